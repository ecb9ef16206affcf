//! What people keep on this desk and no command knows moves along when the office moves to another store:
//! unfinished texts, versions saved by other programs and not yet decided about, arrangements of lists, the
//! watched folder, and where backups go.

use obeznik_kernel::{BlobHash, Timestamp};
use obeznik_store::{Draft, Mode, Store};

use crate::api::ApiError;
use crate::backup::Kept;
use crate::contact::away::AWAY;
use crate::copies::offer_of;
use crate::watched;

/// Lays what one store keeps into the other, instead of what the other kept of old.
pub(super) fn carry(from: &Store, into: &mut Store, now: Timestamp) -> Result<(), ApiError> {
    let mut drafts = from.all_drafts()?;
    drafts.retain(|draft| draft.draft_id != AWAY); // what came from an office belongs to that line
    for old in into.all_drafts()? {
        if drafts.iter().all(|draft| draft.draft_id != old.draft_id) {
            into.remove_draft(&old.draft_id)?;
        }
    }
    for draft in drafts {
        let body = with_content(&draft, from, into, now)?;
        into.put_draft(&Draft { body, ..draft })?;
    }
    let folder = from.secret(watched::FOLDER)?.unwrap_or_default();
    into.set_secret(watched::FOLDER, &folder)?;
    carry_backups(from, into)
}

/// Backups go on in the same place: the server has the office under the identifier it had alone.
fn carry_backups(from: &Store, into: &mut Store) -> Result<(), ApiError> {
    let (is_of_server, mut kept) = (into.mode() == Mode::Joined, Kept::of(from)?);
    let room = if is_of_server { from.backup_room() } else { String::new() };
    (kept.is_of_server, kept.room) = (is_of_server, room);
    Kept::change(into, |before| *before = kept)
}

/// The text of a draft, once the content it offers is in the other store; there it may have another name.
fn with_content(draft: &Draft, from: &Store, into: &mut Store, now: Timestamp) -> Result<String, ApiError> {
    let Some(mut offer) = offer_of(draft) else { return Ok(draft.body.clone()) };
    let mut content = from.blob(&BlobHash(offer.content.blob.clone()))?;
    offer.content.blob = into.put_blob(&mut content, now)?.0;
    serde_json::to_string(&offer).map_err(ApiError::broken)
}
