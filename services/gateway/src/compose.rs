//! Puts the services together into one program.

use app::{App, Follower, Service};
use axum::Router;
use domain::{Aggregate, Calendar, Policy, SingletonId, calendar, policy};
use event_store::{Caller, CommandId, ExecuteError, Origin, Progress, execute};
use uuid::Uuid;

use crate::{api_docs, log_api, store::Opened};

/// Who acts where nobody asked for it.
const ACTOR: &str = "ayni";
/// The space of the command ids of this program's own wishes; itself made once, by chance.
const OWN: Uuid = Uuid::from_u128(0x2d1a_5a0f_7d1e_4b43_9f0c_8a52_0c6b_91e4);

/// Every service, bound.
pub struct Composed {
    /// All pages and the whole API.
    pub router: Router,
    /// What follows the log.
    pub followers: Vec<Follower>,
    /// How far in the log that has come which pages show.
    pub views: Vec<Progress>,
    /// How far the matcher has come.
    pub matching: Progress,
}

/// The app on an opened store.
pub fn app_on(opened: &Opened) -> App {
    App::new(opened.store.clone(), opened.checkpoints.clone())
}

/// Binds every service.
pub fn compose(app: &App) -> Composed {
    let (matcher, matching) = matcher::start(app);
    let services = [
        app::bind(app),
        capacity_offers::bind(app),
        cooperation_requests::bind(app),
        matcher,
        review::bind(app),
        log_api::bind(app),
    ];
    let mut composed =
        Composed { router: Router::new(), followers: vec![], views: vec![], matching };
    let mut openapi = api_docs::about();
    for Service { router, openapi: part, followers, views, .. } in services {
        composed.router = composed.router.merge(router);
        composed.followers.extend(followers);
        composed.views.extend(views);
        openapi.merge(part);
    }
    composed.router = composed.router.merge(api_docs::router(app, &openapi));
    composed
}

/// Puts the policy in force that this run was given, and notes today: both do nothing where that is
/// so already.
pub async fn prepare(app: &App, policy: &str) -> anyhow::Result<()> {
    let stamp = matching::Policy::parse(policy)?.stamp();
    let adoption = policy::Adoption { stamp, content: policy.to_owned() };
    let scoring = singleton("scoring")?;
    ours::<Policy>(app, &scoring, policy::Command::Adopt(adoption)).await?;
    begin_day(app).await
}

/// Notes today.
pub async fn begin_day(app: &App) -> anyhow::Result<()> {
    let command = calendar::Command::Begin(app.clock.today());
    ours::<Calendar>(app, &singleton("utc")?, command).await
}

fn singleton(name: &str) -> anyhow::Result<SingletonId> {
    Ok(name.parse()?)
}

/// Executes a wish of the program itself.
async fn ours<A: Aggregate>(app: &App, id: &A::Id, command: A::Command) -> anyhow::Result<()> {
    let caller = own_caller(app);
    match execute::<A>(&*app.store, &caller, id, command).await {
        // Where others were faster, they were of this program too, and wished the same.
        Ok(_) | Err(ExecuteError::Contended { .. }) => Ok(()),
        Err(error) => Err(anyhow::anyhow!("{error}")),
    }
}

/// The program itself, wishing something now.
pub fn own_caller(app: &App) -> Caller {
    named_caller(app, &app::ids::fresh(app.clock.now()).to_string())
}

/// The program itself, with a wish of that name: the same name is the same wish.
pub fn named_caller(app: &App, wish: &str) -> Caller {
    let command = CommandId::derived(OWN, wish);
    Caller {
        command,
        origin: Origin {
            actor: ACTOR.into(),
            on_behalf_of: None,
            at: app.clock.now(),
            correlation: command.0,
            causation: None,
            trace_parent: None,
        },
        expected: None,
    }
}
