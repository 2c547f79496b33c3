//! Terms read the same from JSON, from a form and from a table.

use app::{
    fields::{Raw, from_form, from_json, with_names},
    table,
};
use proptest::prelude::*;

use super::any;
use crate::{COLUMNS, read_terms, schema::example};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_terms_read_back_from_their_json(terms in any::terms()) {
        prop_assert!(terms.check().is_ok());
        let text = serde_json::to_vec(&terms).unwrap();
        let (id, read) = read_terms(&from_json(&text).unwrap()).unwrap();
        prop_assert_eq!(id, None);
        prop_assert_eq!(read, terms);
    }

    #[test]
    fn any_terms_read_back_from_a_table(terms in any::terms()) {
        let value = serde_json::to_value(&terms).unwrap();
        for locale in app::Locale::ALL {
            let csv = table::to_csv(COLUMNS, locale, [&value]);
            let sheet = table::from_csv(csv.as_bytes(), COLUMNS).unwrap();
            let (_, read) = read_terms(sheet.rows[0].raw.as_ref().unwrap()).unwrap();
            prop_assert_eq!(&read, &terms);
        }
    }

    #[test]
    fn any_terms_read_back_from_the_form_that_shows_them(terms in any::terms()) {
        let value = serde_json::to_value(&terms).unwrap();
        for locale in app::Locale::ALL {
            let shown = with_names(Raw::from(value.clone()), locale);
            let sent = from_form(encoded(&shown).as_bytes()).unwrap();
            let (_, read) = read_terms(&sent).unwrap();
            prop_assert_eq!(&read, &terms);
        }
    }
}

/// The values as a browser sends them.
fn encoded(raw: &Raw) -> String {
    let mut pairs = vec![];
    pair("", raw, &mut pairs);
    pairs.join("&")
}

fn pair(name: &str, raw: &Raw, pairs: &mut Vec<String>) {
    match raw {
        Raw::Absent => {}
        Raw::Text(text) | Raw::Decimal(text) => {
            pairs.push(format!("{}={}", escaped(name), escaped(&text.replace('\n', "\r\n"))));
        }
        Raw::List(items) => {
            for (at, item) in items.iter().enumerate() {
                pair(&format!("{name}[{at}]"), item, pairs);
            }
        }
        Raw::Map(map) => {
            for (field, value) in map {
                let joint = if name.is_empty() { "" } else { "." };
                pair(&format!("{name}{joint}{field}"), value, pairs);
            }
        }
    }
}

fn escaped(text: &str) -> String {
    text.bytes().fold(String::new(), |text, byte| format!("{text}%{byte:02X}"))
}

#[test]
fn the_example_of_the_api_is_a_real_offer() {
    let (_, terms) = read_terms(&Raw::from(example())).unwrap();
    assert_eq!(serde_json::to_value(&terms).unwrap()["title"], "Bancos de leite humano");
}

#[test]
fn every_mistake_is_told_at_once_rules_between_fields_included() {
    let mut offer = example();
    offer["title"] = "".into();
    offer["places"] = "many".into();
    offer["thematic_areas"] = serde_json::json!(["13020", "K65"]);
    offer["available_until"] = "2025-01-01".into();
    offer["valid_until"] = "2025-01-02".into();
    offer["provider"] = "BR".into();
    offer["eligible"] = serde_json::json!(["BR"]);
    offer["evidence"][0]["year"] = 1812.into();
    offer["colour"] = "green".into();
    let errors = read_terms(&Raw::from(offer)).unwrap_err();
    let mut fields: Vec<&str> = errors.iter().map(|error| error.field.as_str()).collect();
    fields.sort_unstable();
    assert_eq!(
        fields,
        [
            "available_until",
            "colour",
            "eligible",
            "evidence[0].year",
            "places",
            "thematic_areas[1]",
            "title",
            "valid_until"
        ]
    );
}

#[test]
fn a_rule_between_fields_is_not_held_against_a_field_that_cannot_be_read() {
    let mut offer = example();
    offer["available_from"] = "tomorrow".into();
    let errors = read_terms(&Raw::from(offer)).unwrap_err();
    let fields: Vec<&str> = errors.iter().map(|error| error.field.as_str()).collect();
    assert_eq!(fields, ["available_from"]);
}
