//! Contents a joined device does not hold yet, in the order in which its person will want them.

use obeznik_kernel::{BlobHash, Date};
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
    /// The day of the nearest meeting that deals with it.
    pub needed_on: Option<String>,
}

impl Reader {
    /// Contents that records name and the store does not hold, the pack of the next meeting first.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn wanted_blobs(&self, today: Date, limit: usize) -> Result<Vec<WantedBlob>, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("blob/wanted.sql"))?;
        let rows = statement.query_map(params![today.to_string(), limit], |row| {
            let (size_bytes, needed_on) = (row.get("size_bytes")?, row.get("needed_on")?);
            Ok(WantedBlob { hash: BlobHash(row.get("blob_id")?), size_bytes, needed_on })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
