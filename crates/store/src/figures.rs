//! How much there is of what in a store, for those who look after it. Numbers and names of kinds only.

use rusqlite::Connection;

use crate::error::StoreError;
use crate::read::Reader;

/// Figures of a store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// Version of SQLite.
    pub sqlite: String,
    /// Size of the file.
    pub size_bytes: u64,
    /// Of it free pages.
    pub free_bytes: u64,
    /// Migrations that ran, by room.
    pub migrations: Vec<(String, u64)>,
    /// Records by kind.
    pub records: Vec<(String, u64)>,
    /// Lines of the log.
    pub log: u64,
    /// Texts that are no commands yet.
    pub drafts: u64,
    /// Sealed files.
    pub blobs: u64,
    /// Their size.
    pub blob_bytes: u64,
}

impl Reader {
    /// Counts everything.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn figures(&self) -> Result<Figures, StoreError> {
        let connection = &self.connection;
        // SQLCipher answers this one as a text.
        let page = one(connection, "select cast(page_size as integer) from pragma_page_size")?;
        let (blobs, blob_bytes) = connection.query_row(include_str!("figures/blobs.sql"), [], |row| {
            Ok((row.get("count")?, row.get("bytes")?))
        })?;
        Ok(Figures {
            sqlite: rusqlite::version().to_owned(),
            size_bytes: page * one(connection, "pragma page_count")?,
            free_bytes: page * one(connection, "pragma freelist_count")?,
            migrations: named(connection, include_str!("figures/migrations.sql"))?,
            records: self.record_counts()?,
            log: one(connection, "select count(*) from log")?,
            drafts: one(connection, "select count(*) from draft")?,
            blobs,
            blob_bytes,
        })
    }
}

fn one(connection: &Connection, sql: &str) -> Result<u64, StoreError> {
    Ok(connection.query_row(sql, [], |row| row.get(0))?)
}

fn named(connection: &Connection, sql: &str) -> Result<Vec<(String, u64)>, StoreError> {
    let mut statement = connection.prepare(sql)?;
    let rows = statement.query_map([], |row| Ok((row.get("name")?, row.get("count")?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
