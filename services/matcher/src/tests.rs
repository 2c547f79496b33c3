//! One event at a time, from any point on, gives the same shortlists.

use std::{sync::Arc, time::Duration};

use domain::{
    CapacityOffer, CooperationRequest, Policy, Review, Shortlist, capacity_offer,
    cooperation_request, policy,
    review::{self, Basis, DeclineReason, Shown, WhyLapsed},
    shortlist::{Revision, WhyLeft},
};
use event_store::{
    Caller, Checkpoints, CommandId, EventStore, MemoryCheckpoints, MemoryStore, Origin, Pages,
    Position, Recorded, decode_with_id, execute, react,
};
use jiff::Timestamp;
use matching::Engine;

use crate::{Comparison, Matcher, Replay, keep::Keeper, shared::Shared};

const POLICY: &str = include_str!("../../../config/policy.toml");
const OFFER: &str = r#"{"provider":"BR","institution":"Fiocruz","title":"Human milk banks","summary":"How to set up and run a bank of human milk.","written_in":"en","thematic_areas":["13020"],"role":"expertise","modalities":["expert_exchange"],"languages":["es"],"eligible":["all_developing"],"places":1,"expert_weeks_per_year":8,"available_from":"2027-01-01","available_until":"2027-12-31","valid_until":"2027-12-31"}"#;
const REQUEST: &str = r#"{"recipient":"BO","agency":"Ministerio de Salud","title":"Bancos de leche humana","problem":"Faltan bancos de leche.","written_in":"es","thematic_areas":["13020"],"needs":[{"theme":"13020","modality":"expert_exchange","quantity":2,"unit":"expert_weeks"}],"languages":["es"],"needed_from":"2027-03-01","needed_until":"2027-06-30","urgency":"soon","visible_to":"everyone"}"#;

const PARTIES: &str = r#"{"request":"bo-milk","recipient":"BO","first_provider":{"offer":"br-more","provider":"BR"}}"#;

type Offers = capacity_offer::Command;

/// A log, and whoever writes to it: each wish has a number, so that it is the same in every run.
struct Log {
    store: Arc<MemoryStore>,
    wishes: u128,
}

impl Log {
    fn new() -> Self {
        Self { store: Arc::default(), wishes: 0 }
    }

    async fn write<A: domain::Aggregate<Id: std::str::FromStr>>(
        &mut self,
        id: &str,
        command: A::Command,
    ) {
        self.wishes += 1;
        let command_id = CommandId(uuid::Uuid::from_u128(self.wishes));
        let caller = Caller {
            command: command_id,
            origin: Origin {
                actor: "test".into(),
                on_behalf_of: None,
                at: Timestamp::UNIX_EPOCH,
                correlation: command_id.0,
                causation: None,
                trace_parent: None,
            },
            expected: None,
        };
        let Ok(id) = id.parse() else { panic!("{id} is no id") };
        execute::<A>(&*self.store, &caller, &id, command).await.unwrap();
    }

    async fn adopt(&mut self) {
        self.adopt_as(POLICY).await;
    }

    async fn adopt_as(&mut self, content: &str) {
        let stamp = matching::Policy::parse(content).unwrap().stamp();
        let adoption = policy::Adoption { stamp, content: content.into() };
        self.write::<Policy>("scoring", policy::Command::Adopt(adoption)).await;
    }

    async fn offer(&mut self, id: &str, command: Offers) {
        self.write::<CapacityOffer>(id, command).await;
    }

    async fn request(&mut self, id: &str) {
        let command = cooperation_request::Command::Submit(serde_json::from_str(REQUEST).unwrap());
        self.write::<CooperationRequest>(id, command).await;
    }

    /// On the terms that hold now.
    async fn review(&mut self, id: &str, action: review::Action) {
        let head = *self.store.head().borrow();
        self.review_of(id, head, action).await;
    }

    /// On the terms that held then.
    async fn review_of(&mut self, id: &str, then: Position, action: review::Action) {
        let basis = Basis(vec![then.0; id.split('~').count()]);
        self.write::<Review>(id, review::Command { basis, action }).await;
    }

    async fn events(&self) -> Vec<Recorded> {
        let mut pages = Pages::of_log(&*self.store, Position::START);
        let mut events = vec![];
        while let Some(page) = pages.next().await.unwrap() {
            events.extend(page);
        }
        events
    }
}

fn terms() -> Box<capacity_offer::Terms> {
    serde_json::from_str(OFFER).unwrap()
}

/// A log in which much happens.
async fn busy() -> Log {
    let mut log = Log::new();
    log.adopt().await;
    log.offer("br-milk", Offers::Publish(terms())).await;
    log.request("bo-milk").await;
    log.request("bo-other").await;
    log.offer("br-more", Offers::Publish(terms())).await;
    let mut spoken = terms();
    spoken.languages = vec!["pt".parse().unwrap()];
    log.offer("br-milk", Offers::Revise(spoken)).await;
    let hold = capacity_offer::Hold { places: 1, expert_weeks: 2 };
    log.offer("br-more", Offers::Hold { partnership: "bo-other".parse().unwrap(), hold }).await;
    log.offer("br-more", Offers::Release { partnership: "bo-other".parse().unwrap() }).await;
    log.offer("br-milk", Offers::Withdraw { reason: "Closed".into() }).await;
    log
}

/// The same, and then another policy under which lists show two proposals; three offers come and go.
async fn busier() -> Log {
    let mut log = busy().await;
    log.request("bo-late").await;
    log.adopt_as(&other_policy_text().replace("list_length = 10", "list_length = 2")).await;
    for id in ["br-one", "br-two", "br-three"] {
        log.offer(id, Offers::Publish(terms())).await;
    }
    let mut spoken = terms();
    spoken.languages = vec!["pt".parse().unwrap()];
    log.offer("br-one", Offers::Revise(spoken)).await;
    log.offer("br-two", Offers::Withdraw { reason: "Moved on.".into() }).await;
    log.offer("br-more", Offers::Withdraw { reason: "Moved on.".into() }).await;
    log.offer("br-two-more", Offers::Publish(terms())).await;
    log
}

/// What a matcher says that is to be recorded, event by event.
fn replay(events: &[Recorded], matcher: &mut Matcher) -> Vec<Revision> {
    let mut all = vec![];
    for event in events {
        for (request, revision) in matcher.apply(event).unwrap() {
            matcher.recorded(&request, revision.clone());
            all.push(revision);
        }
    }
    all
}

/// The keeper's work on the log, until nothing more comes; it goes on where it stopped before.
async fn keep(log: &Log, checkpoints: &Arc<MemoryCheckpoints>) {
    let store: Arc<dyn EventStore> = log.store.clone();
    let keeper = Keeper::new(store.clone(), Shared::default());
    let (progress, run) = react(store.clone(), checkpoints.clone(), keeper);
    let running = tokio::spawn(run);
    let head = store.head();
    loop {
        let seen = *head.borrow();
        assert!(progress.wait_for(seen, Duration::from_secs(20)).await, "the keeper is stuck");
        if *head.borrow() == seen {
            break;
        }
    }
    running.abort();
    drop(running.await);
}

fn recorded(events: &[Recorded]) -> Vec<Revision> {
    let revisions = events.iter().filter_map(|event| decode_with_id::<Shortlist>(event).unwrap());
    revisions.map(|(_, domain::shortlist::Event::Revised(revision))| revision).collect()
}

#[tokio::test]
async fn what_is_recorded_is_what_an_empty_matcher_says_of_the_same_log() {
    let log = busy().await;
    keep(&log, &Arc::default()).await;
    let events = log.events().await;
    let said = replay(&events, &mut Matcher::new());
    assert!(said.len() >= 8, "little happened: {}", said.len());
    let bytes = |all: &[Revision]| serde_json::to_string(all).unwrap();
    assert_eq!(bytes(&recorded(&events)), bytes(&said));
}

#[tokio::test]
async fn a_keeper_that_starts_again_writes_nothing_twice_and_misses_nothing() {
    let mut log = Log::new();
    let checkpoints = Arc::default();
    log.adopt().await;
    log.offer("br-milk", Offers::Publish(terms())).await;
    log.request("bo-milk").await;
    keep(&log, &checkpoints).await;
    let before = log.events().await.len();
    keep(&log, &checkpoints).await;
    assert_eq!(log.events().await.len(), before);
    // Without its checkpoint it does everything again, under the same command ids.
    keep(&log, &Arc::default()).await;
    assert_eq!(log.events().await.len(), before);
    log.offer("br-more", Offers::Publish(terms())).await;
    keep(&log, &checkpoints).await;
    let events = log.events().await;
    assert_eq!(recorded(&events), replay(&events, &mut Matcher::new()));
}

#[tokio::test]
async fn a_matcher_that_absorbed_a_part_goes_on_as_if_it_had_applied_it() {
    let log = busier().await;
    keep(&log, &Arc::default()).await;
    let events = log.events().await;
    let all = recorded(&events);
    for cut in 0..events.len() {
        let mut matcher = Matcher::new();
        let position = events[cut].position.0;
        for event in &events[..=cut] {
            matcher.absorb(event).unwrap();
        }
        for event in &events[cut + 1..] {
            matcher.absorb_revision_of(event, Position(position)).unwrap();
        }
        matcher.catch_up();
        let later: Vec<_> =
            all.iter().filter(|revision| revision.as_of > position).cloned().collect();
        assert_eq!(replay(&events[cut + 1..], &mut matcher), later, "cut at {position}");
    }
}

#[tokio::test]
async fn a_keeper_that_was_stopped_behind_the_log_goes_on_as_if_it_had_not_been() {
    let mut log = Log::new();
    let checkpoints: Arc<MemoryCheckpoints> = Arc::default();
    log.adopt().await;
    log.offer("br-milk", Offers::Publish(terms())).await;
    log.request("bo-milk").await;
    // Its revision as of position 3 will stand behind these.
    log.offer("br-more", Offers::Publish(terms())).await;
    log.offer("br-milk", Offers::Withdraw { reason: "Moved on.".into() }).await;
    keep(&log, &checkpoints).await;
    let head = log.store.head().borrow().0;
    for stopped_at in 1..head {
        checkpoints.save("matcher", Position(stopped_at)).await.unwrap();
        keep(&log, &checkpoints).await;
        assert_eq!(log.store.head().borrow().0, head, "stopped at {stopped_at}");
    }
    checkpoints.save("matcher", Position(3)).await.unwrap();
    log.offer("br-most", Offers::Publish(terms())).await;
    keep(&log, &checkpoints).await;
    let events = log.events().await;
    assert_eq!(recorded(&events), replay(&events, &mut Matcher::new()));
}

/// A run may end when some revisions of an event are recorded and others not.
#[tokio::test]
async fn a_keeper_that_was_stopped_among_the_revisions_of_an_event_records_the_others() {
    let mut log = Log::new();
    log.adopt().await;
    for request in 0..40 {
        log.request(&format!("bo-milk-{request:02}")).await;
    }
    log.offer("br-milk", Offers::Publish(terms())).await;
    let events = log.events().await;
    let mut whole = Matcher::new();
    let said = events.iter().flat_map(|event| whole.apply(event).unwrap());
    let revisions: Vec<_> = said.collect();
    assert_eq!(revisions.len(), 40);
    // As a run before recorded them, each by itself.
    let offered = events.last().unwrap();
    for (request, revision) in revisions.into_iter().take(3) {
        let revise = domain::shortlist::Command::Revise(revision);
        let caller = crate::keep::caller(offered, &request);
        execute::<Shortlist>(&*log.store, &caller, &request, revise).await.unwrap();
    }
    keep(&log, &Arc::default()).await;
    let events = log.events().await;
    assert_eq!(recorded(&events), replay(&events, &mut Matcher::new()));
    assert_eq!(recorded(&events).len(), 40);
}

fn list(events: &[Recorded], request: &str) -> usize {
    let mut matcher = Matcher::new();
    replay(events, &mut matcher);
    matcher.list(&request.parse().unwrap()).len()
}

#[tokio::test]
async fn a_declined_proposal_is_back_when_its_terms_change_and_a_lapsed_one_when_its_offer_is_free()
{
    let mut log = Log::new();
    log.adopt().await;
    log.offer("br-milk", Offers::Publish(terms())).await;
    log.request("bo-milk").await;
    let decline = review::Action::Decline {
        reason: DeclineReason::Timing,
        words: String::new(),
        shown: Shown::default(),
    };
    log.review("bo-milk~br-milk", decline).await;
    assert_eq!(list(&log.events().await, "bo-milk"), 0);
    log.offer("br-milk", Offers::Suspend { reason: "Move".into() }).await;
    log.offer("br-milk", Offers::Resume).await;
    assert_eq!(list(&log.events().await, "bo-milk"), 0, "a no holds over a pause");
    let mut other = terms();
    other.places = 2;
    log.offer("br-milk", Offers::Revise(other)).await;
    assert_eq!(list(&log.events().await, "bo-milk"), 1);
    log.review("bo-milk~br-milk", review::Action::Take { by: "Ana".into() }).await;
    log.review("bo-milk~br-milk", review::Action::Lapse { why: WhyLapsed::OfferGone }).await;
    assert_eq!(list(&log.events().await, "bo-milk"), 0);
    log.offer("br-milk", Offers::Suspend { reason: "Move".into() }).await;
    log.offer("br-milk", Offers::Resume).await;
    assert_eq!(list(&log.events().await, "bo-milk"), 1);
}

#[tokio::test]
async fn an_endorsement_of_old_terms_that_is_taken_back_leaves_the_proposal_on_its_list() {
    let mut log = Log::new();
    log.adopt().await;
    log.offer("br-milk", Offers::Publish(terms())).await;
    log.request("bo-milk").await;
    let then = *log.store.head().borrow();
    let parties = serde_json::from_str(&PARTIES.replace("br-more", "br-milk")).unwrap();
    let endorse =
        review::Action::Endorse { words: String::new(), parties, shown: Shown::default() };
    log.review_of("bo-milk~br-milk", then, endorse).await;
    let mut other = terms();
    other.places = 2;
    log.offer("br-milk", Offers::Revise(other)).await;
    let decline = || review::Action::Decline {
        reason: DeclineReason::Timing,
        words: String::new(),
        shown: Shown::default(),
    };
    log.review_of("bo-milk~br-milk", then, decline()).await;
    assert_eq!(list(&log.events().await, "bo-milk"), 1);
    log.review("bo-milk~br-milk", decline()).await;
    assert_eq!(list(&log.events().await, "bo-milk"), 0, "a no to what holds now counts");
}

#[tokio::test]
async fn whoever_leaves_a_list_leaves_it_for_a_reason() {
    let log = busy().await;
    let said = replay(&log.events().await, &mut Matcher::new());
    let whys: Vec<WhyLeft> =
        said.iter().flat_map(|revision| revision.left.iter().map(|left| left.why)).collect();
    assert!(whys.contains(&WhyLeft::OfferGone), "{whys:?}");
}

/// The same policy with another word on what country and timing are worth.
fn other_policy() -> matching::Policy {
    matching::Policy::parse(&other_policy_text()).unwrap()
}

fn other_policy_text() -> String {
    POLICY
        .replace("country_fit = 160", "country_fit = 60")
        .replace("timing = 40", "timing = 140")
        .replace("version = \"", "version = \"other-")
}

#[tokio::test]
async fn a_start_believes_the_lists_on_record_but_not_those_of_another_policy() {
    let mut log = Log::new();
    log.adopt().await;
    log.offer("br-milk", Offers::Publish(terms())).await;
    log.request("bo-milk").await;
    let events = log.events().await;
    let (request, mut applied) = ("bo-milk".parse().unwrap(), Matcher::new());
    let revision = replay(&events, &mut applied).remove(0);
    // One criterion says something else than a search would.
    let mut said = revision.clone();
    Arc::make_mut(&mut said.entered[0].contributions)[0].evidence = domain::Message::new("said");
    let started = |recorded: Option<Revision>| {
        let mut matcher = Matcher::new();
        for event in &events {
            matcher.absorb(event).unwrap();
        }
        if let Some(recorded) = recorded {
            matcher.recorded(&request, recorded);
        }
        matcher.catch_up();
        matcher.engine().unwrap().list(&request).to_vec()
    };
    assert_eq!(started(Some(said.clone())), said.entered);
    assert_eq!(started(None), []);
    said.policy = other_policy().stamp();
    assert_eq!(started(Some(said)), applied.list(&request));
    // A replay, by which `ayni verify` holds a log to account, believes nothing.
    assert_eq!(replay(&events, &mut Matcher::new()), [revision]);
}

fn replayed(events: &[Recorded], policy: matching::Policy) -> Replay {
    let mut replay = Replay::new(policy);
    for event in events {
        replay.follow(event).unwrap();
    }
    replay
}

#[tokio::test]
async fn a_replay_under_the_adopted_policy_has_the_lists_on_record() {
    let log = busy().await;
    keep(&log, &Arc::default()).await;
    let events = log.events().await;
    let mut matcher = Matcher::new();
    replay(&events, &mut matcher);
    let same = replayed(&events, matching::Policy::parse(POLICY).unwrap());
    for request in ["bo-milk", "bo-other"] {
        let id = request.parse().unwrap();
        assert_eq!(same.list(&id), matcher.list(&id), "{request}");
        assert!(!same.list(&id).is_empty());
    }
    let none = Comparison::of(&same, &same);
    assert!(none.came.is_empty() && none.went.is_empty() && none.moved.is_empty());
}

#[tokio::test]
async fn two_policies_are_held_against_each_other_and_against_decisions() {
    let mut log = busy().await;
    let endorsed = review::Action::Endorse {
        words: String::new(),
        parties: serde_json::from_str(PARTIES).unwrap(),
        shown: Shown::default(),
    };
    log.review("bo-milk~br-more", endorsed).await;
    let events = log.events().await;
    let first = replayed(&events, matching::Policy::parse(POLICY).unwrap());
    let other = replayed(&events, other_policy());
    let comparison = Comparison::of(&first, &other);
    assert_eq!(comparison.requests, 2);
    assert_eq!((comparison.decisions, comparison.ndcg), ([1, 0], Some([1_000, 1_000])));
    let served = comparison.groups["lldc"];
    assert_eq!((served.requests, served.with_proposals), (2, [2, 2]));
    assert!(!comparison.moved.is_empty(), "other weights give other points");
    for moved in &comparison.moved {
        assert_ne!(moved.points[0], moved.points[1]);
    }
    assert_ne!(comparison.policies[0], comparison.policies[1]);
    let [one, two] = comparison.proposed;
    assert_eq!(one + comparison.came.len(), two + comparison.went.len());
}
