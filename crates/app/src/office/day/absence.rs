//! What the absent person reads: who acts for them, and at the return what was done meanwhile.

use obeznik_authority::LogEntry;
use obeznik_circulation::opinion::Opinion;
use obeznik_circulation::paper::Paper;
use obeznik_kernel::calendar::{add_days, day_in_prague};
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{RecordId, SUBSTITUTE, Stored, Substitution};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::{RecentChange, change, named_paper};
use crate::api::ApiError;
use crate::municipality::names::Names;
use crate::office::Reader;
use crate::office::shared::Phrase;

/// Days after the return for which the note stays.
const KEPT_DAYS: i32 = 14;

/// Lines of the log that are looked through.
const MOST_LINES: usize = 5_000;

/// Acts shown; the histories of papers hold them all.
const MOST: usize = 20;

/// An absence of the person, with what a substitute did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MyAbsence {
    /// Identifier of the substitution.
    pub id: String,
    /// Who acts or acted, and in which days.
    pub text: Phrase,
    /// How much they did, or why it is not known here.
    pub note: Phrase,
    /// What they did, the newest first.
    pub done: Vec<RecentChange>,
}

/// Absences that last today or ended a short while ago, the newest first.
pub(super) fn absences(reader: &Reader<'_>, names: &Names<'_>) -> Result<Vec<MyAbsence>, ApiError> {
    let all: Vec<Stored<Substitution>> = reader.records.under(reader.me)?;
    let oldest = add_days(reader.today, -KEPT_DAYS);
    let is_near = |one: &Stored<Substitution>| {
        one.value.from <= reader.today && one.value.to.is_none_or(|last| oldest <= last)
    };
    let mut near: Vec<Stored<Substitution>> = all.into_iter().filter(is_near).collect();
    if near.is_empty() {
        return Ok(Vec::new());
    }
    near.sort_by_key(|one| std::cmp::Reverse(one.value.from));
    let entries = reader.store.log(u64::MAX >> 1, MOST_LINES)?;
    near.iter().map(|one| absence(reader, names, one, &entries)).collect()
}

fn absence(
    reader: &Reader<'_>,
    names: &Names<'_>,
    stored: &Stored<Substitution>,
    entries: &[LogEntry],
) -> Result<MyAbsence, ApiError> {
    let substitution = &stored.value;
    let done: Vec<&LogEntry> = entries.iter().filter(|entry| is_done(reader, substitution, entry)).collect();
    let shown = done.iter().take(MOST).map(|entry| change(names, entry, paper_of(reader, entry)?));
    let key = match substitution.to {
        Some(last) if last < reader.today => "absence-was",
        Some(_) => "absence-is",
        None => "absence-is-open",
    };
    let to = substitution.to.map(|day| day.to_string()).unwrap_or_default();
    let text = Phrase::new(key)
        .with("person", names.person(substitution.by)?.name)
        .with("from", substitution.from)
        .with("to", to);
    let note = if reader.joined.is_some() && done.is_empty() {
        Phrase::new("absence-there") // the log is kept by the shared office
    } else {
        Phrase::new("absence-done").with("count", done.len())
    };
    Ok(MyAbsence { id: stored.id.to_string(), text, note, done: shown.collect::<Result<_, ApiError>>()? })
}

/// Whether the line tells of an act that the substitute did in the person's place in those days.
fn is_done(reader: &Reader<'_>, substitution: &Substitution, entry: &LogEntry) -> bool {
    let header = &entry.header;
    let behalf = header.on_behalf_of.as_ref();
    header.verdict.is_accepted()
        && header.actor == Some(substitution.by)
        && behalf.is_some_and(|behalf| behalf.how == SUBSTITUTE && behalf.person == reader.me)
        && substitution.lasts_on(day_in_prague(header.received_at))
}

/// The paper the act concerned, also through an opinion.
fn paper_of(reader: &Reader<'_>, entry: &LogEntry) -> Result<Option<Stored<Paper>>, ApiError> {
    if let Some(paper) = named_paper(reader, entry)? {
        return Ok(Some(paper));
    }
    let payload: Option<Value> = entry.payload.as_deref().and_then(|text| serde_json::from_str(text).ok());
    let id = payload.as_ref().and_then(|payload| payload.get("opinion")).and_then(Value::as_str);
    let Some(id) = id.and_then(|id| id.parse::<RecordId>().ok()) else { return Ok(None) };
    let parent = reader.records.find::<Opinion>(id)?.and_then(|opinion| opinion.parent);
    Ok(parent.map(|id| reader.records.find::<Paper>(id)).transpose()?.flatten())
}
