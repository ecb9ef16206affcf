//! Files as screens show them: what was read in them, and documents of meetings.

use obeznik_circulation::attachment::{Attachment, is_open_for_documents};
use obeznik_circulation::meeting::MeetingDocument;
use obeznik_circulation::paper::Paper;
use obeznik_circulation::resolution::Resolution;
use obeznik_formats::text::EXTRACTOR_VERSION;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{BlobHash, RecordId, Stored};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

use crate::api::ApiError;
use crate::circulation::papers::{AttachmentDto, ResolutionRef};
use crate::municipality::names::Names;
use crate::office::Reader;
use crate::office::acts::is_allowed;
use crate::office::shared::Phrase;
use crate::views::view_of;

/// Resolutions of one meeting a screen shows.
const MOST_RESOLUTIONS: usize = 1_000;

/// A document of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MeetingDocumentDto {
    /// Identifier.
    pub id: String,
    /// File name.
    pub name: String,
    /// Size.
    #[ts(type = "number")]
    pub size_bytes: u64,
    /// Media type by content.
    pub media_type: String,
    /// `waiting`, `read`, `none`, `unreadable`.
    pub reading: String,
    /// Why nothing was read.
    pub reading_note: Option<Phrase>,
    /// When it came.
    pub added_at: String,
    /// Who brought it.
    pub added_by: String,
    /// Whether it came with an import.
    pub is_imported: bool,
    /// `minutes`, `attendance_list`, `proof_of_posting`, `other`.
    pub kind: String,
}

/// Whether the text of a content is read: `waiting`, `read`, `none`, `unreadable`, and why it is not.
pub(crate) fn reading(reader: &Reader<'_>, hash: &BlobHash) -> Result<(String, Option<Phrase>), ApiError> {
    let found = reader.store.extracted_text(hash)?;
    let Some(found) = found.filter(|found| found.extractor >= EXTRACTOR_VERSION) else {
        return Ok(("waiting".to_owned(), None));
    };
    let state = match found.note.as_str() {
        "" => "read",
        "attachment-text-none" | "attachment-text-scan" | "attachment-text-empty" => "none",
        _ => "unreadable",
    };
    let note = (!found.note.is_empty()).then(|| Phrase::new(&found.note));
    Ok((state.to_owned(), note))
}

/// Whether the person may add annexes to a paper now.
pub(crate) fn takes_attachments(
    reader: &Reader<'_>,
    paper: &Stored<Paper>,
    id: &str,
) -> Result<bool, ApiError> {
    let payload = json!({ "paper": id });
    let may = is_allowed(reader, "circulation.attach", &payload);
    Ok(may && is_open_for_documents(reader.records, paper)?)
}

/// Annexes of a paper.
pub(crate) fn attachments<'f>(
    reader: &Reader<'_>,
    names: &Names<'_>,
    found: impl Iterator<Item = &'f Stored<Attachment>>,
) -> Result<Vec<AttachmentDto>, ApiError> {
    found.map(|stored| attachment(reader, names, stored)).collect()
}

/// A file of a paper.
pub(crate) fn attachment(
    reader: &Reader<'_>,
    names: &Names<'_>,
    stored: &Stored<Attachment>,
) -> Result<AttachmentDto, ApiError> {
    let file = &stored.value;
    let note =
        (!file.note.is_empty()).then(|| Phrase::new(&format!("attachment-{}", file.note.replace('_', "-"))));
    let (reading, reading_note) = reading(reader, &file.blob)?;
    Ok(AttachmentDto {
        id: stored.id.to_string(),
        name: file.name.clone(),
        size_bytes: file.size_bytes,
        media_type: file.media_type.clone(),
        order: file.order,
        is_confidential: file.is_confidential,
        version: file.version,
        note,
        reading,
        reading_note,
        is_handed_out: reader.handed_out.contains(&stored.id),
        view: view_of(reader, stored)?,
        added_at: file.added_at.to_string(),
        added_by: file
            .added_by
            .map(|id| names.person(id))
            .transpose()?
            .map(|who| who.name)
            .unwrap_or_default(),
    })
}

/// Documents of a meeting by their names.
pub(crate) fn documents_of(
    reader: &Reader<'_>,
    names: &Names<'_>,
    meeting: RecordId,
) -> Result<Vec<MeetingDocumentDto>, ApiError> {
    let mut found: Vec<Stored<MeetingDocument>> = reader.records.under(meeting)?;
    found.sort_by_key(|stored| obeznik_czech::collation::sort_key(&stored.value.name));
    found.into_iter().map(|stored| document(reader, names, stored)).collect()
}

fn document(
    reader: &Reader<'_>,
    names: &Names<'_>,
    stored: Stored<MeetingDocument>,
) -> Result<MeetingDocumentDto, ApiError> {
    let kind = stored.value.kind().as_str().to_owned();
    let file = stored.value;
    let (reading, reading_note) = reading(reader, &file.blob)?;
    let by = file.added_by.map(|id| names.person(id)).transpose()?;
    Ok(MeetingDocumentDto {
        id: stored.id.to_string(),
        name: file.name,
        size_bytes: file.size_bytes,
        media_type: file.media_type,
        reading,
        reading_note,
        added_at: file.added_at.to_string(),
        added_by: by.map(|who| who.name).unwrap_or_default(),
        is_imported: file.imported_from.is_some(),
        kind,
    })
}

/// Resolutions of a meeting by their numbers: all of them, also those that came without an agenda.
pub(crate) fn resolutions_of(reader: &Reader<'_>, meeting: RecordId) -> Result<Vec<ResolutionRef>, ApiError> {
    let key = meeting.to_string();
    let mut found: Vec<Stored<Resolution>> =
        reader.records.find_by("resolution_by_meeting", &[&key], MOST_RESOLUTIONS)?;
    found.sort_by_key(|stored| obeznik_czech::collation::sort_key(&stored.value.number));
    let named = |stored: Stored<Resolution>| ResolutionRef {
        id: stored.id.to_string(),
        number: stored.value.number,
        title: stored.value.title,
    };
    Ok(found.into_iter().map(named).collect())
}
