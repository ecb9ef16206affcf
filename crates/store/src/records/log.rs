//! The log as read: entries by pages, the history of a record.

use obeznik_authority::{ChainHead, LogEntry};
use obeznik_kernel::RecordId;
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension as _, Row};

use crate::error::StoreError;

/// A link of a row with the columns of `log`.
pub(crate) fn entry_from(row: &Row<'_>) -> rusqlite::Result<LogEntry> {
    let header: String = row.get("header")?;
    let header = serde_json::from_str(&header)
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(1, Type::Text, Box::new(error)))?;
    Ok(LogEntry {
        log_no: row.get("log_no")?,
        header,
        payload: row.get("payload")?,
        salt: row.get("salt")?,
        payload_hash: row.get("payload_hash")?,
        prev: row.get("prev")?,
        hash: row.get("hash")?,
    })
}

/// At most `limit` links after a number, in order.
pub(crate) fn entries_after(
    connection: &Connection,
    log_no: u64,
    limit: usize,
) -> Result<Vec<LogEntry>, StoreError> {
    entries(connection, include_str!("log/page.sql"), (log_no, limit))
}

/// At most `limit` links before a number, the newest first.
pub(crate) fn newest_entries(
    connection: &Connection,
    before: u64,
    limit: usize,
) -> Result<Vec<LogEntry>, StoreError> {
    entries(connection, include_str!("log/newest.sql"), (before, limit))
}

/// At most `limit` links of some kinds of commands, the newest first.
pub(crate) fn entries_of_kinds(
    connection: &Connection,
    kinds: &[&str],
    limit: usize,
) -> Result<Vec<LogEntry>, StoreError> {
    entries(connection, include_str!("log/by_kind.sql"), (serde_json::to_string(kinds)?, limit))
}

/// Links that changed a record or what lies under it, the oldest first.
pub(crate) fn record_history(
    connection: &Connection,
    id: RecordId,
    limit: usize,
) -> Result<Vec<LogEntry>, StoreError> {
    entries(connection, include_str!("log/by_record.sql"), (id.as_bytes(), limit))
}

/// Refused commands of a person, the newest first.
pub(crate) fn refused_entries(
    connection: &Connection,
    actor: RecordId,
    limit: usize,
) -> Result<Vec<LogEntry>, StoreError> {
    entries(connection, include_str!("log/refused_by_actor.sql"), (actor.as_bytes(), limit))
}

/// Commands of a kind by a person that were not refused, after a link, the oldest first.
pub(crate) fn done_entries(
    connection: &Connection,
    actor: RecordId,
    kind: &str,
    after: u64,
    limit: usize,
) -> Result<Vec<LogEntry>, StoreError> {
    entries(connection, include_str!("log/done_of_kind.sql"), (actor.as_bytes(), kind, after, limit))
}

fn entries(
    connection: &Connection,
    sql: &str,
    parameters: impl rusqlite::Params,
) -> Result<Vec<LogEntry>, StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map(parameters, entry_from)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The end of the chain.
pub(crate) fn chain_head(connection: &Connection) -> Result<ChainHead, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("log/head.sql"))?;
    let read = |row: &Row<'_>| Ok(ChainHead { log_no: row.get("log_no")?, hash: row.get("hash")? });
    Ok(statement.query_row([], read).optional()?.unwrap_or_else(ChainHead::empty))
}
