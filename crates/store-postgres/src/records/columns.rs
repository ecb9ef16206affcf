//! Columns and the values they hold.

use obeznik_kernel::{AudienceId, RawRecord, RecordId};
use postgres::Row;
use uuid::Uuid;

use crate::error::DatabaseError;

/// A count as the database keeps it.
pub(crate) fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// A count of a column.
pub(crate) fn number(row: &Row, column: &str) -> Result<u64, DatabaseError> {
    let number: i64 = row.try_get(column)?;
    u64::try_from(number).map_err(|_| unreadable(column))
}

/// A count, or nothing.
pub(crate) fn maybe_number(row: &Row, column: &str) -> Result<Option<u64>, DatabaseError> {
    let number: Option<i64> = row.try_get(column)?;
    number.map(|number| u64::try_from(number).map_err(|_| unreadable(column))).transpose()
}

/// An identifier of a column.
pub(crate) fn id_from(row: &Row, column: &str) -> Result<RecordId, DatabaseError> {
    let id: Uuid = row.try_get(column)?;
    Ok(RecordId(id))
}

/// An identifier, or nothing.
pub(crate) fn maybe_id_from(row: &Row, column: &str) -> Result<Option<RecordId>, DatabaseError> {
    let id: Option<Uuid> = row.try_get(column)?;
    Ok(id.map(RecordId))
}

/// A version of a body's shape.
pub(crate) fn version(row: &Row, column: &str) -> Result<u16, DatabaseError> {
    let version: i64 = row.try_get(column)?;
    u16::try_from(version).map_err(|_| unreadable(column))
}

/// A record of a row with the eight columns of `record`.
pub(crate) fn raw_from(row: &Row) -> Result<RawRecord, DatabaseError> {
    Ok(RawRecord {
        kind: row.try_get("kind")?,
        id: id_from(row, "id")?,
        parent: maybe_id_from(row, "parent")?,
        scope: AudienceId(row.try_get("scope")?),
        ver: number(row, "ver")?,
        seq: number(row, "seq")?,
        body_version: version(row, "body_version")?,
        body: row.try_get("body")?,
    })
}

/// What a column says is not what it may say.
pub(crate) fn unreadable(column: &str) -> DatabaseError {
    DatabaseError::Broken(format!("{column} does not read"))
}
