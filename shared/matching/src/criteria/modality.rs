//! Whether help comes in the forms that are wanted.

use std::sync::Arc;

use domain::{Gap, Message, Modality};

use super::{Criterion, Kind, Score, Scored, most_share_of, share_of};
use crate::{
    candidate::{Candidate, Offered, Support},
    policy::{Section, Share},
};

pub(super) const CRITERION: Criterion = Criterion {
    name: "modality",
    about: "The offer has the forms of cooperation that the needs ask for.",
    kind: Kind::Gain,
    read: |section| Arc::new(Modalities::read(section)),
};

#[derive(Debug)]
struct Modalities {
    /// What a form counts in the place of another, either way.
    near: Vec<([Modality; 2], Share)>,
}

impl Modalities {
    fn read(section: &mut Section<'_>) -> Self {
        Self { near: section.near("near") }
    }

    /// What is offered for a form that is wanted, and what it counts.
    fn best(&self, candidate: &Candidate<'_>, wanted: Modality) -> Option<(Modality, Share)> {
        self.best_of(candidate.offers(), wanted)
    }

    fn best_of<'a>(
        &self,
        offers: impl Iterator<Item = &'a Offered>,
        wanted: Modality,
    ) -> Option<(Modality, Share)> {
        let offered = offers.flat_map(|offered| offered.terms().modalities.iter());
        let counted = offered.filter_map(|&offered| {
            if offered == wanted {
                return Some((offered, 1_000));
            }
            let near = self.near.iter().find(|([one, other], _)| {
                (*one, *other) == (wanted, offered) || (*one, *other) == (offered, wanted)
            });
            near.map(|(_, share)| (offered, *share))
        });
        counted.reduce(|best, next| if next.1 > best.1 { next } else { best })
    }
}

impl Score for Modalities {
    fn share(&self, candidate: &Candidate<'_>) -> Share {
        let wanted = &candidate.request.modalities;
        let best = wanted.iter().filter_map(|one| self.best(candidate, *one));
        let share: Share = best.map(|(_, share)| share).sum();
        share_of(share.unsigned_abs().into(), 1_000 * wanted.len() as u64)
    }

    fn score(&self, candidate: &Candidate<'_>) -> Scored {
        let wanted = &candidate.request.modalities;
        if wanted.is_empty() {
            return Scored::new(1_000, Message::new("criterion-modality-open"));
        }
        let best: Vec<_> = wanted.iter().map(|&one| (one, self.best(candidate, one))).collect();
        let is_met = |wanted: &Modality| {
            candidate.offers().any(|offered| offered.terms().modalities.contains(wanted))
        };
        let (met, open): (Vec<Modality>, Vec<Modality>) = wanted.iter().copied().partition(is_met);
        let near = best.iter().find_map(|(wanted, found)| {
            found.filter(|(offered, _)| offered != wanted).map(|(offered, _)| (*wanted, offered))
        });
        let evidence = if open.is_empty() {
            Message::new("criterion-modality-all").with("met", met)
        } else if !met.is_empty() {
            Message::new("criterion-modality-some").with("met", met).with("missing", open)
        } else if let Some((wanted, offered)) = near {
            Message::new("criterion-modality-near").with("wanted", wanted).with("offered", offered)
        } else {
            Message::new("criterion-modality-none").with("missing", open)
        };
        Scored::new(self.share(candidate), evidence)
    }

    fn most_added(&self, support: &Support<'_>) -> Share {
        let wanted = &support.request.modalities;
        let best = |one: &Modality| self.best_of(std::iter::once(support.second), *one);
        let share: Share = wanted.iter().filter_map(best).map(|(_, share)| share).sum();
        most_share_of(share.unsigned_abs().into(), 1_000 * wanted.len() as u64)
    }

    fn may_close(&self, support: &Support<'_>) -> bool {
        let mut wanted = support.request.modalities.iter();
        wanted.any(|one| self.best_of(std::iter::once(support.second), *one).is_some())
    }

    fn gaps(&self, candidate: &Candidate<'_>) -> Vec<Gap> {
        let wanted = candidate.request.modalities.iter();
        let open = wanted.filter(|wanted| self.best(candidate, **wanted).is_none());
        open.map(|&modality| Gap::Modality { modality }).collect()
    }
}
