//! Pages: what every template needs to know, and how an answer becomes HTML.
//!
//! A template extends `base.html`, which lies in this crate's `templates/`, and has a field
//! `page: Page`. Everything it says comes from [`Page::t`] and [`Page::say`].

mod assets;
mod buttons;
mod choices;
mod draft;
mod sheet;

use std::borrow::Borrow;

use askama::Template;
use axum::{
    extract::{FromRef, FromRequestParts},
    http::{HeaderValue, StatusCode, Uri, header, request::Parts},
    response::{IntoResponse, Response},
};
use domain::{Arg, Message};
use jiff::civil::Date;
use uuid::Uuid;

use crate::{
    App, cookie,
    i18n::{self, Locale, Shown},
    identity::{Action, Person, can},
    ids,
    problem::Problem,
};

pub(crate) use assets::{css_address, icon_address, router as assets, script_address};
pub use choices::{
    Choice, alphabetical, areas, branches, choices, choices_of, goals, languages, only,
};
pub use draft::Draft;
pub use sheet::{Alike, Ended, Sent, Sheet, send, send_revision};

/// The cookie that carries one notice to the next page.
pub(crate) const NOTICE: &str = "notice";

/// What every page knows: the reader, their language, where they are.
#[derive(Clone, Debug)]
pub struct Page {
    /// The language of the page.
    pub locale: Locale,
    /// Who reads it, where they have signed in.
    pub person: Option<Person>,
    /// A fresh name for the wish that a form on this page makes.
    pub command: Uuid,
    /// The day on which it is read.
    pub today: Date,
    path: String,
    query: String,
    notice: Option<String>,
    /// Where the form is sent to that the reader may have begun to fill in.
    filled: Option<String>,
}

impl Page {
    /// The text `id`.
    pub fn t(&self, id: &str) -> String {
        i18n::text(self.locale, id)
    }

    /// The text `id` with one place filled.
    pub fn t1(&self, id: &str, name: &str, value: impl Shown) -> String {
        i18n::text_with(self.locale, id, [(name, Arg::Text(value.shown(self.locale)))])
    }

    /// The text `id` with two places filled.
    #[expect(clippy::needless_pass_by_value, reason = "reads better in a template")]
    pub fn t2(&self, id: &str, one: (&str, impl Shown), two: (&str, impl Shown)) -> String {
        let args = [
            (one.0, Arg::Text(one.1.shown(self.locale))),
            (two.0, Arg::Text(two.1.shown(self.locale))),
        ];
        i18n::text_with(self.locale, id, args)
    }

    /// The text `id`, which speaks of so many: its place is called `count` and may choose between
    /// singular and plural.
    pub fn count(&self, id: &str, count: impl Borrow<usize>) -> String {
        let count = i64::try_from(*count.borrow()).unwrap_or(i64::MAX);
        i18n::text_with(self.locale, id, [("count", Arg::Number(count))])
    }

    /// The message, in words.
    pub fn say(&self, message: &Message) -> String {
        i18n::say(self.locale, message)
    }

    /// The name of a code of our own: `page.code("urgency", "soon")`.
    pub fn code(&self, kind: &str, code: &impl ToString) -> String {
        i18n::code(self.locale, kind, &code.to_string())
    }

    /// The label of a field by its path: `needs[1].theme` is "Needs 2: Thematic area".
    pub fn field(&self, path: &str) -> String {
        i18n::field(self.locale, path)
    }

    /// A code, a number, a day, several of them: as the reader's language writes it.
    pub fn show(&self, value: impl Shown) -> String {
        value.shown(self.locale)
    }

    /// An amount in United States dollars.
    pub fn usd(&self, dollars: impl Borrow<u64>) -> String {
        i18n::usd(self.locale, *dollars.borrow())
    }

    /// Whole per cent.
    pub fn percent(&self, percent: impl Borrow<i64>) -> String {
        i18n::percent(self.locale, *percent.borrow())
    }

    /// Whether the reader may do it; for showing or hiding a button.
    pub fn can(&self, action: impl Borrow<Action>) -> bool {
        can(self.person.as_ref(), *action.borrow())
    }

    /// Stops whoever may not see the page; who has not signed in is sent to do so.
    pub fn may(&self, action: Action) -> Result<(), Problem> {
        match (self.can(action), &self.person) {
            (true, _) => Ok(()),
            (false, None) => Err(Problem::new(crate::problem::Kind::SignIn)),
            (false, Some(_)) => Err(Problem::forbidden()),
        }
    }

    /// What the step before has to say, once.
    pub fn notice(&self) -> Option<String> {
        self.notice.as_deref().map(|id| self.t(id))
    }

    /// Whether what the step before has to say is one of those texts.
    pub fn tells(&self, texts: &str) -> bool {
        self.notice.as_deref().is_some_and(|id| id.starts_with(texts))
    }

    /// Whether the page lies in that part of the site.
    pub fn is_in(&self, part: &str) -> bool {
        let rest = self.path.strip_prefix(part);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']))
    }

    /// The same page as it is found at `address`: where a form of it was sent elsewhere and comes back
    /// refused, its links lead to where it can be asked for.
    #[must_use]
    pub fn at(mut self, address: &str) -> Self {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        (self.path, self.query) = (path.to_owned(), query.to_owned());
        self
    }

    /// The same page, on which the form with the id `form` holds what the reader has typed: a choice of
    /// another language sends it to its `address` to be given back, and nothing is lost.
    #[must_use]
    pub fn filled(mut self, address: &str) -> Self {
        self.filled = Some(address.to_owned());
        self
    }

    /// Where the form is sent to that holds what the reader has typed.
    pub fn form(&self) -> Option<&str> {
        self.filled.as_deref()
    }

    /// The role in which the reader acts, as a form says for whom it was made.
    pub fn role(&self) -> String {
        self.person.as_ref().map(|person| person.role.to_string()).unwrap_or_default()
    }

    /// The address of this page, to come back to it.
    pub fn here(&self) -> String {
        if self.query.is_empty() {
            self.path.clone()
        } else {
            format!("{}?{}", self.path, self.query)
        }
    }

    /// The same page with one part of its query replaced, such as the cursor of the next part.
    pub fn with_query(&self, name: &str, value: &str) -> String {
        let kept = without(&self.query, name);
        let joint = if kept.is_empty() { "" } else { "&" };
        let value =
            percent_encoding::utf8_percent_encode(value, percent_encoding::NON_ALPHANUMERIC);
        format!("{}?{kept}{joint}{name}={value}", self.path)
    }

    /// The other languages: code, own name, address of this page in it.
    pub fn languages(&self) -> Vec<(&'static str, &'static str, String)> {
        let own_name = |locale| match locale {
            Locale::En => "English",
            Locale::Es => "Español",
            Locale::Pt => "Português",
            Locale::Fr => "Français",
        };
        let others = Locale::ALL.into_iter().filter(|locale| *locale != self.locale);
        others.map(|it| (it.code(), own_name(it), self.with_query("lang", it.code()))).collect()
    }

    /// The address of the style sheet, which changes with its content.
    pub fn css(&self) -> &'static str {
        css_address()
    }

    /// The address of the icon.
    pub fn icon(&self) -> &'static str {
        icon_address()
    }

    /// The address of the script that suggests themes while somebody writes.
    pub fn script(&self) -> &'static str {
        script_address()
    }

    pub(crate) async fn read(app: &App, parts: &Parts) -> Result<Self, Problem> {
        let at = app.clock.now();
        let notice = cookie::get(&parts.headers, NOTICE);
        Ok(Self {
            locale: i18n::negotiate(&parts.uri, &parts.headers),
            person: app.identity.identify(&parts.headers).await?,
            command: ids::fresh(at),
            today: app.clock.today(),
            path: parts.uri.path().to_owned(),
            query: without(parts.uri.query().unwrap_or_default(), "lang"),
            // Only a notice that we have: anybody may set a cookie of their own.
            notice: notice.filter(|id| id.starts_with("notice-") && i18n::exists(id)),
            filled: None,
        })
    }

    /// A page for when nothing is known of the reader but the request.
    pub(crate) fn plain(app: &App, parts: &Parts) -> Self {
        Self {
            locale: i18n::negotiate(&parts.uri, &parts.headers),
            person: None,
            command: Uuid::nil(),
            today: app.clock.today(),
            path: parts.uri.path().to_owned(),
            query: String::new(),
            notice: None,
            filled: None,
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Page
where
    App: FromRef<S>,
{
    type Rejection = Problem;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        Self::read(&App::from_ref(state), parts).await
    }
}

/// A template as an answer.
#[derive(Clone, Debug)]
pub struct Html<T>(pub T);

impl<T: Template> IntoResponse for Html<T> {
    fn into_response(self) -> Response {
        match self.0.render() {
            Ok(html) => axum::response::Html(html).into_response(),
            Err(error) => Problem::internal("rendering a page", error).into_response(),
        }
    }
}

/// After a change: sends the browser on to `address`, where it is told the text `notice`
/// (`notice-offer-published`).
pub fn see_other(address: &str, notice: &'static str) -> Response {
    let location = HeaderValue::try_from(address).unwrap_or_else(|_| HeaderValue::from_static("/"));
    let headers =
        [(header::LOCATION, location), (header::SET_COOKIE, cookie::set(NOTICE, notice, 60))];
    (StatusCode::SEE_OTHER, headers).into_response()
}

/// The address, if it leads to a page of this site; otherwise the first page.
pub(crate) fn local(address: Option<&str>) -> &str {
    let address = address.unwrap_or("/");
    let is_local = address.starts_with('/')
        && !address.starts_with("//")
        && !address.contains(['\\', '\r', '\n', '\t'])
        && address.parse::<Uri>().is_ok();
    if is_local { address } else { "/" }
}

/// The address one step above a path: the page whose form is sent to that path.
pub(crate) fn above(path: &str) -> &str {
    let above = path.rsplit_once('/').map_or("", |(above, _)| above);
    local((!above.is_empty()).then_some(above))
}

/// The query without one of its names.
fn without(query: &str, name: &str) -> String {
    let is_other = |pair: &&str| !pair.is_empty() && pair.split('=').next() != Some(name);
    query.split('&').filter(is_other).collect::<Vec<_>>().join("&")
}
