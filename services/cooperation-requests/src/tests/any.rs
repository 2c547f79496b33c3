//! Any terms that break no rule.

use domain::{
    Country, Language, Modality, NeedUnit, SdgTarget, Source, ThematicArea, Urgency, Visibility,
    cooperation_request::{Need, Terms},
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
fn line() -> impl Strategy<Value = String> {
    "[A-Za-zÁñçœ水0-9]([-A-Za-zÁñçœ水0-9 ,;:|\"'&=+%<>(){}#/\\\\.]{0,40}[A-Za-zÁñç水0-9])?"
}

fn words() -> impl Strategy<Value = String> {
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

fn source() -> impl Strategy<Value = Option<Source>> {
    let link = option::of("https://[a-z]{1,9}\\.example/[a-z0-9?&=%,;|]{0,20}");
    option::of((words(), link).prop_map(|(note, link)| Source { note, link }))
}

fn need() -> impl Strategy<Value = Need> {
    let themes = select(ThematicArea::all().collect::<Vec<_>>());
    let modalities = select(Modality::all().collect::<Vec<_>>());
    let units = select(NeedUnit::ALL.to_vec());
    let what = (themes, option::of(line()), any::<bool>());
    (what, option::of(modalities), 1_u16..=10_000, units).prop_map(
        |((theme, skill, named), modality, quantity, unit)| {
            // It names a theme, a skill or both.
            let theme = (named || skill.is_none()).then_some(theme);
            Need { theme, skill, modality, quantity, unit }
        },
    )
}

prop_compose! {
    fn texts()(
        agency in line(),
        title in line(),
        problem in words(),
        more in (option::of(words()), option::of(words()), option::of(words()), option::of(words())),
        written_in in select(Language::all().collect::<Vec<_>>()),
    ) -> (String, String, String, [Option<String>; 4], Language) {
        let (why_now, expected_change, already_exists, endorsement) = more;
        (agency, title, problem, [why_now, expected_change, already_exists, endorsement], written_in)
    }
}

prop_compose! {
    pub(super) fn terms()(
        countries in several(Country::all().collect(), 4..=9),
        (agency, title, problem, more, written_in) in texts(),
        thematic_areas in several(ThematicArea::all().collect(), 1..=8),
        sdg_targets in several(SdgTarget::all().collect(), 0..=10),
        needs in vec(need(), 1..5),
        languages in several(Language::all().collect(), 1..=10),
        (from, days) in (day(), 0..4_000_i64),
        urgency in select(Urgency::ALL.to_vec()),
        visible_to in select(Visibility::ALL.to_vec()),
        total_cost_usd in option::of(0_u64..=100_000_000_000),
        share in 0_u64..=100,
        source in source(),
    ) -> Terms {
        let [why_now, expected_change, already_exists, endorsement] = more;
        Terms {
            recipient: countries[0],
            agency, title, problem, why_now, expected_change, written_in, thematic_areas,
            sdg_targets, needs, languages,
            needed_from: from,
            needed_until: from.saturating_add(days.days()),
            urgency,
            total_cost_usd,
            own_contribution_usd: total_cost_usd.unwrap_or(1_000) / 100 * share,
            partners_wanted: countries[1..3].to_vec(),
            partners_unwanted: countries[3..].to_vec(),
            already_exists, endorsement, visible_to, source,
        }
    }
}
