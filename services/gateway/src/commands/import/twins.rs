//! What a file brings that seems to be there already: the same record twice, or in two languages.

use std::collections::{BTreeMap, BTreeSet};

use domain::{Language, ThematicArea};
use event_store::{EventStore, Pages, Position, decode_with_id};
use likeness::Posted;

use crate::{records::Unreadable, tabled::Tabled};

/// A record of the file that is like others of its party.
pub struct Twin {
    /// Which record of the file it is, from 0.
    pub row: usize,
    /// Its id.
    pub id: String,
    /// The ids of those that it is like: recorded before, or earlier in the file.
    pub like: Vec<String>,
}

type Said<A> = Posted<<A as Tabled>::Party, ThematicArea, Language>;

/// Every record that seems to be there already, in the order of the file. The file's own records may
/// be in the log or not.
pub async fn twins<A: Tabled>(
    store: &dyn EventStore,
    records: &[(A::Id, A::Terms)],
) -> Result<Vec<Twin>, Unreadable> {
    let mut known = recorded::<A>(store).await?;
    let ours: BTreeSet<&A::Id> = records.iter().map(|(id, _)| id).collect();
    known.retain(|(id, _)| !ours.contains(id));
    let mut twins = Vec::new();
    for (row, (id, terms)) in records.iter().enumerate() {
        let said = A::posted(terms);
        let like = known.iter().filter(|(_, other)| other.near(&said).is_some());
        let like: Vec<String> = like.map(|(id, _)| id.to_string()).collect();
        if !like.is_empty() {
            twins.push(Twin { row, id: id.to_string(), like });
        }
        known.push((id.clone(), said));
    }
    Ok(twins)
}

/// What is recorded and not ended, with what it says now.
async fn recorded<A: Tabled>(store: &dyn EventStore) -> Result<Vec<(A::Id, Said<A>)>, Unreadable> {
    let mut all: BTreeMap<A::Id, A> = BTreeMap::new();
    let mut pages = Pages::of_log(store, Position::START);
    while let Some(page) = pages.next().await? {
        for event in &page {
            if let Some((id, event)) = decode_with_id::<A>(event)? {
                let one = all.entry(id).or_default();
                *one = std::mem::take(one).evolve(event);
            }
        }
    }
    let standing = all.into_iter().filter_map(|(id, one)| Some((id, A::posted(one.standing()?))));
    Ok(standing.collect())
}
