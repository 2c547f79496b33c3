//! A stand-in for accounts: everybody says who they are and is believed.
//!
//! Pages remember it in a cookie; API callers say it in the header `Ayni-Act-As`. Nothing is proved,
//! so nothing is signed, and the program refuses to serve open networks while this is in use.

use askama::Template;
use async_trait::async_trait;
use axum::{
    Router,
    extract::Query,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use domain::{Country, Explain, Multilateral};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;

use super::{Identify, NAME_CHARS, Person, Role, UnknownPerson, Unsent};
use crate::{
    App, cookie,
    fields::{FieldError, Fields, Raw, read},
    input::Input,
    page::{Choice, Draft, Html, Page, choices_of, local, see_other},
    problem::Problem,
};

/// The header in which API callers say who they are.
pub(crate) const ACT_AS: &str = "ayni-act-as";
/// The cookie in which pages remember it.
const WHO: &str = "who";
/// Signed in for a working day.
const SECONDS: u32 = 12 * 60 * 60;

/// People say who they are and are believed.
#[derive(Clone, Copy, Debug, Default)]
pub struct SimpleSignIn;

#[async_trait]
impl Identify for SimpleSignIn {
    async fn identify(&self, headers: &HeaderMap) -> Result<Option<Person>, Problem> {
        if let Some(sent) = headers.get(ACT_AS) {
            let text = String::from_utf8_lossy(sent.as_bytes());
            let person =
                text.parse().map_err(|error: UnknownPerson| Problem::malformed(error.explain()))?;
            return Ok(Some(person));
        }
        // A cookie that cannot be understood is an old one: nobody is signed in.
        Ok(cookie::get(headers, WHO).and_then(|text| text.parse().ok()))
    }

    fn pages(&self) -> Router<App> {
        Router::new().route("/sign-in", get(show).post(sign_in)).route("/sign-out", post(sign_out))
    }

    fn ask(&self, page: Page, unsent: Unsent) -> Response {
        // Where no page can be asked for at that address, it leads to the one above it.
        let next = unsent.to.clone();
        let page = page.filled("/sign-in");
        let asked = SignIn::new(page, Draft::blank(), next, Some(unsent));
        (StatusCode::UNAUTHORIZED, asked).into_response()
    }

    fn safe_on_open_networks(&self) -> bool {
        false
    }
}

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignIn {
    page: Page,
    draft: Draft,
    next: String,
    /// What they sent before they were asked.
    unsent: Option<Unsent>,
    roles: Vec<Choice>,
    countries: Vec<Choice>,
    institutions: Vec<Choice>,
}

/// Offers to send again what somebody sent before they had signed in.
#[derive(Template)]
#[template(path = "unsent.html")]
struct SendAgain {
    page: Page,
    role: Role,
    unsent: Unsent,
}

#[derive(Deserialize)]
struct Next {
    next: Option<String>,
}

async fn show(page: Page, Query(query): Query<Next>) -> Html<SignIn> {
    let next = local(query.next.as_deref()).to_owned();
    SignIn::new(page, Draft::blank(), next, None)
}

impl SignIn {
    fn new(page: Page, draft: Draft, next: String, unsent: Option<Unsent>) -> Html<Self> {
        let role = |code: &str| Choice {
            code: code.to_owned(),
            name: page.t(&format!("sign-in-as-{code}")),
        };
        let roles =
            ["coordinator", "country", "agency", "institution", "observer"].map(role).into();
        let countries = choices_of::<Country>(page.locale);
        let institutions = choices_of::<Multilateral>(page.locale);
        Html(Self { page, draft, next, unsent, roles, countries, institutions })
    }
}

async fn sign_in(page: Page, input: Input) -> Response {
    let next = local(input.raw.at("next").text()).to_owned();
    let unsent = Unsent::kept(input.raw.at("to").text(), input.raw.at("sent").text());
    let person = if input.unsent { Err(vec![]) } else { person(&input.raw) };
    match person {
        Ok(person) => {
            let cookie = cookie::set(WHO, &person.to_string(), SECONDS);
            let mut response = match unsent {
                Some(unsent) => {
                    let role = person.role;
                    let mut page = page.at(&unsent.to).filled(&unsent.to);
                    page.person = Some(person);
                    Html(SendAgain { page, role, unsent }).into_response()
                }
                None => see_other(&next, "notice-signed-in"),
            };
            response.headers_mut().append(header::SET_COOKIE, cookie);
            response
        }
        Err(errors) => {
            let draft = Draft::refused(input.raw, errors);
            let here = utf8_percent_encode(&next, NON_ALPHANUMERIC);
            let page = page.at(&format!("/sign-in?next={here}")).filled("/sign-in");
            let status = draft.status();
            (status, SignIn::new(page, draft, next, unsent)).into_response()
        }
    }
}

async fn sign_out() -> Response {
    let mut response = see_other("/", "notice-signed-out");
    response.headers_mut().append(header::SET_COOKIE, cookie::set(WHO, "", 0));
    response
}

/// The person whom the form describes.
fn person(raw: &Raw) -> Result<Person, Vec<FieldError>> {
    let mut fields = Fields::of(raw);
    fields.allow("next");
    fields.allow("to");
    fields.allow("sent");
    let role = fields.required(
        "role",
        read::choice(&["coordinator", "country", "agency", "institution", "observer"]),
    );
    let name = fields.optional("name", read::line(NAME_CHARS));
    // What the chosen role does not need may stand: the form shows all of it, without scripts.
    let (wants_country, wants_institution) =
        (matches!(role, Some("country" | "agency")), role == Some("institution"));
    let country = if wants_country { fields.required("country", read::country) } else { None };
    let institution =
        if wants_institution { fields.required("institution", read::multilateral) } else { None };
    fields.allow("country");
    fields.allow("institution");
    fields.finish(|| {
        let role = match role? {
            "country" => Role::FocalPoint(country?),
            "agency" => Role::Agency(country?),
            "institution" => Role::Institution(institution?),
            "observer" => Role::Observer,
            _ => Role::Coordinator,
        };
        Some(Person { name, role })
    })
}
