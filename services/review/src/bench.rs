//! What every handler of this service is handed.

use app::{App, Problem, i18n::Locale, identity::Person, settle};
use axum::extract::FromRef;
use domain::{CooperationRequestId, Proposal, ProposalId};
use event_store::{Position, View};
use jiff::civil::Date;

use crate::{
    desk::{Desk, Standing},
    past::last_known,
    sight,
    view::Card,
};

/// The app and the desk.
#[derive(Clone, Debug)]
pub(crate) struct Bench {
    pub app: App,
    pub desk: View<Desk>,
}

impl FromRef<Bench> for App {
    fn from_ref(bench: &Bench) -> Self {
        bench.app.clone()
    }
}

/// A proposal that the reader may see.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub proposal: Proposal,
    pub standing: Standing,
}

/// Who reads, in which language, on which day.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reader<'a> {
    pub person: Option<&'a Person>,
    pub locale: Locale,
    pub today: Date,
}

impl Bench {
    /// Lets the desk come to all that was in the log when it was asked.
    pub async fn current(&self) {
        let head = *self.app.store.head().borrow();
        self.settle(head).await;
    }

    /// Waits until the desk shows the event at `position`.
    pub async fn settle(&self, position: Position) {
        settle(&self.desk, position, "review").await;
    }

    /// The request, if the reader may see what is proposed for it.
    pub fn request(
        &self,
        id: &str,
        person: Option<&Person>,
    ) -> Result<CooperationRequestId, Problem> {
        let id = id.parse().map_err(|_| Problem::not_found())?;
        if sight::proposals(&self.desk.read(), person, &id) {
            Ok(id)
        } else {
            Err(sight::hidden(person))
        }
    }

    /// The proposal, if the reader may see it.
    pub async fn find(&self, id: &str, person: Option<&Person>) -> Result<Found, Problem> {
        let id: ProposalId = id.parse().map_err(|_| Problem::not_found())?;
        {
            let desk = self.desk.read();
            if !sight::proposal(&desk, person, &id) {
                return Err(sight::hidden(person));
            }
            if let Some((rank, proposal)) = desk.listed(&id) {
                return Ok(Found { proposal: proposal.clone(), standing: Standing::On(rank) });
            }
        }
        let known = last_known(&*self.app.store, &id).await?;
        let (proposal, standing) = known.ok_or_else(Problem::not_found)?;
        Ok(Found { proposal, standing })
    }

    /// The proposal with all that a decision needs, and the version of its review.
    pub fn card(&self, reader: Reader<'_>, found: &Found) -> Result<(Position, Card), Problem> {
        let desk = self.desk.read();
        let at = desk.cases.get(&found.proposal.id).map(|case| case.at);
        let card = Card::new(
            &desk,
            reader.locale,
            reader.person,
            reader.today,
            (&found.proposal, found.standing),
        );
        Ok((at.unwrap_or_default(), card.ok_or_else(Problem::not_found)?))
    }
}
