//! Rows come down: access first, then pages of one snapshot that end where a command ends. One that is larger than a
//! page is parted for who reads parts.

use std::collections::{BTreeMap, BTreeSet};

use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::{HistoryId, RawRecord, Refusal, Stop, Timestamp};

use super::devices::{Caller, caller};
use super::sight::{Holds, holds, sight_of};
use super::store::{AuthorityStore, Line, Mark, OfficeState, Reach, Sight};
use crate::cursor::{Cursors, Place};
use crate::message::{Access, Page, PullAnswer, PullRequest, Reads, StartOver};
use crate::row::{RowKey, ScopeSum};
use crate::store::{Change, Staged};

/// Bytes of a change beside its body, in round numbers.
const ENVELOPE: u64 = 200;

/// How much goes down at once. To who reads no parts a command goes whole, however much it changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageLimits {
    /// Changes.
    pub rows: usize,
    /// Bytes of their bodies and envelopes.
    pub bytes: u64,
}

impl Default for PageLimits {
    fn default() -> Self {
        Self { rows: 5_000, bytes: 4 << 20 }
    }
}

/// Whether a pull of the device will only read: what its person sees is known and holds.
///
/// # Errors
/// As [`pull`].
pub fn is_sight_fresh(
    store: &dyn AuthorityStore,
    request: &PullRequest,
    now: Timestamp,
) -> Result<bool, Stop> {
    let Some(line) = store.line(request.device)? else { return Ok(true) };
    let sight = store.sight(line.person)?;
    Ok(holds(store, sight.as_ref(), store.state()?, day_in_prague(now))? == Holds::Wholly)
}

/// Answers a pull. One transaction over one snapshot; it writes only when what the person sees has to be
/// looked up again ([`is_sight_fresh`]).
///
/// # Errors
/// A refusal when the device is unknown, [`Stop::Broken`] when the store fails.
pub fn pull(
    store: &mut dyn AuthorityStore,
    request: &PullRequest,
    limits: PageLimits,
    now: Timestamp,
) -> Result<PullAnswer, Stop> {
    let (line, history) = match caller(store, request.device, request.history)? {
        Caller::Closed(closed) => return Ok(PullAnswer::Closed(closed)),
        Caller::OtherHistory(other) => return Ok(PullAnswer::OtherHistory(other)),
        Caller::Known(line, history) => (line, history),
    };
    if request.cursors.within.as_ref().is_some_and(has_nul) {
        return Err(Refusal::new("refusal-bad-input").with("what", "within").into());
    }
    let sight = sight_of(store, line.person, now)?;
    if sight.acl_ver != request.acl_ver {
        return access(store, &line, history, &sight).map(PullAnswer::Access);
    }
    let state = store.state()?;
    if reaches_too_far(request, &sight, state) {
        let (device, from) = (line.device, request.cursors.clone());
        return Ok(PullAnswer::StartOver(StartOver { device, history, from }));
    }
    let snapshot = Snapshot { line, history, sight, state, now };
    page(store, request, limits, snapshot).map(|page| PullAnswer::Page(Box::new(page)))
}

/// Not every database compares a text with such a letter; no sound device names one.
fn has_nul(place: &Place) -> bool {
    [&place.key.kind, &place.scope.0].iter().any(|text| text.contains('\0'))
}

fn access(
    store: &dyn AuthorityStore,
    line: &Line,
    history: HistoryId,
    sight: &Sight,
) -> Result<Access, Stop> {
    let mut scopes = Vec::new();
    for scope in &sight.scopes {
        scopes.extend(store.audience(scope)?);
    }
    Ok(Access { device: line.device, history, acl_ver: sight.acl_ver, scopes })
}

/// Whether deletions were forgotten that the device has not read, or it read to where the office never was.
/// What was forgotten before a device began to read concerns no row it holds.
fn reaches_too_far(request: &PullRequest, sight: &Sight, state: OfficeState) -> bool {
    let Cursors { common, behind, within } = &request.cursors;
    let begun = within.as_ref().map_or(0, |place| place.seq);
    let furthest = behind.values().copied().fold((*common).max(begun), u64::max);
    let is_forgotten = |scope| {
        let read = request.cursors.of(scope);
        // Of a command that was begun a device holds rows, also where it has read nothing else yet.
        let read = if read < begun { read.max(1) } else { read };
        (1..state.horizon).contains(&read)
    };
    let has_forgotten = state.horizon > request.horizon && sight.scopes.iter().any(is_forgotten);
    furthest > state.head || has_forgotten
}

/// What a page is made of.
struct Snapshot {
    line: Line,
    history: HistoryId,
    sight: Sight,
    state: OfficeState,
    now: Timestamp,
}

fn page(
    store: &dyn AuthorityStore,
    request: &PullRequest,
    limits: PageLimits,
    snapshot: Snapshot,
) -> Result<Page, Stop> {
    let Snapshot { line, history, sight, state, now } = snapshot;
    let bytes = request.max_bytes.unwrap_or(limits.bytes).min(limits.bytes);
    let (marks, end) = cut(store, request, &reach(&request.cursors, &sight), PageLimits { bytes, ..limits })?;
    let caught_up = matches!(end, End::Head);
    let (through, within) = match end {
        End::Head => (state.head, None),
        End::Command(seq) => (seq, None),
        End::Within(place) => (place.seq.saturating_sub(1), Some(place)),
    };
    let total = || Ok::<_, Stop>(ScopeSum::total(store.sums(&sight.scopes)?.values()));
    let unsettled = request.unsettled.filter(|n| *n <= line.last_n); // no later number has a verdict
    let verdicts = unsettled.map(|n| store.answers_from(line.device, n)).transpose()?;
    Ok(Page {
        device: line.device,
        history,
        acl_ver: sight.acl_ver,
        from: request.cursors.clone(),
        through,
        within,
        rows: loaded(store, marks)?,
        caught_up,
        head: state.head,
        horizon: state.horizon,
        time: now,
        last_n: line.last_n,
        verdicts: verdicts.unwrap_or_default(),
        total: caught_up.then(total).transpose()?,
    })
}

/// The scopes of a person, together with how far each was read.
fn reach(cursors: &Cursors, sight: &Sight) -> Vec<Reach> {
    let mut reach: BTreeMap<u64, BTreeSet<_>> = BTreeMap::new();
    for scope in &sight.scopes {
        reach.entry(cursors.of(scope)).or_default().insert(scope.clone());
    }
    reach.into_iter().map(|(after, scopes)| Reach { after, scopes }).collect()
}

/// Where a page ends.
enum End {
    /// Where there is nothing more.
    Head,
    /// Where this command ends.
    Command(u64),
    /// Within a command, after this place.
    Within(Place),
}

/// The changes of a page, and where it ends: after a whole command if one fits.
fn cut(
    store: &dyn AuthorityStore,
    request: &PullRequest,
    reach: &[Reach],
    limits: PageLimits,
) -> Result<(Vec<Mark>, End), Stop> {
    let mut marks =
        next(store, reach, request.cursors.within.as_ref(), limits.rows.saturating_add(1).max(2))?;
    let fits = fitting(&marks, limits);
    let Some(following) = marks.get(fits).map(|mark| mark.seq) else { return Ok((marks, End::Head)) };
    let whole = marks.iter().take(fits).rposition(|mark| mark.seq != following).map_or(0, |last| last + 1);
    if whole == 0 && !request.reads.contains(&Reads::Parts) {
        return whole_command(store, reach, following);
    }
    marks.truncate(if whole > 0 { whole } else { fits });
    let end = marks.last().map_or(End::Head, |last| match whole {
        0 => End::Within(last.place()),
        _ => End::Command(last.seq),
    });
    Ok((marks, end))
}

/// The next changes after the cursors.
fn next(
    store: &dyn AuthorityStore,
    reach: &[Reach],
    within: Option<&Place>,
    limit: usize,
) -> Result<Vec<Mark>, Stop> {
    let Some(place) = within else { return store.marks(reach, limit) };
    let mut marks = store.marks_at(reach, place, limit)?;
    let left = limit.saturating_sub(marks.len());
    marks.extend(store.marks(&beyond(reach, place.seq), left)?);
    Ok(marks)
}

/// What is left of the reach after a command.
fn beyond(reach: &[Reach], seq: u64) -> Vec<Reach> {
    reach.iter().map(|one| Reach { after: one.after.max(seq), ..one.clone() }).collect()
}

/// A command that alone is larger than a page.
fn whole_command(store: &dyn AuthorityStore, reach: &[Reach], seq: u64) -> Result<(Vec<Mark>, End), Stop> {
    let marks = store.marks_at(reach, &Place::start_of(seq), usize::MAX)?;
    let is_last = store.marks(&beyond(reach, seq), 1)?.is_empty();
    Ok((marks, if is_last { End::Head } else { End::Command(seq) }))
}

/// How many of the changes fit, the first in any case.
fn fitting(marks: &[Mark], limits: PageLimits) -> usize {
    let mut taken = 0_u64;
    let fits = marks.iter().take(limits.rows).take_while(|mark| {
        taken = taken.saturating_add(ENVELOPE + mark.bytes.unwrap_or(0));
        taken <= limits.bytes
    });
    marks.len().min(fits.count().max(1))
}

fn loaded(store: &dyn AuthorityStore, marks: Vec<Mark>) -> Result<Vec<Staged>, Stop> {
    let keys: Vec<RowKey> =
        marks.iter().filter(|mark| mark.bytes.is_some()).map(|mark| mark.key.clone()).collect();
    let rows = store.load(&keys)?.into_iter().map(|row| (RowKey::of(&row), row));
    let mut rows: BTreeMap<RowKey, RawRecord> = rows.collect();
    let staged = |Mark { seq, key, scope, bytes, is_erased }: Mark| {
        let change = match bytes.and_then(|_| rows.remove(&key)) {
            Some(row) => Change::Upsert(row),
            None => Change::Gone,
        };
        Staged { key, scope, seq, change, erased: is_erased }
    };
    Ok(marks.into_iter().map(staged).collect())
}
