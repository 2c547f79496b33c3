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

fn lines(records: &[Value]) -> Vec<u8> {
    let mut text = String::new();
    for record in records {
        writeln!(text, "{record}").unwrap();
    }
    text.into_bytes()
}

fn offers(records: &[Value]) -> (Result<Vec<Project>, ReadError>, Vec<Note>) {
    let mut notes = Vec::new();
    (projects(lines(records).as_slice(), &mut notes), notes)
}

fn asked(records: &[Value]) -> (Result<Vec<Case>, ReadError>, Vec<Note>) {
    let mut notes = Vec::new();
    (cases(lines(records).as_slice(), &mut notes), notes)
}

/// The record with a field changed, or without it.
fn with(mut record: Value, field: &str, value: Option<Value>) -> Value {
    let fields = record.as_object_mut().unwrap();
    match value {
        Some(value) => _ = fields.insert(field.to_owned(), value),
        None => _ = fields.remove(field),
    }
    record
}

#[test]
fn whole_lines_are_read_and_empty_ones_passed_over() {
    let other = with(offer(), "id", Some(json!("c")));
    let text = format!("\u{feff}{}\r\n\n{other}", offer());
    let mut notes = Vec::new();
    let projects = projects(text.as_bytes(), &mut notes).unwrap();
    assert_eq!((projects.len(), projects[0].groups.len()), (2, 2));
    let cases = cases(case().to_string().as_bytes(), &mut notes).unwrap();
    assert_eq!((cases[0].track, cases[0].truth.len()), (Some(Track::Register), 2));
    assert_eq!(notes, []);
}

#[test]
fn what_nothing_can_be_judged_without_is_asked_for_by_line_and_field() {
    let offer_error = |field: &str, value: Option<Value>| {
        let first = with(offer(), "id", Some(json!("z")));
        offers(&[first, with(offer(), field, value)]).0.map(|_| ()).unwrap_err().to_string()
    };
    assert_eq!(
        offer_error("id", None),
        "offers, line 2: field id: missing; allowed: a text that is not empty"
    );
    assert_eq!(
        offer_error("providers", Some(json!([]))),
        "offers, line 2: field providers: []; allowed: a list of codes of countries that is not empty"
    );
    let error = asked(&[with(case(), "truth", None)]).0.map(|_| ()).unwrap_err().to_string();
    assert_eq!(
        error,
        "cases, line 1: field truth: missing; allowed: a list of codes of countries that is not empty"
    );
}

#[test]
fn what_is_unusual_in_an_offer_is_left_out_and_told() {
    let mut unusual = with(offer(), "providers", Some(json!(["BRA", "XKX", "BRA"])));
    for (field, value) in [
        ("lang", Some(json!("xx!"))),
        ("recipients", Some(json!(["HND", "Atlantis", 3]))),
        ("title", Some(json!(null))),
        ("description", None),
        ("dac_groups", Some(json!([110, "9"]))),
    ] {
        unusual = with(unusual, field, value);
    }
    let (projects, notes) = offers(&[with(offer(), "id", Some(json!("z"))), unusual]);
    let project = &projects.unwrap()[1];
    assert_eq!((project.providers.len(), project.recipients.len()), (1, 1));
    assert_eq!((project.language, project.groups.len()), (None, 1));
    assert_eq!((project.title.as_str(), project.description.as_str()), ("", ""));
    let told: Vec<&str> = notes.iter().map(|note| note.field).collect();
    assert_eq!(told, ["dac_groups", "description", "lang", "providers", "recipients", "title"]);
    assert!(notes.iter().all(|note| (note.lines, note.first_line) == (1, 2)));
    assert_eq!(
        notes[3].to_string(),
        "offers, field providers, unknown code: left out (lines: 1, the first is 2)"
    );
}

#[test]
fn what_is_unusual_in_a_case_is_left_out_and_told() {
    let mut unusual = with(case(), "truth", Some(json!(["TWN", "XKX"])));
    for (field, value) in [
        ("track", Some(json!("C"))),
        ("source", None),
        ("recipients", None),
        ("southern_provider", Some(json!("yes"))),
    ] {
        unusual = with(unusual, field, value);
    }
    let (cases, notes) = asked(&[unusual]);
    let case = &cases.unwrap()[0];
    assert_eq!((case.truth.len(), case.strangers, case.track), (1, 1, None));
    assert!(!case.southern_provider && case.request.recipients.is_empty());
    let told: Vec<&str> = notes.iter().map(|note| note.field).collect();
    assert_eq!(told, ["recipients", "source", "southern_provider", "track", "truth"]);
}

#[test]
fn what_is_no_object_or_comes_twice_or_not_at_all_is_refused() {
    let error = |text: &str| {
        projects(text.as_bytes(), &mut Vec::new()).map(|_| ()).unwrap_err().to_string()
    };
    assert_eq!(error("[1]\n"), "offers, line 1: is no JSON object");
    assert_eq!(error("\n{\"id\": \"a\"\n"), "offers, line 2: is no JSON object");
    assert_eq!(error("\n"), "offers: there is no record in it");
    let twice = format!("{}\n{}\n", offer(), offer());
    assert_eq!(
        error(&twice),
        "offers, line 2: field id: \"a\"; allowed: an id that stands in no line before"
    );
}

#[test]
fn a_line_that_is_no_text_is_told_by_its_number() {
    let error = projects([b"\xff\n".as_slice()].concat().as_slice(), &mut Vec::new());
    let error = error.map(|_| ()).unwrap_err().to_string();
    assert!(error.starts_with("offers, line 1: cannot be read: "), "{error}");
}

/// Gives the same letter again and again, without an end of the line, and counts them.
struct Endless(usize);

impl io::Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        assert!(self.0 <= 4 * LONGEST_LINE, "it is read to its end, which does not come");
        self.0 += buffer.len();
        buffer.fill(b'x');
        Ok(buffer.len())
    }
}

#[test]
fn of_a_line_that_does_not_end_only_so_much_is_read() {
    let endless = io::BufReader::new(Endless(0));
    let error = projects(endless, &mut Vec::new()).unwrap_err();
    assert_eq!(error.to_string(), "offers, line 1: is no JSON object");
}

#[test]
fn the_longest_line_is_read_and_a_longer_one_is_not() {
    let of_length = |length: usize| {
        let short = with(offer(), "description", Some("".into())).to_string().len() + "\n".len();
        let description = "x".repeat(length - short);
        offers(&[with(offer(), "description", Some(description.into()))]).0
    };
    assert_eq!(of_length(LONGEST_LINE).unwrap().len(), 1);
    assert_eq!(
        of_length(LONGEST_LINE + 1).unwrap_err().to_string(),
        "offers, line 1: is no JSON object"
    );
}
