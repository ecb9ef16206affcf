//! Undo: the before-images of a command come back while nothing has moved since.

use std::collections::BTreeSet;

use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Command, CommandId, CommandSpec, Date, Prediction, RawRecord, RecordId, Refusal, Stop};
use serde::{Deserialize, Serialize};

use crate::chain::LogEntry;
use crate::effects::Effect;
use crate::ledger::Ledger;
use crate::registry::{command_spec, command_spec_of};
use crate::standing::standing_of;

/// Kind of the command that takes another one back.
pub const UNDO: &str = "office.undo";

/// Input of [`UNDO`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UndoCommand {
    /// The command to take back.
    pub command: CommandId,
}

/// Whether a kind of command can ever be taken back. Votes, numbers, convening and publication, which
/// only the authority decides, cannot; nor can what tells who read or was sent something.
pub fn can_undo(kind: &str) -> bool {
    command_spec(kind).is_some_and(is_reversible)
}

fn is_reversible(spec: &CommandSpec) -> bool {
    spec.prediction == Prediction::Local && !spec.is_trace
}

/// The next change of a record.
struct Next {
    /// The record before it.
    before: Option<RawRecord>,
}

/// Restores what the named command changed.
///
/// # Errors
/// A refusal when the command is another person's, cannot be taken back, or something moved since.
pub(crate) fn execute(ledger: &mut dyn Ledger, command: &Command, today: Date) -> Result<Vec<Effect>, Stop> {
    let input: UndoCommand = command.input()?;
    let entry = ledger.entry_of(input.command)?.ok_or_else(|| Stop::refused("refusal-not-found"))?;
    if entry.header.actor != command.actor || entry.header.actor.is_none() {
        return Err(Stop::refused("refusal-undo-not-yours"));
    }
    check_still_here(ledger, command, today)?;
    let spec = command_spec_of(ledger.modules(), &entry.header.kind);
    if !entry.header.verdict.is_accepted() || !spec.is_some_and(is_reversible) {
        return Err(Refusal::new("refusal-undo-never").with("kind", &entry.header.kind).into());
    }
    if entry.is_cleared() {
        return Err(Stop::refused("refusal-undo-erased"));
    }
    let effects = ledger.effects_of(input.command)?;
    if effects.is_empty() {
        return Err(Stop::refused("refusal-undo-too-late"));
    }
    for effect in &effects {
        check_unmoved(ledger, effect, entry.log_no)?;
    }
    check_once(ledger, &effects, &entry)?;
    check_same_sight(ledger, &effects, entry.log_no)?;
    let mut done = Vec::new();
    for effect in effects.into_iter().rev() {
        done.extend(take_companion(ledger, &effect)?);
        done.push(restore(ledger, effect)?);
    }
    Ok(done)
}

/// What a program added to a record by itself goes with it when there never was such a record.
fn take_companion(ledger: &mut dyn Ledger, effect: &Effect) -> Result<Option<Effect>, Stop> {
    if effect.before.is_some() {
        return Ok(None);
    }
    let mut kinds = ledger.modules().iter().flat_map(|module| module.kinds);
    let companion = kinds.find(|spec| spec.kind == effect.kind).and_then(|spec| spec.companion);
    let Some((kind, id)) = companion.map(|companion| companion(effect.id)) else { return Ok(None) };
    let Some(before) = ledger.get(kind, id)? else { return Ok(None) };
    ledger.remove(kind, id)?;
    Ok(Some(Effect { kind: kind.to_owned(), id, before: Some(before), after_ver: None }))
}

/// Who no longer holds any role takes nothing back.
fn check_still_here(ledger: &dyn Ledger, command: &Command, today: Date) -> Result<(), Stop> {
    let actor = command.actor.ok_or_else(|| Stop::refused("refusal-unknown-person"))?;
    let standing = standing_of(ledger.records(), actor)?;
    let holds_a_role = standing.seats_on(today).next().is_some();
    if holds_a_role { Ok(()) } else { Err(Stop::refused("refusal-not-allowed")) }
}

/// Versions begin anew where a record went and came back, so the same version may be of other words. One that is gone
/// again was there in between: somebody wrote it anew and had it go.
fn check_unmoved(ledger: &dyn Ledger, effect: &Effect, since: u64) -> Result<(), Stop> {
    let now = ledger.get(&effect.kind, effect.id)?;
    if now.as_ref().map(|raw| raw.ver) != effect.after_ver {
        return Err(moved());
    }
    let Some(later) = next_change(ledger, &effect.kind, effect.id, since)? else { return Ok(()) };
    match (later.before, now) {
        (Some(then), Some(now)) if then.body == now.body => Ok(()),
        _ => Err(moved()),
    }
}

/// A command is taken back once. What stands as after it again was done by somebody since: a note that came back by the
/// first undo and was removed by another person is as it was after the first removal.
fn check_once(ledger: &dyn Ledger, effects: &[Effect], entry: &LogEntry) -> Result<(), Stop> {
    let Some(first) = effects.first() else { return Ok(()) };
    let later = ledger.touching(&first.kind, first.id)?.into_iter().filter(|log_no| *log_no > entry.log_no);
    for log_no in later {
        let link = ledger.entries_after(log_no.saturating_sub(1), 1)?.pop();
        if link.is_some_and(|link| takes_back(&link, entry.header.command)) {
            return Err(moved());
        }
    }
    Ok(())
}

fn takes_back(link: &LogEntry, command: CommandId) -> bool {
    let input = link.payload.as_deref().filter(|_| link.header.kind == UNDO);
    let input = input.and_then(|input| serde_json::from_str::<UndoCommand>(input).ok());
    input.is_some_and(|input| input.command == command)
}

fn moved() -> Stop {
    Stop::refused("refusal-undo-moved")
}

/// Versions count the body alone: a record may be as it was and stand among other people than after the command, and
/// its image would show it to those of before. So may what it lies under while it was kept closer, or was not there.
fn check_same_sight(ledger: &dyn Ledger, effects: &[Effect], since: u64) -> Result<(), Stop> {
    let mut seen: BTreeSet<RecordId> = effects.iter().map(|effect| effect.id).collect();
    let mut above = Vec::new();
    for effect in effects {
        let Some(image) = &effect.before else { continue }; // it goes, and nobody sees more
        if has_moved(ledger, &effect.kind, effect.id, since)? {
            return Err(moved());
        }
        above.extend(image.parent);
    }
    while let Some(id) = above.pop() {
        if seen.insert(id) {
            above.extend(above_unmoved(ledger, id, since)?);
        }
    }
    Ok(())
}

/// What a record lies under, when it stands among the same people as after a link.
fn above_unmoved(ledger: &dyn Ledger, id: RecordId, since: u64) -> Result<Option<RecordId>, Stop> {
    let kinds = || ledger.modules().iter().flat_map(|module| module.kinds).map(|spec| spec.kind);
    for kind in kinds() {
        if let Some(raw) = ledger.get(kind, id)? {
            return if has_moved(ledger, kind, id, since)? { Err(moved()) } else { Ok(raw.parent) };
        }
    }
    for kind in kinds() {
        if has_moved(ledger, kind, id, since)? {
            return Err(moved()); // it was there and went
        }
    }
    Ok(None)
}

/// Whether a record stands among other people than after a link, or is there no more.
fn has_moved(ledger: &dyn Ledger, kind: &str, id: RecordId, since: u64) -> Result<bool, Stop> {
    let Some(later) = next_change(ledger, kind, id, since)? else { return Ok(false) };
    Ok(later.before.map(|image| image.scope) != ledger.get(kind, id)?.map(|raw| raw.scope))
}

/// The first change of a record after a link: it knows how the record stood after that link.
fn next_change(ledger: &dyn Ledger, kind: &str, id: RecordId, since: u64) -> Result<Option<Next>, Stop> {
    let later = ledger.touching(kind, id)?.into_iter().filter(|log_no| *log_no > since).min();
    let Some(later) = later else { return Ok(None) };
    let Some(entry) = ledger.entries_after(later.saturating_sub(1), 1)?.pop() else { return Ok(None) };
    let effects = ledger.effects_of(entry.header.command)?;
    let effect = effects.into_iter().find(|effect| effect.kind == kind && effect.id == id);
    Ok(Some(Next { before: effect.and_then(|effect| effect.before) }))
}

fn restore(ledger: &mut dyn Ledger, effect: Effect) -> Result<Effect, Stop> {
    let Effect { kind, id, before, .. } = effect;
    let present = ledger.get(&kind, id)?;
    match before {
        Some(image) => {
            let audience = ledger.as_records().audience_of(&image.scope)?;
            ledger.put(image, &audience)?;
        }
        None => ledger.remove(&kind, id)?,
    }
    let after_ver = ledger.get(&kind, id)?.map(|raw| raw.ver);
    Ok(Effect { kind, id, before: present, after_ver })
}
