//! The one door: a command comes in, a verdict goes out, the log has a new link.

use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{
    Action, Command, CommandSpec, Context, Device, IdSource, Payload, Refusal, Standing, Stop, Subject,
    Timestamp, may, may_in_place_of, stands_in_for,
};

use crate::chain::{Cleared, Header, LogEntry, SHAPE};
use crate::device::SignedCommand;
use crate::effects::{Changed, Recorder};
use crate::erase::{self, REFUSED_ERASED};
use crate::ledger::Ledger;
use crate::office;
use crate::registry::command_spec_of;
use crate::standing::{find_standing, standing_of};
use crate::undo;
use crate::verdict::Verdict;

/// What comes with a command from outside: time, ids, salt, the rows of a bulk payload.
pub struct Arrival<'a> {
    /// The authority's time.
    pub now: Timestamp,
    /// New identifiers.
    pub ids: &'a mut dyn IdSource,
    /// Sixteen random bytes for the payload's hash.
    pub salt: [u8; 16],
    /// Rows of a bulk payload, verified against its hash; empty otherwise.
    pub rows: &'a [u8],
}

/// Decides a command inside the ledger's transaction and writes its line into the log.
///
/// The same command decided again gets the verdict it had, without another effect. A refused command
/// leaves no trace but its line.
///
/// # Errors
/// [`Stop::Missing`] when the back end must load records and call again, [`Stop::Broken`] when it
/// failed: the caller then rolls the whole transaction back.
pub fn decide(
    ledger: &mut dyn Ledger,
    signed: &SignedCommand,
    arrival: Arrival<'_>,
) -> Result<Verdict, Stop> {
    if signed.command.actor.is_none() {
        return Err(Stop::refused("refusal-unknown-person")); // nobody outside acts as time
    }
    settle(ledger, signed, arrival)
}

/// [`decide`] for people and for time alike.
pub(crate) fn settle(
    ledger: &mut dyn Ledger,
    signed: &SignedCommand,
    arrival: Arrival<'_>,
) -> Result<Verdict, Stop> {
    if let Some(verdict) = ledger.answered(signed.command.id)? {
        return Ok(verdict);
    }
    let Arrival { now, ids, salt, rows } = arrival;
    ledger.savepoint()?;
    let attempt = attempt(ledger, signed, now, ids, rows).and_then(|done| complete(ledger, done));
    let (verdict, changed) = match attempt {
        Ok(done) => {
            ledger.release()?;
            done
        }
        Err(Stop::Refused(refusal)) => {
            ledger.roll_back()?;
            (Verdict::Refused(refusal), Changed::default())
        }
        Err(stop) => return Err(stop),
    };
    write_down(ledger, signed, now, salt, verdict, &changed)
}

/// Writes down a command that is refused before any rule is asked: it was built on a refused one, or it
/// is not the device's to send. The same command refused again gets the verdict it had.
///
/// # Errors
/// [`Stop::Broken`] when the log cannot be written.
pub fn refuse(
    ledger: &mut dyn Ledger,
    signed: &SignedCommand,
    refusal: Refusal,
    now: Timestamp,
    salt: [u8; 16],
) -> Result<Verdict, Stop> {
    if let Some(verdict) = ledger.answered(signed.command.id)? {
        return Ok(verdict);
    }
    write_down(ledger, signed, now, salt, Verdict::Refused(refusal), &Changed::default())
}

/// What was erased for good never comes back, and takes along what lay under it.
fn complete(
    ledger: &mut dyn Ledger,
    (verdict, mut changed): (Verdict, Changed),
) -> Result<(Verdict, Changed), Stop> {
    if erase::brings_back(ledger, &changed.effects)? {
        return Err(Stop::refused(REFUSED_ERASED));
    }
    erase::with_removed(ledger, &mut changed)?;
    Ok((verdict, changed))
}

/// Adds the line to the log. What erases takes the contents of earlier lines; what is refused and concerns an erased
/// record leaves a line without contents.
fn write_down(
    ledger: &mut dyn Ledger,
    signed: &SignedCommand,
    now: Timestamp,
    salt: [u8; 16],
    mut verdict: Verdict,
    changed: &Changed,
) -> Result<Verdict, Stop> {
    let is_refused_erased = !verdict.is_accepted() && erase::concerns_erased(ledger, &signed.command)?;
    if is_refused_erased {
        verdict = Verdict::Refused(Refusal::new(REFUSED_ERASED));
    }
    let mut clears = erase::clear(ledger, changed)?;
    let head = ledger.head()?;
    if is_refused_erased {
        clears.push(Cleared { log_no: head.log_no + 1, header: None });
    }
    let header = Header { clears, ..header(signed, now, verdict.clone()) };
    let mut entry = LogEntry::after(&head, header, signed.command.payload_text().to_owned(), salt)?;
    if is_refused_erased {
        (entry, _) = entry.cleared()?;
    }
    ledger.append(&entry, &changed.effects)?;
    Ok(verdict)
}

fn attempt(
    ledger: &mut dyn Ledger,
    signed: &SignedCommand,
    now: Timestamp,
    ids: &mut dyn IdSource,
    rows: &[u8],
) -> Result<(Verdict, Changed), Stop> {
    let command = &signed.command;
    if command.kind == undo::UNDO {
        check_signature(ledger, signed)?;
        let today = day_in_prague(now);
        return undo::execute(ledger, command, today).map(|effects| (Verdict::Accepted, effects.into()));
    }
    if command.actor.is_none() && office::is_own(&command.kind) {
        return office::execute(ledger, command).map(|changed| (Verdict::Accepted, changed));
    }
    let spec = command_spec_of(ledger.modules(), &command.kind)
        .ok_or_else(|| Refusal::new("refusal-unknown-command").with("kind", &command.kind))?;
    if command.kind_version > spec.version {
        return Err(Refusal::new("refusal-newer-program").with("kind", &command.kind).into());
    }
    if spec.action != Action::Found {
        check_signature(ledger, signed)?;
    }
    let standing = acting_standing(ledger, command)?;
    let mut context = Context::new(now, standing.as_ref(), ids);
    context.rows = rows;
    check_permission(ledger, command, spec, standing.as_ref(), &context)?;
    let mut recorder = Recorder::new(ledger.as_records());
    (spec.execute)(command, &mut context, &mut recorder)?;
    let changed = recorder.finish()?;
    if spec.action == Action::Found {
        check_signature(ledger, signed)?; // by the device the founding itself wrote down
    }
    let verdict =
        if context.variants.is_empty() { Verdict::Accepted } else { Verdict::Variant(context.variants) };
    Ok((verdict, changed))
}

fn acting_standing(ledger: &dyn Ledger, command: &Command) -> Result<Option<Standing>, Stop> {
    if let (Some(actor), Some(absent)) = (command.actor, command.in_place_of()) {
        // Not more than was handed over, and not what else the substitute is.
        let substitute = find_standing(ledger.records(), actor)?;
        return Ok(substitute.map(|standing| standing.in_place_of(absent)));
    }
    // The founder is not yet written down.
    command.acting_person().map_or(Ok(None), |person| find_standing(ledger.records(), person))
}

fn check_permission(
    ledger: &dyn Ledger,
    command: &Command,
    spec: &CommandSpec,
    standing: Option<&Standing>,
    context: &Context<'_>,
) -> Result<(), Stop> {
    let subject = (spec.subject)(command, ledger.records())?;
    let is_person = command.acting_person().is_some();
    if is_person && standing.is_none() && spec.action != Action::Found {
        return Err(Stop::refused("refusal-unknown-person"));
    }
    if let (Some(actor), Some(absent)) = (command.actor, command.in_place_of()) {
        let substitute = standing_of(ledger.records(), actor)?;
        return if may_in_place_of(&substitute, absent, spec.action, &subject, context.today) {
            Ok(())
        } else {
            Err(Refusal::new("refusal-not-substitute").with("kind", spec.kind).into())
        };
    }
    if !may(standing, spec.action, &subject, context.today) {
        return Err(Refusal::new("refusal-not-allowed").with("kind", spec.kind).into());
    }
    check_behalf(ledger, command, &subject, context)
}

/// Who writes for another must be allowed to write for others there.
fn check_behalf(
    ledger: &dyn Ledger,
    command: &Command,
    subject: &Subject,
    context: &Context<'_>,
) -> Result<(), Stop> {
    let (Some(_), Some(actor)) = (&command.on_behalf_of, command.actor) else { return Ok(()) };
    let writer = standing_of(ledger.records(), actor)?;
    let action = Action::ActOnBehalf;
    if may(Some(&writer), action, subject, context.today)
        || stands_in_for(&writer, action, subject, context.today).is_some()
    {
        Ok(())
    } else {
        Err(Stop::refused("refusal-not-on-behalf"))
    }
}

/// The system signs nothing; a person's command must carry the signature of an active device.
fn check_signature(ledger: &dyn Ledger, signed: &SignedCommand) -> Result<(), Stop> {
    if signed.command.actor.is_none() && signed.signature.is_empty() {
        return Ok(());
    }
    let device = ledger.records().find::<Device>(signed.device)?;
    let active = device.filter(|device| device.value.state == "active");
    let device = active.ok_or_else(|| Stop::refused("refusal-unknown-device"))?;
    if signed.is_signed_by(&device.value)? { Ok(()) } else { Err(Stop::refused("refusal-bad-signature")) }
}

fn header(signed: &SignedCommand, now: Timestamp, verdict: Verdict) -> Header {
    let command = &signed.command;
    let blob = match &command.payload {
        Payload::Blob { hash, .. } => Some(hash.clone()),
        Payload::Inline(_) => None,
    };
    Header {
        command: command.id,
        kind: command.kind.clone(),
        kind_version: command.kind_version,
        device: (command.actor.is_some() || signed.n.is_some()).then_some(signed.device),
        n: signed.n,
        actor: command.actor,
        on_behalf_of: command.on_behalf_of.clone(),
        blob,
        base: command.base.clone(),
        client_time: command.client_time,
        received_at: now,
        signature: signed.signature.clone(),
        verdict,
        shape: SHAPE,
        clears: Vec::new(),
    }
}
