//! A person gives up a command that cannot leave, such as one whose annex is damaged. It must not hold back for ever
//! what was done after it.

use std::collections::BTreeSet;

use obeznik_kernel::{CommandId, Stop};

use crate::erased;
use crate::issue::taken_back;
use crate::outbox::{Attention, Entry, Shown};
use crate::rebase::{replay, restore};
use crate::rules::Rules;
use crate::seal::built_on;
use crate::store::ClientStore;

/// Takes a command out that has never left, with what takes it back. What was built on it goes on where the rules still
/// let it; the rest waits for the person with its whole input. `false` when there is no such command: the office has
/// the last word about one that has left. One transaction; doing it again changes nothing.
///
/// # Errors
/// [`Stop::Broken`] when the store fails: the caller then rolls back.
pub fn give_up(store: &mut dyn ClientStore, rules: Rules<'_>, command: CommandId) -> Result<bool, Stop> {
    let outbox = store.outbox()?;
    if !outbox.iter().any(|entry| entry.id() == command && !entry.has_left) {
        return Ok(false);
    }
    let later = built_on(&outbox, BTreeSet::from([command]), |_| true);
    restore(store)?;
    for gone in with_what_takes_back(&outbox, command) {
        take_out(store, gone)?;
    }
    replay(store, rules)?;
    let outbox = store.outbox()?;
    for entry in outbox.into_iter().filter(|entry| later.contains(&entry.id()) && !entry.has_left) {
        if let Shown::Hindered(refusal) = entry.shown.clone() {
            store.remove_entry(entry.id())?;
            let refused = Attention { signed: entry.signed, refusal, group: command };
            store.add_attention(&erased::kept(refused))?;
        }
    }
    Ok(true)
}

/// The command and what takes it back, and what takes that back in turn.
fn with_what_takes_back(outbox: &[Entry], command: CommandId) -> Vec<CommandId> {
    let mut gone = vec![command];
    for entry in outbox.iter().filter(|entry| !entry.has_left) {
        if taken_back(&entry.signed.command).is_some_and(|ground| gone.contains(&ground)) {
            gone.push(entry.id());
        }
    }
    gone
}

/// Takes an entry out. What was built on it is built on what it was built on.
fn take_out(store: &mut dyn ClientStore, gone: CommandId) -> Result<(), Stop> {
    let outbox = store.outbox()?;
    let Some(gone) = outbox.iter().find(|entry| entry.id() == gone) else { return Ok(()) };
    store.remove_entry(gone.id())?;
    for mut entry in outbox.iter().filter(|entry| entry.after.contains(&gone.id())).cloned() {
        let inherited: Vec<CommandId> =
            gone.after.iter().filter(|id| !entry.after.contains(id)).copied().collect();
        entry.after.retain(|id| *id != gone.id());
        entry.after.extend(inherited);
        store.put_entry(&entry)?;
    }
    Ok(())
}
