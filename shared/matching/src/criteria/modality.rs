//! Whether help comes in the forms that are wanted.

use std::sync::Arc;

use domain::{Gap, Message, Modality};

use super::{Criterion, Kind, Score, Scored, rounded, share_of};
use crate::{
    candidate::{Candidate, Offered, Side},
    filters::Seat,
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
    /// What a form counts in the place of another, either way, where it counts at all.
    near: Vec<Vec<Option<Share>>>,
}

impl Modalities {
    fn read(section: &mut Section<'_>) -> Self {
        let forms = Modality::all().count();
        let mut near = vec![vec![None; forms]; forms];
        // What is told first counts.
        for ([one, other], share) in section.near::<Modality>("near").into_iter().rev() {
            near[one.index()][other.index()] = Some(share);
            near[other.index()][one.index()] = Some(share);
        }
        for (form, near) in near.iter_mut().enumerate() {
            near[form] = Some(1_000);
        }
        Self { near }
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
        let near = &self.near[wanted.index()];
        let counted = offered.filter_map(|offered| Some((*offered, near[offered.index()]?)));
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
        let (met, open): (Vec<Modality>, Vec<Modality>) =
            wanted.iter().partition(|one| is_met(candidate, **one));
        let near = best.iter().find_map(|(wanted, found)| {
            found.filter(|(offered, _)| offered != wanted).map(|(offered, _)| (*wanted, offered))
        });
        let evidence = if open.is_empty() {
            Message::new("criterion-modality-all").with("met", met)
        } else if !met.is_empty() {
            Message::new("criterion-modality-some").with("met", met).with("missing", open)
        } else if let Some((wanted, offered)) = near {
            let others: Vec<Modality> = open.into_iter().filter(|one| *one != wanted).collect();
            Message::new("criterion-modality-near")
                .with("wanted", wanted)
                .with("offered", offered)
                .with("others", others.len())
                .with("missing", others)
        } else {
            Message::new("criterion-modality-none").with("missing", open)
        };
        Scored::new(self.share(candidate), evidence)
    }

    fn aspects(&self, side: &Side<'_>, seat: Seat, aspects: &mut Vec<Share>) {
        let wanted = &side.request.modalities;
        let whole = Share::try_from(wanted.len()).unwrap_or(Share::MAX);
        for one in wanted {
            let best = self.best_of(std::iter::once(side.offered), *one);
            aspects.push(rounded(best.map_or(0, |(_, share)| share), whole, seat));
        }
    }

    fn may_close(&self, side: &Side<'_>) -> bool {
        side.request
            .modalities
            .iter()
            .any(|wanted| side.offered.terms().modalities.contains(wanted))
    }

    /// What is near a form gives points in its place; what is asked for is still not on offer.
    fn gaps(&self, candidate: &Candidate<'_>) -> Vec<Gap> {
        let wanted = candidate.request.modalities.iter();
        let open = wanted.filter(|wanted| !is_met(candidate, **wanted));
        open.map(|&modality| Gap::Modality { modality }).collect()
    }

    fn is_open(&self, candidate: &Candidate<'_>) -> bool {
        candidate.request.modalities.iter().any(|wanted| !is_met(candidate, *wanted))
    }
}

/// Whether somebody offers just that form.
fn is_met(candidate: &Candidate<'_>, wanted: Modality) -> bool {
    candidate.offers().any(|offered| offered.terms().modalities.contains(&wanted))
}
