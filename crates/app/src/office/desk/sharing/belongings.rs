//! What people keep on this desk and no command knows moves along when the office moves to another store:
//! unfinished texts, versions saved by other programs and not yet decided about, commands refused along with another
//! one, arrangements of lists, the watched folder, and where backups go.

use std::collections::BTreeSet;

use obeznik_kernel::{BlobHash, Timestamp};
use obeznik_store::{Draft, Mode, Store};

use crate::api::ApiError;
use crate::backup::Kept;
use crate::contact::away::AWAY;
use crate::copies::offer_of;
use crate::office::along;
use crate::watched;

/// Most refused commands of a person looked through for one.
const MOST_REFUSED: usize = 5_000;

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
    carry_refused(from, into, now)?;
    let folder = from.secret(watched::FOLDER)?.unwrap_or_default();
    into.set_secret(watched::FOLDER, &folder)?;
    carry_backups(from, into)
}

/// What the office refused stands in its log. What was refused along with it on this computer, because it was built on
/// it, the office has never heard of.
fn carry_refused(from: &Store, into: &mut Store, now: Timestamp) -> Result<(), ApiError> {
    for refused in from.reader().refused_by_office()? {
        let Some(draft) = along::draft_of(&refused, now)? else { continue };
        let (command, logged) =
            (refused.signed.command.id, into.reader().refused(draft.person, MOST_REFUSED)?);
        if logged.iter().all(|entry| entry.header.command != command) {
            let body = with_contents(&draft.body, from, into, now)?;
            into.put_draft(&Draft { body, ..draft })?;
        }
    }
    Ok(())
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
    if along::refused_in(draft).is_some() {
        return with_contents(&draft.body, from, into, now);
    }
    let Some(mut offer) = offer_of(draft) else { return Ok(draft.body.clone()) };
    let mut content = from.blob(&BlobHash(offer.content.blob.clone()))?;
    offer.content.blob = into.put_blob(&mut content, now)?.0;
    serde_json::to_string(&offer).map_err(ApiError::broken)
}

/// A text with addresses of contents, once those that are here are in the other store under the names they have there.
fn with_contents(body: &str, from: &Store, into: &mut Store, now: Timestamp) -> Result<String, ApiError> {
    let mut carried = body.to_owned();
    for address in addresses_in(body) {
        let hash = BlobHash(address);
        if from.has_blob(&hash)? {
            let name = into.put_blob(&mut from.blob(&hash)?, now)?;
            carried = carried.replace(&hash.0, &name.0);
        }
    }
    Ok(carried)
}

/// Words of a text that have the shape of an address, each once.
fn addresses_in(text: &str) -> BTreeSet<String> {
    let words = text.split(|letter: char| !letter.is_ascii_alphanumeric());
    let is_address = |word: &&str| word.len() == 64 && word.bytes().all(|digit| digit.is_ascii_hexdigit());
    words.filter(is_address).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_in_an_input_and_nothing_else_is_one() {
        let (blob, signature) = ("0a".repeat(32), "0b".repeat(64));
        let text =
            format!(r#"{{"blob":"{blob}","again":"{blob}","signature":"{signature}","name":"smlouva.pdf"}}"#);
        assert_eq!(addresses_in(&text), BTreeSet::from([blob]));
        assert_eq!(addresses_in("01a2228a-6106-7041-827c-45895a311376"), BTreeSet::new());
    }
}
