//! What happened to a thing, from the log: the newest first.

use obeznik_authority::LogEntry;
use obeznik_kernel::RecordId;

use crate::api::ApiError;
use crate::circulation::papers::HistoryEvent;
use crate::municipality::names::Names;
use crate::office::Reader;
use crate::office::shared::Phrase;

/// Most events shown on a screen; the whole log has a page of its own.
const MOST: usize = 200;

/// Accepted commands that touched the record or what lies under it.
///
/// # Errors
/// When the store cannot be read.
pub(crate) fn of(
    reader: &Reader<'_>,
    names: &Names<'_>,
    id: RecordId,
) -> Result<Vec<HistoryEvent>, ApiError> {
    let entries = reader.store.history(id, MOST)?;
    entries
        .iter()
        .rev()
        .filter(|entry| entry.header.verdict.is_accepted())
        .map(|entry| event(names, entry))
        .collect()
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
        what: what(&header.kind, entry.payload.as_deref()),
        command: header.command.to_string(),
    })
}

/// The sentence of a kind of command, with the reason a person gave.
pub(crate) fn what(kind: &str, payload: Option<&str>) -> Phrase {
    let key = format!("history-{}", kind.replace(['.', '_'], "-"));
    let payload: Option<serde_json::Value> = payload.and_then(|text| serde_json::from_str(text).ok());
    let text = |name: &str| {
        let value = payload.as_ref().and_then(|payload| payload.get(name));
        value.and_then(serde_json::Value::as_str).unwrap_or_default().to_owned()
    };
    Phrase::new(&key).with("reason", text("reason")).with("title", text("title"))
}
