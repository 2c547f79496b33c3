//! Every code and every name in four languages finds the thing that it belongs to.

use std::collections::BTreeSet;

use reference::{
    Bloc, Country, Found, Language, Locale, Modality, Multilateral, Named, Region, SdgTarget,
    SegibSector, ThematicArea,
};

/// Finds everything by its code, as it is and in the other case, and by each of its names, and
/// returns the names that several things have.
fn ambiguous_names<T: Named>() -> BTreeSet<&'static str> {
    let mut ambiguous = BTreeSet::new();
    for item in T::all() {
        let code = item.code();
        assert_eq!(T::find(code), Found::Exact(item), "{code}");
        assert_eq!(T::find(&format!("  {code}\n")), Found::Exact(item), "{code} in blanks");
        for locale in Locale::ALL {
            let name = item.name(locale);
            assert!(!name.trim().is_empty(), "{code} has no name in {locale}");
            assert!(!name.contains('\''), "{name} is not set as in print");
            for spelling in [name, &name.to_uppercase(), &name.to_lowercase(), &bare(name)] {
                match T::find(spelling) {
                    Found::Exact(found) if found == item => {}
                    _ => _ = ambiguous.insert(name),
                }
            }
        }
    }
    ambiguous
}

/// `name` as somebody writes it who has neither accents nor printers' marks on the keyboard.
fn bare(name: &str) -> String {
    let plain = |letter| match letter {
        'á' | 'à' | 'â' | 'ã' | 'å' | 'ä' => 'a',
        'Á' | 'Å' => 'A',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'É' => 'E',
        'í' | 'ï' | 'î' => 'i',
        'Î' | 'Í' => 'I',
        'ó' | 'ô' | 'õ' | 'ö' => 'o',
        'ú' | 'ü' | 'û' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        '’' => '\'',
        other => other,
    };
    name.chars().map(plain).collect()
}

#[test]
fn an_apostrophe_is_shown_as_in_print_and_found_as_it_is_typed() {
    let ivory_coast: Country = "CI".parse().unwrap();
    assert_eq!(ivory_coast.name(Locale::Fr), "Côte d’Ivoire");
    for typed in ["Côte d'Ivoire", "Côte d’Ivoire", "cote d‘ivoire", "COTE D`IVOIRE"] {
        assert_eq!(Country::find(typed), Found::Exact(ivory_coast), "{typed}");
    }
    let bloc: Bloc = "mesoamerica".parse().unwrap();
    assert!(bloc.name(Locale::Fr).starts_with("Projet d’intégration"));
    let target: SdgTarget = "3.2".parse().unwrap();
    assert!(target.text(Locale::Fr).contains('’') && !target.text(Locale::Fr).contains('\''));
}

#[test]
fn every_country_is_found_by_codes_and_names() {
    assert_eq!(ambiguous_names::<Country>(), BTreeSet::new());
    for country in Country::all() {
        for code in [country.alpha2(), country.alpha3()] {
            assert_eq!(code.parse(), Ok(country));
            assert_eq!(code.to_lowercase().parse(), Ok(country));
            assert_eq!(Country::find(&code.to_lowercase()), Found::Exact(country));
        }
    }
}

#[test]
fn every_region_is_found() {
    assert_eq!(ambiguous_names::<Region>(), BTreeSet::new());
}

#[test]
fn every_bloc_is_found() {
    assert_eq!(ambiguous_names::<Bloc>(), BTreeSet::new());
    for bloc in Bloc::all() {
        assert_eq!(Bloc::find(&bloc.code().to_uppercase()), Found::Exact(bloc));
    }
}

#[test]
fn every_modality_is_found() {
    assert_eq!(ambiguous_names::<Modality>(), BTreeSet::new());
}

#[test]
fn every_sector_of_segib_is_found() {
    assert_eq!(ambiguous_names::<SegibSector>(), BTreeSet::new());
}

#[test]
fn every_multilateral_institution_is_found() {
    assert_eq!(ambiguous_names::<Multilateral>(), BTreeSet::new());
}

#[test]
fn every_goal_and_target_is_found() {
    assert_eq!(ambiguous_names::<SdgTarget>(), BTreeSet::new());
}

#[test]
fn every_language_is_found() {
    // Ga, a language of Ghana, is written like the code of Irish.
    assert_eq!(ambiguous_names::<Language>(), BTreeSet::from(["Ga", "ga"]));
}

/// A name that several areas have means the one in use rather than a withdrawn one, and the broader
/// rather than the narrower; an alias settles the rest.
#[test]
fn every_thematic_area_is_found() {
    let settled = ["43042", "15140"];
    for area in ThematicArea::all() {
        assert_eq!(ThematicArea::find(area.code()), Found::Exact(area));
        for name in Locale::ALL.map(|locale| area.name(locale)) {
            assert!(!name.contains('\''), "{name} is not set as in print");
            for spelling in [name, &name.to_uppercase(), &bare(name)] {
                let Found::Exact(found) = ThematicArea::find(spelling) else {
                    panic!("{area} {spelling:?} is {:?}", ThematicArea::find(spelling));
                };
                let instead = found.is_active() && (!area.is_active() || found.covers(area));
                assert!(
                    found == area || instead || settled.contains(&area.code()),
                    "{area} {name:?} is {found}"
                );
            }
        }
    }
}
