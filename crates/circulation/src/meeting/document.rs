//! Documents of a meeting: minutes, published resolutions, whatever was written about it as a whole.

use obeznik_czech::stem::stem_folded;
use obeznik_czech::words::fold;
use obeznik_kernel::{
    BlobHash, Body, BodyId, Command, Context, Date, IndexKey, PersonId, Record, RecordId, Records,
    RecordsExt, Stop, Stored, Timestamp,
};
use serde::{Deserialize, Serialize};

use super::Meeting;
use crate::door::{acting, ensure, need_text};
use crate::stored_enum::stored_enum;
use crate::town::Town;

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
    /// What a file that comes to a meeting of the body is, by its name. Minutes that name another body, and not this
    /// one, are minutes of that one.
    pub(crate) fn told(name: &str, body: BodyId, town: &Town) -> Self {
        match Self::by_name(name) {
            Self::Minutes if names_another(name, body, town) => Self::Other,
            told => told,
        }
    }

    /// What lies beside minutes is told before them.
    fn by_name(name: &str) -> Self {
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

/// Whether the name of a file names another body that meets, and not this one.
fn names_another(name: &str, own: BodyId, town: &Town) -> bool {
    let words = words_of(name);
    let is_named =
        |id: BodyId| town.body(id).is_some_and(|body| body.kind.meets() && is_named_in(&words, body));
    !is_named(own) && town.ids().any(is_named)
}

/// Whether the words hold the abbreviation of the body, or all words of a name of it in whatever case.
fn is_named_in(words: &[String], body: &Body) -> bool {
    let stems: Vec<String> = words.iter().cloned().map(stem_folded).collect();
    let holds = |name: &str| {
        let mut sought = words_of(name).into_iter().map(stem_folded).peekable();
        sought.peek().is_some() && sought.all(|word| stems.contains(&word))
    };
    // A single letter is also a preposition.
    let is_abbreviated =
        body.abbreviation.chars().nth(1).is_some() && words.contains(&fold(&body.abbreviation));
    is_abbreviated
        || [&body.short_name, &body.name].into_iter().any(|name| name.chars().nth(1).is_some() && holds(name))
}

/// Words of a name of a file, which joins them by whatever sign.
fn words_of(name: &str) -> Vec<String> {
    let folded = fold(name);
    let words = folded.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
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
    /// What it is: somebody chose it, or the program told it when the file came. Older ones have none.
    #[serde(default)]
    pub kind: Option<MeetingDocumentKind>,
}

impl MeetingDocument {
    /// What it is. Of an older one the name tells, but no name makes minutes: those of other bodies lie here too.
    pub fn kind(&self) -> MeetingDocumentKind {
        self.kind.clone().unwrap_or_else(|| match MeetingDocumentKind::by_name(&self.name) {
            MeetingDocumentKind::Minutes => MeetingDocumentKind::Other,
            told => told,
        })
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
    let body = meeting.value.body;
    let kind = match input.kind {
        Some(chosen) => chosen,
        None => MeetingDocumentKind::told(&input.name, body, &Town::load(records)?),
    };
    let document = MeetingDocument {
        body,
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
    use super::MeetingDocument;
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

    #[test]
    fn an_older_document_is_no_minutes_by_its_name_alone() {
        let older = |name: &str| -> MeetingDocument {
            let body = serde_json::json!({
                "body": "0194b2a0-0000-7000-8000-0000000f0406", "held_on": "2026-11-25", "name": name, "blob": "ab",
                "size_bytes": 1, "media_type": "application/pdf", "added_by": null,
                "added_at": "2026-12-01T09:00:00Z", "imported_from": null,
            });
            serde_json::from_value(body).unwrap()
        };
        let table = [
            ("Zápis FV.pdf", Other),
            ("Zápis č. 24.pdf", Other),
            ("Prezenční listina.pdf", AttendanceList),
            ("Doklad o vyvěšení.pdf", ProofOfPosting),
        ];
        for (name, kind) in table {
            assert_eq!(older(name).kind(), kind, "{name}");
        }
        let chosen = MeetingDocument { kind: Some(Minutes), ..older("Zasedání.pdf") };
        assert_eq!(chosen.kind(), Minutes);
    }
}
