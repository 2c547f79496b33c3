//! Whether both use the same words, also across languages.

use std::sync::Arc;

use domain::{Gap, Message};

use super::{Criterion, Kind, Score, Scored, rounded, share_of};
use crate::{
    candidate::{Candidate, Offered, Side},
    filters::Seat,
    policy::{Section, Share},
    text::{Common, Likeness, Words},
};

pub(super) const CRITERION: Criterion = Criterion {
    name: "text",
    about: "What the request describes is described in the offer, in the same or another language.",
    kind: Kind::Gain,
    read: |section| Arc::new(Text::read(section)),
};

/// The most words that are told.
const TOLD: usize = 5;

#[derive(Debug)]
struct Text {
    likeness: Likeness,
    /// The likeness that counts in full; real texts are never alike altogether.
    full_at: Share,
    /// How much of a skill's words an offer must have.
    skill_from: Share,
    /// How much of it is about skills, where a need names a skill and no theme.
    skills: Share,
}

impl Text {
    fn read(section: &mut Section<'_>) -> Self {
        let likeness = Likeness {
            translated: section.share("translated"),
            cognate: section.share("cognate"),
            cognate_from: section.share("cognate_from"),
        };
        Self {
            likeness,
            full_at: section.whole("full_at", 1..=1_000),
            skill_from: section.share("skill_from"),
            skills: section.share("skills"),
        }
    }

    /// The words of the request that the first provider's offer has too.
    fn common<'a>(&self, candidate: &Candidate<'a>) -> Vec<Common<'a>> {
        candidate.request.words.common(&candidate.first.words, self.likeness)
    }

    fn whole(&self, candidate: &Candidate<'_>, common: &[Common<'_>], skills: usize) -> Share {
        let likeness = candidate.request.words.likeness(&candidate.first.words, common);
        let words = (likeness * 1_000 / self.full_at).min(1_000);
        match candidate.request.skills.len() {
            0 => words,
            asked => {
                let found = share_of(skills as u64, asked as u64);
                (words * (1_000 - self.skills) + found * self.skills) / 1_000
            }
        }
    }

    /// The skills that an offer in it has, of those that are looked for by their words.
    fn skills<'a>(&self, candidate: &Candidate<'a>) -> Vec<&'a str> {
        let skills = candidate.request.skills.iter();
        let found = skills.filter(|(_, words)| self.has_skill(words, candidate));
        found.map(|(skill, _)| skill.as_str()).collect()
    }

    fn has_skill(&self, words: &Words, candidate: &Candidate<'_>) -> bool {
        candidate.offers().any(|offered| self.has(words, offered))
    }

    fn has(&self, words: &Words, offered: &Offered) -> bool {
        let common = words.common(&offered.words, self.likeness);
        words.covered_by(&common) >= self.skill_from
    }
}

impl Score for Text {
    fn score(&self, candidate: &Candidate<'_>) -> Scored {
        let (common, skills) = (self.common(candidate), self.skills(candidate));
        Scored::new(self.whole(candidate, &common, skills.len()), evidence(common, skills))
    }

    fn share(&self, candidate: &Candidate<'_>) -> Share {
        let skills = candidate.request.skills.iter();
        let found = skills.filter(|(_, words)| self.has_skill(words, candidate)).count();
        self.whole(candidate, &self.common(candidate), found)
    }

    fn is_costly(&self) -> bool {
        true
    }

    /// The skills; the words are those of the first provider.
    fn aspects(&self, side: &Side<'_>, seat: Seat, aspects: &mut Vec<Share>) {
        let skills = &side.request.skills;
        let whole = Share::try_from(skills.len()).unwrap_or(Share::MAX);
        for (_, words) in skills {
            let has = self.has(words, side.offered);
            // What is known of one skill and of several is rounded once each.
            let spare = Share::from(seat == Seat::Second);
            aspects.push(if has { rounded(self.skills, whole, seat) + spare } else { 0 });
        }
    }

    fn may_close(&self, side: &Side<'_>) -> bool {
        side.request.skills.iter().any(|(_, words)| self.has(words, side.offered))
    }

    fn sees_second(&self, candidate: &Candidate<'_>) -> bool {
        !candidate.request.skills.is_empty()
    }

    /// A skill is looked for by its words, unless its need names a theme, which says it better.
    fn gaps(&self, candidate: &Candidate<'_>) -> Vec<Gap> {
        let skills = candidate.request.skills.iter();
        let open = skills.filter(|(_, words)| !self.has_skill(words, candidate));
        open.map(|(skill, _)| Gap::Skill { skill: skill.clone() }).collect()
    }
}

/// Tells the most telling words.
fn evidence(mut common: Vec<Common<'_>>, skills: Vec<&str>) -> Message {
    common.sort_by(|one, other| {
        let tells = |word: &Common<'_>| word.asked.weight * word.credit.unsigned_abs();
        tells(other).cmp(&tells(one)).then_with(|| one.asked.stem.cmp(&other.asked.stem))
    });
    let words: Vec<String> = common.iter().take(TOLD).map(shown).collect();
    match (words.is_empty(), skills.is_empty()) {
        (true, true) => Message::new("criterion-text-none"),
        (false, true) => Message::new("criterion-text-words").with("words", words),
        (_, false) => Message::new("criterion-text-skills").with("skills", skills),
    }
}

/// The word as the request has it and, where that differs, as the offer has it.
fn shown(word: &Common<'_>) -> String {
    if word.asked.stem == word.offered.stem {
        word.asked.shown.clone()
    } else {
        format!("{}/{}", word.asked.shown, word.offered.shown)
    }
}
