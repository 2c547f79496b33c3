//! The match card: one proposal with all that a decision needs, and the forms to take it.

use app::{
    Acting, Html, Input, Page, Partial, Problem, Versioned,
    fields::Raw,
    i18n,
    identity::Action,
    page::{Choice, Draft, choices, see_other},
    problem::{Kind, Problems},
};
use askama::Template;
use axum::{
    Json,
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use domain::{
    ProposalId,
    review::{DeclineReason, Party},
};
use event_store::Position;
use jiff::{ToSpan as _, civil::Date};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    answer::{Outcome, answer},
    bench::{Bench, Reader},
    decide::{decide, last_deferral},
    drawing::Drawing,
    queue::{decides, neighbours, reader},
    schema::{CoordinatorDecision, Expecting, PartyAnswer},
    sight,
    view::{Card, PartyTold},
};

#[derive(Template)]
#[template(path = "proposal.html")]
struct ProposalPage {
    page: Page,
    css: &'static str,
    title: String,
    card: Card,
    drawing: Drawing,
    /// The drawing in a sentence.
    caption: String,
    version: Position,
    draft: Draft,
    /// Why what was sent was not done.
    refused: Option<String>,
    decides: bool,
    /// Whether the reader may see the whole list.
    sees_list: bool,
    acts_for: bool,
    reasons: Vec<Choice>,
    tomorrow: Date,
    /// The last day until which it can be deferred.
    last_deferral: Date,
    next: Option<ProposalId>,
    before: Option<ProposalId>,
}

impl ProposalPage {
    async fn read(bench: &Bench, page: Page, id: &str) -> Result<Self, Problem> {
        let found = bench.find(id, page.person.as_ref()).await?;
        let (version, card) = bench.card(reader(&page), &found)?;
        let decides = decides(&page);
        let sees_list = {
            let desk = bench.desk.read();
            sight::proposals(&desk, page.person.as_ref(), &found.proposal.request)
        };
        let (next, before) = if decides {
            let desk = bench.desk.read();
            neighbours(&desk, page.person.as_ref(), &found.proposal.id)
        } else {
            (None, None)
        };
        Ok(Self {
            css: crate::assets::address(),
            title: page.t2(
                "proposal-title",
                ("providers", card.names(page.locale)),
                ("recipient", &card.request.recipient_name),
            ),
            drawing: drawing(&page, &card),
            caption: caption(&page, &card),
            version,
            draft: Draft::blank(),
            refused: None,
            decides,
            sees_list,
            acts_for: page.can(Action::ActFor),
            reasons: choices(page.locale, "decline", DeclineReason::ALL),
            last_deferral: last_deferral(page.today),
            tomorrow: page.today.checked_add(1.day()).unwrap_or(page.today),
            next,
            before,
            card,
            page,
        })
    }

    /// Whether the form of that decision was refused.
    fn was_sent(&self, decision: &str) -> bool {
        self.draft.value("decision") == decision
    }

    /// What was typed into that form, so that nobody types it twice.
    fn typed(&self, decision: &str, field: &str) -> &str {
        if self.was_sent(decision) { self.draft.value(field) } else { "" }
    }

    /// Whether a coordinator can still say yes or put it off.
    fn is_undecided(&self) -> bool {
        self.card.status.to_decide || self.card.status.code == "deferred"
    }

    fn is_endorsed(&self) -> bool {
        self.card.status.code == "endorsed"
    }

    /// Whether the form that was sent is still on the page.
    fn has_sent_form(&self) -> bool {
        match self.draft.value("decision") {
            "take" | "comment" => self.decides,
            "endorse" | "defer" => self.decides && self.is_undecided(),
            "decline" => self.decides && (self.is_undecided() || self.is_endorsed()),
            _ => {
                let sent = self.draft.value("party");
                self.card.parties.iter().any(|it| it.party == sent && self.asks(it))
            }
        }
    }

    /// Whether the reader can answer here for that party.
    fn asks(&self, party: &PartyTold) -> bool {
        let waits = self.is_endorsed() && party.answer == "waiting" && !self.card.terms_moved;
        waits && (party.may_answer || self.acts_for)
    }

    /// Whether what is to be told once is about this proposal; then it stands where the next step is.
    fn tells_of_step(&self) -> bool {
        let steps = ["notice-proposal-", "notice-consent-", "notice-refusal-"];
        steps.iter().any(|step| self.page.tells(step))
    }

    /// The control of the refused form in which that field is filled in; none for what a form hides.
    fn anchor(&self, field: &str) -> Option<String> {
        let value = |name| self.draft.value(name);
        match (value("decision"), field) {
            (sent @ "decline", "reason")
            | (sent @ "defer", "until")
            | (sent @ ("endorse" | "decline" | "defer" | "comment"), "words") => {
                Some(format!("{sent}-{field}"))
            }
            ("", "words") => {
                let answer = if value("consents") == "true" { "yes" } else { "no" };
                Some(format!("{}-{answer}", value("party")))
            }
            _ => None,
        }
    }

    /// Whether that answer of that party was refused.
    fn answered(&self, party: &str, consents: &str) -> bool {
        self.draft.value("party") == party && self.draft.value("consents") == consents
    }
}

/// Who gives what to whom, in a sentence.
fn caption(page: &Page, card: &Card) -> String {
    let names = [("first", card.first()), ("recipient", &card.request.recipient_name)];
    let names = names.into_iter().chain(card.second().map(|second| ("second", second)));
    let id = format!("proposal-caption-{}", card.form);
    i18n::text_with(page.locale, &id, names.map(|(name, text)| (name, text.into())))
}

fn drawing(page: &Page, card: &Card) -> Drawing {
    let role = |party: Party| page.code("party", &party);
    let second = card.second().map(|name| (role(Party::SecondProvider), name));
    Drawing::of(
        (role(Party::Recipient), &card.request.recipient_name),
        (role(Party::FirstProvider), card.first()),
        second,
    )
}

pub(crate) async fn page(
    page: Page,
    Path(id): Path<String>,
    State(bench): State<Bench>,
) -> Result<Response, Problem> {
    bench.current().await;
    Ok(Html(ProposalPage::read(&bench, page, &id).await?).into_response())
}

pub(crate) async fn submit_decision(
    State(bench): State<Bench>,
    acting: Acting,
    page: Page,
    Path(id): Path<String>,
    input: Input,
) -> Result<Response, Problem> {
    let decided = match acting.takes(&input) {
        Ok(()) => decide(&bench, &acting, &input, &id).await,
        Err(problem) => Err(problem),
    };
    match decided {
        Ok(_) => {
            let decision = input.raw.at("decision").text();
            let notice = match decision {
                Some("take") => "notice-proposal-taken",
                Some("endorse") => "notice-proposal-endorsed",
                Some("decline") => "notice-proposal-declined",
                Some("defer") => "notice-proposal-deferred",
                _ => "notice-proposal-commented",
            };
            // Where the reader was, and what they wrote.
            let part = if decision == Some("comment") { "history" } else { "decide" };
            Ok(see_other(&format!("/proposals/{id}#{part}"), notice))
        }
        Err(problem) => again(&bench, page, &id, input.raw, problem).await,
    }
}

pub(crate) async fn submit_consent(
    State(bench): State<Bench>,
    acting: Acting,
    page: Page,
    Path(id): Path<String>,
    input: Input,
) -> Result<Response, Problem> {
    let answered = match acting.takes(&input) {
        Ok(()) => answer(&bench, acting, &input, &id).await,
        Err(problem) => Err(problem),
    };
    match answered {
        Ok(Outcome::Formed(partnership)) => {
            let address = format!("/partnerships/{partnership}");
            Ok(see_other(&address, "notice-partnership-formed"))
        }
        Ok(outcome) => {
            let notice = if outcome == Outcome::Refused {
                "notice-refusal-recorded"
            } else {
                "notice-consent-recorded"
            };
            Ok(see_other(&format!("/proposals/{id}#decide"), notice))
        }
        Err(problem) => again(&bench, page, &id, input.raw, problem).await,
    }
}

/// The card as it stands now, with the reason why nothing was done and with what was typed.
async fn again(
    bench: &Bench,
    page: Page,
    id: &str,
    raw: Raw,
    problem: Problem,
) -> Result<Response, Problem> {
    let kind = problem.kind();
    if !matches!(kind, Kind::Validation | Kind::Stale | Kind::Rule | Kind::Contended) {
        return Err(problem);
    }
    bench.current().await;
    let page = page.at(&format!("/proposals/{id}"));
    let mut card = ProposalPage::read(bench, page, id).await?;
    let form = if raw.at("decision").is_absent() { "consents" } else { "decisions" };
    card.draft = Draft::refused(raw, problem.errors().to_vec());
    if card.has_sent_form() {
        card.page = card.page.filled(&format!("/proposals/{id}/{form}"));
    }
    let status = if kind == Kind::Validation { card.draft.status() } else { kind.status() };
    card.refused = why(&card, &problem);
    Ok((status, Html(card)).into_response())
}

/// Why nothing was done; none where nothing was asked for but the form itself.
fn why(card: &ProposalPage, problem: &Problem) -> Option<String> {
    let kind = problem.kind();
    if kind == Kind::Validation && problem.errors().is_empty() {
        return None;
    }
    // That there is nothing left to decide says more than that something has changed.
    let decided = card.card.history.iter().rfind(|step| step.kind != "Commented");
    if let Some(step) = decided.filter(|_| kind == Kind::Stale && !card.has_sent_form()) {
        let (who, what) = (("who", step.who.as_str()), ("what", step.what.as_str()));
        return Some(card.page.t2("review-decided-since", who, what));
    }
    let whole = problem.errors().iter().find(|error| error.field.is_empty());
    let said = problem.detail().or(whole.map(|error| &error.message));
    let kind_of = || card.page.t(&format!("problem-{}", kind.slug()));
    Some(said.map_or_else(kind_of, |said| card.page.say(said)))
}

/// One proposal with all that a decision needs: each criterion with its points and its evidence, what
/// is missing, who has consented, what happened.
#[utoipa::path(
    get,
    path = "/api/v1/proposals/{id}",
    tag = "Review",
    params(("id" = String, Path, example = "bo-milk-banks~br-human-milk-banks")),
    responses(
        (status = 200, description = "The proposal.", body = Card,
            headers(("ETag" = String, description = "The position of its review's last event, for `If-Match`."))),
        Problems,
    ),
)]
pub(crate) async fn api(
    page: Page,
    Path(id): Path<String>,
    State(bench): State<Bench>,
) -> Result<Partial<Json<Card>>, Problem> {
    bench.current().await;
    shown(&bench, reader(&page), &id, |card| card).await
}

/// Records a coordinator's decision.
#[utoipa::path(
    post,
    path = "/api/v1/proposals/{id}/decisions",
    tag = "Review",
    params(("id" = String, Path, example = "bo-milk-banks~br-human-milk-banks"), Expecting, app::Wishing),
    request_body = CoordinatorDecision,
    responses(
        (status = 200, description = "The proposal as it stands then.", body = Card,
            headers(("ETag" = String, description = "Its new version."))),
        Problems,
    ),
)]
pub(crate) async fn api_decide(
    State(bench): State<Bench>,
    acting: Acting,
    page: Page,
    Path(id): Path<String>,
    input: Input,
) -> Result<Partial<Json<Card>>, Problem> {
    decide(&bench, &acting, &input, &id).await?;
    shown(&bench, reader(&page), &id, |card| card).await
}

/// What came of a party's answer.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Answered {
    /// `consented`, `formed` or `refused`.
    #[schema(example = "formed")]
    pub outcome: &'static str,
    /// The partnership that was formed by it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "bo-milk-banks")]
    pub partnership: Option<String>,
    /// The proposal as it stands then.
    pub proposal: Card,
}

/// Records a party's answer. With the last consent, and in one step with it, the offers' capacity is
/// held, the partnership formed and the request fulfilled. Where the capacity has gone elsewhere, the
/// offer is no longer open or the request has ended, nothing is promised: the proposal lapses, and
/// the answer is 409.
#[utoipa::path(
    post,
    path = "/api/v1/proposals/{id}/consents",
    tag = "Review",
    params(("id" = String, Path, example = "bo-milk-banks~br-human-milk-banks"), Expecting, app::Wishing),
    request_body = PartyAnswer,
    responses(
        (status = 200, description = "What came of it.", body = Answered,
            headers(("ETag" = String, description = "The proposal's new version."))),
        Problems,
    ),
)]
pub(crate) async fn api_consent(
    State(bench): State<Bench>,
    acting: Acting,
    page: Page,
    Path(id): Path<String>,
    input: Input,
) -> Result<Partial<Json<Answered>>, Problem> {
    let outcome = answer(&bench, acting, &input, &id).await?;
    shown(&bench, reader(&page), &id, |proposal| Answered {
        outcome: match outcome {
            Outcome::Consented => "consented",
            Outcome::Formed(_) => "formed",
            Outcome::Refused => "refused",
        },
        partnership: match &outcome {
            Outcome::Formed(id) => Some(id.to_string()),
            _ => None,
        },
        proposal,
    })
    .await
}

async fn shown<T: Serialize>(
    bench: &Bench,
    reader: Reader<'_>,
    id: &str,
    body: impl FnOnce(Card) -> T,
) -> Result<Partial<Json<T>>, Problem> {
    let found = bench.find(id, reader.person).await?;
    let (version, card) = bench.card(reader, &found)?;
    // The version is that of the review: score and list may change while it stays as it is.
    Ok(Partial(Versioned(version, Json(body(card)))))
}
