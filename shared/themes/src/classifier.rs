//! Sorts texts into classes by wording and sense together, and says how sure it is.

use crate::{
    bytes::{Damaged, Reader, Writer},
    confidence::Confidence,
    numbers::{float, ln, softmax},
    reading::Reading,
    sense::Sense,
    wording::Wording,
};

/// How much a text's wording counts beside its sense, when all its words are known.
const WORDING_TIMES: f32 = 5.0;
/// A word is known when so many texts of the training had it.
const KNOWN_FROM: usize = 5;
/// Known words are kept as bits, found by hash.
const KNOWN_BITS: usize = 1 << 17;
/// No share is taken for less, so that the wording can still lift a class.
const LEAST_SHARE: f32 = 1e-6;

/// How large a classifier is and how long it learns.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shape {
    /// A power of two.
    pub(crate) places: usize,
    pub(crate) visits: usize,
}

/// A trained classifier; classes are numbers from 0.
#[derive(Debug, PartialEq)]
pub(crate) struct Classifier {
    known: Vec<u8>,
    wording: Wording,
    sense: Sense,
    pub(crate) confidence: Confidence,
}

impl Classifier {
    /// Learns from texts of which each has at least one label. How sure it is, is not yet known.
    pub(crate) fn train(
        readings: &[&Reading],
        labels: &[&[usize]],
        classes: usize,
        shape: Shape,
    ) -> Self {
        Self {
            known: known_words(readings),
            wording: Wording::train(readings, labels, classes, shape.places),
            sense: Sense::train(readings, labels, classes, shape.visits),
            confidence: Confidence::default(),
        }
    }

    /// The share of each class; they sum to 1. The wording counts as far as its words are known, so
    /// that a language it has not learned is left to the sense.
    pub(crate) fn shares(&self, reading: &Reading) -> Vec<f32> {
        let known = self.known_share(reading);
        let times = WORDING_TIMES * known * known;
        let wording = self.wording.scores(reading);
        let mut scores = self.sense.shares(reading);
        for (score, wording) in scores.iter_mut().zip(&wording) {
            *score = ln(*score + LEAST_SHARE) + times * wording;
        }
        softmax(&mut scores);
        scores
    }

    /// How many classes each of its two witnesses knows.
    pub(crate) fn classes(&self) -> [usize; 2] {
        [self.wording.classes(), self.sense.classes()]
    }

    fn known_share(&self, reading: &Reading) -> f32 {
        let is_known = |&&hash: &&u32| {
            let (byte, bit) = bit_of(hash);
            self.known[byte] & bit != 0
        };
        let known = reading.long_words.iter().filter(is_known).count();
        (float(known) + 0.5) / (float(reading.long_words.len()) + 0.5)
    }

    pub(crate) fn write(&self, out: &mut Writer) {
        out.bytes(&self.known);
        self.wording.write(out);
        self.sense.write(out);
        self.confidence.write(out);
    }

    pub(crate) fn read(from: &mut Reader) -> Result<Self, Damaged> {
        Ok(Self {
            known: from.bytes(KNOWN_BITS / 8)?.to_vec(),
            wording: Wording::read(from)?,
            sense: Sense::read(from)?,
            confidence: Confidence::read(from)?,
        })
    }
}

fn bit_of(hash: u32) -> (usize, u8) {
    let at = usize::try_from(hash).unwrap_or(0) % KNOWN_BITS;
    (at / 8, 1 << (at % 8))
}

fn known_words(readings: &[&Reading]) -> Vec<u8> {
    let mut all: Vec<u32> = readings.iter().flat_map(|it| it.long_words.iter().copied()).collect();
    all.sort_unstable();
    let mut known = vec![0; KNOWN_BITS / 8];
    for same in all.chunk_by(|one, other| one == other).filter(|it| it.len() >= KNOWN_FROM) {
        let (byte, bit) = bit_of(same[0]);
        known[byte] |= bit;
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHAPE: Shape = Shape { places: 1 << 12, visits: 20 };

    fn trained() -> Classifier {
        let texts = [
            ("Paved road to the harbour", 0),
            ("Roads and bridges in the north", 0),
            ("Bridge over the river for the national road", 0),
            ("Road maintenance in the south", 0),
            ("School for girls", 1),
            ("Books and teachers for schools", 1),
            ("Teachers of primary schools", 1),
            ("School meals and books", 1),
        ];
        let readings: Vec<Reading> = texts.iter().map(|(text, _)| Reading::of(text, "")).collect();
        let readings: Vec<&Reading> = readings.iter().collect();
        let labels: Vec<[usize; 1]> = texts.iter().map(|(_, class)| [*class]).collect();
        let labels: Vec<&[usize]> = labels.iter().map(<[usize; 1]>::as_slice).collect();
        Classifier::train(&readings, &labels, 2, SHAPE)
    }

    #[test]
    fn it_learns_and_carries_over_to_a_language_that_it_has_not_seen() {
        let classifier = trained();
        let share = |text: &str, class: usize| classifier.shares(&Reading::of(text, ""))[class];
        assert!(share("Two bridges and a road", 0) > 0.9);
        assert!(share("New school", 1) > 0.9);
        assert!(share("Escuelas y profesores", 1) > 0.6);
        assert!(share("Carreteras y puentes", 0) > 0.6);
    }

    #[test]
    fn the_same_texts_give_the_same_classifier_to_the_byte_and_it_is_read_back() {
        let written = |classifier: &Classifier| {
            let mut out = Writer::default();
            classifier.write(&mut out);
            out.0
        };
        let (one, other) = (trained(), trained());
        let bytes = written(&one);
        assert_eq!(bytes, written(&other));
        assert_eq!(Classifier::read(&mut Reader(&bytes)), Ok(one));
    }
}
