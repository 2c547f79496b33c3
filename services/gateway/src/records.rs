//! What commands show of the log: offers, requests and shortlists, read once from beginning to end.

use std::collections::{BTreeMap, BTreeSet};

use app::Locale;
use capacity_offers::Programmes;
use domain::{
    Aggregate, CapacityOffer, CapacityOfferId, CooperationRequest, CooperationRequestId, Proposal,
    Shortlist, capacity_offer, cooperation_request,
};
use event_store::{
    CheckpointError, Checkpoints, EventStore, Pages, Poison, Position, ReadError, Recorded,
    decode_with_id,
};
use indicatif::ProgressBar;
use matcher::Matcher;
use matching::Indexed;

use crate::{
    exit::{Code, exit},
    progress::bar_if_long,
    run::Run,
    store::Opened,
};

/// Everything that is shown.
#[derive(Default)]
pub struct Records {
    /// Every offer.
    pub offers: BTreeMap<CapacityOfferId, CapacityOffer>,
    /// Every request.
    pub requests: BTreeMap<CooperationRequestId, CooperationRequest>,
    /// What an offer can be part of.
    pub programmes: Programmes,
    /// The shortlists, and who can be asked about them.
    pub matcher: Matcher,
    /// Whose shortlists were found just now and are not on record.
    pub unrecorded: BTreeSet<CooperationRequestId>,
    /// How many events there are.
    pub events: u64,
}

/// Why the log cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// An event cannot be understood.
    #[error(transparent)]
    Poison(#[from] Poison),
    /// The log cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// How far the matcher came cannot be read.
    #[error(transparent)]
    Checkpoint(#[from] CheckpointError),
}

impl Records {
    /// Reads the whole log of a program that has matched everything.
    pub async fn read(
        store: &dyn EventStore,
        checkpoints: &dyn Checkpoints,
    ) -> Result<Self, Unreadable> {
        let unwatched = |_| ProgressBar::hidden();
        Self::read_as_of(store, checkpoints, Position(u64::MAX), unwatched).await
    }

    /// The same for a command, which shows how far it has come where much is to be matched first;
    /// with the event at `last` as the last.
    pub async fn shown(run: &Run, opened: &Opened, last: Position) -> anyhow::Result<Self> {
        let watch = |events| bar_if_long(run, events, "cli-matching");
        Self::read_as_of(&*opened.store, &*opened.checkpoints, last, watch)
            .await
            .map_err(|error| exit(Code::Data, error.to_string()))
    }

    /// Reads offers, requests and programmes only: nothing is matched.
    pub async fn without_lists(store: &dyn EventStore) -> Result<Self, Unreadable> {
        let mut records = Self::default();
        let everything = (Position::START, Position(u64::MAX));
        records.follow(store, everything, Self::note).await?;
        Ok(records)
    }

    /// Reads the log as it stood when the event at `last` was the last. A shortlist that was revised
    /// because of it, or of an earlier event, stands as it was revised, although that was recorded
    /// later. What came in while no matcher ran is matched here, and not recorded: `watch` makes a bar
    /// for so many events.
    async fn read_as_of(
        store: &dyn EventStore,
        checkpoints: &dyn Checkpoints,
        last: Position,
        watch: impl FnOnce(u64) -> ProgressBar,
    ) -> Result<Self, Unreadable> {
        let matched = checkpoints.load(matcher::NAME).await?.min(last);
        let mut records = Self::default();
        records.follow(store, (Position::START, matched), Self::absorb).await?;
        let everything = (matched, Position(u64::MAX));
        let late = |records: &mut Self, event: &Recorded| {
            records.matcher.absorb_revision_of(event, matched)
        };
        records.follow(store, everything, late).await?;
        records.matcher.catch_up();
        let head = *store.head().borrow();
        let bar = watch(last.min(head).0.saturating_sub(matched.0));
        let watched = |records: &mut Self, event: &Recorded| {
            bar.inc(1);
            records.match_now(event)
        };
        records.follow(store, (matched, last), watched).await?;
        bar.finish_and_clear();
        Ok(records)
    }

    /// Takes in the events after the first position up to the last.
    async fn follow(
        &mut self,
        store: &dyn EventStore,
        (after, last): (Position, Position),
        mut take: impl FnMut(&mut Self, &Recorded) -> Result<(), Poison>,
    ) -> Result<(), Unreadable> {
        let mut pages = Pages::of_log(store, after);
        while let Some(page) = pages.next().await? {
            for event in &page {
                if event.position > last {
                    return Ok(());
                }
                take(self, event)?;
            }
        }
        Ok(())
    }

    fn absorb(&mut self, event: &Recorded) -> Result<(), Poison> {
        self.note(event)?;
        self.matcher.absorb(event)
    }

    /// Takes in an event that no matcher is known to have handled.
    fn match_now(&mut self, event: &Recorded) -> Result<(), Poison> {
        self.note(event)?;
        if let Some((request, _)) = decode_with_id::<Shortlist>(event)? {
            self.unrecorded.remove(&request);
        }
        for (request, revision) in self.matcher.apply(event)? {
            self.matcher.recorded(&request, revision);
            self.unrecorded.insert(request);
        }
        Ok(())
    }

    fn note(&mut self, event: &Recorded) -> Result<(), Poison> {
        self.events += 1;
        if let Some((id, event)) = decode_with_id::<CapacityOffer>(event)? {
            let offer = self.offers.entry(id).or_default();
            *offer = std::mem::take(offer).evolve(event);
        } else if let Some((id, event)) = decode_with_id::<CooperationRequest>(event)? {
            let request = self.requests.entry(id).or_default();
            *request = std::mem::take(request).evolve(event);
        } else {
            self.programmes.apply(event)?;
        }
        Ok(())
    }

    /// The engine, or why there is none.
    pub fn engine(&self, run: &Run) -> anyhow::Result<&Indexed> {
        let why = if self.matcher.has_policy() {
            "cli-policy-of-another-release"
        } else {
            "cli-no-policy"
        };
        self.matcher.engine().ok_or_else(|| exit(Code::Data, run.t(why)))
    }

    /// What the offer says.
    pub fn offer(&self, id: &CapacityOfferId) -> Option<&capacity_offer::Terms> {
        self.offers.get(id)?.offered().map(|offered| &offered.terms)
    }

    /// What the request says.
    pub fn request(&self, id: &CooperationRequestId) -> Option<&cooperation_request::Terms> {
        self.requests.get(id)?.terms()
    }

    /// Every request that waits and has proposals, with its shortlist.
    pub fn shortlists(&self) -> impl Iterator<Item = (&CooperationRequestId, &[Proposal])> {
        let waiting = self.requests.iter().filter(|(_, request)| request.waiting().is_some());
        let lists = waiting.map(|(id, _)| (id, self.matcher.list(id)));
        lists.filter(|(_, list)| !list.is_empty())
    }

    /// Who takes part in a proposal, the first provider first: `Morocco (ONEE) + Islamic Development
    /// Bank`.
    pub fn providers(&self, proposal: &Proposal, locale: Locale) -> String {
        let named = proposal.offers().filter_map(|id| {
            let terms = self.offer(id)?;
            Some(match terms.provider {
                domain::Provider::Country(country) => {
                    format!("{} ({})", country.name(locale), terms.institution)
                }
                domain::Provider::Multilateral(institution) => institution.name(locale).to_owned(),
            })
        });
        named.collect::<Vec<_>>().join(" + ")
    }
}
