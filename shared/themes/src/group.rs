//! The OECD's sector groups, in which the benchmark's texts are coded.

use std::{fmt, str::FromStr};

use reference::ThematicArea;

/// Groups that the code list shows by their parts only.
const PARTED: [(u16, [u16; 3]); 2] = [(330, [331, 332, 0]), (700, [720, 730, 740])];

/// A sector group, known by its code: mostly a sector of [`ThematicArea`], but `330` holds the
/// sectors 331 and 332, and `700`, humanitarian aid, holds 720, 730 and 740.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Group(u16);

/// A text is not the code of a sector group.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not the code of a sector group")]
pub struct UnknownGroup(String);

impl Group {
    /// The group that an area belongs to.
    pub fn of(area: ThematicArea) -> Self {
        let code = area.sector().code().parse().unwrap_or(0);
        let parted = PARTED.iter().find(|(_, parts)| parts.contains(&code));
        Self(parted.map_or(code, |(group, _)| *group))
    }

    /// The sectors that it holds: one, but for two groups.
    pub fn sectors(self) -> impl Iterator<Item = ThematicArea> {
        ThematicArea::all().filter(move |it| it.parent().is_none() && Self::of(*it) == self)
    }
}

impl FromStr for Group {
    type Err = UnknownGroup;

    fn from_str(code: &str) -> Result<Self, UnknownGroup> {
        let group = code.parse().map(Self).map_err(|_| UnknownGroup(code.to_owned()))?;
        let known = group.sectors().next().is_some();
        if known { Ok(group) } else { Err(UnknownGroup(code.to_owned())) }
    }
}

impl fmt::Display for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:03}", self.0)
    }
}

#[test]
fn every_area_has_a_group_that_holds_its_sector() {
    for area in ThematicArea::all() {
        let group = Group::of(area);
        assert!(group.sectors().any(|it| it == area.sector()), "{}", area.code());
        assert_eq!(group.to_string().parse(), Ok(group));
    }
    let relief: Vec<&str> =
        "700".parse::<Group>().unwrap().sectors().map(ThematicArea::code).collect();
    assert_eq!(relief, ["720", "730", "740"]);
    assert!("331".parse::<Group>().is_err());
    assert!("roads".parse::<Group>().is_err());
}
