//! The end of a device's access: what the office gave goes, what its person typed and nobody took stays.

use std::collections::BTreeSet;

use obeznik_kernel::{AudienceId, Stop, Timestamp};

use crate::pull::purge;
use crate::rules::Rules;
use crate::store::ClientStore;

/// Gives back everything the office ever gave: rows, images, staged rows, accepted commands. Commands that
/// wait and refused ones stay with their input: let in again, as whichever device, they go on. One
/// transaction; doing it again changes nothing.
///
/// # Errors
/// [`Stop::Broken`] when the store fails: the caller then rolls back.
pub fn give_back(store: &mut dyn ClientStore, rules: Rules<'_>) -> Result<(), Stop> {
    let mut position = store.position()?;
    let mut scopes: BTreeSet<AudienceId> = store.sums()?.into_keys().collect();
    scopes.append(&mut position.scopes);
    position.start_over();
    position.published = 0;
    store.set_position(&position)?;
    store.clear_staging()?;
    store.forget_retained(Timestamp::MAX)?;
    purge(store, rules, &scopes.into_iter().collect::<Vec<_>>())
}
