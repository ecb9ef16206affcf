//! Beginning again without losing a word: the office was restored, the file was copied, or too much was
//! deleted meanwhile. Rows are shown as they are until the checkpoint that replaces them all.

use obeznik_kernel::{DeviceId, HistoryId, Stop};

use crate::message::{OtherHistory, StartOver};
use crate::outbox::Entry;
use crate::rebase::{replay, restore};
use crate::rules::{Rules, Signer};
use crate::store::ClientStore;

/// The office lives another history: what it may have forgotten goes up once more, in the order in which
/// the person acted, before everything that waits. It knows a command it remembers by its identifier.
/// `None` when the device has moved on since it asked.
pub(crate) fn take_other_history(
    store: &mut dyn ClientStore,
    rules: Rules<'_>,
    answer: &OtherHistory,
) -> Result<Option<usize>, Stop> {
    let mut position = store.position()?;
    if answer.device != position.device || answer.known != position.history {
        return Ok(None);
    }
    position.history = Some(answer.history);
    position.last_n = answer.last_n;
    position.start_over();
    store.set_position(&position)?;
    store.clear_staging()?;
    store.forget_erased()?;
    let again: Vec<Entry> = store.retained()?.into_iter().map(|retained| retained.entry).collect();
    restore(store)?;
    for entry in store.outbox()?.into_iter().chain(again.iter().cloned()) {
        store.put_entry(&entry.unsealed())?;
    }
    store.forget_retained(obeznik_kernel::Timestamp::MAX)?;
    replay(store, rules)?;
    Ok(Some(again.len()))
}

/// The office no longer remembers what was deleted since the cursors. `false` when they have moved on.
pub(crate) fn take_start_over(store: &mut dyn ClientStore, answer: &StartOver) -> Result<bool, Stop> {
    let mut position = store.position()?;
    let is_stale = answer.device != position.device
        || position.history != Some(answer.history)
        || answer.from != position.cursors;
    if is_stale {
        return Ok(false);
    }
    position.start_over();
    store.set_position(&position)?;
    store.clear_staging()?;
    Ok(true)
}

/// Continues as another device, because the file was copied or restored: numbers of the old line may have
/// been used by whoever has the other file. Commands are signed anew and keep their identifiers, so one
/// that both files hold still happens once. The history is taken by a device that knew none; one that knows
/// another has to hear of it from the office. One transaction.
///
/// # Errors
/// [`Stop::Broken`] when the store or the key fails: the caller then rolls back.
pub fn register_anew(
    store: &mut dyn ClientStore,
    signer: &dyn Signer,
    device: DeviceId,
    history: Option<HistoryId>,
) -> Result<(), Stop> {
    let mut position = store.position()?;
    position.device = device;
    position.history = position.history.or(history); // else what another history forgot would not go up again
    position.last_n = 0;
    position.start_over();
    store.set_position(&position)?;
    store.clear_staging()?;
    for entry in store.outbox()? {
        let signed = signer.sign(entry.signed.command.clone())?;
        store.put_entry(&Entry { signed, ..entry.unsealed() })?;
    }
    for mut retained in store.retained()? {
        retained.entry.signed = signer.sign(retained.entry.signed.command)?;
        store.retain(&retained)?;
    }
    Ok(())
}
