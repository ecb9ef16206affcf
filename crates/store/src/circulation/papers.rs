//! The list of papers.

use obeznik_kernel::{BodyId, Date, DepartmentId, PersonId, RecordId};
use rusqlite::{Row, params};

use super::filter::{Direction, ListQuery, Page, Span, list, words};
use crate::error::StoreError;
use crate::project::maybe_key;
use crate::read::Reader;
use crate::records::{id_from, maybe_id_from};

/// Which papers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PaperFilter {
    /// States as stored; none means any.
    pub states: Vec<String>,
    /// Type.
    pub paper_type: Option<RecordId>,
    /// Department.
    pub department: Option<DepartmentId>,
    /// Presenter, co-presenter or drafter.
    pub person: Option<PersonId>,
    /// A body on its route.
    pub body: Option<BodyId>,
    /// Year it was founded in.
    pub year: Option<i16>,
    /// To be decided by that day.
    pub due_by: Option<Date>,
    /// Words in it, the last may be unfinished; empty means any.
    pub words: String,
}

/// By what papers are sorted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PaperSort {
    /// By the day they were founded.
    #[default]
    Created,
    /// By number.
    Number,
    /// By title.
    Title,
    /// By state.
    State,
    /// By the day they are to be decided; those without one last.
    Due,
    /// By the presenter's name.
    Presenter,
    /// By the department's name.
    Department,
}

/// A paper in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperRow {
    /// Identifier.
    pub id: RecordId,
    /// Number; empty before it has one.
    pub number: String,
    /// Title.
    pub title: String,
    /// State as stored.
    pub state: String,
    /// Name of its type.
    pub type_name: Option<String>,
    /// Who presents it.
    pub presenter: PersonId,
    /// The presenter's name.
    pub presenter_name: Option<String>,
    /// Who drafts it.
    pub drafter: PersonId,
    /// The drafter's name.
    pub drafter_name: Option<String>,
    /// The department it comes from.
    pub department: Option<DepartmentId>,
    /// Its name.
    pub department_name: Option<String>,
    /// How far it may be seen, as stored.
    pub confidentiality: String,
    /// To be decided by, `YYYY-MM-DD`.
    pub due_on: Option<String>,
    /// Its last version.
    pub version: u32,
    /// Why it was last returned.
    pub return_reason: String,
    /// Items of the formal check nobody looked at.
    pub checks_open: u32,
    /// Items of the formal check not in order.
    pub checks_failed: u32,
    /// When it was founded, RFC 3339.
    pub created_at: String,
    /// When it was last submitted.
    pub submitted_at: Option<String>,
    /// The body it stands before or stood last.
    pub body: Option<BodyId>,
    /// That body's short name.
    pub body_name: Option<String>,
    /// State of the consultation there, as stored.
    pub consultation_state: Option<String>,
    /// The meeting it is on.
    pub meeting: Option<RecordId>,
    /// The day of that meeting.
    pub meeting_on: Option<String>,
    /// Opinions asked for.
    pub opinions: u32,
    /// Opinions still awaited.
    pub opinions_open: u32,
    /// Attachments it has now.
    pub attachments: u32,
}

/// A type of papers in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperTypeRow {
    /// Identifier.
    pub id: RecordId,
    /// Name.
    pub name: String,
    /// Abbreviation.
    pub abbreviation: String,
    /// Whether new papers may have it.
    pub is_active: bool,
}

/// One for each field of [`PaperFilter`].
static CONDITIONS: [&str; 8] = [
    "p.state in (select value from json_each(?1))",
    "p.paper_type = ?2",
    "p.department = ?3",
    "p.id in (select paper from paper_person where person = ?4)",
    "p.id in (select paper from consultation where body = ?5)",
    "substr(p.created_at, 1, 4) = ?6",
    "p.due_on <= ?7",
    include_str!("paper/with_words.sql"),
];

impl PaperSort {
    fn order(self, direction: Direction) -> String {
        direction.order(match self {
            Self::Created => "p.created_at {}, p.id {}",
            Self::Number => "p.number_sort {}, p.id {}",
            Self::Title => "p.title_sort {}, p.id {}",
            Self::State => "p.state {}, p.due_on is null, p.due_on, p.id",
            Self::Due => "p.due_on is null, p.due_on {}, p.id {}",
            Self::Presenter => "(select s.name_sort from person as s where s.id = p.presenter) {}, p.id {}",
            Self::Department => {
                "(select s.name_sort from department as s where s.id = p.department) {}, p.id {}"
            }
        })
    }
}

impl Reader {
    /// A page of papers.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn papers(
        &self,
        filter: &PaperFilter,
        sort: PaperSort,
        direction: Direction,
        span: Span,
    ) -> Result<Page<PaperRow>, StoreError> {
        let states = list(&filter.states)?;
        let year = filter.year.map(|year| format!("{year:04}"));
        let due_by = filter.due_by.map(|day| day.to_string());
        let (paper_type, department) = (maybe_key(filter.paper_type), maybe_key(filter.department));
        let (person, body) = (maybe_key(filter.person), maybe_key(filter.body));
        let words = words(&filter.words);
        let query = ListQuery {
            count: include_str!("paper/count.sql"),
            page: include_str!("paper/page.sql"),
            conditions: &CONDITIONS,
            parameters: params![states, paper_type, department, person, body, year, due_by, words],
            order: sort.order(direction),
        };
        self.page(&query, span, paper_from)
    }

    /// How many papers there are in each state.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be counted.
    pub fn papers_by_state(&self) -> Result<Vec<(String, u64)>, StoreError> {
        self.rows(include_str!("paper/counts.sql"), [], |row| Ok((row.get("state")?, row.get("number")?)))
    }

    /// Types of papers by name.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn paper_types(&self) -> Result<Vec<PaperTypeRow>, StoreError> {
        self.rows(include_str!("paper_type/list.sql"), [], |row| {
            Ok(PaperTypeRow {
                id: id_from(row, "id")?,
                name: row.get("name")?,
                abbreviation: row.get("abbreviation")?,
                is_active: row.get("is_active")?,
            })
        })
    }
}

fn paper_from(row: &Row<'_>) -> rusqlite::Result<PaperRow> {
    Ok(PaperRow {
        id: id_from(row, "id")?,
        number: row.get("number")?,
        title: row.get("title")?,
        state: row.get("state")?,
        type_name: row.get("type_name")?,
        presenter: id_from(row, "presenter")?.into(),
        presenter_name: row.get("presenter_name")?,
        drafter: id_from(row, "drafter")?.into(),
        drafter_name: row.get("drafter_name")?,
        department: maybe_id_from(row, "department")?.map(Into::into),
        department_name: row.get("department_name")?,
        confidentiality: row.get("confidentiality")?,
        due_on: row.get("due_on")?,
        version: row.get("version")?,
        return_reason: row.get("return_reason")?,
        checks_open: row.get("checks_open")?,
        checks_failed: row.get("checks_failed")?,
        created_at: row.get("created_at")?,
        submitted_at: row.get("submitted_at")?,
        body: maybe_id_from(row, "body")?.map(Into::into),
        body_name: row.get("body_name")?,
        consultation_state: row.get("consultation_state")?,
        meeting: maybe_id_from(row, "meeting")?,
        meeting_on: row.get("meeting_on")?,
        opinions: row.get("opinions")?,
        opinions_open: row.get("opinions_open")?,
        attachments: row.get("attachments")?,
    })
}
