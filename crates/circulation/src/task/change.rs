//! Reports, extends, closes, cancels and transfers tasks (transition 30).

use obeznik_kernel::{
    Command, Context, Date, PersonId, RecordId, Records, RecordsExt, Refusal, Stop, Stored,
};
use serde::{Deserialize, Serialize};

use super::{Task, TaskReport, TaskState};
use crate::door::{acting, need_text, refuse};

/// Input of `circulation.report_task`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ReportTask {
    /// The task.
    pub task: RecordId,
    /// What was done; the evidence.
    pub text: String,
    /// Whether it is done.
    pub is_done: bool,
}

/// Input of `circulation.extend_task`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ExtendTask {
    /// The task.
    pub task: RecordId,
    /// The new day.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub due_on: Date,
    /// Why.
    pub reason: String,
}

/// Input of `circulation.close_task`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CloseTask {
    /// The task.
    pub task: RecordId,
    /// Splněno, or nesplněno.
    pub is_done: bool,
    /// What the closing rests on.
    #[serde(default)]
    pub text: String,
}

/// Input of `circulation.cancel_task`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CancelTask {
    /// The task.
    pub task: RecordId,
    /// Why.
    pub reason: String,
}

/// Input of `circulation.transfer_task`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct TransferTask {
    /// The task.
    pub task: RecordId,
    /// The new task of the same resolution.
    pub to_task: RecordId,
    /// Who is to do it now.
    #[serde(default)]
    pub assignee: Option<PersonId>,
    /// Who, in words.
    pub assignee_text: String,
    /// Why.
    pub reason: String,
}

/// The assignee says how it stands.
///
/// # Errors
/// Refuses an empty report and tasks that are over or frozen.
pub fn report_task(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: ReportTask = command.input()?;
    let mut task = open_task(records, input.task)?;
    need_text(&input.text, "refusal-text-missing")?;
    let state = if input.is_done { TaskState::Reported } else { TaskState::Running };
    note(command, context, &mut task, state, input.text, None);
    records.save(&task)
}

/// Gives a task a later day.
///
/// # Errors
/// Refuses a day that has passed or is not later, an empty reason, and tasks that are over or frozen.
pub fn extend_task(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: ExtendTask = command.input()?;
    let mut task = open_task(records, input.task)?;
    need_text(&input.reason, "refusal-reason-missing")?;
    if input.due_on < context.today || task.value.due_on.is_some_and(|day| input.due_on <= day) {
        return refuse(Refusal::new("refusal-day-not-later").with("day", input.due_on));
    }
    let before = task.value.due_on.replace(input.due_on);
    note(command, context, &mut task, TaskState::Extended, input.reason, before);
    records.save(&task)
}

/// Closes a task as done, or says that it was not done; that one may still be extended or transferred.
///
/// # Errors
/// Refuses tasks that are over or frozen, and „nesplněno" without words.
pub fn close_task(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: CloseTask = command.input()?;
    let mut task = open_task(records, input.task)?;
    if !input.is_done {
        need_text(&input.text, "refusal-reason-missing")?;
    }
    let state = if input.is_done { TaskState::Done } else { TaskState::NotDone };
    note(command, context, &mut task, state, input.text, None);
    records.save(&task)
}

/// Cancels a task with a reason.
///
/// # Errors
/// Refuses an empty reason and tasks that are over or frozen.
pub fn cancel_task(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: CancelTask = command.input()?;
    let mut task = open_task(records, input.task)?;
    need_text(&input.reason, "refusal-reason-missing")?;
    note(command, context, &mut task, TaskState::Cancelled, input.reason, None);
    records.save(&task)
}

/// Hands a task over to somebody else: this one ends as transferred, a new one goes on.
///
/// # Errors
/// Refuses nobody as the new assignee, an empty reason, and tasks that are over or frozen.
pub fn transfer_task(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: TransferTask = command.input()?;
    let task = open_task(records, input.task)?;
    need_text(&input.reason, "refusal-reason-missing")?;
    need_text(&input.assignee_text, "refusal-assignee-missing")?;
    let next = Task { assignee: input.assignee, assignee_text: input.assignee_text, ..task.value.clone() };
    go_on_as(command, context, records, task, next, (input.to_task, input.reason))
}

/// Who is to do a task.
pub(crate) struct Assignee {
    /// The person.
    pub(crate) person: PersonId,
    /// In words.
    pub(crate) text: String,
}

/// Hands a task over to a person as [`transfer_task`] does.
///
/// # Errors
/// Refuses tasks that are over or frozen.
pub(crate) fn pass_task_on(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
    id: RecordId,
    to: Assignee,
    reason: String,
) -> Result<(), Stop> {
    let task = open_task(records, id)?;
    let next = Task { assignee: Some(to.person), assignee_text: to.text, ..task.value.clone() };
    let to_task = context.new_id();
    go_on_as(command, context, records, task, next, (to_task, reason))
}

/// Ends a task as transferred and writes the one that goes on.
fn go_on_as(
    command: &Command,
    context: &Context<'_>,
    records: &mut dyn Records,
    mut task: Stored<Task>,
    next: Task,
    (to_task, reason): (RecordId, String),
) -> Result<(), Stop> {
    let next = Task {
        state: TaskState::New,
        state_before: None,
        transferred_from: Some(task.id),
        history: Vec::new(),
        ..next
    };
    note(command, context, &mut task, TaskState::Transferred, reason, None);
    records.save(&task)?;
    let audience = records.audience_of(&task.scope)?;
    records.add(to_task, task.parent, &audience, &next)
}

fn open_task(records: &dyn Records, id: RecordId) -> Result<Stored<Task>, Stop> {
    let task: Stored<Task> = records.need(id)?;
    if task.value.is_open() {
        return Ok(task);
    }
    refuse(Refusal::new("refusal-task-state").with("state", task.value.state.as_str()))
}

fn note(
    command: &Command,
    context: &Context<'_>,
    task: &mut Stored<Task>,
    state: TaskState,
    text: String,
    due_before: Option<Date>,
) {
    task.value.state = state.clone();
    let by = acting(command, context);
    task.value.history.push(TaskReport { at: context.now, by, state, text, due_before });
}
