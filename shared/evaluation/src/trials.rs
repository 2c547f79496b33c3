//! What somebody wants to see tried: criteria left out, ties put in.

use portfolio::CRITERIA;

use crate::ties::ties;

/// Stands for all names.
const EACH: &str = "each";

/// What is tried, one after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trials {
    /// Criteria, by their places.
    pub(crate) leave_out: Vec<usize>,
    /// Ties, by their places.
    pub(crate) add: Vec<usize>,
}

/// A name that stands for nothing that can be tried.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no {name} to try; allowed: {EACH}, {allowed}")]
pub struct NoTrial {
    /// What was asked for.
    pub name: String,
    /// What can be asked for.
    pub allowed: String,
}

impl Trials {
    /// Criteria to leave out and ties to add, by their names; `each` stands for all of them.
    pub fn read(leave_out: &[String], add: &[String]) -> Result<Self, NoTrial> {
        let criteria: Vec<&str> = CRITERIA.iter().map(|criterion| criterion.name).collect();
        let ties: Vec<&str> = ties().collect();
        Ok(Self { leave_out: places(leave_out, &criteria)?, add: places(add, &ties)? })
    }
}

fn places(asked: &[String], known: &[&str]) -> Result<Vec<usize>, NoTrial> {
    if asked.iter().any(|name| name == EACH) {
        return Ok((0..known.len()).collect());
    }
    let place = |name: &String| {
        let place = known.iter().position(|known| known == name);
        place.ok_or_else(|| NoTrial { name: name.clone(), allowed: known.join(", ") })
    };
    asked.iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(leave_out: &[&str], add: &[&str]) -> Result<Trials, NoTrial> {
        let owned = |names: &[&str]| names.iter().map(ToString::to_string).collect::<Vec<_>>();
        Trials::read(&owned(leave_out), &owned(add))
    }

    #[test]
    fn trials_are_named_or_all_asked_for_at_once() {
        assert_eq!(read(&[], &[]), Ok(Trials::default()));
        let some = read(&["neighbour"], &["hdi", "blocs"]).map(|trials| trials.add.len());
        assert_eq!(some, Ok(2));
        let each = read(&["each"], &[]).map(|trials| trials.leave_out.len());
        assert_eq!(each, Ok(CRITERIA.len()));
    }

    #[test]
    fn what_cannot_be_tried_is_told_with_what_can() {
        let error = read(&["luck"], &[]).map_err(|error| error.to_string());
        let told = "there is no luck to try; allowed: each, country_record, country_sector, ";
        assert!(error.is_err_and(|error| error.starts_with(told)));
        assert!(read(&[], &["neighbour"]).is_err(), "that is a criterion");
    }
}
