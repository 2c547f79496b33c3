//! The table: what is wrong, in which field, and what the error says.

use serde_json::{Value, json};

use super::Told;
use crate::harness::{offer, request, with, without};

/// One kind of wrong input.
pub struct Case {
    /// What is wrong.
    pub name: &'static str,
    /// The record that has it.
    pub record: Value,
    /// The field that the error names.
    pub field: &'static str,
    /// What stands in it, as the error says it; empty where there is nothing to say.
    pub value: &'static str,
    /// Words of the error in English: what is wrong or what is allowed.
    pub says: &'static str,
    /// Whether a form can send it.
    pub in_a_form: bool,
    /// Whether a table can hold it.
    pub in_a_table: bool,
}

impl Case {
    /// The id that the record would have.
    pub fn id(&self) -> &str {
        self.record["id"].as_str().filter(|id| id.len() <= 64).unwrap_or("none")
    }

    /// The error that the case is about, with field, value and words.
    #[track_caller]
    pub fn find(&self, told: Vec<Told>) -> Told {
        let said: Vec<String> = told.iter().map(|it| format!("{}={:?}: {}", it.field, it.value, it.detail)).collect();
        let here = told.into_iter().find(|it| {
            it.field == self.field && it.value.contains(self.value) && it.detail.contains(self.says)
        });
        here.unwrap_or_else(|| {
            let Self { name, field, value, says, .. } = self;
            panic!("{name}: {field}={value:?} with {says:?} is not among {said:#?}")
        })
    }

    /// The error about the field, in any language.
    #[track_caller]
    pub fn find_field(&self, told: Vec<Told>) -> Told {
        let here = told.into_iter().find(|it| it.field == self.field && it.value.contains(self.value));
        here.unwrap_or_else(|| panic!("{}: {} is not named", self.name, self.field))
    }

    fn only_json(mut self) -> Self {
        self.in_a_form = false;
        self.in_a_table = false;
        self
    }

    fn not_in_a_form(mut self) -> Self {
        self.in_a_form = false;
        self
    }
}

fn case(
    name: &'static str,
    record: Value,
    field: &'static str,
    value: &'static str,
    says: &'static str,
) -> Case {
    Case { name, record, field, value, says, in_a_form: true, in_a_table: true }
}

/// Wrong offers.
pub fn offers() -> Vec<Case> {
    let set = |field: &str, value: Value| with(offer("br-wrong"), field, value);
    let long = "x".repeat(10_001);
    vec![
        case("unknown country", set("provider", json!("Atlantis")), "provider", "Atlantis", "ISO 3166"),
        case("misspelt country", set("excluded", json!(["Bolibia"])), "excluded[0]", "Bolibia", "Bolivia"),
        case("code of another taxonomy", set("thematic_areas", json!(["K65"])), "thematic_areas[0]", "K65", "DAC/CRS"),
        case("no such code", set("thematic_areas", json!(["99999"])), "thematic_areas[0]", "99999", "three digits"),
        case("goal as theme", set("thematic_areas", json!(["3.2"])), "thematic_areas[0]", "3.2", "sdg_targets"),
        case("theme as goal", set("sdg_targets", json!(["12220"])), "sdg_targets[0]", "12220", "thematic_areas"),
        case("no such goal", set("sdg_targets", json!(["18.1"])), "sdg_targets[0]", "18.1", "such as 3 or 3.2"),
        case("no area", set("thematic_areas", json!([])), "thematic_areas", "", "required"),
        case("nine areas", set("thematic_areas", json!(["11110", "11120", "11130", "11182", "11220", "11230", "11240", "11320", "11330"])), "thematic_areas", "9", "at most 8"),
        case("area twice", set("thematic_areas", json!(["12220", "12220"])), "thematic_areas[1]", "12220", "twice"),
        case("negative places", set("places", json!(-3)), "places", "-3", "between 1 and 1,000"),
        case("no places", set("places", json!(0)), "places", "0", "between 1 and 1,000"),
        case("places in words", set("places", json!("two")), "places", "two", "not a whole number"),
        case("half a place", set("places", json!("2.5")), "places", "2.5", "whole number"),
        case("too many weeks", set("expert_weeks_per_year", json!(99_999)), "expert_weeks_per_year", "99999", "between 1 and 5,200"),
        case("end before start", set("available_until", json!("2019-12-31")), "available_until", "2019-12-31", "before 1 January 2020"),
        case("expired before it begins", set("valid_until", json!("2019-06-30")), "valid_until", "2019-06-30", "before 1 January 2020"),
        case("no such day", set("available_from", json!("2027-02-30")), "available_from", "2027-02-30", "no such day"),
        case("day the other way round", set("available_from", json!("31/12/2027")), "available_from", "31/12/2027", "year-month-day"),
        case("empty title", set("title", json!("   ")), "title", "", "required"),
        case("long title", set("title", json!("x".repeat(201))), "title", "xxx", "200 fit"),
        case("long text", set("summary", json!(long)), "summary", "xxx", "10,000 fit"),
        case("no institution", without(offer("br-wrong"), "institution"), "institution", "", "required"),
        case("unknown bloc", set("eligible", json!(["bloc:caricm"])), "eligible[0]", "caricm", "caricom"),
        case("unknown group", set("eligible", json!(["friends"])), "eligible[0]", "friends", "all_developing"),
        case("only for itself", set("eligible", json!(["country:BR"])), "eligible", "BR", "own partner"),
        case("for nobody", set("eligible", json!([])), "eligible", "", "required"),
        case("unknown language", set("languages", json!(["Klingon"])), "languages[0]", "Klingon", "ISO 639"),
        case("unknown modality", set("modalities", json!(["telepathy"])), "modalities[0]", "telepathy", "not a modality").not_in_a_form(),
        case("unknown role", set("role", json!("boss")), "role", "boss", "not one of the choices"),
        case("unknown cost", set("pays_for", json!(["wine"])), "pays_for[0]", "wine", "not one of the choices"),
        case("negative money", set("brings_usd", json!(-5)), "brings_usd", "-5", "between 0 and"),
        case("money with words", set("brings_usd", json!("1 million")), "brings_usd", "1 million", "whole number"),
        case("address that runs", set("evidence", json!([{"what": "x", "country": "BO", "year": 2012, "link": "javascript:alert(1)"}])), "evidence[0].link", "javascript", "https://"),
        case("evidence before its time", set("evidence", json!([{"what": "x", "country": "BO", "year": 1492}])), "evidence[0].year", "1492", "between 1945 and 2100"),
        case("evidence without what", set("evidence", json!([{"country": "BO", "year": 2012}])), "evidence[0].what", "", "required").not_in_a_form(),
        case("capital letters in the id", set("id", json!("BR-Wrong")), "id", "BR-Wrong", "a to z").not_in_a_form(),
        case("long id", set("id", json!("x".repeat(65))), "id", "xxx", "1 to 64").not_in_a_form(),
        case("control character", set("title", json!("Bancos\u{7}")), "title", "Bancos", "control character"),
        case("null byte", set("summary", json!("Bancos\u{0}")), "summary", "Bancos", "control character"),
        case("unknown field", set("colour", json!("green")), "colour", "green", "no field of this name").only_json(),
        case("misspelt field", set("langages", json!(["es"])), "langages", "es", "languages").only_json(),
        case("list for one value", set("title", json!(["a", "b"])), "title", "", "single value").only_json(),
        case("group for one value", set("places", json!({"n": 1})), "places", "", "single value").only_json(),
        case("words for a group", set("source", json!("the web")), "source", "the web", "Fields with names").only_json(),
    ]
}

/// Wrong requests.
pub fn requests() -> Vec<Case> {
    let set = |field: &str, value: Value| with(request("bo-wrong"), field, value);
    vec![
        case("unknown recipient", set("recipient", json!("Utopia")), "recipient", "Utopia", "ISO 3166"),
        case("no need", set("needs", json!([])), "needs", "", "required"),
        case("need without theme and skill", set("needs", json!([{"quantity": 1, "unit": "people"}])), "needs[0]", "", "a skill, or both"),
        case("negative quantity", set("needs", json!([{"skill": "x", "quantity": -1, "unit": "people"}])), "needs[0].quantity", "-1", "between 1 and 10,000"),
        case("unknown unit", set("needs", json!([{"skill": "x", "quantity": 1, "unit": "cows"}])), "needs[0].unit", "cows", "not one of the choices"),
        case("paying more than it costs", with(set("total_cost_usd", json!(1_000)), "own_contribution_usd", 2_000), "own_contribution_usd", "2000", "between 0 and 1,000"),
        case("wanted and unwanted", with(set("partners_wanted", json!(["BR"])), "partners_unwanted", json!(["BR"])), "partners_wanted[0]", "BR", "both wanted and not wanted"),
        case("itself as partner", set("partners_wanted", json!(["BO"])), "partners_wanted[0]", "BO", "own partner"),
        case("needed until before from", set("needed_until", json!("2020-01-01")), "needed_until", "2020-01-01", "before 1 January"),
        case("unknown urgency", set("urgency", json!("asap")), "urgency", "asap", "not one of the choices"),
        case("unknown readers", set("visible_to", json!("friends")), "visible_to", "friends", "not one of the choices"),
        case("no agency", without(request("bo-wrong"), "agency"), "agency", "", "required"),
        case("no language", set("languages", json!([])), "languages", "", "required"),
    ]
}
