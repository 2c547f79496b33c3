//! Reads the texts that people have coded, one JSON object a line.

use reference::{SdgTarget, ThematicArea, UnknownCode};
use serde::Deserialize;

use crate::{Group, UnknownGroup, reading::Reading};

/// What is typed of a title has so many words at least, and is of so many lengths.
const SHORTEST: usize = 3;
const LENGTHS: u64 = 6;

/// A text with what people said that it is about.
#[derive(Clone, Debug)]
pub struct CodedText<L> {
    /// The register or data set that it comes from.
    pub source: String,
    /// Two letters.
    pub language: String,
    /// Texts that begin with the same sixty letters have the same number, and must not be parted
    /// between training and test.
    pub kin: u64,
    /// What the model sees of it.
    pub reading: Reading,
    /// What the model would have seen while its title was typed, its first three to eight words; none
    /// where that is all.
    pub beginning: Option<Reading>,
    /// What people said.
    pub labels: L,
}

impl<L> CodedText<L> {
    /// What the model would have seen while its title was typed.
    pub fn title(&self) -> &Reading {
        self.beginning.as_ref().unwrap_or(&self.reading)
    }
}

/// The labels of `dac_*.jsonl`.
#[derive(Clone, Debug)]
pub struct Sectors {
    /// At least one.
    pub groups: Vec<Group>,
    /// Categories, where the source tells.
    pub categories: Vec<ThematicArea>,
}

/// The labels of `sdg_*.jsonl`: goals, at least one.
pub type Goals = Vec<SdgTarget>;

/// A line that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct BadLine {
    /// Counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub reason: String,
}

#[derive(Deserialize)]
struct Line {
    source: String,
    lang: String,
    text: String,
    #[serde(default)]
    dac_groups: Vec<String>,
    #[serde(default)]
    dac_categories: Vec<ThematicArea>,
    #[serde(default)]
    sdgs: Vec<u8>,
}

/// Reads texts coded with sector groups.
pub fn read_sectors(lines: &str) -> Result<Vec<CodedText<Sectors>>, BadLine> {
    read(lines, |line| {
        let groups = line.dac_groups.iter().map(|code| code.parse());
        let groups: Vec<Group> =
            groups.collect::<Result<_, _>>().map_err(|error: UnknownGroup| error.to_string())?;
        if groups.is_empty() {
            return Err("it has no dac_groups".to_owned());
        }
        Ok(Sectors { groups, categories: line.dac_categories.clone() })
    })
}

/// Reads texts coded with goals.
pub fn read_goals(lines: &str) -> Result<Vec<CodedText<Goals>>, BadLine> {
    read(lines, |line| {
        let goals = line.sdgs.iter().map(|goal| goal.to_string().parse());
        let goals: Goals =
            goals.collect::<Result<_, _>>().map_err(|error: UnknownCode| error.to_string())?;
        if goals.is_empty() { Err("it has no sdgs".to_owned()) } else { Ok(goals) }
    })
}

fn read<L>(
    lines: &str,
    labels: impl Fn(&Line) -> Result<L, String>,
) -> Result<Vec<CodedText<L>>, BadLine> {
    let one = |(at, text): (usize, &str)| {
        let bad = |reason: String| BadLine { line: at + 1, reason };
        let line: Line = serde_json::from_str(text).map_err(|error| bad(error.to_string()))?;
        Ok(CodedText {
            kin: kin(&line.text),
            reading: Reading::of_text(&line.text),
            beginning: beginning(&line.text).map(|it| Reading::of(&it, "")),
            labels: labels(&line).map_err(bad)?,
            source: line.source,
            language: line.lang,
        })
    };
    lines.lines().enumerate().filter(|(_, text)| !text.trim().is_empty()).map(one).collect()
}

/// The first words of the first sentence, if there are more. How many differs from text to text, and is
/// the same each time.
fn beginning(text: &str) -> Option<String> {
    let sentence = text.split_once(". ").map_or(text, |(title, _)| title);
    let words = SHORTEST + usize::try_from(kin(text) % LENGTHS).unwrap_or(0);
    let title = sentence.split_whitespace().take(words).collect::<Vec<_>>().join(" ");
    (title.len() < text.trim().len()).then_some(title)
}

pub(crate) fn kin(text: &str) -> u64 {
    let letters = text.chars().filter(|it| it.is_alphabetic()).flat_map(char::to_lowercase);
    let step = |hash: u64, letter: char| (hash ^ u64::from(letter)).wrapping_mul(0x0100_0000_01b3);
    let hash = letters.take(60).fold(0xcbf2_9ce4_8422_2325, step);
    (hash ^ (hash >> 31)).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_line_is_named() {
        let good = r#"{"source":"x","lang":"en","text":"Roads","dac_groups":["210"]}"#;
        assert_eq!(read_sectors(good).unwrap()[0].labels.groups[0].to_string(), "210");
        let error = |text: &str| read_sectors(text).unwrap_err().to_string();
        assert!(error(&format!("{good}\n{{")).starts_with("line 2: "));
        assert!(error(&good.replace("210", "xyz")).contains("xyz"));
        assert_eq!(error(&good.replace("\"210\"", "")), "line 1: it has no dac_groups");
        assert!(read_goals(&good.replace("dac_groups", "sdgs").replace("\"210\"", "18")).is_err());
    }

    #[test]
    fn a_title_is_the_first_words_of_the_first_sentence() {
        let begins = |text: &str| beginning(text).unwrap_or_else(|| text.to_owned());
        assert_eq!(begins("Roads. In the north of the country."), "Roads");
        assert_eq!(beginning("Roads in towns "), None);
        let long = "one two three four five six seven eight nine ten eleven";
        let lengths = (0..60).map(|at| begins(&format!("{long} {at}")).split(' ').count());
        assert!(lengths.clone().all(|it| it == begins(long).split(' ').count()));
        let lengths: std::collections::BTreeSet<usize> =
            ('a'..='z').map(|it| begins(&format!("{it} {long}")).split(' ').count()).collect();
        assert_eq!(lengths, (3..=8).collect());
    }

    #[test]
    fn texts_that_begin_alike_are_kin() {
        let long = "Construction of the provincial hospital of the northern highlands and its road";
        assert_eq!(kin(&format!("{long}, phase 1")), kin(&format!("{long} 2009: equipment")));
        assert_ne!(kin("Roads"), kin("Bridges"));
    }
}
