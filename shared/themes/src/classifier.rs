//! Sorts texts into classes by wording and sense together, and says how sure it is.

use crate::{
    bytes::{Damaged, Reader, Writer},
    confidence::Confidence,
    habits::Habits,
    numbers::{ln, softmax},
    reading::Reading,
    sense::Sense,
    wording::Wording,
};

/// How much a text's wording counts beside its sense. At 7, five folds were right within three as often,
/// but Iraq and Uganda left out less often at first (0.513 and 0.433, not 0.518 and 0.437).
const WORDING_TIMES: f32 = 5.0;
/// No share is taken for less, so that the wording can still lift a class.
const LEAST_SHARE: f32 = 1e-6;

/// How large a classifier is and how long it learns.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shape {
    /// A power of two.
    pub(crate) places: usize,
    /// Of each net.
    pub(crate) nodes: usize,
    pub(crate) visits: usize,
}

/// A trained classifier; classes are numbers from 0.
#[derive(Debug, PartialEq)]
pub(crate) struct Classifier {
    wording: Wording,
    sense: Sense,
    pub(crate) confidence: Confidence,
}

impl Classifier {
    /// Learns from texts of which each has at least one label. How sure it is, is not yet known.
    pub(crate) fn train(
        readings: &[&Reading],
        labels: &[&[usize]],
        habits: &Habits,
        classes: usize,
        shape: Shape,
    ) -> Self {
        Self {
            wording: Wording::train(readings, labels, habits, classes, shape.places),
            sense: Sense::train(readings, labels, classes, shape.nodes, shape.visits),
            confidence: Confidence::default(),
        }
    }

    /// The share of each class; they sum to 1.
    pub(crate) fn shares(&self, reading: &Reading) -> Vec<f32> {
        let wording = self.wording.scores(reading);
        let mut scores = self.sense.shares(reading);
        for (score, wording) in scores.iter_mut().zip(&wording) {
            *score = ln(*score + LEAST_SHARE) + WORDING_TIMES * wording;
        }
        softmax(&mut scores);
        scores
    }

    /// How many classes each of its two witnesses knows.
    pub(crate) fn classes(&self) -> [usize; 2] {
        [self.wording.classes(), self.sense.classes()]
    }

    pub(crate) fn write(&self, out: &mut Writer) {
        self.wording.write(out);
        self.sense.write(out);
        self.confidence.write(out);
    }

    pub(crate) fn read(from: &mut Reader) -> Result<Self, Damaged> {
        Ok(Self {
            wording: Wording::read(from)?,
            sense: Sense::read(from)?,
            confidence: Confidence::read(from)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHAPE: Shape = Shape { places: 1 << 12, nodes: 128, visits: 20 };

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
        let habits = Habits::of(&[Some("register"); 8]);
        Classifier::train(&readings, &labels, &habits, 2, SHAPE)
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
