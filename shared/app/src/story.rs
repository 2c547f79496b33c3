//! One aggregate with all that happened to it: how it stands, and who did what when.

use crate::{Page, Problem, identity::Person};
use domain::{Aggregate, Language};
use event_store::{EventStore, Json, Pages, Position, Recorded, decode, stream_of};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

/// An aggregate and its events.
#[derive(Clone, Debug)]
pub struct Story<A: Aggregate> {
    /// How it stands.
    pub state: A,
    /// The position of its last event.
    pub position: Position,
    /// What happened, the first first; at least one event.
    pub steps: Vec<Step<A::Event>>,
}

/// One thing that happened.
#[derive(Clone, Debug)]
pub struct Step<E> {
    /// As the log keeps it.
    pub recorded: Recorded,
    /// As the domain knows it.
    pub event: E,
}

impl<A: Aggregate> Story<A> {
    /// Reads it from its stream; it is not found where nothing has happened.
    pub async fn read(store: &dyn EventStore, id: &A::Id) -> Result<Self, Problem> {
        Self::read_as_of(store, id, Position(u64::MAX)).await
    }

    /// The same as it stood when the event at `last` was the last.
    pub async fn read_as_of(
        store: &dyn EventStore,
        id: &A::Id,
        last: Position,
    ) -> Result<Self, Problem> {
        let stream =
            stream_of::<A>(id).map_err(|error| Problem::internal("naming a stream", error))?;
        let (mut state, mut position, mut steps) = (A::default(), Position::START, Vec::new());
        let mut pages = Pages::of_stream(store, &stream, Position::START);
        while let Some(page) = pages.next().await? {
            for recorded in page.into_iter().filter(|it| it.position <= last) {
                let decoded = decode::<A>(&recorded);
                let event =
                    decoded.map_err(|poison| Problem::internal("reading a story", poison))?;
                let Some(event) = event else { continue };
                position = recorded.position;
                state = state.evolve(event.clone());
                steps.push(Step { recorded, event });
            }
        }
        if steps.is_empty() {
            Err(Problem::not_found())
        } else {
            Ok(Self { state, position, steps })
        }
    }

    /// When it began.
    pub fn began(&self) -> Timestamp {
        self.steps.first().map(|step| step.recorded.recorded_at).unwrap_or_default()
    }

    /// When something last happened to it.
    pub fn changed(&self) -> Timestamp {
        self.steps.last().map(|step| step.recorded.recorded_at).unwrap_or_default()
    }

    /// What happened, as programs read it; `open` says of each event in turn whether the reader may
    /// see what it holds.
    pub fn chronicle(
        &self,
        reader: Option<&Person>,
        mut open: impl FnMut(&A::Event) -> bool,
    ) -> Vec<Happening> {
        let told = |step: &Step<A::Event>| Happening::of(&step.recorded, reader, open(&step.event));
        self.steps.iter().map(told).collect()
    }
}

/// One thing that happened, as programs read it.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Happening {
    /// Where it stands in the whole log.
    #[schema(example = 41)]
    pub position: u64,
    /// Where it stands in the history: 1 for the first.
    #[schema(example = 1)]
    pub revision: u64,
    /// The event's type.
    #[serde(rename = "type")]
    #[schema(example = "Published")]
    pub kind: String,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// Who acted; the personal name only for readers who have signed in.
    #[schema(example = "country:BR")]
    pub actor: String,
    /// For whom, where the actor acted for somebody else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_behalf_of: Option<String>,
    /// What happened; absent where the reader may not see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    pub data: Option<Json>,
}

impl Happening {
    fn of(recorded: &Recorded, reader: Option<&Person>, open: bool) -> Self {
        let actor = match reader {
            Some(_) => &recorded.actor,
            None => recorded.actor.split(';').next().unwrap_or_default(),
        };
        Self {
            position: recorded.position.0,
            revision: recorded.revision,
            kind: recorded.kind.to_string(),
            recorded_at: recorded.recorded_at,
            actor: actor.to_owned(),
            on_behalf_of: recorded.on_behalf_of.as_deref().map(ToOwned::to_owned),
            data: open.then(|| recorded.data.clone()),
        }
    }
}

/// One thing that happened, as people read it.
#[derive(Clone, Debug)]
pub struct Line {
    /// When.
    pub at: Timestamp,
    /// What, in a few words.
    pub what: String,
    /// Who did it.
    pub who: String,
    /// What they said about it.
    pub words: String,
    /// The record that it is about, where that is another one.
    pub about: Option<Link>,
    /// The fields that changed.
    pub changed: Vec<String>,
}

/// A record that is named by what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it can be read.
    pub address: String,
    /// What it is called.
    pub title: String,
    /// In which language.
    pub written_in: Language,
}

/// What an event has to tell beside its type.
#[derive(Clone, Debug, Default)]
pub struct Telling {
    /// What was said.
    pub words: String,
    /// The record that it is about, where that is another one.
    pub about: Option<Link>,
    /// What the terms became.
    pub terms: Option<Value>,
}

impl Telling {
    /// An event with which this was said.
    pub fn said(words: impl Into<String>) -> Self {
        Self { words: words.into(), ..Self::default() }
    }

    /// An event by which the terms became these.
    pub fn became(terms: &impl Serialize) -> Self {
        Self { terms: serde_json::to_value(terms).ok(), ..Self::default() }
    }

    /// An event that is about another record.
    pub fn about(link: Option<Link>) -> Self {
        Self { about: link, ..Self::default() }
    }
}

impl<A: Aggregate> Story<A> {
    /// What happened, as the reader of the page reads it. An event of type `CapacityHeld` is the
    /// text `<kind>-capacity-held`; `tell` is asked of each event in turn what more there is to it.
    pub fn lines(
        &self,
        page: &Page,
        kind: &str,
        mut tell: impl FnMut(&A::Event) -> Telling,
    ) -> Vec<Line> {
        let mut before = Value::Null;
        let line = |step: &Step<A::Event>| {
            let Telling { words, about, terms } = tell(&step.event);
            let changed = terms.as_ref().map(|terms| changed(page, &before, terms));
            before = terms.unwrap_or_else(|| before.take());
            Line {
                at: step.recorded.recorded_at,
                what: page.code(kind, &kebab(&step.recorded.kind)),
                who: who(page, &step.recorded),
                words,
                about,
                changed: changed.unwrap_or_default(),
            }
        };
        self.steps.iter().map(line).collect()
    }
}

/// `CapacityHeld` as `capacity-held`.
fn kebab(kind: &str) -> String {
    let mut kebab = String::with_capacity(kind.len() + 4);
    for letter in kind.chars() {
        if letter.is_ascii_uppercase() && !kebab.is_empty() {
            kebab.push('-');
        }
        kebab.push(letter.to_ascii_lowercase());
    }
    kebab
}

/// The labels of the fields that differ; none for the first terms.
fn changed(page: &Page, before: &Value, after: &Value) -> Vec<String> {
    let (Value::Object(before), Value::Object(after)) = (before, after) else { return vec![] };
    let names = before.keys().chain(after.keys().filter(|name| !before.contains_key(*name)));
    names
        .filter(|name| before.get(*name) != after.get(*name))
        .map(|name| page.field(name))
        .collect()
}

/// Who acted, by role; by name too for readers who have signed in.
fn who(page: &Page, recorded: &Recorded) -> String {
    let Ok(person) = recorded.actor.parse::<Person>() else {
        return page.t("history-by-program");
    };
    let role = page.show(person.role);
    let actor = match person.name.filter(|_| page.person.is_some()) {
        Some(name) => format!("{name} ({role})"),
        None => role,
    };
    match recorded.on_behalf_of.as_deref().and_then(|text| text.parse::<Person>().ok()) {
        Some(other) => page.t2("history-on-behalf", ("actor", actor), ("other", other.role)),
        None => actor,
    }
}
