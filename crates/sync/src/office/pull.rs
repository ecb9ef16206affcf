//! Rows come down: access first, then pages of one snapshot that end on a `seq` boundary.

use std::collections::{BTreeMap, BTreeSet};

use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::{HistoryId, RawRecord, Stop, Timestamp};

use super::devices::{Caller, caller};
use super::sight::{Holds, holds, sight_of};
use super::store::{AuthorityStore, Line, Mark, OfficeState, Reach, Sight};
use crate::cursor::Cursors;
use crate::message::{Access, Page, PullAnswer, PullRequest, StartOver};
use crate::row::{RowKey, ScopeSum};
use crate::store::{Change, Staged};

/// Bytes of a change beside its body, in round numbers.
const ENVELOPE: u64 = 200;

/// How much goes down at once. One command is never split, however much it changed.
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
    let Cursors { common, behind } = &request.cursors;
    let furthest = behind.values().copied().fold(*common, u64::max);
    let is_forgotten = |scope| (1..state.horizon).contains(&request.cursors.of(scope));
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
    let (marks, caught_up) = cut(store, &reach(&request.cursors, &sight), PageLimits { bytes, ..limits })?;
    let through = if caught_up { state.head } else { marks.last().map_or(0, |mark| mark.seq) };
    let total = || Ok::<_, Stop>(ScopeSum::total(store.sums(&sight.scopes)?.values()));
    let unsettled = request.unsettled.filter(|n| *n <= line.last_n); // no later number has a verdict
    let verdicts = unsettled.map(|n| store.answers_from(line.device, n)).transpose()?;
    Ok(Page {
        device: line.device,
        history,
        acl_ver: sight.acl_ver,
        from: request.cursors.clone(),
        through,
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

/// The changes of a page, and whether none are left after them. It ends where a command ends.
fn cut(store: &dyn AuthorityStore, reach: &[Reach], limits: PageLimits) -> Result<(Vec<Mark>, bool), Stop> {
    let most = limits.rows.max(1);
    let mut marks = store.marks(reach, most + 1)?;
    let is_all = marks.len() <= most;
    if !is_all {
        let last = marks.last().map_or(0, |mark| mark.seq);
        marks.retain(|mark| mark.seq < last); // of the last command only a part may have come
        if marks.is_empty() {
            return whole_command(store, reach, last);
        }
    }
    let fits = within(&marks, limits.bytes);
    let is_cut = fits < marks.len();
    marks.truncate(fits);
    Ok((marks, is_all && !is_cut))
}

/// A command that alone is larger than a page.
fn whole_command(store: &dyn AuthorityStore, reach: &[Reach], seq: u64) -> Result<(Vec<Mark>, bool), Stop> {
    let marks = store.marks_at(reach, seq)?;
    let rest: Vec<Reach> =
        reach.iter().map(|one| Reach { after: one.after.max(seq), ..one.clone() }).collect();
    let caught_up = store.marks(&rest, 1)?.is_empty();
    Ok((marks, caught_up))
}

/// How many of the marks fit, whole commands only, the first in any case.
fn within(marks: &[Mark], bytes: u64) -> usize {
    let (mut taken, mut fits) = (0, 0);
    for command in marks.chunk_by(|one, two| one.seq == two.seq) {
        taken += command.iter().map(|mark| ENVELOPE + mark.bytes.unwrap_or(0)).sum::<u64>();
        if taken > bytes && fits > 0 {
            break;
        }
        fits += command.len();
    }
    fits
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
