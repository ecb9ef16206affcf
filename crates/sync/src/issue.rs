//! A person acts: the command is predicted at once and takes its place in the outbox.

use std::collections::BTreeSet;

use obeznik_authority::{SignedCommand, UNDO, UndoCommand};
use obeznik_kernel::{Command, CommandId, RecordId, Refusal, Stop};
use serde_json::Value;

use crate::collapse::collapse;
use crate::message::MOST_COMMAND_BYTES;
use crate::outbox::{Entry, Shown};
use crate::predict::{Ran, Runner};
use crate::row::RowKey;
use crate::rules::{Rules, Signer};
use crate::store::ClientStore;

/// Why a command was not taken that no push could carry.
pub const TOO_LARGE: &str = "refusal-command-too-large";

/// What became of a command when the person gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Issued {
    /// It waits in the outbox.
    Waits {
        /// What is shown of it.
        shown: Shown,
        /// An earlier, still unsealed edit it took in; that one is not sent any more.
        absorbed: Option<CommandId>,
    },
    /// The rule refuses already here; nothing was kept but what the person still has on the screen.
    Refused(Refusal),
}

/// Executes a command over the rows the device holds and puts it into the outbox. One transaction.
///
/// # Errors
/// [`Stop::Broken`] when the store or the key fails: the caller then rolls back.
pub fn issue(
    store: &mut dyn ClientStore,
    rules: Rules<'_>,
    signer: &dyn Signer,
    command: Command,
) -> Result<Issued, Stop> {
    match check_size(&command) {
        Err(Stop::Refused(refusal)) => return Ok(Issued::Refused(refusal)),
        checked => checked?,
    }
    let (shown, touched, writes) = match Runner::new(rules).run(store, &command)? {
        Ran::Refused(refusal) => return Ok(Issued::Refused(refusal)),
        Ran::AwaitsAuthority => (Shown::AwaitsAuthority, Touched::Ids(mentioned(&command)), Vec::new()),
        Ran::Effect { mut reads, writes } => {
            reads.extend(writes.iter().cloned());
            (Shown::Effect, Touched::Rows(reads), writes)
        }
    };
    let outbox = store.outbox()?;
    let after = grounds(&outbox, &touched, &command);
    let signed = signer.sign(command)?;
    let place = next_place(store)?;
    let entry = Entry::new(place, signed, shown.clone(), after, writes);
    let absorbed = collapse(store, rules, signer, &outbox, entry)?;
    Ok(Issued::Waits { shown, absorbed })
}

/// Whether a push can carry a command: one that it cannot would hold everything behind it for good. An office that
/// works alone asks as well: its people give the same commands when it is shared.
///
/// # Errors
/// A refusal [`TOO_LARGE`], or [`Stop::Broken`] when the command cannot be serialised.
pub fn check_size(command: &Command) -> Result<(), Stop> {
    let json = serde_json::to_vec(command).map_err(|error| Stop::Broken(error.to_string()))?;
    if json.len() <= MOST_COMMAND_BYTES {
        return Ok(());
    }
    Err(Refusal::new(TOO_LARGE).with("most", MOST_COMMAND_BYTES >> 20).into())
}

/// Puts a command that was given before into the outbox again, signed as it was: the file was restored from
/// a copy older than the command. What the rule says of it now changes only what is shown. One transaction.
///
/// # Errors
/// [`Stop::Broken`] when the store fails: the caller then rolls back.
pub fn reissue(
    store: &mut dyn ClientStore,
    rules: Rules<'_>,
    signed: SignedCommand,
    absorbed: Option<CommandId>,
) -> Result<(), Stop> {
    let (shown, touched, writes) = match Runner::new(rules).run(store, &signed.command)? {
        Ran::Refused(refusal) => (Shown::Hindered(refusal), Touched::Ids(BTreeSet::new()), Vec::new()),
        Ran::AwaitsAuthority => {
            (Shown::AwaitsAuthority, Touched::Ids(mentioned(&signed.command)), Vec::new())
        }
        Ran::Effect { mut reads, writes } => {
            reads.extend(writes.iter().cloned());
            (Shown::Effect, Touched::Rows(reads), writes)
        }
    };
    if let Some(earlier) = absorbed {
        store.remove_entry(earlier)?;
    }
    let outbox = store.outbox()?;
    let after = grounds(&outbox, &touched, &signed.command);
    let place = next_place(store)?;
    store.put_entry(&Entry::new(place, signed, shown, after, writes))
}

fn next_place(store: &mut dyn ClientStore) -> Result<u64, Stop> {
    let mut position = store.position()?;
    let place = position.next_place;
    position.next_place += 1;
    store.set_position(&position)?;
    Ok(place)
}

/// What a command waits for. An undo names what it takes back also when that waits no more: an office restored from an
/// older copy may have forgotten it, and then it has to go up again before its undo.
fn grounds(outbox: &[Entry], touched: &Touched, command: &Command) -> Vec<CommandId> {
    let mut after = built_on(outbox, touched);
    after.extend(taken_back(command).filter(|id| !after.contains(id)));
    after
}

/// The command that an undo takes back.
pub(crate) fn taken_back(command: &Command) -> Option<CommandId> {
    let undo = Some(command).filter(|command| command.kind == UNDO)?;
    undo.input::<UndoCommand>().ok().map(|input| input.command)
}

/// The commands of the outbox a command was built on, in their order. One on which another of them was built
/// already is left out: when it is refused, so is that one, and with it this one. A paper on which somebody works
/// for a fortnight would otherwise name all of its commands in each of its commands.
fn built_on(outbox: &[Entry], touched: &Touched) -> Vec<CommandId> {
    let (mut after, mut covered) = (Vec::new(), BTreeSet::new());
    for entry in outbox.iter().rev() {
        let (is_covered, is_met) = (covered.contains(&entry.id()), touched.meets(entry));
        if is_covered || is_met {
            covered.extend(entry.after.iter().copied());
        }
        if !is_covered && is_met {
            after.push(entry.id());
        }
    }
    after.reverse();
    after
}

/// What a command was built on.
enum Touched {
    /// Rows it read or wrote.
    Rows(BTreeSet<RowKey>),
    /// It was not run here: identifiers named in its input, of records and of commands that it takes back.
    Ids(BTreeSet<RecordId>),
}

impl Touched {
    fn meets(&self, entry: &Entry) -> bool {
        match self {
            Touched::Rows(rows) => entry.writes.iter().any(|key| rows.contains(key)),
            Touched::Ids(ids) => {
                ids.contains(&entry.id().0) || entry.writes.iter().any(|key| ids.contains(&key.id))
            }
        }
    }
}

fn mentioned(command: &Command) -> BTreeSet<RecordId> {
    let mut ids = BTreeSet::new();
    if let Ok(value) = serde_json::from_str(command.payload_text()) {
        gather_ids(&value, &mut ids);
    }
    ids
}

fn gather_ids(value: &Value, ids: &mut BTreeSet<RecordId>) {
    match value {
        Value::String(text) => ids.extend(text.parse::<RecordId>().ok()),
        Value::Array(items) => items.iter().for_each(|item| gather_ids(item, ids)),
        Value::Object(fields) => fields.values().for_each(|field| gather_ids(field, ids)),
        _ => {}
    }
}
