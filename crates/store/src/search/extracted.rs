//! Text found in files, kept by content so that the same file is read once.

use obeznik_circulation::attachment::Attachment;
use obeznik_kernel::{BlobHash, Record, RecordId};
use rusqlite::{Connection, OptionalExtension as _, TransactionBehavior, params};

use crate::error::StoreError;
use crate::open::Store;
use crate::project::{follow_one, run};
use crate::read::Reader;
use crate::records::{Touched, id_from};

/// What an extractor found in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExtractedText {
    /// Version of the extractor.
    pub extractor: u32,
    /// The text; empty when there is none.
    pub body: String,
    /// Why there is none, as a text key; empty when all is well.
    pub note: String,
}

impl Store {
    /// Keeps the text of a content and makes every attachment of it searchable. A cache: not journalled. What was
    /// found in a content that was erased meanwhile is not kept.
    ///
    /// # Errors
    /// [`StoreError`] when it was not kept.
    pub fn set_extracted_text(&mut self, hash: &BlobHash, text: &ExtractedText) -> Result<(), StoreError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if !is_wanted(&transaction, hash)? {
            return Ok(());
        }
        let ExtractedText { extractor, body, note } = text;
        run(&transaction, include_str!("extracted/put.sql"), params![hash.0, extractor, body, note])?;
        for file in files_of(&transaction, hash)? {
            follow_one(&transaction, &file)?;
        }
        Ok(transaction.commit()?)
    }
}

fn is_wanted(connection: &Connection, hash: &BlobHash) -> Result<bool, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("extracted/is_wanted.sql"))?;
    Ok(statement.query_row([&hash.0], |row| row.get("is_wanted"))?)
}

/// Records that hold a content: kind and identifier.
fn files_of(connection: &Connection, hash: &BlobHash) -> Result<Vec<Touched>, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("extracted/files.sql"))?;
    let rows = statement.query_map([&hash.0], |row| Ok((row.get("kind")?, id_from(row, "id")?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

impl Reader {
    /// The text found in a content, if anybody looked.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn extracted_text(&self, hash: &BlobHash) -> Result<Option<ExtractedText>, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("extracted/get.sql"))?;
        let read = |row: &rusqlite::Row<'_>| {
            Ok(ExtractedText {
                extractor: row.get("extractor")?,
                body: row.get("body")?,
                note: row.get("note")?,
            })
        };
        Ok(statement.query_row([&hash.0], read).optional()?)
    }

    /// Attachments that hold a content, older versions too.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn attachments_of(&self, hash: &BlobHash) -> Result<Vec<RecordId>, StoreError> {
        let files = files_of(&self.connection, hash)?.into_iter();
        Ok(files.filter(|(kind, _)| kind == Attachment::KIND).map(|(_, id)| id).collect())
    }

    /// Contents of files in which an extractor of this version has not looked yet.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn unextracted(&self, extractor: u32, limit: usize) -> Result<Vec<BlobHash>, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("extracted/missing.sql"))?;
        let rows = statement.query_map(params![extractor, limit], |row| row.get("blob_id").map(BlobHash))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
