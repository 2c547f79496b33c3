//! One operation of the OpenAPI document, as the page shows it.

use serde_json::Value;

use super::prose::Prose;

/// One thing that the API can be asked.
pub struct Operation {
    /// The group that it belongs to.
    pub tag: String,
    /// `GET`, `POST` ...
    pub method: String,
    /// The path, with its parameters in braces.
    pub path: String,
    /// What it does, in one line.
    pub summary: Prose,
    /// More about it, in paragraphs.
    pub about: Vec<Prose>,
    /// What can be said with it.
    pub parameters: Vec<Parameter>,
    /// An example of the body, where it has one.
    pub body: Option<String>,
    /// What can come back: status and meaning.
    pub answers: Vec<(String, Prose)>,
}

impl Operation {
    /// A call that can be tried where the program is served at `host`.
    pub fn curl(&self, host: &str) -> String {
        let Self { method, path, body, .. } = self;
        let mut call =
            format!("curl -s -X {method} http://{host}{path} \\\n  -H 'Ayni-Act-As: coordinator'");
        if method == "POST" || method == "PUT" {
            call.push_str(" \\\n  -H 'Content-Type: application/json' -d '");
            call.push_str(&body.as_deref().unwrap_or("{}").replace('\'', "’"));
            call.push('\'');
        }
        call
    }
}

/// One thing that can be said with a call.
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// `path`, `query` or `header`.
    pub place: String,
    /// What it means.
    pub about: Prose,
    /// Whether it must be said.
    pub required: bool,
}

/// Every operation of the document, in its order.
pub fn operations(document: &Value) -> Vec<Operation> {
    let paths = document["paths"].as_object().into_iter().flatten();
    let all = paths.flat_map(|(path, item)| {
        let methods = item.as_object().into_iter().flatten();
        methods.map(move |(method, operation)| read(document, path, method, operation))
    });
    all.collect()
}

fn read(document: &Value, path: &str, method: &str, operation: &Value) -> Operation {
    let method = method.to_uppercase();
    let body = body(document, operation);
    Operation {
        tag: capitalised(&text(&operation["tags"][0])),
        summary: prose(&operation["summary"]),
        about: paragraphs(&operation["description"]),
        parameters: operation["parameters"]
            .as_array()
            .into_iter()
            .flatten()
            .map(parameter)
            .collect(),
        answers: answers(operation),
        path: path.to_owned(),
        method,
        body,
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn prose(value: &Value) -> Prose {
    Prose::of(value.as_str().unwrap_or_default())
}

/// Paragraphs are apart by an empty line.
fn paragraphs(value: &Value) -> Vec<Prose> {
    let all = value.as_str().unwrap_or_default().split("\n\n").map(str::trim);
    all.filter(|text| !text.is_empty()).map(Prose::of).collect()
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn parameter(value: &Value) -> Parameter {
    Parameter {
        name: text(&value["name"]),
        place: text(&value["in"]),
        about: prose(&value["description"]),
        required: value["required"] == true,
    }
}

fn answers(operation: &Value) -> Vec<(String, Prose)> {
    let all = operation["responses"].as_object().into_iter().flatten();
    all.map(|(status, answer)| (status.clone(), prose(&answer["description"]))).collect()
}

/// The example that the operation gives, or the one of its schema.
fn body(document: &Value, operation: &Value) -> Option<String> {
    let content = operation["requestBody"]["content"].as_object()?.values().next()?;
    let schema = resolve(document, &content["schema"]);
    let given = [&content["example"], &schema["example"], &schema["examples"][0]];
    let example = given.into_iter().find(|example| !example.is_null())?;
    serde_json::to_string_pretty(example).ok()
}

fn resolve<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    let name = schema["$ref"].as_str().and_then(|name| name.strip_prefix('#'));
    name.and_then(|pointer| document.pointer(pointer)).unwrap_or(schema)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_operation_shows_the_example_of_its_schema() {
        let document = json!({
            "paths": {"/x": {"post": {
                "tags": ["t"], "summary": "Does x.",
                "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/X"}}}},
                "responses": {"201": {"description": "Done."}}
            }}},
            "components": {"schemas": {"X": {"example": {"a": 1}}}}
        });
        let found = operations(&document);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].method.as_str(), found[0].path.as_str()), ("POST", "/x"));
        assert_eq!(found[0].body.as_deref(), Some("{\n  \"a\": 1\n}"));
        assert_eq!(found[0].answers, [("201".to_owned(), Prose::of("Done."))]);
        assert_eq!(found[0].tag, "T");
        let call = found[0].curl("127.0.0.1:9000");
        assert!(call.starts_with("curl -s -X POST http://127.0.0.1:9000/x "), "{call}");
    }
}
