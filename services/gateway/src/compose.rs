//! Puts the services together into one program.

use app::{App, Follower, Service};
use axum::Router;
use domain::{Aggregate, Calendar, Policy, SingletonId, calendar, policy};
use event_store::{Caller, CommandId, ExecuteError, Origin, Progress, execute, load};
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

/// The policy that comes with the program.
pub const SHIPPED: &str = include_str!("../../../config/policy.toml");

/// The policy that a run is to score by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// The one in force; where there is none that this program can read, the one that comes with it.
    Any,
    /// This one, the text of a policy file.
    This(String),
}

/// Puts the policy in force that is wished for, and notes today: both do nothing where that is so
/// already.
pub async fn prepare(app: &App, wish: &Wish) -> anyhow::Result<()> {
    let scoring = singleton("scoring")?;
    let content = match wish {
        Wish::This(content) => Some(content.as_str()),
        Wish::Any if is_in_force(app, &scoring).await? => None,
        Wish::Any => Some(SHIPPED),
    };
    if let Some(content) = content {
        let stamp = matching::Policy::parse(content)?.stamp();
        let adoption = policy::Adoption { stamp, content: content.to_owned() };
        ours::<Policy>(app, &scoring, policy::Command::Adopt(adoption)).await?;
    }
    begin_day(app).await
}

/// Whether a policy is in force that this program can score by. Where it is not the one that comes
/// with the program, that is told.
async fn is_in_force(app: &App, scoring: &SingletonId) -> anyhow::Result<bool> {
    let Policy::Adopted(adopted) = load::<Policy>(&*app.store, scoring).await?.state else {
        return Ok(false);
    };
    // Under another release the same text can score otherwise, and has another hash.
    let stamp = matching::Policy::parse(&adopted.content).ok().map(|policy| policy.stamp());
    let is_known = stamp.as_ref() == Some(&adopted.stamp);
    if is_known && adopted.content != SHIPPED {
        tracing::info!(
            version = adopted.stamp.version,
            hash = adopted.stamp.hash,
            "the policy in force is kept; it is not the one that comes with the program"
        );
    }
    Ok(is_known)
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
        Err(ExecuteError::Read(error)) => Err(error.into()),
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

#[cfg(test)]
mod tests {
    use super::*;

    async fn in_force(app: &App) -> String {
        let loaded = load::<Policy>(&*app.store, &singleton("scoring").unwrap()).await.unwrap();
        let Policy::Adopted(adopted) = loaded.state else { panic!("no policy is in force") };
        adopted.content
    }

    #[tokio::test]
    async fn a_policy_that_was_adopted_stays_until_another_is_named() {
        let app = app::testing::app();
        prepare(&app, &Wish::Any).await.unwrap();
        assert_eq!(in_force(&app).await, SHIPPED);
        let other = SHIPPED.replace("list_length = 10", "list_length = 7");
        prepare(&app, &Wish::This(other.clone())).await.unwrap();
        prepare(&app, &Wish::Any).await.unwrap();
        assert_eq!(in_force(&app).await, other);
    }

    #[tokio::test]
    async fn a_policy_of_another_release_gives_way() {
        let app = app::testing::app();
        let old = SHIPPED.replace("rules = ", "rules = 1");
        let stamp = domain::PolicyStamp { version: "old".into(), hash: "old".into() };
        let adoption = policy::Adoption { stamp, content: old };
        let scoring = singleton("scoring").unwrap();
        ours::<Policy>(&app, &scoring, policy::Command::Adopt(adoption)).await.unwrap();
        prepare(&app, &Wish::Any).await.unwrap();
        assert_eq!(in_force(&app).await, SHIPPED);
    }
}
