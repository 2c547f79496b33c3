//! Whether both texts speak of the same, in the same words or in others, also across languages.

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

/// The most characters of a sentence that are told.
const SENTENCE: usize = 140;

/// From here on readers take two sentences for alike; below, words say more.
const CONVINCING: i32 = 400;

/// With a smaller share texts as a whole are not alike enough for two sentences to stand for them.
const TELLING: Share = 350;

#[derive(Debug)]
struct Text {
    likeness: Likeness,
    /// The likeness of words that counts in full; real texts are never alike altogether.
    full_at: Share,
    /// How much of it is about meaning, the rest being about words.
    meaning: Share,
    /// The likeness of meaning from which on it counts: any two texts are a little alike.
    meaning_from: Share,
    /// The likeness of meaning that counts in full.
    meaning_full: Share,
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
        let meaning_from: Share = section.whole("meaning_from", 0..=999);
        let meaning_full: Share = section.whole("meaning_full", 1..=1_000);
        if meaning_full <= meaning_from {
            section.fault("meaning_full", Some(meaning_full.to_string()), "more than meaning_from");
        }
        Self {
            likeness,
            full_at: section.whole("full_at", 1..=1_000),
            meaning: section.share("meaning"),
            meaning_from,
            meaning_full,
            skill_from: section.share("skill_from"),
            skills: section.share("skills"),
        }
    }

    /// The words of the request that the first provider's offer has too.
    fn common<'a>(&self, candidate: &Candidate<'a>) -> Vec<Common<'a>> {
        candidate.request.words.common(&candidate.first.words, self.likeness)
    }

    /// How much both texts have the same words.
    fn by_words(&self, candidate: &Candidate<'_>, common: &[Common<'_>]) -> Share {
        let likeness = candidate.request.words.likeness(&candidate.first.words, common);
        (likeness * 1_000 / self.full_at).min(1_000)
    }

    /// How much both texts mean the same.
    fn by_meaning(&self, candidate: &Candidate<'_>) -> Share {
        let likeness = candidate.request.meaning.likeness(&candidate.first.meaning);
        let beyond = (likeness - self.meaning_from).max(0);
        (beyond * 1_000 / (self.meaning_full - self.meaning_from).max(1)).min(1_000)
    }

    /// All of it: what the texts say, and how many of the skills that are asked for were found.
    fn whole(&self, candidate: &Candidate<'_>, by_words: Share, skills: usize) -> Share {
        let by_meaning = self.by_meaning(candidate);
        let said = (by_words * (1_000 - self.meaning) + by_meaning * self.meaning) / 1_000;
        match candidate.request.skills.len() {
            0 => said,
            asked => {
                let found = share_of(skills as u64, asked as u64);
                (said * (1_000 - self.skills) + found * self.skills) / 1_000
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
        let by_words = self.by_words(candidate, &common);
        let share = self.whole(candidate, by_words, skills.len());
        // Sentences say more than pairs of words in two languages, words more than sentences in one.
        let languages = [candidate.request.terms().written_in, candidate.first.terms().written_in];
        let in_words = languages[0] == languages[1] && by_words >= self.by_meaning(candidate);
        let by_words_alone = in_words || !skills.is_empty() || share < TELLING;
        let sentences = if by_words_alone { None } else { nearest(candidate) };
        Scored::new(share, sentences.unwrap_or_else(|| evidence(common, skills, share)))
    }

    fn share(&self, candidate: &Candidate<'_>) -> Share {
        let skills = candidate.request.skills.iter();
        let found = skills.filter(|(_, words)| self.has_skill(words, candidate)).count();
        self.whole(candidate, self.by_words(candidate, &self.common(candidate)), found)
    }

    /// Words take long, meanings do not.
    fn ceiling(&self, candidate: &Candidate<'_>) -> Share {
        self.whole(candidate, 1_000, candidate.request.skills.len())
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

    fn is_open(&self, candidate: &Candidate<'_>) -> bool {
        candidate.request.skills.iter().any(|(_, words)| !self.has_skill(words, candidate))
    }
}

/// Tells the two sentences that are nearest in meaning, where they are near enough to convince.
fn nearest(candidate: &Candidate<'_>) -> Option<Message> {
    let near = candidate.request.sentences().nearest(candidate.first.sentences())?;
    let told = Message::new("criterion-text-meaning")
        .with("asked", shortened(near.first))
        .with("offered", shortened(near.second));
    (near.likeness >= CONVINCING).then_some(told)
}

/// A sentence, or as many of its words as are shown.
fn shortened(sentence: &str) -> String {
    let Some((end, _)) = sentence.char_indices().nth(SENTENCE) else { return sentence.to_owned() };
    let whole = sentence[..end].rfind(char::is_whitespace).unwrap_or(end);
    format!("{} …", sentence[..whole].trim_end())
}

/// Tells the most telling words.
fn evidence(mut common: Vec<Common<'_>>, skills: Vec<&str>, share: Share) -> Message {
    common.sort_by(|one, other| {
        let tells = |word: &Common<'_>| word.asked.weight * word.credit.unsigned_abs();
        tells(other).cmp(&tells(one)).then_with(|| one.asked.stem.cmp(&other.asked.stem))
    });
    let words: Vec<String> = common.iter().take(TOLD).map(shown).collect();
    match (words.is_empty(), skills.is_empty()) {
        (true, true) if share == 0 => Message::new("criterion-text-none"),
        (true, true) => Message::new("criterion-text-little"),
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
