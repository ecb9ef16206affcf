//! What waits in this computer and why.

use std::collections::BTreeSet;

use obeznik_circulation::paper::Paper;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{CommandId, RecordId};
use obeznik_sync::{Entry, Shown};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::Uploading;
use super::stranded::Stranded;
use super::uploads::{contents_of, name_of};
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
    /// `waits` for a connection, `file` for its file to go up, `stranded` for one that cannot go, `behind` another command
    /// that waits for its file, `sent` and not answered yet, `decided` and its effect is on the way.
    pub state: String,
    /// The file it waits for: how much of it is with the office, and why it rests.
    pub file: Option<Uploading>,
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
    let mut held = BTreeSet::new();
    let rows = outbox.iter().map(|entry| row(reader, entry, &mut held)).collect::<Result<_, _>>()?;
    Ok(Waiting { rows })
}

/// One row. `held` are commands before it that wait for a file, or behind one that does.
fn row(reader: &Reader<'_>, entry: &Entry, held: &mut BTreeSet<CommandId>) -> Result<WaitingRow, ApiError> {
    let command = &entry.signed.command;
    let (paper, place) = place(reader, command.payload_text())?;
    let file = file_of(reader, entry)?;
    let keeps = if Stranded::of(&reader.stranded, entry).is_some() {
        Keeps::Stranded
    } else if file.is_some() {
        Keeps::File
    } else if !entry.is_sealed() && entry.after.iter().any(|id| held.contains(id)) {
        Keeps::Behind
    } else {
        Keeps::Nothing
    };
    if keeps != Keeps::Nothing {
        held.insert(entry.id());
    }
    Ok(WaitingRow {
        id: command.id.to_string(),
        what: crate::circulation::history::what(&command.kind, Some(command.payload_text())),
        place,
        at: command.client_time.to_string(),
        state: state(entry, keeps, reader.contact.line == Line::Well).to_owned(),
        file,
        note: note(&entry.shown),
        paper,
    })
}

/// What besides the line keeps a command in this computer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Keeps {
    Nothing,
    /// A file that goes up.
    File,
    /// A file that cannot.
    Stranded,
    /// Another command that is kept by its file.
    Behind,
}

fn state(entry: &Entry, keeps: Keeps, is_reached: bool) -> &'static str {
    match (&entry.verdict, keeps) {
        (Some(_), _) => "decided",
        (None, Keeps::Stranded) => "stranded", // no connection mends it
        (None, Keeps::File) if is_reached => "file",
        (None, Keeps::Behind) if is_reached => "behind",
        (None, _) if entry.is_sealed() && is_reached => "sent",
        (None, _) => "waits",
    }
}

/// The file a command waits for, which goes up before it does.
fn file_of(reader: &Reader<'_>, entry: &Entry) -> Result<Option<Uploading>, ApiError> {
    if entry.is_sealed() || entry.verdict.is_some() {
        return Ok(None);
    }
    let up = reader.contact.up.as_ref();
    for hash in contents_of(entry) {
        let Some(whole) = reader.store.size_of_blob(&hash)? else { continue };
        let here = up.filter(|up| up.blob == hash.0).map_or(0, |up| up.here);
        let rests = up.map(|up| up.rests.clone()).unwrap_or_default(); // what holds one holds all
        return Ok(Some(Uploading { blob: hash.0, name: name_of(entry), here, whole, rests }));
    }
    Ok(None)
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
