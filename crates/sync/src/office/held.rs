//! What a device holds: noted at its contacts, told on the day it is lost.

use std::collections::{BTreeMap, BTreeSet};

use obeznik_kernel::{DeviceId, RawRecord, Stop, Timestamp};

use super::store::{AuthorityStore, Holding, Line, Mark, Reach};
use crate::message::PullRequest;
use crate::row::RowKey;

/// What was in a device at its last contact, as far as the office can know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Its line.
    pub line: Line,
    /// What it told; nothing when it never did: then the scopes are those its person saw last.
    pub holding: Option<Holding>,
    /// Its rows that the office still has.
    pub rows: Vec<HeldRow>,
    /// How many more there were that the office has removed since.
    pub removed: usize,
}

/// A row of a device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldRow {
    /// As it stands in the office now.
    pub row: RawRecord,
    /// Whether it has come, changed, or left the device's sight since the last contact that was noted.
    pub has_moved_on: bool,
}

/// Notes what a device that asks holds. Scopes are known when its access is the present one; else those it had
/// stay, because it has not heard of the new ones yet.
///
/// # Errors
/// [`Stop::Broken`] when the store fails.
pub fn note_holding(
    store: &mut dyn AuthorityStore,
    request: &PullRequest,
    now: Timestamp,
) -> Result<(), Stop> {
    let Some(line) = store.line(request.device)? else { return Ok(()) };
    let before = store.holding(request.device)?;
    let sight = store.sight(line.person)?.filter(|sight| sight.acl_ver == request.acl_ver);
    let (acl_ver, scopes) = match (sight, &before) {
        (Some(sight), _) => (sight.acl_ver, sight.scopes),
        (None, Some(before)) => (before.acl_ver, before.scopes.clone()),
        (None, None) => return Ok(()),
    };
    let about = request.about.clone().or(before.as_ref().and_then(|before| before.about.clone()));
    let is_same = |before: &Holding| before.acl_ver == acl_ver && before.about == about;
    if before.as_ref().is_some_and(is_same) {
        return Ok(());
    }
    store.put_holding(request.device, &Holding { acl_ver, scopes, about, told_at: now })
}

/// What a device holds; nothing when there is no such device.
///
/// # Errors
/// [`Stop::Broken`] when the store fails.
pub fn held_by(store: &dyn AuthorityStore, device: DeviceId) -> Result<Option<Held>, Stop> {
    let Some(line) = store.line(device)? else { return Ok(None) };
    let holding = store.holding(device)?;
    let scopes = match &holding {
        Some(holding) => holding.scopes.clone(),
        None => store.sight(line.person)?.map(|sight| sight.scopes).unwrap_or_default(),
    };
    if line.read_to == 0 && holding.is_none() {
        return Ok(Some(Held { line, holding, rows: Vec::new(), removed: 0 })); // it has read nothing
    }
    let marks = store.marks(&[Reach { after: 0, scopes }], MOST)?;
    let keys = keys_of(&marks, line.read_to);
    let rows = store.load(&keys.keys().cloned().collect::<Vec<_>>())?;
    let there: BTreeSet<RowKey> = rows.iter().map(RowKey::of).collect();
    let removed = keys.keys().filter(|key| !there.contains(*key)).count();
    // How far it has read is noted now and then, so what is newer may be in it too: rather too much is told.
    let rows = rows
        .into_iter()
        .map(|row| HeldRow { has_moved_on: keys.get(&RowKey::of(&row)).copied().unwrap_or(false), row });
    Ok(Some(Held { rows: rows.collect(), line, holding, removed }))
}

/// More rows than any municipality has.
const MOST: usize = 5_000_000;

/// Rows that came before the last contact, with whether they have changed or gone since. What was gone by then is
/// not in the device.
fn keys_of(marks: &[Mark], read_to: u64) -> BTreeMap<RowKey, bool> {
    let mut keys = BTreeMap::new();
    for mark in marks {
        let has_moved_on = mark.seq > read_to;
        if mark.bytes.is_some() || has_moved_on {
            // There in one scope and gone from another: what is there and unchanged says it.
            let known = keys.entry(mark.key.clone()).or_insert(has_moved_on);
            *known &= has_moved_on;
        }
    }
    keys
}
