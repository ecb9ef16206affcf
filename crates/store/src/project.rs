//! Read models: ordinary tables derived from records, one record to its own rows, joins at query time.
//! They can be dropped and rebuilt from records at any time.

mod rebuild;
mod row;

use obeznik_kernel::RawRecord;
use rusqlite::{Connection, OptionalExtension as _, params};

pub use rebuild::RebuildProgress;
pub(crate) use rebuild::{rebuild, renew};
pub(crate) use row::{flag, key, maybe_key, run, sort_key, word, write};

use crate::circulation::CirculationModels;
use crate::error::StoreError;
use crate::mentions::BlobMentions;
use crate::municipality::TownModels;
use crate::records::{Touched, raw_from};
use crate::search::SearchModels;

/// The read models of one module.
pub(crate) trait Projection: Sync {
    /// Kinds of records they are made of.
    fn kinds(&self) -> &'static [&'static str];
    /// Their tables, emptied before a rebuild.
    fn tables(&self) -> &'static [&'static str];
    /// Writes the rows of a record.
    fn project(&self, connection: &Connection, raw: &RawRecord) -> Result<(), StoreError>;
    /// Removes the rows of a record, if there are any.
    fn forget(&self, connection: &Connection, touched: &Touched) -> Result<(), StoreError>;
    /// Writes the rows of a record instead of those there may be.
    fn replace(&self, connection: &Connection, touched: &Touched, raw: &RawRecord) -> Result<(), StoreError> {
        self.forget(connection, touched)?;
        self.project(connection, raw)
    }
    /// Empties what is no ordinary table.
    fn empty(&self, _connection: &Connection) -> Result<(), StoreError> {
        Ok(())
    }
}

/// Every read model. A module adds one line; search stands last.
pub(crate) static PROJECTIONS: [&dyn Projection; 4] =
    [&TownModels, &CirculationModels, &BlobMentions, &SearchModels];

/// Brings the read models to what a transaction did, inside it.
pub(crate) fn follow(connection: &Connection, touched: &[Touched]) -> Result<(), StoreError> {
    for touched in touched {
        follow_one(connection, touched)?;
    }
    Ok(())
}

/// Brings the read models of one record up to date.
pub(crate) fn follow_one(connection: &Connection, touched: &Touched) -> Result<(), StoreError> {
    let raw = record(connection, touched)?;
    for projection in interested(&touched.0) {
        match &raw {
            Some(raw) => replace(*projection, connection, touched, raw)?,
            None => projection.forget(connection, touched)?,
        }
    }
    Ok(())
}

fn replace(
    projection: &dyn Projection,
    connection: &Connection,
    touched: &Touched,
    raw: &RawRecord,
) -> Result<(), StoreError> {
    match projection.replace(connection, touched, raw) {
        Err(StoreError::Unreadable(what)) => {
            without_rows(raw, &what);
            projection.forget(connection, touched)
        }
        other => other,
    }
}

fn project(projection: &dyn Projection, connection: &Connection, raw: &RawRecord) -> Result<(), StoreError> {
    match projection.project(connection, raw) {
        Err(StoreError::Unreadable(what)) => {
            without_rows(raw, &what);
            Ok(())
        }
        other => other,
    }
}

/// A body that does not read is of a newer program, or damaged: lists go on without it.
fn without_rows(raw: &RawRecord, what: &str) {
    tracing::warn!(kind = raw.kind, id = %raw.id, what, "record without rows");
}

fn interested(kind: &str) -> impl Iterator<Item = &'static &'static dyn Projection> {
    PROJECTIONS.iter().filter(move |projection| projection.kinds().contains(&kind))
}

fn record(connection: &Connection, touched: &Touched) -> Result<Option<RawRecord>, StoreError> {
    let (kind, id) = touched;
    let mut statement = connection.prepare_cached(include_str!("records/record/get.sql"))?;
    Ok(statement.query_row(params![kind, id.as_bytes()], raw_from).optional()?)
}
