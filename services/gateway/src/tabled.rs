//! What can be brought in and written out as a table: offers and requests.

use app::{
    fields::{FieldError, Raw},
    identity::Action,
    table::Column,
};
use domain::{
    Aggregate, CapacityOffer, CapacityOfferId, CooperationRequest, CooperationRequestId, Country,
    Language, ProgrammeId, Provider, ThematicArea, capacity_offer, cooperation_request,
};
use jiff::civil::Date;
use likeness::Posted;
use serde::Serialize;

use crate::records::Records;

/// A record read from one row: its id, where the row names one, and what it says.
pub type Read<A> = (Option<<A as Aggregate>::Id>, <A as Tabled>::Terms);

/// An aggregate whose terms fit a row.
pub trait Tabled: Aggregate<Id: Ord + std::str::FromStr> {
    /// What a row says.
    type Terms: Clone + Serialize + Send + Sync;
    /// Whose it is.
    type Party: PartialEq + Send + Sync;
    /// The columns of its table.
    const COLUMNS: &'static [Column];
    /// The most characters of an id.
    const ID_CHARS: usize;
    /// The field that tells its tables from others.
    const TELLING: &'static str;

    /// Reads a row that is taken in on that day, or says everything that is wrong with it.
    fn read(raw: &Raw, today: Date) -> Result<Read<Self>, Vec<FieldError>>;

    /// The command that takes it in.
    fn command(terms: Self::Terms) -> Self::Command;

    /// The programme that it names.
    fn programme(_terms: &Self::Terms) -> Option<&ProgrammeId> {
        None
    }

    /// What whoever brings it in must be allowed.
    fn right(terms: &Self::Terms) -> Action;

    /// The words that make an id where the row names none.
    fn words(terms: &Self::Terms) -> [String; 2];

    /// What tells whether it was brought in before.
    fn posted(terms: &Self::Terms) -> Posted<Self::Party, ThematicArea, Language>;

    /// Whether there is one with this id.
    fn exists(&self) -> bool;

    /// What it says, while it has not ended.
    fn standing(&self) -> Option<&Self::Terms>;

    /// Every one that is recorded, with what it says now.
    fn all(records: &Records) -> Vec<(Self::Id, Self::Terms)>;
}

impl Tabled for CapacityOffer {
    type Terms = capacity_offer::Terms;
    type Party = Provider;
    const COLUMNS: &'static [Column] = capacity_offers::COLUMNS;
    const ID_CHARS: usize = CapacityOfferId::MAX;
    const TELLING: &'static str = "provider";

    fn read(raw: &Raw, today: Date) -> Result<Read<Self>, Vec<FieldError>> {
        capacity_offers::read_new_terms(raw, today)
    }

    fn command(terms: Self::Terms) -> Self::Command {
        capacity_offer::Command::Publish(Box::new(terms))
    }

    fn programme(terms: &Self::Terms) -> Option<&ProgrammeId> {
        terms.programme.as_ref()
    }

    fn right(terms: &Self::Terms) -> Action {
        Action::ChangeOffer(terms.provider)
    }

    fn words(terms: &Self::Terms) -> [String; 2] {
        [terms.provider.to_string(), terms.title.clone()]
    }

    fn posted(terms: &Self::Terms) -> Posted<Provider, ThematicArea, Language> {
        capacity_offers::posted(terms)
    }

    fn exists(&self) -> bool {
        self.offered().is_some()
    }

    fn standing(&self) -> Option<&Self::Terms> {
        let offered = self.offered().filter(|_| !matches!(self, Self::Ended(..)));
        offered.map(|offered| &offered.terms)
    }

    fn all(records: &Records) -> Vec<(Self::Id, Self::Terms)> {
        let offers = records.offers.iter();
        offers.filter_map(|(id, it)| Some((id.clone(), it.offered()?.terms.clone()))).collect()
    }
}

impl Tabled for CooperationRequest {
    type Terms = cooperation_request::Terms;
    type Party = Country;
    const COLUMNS: &'static [Column] = cooperation_requests::COLUMNS;
    const ID_CHARS: usize = CooperationRequestId::MAX;
    const TELLING: &'static str = "recipient";

    fn read(raw: &Raw, today: Date) -> Result<Read<Self>, Vec<FieldError>> {
        cooperation_requests::read_new_terms(raw, today)
    }

    fn command(terms: Self::Terms) -> Self::Command {
        cooperation_request::Command::Submit(Box::new(terms))
    }

    fn right(terms: &Self::Terms) -> Action {
        Action::ChangeRequest(terms.recipient)
    }

    fn words(terms: &Self::Terms) -> [String; 2] {
        [terms.recipient.to_string(), terms.title.clone()]
    }

    fn posted(terms: &Self::Terms) -> Posted<Country, ThematicArea, Language> {
        cooperation_requests::posted(terms)
    }

    fn exists(&self) -> bool {
        self.terms().is_some()
    }

    fn standing(&self) -> Option<&Self::Terms> {
        self.waiting()
    }

    fn all(records: &Records) -> Vec<(Self::Id, Self::Terms)> {
        let requests = records.requests.iter();
        requests.filter_map(|(id, it)| Some((id.clone(), it.terms()?.clone()))).collect()
    }
}
