//! Which lines are read, and how others are refused.

use std::fmt::Write as _;

use serde_json::json;

use super::*;

fn offer() -> Value {
    json!({
        "id": "a", "providers": ["BRA"], "source": "register", "lang": "pt", "year": 2006,
        "recipients": [], "title": "Curso", "description": "", "dac_groups": ["110", "700"]
    })
}

fn case() -> Value {
    json!({
        "id": "b", "track": "A_register", "source": "register", "lang": "es", "recipients": ["HND"],
        "title": "Curso", "description": "", "dac_groups": [], "southern_provider": true,
        "multi_provider": false, "cold_start_provider": false, "truth": ["TWN", "CHN"]
    })
}

fn refused(records: &[Value], read: impl Fn(&[u8]) -> Option<ReadError>) -> String {
    let mut text = String::new();
    for record in records {
        writeln!(text, "{record}").unwrap();
    }
    read(text.as_bytes()).map_or_else(String::new, |error| error.to_string())
}

#[test]
fn whole_lines_are_read_and_empty_ones_passed_over() {
    let text = format!("{}\n\n{}\n", offer(), {
        let mut other = offer();
        other["id"] = json!("c");
        other
    });
    let projects = projects(text.as_bytes()).unwrap();
    assert_eq!((projects.len(), projects[0].groups.len()), (2, 2));
    let cases = cases(case().to_string().as_bytes()).unwrap();
    assert_eq!((cases[0].track, cases[0].truth.len()), (Track::Register, 2));
}

#[test]
fn a_field_that_is_missing_or_wrong_is_named_with_its_line() {
    let offers = |field: &str, value: Option<Value>| {
        let mut wrong = offer();
        wrong["id"] = json!("c");
        let fields = wrong.as_object_mut().unwrap();
        match value {
            Some(value) => _ = fields.insert(field.to_owned(), value),
            None => _ = fields.remove(field),
        }
        refused(&[offer(), wrong], |text| projects(text).err())
    };
    assert_eq!(offers("title", None), "line 2, field title: missing; allowed: a text");
    assert_eq!(
        offers("lang", Some(json!("xx!"))),
        "line 2, field lang: \"xx!\"; allowed: code of a language"
    );
    assert_eq!(
        offers("providers", Some(json!([]))),
        "line 2, field providers: []; allowed: list of codes of countries that is not empty"
    );
    assert_eq!(
        offers("dac_groups", Some(json!([110]))),
        "line 2, field dac_groups: [110]; allowed: list of codes of three digits"
    );
    let cases = |field: &str, value: Value| {
        let mut wrong = case();
        wrong[field] = value;
        refused(&[wrong], |text| cases(text).err())
    };
    assert_eq!(
        cases("track", json!("C")),
        "line 1, field track: \"C\"; allowed: A_register or B_donor_side"
    );
    assert_eq!(
        cases("southern_provider", json!("yes")),
        "line 1, field southern_provider: \"yes\"; allowed: true or false"
    );
    assert_eq!(
        cases("truth", json!(["Atlantis"])),
        "line 1, field truth: [\"Atlantis\"]; allowed: list of codes of countries that is not empty"
    );
}

#[test]
fn what_is_no_object_or_comes_twice_or_not_at_all_is_refused() {
    let error = |text: &str| projects(text.as_bytes()).map(|_| ()).unwrap_err().to_string();
    assert_eq!(error("[1]\n"), "line 1 is no JSON object");
    assert_eq!(error("\n{\"id\": \"a\"\n"), "line 2 is no JSON object");
    assert_eq!(error("\n"), "there is no record in the file of offers");
    let twice = format!("{}\n{}\n", offer(), offer());
    assert_eq!(
        error(&twice),
        "line 2, field id: \"a\"; allowed: an id that stands in no line before"
    );
}

#[test]
fn a_line_that_is_no_text_is_told_by_its_number() {
    let error = projects([b"{}\n".as_slice(), b"\xff\n"].concat().as_slice());
    assert!(error.map(|_| ()).unwrap_err().to_string().starts_with("line 1, field id: missing"));
    let error = projects(b"\xff\n".as_slice()).map(|_| ()).unwrap_err().to_string();
    assert!(error.starts_with("line 1 cannot be read: "), "{error}");
}
