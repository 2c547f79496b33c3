//! A service as its authors write it, small enough to read whole: it shows that the pieces fit, and
//! what each of them does when somebody makes a mistake.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use app::{
    Acting, App, Filter, Html, Input, OpenApiRouter, Page, Problem, Service, Versioned, dress,
    fields::{FieldError, Fields, Raw, read},
    identity::Action,
    listing::{Paging, Part},
    page::{Choice, Draft, choices_of, see_other},
    problem::Problems,
    testing::{Visitor, app},
};
use askama::Template;
use axum::{
    Json, Router,
    extract::{FromRef, Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::get,
};
use domain::{Country, Language, Provider};
use event_store::Position;
use serde::Serialize;
use serde_json::json;
use utoipa_axum::routes;

#[derive(Clone, FromRef)]
struct Stays {
    app: App,
    all: Arc<Mutex<BTreeMap<String, Stay>>>,
}

impl Stays {
    fn all(&self) -> MutexGuard<'_, BTreeMap<String, Stay>> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, utoipa::ToSchema)]
struct Stay {
    #[schema(value_type = String)]
    country: Country,
    weeks: u16,
    #[schema(value_type = Vec<String>)]
    languages: Vec<Language>,
}

fn stay(raw: &Raw) -> Result<Stay, Vec<FieldError>> {
    let mut fields = Fields::of(raw);
    let country = fields.required("country", read::country);
    let weeks = fields.required("weeks", read::whole(1..=52));
    let languages = fields.list("languages", 1..=3, read::language);
    fields.finish(|| Some(Stay { country: country?, weeks: weeks?, languages }))
}

fn bind(app: &App) -> Service {
    let state = Stays { app: app.clone(), all: Arc::default() };
    let pages = Router::new().route("/stays/new", get(new).post(create));
    let (api, openapi) = OpenApiRouter::new().routes(routes!(list, post)).split_for_parts();
    Service::new("stays", pages.merge(api).with_state(state)).describe(openapi)
}

#[derive(Template)]
#[template(
    ext = "html",
    source = r#"{% extends "base.html" %}
{% import "parts.html" as parts %}
{% block title %}{{ page.t("nav-offers") }}{% endblock %}
{% block main %}
<h1>{{ page.t("nav-offers") }}</h1>
{% call parts::summary(page, draft) %}{% endcall %}
<form method="post">
{% call parts::wish(page) %}{% endcall %}
{% call parts::select(page, draft, "country", countries, label="field-country", required=true) %}{% endcall %}
{% call parts::text(page, draft, "weeks", label="field-quantity", hint="sign-in-name-hint", required=true, kind="number") %}{% endcall %}
{% call parts::boxes(page, draft, "languages", languages, label="field-languages", required=true) %}{% endcall %}
<button>{{ page.t("yes") }}</button>
</form>
{% endblock %}"#
)]
struct Form {
    page: Page,
    draft: Draft,
    countries: Vec<Choice>,
    languages: Vec<Choice>,
}

impl Form {
    fn of(page: Page, draft: Draft) -> Html<Self> {
        let (countries, languages) =
            (choices_of::<Country>(page.locale), choices_of::<Language>(page.locale));
        Html(Self { page, draft, countries, languages })
    }
}

async fn new(page: Page) -> impl IntoResponse {
    Form::of(page, Draft::blank())
}

async fn create(
    State(stays): State<Stays>,
    acting: Acting,
    page: Page,
    input: Input,
) -> Result<Response, Problem> {
    match stay(&input.raw) {
        Ok(stay) => {
            acting.may(Action::ChangeOffer(Provider::Country(stay.country)))?;
            let id = acting.caller(&input).command.to_string();
            stays.all().insert(id, stay);
            Ok(see_other("/stays/new", "notice-signed-in"))
        }
        Err(errors) => {
            let form = Form::of(page, Draft::refused(input.raw, errors));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, form).into_response())
        }
    }
}

#[utoipa::path(post, path = "/api/v1/stays", request_body = Stay, responses((status = 201, body = Stay), Problems))]
async fn post(
    State(stays): State<Stays>,
    acting: Acting,
    input: Input,
) -> Result<Response, Problem> {
    let stay = stay(&input.raw)?;
    acting.may(Action::ChangeOffer(Provider::Country(stay.country)))?;
    stays.all().insert(acting.caller(&input).command.to_string(), stay.clone());
    Ok((StatusCode::CREATED, Versioned(Position(7), Json(stay))).into_response())
}

#[utoipa::path(get, path = "/api/v1/stays", responses((status = 200, body = Part<Stay>), Problems))]
async fn list(
    State(stays): State<Stays>,
    paging: Paging,
    Filter(filter): Filter,
) -> Result<impl IntoResponse, Problem> {
    let mut fields = Fields::of(&filter);
    let country = fields.optional("country", read::country);
    fields.finish(|| Some(()))?;
    let all = stays.all().clone();
    let wanted = all.into_iter().filter(|(_, stay)| country.is_none_or(|it| it == stay.country));
    let part = paging.part(wanted.collect(), |(id, _)| id.clone())?.map(|(_, stay)| stay);
    Ok(Versioned(Position(7), Json(part)))
}

fn visitor() -> (Visitor, App) {
    let app = app();
    let router = bind(&app).router.merge(app::bind(&app).router);
    (Visitor::new(router, &app), app)
}

const GOOD: [(&str, &str); 4] =
    [("country", "BR"), ("weeks", "3"), ("languages", "es"), ("languages", "pt")];

#[tokio::test]
async fn a_form_is_refused_filled_in_and_taken_once_mended() {
    let visitor = visitor().0.acting_as("country:BR").speaking("es");
    let refused = visitor
        .post("/stays/new", &[("country", "BR"), ("weeks", "99"), ("languages", "es")])
        .await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("Debe estar entre 1 y 52."), "{}", refused.text);
    assert!(refused.text.contains("<option value=\"BR\" selected>Brasil</option>"));
    assert!(refused.text.contains("value=\"99\""));
    assert!(refused.text.contains("href=\"#weeks\""));
    let taken = visitor.post("/stays/new", &GOOD).await;
    assert_eq!((taken.status, taken.header("location")), (303, "/stays/new"));
}

#[tokio::test]
async fn the_same_wish_twice_is_one() {
    let visitor = visitor().0.acting_as("country:BR");
    let mut form = GOOD.to_vec();
    form.push(("_command", "0190163d-8694-739b-aea5-966c26f8ad91"));
    visitor.post("/stays/new", &form).await;
    visitor.post("/stays/new", &form).await;
    let key = visitor.clone().with("idempotency-key", "one");
    let stay = json!({ "country": "BR", "weeks": 3, "languages": ["pt"] });
    assert_eq!(key.json("POST", "/api/v1/stays", &stay).await.status, 201);
    assert_eq!(key.json("POST", "/api/v1/stays", &stay).await.status, 201);
    let list = visitor.get("/api/v1/stays").await;
    assert_eq!(list.value()["items"].as_array().map(Vec::len), Some(2));
}

#[tokio::test]
async fn an_api_caller_is_told_every_mistake_in_their_language() {
    let visitor = visitor().0.acting_as("country:BR").speaking("pt");
    let body = json!({ "country": "Bolibya", "weeks": -1, "langages": ["es"] });
    let answer = visitor.json("POST", "/api/v1/stays", &body).await;
    assert_eq!(answer.status, 422);
    assert_eq!(answer.header("content-type"), "application/problem+json");
    assert_eq!(answer.header("content-language"), "pt");
    let problem = answer.value();
    assert_eq!(problem["type"], "/problems/validation");
    assert_eq!(problem["instance"], "/api/v1/stays");
    assert_eq!(answer.wrong_fields(), ["country", "weeks", "languages", "langages"]);
    let errors = &problem["errors"];
    assert_eq!(errors[1]["detail"], "Deve estar entre 1 e 52.");
    assert_eq!(errors[1]["allowed"], json!(["1..52"]));
    assert_eq!(errors[3]["detail"], "Não há campo com este nome. Quis dizer languages?");
}

#[tokio::test]
async fn what_a_role_may_not_do_is_refused() {
    let (visitor, _) = visitor();
    let stay = json!({ "country": "BR", "weeks": 3, "languages": ["pt"] });
    let nobody = visitor.json("POST", "/api/v1/stays", &stay).await;
    assert_eq!((nobody.status, nobody.header("www-authenticate")), (401, "Ayni-Act-As"));
    let other = visitor.clone().acting_as("country:BO").json("POST", "/api/v1/stays", &stay).await;
    assert_eq!((other.status, other.value()["type"].as_str()), (403, Some("/problems/forbidden")));
    let unknown = visitor.acting_as("minister").json("POST", "/api/v1/stays", &stay).await;
    assert_eq!(unknown.status, 400);
}

#[tokio::test]
async fn a_list_comes_in_parts_and_says_its_version() {
    let visitor = visitor().0.acting_as("coordinator");
    for weeks in 1..=5 {
        let stay = json!({ "country": "BR", "weeks": weeks, "languages": ["pt"] });
        visitor.json("POST", "/api/v1/stays", &stay).await;
    }
    let first = visitor.get("/api/v1/stays?limit=3&country=Brasil").await;
    assert_eq!(first.header("etag"), "\"7\"");
    let cursor = first.value()["next"].as_str().unwrap().to_owned();
    let rest = visitor.get(&format!("/api/v1/stays?limit=3&cursor={cursor}")).await;
    assert_eq!(rest.value()["items"].as_array().map(Vec::len), Some(2));
    assert_eq!(rest.value()["next"], json!(null));
    let known = visitor.clone().with("if-none-match", "W/\"7\"").get("/api/v1/stays").await;
    assert_eq!((known.status, known.text.as_str()), (304, ""));
    let wrong = visitor.get("/api/v1/stays?limit=0").await;
    assert_eq!((wrong.status, wrong.wrong_fields()), (422, vec!["limit".to_owned()]));
    let gone = visitor.get("/api/v1/stays?cursor=nobody").await;
    assert_eq!((gone.status, gone.wrong_fields()), (422, vec!["cursor".to_owned()]));
    let unknown = visitor.get("/api/v1/stays?county=BR").await;
    assert_eq!((unknown.status, unknown.wrong_fields()), (422, vec!["county".to_owned()]));
}

#[tokio::test]
async fn a_reader_who_has_not_signed_in_is_sent_to_do_so_and_comes_back() {
    let app = app();
    let closed = |page: Page| async move { page.may(Action::SeeReview).map(|()| "seen") };
    let router = Router::new().route("/review", get(closed)).with_state(app.clone());
    let visitor = Visitor::new(dress(router, &app), &app);
    let sent = visitor.get("/review?by=country").await;
    assert_eq!(
        (sent.status, sent.header("location")),
        (303, "/sign-in?next=%2Freview%3Fby%3Dcountry")
    );
    let agency = visitor.acting_as("agency:BO").get("/review").await;
    assert_eq!(agency.status, 403);
    assert!(agency.text.contains("<h1>"));
}

#[tokio::test]
async fn paths_are_read_by_the_domain() {
    async fn one(Path(id): Path<String>) -> Result<String, Problem> {
        let id: domain::CapacityOfferId = id.parse().map_err(|_| Problem::not_found())?;
        Ok(id.to_string())
    }
    let app = app();
    let router = Router::new().route("/api/v1/one/{id}", get(one));
    let visitor = Visitor::new(router, &app);
    assert_eq!(visitor.get("/api/v1/one/good-id").await.text, "good-id");
    assert_eq!(visitor.get("/api/v1/one/B%C3%A4d").await.value()["type"], "/problems/not-found");
}
