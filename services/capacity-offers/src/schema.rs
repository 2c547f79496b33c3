//! What the API takes, as its description shows it. These types describe and are never filled in:
//! what is sent goes through [`read_terms`](crate::read_terms), which tells every mistake at once.
#![expect(dead_code, reason = "these types only describe")]

use jiff::civil::Date;
use utoipa::{IntoParams, ToSchema};

/// What an offer says.
#[derive(ToSchema)]
#[schema(example = json!(example()))]
pub struct OfferTerms {
    /// Who shares: the ISO 3166 code of a country, or the code of a multilateral institution.
    #[schema(example = "BR")]
    provider: String,
    /// Through which institution.
    #[schema(max_length = 200)]
    institution: String,
    /// In one line.
    #[schema(max_length = 200)]
    title: String,
    /// What is shared, in a few sentences.
    #[schema(max_length = 10_000)]
    summary: String,
    /// The language of the texts: its ISO 639 code.
    #[schema(example = "pt")]
    written_in: String,
    /// Codes of the OECD DAC/CRS list at any level, the most important first.
    #[schema(min_items = 1, max_items = 8)]
    thematic_areas: Vec<String>,
    /// Goals of the 2030 Agenda or their targets.
    #[schema(max_items = 10)]
    sdg_targets: Option<Vec<String>>,
    /// Skills by their ordinary names.
    #[schema(max_items = 20)]
    skills: Option<Vec<String>>,
    /// Whether it can be first provider (`expertise`), second provider (`support`) or either.
    role: OfferRole,
    /// The forms in which it can be delivered.
    #[schema(min_items = 1, max_items = 15)]
    modalities: Vec<Modality>,
    /// ISO 639 codes of the languages in which it can be delivered.
    #[schema(min_items = 1, max_items = 10)]
    languages: Vec<String>,
    /// For whom it is meant: `all`, `all_developing`, `ldc`, `lldc`, `sids`, `region:<M49>`,
    /// `bloc:<code>` or `country:<ISO 3166>`.
    #[schema(min_items = 1, max_items = 60)]
    eligible: Vec<String>,
    /// Countries that are left out although a group above holds them.
    #[schema(max_items = 200)]
    excluded: Option<Vec<String>>,
    /// How many partnerships it can carry in parallel.
    #[schema(minimum = 1, maximum = 1_000)]
    places: u16,
    /// How many weeks of experts it can spare in a year.
    #[schema(minimum = 1, maximum = 5_200)]
    expert_weeks_per_year: u16,
    /// The first day on which it can be delivered.
    available_from: Date,
    /// The last day on which it can be delivered.
    available_until: Date,
    /// The last day on which the offer itself holds.
    valid_until: Date,
    /// What the provider pays for.
    pays_for: Option<Vec<CostItem>>,
    /// What the provider asks others to pay for.
    asks_for: Option<Vec<CostItem>>,
    /// Money that it brings to one partnership, in United States dollars.
    #[schema(maximum = 100_000_000_000_u64)]
    brings_usd: Option<u64>,
    /// What was done before.
    #[schema(max_items = 30)]
    evidence: Option<Vec<Evidence>>,
    /// The programme that it is part of.
    programme: Option<String>,
    /// Where it comes from, if it was not written by the institution.
    source: Option<Source>,
}

/// What a new offer says, and the id that it is to have.
#[derive(ToSchema)]
pub struct NewOffer {
    /// 1 to 64 characters of a-z, 0-9 and hyphens. Made from provider and title where it is missing.
    #[schema(example = "br-human-milk-banks", pattern = "^[a-z0-9-]{1,64}$")]
    id: Option<String>,
    #[serde(flatten)]
    terms: OfferTerms,
}

/// What an offer brings to a partnership.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
enum OfferRole {
    Expertise,
    Support,
    Both,
}

/// The form in which knowledge goes from one country to another.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
enum Modality {
    DiagnosticMission,
    ExpertExchange,
    StudyTour,
    TechnicalAssistance,
    Workshop,
    TrainingCourse,
    Internship,
    Scholarship,
    ThirdCountryTraining,
    JointResearch,
    PolicyDialogue,
    Documents,
    Equipment,
    RemoteAdvice,
    Funding,
}

/// What an exchange costs, by kind.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
enum CostItem {
    ExpertTime,
    Travel,
    Accommodation,
    Materials,
    Equipment,
    Interpretation,
    Venue,
}

/// Something that was done before, and can be looked up.
#[derive(ToSchema)]
#[schema(as = OfferEvidence)]
struct Evidence {
    /// What was done.
    what: String,
    /// Where: an ISO 3166 code.
    #[schema(example = "BO")]
    country: String,
    /// In which year it began.
    #[schema(minimum = 1945, maximum = 2100, example = 2012)]
    year: i16,
    /// What came of it.
    result: Option<String>,
    /// A page or document that says so.
    #[schema(format = "uri")]
    link: Option<String>,
}

/// Where a record comes from, if nobody of the institution wrote it.
#[derive(ToSchema)]
#[schema(as = OfferSource)]
struct Source {
    /// What it was derived from.
    note: String,
    /// The page or document.
    #[schema(format = "uri")]
    link: Option<String>,
}

/// Why, in the words of whoever does it.
#[derive(ToSchema)]
#[schema(as = OfferReason)]
pub struct Reason {
    /// The reason.
    #[schema(
        max_length = 10_000,
        example = "The team is working on the national campaign until March."
    )]
    reason: String,
}

/// What is looked for.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Searching {
    /// Words that all occur in the texts, in the names of the themes or in that of the provider.
    q: Option<String>,
    /// A thematic area; offers in narrower areas are found too.
    #[param(example = "130")]
    theme: Option<String>,
    /// Whose offers.
    #[param(example = "BR")]
    provider: Option<String>,
    /// Offers that are meant for this country.
    #[param(example = "BO")]
    country: Option<String>,
    /// Offers that can be delivered in this language.
    #[param(example = "es")]
    language: Option<String>,
    /// Offers that can be delivered in this form.
    modality: Option<String>,
    /// `expertise`, `support` or `both`.
    role: Option<String>,
    /// `open` (where nothing is said), `suspended`, `withdrawn`, `expired` or `all`.
    status: Option<String>,
    /// `newest` (where nothing is said), `ending` or `title`.
    sort: Option<String>,
    /// The `next` of the part before.
    cursor: Option<String>,
    /// How many at most: 50 where nothing is said, 200 at most.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u8>,
}

/// A real offer.
pub fn example() -> serde_json::Value {
    serde_json::json!({
        "provider": "BR",
        "institution": "Fundação Oswaldo Cruz (Fiocruz)",
        "title": "Bancos de leite humano",
        "summary": "A rede brasileira de bancos de leite humano apoia ministérios da saúde a planejar, instalar e certificar bancos de leite, da coleta domiciliar à pasteurização e ao controle de qualidade.",
        "written_in": "pt",
        "thematic_areas": ["13020", "12240"],
        "sdg_targets": ["3.2"],
        "skills": ["pasteurização de leite humano", "controle de qualidade", "aconselhamento em amamentação"],
        "role": "expertise",
        "modalities": ["diagnostic_mission", "expert_exchange", "training_course", "internship"],
        "languages": ["pt", "es"],
        "eligible": ["region:419", "bloc:cplp"],
        "places": 2,
        "expert_weeks_per_year": 12,
        "available_from": "2026-01-01",
        "available_until": "2028-12-31",
        "valid_until": "2027-12-31",
        "pays_for": ["expert_time", "materials"],
        "asks_for": ["travel", "accommodation"],
        "evidence": [{
            "what": "Instalação do primeiro banco de leite humano com apoio da rede brasileira",
            "country": "BO",
            "year": 2012,
            "result": "O banco segue em funcionamento e forma equipes de outros hospitais"
        }]
    })
}
