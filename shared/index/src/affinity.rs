//! How near thematic codes are to each other, and which are near enough to join a pair at all.

use std::cmp::Reverse;

/// A thematic code, interned by the caller: `0..codes`.
pub type Code = u16;

/// The bytes that codes of other rows are kept as: 0 is none, 255 is more than there is room for.
pub(crate) const CLASSES: usize = 256;
pub(crate) const NO_CLASS: u8 = 0;
pub(crate) const ANY_CLASS: u8 = 255;

/// For each code that requests ask for, how near each code that offers have is to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Affinity {
    codes: usize,
    least: u16,
    /// By asked, then by offered.
    near: Vec<u16>,
    /// For each asked code, the offered ones that are kin to it.
    kin: Vec<Vec<Code>>,
    /// For each asked code, the offered ones that are near to it at all, the nearest first.
    wanted: Vec<Vec<(Code, u16)>>,
    /// For each offered code, the asked ones that are near to it at all, and how near.
    reach: Vec<Vec<(Code, u16)>>,
    /// For each code, its group.
    groups: Vec<u16>,
    group_count: u16,
}

impl Affinity {
    /// `near(asked, offered)` is in thousandths, 1,000 at most. An offer is found only through a code
    /// with at least `least` for some code of the request; 0 joins everything.
    pub fn new(codes: u16, least: u16, near: impl Fn(Code, Code) -> u16) -> Self {
        let size = usize::from(codes);
        let mut table = vec![0; size * size];
        let (mut kin, mut reach) = (vec![Vec::new(); size], vec![Vec::new(); size]);
        for asked in 0..codes {
            for offered in 0..codes {
                let (row, column) = (usize::from(asked), usize::from(offered));
                let near = near(asked, offered).min(1_000);
                table[row * size + column] = near;
                if near > 0 {
                    reach[column].push((asked, near));
                }
                if near >= least {
                    kin[row].push(offered);
                }
            }
        }
        let rows = (0..usize::from(codes)).map(|row| &table[row * size..][..size]);
        let wanted = rows.map(|row| {
            let near = (0..).zip(row.iter().copied()).filter(|(_, near)| *near > 0);
            let mut near: Vec<(Code, u16)> = near.collect();
            near.sort_by_key(|(_, near)| Reverse(*near));
            near
        });
        let wanted = wanted.collect();
        let (groups, group_count) = groups(&kin);
        Self { codes: size, least, near: table, kin, wanted, reach, groups, group_count }
    }

    pub(crate) fn codes(&self) -> usize {
        self.codes
    }

    /// Below this a code joins nothing.
    pub fn least(&self) -> u16 {
        self.least
    }

    /// How near the offered code is to the asked one, in thousandths.
    pub fn near(&self, asked: Code, offered: Code) -> u16 {
        self.near[usize::from(asked) * self.codes + usize::from(offered)]
    }

    /// The offered codes that are near to an asked one at all, the nearest first, and how near.
    pub(crate) fn wanted(&self, asked: Code) -> &[(Code, u16)] {
        &self.wanted[usize::from(asked)]
    }

    /// The asked codes that are near to an offered one at all, and how near.
    pub(crate) fn reach(&self, offered: Code) -> &[(Code, u16)] {
        &self.reach[usize::from(offered)]
    }

    /// The group of a code.
    pub(crate) fn group(&self, code: Code) -> u16 {
        self.groups[usize::from(code)]
    }

    /// How many groups there are.
    pub(crate) fn groups(&self) -> u16 {
        self.group_count
    }

    pub(crate) fn kin(&self, asked: Code) -> &[Code] {
        &self.kin[usize::from(asked)]
    }
}

/// Codes of which each is kin to all the others are a group; any other code is one by itself.
fn groups(kin: &[Vec<Code>]) -> (Vec<u16>, u16) {
    let mut groups = vec![0; kin.len()];
    let mut count = 0;
    for (code, of_code) in (0..).zip(kin) {
        let are_alike = of_code.contains(&code)
            && of_code.iter().all(|other| kin[usize::from(*other)] == *of_code);
        let known = of_code.first().filter(|first| are_alike && **first < code);
        groups[usize::from(code)] = known.map_or(count, |first| groups[usize::from(*first)]);
        count += u16::from(known.is_none());
    }
    (groups, count)
}

/// The byte that a code is kept as beside others: codes share one where there are more than 254.
pub(crate) fn class(code: Code) -> u8 {
    u8::try_from(code % 254 + 1).unwrap_or(ANY_CLASS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_that_are_all_kin_to_each_other_are_a_group_and_others_are_alone() {
        // 0 and 1 are kin, 2 is kin to 3 and 3 to 4, but 2 is not to 4.
        let near = |asked: Code, offered: Code| match (asked.min(offered), asked.max(offered)) {
            (one, other) if one == other => 1_000,
            (0, 1) | (2, 3) | (3, 4) => 500,
            _ => 100,
        };
        let affinity = Affinity::new(5, 500, near);
        let groups: Vec<u16> = (0..5).map(|code| affinity.group(code)).collect();
        assert_eq!(groups, [0, 0, 1, 2, 3]);
        assert_eq!(affinity.groups(), 4);
        assert_eq!(Affinity::new(5, 0, near).groups(), 1);
    }
}
