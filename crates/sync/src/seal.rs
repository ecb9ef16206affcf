//! Sealing: numbers are given durably before the first byte leaves, and never change.

use std::collections::{BTreeMap, BTreeSet};

use obeznik_kernel::{CommandId, Refusal, Stop};

use crate::anew::take_other_history;
use crate::cursor::Position;
use crate::issue::{TOO_LARGE, check_size};
use crate::message::{
    Answered, Decided, MOST_COMMAND_BYTES, MOST_PUSH_BYTES, PushAnswer, PushRequest, Sealed,
};
use crate::outbox::Entry;
use crate::publish::{ask_for_attention, group_of};
use crate::rules::Rules;
use crate::store::ClientStore;

/// How much goes up at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BatchLimits {
    /// Commands.
    pub commands: usize,
    /// Bytes of their JSON. A larger single command goes alone; none is larger than the office reads.
    pub bytes: usize,
}

impl Default for BatchLimits {
    fn default() -> Self {
        Self { commands: 200, bytes: 1 << 20 }
    }
}

/// Gives numbers to the next batch and tells how many commands it has. One transaction, committed
/// before [`push_request`]. While an earlier batch is unanswered there is no next one.
///
/// # Errors
/// [`Stop::Broken`] when the store fails.
pub fn seal(store: &mut dyn ClientStore, limits: BatchLimits) -> Result<usize, Stop> {
    seal_ready(store, limits, &BTreeSet::new())
}

/// [`seal`] without commands that are not ready to leave, such as those whose blobs are still on their way,
/// and without everything built on them: the others do not wait for them. What no push can carry ends here as refused.
///
/// # Errors
/// As [`seal`].
pub fn seal_ready(
    store: &mut dyn ClientStore,
    limits: BatchLimits,
    unready: &BTreeSet<CommandId>,
) -> Result<usize, Stop> {
    refuse_too_large(store)?;
    let outbox = store.outbox()?;
    if outbox.iter().any(Entry::is_unanswered) {
        return Ok(0);
    }
    let too_large = store.attention()?.into_iter().filter(|one| one.refusal.key == TOO_LARGE);
    let too_large = too_large.map(|one| one.signed.command.id);
    let refused = outbox.iter().filter(|entry| entry.is_refused()).map(Entry::id).chain(too_large);
    // Only the office refuses what has left once already; what waits for a blob keeps everything behind it.
    let mut staying = built_on(&outbox, refused.collect(), |entry| !entry.has_left);
    staying.extend(built_on(&outbox, unready.clone(), |_| true));
    let ready = outbox.iter().filter(|entry| !entry.is_sealed() && !staying.contains(&entry.id()));
    let batch = within(ready.cloned().collect(), limits)?;
    let mut position = store.position()?;
    let mut numbers: BTreeMap<CommandId, u64> =
        outbox.iter().filter_map(|entry| Some((entry.id(), entry.n()?))).collect();
    let count = batch.len();
    for mut entry in batch {
        position.last_n = next_number(&position)?;
        entry.signed.n = Some(position.last_n);
        entry.built_on_refused = entry.has_left && group_of(store, &entry)?.is_some();
        entry.has_left = true;
        entry.after_n = entry.after.iter().filter_map(|id| numbers.get(id).copied()).collect();
        numbers.insert(entry.id(), position.last_n);
        store.put_entry(&entry)?;
    }
    store.set_position(&position)?;
    Ok(count)
}

/// Ends commands that an earlier program took and no push can carry: they would hold up everything behind them for good.
/// Each waits for its person as refused; what is shown of it goes, and what was built on it is refused along, at the
/// next checkpoint.
fn refuse_too_large(store: &mut dyn ClientStore) -> Result<(), Stop> {
    let outbox = store.outbox()?;
    let unanswered = outbox.iter().filter(|entry| entry.is_unanswered()).count();
    for entry in outbox {
        let Some(refusal) = too_large(&entry)? else { continue };
        if let Some(n) = entry.n() {
            let position = store.position()?;
            if unanswered > 1 || position.last_n != n {
                continue;
            }
            // The office never read it, so its number is the next one's.
            store.set_position(&Position { last_n: n.saturating_sub(1), ..position })?;
        }
        store.remove_entry(entry.id())?;
        ask_for_attention(store, entry, refusal)?;
    }
    Ok(())
}

/// Why a command cannot go up; nothing when it can, or when it left and the office may have decided it.
fn too_large(entry: &Entry) -> Result<Option<Refusal>, Stop> {
    // JSON writes no letter of a text as more than six.
    if entry.verdict.is_some() || entry.signed.command.payload_text().len() < MOST_COMMAND_BYTES / 8 {
        return Ok(None);
    }
    let refusal = match check_size(&entry.signed.command) {
        Err(Stop::Refused(refusal)) => refusal,
        checked => return checked.map(|()| None),
    };
    let bytes = serde_json::to_vec(&entry.signed).map_err(|error| Stop::Broken(error.to_string()))?.len();
    Ok((!entry.has_left || bytes > MOST_PUSH_BYTES).then_some(refusal))
}

/// A number beyond the last would begin the line again.
fn next_number(position: &Position) -> Result<u64, Stop> {
    position.last_n.checked_add(1).ok_or_else(|| Stop::Broken("the line has no number left".to_owned()))
}

/// A number as a journal beside the store keeps it: the command, its number, the numbers it was built on.
pub type Numbered = (CommandId, u64, Vec<u64>);

/// The numbers of the batch that is unanswered.
///
/// # Errors
/// [`Stop::Broken`] when the store fails.
pub fn sealed_numbers(store: &dyn ClientStore) -> Result<Vec<Numbered>, Stop> {
    let sealed = store.outbox()?.into_iter().filter(Entry::is_unanswered);
    Ok(sealed.filter_map(|entry| Some((entry.id(), entry.n()?, entry.after_n))).collect())
}

/// Seals a batch once more as it was: the file was restored from a copy older than its numbers. A batch of
/// another line or history is given no numbers that would leave a gap, nor does a command change its number;
/// that the commands have left is noted. One transaction.
///
/// # Errors
/// [`Stop::Broken`] when the store fails.
pub fn seal_again(store: &mut dyn ClientStore, numbers: &[Numbered]) -> Result<bool, Stop> {
    let mut position = store.position()?;
    let mut outbox = store.outbox()?;
    outbox.retain(|entry| numbers.iter().any(|(id, ..)| *id == entry.id()));
    let first = numbers.iter().map(|(_, n, _)| *n).min();
    let is_whole = outbox.len() == numbers.len() && !outbox.iter().any(Entry::is_sealed);
    let continues = is_whole && first.is_some_and(|first| position.last_n.checked_add(1) == Some(first));
    for mut entry in outbox {
        let given = numbers.iter().find(|(id, ..)| *id == entry.id()).filter(|_| continues);
        if let Some((_, n, after_n)) = given {
            entry.built_on_refused = entry.has_left && group_of(store, &entry)?.is_some();
            entry.signed.n = Some(*n);
            entry.after_n.clone_from(after_n);
            position.last_n = position.last_n.max(*n);
        }
        store.put_entry(&Entry { has_left: true, ..entry })?;
    }
    store.set_position(&position)?;
    Ok(continues)
}

/// Sealed commands without an answer, to be sent or sent again. Nothing when there are none.
///
/// # Errors
/// [`Stop::Broken`] when the store fails.
pub fn push_request(store: &dyn ClientStore) -> Result<Option<PushRequest>, Stop> {
    let unanswered = store.outbox()?.into_iter().filter(Entry::is_unanswered);
    let sealed = |entry: Entry| Sealed {
        signed: entry.signed,
        after: entry.after_n,
        built_on_refused: entry.built_on_refused,
    };
    let mut commands: Vec<Sealed> = unanswered.map(sealed).collect();
    commands.sort_by_key(|sealed| sealed.signed.n);
    let Position { device, history, .. } = store.position()?;
    Ok((!commands.is_empty()).then_some(PushRequest { device, history, commands }))
}

/// What an answer to a push changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pushed {
    /// Verdicts are noted. The entries stay until the page with their effects.
    Noted,
    /// Nothing: it was meant for what this device was before.
    Stale,
    /// The office was restored from an older copy, or was met for the first time. Seal and push again.
    HistoryChanged {
        /// Accepted commands that go up once more.
        again: usize,
    },
    /// Another file used the numbers of this one. Register the device anew.
    MustRegister,
    /// The device is not listened to any more. Nothing was changed here.
    Closed {
        /// Whether it must delete everything it holds.
        wipe: bool,
    },
}

/// Takes the answer to a push in. One transaction.
///
/// # Errors
/// [`Stop::Broken`] when the store fails: the caller then rolls back.
pub fn take_push_answer(
    store: &mut dyn ClientStore,
    rules: Rules<'_>,
    answer: PushAnswer,
) -> Result<Pushed, Stop> {
    let device = store.position()?.device;
    match answer {
        PushAnswer::Decided(decided) => note_verdicts(store, decided),
        PushAnswer::OtherHistory(other) => {
            let again = take_other_history(store, rules, &other)?;
            Ok(again.map_or(Pushed::Stale, |again| Pushed::HistoryChanged { again }))
        }
        PushAnswer::NumbersTaken(of) if of == device => Ok(Pushed::MustRegister),
        PushAnswer::Closed(closed) if closed.device == device => Ok(Pushed::Closed { wipe: closed.wipe }),
        PushAnswer::NumbersTaken(_) | PushAnswer::Closed(_) => Ok(Pushed::Stale),
    }
}

fn note_verdicts(store: &mut dyn ClientStore, decided: Decided) -> Result<Pushed, Stop> {
    let position = store.position()?;
    if decided.device != position.device || position.history != Some(decided.history) {
        return Ok(Pushed::Stale);
    }
    let outbox = store.outbox()?;
    if is_taken(&outbox, &decided.verdicts) {
        return Ok(Pushed::MustRegister);
    }
    for mut entry in outbox.into_iter().filter(Entry::is_unanswered) {
        if let Some(answered) = decided.verdicts.iter().find(|answered| entry.n() == Some(answered.n)) {
            entry.verdict = Some(answered.verdict.clone());
            store.put_entry(&entry)?;
        }
    }
    Ok(Pushed::Noted)
}

/// Whether a number of this file was used for another command: by the file of which this one is a copy.
pub(crate) fn is_taken(outbox: &[Entry], verdicts: &[Answered]) -> bool {
    let differs = |entry: &Entry| {
        let answered = verdicts.iter().find(|answered| entry.n() == Some(answered.n));
        answered.is_some_and(|answered| answered.command != entry.id())
    };
    outbox.iter().any(differs)
}

/// The given commands with those of the unsealed ones built on them that may be held back.
pub(crate) fn built_on(
    outbox: &[Entry],
    mut grounds: BTreeSet<CommandId>,
    may_stay: impl Fn(&Entry) -> bool,
) -> BTreeSet<CommandId> {
    for entry in outbox.iter().filter(|entry| !entry.is_sealed() && may_stay(entry)) {
        if entry.after.iter().any(|id| grounds.contains(id)) {
            grounds.insert(entry.id());
        }
    }
    grounds
}

fn within(ready: Vec<Entry>, limits: BatchLimits) -> Result<Vec<Entry>, Stop> {
    let (mut batch, mut bytes) = (Vec::new(), 0);
    for entry in ready.into_iter().take(limits.commands) {
        bytes += serde_json::to_vec(&entry.signed).map_err(|error| Stop::Broken(error.to_string()))?.len();
        if bytes > limits.bytes && !batch.is_empty() {
            break;
        }
        batch.push(entry);
    }
    Ok(batch)
}
