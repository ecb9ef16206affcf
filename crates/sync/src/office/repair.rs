//! Comparing what a device holds with what the office has.

use std::collections::{BTreeMap, BTreeSet};

use obeznik_kernel::{AudienceId, RawRecord, Stop, Timestamp};

use super::devices::{Caller, caller};
use super::sight::sight_of;
use super::store::{AuthorityStore, Sight};
use crate::repair::{Ask, Buckets, Found, RepairAnswer, RepairRequest};
use crate::row::RowKey;

/// Rows read at once.
const PAGE: usize = 1_000;

/// Answers a repair with at most so many bytes of rows, one bucket in any case. One transaction over one
/// snapshot, as a pull.
///
/// # Errors
/// As [`pull`](super::pull()); a refusal also when the device is closed.
pub fn repair(
    store: &mut dyn AuthorityStore,
    request: &RepairRequest,
    most_bytes: u64,
    now: Timestamp,
) -> Result<RepairAnswer, Stop> {
    let device = request.device;
    let (line, history) = match caller(store, device, request.history)? {
        Caller::Closed(_) => return Err(Stop::refused("refusal-unknown-device")),
        Caller::OtherHistory(other) => {
            let found = Found::Stale;
            return Ok(RepairAnswer { device, history: other.history, acl_ver: 0, head: 0, found });
        }
        Caller::Known(line, history) => (line, history),
    };
    let sight = sight_of(store, line.person, now)?;
    let found = match &request.ask {
        _ if sight.acl_ver != request.acl_ver => Found::Stale,
        Ask::Scopes => Found::Scopes(store.sums(&sight.scopes)?),
        Ask::Buckets { scope, buckets } => compare(store, &sight, scope, buckets, most_bytes)?,
    };
    let head = store.state()?.head;
    Ok(RepairAnswer { device, history, acl_ver: sight.acl_ver, head, found })
}

/// A scope the person does not see is empty for them.
fn compare(
    store: &dyn AuthorityStore,
    sight: &Sight,
    scope: &AudienceId,
    theirs: &Buckets,
    most_bytes: u64,
) -> Result<Found, Stop> {
    let mut ours = Buckets::new();
    let is_seen = sight.scopes.contains(scope);
    if is_seen {
        each_row(store, scope, |row| ours.entry(RowKey::of(&row).bucket()).or_default().add(&row))?;
    }
    let of = |buckets: &Buckets, bucket| buckets.get(&bucket).copied().unwrap_or_default();
    let differing: BTreeSet<u8> =
        (0..64).filter(|bucket| of(&ours, *bucket) != of(theirs, *bucket)).collect();
    let mut rows: BTreeMap<u8, Vec<RawRecord>> =
        differing.iter().map(|bucket| (*bucket, Vec::new())).collect();
    if is_seen {
        each_row(store, scope, |row| {
            rows.entry(RowKey::of(&row).bucket()).and_modify(|rows| rows.push(row));
        })?;
    }
    let (buckets, rows) = first_that_fit(rows, most_bytes);
    Ok(Found::Buckets { scope: scope.clone(), buckets, rows })
}

fn first_that_fit(buckets: BTreeMap<u8, Vec<RawRecord>>, most_bytes: u64) -> (BTreeSet<u8>, Vec<RawRecord>) {
    let (mut taken, mut sent, mut rows) = (0, BTreeSet::new(), Vec::new());
    for (bucket, mut of_bucket) in buckets {
        taken += of_bucket.iter().map(|row| row.body.len() as u64).sum::<u64>();
        if taken > most_bytes && !sent.is_empty() {
            break;
        }
        sent.insert(bucket);
        rows.append(&mut of_bucket);
    }
    (sent, rows)
}

fn each_row(
    store: &dyn AuthorityStore,
    scope: &AudienceId,
    mut see: impl FnMut(RawRecord),
) -> Result<(), Stop> {
    let mut after: Option<RowKey> = None;
    loop {
        let page = store.rows_of(scope, after.as_ref(), PAGE)?;
        let Some(last) = page.last() else { return Ok(()) };
        after = Some(RowKey::of(last));
        page.into_iter().for_each(&mut see);
    }
}
