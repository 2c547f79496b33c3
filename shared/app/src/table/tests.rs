//! Files as people send them, and what comes back of those that cannot be taken.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;

const COLUMNS: &[Column] = &[
    Column::one("id"),
    Column::one("title"),
    Column::many("languages"),
    Column::rows("needs", &["theme", "skill", "quantity"]),
    Column::one("source.note"),
];

fn record() -> Value {
    json!({
        "id": "bo-milk",
        "title": "Leche; materna | \"segura\"\nsegunda línea",
        "languages": ["es", "qu"],
        "needs": [
            { "theme": "12220", "skill": "a;b|c\\d", "quantity": 2 },
            { "quantity": 3 },
            { "skill": "|" },
        ],
        "source": { "note": "=SUM(A1)" },
    })
}

/// The record as it comes back: numbers have become text.
fn expected() -> Raw {
    Raw::from(record())
}

fn rows(text: &str) -> Vec<Raw> {
    let sheet = from_csv(text.as_bytes(), COLUMNS).unwrap();
    sheet.rows.into_iter().map(|row| row.raw.unwrap()).collect()
}

/// The id of the first mistake in the file as a whole.
fn refusal(bytes: &[u8]) -> String {
    let errors = from_csv(bytes, COLUMNS).unwrap_err();
    errors[0].message.id.clone().into_owned()
}

#[test]
fn a_record_comes_back_from_csv_as_it_went_in_every_language() {
    for locale in Locale::ALL {
        let csv = to_csv(COLUMNS, locale, [&record()]);
        assert_eq!(rows(&csv), [expected()], "{csv}");
    }
    let lines = to_json_lines([&record(), &record()]);
    let sheet = from_json_lines(lines.as_bytes()).unwrap();
    assert_eq!(sheet.rows.len(), 2);
    assert_eq!(sheet.rows[1].raw, Ok(expected()));
}

#[test]
fn days_come_back_from_a_spreadsheet_in_its_own_order() {
    const DAYS: &[Column] =
        &[Column::one("title"), Column::day("needed_from"), Column::day("needed_until")];
    let read = |text: &str| {
        let sheet = from_csv(text.as_bytes(), DAYS).unwrap();
        let guessed: Vec<_> = sheet.guessed.iter().map(|it| it.id.clone().into_owned()).collect();
        let rows = sheet.rows.into_iter().map(|row| row.raw);
        (rows.collect::<Vec<_>>(), guessed)
    };
    let day = |raw: &Result<Raw, _>, field: &str| {
        raw.as_ref().ok().and_then(|raw| raw.at(field).text().map(ToOwned::to_owned))
    };
    let (rows, guessed) = read("title;needed_from;needed_until\n1/6/2027;01/06/2027;2027-12-31\n");
    assert_eq!(day(&rows[0], "needed_from").as_deref(), Some("2027-06-01"));
    assert_eq!(day(&rows[0], "needed_until").as_deref(), Some("2027-12-31"));
    // What is no day column stays as it is.
    assert_eq!(day(&rows[0], "title").as_deref(), Some("1/6/2027"));
    assert_eq!(guessed, ["table-day-first"]);
    let (rows, guessed) =
        read("title,needed_from,needed_until\na,6/1/2027,12/31/2027\nb,7/1/2027,8/1/2027\n");
    assert_eq!(day(&rows[1], "needed_until").as_deref(), Some("2027-08-01"));
    assert_eq!(guessed, ["table-month-first"]);
    // Two languages' orders in one file, or none that could be told.
    for text in ["a,31/12/2027,12/31/2027\n", "a,6/1/2027,7/1/2027\n"] {
        let (rows, guessed) = read(&format!("title,needed_from,needed_until\n{text}"));
        let errors = rows[0].as_ref().unwrap_err();
        assert_eq!((errors.len(), &*errors[0].message.id), (2, "table-day-unclear"));
        assert_eq!((&*errors[0].field, guessed.len()), ("needed_from", 0));
    }
    let (_, guessed) = read("title,needed_from,needed_until\na,2027-06-01,\n");
    assert_eq!(guessed.len(), 0);
}

#[test]
fn a_cell_is_never_run_as_a_formula() {
    let csv = to_csv(COLUMNS, Locale::En, [&record()]);
    assert!(csv.contains(",'=SUM(A1)"), "{csv}");
    assert_eq!(rows("id,title\na,'quoted")[0].at("title").text(), Some("'quoted"));
}

#[test]
fn files_are_read_as_spreadsheets_write_them() {
    let plain = "id,title,languages\nbo-milk,Niñez,es; pt\n";
    let semicolons =
        "Identificador;Título;Idiomas de trabajo\r\nbo-milk;Niñez;\"es; pt\"\r\n;;\r\n";
    let tabs = "ID\tTITRE\tlangues de travail\nbo-milk\tNiñez\tes;pt;";
    let named = "sep=;\nid;title;languages\nbo-milk;Niñez;\"es;pt\"";
    let latin: Vec<u8> = semicolons.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let marked = format!("\u{feff}{plain}").into_bytes();
    let named_by_excel = format!("\u{feff}sep=;\r\n{semicolons}").into_bytes();
    let named_on_a_mac = format!("sep=;\r{}", semicolons.replace("\r\n", "\r")).into_bytes();
    let named_twice = format!("\"sep=;\";;\r\n{semicolons}");
    let wide: Vec<u8> =
        format!("\u{feff}{tabs}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [
        plain.as_bytes(),
        semicolons.as_bytes(),
        tabs.as_bytes(),
        named.as_bytes(),
        &latin,
        &marked,
        &named_by_excel,
        &named_on_a_mac,
        named_twice.as_bytes(),
        &wide,
    ] {
        let sheet = from_csv(bytes, COLUMNS).unwrap();
        assert_eq!(sheet.rows.len(), 1, "{}", String::from_utf8_lossy(bytes));
        let raw = sheet.rows[0].raw.as_ref().unwrap();
        assert_eq!(raw.at("title").text(), Some("Niñez"), "{}", String::from_utf8_lossy(bytes));
        assert_eq!(raw.at("languages").items().len(), 2, "{}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn rows_know_their_line() {
    let sheet = from_csv(b"id,title\n\na,\"two\nlines\"\n,\nb,x\n", COLUMNS).unwrap();
    let lines: Vec<u64> = sheet.rows.iter().map(|row| row.line).collect();
    assert_eq!(lines, [3, 6]);
    // As spreadsheets on a Mac end them.
    let sheet = from_csv(b"id,title\r\ra,x\rb,y\r", COLUMNS).unwrap();
    let lines: Vec<u64> = sheet.rows.iter().map(|row| row.line).collect();
    assert_eq!(lines, [3, 4]);
    let sheet = from_csv(b"id,title\r\na,x\r\nb,y\r\n", COLUMNS).unwrap();
    let lines: Vec<u64> = sheet.rows.iter().map(|row| row.line).collect();
    assert_eq!(lines, [2, 3]);
    assert_eq!(from_csv(b"sep=,\nid\na", COLUMNS).unwrap().rows[0].line, 3);
}

#[test]
fn a_file_that_cannot_be_read_says_why() {
    let table: [(&[u8], &str); 9] = [
        (b"", "table-empty"),
        (b"\xef\xbb\xbf\n\n", "table-empty"),
        (b"sep=;\r\n", "table-empty"),
        (b"id|title\na|b", "table-no-headings"),
        (b"bo-milk,Leche\n", "table-no-headings"),
        (b"PK\x03\x04rest", "table-workbook"),
        (b"id\0", "table-not-text"),
        (b"id,titel\na,b", "table-unknown-heading"),
        (b"id,ID\na,b", "table-heading-twice"),
    ];
    for (bytes, id) in table {
        assert_eq!(refusal(bytes), id, "{}", String::from_utf8_lossy(bytes));
    }
    let errors = from_csv(b"id,titel\n", COLUMNS).unwrap_err();
    let said = i18n::say(Locale::En, &errors[0].message);
    assert!(said.starts_with("There is no column “titel”. Did you mean "), "{said}");
}

#[test]
fn a_row_that_cannot_be_read_spoils_no_other() {
    let sheet = from_csv(b"id,needs\na,1|2|3|4\nb,\"x\",too,many\nc,12220|x|1\n", COLUMNS).unwrap();
    let fields: Vec<Option<&str>> = sheet
        .rows
        .iter()
        .map(|row| row.raw.as_ref().err().map(|errors| errors[0].field.as_str()))
        .collect();
    assert_eq!(fields, [Some("needs[0]"), Some(""), None]);
}

#[test]
fn a_refused_file_comes_back_with_a_column_of_problems_and_can_be_sent_again() {
    let file = "id;title\na;x\nb;\"y; z\"\n";
    let sheet = from_csv(file.as_bytes(), COLUMNS).unwrap();
    let wrong = vec![
        FieldError::new("title", "x", Message::new("rule-required")),
        FieldError::new("", "", Message::new("rule-object")),
    ];
    let refused = sheet.refused(Locale::Es, &[vec![], wrong.clone()]);
    assert_eq!(
        refused,
        "\u{feff}id;title;Problemas\na;x;\nb;\"y; z\";Título: Este dato es obligatorio. | Aquí se esperan campos con nombre.\n"
    );
    let again = from_csv(refused.as_bytes(), COLUMNS).unwrap();
    assert_eq!(again.rows[1].raw, sheet.rows[1].raw);
    let once_more = again.refused(Locale::En, &[wrong]);
    assert_eq!(once_more.lines().next(), Some("\u{feff}id;title;Problems"));
    assert_eq!(once_more.matches("Problem").count(), 1);
}

#[test]
fn refused_json_lines_come_back_with_a_field_of_problems() {
    let sheet = from_json_lines(b"{\"id\":\"a\"}\n\n{\"id\":\n").unwrap();
    assert_eq!(sheet.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [1, 3]);
    let errors: Vec<Vec<FieldError>> =
        sheet.rows.iter().map(|row| row.raw.clone().err().unwrap_or_default()).collect();
    let refused = sheet.refused(Locale::En, &errors);
    assert!(refused.starts_with("{\"id\":\"a\",\"problems\":\"\"}\n{\"line\":\"{\\\"id\\\":\",\"problems\":\"This is not JSON"), "{refused}");
    let again = from_json_lines(refused.as_bytes()).unwrap();
    assert_eq!(again.rows[0].raw, sheet.rows[0].raw);
}

#[test]
fn every_column_has_a_heading_in_every_language() {
    for column in COLUMNS {
        for locale in Locale::ALL {
            assert!(!column.heading(locale).contains('⟦'), "{column:?}");
        }
    }
}

#[test]
fn what_begins_like_a_formula_comes_back_with_as_many_apostrophes_as_it_had() {
    for title in ["=1", "'=1", "''=1", "'x", "'", "-3", "@a"] {
        let csv = to_csv(COLUMNS, Locale::En, [&json!({ "id": "a", "title": title })]);
        assert_eq!(rows(&csv)[0].at("title").text(), Some(title), "{csv}");
        assert!(!csv.contains(",=") && !csv.contains(",-") && !csv.contains(",@"), "{csv}");
    }
}

proptest! {
    #[test]
    fn whatever_a_cell_holds_comes_back(title in "\\PC{0,30}", skills in prop::collection::vec("[a-z;|\\\\ ]{1,8}", 0..4)) {
        let skills: Vec<String> = skills.iter().map(|it| it.trim().to_owned()).filter(|it| !it.is_empty()).collect();
        let needs: Vec<Value> = skills.iter().map(|skill| json!({ "skill": skill })).collect();
        let record = json!({ "id": "a", "title": title.trim(), "languages": skills, "needs": needs });
        let read = rows(&to_csv(COLUMNS, Locale::Fr, [&record]));
        prop_assert_eq!(read[0].at("title").text().unwrap_or_default(), title.trim());
        let texts: Vec<&str> = read[0].at("languages").items().iter().filter_map(Raw::text).collect();
        prop_assert_eq!(texts, skills.iter().map(String::as_str).collect::<Vec<_>>());
        let texts: Vec<&str> = read[0].at("needs").items().iter().filter_map(|need| need.at("skill").text()).collect();
        prop_assert_eq!(texts, skills.iter().map(String::as_str).collect::<Vec<_>>());
    }

    #[test]
    fn no_file_whatever_breaks_the_reader(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = (from_csv(&bytes, COLUMNS), from_json_lines(&bytes));
        let mut headed = b"id,title,needs\n".to_vec();
        headed.extend(&bytes);
        if let Ok(sheet) = from_csv(&headed, COLUMNS) {
            let _ = sheet.refused(Locale::Pt, &[]);
        }
    }
}
