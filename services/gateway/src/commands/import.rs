//! `ayni import`: takes in offers and requests, each file whole or not at all.

mod file;
mod told;
mod twins;

use std::collections::BTreeSet;

use app::{
    App,
    fields::FieldError,
    identity::{Person, can},
    ids,
};
use domain::{CapacityOffer, CooperationRequest, Message};
use event_store::{
    AppendError, Caller, CommandId, EventStore, ExecuteError, MAX_EVENTS, execute_unit, load,
};
use indicatif::ProgressBar;
use uuid::Uuid;

use crate::{
    cli::ImportArgs,
    compose,
    exit::{Code, exit},
    progress::bar,
    records::Records,
    run::Run,
    store,
    tabled::Tabled,
};

use file::{File, Kind};
use told::tell_unreadable;
use twins::twins;

/// Imports every file; one that is refused does not keep the others out.
pub async fn import(run: &Run, args: &ImportArgs) -> anyhow::Result<()> {
    let person: Person =
        args.acting_as.parse().map_err(|error: app::identity::UnknownPerson| {
            exit(Code::Usage, run.say(&domain::Explain::explain(&error)))
        })?;
    let limit = run.settings.serve.limits.import_kib.saturating_mul(1024);
    let opened = store::open(&run.settings.serve.data)?;
    let app = compose::app_on(&opened);
    let mut refused = false;
    for path in &args.files {
        let file = match File::read(path, limit) {
            Ok(file) => file,
            Err(error) => {
                refused = true;
                tell_unreadable(run, path, &error)?;
                continue;
            }
        };
        let content = Uuid::new_v5(&Uuid::NAMESPACE_OID, &file.bytes);
        let task = Task { run, app: &app, person: &person, file: &file, content };
        refused |= !match file.kind {
            Kind::Offers => task.import::<CapacityOffer>().await?,
            Kind::Requests => task.import::<CooperationRequest>().await?,
        };
    }
    if refused { Err(exit(Code::Data, "")) } else { Ok(()) }
}

/// One file that is being taken in.
struct Task<'a> {
    run: &'a Run,
    app: &'a App,
    person: &'a Person,
    file: &'a File,
    /// Stands for every byte of the file.
    content: Uuid,
}

impl Task<'_> {
    /// Takes the file in; whether that came to pass.
    async fn import<A: Tabled>(&self) -> anyhow::Result<bool> {
        let rows = self.file.sheet.rows.len();
        if self.was_taken().await? {
            self.tell_again(rows)?;
            return Ok(true);
        }
        if rows > MAX_EVENTS {
            tell_unreadable(self.run, &self.file.path, &[too_long(rows)])?;
            return Ok(false);
        }
        let bar = bar(self.run, rows as u64, self.file.path.display().to_string());
        let (records, errors) = self.records::<A>(&bar).await?;
        if errors.iter().any(|errors| !errors.is_empty()) {
            bar.finish_and_clear();
            self.refuse(&errors)?;
            return Ok(false);
        }
        let twins = twins::<A>(&*self.app.store, &records).await?;
        let programmes = self.unknown_programmes::<A>(&records).await?;
        // One append: all of the file or nothing, whatever happens to this process or the machine.
        self.append::<A>(&records).await?;
        bar.finish_and_clear();
        self.tell_taken(records.len(), &twins, &programmes)?;
        Ok(true)
    }

    /// Every record of the file, and every mistake by row.
    async fn records<A: Tabled>(
        &self,
        bar: &ProgressBar,
    ) -> anyhow::Result<(Vec<(A::Id, A::Terms)>, Vec<Vec<FieldError>>)> {
        let (mut seen, today) = (BTreeSet::new(), self.app.clock.today());
        let (mut records, mut all) = (vec![], vec![]);
        for row in &self.file.sheet.rows {
            let read = row.raw.clone().and_then(|raw| A::read(&raw, today));
            let mut errors = vec![];
            match read.and_then(|(id, terms)| Ok((named::<A>(id, &terms, &seen)?, terms))) {
                Ok((id, terms)) => {
                    errors.extend(self.forbidden::<A>(&terms));
                    if !seen.insert(id.clone()) {
                        errors.push(wrong_id(&id, Message::new("import-id-twice")));
                    } else if self.is_there::<A>(&id).await? {
                        errors.push(wrong_id(&id, Message::new("import-id-taken")));
                    }
                    records.push((id, terms));
                }
                Err(wrong) => errors = wrong,
            }
            all.push(errors);
            bar.inc(1);
        }
        Ok((records, all))
    }

    /// The programmes that the file names and that are not on record. In a folder of its own, what was
    /// exported elsewhere may name some; nobody earns points by them there.
    async fn unknown_programmes<A: Tabled>(
        &self,
        records: &[(A::Id, A::Terms)],
    ) -> anyhow::Result<BTreeSet<String>> {
        let named = || records.iter().filter_map(|(_, terms)| A::programme(terms));
        if named().next().is_none() {
            return Ok(BTreeSet::new());
        }
        let known = Records::without_lists(&*self.app.store).await?.programmes;
        Ok(named().filter(|id| !known.knows(id)).map(ToString::to_string).collect())
    }

    fn forbidden<A: Tabled>(&self, terms: &A::Terms) -> Option<FieldError> {
        let allowed = can(Some(self.person), A::right(terms));
        let role = self.person.role.to_string();
        (!allowed).then(|| FieldError::new(A::TELLING, &role, Message::new("forbidden-role")))
    }

    async fn is_there<A: Tabled>(&self, id: &A::Id) -> anyhow::Result<bool> {
        Ok(load::<A>(&*self.app.store, id).await?.state.exists())
    }

    /// Whether an earlier run has taken in the same file.
    async fn was_taken(&self) -> anyhow::Result<bool> {
        Ok(self.app.store.outcome(self.command()).await?.is_some())
    }

    async fn append<A: Tabled>(&self, records: &[(A::Id, A::Terms)]) -> anyhow::Result<()> {
        let mut caller: Caller = compose::own_caller(self.app);
        caller.command = self.command();
        caller.origin.correlation = caller.command.0;
        caller.origin.actor = self.person.to_string().into();
        execute_unit::<A::Error, _>(&*self.app.store, &caller, |unit| {
            Box::pin(async move {
                for (id, terms) in records {
                    unit.decide::<A>(id, A::command(terms.clone())).await?;
                }
                Ok(())
            })
        })
        .await
        .map_err(|error| self.not_taken(&error))?;
        Ok(())
    }

    /// Why an append that was checked did not come to pass.
    fn not_taken<E: std::fmt::Display>(&self, error: &ExecuteError<E>) -> anyhow::Error {
        let code = match error {
            ExecuteError::Append(AppendError::Refused(_)) | ExecuteError::Rule(_) => Code::Data,
            ExecuteError::Append(_) | ExecuteError::Read(_) => Code::Io,
            ExecuteError::Stale { .. } | ExecuteError::Contended { .. } => Code::InUse,
        };
        exit(code, format!("{}: {error}", self.file.path.display()))
    }

    /// The wish to take in exactly this file.
    fn command(&self) -> CommandId {
        CommandId::derived(self.content, "import")
    }
}

/// More records than can be taken in together.
fn too_long(rows: usize) -> FieldError {
    let (max, rows) = (int(MAX_EVENTS), int(rows));
    FieldError::new("", "", Message::new("import-too-long").with("max", max).with("rows", rows))
}

fn int(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// The id that the row names, or one made from its words: with a number where a row before it has
/// the same words.
fn named<A: Tabled>(
    id: Option<A::Id>,
    terms: &A::Terms,
    seen: &BTreeSet<A::Id>,
) -> Result<A::Id, Vec<FieldError>> {
    if let Some(id) = id {
        return Ok(id);
    }
    let words = A::words(terms);
    let made = (1..=seen.len() + 1).map(|number| {
        let made = ids::numbered(words.iter().map(String::as_str), number, A::ID_CHARS);
        made.parse::<A::Id>().ok()
    });
    let free = made.map_while(|id| id).find(|id| !seen.contains(id));
    free.ok_or_else(|| vec![FieldError::new("id", "", Message::new("rule-required"))])
}

fn wrong_id<Id: std::fmt::Display>(id: &Id, message: Message) -> FieldError {
    FieldError::new("id", &id.to_string(), message)
}
