//! How values stand in read models.

use std::sync::LazyLock;

use obeznik_czech::collation::Collation;
use obeznik_kernel::record::read_body;
use obeznik_kernel::{RawRecord, Record, RecordId};
use rusqlite::{Connection, Params};
use serde::Serialize;

use crate::error::StoreError;

static CZECH: LazyLock<Collation> = LazyLock::new(Collation::czech);

/// Bytes whose order is the Czech order of the texts.
pub(crate) fn sort_key(text: &str) -> Vec<u8> {
    CZECH.sort_key(text)
}

/// An identifier as stored.
pub(crate) fn key(id: impl Into<RecordId>) -> [u8; 16] {
    *id.into().as_bytes()
}

/// An identifier as stored, or nothing.
pub(crate) fn maybe_key(id: Option<impl Into<RecordId>>) -> Option<[u8; 16]> {
    id.map(key)
}

/// The stored word of an enum.
pub(crate) fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        other => other.map(|value| value.to_string()).unwrap_or_default(),
    }
}

/// A truth as a number.
pub(crate) fn flag(is: bool) -> i64 {
    i64::from(is)
}

/// The typed body of a record for its rows.
pub(crate) fn write<T: Record>(
    raw: &RawRecord,
    rows: impl FnOnce(&T) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let value = read_body::<T>(raw).map_err(|stop| StoreError::Unreadable(stop.to_string()))?;
    rows(&value)
}

/// Runs one prepared statement.
pub(crate) fn run(connection: &Connection, sql: &str, parameters: impl Params) -> Result<(), StoreError> {
    connection.prepare_cached(sql)?.execute(parameters)?;
    Ok(())
}
