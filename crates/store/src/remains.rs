//! What remains of records a person does not see any more: drafts about them, contents nothing else names, text
//! found in those, and the older copies and the journal that knew all of it. The rows themselves go in the
//! transaction that takes the access; it notes here what went, so that a kill in between leaves nothing for good.

use std::collections::{BTreeMap, BTreeSet};

use obeznik_authority::is_about;
use obeznik_kernel::{BlobHash, HistoryId, RecordId, Timestamp};
use obeznik_sync::ClientStore as _;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::copies::{self, Needed};
use crate::error::StoreError;
use crate::join::{Mode, client, mode};
use crate::open::Store;
use crate::records::{Touched, id_from};
use crate::secrets;

/// The secret with the note.
const NOTE: &str = "remains";
/// The secret with records given up by a lease: drafts about them wait for the next contact.
const LEASED: &str = "leased";
/// The secret with [`Awaited`].
const AWAITED: &str = "awaited";
/// How long other devices send again what a restored office lacks: as long as they keep what was accepted.
const SENT_AGAIN_SECONDS: i64 = 30 * 24 * 3600;

/// Why records go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Going {
    /// The person does not see them any more: drafts about them go too.
    Lost,
    /// A lease ended: they come again, and what was typed about them stays.
    Leased,
}

/// What went and may have left something behind.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remains {
    /// Records by kind.
    pub records: BTreeSet<Touched>,
    /// Contents they named.
    contents: BTreeSet<String>,
    /// Those of the records that were erased for good: drafts that only name them go too.
    #[serde(default)]
    erased: BTreeSet<RecordId>,
}

/// Records that an office restored from an older copy does not know: a device that made them sends them again at its
/// next contact, and what was typed about them here waits for that.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Awaited {
    /// The history in which everything was brought the last time.
    history: Option<HistoryId>,
    /// Records with the contact since which they are awaited; none before its end.
    records: BTreeMap<RecordId, Option<Timestamp>>,
}

impl Awaited {
    /// Whether the office lives another history than at the last contact that brought everything.
    fn is_restored(&self, history: Option<HistoryId>) -> bool {
        self.history.is_some() && self.history != history
    }
}

/// Notes records that went, inside the transaction in which they go and while the lists still know them.
pub(crate) fn note(connection: &Connection, lost: &[Touched], going: Going) -> Result<(), StoreError> {
    if lost.is_empty() {
        return Ok(());
    }
    if going == Going::Leased {
        let mut leased = leased(connection)?;
        leased.extend(lost.iter().map(|(_, id)| *id));
        secrets::put(connection, LEASED, &serde_json::to_vec(&leased)?)?;
    }
    let mut awaited = awaited(connection)?;
    if going == Going::Lost && awaited.is_restored(history(connection)?) {
        awaited.records.extend(lost.iter().map(|(_, id)| (*id, None)));
        secrets::put(connection, AWAITED, &serde_json::to_vec(&awaited)?)?;
    }
    let mut remains = noted(connection)?;
    let mut contents = connection.prepare_cached(include_str!("remains/blob_mention/of_record.sql"))?;
    for (kind, id) in lost {
        let named = contents.query_map((kind, id.as_bytes()), |row| row.get("blob_id"))?;
        remains.contents.extend(named.collect::<Result<Vec<String>, _>>()?);
        remains.records.insert((kind.clone(), *id));
    }
    secrets::put(connection, NOTE, &serde_json::to_vec(&remains)?)
}

/// Notes records erased for good with contents that inputs about them named, inside the transaction in which they go
/// and while the lists still know them.
pub(crate) fn note_erased(
    connection: &Connection,
    erased: &[Touched],
    contents: BTreeSet<String>,
) -> Result<(), StoreError> {
    if erased.is_empty() {
        return Ok(());
    }
    note(connection, erased, Going::Lost)?;
    let mut remains = noted(connection)?;
    remains.contents.extend(contents);
    remains.erased.extend(erased.iter().map(|(_, id)| *id));
    secrets::put(connection, NOTE, &serde_json::to_vec(&remains)?)
}

fn noted(connection: &Connection) -> Result<Remains, StoreError> {
    let bytes = secrets::get(connection, NOTE)?.filter(|bytes| !bytes.is_empty());
    Ok(bytes.map(|bytes| serde_json::from_slice(&bytes)).transpose()?.unwrap_or_default())
}

fn leased(connection: &Connection) -> Result<BTreeSet<RecordId>, StoreError> {
    let bytes = secrets::get(connection, LEASED)?.filter(|bytes| !bytes.is_empty());
    Ok(bytes.map(|bytes| serde_json::from_slice(&bytes)).transpose()?.unwrap_or_default())
}

fn awaited(connection: &Connection) -> Result<Awaited, StoreError> {
    let bytes = secrets::get(connection, AWAITED)?.filter(|bytes| !bytes.is_empty());
    Ok(bytes.map(|bytes| serde_json::from_slice(&bytes)).transpose()?.unwrap_or_default())
}

/// The history a device has read; none where the store is an office itself.
fn history(connection: &Connection) -> Result<Option<HistoryId>, StoreError> {
    if mode(connection)? == Mode::Solo {
        return Ok(None);
    }
    let client = client(connection)?;
    let position = client.position().map_err(|stop| client.failure(stop))?;
    Ok(position.history)
}

impl Store {
    /// What went and may have left something behind; nothing when all of it is cleared away.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn remains(&self) -> Result<Option<Remains>, StoreError> {
        Ok(Some(noted(&self.connection)?).filter(|remains| !remains.records.is_empty()))
    }

    /// Clears away what remains of records that went, puts the file of a joined computer under a new key where one can be
    /// kept, and one fresh copy in the place of those that knew them. `false` when another reader stood in the way: it is
    /// done at the next call.
    ///
    /// # Errors
    /// [`StoreError`] when something is left; the note stays and the next call goes on.
    pub fn clear_remains(&mut self, now: Timestamp) -> Result<bool, StoreError> {
        let Some(remains) = self.remains()? else { return Ok(true) };
        let gone = self.gone(&remains)?;
        let leased = leased(&self.connection)?;
        let is_for_good = |id: &&RecordId| !leased.contains(*id) || remains.erased.contains(*id);
        self.forget_drafts_about(&gone.iter().filter(is_for_good).copied().collect())?;
        self.forget_drafts_naming(&remains.erased)?;
        self.forget_commands_about(&gone)?;
        for content in &remains.contents {
            self.forget_unnamed(&BlobHash(content.clone()))?;
        }
        // An erasure is for good; what only went out of sight is no reason to lose what was typed.
        let needed = if remains.erased.is_empty() { Needed::Stay } else { Needed::Go };
        if !self.copy_instead_of_all(now, needed)? {
            return Ok(false);
        }
        secrets::put(&self.connection, NOTE, b"")?;
        Ok(true)
    }

    /// The whole access ended: a damaged file that was put aside goes also where something only it holds did not come
    /// back.
    ///
    /// # Errors
    /// [`StoreError`] when it is still there.
    pub fn forget_damaged(&mut self) -> Result<(), StoreError> {
        copies::forget_damaged(&self.folder, Needed::Go)
    }

    /// Records that went for good. One that moved to other people comes again in the same contact, and what was typed
    /// about it is typed about something that is seen.
    fn gone(&self, remains: &Remains) -> Result<BTreeSet<RecordId>, StoreError> {
        let awaited = awaited(&self.connection)?;
        let mut gone = remains.erased.clone();
        for (_, id) in &remains.records {
            if !awaited.records.contains_key(id) && !self.is_here(*id)? {
                gone.insert(*id);
            }
        }
        Ok(gone)
    }

    /// After a transaction of the office itself: what was erased goes from drafts, contents, copies and the journal
    /// too. What cannot be done now is done after the next one, each minute at the latest.
    pub(crate) fn clear_erased(&mut self, now: Timestamp) {
        match self.clear_remains(now) {
            Ok(true) => {}
            Ok(false) => tracing::info!("remains of erased records wait for a reader"),
            Err(error) => tracing::warn!(%error, "remains of erased records are still there"),
        }
    }

    /// At a contact that has brought everything: what did not come again after its lease is lost, and drafts
    /// about it go. What a restored office lacks is waited for as long as other devices send it again.
    ///
    /// # Errors
    /// [`StoreError`] when something is left; the next call goes on.
    pub fn begin_leases_anew(&mut self, now: Timestamp) -> Result<(), StoreError> {
        let leased = leased(&self.connection)?;
        let (before, history) = (awaited(&self.connection)?, history(&self.connection)?);
        if leased.is_empty() && before.records.is_empty() && before.history == history {
            return Ok(());
        }
        let is_restored = before.is_restored(history);
        let mut lost = BTreeSet::new();
        let mut awaited = Awaited { history, records: BTreeMap::new() };
        let leases = leased.into_iter().map(|id| (id, is_restored.then_some(now)));
        let waits = before.records.into_iter().map(|(id, since)| (id, Some(since.unwrap_or(now))));
        for (id, since) in leases.chain(waits) {
            if self.is_here(id)? {
                continue;
            }
            let age = since.map(|since| now.as_second().saturating_sub(since.as_second()));
            if age.is_some_and(|age| age < SENT_AGAIN_SECONDS) {
                awaited.records.insert(id, since);
            } else {
                lost.insert(id);
            }
        }
        lost.retain(|id| !awaited.records.contains_key(id));
        let is_clear = !self.forget_drafts_about(&lost)? || self.copy_instead_of_all(now, Needed::Stay)?;
        if is_clear {
            secrets::put(&self.connection, LEASED, b"")?;
            secrets::put(&self.connection, AWAITED, &serde_json::to_vec(&awaited)?)?;
        }
        Ok(())
    }

    fn is_here(&self, id: RecordId) -> Result<bool, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("remains/record/is_here.sql"))?;
        Ok(statement.query_row([id.as_bytes()], |row| row.get("is_here"))?)
    }

    /// Gives whether there were any.
    fn forget_drafts_about(&mut self, ids: &BTreeSet<RecordId>) -> Result<bool, StoreError> {
        let drafts = self.texts(include_str!("remains/draft/list.sql"))?;
        let about: Vec<_> = drafts.into_iter().filter(|draft| is_about(draft, ids)).collect();
        about.iter().try_for_each(|draft| self.remove_draft(draft))?;
        Ok(!about.is_empty())
    }

    /// Also those begun about something else.
    fn forget_drafts_naming(&mut self, erased: &BTreeSet<RecordId>) -> Result<(), StoreError> {
        let drafts = if erased.is_empty() { Vec::new() } else { self.all_drafts()? };
        let mut naming = drafts.into_iter().filter(|draft| is_about(&draft.body, erased));
        naming.try_for_each(|draft| self.remove_draft(&draft.draft_id))
    }

    /// Accepted commands that name them.
    fn forget_commands_about(&mut self, ids: &BTreeSet<RecordId>) -> Result<(), StoreError> {
        let mut forget = self.connection.prepare_cached(include_str!("remains/retained/forget.sql"))?;
        let commands = self.texts(include_str!("client/retained/list.sql"))?;
        for command in commands.iter().filter(|command| is_about(command, ids)) {
            forget.execute([command])?;
        }
        Ok(())
    }

    fn texts(&self, sql: &str) -> Result<Vec<String>, StoreError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Whether a record, a command of this person or a draft names a content.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub(crate) fn is_named(&self, content: &BlobHash) -> Result<bool, StoreError> {
        let mut statement =
            self.connection.prepare_cached(include_str!("remains/blob_mention/is_named.sql"))?;
        Ok(statement.query_row([&content.0], |row| row.get("is_named"))?)
    }

    /// Removes a content that nothing names any more, with the text found in it and the parts on their way; one that
    /// something names stays.
    ///
    /// # Errors
    /// [`StoreError`] when something of it is still there.
    pub fn forget_unnamed(&mut self, content: &BlobHash) -> Result<(), StoreError> {
        if self.is_named(content)? {
            return Ok(());
        }
        let uploads: Vec<RecordId> = {
            let mut statement =
                self.connection.prepare_cached(include_str!("remains/upload/of_content.sql"))?;
            let rows = statement.query_map([&content.0], |row| id_from(row, "upload_id"))?;
            rows.collect::<Result<_, _>>()?
        };
        for upload in uploads {
            self.forget_upload(upload)?;
        }
        self.connection
            .prepare_cached(include_str!("remains/extracted_text/forget.sql"))?
            .execute([&content.0])?;
        self.remove_blob(content)
    }
}
