//! Tasks (úkoly) set by resolutions.

mod change;
mod make;

use obeznik_kernel::{BodyId, Date, IndexKey, PersonId, Record, RecordId, Records, Stop, Timestamp};
use serde::{Deserialize, Serialize};

pub(crate) use change::{Assignee, pass_task_on};
pub use change::{
    CancelTask, CloseTask, ExtendTask, ReportTask, TransferTask, cancel_task, close_task, extend_task,
    report_task, transfer_task,
};
pub use make::{TaskAssignee, tasks_of};

use crate::door::{read_all, save_read};
use crate::stored_enum::stored_enum;

stored_enum! {
    /// Where a task is.
    TaskState {
        /// Uložen.
        New = "new",
        /// Trvá: work goes on.
        Running = "running",
        /// Reported as done, to be closed.
        Reported = "reported",
        /// Splněn.
        Done = "done",
        /// Nesplněn; may be extended.
        NotDone = "not_done",
        /// Prodloužen.
        Extended = "extended",
        /// Zrušen.
        Cancelled = "cancelled",
        /// Pozastaven with its resolution (§ 105).
        Suspended = "suspended",
        /// Převeden to another person; a new task goes on.
        Transferred = "transferred",
    }
}

/// One entry of a task's history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct TaskReport {
    /// When.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub at: Timestamp,
    /// Who.
    pub by: Option<PersonId>,
    /// The state it came to.
    pub state: TaskState,
    /// In words: evidence, reason.
    pub text: String,
    /// The day it was due before, when that changed.
    #[cfg_attr(feature = "bindings", ts(type = "string | null"))]
    pub due_before: Option<Date>,
}

/// A task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Task {
    /// Number of its resolution.
    pub number: String,
    /// The body that set it.
    pub body: BodyId,
    /// The clause it comes from, counted from 0.
    pub clause: u32,
    /// Label of the point it comes from; empty when none.
    pub point: String,
    /// What is to be done.
    pub text: String,
    /// Who is to do it.
    pub assignee: Option<PersonId>,
    /// Who, as the resolution says it.
    pub assignee_text: String,
    /// By which day.
    #[cfg_attr(feature = "bindings", ts(type = "string | null"))]
    pub due_on: Option<Date>,
    /// When, as the resolution says it, where it names no day.
    pub due_text: String,
    /// Where it is.
    pub state: TaskState,
    /// Where it was before it was suspended.
    pub state_before: Option<TaskState>,
    /// The task it goes on with.
    pub transferred_from: Option<RecordId>,
    /// Reports, extensions, closings.
    pub history: Vec<TaskReport>,
}

impl Record for Task {
    const KIND: &'static str = "task";
    fn index_keys(&self) -> Vec<IndexKey> {
        let due = self.due_on.map_or("9999-12-31".to_owned(), |day| day.to_string());
        let mut keys = vec![IndexKey::new("task_by_state", &[self.state.as_str(), &due])];
        if let Some(person) = self.assignee {
            keys.push(IndexKey::new("task_by_person", &[&person.to_string(), self.state.as_str(), &due]));
        }
        keys
    }
}

impl Task {
    /// Whether it is still to be done.
    pub fn is_open(&self) -> bool {
        use TaskState::{Extended, New, NotDone, Reported, Running};
        matches!(self.state, New | Running | Reported | Extended | NotDone)
    }

    /// Whether its day has passed and it is not done.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.is_open() && self.due_on.is_some_and(|day| day < today)
    }

    /// Freezes an open task.
    pub(crate) fn suspend(&mut self) {
        if self.is_open() {
            self.state_before = Some(self.state.clone());
            self.state = TaskState::Suspended;
        }
    }

    /// Lets a frozen task go on where it was.
    pub(crate) fn resume(&mut self) {
        if self.state == TaskState::Suspended {
            self.state = self.state_before.take().unwrap_or(TaskState::Running);
        }
    }

    /// Ends a task whose resolution was never adopted, so that it may yet come back.
    pub(crate) fn make_void(&mut self) {
        let before = self.state.clone();
        if self.is_open() || before == TaskState::Suspended {
            self.state_before = Some(before);
            self.state = TaskState::Cancelled;
        }
    }

    /// Lets a task made void go on where it was; what was cancelled otherwise stays so.
    pub(crate) fn revive(&mut self) {
        if self.state == TaskState::Cancelled
            && let Some(before) = self.state_before.take()
        {
            self.state = before;
        }
    }

    /// Ends a task that is open or frozen.
    pub(crate) fn end(&mut self, state: TaskState) {
        if self.is_open() || self.state == TaskState::Suspended {
            self.state = state;
            self.state_before = None;
        }
    }
}

/// Changes every task of a resolution; a change of state is noted in its history.
pub(crate) fn change_tasks(
    records: &mut dyn Records,
    resolution: RecordId,
    now: Timestamp,
    change: impl Fn(&mut Task),
) -> Result<(), Stop> {
    change_tasks_because(records, resolution, now, "", |_, task| change(task))
}

/// Changes every task of a resolution; a change of state is noted in its history with its reason.
pub(crate) fn change_tasks_because(
    records: &mut dyn Records,
    resolution: RecordId,
    now: Timestamp,
    why: &str,
    change: impl Fn(RecordId, &mut Task),
) -> Result<(), Stop> {
    for mut task in read_all::<Task>(records.children(resolution, "task")?)? {
        let before = task.value.state.clone();
        change(task.raw.id, &mut task.value);
        if task.value.state == before {
            continue;
        }
        let state = task.value.state.clone();
        let report = TaskReport { at: now, by: None, state, text: why.to_owned(), due_before: None };
        task.value.history.push(report);
        save_read(records, task)?;
    }
    Ok(())
}
