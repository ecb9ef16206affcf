//! Lists of papers, resolutions and tasks: filtered, sorted, a part at a time.

use std::cmp::Ordering;

use obeznik_circulation::consultation::{Consultation, ConsultationState};
use obeznik_circulation::meeting::Meeting;
use obeznik_circulation::paper::{Paper, PaperState};
use obeznik_circulation::paper_type::PaperType;
use obeznik_circulation::resolution::Resolution;
use obeznik_circulation::task::{Task, TaskState};
use obeznik_czech::collation::sort_key;
use obeznik_czech::words::fold;
use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Department, Stored};

use crate::api::ApiError;
use crate::circulation::meetings::count_u32;
use crate::circulation::papers::{PaperRow, PapersInput};
use crate::circulation::resolutions::{ResolutionRow, ResolutionsInput, TaskRow, TasksInput, task_row};
use crate::municipality::names::Names;
use crate::office::Reader;
use crate::office::shared::{Page, Slice};

/// Most records of one kind a list reads.
const MOST: usize = 200_000;

/// The list of papers.
pub(crate) fn papers(reader: &Reader<'_>, input: PapersInput) -> Result<Page<PaperRow>, ApiError> {
    let names = Names::of(reader.records);
    let mut rows = Vec::new();
    for state in wanted_states(&input.states) {
        let found = reader.records.find_by::<Paper>("paper_by_state", &[state], MOST)?;
        for paper in found.iter().filter(|paper| is_wanted(reader, &input, paper)) {
            rows.push(paper_row(reader, &names, paper)?);
        }
    }
    rows.retain(|row| matches_words(&input.text, &[&row.number, &row.title, &row.presenter]));
    let by = |row: &PaperRow| match input.slice.sort.as_str() {
        "number" | "" => number_key(&row.number),
        "state" => sort_key(&row.state),
        "presenter" => sort_key(&row.presenter),
        "department" => sort_key(&row.department),
        "paper_type" => sort_key(&row.paper_type),
        "next_body" => sort_key(&row.next_body),
        "next_meeting_on" => day_key(row.next_meeting_on.as_deref()),
        "due_on" => day_key(row.due_on.as_deref()),
        "changed_at" => row.changed_at.clone().into_bytes(),
        _ => sort_key(&row.title),
    };
    let newest_first = input.slice.sort.is_empty();
    Ok(page(rows, &input.slice, by, newest_first))
}

fn wanted_states(states: &[String]) -> Vec<&str> {
    if states.is_empty() {
        PaperState::ALL.iter().map(PaperState::as_str).collect()
    } else {
        states.iter().map(String::as_str).collect()
    }
}

fn is_wanted(reader: &Reader<'_>, input: &PapersInput, stored: &Stored<Paper>) -> bool {
    let paper = &stored.value;
    let has_body = || paper.bodies().any(|step| step.body.is_some_and(|id| id.to_string() == input.body));
    let of_department = || paper.department.is_some_and(|id| id.to_string() == input.department);
    let of_year = || day_in_prague(paper.created_at).year() == i16::try_from(input.year).unwrap_or(0);
    (input.body.is_empty() || has_body())
        && (input.department.is_empty() || of_department())
        && (input.year == 0 || of_year())
        && (!input.mine || paper.drafter == reader.me || paper.presenter == reader.me)
}

fn paper_row(reader: &Reader<'_>, names: &Names<'_>, stored: &Stored<Paper>) -> Result<PaperRow, ApiError> {
    let paper = &stored.value;
    let consultations = reader.records.under::<Consultation>(stored.id)?;
    let next = consultations.iter().filter(|one| one.value.is_open()).min_by_key(|one| one.value.order);
    let meeting =
        next.filter(|one| one.value.state == ConsultationState::Scheduled).and_then(|one| one.value.meeting);
    let meeting = meeting.map(|id| reader.records.find::<Meeting>(id)).transpose()?.flatten();
    let next_body = next.map(|one| names.body(one.value.body)).transpose()?;
    let department = paper.department.map(|id| reader.records.find::<Department>(id)).transpose()?.flatten();
    let kind = paper.paper_type.map(|id| reader.records.find::<PaperType>(id)).transpose()?.flatten();
    Ok(PaperRow {
        id: stored.id.to_string(),
        number: paper.number.clone(),
        title: paper.title.clone(),
        state: paper.state.as_str().to_owned(),
        presenter: names.short(paper.presenter)?,
        department: department.map(|stored| stored.value.abbreviation).unwrap_or_default(),
        paper_type: kind.map(|stored| stored.value.name).unwrap_or_default(),
        next_body: next_body.map(|body| body.short_name).unwrap_or_default(),
        next_meeting_on: meeting.map(|stored| stored.value.on.to_string()),
        due_on: paper.due_on.map(|day| day.to_string()),
        confidentiality: paper.confidentiality.as_str().to_owned(),
        version: paper.version,
        changed_at: paper.submitted_at.unwrap_or(paper.created_at).to_string(),
    })
}

/// Papers whose journey has not ended.
pub(crate) fn papers_under_way(reader: &Reader<'_>) -> Result<u32, ApiError> {
    let mut count = 0;
    for state in PaperState::ALL {
        let is_over = matches!(state, PaperState::Closed | PaperState::Withdrawn | PaperState::Replaced);
        if !is_over {
            count += reader.records.scan("paper_by_state", &[state.as_str()], MOST)?.len();
        }
    }
    Ok(count_u32(count))
}

/// The list of resolutions.
pub(crate) fn resolutions(
    reader: &Reader<'_>,
    input: ResolutionsInput,
) -> Result<Page<ResolutionRow>, ApiError> {
    let names = Names::of(reader.records);
    let prefix: Vec<&str> = if input.body.is_empty() { Vec::new() } else { vec![&input.body] };
    let found = reader.records.find_by::<Resolution>("resolution_by_number", &prefix, MOST)?;
    let of_year = |one: &Stored<Resolution>| {
        input.year == 0
            || one.value.decided_on.is_some_and(|day| day.year() == i16::try_from(input.year).unwrap_or(0))
    };
    let of_state = |one: &Stored<Resolution>| {
        input.states.is_empty() || input.states.iter().any(|state| state == one.value.state.as_str())
    };
    let mut rows = Vec::new();
    for one in found.iter().filter(|one| of_year(one) && of_state(one)) {
        if matches_words(&input.text, &[&one.value.number, &one.value.title, &one.value.text]) {
            rows.push(resolution_row(reader, &names, one)?);
        }
    }
    let by = |row: &ResolutionRow| match input.slice.sort.as_str() {
        "number" => sort_key(&row.number),
        "title" => sort_key(&row.title),
        "body" => sort_key(&row.body),
        "state" => sort_key(&row.state),
        _ => row.decided_on.clone().into_bytes(),
    };
    Ok(page(rows, &input.slice, by, input.slice.sort.is_empty()))
}

fn resolution_row(
    reader: &Reader<'_>,
    names: &Names<'_>,
    stored: &Stored<Resolution>,
) -> Result<ResolutionRow, ApiError> {
    let resolution = &stored.value;
    let tasks = reader.records.under::<Task>(stored.id)?;
    let verbs: Vec<&str> = resolution.clauses.iter().map(|clause| clause.verb.as_str()).collect();
    Ok(ResolutionRow {
        id: stored.id.to_string(),
        number: resolution.number.clone(),
        title: resolution.title.clone(),
        body: names.body(resolution.body)?.short_name,
        decided_on: resolution.decided_on.map(|day| day.to_string()).unwrap_or_default(),
        state: resolution.state.as_str().to_owned(),
        verbs: verbs.join(", "),
        tasks_open: count_u32(tasks.iter().filter(|task| task.value.is_open()).count()),
        tasks: count_u32(tasks.len()),
    })
}

/// The list of tasks.
pub(crate) fn tasks(reader: &Reader<'_>, input: TasksInput) -> Result<Page<TaskRow>, ApiError> {
    let mut rows = Vec::new();
    for state in TaskState::ALL {
        for task in reader.records.find_by::<Task>("task_by_state", &[state.as_str()], MOST)? {
            if is_task_wanted(reader, &input, &task) {
                rows.push(task_row(reader, &task));
            }
        }
    }
    let by = |row: &TaskRow| match input.slice.sort.as_str() {
        "text" => sort_key(&row.text),
        "assignee" => sort_key(&row.assignee),
        "state" => sort_key(&row.state),
        "resolution_number" => sort_key(&row.resolution_number),
        _ => day_key(row.due_on.as_deref()),
    };
    Ok(page(rows, &input.slice, by, false))
}

fn is_task_wanted(reader: &Reader<'_>, input: &TasksInput, stored: &Stored<Task>) -> bool {
    let task = &stored.value;
    let of_sort = match input.which.as_str() {
        "open" => task.is_open(),
        "late" => task.is_overdue(reader.today),
        "done" => task.state == TaskState::Done,
        _ => true,
    };
    of_sort
        && (!input.mine || task.assignee == Some(reader.me))
        && matches_words(&input.text, &[&task.text, &task.assignee_text, &task.number])
}

/// Tasks still to be done.
pub(crate) fn open_tasks(reader: &Reader<'_>) -> Result<u32, ApiError> {
    let mut count = 0;
    for state in TaskState::ALL {
        let found = reader.records.find_by::<Task>("task_by_state", &[state.as_str()], MOST)?;
        count += found.iter().filter(|task| task.value.is_open()).count();
    }
    Ok(count_u32(count))
}

/// Whether every word begins a word of one of the texts, without regard to diacritics.
fn matches_words(sought: &str, texts: &[&str]) -> bool {
    let folded: String = texts.iter().map(|text| fold(text) + " ").collect();
    fold(sought).split_whitespace().all(|word| {
        folded
            .match_indices(word)
            .any(|(at, _)| folded[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric()))
    })
}

/// Sorts `118/2026` by year and then by number.
fn number_key(number: &str) -> Vec<u8> {
    let (first, year) = number.split_once('/').unwrap_or((number, ""));
    sort_key(&format!("{year} {first}"))
}

/// Days in order; what has none goes last.
fn day_key(day: Option<&str>) -> Vec<u8> {
    day.unwrap_or("9999-12-31").as_bytes().to_vec()
}

fn page<T>(rows: Vec<T>, slice: &Slice, by: impl Fn(&T) -> Vec<u8>, newest_first: bool) -> Page<T> {
    let mut keyed: Vec<(Vec<u8>, T)> = rows.into_iter().map(|row| (by(&row), row)).collect();
    let descending = slice.descending != newest_first;
    keyed.sort_by(|one, two| {
        if descending { two.0.cmp(&one.0) } else { one.0.cmp(&two.0) }.then(Ordering::Equal)
    });
    let total = count_u32(keyed.len());
    let limit = slice.limit.min(500) as usize;
    let rows = keyed.into_iter().skip(slice.offset as usize).take(limit).map(|(_, row)| row).collect();
    Page { rows, total }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_sought_at_the_beginnings_of_words_without_diacritics() {
        let table = [("chod lip", true), ("LIPOVÉ", true), ("118/2026", true), ("odnik", false), ("", true)];
        for (sought, expected) in table {
            assert_eq!(matches_words(sought, &["118/2026", "Chodník v Lipové ulici"]), expected, "{sought}");
        }
    }

    #[test]
    fn numbers_of_papers_sort_by_year_then_by_number() {
        let mut numbers = ["2/2026", "10/2026", "118/2025", "1/2026"];
        numbers.sort_by_key(|number| number_key(number));
        assert_eq!(numbers, ["118/2025", "1/2026", "2/2026", "10/2026"]);
    }
}
