//! A standing programme of cooperation: who belongs to it, what it is about, and since when.

use jiff::civil::Date;
use reference::{Country, Language, Modality, ThematicArea};
use serde::{Deserialize, Serialize};

use crate::{
    Aggregate, Explain, Message, ProgrammeId, Source,
    rules::{BrokenTerms, Rules, TEXT_CHARS, TITLE_CHARS, said},
};

/// The life of one programme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Programme {
    /// There is none.
    #[default]
    Unestablished,
    /// It runs.
    Running(Terms),
    /// It has ended.
    Ended(Terms),
}

/// What a programme says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// What it is called.
    pub name: String,
    /// What it is for.
    pub summary: String,
    /// The language of the words above.
    pub written_in: Language,
    /// The bodies that lead it, by name.
    pub lead_bodies: Vec<String>,
    /// Who belongs to it, and when.
    pub members: Vec<Member>,
    /// What it is about, and when.
    pub areas: Vec<Area>,
    /// The forms in which it works.
    #[serde(default)]
    pub modalities: Vec<Modality>,
    /// Where it is described.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
}

/// A country's time in a programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// The country.
    pub country: Country,
    /// Its first day; `None` for since the beginning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Its last day; `None` for still.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

/// A programme's own thematic area, with the codes that it maps onto.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// As the programme calls it.
    pub name: String,
    /// The codes that it maps onto.
    pub thematic_areas: Vec<ThematicArea>,
    /// Its first day; `None` for since the beginning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Its last day; `None` for still.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

fn holds(from: Option<Date>, until: Option<Date>, on: Date) -> bool {
    from.is_none_or(|from| from <= on) && until.is_none_or(|until| on <= until)
}

impl Member {
    /// Whether both are times of one country that share a day.
    fn meets(&self, other: &Self) -> bool {
        let over = |one: &Self, next: &Self| match (one.until, next.from) {
            (Some(until), Some(from)) => until < from,
            (None, _) | (_, None) => false,
        };
        self.country == other.country && !over(self, other) && !over(other, self)
    }
}

impl Terms {
    /// Whether the country belongs to it on that day.
    pub fn has_member(&self, country: Country, on: Date) -> bool {
        self.members.iter().any(|m| m.country == country && holds(m.from, m.until, on))
    }

    /// The codes that it is about on that day.
    pub fn areas_on(&self, on: Date) -> impl Iterator<Item = ThematicArea> {
        let current = self.areas.iter().filter(move |area| holds(area.from, area.until, on));
        current.flat_map(|area| area.thematic_areas.iter().copied())
    }

    /// Every rule that is broken.
    pub fn check(&self) -> Result<(), BrokenTerms> {
        let mut rules = Rules::default();
        rules.text("name", &self.name, TITLE_CHARS);
        rules.text("summary", &self.summary, TEXT_CHARS);
        rules.set("lead_bodies", &self.lead_bodies, 1, 20);
        for (at, body) in self.lead_bodies.iter().enumerate() {
            rules.text(&format!("lead_bodies[{at}]"), body, TITLE_CHARS);
        }
        rules.count("members", self.members.len(), 1, 250);
        rules.count("areas", self.areas.len(), 1, 40);
        for (at, member) in self.members.iter().enumerate() {
            let field = format!("members[{at}]");
            ends_after_start(&mut rules, &field, member.from, member.until);
            if self.members[..at].iter().any(|earlier| earlier.meets(member)) {
                rules.broken(field, member.country, Message::new("rule-twice"));
            }
        }
        for (at, area) in self.areas.iter().enumerate() {
            rules.text(&format!("areas[{at}].name"), &area.name, TITLE_CHARS);
            let field = format!("areas[{at}].thematic_areas");
            rules.set(&field, &area.thematic_areas, 1, 20);
            ends_after_start(&mut rules, &format!("areas[{at}]"), area.from, area.until);
        }
        rules.set("modalities", &self.modalities, 0, Modality::all().len());
        rules.source(self.source.as_ref());
        rules.finish()
    }
}

fn ends_after_start(rules: &mut Rules, at: &str, from: Option<Date>, until: Option<Date>) {
    if let (Some(from), Some(until)) = (from, until) {
        rules.not_before(&format!("{at}.until"), until, from);
    }
}

/// What may be asked of a programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Found it.
    Establish(Box<Terms>),
    /// Let a country in.
    Admit {
        /// Which one.
        country: Country,
        /// From which day.
        from: Date,
    },
    /// Note that a country leaves.
    Leave {
        /// Which one.
        country: Country,
        /// Its last day.
        until: Date,
    },
    /// Take up an area.
    AddArea(Area),
    /// Give up an area.
    EndArea {
        /// As the programme calls it.
        name: String,
        /// Its last day.
        until: Date,
    },
    /// End it.
    End {
        /// Why.
        reason: String,
    },
}

/// What may have happened to a programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", content = "data")]
pub enum Event {
    /// It was founded.
    Established(Box<Terms>),
    /// A country was let in.
    MemberAdmitted {
        /// Which one.
        country: Country,
        /// Its first day.
        from: Date,
    },
    /// A country left.
    MemberLeft {
        /// Which one.
        country: Country,
        /// Its last day.
        until: Date,
    },
    /// An area was taken up.
    AreaAdded(Area),
    /// An area was given up.
    AreaEnded {
        /// As the programme calls it.
        name: String,
        /// Its last day.
        until: Date,
    },
    /// It came to its end.
    Ended {
        /// Why.
        reason: String,
    },
}

/// Why a programme says no.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// There is one with this id.
    #[error("the programme exists already")]
    AlreadyEstablished,
    /// There is none with this id, or it has ended.
    #[error("the programme does not run")]
    NotRunning,
    /// The country belongs to it on that day, or on a later one.
    #[error("{0} is a member already")]
    AlreadyMember(Country),
    /// The country does not belong to it on that day.
    #[error("{0} is not a member")]
    NotMember(Country),
    /// It has no such area, or the area has ended.
    #[error("the programme has no area {0:?}")]
    NoSuchArea(String),
    /// The terms break rules.
    #[error(transparent)]
    Terms(#[from] BrokenTerms),
}

impl Explain for Error {
    fn explain(&self) -> Message {
        match self {
            Self::AlreadyEstablished => Message::new("programme-already-established"),
            Self::NotRunning => Message::new("programme-not-running"),
            Self::AlreadyMember(country) => {
                Message::new("programme-already-member").with("country", *country)
            }
            Self::NotMember(country) => {
                Message::new("programme-not-member").with("country", *country)
            }
            Self::NoSuchArea(name) => {
                Message::new("programme-no-such-area").with("area", name.as_str())
            }
            Self::Terms(broken) => broken.explain(),
        }
    }
}

impl Aggregate for Programme {
    type Id = ProgrammeId;
    type Command = Command;
    type Event = Event;
    type Error = Error;

    const STREAM: &'static str = "programme";

    fn decide(&self, command: Command) -> Result<Vec<Event>, Error> {
        let terms = match (self, command) {
            (Self::Unestablished, Command::Establish(terms)) => {
                terms.check()?;
                return Ok(vec![Event::Established(terms)]);
            }
            (_, Command::Establish(_)) => return Err(Error::AlreadyEstablished),
            (Self::Running(terms), command) => (terms, command),
            (Self::Unestablished | Self::Ended(_), _) => return Err(Error::NotRunning),
        };
        decide_running(terms.0, terms.1).map(|event| vec![event])
    }

    fn evolve(self, event: Event) -> Self {
        match (self, event) {
            (_, Event::Established(terms)) => Self::Running(*terms),
            (Self::Running(terms), Event::Ended { .. }) => Self::Ended(terms),
            (Self::Running(terms), event) => Self::Running(terms.evolve(event)),
            (state @ (Self::Unestablished | Self::Ended(_)), _) => state,
        }
    }
}

fn decide_running(terms: &Terms, command: Command) -> Result<Event, Error> {
    match command {
        Command::Admit { country, from } => {
            let joins = Member { country, from: Some(from), until: None };
            if terms.members.iter().any(|member| member.meets(&joins)) {
                return Err(Error::AlreadyMember(country));
            }
            Ok(Event::MemberAdmitted { country, from })
        }
        Command::Leave { country, until } => {
            if !terms.has_member(country, until) {
                return Err(Error::NotMember(country));
            }
            Ok(Event::MemberLeft { country, until })
        }
        Command::AddArea(area) => {
            let mut rules = Rules::default();
            rules.text("name", &area.name, TITLE_CHARS);
            rules.set("thematic_areas", &area.thematic_areas, 1, 20);
            ends_after_start(&mut rules, "area", area.from, area.until);
            rules.finish()?;
            Ok(Event::AreaAdded(area))
        }
        Command::EndArea { name, until } => {
            let stands = |area: &Area| area.name == name && holds(area.from, area.until, until);
            if !terms.areas.iter().any(stands) {
                return Err(Error::NoSuchArea(name));
            }
            Ok(Event::AreaEnded { name, until })
        }
        Command::End { reason } => {
            said("reason", &reason)?;
            Ok(Event::Ended { reason })
        }
        Command::Establish(_) => Err(Error::AlreadyEstablished),
    }
}

impl Terms {
    fn evolve(mut self, event: Event) -> Self {
        match event {
            Event::MemberAdmitted { country, from } => {
                self.members.push(Member { country, from: Some(from), until: None });
            }
            Event::MemberLeft { country, until } => {
                let here = |m: &&mut Member| m.country == country && holds(m.from, m.until, until);
                if let Some(member) = self.members.iter_mut().find(here) {
                    member.until = Some(until);
                }
            }
            Event::AreaAdded(area) => self.areas.push(area),
            Event::AreaEnded { name, until } => {
                let here = |a: &&mut Area| a.name == name && holds(a.from, a.until, until);
                if let Some(area) = self.areas.iter_mut().find(here) {
                    area.until = Some(until);
                }
            }
            // These change the stage, not what stands.
            Event::Established(_) | Event::Ended { .. } => {}
        }
        self
    }
}

#[cfg(test)]
mod tests;
