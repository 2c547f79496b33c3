//! Says how often an answer that rests on such evidence has been right.

use crate::{
    bytes::{Damaged, Reader, Writer},
    evidence::{Counts, Evidence, PARTS},
    numbers::{float, whole},
};

/// How likely an answer seems is looked up in so many equal steps.
const STEPS: usize = 20;
/// A step borrows as much from what it stands for as this many answers.
const BORROWED: f32 = 20.0;

/// What evidence counts, and for each step of how likely it makes an answer, how many answers of a
/// hundred were right.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Confidence {
    counts: Counts,
    per_cent: [u8; STEPS],
}

impl Default for Confidence {
    /// Believes the shares.
    fn default() -> Self {
        Self::learn(&[])
    }
}

impl Confidence {
    /// From answers to texts that the classifier had not seen: what each rests on, and whether it was
    /// right.
    pub(crate) fn learn(answers: &[(Evidence, bool)]) -> Self {
        let counts = Counts::learn(answers);
        let mut steps = [(0.0, BORROWED); STEPS];
        for (at, (right, _)) in steps.iter_mut().enumerate() {
            *right = BORROWED * (float(at) + 0.5) / float(STEPS);
        }
        for (evidence, was_right) in answers {
            let (right, seen) = &mut steps[step(counts.likely(evidence))];
            *right += f32::from(u8::from(*was_right));
            *seen += 1.0;
        }
        let mut per_cent = [0; STEPS];
        let mut at = 0;
        for (right, seen, length) in ascending(&steps) {
            let rate = whole(100.0 * right / seen, 99);
            per_cent[at..at + length].fill(u8::try_from(rate).unwrap_or(99));
            at += length;
        }
        Self { counts, per_cent }
    }

    /// How sure an answer that rests on this is, from 0 to 99.
    pub(crate) fn per_cent(&self, evidence: &Evidence) -> u8 {
        self.per_cent[step(self.counts.likely(evidence))]
    }

    pub(crate) fn write(&self, out: &mut Writer) {
        out.floats(&self.counts.0);
        out.bytes(&self.per_cent);
    }

    pub(crate) fn read(from: &mut Reader) -> Result<Self, Damaged> {
        let counts = from.floats(PARTS)?.try_into().map_err(|_| Damaged)?;
        let per_cent = from.bytes(STEPS)?.try_into().map_err(|_| Damaged)?;
        Ok(Self { counts: Counts(counts), per_cent })
    }
}

/// Joins neighbouring steps until no larger share is less often right: right, seen and length of each.
fn ascending(steps: &[(f32, f32)]) -> Vec<(f32, f32, usize)> {
    let mut joined: Vec<(f32, f32, usize)> = Vec::new();
    for &(right, seen) in steps {
        let mut last = (right, seen, 1);
        while let Some(&(right, seen, length)) = joined.last() {
            if right * last.1 <= last.0 * seen {
                break;
            }
            joined.pop();
            last = (last.0 + right, last.1 + seen, last.2 + length);
        }
        joined.push(last);
    }
    joined
}

fn step(likely: f32) -> usize {
    usize::from(whole(likely * float(STEPS) - 0.5, 19))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(share: f32) -> Evidence {
        Evidence::of(share, share, 0.0, 8.0)
    }

    #[test]
    fn confidence_is_what_was_seen_and_never_falls() {
        let mut answers = vec![(with(0.9), true); 600];
        answers.extend(vec![(with(0.9), false); 400]);
        let confidence = Confidence::learn(&answers);
        assert!((59..=62).contains(&confidence.per_cent(&with(0.9))), "{confidence:?}");
        assert!(confidence.per_cent.is_sorted());
        assert!(confidence.per_cent(&with(1.0)) <= 99);
    }

    #[test]
    fn without_answers_the_share_is_believed() {
        assert!((50..=55).contains(&Confidence::default().per_cent(&with(0.52))));
        assert_eq!(Confidence::default().per_cent(&with(0.0)), 3);
    }
}
