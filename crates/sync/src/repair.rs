//! Repair: when sums differ, only the differing sixty-fourths of a scope are sent again.

use std::collections::{BTreeMap, BTreeSet};

use obeznik_kernel::{AudienceId, DeviceId, RawRecord, Stop};
use serde::{Deserialize, Serialize};

use crate::cursor::Cursors;
use crate::rebase::{confirm, replay, restore};
use crate::row::{RowKey, ScopeSum};
use crate::rules::Rules;
use crate::store::ClientStore;

/// What a device holds of a scope, by buckets of rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RepairRequest {
    /// The device.
    pub device: DeviceId,
    /// The access it knows.
    pub acl_ver: u64,
    /// The scope.
    pub scope: AudienceId,
    /// Sums recounted from the rows, by [`RowKey::bucket`]; a bucket without rows is left out.
    pub buckets: BTreeMap<u8, ScopeSum>,
}

/// All rows of the buckets that differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RepairAnswer {
    /// The access it was made for.
    pub acl_ver: u64,
    /// The scope.
    pub scope: AudienceId,
    /// The authority's `seq` when it was made.
    pub head: u64,
    /// The differing buckets.
    pub buckets: BTreeSet<u8>,
    /// Their rows.
    pub rows: Vec<RawRecord>,
}

/// What a repair did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repaired {
    /// Nothing: the authority or the device has moved on. Pull, and compare again.
    Stale,
    /// The buckets are as the authority has them.
    Done,
}

/// Recounts a scope and asks for what differs. One transaction, which may be rolled back.
///
/// # Errors
/// [`Stop::Broken`] when the store fails.
pub fn repair_request(store: &dyn ClientStore, scope: &AudienceId) -> Result<RepairRequest, Stop> {
    let position = store.position()?;
    let mut buckets: BTreeMap<u8, ScopeSum> = BTreeMap::new();
    for row in confirmed_rows(store, scope)? {
        buckets.entry(RowKey::of(&row).bucket()).or_default().add(&row);
    }
    Ok(RepairRequest { device: position.device, acl_ver: position.acl_ver, scope: scope.clone(), buckets })
}

/// Takes the differing buckets in and recounts the scope. One transaction.
///
/// # Errors
/// [`Stop::Broken`] when the store fails: the caller then rolls back.
pub fn take_repair_answer(
    store: &mut dyn ClientStore,
    rules: Rules<'_>,
    answer: &RepairAnswer,
) -> Result<Repaired, Stop> {
    let position = store.position()?;
    let here = Cursors { common: answer.head, behind: BTreeMap::new() };
    if position.acl_ver != answer.acl_ver || position.cursors != here || !store.staged()?.is_empty() {
        return Ok(Repaired::Stale);
    }
    restore(store)?;
    for row in store.rows_of(&answer.scope)? {
        if answer.buckets.contains(&RowKey::of(&row).bucket()) {
            store.erase_row(&RowKey::of(&row))?;
        }
    }
    for row in &answer.rows {
        confirm(store, &RowKey::of(row), Some(row))?;
    }
    let recounted = ScopeSum::of(&store.rows_of(&answer.scope)?);
    store.set_sum(&answer.scope, recounted)?;
    replay(store, rules)?;
    Ok(Repaired::Done)
}

/// Rows of a scope as the authority last gave them, predictions left out.
pub(crate) fn confirmed_rows(store: &dyn ClientStore, scope: &AudienceId) -> Result<Vec<RawRecord>, Stop> {
    let bases = store.bases()?;
    let dirty: BTreeSet<RowKey> = bases.iter().map(|base| base.key.clone()).collect();
    let clean = store.rows_of(scope)?.into_iter().filter(|row| !dirty.contains(&RowKey::of(row)));
    let images = bases.into_iter().filter_map(|base| base.image).filter(|row| row.scope == *scope);
    Ok(clean.chain(images).collect())
}
