//! No slip of the pen turns one thing into another.

use reference::{Country, Found, Language, Locale, Named};

/// `name` with each letter left out, each two neighbours swapped and each letter doubled.
fn slips(name: &str) -> Vec<String> {
    let letters: Vec<char> = name.chars().collect();
    let mut slips = Vec::new();
    for place in 0..letters.len() {
        let mut shorter = letters.clone();
        let letter = shorter.remove(place);
        slips.push(shorter);
        let mut longer = letters.clone();
        longer.insert(place, letter);
        slips.push(longer);
        if place > 0 {
            let mut swapped = letters.clone();
            swapped.swap(place - 1, place);
            slips.push(swapped);
        }
    }
    slips.into_iter().map(String::from_iter).collect()
}

/// The slips that are taken for a misspelling of something else, as (slip, meant, found). A slip
/// may well be another name: "Iraq" without its last letter is "Irã" without its accent.
fn confused<T: Named>(slips: impl Iterator<Item = (String, T)>) -> Vec<(String, T, T)> {
    slips
        .filter_map(|(slip, meant)| match T::find(&slip) {
            Found::Close { item, .. } if item != meant => Some((slip, meant, item)),
            _ => None,
        })
        .collect()
}

/// Every slip in every name in every language.
fn all_slips<T: Named>() -> impl Iterator<Item = (String, T)> {
    T::all().flat_map(|item| {
        let names = Locale::ALL.into_iter().map(move |locale| item.name(locale));
        names.flat_map(slips).map(move |slip| (slip, item))
    })
}

/// There are some 50,000 slips, so that each run tries one in so many.
const SAMPLE: usize = 29;

#[test]
fn no_slip_turns_a_country_into_another() {
    assert_eq!(confused(all_slips::<Country>().step_by(SAMPLE)), []);
}

#[test]
fn no_slip_turns_a_language_into_another() {
    assert_eq!(confused(all_slips::<Language>().step_by(SAMPLE)), []);
}

#[test]
fn no_slip_at_all_confuses_countries_that_resemble_each_other() {
    let countries =
        ["AT", "AU", "CD", "CG", "DM", "DO", "GN", "GQ", "GW", "IQ", "IR", "ML", "MW", "NE", "NG"];
    let slips = countries.into_iter().flat_map(|code| {
        let country: Country = code.parse().expect("a code");
        slips(country.name(Locale::En)).into_iter().map(move |slip| (slip, country))
    });
    assert_eq!(confused(slips), []);
}
