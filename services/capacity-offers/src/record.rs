//! An offer as the API shows it.

use app::story::Story;
use domain::{
    CapacityOffer, CapacityOfferId,
    capacity_offer::{Offered, Terms},
};
use event_store::Position;
use jiff::Timestamp;
use serde::Serialize;

use crate::{catalogue::Listed, schema::OfferTerms, stage::Stage};

/// An offer, what it says, and what of it is taken.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Offer {
    /// Its name, for ever.
    #[schema(value_type = String, example = "br-human-milk-banks")]
    pub id: CapacityOfferId,
    /// Where it stands in its life.
    pub stage: Stage,
    /// The version, as in the `ETag`: the position of its last event.
    #[schema(example = 41)]
    pub version: u64,
    /// When it was made known.
    pub published_at: Timestamp,
    /// When something last happened to it.
    pub changed_at: Timestamp,
    /// How many more partnerships it can carry.
    #[schema(example = 2)]
    pub places_left: u16,
    /// How many weeks of experts a year nobody holds.
    #[schema(example = 12)]
    pub expert_weeks_left: u16,
    /// What partnerships hold of it.
    pub held: Vec<Held>,
    /// What it says.
    #[schema(value_type = OfferTerms)]
    pub terms: Terms,
}

/// What one partnership holds of an offer.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = OfferHold)]
pub struct Held {
    /// The partnership.
    #[schema(example = "bo-human-milk-banks")]
    pub partnership: String,
    /// Partnerships in parallel.
    #[schema(example = 1)]
    pub places: u16,
    /// Weeks of experts in a year.
    #[schema(example = 6)]
    pub expert_weeks: u16,
}

impl Offer {
    /// The offer of the catalogue; none before it was published.
    pub(crate) fn listed(listed: &Listed) -> Option<Self> {
        let (published_at, changed_at) = (listed.published_at, listed.changed_at);
        Self::new(&listed.id, &listed.offer, listed.position, published_at, changed_at)
    }

    /// The offer as its stream tells it.
    pub(crate) fn told(id: &CapacityOfferId, story: &Story<CapacityOffer>) -> Option<Self> {
        Self::new(id, &story.state, story.position, story.began(), story.changed())
    }

    fn new(
        id: &CapacityOfferId,
        offer: &CapacityOffer,
        position: Position,
        published_at: Timestamp,
        changed_at: Timestamp,
    ) -> Option<Self> {
        let offered = offer.offered()?;
        let left = offered.left();
        Some(Self {
            id: id.clone(),
            stage: Stage::of(offer)?,
            version: position.0,
            published_at,
            changed_at,
            places_left: left.places,
            expert_weeks_left: left.expert_weeks,
            held: held(offered),
            terms: offered.terms.clone(),
        })
    }
}

fn held(offered: &Offered) -> Vec<Held> {
    let held =
        |(partnership, hold): (&domain::PartnershipId, &domain::capacity_offer::Hold)| Held {
            partnership: partnership.to_string(),
            places: hold.places,
            expert_weeks: hold.expert_weeks,
        };
    offered.held.iter().map(held).collect()
}
