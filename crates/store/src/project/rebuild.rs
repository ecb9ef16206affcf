//! Rebuilding: everything anew in one transaction. Readers see the old tables until it commits; stopping
//! it leaves them as they were.

use rusqlite::{Connection, Row, TransactionBehavior};

use super::{PROJECTIONS, interested, project};
use crate::error::StoreError;
use crate::records::{meta, raw_from, set_meta};
use obeznik_kernel::RawRecord;

/// Rises with every change of what a projection writes; stems and the Czech order have numbers of their own.
const VERSION: u32 = 2;

/// Records read at once.
const PAGE: usize = 500;

/// How far a rebuild is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RebuildProgress {
    /// Records done.
    pub done: u64,
    /// Records there are.
    pub of: u64,
}

/// Rebuilds the read models when they were written by other rules than today's.
pub(crate) fn renew(connection: &mut Connection) -> Result<(), StoreError> {
    if meta(connection, "read_models")?.as_deref() == Some(&rules()) {
        return Ok(());
    }
    rebuild(connection, &mut |_| true)
}

/// Rebuilds all read models. `proceed` may stop it; then nothing changed.
pub(crate) fn rebuild(
    connection: &mut Connection,
    proceed: &mut dyn FnMut(RebuildProgress) -> bool,
) -> Result<(), StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    empty(&transaction)?;
    let of = transaction.query_row("select count(*) from record", [], |row| row.get(0))?;
    let (mut done, mut after) = (0, 0);
    loop {
        let page = page(&transaction, after)?;
        let Some((last, _)) = page.last() else { break };
        after = *last;
        for (_, raw) in &page {
            for projection in interested(&raw.kind) {
                project(*projection, &transaction, raw)?;
            }
        }
        done += page.len() as u64;
        if !proceed(RebuildProgress { done, of }) {
            return Err(StoreError::Cancelled);
        }
    }
    set_meta(&transaction, "read_models", &rules())?;
    Ok(transaction.commit()?)
}

fn rules() -> String {
    let (stem, order) = (obeznik_czech::stem::STEM_VERSION, obeznik_czech::collation::COLLATION_VERSION);
    format!("{VERSION} stem {stem} order {order}")
}

fn empty(connection: &Connection) -> Result<(), StoreError> {
    for projection in PROJECTIONS {
        for table in projection.tables() {
            connection.execute(&format!("delete from {table}"), [])?; // a name of our own
        }
        projection.empty(connection)?;
    }
    Ok(())
}

fn page(connection: &Connection, after: i64) -> Result<Vec<(i64, RawRecord)>, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("../records/record/page.sql"))?;
    let read = |row: &Row<'_>| Ok((row.get("rowid")?, raw_from(row)?));
    let rows = statement.query_map((after, PAGE), read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}
