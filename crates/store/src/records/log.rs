//! The log as read: entries by pages, the history of a record.

use obeznik_authority::{ChainHead, LogEntry, StoredLink};
use obeznik_kernel::{PersonId, RecordId, Timestamp};
use rusqlite::types::{Type, Value};
use rusqlite::{Connection, OptionalExtension as _, Row, params_from_iter};

use super::row::id_from;
use crate::error::StoreError;

/// Which links of the log are wanted; nothing set means every one that was not refused.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LogFilter {
    /// Only what this person did, or what was written down for them.
    pub actor: Option<PersonId>,
    /// Only from this instant on.
    pub from: Option<Timestamp>,
    /// Only before this instant.
    pub before: Option<Timestamp>,
    /// Only what changed this record or something that lies under it.
    pub record: Option<RecordId>,
}

impl LogFilter {
    fn parameters(&self) -> [Value; 5] {
        let id = |id: RecordId| id.as_bytes().to_vec();
        [
            self.actor.map(|person| id(person.0)).into(),
            self.actor.map(|person| person.to_string()).into(),
            self.from.map(bound).into(),
            self.before.map(bound).into(),
            self.record.map(id).into(),
        ]
    }
}

/// Less than every writing of the instant and everything after it: fractions of a second are written only where
/// there are some.
fn bound(at: Timestamp) -> String {
    at.to_string().trim_end_matches('Z').to_owned()
}

/// A link of a row with the columns of `log`.
pub(crate) fn entry_from(row: &Row<'_>) -> rusqlite::Result<LogEntry> {
    let link = StoredLink {
        log_no: row.get("log_no")?,
        header: row.get("header")?,
        payload: row.get("payload")?,
        salt: row.get("salt")?,
        words: row.get("words")?,
        signature: row.get("signature")?,
        payload_hash: row.get("payload_hash")?,
        prev: row.get("prev")?,
        hash: row.get("hash")?,
    };
    link.join().map_err(|error| rusqlite::Error::FromSqlConversionFailure(1, Type::Text, Box::new(error)))
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
    without: &str,
    limit: usize,
) -> Result<Vec<LogEntry>, StoreError> {
    entries(connection, include_str!("log/by_record.sql"), (id.as_bytes(), without, limit))
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

/// A part of the links a filter lets through, the newest first.
pub(crate) fn filtered_entries(
    connection: &Connection,
    filter: &LogFilter,
    offset: u32,
    limit: u32,
) -> Result<Vec<LogEntry>, StoreError> {
    let part = [Value::from(limit), Value::from(offset)];
    let parameters = params_from_iter(filter.parameters().into_iter().chain(part));
    entries(connection, include_str!("log/list.sql"), parameters)
}

/// How many links a filter lets through.
pub(crate) fn filtered_count(connection: &Connection, filter: &LogFilter) -> Result<u32, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("log/count.sql"))?;
    Ok(statement.query_row(params_from_iter(filter.parameters()), |row| row.get(0))?)
}

/// Kinds and ids of the records a link changed, in the order of its command.
pub(crate) fn touched_by(
    connection: &Connection,
    log_no: u64,
) -> Result<Vec<(String, RecordId)>, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("log/touched.sql"))?;
    let rows = statement.query_map([log_no], |row| Ok((row.get("kind")?, id_from(row, "id")?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
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
