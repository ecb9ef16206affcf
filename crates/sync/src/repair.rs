//! Repair: when sums differ, first the scopes are found that do, then only their differing sixty-fourths
//! are sent again.

use std::collections::{BTreeMap, BTreeSet};

use obeznik_kernel::{AudienceId, DeviceId, HistoryId, RawRecord, Stop};
use serde::{Deserialize, Serialize};

use crate::cursor::{Cursors, Position};
use crate::message::{Reads, Sums};
use crate::rebase::{confirm, replay, restore};
use crate::row::{RowKey, ScopeSum};
use crate::rules::Rules;
use crate::store::ClientStore;

/// Sums of a scope by buckets of rows; a bucket without rows is left out.
pub type Buckets = BTreeMap<u8, ScopeSum>;

/// What a device holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RepairRequest {
    /// The device.
    pub device: DeviceId,
    /// The history it knows.
    pub history: Option<HistoryId>,
    /// The access it knows.
    pub acl_ver: u64,
    /// What it wants to compare.
    pub ask: Ask,
    /// What it reads beyond the oldest protocol; nothing of an older program.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub reads: BTreeSet<Reads>,
}

/// What a repair compares.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ask {
    /// The sums of all scopes.
    Scopes,
    /// One scope by buckets.
    Buckets {
        /// The scope.
        scope: AudienceId,
        /// Sums recounted from the rows, by [`RowKey::bucket`].
        buckets: Buckets,
    },
}

/// What the office says to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RepairAnswer {
    /// The device.
    pub device: DeviceId,
    /// The history.
    pub history: HistoryId,
    /// The access it was made for.
    pub acl_ver: u64,
    /// The authority's `seq` when it was made.
    pub head: u64,
    /// What was compared.
    pub found: Found,
}

/// What the office found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Found {
    /// The request came from another history or access: pull first.
    Stale,
    /// Sums of all scopes the person sees.
    Scopes(Sums),
    /// All rows of the buckets that differ, or of as many of them as fit.
    Buckets {
        /// The scope.
        scope: AudienceId,
        /// The differing buckets that are sent.
        buckets: BTreeSet<u8>,
        /// Their rows.
        rows: Vec<RawRecord>,
    },
}

/// What a repair did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Repaired {
    /// Nothing: the authority or the device has moved on. Pull, and compare again.
    Stale,
    /// These scopes differ: ask for the buckets of each.
    Differ(Vec<AudienceId>),
    /// The buckets are as the authority has them.
    Done,
}

/// Asks which scopes differ.
///
/// # Errors
/// [`Stop::Broken`] when the store fails.
pub fn repair_request(store: &dyn ClientStore) -> Result<RepairRequest, Stop> {
    request(store, Ask::Scopes)
}

/// Recounts a scope and asks for what differs. One transaction, which may be rolled back.
///
/// # Errors
/// [`Stop::Broken`] when the store fails.
pub fn repair_request_of(store: &dyn ClientStore, scope: &AudienceId) -> Result<RepairRequest, Stop> {
    let mut buckets = Buckets::new();
    for row in confirmed_rows(store, scope)? {
        buckets.entry(RowKey::of(&row).bucket()).or_default().add(&row);
    }
    request(store, Ask::Buckets { scope: scope.clone(), buckets })
}

fn request(store: &dyn ClientStore, ask: Ask) -> Result<RepairRequest, Stop> {
    let Position { device, history, acl_ver, .. } = store.position()?;
    Ok(RepairRequest { device, history, acl_ver, ask, reads: BTreeSet::new() })
}

/// Takes the answer in. One transaction.
///
/// # Errors
/// [`Stop::Broken`] when the store fails: the caller then rolls back.
pub fn take_repair_answer(
    store: &mut dyn ClientStore,
    rules: Rules<'_>,
    answer: &RepairAnswer,
) -> Result<Repaired, Stop> {
    if is_stale(store, answer)? {
        return Ok(Repaired::Stale);
    }
    match &answer.found {
        Found::Stale => Ok(Repaired::Stale),
        Found::Scopes(theirs) => differing(store, theirs).map(Repaired::Differ),
        Found::Buckets { scope, buckets, rows } => {
            replace(store, rules, scope, buckets, rows)?;
            Ok(Repaired::Done)
        }
    }
}

fn is_stale(store: &dyn ClientStore, answer: &RepairAnswer) -> Result<bool, Stop> {
    let position = store.position()?;
    let here = Cursors { common: answer.head, ..Cursors::default() };
    Ok(answer.device != position.device
        || position.history != Some(answer.history)
        || position.acl_ver != answer.acl_ver
        || position.cursors != here
        || position.is_anew
        || !store.staged()?.is_empty())
}

/// Scopes whose sums differ.
fn differing(store: &dyn ClientStore, theirs: &Sums) -> Result<Vec<AudienceId>, Stop> {
    let ours = store.sums()?;
    let scopes: BTreeSet<&AudienceId> = ours.keys().chain(theirs.keys()).collect();
    let differs = |scope: &&AudienceId| {
        ours.get(scope).copied().unwrap_or_default() != theirs.get(scope).copied().unwrap_or_default()
    };
    Ok(scopes.into_iter().filter(differs).cloned().collect())
}

fn replace(
    store: &mut dyn ClientStore,
    rules: Rules<'_>,
    scope: &AudienceId,
    buckets: &BTreeSet<u8>,
    rows: &[RawRecord],
) -> Result<(), Stop> {
    restore(store)?;
    for row in store.rows_of(scope)? {
        if buckets.contains(&RowKey::of(&row).bucket()) {
            store.erase_row(&RowKey::of(&row))?;
        }
    }
    for row in rows {
        confirm(store, &RowKey::of(row), Some(row))?;
    }
    let recounted = ScopeSum::of(&store.rows_of(scope)?);
    store.set_sum(scope, recounted)?;
    replay(store, rules)
}

/// Rows of a scope as the authority last gave them, predictions left out.
pub(crate) fn confirmed_rows(store: &dyn ClientStore, scope: &AudienceId) -> Result<Vec<RawRecord>, Stop> {
    let bases = store.bases()?;
    let dirty: BTreeSet<RowKey> = bases.iter().map(|base| base.key.clone()).collect();
    let clean = store.rows_of(scope)?.into_iter().filter(|row| !dirty.contains(&RowKey::of(row)));
    let images = bases.into_iter().filter_map(|base| base.image).filter(|row| row.scope == *scope);
    Ok(clean.chain(images).collect())
}
