//! An offer as the API shows it.

use app::{identity::Person, sight::Sight, story::Story};
use domain::{
    CapacityOffer, CapacityOfferId, PartnershipId,
    capacity_offer::{Hold, Offered, Terms},
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
    /// The partnership; absent where the reader may not see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "bo-human-milk-banks")]
    pub partnership: Option<String>,
    /// Partnerships in parallel.
    #[schema(example = 1)]
    pub places: u16,
    /// Weeks of experts in a year.
    #[schema(example = 6)]
    pub expert_weeks: u16,
}

impl Offer {
    /// The offer of the catalogue; none before it was published.
    pub(crate) fn listed(listed: &Listed, seeing: Seeing<'_>) -> Option<Self> {
        let (published_at, changed_at) = (listed.published_at, listed.changed_at);
        Self::new(&listed.id, &listed.offer, listed.position, [published_at, changed_at], seeing)
    }

    /// The offer as its stream tells it.
    pub(crate) fn told(
        id: &CapacityOfferId,
        story: &Story<CapacityOffer>,
        seeing: Seeing<'_>,
    ) -> Option<Self> {
        Self::new(id, &story.state, story.position, [story.began(), story.changed()], seeing)
    }

    fn new(
        id: &CapacityOfferId,
        offer: &CapacityOffer,
        position: Position,
        [published_at, changed_at]: [Timestamp; 2],
        seeing: Seeing<'_>,
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
            held: held(offered, seeing),
            terms: offered.terms.clone(),
        })
    }
}

/// A reader, and who may see what.
#[derive(Clone, Copy)]
pub(crate) struct Seeing<'s> {
    pub(crate) reader: Option<&'s Person>,
    pub(crate) sight: &'s Sight,
}

impl Seeing<'_> {
    /// Whether the reader may know which partnership it is.
    pub(crate) fn names(self, partnership: &PartnershipId) -> bool {
        self.sight.may_see_partnership(self.reader, partnership)
    }
}

fn held(offered: &Offered, seeing: Seeing<'_>) -> Vec<Held> {
    let held = |(partnership, hold): (&PartnershipId, &Hold)| Held {
        partnership: seeing.names(partnership).then(|| partnership.to_string()),
        places: hold.places,
        expert_weeks: hold.expert_weeks,
    };
    offered.held.iter().map(held).collect()
}
