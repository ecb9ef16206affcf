//! The lists of resolutions and tasks.

use obeznik_kernel::{BodyId, Date, PersonId, RecordId};
use rusqlite::{Row, params};

use super::filter::{Direction, ListQuery, Page, Span, list, words};
use crate::error::StoreError;
use crate::project::maybe_key;
use crate::read::Reader;
use crate::records::{id_from, maybe_id_from};

/// Which resolutions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ResolutionFilter {
    /// Of a body.
    pub body: Option<BodyId>,
    /// Of a year.
    pub year: Option<i16>,
    /// States as stored; none means any.
    pub states: Vec<String>,
    /// Of a meeting.
    pub meeting: Option<RecordId>,
    /// Of an import.
    pub imported_from: Option<RecordId>,
    /// Of a paper.
    pub paper: Option<RecordId>,
    /// Words in it, the last may be unfinished; empty means any.
    pub words: String,
}

/// By what resolutions are sorted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ResolutionSort {
    /// By the day they were decided, then by number.
    #[default]
    Day,
    /// By number.
    Number,
    /// By title.
    Title,
    /// By body.
    Body,
    /// By state.
    State,
}

/// A resolution in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResolutionRow {
    /// Identifier.
    pub id: RecordId,
    /// Number.
    pub number: String,
    /// Title.
    pub title: String,
    /// The body.
    pub body: BodyId,
    /// Its short name.
    pub body_name: Option<String>,
    /// The meeting.
    pub meeting: Option<RecordId>,
    /// Its number.
    pub meeting_number: Option<u32>,
    /// The paper.
    pub paper: Option<RecordId>,
    /// Its number.
    pub paper_number: Option<String>,
    /// The day, `YYYY-MM-DD`.
    pub decided_on: Option<String>,
    /// State as stored.
    pub state: String,
    /// The vote in one line.
    pub summary: String,
    /// The import it came with.
    pub imported_from: Option<RecordId>,
    /// Tasks it set.
    pub tasks: u32,
    /// Tasks not yet done.
    pub tasks_open: u32,
}

/// Which tasks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TaskFilter {
    /// Open ones, or those that are not.
    pub is_open: Option<bool>,
    /// States as stored; none means any.
    pub states: Vec<String>,
    /// Whose.
    pub assignee: Option<PersonId>,
    /// Set by a body.
    pub body: Option<BodyId>,
    /// Due by that day.
    pub due_by: Option<Date>,
    /// Set by a resolution.
    pub resolution: Option<RecordId>,
    /// Words in it, the last may be unfinished; empty means any.
    pub words: String,
}

/// By what tasks are sorted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum TaskSort {
    /// By the day they are due; those without one last.
    #[default]
    Due,
    /// By number.
    Number,
    /// By assignee.
    Assignee,
    /// By state.
    State,
}

/// A task in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskRow {
    /// Identifier.
    pub id: RecordId,
    /// Number.
    pub number: String,
    /// What is to be done.
    pub text: String,
    /// The body that set it.
    pub body: BodyId,
    /// Its short name.
    pub body_name: Option<String>,
    /// The resolution that set it.
    pub resolution: Option<RecordId>,
    /// Its number.
    pub resolution_number: Option<String>,
    /// Its title.
    pub resolution_title: Option<String>,
    /// Who is to do it.
    pub assignee: Option<PersonId>,
    /// Who is to do it, as the resolution says.
    pub assignee_text: String,
    /// That person's name.
    pub assignee_name: Option<String>,
    /// By which day, `YYYY-MM-DD`.
    pub due_on: Option<String>,
    /// By when, as the resolution says.
    pub due_text: String,
    /// State as stored.
    pub state: String,
    /// Whether it is still to be done.
    pub is_open: bool,
}

/// One for each field of [`ResolutionFilter`].
static OF_RESOLUTIONS: [&str; 7] = [
    "r.body = ?1",
    "r.year = ?2",
    "r.state in (select value from json_each(?3))",
    "r.meeting = ?4",
    "r.imported_from = ?5",
    "r.paper = ?6",
    include_str!("resolution/with_words.sql"),
];

/// One for each field of [`TaskFilter`].
static OF_TASKS: [&str; 7] = [
    "t.is_open = ?1",
    "t.state in (select value from json_each(?2))",
    "t.assignee = ?3",
    "t.body = ?4",
    "t.due_on <= ?5",
    "t.resolution = ?6",
    include_str!("task/with_words.sql"),
];

impl ResolutionSort {
    fn order(self, direction: Direction) -> String {
        direction.order(match self {
            Self::Day => "r.decided_on {}, r.number_sort {}, r.id {}",
            Self::Number => "r.number_sort {}, r.id {}",
            Self::Title => "r.title_sort {}, r.id {}",
            Self::Body => "(select s.rank from body as s where s.id = r.body) {}, r.decided_on {}, r.id {}",
            Self::State => "r.state {}, r.decided_on {}, r.id {}",
        })
    }
}

impl TaskSort {
    fn order(self, direction: Direction) -> String {
        direction.order(match self {
            Self::Due => "t.due_on is null, t.due_on {}, t.id {}",
            Self::Number => "t.number_sort {}, t.id {}",
            Self::Assignee => {
                "(select s.name_sort from person as s where s.id = t.assignee) {}, t.assignee_text {}, t.id {}"
            }
            Self::State => "t.state {}, t.due_on is null, t.due_on, t.id",
        })
    }
}

impl Reader {
    /// A page of resolutions.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn resolutions(
        &self,
        filter: &ResolutionFilter,
        sort: ResolutionSort,
        direction: Direction,
        span: Span,
    ) -> Result<Page<ResolutionRow>, StoreError> {
        let (body, states) = (maybe_key(filter.body), list(&filter.states)?);
        let (meeting, import) = (maybe_key(filter.meeting), maybe_key(filter.imported_from));
        let (paper, words) = (maybe_key(filter.paper), words(&filter.words));
        let query = ListQuery {
            count: include_str!("resolution/count.sql"),
            page: include_str!("resolution/page.sql"),
            conditions: &OF_RESOLUTIONS,
            parameters: params![body, filter.year, states, meeting, import, paper, words],
            order: sort.order(direction),
        };
        self.page(&query, span, resolution_from)
    }

    /// Years in which there are resolutions, the newest first, with their number.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be counted.
    pub fn resolution_years(&self) -> Result<Vec<(i16, u64)>, StoreError> {
        self.rows(include_str!("resolution/years.sql"), [], |row| Ok((row.get("year")?, row.get("number")?)))
    }

    /// A page of tasks.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn tasks(
        &self,
        filter: &TaskFilter,
        sort: TaskSort,
        direction: Direction,
        span: Span,
    ) -> Result<Page<TaskRow>, StoreError> {
        let states = list(&filter.states)?;
        let (assignee, body) = (maybe_key(filter.assignee), maybe_key(filter.body));
        let due_by = filter.due_by.map(|day| day.to_string());
        let (resolution, words) = (maybe_key(filter.resolution), words(&filter.words));
        let query = ListQuery {
            count: include_str!("task/count.sql"),
            page: include_str!("task/page.sql"),
            conditions: &OF_TASKS,
            parameters: params![filter.is_open, states, assignee, body, due_by, resolution, words],
            order: sort.order(direction),
        };
        self.page(&query, span, task_from)
    }
}

fn resolution_from(row: &Row<'_>) -> rusqlite::Result<ResolutionRow> {
    Ok(ResolutionRow {
        id: id_from(row, "id")?,
        number: row.get("number")?,
        title: row.get("title")?,
        body: id_from(row, "body")?.into(),
        body_name: row.get("body_name")?,
        meeting: maybe_id_from(row, "meeting")?,
        meeting_number: row.get("meeting_number")?,
        paper: maybe_id_from(row, "paper")?,
        paper_number: row.get("paper_number")?,
        decided_on: row.get("decided_on")?,
        state: row.get("state")?,
        summary: row.get("summary")?,
        imported_from: maybe_id_from(row, "imported_from")?,
        tasks: row.get("tasks")?,
        tasks_open: row.get("tasks_open")?,
    })
}

fn task_from(row: &Row<'_>) -> rusqlite::Result<TaskRow> {
    Ok(TaskRow {
        id: id_from(row, "id")?,
        number: row.get("number")?,
        text: row.get("text")?,
        body: id_from(row, "body")?.into(),
        body_name: row.get("body_name")?,
        resolution: maybe_id_from(row, "resolution")?,
        resolution_number: row.get("resolution_number")?,
        resolution_title: row.get("resolution_title")?,
        assignee: maybe_id_from(row, "assignee")?.map(Into::into),
        assignee_text: row.get("assignee_text")?,
        assignee_name: row.get("assignee_name")?,
        due_on: row.get("due_on")?,
        due_text: row.get("due_text")?,
        state: row.get("state")?,
        is_open: row.get("is_open")?,
    })
}
