//! The first page: what Ayni is, and for those who have signed in, what waits for them.

use app::{
    Html, Page,
    i18n::{self, Shown},
    identity::Action,
};
use askama::Template;
use axum::extract::State;
use domain::{Arg, CooperationRequestId, Language, ProposalId, Review};
use jiff::{ToSpan as _, civil::Date};

use crate::{
    bench::Bench,
    desk::{Desk, Status},
    queue, sight,
    view::Line,
};

/// How many of a kind are named; the others are counted.
const NAMED: usize = 5;
/// How many days before its day a deferral is told of.
const SOON: i32 = 7;

#[derive(Template)]
#[template(path = "home.html")]
pub(crate) struct Home {
    page: Page,
    /// What waits for the reader; none where nothing can, since nobody has signed in or it only reads.
    waits: Option<Vec<Wait>>,
}

/// Something that waits.
struct Wait {
    /// What and how many, in a sentence.
    says: String,
    /// Where all of it is, where it is together.
    address: Option<&'static str>,
    /// The first of it, by name.
    links: Vec<Link>,
    /// How many more there are.
    more: usize,
}

/// One of those that wait.
struct Link {
    address: String,
    text: String,
    /// The language of the text, where somebody wrote it.
    written_in: Option<Language>,
    note: String,
    /// The same of the note.
    note_in: Option<Language>,
}

/// Who reads the page, and what they are told of.
struct Waiting<'a> {
    page: &'a Page,
    desk: &'a Desk,
    /// The open requests whose proposals the reader may see, in the order of the queue.
    requests: Vec<CooperationRequestId>,
}

pub(crate) async fn page(page: Page, State(bench): State<Bench>) -> Html<Home> {
    let role = page.person.as_ref().map(|person| person.role);
    let decides = page.can(Action::Decide);
    let is_party = role.is_some_and(|it| it.country().is_some() || it.provider().is_some());
    if !decides && !is_party {
        return Html(Home { page, waits: None });
    }
    bench.current().await;
    let desk = bench.desk.read();
    let requests = queue::order(&desk, page.person.as_ref());
    let waiting = Waiting { page: &page, desk: &desk, requests };
    let waits = if decides {
        [waiting.decisions(), waiting.answers(), waiting.deferred()]
    } else {
        [waiting.consents(), waiting.own_requests(), waiting.deferred()]
    };
    let waits = waits.into_iter().flatten().collect();
    drop(desk);
    Html(Home { page, waits: Some(waits) })
}

impl Waiting<'_> {
    /// What a coordinator decides.
    fn decisions(&self) -> Option<Wait> {
        let counts = self.requests.iter().map(|id| self.desk.to_decide(id));
        let (all, requests) = counts
            .filter(|count| *count > 0)
            .fold((0, 0), |(all, requests), count| (all + count, requests + 1));
        let args = [("count", Arg::from(all)), ("requests", Arg::from(requests))];
        let says = i18n::text_with(self.page.locale, "home-to-decide", args);
        Wait::of(says, Some("/review"), vec![], all)
    }

    /// What was endorsed and waits for its parties.
    fn answers(&self) -> Option<Wait> {
        let reader = self.page.person.as_ref();
        let waits = |id: &&ProposalId| {
            let request = id.parties().map(|(request, ..)| request);
            !self.desk.terms_moved(id)
                && request.is_some_and(|id| sight::proposals(self.desk, reader, &id))
        };
        let count = self.desk.endorsed.iter().filter(waits).count();
        let says = self.page.count("home-endorsed", count);
        Wait::of(says, Some("/review?status=endorsed"), vec![], count)
    }

    /// What a party is asked to consent to.
    fn consents(&self) -> Option<Wait> {
        let reader = self.page.person.as_ref();
        let cases = self.desk.cases.iter();
        let asked = cases.filter(|(id, case)| queue::waits_for(self.desk, reader, id, case));
        let asked: Vec<&ProposalId> = asked.map(|(id, _)| id).collect();
        let links = asked.iter().take(NAMED).filter_map(|id| self.asked(id));
        let says = self.page.count("home-consents", asked.len());
        Wait::of(says, Some("/review"), links.collect(), asked.len())
    }

    /// The party's own requests for which a coordinator has yet to decide.
    fn own_requests(&self) -> Option<Wait> {
        let counts = self.requests.iter().map(|id| (id, self.desk.to_decide(id)));
        let open: Vec<_> = counts.filter(|(_, count)| *count > 0).collect();
        let link = |(id, count): &(&CooperationRequestId, usize)| {
            let terms = self.desk.asked(id)?;
            Some(Link {
                address: format!("/review/{id}"),
                text: terms.title.clone(),
                written_in: Some(terms.written_in),
                note: self.page.count("home-proposals", *count),
                note_in: None,
            })
        };
        let links = open.iter().take(NAMED).filter_map(link).collect();
        let all: usize = open.iter().map(|(_, count)| count).sum();
        let says = self.page.count("home-own-requests", all);
        let mut wait = Wait::of(says, None, links, all)?;
        wait.more = open.len() - wait.links.len();
        Some(wait)
    }

    /// What was put off until a day that has come or soon will.
    fn deferred(&self) -> Option<Wait> {
        let mut due: Vec<(Date, &ProposalId)> = vec![];
        for request in &self.requests {
            let decided = self.desk.decided(request);
            due.extend(decided.filter_map(|id| Some((self.due(id)?, id))));
        }
        due.sort();
        let link = |(until, id): &(Date, &ProposalId)| {
            let has_come = self.desk.today.is_some_and(|today| today >= *until);
            let note = if has_come { "home-due-since" } else { "home-due-on" };
            self.proposal(id, self.page.t1(note, "day", *until))
        };
        let links = due.iter().take(NAMED).filter_map(link).collect();
        let says = self.page.count("home-deferred", due.len());
        Wait::of(says, None, links, due.len())
    }

    /// Until when the proposal was put off, where it still waits and the day is near.
    fn due(&self, id: &ProposalId) -> Option<Date> {
        let Review::Deferred { until } = self.desk.cases.get(id)?.review else { return None };
        let soon = self.desk.today?.checked_add(SOON.days()).ok()?;
        let status = self.desk.status(id);
        let still = matches!(status, Status::Deferred { .. }) || status.is_to_decide();
        (still && until <= soon).then_some(until)
    }

    fn proposal(&self, id: &ProposalId, note: String) -> Option<Link> {
        let line = Line::of(self.desk, self.page.locale, id)?;
        let (request, ..) = id.parties()?;
        let recipient = self.desk.asked(&request)?.recipient.shown(self.page.locale);
        let parties = ("providers", line.names.as_str());
        let text = self.page.t2("proposal-title", parties, ("recipient", recipient));
        Some(Link {
            address: format!("/proposals/{id}"),
            text,
            written_in: None,
            note,
            note_in: None,
        })
    }

    /// A proposal with what the request is called that it answers.
    fn asked(&self, id: &ProposalId) -> Option<Link> {
        let (request, ..) = id.parties()?;
        let terms = self.desk.asked(&request)?;
        let link = self.proposal(id, terms.title.clone())?;
        Some(Link { note_in: Some(terms.written_in), ..link })
    }
}

impl Wait {
    /// Nothing where there is none.
    fn of(
        says: String,
        address: Option<&'static str>,
        links: Vec<Link>,
        count: usize,
    ) -> Option<Self> {
        let more = if links.is_empty() { 0 } else { count.saturating_sub(links.len()) };
        (count > 0).then_some(Self { says, address, links, more })
    }
}
