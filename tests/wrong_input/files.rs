//! What can be wrong with a file to import as a whole, and what other programs write and is right.

use std::{fs, path::Path};

use serde_json::Value;
use tempfile::TempDir;

use super::sheet::{columns, csv, rows_as_csv, rows_of};
use crate::harness::{Ran, ayni, offer, request, with, without};

/// A folder with one file, which is to be imported into `data` beside it.
struct Import {
    folder: TempDir,
    file: &'static str,
}

impl Import {
    fn of(file: &'static str, bytes: impl AsRef<[u8]>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(file), bytes).unwrap();
        Self { folder, file }
    }

    fn run(&self, language: &str) -> Ran {
        let ran = ayni(["import", self.file, "--lang", language]).on(&self.data());
        ran.within(self.folder.path()).run()
    }

    fn data(&self) -> std::path::PathBuf {
        self.folder.path().join("data")
    }

    /// The file that was written back.
    fn refused(&self) -> Vec<u8> {
        let path = Path::new(self.file);
        let extension = path.extension().unwrap().to_str().unwrap();
        fs::read(self.folder.path().join(path.with_extension(format!("refused.{extension}"))))
            .unwrap()
    }

    /// How many records are in the data folder.
    fn taken(&self) -> usize {
        let events = ayni(["events", "--json"]).on(&self.data()).run().good();
        events.json_lines().len()
    }
}

fn two() -> [Value; 2] {
    let bilingual = |id: &str, title: &str| with(with(offer(id), "title", title), "provider", "BR");
    [bilingual("br-one", "Água e saneamento"), bilingual("br-two", "Segurança alimentar, “à mesa”")]
}

fn latin1(text: &str) -> Vec<u8> {
    text.chars()
        .map(|c| match c {
            '“' => 0x93,
            '”' => 0x94,
            c => u8::try_from(u32::from(c)).expect("a letter of Western Europe"),
        })
        .collect()
}

fn utf16(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

#[test]
fn what_spreadsheets_and_other_programs_write_is_accepted() {
    let comma = String::from_utf8(csv(&two(), b',')).unwrap();
    let semicolon = String::from_utf8(csv(&two(), b';')).unwrap();
    let tab = String::from_utf8(csv(&two(), b'\t')).unwrap();
    let lines = two().map(|record| record.to_string()).join("\r\n");
    for (what, file, bytes) in [
        ("commas", "offers.csv", comma.clone().into_bytes()),
        ("Excel's mark", "offers.csv", format!("\u{feff}{comma}").into_bytes()),
        ("Excel's semicolons and Latin-1", "offers.csv", latin1(&semicolon)),
        (
            "Excel's line about its separator",
            "offers.csv",
            format!("sep=;\r\n{semicolon}").into_bytes(),
        ),
        ("Excel's Unicode text", "offers.txt", utf16(&tab)),
        ("lines of Windows", "offers.csv", comma.replace('\n', "\r\n").into_bytes()),
        ("empty lines at the end", "offers.csv", format!("{comma}\n,,,\n\n").into_bytes()),
        ("JSON lines", "offers.jsonl", lines.into_bytes()),
    ] {
        let import = Import::of(file, bytes);
        assert_eq!(import.run("en").code, 0, "{what}: {:?}", import.run("en"));
        assert_eq!(import.taken(), 2, "{what}");
        let exported =
            ayni(["export", "offers", "--format", "jsonl"]).on(&import.data()).run().good();
        let titles: Vec<Value> =
            exported.json_lines().iter().map(|it| it["title"].clone()).collect();
        assert_eq!(titles, ["Água e saneamento", "Segurança alimentar, “à mesa”"], "{what}");
    }
}

#[test]
fn headings_in_any_of_the_four_languages_are_understood() {
    for (language, heading) in
        [("es", "Título"), ("pt", "Título"), ("fr", "Titre"), ("en", "Title")]
    {
        let import = Import::of("offers.csv", csv(&two(), b','));
        import.run("en").good();
        let exported =
            ayni(["export", "offers", "--lang", language]).on(&import.data()).run().good();
        assert!(exported.out.lines().next().unwrap().contains(heading), "{}", exported.out);
        let again = Import::of("again.csv", exported.out);
        again.run(language).good();
        assert_eq!(again.taken(), 2);
    }
}

#[test]
fn a_file_that_is_wrong_as_a_whole_is_refused_in_the_readers_language() {
    let good = String::from_utf8(csv(&two(), b',')).unwrap();
    let headed = |from: &str, to: &str| good.replacen(from, to, 1).into_bytes();
    let cases: Vec<(&str, &'static str, Vec<u8>, &[&str])> = vec![
        (
            "a separator of its own",
            "offers.csv",
            good.replace(',', "~").into_bytes(),
            &["provider", "thematic_areas"],
        ),
        ("an unknown heading", "offers.csv", headed("institution", "weather"), &["weather"]),
        (
            "a misspelt heading",
            "offers.csv",
            headed("thematic_areas", "thematic_arreas"),
            &["thematic_arreas", "hematic"],
        ),
        ("a heading twice", "offers.csv", headed("institution", "title"), &[]),
        ("bytes that are no text", "offers.csv", b"id,title\n\x00\x01,x\n".to_vec(), &[]),
        ("a workbook", "offers.csv", b"PK\x03\x04rest of the workbook".to_vec(), &["CSV (UTF-8)"]),
        (
            "a workbook of long ago",
            "offers.csv",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(),
            &["CSV (UTF-8)"],
        ),
        ("nothing", "offers.csv", vec![], &[]),
        ("headings only", "offers.csv", good.lines().next().unwrap().as_bytes().to_vec(), &[]),
        ("records of nothing known", "things.jsonl", b"{\"colour\": \"green\"}\n".to_vec(), &[]),
        ("prose", "offers.csv", b"Dear colleagues,\nplease find attached\n".to_vec(), &[]),
    ];
    for (what, file, bytes, says) in cases {
        let import = Import::of(file, &bytes);
        let mut told = vec![];
        for language in ["en", "es", "pt", "fr"] {
            let ran = import.run(language);
            assert_eq!(ran.code, 65, "{what}: {ran:?}");
            assert!(ran.err.contains(file), "{what}: {ran:?}");
            for wanted in says {
                assert!(ran.err.contains(wanted), "{what}: {wanted:?} is not in {ran:?}");
            }
            assert!(!ran.err.contains('⟦') && !ran.err.contains("panicked"), "{what}: {ran:?}");
            told.push(ran.err);
        }
        told.sort();
        told.dedup();
        assert_eq!(told.len(), 4, "{what} is told in four languages: {told:?}");
        assert_eq!(import.taken(), 0, "{what}");
        assert_eq!(
            fs::read(import.folder.path().join(file)).unwrap(),
            bytes,
            "{what}: the file is changed"
        );
    }
}

#[test]
fn a_heading_that_stands_twice_is_named() {
    let good = String::from_utf8(csv(&two(), b',')).unwrap();
    let import = Import::of("offers.csv", good.replacen("institution", "title", 1));
    assert!(import.run("es").refused(65).contains("Título"));
}

#[test]
fn a_row_that_is_wrong_is_told_in_its_row() {
    let mut long = rows_of(&csv(&two(), b','), b',');
    long[2].push("too much".to_owned());
    let untitled = two().map(|record| without(record, "title"));
    let parts = with(two()[0].clone(), "evidence", Value::Null);
    let mut crowded = rows_of(&csv(&[parts], b','), b',');
    let evidence = crowded[0].iter().position(|heading| heading == "evidence").unwrap();
    crowded[1][evidence] = "what|BO|2012|result|https://example.org|more".to_owned();
    let cases: Vec<(&str, Vec<u8>, usize, &[&str])> = vec![
        ("a cell too many", rows_as_csv(long, b','), 2, &[]),
        ("no column of titles", csv(&untitled, b','), 1, &["Título"]),
        ("an id twice in the file", csv(&[offer("same"), offer("same")], b','), 2, &[]),
        (
            "too many parts in an item",
            rows_as_csv(crowded, b','),
            1,
            &["what|country|year|result|link"],
        ),
        (
            "semicolons, Latin-1 and a mistake",
            latin1(
                &String::from_utf8(csv(&[with(offer("br-x"), "provider", "Atlântida")], b';'))
                    .unwrap(),
            ),
            1,
            &["Atlântida", "ISDB"],
        ),
    ];
    for (what, bytes, row, says) in cases {
        let separator = if what.starts_with("semicolons") { b';' } else { b',' };
        let import = Import::of("offers.csv", bytes);
        let ran = import.run("es");
        assert!(ran.refused(65).contains("offers.csv"), "{what}: {ran:?}");
        assert_eq!(import.taken(), 0, "{what}");
        let rows = rows_of(&import.refused(), separator);
        let problem = rows[row].last().unwrap();
        assert!(!problem.is_empty(), "{what}: {rows:?}");
        for wanted in says {
            assert!(problem.contains(wanted), "{what}: {wanted:?} is not in {problem:?}");
        }
    }
}

#[test]
fn a_broken_line_of_json_is_quoted_with_its_problem() {
    let lines = format!("{}\n{{\"id\": \"half\n[1]\n{}\n", offer("br-one"), request("bo-one"));
    let import = Import::of("mixed.jsonl", lines);
    let ran = import.run("fr");
    ran.refused(65);
    assert_eq!(import.taken(), 0);
    let refused = String::from_utf8(import.refused()).unwrap();
    let lines: Vec<Value> =
        refused.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 4);
    assert_eq!(lines[0]["problems"], "");
    assert_eq!(lines[1]["line"], "{\"id\": \"half");
    for wrong in &lines[1..] {
        assert!(!wrong["problems"].as_str().unwrap().is_empty(), "{wrong}");
    }
    let told = ayni(["import", "mixed.jsonl", "--json"])
        .on(&import.data())
        .within(import.folder.path())
        .run();
    let told = &told.json_lines()[0];
    assert_eq!((&told["taken"], &told["errors"][0]["line"]), (&0.into(), &2.into()), "{told}");
}

#[test]
fn a_refused_file_is_taken_in_once_its_cells_are_mended() {
    let wrong = [two()[0].clone(), with(two()[1].clone(), "places", "two")];
    let import = Import::of("offers.csv", csv(&wrong, b','));
    import.run("pt").refused(65);
    let mut rows = rows_of(&import.refused(), b',');
    let places = columns(&wrong).iter().position(|column| column == "places").unwrap();
    assert_eq!((rows[1].last().unwrap().as_str(), rows[2][places].as_str()), ("", "two"));
    rows[2][places] = "2".to_owned();
    let mended = Import::of("offers.csv", rows_as_csv(rows, b','));
    mended.run("pt").good();
    assert_eq!(mended.taken(), 2);
}

#[test]
fn each_file_is_taken_in_whole_or_not_at_all_and_once() {
    let import = Import::of("right.csv", csv(&two(), b','));
    let folder = import.folder.path();
    let half = [offer("br-three"), with(offer("br-four"), "places", -1)];
    fs::write(folder.join("wrong.csv"), csv(&half, b',')).unwrap();
    let both = ayni(["import", "wrong.csv", "right.csv"]).on(&import.data()).within(folder).run();
    assert_eq!(both.code, 65, "{both:?}");
    assert_eq!(import.taken(), 2, "the right file is taken in, and nothing of the wrong one");
    import.run("en").good();
    assert_eq!(import.taken(), 2, "the same file again changes nothing");
    fs::write(folder.join("more.csv"), csv(&[offer("br-one"), offer("br-five")], b',')).unwrap();
    let more = ayni(["import", "more.csv"]).on(&import.data()).within(folder).run();
    more.refused(65);
    assert_eq!(import.taken(), 2, "an id that is taken keeps its file out");
}

#[test]
fn who_may_not_change_a_record_may_not_import_it() {
    let import = Import::of("offers.csv", csv(&two(), b','));
    let run = |who: &str| {
        let ran = ayni(["import", "offers.csv", "--acting-as", who, "--lang", "es"]);
        ran.on(&import.data()).within(import.folder.path()).run()
    };
    for who in ["country:AR", "agency:BR", "observer", "institution:ISDB"] {
        run(who).refused(65);
        let rows = rows_of(&import.refused(), b',');
        assert!(rows[1].last().unwrap().contains("función"), "{who}: {:?}", rows[1]);
    }
    assert!(run("minister").refused(64).contains("minister"));
    assert_eq!(import.taken(), 0);
    run("country:BR").good();
    assert_eq!(import.taken(), 2);
}

#[test]
fn a_file_that_is_not_there_or_is_a_folder_is_told_by_name() {
    let folder = tempfile::tempdir().unwrap();
    for file in ["none.csv", "."] {
        let ran =
            ayni(["import", file]).on(&folder.path().join("data")).within(folder.path()).run();
        assert_eq!(ran.code, 65, "{ran:?}");
        assert!(ran.err.contains(file) && !ran.err.contains("panicked"), "{ran:?}");
    }
    assert_eq!(ayni(["import"]).run().code, 64);
}

#[test]
fn rows_without_an_id_that_say_the_same_get_names_of_their_own() {
    let nameless = two().map(|record| without(with(record, "title", "Água"), "id"));
    let lines = nameless.map(|record| record.to_string()).join("\n");
    let import = Import::of("offers.jsonl", lines.into_bytes());
    import.run("en").good();
    let exported = ayni(["export", "offers", "--format", "jsonl"]).on(&import.data()).run().good();
    let ids: Vec<Value> = exported.json_lines().iter().map(|it| it["id"].clone()).collect();
    assert_eq!(ids, ["br-agua", "br-agua-2"]);
}
