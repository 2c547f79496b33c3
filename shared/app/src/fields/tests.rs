//! Bad input of every kind, and what each reading says of it.

use domain::{Country, Locale, OfferRole, Provider, Scope, rules::TITLE_CHARS};
use jiff::civil::date;
use proptest::prelude::*;
use serde_json::json;

use super::*;

mod written;

fn english(wrong: &Wrong) -> String {
    crate::i18n::say(Locale::En, &wrong.message)
}

/// What a reading says of a text that it refuses.
fn refused<T: std::fmt::Debug>(read: impl Fn(&str) -> Result<T, Wrong>, text: &str) -> String {
    english(&read(text).expect_err(text))
}

fn json(text: &str) -> Raw {
    from_json(text.as_bytes()).unwrap()
}

#[test]
fn codes_and_sure_names_are_taken() {
    let bolivia: Country = "BO".parse().unwrap();
    for text in ["BO", "BOL", "bol", "Bolivia", " BOLIVIA ", "Bolivie", "Bolívia"] {
        assert_eq!(read::country(text), Ok(bolivia), "{text}");
    }
    assert_eq!(read::provider("Bolivia"), Ok(Provider::Country(bolivia)));
    assert_eq!(read::provider("ISDB").map(|it| it.to_string()), Ok("ISDB".to_owned()));
    assert_eq!(read::scope("all_developing"), Ok(Scope::AllDeveloping));
    assert_eq!(read::scope("country:Bolivia"), Ok(Scope::Country(bolivia)));
    assert_eq!(read::scope("Bolivia"), Ok(Scope::Country(bolivia)));
    assert_eq!(
        read::scope("bloc: CARICOM").map(|it| it.to_string()),
        Ok("bloc:caricom".to_owned())
    );
    assert_eq!(read::language("Español").map(|it| it.to_string()), Ok("es".to_owned()));
    assert_eq!(read::thematic_area("12220").map(|it| it.to_string()), Ok("12220".to_owned()));
    assert_eq!(read::sdg_target("3.2").map(|it| it.to_string()), Ok("3.2".to_owned()));
    assert_eq!(read::modality("study_tour").map(|it| it.to_string()), Ok("study_tour".to_owned()));
}

#[test]
fn a_code_of_another_list_is_recognised_as_such() {
    let table = [
        ("3.2", "belongs in sdg_targets"),
        ("17.b", "belongs in sdg_targets"),
        ("3", "belongs in sdg_targets"),
        ("K65", "seems to be a code of another list"),
        ("A01.1", "seems to be a code of another list"),
        ("0711", "seems to be a code of another list"),
        ("99999", "has no code 99999"),
        ("999", "has no code 999"),
        ("Zqxwv", "is not a thematic area"),
        ("", "is not a thematic area"),
    ];
    for (text, said) in table {
        let message = refused(read::thematic_area, text);
        assert!(message.contains(said), "{text}: {message}");
    }
    assert!(refused(read::sdg_target, "12220").contains("belongs in thematic_areas"));
    assert!(refused(read::sdg_target, "18.9").contains("is not a Sustainable Development Goal"));
}

#[test]
fn texts_are_bounded_trimmed_and_clean() {
    assert_eq!(read::line(5)(" ab c \r\n"), Ok("ab c".to_owned()));
    assert_eq!(read::words(9)("a\r\nb\tc"), Ok("a\nb\tc".to_owned()));
    assert_eq!(refused(read::line(9), "a\nb"), "Must be a single line.");
    assert_eq!(refused(read::line(3), "ñandú"), "Too long: it has 5 characters, and 3 fit.");
    for (text, code) in [("a\0b", "U+0000"), ("a\u{202e}b", "U+202E"), ("a\u{7}b", "U+0007")] {
        assert!(refused(read::words(9), text).contains(code));
    }
    assert!(read::line(TITLE_CHARS)(&"é".repeat(TITLE_CHARS)).is_ok());
}

#[test]
fn numbers_are_whole_and_within_bounds() {
    assert_eq!(read::whole::<u16>(1..=1_000)(" 12 "), Ok(12));
    assert_eq!(read::usd(1_000)("0"), Ok(0));
    for text in ["", "1.5", "1,5", "1 00", "1e3", "0x1", "NaN", "twelve", "--1", "١٢"] {
        assert!(
            refused(read::whole::<u16>(1..=1_000), text).contains("is not a whole number"),
            "{text}"
        );
    }
    for text in ["0", "-1", "1001", "70000", "99999999999999999999999", "-99999999999999999999"] {
        let wrong = read::whole::<u16>(1..=1_000)(text).unwrap_err();
        assert_eq!(english(&wrong), "Must lie between 1 and 1,000.", "{text}");
        assert_eq!(wrong.allowed, Some(vec!["1..1000".to_owned()]));
    }
}

#[test]
fn days_are_written_in_one_way() {
    assert_eq!(read::date(" 2026-11-21 "), Ok(date(2026, 11, 21)));
    assert_eq!(read::date("2028-02-29"), Ok(date(2028, 2, 29)));
    for text in [
        "",
        "21/11/2026",
        "2026-1-2",
        "20261121",
        "2026-W47-6",
        "2026-11-21T00:00:00Z",
        "२०२६-११-२१",
    ] {
        assert!(refused(read::date, text).contains("year-month-day"), "{text}");
    }
    for text in ["2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31"] {
        assert!(refused(read::date, text).starts_with("There is no such day"), "{text}");
    }
    for text in ["1200-01-01", "9999-12-31"] {
        assert!(
            refused(read::date, text).starts_with("The year must lie between 1900 and 2199"),
            "{text}"
        );
    }
}

#[test]
fn links_lead_to_the_web_and_nowhere_else() {
    for text in ["https://segib.org/x?y=1#z", "http://a.b", "https://xn--bcher-kva.example/ü"] {
        assert_eq!(read::url(text), Ok(text.to_owned()));
    }
    let wrong = [
        "",
        "segib.org",
        "ftp://a.b",
        "javascript:alert(1)",
        "https://",
        "https:///x",
        "https://?x",
        "https://a b",
        "https://a.b/\"x",
        "https://bank.example@evil.example",
        "https://.a",
        "HTTPS://a.b",
        "data:text/html,x",
        "https://a.b\\c",
    ];
    for text in wrong {
        assert!(refused(read::url, text).contains("https:// or http://"), "{text}");
    }
}

#[test]
fn a_choice_names_all_that_is_allowed() {
    assert_eq!(read::choice(OfferRole::ALL)("both"), Ok(OfferRole::Both));
    let wrong = read::choice(OfferRole::ALL)("donor").unwrap_err();
    assert_eq!(
        english(&wrong),
        "“donor” is not one of the choices, which are: expertise, support and both."
    );
    assert_eq!(wrong.allowed, Some(vec!["expertise".into(), "support".into(), "both".into()]));
    assert_eq!((read::flag("on"), read::flag("false")), (Ok(true), Ok(false)));
    assert!(read::flag("maybe").is_err());
}

#[derive(Debug, PartialEq)]
struct Need {
    theme: Option<String>,
    quantity: u16,
}

fn needs(raw: &Raw) -> Result<(Vec<Need>, Option<String>), Vec<FieldError>> {
    let mut fields = Fields::of(raw);
    let needs = fields.each("needs", 1..=2, |need| {
        let theme = need.optional("theme", read::line(20));
        let quantity = need.required("quantity", read::whole(1..=9));
        Some(Need { theme, quantity: quantity? })
    });
    let note = fields.object("source", |source| source.required("note", read::line(20)));
    fields.finish(|| Some((needs, note)))
}

fn wrong(raw: &Raw) -> Vec<(String, String)> {
    let errors = needs(raw).unwrap_err();
    errors.into_iter().map(|error| (error.field, error.message.id.into_owned())).collect()
}

fn named(field: &str, id: &str) -> (String, String) {
    (field.to_owned(), id.to_owned())
}

#[test]
fn rows_and_objects_are_read_alike_from_json_and_forms() {
    let expected = (
        vec![Need { theme: Some("a".to_owned()), quantity: 1 }, Need { theme: None, quantity: 2 }],
        Some("n".to_owned()),
    );
    let from_json = json(
        r#"{"needs":[{"theme":"a","quantity":1},{"theme":null,"quantity":"2"}],"source":{"note":"n"}}"#,
    );
    assert_eq!(needs(&from_json), Ok(expected));
    for body in [
        "needs[0].theme=a&needs[0].quantity=1&needs[7].quantity=2&needs[7].theme=&source.note=n",
        "needs.0.theme=a&needs.0.quantity=1&needs.10.quantity=2&source[note]=n&other=",
    ] {
        let raw = from_form(body.as_bytes()).unwrap();
        assert_eq!(needs(&raw), needs(&from_json), "{body}");
    }
}

#[test]
fn what_is_told_of_a_row_stands_beside_it_though_one_before_was_left_empty() {
    let body =
        b"needs[0].theme=&needs[0].quantity=&needs[1].theme=a&needs[1].quantity=99&source.note=n";
    let raw = from_form(body).unwrap();
    assert_eq!(wrong(&raw), [named("needs[0].quantity", "rule-range")]);
    let draft = crate::page::Draft::refused(raw.clone(), needs(&raw).unwrap_err());
    assert_eq!(draft.value("needs[0].theme"), "a", "the row that is told of");
    assert!(draft.is_wrong("needs[0].quantity"));
}

#[test]
fn every_mistake_is_told_with_its_place() {
    let raw = json(
        r#"{"needs":[{"quantity":10,"theme":["x"]},{"quantty":1},{"quantity":1.5}],"source":"x","nedes":[]}"#,
    );
    let expected = [
        named("needs[0].theme", "rule-one-value"),
        named("needs[0].quantity", "rule-range"),
        named("needs[1].quantity", "rule-required"),
        named("needs[1].quantty", "rule-unknown-field"),
        // What does not fit is not read.
        named("needs", "rule-too-many"),
        named("source", "rule-object"),
        named("nedes", "rule-unknown-field"),
    ];
    assert_eq!(wrong(&raw), expected);
    let decimal = json(r#"{"needs":[{"quantity":1.5}]}"#);
    assert_eq!(wrong(&decimal), [named("needs[0].quantity", "rule-decimal")]);
    assert_eq!(wrong(&Raw::Absent), [named("needs", "rule-required")]);
    assert_eq!(wrong(&json("[1]")), [named("", "rule-object"), named("needs", "rule-required")]);
    assert_eq!(wrong(&json(r#"{"needs":"x"}"#))[0], named("needs[0]", "rule-object"));
}

#[test]
fn a_number_beyond_all_counting_is_out_of_range_rather_than_a_decimal() {
    for huge in ["1e30", "-1e30", "100000000000000000000000000000"] {
        let raw = json(&format!(r#"{{"needs":[{{"quantity":{huge}}}]}}"#));
        assert_eq!(wrong(&raw), [named("needs[0].quantity", "rule-range")], "{huge}");
    }
}

#[test]
fn a_field_that_is_like_none_is_told_which_there_are() {
    let raw = json(r#"{"needs":[{"quantity":1}],"colour":"green"}"#);
    let mut fields = Fields::of(&raw);
    fields.allow("needs");
    fields.allow("source");
    let errors = fields.finish(|| Some(())).unwrap_err();
    for (locale, said) in [
        (Locale::En, "Allowed are: needs and source."),
        (Locale::Es, "Se admiten: needs y source."),
        (Locale::Pt, "São admitidos: needs e source."),
        (Locale::Fr, "Sont admis\u{a0}: needs et source."),
    ] {
        let told = errors[0].told(locale);
        assert!(told.detail.contains(said), "{told:?}");
        assert_eq!(told.allowed, Some(vec!["needs".to_owned(), "source".to_owned()]));
    }
}

#[test]
fn lists_refuse_repeats_and_take_lines() {
    let languages = |raw: &Raw| {
        let mut fields = Fields::of(raw);
        let languages = fields.list("languages", 1..=3, read::language);
        fields.finish(|| Some(languages)).map_err(|errors| {
            errors
                .into_iter()
                .map(|error| (error.field, error.message.id.into_owned()))
                .collect::<Vec<_>>()
        })
    };
    for raw in [
        json(r#"{"languages":["es","pt"]}"#),
        json(r#"{"languages":"es\n pt \r\n\n"}"#),
        from_form(b"languages=es&languages=pt").unwrap(),
    ] {
        assert_eq!(languages(&raw).unwrap().len(), 2);
    }
    let repeated = json(r#"{"languages":["es","Spanish","xx","pt"]}"#);
    let expected = vec![
        named("languages[1]", "rule-twice"),
        named("languages[2]", "rule-language"),
        named("languages", "rule-too-many"),
    ];
    assert_eq!(languages(&repeated), Err(expected));
    assert_eq!(languages(&json("{}")), Err(vec![named("languages", "rule-required")]));
    assert_eq!(
        languages(&json(r#"{"languages":[["es"]]}"#)),
        Err(vec![named("languages[0]", "rule-one-value")])
    );
}

#[test]
fn what_does_not_fit_is_counted_and_not_read() {
    let many = vec!["no such theme anywhere"; 5_000];
    let mut raw = json(&format!(r#"{{"themes":{many:?},"rows":{many:?}}}"#));
    for at in 0..5_000 {
        raw = raw.with(&format!("field{at}"), "1");
    }
    let (asked, mut fields) = (std::cell::Cell::new(0), Fields::of(&raw));
    let themes = fields.list("themes", 1..=8, |text| {
        asked.set(asked.get() + 1);
        read::thematic_area(text)
    });
    let rows = fields.each("rows", 0..=3, |_| Some(()));
    assert_eq!((themes.len(), rows.len(), asked.get()), (0, 0, 8));
    let errors = fields.finish(|| Some(())).unwrap_err();
    let told = |field: &str| errors.iter().any(|error| error.field == field);
    assert!(told("themes") && told("themes[7]") && !told("themes[8]"));
    assert!(told("rows") && told("rows[2]") && !told("rows[3]"));
    assert!(errors.len() < 100, "{}", errors.len());
}

#[test]
fn a_value_is_repeated_on_one_line_and_not_at_length() {
    let error = FieldError::new("title", &"x\n".repeat(2_000_000), Message::new("rule-required"));
    assert_eq!(error.value.chars().count(), 80);
    assert!(error.value.ends_with('…') && !error.value.contains('\n'));
}

#[test]
fn json_that_cannot_be_read_says_where() {
    let deep = format!("{}1{}", "[".repeat(500), "]".repeat(500));
    let table: [(&[u8], &str, serde_json::Value); 8] = [
        (b"", "malformed-json", json!({ "line": {"number": 1}, "column": {"number": 0} })),
        (
            b"{\"a\":\n 1,}",
            "malformed-json",
            json!({ "line": {"number": 2}, "column": {"number": 4} }),
        ),
        (b"{} x", "malformed-json", json!({ "line": {"number": 1}, "column": {"number": 4} })),
        (b"{\"a\":\"\xff\"}", "malformed-utf8", json!({ "byte": {"number": 7} })),
        (b"{\"a\":1,\"a\":2}", "malformed-twice", json!({ "field": {"text": "a"} })),
        (deep.as_bytes(), "malformed-depth", json!({ "max": {"number": 12} })),
        (
            b"{\"a\":1e999}",
            "malformed-json",
            json!({ "line": {"number": 1}, "column": {"number": 10} }),
        ),
        (
            b"{\"a\":\"\\ud800\"}",
            "malformed-json",
            json!({ "line": {"number": 1}, "column": {"number": 13} }),
        ),
    ];
    for (body, id, args) in table {
        let message = from_json(body).unwrap_err();
        assert_eq!(message.id, id, "{}", String::from_utf8_lossy(body));
        assert_eq!(
            serde_json::to_value(&message.args).unwrap(),
            args,
            "{}",
            String::from_utf8_lossy(body)
        );
    }
    assert_eq!(
        json("\u{feff}{\"a\":true,\"b\":null}"),
        Raw::empty().with("a", "true").with("b", Raw::Absent)
    );
}

#[test]
fn forms_that_cannot_be_read_say_why() {
    let many = "a=1&".repeat(2_001);
    let table: [(&[u8], &str); 6] = [
        (b"a=%ff", "malformed-utf8"),
        (b"a=1&a.b=2", "malformed-form-name"),
        (b"a.b=2&a=1", "malformed-form-name"),
        (b"=1", "malformed-form-name"),
        (b"a.b.c.d.e.f.g=1", "malformed-form-name"),
        (many.as_bytes(), "malformed-form-size"),
    ];
    for (body, id) in table {
        assert_eq!(from_form(body).unwrap_err().id, id, "{}", String::from_utf8_lossy(body));
    }
    let raw = from_form(b"&&a=%C3%B1+%2B&b&c=&d[]=1&d[]=2").unwrap();
    assert_eq!(raw, Raw::empty().with("a", "ñ +").with("d", vec!["1", "2"]));
}

proptest! {
    #[test]
    fn no_body_whatever_breaks_the_readers(body in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = (from_json(&body), from_form(&body));
    }

    #[test]
    fn no_form_whatever_breaks_the_fields(body in "[a-c\\[\\].0-2=&%+ ;]{0,120}") {
        if let Ok(raw) = from_form(body.as_bytes()) {
            let _ = (needs(&raw), raw.at(&body).clone(), raw.to_string());
        }
    }

    #[test]
    fn json_is_read_as_it_was_written(texts in prop::collection::btree_map("[a-z]{1,6}", "\\PC{0,20}", 0..6)) {
        let value = json!(texts);
        let read = from_json(value.to_string().as_bytes()).unwrap();
        prop_assert_eq!(read, Raw::from(value));
    }
}

proptest! {
    // Each text is compared with thousands of names.
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_text_whatever_breaks_a_reading(text in "\\PC{0,40}|[0-9.:/-]{0,14}") {
        let _ = (read::country(&text), read::provider(&text), read::thematic_area(&text), read::sdg_target(&text));
        let _ = (read::scope(&text), read::date(&text), read::url(&text), read::whole::<i64>(0..=9)(&text));
        let _ = (read::words(9)(&text), read::language(&text), read::modality(&text), read::region(&text));
    }
}

#[test]
fn a_word_of_the_addresses_is_no_id_of_something_new() {
    use domain::CapacityOfferId;
    assert!(read::new_id::<CapacityOfferId>("new").is_err());
    assert!(read::new_id::<CapacityOfferId>(" new ").is_err());
    assert!(read::new_id::<CapacityOfferId>("newer").is_ok());
    assert!(read::new_id::<CapacityOfferId>("NEW").is_err());
}

#[test]
fn a_text_that_shows_nothing_is_refused() {
    for text in ["\u{200b}", "\u{2060}\u{200d}", "\u{ad}", "\u{3164}"] {
        assert!(read::line(200)(text).is_err(), "{text:?}");
        assert!(read::words(200)(text).is_err(), "{text:?}");
    }
    assert_eq!(read::line(200)("👩\u{200d}🔬").unwrap(), "👩\u{200d}🔬");
}
