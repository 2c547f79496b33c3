//! What the country fit of a proposal looks at and `config/portfolio.toml` has no weight for: each can
//! be learned with on trial, to see what the benchmark says about it.

use std::sync::LazyLock;

use jiff::civil::{Date, date};
use portfolio::Request;
use reference::{Bloc, Country};

use crate::bench::Bench;

/// The day from which the benchmark's requests are: who belongs to a bloc is asked of this day.
const DAY: Date = date(2009, 1, 1);

/// The policy of proposals, which says what each bloc counts.
const POLICY: &str = include_str!("../../../config/policy.toml");

/// The most that blocs count there.
const BLOCS_MOST: i64 = 160;

/// How far apart two values of the Human Development Index still count, in thousandths.
const HDI_REACH: u16 = 300;

/// Something that two countries may have in common.
pub(crate) struct Tie {
    pub name: &'static str,
    /// In thousandths of the most that it can be.
    measure: fn(Country, Country) -> i64,
}

/// Every tie.
pub(crate) const TIES: &[Tie] = &[
    Tie {
        name: "intermediate_region",
        measure: |one, other| {
            let place = one.intermediate_region();
            whole(place.is_some() && place == other.intermediate_region())
        },
    },
    Tie { name: "region", measure: |one, other| whole(one.region() == other.region()) },
    Tie { name: "blocs", measure: blocs },
    Tie { name: "hdi", measure: hdi },
    Tie {
        name: "income_group",
        measure: |one, other| whole(one.income().is_some() && one.income() == other.income()),
    },
    Tie {
        name: "peers",
        measure: |one, other| {
            let both = [
                one.is_ldc() && other.is_ldc(),
                one.is_lldc() && other.is_lldc(),
                one.is_sids() && other.is_sids(),
            ];
            whole(both.contains(&true))
        },
    },
    Tie { name: "near_language", measure: near_language },
];

/// The names of all ties.
pub(crate) fn ties() -> impl Iterator<Item = &'static str> {
    TIES.iter().map(|tie| tie.name)
}

/// By case and provider, how much of a tie there is, in thousandths.
pub(crate) struct Shares(Vec<Vec<i64>>);

impl Shares {
    pub fn of(tie: &Tie, bench: &Bench) -> Self {
        let providers = bench.corpus.providers();
        let of_case = |request: &Request| {
            let closest = |provider: &Country| {
                let all = request.recipients.iter();
                all.map(|recipient| (tie.measure)(*provider, *recipient)).max().unwrap_or(0)
            };
            providers.iter().map(closest).collect()
        };
        Self(bench.cases.iter().map(|case| of_case(&case.request)).collect())
    }

    pub fn share(&self, case: usize, provider: usize) -> i64 {
        self.0[case][provider]
    }
}

fn whole(is: bool) -> i64 {
    if is { 1_000 } else { 0 }
}

/// What the blocs count to which both belong, as the policy of proposals has them.
static BLOCS: LazyLock<Vec<(Bloc, i64)>> = LazyLock::new(|| {
    let lines = POLICY.lines().skip_while(|line| *line != "[country_fit.blocs]").skip(1);
    let entries = lines.map_while(|line| line.split_once(" = "));
    entries.filter_map(|(bloc, points)| bloc.parse().ok().zip(points.parse().ok())).collect()
});

fn blocs(one: Country, other: Country) -> i64 {
    let both = |bloc: Bloc| bloc.contains(one, DAY) && bloc.contains(other, DAY);
    let counted = BLOCS.iter().filter(|(bloc, _)| both(*bloc)).map(|(_, points)| points);
    counted.sum::<i64>().min(BLOCS_MOST) * 1_000 / BLOCS_MOST
}

fn hdi(one: Country, other: Country) -> i64 {
    one.hdi().zip(other.hdi()).map_or(0, |(one, other)| {
        let apart = one.abs_diff(other).min(HDI_REACH);
        i64::from(HDI_REACH - apart) * 1_000 / i64::from(HDI_REACH)
    })
}

/// Where no official language is shared, but one is near one of the other's.
fn near_language(one: Country, other: Country) -> i64 {
    let (ours, theirs) = (one.official_languages(), other.official_languages());
    let shared = ours.iter().any(|language| theirs.contains(language));
    let near = || ours.iter().any(|one| theirs.iter().any(|other| one.near(*other)));
    whole(!shared && near())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(name: &str, one: &str, other: &str) -> Option<i64> {
        let tie = TIES.iter().find(|tie| tie.name == name)?;
        Some((tie.measure)(one.parse().ok()?, other.parse().ok()?))
    }

    #[test]
    fn ties_are_what_two_countries_have_in_common() {
        assert_eq!(share("intermediate_region", "BRA", "PER"), Some(1_000));
        assert_eq!(share("intermediate_region", "BRA", "HND"), Some(0));
        assert_eq!(share("intermediate_region", "JPN", "CHN"), Some(0), "East Asia has none");
        assert_eq!(share("region", "BRA", "HND"), Some(1_000));
        assert_eq!(share("near_language", "BRA", "HND"), Some(1_000));
        assert_eq!(share("near_language", "BRA", "MOZ"), Some(0), "they share one");
        assert_eq!(share("peers", "NPL", "LAO"), Some(1_000));
        assert_eq!(share("peers", "NPL", "BRA"), Some(0));
        assert_eq!(share("hdi", "BRA", "BRA"), Some(1_000));
        assert_eq!(share("hdi", "NOR", "TCD"), Some(0));
        assert_eq!(share("income_group", "NOR", "JPN"), Some(1_000));
    }

    #[test]
    fn blocs_count_as_the_policy_of_proposals_has_them() {
        assert_eq!(BLOCS.len(), 40, "every line of the section is read");
        assert!(POLICY.contains(&format!("blocs_most = {BLOCS_MOST}\n")));
        assert!(POLICY.contains(&format!("hdi_reach = {HDI_REACH}\n")));
        // The Portuguese-speaking countries, 120 of 160.
        assert_eq!(share("blocs", "BRA", "MOZ"), Some(750));
        assert_eq!(share("blocs", "JPN", "MOZ"), Some(0));
        assert_eq!(share("blocs", "GBR", "KEN"), Some(0), "the Commonwealth is not counted");
    }
}
