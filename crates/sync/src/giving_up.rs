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
    let Some(given_up) = outbox.iter().find(|entry| entry.id() == command && !entry.has_left) else {
        return Ok(false);
    };
    let later = built_on(&outbox, BTreeSet::from([command]), |_| true);
    restore(store)?;
    let mut gone = vec![given_up];
    gone.extend(outbox.iter().filter(|entry| taken_back(&entry.signed.command) == Some(command)));
    for entry in gone {
        store.remove_entry(entry.id())?;
        for other in store.outbox()? {
            stand_without(store, other, entry)?;
        }
    }
    replay(store, rules)?;
    for entry in store.outbox()?.into_iter().filter(|entry| later.contains(&entry.id())) {
        if let Shown::Hindered(refusal) = entry.shown.clone() {
            store.remove_entry(entry.id())?;
            let refused = Attention { signed: entry.signed, refusal, group: command };
            store.add_attention(&erased::kept(refused))?;
        }
    }
    Ok(true)
}

/// An entry built on one that goes is built on what that one was built on.
fn stand_without(store: &mut dyn ClientStore, mut entry: Entry, gone: &Entry) -> Result<(), Stop> {
    if !entry.after.contains(&gone.id()) {
        return Ok(());
    }
    let inherited: Vec<CommandId> =
        gone.after.iter().filter(|id| !entry.after.contains(id)).copied().collect();
    entry.after.retain(|id| *id != gone.id());
    entry.after.extend(inherited);
    store.put_entry(&entry)
}
