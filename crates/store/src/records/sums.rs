//! Sums of scopes, kept step by step with the records.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use obeznik_kernel::AudienceId;
use obeznik_sync::{ScopeSum, Sums};
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::meta::{meta, set_meta};
use super::row::raw_from;
use crate::error::StoreError;

/// Rises with every change of what a row's hash covers.
const VERSION: &str = "1";

/// Sums a transaction has changed and not yet written.
#[derive(Debug, Clone, Default)]
pub(crate) struct PendingSums(BTreeMap<AudienceId, ScopeSum>);

impl PendingSums {
    /// The sum of a scope, to be changed.
    pub(crate) fn of(
        &mut self,
        connection: &Connection,
        scope: &AudienceId,
    ) -> Result<&mut ScopeSum, StoreError> {
        Ok(match self.0.entry(scope.clone()) {
            Entry::Occupied(place) => place.into_mut(),
            Entry::Vacant(place) => place.insert(sum(connection, scope)?),
        })
    }

    /// Lays what is pending over what is written.
    pub(crate) fn over(&self, mut written: Sums) -> Sums {
        written.extend(self.0.iter().map(|(scope, sum)| (scope.clone(), *sum)));
        written.retain(|_, sum| *sum != ScopeSum::default());
        written
    }

    /// Writes everything.
    pub(crate) fn write(&mut self, connection: &Connection) -> Result<(), StoreError> {
        for (scope, sum) in std::mem::take(&mut self.0) {
            set_sum(connection, &scope, sum)?;
        }
        Ok(())
    }
}

/// The sum of a scope; zero when it has none.
pub(crate) fn sum(connection: &Connection, scope: &AudienceId) -> Result<ScopeSum, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("scope_sum/get.sql"))?;
    Ok(statement.query_row([&scope.0], sum_from).optional()?.unwrap_or_default())
}

/// All sums.
pub(crate) fn sums(connection: &Connection) -> Result<Sums, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("scope_sum/list.sql"))?;
    let read = |row: &Row<'_>| Ok((AudienceId(row.get("scope")?), sum_from(row)?));
    Ok(statement.query_map([], read)?.collect::<Result<_, _>>()?)
}

/// Sets the sum of a scope; a zero is forgotten.
pub(crate) fn set_sum(connection: &Connection, scope: &AudienceId, sum: ScopeSum) -> Result<(), StoreError> {
    if sum == ScopeSum::default() {
        connection.prepare_cached(include_str!("scope_sum/remove.sql"))?.execute([&scope.0])?;
    } else {
        let parameters = params![scope.0, sum.sum.to_be_bytes(), sum.rows];
        connection.prepare_cached(include_str!("scope_sum/put.sql"))?.execute(parameters)?;
    }
    Ok(())
}

fn sum_from(row: &Row<'_>) -> rusqlite::Result<ScopeSum> {
    let bytes: [u8; 16] = row.get("sum")?;
    Ok(ScopeSum { sum: u128::from_be_bytes(bytes), rows: row.get("rows")? })
}

/// Recounts everything in a store written before sums were kept, or by other rules than today's. Runs inside
/// the caller's transaction.
pub(crate) fn renew_sums(connection: &Connection) -> Result<(), StoreError> {
    if meta(connection, "sums")?.as_deref() == Some(VERSION) {
        return Ok(());
    }
    let mut recounted: BTreeMap<AudienceId, ScopeSum> = BTreeMap::new();
    let mut statement = connection.prepare("select * from record")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let record = raw_from(row)?;
        recounted.entry(record.scope.clone()).or_default().add(&record);
    }
    connection.execute("delete from scope_sum", [])?;
    PendingSums(recounted).write(connection)?;
    set_meta(connection, "sums", VERSION)
}
