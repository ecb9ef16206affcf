//! Documents and what the filing service knows of them.

use obeznik_kernel::RecordId;
use rusqlite::{Row, params};

use super::filter::{Direction, ListQuery, Page, Span};
use crate::error::StoreError;
use crate::project::maybe_key;
use crate::read::Reader;
use crate::records::id_from;

/// Which documents.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RegistryFilter {
    /// Those with a number, or those that await one.
    pub is_registered: Option<bool>,
    /// Of a kind as stored.
    pub kind: Option<String>,
    /// Of a year.
    pub year: Option<i16>,
    /// Of a paper, meeting, document of a meeting or resolution.
    pub document: Option<RecordId>,
}

/// A document in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegistryRow {
    /// Kind as stored.
    pub kind: String,
    /// The paper, meeting, document of a meeting or resolution.
    pub id: RecordId,
    /// Its own number; empty where it has none.
    pub number: String,
    /// Its title or file name; empty for an invitation.
    pub title: String,
    /// The day it is of, `YYYY-MM-DD`.
    pub dated_on: Option<String>,
    /// Short name of the body; nothing for a paper.
    pub body_name: Option<String>,
    /// Number of the meeting.
    pub meeting_number: Option<u32>,
    /// Číslo jednací; empty while it awaits one.
    pub reference_number: String,
    /// Spisová značka.
    pub file_mark: String,
    /// Spisový znak.
    pub plan_mark: String,
    /// Skartační znak.
    pub retention_mark: String,
    /// Skartační lhůta.
    pub retention_years: Option<u16>,
    /// When it was handed over last, RFC 3339.
    pub handed_over_at: Option<String>,
}

/// One for each field of [`RegistryFilter`].
static OF_DOCUMENTS: [&str; 4] = [
    "(l.reference_number <> '') = ?1",
    "l.kind = ?2",
    "cast(substr(l.dated_on, 1, 4) as integer) = ?3",
    "l.id = ?4",
];

const COUNT: &str =
    concat!(include_str!("registry_entry/documents.sql"), include_str!("registry_entry/count.sql"));
const PAGE: &str =
    concat!(include_str!("registry_entry/documents.sql"), include_str!("registry_entry/page.sql"));

impl Reader {
    /// A page of documents that belong to the filing service, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn registry(&self, filter: &RegistryFilter, span: Span) -> Result<Page<RegistryRow>, StoreError> {
        let query = ListQuery {
            count: COUNT,
            page: PAGE,
            conditions: &OF_DOCUMENTS,
            parameters: params![filter.is_registered, filter.kind, filter.year, maybe_key(filter.document)],
            order: Direction::Descending
                .order("l.dated_on {}, l.kind, l.meeting_number {}, l.number {}, l.id"),
        };
        self.page(&query, span, row_from)
    }
}

fn row_from(row: &Row<'_>) -> rusqlite::Result<RegistryRow> {
    Ok(RegistryRow {
        kind: row.get("kind")?,
        id: id_from(row, "id")?,
        number: row.get("number")?,
        title: row.get("title")?,
        dated_on: row.get("dated_on")?,
        body_name: row.get("body_name")?,
        meeting_number: row.get("meeting_number")?,
        reference_number: row.get("reference_number")?,
        file_mark: row.get("file_mark")?,
        plan_mark: row.get("plan_mark")?,
        retention_mark: row.get("retention_mark")?,
        retention_years: row.get("retention_years")?,
        handed_over_at: row.get("handed_over_at")?,
    })
}
