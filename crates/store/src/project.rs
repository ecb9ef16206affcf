//! Read models: ordinary tables derived from records, one record to its own rows, joins at query time.
//! They can be dropped and rebuilt from records at any time.

use obeznik_kernel::{RawRecord, RecordId};
use rusqlite::{Connection, params};

use crate::error::StoreError;
use crate::records::{Touched, raw_from};

/// One read model.
pub(crate) trait Projection: Sync {
    /// Kinds of records it is made of.
    fn kinds(&self) -> &'static [&'static str];
    /// Its tables, for a rebuild.
    fn tables(&self) -> &'static [&'static str];
    /// Writes the rows of a record, instead of those before.
    fn project(&self, connection: &Connection, raw: &RawRecord) -> Result<(), StoreError>;
    /// Removes the rows of a record.
    fn forget(&self, connection: &Connection, kind: &str, id: RecordId) -> Result<(), StoreError>;
}

/// Every read model. A module adds one line.
pub(crate) static PROJECTIONS: [&dyn Projection; 0] = [];

/// Brings the read models to what a transaction did, inside it.
pub(crate) fn follow(connection: &Connection, touched: &[Touched]) -> Result<(), StoreError> {
    for (kind, id) in touched {
        let interested = PROJECTIONS.iter().filter(|projection| projection.kinds().contains(&kind.as_str()));
        for projection in interested {
            match record(connection, kind, *id)? {
                Some(raw) => projection.project(connection, &raw)?,
                None => projection.forget(connection, kind, *id)?,
            }
        }
    }
    Ok(())
}

fn record(connection: &Connection, kind: &str, id: RecordId) -> Result<Option<RawRecord>, StoreError> {
    use rusqlite::OptionalExtension as _;
    let mut statement = connection.prepare_cached(include_str!("records/record/get.sql"))?;
    Ok(statement.query_row(params![kind, id.as_bytes()], raw_from).optional()?)
}

/// Rebuilds the read models whose version is not the one they were written with.
pub(crate) fn renew(
    _connection: &mut Connection,
    _proceed: &mut dyn FnMut(u64) -> bool,
) -> Result<(), StoreError> {
    Ok(())
}
