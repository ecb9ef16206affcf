//! What happened to a thing, from the log: the newest first, one line for each act.

use obeznik_authority::LogEntry;
use obeznik_kernel::{RecordId, SUBSTITUTE};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::api::ApiError;
use crate::circulation::papers::HistoryEvent;
use crate::circulation::readings;
use crate::municipality::names::Names;
use crate::office::shared::Phrase;
use crate::office::{Reader, parse_id};

/// Most commands shown on a screen; the whole log has a page of its own.
pub(crate) const MOST: u32 = 200;

/// Kind of the command that is sent for each field a person leaves.
const EDIT: &str = "circulation.edit_paper";

/// Stands where fields would, when the input was erased: `changed-erased`.
const ERASED: &str = "erased";
/// Fields changed with no longer pause between them are one act of writing.
const ONE_SITTING_S: i64 = 30 * 60;

/// Which thing's history is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HistoryInput {
    /// A paper, a resolution or anything else by its identifier.
    pub record: String,
}

/// What happened to a thing, the newest first.
///
/// # Errors
/// [`Code::Invalid`](crate::Code::Invalid) for what is no identifier, else when the store cannot be read.
pub fn history(reader: &Reader<'_>, input: HistoryInput) -> Result<Vec<HistoryEvent>, ApiError> {
    of(reader, &Names::of(reader.records), parse_id(&input.record)?)
}

/// Accepted commands that touched the record or what lies under it.
///
/// # Errors
/// When the store cannot be read.
pub(crate) fn of(
    reader: &Reader<'_>,
    names: &Names<'_>,
    id: RecordId,
) -> Result<Vec<HistoryEvent>, ApiError> {
    // Who read it stands in a list of its own; here it would push out what happened.
    told(names, &reader.store.history(id, readings::NOTE, MOST as usize)?)
}

/// Entries of the log about one thing as acts, the newest first.
///
/// # Errors
/// When the store cannot be read.
pub(crate) fn told(names: &Names<'_>, entries: &[LogEntry]) -> Result<Vec<HistoryEvent>, ApiError> {
    let accepted: Vec<&LogEntry> =
        entries.iter().filter(|entry| entry.header.verdict.is_accepted()).collect();
    sittings(&accepted).into_iter().map(|sitting| event_of(names, &sitting)).collect()
}

/// Edits of one person with nothing between them belong together; any other command stands alone.
fn sittings<'e>(entries: &[&'e LogEntry]) -> Vec<Vec<&'e LogEntry>> {
    let mut sittings: Vec<Vec<&LogEntry>> = Vec::new();
    for entry in entries {
        match sittings.last_mut() {
            Some(sitting) if sitting.last().is_some_and(|newer| is_one_sitting(newer, entry)) => {
                sitting.push(entry);
            }
            _ => sittings.push(vec![entry]),
        }
    }
    sittings
}

fn is_one_sitting(newer: &LogEntry, older: &LogEntry) -> bool {
    let (one, two) = (&newer.header, &older.header);
    let pause = one.received_at.as_second() - two.received_at.as_second();
    let is_same_hand = one.actor == two.actor
        && one.on_behalf_of.as_ref().map(|behalf| behalf.person)
            == two.on_behalf_of.as_ref().map(|behalf| behalf.person);
    one.kind == EDIT && two.kind == EDIT && is_same_hand && pause <= ONE_SITTING_S
}

/// The newest command of a sitting, with every field the sitting changed in the order of writing.
fn event_of(names: &Names<'_>, sitting: &[&LogEntry]) -> Result<HistoryEvent, ApiError> {
    let mut changed: Vec<String> = Vec::new();
    for field in sitting.iter().rev().flat_map(|entry| fields(entry)) {
        if !changed.contains(&field) {
            changed.push(field);
        }
    }
    if sitting.iter().any(|entry| entry.is_cleared()) {
        changed.push(ERASED.to_owned());
    }
    Ok(HistoryEvent { details: named(&changed), ..event(names, sitting[0])? })
}

/// What the fields a command set are called.
pub(crate) fn details(entry: &LogEntry) -> Vec<Phrase> {
    if entry.is_cleared() { vec![Phrase::new("changed-erased")] } else { named(&fields(entry)) }
}

fn named(fields: &[String]) -> Vec<Phrase> {
    let phrase = |field: &String| Phrase::new(&format!("changed-{}", field.replace('_', "-")));
    fields.iter().map(phrase).collect()
}

/// Names of the fields a command set.
fn fields(entry: &LogEntry) -> Vec<String> {
    let payload: Option<Value> = entry.payload.as_deref().and_then(|text| serde_json::from_str(text).ok());
    let edits = payload.as_ref().and_then(|payload| payload.get("edits")).and_then(Value::as_array);
    let name = |edit: &Value| edit.get("field").and_then(Value::as_str).map(str::to_owned);
    edits.into_iter().flatten().filter_map(name).collect()
}

/// A line of the log as a person reads it.
///
/// # Errors
/// When the store cannot be read.
pub(crate) fn event(names: &Names<'_>, entry: &LogEntry) -> Result<HistoryEvent, ApiError> {
    let header = &entry.header;
    let name = |id: Option<_>| -> Result<String, ApiError> {
        Ok(id.map(|id| names.person(id)).transpose()?.map(|who| who.name).unwrap_or_default())
    };
    Ok(HistoryEvent {
        at: header.received_at.to_string(),
        who: name(header.actor)?,
        on_behalf_of: name(header.on_behalf_of.as_ref().map(|behalf| behalf.person))?,
        is_in_place: is_in_place(entry),
        what: what(&header.kind, entry.payload.as_deref()),
        details: Vec::new(),
        command: header.command.to_string(),
    })
}

/// Whether a substitute decided, and did not only write down.
pub(crate) fn is_in_place(entry: &LogEntry) -> bool {
    entry.header.on_behalf_of.as_ref().is_some_and(|behalf| behalf.how == SUBSTITUTE)
}

/// The sentence of a kind of command, with the reason a person gave.
pub(crate) fn what(kind: &str, payload: Option<&str>) -> Phrase {
    let key = format!("history-{}", kind.replace(['.', '_'], "-"));
    let payload: Option<Value> = payload.and_then(|text| serde_json::from_str(text).ok());
    let text = |name: &str| {
        let value = payload.as_ref().and_then(|payload| payload.get(name));
        value.and_then(Value::as_str).unwrap_or_default().to_owned()
    };
    let phrase = Phrase::new(&key).with("reason", text("reason")).with("title", text("title"));
    let cause = text("cause");
    let phrase = if cause.is_empty() { phrase } else { phrase.with("cause", cause) };
    let is_closed =
        payload.as_ref().and_then(|payload| payload.get("is_confidential")).and_then(Value::as_bool);
    phrase.with("why", text("why")).with("closed", if is_closed == Some(true) { "yes" } else { "no" })
}
