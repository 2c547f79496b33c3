//! What the API takes, as its description shows it. These types describe and are never filled in:
//! what is sent goes through [`read_terms`](crate::read_terms), which tells every mistake at once.
#![expect(dead_code, reason = "these types only describe")]

use jiff::civil::Date;
use utoipa::{IntoParams, ToSchema};

/// What a request says.
#[derive(ToSchema)]
#[schema(example = json!(example()))]
pub struct RequestTerms {
    /// The country that asks: its ISO 3166 code.
    #[schema(example = "BO")]
    recipient: String,
    /// Its agency.
    #[schema(max_length = 200)]
    agency: String,
    /// In one line.
    #[schema(max_length = 200)]
    title: String,
    /// What is to be solved.
    #[schema(max_length = 10_000)]
    problem: String,
    /// The plan, norm or date that makes it timely.
    #[schema(max_length = 10_000)]
    why_now: Option<String>,
    /// What should be different afterwards.
    #[schema(max_length = 10_000)]
    expected_change: Option<String>,
    /// The language of the texts: its ISO 639 code.
    #[schema(example = "es")]
    written_in: String,
    /// Codes of the OECD DAC/CRS list at any level, the most important first.
    #[schema(min_items = 1, max_items = 8)]
    thematic_areas: Vec<String>,
    /// Goals of the 2030 Agenda or their targets.
    #[schema(max_items = 10)]
    sdg_targets: Option<Vec<String>>,
    /// The components of what is needed.
    #[schema(min_items = 1, max_items = 20)]
    needs: Vec<Need>,
    /// ISO 639 codes of the working languages, the preferred one first.
    #[schema(min_items = 1, max_items = 10)]
    languages: Vec<String>,
    /// The first day on which it is needed.
    needed_from: Date,
    /// The last day on which it is needed.
    needed_until: Date,
    /// How soon it must be answered.
    urgency: Urgency,
    /// What it costs in all, in United States dollars, where that is known.
    #[schema(maximum = 100_000_000_000_u64)]
    total_cost_usd: Option<u64>,
    /// What the recipient pays of it.
    #[schema(maximum = 100_000_000_000_u64)]
    own_contribution_usd: Option<u64>,
    /// ISO 3166 codes of the countries that it would like to learn from.
    #[schema(max_items = 50)]
    partners_wanted: Option<Vec<String>>,
    /// ISO 3166 codes of the countries that it does not want as partners.
    #[schema(max_items = 200)]
    partners_unwanted: Option<Vec<String>>,
    /// What is there already.
    #[schema(max_length = 10_000)]
    already_exists: Option<String>,
    /// The document by which the country's authority stands behind it: its name or address.
    #[schema(max_length = 10_000)]
    endorsement: Option<String>,
    /// Who may see it.
    visible_to: Visibility,
    /// Where it comes from, if it was not written by the agency.
    source: Option<Source>,
}

/// What a new request says, and the id that it is to have.
#[derive(ToSchema)]
pub struct NewRequest {
    /// 1 to 64 characters of a-z, 0-9 and hyphens. Made from recipient and title where it is missing.
    #[schema(example = "bo-human-milk-bank", pattern = "^[a-z0-9-]{1,64}$")]
    id: Option<String>,
    #[serde(flatten)]
    terms: RequestTerms,
}

/// One component of a need; it names a theme, a skill or both.
#[derive(ToSchema)]
#[schema(as = RequestNeed)]
struct Need {
    /// A code of the OECD DAC/CRS list.
    #[schema(example = "13020")]
    theme: Option<String>,
    /// A skill by its ordinary name.
    #[schema(max_length = 200)]
    skill: Option<String>,
    /// The form in which it should come, by its code, such as `expert_exchange`.
    modality: Option<String>,
    /// How much of it.
    #[schema(minimum = 1, maximum = 10_000)]
    quantity: u16,
    /// What the quantity counts.
    unit: NeedUnit,
}

/// What the quantity of a need counts.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
enum NeedUnit {
    ExpertWeeks,
    People,
    Events,
}

/// How soon a request must be answered.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
enum Urgency {
    Routine,
    Soon,
    Urgent,
}

/// Who may see a request: everyone; coordinators and the agency that asks; or these and the
/// providers whom a coordinator has asked to answer it.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
enum Visibility {
    Everyone,
    Coordinators,
    Parties,
}

/// Where a request comes from, if nobody of the agency wrote it.
#[derive(ToSchema)]
#[schema(as = RequestSource)]
struct Source {
    /// What it was derived from.
    note: String,
    /// The page or document.
    #[schema(format = "uri")]
    link: Option<String>,
}

/// Why a request ends, in the words of whoever ends it.
#[derive(ToSchema)]
#[schema(as = RequestReason)]
pub struct Reason {
    /// The reason.
    #[schema(max_length = 10_000, example = "The ministry has found another way.")]
    reason: String,
}

/// What a coordinator wants to know of the agency.
#[derive(ToSchema)]
#[schema(as = ClarificationQuestion)]
pub struct Question {
    /// The question.
    #[schema(
        max_length = 10_000,
        example = "How many nurses would be trained, and in which hospitals?"
    )]
    question: String,
}

/// What the agency answers.
#[derive(ToSchema)]
#[schema(as = ClarificationAnswer)]
pub struct Answer {
    /// The answer.
    #[schema(
        max_length = 10_000,
        example = "Twenty, in the three maternity hospitals of El Alto."
    )]
    answer: String,
}

/// What is looked for.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Searching {
    /// Words that all occur in the texts, in the names of the themes or in that of the country.
    q: Option<String>,
    /// A thematic area; requests in narrower areas are found too.
    #[param(example = "130")]
    theme: Option<String>,
    /// Who asks.
    #[param(example = "BO")]
    recipient: Option<String>,
    /// Requests that can be answered in this language.
    #[param(example = "es")]
    language: Option<String>,
    /// Requests that ask for this form.
    modality: Option<String>,
    /// `routine`, `soon` or `urgent`.
    urgency: Option<String>,
    /// `waiting` (where nothing is said: open or clarifying), `open`, `clarifying`, `fulfilled`,
    /// `withdrawn`, `closed` or `all`.
    status: Option<String>,
    /// `newest` (where nothing is said), `urgent`, `starting` or `title`.
    sort: Option<String>,
    /// The `next` of the part before.
    cursor: Option<String>,
    /// How many at most: 50 where nothing is said, 200 at most.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u8>,
}

/// A request as agencies write them.
pub fn example() -> serde_json::Value {
    serde_json::json!({
        "recipient": "BO",
        "agency": "Ministerio de Salud y Deportes",
        "title": "Primer banco de leche humana de El Alto",
        "problem": "Los recién nacidos prematuros de El Alto no tienen acceso a leche humana pasteurizada. El hospital dispone del espacio, pero no del personal formado ni de los procedimientos de control de calidad.",
        "why_now": "La norma nacional de bancos de leche se redacta este año.",
        "expected_change": "Un banco en funcionamiento y un equipo capaz de formar a otros hospitales.",
        "written_in": "es",
        "thematic_areas": ["13020", "12240"],
        "sdg_targets": ["3.2"],
        "needs": [
            { "theme": "13020", "modality": "expert_exchange", "quantity": 6, "unit": "expert_weeks" },
            { "skill": "pasteurización de leche humana", "modality": "training_course", "quantity": 20, "unit": "people" }
        ],
        "languages": ["es", "pt"],
        "needed_from": "2027-02-01",
        "needed_until": "2027-11-30",
        "urgency": "soon",
        "total_cost_usd": 100_000,
        "own_contribution_usd": 40_000,
        "partners_wanted": ["BR"],
        "already_exists": "Sala acondicionada y equipo de refrigeración.",
        "endorsement": "Nota MSyD/2026/114",
        "visible_to": "everyone"
    })
}
