//! Whether those who meet can talk to each other.

use std::sync::Arc;

use domain::{CostItem, Gap, Language, Message};

use super::{Criterion, Kind, Score, Scored};
use crate::{
    candidate::{Candidate, Offered, Side},
    filters::Seat,
    policy::{Ranks, Section, Share, WHOLE},
};

pub(super) const CRITERION: Criterion = Criterion {
    name: "working_language",
    about: "The offer can be delivered in a language in which the agency works.",
    kind: Kind::Gain,
    read: |section| Arc::new(WorkingLanguage::read(section)),
};

#[derive(Debug)]
struct WorkingLanguage {
    /// What a shared language counts, by its rank among those of the request.
    ranks: Ranks,
    /// What a language counts whose speakers follow the other.
    near: Share,
    /// What a second provider counts who works in a language of each side.
    bridge: Share,
    /// What interpretation counts that a provider pays for.
    interpretation: Share,
}

/// How both sides talk.
#[derive(Clone, Copy)]
enum Means {
    Shared { language: Language, rank: usize },
    Near { wanted: Language, offered: Language },
    Bridge { wanted: Language, offered: Language },
    Interpretation,
}

impl WorkingLanguage {
    fn read(section: &mut Section<'_>) -> Self {
        Self {
            ranks: section.ranks("ranks"),
            near: section.share("near"),
            bridge: section.share("bridge"),
            interpretation: section.share("interpretation"),
        }
    }

    /// The best means, and what it counts.
    fn means(&self, candidate: &Candidate<'_>) -> Option<(Share, Means)> {
        let wanted = &candidate.request.terms().languages;
        let offered = &candidate.first.terms().languages;
        let shared = wanted.iter().enumerate().find(|(_, one)| offered.contains(one));
        let shared =
            shared.map(|(rank, &language)| (self.ranks.at(rank), Means::Shared { language, rank }));
        if let Some(best) = shared.filter(|(share, _)| *share == WHOLE) {
            return Some(best);
        }
        let near = wanted.iter().enumerate().find_map(|(rank, &wanted)| {
            let offered = offered.iter().copied().find(|other| wanted.near(*other))?;
            Some((self.near * self.ranks.at(rank) / 1_000, Means::Near { wanted, offered }))
        });
        let bridge = candidate.second.and_then(|second| self.bridge(candidate, second));
        let pays = |offered: &Offered| offered.terms().pays_for.contains(&CostItem::Interpretation);
        let paid = candidate.offers().any(pays);
        let paid = paid.then_some((self.interpretation, Means::Interpretation));
        let all = [shared, near, bridge, paid].into_iter().flatten();
        all.reduce(|best, next| if next.0 > best.0 { next } else { best })
    }

    fn bridge(&self, candidate: &Candidate<'_>, second: &Offered) -> Option<(Share, Means)> {
        let spoken = &second.terms().languages;
        let wanted = candidate.request.terms().languages.iter().copied();
        let (rank, wanted) = wanted.enumerate().find(|(_, one)| spoken.contains(one))?;
        let offered = candidate.first.terms().languages.iter().copied();
        let offered = offered.into_iter().find(|one| spoken.contains(one))?;
        let share = self.bridge * self.ranks.at(rank) / 1_000;
        Some((share, Means::Bridge { wanted, offered }))
    }
}

impl Score for WorkingLanguage {
    fn share(&self, candidate: &Candidate<'_>) -> Share {
        self.means(candidate).map_or(0, |(share, _)| share)
    }

    /// What the first provider has already; a bridge to whatever first provider, or interpretation.
    fn aspects(&self, side: &Side<'_>, seat: Seat, aspects: &mut Vec<Share>) {
        let terms = side.offered.terms();
        let wanted = &side.request.terms().languages;
        let paid = terms.pays_for.contains(&CostItem::Interpretation);
        let paid = if paid { self.interpretation } else { 0 };
        let rank = wanted.iter().position(|one| terms.languages.contains(one));
        let spoken = rank.map_or(0, |rank| self.ranks.at(rank));
        aspects.push(match seat {
            Seat::First => paid.max(spoken),
            Seat::Second => paid.max(self.bridge * spoken / 1_000),
        });
    }

    fn may_close(&self, side: &Side<'_>) -> bool {
        let terms = side.offered.terms();
        let wanted = &side.request.terms().languages;
        wanted.iter().any(|one| terms.languages.contains(one))
            || terms.pays_for.contains(&CostItem::Interpretation)
    }

    fn score(&self, candidate: &Candidate<'_>) -> Scored {
        let Some((share, means)) = self.means(candidate) else {
            let message = Message::new("criterion-working-language-none");
            let wanted = candidate.request.terms().languages.clone();
            let offered = candidate.first.terms().languages.clone();
            return Scored::new(0, message.with("wanted", wanted).with("offered", offered));
        };
        let evidence = match means {
            Means::Shared { language, rank: 0 } => {
                Message::new("criterion-working-language-preferred").with("language", language)
            }
            Means::Shared { language, .. } => {
                Message::new("criterion-working-language-shared").with("language", language)
            }
            Means::Near { wanted, offered } => Message::new("criterion-working-language-near")
                .with("wanted", wanted)
                .with("offered", offered),
            Means::Bridge { wanted, offered } => Message::new("criterion-working-language-bridge")
                .with("wanted", wanted)
                .with("offered", offered),
            Means::Interpretation => Message::new("criterion-working-language-interpretation"),
        };
        Scored::new(share, evidence)
    }

    fn gaps(&self, candidate: &Candidate<'_>) -> Vec<Gap> {
        let open = self.means(candidate).is_none();
        let preferred = candidate.request.terms().languages.first().filter(|_| open);
        preferred.map(|&language| Gap::Language { language }).into_iter().collect()
    }

    fn is_open(&self, candidate: &Candidate<'_>) -> bool {
        self.means(candidate).is_none() && !candidate.request.terms().languages.is_empty()
    }
}
