//! Says how often an answer with such a share has been right, in place of the share itself.

use crate::{
    bytes::{Damaged, Reader, Writer},
    numbers::{float, whole},
};

/// Shares are looked up in so many equal steps.
const STEPS: usize = 20;
/// A step borrows as much from its neighbours as this many answers.
const BORROWED: f32 = 20.0;

/// For each step of the share, how many answers of a hundred were right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Confidence([u8; STEPS]);

impl Default for Confidence {
    /// Believes the shares.
    fn default() -> Self {
        Self::learn(&[])
    }
}

impl Confidence {
    /// From answers to texts that the classifier had not seen: each with its share and whether it was
    /// right.
    pub(crate) fn learn(answers: &[(f32, bool)]) -> Self {
        let mut steps = [(0.0, BORROWED); STEPS];
        for (at, (right, _)) in steps.iter_mut().enumerate() {
            *right = BORROWED * (float(at) + 0.5) / float(STEPS);
        }
        for &(share, was_right) in answers {
            let (right, seen) = &mut steps[step(share)];
            *right += f32::from(u8::from(was_right));
            *seen += 1.0;
        }
        let mut per_cent = [0; STEPS];
        let mut at = 0;
        for (right, seen, length) in ascending(&steps) {
            let rate = whole(100.0 * right / seen, 99);
            per_cent[at..at + length].fill(u8::try_from(rate).unwrap_or(99));
            at += length;
        }
        Self(per_cent)
    }

    /// How sure an answer with this share is, from 0 to 99.
    pub(crate) fn per_cent(&self, share: f32) -> u8 {
        self.0[step(share)]
    }

    pub(crate) fn write(&self, out: &mut Writer) {
        out.bytes(&self.0);
    }

    pub(crate) fn read(from: &mut Reader) -> Result<Self, Damaged> {
        Ok(Self(from.bytes(STEPS)?.try_into().map_err(|_| Damaged)?))
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

fn step(share: f32) -> usize {
    usize::from(whole(share * float(STEPS) - 0.5, 19))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn confidence_is_what_was_seen_and_never_falls() {
        let mut answers = vec![(0.9, true); 600];
        answers.extend(vec![(0.9, false); 400]);
        let confidence = Confidence::learn(&answers);
        assert!((60..=62).contains(&confidence.per_cent(0.91)), "{confidence:?}");
        assert!(confidence.0.is_sorted());
        assert!(confidence.per_cent(1.0) <= 99);
    }

    #[test]
    fn without_answers_the_share_is_believed() {
        assert!((50..=55).contains(&Confidence::default().per_cent(0.52)));
        assert_eq!(Confidence::default().per_cent(0.0), 3);
    }
}
