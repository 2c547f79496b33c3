//! Countries belong to blocs from one day to another.

use jiff::civil::{Date, date};
use reference::{Bloc, Country};

fn is_member(bloc: &str, country: &str, on: Date) -> bool {
    let bloc: Bloc = bloc.parse().expect("a bloc");
    bloc.contains(country.parse().expect("a country"), on)
}

fn members(bloc: &str, on: Date) -> String {
    let bloc: Bloc = bloc.parse().expect("a bloc");
    bloc.members(on).map(Country::code).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_country_is_a_member_from_the_day_it_joined() {
    for (bloc, country, day) in [
        ("asean", "TL", date(2025, 10, 26)),
        ("oecd", "CR", date(2021, 5, 25)),
        ("oecd", "CO", date(2020, 4, 28)),
        ("eac", "SO", date(2024, 3, 4)),
        ("brics", "ID", date(2025, 1, 6)),
        ("au", "MA", date(2017, 1, 31)),
    ] {
        assert!(is_member(bloc, country, day), "{country} in {bloc}");
        let eve = day.yesterday().expect("a day before");
        assert!(!is_member(bloc, country, eve), "{country} in {bloc} on the eve");
    }
    assert!(is_member("mercosur", "BO", date(2025, 1, 1)));
    assert!(!is_member("mercosur", "BO", date(2023, 12, 31)));
}

#[test]
fn a_country_is_no_member_from_the_day_it_left() {
    for country in ["BF", "ML", "NE"] {
        assert!(is_member("ecowas", country, date(2025, 1, 28)));
        assert!(!is_member("ecowas", country, date(2025, 1, 29)));
    }
    assert!(!is_member("eu", "GB", date(2026, 1, 1)));
}

#[test]
fn a_country_that_came_back_was_away_in_between() {
    let brazil = |on| is_member("celac", "BR", on);
    assert!(brazil(date(2019, 1, 1)) && !brazil(date(2021, 1, 1)) && brazil(date(2024, 1, 1)));
}

#[test]
fn a_day_that_is_not_known_is_left_open() {
    assert!(is_member("caricom", "JM", date(1975, 1, 1)));
    assert!(is_member("caricom", "JM", date(2100, 1, 1)));
}

#[test]
fn the_blocs_have_the_members_they_had_in_2026() {
    let day = date(2026, 1, 1);
    for (bloc, number) in [
        ("acs", 25),
        ("alba", 10),
        ("aosis", 39),
        ("asean", 11),
        ("au", 55),
        ("brics", 11),
        ("caricom", 15),
        ("celac", 33),
        ("cemac", 6),
        ("comesa", 21),
        ("commonwealth", 56),
        ("cplp", 9),
        ("eac", 8),
        ("eclac", 46),
        ("ecowas", 12),
        ("escap", 53),
        ("eu", 27),
        ("g77", 134),
        ("gcc", 6),
        ("igad", 8),
        ("las", 22),
        ("mesoamerica", 10),
        ("nam", 121),
        ("oecd", 38),
        ("oecs", 7),
        ("oic", 57),
        ("pif", 18),
        ("saarc", 8),
        ("sadc", 16),
        ("segib", 22),
        ("sica", 8),
    ] {
        assert_eq!(members(bloc, day).split(' ').count(), number, "{bloc}");
    }
    assert_eq!(members("mercosur", day), "AR BO BR PY UY");
    assert_eq!(members("pacific_alliance", day), "CL CO MX PE");
    assert_eq!(members("can", day), "BO CO EC PE");
    assert_eq!(members("ibsa", day), "BR IN ZA");
    assert_eq!(members("eac", day), "BI CD KE RW SO SS TZ UG");
    assert_eq!(
        members("segib", day),
        "AD AR BO BR CL CO CR CU DO EC ES GT HN MX NI PA PE PT PY SV UY VE"
    );
}

#[test]
fn the_blocs_of_a_country_are_found() {
    let mali: Country = "ML".parse().expect("a country");
    let blocs = |on| Bloc::of(mali, on).map(Bloc::code).collect::<Vec<_>>();
    assert!(blocs(date(2024, 1, 1)).contains(&"ecowas"));
    assert!(!blocs(date(2026, 1, 1)).contains(&"ecowas"));
    assert!(blocs(date(2026, 1, 1)).contains(&"aes"));
}

#[test]
fn stays_follow_each_other_and_lead_forward() {
    let file = include_str!("../../data/memberships.csv");
    let lines: Vec<_> = csv::Reader::from_reader(file.as_bytes())
        .records()
        .collect::<Result<_, _>>()
        .expect("memberships are CSV");
    for line in &lines {
        let [from, until] = [&line[2], &line[3]];
        assert!(from.is_empty() || until.is_empty() || from < until, "{line:?}");
    }
    for pair in lines.windows(2).filter(|it| (&it[0][0], &it[0][1]) == (&it[1][0], &it[1][1])) {
        let [left, came_back] = [&pair[0][3], &pair[1][2]];
        assert!(!left.is_empty() && left < came_back, "{pair:?}");
    }
}
