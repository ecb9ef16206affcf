//! What awaits a number and what has one.

use obeznik_circulation::registry::{RegistryEntry, RegistryKind, RegistryNumbers, registry_entry_id};
use obeznik_kernel::RecordId;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_store::{RegistryFilter, Span};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

use super::DocumentKey;
use crate::api::{ApiError, Code};
use crate::municipality::names::Names;
use crate::office::acts::is_allowed;
use crate::office::shared::{Page, Slice};
use crate::office::{Reader, parse_id};

/// Which documents are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RegistryInput {
    /// `waiting`, `registered`, `all`.
    pub which: String,
    /// Of a kind; empty for all.
    pub kind: String,
    /// Of a year; 0 for all.
    pub year: i16,
    /// Part; the order is always the newest first.
    pub slice: Slice,
}

/// A document in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RegistryRow {
    /// Which document.
    pub key: DocumentKey,
    /// Its own number; empty where it has none.
    pub number: String,
    /// Its title or file name; empty for an invitation.
    pub title: String,
    /// The day it is of; empty where it is not known.
    pub dated_on: String,
    /// The body; empty for a paper.
    pub body: String,
    /// Number of the meeting; 0 where there is none.
    pub meeting_number: u32,
    /// Číslo jednací; empty while it awaits one.
    pub reference_number: String,
    /// Spisová značka.
    pub file_mark: String,
    /// Spisový znak.
    pub plan_mark: String,
    /// Skartační znak.
    pub retention_mark: String,
    /// Skartační lhůta in years.
    pub retention_years: Option<u16>,
    /// When it was handed over last.
    pub handed_over_at: Option<String>,
}

/// Which document.
pub type RegistryOfInput = DocumentKey;

/// What the filing service knows of one document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RegistryDto {
    /// Číslo jednací; empty while it awaits one.
    pub reference_number: String,
    /// Spisová značka.
    pub file_mark: String,
    /// Spisový znak.
    pub plan_mark: String,
    /// Skartační znak.
    pub retention_mark: String,
    /// Skartační lhůta in years.
    pub retention_years: Option<u16>,
    /// When it was handed over last.
    pub handed_over_at: Option<String>,
    /// What was mended, the last at the end.
    pub corrections: Vec<NumberCorrectionDto>,
    /// Whether the person may enter numbers.
    pub may_register: bool,
}

/// A number that was changed after it had been entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NumberCorrectionDto {
    /// When.
    pub at: String,
    /// Who mended it.
    pub by: String,
    /// The reference number that stood there before.
    pub before: String,
    /// Why.
    pub reason: String,
}

/// Most rows of one answer.
const MOST: u32 = 500;

/// A part of the list.
///
/// # Errors
/// When the store cannot be read.
pub fn registry(reader: &Reader<'_>, input: RegistryInput) -> Result<Page<RegistryRow>, ApiError> {
    let filter = RegistryFilter {
        is_registered: match input.which.as_str() {
            "waiting" => Some(false),
            "registered" => Some(true),
            _ => None,
        },
        kind: Some(input.kind).filter(|kind| !kind.is_empty()),
        year: Some(input.year).filter(|year| *year != 0),
        document: None,
    };
    let span = Span { offset: input.slice.offset as usize, limit: input.slice.limit.min(MOST) as usize };
    let page = reader.store.registry(&filter, span)?;
    let total = u32::try_from(page.total).unwrap_or(u32::MAX);
    Ok(Page { rows: page.rows.into_iter().map(row).collect(), total })
}

/// The row of one document.
///
/// # Errors
/// [`Code::NotFound`] for what belongs to no filing service, or is not seen.
pub(super) fn row_of(reader: &Reader<'_>, key: &DocumentKey) -> Result<RegistryRow, ApiError> {
    let filter = RegistryFilter {
        kind: Some(key.kind.clone()),
        document: Some(parse_id(&key.id)?),
        ..RegistryFilter::default()
    };
    let found = reader.store.registry(&filter, Span::first(1))?.rows.into_iter().next();
    found.map(row).ok_or_else(|| ApiError::new(Code::NotFound, "refusal-not-found"))
}

fn row(row: obeznik_store::RegistryRow) -> RegistryRow {
    let obeznik_store::RegistryRow {
        kind,
        id,
        number,
        title,
        dated_on,
        body_name,
        meeting_number,
        reference_number,
        file_mark,
        plan_mark,
        retention_mark,
        retention_years,
        handed_over_at,
    } = row;
    RegistryRow {
        key: DocumentKey { kind, id: id.to_string() },
        number,
        title,
        dated_on: dated_on.unwrap_or_default(),
        body: body_name.unwrap_or_default(),
        meeting_number: meeting_number.unwrap_or_default(),
        reference_number,
        file_mark,
        plan_mark,
        retention_mark,
        retention_years,
        handed_over_at,
    }
}

/// What the filing service knows of one document; nothing yet is an answer too.
///
/// # Errors
/// When the store cannot be read.
pub fn registry_of(reader: &Reader<'_>, input: RegistryOfInput) -> Result<RegistryDto, ApiError> {
    let id = parse_id(&input.id)?;
    let entry = entry_of(reader, &input.kind, id)?;
    let payload = json!({ "kind": input.kind, "document": id });
    let names = Names::of(reader.records);
    let numbers = entry.as_ref().map(|entry| entry.numbers.clone()).unwrap_or_default();
    let RegistryNumbers { reference_number, file_mark, plan_mark, retention_mark, retention_years } = numbers;
    let last = entry.as_ref().and_then(|entry| entry.hand_overs.last());
    Ok(RegistryDto {
        reference_number,
        file_mark,
        plan_mark,
        retention_mark,
        retention_years,
        handed_over_at: last.map(|last| last.at.to_string()),
        corrections: entry.as_ref().map_or_else(|| Ok(Vec::new()), |entry| corrections(&names, entry))?,
        may_register: is_allowed(reader, "circulation.enter_registry_numbers", &payload),
    })
}

fn corrections(names: &Names<'_>, entry: &RegistryEntry) -> Result<Vec<NumberCorrectionDto>, ApiError> {
    let dto = |one: &obeznik_circulation::registry::NumberCorrection| {
        let by = one.by.map(|person| names.person(person)).transpose()?;
        Ok(NumberCorrectionDto {
            at: one.at.to_string(),
            by: by.map(|person| person.name).unwrap_or_default(),
            before: one.before.reference_number.clone(),
            reason: one.reason.clone(),
        })
    };
    entry.corrections.iter().map(dto).collect()
}

/// The entry of a document.
pub(super) fn entry_of(
    reader: &Reader<'_>,
    kind: &str,
    id: RecordId,
) -> Result<Option<RegistryEntry>, ApiError> {
    let entry = reader.records.find::<RegistryEntry>(registry_entry_id(&kind_of(kind)?, id))?;
    Ok(entry.map(|stored| stored.value))
}

/// The kind by its word.
pub(super) fn kind_of(word: &str) -> Result<RegistryKind, ApiError> {
    let found = RegistryKind::ALL.iter().find(|kind| kind.as_str() == word);
    found.cloned().ok_or_else(|| ApiError::new(Code::Invalid, "error-bad-input").with("what", word))
}

/// The numbers a printed document bears; nothing while it awaits them.
///
/// # Errors
/// When the store cannot be read.
pub fn print_line(
    reader: &Reader<'_>,
    kind: &RegistryKind,
    id: RecordId,
) -> Result<Option<(String, String)>, ApiError> {
    let entry = entry_of(reader, kind.as_str(), id)?.filter(RegistryEntry::is_registered);
    Ok(entry.map(|entry| (entry.numbers.reference_number, entry.numbers.file_mark)))
}
