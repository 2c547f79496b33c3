//! What every handler of this service is handed, and the road that each change takes.

use app::{
    Acting, App, Input, Problem, Versioned,
    identity::{Action, Person},
    page::Alike,
    settle,
    story::Story,
};
use axum::{Json, extract::FromRef};
use domain::{
    CooperationRequest, CooperationRequestId, Country,
    cooperation_request::{Command, Terms},
};
use event_store::{Position, View, execute};
use jiff::tz::TimeZone;

use crate::{catalogue::Catalogue, one::address, record::Request, terms::read_terms};

/// What handlers work with.
#[derive(Clone)]
pub(crate) struct Desk {
    pub(crate) app: App,
    pub(crate) requests: View<Catalogue>,
}

impl FromRef<Desk> for App {
    fn from_ref(desk: &Desk) -> Self {
        desk.app.clone()
    }
}

/// A request with its history.
pub(crate) struct Told {
    pub(crate) id: CooperationRequestId,
    pub(crate) story: Story<CooperationRequest>,
}

impl Told {
    /// What it says.
    pub(crate) fn terms(&self) -> Result<&Terms, Problem> {
        self.story.state.terms().ok_or_else(Problem::not_found)
    }
}

impl Desk {
    /// The request of that name with its history, for a reader who may see it. For others it is as
    /// if there were none.
    pub(crate) async fn tell(&self, reader: Option<&Person>, id: &str) -> Result<Told, Problem> {
        let id: CooperationRequestId = id.parse().map_err(|_| Problem::not_found())?;
        let story = Story::read(&*self.app.store, &id).await?;
        let told = Told { id, story };
        let visible = self.requests.read().may_see(reader, &told.id, told.terms()?);
        if visible { Ok(told) } else { Err(Problem::not_found()) }
    }

    /// The same, for somebody of the agency that asks.
    pub(crate) async fn tell_owner(&self, acting: &Acting, id: &str) -> Result<Told, Problem> {
        let told = self.tell(Some(&acting.person), id).await?;
        acting.may(Action::ChangeRequest(told.terms()?.recipient))?;
        Ok(told)
    }

    /// The same, for a coordinator.
    pub(crate) async fn tell_coordinator(
        &self,
        acting: &Acting,
        id: &str,
    ) -> Result<Told, Problem> {
        let told = self.tell(Some(&acting.person), id).await?;
        acting.may(Action::Decide)?;
        Ok(told)
    }

    /// What is there already and says nearly the same as a new request. Nothing where it cannot be
    /// read, which is told elsewhere, and nothing where the wish was fulfilled before.
    pub(crate) async fn alike(
        &self,
        acting: &Acting,
        input: &Input,
    ) -> Result<Vec<Alike>, Problem> {
        let Ok((_, terms)) = read_terms(&input.raw) else { return Ok(Vec::new()) };
        let command = acting.caller(input).command;
        if self.app.store.outcome(command).await?.is_some() {
            return Ok(Vec::new());
        }
        let requests = self.requests.read();
        let alike = requests.alike(&acting.person, &terms).into_iter().filter_map(|listed| {
            let terms = listed.terms()?;
            let (title, written_in) = (terms.title.clone(), terms.written_in);
            Some(Alike {
                address: address(&listed.id),
                title,
                written_in,
                id: listed.id.to_string(),
                party: terms.recipient.name(acting.locale).to_owned(),
                since: listed.submitted_at.to_zoned(TimeZone::UTC).date(),
            })
        });
        Ok(alike.collect())
    }

    /// Carries out a command and waits until the catalogue shows it.
    pub(crate) async fn change(
        &self,
        acting: &Acting,
        input: &Input,
        id: &CooperationRequestId,
        command: Command,
    ) -> Result<Position, Problem> {
        let caller = acting.caller(input);
        let done = execute::<CooperationRequest>(&*self.app.store, &caller, id, command).await?;
        self.settle(done.position).await;
        Ok(done.position)
    }

    /// Waits until the catalogue shows the event at `position`.
    pub(crate) async fn settle(&self, position: Position) {
        settle(&self.requests, position, "requests").await;
    }

    /// The request as the API shows it, to somebody who was found to be allowed to see it, as a command
    /// left it that ended at `last`: who sends the command again gets the same answer, whatever has
    /// happened since.
    pub(crate) async fn show_as_of(
        &self,
        id: &CooperationRequestId,
        last: Position,
    ) -> Result<Versioned<Json<Request>>, Problem> {
        let story = Story::read_as_of(&*self.app.store, id, last).await?;
        let request = Request::told(id, &story).ok_or_else(Problem::not_found)?;
        Ok(Versioned(story.position, Json(request)))
    }
}

/// What somebody wants to do who opens an empty form: ask for whichever country they speak for.
pub(crate) fn submitting(person: &Person) -> Action {
    // Who speaks for no country may do it for any, or not at all.
    let country = person.role.country().or_else(|| Country::at(0));
    country.map_or(Action::Import, Action::ChangeRequest)
}
