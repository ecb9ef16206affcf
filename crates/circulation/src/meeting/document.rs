//! Documents of a meeting: minutes, published resolutions, whatever was written about it as a whole.

use obeznik_kernel::{
    BlobHash, BodyId, Command, Context, Date, IndexKey, PersonId, Record, RecordId, Records, RecordsExt,
    Stop, Stored, Timestamp,
};
use serde::{Deserialize, Serialize};

use super::Meeting;
use crate::door::{acting, ensure, need_text};

/// A file under a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct MeetingDocument {
    /// The body that met.
    pub body: BodyId,
    /// The day of the meeting as it was when the document came.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub held_on: Date,
    /// Name of the file.
    pub name: String,
    /// Content address.
    pub blob: BlobHash,
    /// Size.
    pub size_bytes: u64,
    /// Media type found in the content, not in the name.
    pub media_type: String,
    /// Who brought it.
    pub added_by: Option<PersonId>,
    /// When.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub added_at: Timestamp,
    /// The import it came by.
    pub imported_from: Option<RecordId>,
}

impl Record for MeetingDocument {
    const KIND: &'static str = "meeting_document";
    fn index_keys(&self) -> Vec<IndexKey> {
        let import = self.imported_from.map(|import| import.to_string());
        import.map(|import| IndexKey::new("meeting_document_by_import", &[&import])).into_iter().collect()
    }
}

/// Input of `circulation.add_meeting_document`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct AddMeetingDocument {
    /// The meeting.
    pub meeting: RecordId,
    /// The new document.
    pub document: RecordId,
    /// Name of the file.
    pub name: String,
    /// Content address.
    pub blob: BlobHash,
    /// Size.
    pub size_bytes: u64,
    /// Media type found in the content.
    pub media_type: String,
}

/// Input of `circulation.remove_meeting_document`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RemoveMeetingDocument {
    /// The document.
    pub document: RecordId,
}

/// Adds a document; a meeting that is over may get one too, because minutes come after it.
///
/// # Errors
/// Refuses nameless and empty files, and the same content a second time.
pub fn add_meeting_document(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: AddMeetingDocument = command.input()?;
    need_text(&input.name, "refusal-name-missing")?;
    ensure(input.size_bytes > 0, "refusal-document-empty")?;
    let meeting: Stored<Meeting> = records.need(input.meeting)?;
    let others: Vec<Stored<MeetingDocument>> = records.under(meeting.id)?;
    ensure(others.iter().all(|other| other.value.blob != input.blob), "refusal-document-twice")?;
    let document = MeetingDocument {
        body: meeting.value.body,
        held_on: meeting.value.on,
        name: input.name,
        blob: input.blob,
        size_bytes: input.size_bytes,
        media_type: input.media_type,
        added_by: acting(command, context),
        added_at: context.now,
        imported_from: None,
    };
    let audience = records.audience_of(&meeting.scope)?;
    records.add(input.document, Some(meeting.id), &audience, &document)
}

/// Takes a document away.
///
/// # Errors
/// Refuses one that is not here.
pub fn remove_meeting_document(
    command: &Command,
    _context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: RemoveMeetingDocument = command.input()?;
    let document: Stored<MeetingDocument> = records.need(input.document)?;
    records.remove(MeetingDocument::KIND, document.id)
}
