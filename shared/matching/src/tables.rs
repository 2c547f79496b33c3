//! The digest of every compiled-in table that decides a score, so that a policy's hash stands for
//! them too: countries, blocs, areas, languages, stop words, the lexicon and the meanings of words.

use std::{fmt::Write as _, sync::LazyLock};

use domain::{Bloc, Country, Language, Region, ThematicArea};
use jiff::civil::date;

use crate::{lexicon::Lexicon, stop_words};

/// The years whose memberships are part of the digest: no membership that is known of begins or ends
/// in another, though terms can name earlier and later days.
const YEARS: std::ops::RangeInclusive<i16> = 1945..=2100;

/// Stands for all of them.
pub(crate) fn digest() -> &'static str {
    static DIGEST: LazyLock<String> = LazyLock::new(|| {
        let mut text = String::new();
        countries(&mut text);
        blocs(&mut text);
        areas(&mut text);
        languages(&mut text);
        text.extend(stop_words::all());
        text.push_str(Lexicon::get().digest());
        text.push_str(&blake3::hash(meaning::bytes()).to_hex());
        blake3::hash(text.as_bytes()).to_hex().to_string()
    });
    &DIGEST
}

fn countries(text: &mut String) {
    for country in Country::all() {
        let groups =
            [country.is_developing(), country.is_ldc(), country.is_lldc(), country.is_sids()];
        let (hdi, income) = (country.hdi(), country.income());
        let (region, languages) = (country.nearest_region(), country.official_languages());
        _ = writeln!(text, "{country} {region} {hdi:?} {income:?} {groups:?} {languages:?}");
    }
    for region in Region::all() {
        _ = writeln!(text, "{region} {:?}", region.parent());
    }
}

/// Who belongs to what on the first day of each month, told where it differs from the month before.
fn blocs(text: &mut String) {
    let months = || YEARS.flat_map(|year| (1..=12).map(move |month| date(year, month, 1)));
    for bloc in Bloc::all() {
        let mut before: Vec<Country> = Vec::new();
        for day in months() {
            let members: Vec<Country> = bloc.members(day).collect();
            if members != before {
                _ = writeln!(text, "{bloc} {day} {members:?}");
                before = members;
            }
        }
    }
}

fn areas(text: &mut String) {
    for area in ThematicArea::all() {
        _ = writeln!(text, "{area} {:?} {:?}", area.parent(), area.category());
    }
}

fn languages(text: &mut String) {
    for one in Language::all() {
        let near: Vec<Language> = Language::all().filter(|other| one.near(*other)).collect();
        _ = writeln!(text, "{one} {near:?}");
    }
}

#[test]
fn the_digest_tells_of_every_table() {
    let tell = |part: fn(&mut String)| {
        let mut text = String::new();
        part(&mut text);
        text
    };
    assert!(tell(countries).contains("BO 005"));
    assert!(tell(blocs).contains("mercosur"));
    assert!(tell(areas).contains("12240"));
    assert!(tell(languages).contains("es ["));
    assert_eq!(digest().len(), 64);
}
