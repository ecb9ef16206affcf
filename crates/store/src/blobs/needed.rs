//! Contents that records need: which of them were lost or damaged, and which records those are.

use std::fs;

use obeznik_kernel::{BlobHash, RecordId};
use rusqlite::OptionalExtension as _;

use super::{BlobReader, BlobRow, path, row_from, sealed_size};
use crate::error::StoreError;
use crate::read::Reader;
use crate::records::id_from;

/// Bytes read between two questions whether to go on.
const STEP: usize = 1 << 20;

impl Reader {
    /// Contents that records need and that do not open whole; all of them are read. `proceed` hears the bytes so far
    /// and says whether to go on.
    ///
    /// # Errors
    /// [`StoreError::Cancelled`] when stopped, or when the table cannot be read.
    pub fn unsound_contents(
        &self,
        proceed: &mut dyn FnMut(u64) -> bool,
    ) -> Result<Vec<BlobHash>, StoreError> {
        let (mut unsound, mut read) = (Vec::new(), 0_u64);
        let mut step = |bytes: u64| {
            read = read.saturating_add(bytes);
            proceed(read)
        };
        for row in self.needed_rows()? {
            let hash = BlobHash(row.blob_id.clone());
            if !self.opens_whole(&row, &mut step)? && !self.is_sound_after_all(&hash, &mut step)? {
                unsound.push(hash);
            }
        }
        Ok(unsound)
    }

    /// Those whose file is not there in its length; nothing of them is read.
    ///
    /// # Errors
    /// When the table cannot be read.
    pub fn lost_contents(&self) -> Result<Vec<BlobHash>, StoreError> {
        let is_lost = |row: &BlobRow| {
            let found = fs::metadata(path(self.contents(), &row.blob_id));
            !found.is_ok_and(|file| file.is_file() && file.len() == sealed_size(row.size_bytes))
        };
        let lost = self.needed_rows()?.into_iter().filter(is_lost);
        Ok(lost.map(|row| BlobHash(row.blob_id)).collect())
    }

    /// Bytes of a content that a record needs; nothing of one that none does, or that has not come here.
    ///
    /// # Errors
    /// When the table cannot be read.
    pub fn needed_content(&self, hash: &BlobHash) -> Result<Option<u64>, StoreError> {
        Ok(self.needed_row(hash)?.map(|row| row.size_bytes))
    }

    /// Records that name a content: kind and identifier.
    ///
    /// # Errors
    /// When the table cannot be read.
    pub fn records_naming(&self, hash: &BlobHash) -> Result<Vec<(String, RecordId)>, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("../mentions/of_content.sql"))?;
        let rows = statement.query_map([&hash.0], |row| Ok((row.get("kind")?, id_from(row, "id")?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What was put back or erased between its row and its file is no damage.
    fn is_sound_after_all(
        &self,
        hash: &BlobHash,
        step: &mut dyn FnMut(u64) -> bool,
    ) -> Result<bool, StoreError> {
        match self.needed_row(hash)? {
            Some(row) => self.opens_whole(&row, step),
            None => Ok(true),
        }
    }

    fn opens_whole(&self, row: &BlobRow, step: &mut dyn FnMut(u64) -> bool) -> Result<bool, StoreError> {
        let file = path(self.contents(), &row.blob_id);
        let Ok(mut blob) = BlobReader::open(&file, self.key(), row) else { return Ok(false) };
        let mut at = 0;
        while at < blob.size_bytes() {
            let Ok(part) = blob.range(at, STEP) else { return Ok(false) };
            let length = part.len() as u64;
            at += length;
            if !step(length) {
                return Err(StoreError::Cancelled);
            }
        }
        Ok(true)
    }

    fn needed_rows(&self) -> Result<Vec<BlobRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("blob/needed.sql"))?;
        let rows = statement.query_map([], row_from)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn needed_row(&self, hash: &BlobHash) -> Result<Option<BlobRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("blob/get_needed.sql"))?;
        Ok(statement.query_row([&hash.0], row_from).optional()?)
    }
}
