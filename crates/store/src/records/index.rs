//! Keeps the keys of records in step with the rules that declare them.

use obeznik_authority::kinds;
use obeznik_kernel::{KindSpec, RawRecord};
use rusqlite::{Connection, OptionalExtension as _, params};

use super::row::raw_from;
use crate::error::StoreError;

/// Rebuilds the keys of every kind whose version differs from the one they were written with.
/// Runs inside the caller's transaction.
pub(crate) fn renew_indexes(connection: &Connection) -> Result<(), StoreError> {
    for spec in kinds() {
        let mut statement = connection.prepare_cached(include_str!("record_index/version.sql"))?;
        let written: Option<u16> = statement.query_row([spec.kind], |row| row.get("version")).optional()?;
        if written != Some(spec.index_version) {
            renew(connection, spec)?;
        }
    }
    Ok(())
}

fn renew(connection: &Connection, spec: &KindSpec) -> Result<(), StoreError> {
    connection.execute(include_str!("record_index/clear_kind.sql"), [spec.kind])?;
    let mut after = [0_u8; 16];
    loop {
        let page = page_of_kind(connection, spec.kind, after)?;
        let Some(last) = page.last() else { break };
        after = *last.id.as_bytes();
        for raw in &page {
            add_keys(connection, spec, raw)?;
        }
    }
    connection
        .prepare_cached(include_str!("record_index/set_version.sql"))?
        .execute(params![spec.kind, spec.index_version])?;
    Ok(())
}

fn page_of_kind(connection: &Connection, kind: &str, after: [u8; 16]) -> Result<Vec<RawRecord>, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("record/page_of_kind.sql"))?;
    let rows = statement.query_map(params![kind, after, 1000], raw_from)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn add_keys(connection: &Connection, spec: &KindSpec, raw: &RawRecord) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(include_str!("record_index/add.sql"))?;
    let keys = (spec.index_keys)(raw).unwrap_or_else(|stop| {
        // A body of a newer program is shown as such and must not keep the store shut.
        tracing::warn!(kind = spec.kind, id = %raw.id, %stop, "record without index keys");
        Vec::new()
    });
    for key in keys {
        statement.execute(params![key.index, key.key, raw.id.as_bytes(), raw.kind])?;
    }
    Ok(())
}
