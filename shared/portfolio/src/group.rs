//! The sector groups that registers sort projects into.

use std::{fmt, str::FromStr};

/// A sector group of the OECD's committee of donors, by its code of three digits. Registers also use
/// groups of groups, such as 700 for all humanitarian aid, which are no thematic areas of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SectorGroup(u16);

/// Why a text is no code of a group.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} is no code of three digits from 100 to 999")]
pub struct NoGroup(String);

impl FromStr for SectorGroup {
    type Err = NoGroup;

    fn from_str(code: &str) -> Result<Self, NoGroup> {
        let digits = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_digit());
        let number = code.parse().ok().filter(|number| digits && *number >= 100);
        number.map(Self).ok_or_else(|| NoGroup(code.to_owned()))
    }
}

impl fmt::Display for SectorGroup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:03}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_three_digits() {
        assert_eq!(
            "700".parse::<SectorGroup>().map(|group| group.to_string()),
            Ok("700".to_owned())
        );
        for wrong in ["", "70", "7000", "+70", "07a", "070"] {
            assert!(wrong.parse::<SectorGroup>().is_err(), "{wrong}");
        }
    }
}
