//! A proposal as it last stood on its list, for one that has left it.

use domain::{Proposal, ProposalId, Shortlist, shortlist};
use event_store::{EventStore, Pages, Position, ReadError, decode, stream_of};

use crate::desk::Standing;

/// The proposal and why it left; `None` where it never was on the list.
///
/// The desk keeps the lists as they stand. What has left is asked for rarely, so it is read from the
/// list's own stream.
pub(crate) async fn last_known(
    store: &dyn EventStore,
    id: &ProposalId,
) -> Result<Option<(Proposal, Standing)>, ReadError> {
    let Some((request, ..)) = id.parties() else {
        return Ok(None);
    };
    let stream = stream_of::<Shortlist>(&request)
        .map_err(|error| ReadError::Unavailable(error.to_string()))?;
    let mut pages = Pages::of_stream(store, &stream, Position::START);
    let (mut known, mut gone) = (None, None);
    while let Some(page) = pages.next().await? {
        for event in &page {
            let Ok(Some(shortlist::Event::Revised(revision))) = decode::<Shortlist>(event) else {
                continue;
            };
            let left = revision.left.into_iter().find(|left| left.proposal == *id);
            let at = event.position;
            gone = left.map(|left| Standing::Left { why: left.why, at }).or(gone);
            known = revision.entered.into_iter().find(|it| it.id == *id).or(known);
        }
    }
    Ok(known.zip(gone))
}
