//! How new things get their names.

use domain::Aggregate;
use event_store::{Caller, Done, EventStore, ExecuteError, Position, execute, id_of};

use crate::Problem;

/// How many names are tried where the first that comes to mind is taken.
const NAMES: usize = 50;

/// Carries out the command that begins something new, under a name that comes to mind: `name` is
/// asked for the first, the second and so on while `taken` says that an error means "it is taken".
///
/// The same wish again has its first answer, whatever name would come to mind now.
pub async fn begin<A>(
    store: &dyn EventStore,
    caller: &Caller,
    name: impl Fn(usize) -> A::Id,
    command: A::Command,
    taken: impl Fn(&A::Error) -> bool,
) -> Result<(A::Id, Done), Problem>
where
    A: Aggregate<Id: std::str::FromStr>,
{
    let mut number = 1;
    loop {
        let id = name(number);
        match execute::<A>(store, caller, &id, command.clone()).await {
            Err(ExecuteError::Rule(error)) if taken(&error) && number < NAMES => number += 1,
            answer => {
                let done = answer?;
                return Ok((recorded_as::<A>(store, done).await?.unwrap_or(id), done));
            }
        }
    }
}

/// The name under which it was recorded, when that was the first time.
async fn recorded_as<A>(store: &dyn EventStore, done: Done) -> Result<Option<A::Id>, Problem>
where
    A: Aggregate<Id: std::str::FromStr>,
{
    let Some(appended) = done.appended else { return Ok(None) };
    let before = Position(appended.first.0.saturating_sub(1));
    let events = store.read(before, 1).await?;
    let id = events.first().map(id_of::<A>).transpose();
    Ok(id.map_err(|poison| Problem::internal("reading what was begun", poison))?.flatten())
}
