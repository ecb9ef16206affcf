//! Repeated edits of a record in one unsent run become one command.

use obeznik_kernel::{Command, CommandId, FieldEdit, Payload, Stop};
use serde_json::Value;

use crate::issue::check_size;
use crate::outbox::Entry;
use crate::rules::{Rules, Signer};
use crate::store::ClientStore;

/// Puts the entry into the outbox, joined with the unsealed edit before it when there is one.
/// Gives the identifier of the edit that was taken in.
pub(crate) fn collapse(
    store: &mut dyn ClientStore,
    rules: Rules<'_>,
    signer: &dyn Signer,
    outbox: &[Entry],
    mut entry: Entry,
) -> Result<Option<CommandId>, Stop> {
    let earlier = outbox.iter().rev().find(|earlier| may_join(rules, outbox, earlier, &entry));
    let Some(earlier) = earlier else {
        store.put_entry(&entry)?;
        return Ok(None);
    };
    let joined = joined(&earlier.signed.command, &entry.signed.command);
    let Some(command) = joined.filter(|joined| check_size(joined).is_ok()) else {
        store.put_entry(&entry)?;
        return Ok(None);
    };
    entry.signed = signer.sign(command)?;
    entry.after.retain(|id| *id != earlier.id());
    entry
        .after
        .extend(earlier.after.iter().filter(|id| !entry.after.contains(id)).copied().collect::<Vec<_>>());
    store.remove_entry(earlier.id())?;
    store.put_entry(&entry)?;
    Ok(Some(earlier.id()))
}

/// Both are plain edits of the one same row by the same person, the earlier has never left and
/// nothing else was built on it.
fn may_join(rules: Rules<'_>, outbox: &[Entry], earlier: &Entry, later: &Entry) -> bool {
    let (one, two) = (&earlier.signed.command, &later.signed.command);
    let same_act = one.kind == two.kind
        && one.kind_version == two.kind_version
        && one.actor == two.actor
        && one.on_behalf_of == two.on_behalf_of;
    let same_row = earlier.writes.len() == 1 && earlier.writes == later.writes;
    let is_free = !outbox.iter().any(|entry| entry.after.contains(&earlier.id()));
    rules.may_collapse(&one.kind) && same_act && same_row && is_free && !earlier.has_left
}

/// One command that does what both did: the first bases, the last values.
fn joined(earlier: &Command, later: &Command) -> Option<Command> {
    let (mut target, first) = parts(earlier)?;
    let (same, second) = parts(later)?;
    if target != same {
        return None;
    }
    target["edits"] = serde_json::to_value(join_edits(first, second)).ok()?;
    let seen_first = later.base.iter().filter(|base| earlier.base_ver(base.id).is_none());
    let base = earlier.base.iter().chain(seen_first).cloned().collect();
    Some(Command { payload: Payload::Inline(target.to_string()), base, ..later.clone() })
}

fn parts(command: &Command) -> Option<(Value, Vec<FieldEdit>)> {
    let mut input: Value = serde_json::from_str(command.payload_text()).ok()?;
    let edits = input.get_mut("edits")?.take();
    Some((input, serde_json::from_value(edits).ok()?))
}

fn join_edits(mut edits: Vec<FieldEdit>, later: Vec<FieldEdit>) -> Vec<FieldEdit> {
    for edit in later {
        match edits.iter_mut().find(|earlier| earlier.field == edit.field) {
            Some(earlier) => {
                earlier.value = edit.value;
                earlier.base = edit.base.and(earlier.base.take());
            }
            None => edits.push(edit),
        }
    }
    edits
}
