//! Names in the OpenAPI document that its macros cannot know.

use serde_json::{Map, Value, json};

/// How the macros name the type of points, which is an alias.
const ALIASED: &str = "i32";
/// What it is called here.
const POINTS: &str = "Points";

/// The document, in which points are called points and no two operations are called the same.
pub fn tidied(mut document: Value) -> Value {
    if let Some(schemas) =
        document.pointer_mut("/components/schemas").and_then(Value::as_object_mut)
        && schemas.remove(ALIASED).is_some()
    {
        schemas.insert(POINTS.to_owned(), points());
        point_to_points(&mut document);
    }
    let paths = document["paths"].as_object_mut().into_iter().flatten();
    for (path, operations) in paths {
        for (method, operation) in operations.as_object_mut().into_iter().flatten() {
            if let Some(operation) = operation.as_object_mut() {
                operation.insert("operationId".to_owned(), named(method, path).into());
            }
        }
    }
    document
}

fn points() -> Value {
    json!({
        "type": "integer",
        "format": "int32",
        "description": "Points of a score: whole, so that those of the criteria sum exactly to it.",
    })
}

/// Mends every reference to the schema of points.
fn point_to_points(value: &mut Value) {
    match value {
        Value::Object(fields) => refer(fields),
        Value::Array(items) => items.iter_mut().for_each(point_to_points),
        _ => {}
    }
}

fn refer(fields: &mut Map<String, Value>) {
    for (name, value) in fields {
        if name == "$ref" && *value == format!("#/components/schemas/{ALIASED}") {
            *value = format!("#/components/schemas/{POINTS}").into();
        } else {
            point_to_points(value);
        }
    }
}

/// `post_capacity_offers_id_withdraw`.
fn named(method: &str, path: &str) -> String {
    let path = path.trim_start_matches("/api/v1/");
    let words = path.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    [method].into_iter().chain(words).collect::<Vec<_>>().join("_")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    async fn document() -> Value {
        let app = app::testing::app();
        let visitor = app::testing::Visitor::new(crate::compose::compose(&app).router, &app);
        visitor.get("/api/v1/openapi.json").await.value()
    }

    #[tokio::test]
    async fn every_reference_of_the_document_leads_somewhere_and_points_have_their_name() {
        let document = document().await;
        let mut found = BTreeSet::new();
        references(&document, &mut found);
        assert!(found.contains("#/components/schemas/Points"), "{found:?}");
        for reference in &found {
            assert!(document.pointer(&reference[1..]).is_some(), "{reference}");
        }
        assert!(document["components"]["schemas"]["i32"].is_null());
    }

    #[tokio::test]
    async fn no_two_operations_are_called_the_same() {
        let document = document().await;
        let mut ids = BTreeSet::new();
        for (path, operations) in document["paths"].as_object().unwrap() {
            for (method, operation) in operations.as_object().unwrap() {
                let id = operation["operationId"].as_str().unwrap();
                assert!(ids.insert(id), "{method} {path} is called {id}, as another is");
            }
        }
        assert!(ids.contains("post_theme_suggestions"), "{ids:?}");
    }

    #[tokio::test]
    async fn every_answer_is_described_and_every_problem_has_its_shape() {
        let document = document().await;
        let operations = document["paths"].as_object().unwrap().iter();
        let operations = operations.flat_map(|(path, all)| {
            all.as_object().unwrap().values().map(move |operation| (path, operation))
        });
        let mut problems = 0;
        for (path, operation) in operations {
            for (status, answer) in operation["responses"].as_object().unwrap() {
                let told = answer["description"].as_str().is_some_and(|words| !words.is_empty());
                assert!(told, "{path} {status}");
                if status.starts_with(['4', '5']) {
                    let shape = &answer["content"]["application/problem+json"]["schema"]["$ref"];
                    assert_eq!(shape, "#/components/schemas/ProblemDetails", "{path} {status}");
                    problems += 1;
                }
            }
        }
        assert!(problems > 200, "{problems}");
    }

    fn references(value: &Value, found: &mut BTreeSet<String>) {
        match value {
            Value::Object(fields) => {
                found.extend(fields.get("$ref").and_then(Value::as_str).map(ToOwned::to_owned));
                fields.values().for_each(|value| references(value, found));
            }
            Value::Array(items) => items.iter().for_each(|value| references(value, found)),
            _ => {}
        }
    }
}
