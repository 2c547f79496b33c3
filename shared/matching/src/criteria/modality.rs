//! Whether help comes in the forms that are wanted.

use std::sync::Arc;

use domain::{Gap, Message, Modality};

use super::{Criterion, Kind, Score, Scored, share_of};
use crate::{
    candidate::Candidate,
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
        let offered = candidate.offers().flat_map(|offered| offered.terms().modalities.iter());
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
    fn score(&self, candidate: &Candidate<'_>) -> Scored {
        let wanted = &candidate.request.modalities;
        if wanted.is_empty() {
            return Scored::new(1_000, Message::new("criterion-modality-open"));
        }
        let best: Vec<_> = wanted.iter().map(|&one| (one, self.best(candidate, one))).collect();
        let share: Share = best.iter().filter_map(|(_, found)| Some(found.as_ref()?.1)).sum();
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
        let all = u64::try_from(wanted.len()).unwrap_or(1) * 1_000;
        Scored::new(share_of(share.unsigned_abs().into(), all), evidence)
    }

    fn gaps(&self, candidate: &Candidate<'_>) -> Vec<Gap> {
        let wanted = candidate.request.modalities.iter();
        let open = wanted.filter(|wanted| self.best(candidate, **wanted).is_none());
        open.map(|&modality| Gap::Modality { modality }).collect()
    }
}
