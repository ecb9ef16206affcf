//! Resolutions and tasks.

use obeznik_circulation::clause::Clause;
use obeznik_circulation::consultation::Consultation;
use obeznik_circulation::outcome::outcome_of_resolution;
use obeznik_circulation::paper::Paper;
use obeznik_circulation::reading::is_resolution_watched;
use obeznik_circulation::resolution::{Resolution, ResolutionState};
use obeznik_circulation::task::{Task, TaskState};
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{BodyKind, RecordId, Stored};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

use crate::api::ApiError;
use crate::circulation::mayor::{ByMayorDto, by_mayor};
use crate::circulation::meetings::{OutcomeDto, burnt_outcome_dto, outcome_dto};
use crate::circulation::papers::{HistoryEvent, ResolutionRef, paper_ref};
use crate::keeping::paper_erasure;
use crate::municipality::members::{MembersWhy, members_why};
use crate::municipality::names::Names;
use crate::office::acts::acts;
use crate::office::shared::{Act, BodyRef, Page, PaperRef, Slice};
use crate::office::{Reader, parse_id};

/// What the list of resolutions shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ResolutionsInput {
    /// Words of the number or the title; empty for all.
    pub text: String,
    /// Only of the body; empty for all.
    pub body: String,
    /// Only of the year; 0 for all.
    pub year: u16,
    /// States to keep; empty for all.
    pub states: Vec<String>,
    /// Order and part.
    pub slice: Slice,
}

/// One row of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ResolutionRow {
    /// Identifier.
    pub id: String,
    /// `RM/61/3/2026`.
    pub number: String,
    /// Title.
    pub title: String,
    /// Short name of the body.
    pub body: String,
    /// Day.
    pub decided_on: String,
    /// `valid`, `suspended`, `revoked`, `cancelled`, `void`.
    pub state: String,
    /// Verbs joined by commas.
    pub verbs: String,
    /// Tasks open of all.
    pub tasks_open: u32,
    /// Tasks it gave.
    pub tasks: u32,
}

/// Which resolution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ResolutionInput {
    /// Identifier.
    pub id: String,
}

/// A resolution with all that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ResolutionDetail {
    /// Identifier.
    pub id: String,
    /// Number.
    pub number: String,
    /// Title.
    pub title: String,
    /// The body.
    pub body: Option<BodyRef>,
    /// Day.
    pub decided_on: String,
    /// `valid`, `suspended`, `revoked`, `cancelled`, `void`.
    pub state: String,
    /// Clauses.
    pub clauses: Vec<Clause>,
    /// Whole text, for an imported one.
    pub text: String,
    /// How the mayor decided it in place of the council; nothing on what a body voted for.
    pub mayor: Option<ByMayorDto>,
    /// The vote, if recorded.
    pub outcome: Option<OutcomeDto>,
    /// Why the body had so many members that day; nothing where no vote or day is known.
    pub members_why: Option<MembersWhy>,
    /// The paper it came from.
    pub paper: Option<PaperRef>,
    /// The day that paper was erased; empty when it was not.
    pub paper_erased_on: String,
    /// Whether its paper is kept close, here or not, so that who reads the resolution is written down.
    pub is_watched: bool,
    /// Tasks.
    pub tasks: Vec<TaskRow>,
    /// What it revokes.
    pub revokes: Option<ResolutionRef>,
    /// What revoked it.
    pub revoked_by: Option<ResolutionRef>,
    /// File and line it was imported from; empty when made here.
    pub imported_from: String,
    /// What happened.
    pub history: Vec<HistoryEvent>,
    /// What the person may do now.
    pub acts: Vec<Act>,
}

/// What the list of tasks shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TasksInput {
    /// Words of the task; empty for all.
    pub text: String,
    /// `open`, `late`, `done`, `all`.
    pub which: String,
    /// Only the person's own.
    pub mine: bool,
    /// Order and part.
    pub slice: Slice,
}

/// One task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TaskRow {
    /// Identifier.
    pub id: String,
    /// What is to be done.
    pub text: String,
    /// Who, as written.
    pub assignee: String,
    /// The person meant; empty where the words do not tell.
    pub assignee_id: String,
    /// Day, if one is set.
    pub due_on: Option<String>,
    /// Words instead of a day.
    pub due_text: String,
    /// `new`, `running`, `reported`, `done`, `not_done`, `extended`, `cancelled`, `suspended`, `transferred`.
    pub state: String,
    /// The resolution.
    pub resolution: String,
    /// Its number.
    pub resolution_number: String,
    /// Last report; empty when none.
    pub last_report: String,
    /// Whether the paper of its resolution is kept close, so that who reads the task is written down.
    pub is_watched: bool,
    /// What the person may do now.
    pub acts: Vec<Act>,
}

/// The list of resolutions.
///
/// # Errors
/// When the store cannot be read.
pub fn resolutions(reader: &Reader<'_>, input: ResolutionsInput) -> Result<Page<ResolutionRow>, ApiError> {
    crate::circulation::lists::resolutions(reader, input)
}

/// The list of tasks.
///
/// # Errors
/// When the store cannot be read.
pub fn tasks(reader: &Reader<'_>, input: TasksInput) -> Result<Page<TaskRow>, ApiError> {
    crate::circulation::lists::tasks(reader, input)
}

/// Tasks still to be done.
///
/// # Errors
/// When the store cannot be read.
pub fn open_tasks(reader: &Reader<'_>) -> Result<u32, ApiError> {
    crate::circulation::lists::open_tasks(reader)
}

/// A resolution with all that belongs to it.
///
/// # Errors
/// [`Code::NotFound`](crate::Code::NotFound) when it is not here or not for this person.
pub fn resolution(reader: &Reader<'_>, input: ResolutionInput) -> Result<ResolutionDetail, ApiError> {
    let stored = reader.records.need::<Resolution>(parse_id(&input.id)?)?;
    let names = Names::of(reader.records);
    let resolution = &stored.value;
    let tasks = reader.records.under::<Task>(stored.id)?;
    let paper = resolution.paper.map(|id| reader.records.find::<Paper>(id)).transpose()?.flatten();
    let erasure = paper_erasure(reader, resolution.paper)?;
    let outcome = outcome(reader, &names, &stored)?;
    let day = resolution.decided_on.filter(|_| outcome.as_ref().is_some_and(|vote| vote.members > 0));
    let why = day.map(|day| members_why(reader, &names, resolution.body, day)).transpose()?;
    let is_watched = is_resolution_watched(reader.records, &stored)?;
    Ok(ResolutionDetail {
        id: input.id,
        number: resolution.number.clone(),
        title: resolution.title.clone(),
        body: Some(names.body(resolution.body)?),
        decided_on: resolution.decided_on.map(|day| day.to_string()).unwrap_or_default(),
        state: resolution.state.as_str().to_owned(),
        clauses: resolution.clauses.clone(),
        text: resolution.text.clone(),
        mayor: resolution.mayor.as_ref().map(|by| by_mayor(&names, by)).transpose()?,
        outcome,
        members_why: why,
        paper: paper.as_ref().map(paper_ref),
        paper_erased_on: erasure.map(|one| one.on.to_string()).unwrap_or_default(),
        is_watched,
        tasks: tasks.iter().map(|task| task_row(reader, task, is_watched)).collect(),
        revokes: resolution.revokes.first().map(|id| reference(reader, *id)).transpose()?.flatten(),
        revoked_by: resolution.revoked_by.map(|id| reference(reader, id)).transpose()?.flatten(),
        imported_from: imported_from(resolution),
        history: crate::circulation::history::of(reader, &names, stored.id)?,
        acts: resolution_acts(reader, &names, &stored)?,
    })
}

fn imported_from(resolution: &Resolution) -> String {
    match resolution.imported_from {
        Some(_) => format!("{}:{}", resolution.source_file, resolution.source_line),
        None => String::new(),
    }
}

fn reference(reader: &Reader<'_>, id: RecordId) -> Result<Option<ResolutionRef>, ApiError> {
    let found = reader.records.find::<Resolution>(id)?;
    Ok(found.map(|stored| ResolutionRef {
        id: stored.id.to_string(),
        number: stored.value.number,
        title: stored.value.title,
    }))
}

/// The vote as it stands after every correction.
fn outcome(
    reader: &Reader<'_>,
    names: &Names<'_>,
    stored: &Stored<Resolution>,
) -> Result<Option<OutcomeDto>, ApiError> {
    let Some(outcome) = outcome_of_resolution(reader.records, stored.id)? else { return Ok(None) };
    if stored.value.state == ResolutionState::Void {
        return burnt_outcome_dto(reader, names, &outcome.value).map(Some);
    }
    let consultation = stored.value.consultation.map(|id| reader.records.find::<Consultation>(id));
    let consultation = consultation.transpose()?.flatten();
    outcome_dto(reader, names, &outcome.value, consultation.as_ref()).map(Some)
}

/// What may be done with the resolution: suspension concerns councils alone (§ 105/1), revocation any that
/// holds. By which resolution it is done is said in the dialog; until then the body stands for itself.
fn resolution_acts(
    reader: &Reader<'_>,
    names: &Names<'_>,
    stored: &Stored<Resolution>,
) -> Result<Vec<Act>, ApiError> {
    let is_council = names.find_body(stored.value.body)?.is_some_and(|body| body.kind == BodyKind::Council);
    let kinds: &[&str] = match stored.value.state {
        ResolutionState::Valid if is_council => {
            &["circulation.suspend_resolution", "circulation.revoke_resolution"]
        }
        ResolutionState::Valid => &["circulation.revoke_resolution"],
        ResolutionState::Suspended => {
            &["circulation.confirm_or_cancel_suspended", "circulation.revoke_resolution"]
        }
        _ => &[],
    };
    let id = stored.id.to_string();
    let payload = json!({ "resolution": id, "reason": "", "paper": id, "fate": "confirm", "by": id });
    Ok(acts(reader, kinds, &[], &payload))
}

/// Whether who reads the task is written down: it says what its resolution does.
pub(crate) fn is_task_watched(reader: &Reader<'_>, task: &Stored<Task>) -> Result<bool, ApiError> {
    let resolution = task.parent.map(|id| reader.records.find::<Resolution>(id)).transpose()?.flatten();
    let is_watched = resolution.map(|found| is_resolution_watched(reader.records, &found)).transpose()?;
    Ok(is_watched.unwrap_or(false))
}

/// A task as a row.
pub(crate) fn task_row(reader: &Reader<'_>, stored: &Stored<Task>, is_watched: bool) -> TaskRow {
    let task = &stored.value;
    TaskRow {
        id: stored.id.to_string(),
        text: task.text.clone(),
        assignee: task.assignee_text.clone(),
        assignee_id: task.assignee.map(|person| person.to_string()).unwrap_or_default(),
        due_on: task.due_on.map(|day| day.to_string()),
        due_text: task.due_text.clone(),
        state: task.state.as_str().to_owned(),
        resolution: stored.parent.map(|id| id.to_string()).unwrap_or_default(),
        resolution_number: task.number.clone(),
        last_report: task.history.last().map(|report| report.text.clone()).unwrap_or_default(),
        is_watched,
        acts: task_acts(reader, stored),
    }
}

fn task_acts(reader: &Reader<'_>, stored: &Stored<Task>) -> Vec<Act> {
    if !stored.value.is_open() {
        return Vec::new();
    }
    let kinds: &[&str] = if stored.value.state == TaskState::Reported {
        &[
            "circulation.close_task",
            "circulation.report_task",
            "circulation.extend_task",
            "circulation.transfer_task",
            "circulation.cancel_task",
        ]
    } else {
        &[
            "circulation.report_task",
            "circulation.close_task",
            "circulation.extend_task",
            "circulation.transfer_task",
            "circulation.cancel_task",
        ]
    };
    let id = stored.id.to_string();
    let payload = json!({
        "task": id, "text": "", "reason": "", "due_on": "2000-01-01", "to": id, "new_task": id, "is_done": true,
        "state": "done", "assignee": { "person": null, "text": "" },
    });
    acts(reader, kinds, &kinds[..1], &payload)
}
