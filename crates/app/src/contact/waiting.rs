//! What waits in this computer and why.

use obeznik_circulation::paper::Paper;
use obeznik_kernel::RecordId;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_sync::{Entry, Shown};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::api::ApiError;
use crate::contact::Line;
use crate::office::Reader;
use crate::office::shared::Phrase;

/// Everything that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Waiting {
    /// Commands in the order in which the person acted.
    pub rows: Vec<WaitingRow>,
}

/// One command that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WaitingRow {
    /// The command.
    pub id: String,
    /// What the person did.
    pub what: Phrase,
    /// Where: number and title of the paper, when it concerns one.
    pub place: String,
    /// When.
    pub at: String,
    /// `waits` for a connection, `sent` and not answered yet, `decided` and its effect is on the way.
    pub state: String,
    /// What is special about it: only the office can decide it, or it does not fit any more.
    pub note: Option<Phrase>,
    /// The paper, to be opened; empty when it concerns none.
    pub paper: String,
}

/// Everything that waits in this computer, the oldest first.
///
/// # Errors
/// When the store cannot be read.
pub fn waiting(reader: &Reader<'_>, (): ()) -> Result<Waiting, ApiError> {
    let outbox = reader.store.outbox()?;
    let rows = outbox.iter().map(|entry| row(reader, entry)).collect::<Result<_, _>>()?;
    Ok(Waiting { rows })
}

fn row(reader: &Reader<'_>, entry: &Entry) -> Result<WaitingRow, ApiError> {
    let command = &entry.signed.command;
    let (paper, place) = place(reader, command.payload_text())?;
    Ok(WaitingRow {
        id: command.id.to_string(),
        what: crate::circulation::history::what(&command.kind, Some(command.payload_text())),
        place,
        at: command.client_time.to_string(),
        state: state(entry, reader.contact.line == Line::Well).to_owned(),
        note: note(&entry.shown),
        paper,
    })
}

fn state(entry: &Entry, is_reached: bool) -> &'static str {
    match &entry.verdict {
        Some(_) => "decided",
        None if entry.is_sealed() && is_reached => "sent",
        None => "waits",
    }
}

fn note(shown: &Shown) -> Option<Phrase> {
    match shown {
        Shown::Effect => None,
        Shown::AwaitsAuthority => Some(Phrase::new("sync-awaits-office")),
        Shown::Hindered(refusal) => {
            Some(Phrase { key: refusal.key.clone(), args: refusal.args.iter().cloned().collect() })
        }
    }
}

/// The paper a command concerns: identifier, number and title.
fn place(reader: &Reader<'_>, payload: &str) -> Result<(String, String), ApiError> {
    let payload: Value = serde_json::from_str(payload).unwrap_or_default();
    let paper = payload.get("paper").and_then(Value::as_str).and_then(|id| id.parse::<RecordId>().ok());
    let Some(id) = paper else { return Ok(Default::default()) };
    let found = reader.records.find::<Paper>(id)?;
    let named = found.map(|paper| format!("{} {}", paper.value.number, paper.value.title));
    Ok((id.to_string(), named.unwrap_or_default().trim().to_owned()))
}
