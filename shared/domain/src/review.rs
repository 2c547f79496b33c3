//! What people decide on one proposal: the coordinator first, then the parties.

mod basis;
mod parties;

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use basis::{Basis, Shown};
pub use parties::{Giver, Parties, Party};

use crate::{
    Aggregate, Explain, Message, ProposalId,
    rules::{BrokenTerms, Rules, TEXT_CHARS},
    shared::codes,
};

/// What was decided on a proposal so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Review {
    /// Nobody has looked at it.
    #[default]
    Unseen,
    /// A coordinator is looking at it.
    Taken {
        /// Who.
        by: String,
    },
    /// It was put off.
    Deferred {
        /// Until when.
        until: Date,
    },
    /// A coordinator said no. It stays so until its terms change.
    Declined {
        /// The terms that it was said of.
        basis: Basis,
    },
    /// A coordinator said yes; the parties are asked.
    Endorsed {
        /// Whose consent it needs.
        parties: Parties,
        /// Who has consented.
        consents: BTreeSet<Party>,
    },
    /// A party said no. It stays so until its terms change.
    Refused {
        /// Who.
        party: Party,
        /// The terms that it was said of.
        basis: Basis,
    },
    /// All parties consented, and the partnership was formed.
    Agreed,
    /// It came to nothing without anybody's no.
    Lapsed {
        /// Why.
        why: WhyLapsed,
        /// The terms that it had.
        basis: Basis,
    },
}

codes! {
    /// Why a coordinator says no.
    DeclineReason {
        /// The expertise is not what the request needs.
        ThematicMismatch = "thematic_mismatch",
        /// The context or level of development is too far apart.
        ContextMismatch = "context_mismatch",
        /// The provider cannot deliver it now.
        CapacityDoubt = "capacity_doubt",
        /// Money is missing and nobody is in sight to give it.
        Funding = "funding",
        /// The languages do not meet.
        Language = "language",
        /// The dates do not meet.
        Timing = "timing",
        /// The same is under way elsewhere.
        Duplicate = "duplicate",
        /// One side's priorities or relations speak against it.
        Policy = "policy",
        /// What the words say.
        Other = "other",
    }
}

codes! {
    /// Why a proposal came to nothing without anybody's no.
    WhyLapsed {
        /// Its offer's capacity went elsewhere.
        CapacityGone = "capacity_gone",
        /// Its offer was suspended, withdrawn or has expired.
        OfferGone = "offer_gone",
        /// Its request was withdrawn, closed or fulfilled.
        RequestEnded = "request_ended",
    }
}

/// What may be asked of a review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// The terms that the caller has before them.
    pub basis: Basis,
    /// What is to be done.
    pub action: Action,
}

/// What people do with a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Begin to look at it.
    Take {
        /// The coordinator.
        by: String,
    },
    /// Say something.
    Comment {
        /// What.
        words: String,
    },
    /// Say no.
    Decline {
        /// The kind of reason.
        reason: DeclineReason,
        /// The reason in words; needed where the kind is `Other`.
        words: String,
        /// What was on the list.
        shown: Shown,
    },
    /// Put it off.
    Defer {
        /// Until when.
        until: Date,
        /// Today, as the caller's clock has it.
        today: Date,
        /// Why.
        words: String,
        /// What was on the list.
        shown: Shown,
    },
    /// Say yes, and ask the parties.
    Endorse {
        /// Why.
        words: String,
        /// Whom to ask.
        parties: Parties,
        /// What was on the list.
        shown: Shown,
    },
    /// A party says yes.
    Consent {
        /// Which one.
        party: Party,
        /// On what terms, if it says.
        words: String,
    },
    /// A party says no.
    Refuse {
        /// Which one.
        party: Party,
        /// Why.
        words: String,
    },
    /// Note that it came to nothing.
    Lapse {
        /// Why.
        why: WhyLapsed,
    },
}

/// What may have happened to a proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", content = "data")]
pub enum Event {
    /// A coordinator began to look at it.
    Taken {
        /// Who.
        by: String,
    },
    /// Somebody said something.
    Commented {
        /// What.
        words: String,
    },
    /// A coordinator said no.
    Declined {
        /// The kind of reason.
        reason: DeclineReason,
        /// The reason in words.
        words: String,
        /// The terms that it was said of.
        basis: Basis,
        /// What was on the list.
        shown: Shown,
    },
    /// It was put off.
    Deferred {
        /// Until when.
        until: Date,
        /// Why.
        words: String,
        /// What was on the list.
        shown: Shown,
    },
    /// A coordinator said yes.
    Endorsed {
        /// Why.
        words: String,
        /// Who is asked.
        parties: Parties,
        /// The terms that it was said of.
        basis: Basis,
        /// What was on the list.
        shown: Shown,
    },
    /// A party said yes.
    PartyConsented {
        /// Which one.
        party: Party,
        /// On what terms, if it said.
        words: String,
        /// Whether it was the last one, so that the partnership is formed.
        last: bool,
    },
    /// A party said no.
    PartyRefused {
        /// Which one.
        party: Party,
        /// Why.
        words: String,
        /// The terms that it was said of.
        basis: Basis,
    },
    /// It came to nothing without anybody's no.
    Lapsed {
        /// Why.
        why: WhyLapsed,
        /// The terms that it had.
        basis: Basis,
    },
}

/// Why a review says no.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// It was declined, refused or has lapsed, and its terms have not changed since.
    #[error("the proposal is settled, and its terms have not changed")]
    Settled,
    /// It was endorsed: now the parties speak.
    #[error("the proposal is endorsed already")]
    AlreadyEndorsed,
    /// No coordinator has said yes.
    #[error("the proposal is not endorsed")]
    NotEndorsed,
    /// The partnership was formed.
    #[error("the partnership is formed already")]
    AlreadyAgreed,
    /// That seat is empty in this proposal.
    #[error("the proposal has no {0}")]
    NoSuchParty(Party),
    /// That party has consented.
    #[error("{0} has consented already")]
    AlreadyConsented(Party),
    /// Putting off needs a day that is yet to come.
    #[error("{until} is not after {today}")]
    NotLater {
        /// The day that was given.
        until: Date,
        /// Today.
        today: Date,
    },
    /// Words are missing or too long.
    #[error(transparent)]
    Words(#[from] BrokenTerms),
}

impl Explain for Error {
    fn explain(&self) -> Message {
        let party = |party: &Party| {
            Message::new(match party {
                Party::Recipient => "party-recipient",
                Party::FirstProvider => "party-first-provider",
                Party::SecondProvider => "party-second-provider",
            })
        };
        match self {
            Self::Settled => Message::new("review-settled"),
            Self::AlreadyEndorsed => Message::new("review-already-endorsed"),
            Self::NotEndorsed => Message::new("review-not-endorsed"),
            Self::AlreadyAgreed => Message::new("review-already-agreed"),
            Self::NoSuchParty(seat) => {
                Message::new("review-no-such-party").with("party", party(seat))
            }
            Self::AlreadyConsented(seat) => {
                Message::new("review-already-consented").with("party", party(seat))
            }
            Self::NotLater { until, today } => {
                Message::new("review-not-later").with("until", *until).with("today", *today)
            }
            Self::Words(broken) => broken.explain(),
        }
    }
}

impl Aggregate for Review {
    type Id = ProposalId;
    type Command = Command;
    type Event = Event;
    type Error = Error;

    const STREAM: &'static str = "review";

    fn decide(&self, Command { basis, action }: Command) -> Result<Vec<Event>, Error> {
        Ok(vec![match (self.stage(&basis), action) {
            (_, Action::Comment { words }) => {
                said(&words, true)?;
                Event::Commented { words }
            }
            (Stage::Over(error), _) => return Err(error),
            (_, Action::Lapse { why }) => Event::Lapsed { why, basis },
            // A coordinator may still change their mind before the last consent.
            (_, Action::Decline { reason, words, shown }) => {
                said(&words, reason == DeclineReason::Other)?;
                Event::Declined { reason, words, basis, shown }
            }
            (Stage::Deciding, Action::Take { by }) => Event::Taken { by },
            (Stage::Deciding, Action::Defer { until, today, words, shown }) => {
                said(&words, false)?;
                if until <= today {
                    return Err(Error::NotLater { until, today });
                }
                Event::Deferred { until, words, shown }
            }
            (Stage::Deciding, Action::Endorse { words, parties, shown }) => {
                said(&words, false)?;
                Event::Endorsed { words, parties, basis, shown }
            }
            (Stage::Deciding, Action::Consent { .. } | Action::Refuse { .. }) => {
                return Err(Error::NotEndorsed);
            }
            (Stage::Asking(parties, consents), Action::Consent { party, words }) => {
                said(&words, false)?;
                seated(parties, party)?;
                if consents.contains(&party) {
                    return Err(Error::AlreadyConsented(party));
                }
                let last = parties.seats().all(|seat| seat == party || consents.contains(&seat));
                Event::PartyConsented { party, words, last }
            }
            (Stage::Asking(parties, _), Action::Refuse { party, words }) => {
                said(&words, false)?;
                seated(parties, party)?;
                Event::PartyRefused { party, words, basis }
            }
            (
                Stage::Asking(..),
                Action::Take { .. } | Action::Defer { .. } | Action::Endorse { .. },
            ) => return Err(Error::AlreadyEndorsed),
        }])
    }

    fn evolve(self, event: Event) -> Self {
        match event {
            Event::Taken { by } => Self::Taken { by },
            Event::Commented { .. } => self,
            Event::Declined { basis, .. } => Self::Declined { basis },
            Event::Deferred { until, .. } => Self::Deferred { until },
            Event::Endorsed { parties, .. } => {
                Self::Endorsed { parties, consents: BTreeSet::new() }
            }
            Event::PartyConsented { last: true, .. } => Self::Agreed,
            Event::PartyConsented { party, .. } => match self {
                Self::Endorsed { parties, mut consents } => {
                    consents.insert(party);
                    Self::Endorsed { parties, consents }
                }
                state => state,
            },
            Event::PartyRefused { party, basis, .. } => Self::Refused { party, basis },
            Event::Lapsed { why, basis } => Self::Lapsed { why, basis },
        }
    }
}

/// Whose turn it is.
enum Stage<'a> {
    /// The coordinator's: the parties are not asked yet.
    Deciding,
    /// The parties': who they are, and who has consented.
    Asking(&'a Parties, &'a BTreeSet<Party>),
    /// Nobody's, and why.
    Over(Error),
}

impl Review {
    /// The stage for whoever has terms of that age before them.
    fn stage(&self, basis: &Basis) -> Stage<'_> {
        match self {
            Self::Agreed => Stage::Over(Error::AlreadyAgreed),
            Self::Declined { basis: settled }
            | Self::Refused { basis: settled, .. }
            | Self::Lapsed { basis: settled, .. }
                if !basis.is_younger_than(settled) =>
            {
                Stage::Over(Error::Settled)
            }
            Self::Endorsed { parties, consents } => Stage::Asking(parties, consents),
            Self::Unseen
            | Self::Taken { .. }
            | Self::Deferred { .. }
            | Self::Declined { .. }
            | Self::Refused { .. }
            | Self::Lapsed { .. } => Stage::Deciding,
        }
    }
}

fn seated(parties: &Parties, party: Party) -> Result<(), Error> {
    parties.at(party).map(|_| ()).ok_or(Error::NoSuchParty(party))
}

fn said(words: &str, needed: bool) -> Result<(), BrokenTerms> {
    let mut rules = Rules::default();
    if needed {
        rules.text("words", words, TEXT_CHARS);
    } else {
        rules.optional("words", Some(words), TEXT_CHARS);
    }
    rules.finish()
}

#[cfg(test)]
mod tests;
