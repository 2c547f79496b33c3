//! Any terms that break no rule.

use domain::{
    CostItem, Country, Evidence, Language, Modality, OfferRole, Provider, Scope, SdgTarget, Source,
    ThematicArea, capacity_offer::Terms,
};
use jiff::{
    ToSpan,
    civil::{Date, date},
};
use proptest::{
    collection::{btree_set, vec},
    option,
    prelude::*,
    sample::select,
};

/// Words that are hard on every way of writing them down, but have nothing around them to be trimmed.
pub(super) fn line() -> impl Strategy<Value = String> {
    "[A-Za-zÁñçœ水0-9]([-A-Za-zÁñçœ水0-9 ,;:|\"'&=+%<>(){}#/\\\\.]{0,40}[A-Za-zÁñç水0-9])?"
}

pub(super) fn words() -> impl Strategy<Value = String> {
    vec(line(), 1..4).prop_map(|lines| lines.join("\n"))
}

fn several<T: Clone + Ord + std::fmt::Debug + 'static>(
    all: Vec<T>,
    count: std::ops::RangeInclusive<usize>,
) -> impl Strategy<Value = Vec<T>> {
    btree_set(select(all), count).prop_map(|set| set.into_iter().collect::<Vec<_>>()).prop_shuffle()
}

fn day() -> impl Strategy<Value = Date> {
    (0..20_000_i64).prop_map(|days| date(2000, 1, 1).saturating_add(days.days()))
}

fn link() -> impl Strategy<Value = Option<String>> {
    option::of("https://[a-z]{1,9}\\.example/[a-z0-9?&=%,;|]{0,20}")
}

fn source() -> impl Strategy<Value = Option<Source>> {
    option::of((words(), link()).prop_map(|(note, link)| Source { note, link }))
}

fn evidence() -> impl Strategy<Value = Evidence> {
    let countries: Vec<Country> = Country::all().collect();
    (words(), select(countries), 1945_i16..=2100, option::of(words()), link()).prop_map(
        |(what, country, year, result, link)| Evidence { what, country, year, result, link },
    )
}

prop_compose! {
    fn texts()(
        institution in line(),
        title in line(),
        summary in words(),
        skills in btree_set(line(), 0..4),
        written_in in select(Language::all().collect::<Vec<_>>()),
    ) -> (String, String, String, Vec<String>, Language) {
        (institution, title, summary, skills.into_iter().collect(), written_in)
    }
}

prop_compose! {
    fn codes()(
        thematic_areas in several(ThematicArea::all().collect(), 1..=8),
        sdg_targets in several(SdgTarget::all().collect(), 0..=10),
        modalities in several(Modality::all().collect(), 1..=15),
        languages in several(Language::all().collect(), 1..=10),
        excluded in several(Country::all().collect(), 0..=5),
    ) -> (Vec<ThematicArea>, Vec<SdgTarget>, Vec<Modality>, Vec<Language>, Vec<Country>) {
        (thematic_areas, sdg_targets, modalities, languages, excluded)
    }
}

fn scopes() -> Vec<Scope> {
    use domain::{Bloc, Region};
    let groups = [
        Scope::All,
        Scope::AllDeveloping,
        Scope::LeastDeveloped,
        Scope::Landlocked,
        Scope::SmallIslands,
    ];
    let regions = Region::all().map(Scope::Region);
    let blocs = Bloc::all().map(Scope::Bloc);
    groups.into_iter().chain(regions).chain(blocs).collect()
}

prop_compose! {
    pub(super) fn terms()(
        provider in select(providers()),
        (institution, title, summary, skills, written_in) in texts(),
        (thematic_areas, sdg_targets, modalities, languages, excluded) in codes(),
        eligible in several(scopes(), 1..=10),
        role in select(OfferRole::ALL.to_vec()),
        numbers in (1_u16..=1_000, 1_u16..=5_200, 0_u64..=100_000_000_000),
        (from, until, valid) in (day(), 0..4_000_i64, 0..4_000_i64),
        costs in (several(CostItem::ALL.to_vec(), 0..=7), several(CostItem::ALL.to_vec(), 0..=7)),
        evidence in vec(evidence(), 0..4),
        programme in option::of("[a-z0-9-]{1,64}"),
        source in source(),
    ) -> Terms {
        let (places, expert_weeks_per_year, brings_usd) = numbers;
        let (pays_for, mut asks_for) = costs;
        asks_for.retain(|cost| !pays_for.contains(cost));
        Terms {
            provider, institution, title, summary, written_in, thematic_areas, sdg_targets, skills,
            role, modalities, languages, eligible, excluded, places, expert_weeks_per_year,
            available_from: from,
            available_until: from.saturating_add(until.days()),
            valid_until: from.saturating_add(valid.days()),
            pays_for, asks_for, brings_usd, evidence,
            programme: programme.map(|id| id.parse().unwrap()),
            source,
        }
    }
}

fn providers() -> Vec<Provider> {
    let countries = Country::all().map(Provider::Country);
    countries.chain(domain::Multilateral::all().map(Provider::Multilateral)).collect()
}
