//! Sums of scopes, kept step by step with the records.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use obeznik_kernel::AudienceId;
use obeznik_sync::{ScopeSum, Sums};
use postgres::Row;

use super::columns::{number, signed, unreadable};
use crate::error::DatabaseError;
use crate::transaction::Transaction;

/// Sums a transaction has changed and not yet written.
#[derive(Debug, Clone, Default)]
pub(super) struct PendingSums(BTreeMap<AudienceId, ScopeSum>);

impl PendingSums {
    /// The sum of a scope, to be changed.
    pub(super) fn of(
        &mut self,
        transaction: &Transaction<'_>,
        scope: &AudienceId,
    ) -> Result<&mut ScopeSum, DatabaseError> {
        Ok(match self.0.entry(scope.clone()) {
            Entry::Occupied(place) => place.into_mut(),
            Entry::Vacant(place) => {
                let row =
                    transaction.one(include_str!("scope_sum/get.sql"), &[&transaction.tenant, &scope.0])?;
                place.insert(row.as_ref().map(sum_from).transpose()?.unwrap_or_default())
            }
        })
    }

    /// Lays what is pending over what is written.
    pub(super) fn over(&self, mut written: Sums) -> Sums {
        written.extend(self.0.iter().map(|(scope, sum)| (scope.clone(), *sum)));
        written.retain(|_, sum| *sum != ScopeSum::default());
        written
    }

    /// Writes everything; a zero is forgotten.
    pub(super) fn write(self, transaction: &Transaction<'_>) -> Result<(), DatabaseError> {
        let (zeros, sums): (Vec<_>, Vec<_>) =
            self.0.into_iter().partition(|(_, sum)| *sum == ScopeSum::default());
        if !zeros.is_empty() {
            let scopes: Vec<String> = zeros.into_iter().map(|(scope, _)| scope.0).collect();
            transaction.run(include_str!("scope_sum/remove.sql"), &[&transaction.tenant, &scopes])?;
        }
        if sums.is_empty() {
            return Ok(());
        }
        let (mut scopes, mut bytes, mut rows) = (Vec::new(), Vec::new(), Vec::new());
        for (scope, sum) in sums {
            scopes.push(scope.0);
            bytes.push(sum.sum.to_be_bytes().to_vec());
            rows.push(signed(sum.rows));
        }
        let values: crate::connection::Values<'_> = &[&transaction.tenant, &scopes, &bytes, &rows];
        transaction.run(include_str!("scope_sum/put.sql"), values).map(drop)
    }
}

/// Written sums of scopes.
pub(super) fn sums(transaction: &Transaction<'_>, scopes: &[&str]) -> Result<Sums, DatabaseError> {
    let rows = transaction.rows(include_str!("scope_sum/of_scopes.sql"), &[&transaction.tenant, &scopes])?;
    rows.iter().map(|row| Ok((AudienceId(row.try_get("scope")?), sum_from(row)?))).collect()
}

fn sum_from(row: &Row) -> Result<ScopeSum, DatabaseError> {
    let bytes: Vec<u8> = row.try_get("sum")?;
    let bytes: [u8; 16] = bytes.try_into().map_err(|_| unreadable("sum"))?;
    Ok(ScopeSum { sum: u128::from_be_bytes(bytes), rows: number(row, "rows")? })
}
