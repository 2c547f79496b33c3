//! The data hold together: codes are unique, references lead somewhere, lists are complete.

use std::collections::BTreeSet;

use reference::{
    Bloc, Country, Found, Income, Language, Level, Locale, Modality, Multilateral, Named, Region,
    SdgTarget, SegibSector, ThematicArea, UnknownCode,
};
use serde::{Serialize, de::DeserializeOwned};

/// Codes are unique and go through text, JSON and place unharmed.
fn codes_hold<T>(number: usize)
where
    T: Named + Serialize + DeserializeOwned,
{
    let codes: BTreeSet<&str> = T::all().map(Named::code).collect();
    assert_eq!((codes.len(), T::all().len()), (number, number), "{}", T::KIND);
    for item in T::all() {
        let code = item.code();
        assert_eq!(code.parse(), Ok(item));
        assert_eq!(item.to_string(), code);
        let json = serde_json::to_string(&item).expect("a code is JSON");
        assert_eq!(json, format!("{code:?}"));
        assert_eq!(serde_json::from_str::<T>(&json).ok(), Some(item));
    }
    let unknown: Result<T, _> = "no such".parse();
    assert_eq!(unknown, Err(UnknownCode { kind: T::KIND, value: "no such".to_owned() }));
    assert!(serde_json::from_str::<T>("\"no such\"").is_err());
    assert!(serde_json::from_str::<T>("7").is_err());
    assert!(T::all().is_sorted());
}

#[test]
fn every_kind_has_its_number_of_unique_codes() {
    codes_hold::<Bloc>(49);
    codes_hold::<Country>(249);
    codes_hold::<Language>(223);
    codes_hold::<Modality>(15);
    codes_hold::<Multilateral>(85);
    codes_hold::<Region>(31);
    codes_hold::<SdgTarget>(17 + 169);
    codes_hold::<SegibSector>(30);
    codes_hold::<ThematicArea>(374);
}

#[test]
fn the_place_of_a_thing_leads_back_to_it() {
    assert!(Country::all().enumerate().all(|(place, it)| it.index() == place));
    assert!(Country::all().all(|it| Country::at(it.index()) == Some(it)));
    assert_eq!(Country::at(249), None);
    assert!(ThematicArea::all().all(|it| ThematicArea::at(it.index()) == Some(it)));
}

#[test]
fn texts_are_composed_and_trimmed() {
    fn clean<T: Named>() {
        for (item, locale) in T::all().flat_map(|it| Locale::ALL.map(|locale| (it, locale))) {
            let name = item.name(locale);
            let odd = |c: char| ('\u{300}'..='\u{36f}').contains(&c) || c.is_control();
            assert!(!name.contains(odd), "{name:?}");
            assert_eq!(name, name.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }
    clean::<Bloc>();
    clean::<Country>();
    clean::<Language>();
    clean::<Modality>();
    clean::<Multilateral>();
    clean::<Region>();
    clean::<SdgTarget>();
    clean::<SegibSector>();
    clean::<ThematicArea>();
}

#[test]
fn every_alias_finds_what_it_stands_for() {
    fn find<T: Named>(aliases: &'static str) {
        for line in csv::Reader::from_reader(aliases.as_bytes()).records() {
            let line = line.expect("aliases are CSV");
            let item: T = line[1].parse().expect("an alias has a code");
            match T::find(&line[0]) {
                Found::Exact(found) => assert_eq!(found, item, "{line:?}"),
                Found::Unsure(several) => assert!(several.len() > 1, "{line:?}"),
                Found::Close { .. } => panic!("{line:?}"),
            }
        }
    }
    find::<Bloc>(include_str!("../../data/aliases/blocs.csv"));
    find::<Country>(include_str!("../../data/aliases/countries.csv"));
    find::<Language>(include_str!("../../data/aliases/languages.csv"));
    find::<Modality>(include_str!("../../data/aliases/modalities.csv"));
    find::<Multilateral>(include_str!("../../data/aliases/multilaterals.csv"));
    find::<Region>(include_str!("../../data/aliases/regions.csv"));
    find::<SdgTarget>(include_str!("../../data/aliases/sdg.csv"));
    find::<SegibSector>(include_str!("../../data/aliases/segib_sectors.csv"));
    find::<ThematicArea>(include_str!("../../data/aliases/thematic_areas.csv"));
}

#[test]
fn every_country_lies_in_its_regions() {
    let world: Region = "001".parse().expect("the world has a code");
    assert_eq!(world.countries().count(), 249);
    let unique = |code: fn(Country) -> &'static str| {
        Country::all().map(code).collect::<BTreeSet<_>>().len() == 249
    };
    assert!(unique(Country::alpha3) && unique(Country::m49));
    for country in Country::all() {
        assert_eq!(country.m49().len(), 3);
        for region in [country.region(), country.subregion(), country.nearest_region()] {
            assert!(region.contains(country), "{country} in {region}");
        }
        if country.code() != "AQ" {
            assert_eq!(country.region().parent(), Some(world), "{country}");
            assert_eq!(country.subregion().parent(), Some(country.region()), "{country}");
        }
        if let Some(region) = country.intermediate_region() {
            assert_eq!(region.parent(), Some(country.subregion()), "{country}");
        }
    }
    let number = |code: &str| code.parse::<Region>().expect("a code").countries().count();
    assert_eq!([number("002"), number("019"), number("142")], [60, 57, 51]);
    assert_eq!([number("150"), number("009"), number("419")], [51, 29, 52]);
}

#[test]
fn what_is_said_of_a_country_fits_together() {
    let count = |is: fn(Country) -> bool| Country::all().filter(|&it| is(it)).count();
    assert_eq!(count(Country::is_ldc), 44);
    assert_eq!(count(Country::is_lldc), 32);
    assert_eq!(count(|it| it.income().is_some()), 214);
    assert_eq!(count(|it| it.hdi().is_some()), 193);
    for country in Country::all() {
        if country.is_ldc() || country.is_lldc() || country.is_sids() {
            assert!(country.is_developing(), "{country}");
        }
        assert!(!(country.is_ldc() && country.income() == Some(Income::High)), "{country}");
        assert!(country.hdi().is_none_or(|hdi| (300..1000).contains(&hdi)), "{country}");
        let here = country.capital();
        assert!(here.is_none_or(|it| it.lat.abs() < 90.0 && it.lon.abs() <= 180.0), "{country}");
        assert!(here.is_some() || country.hdi().is_none(), "{country} has no capital");
        for neighbour in country.borders() {
            assert!(neighbour.borders().contains(&country), "{country} and {neighbour}");
            assert_ne!(*neighbour, country);
        }
        assert!(!(country.is_lldc() && country.borders().is_empty()), "{country}");
        let languages: BTreeSet<_> = country.official_languages().iter().collect();
        assert_eq!(languages.len(), country.official_languages().len(), "{country}");
        assert!(!languages.is_empty() || ["AQ", "BV"].contains(&country.code()), "{country}");
    }
}

#[test]
fn a_few_countries_are_as_everybody_knows_them() {
    let country = |code: &str| code.parse::<Country>().expect("a code");
    let languages = |code| {
        let all = country(code).official_languages();
        all.iter().map(|it| it.code()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(languages("BO"), "es qu ay gn");
    assert_eq!(languages("HT"), "ht fr");
    assert_eq!(languages("CM"), "fr en");
    assert_eq!(languages("BR"), "pt");
    assert_eq!(country("BO").borders().len(), 5);
    assert_eq!(country("BO").nearest_region().name(Locale::Es), "América del Sur");
    assert!(country("BO").is_lldc() && !country("BO").is_ldc());
    assert!(country("HT").is_ldc() && country("HT").is_sids());
    assert!(!country("ST").is_ldc() && !country("BT").is_ldc());
    assert_eq!(country("NO").hdi(), Some(966));
    assert_eq!(country("BR").income(), Some(Income::UpperMiddle));
    assert_eq!(country("KE").capital().map(|it| it.name), Some("Nairobi"));
    assert!(country("CL").is_developing() && country("UA").is_developing());
    assert!(!country("ES").is_developing() && !country("JP").is_developing());
    assert_eq!(country("PS").name(Locale::En), "State of Palestine");
}

#[test]
fn every_thematic_area_has_its_place() {
    for area in ThematicArea::all() {
        match area.level() {
            Level::Purpose => {
                let category = area.category().expect("a purpose has a category");
                assert!(area.code().starts_with(category.code()), "{area}");
                assert_eq!(area.parent(), Some(category));
            }
            Level::Category => assert_eq!(area.parent(), Some(area.sector())),
            Level::Sector => assert_eq!((area.parent(), area.sector()), (None, area)),
        }
        assert!(area.sector().covers(area));
        assert!(area.ancestors().count() <= 2, "{area}");
        assert!(!area.is_active() || area.ancestors().all(ThematicArea::is_active), "{area}");
        assert_eq!(area.description(Locale::Es), None);
    }
    let area = |code: &str| code.parse::<ThematicArea>().expect("a code");
    assert_eq!(area("11220").category(), Some(area("112")));
    assert_eq!(area("11220").sector(), area("110"));
    assert_eq!((area("110").level(), area("110").category()), (Level::Sector, None));
    // Water and sanitation is a sector group and its only category in one.
    assert_eq!((area("140").level(), area("140").category()), (Level::Sector, Some(area("140"))));
    assert_eq!(area("14030").sector(), area("140"));
    assert!(!area("23010").is_active());
    assert!(area("11220").description(Locale::Fr).is_some());
}

#[test]
fn every_purpose_falls_under_one_sector_of_segib() {
    assert!(SegibSector::all().all(|it| !it.areas().is_empty()));
    let in_use = ThematicArea::all().filter(|it| it.is_active());
    for area in in_use.filter(|it| it.level() == Level::Purpose) {
        let covers = |sector: &SegibSector| sector.areas().iter().any(|it| it.covers(area));
        let sectors: Vec<_> = SegibSector::all().filter(covers).collect();
        // What donors spend at home is no cooperation between countries.
        let at_home = ["910", "930"].contains(&area.sector().code());
        assert_eq!(sectors.len(), usize::from(!at_home), "{area} falls under {sectors:?}");
        assert_eq!(SegibSector::of(area), sectors.first().copied());
    }
}

#[test]
fn every_target_belongs_to_its_goal() {
    let goals: Vec<_> = SdgTarget::all().filter(|it| it.is_goal()).collect();
    assert_eq!(goals.len(), 17);
    for target in SdgTarget::all() {
        let number = target.code().split('.').next();
        assert_eq!(Some(target.goal().code()), number);
        assert!(Locale::ALL.iter().all(|&locale| target.text(locale).len() > 20), "{target}");
    }
    let target = |code: &str| code.parse::<SdgTarget>().expect("a code");
    assert!(target("17.9").text(Locale::Es).contains("triangular"));
    assert!(target("8.9") < target("8.10") && target("8.10") < target("8.a"));
}

#[test]
fn near_languages_are_near_both_ways() {
    let language = |code: &str| code.parse::<Language>().expect("a code");
    for [one, other] in [["es", "pt"], ["id", "ms"], ["hi", "ur"]].map(|it| it.map(language)) {
        assert!(one.near(other) && other.near(one));
        assert!(!one.near(one));
    }
    assert!(!language("es").near(language("en")));
    for locale in Locale::ALL {
        assert_eq!(Language::of(locale).code(), locale.code());
    }
}

#[test]
fn modalities_are_named_as_their_codes() {
    let named = [
        (Modality::DIAGNOSTIC_MISSION, "diagnostic_mission"),
        (Modality::EXPERT_EXCHANGE, "expert_exchange"),
        (Modality::STUDY_TOUR, "study_tour"),
        (Modality::TECHNICAL_ASSISTANCE, "technical_assistance"),
        (Modality::WORKSHOP, "workshop"),
        (Modality::TRAINING_COURSE, "training_course"),
        (Modality::INTERNSHIP, "internship"),
        (Modality::SCHOLARSHIP, "scholarship"),
        (Modality::THIRD_COUNTRY_TRAINING, "third_country_training"),
        (Modality::JOINT_RESEARCH, "joint_research"),
        (Modality::POLICY_DIALOGUE, "policy_dialogue"),
        (Modality::DOCUMENTS, "documents"),
        (Modality::EQUIPMENT, "equipment"),
        (Modality::REMOTE_ADVICE, "remote_advice"),
        (Modality::FUNDING, "funding"),
    ];
    assert!(named.iter().all(|(modality, code)| modality.code() == *code));
    assert!(named.iter().map(|(modality, _)| *modality).eq(Modality::all()));
}

#[test]
fn banks_and_funds_finance_and_agencies_do_not() {
    let finances = |code: &str| code.parse::<Multilateral>().expect("a code").is_financier();
    for code in ["ISDB", "CAF", "IDB", "CABEI", "AFDB", "ADB", "BADEA", "OFID", "IFAD"] {
        assert!(finances(code), "{code}");
    }
    for code in ["FAO", "SEGIB", "OAS", "ACS", "PADF", "ECLAC", "ESCAP", "PAHO", "UNOSSC"] {
        assert!(!finances(code), "{code}");
    }
    assert!(Multilateral::all().all(|it| it.code().len() >= 3));
    assert!(Multilateral::all().all(|it| it.code().bytes().all(|c| c.is_ascii_uppercase())));
}
