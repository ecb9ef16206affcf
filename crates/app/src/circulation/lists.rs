//! Lists of papers, resolutions and tasks: filtered, sorted and cut by the store's read models.

use obeznik_circulation::paper::PaperState;
use obeznik_circulation::resolution::Resolution;
use obeznik_circulation::task::{Task, TaskState};
use obeznik_kernel::calendar::add_days;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_store::{
    Direction, PaperFilter, PaperSort, ResolutionFilter, ResolutionSort, Span, TaskFilter, TaskSort,
};

use crate::api::ApiError;
use crate::circulation::meetings::count_u32;
use crate::circulation::papers::{PaperRow, PapersInput};
use crate::circulation::resolutions::{
    ResolutionRow, ResolutionsInput, TaskRow, TasksInput, is_task_watched, task_row,
};
use crate::municipality::names::Names;
use crate::office::shared::{Page, Slice};
use crate::office::{Reader, parse_id};

/// Most rows given at once.
const MOST: u32 = 500;

/// The list of papers.
pub(crate) fn papers(reader: &Reader<'_>, input: PapersInput) -> Result<Page<PaperRow>, ApiError> {
    let filter = PaperFilter {
        states: input.states,
        department: maybe_id(&input.department)?.map(Into::into),
        body: maybe_id(&input.body)?.map(Into::into),
        year: year(input.year),
        person: input.mine.then_some(reader.me),
        words: input.text,
        ..PaperFilter::default()
    };
    let sort = match input.slice.sort.as_str() {
        "number" => PaperSort::Number,
        "title" => PaperSort::Title,
        "state" => PaperSort::State,
        "presenter" => PaperSort::Presenter,
        "department" => PaperSort::Department,
        "due_on" => PaperSort::Due,
        _ => PaperSort::Created,
    };
    let page = reader.store.papers(&filter, sort, direction(&input.slice), span(&input.slice))?;
    let names = Names::of(reader.records);
    let rows = page.rows.into_iter().map(|row| paper_row(&names, row)).collect::<Result<_, _>>()?;
    Ok(Page { rows, total: total(page.total) })
}

fn paper_row(names: &Names<'_>, row: obeznik_store::PaperRow) -> Result<PaperRow, ApiError> {
    Ok(PaperRow {
        id: row.id.to_string(),
        number: row.number,
        title: row.title,
        state: row.state,
        presenter: names.short(row.presenter)?,
        department: names.department_abbreviation(row.department)?,
        paper_type: row.type_name.unwrap_or_default(),
        next_body: row.body_name.unwrap_or_default(),
        next_meeting_on: row.meeting_on,
        due_on: row.due_on,
        confidentiality: row.confidentiality,
        version: row.version,
        created_at: row.created_at,
    })
}

/// Papers whose journey has not ended.
pub(crate) fn papers_under_way(reader: &Reader<'_>) -> Result<u32, ApiError> {
    let over = [PaperState::Closed, PaperState::Withdrawn, PaperState::Replaced];
    let counts = reader.store.papers_by_state()?;
    let under_way = counts.iter().filter(|(state, _)| !over.iter().any(|one| one.as_str() == state));
    Ok(total(under_way.map(|(_, count)| count).sum()))
}

/// The list of resolutions.
pub(crate) fn resolutions(
    reader: &Reader<'_>,
    input: ResolutionsInput,
) -> Result<Page<ResolutionRow>, ApiError> {
    let filter = ResolutionFilter {
        body: maybe_id(&input.body)?.map(Into::into),
        year: year(input.year),
        states: input.states,
        words: input.text,
        ..ResolutionFilter::default()
    };
    let sort = match input.slice.sort.as_str() {
        "number" => ResolutionSort::Number,
        "title" => ResolutionSort::Title,
        "body" => ResolutionSort::Body,
        "state" => ResolutionSort::State,
        _ => ResolutionSort::Day,
    };
    let page = reader.store.resolutions(&filter, sort, direction(&input.slice), span(&input.slice))?;
    let rows = page.rows.into_iter().map(|row| resolution_row(reader, row)).collect::<Result<_, _>>()?;
    Ok(Page { rows, total: total(page.total) })
}

fn resolution_row(reader: &Reader<'_>, row: obeznik_store::ResolutionRow) -> Result<ResolutionRow, ApiError> {
    let record = reader.records.find::<Resolution>(row.id)?;
    let clauses = record.map(|stored| stored.value.clauses).unwrap_or_default();
    let mut verbs: Vec<&str> = Vec::new();
    for clause in &clauses {
        if !verbs.contains(&clause.verb.as_str()) {
            verbs.push(&clause.verb);
        }
    }
    let tasks = reader.records.under::<Task>(row.id)?;
    Ok(ResolutionRow {
        id: row.id.to_string(),
        number: row.number,
        title: row.title,
        body: row.body_name.unwrap_or_default(),
        decided_on: row.decided_on.unwrap_or_default(),
        state: row.state,
        verbs: verbs.join(", "),
        tasks_open: count_u32(tasks.iter().filter(|task| task.value.is_open()).count()),
        tasks: count_u32(tasks.len()),
    })
}

/// The list of tasks.
pub(crate) fn tasks(reader: &Reader<'_>, input: TasksInput) -> Result<Page<TaskRow>, ApiError> {
    let is_late = input.which == "late";
    let filter = TaskFilter {
        is_open: (input.which == "open" || is_late).then_some(true),
        states: if input.which == "done" { vec![TaskState::Done.as_str().to_owned()] } else { Vec::new() },
        assignee: input.mine.then_some(reader.me),
        due_by: is_late.then(|| add_days(reader.today, -1)),
        words: input.text,
        ..TaskFilter::default()
    };
    let sort = match input.slice.sort.as_str() {
        "assignee" => TaskSort::Assignee,
        "state" => TaskSort::State,
        "resolution_number" => TaskSort::Number,
        _ => TaskSort::Due,
    };
    let page = reader.store.tasks(&filter, sort, plain_direction(&input.slice), span(&input.slice))?;
    let mut rows = Vec::new();
    for row in page.rows {
        if let Some(task) = reader.records.find::<Task>(row.id)? {
            rows.push(task_row(reader, &task, is_task_watched(reader, &task)?));
        }
    }
    Ok(Page { rows, total: total(page.total) })
}

/// Tasks still to be done.
pub(crate) fn open_tasks(reader: &Reader<'_>) -> Result<u32, ApiError> {
    let filter = TaskFilter { is_open: Some(true), ..TaskFilter::default() };
    let page = reader.store.tasks(&filter, TaskSort::Due, Direction::Ascending, Span::first(1))?;
    Ok(total(page.total))
}

fn maybe_id(text: &str) -> Result<Option<obeznik_kernel::RecordId>, ApiError> {
    (!text.is_empty()).then(|| parse_id(text)).transpose()
}

fn year(year: u16) -> Option<i16> {
    i16::try_from(year).ok().filter(|year| *year != 0)
}

fn span(slice: &Slice) -> Span {
    Span { offset: slice.offset as usize, limit: slice.limit.min(MOST) as usize }
}

/// A list in its own order begins with the newest.
fn direction(slice: &Slice) -> Direction {
    if slice.sort.is_empty() { Direction::Descending } else { plain_direction(slice) }
}

fn plain_direction(slice: &Slice) -> Direction {
    if slice.descending { Direction::Descending } else { Direction::Ascending }
}

fn total(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
