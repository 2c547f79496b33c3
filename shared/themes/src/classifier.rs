//! Sorts texts into classes by wording and sense together, and says how sure it is.

use crate::{
    bytes::{Damaged, Reader, Writer},
    confidence::Confidence,
    evidence::Evidence,
    habits::Habits,
    numbers::{float, ln, softmax},
    reading::Reading,
    sense::Sense,
    wording::Wording,
};

/// How much a text's wording counts beside its sense, where [`Shape::trust`] is 1.
const WORDING_TIMES: f32 = 6.0;
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
    /// How much is learned from the name of a code, beside 1 from a text. The more, the oftener titles of
    /// others' registers are right, and the less often whole texts of these.
    pub(crate) names: f32,
    /// How much a text may push the words of its class (liblinear's C).
    pub(crate) push: f32,
    /// How much the words count beside the sense.
    pub(crate) trust: f32,
}

/// What a classifier learns from.
pub(crate) struct Lessons<'a> {
    pub(crate) readings: &'a [&'a Reading],
    /// For each text its classes, at least one.
    pub(crate) labels: &'a [&'a [usize]],
    /// For each text how much is learned from it: 1 from a usual one.
    pub(crate) weights: &'a [f32],
}

/// What a classifier makes of a text.
pub(crate) struct Opinion {
    /// The share of each class; they sum to 1.
    pub(crate) shares: Vec<f32>,
    wording: Vec<f32>,
    sense: Vec<f32>,
    concepts: f32,
}

impl Opinion {
    /// What speaks for a class.
    pub(crate) fn evidence(&self, class: usize) -> Evidence {
        Evidence::of(self.shares[class], self.sense[class], self.wording[class], self.concepts)
    }

    /// The opinion of one who has been told more of the shares.
    pub(crate) fn with(self, shares: Vec<f32>) -> Self {
        Self { shares, ..self }
    }
}

/// A trained classifier; classes are numbers from 0.
#[derive(Debug, PartialEq)]
pub(crate) struct Classifier {
    wording: Wording,
    sense: Sense,
    pub(crate) confidence: Confidence,
}

impl Classifier {
    /// Learns everything but how sure it may be.
    pub(crate) fn train(
        lessons: &Lessons<'_>,
        habits: &Habits,
        classes: usize,
        shape: Shape,
    ) -> Self {
        Self {
            wording: Wording::train(lessons, habits, classes, shape),
            sense: Sense::train(lessons, classes, shape.nodes, shape.visits),
            confidence: Confidence::default(),
        }
    }

    /// The share of each class; they sum to 1.
    pub(crate) fn shares(&self, reading: &Reading) -> Vec<f32> {
        self.opinion(reading).shares
    }

    pub(crate) fn opinion(&self, reading: &Reading) -> Opinion {
        let (wording, sense) = (self.wording.scores(reading), self.sense.shares(reading));
        let score = |(sense, wording)| ln(sense + LEAST_SHARE) + WORDING_TIMES * wording;
        let mut shares: Vec<f32> = sense.iter().zip(&wording).map(score).collect();
        softmax(&mut shares);
        Opinion { shares, wording, sense, concepts: float(reading.concepts()) }
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

    const SHAPE: Shape =
        Shape { places: 1 << 12, nodes: 128, visits: 20, names: 1.0, push: 0.1, trust: 1.0 };

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
        let lessons = Lessons { readings: &readings, labels: &labels, weights: &[1.0; 8] };
        Classifier::train(&lessons, &habits, 2, SHAPE)
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
