//! Learns which goals go with which sector groups: groups are learned from nine times as many texts, so
//! that they also know of matters that no text with goals speaks of.

use crate::{
    bytes::{Damaged, Reader, Writer},
    numbers::float,
};

/// A goal's share among the texts of a group is counted as if so many texts more had been coded as all
/// are.
const BORROWED: f32 = 5.0;

/// A goal that has such a share of a group's texts is evident.
const EVIDENT: f32 = 0.5;

/// The share of each goal among the texts of each group.
#[derive(Debug, PartialEq)]
pub(crate) struct Ties {
    /// The share of each goal among all texts.
    usual: Vec<f32>,
    /// For each group a share for each goal.
    shares: Vec<f32>,
}

impl Ties {
    /// From texts: the share of each group, and the goals, at least one.
    pub(crate) fn learn(texts: &[(Vec<f32>, Vec<usize>)], groups: usize, goals: usize) -> Self {
        let mut usual = vec![0.0; goals];
        let mut counts = vec![0.0; groups * goals];
        for (shares, labels) in texts {
            let part = 1.0 / float(labels.len());
            for &goal in labels {
                usual[goal] += part / float(texts.len());
                let counts = counts.iter_mut().skip(goal).step_by(goals);
                counts.zip(shares).for_each(|(count, share)| *count += share * part);
            }
        }
        for counts in counts.chunks_exact_mut(goals.max(1)) {
            let sum = counts.iter().sum::<f32>() + BORROWED;
            for (count, usual) in counts.iter_mut().zip(&usual) {
                *count = (*count + BORROWED * usual) / sum;
            }
        }
        Self { usual, shares: counts }
    }

    /// The goal that is evident for a text of this group, if there is one.
    pub(crate) fn evident(&self, group: usize) -> Option<usize> {
        let goals = self.usual.len();
        let shares = self.shares.get(group * goals..(group + 1) * goals)?;
        shares.iter().position(|&share| share > EVIDENT)
    }

    /// Multiplies the share of each goal of a text by how much likelier than usual the text's groups
    /// make it; the shares sum to 1 again.
    pub(crate) fn weigh(&self, groups: &[f32], goals: &mut [f32]) {
        let mut likely = vec![0.0; self.usual.len()];
        for (group, of_group) in groups.iter().zip(self.shares.chunks_exact(likely.len().max(1))) {
            likely.iter_mut().zip(of_group).for_each(|(sum, share)| *sum += group * share);
        }
        for (goal, (likely, usual)) in goals.iter_mut().zip(likely.iter().zip(&self.usual)) {
            *goal *= likely / usual.max(f32::MIN_POSITIVE);
        }
        let sum = goals.iter().sum::<f32>().max(f32::MIN_POSITIVE);
        for goal in goals {
            *goal /= sum;
        }
    }

    pub(crate) fn write(&self, out: &mut Writer) {
        out.floats(&self.usual);
        out.floats(&self.shares);
    }

    pub(crate) fn read(from: &mut Reader, groups: usize, goals: usize) -> Result<Self, Damaged> {
        let usual = from.floats(goals)?;
        Ok(Self { usual, shares: from.floats(groups.checked_mul(goals).ok_or(Damaged)?)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two groups and three goals: the first goal goes with the first group.
    fn ties() -> Ties {
        let text = |group: f32, goals: &[usize]| (vec![group, 1.0 - group], goals.to_vec());
        let texts = [text(1.0, &[0]), text(0.9, &[0]), text(0.1, &[1, 2]), text(0.0, &[2])];
        Ties::learn(&texts, 2, 3)
    }

    #[test]
    fn goals_that_go_with_a_texts_groups_grow_likelier() {
        let weighed = |groups: [f32; 2]| {
            let mut goals = [0.2, 0.4, 0.4];
            ties().weigh(&groups, &mut goals);
            assert!((goals.iter().sum::<f32>() - 1.0).abs() < 1e-6);
            goals
        };
        assert!(weighed([1.0, 0.0])[0] > 0.2 && weighed([0.0, 1.0])[0] < 0.2);
        assert!(weighed([0.0, 1.0])[2] > 0.4);
    }

    #[test]
    fn a_goal_is_evident_where_most_texts_of_a_group_have_it() {
        let text =
            |group: usize, goal| ([0, 1].map(|it| f32::from(it == group)).to_vec(), vec![goal]);
        let texts: Vec<_> =
            (0..40).map(|it| text(it % 2, if it % 2 == 0 { 0 } else { it % 3 })).collect();
        let ties = Ties::learn(&texts, 2, 3);
        assert_eq!([0, 1, 2].map(|group| ties.evident(group)), [Some(0), None, None]);
    }

    #[test]
    fn a_text_of_all_groups_alike_says_nothing_of_its_goals() {
        let text = |goal: usize| (vec![0.5, 0.5], vec![goal]);
        let ties = Ties::learn(&[text(0), text(1), text(1)], 2, 2);
        let mut goals = [0.3, 0.7];
        ties.weigh(&[0.5, 0.5], &mut goals);
        assert!((goals[0] - 0.3).abs() < 1e-6, "{goals:?}");
    }

    #[test]
    fn ties_are_read_back() {
        let mut out = Writer::default();
        ties().write(&mut out);
        assert_eq!(Ties::read(&mut Reader(&out.0), 2, 3), Ok(ties()));
        assert_eq!(Ties::read(&mut Reader(&out.0), 3, 3), Err(Damaged));
    }
}
