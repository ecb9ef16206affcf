//! Contents a joined device does not hold yet, in the order in which its person will want them.

use obeznik_kernel::{BlobHash, Date, RecordId};
use rusqlite::params;

use crate::error::StoreError;
use crate::read::Reader;

/// A content that is not here yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WantedBlob {
    /// Its address.
    pub hash: BlobHash,
    /// Its size as a record says it; 0 when none does.
    pub size_bytes: u64,
    /// A file of that content.
    pub name: String,
    /// The day of the nearest meeting that deals with it.
    pub needed_on: Option<String>,
    /// Why it comes when it does.
    pub sort: WantedSort,
}

/// What is still to come.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wanted {
    /// The first of them, in order.
    pub first: Vec<WantedBlob>,
    /// All contents.
    pub files: u32,
    /// Their bytes.
    pub bytes: u64,
}

/// Why a content comes when it does, the first first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WantedSort {
    /// It belongs to the pack of the next meeting.
    Meeting,
    /// It belongs to a paper that waits for the person.
    Mine,
    /// It belongs to the pack of a later meeting.
    Later,
    /// Anything else.
    Rest,
}

impl Reader {
    /// Contents that records name and the store does not hold: the pack of the next meeting first, then what
    /// belongs to papers that wait for the person, then the rest.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn wanted_blobs(&self, today: Date, mine: &[RecordId], limit: usize) -> Result<Wanted, StoreError> {
        let mine: Vec<String> = mine.iter().map(|id| id.0.simple().to_string()).collect();
        let mine = serde_json::to_string(&mine)?;
        let mut wanted = Wanted::default();
        let mut statement = self.connection.prepare_cached(include_str!("blob/wanted.sql"))?;
        let rows = statement.query_map(params![today.to_string(), mine, limit], |row| {
            (wanted.files, wanted.bytes) = (row.get("files")?, row.get("bytes")?);
            let (size_bytes, needed_on) = (row.get("size_bytes")?, row.get("needed_on")?);
            let sort = match row.get::<_, String>("sort")?.as_str() {
                "meeting" => WantedSort::Meeting,
                "mine" => WantedSort::Mine,
                "later" => WantedSort::Later,
                _ => WantedSort::Rest,
            };
            let (hash, name) = (BlobHash(row.get("blob_id")?), row.get("name")?);
            Ok(WantedBlob { hash, size_bytes, name, needed_on, sort })
        })?;
        let first = rows.collect::<Result<_, _>>()?;
        Ok(Wanted { first, ..wanted })
    }
}
