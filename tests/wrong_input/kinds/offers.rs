//! What can be wrong with an offer.

use serde_json::json;

use super::kind::{Kind, offer_without, wrong_offer as wrong};

pub fn kinds() -> Vec<Kind> {
    let parts = [codes(), numbers(), words(), lists(), dates(), inside(), whole()];
    parts.into_iter().flatten().collect()
}

fn codes() -> Vec<Kind> {
    vec![
        wrong("unknown country", "provider", "Atlantis").shows("Atlantis").says(&["ISDB"]),
        wrong("country that can mean several", "excluded[0]", "Korea")
            .shows("Korea")
            .says(&["(KR)", "(KP)"]),
        wrong("unknown country code", "excluded[0]", "XX").shows("XX").says(&["ISO 3166"]),
        wrong("code of another taxonomy", "thematic_areas[0]", "K65").shows("K65").says(&["12220"]),
        wrong("goal in the field of themes", "thematic_areas[0]", "3.2")
            .shows("3.2")
            .says(&["sdg_targets"]),
        wrong("theme that the list has not", "thematic_areas[0]", "13099")
            .shows("13099")
            .says(&["12220"]),
        wrong("theme in the field of goals", "sdg_targets[0]", "13020").says(&["thematic_areas"]),
        wrong("goal that does not exist", "sdg_targets[0]", "18").shows("18").says(&["3.2"]),
        wrong("unknown bloc", "eligible[0]", "bloc:atlantic")
            .shows("bloc:atlantic")
            .says(&["caricom"]),
        wrong("unknown region", "eligible[0]", "region:999").shows("999").says(&["419"]),
        wrong("group of no known kind", "eligible[0]", "planet:earth")
            .says(&["all_developing", "ldc"]),
        wrong("own country as the only one", "eligible", json!(["country:BR"]))
            .shows("BR")
            .says(&["Br"]),
        wrong("unknown language", "written_in", "Klingon").shows("Klingon").says(&["es"]),
        wrong("unknown language among several", "languages[1]", "xx")
            .shows("xx")
            .says(&["ISO 639"]),
        wrong("unknown modality", "modalities[0]", "seance").shows("seance").says(&["study_tour"]),
        wrong("unknown role", "role", "helper").shows("helper").says(&[
            "expertise",
            "support",
            "both",
        ]),
        wrong("unknown cost", "pays_for[0]", "lunch").shows("lunch").says(&["travel", "venue"]),
        wrong("programme that is no id", "programme", "Programa Uno")
            .shows("Programa Uno")
            .says(&["64"]),
        wrong("cost that is paid and asked for", "asks_for[0]", "expert_time").shows("expert_time"),
    ]
}

fn numbers() -> Vec<Kind> {
    vec![
        wrong("negative places", "places", -3).shows("-3").says(&["1", "1000"]),
        wrong("zero places", "places", 0).shows("0").says(&["1", "1000"]),
        wrong("too many places", "places", 1_001).shows("1001").says(&["1", "1000"]),
        wrong("more places than numbers go", "places", "9".repeat(40)).shows("999").says(&["1000"]),
        wrong("places as words", "places", "two").shows("two").says(&["1500"]),
        wrong("decimal places as text", "places", "1.5").shows("1.5").says(&["1500"]),
        wrong("decimal places as a number", "places", 1.5)
            .shows("1.5")
            .says(&["17.10"])
            .only_json(),
        wrong("places as a list", "places", json!([1, 2])).shows("1").only_json(),
        wrong("no expert weeks", "expert_weeks_per_year", 0).shows("0").says(&["1", "5200"]),
        wrong("negative money", "brings_usd", -1).shows("-1").says(&["0", "100000000000"]),
        wrong("money with its currency", "brings_usd", "US$ 500").shows("US$ 500").says(&["1500"]),
        wrong("year long ago in evidence", "evidence[0].year", 1492).shows("1492").says(&["1945"]),
    ]
}

fn words() -> Vec<Kind> {
    vec![
        wrong("empty title", "title", ""),
        wrong("title of spaces", "title", "   "),
        wrong("title of two lines", "title", "Bancos\nde leite").shows("Bancos"),
        wrong("title too long", "title", "x".repeat(201)).shows("xxx").says(&["200", "201"]),
        wrong("text too long", "summary", "é".repeat(10_001))
            .shows("ééé")
            .says(&["10000", "10001"]),
        wrong("control character", "title", "bell\u{7}").shows("bell").says(&["U+0007"]),
        wrong("character that turns text around", "title", "a\u{202e}b")
            .shows("a")
            .says(&["U+202E"]),
        // A table in which it stands is no text at all.
        wrong("null character", "title", "a\u{0}b").shows("a").says(&["U+0000"]).not_in_tables(),
        wrong("link that is a script", "evidence[0].link", "javascript:alert(1)")
            .shows("javascript")
            .says(&["https://"]),
        wrong("link that hides its host", "evidence[0].link", "https://gov.br@evil.example/")
            .says(&["https://"]),
        wrong("link without a host", "source", json!({"note": "n", "link": "https:///x"}))
            .at("source.link")
            .says(&["https://"]),
    ]
}

fn lists() -> Vec<Kind> {
    let nine = ["110", "112", "113", "114", "120", "121", "122", "123", "130"];
    let skills: Vec<String> = (0..21).map(|skill| format!("skill {skill}")).collect();
    vec![
        wrong("too many themes", "thematic_areas", json!(nine)).shows("110").says(&["8"]),
        wrong("no themes", "thematic_areas", json!([])),
        wrong("theme twice", "thematic_areas", json!(["13020", "12220", "13020"]))
            .at("thematic_areas[2]")
            .shows("13020"),
        wrong("too many skills", "skills", json!(skills)).shows("skill 0").says(&["20"]),
        wrong("excluded twice by other names", "excluded", json!(["BO", "Bolivia"]))
            .at("excluded[1]")
            .shows("Bolivia"),
        wrong("list within a list", "languages", json!([["es"]]))
            .at("languages[0]")
            .shows("es")
            .only_json(),
        wrong("nobody is eligible", "eligible", json!([])),
    ]
}

fn dates() -> Vec<Kind> {
    vec![
        wrong("end before start", "available_until", "2019-12-31")
            .shows("2019-12-31")
            .says(&["2020"]),
        wrong("valid until before it begins", "valid_until", "2019-01-01")
            .shows("2019-01-01")
            .says(&["2020"]),
        wrong("day that does not exist", "available_from", "2026-02-30")
            .shows("2026-02-30")
            .says(&["2026-02-30"]),
        // In a table, where spreadsheets write it so, it is read.
        wrong("day in another order", "available_from", "31/12/2026")
            .not_in_tables()
            .shows("31/12/2026")
            .says(&["2026-11-21"]),
        wrong("day with a year of two digits", "available_from", "31/12/26")
            .shows("31/12/26")
            .says(&["2026-11-21"]),
        wrong("day in a far century", "available_until", "9999-12-31")
            .shows("9999")
            .says(&["1900", "2199"]),
    ]
}

fn inside() -> Vec<Kind> {
    vec![
        wrong("evidence without country", "evidence", json!([{"what": "x", "year": 2012}]))
            .at("evidence[0].country"),
        wrong("evidence in no country", "evidence[0].country", "Wakanda")
            .shows("Wakanda")
            .says(&["ISO 3166"]),
        wrong("source without a note", "source", json!({"link": "https://example.org"}))
            .at("source.note"),
        wrong("text where fields are wanted", "evidence", json!(["Two banks"]))
            .at("evidence[0]")
            .shows("Two banks")
            .only_json(),
        wrong("unknown field inside", "evidence[0].wher", "BO").shows("BO").not_in_tables(),
    ]
}

fn whole() -> Vec<Kind> {
    vec![
        offer_without("missing language", "written_in"),
        offer_without("missing provider", "provider"),
        wrong("unknown field", "colour", "green")
            .shows("green")
            .lists(&["title", "thematic_areas"])
            .not_in_tables(),
        wrong("misspelt field", "thematic_area", "13020")
            .shows("13020")
            .says(&["thematic_areas"])
            .not_in_tables(),
        wrong("id with capital letters", "id", "BR-Milk")
            .shows("BR-Milk")
            .says(&["64", "br-human-milk-banks"]),
        wrong("id too long", "id", "x".repeat(65)).shows("xxx").says(&["64"]),
        wrong("id that leaves its folder", "id", "../br-milk").shows("../br-milk").says(&["64"]),
    ]
}
