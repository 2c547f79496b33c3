//! What somebody's text seems to be about, told while they write it: for the forms and for programs.

use axum::Json;
use domain::{
    reference::Named,
    rules::{TEXT_CHARS, TITLE_CHARS},
};
use serde::Serialize;
use themes::{HELPFUL, Helpful, Model, Reading, Suggestion};
use utoipa::{OpenApi, ToSchema};
use utoipa_axum::routes;

use crate::{
    App, Input, OpenApiRouter, Problem, aside,
    fields::{Fields, read},
    i18n::{Lang, Locale},
    problem::ProblemDetails,
};

/// What a text seems to be about. Sectors and goals are suggested that are right once in four times or
/// oftener, narrower areas twice in five, so either list may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = ThemeSuggestions, example = json!({
    "thematic_areas": [
        { "code": "120", "name": "Health", "confidence_percent": 87 },
        { "code": "122", "name": "Basic health", "confidence_percent": 72 },
    ],
    "sdg_targets": [{ "code": "3", "name": "Good health and well-being", "confidence_percent": 95 }],
}))]
pub struct Suggestions {
    /// Areas of the OECD DAC/CRS list as `thematic_areas` takes them, the surest first, four at most.
    pub thematic_areas: Vec<Suggested>,
    /// Goals of the 2030 Agenda as `sdg_targets` takes them, the surest first, three at most.
    pub sdg_targets: Vec<Suggested>,
}

/// A code that fits a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = SuggestedTheme)]
pub struct Suggested {
    /// The code.
    #[schema(example = "122")]
    pub code: String,
    /// Its name, in the language of the answer.
    #[schema(example = "Basic health")]
    pub name: String,
    /// How many of a hundred suggestions that were as sure have been right.
    #[schema(minimum = 25, maximum = 99, example = 72)]
    pub confidence_percent: u8,
}

impl Suggested {
    /// The confidence, as a page shows numbers.
    pub fn percent(&self) -> i64 {
        self.confidence_percent.into()
    }
}

/// What a title and a description seem to be about, in the reader's language. Longer texts than a
/// record may have are read as far as one may go.
pub fn suggest(locale: Locale, title: &str, description: &str) -> Suggestions {
    let reading = Reading::of(beginning(title, TITLE_CHARS), beginning(description, TEXT_CHARS));
    let Helpful { areas, goals } = Model::shipped().suggest_helpful(&reading, HELPFUL);
    Suggestions { thematic_areas: named(areas, locale), sdg_targets: named(goals, locale) }
}

fn beginning(text: &str, chars: usize) -> &str {
    text.char_indices().nth(chars).map_or(text, |(end, _)| &text[..end])
}

fn named<T: Named>(suggested: Vec<Suggestion<T>>, locale: Locale) -> Vec<Suggested> {
    let named = |Suggestion { item, confidence_percent }: Suggestion<T>| Suggested {
        code: item.to_string(),
        name: item.name(locale).to_owned(),
        confidence_percent,
    };
    suggested.into_iter().map(named).collect()
}

#[derive(OpenApi)]
#[openapi(tags((name = "Themes", description = "What a text seems to be about.")))]
struct Description;

/// The route of the API. The model is read now, so that nobody waits for it later.
pub(crate) fn router() -> OpenApiRouter<App> {
    suggest(Locale::En, "water", "");
    OpenApiRouter::with_openapi(Description::openapi()).routes(routes!(api))
}

/// The text of an offer or request, in any of the four languages; at least one of the two.
#[derive(ToSchema)]
#[schema(example = json!({
    "title": "Fortalecimiento de la atención primaria de salud en zonas rurales",
    "description": "Capacitación del personal de enfermería y equipamiento de los centros de salud.",
}))]
#[expect(dead_code, reason = "it describes what the fields below read")]
struct TextToSuggestFor {
    /// In one line.
    #[schema(max_length = 200)]
    title: Option<String>,
    /// In some sentences: an offer's `summary`, a request's `problem`.
    #[schema(max_length = 10_000)]
    description: Option<String>,
}

/// Suggests thematic areas and goals for a text, without recording it. Anybody may ask.
#[utoipa::path(
    post,
    path = "/api/v1/theme-suggestions",
    tag = "Themes",
    params(("lang" = Option<String>, Query, example = "es", description =
        "The language of the names: `en`, `es`, `pt` or `fr`; otherwise that of `Accept-Language`.")),
    request_body = TextToSuggestFor,
    responses(
        (status = 200, description = "What it seems to be about.", body = Suggestions),
        (status = 400, description = "The body cannot be read.", body = ProblemDetails,
            content_type = "application/problem+json"),
        (status = 422, description = "Fields cannot be taken as they are; `errors` names each.",
            body = ProblemDetails, content_type = "application/problem+json"),
    ),
)]
async fn api(Lang(locale): Lang, input: Input) -> Result<Json<Suggestions>, Problem> {
    let mut fields = Fields::of(&input.raw);
    let description = fields.optional("description", read::words(TEXT_CHARS));
    // One of them must be there.
    let title = if input.raw.at("description").is_absent() {
        fields.required("title", read::line(TITLE_CHARS))
    } else {
        fields.optional("title", read::line(TITLE_CHARS))
    };
    let (title, description) = fields.finish(|| Some((title, description)))?;
    let text = |given: Option<String>| given.unwrap_or_default();
    let (title, description) = (text(title), text(description));
    Ok(Json(aside(move || suggest(locale, &title, &description)).await))
}
