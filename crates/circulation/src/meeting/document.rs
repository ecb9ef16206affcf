//! Documents of a meeting: minutes, published resolutions, whatever was written about it as a whole.

use obeznik_czech::words::fold;
use obeznik_kernel::{
    BlobHash, BodyId, Command, Context, Date, IndexKey, PersonId, Record, RecordId, Records, RecordsExt,
    Stop, Stored, Timestamp,
};
use serde::{Deserialize, Serialize};

use super::Meeting;
use crate::door::{acting, ensure, need_text};
use crate::stored_enum::stored_enum;

stored_enum! {
    /// What a document of a meeting is.
    MeetingDocumentKind {
        /// Zápis (§ 95 and § 101/3).
        Minutes = "minutes",
        /// Prezenční listina.
        AttendanceList = "attendance_list",
        /// Doklad o vyvěšení.
        ProofOfPosting = "proof_of_posting",
        /// Anything else.
        Other = "other",
    }
}

impl MeetingDocumentKind {
    /// What a file is by its name; what lies beside minutes is told before them.
    pub fn by_name(name: &str) -> Self {
        // Who keeps the minutes is no minutes.
        let folded = fold(name).replace("zapisovatel", "");
        let has = |words: &[&str]| words.iter().any(|word| folded.contains(word));
        if has(&["vyves", "sejmut", "uredni des"]) {
            Self::ProofOfPosting
        } else if has(&["prezenc"]) {
            Self::AttendanceList
        } else if has(&["zapis"]) {
            Self::Minutes
        } else {
            Self::Other
        }
    }
}

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
    /// What it is, where somebody chose or the program told by its name; of older ones only the name tells.
    #[serde(default)]
    pub kind: Option<MeetingDocumentKind>,
}

impl MeetingDocument {
    /// What it is.
    pub fn kind(&self) -> MeetingDocumentKind {
        self.kind.clone().unwrap_or_else(|| MeetingDocumentKind::by_name(&self.name))
    }
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
    /// What it is; told by its name when nobody chose.
    #[serde(default)]
    pub kind: Option<MeetingDocumentKind>,
}

/// Input of `circulation.remove_meeting_document`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RemoveMeetingDocument {
    /// The document.
    pub document: RecordId,
}

/// Input of `circulation.set_meeting_document_kind`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SetMeetingDocumentKind {
    /// The document.
    pub document: RecordId,
    /// What it is.
    pub kind: MeetingDocumentKind,
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
    let kind = input.kind.unwrap_or_else(|| MeetingDocumentKind::by_name(&input.name));
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
        kind: Some(kind),
    };
    let audience = records.audience_of(&meeting.scope)?;
    records.add(input.document, Some(meeting.id), &audience, &document)
}

/// Says what a document is, of one that somebody added as well as of one that came by an import.
///
/// # Errors
/// Refuses a document that is not here.
pub fn set_meeting_document_kind(
    command: &Command,
    _context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: SetMeetingDocumentKind = command.input()?;
    let mut document: Stored<MeetingDocument> = records.need(input.document)?;
    document.value.kind = Some(input.kind);
    records.save(&document)
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

#[cfg(test)]
mod tests {
    use super::MeetingDocumentKind::{self, AttendanceList, Minutes, Other, ProofOfPosting};

    #[test]
    fn a_document_is_told_by_its_name() {
        let table = [
            ("Zápis č. 3.pdf", Minutes),
            ("ZAPIS_ZM_2026-11-04.docx", Minutes),
            ("Prezenční listina k zápisu.pdf", AttendanceList),
            ("Doklad o vyvěšení.pdf", ProofOfPosting),
            ("vyvěšení zápisu na úřední desce.pdf", ProofOfPosting),
            ("smlouva.pdf", Other),
            ("Určení zapisovatele.pdf", Other),
            ("ZAPISOVATEL a ověřovatelé.docx", Other),
            ("Zápis bez podpisu zapisovatelky.pdf", Minutes),
        ];
        for (name, kind) in table {
            assert_eq!(MeetingDocumentKind::by_name(name), kind, "{name}");
        }
    }
}
