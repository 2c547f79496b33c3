//! What becomes of the form of a record: it is shown, sent, and shown again where it is refused.

use std::{borrow::Borrow, ops::Range};

use askama::Template;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use domain::{Language, Message};
use event_store::Position;
use jiff::civil::Date;

use super::{
    Draft, Html,
    buttons::{Asked, SPARE, asked},
    see_other,
};
use crate::{
    Acting, Input, Page, Problem,
    problem::Kind,
    suggest::{Suggestions, suggest},
};

/// What the form of every record has, whatever its fields are.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// What was typed so far.
    pub draft: Draft,
    /// The list that shows more empty rows than the others, and how many.
    pub more: Option<(String, usize)>,
    /// The version that is revised; none of a new record.
    pub expected: Option<Position>,
    /// Where the current version is, if somebody else changed it meanwhile.
    pub changed: Option<String>,
    /// That the record has ended meanwhile, so that this can only be read.
    pub ended: Option<Ended>,
    /// What is there already and says nearly the same.
    pub alike: Vec<Alike>,
    /// Whether somebody asked what the text seems to be about.
    pub suggesting: bool,
}

/// A record that says nearly the same as the one that is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alike {
    /// Where it can be read.
    pub address: String,
    /// What it is called.
    pub title: String,
    /// In which language.
    pub written_in: Language,
    /// Its id, which tells it from others of that title.
    pub id: String,
    /// Who posted it, in the reader's language.
    pub party: String,
    /// The day on which it was posted, in Coordinated Universal Time.
    pub since: Date,
}

/// A record that takes no more changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// How it ended.
    pub why: Message,
    /// Where it can be read.
    pub address: String,
}

impl Sheet {
    /// The form of a new record.
    pub fn blank() -> Self {
        Self::new(Draft::blank(), None)
    }

    /// The form that revises the version at `position`.
    pub fn revising(draft: Draft, position: Position) -> Self {
        Self::new(draft, Some(position))
    }

    fn new(draft: Draft, expected: Option<Position>) -> Self {
        Self {
            draft,
            more: None,
            expected,
            changed: None,
            ended: None,
            alike: Vec::new(),
            suggesting: false,
        }
    }

    fn after(self, Asked { more, suggesting }: Asked) -> Self {
        Self { more, suggesting, ..self }
    }

    /// What the title and the text in the field `described` seem to be about; nothing before
    /// somebody asks.
    pub fn suggested(&self, page: &Page, described: &str) -> Suggestions {
        if !self.suggesting {
            return Suggestions::default();
        }
        suggest(page.locale, self.draft.value("title"), self.draft.value(described))
    }

    /// The rows to show of a field that holds several, `max` of them at most.
    pub fn rows(&self, field: &str, max: impl Borrow<usize>) -> Range<usize> {
        self.draft.rows(field, self.spare(field), *max.borrow())
    }

    /// Whether more rows may be asked for.
    pub fn has_room(&self, field: &str, max: impl Borrow<usize>) -> bool {
        self.ended.is_none() && self.rows(field, *max.borrow()).end < *max.borrow()
    }

    /// How many empty rows that field shows.
    pub fn spare(&self, field: &str) -> usize {
        let more = self.more.as_ref().filter(|(list, _)| list == field);
        more.map_or(SPARE, |(_, spare)| *spare)
    }
}

/// What became of a form that was sent.
#[derive(Debug)]
pub enum Sent<T> {
    /// It was taken.
    Taken(T),
    /// It comes back: more rows or suggestions were asked for, or something in it is wrong.
    Back(Response),
}

/// Does what the form of a new record asks for, or gives the form back; `form` makes its page.
/// Where `alike` finds something that says nearly the same, it comes back once to say so.
pub async fn send<T, F: Template>(
    mut input: Input,
    acting: &Acting,
    form: impl FnOnce(Sheet) -> F,
    alike: impl AsyncFnOnce(&Input) -> Result<Vec<Alike>, Problem>,
    act: impl AsyncFnOnce(&Input) -> Result<T, Problem>,
) -> Result<Sent<T>, Problem> {
    let pressed;
    (pressed, input.raw) = asked(input.raw);
    if let Some(pressed) = pressed {
        let sheet = Sheet::new(Draft::typed(input.raw), None);
        return Ok(Sent::asked_back(form(sheet.after(pressed))));
    }
    if let Err(problem) = acting.takes(&input) {
        let draft = Draft::of_refused(input.raw, problem)?;
        return Ok(Sent::given_back(Sheet::new(draft, None), form));
    }
    let alike = if input.all_the_same { Vec::new() } else { alike(&input).await? };
    if !alike.is_empty() {
        let sheet = Sheet { alike, ..Sheet::new(Draft::typed(input.raw), None) };
        return Ok(Sent::back(StatusCode::CONFLICT, form(sheet)));
    }
    match act(&input).await {
        Ok(done) => Ok(Sent::Taken(done)),
        Err(problem) => {
            let draft = Draft::of_refused(input.raw, problem)?;
            Ok(Sent::given_back(Sheet::new(draft, None), form))
        }
    }
}

/// Does what the form of a revision of the version at `expected` asks for, or gives the form back.
/// Where somebody else changed it meanwhile, the form comes back for the version that `current`
/// names with its address: sent once more, it changes what the reader is now told of. Where the record
/// has ended, the form comes back to be read, so that nothing is lost that was typed.
pub async fn send_revision<T, F: Template>(
    mut input: Input,
    acting: &Acting,
    expected: Position,
    form: impl FnOnce(Sheet) -> F,
    act: impl AsyncFnOnce(&Input) -> Result<T, Problem>,
    current: impl AsyncFnOnce() -> Result<(Position, String), Problem>,
) -> Result<Sent<T>, Problem> {
    let pressed;
    (pressed, input.raw) = asked(input.raw);
    if let Some(pressed) = pressed {
        let sheet = Sheet::revising(Draft::typed(input.raw), expected);
        return Ok(Sent::asked_back(form(sheet.after(pressed))));
    }
    let done = match acting.takes(&input) {
        Ok(()) => act(&input).await,
        Err(problem) => Err(problem),
    };
    match done {
        Ok(done) => Ok(Sent::Taken(done)),
        Err(problem) if problem.kind() == Kind::Stale => {
            let (position, address) = current().await?;
            let draft = Draft::refused(input.raw, problem.errors().to_vec());
            let sheet = Sheet { changed: Some(address), ..Sheet::revising(draft, position) };
            Ok(Sent::back(StatusCode::PRECONDITION_FAILED, form(sheet)))
        }
        Err(problem) => {
            if let Some((why, address)) = problem.ended() {
                let sheet = Sheet::revising(Draft::typed(input.raw), expected);
                let ended = Some(Ended { why, address });
                return Ok(Sent::back(StatusCode::CONFLICT, form(Sheet { ended, ..sheet })));
            }
            let draft = Draft::of_refused(input.raw, problem)?;
            Ok(Sent::given_back(Sheet::revising(draft, expected), form))
        }
    }
}

impl<T> Sent<T> {
    fn asked_back(form: impl Template) -> Self {
        Self::back(StatusCode::OK, form)
    }

    /// The form again, with what is wrong in it, if anything is.
    fn given_back<F: Template>(sheet: Sheet, form: impl FnOnce(Sheet) -> F) -> Self {
        let status = sheet.draft.status();
        Self::back(status, form(sheet))
    }

    fn back(status: StatusCode, form: impl Template) -> Self {
        Self::Back((status, Html(form)).into_response())
    }

    /// The answer: on to the address that `then` makes of what was taken, with a notice; or the form.
    pub fn or_on_to(self, then: impl FnOnce(T) -> String, notice: &'static str) -> Response {
        match self {
            Self::Taken(done) => see_other(&then(done), notice),
            Self::Back(form) => form,
        }
    }
}
