//! Records that fit together: an offer, a fund and a request that asks for both.

use std::time::SystemTime;

use serde_json::{Value, json};

/// What a country is good at: human milk banks, delivered for years to come.
pub fn offer(id: &str) -> Value {
    json!({
        "id": id, "provider": "BR", "institution": "Fiocruz",
        "title": "Bancos de leite humano", "summary": "Ajudamos a criar bancos de leite humano.",
        "written_in": "pt", "thematic_areas": ["13020", "12220"], "sdg_targets": ["3.2"],
        "skills": ["pasteurização"], "role": "expertise",
        "modalities": ["expert_exchange", "training_course"], "languages": ["pt", "es"],
        "eligible": ["all_developing"], "places": 2, "expert_weeks_per_year": 40,
        "available_from": "2020-01-01", "available_until": "2150-12-31", "valid_until": "2150-12-31",
        "pays_for": ["expert_time"], "asks_for": ["travel"],
        "evidence": [{"what": "Dos bancos de leche en La Paz", "country": "BO", "year": 2012}],
    })
}

/// What an agency asks for, and a part of the money it takes.
pub fn request(id: &str) -> Value {
    json!({
        "id": id, "recipient": "BO", "agency": "Ministerio de Salud",
        "title": "Bancos de leche en tres hospitales", "problem": "Mueren recién nacidos.",
        "why_now": "Se redacta la norma nacional.", "written_in": "es",
        "thematic_areas": ["13020"], "sdg_targets": ["3.2"],
        "needs": [
            {"theme": "13020", "modality": "expert_exchange", "quantity": 4, "unit": "expert_weeks"},
            {"skill": "pasteurización", "modality": "training_course", "quantity": 20, "unit": "people"},
        ],
        "languages": ["es"], "needed_from": format!("{}-01-01", next_year()),
        "needed_until": format!("{}-12-31", next_year()),
        "urgency": "soon", "visible_to": "everyone",
    })
}

/// Money for health, looking for somebody who knows how.
pub fn fund(id: &str) -> Value {
    json!({
        "id": id, "provider": "ISDB", "institution": "Islamic Development Bank",
        "title": "Reverse linkage for health", "summary": "Pays what is missing.",
        "written_in": "en", "thematic_areas": ["13020", "12220"], "role": "support",
        "modalities": ["funding"], "languages": ["en", "es", "fr"], "eligible": ["all"],
        "places": 3, "expert_weeks_per_year": 4, "available_from": "2020-01-01",
        "available_until": "2150-12-31", "valid_until": "2150-12-31",
        "pays_for": ["travel", "materials", "equipment"], "brings_usd": 500_000,
    })
}

/// The record with one field set; `evidence.0.year` reaches inside.
#[must_use]
pub fn with(mut record: Value, field: &str, value: impl Into<Value>) -> Value {
    let pointer = format!("/{}", field.replace('.', "/"));
    if let Some(place) = record.pointer_mut(&pointer) {
        *place = value.into();
    } else {
        record[field] = value.into();
    }
    record
}

/// The record without one field.
#[must_use]
pub fn without(mut record: Value, field: &str) -> Value {
    record.as_object_mut().unwrap().remove(field).unwrap();
    record
}

/// The year after this one.
pub fn next_year() -> u64 {
    let seconds = SystemTime::UNIX_EPOCH.elapsed().unwrap().as_secs();
    1970 + seconds / 31_556_952 + 1
}
