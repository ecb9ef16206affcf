//! Rows beside the records: images and staged rows, whole or absent.

use obeznik_kernel::{AudienceId, RawRecord};
use obeznik_sync::{BaseImage, Change, RowKey, Staged};
use rusqlite::{Connection, Row, params};

use crate::records::{id_from, maybe_id_from};

/// A key of a row with `kind` and `id`.
pub(super) fn key_from(row: &Row<'_>) -> rusqlite::Result<RowKey> {
    Ok(RowKey { kind: row.get("kind")?, id: id_from(row, "id")? })
}

/// The record of a row whose `scope` may be empty: then there is none.
fn whole_from(row: &Row<'_>) -> rusqlite::Result<Option<RawRecord>> {
    let Some(scope) = row.get::<_, Option<String>>("scope")? else { return Ok(None) };
    Ok(Some(RawRecord {
        kind: row.get("kind")?,
        id: id_from(row, "id")?,
        parent: maybe_id_from(row, "parent")?,
        scope: AudienceId(scope),
        ver: row.get("ver")?,
        seq: row.get("seq")?,
        body_version: row.get("body_version")?,
        body: row.get("body")?,
    }))
}

pub(super) fn base_from(row: &Row<'_>) -> rusqlite::Result<BaseImage> {
    Ok(BaseImage { key: key_from(row)?, image: whole_from(row)? })
}

pub(super) fn staged_from(row: &Row<'_>) -> rusqlite::Result<Staged> {
    let change = whole_from(row)?.map_or(Change::Gone, Change::Upsert);
    let scope = AudienceId(row.get("in_scope")?);
    let (key, seq, erased) = (key_from(row)?, row.get("at_seq")?, row.get("erased")?);
    Ok(Staged { key, scope, seq, change, erased })
}

pub(super) fn put_base(connection: &Connection, base: &BaseImage) -> rusqlite::Result<()> {
    let BaseImage { key, image } = base;
    let image = image.as_ref();
    connection.prepare_cached(include_str!("base_image/put.sql"))?.execute(params![
        key.kind,
        key.id.as_bytes(),
        image.map(|row| &row.scope.0),
        image.and_then(|row| row.parent).map(|id| *id.as_bytes()),
        image.map(|row| row.ver),
        image.map(|row| row.seq),
        image.map(|row| row.body_version),
        image.map(|row| &row.body),
    ])?;
    Ok(())
}

pub(super) fn put_staged(connection: &Connection, staged: &Staged) -> rusqlite::Result<()> {
    let Staged { key, scope, seq, change, erased } = staged;
    let row = match change {
        Change::Upsert(row) => Some(row),
        Change::Gone => None,
    };
    connection.prepare_cached(include_str!("staged/put.sql"))?.execute(params![
        key.kind,
        key.id.as_bytes(),
        scope.0,
        seq,
        row.map(|row| &row.scope.0),
        row.and_then(|row| row.parent).map(|id| *id.as_bytes()),
        row.map(|row| row.ver),
        row.map(|row| row.seq),
        row.map(|row| row.body_version),
        row.map(|row| &row.body),
        erased,
    ])?;
    Ok(())
}
