//! How good what is learned is on cases that it was not learned from, and what each criterion is
//! worth there.

use std::collections::{BTreeMap, btree_map::Entry};

use portfolio::{CRITERIA, Points, Policy, PolicyError};
use themes::{CodedText, Sectors};

use crate::{
    bench::{Bench, Case, Held, Setting, Track, baselines, by_stratum, in_order},
    fit::{self, Tables},
    published,
    report::{Part, Report, Row},
    themes as precision,
    ties::{Shares, TIES},
    trials::Trials,
};

/// Into how many parts the cases are divided.
const FOLDS: u64 = 5;

/// How much of a title decides into which: phases of one project stay together.
const LEADING_LETTERS: usize = 60;

/// The kinds of cases that a trial is told for.
const TOLD: [&str; 3] = ["all", "track A", "A southern provider"];

/// Which policy ranks each case: one that was learned without it.
struct Apart {
    policies: Vec<Policy>,
    /// What the tie on trial counts in each of them.
    points: Vec<Points>,
    tie: Option<Shares>,
    /// By case.
    of_case: Vec<usize>,
}

/// What rankings are held against each other.
struct Lessons<'a> {
    held: &'a Held<'a>,
    scales: &'a Policy,
    trials: &'a Trials,
}

pub(crate) fn report(
    bench: &Bench,
    scales: &Policy,
    trials: &Trials,
    coded: Option<&[CodedText<Sectors>]>,
) -> Result<Report, PolicyError> {
    let held = bench.hold();
    let lessons = Lessons { held: &held, scales, trials };
    let folds = lessons.by_title(Tables::Learned, None)?;
    let bare = lessons.by_title(Tables::Empty, None)?;
    let mut parts: Vec<Part> = Setting::ALL
        .into_iter()
        .map(|setting| {
            let mut rows = baselines(&held, setting);
            rows.extend(self::rows(&held, setting, "learned from other cases", &folds));
            rows.extend(self::rows(&held, setting, "the same without tables", &bare));
            Part { name: setting.name().to_owned(), rows: in_order(rows) }
        })
        .collect();
    // It takes as long as all the rest, and no trial is told by it.
    let mut hidden = parts.iter_mut().filter(|part| part.name == Setting::Hidden.name());
    if let Some(hidden) = hidden.next().filter(|_| *trials == Trials::default()) {
        hidden.rows.extend(lessons.by_register("learned from other registers", Tables::Learned)?);
        hidden.rows.extend(lessons.by_register("from others, without tables", Tables::Empty)?);
        hidden.rows = in_order(std::mem::take(&mut hidden.rows));
    }
    let ablation = lessons.ablation(&folds, &bare)?;
    Ok(Report {
        parts,
        themes: coded.map_or_else(Vec::new, |texts| precision::rows_apart(bench, &held, texts)),
        ablation,
        published: published::rows(),
        published_themes: coded.map_or_else(Vec::new, |_| published::THEMES.to_vec()),
        caution: None,
        notes: bench.notes.clone(),
    })
}

impl Lessons<'_> {
    fn by_title(&self, tables: Tables, tie: Option<Shares>) -> Result<Apart, PolicyError> {
        self.apart(tables, tie, |case| fold(&case.request.title))
    }

    fn by_register(&self, name: &str, tables: Tables) -> Result<Vec<Row>, PolicyError> {
        let registers = registers(self.held.bench);
        let apart = self.apart(tables, None, |case| registers[case.source.as_str()])?;
        Ok(rows(self.held, Setting::Hidden, name, &apart))
    }

    fn apart(
        &self,
        tables: Tables,
        tie: Option<Shares>,
        part: impl Fn(&Case) -> u64,
    ) -> Result<Apart, PolicyError> {
        let parts: Vec<u64> = self.held.bench.cases.iter().map(part).collect();
        let mut learned = BTreeMap::new();
        for left_out in &parts {
            if let Entry::Vacant(missing) = learned.entry(*left_out) {
                let chosen = |at: usize| parts[at] != *left_out;
                let one = fit::learn(self.held, chosen, self.scales, tables, tie.as_ref())?;
                missing.insert((one.policy, one.tie));
            }
        }
        let order: BTreeMap<u64, usize> =
            learned.keys().enumerate().map(|(at, part)| (*part, at)).collect();
        let of_case = parts.iter().map(|part| order[part]).collect();
        let (policies, points) = learned.into_values().unzip();
        Ok(Apart { policies, points, tie, of_case })
    }

    fn ablation(&self, folds: &Apart, bare: &Apart) -> Result<Vec<Part>, PolicyError> {
        let mut parts = Vec::new();
        for (how, apart, tables) in
            [("", folds, Tables::Learned), (" without tables", bare, Tables::Empty)]
        {
            if !self.trials.leave_out.is_empty() {
                let name = format!("One criterion left out, the others as learned{how}");
                parts.push(Part { name, rows: self.without(apart) });
            }
            if !self.trials.add.is_empty() {
                let name = format!("One tie more, everything learned anew{how}");
                parts.push(Part { name, rows: self.with(apart, tables)? });
            }
        }
        Ok(parts)
    }

    /// Criteria left out one by one, the others as they were learned.
    fn without(&self, apart: &Apart) -> Vec<Row> {
        let mut all = self.told("nothing left out", apart);
        for criterion in &self.trials.leave_out {
            let changed = Apart {
                policies: apart.policies.iter().map(|one| one.without(*criterion)).collect(),
                points: apart.points.clone(),
                tie: None,
                of_case: apart.of_case.clone(),
            };
            all.extend(self.told(CRITERIA[*criterion].name, &changed));
        }
        in_order(all)
    }

    /// Ties added one by one, everything learned anew with each.
    fn with(&self, apart: &Apart, tables: Tables) -> Result<Vec<Row>, PolicyError> {
        let mut all = self.told("nothing added", apart);
        for tie in self.trials.add.iter().map(|at| &TIES[*at]) {
            let shares = Shares::of(tie, self.held.bench);
            all.extend(self.told(tie.name, &self.by_title(tables, Some(shares))?));
        }
        Ok(in_order(all))
    }

    /// The rows that a trial is told by.
    fn told(&self, method: &str, apart: &Apart) -> Vec<Row> {
        let mut told = Vec::new();
        for setting in [Setting::All, Setting::Hidden] {
            let rows = rows(self.held, setting, method, apart).into_iter();
            let rows = rows.filter(|row| TOLD.contains(&row.stratum.as_str()));
            told.extend(rows.map(|row| match setting {
                Setting::Hidden => Row { stratum: format!("{}, hidden", row.stratum), ..row },
                _ => row,
            }));
        }
        told
    }
}

fn rows(held: &Held<'_>, setting: Setting, method: &str, apart: &Apart) -> Vec<Row> {
    by_stratum(held, setting, method, |at| {
        let part = apart.of_case[at];
        let tie = apart.tie.as_ref().map(|tie| (tie, apart.points[part]));
        held.score(setting, at, &apart.policies[part], tie)
    })
}

/// The registers in a fixed order; cases of one list each are parts of their own.
fn registers(bench: &Bench) -> BTreeMap<&str, u64> {
    let mut names: Vec<&str> = bench.cases.iter().map(|case| case.source.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let of_recipients = |source: &str| {
        let mut cases = bench.cases.iter().filter(|case| case.source == source);
        cases.any(|case| case.track == Some(Track::Register))
    };
    // Donors' lists are not asked about with a register hidden: one part will do for them all.
    let number = |(at, name)| (name, if of_recipients(name) { at as u64 + 1 } else { 0 });
    names.into_iter().enumerate().map(number).collect()
}

/// The part of a case, from the leading letters of its title (FNV-1a).
fn fold(title: &str) -> u64 {
    let letters =
        title.chars().flat_map(char::to_lowercase).filter(|letter| letter.is_alphabetic());
    let leading: String = letters.take(LEADING_LETTERS).collect();
    let hash = leading.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    // The low bits of this hash alone are poor.
    (hash >> 32) % FOLDS
}
