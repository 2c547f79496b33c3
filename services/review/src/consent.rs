//! A party's yes, and what the last one brings about: capacity held, partnership formed, request
//! fulfilled, in one append or not at all.

use domain::{
    Aggregate, CapacityOffer, CooperationRequest, Partnership, PartnershipId, Review,
    capacity_offer, cooperation_request,
    partnership::{self, Agreement},
    review::{self, Action, Party, WhyLapsed},
};
use event_store::{
    Appended, Caller, EventStore, ExecuteError, Position, ReadError, Unit, decode, execute_unit,
    stream_of,
};
use jiff::civil::Date;

use crate::{
    error::Error,
    seen::{Seen, told},
};

/// A yes that is to be recorded.
#[derive(Clone, Debug)]
pub(crate) struct Consent {
    /// Who says it.
    pub party: Party,
    /// On what terms, if they say.
    pub words: String,
    /// The day on which it is said.
    pub on: Date,
}

/// What came of a yes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Given {
    /// It is recorded; others have still to answer.
    Recorded(Position),
    /// It was the last one: the partnership is formed.
    Formed(Position, PartnershipId),
    /// What the partnership would need is gone: nothing was promised, and everybody sees it.
    Lapsed(Position, WhyLapsed),
}

impl Given {
    /// The last position that the answer brought about.
    pub const fn position(&self) -> Position {
        match self {
            Self::Recorded(position) | Self::Formed(position, _) | Self::Lapsed(position, _) => {
                *position
            }
        }
    }
}

/// Records the consent. Where what the partnership needs is gone, the proposal lapses instead.
///
/// Request and offers are read in the same unit, so what is promised here is still there when it is
/// appended: whoever comes second for the last place is turned away.
pub(crate) async fn consent(
    store: &dyn EventStore,
    caller: &Caller,
    seen: &Seen,
    consent: &Consent,
) -> Result<Given, ExecuteError<Error>> {
    let done = execute_unit(store, caller, |unit| {
        Box::pin(async move { give(unit, seen, consent).await })
    })
    .await?;
    let Some(appended) = done.appended else {
        return Ok(Given::Recorded(done.position));
    };
    Ok(what_came(store, seen, appended).await?)
}

async fn give(
    unit: &mut Unit<'_, Error>,
    seen: &Seen,
    consent: &Consent,
) -> Result<(), ExecuteError<Error>> {
    let command =
        seen.command(Action::Consent { party: consent.party, words: consent.words.clone() });
    let review = seen.review(unit).await?;
    // What it would say is asked first and recorded only if there is something to consent to.
    let said = review.decide(command.clone()).map_err(|error| told(&review, error))?;
    if let Some(why) = seen.gone(unit).await? {
        let lapse = seen.command(Action::Lapse { why });
        return unit.decide::<Review>(&seen.proposal, lapse).await.map(drop);
    }
    if seen.terms_moved() {
        return Err(ExecuteError::Rule(Error::TermsMoved));
    }
    seen.terms_stand(unit).await?;
    unit.decide::<Review>(&seen.proposal, command).await?;
    let is_last =
        |event: &review::Event| matches!(event, review::Event::PartyConsented { last: true, .. });
    if said.iter().any(is_last) {
        form(unit, seen, consent.on).await?;
    }
    Ok(())
}

/// All that the last consent brings about beside itself.
async fn form(
    unit: &mut Unit<'_, Error>,
    seen: &Seen,
    agreed_on: Date,
) -> Result<(), ExecuteError<Error>> {
    let partnership = partnership_of(seen)?;
    let mut holds = seen.holds().peekable();
    let Some((_, leading)) = holds.peek().copied() else {
        return Err(ExecuteError::Rule(Error::Moved));
    };
    for (offer, hold) in holds {
        let command = capacity_offer::Command::Hold { partnership: partnership.clone(), hold };
        unit.decide::<CapacityOffer>(offer, command).await?;
    }
    let agreement = Agreement {
        proposal: seen.proposal.clone(),
        parties: seen.parties.clone(),
        title: seen.request().title.clone(),
        thematic_areas: seen.request().thematic_areas.clone(),
        holds: leading,
        agreed_on,
    };
    let command = partnership::Command::Form(Box::new(agreement));
    unit.decide::<Partnership>(&partnership, command).await?;
    let command = cooperation_request::Command::Fulfil { partnership };
    unit.decide::<CooperationRequest>(&seen.parties.request, command).await?;
    Ok(())
}

/// A partnership has the id of the request that it fulfils.
fn partnership_of(seen: &Seen) -> Result<PartnershipId, ExecuteError<Error>> {
    let id = seen.parties.request.as_str().parse();
    id.map_err(|_| ExecuteError::Rule(Error::Moved))
}

/// Reads from the log what the command has brought about, be it now or when it was first sent.
async fn what_came(
    store: &dyn EventStore,
    seen: &Seen,
    appended: Appended,
) -> Result<Given, ReadError> {
    let stream = stream_of::<Review>(&seen.proposal)
        .map_err(|error| ReadError::Unavailable(error.to_string()))?;
    let before = Position(appended.first.0.saturating_sub(1));
    let events = store.read_stream(&stream, before, 1).await?;
    let event = events.first().and_then(|event| decode::<Review>(event).ok());
    let position = appended.last;
    Ok(match event.flatten() {
        Some(review::Event::Lapsed { why, .. }) => Given::Lapsed(position, why),
        Some(review::Event::PartyConsented { last: true, .. }) => match partnership_of(seen) {
            Ok(partnership) => Given::Formed(position, partnership),
            Err(_) => Given::Recorded(position),
        },
        _ => Given::Recorded(position),
    })
}
