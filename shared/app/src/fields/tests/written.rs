//! What people write otherwise than programs: grouped numbers, and names in place of codes.

use std::fmt::{Debug, Display};

use domain::{CostItem, NeedUnit, Urgency, Visibility};

use super::*;
use crate::i18n::{self, Term};

#[test]
fn numbers_are_read_as_spreadsheets_and_people_write_them_but_never_guessed() {
    let read = read::usd(100_000_000);
    for (text, amount) in [
        ("1500", 1_500),
        ("1.500", 1_500),
        ("1,500", 1_500),
        ("1 500", 1_500),
        ("1\u{a0}500", 1_500),
        ("1\u{202f}500", 1_500),
        ("1.500,00", 1_500),
        ("1,500.00", 1_500),
        ("1 500,0", 1_500),
        ("2,0", 2),
        ("1.500.000", 1_500_000),
        ("12 345 678,00", 12_345_678),
    ] {
        assert_eq!(read(text), Ok(amount), "{text}");
    }
    for text in [
        "1500,50",
        "1,50",
        "1.50",
        "15.00.000",
        "1.500.00",
        "1.500 000",
        "1 50",
        "0.500",
        ".500",
        "1.500,",
        "1..500",
        "US$ 1.500",
        "1'500",
        "10e3",
        ",00",
        "1.500,000",
        "1.0,00",
    ] {
        assert!(refused(&read, text).contains("is not a whole number"), "{text}");
    }
}

#[test]
fn a_term_is_read_by_its_name_in_any_language_as_by_its_code() {
    let roles = ["both", "Conhecimentos e apoio", "savoir-faire et appui", "CONOCIMIENTOS Y APOYO"];
    for text in roles {
        assert_eq!(read::term(OfferRole::ALL)(text), Ok(OfferRole::Both), "{text}");
    }
    assert_eq!(read::term(CostItem::ALL)("Tempo dos especialistas"), Ok(CostItem::ExpertTime));
    assert_eq!(read::term(CostItem::ALL)("Experts' time"), Ok(CostItem::ExpertTime));
    assert_eq!(read::term(NeedUnit::ALL)("Semaines d’experts"), Ok(NeedUnit::ExpertWeeks));
    let wrong = read::term(OfferRole::ALL)("Ajuda").unwrap_err();
    assert_eq!(
        i18n::say(Locale::Pt, &wrong.message),
        "“Ajuda” não é uma das opções, que são: Conhecimentos (expertise), Apoio (support) e \
         Conhecimentos e apoio (both)."
    );
    assert_eq!(wrong.allowed.unwrap(), ["expertise", "support", "both"]);
}

/// Whether every name of every term of that kind, in every language, reads as that term.
fn each_name_reads_as_its_own<T>(all: &'static [T])
where
    T: Copy + Display + Term + PartialEq + Debug,
{
    for (term, locale) in all.iter().flat_map(|term| Locale::ALL.map(|locale| (*term, locale))) {
        let name = term.shown(locale);
        assert_eq!(read::term(all)(&name), Ok(term), "{name}");
    }
}

#[test]
fn no_name_of_a_term_means_another() {
    each_name_reads_as_its_own(OfferRole::ALL);
    each_name_reads_as_its_own(CostItem::ALL);
    each_name_reads_as_its_own(NeedUnit::ALL);
    each_name_reads_as_its_own(Urgency::ALL);
    each_name_reads_as_its_own(Visibility::ALL);
}

#[test]
fn the_groups_that_the_form_gives_as_examples_are_read_as_they_stand() {
    for text in [
        "all developing countries",
        "todos los países en desarrollo",
        "todos os países em desenvolvimento",
        "Tous les pays en développement",
    ] {
        assert_eq!(read::scope(text), Ok(Scope::AllDeveloping), "{text}");
    }
    for (text, scope) in [
        ("Pays les moins avancés", Scope::LeastDeveloped),
        ("Países en desarrollo sin litoral", Scope::Landlocked),
        ("small island developing states", Scope::SmallIslands),
        ("Todos os países", Scope::All),
    ] {
        assert_eq!(read::scope(text), Ok(scope), "{text}");
    }
    assert!(read::scope("Caribbean Community").is_ok() && read::scope("Bolivia").is_ok());
}
