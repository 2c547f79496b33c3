//! Whether the provider has done it before, where, and with what result.

use std::sync::Arc;

use domain::{Arg, Country, Evidence, Message};

use super::{Criterion, Kind, Score, Scored};
use crate::{
    candidate::{Candidate, Side},
    filters::Seat,
    policy::{Ranks, Section, Share},
};

pub(super) const CRITERION: Criterion = Criterion {
    name: "track_record",
    about: "The offer is backed by what was done before, best in the recipient or near it.",
    kind: Kind::Gain,
    read: |section| Arc::new(TrackRecord::read(section)),
};

#[derive(Debug)]
struct TrackRecord {
    /// Any piece of evidence.
    piece: Share,
    /// It was done in the recipient itself.
    in_recipient: Share,
    /// It was done in the recipient's part of the world.
    in_region: Share,
    /// It tells what came of it.
    result: Share,
    /// It can be looked up.
    link: Share,
    /// What a piece still counts that is older than `recent_years`.
    old: Share,
    recent_years: i16,
    /// What the best piece counts, the second best, and so on.
    ranks: Ranks,
    /// Each partnership of the provider in the request's sector groups, with whomever.
    partnership: Share,
    partnerships_most: Share,
}

impl TrackRecord {
    fn read(section: &mut Section<'_>) -> Self {
        Self {
            piece: section.share("piece"),
            in_recipient: section.share("in_recipient"),
            in_region: section.share("in_region"),
            result: section.share("result"),
            link: section.share("link"),
            old: section.share("old"),
            recent_years: section.whole("recent_years", 1..=100),
            ranks: section.ranks("ranks"),
            partnership: section.share("partnership"),
            partnerships_most: section.share("partnerships_most"),
        }
    }

    fn count(&self, evidence: &Evidence, recipient: Country, year: i16) -> Share {
        let place = match evidence.country {
            country if country == recipient => self.in_recipient,
            country if is_near(country, recipient) => self.in_region,
            _ => 0,
        };
        let result = if evidence.result.is_some() { self.result } else { 0 };
        let link = if evidence.link.is_some() { self.link } else { 0 };
        let share = self.piece + place + result + link;
        let recent = year.saturating_sub(evidence.year) <= self.recent_years;
        if recent { share } else { share * self.old / 1_000 }
    }

    /// Every piece and what it counts, the best first.
    fn counted<'a>(&self, candidate: &Candidate<'a>) -> Vec<(Share, &'a Evidence)> {
        let request = candidate.request.terms();
        let (recipient, year) = (request.recipient, request.needed_from.year());
        let evidence = candidate.first.terms().evidence.iter();
        let mut counted: Vec<(Share, &Evidence)> =
            evidence.map(|piece| (self.count(piece, recipient, year), piece)).collect();
        // Stable, so that of two that count the same the one told first stays first.
        counted.sort_by_key(|(share, _)| -share);
        counted
    }

    /// All of it, from what each piece counts, the best first.
    fn whole(&self, counted: impl Iterator<Item = Share>, partnerships: Share) -> Share {
        let ranked = counted.enumerate();
        let pieces: Share = ranked.map(|(rank, share)| share * self.ranks.at(rank) / 1_000).sum();
        (pieces + partnerships).min(1_000)
    }

    fn partnerships(&self, candidate: &Candidate<'_>) -> (Share, i64) {
        let sectors = &candidate.request.sectors;
        let given = candidate.context.given_by(candidate.first.terms().provider);
        let similar = given
            .filter(|past| past.thematic_areas.iter().any(|area| sectors.contains(&area.sector())));
        let times = i32::try_from(similar.count()).unwrap_or(i32::MAX);
        let share = self.partnership.saturating_mul(times).min(self.partnerships_most);
        (share, i64::from(times))
    }
}

fn is_near(one: Country, other: Country) -> bool {
    one.nearest_region() == other.nearest_region()
}

impl Score for TrackRecord {
    fn share(&self, candidate: &Candidate<'_>) -> Share {
        let counted = self.counted(candidate).into_iter().map(|(share, _)| share);
        self.whole(counted, self.partnerships(candidate).0)
    }

    fn score(&self, candidate: &Candidate<'_>) -> Scored {
        let counted = self.counted(candidate);
        let (partnerships, times) = self.partnerships(candidate);
        let message = match counted.first() {
            Some((_, best)) => {
                let recipient = candidate.request.terms().recipient;
                told(best, recipient).with("more", counted.len() - 1)
            }
            None if times > 0 => {
                Message::new("criterion-track-record-partnerships").with("times", times)
            }
            None => Message::new("criterion-track-record-none"),
        };
        let shares = counted.iter().map(|(share, _)| *share);
        Scored::new(self.whole(shares, partnerships), message)
    }

    fn sees_second(&self, _: &Candidate<'_>) -> bool {
        false
    }

    fn aspects(&self, _: &Side<'_>, _: Seat, _: &mut Vec<Share>) {}

    fn may_close(&self, _: &Side<'_>) -> bool {
        false
    }
}

/// Tells the piece that counts most.
fn told(best: &Evidence, recipient: Country) -> Message {
    let id = if best.country == recipient {
        "criterion-track-record-recipient"
    } else if is_near(best.country, recipient) {
        "criterion-track-record-near"
    } else {
        "criterion-track-record-elsewhere"
    };
    Message::new(id)
        .with("what", best.what.as_str())
        .with("country", best.country)
        // A year is no number to be grouped by thousands.
        .with("year", Arg::Text(best.year.to_string()))
}
