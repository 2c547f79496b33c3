//! What every handler of this service is handed, and the road that each change takes.

use app::{
    Acting, App, Input, Problem, Versioned,
    identity::{Action, Person},
    page::{Alike, Choice},
    settle,
    sight::holder,
    story::Story,
};
use axum::{Json, extract::FromRef};
use domain::{
    CapacityOffer, CapacityOfferId, Multilateral, ProgrammeId, Provider,
    capacity_offer::{Command, Terms},
};
use event_store::{Position, View, execute};
use jiff::tz::TimeZone;

use crate::{
    catalogue::Catalogue,
    one::address,
    record::{Offer, Seeing},
    terms::read_terms,
};

/// What handlers work with.
#[derive(Clone)]
pub(crate) struct Desk {
    pub(crate) app: App,
    pub(crate) offers: View<Catalogue>,
}

impl FromRef<Desk> for App {
    fn from_ref(desk: &Desk) -> Self {
        desk.app.clone()
    }
}

/// An offer with its history.
pub(crate) struct Told {
    pub(crate) id: CapacityOfferId,
    pub(crate) story: Story<CapacityOffer>,
}

impl Told {
    /// What it says.
    pub(crate) fn terms(&self) -> Result<&Terms, Problem> {
        let offered = self.story.state.offered().ok_or_else(Problem::not_found)?;
        Ok(&offered.terms)
    }
}

impl Desk {
    /// The offer of that name with its history.
    pub(crate) async fn tell(&self, id: &str) -> Result<Told, Problem> {
        let id: CapacityOfferId = id.parse().map_err(|_| Problem::not_found())?;
        let story = Story::read(&*self.app.store, &id).await?;
        Ok(Told { id, story })
    }

    /// The same, for somebody who wants to change it.
    pub(crate) async fn tell_owner(&self, acting: &Acting, id: &str) -> Result<Told, Problem> {
        let told = self.tell(id).await?;
        acting.may(Action::ChangeOffer(told.terms()?.provider))?;
        Ok(told)
    }

    /// The programmes that an offer can be part of.
    pub(crate) fn programmes(&self) -> Vec<Choice> {
        self.offers.read().programmes().choices()
    }

    /// What a programme calls itself; its id where that is not known.
    pub(crate) fn name_of_programme(&self, id: &ProgrammeId) -> String {
        self.offers.read().programmes().name(id).unwrap_or(id.as_str()).to_owned()
    }

    /// What is there already and says nearly the same as a new offer. Nothing where it cannot be
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
        let offers = self.offers.read();
        let alike = offers.alike(&terms).into_iter().filter_map(|listed| {
            let terms = listed.terms()?;
            let (title, written_in) = (terms.title.clone(), terms.written_in);
            Some(Alike {
                address: address(&listed.id),
                title,
                written_in,
                id: listed.id.to_string(),
                party: terms.provider.name(acting.locale).to_owned(),
                since: listed.published_at.to_zoned(TimeZone::UTC).date(),
            })
        });
        Ok(alike.collect())
    }

    /// Carries out a command and waits until the catalogue shows it.
    pub(crate) async fn change(
        &self,
        acting: &Acting,
        input: &Input,
        id: &CapacityOfferId,
        command: Command,
    ) -> Result<Position, Problem> {
        let caller = acting.caller(input);
        let done = execute::<CapacityOffer>(&*self.app.store, &caller, id, command).await?;
        self.settle(done.position).await;
        Ok(done.position)
    }

    /// Waits until the catalogue shows the event at `position`.
    pub(crate) async fn settle(&self, position: Position) {
        settle(&self.offers, position, "offers").await;
    }

    /// The offer as the API shows it.
    pub(crate) async fn show(
        &self,
        reader: Option<&Person>,
        id: &CapacityOfferId,
    ) -> Result<Versioned<Json<Offer>>, Problem> {
        self.show_as_of(reader, id, Position(u64::MAX)).await
    }

    /// The same as a command left it that ended at `last`: who sends the command again gets the same
    /// answer, whatever has happened since.
    pub(crate) async fn show_as_of(
        &self,
        reader: Option<&Person>,
        id: &CapacityOfferId,
        last: Position,
    ) -> Result<Versioned<Json<Offer>>, Problem> {
        let story = Story::read_as_of(&*self.app.store, id, last).await?;
        self.know_holders(&story).await;
        let offers = self.offers.read();
        let seeing = Seeing { reader, sight: offers.sight() };
        let offer = Offer::told(id, &story, seeing).ok_or_else(Problem::not_found)?;
        Ok(Versioned(story.position, Json(offer)))
    }

    /// Waits until it is known who may see by which partnerships the offer is held, if it is.
    pub(crate) async fn know_holders(&self, story: &Story<CapacityOffer>) {
        if story.steps.iter().any(|step| holder(&step.event).is_some()) {
            let head = *self.app.store.head().borrow();
            self.settle(head).await;
        }
    }
}

/// What somebody wants to do who opens an empty form: publish an offer of whomever they speak for.
pub(crate) fn publishing(person: &Person) -> Action {
    let anybody = || Multilateral::at(0).map(Provider::Multilateral);
    // Who speaks for nobody may do it for anybody, or not at all.
    let provider = person.role.provider().or_else(anybody);
    provider.map_or(Action::Import, Action::ChangeOffer)
}
