//! What a partnership would hold of each offer.
//!
//! The first provider gives a place and the weeks of experts that the request needs in a year, or,
//! where it has fewer, what it has left. The second gives a place and no weeks: it closes a gap with
//! money, a technique or a language, for which the request counts no weeks.
//!
//! The promise is made when a coordinator endorses: that is what the parties are asked about, so
//! that is what must still be there at the last consent.

use domain::{
    CapacityOffer, CapacityOfferId, capacity_offer::Hold, cooperation_request::Terms,
    review::Parties,
};

use super::Desk;

impl Desk {
    /// What would be held now, the first provider's part first.
    pub(crate) fn promise(&self, parties: &Parties) -> Vec<Hold> {
        let needed = self.asked(&parties.request).map_or(1, Terms::weeks_a_year);
        let leading = self.left(&parties.first_provider.offer).expert_weeks;
        let weeks = [needed.min(leading).max(1), 0];
        let hold = |expert_weeks| Hold { places: 1, expert_weeks };
        parties.givers().zip(weeks).map(|(_, weeks)| hold(weeks)).collect()
    }

    fn left(&self, offer: &CapacityOfferId) -> Hold {
        let offered = self.offers.get(offer).and_then(|it| match &it.state {
            CapacityOffer::Open(offered) => Some(offered.left()),
            _ => None,
        });
        offered.unwrap_or(Hold { places: 0, expert_weeks: 0 })
    }
}
