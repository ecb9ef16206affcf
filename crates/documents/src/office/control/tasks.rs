//! Tasks set, due or moved in the period (`ukoly.xlsx`).

use obeznik_app::ApiError;
use obeznik_circulation::resolution::Resolution;
use obeznik_circulation::task::Task;
use obeznik_formats::export::Sheet;
use obeznik_formats::table::Cell;
use obeznik_kernel::Stored;
use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::record::RecordsExt as _;

use super::scope::{MOST, Scope, Why};
use crate::office::sheets::{day, sheet, text};
use crate::office::wording::{say, word};

const HEADINGS: [&str; 9] = [
    "print-control-resolution",
    "print-control-body",
    "print-control-day",
    "print-control-task",
    "print-control-assignee",
    "print-control-due-on",
    "print-control-due-text",
    "print-control-state",
    "print-control-history",
];

/// The list of tasks.
///
/// # Errors
/// When the store cannot be read.
pub(super) fn tasks(scope: &Scope<'_>) -> Result<Sheet, ApiError> {
    let records = scope.house.reader.records;
    let mut tasks = records.find_by::<Task>("task_by_state", &[], MOST)?;
    tasks.sort_by(|one, two| (&one.value.number, one.id).cmp(&(&two.value.number, two.id)));
    let mut rows = Vec::new();
    for task in &tasks {
        let set_by = task.parent.map(|id| records.find::<Resolution>(id)).transpose()?.flatten();
        let set_by = set_by.map(|found| found.value);
        if !concerns(scope, task, set_by.as_ref()) {
            continue;
        }
        if scope.lets_go(set_by.as_ref().and_then(|resolution| resolution.paper))? {
            rows.push(row(scope, &task.value, set_by.as_ref())?);
        } else {
            let what = say("print-control-left-task", &[("number", task.value.number.as_str().into())]);
            scope.leave_out(what, Why::Confidential);
        }
    }
    Ok(sheet("print-control-sheet-tasks", &HEADINGS, rows))
}

fn concerns(scope: &Scope<'_>, task: &Stored<Task>, set_by: Option<&Resolution>) -> bool {
    let set_on = set_by.and_then(|resolution| resolution.decided_on);
    let moved = task.value.history.iter().map(|report| day_in_prague(report.at));
    set_on.into_iter().chain(task.value.due_on).chain(moved).any(|on| scope.holds(on))
}

fn row(scope: &Scope<'_>, task: &Task, set_by: Option<&Resolution>) -> Result<Vec<Cell>, ApiError> {
    let names = &scope.house.names;
    let assignee = match task.assignee {
        Some(person) => names.person(person)?.name,
        None => task.assignee_text.clone(),
    };
    Ok(vec![
        text(&task.number),
        text(&names.body(task.body)?.name),
        day(set_by.and_then(|resolution| resolution.decided_on)),
        text(&task.text),
        text(&assignee),
        day(task.due_on),
        text(&task.due_text),
        text(&say("print-control-task-state", &[("state", task.state.as_str().into())])),
        text(&history(task)),
    ])
}

/// Reports, extensions and closings, one a line.
fn history(task: &Task) -> String {
    let line = |report: &obeznik_circulation::task::TaskReport| {
        let on = day_in_prague(report.at);
        let state = say("print-control-task-state", &[("state", report.state.as_str().into())]);
        let before = report.due_before.map(|before| {
            say("print-control-due-before", &[("day", crate::office::wording::long_day(before).into())])
        });
        let words = [Some(state), before, (!report.text.is_empty()).then(|| report.text.clone())];
        let words: Vec<String> = words.into_iter().flatten().collect();
        format!("{}. {}. {}: {}", on.day(), on.month(), on.year(), words.join(", "))
    };
    let lines: Vec<String> = task.history.iter().map(line).collect();
    if lines.is_empty() { word("print-control-no-report") } else { lines.join("\n") }
}
