//! Blobs: attachments beside the database, named by a keyed hash of their content, each sealed with its
//! own random key in chunks of 64 KiB, so ranges and 2 GB work in bounded memory. Verified on reading.

mod needed;
mod read;
mod seal;

use std::path::{Path, PathBuf};

use obeznik_kernel::{BlobHash, Timestamp};
use rusqlite::{Connection, OptionalExtension as _, params};

pub use read::{BlobReader, SealedContent};
pub(crate) use read::{own_key, sealed_size};
pub use seal::{BlobSealer, SealedAs, SealedBlob, Sealing};
pub(crate) use seal::{rewrapped, sweep, wrapping_key};

use crate::error::StoreError;
use crate::journal::Entry;
use crate::keys::DataKey;
use crate::open::Store;
use crate::views;

/// Gives a row for another key; nothing where it is to stay as it is.
pub(crate) type Rewrap<'a> = &'a dyn Fn(&BlobRow) -> Result<Option<BlobRow>, StoreError>;

/// For what the naming key is derived from the data key.
pub(crate) const NAMING: &str = "obeznik blob name v1";
/// Plain bytes of one chunk.
pub(crate) const CHUNK: usize = 64 * 1024;
/// Bytes a chunk grows by: its tag.
pub(crate) const TAG: usize = 16;

/// What the table keeps of a blob.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BlobRow {
    pub(crate) blob_id: String,
    pub(crate) size_bytes: u64,
    pub(crate) nonce: Vec<u8>,
    pub(crate) sealed_key: Vec<u8>,
}

impl Store {
    /// What seals files for this store; it needs no database and may work on another thread.
    pub fn blob_sealer(&self) -> BlobSealer {
        BlobSealer::new(self.folder.blobs(), &self.unlocked.key, self.naming)
    }

    /// Takes a sealed file over: from now on it is in the store. Content that is there already is kept once, unless
    /// its file was lost or damaged: then this one takes its place.
    ///
    /// # Errors
    /// [`StoreError`] when it was not kept.
    pub fn keep_blob(&mut self, sealed: SealedBlob, now: Timestamp) -> Result<BlobHash, StoreError> {
        let hash = sealed.hash.clone();
        if self.is_whole(&hash) {
            return Ok(hash); // the unused file goes with `sealed`
        }
        let row = self.under_present_key(sealed.settle(&self.folder.blobs())?)?;
        let BlobRow { blob_id, size_bytes, nonce, sealed_key } = row.clone();
        let entry = Entry::Blob { blob_id, size_bytes, nonce, sealed_key, stored_at: now };
        self.journalled(entry, |connection| put(connection, &row, now))?;
        Ok(hash)
    }

    /// Seals and keeps a whole stream.
    ///
    /// # Errors
    /// As [`BlobSealer::seal`] and [`Store::keep_blob`].
    pub fn put_blob(
        &mut self,
        content: &mut dyn std::io::Read,
        now: Timestamp,
    ) -> Result<BlobHash, StoreError> {
        let sealed = self.blob_sealer().seal(content, &mut |_| true)?;
        self.keep_blob(sealed, now)
    }

    /// Whether the store holds the blob.
    ///
    /// # Errors
    /// [`StoreError`] when the table cannot be read.
    pub fn has_blob(&self, hash: &BlobHash) -> Result<bool, StoreError> {
        let known = get(&self.connection, &hash.0)?.is_some();
        Ok(known && path(&self.folder.blobs(), &hash.0).is_file())
    }

    /// Bytes of a blob that was kept here, whether or not its file is still there; nothing for any other.
    ///
    /// # Errors
    /// [`StoreError`] when the table cannot be read.
    pub fn size_of_blob(&self, hash: &BlobHash) -> Result<Option<u64>, StoreError> {
        size_of(&self.connection, hash)
    }

    /// Opens a blob for reading, whole or by ranges.
    ///
    /// # Errors
    /// [`StoreError::BlobMissing`] when there is none.
    pub fn blob(&self, hash: &BlobHash) -> Result<BlobReader, StoreError> {
        open(&self.connection, &self.folder.blobs(), &self.unlocked.key, &hash.0)
    }

    /// Removes a blob that no record names any more, and the view made of it; the keys first, so the content is gone
    /// at once.
    ///
    /// # Errors
    /// [`StoreError`] when it is still there.
    pub fn remove_blob(&mut self, hash: &BlobHash) -> Result<(), StoreError> {
        let entry = Entry::BlobRemoved { blob_id: hash.0.clone() };
        self.journalled(entry, |connection| remove(connection, &hash.0))?;
        self.remove_view_file(hash)?;
        match std::fs::remove_file(path(&self.folder.blobs(), &hash.0)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }

    /// Blobs whose file is missing or damaged; reads all of them.
    ///
    /// # Errors
    /// [`StoreError`] when the table cannot be read.
    pub fn check_blobs(&self, proceed: &mut dyn FnMut(u64) -> bool) -> Result<Vec<BlobHash>, StoreError> {
        let mut bad = Vec::new();
        let mut checked = 0;
        for (blob_id, size_bytes) in list(&self.connection)? {
            let hash = BlobHash(blob_id);
            if !self.is_whole(&hash) {
                bad.push(hash);
            }
            checked += size_bytes;
            if !proceed(checked) {
                return Err(StoreError::Cancelled);
            }
        }
        Ok(bad)
    }

    /// Whether a blob is there and every chunk of it opens.
    fn is_whole(&self, hash: &BlobHash) -> bool {
        self.blob(hash).and_then(|mut blob| blob.check()).is_ok()
    }

    /// Rows of a bulk payload: those given, which must be the blob's, or the blob's own.
    pub(crate) fn rows_of_blob(&self, hash: &BlobHash, rows: &[u8]) -> Result<Vec<u8>, StoreError> {
        let stored = self.blob(hash)?.read_all()?;
        if rows.is_empty() || rows == stored {
            Ok(stored)
        } else {
            Err(StoreError::BlobDamaged { hash: hash.0.clone() })
        }
    }
}

/// Opens a blob of a table.
pub(crate) fn open(
    connection: &Connection,
    folder: &Path,
    key: &DataKey,
    blob_id: &str,
) -> Result<BlobReader, StoreError> {
    let missing = || StoreError::BlobMissing { hash: blob_id.to_owned() };
    let row = get(connection, blob_id)?.ok_or_else(missing)?;
    BlobReader::open(&path(folder, blob_id), key, &row)
}

pub(crate) fn put(connection: &Connection, row: &BlobRow, now: Timestamp) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(include_str!("blobs/blob/put.sql"))?;
    let BlobRow { blob_id, size_bytes, nonce, sealed_key } = row;
    statement.execute(params![blob_id, size_bytes, nonce, sealed_key, now.to_string()])?;
    Ok(())
}

pub(crate) fn remove(connection: &Connection, blob_id: &str) -> Result<(), StoreError> {
    connection.prepare_cached(include_str!("blobs/blob/remove.sql"))?.execute([blob_id])?;
    views::forget(connection, blob_id)
}

/// Bytes of a blob that was kept here.
pub(crate) fn size_of(connection: &Connection, hash: &BlobHash) -> Result<Option<u64>, StoreError> {
    Ok(get(connection, &hash.0)?.map(|row| row.size_bytes))
}

pub(crate) fn get(connection: &Connection, blob_id: &str) -> Result<Option<BlobRow>, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("blobs/blob/get.sql"))?;
    Ok(statement.query_row([blob_id], row_from).optional()?)
}

/// Everything the table keeps of each blob.
pub(crate) fn rows(connection: &Connection) -> Result<Vec<BlobRow>, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("blobs/blob/all.sql"))?;
    let rows = statement.query_map([], row_from)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Writes the keys of all blobs anew.
pub(crate) fn rewrap_all(connection: &Connection, rewrap: Rewrap<'_>) -> Result<(), StoreError> {
    let mut write = connection.prepare_cached(include_str!("blobs/blob/rewrap.sql"))?;
    for row in rows(connection)? {
        if let Some(row) = rewrap(&row)? {
            write.execute(params![row.blob_id, row.nonce, row.sealed_key])?;
        }
    }
    Ok(())
}

/// The row of a statement that names its columns so.
pub(crate) fn row_from(row: &rusqlite::Row<'_>) -> rusqlite::Result<BlobRow> {
    Ok(BlobRow {
        blob_id: row.get("blob_id")?,
        size_bytes: row.get("size_bytes")?,
        nonce: row.get("nonce")?,
        sealed_key: row.get("sealed_key")?,
    })
}

pub(crate) fn list(connection: &Connection) -> Result<Vec<(String, u64)>, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("blobs/blob/list.sql"))?;
    let rows = statement.query_map([], |row| Ok((row.get("blob_id")?, row.get("size_bytes")?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Where a blob lies: folders by the first two digits keep listings short.
pub(crate) fn path(folder: &Path, blob_id: &str) -> PathBuf {
    folder.join(blob_id.get(..2).unwrap_or("00")).join(blob_id)
}
