//! What can be wrong with a request.

use serde_json::{Value, json};

use super::kind::{Kind, request_without, wrong_request as wrong};
use crate::harness::with;

pub fn kinds() -> Vec<Kind> {
    [country(), needs(), rest()].into_iter().flatten().collect()
}

fn country() -> Vec<Kind> {
    vec![
        wrong("recipient that is no country", "recipient", "Wakanda")
            .shows("Wakanda")
            .says(&["ISO 3166"]),
        wrong("institution as recipient", "recipient", "ISDB").shows("ISDB").says(&["ISO 3166"]),
        both("partner wanted and not wanted").shows("BR"),
        wrong("own country as partner", "partners_wanted", json!(["BO"]))
            .at("partners_wanted[0]")
            .shows("BO")
            .says(&["Bol"]),
        wrong("partner that is no country", "partners_unwanted", json!(["Narnia"]))
            .at("partners_unwanted[0]")
            .shows("Narnia")
            .says(&["ISO 3166"]),
    ]
}

fn needs() -> Vec<Kind> {
    let need = |change: Value| {
        let mut need = json!({"theme": "13020", "quantity": 4, "unit": "expert_weeks"});
        need.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        json!([need])
    };
    let without_either = json!([{"modality": "workshop", "quantity": 1, "unit": "events"}]);
    let many =
        (0..21).map(|at| json!({"skill": format!("s{at}"), "quantity": 1, "unit": "people"}));
    vec![
        wrong("need without theme and skill", "needs", without_either).at("needs[0]"),
        wrong("negative quantity", "needs", need(json!({"quantity": -2})))
            .at("needs[0].quantity")
            .shows("-2")
            .says(&["1", "10000"]),
        wrong("need without quantity", "needs", json!([{"skill": "s", "unit": "people"}]))
            .at("needs[0].quantity"),
        wrong("need in an unknown unit", "needs", need(json!({"unit": "kilos"})))
            .at("needs[0].unit")
            .shows("kilos")
            .says(&["expert_weeks", "people"]),
        wrong("need with a theme of another list", "needs", need(json!({"theme": "C12"})))
            .at("needs[0].theme")
            .shows("C12")
            .says(&["12220"]),
        wrong("need with an unknown modality", "needs", need(json!({"modality": "seance"})))
            .at("needs[0].modality")
            .shows("seance")
            .says(&["study_tour"]),
        wrong("nothing is needed", "needs", json!([])),
        wrong("too many needs", "needs", many.collect::<Value>()).says(&["20"]),
        wrong("needs as text", "needs", "four weeks")
            .at("needs[0]")
            .shows("four weeks")
            .only_json(),
    ]
}

fn rest() -> Vec<Kind> {
    vec![
        costly("own contribution above the total", 20_000, 30_000)
            .shows("30000")
            .says(&["0", "20000"]),
        wrong("total cost with cents", "total_cost_usd", "1200.50")
            .shows("1200.50")
            .says(&["1500"]),
        wrong("negative total cost", "total_cost_usd", -5).shows("-5").says(&["0"]),
        wrong("unknown urgency", "urgency", "asap")
            .shows("asap")
            .says(&["routine", "soon", "urgent"]),
        wrong("unknown readers", "visible_to", "nobody")
            .shows("nobody")
            .says(&["everyone", "parties"]),
        wrong("needed until before it is needed", "needed_until", "2001-01-01")
            .shows("2001-01-01")
            .says(&["20"]),
        wrong("leap day of a common year", "needed_from", "2027-02-29")
            .shows("2027-02-29")
            .says(&["2027-02-29"]),
        request_without("missing agency", "agency"),
        request_without("missing urgency", "urgency"),
        wrong("field of an offer in a request", "places", 2).shows("2").not_in_tables(),
        wrong("misspelt field of a request", "why-now", "x")
            .shows("x")
            .says(&["why_now"])
            .not_in_tables(),
    ]
}

fn costly(what: &'static str, total: u64, own: u64) -> Kind {
    let mut kind = wrong(what, "own_contribution_usd", own);
    kind.record = with(kind.record, "total_cost_usd", total);
    kind
}

fn both(what: &'static str) -> Kind {
    let mut kind = wrong(what, "partners_wanted", json!(["BR"])).at("partners_wanted[0]");
    kind.record = with(kind.record, "partners_unwanted", json!(["AR", "BR"]));
    kind
}
