//! What lies under a paper: versions, attachments, opinions, consultations.

use obeznik_kernel::{BlobHash, BodyId, Date, DepartmentId, PersonId, RecordId};
use rusqlite::{Row, params};

use crate::error::StoreError;
use crate::project::{key, maybe_key};
use crate::read::Reader;
use crate::records::{id_from, maybe_id_from};

/// A version of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionRow {
    /// Identifier.
    pub id: RecordId,
    /// From 1.
    pub number: u32,
    /// Who made it.
    pub author: Option<PersonId>,
    /// The author's name.
    pub author_name: Option<String>,
    /// When, RFC 3339.
    pub made_at: String,
    /// What the author says about it.
    pub label: String,
    /// SHA-256 of its content.
    pub hash: String,
}

/// An attachment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttachmentRow {
    /// Identifier.
    pub id: RecordId,
    /// Name of the file.
    pub name: String,
    /// Content address.
    pub blob: BlobHash,
    /// Size.
    pub size_bytes: u64,
    /// Media type.
    pub media_type: String,
    /// Place in the list.
    pub place: u32,
    /// Whether fewer people see it than the paper.
    pub is_confidential: bool,
    /// From 1.
    pub version: u32,
    /// Whether it belongs to the paper as it stands.
    pub is_current: bool,
    /// Who added it.
    pub added_by: Option<PersonId>,
    /// That person's name.
    pub added_by_name: Option<String>,
    /// When, RFC 3339.
    pub added_at: String,
    /// What the program found out about it.
    pub note: String,
}

/// Which opinions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OpinionFilter {
    /// Of a paper.
    pub paper: Option<RecordId>,
    /// Asked of a person.
    pub person: Option<PersonId>,
    /// Asked of a department.
    pub department: Option<DepartmentId>,
    /// Only those still awaited.
    pub only_open: bool,
    /// Due by that day.
    pub due_by: Option<Date>,
}

/// An opinion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpinionRow {
    /// Identifier.
    pub id: RecordId,
    /// The paper.
    pub paper: RecordId,
    /// Its number.
    pub paper_number: Option<String>,
    /// Its title.
    pub paper_title: Option<String>,
    /// The person asked.
    pub person: Option<PersonId>,
    /// That person's name.
    pub person_name: Option<String>,
    /// The department asked.
    pub department: Option<DepartmentId>,
    /// Its name.
    pub department_name: Option<String>,
    /// By which day, `YYYY-MM-DD`.
    pub due_on: String,
    /// Whether the paper may not go on without it.
    pub is_mandatory: bool,
    /// State as stored.
    pub state: String,
    /// What it says, as stored.
    pub stance: Option<String>,
    /// Version of the paper it was given to.
    pub version: u32,
    /// When it was given.
    pub given_at: Option<String>,
    /// Whether the drafter settled it.
    pub is_settled: bool,
}

/// A consultation on a paper's route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsultationRow {
    /// Identifier.
    pub id: RecordId,
    /// The body.
    pub body: BodyId,
    /// Its short name.
    pub body_name: Option<String>,
    /// What the body does with it, as stored.
    pub role: String,
    /// Place on the route.
    pub place: u32,
    /// From 1; rises when it comes back.
    pub round: u32,
    /// State as stored.
    pub state: String,
    /// The meeting.
    pub meeting: Option<RecordId>,
    /// Its day.
    pub meeting_on: Option<String>,
    /// Its number.
    pub meeting_number: Option<u32>,
    /// The item of the agenda.
    pub agenda_item: Option<RecordId>,
    /// The resolution.
    pub resolution: Option<RecordId>,
    /// Its number.
    pub resolution_number: Option<String>,
    /// What came of it, in one line.
    pub summary: String,
    /// Why.
    pub reason: String,
}

impl Reader {
    /// Versions of a paper, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn paper_versions(&self, paper: RecordId) -> Result<Vec<VersionRow>, StoreError> {
        self.rows(include_str!("paper_version/by_paper.sql"), [key(paper)], version_from)
    }

    /// Attachments under a record in their order, those taken away last.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn attachments(&self, parent: RecordId) -> Result<Vec<AttachmentRow>, StoreError> {
        self.rows(include_str!("attachment/by_parent.sql"), [key(parent)], attachment_from)
    }

    /// Opinions by the day they are due.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn opinions(&self, filter: &OpinionFilter) -> Result<Vec<OpinionRow>, StoreError> {
        let parameters = params![
            maybe_key(filter.paper),
            maybe_key(filter.person),
            maybe_key(filter.department),
            filter.only_open,
            filter.due_by.map(|day| day.to_string()),
        ];
        self.rows(include_str!("opinion/list.sql"), parameters, opinion_from)
    }

    /// Consultations of a paper along its route.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn consultations(&self, paper: RecordId) -> Result<Vec<ConsultationRow>, StoreError> {
        self.rows(include_str!("consultation/by_paper.sql"), [key(paper)], consultation_from)
    }
}

fn version_from(row: &Row<'_>) -> rusqlite::Result<VersionRow> {
    Ok(VersionRow {
        id: id_from(row, "id")?,
        number: row.get("number")?,
        author: maybe_id_from(row, "author")?.map(Into::into),
        author_name: row.get("author_name")?,
        made_at: row.get("made_at")?,
        label: row.get("label")?,
        hash: row.get("hash")?,
    })
}

fn attachment_from(row: &Row<'_>) -> rusqlite::Result<AttachmentRow> {
    Ok(AttachmentRow {
        id: id_from(row, "id")?,
        name: row.get("name")?,
        blob: BlobHash(row.get("blob_id")?),
        size_bytes: row.get("size_bytes")?,
        media_type: row.get("media_type")?,
        place: row.get("place")?,
        is_confidential: row.get("is_confidential")?,
        version: row.get("version")?,
        is_current: row.get("is_current")?,
        added_by: maybe_id_from(row, "added_by")?.map(Into::into),
        added_by_name: row.get("added_by_name")?,
        added_at: row.get("added_at")?,
        note: row.get("note")?,
    })
}

fn opinion_from(row: &Row<'_>) -> rusqlite::Result<OpinionRow> {
    Ok(OpinionRow {
        id: id_from(row, "id")?,
        paper: id_from(row, "paper")?,
        paper_number: row.get("paper_number")?,
        paper_title: row.get("paper_title")?,
        person: maybe_id_from(row, "person")?.map(Into::into),
        person_name: row.get("person_name")?,
        department: maybe_id_from(row, "department")?.map(Into::into),
        department_name: row.get("department_name")?,
        due_on: row.get("due_on")?,
        is_mandatory: row.get("is_mandatory")?,
        state: row.get("state")?,
        stance: row.get("stance")?,
        version: row.get("version")?,
        given_at: row.get("given_at")?,
        is_settled: row.get("is_settled")?,
    })
}

fn consultation_from(row: &Row<'_>) -> rusqlite::Result<ConsultationRow> {
    Ok(ConsultationRow {
        id: id_from(row, "id")?,
        body: id_from(row, "body")?.into(),
        body_name: row.get("body_name")?,
        role: row.get("role")?,
        place: row.get("place")?,
        round: row.get("round")?,
        state: row.get("state")?,
        meeting: maybe_id_from(row, "meeting")?,
        meeting_on: row.get("meeting_on")?,
        meeting_number: row.get("meeting_number")?,
        agenda_item: maybe_id_from(row, "agenda_item")?,
        resolution: maybe_id_from(row, "resolution")?,
        resolution_number: row.get("resolution_number")?,
        summary: row.get("summary")?,
        reason: row.get("reason")?,
    })
}
