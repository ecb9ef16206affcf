//! Rows to records and back.

use obeznik_kernel::{AudienceId, RawRecord, RecordId};
use rusqlite::types::Type;
use rusqlite::{Connection, Row, params};

/// A record of a row with the eight columns of `record`.
pub(crate) fn raw_from(row: &Row<'_>) -> rusqlite::Result<RawRecord> {
    Ok(RawRecord {
        kind: row.get("kind")?,
        id: id_from(row, "id")?,
        parent: maybe_id_from(row, "parent")?,
        scope: AudienceId(row.get("scope")?),
        ver: row.get("ver")?,
        seq: row.get("seq")?,
        body_version: row.get("body_version")?,
        body: row.get("body")?,
    })
}

/// Writes a record exactly as given.
pub(crate) fn write_record(connection: &Connection, record: &RawRecord) -> rusqlite::Result<()> {
    connection.prepare_cached(include_str!("record/put.sql"))?.execute(params![
        record.kind,
        record.id.as_bytes(),
        record.parent.map(|id| *id.as_bytes()),
        record.scope.0,
        record.ver,
        record.seq,
        record.body_version,
        record.body,
    ])?;
    Ok(())
}

/// An identifier of a column with sixteen bytes.
pub(crate) fn id_from(row: &Row<'_>, column: &str) -> rusqlite::Result<RecordId> {
    maybe_id_from(row, column)?
        .ok_or_else(|| rusqlite::Error::InvalidColumnType(0, column.to_owned(), Type::Null))
}

/// An identifier, or nothing.
pub(crate) fn maybe_id_from(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<RecordId>> {
    let bytes: Option<[u8; 16]> = row.get(column)?;
    Ok(bytes.map(|bytes| RecordId(uuid::Uuid::from_bytes(bytes))))
}
