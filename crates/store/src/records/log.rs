//! The log as read: entries by pages, the history of a record.

use obeznik_authority::{ChainHead, LogEntry, LogFilter, LogPart, LogSight, StoredLink, log_bound};
use obeznik_kernel::{Audience, RecordId};
use rusqlite::types::{Type, Value};
use rusqlite::{Connection, OptionalExtension as _, Row, params_from_iter};

use super::row::id_from;
use crate::error::StoreError;

fn parameters(filter: &LogFilter) -> [Value; 5] {
    let id = |id: RecordId| id.as_bytes().to_vec();
    [
        filter.actor.map(|person| id(person.0)).into(),
        filter.actor.map(|person| person.to_string()).into(),
        filter.from.map(log_bound).into(),
        filter.before.map(log_bound).into(),
        filter.record.map(id).into(),
    ]
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
    let parameters = params_from_iter(parameters(filter).into_iter().chain(part));
    entries(connection, include_str!("log/list.sql"), parameters)
}

/// How many links a filter lets through.
pub(crate) fn filtered_count(connection: &Connection, filter: &LogFilter) -> Result<u32, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("log/count.sql"))?;
    Ok(statement.query_row(params_from_iter(parameters(filter)), |row| row.get(0))?)
}

/// A part of the links a filter lets through and a person may be told of, the newest first, but for one kind of
/// commands.
pub(crate) fn seen_entries(
    connection: &Connection,
    (filter, without): (&LogFilter, &str),
    sight: &LogSight,
    LogPart { below, offset, limit }: LogPart,
) -> Result<Vec<LogEntry>, StoreError> {
    let below = below.and_then(|number| i64::try_from(number).ok()).unwrap_or(i64::MAX);
    let part = [Value::from(without.to_owned()), limit.into(), offset.into(), below.into()];
    let parameters = parameters(filter).into_iter().chain(sight_parameters(sight)?).chain(part);
    let sql = match filter.record {
        None => include_str!("log/seen.sql"),
        Some(_) => include_str!("log/seen_of_record.sql"),
    };
    entries(connection, sql, params_from_iter(parameters))
}

/// How many links a filter lets through and a person may be told of; counted up to `most`.
pub(crate) fn seen_count(
    connection: &Connection,
    filter: &LogFilter,
    sight: &LogSight,
    most: u32,
) -> Result<u32, StoreError> {
    let parameters =
        parameters(filter).into_iter().chain(sight_parameters(sight)?).chain([Value::from(most)]);
    let mut statement = connection.prepare_cached(match filter.record {
        None => include_str!("log/seen_count.sql"),
        Some(_) => include_str!("log/seen_count_of_record.sql"),
    })?;
    Ok(statement.query_row(params_from_iter(parameters), |row| row.get(0))?)
}

/// Whether a link touched a record that a person does not see as it found it or as it left it.
pub(crate) fn keeps_words(
    connection: &Connection,
    log_no: u64,
    sight: &LogSight,
) -> Result<bool, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("log/keeps_words.sql"))?;
    Ok(statement.query_row((log_no, serde_json::to_string(&sight.audiences)?), |row| row.get(0))?)
}

fn sight_parameters(sight: &LogSight) -> Result<[Value; 2], StoreError> {
    let audiences = serde_json::to_string(&sight.audiences)?;
    Ok([audiences.into(), sight.person.0.as_bytes().to_vec().into()])
}

/// Every audience the office uses or has used.
pub(crate) fn audiences(connection: &Connection) -> Result<Vec<Audience>, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("audience/list.sql"))?;
    let rows = statement.query_map([], |row| row.get::<_, String>("atoms"))?;
    rows.map(|atoms| Ok(serde_json::from_str(&atoms?)?)).collect()
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

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
mod tests {
    use super::*;

    /// How SQLite would go about a statement of so many parameters.
    fn plan(sql: &str, parameters: usize) -> String {
        let connection = Connection::open_in_memory().unwrap();
        for file in [
            include_str!("../../../../migrations/server-sqlite/0001_records.sql"),
            include_str!("../../../../migrations/server-sqlite/0002_sync.sql"),
            include_str!("../../../../migrations/server-sqlite/0010_erasure.sql"),
        ] {
            connection.execute_batch(file).unwrap();
        }
        let mut statement = connection.prepare(&format!("explain query plan {sql}")).unwrap();
        let values = params_from_iter(std::iter::repeat_n(Value::Null, parameters));
        let steps = statement.query_map(values, |row| row.get::<_, String>("detail")).unwrap();
        steps.map(|step| step.unwrap() + "\n").collect()
    }

    #[test]
    fn the_history_of_a_record_does_not_go_through_the_whole_log() {
        for (sql, parameters) in
            [(include_str!("log/seen_of_record.sql"), 11), (include_str!("log/seen_count_of_record.sql"), 8)]
        {
            let plan = plan(sql, parameters);
            assert!(plan.contains("SEARCH log USING INTEGER PRIMARY KEY"), "{plan}");
            assert!(!plan.lines().any(|step| step == "SCAN log"), "{plan}");
        }
    }
}
