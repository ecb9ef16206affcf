//! The read side: plain rows for lists and screens. It knows no `rusqlite` above and never waits for the
//! writer.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use obeznik_authority::{BrokenLink, ChainHead, LogEntry, LogFilter, LogPart, LogSight, Walk};
use obeznik_kernel::{Audience, BlobHash, PersonId, RawRecord, Record, RecordId, Stored, record::typed};
use rusqlite::{Connection, OptionalExtension as _, params};

use crate::blobs::{self, BlobReader};
use crate::cipher::{self, Cipher};
use crate::error::StoreError;
use crate::folder::{StoreFolder, views_beside};
use crate::keys::DataKey;
use crate::records::{
    audiences, chain_head, done_entries, entries_after, entries_of_kinds, filtered_count, filtered_entries,
    keeps_words, newest_entries, raw_from, record_history, refused_entries, seen_count, seen_entries,
    touched_by,
};

/// Links read at once.
const PAGE: usize = 500;
/// Steps of the machine of SQLite between two looks whether to stop.
const STEPS: std::ffi::c_int = 1_000;

/// A connection that only reads.
pub struct Reader {
    pub(crate) connection: Connection,
    blobs: PathBuf,
    key: DataKey,
    /// Told to the store beside which it reads, after the connection is closed.
    _counted: Option<Arc<()>>,
}

/// What a walk along the chain found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChainReport {
    /// Every link holds.
    Whole(ChainHead),
    /// The first link that does not, and the last one that does.
    Broken {
        /// What is wrong.
        link: BrokenLink,
        /// The last sound link.
        sound: ChainHead,
    },
}

impl Reader {
    pub(crate) fn open(folder: &StoreFolder, cipher: &Cipher, key: &DataKey) -> Result<Self, StoreError> {
        let connection = cipher::reader(&folder.database(), cipher)?;
        Ok(Self::over(connection, folder.blobs(), key.clone()))
    }

    pub(crate) fn over(connection: Connection, blobs: PathBuf, key: DataKey) -> Self {
        Self { connection, blobs, key, _counted: None }
    }

    /// The same, counted as long as it reads.
    pub(crate) fn counted(self, readers: &Arc<()>) -> Self {
        Self { _counted: Some(Arc::clone(readers)), ..self }
    }

    pub(crate) fn views(&self) -> PathBuf {
        views_beside(&self.blobs)
    }

    pub(crate) fn key(&self) -> &DataKey {
        &self.key
    }

    /// The folder of blobs.
    pub(crate) fn contents(&self) -> &Path {
        &self.blobs
    }

    /// A typed record, or nothing.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn record<T: Record>(&self, id: impl Into<RecordId>) -> Result<Option<Stored<T>>, StoreError> {
        Ok(self.raw(T::KIND, id.into())?.as_ref().map(typed).transpose()?)
    }

    /// Typed records under a parent, by id.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn under<T: Record>(&self, parent: impl Into<RecordId>) -> Result<Vec<Stored<T>>, StoreError> {
        let parent: RecordId = parent.into();
        let mut statement = self.connection.prepare_cached(include_str!("records/record/children.sql"))?;
        let rows = statement.query_map(params![parent.as_bytes(), T::KIND], raw_from)?;
        rows.map(|raw| Ok(typed(&raw?)?)).collect()
    }

    /// A record as stored, or nothing.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn raw(&self, kind: &str, id: RecordId) -> Result<Option<RawRecord>, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("records/record/get.sql"))?;
        Ok(statement.query_row(params![kind, id.as_bytes()], raw_from).optional()?)
    }

    /// Gives every record in the order of its first writing.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn each_record(&self, take: &mut dyn FnMut(RawRecord)) -> Result<(), StoreError> {
        let mut after = i64::MIN;
        loop {
            let mut statement = self.connection.prepare_cached(include_str!("records/record/page.sql"))?;
            let read = |row: &rusqlite::Row<'_>| Ok((row.get("rowid")?, raw_from(row)?));
            let page: Vec<(i64, RawRecord)> =
                statement.query_map((after, PAGE), read)?.collect::<Result<_, _>>()?;
            let Some((last, _)) = page.last() else { return Ok(()) };
            after = *last;
            page.into_iter().for_each(|(_, raw)| take(raw));
        }
    }

    /// Gives every record that is there no more, as it last stood, in the order in which they went. What was erased for
    /// good is not among them.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn each_removed(&self, take: &mut dyn FnMut(RawRecord)) -> Result<(), StoreError> {
        let mut after: (i64, i64) = (-1, -1);
        loop {
            let mut statement = self.connection.prepare_cached(include_str!("records/effect/removed.sql"))?;
            let read =
                |row: &rusqlite::Row<'_>| Ok(((row.get("log_no")?, row.get("place")?), raw_from(row)?));
            let page: Vec<((i64, i64), RawRecord)> =
                statement.query_map((after.0, after.1, PAGE), read)?.collect::<Result<_, _>>()?;
            let Some((last, _)) = page.last() else { return Ok(()) };
            after = *last;
            page.into_iter().for_each(|(_, raw)| take(raw));
        }
    }

    /// How many records there are of each kind.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be counted.
    pub fn record_counts(&self) -> Result<Vec<(String, u64)>, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("records/record/count.sql"))?;
        let rows = statement.query_map([], |row| Ok((row.get("kind")?, row.get("number")?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Opens a blob for reading.
    ///
    /// # Errors
    /// [`StoreError::BlobMissing`] when there is none.
    pub fn blob(&self, hash: &BlobHash) -> Result<BlobReader, StoreError> {
        blobs::open(&self.connection, &self.blobs, &self.key, &hash.0)
    }

    /// Bytes of a blob that was kept here, whether or not its file is still there; nothing for any other.
    ///
    /// # Errors
    /// [`StoreError`] when the table cannot be read.
    pub fn size_of_blob(&self, hash: &BlobHash) -> Result<Option<u64>, StoreError> {
        blobs::size_of(&self.connection, hash)
    }

    /// Every blob the store knows.
    ///
    /// # Errors
    /// [`StoreError`] when the table cannot be read.
    pub fn blobs(&self) -> Result<Vec<BlobHash>, StoreError> {
        let known = blobs::list(&self.connection)?;
        Ok(known.into_iter().map(|(blob_id, _)| BlobHash(blob_id)).collect())
    }

    /// Commands that changed a record or what lies under it, the oldest first.
    ///
    /// # Errors
    /// [`StoreError`] when the log cannot be read.
    pub fn history(
        &self,
        id: impl Into<RecordId>,
        without: &str,
        limit: usize,
    ) -> Result<Vec<LogEntry>, StoreError> {
        record_history(&self.connection, id.into(), without, limit)
    }

    /// The log before a number, the newest first; `u64::MAX >> 1` begins at its end.
    ///
    /// # Errors
    /// [`StoreError`] when the log cannot be read.
    pub fn log(&self, before: u64, limit: usize) -> Result<Vec<LogEntry>, StoreError> {
        newest_entries(&self.connection, before, limit)
    }

    /// The log of some kinds of commands, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] when the log cannot be read.
    pub fn log_of(&self, kinds: &[&str], limit: usize) -> Result<Vec<LogEntry>, StoreError> {
        entries_of_kinds(&self.connection, kinds, limit)
    }

    /// At most `limit` links a filter lets through after `offset`, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] when the log cannot be read.
    pub fn log_part(&self, filter: &LogFilter, offset: u32, limit: u32) -> Result<Vec<LogEntry>, StoreError> {
        filtered_entries(&self.connection, filter, offset, limit)
    }

    /// How many links a filter lets through.
    ///
    /// # Errors
    /// [`StoreError`] when the log cannot be read.
    pub fn log_count(&self, filter: &LogFilter) -> Result<u32, StoreError> {
        filtered_count(&self.connection, filter)
    }

    /// A part of the links that a filter lets through and a person may be told of, the newest first, but for one kind of
    /// commands.
    ///
    /// # Errors
    /// [`StoreError`] when the log cannot be read.
    pub fn log_seen(
        &self,
        wanted: (&LogFilter, &str),
        sight: &LogSight,
        part: LogPart,
    ) -> Result<Vec<LogEntry>, StoreError> {
        seen_entries(&self.connection, wanted, sight, part)
    }

    /// How many links a filter lets through and a person may be told of; counted up to `most`.
    ///
    /// # Errors
    /// [`StoreError`] when the log cannot be read.
    pub fn log_seen_count(&self, filter: &LogFilter, sight: &LogSight, most: u32) -> Result<u32, StoreError> {
        seen_count(&self.connection, filter, sight, most)
    }

    /// Whether a link touched what a person did not see then: they are not told its words.
    ///
    /// # Errors
    /// [`StoreError`] when the log cannot be read.
    pub fn keeps_words(&self, log_no: u64, sight: &LogSight) -> Result<bool, StoreError> {
        keeps_words(&self.connection, log_no, sight)
    }

    /// Every audience the office uses or has used.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn audiences(&self) -> Result<Vec<Audience>, StoreError> {
        audiences(&self.connection)
    }

    /// Kinds and ids of the records a link of the log changed, in the order of its command.
    ///
    /// # Errors
    /// [`StoreError`] when the log cannot be read.
    pub fn touched_by(&self, log_no: u64) -> Result<Vec<(String, RecordId)>, StoreError> {
        touched_by(&self.connection, log_no)
    }

    /// Refused commands of a person, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] when the log cannot be read.
    pub fn refused(&self, actor: PersonId, limit: usize) -> Result<Vec<LogEntry>, StoreError> {
        refused_entries(&self.connection, actor.0, limit)
    }

    /// What the person of a refused command did of the same kind later on, the oldest first.
    ///
    /// # Errors
    /// [`StoreError`] when the log cannot be read.
    pub fn done_after(&self, refused: &LogEntry, limit: usize) -> Result<Vec<LogEntry>, StoreError> {
        let Some(actor) = refused.header.actor else { return Ok(Vec::new()) };
        done_entries(&self.connection, actor.0, &refused.header.kind, refused.log_no, limit)
    }

    /// Walks the whole chain by pages. `proceed` hears the number of each page's last link.
    ///
    /// # Errors
    /// [`StoreError`] when the log cannot be read; a broken link is a finding, not an error.
    pub fn verify(&self, proceed: &mut dyn FnMut(u64) -> bool) -> Result<ChainReport, StoreError> {
        let mut walk = Walk::from(ChainHead::empty());
        loop {
            let page = entries_after(&self.connection, walk.head().log_no, PAGE)?;
            if page.is_empty() {
                return Ok(match walk.end() {
                    Ok(head) => ChainReport::Whole(head),
                    Err((link, sound)) => ChainReport::Broken { link, sound },
                });
            }
            for entry in page {
                if let Err(link) = walk.take(&entry) {
                    return Ok(ChainReport::Broken { link, sound: walk.head().clone() });
                }
            }
            if !proceed(walk.head().log_no) {
                return Err(StoreError::Cancelled);
            }
        }
    }

    /// Whether every page reads and every index says what its table does. Reads the whole file: about a second for
    /// fifty megabytes. A connection that has read before has pages in memory; only a new one reads the disk.
    ///
    /// # Errors
    /// [`StoreError`] when the file is busy.
    pub fn is_whole(&self) -> Result<bool, StoreError> {
        cipher::is_wholly_sound(&self.connection)
    }

    /// The same, until it is told to stop.
    ///
    /// # Errors
    /// [`StoreError::Cancelled`] when stopped.
    pub fn is_whole_unless(&mut self, stop: &Arc<AtomicBool>) -> Result<bool, StoreError> {
        let stop = Arc::clone(stop);
        self.connection.progress_handler(STEPS, Some(move || stop.load(Ordering::SeqCst)))?;
        let found = self.is_whole();
        self.connection.progress_handler(0, None::<fn() -> bool>)?;
        found
    }

    /// How many inputs of the log were erased.
    ///
    /// # Errors
    /// [`StoreError`] when the log cannot be read.
    pub fn cleared_links(&self) -> Result<u64, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("records/log/cleared.sql"))?;
        Ok(statement.query_row([], |row| row.get(0))?)
    }

    /// The end of the chain.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn head(&self) -> Result<ChainHead, StoreError> {
        chain_head(&self.connection)
    }
}
