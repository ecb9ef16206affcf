//! Commands come up: each number of a device is decided once, in order, none skipped.

use obeznik_authority::{Arrival, SignedCommand, Verdict, decide, refuse};
use obeznik_kernel::{BlobHash, DeviceId, IdSource, Payload, Refusal, Stop, Timestamp};

use super::devices::{Caller, caller};
use super::store::{AuthorityStore, Line};
use crate::message::{Answered, Decided, PushAnswer, PushRequest, Sealed};
use crate::outbox::DEPENDS_ON_REFUSED;

/// What the office decides with: its time, new identifiers, salts, and the rows of bulk commands.
pub struct Desk<'a> {
    /// The office's time.
    pub now: Timestamp,
    /// New identifiers.
    pub ids: &'a mut dyn IdSource,
    /// Sixteen random bytes for each line of the log.
    pub salt: &'a mut dyn FnMut() -> Result<[u8; 16], Stop>,
    /// The rows of a bulk command, verified against its hash; nothing when the blob has not come up yet.
    pub rows: RowsOf<'a>,
}

/// Reads the rows of a blob; nothing when it is not there.
pub type RowsOf<'a> = &'a mut dyn FnMut(&BlobHash) -> Result<Option<Vec<u8>>, Stop>;

/// What came of one number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// It is decided.
    Verdict(Verdict),
    /// It was used for another command.
    NumberTaken,
    /// Its rows have to come up first; nothing was decided.
    NeedsBlob(BlobHash),
}

/// Decides what a device pushed. One transaction: effects, log, numbers and verdicts.
///
/// A command whose blob has not come up, or on which the back end breaks, ends the batch before it; what came before is kept and answered.
///
/// # Errors
/// A refusal when the request is none a sound device makes, [`Stop::Missing`] and [`Stop::Broken`] as in
/// [`decide`]: the caller then rolls back.
pub fn push(
    store: &mut dyn AuthorityStore,
    request: PushRequest,
    desk: &mut Desk<'_>,
) -> Result<PushAnswer, Stop> {
    let (mut line, history) = match caller(store, request.device, request.history)? {
        Caller::Closed(closed) => return Ok(PushAnswer::Closed(closed)),
        Caller::OtherHistory(other) => return Ok(PushAnswer::OtherHistory(other)),
        Caller::Known(line, history) => (line, history),
    };
    let (mut verdicts, mut needs) = (Vec::new(), None);
    for sealed in &request.commands {
        let n = number_of(sealed, line.device)?;
        if n > line.last_n + 1 {
            break;
        }
        match decide_one(store, &mut line, sealed, desk) {
            Ok(Step::Verdict(verdict)) => {
                verdicts.push(Answered { n, command: sealed.signed.command.id, verdict })
            }
            Ok(Step::NumberTaken) => return Ok(PushAnswer::NumbersTaken(line.device)),
            Ok(Step::NeedsBlob(hash)) => {
                needs = Some(hash);
                break;
            }
            Err(Stop::Broken(_)) if !verdicts.is_empty() => {
                store.roll_back()?;
                break;
            }
            Err(stop) => return Err(stop),
        }
    }
    let Line { device, last_n, .. } = line;
    Ok(PushAnswer::Decided(Decided { device, history, last_n, verdicts, needs }))
}

/// A sound device sends its own commands, numbered.
fn number_of(sealed: &Sealed, device: DeviceId) -> Result<u64, Stop> {
    let n = sealed.signed.n.filter(|n| *n > 0 && sealed.signed.device == device);
    let n = n.ok_or_else(|| Refusal::new("refusal-bad-input").with("what", "n"))?;
    if has_nul(&sealed.signed) {
        return Err(Refusal::new("refusal-bad-input").with("what", "text").into());
    }
    if sealed.after.iter().all(|after| *after < n) {
        Ok(n)
    } else {
        Err(Refusal::new("refusal-bad-input").with("what", "after").into())
    }
}

/// Not every database keeps a text with such a letter; no sound device writes one.
fn has_nul(signed: &SignedCommand) -> bool {
    let command = &signed.command;
    let hash = match &command.payload {
        Payload::Inline(_) => "",
        Payload::Blob { hash, .. } => &hash.0,
    };
    let texts = [command.kind.as_str(), command.payload_text(), hash, signed.signature.as_str()];
    texts.iter().any(|text| text.contains('\0'))
}

/// Decides one number of a line, at most one after the last.
///
/// # Errors
/// As [`push`].
pub fn decide_one(
    store: &mut dyn AuthorityStore,
    line: &mut Line,
    sealed: &Sealed,
    desk: &mut Desk<'_>,
) -> Result<Step, Stop> {
    let n = number_of(sealed, line.device)?;
    let command = sealed.signed.command.id;
    if n <= line.last_n {
        let known = store.answer_of(line.device, n)?;
        let known = known.filter(|(known, _)| *known == command);
        return Ok(known.map_or(Step::NumberTaken, |(_, verdict)| Step::Verdict(verdict)));
    }
    let verdict = match verdict_on(store, line, sealed, desk)? {
        Ok(verdict) => verdict,
        Err(hash) => return Ok(Step::NeedsBlob(hash)),
    };
    store.note_answer(line.device, n, command)?;
    line.last_n = n;
    store.put_line(line)?;
    Ok(Step::Verdict(verdict))
}

/// The verdict, or the blob that has to come up first.
fn verdict_on(
    store: &mut dyn AuthorityStore,
    line: &Line,
    sealed: &Sealed,
    desk: &mut Desk<'_>,
) -> Result<Result<Verdict, BlobHash>, Stop> {
    let signed = &sealed.signed;
    check_whose(store, line, signed)?;
    let salt = (desk.salt)()?;
    if let Some(refusal) = refusal_at_the_door(store, line, sealed)? {
        return refuse(store, signed, refusal, desk.now, salt).map(Ok);
    }
    let rows = match &signed.command.payload {
        Payload::Inline(_) => Vec::new(),
        Payload::Blob { hash, .. } => match (desk.rows)(hash)? {
            Some(rows) => rows,
            None => return Ok(Err(hash.clone())),
        },
    };
    decide(store, signed, Arrival { now: desk.now, ids: &mut *desk.ids, salt, rows: &rows }).map(Ok)
}

/// Nobody learns the verdict of another person's command by sending its identifier.
fn check_whose(store: &dyn AuthorityStore, line: &Line, signed: &SignedCommand) -> Result<(), Stop> {
    match store.entry_of(signed.command.id)? {
        Some(entry) if entry.header.actor != Some(line.person) => {
            Err(Refusal::new("refusal-bad-input").with("what", "id").into())
        }
        _ => Ok(()),
    }
}

/// A device acts for its person alone, and not on the ground of what was refused.
fn refusal_at_the_door(
    store: &dyn AuthorityStore,
    line: &Line,
    sealed: &Sealed,
) -> Result<Option<Refusal>, Stop> {
    if sealed.signed.command.actor != Some(line.person) {
        return Ok(Some(Refusal::new("refusal-not-this-device")));
    }
    if sealed.built_on_refused {
        return Ok(Some(Refusal::new(DEPENDS_ON_REFUSED)));
    }
    for n in &sealed.after {
        let verdict = store.answer_of(line.device, *n)?.map(|(_, verdict)| verdict);
        if verdict.is_some_and(|verdict| !verdict.is_accepted()) {
            return Ok(Some(Refusal::new(DEPENDS_ON_REFUSED)));
        }
    }
    Ok(None)
}
