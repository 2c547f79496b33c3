//! Holds two texts against each other by what they are likely about.

use std::collections::BTreeMap;

use reference::ThematicArea;

use crate::Group;

/// How likely a text is about each sector group, in thousandths that sum to about 1000.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Distribution(Vec<(Group, u16)>);

impl Distribution {
    /// From each sector group's thousandths. What has none is left out.
    pub fn new(parts: impl IntoIterator<Item = (Group, u16)>) -> Self {
        let mut thousandths: BTreeMap<Group, u16> = BTreeMap::new();
        for (group, part) in parts.into_iter().filter(|(_, part)| *part > 0) {
            let sum = thousandths.entry(group).or_default();
            *sum = sum.saturating_add(part).min(1000);
        }
        Self(thousandths.into_iter().collect())
    }

    /// Of something whose areas are given: each counts the same.
    pub fn certain(areas: &[ThematicArea]) -> Self {
        let part = u16::try_from(1000 / areas.len().max(1)).unwrap_or(1000);
        Self::new(areas.iter().map(|&area| (Group::of(area), part)))
    }

    /// Each sector group with its thousandths, in the order of their codes.
    pub fn parts(&self) -> &[(Group, u16)] {
        &self.0
    }

    /// How likely both are about the same sector group, in thousandths, if they are independent.
    pub fn agreement(&self, other: &Self) -> i32 {
        let both = self.0.iter().map(|(group, part)| {
            let found = other.0.binary_search_by_key(group, |(group, _)| *group);
            found.map_or(0, |place| i32::from(*part) * i32::from(other.0[place].1))
        });
        both.sum::<i32>() / 1000
    }

    /// The sector group that makes both likely alike, and its share of the
    /// [`agreement`](Self::agreement) in thousandths: the theme that joins them.
    pub fn joining(&self, other: &Self) -> Option<(Group, i32)> {
        let one = |&(group, part): &(Group, u16)| {
            let alone = Self(vec![(group, part)]);
            (group, alone.agreement(other))
        };
        let mut best = None;
        for (group, part) in self.0.iter().map(one) {
            if part > best.map_or(0, |(_, most)| most) {
                best = Some((group, part));
            }
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(code: &str) -> Group {
        code.parse().unwrap()
    }

    #[test]
    fn agreement_is_the_chance_of_the_same_area() {
        let health = Distribution::new([(group("120"), 600), (group("130"), 400)]);
        let mixed = Distribution::new([(group("120"), 500), (group("110"), 500)]);
        assert_eq!(health.agreement(&mixed), 300);
        assert_eq!(mixed.agreement(&health), 300);
        assert_eq!(health.joining(&mixed), Some((group("120"), 300)));
        assert_eq!(health.agreement(&Distribution::default()), 0);
        assert_eq!(health.joining(&Distribution::certain(&["140".parse().unwrap()])), None);
    }

    #[test]
    fn given_areas_count_as_their_sector_groups() {
        let given = Distribution::certain(&["11220", "112", "14030"].map(|it| it.parse().unwrap()));
        assert_eq!(given.parts(), [(group("110"), 666), (group("140"), 333)]);
        assert_eq!(Distribution::certain(&[]), Distribution::default());
    }
}
