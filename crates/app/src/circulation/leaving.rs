//! What somebody who leaves has open, and what is open when a term ends.

use obeznik_circulation::handover::{OpenWork, WorkKind, open_work as find_open_work, stays_with_member};
use obeznik_circulation::meeting::{Meeting, MeetingState};
use obeznik_circulation::paper::{CloseWithTerm, Paper};
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{BodyKind, PersonId, Stored};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::ApiError;
use crate::circulation::resolutions::open_tasks;
use crate::municipality::names::Names;
use crate::office::{Reader, parse_id};

/// Whose work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OpenWorkInput {
    /// The person.
    pub person: String,
}

/// A piece of open work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OpenWorkRow {
    /// `drafted`, `presented`, `opinion`, `owed`, `task`.
    pub kind: String,
    /// The paper, opinion, agenda item or task.
    pub id: String,
    /// Number of the paper or of the task's resolution; empty where none.
    pub number: String,
    /// What it is about.
    pub title: String,
    /// By which day.
    pub due_on: Option<String>,
    /// Whether only a member of the assembly may take it over (§ 94/1).
    pub member_only: bool,
    /// Whether it stays where it is: only the member whose proposal it is hands it over while they sit (§ 94/1).
    pub stays: bool,
}

/// What is open when a term ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TermChange {
    /// Papers on their way, in the order they were founded.
    pub papers: Vec<CarriedPaper>,
    /// Tasks still to be done; they bind on.
    pub tasks: u32,
    /// Meetings still planned of bodies whose term ended.
    pub meetings: Vec<CarriedMeeting>,
}

/// A paper on its way when a term ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CarriedPaper {
    /// Identifier.
    pub id: String,
    /// Number.
    pub number: String,
    /// Title.
    pub title: String,
    /// Where it is.
    pub state: String,
    /// Who presents it.
    pub presenter: String,
    /// Whether it is a member's own proposal, and its member has no mandate any more.
    pub lost_presenter: bool,
}

/// A meeting planned by the old term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CarriedMeeting {
    /// Identifier.
    pub id: String,
    /// Short name of the body.
    pub body: String,
    /// Day.
    pub on: String,
}

/// Most records of one sort that are looked through.
const MOST: usize = 5_000;

/// Everything a person has open, as far as who asks may see.
///
/// # Errors
/// When the store cannot be read.
pub fn open_work(reader: &Reader<'_>, input: OpenWorkInput) -> Result<Vec<OpenWorkRow>, ApiError> {
    let person = PersonId(parse_id(&input.person)?);
    find_open_work(reader.records, person)?.into_iter().map(|work| row(reader, work)).collect()
}

fn row(reader: &Reader<'_>, work: OpenWork) -> Result<OpenWorkRow, ApiError> {
    let paper = match work.kind {
        WorkKind::Presented => reader.records.find::<Paper>(work.place)?,
        _ => None,
    };
    let stays = match &paper {
        Some(paper) => stays_with_member(reader.records, &paper.value, Some(reader.me), reader.today)?,
        None => false,
    };
    let OpenWork { kind, id, place: _, number, title, due_on } = work;
    Ok(OpenWorkRow {
        kind: kind.as_str().to_owned(),
        id: id.to_string(),
        number,
        title,
        due_on: due_on.map(|day| day.to_string()),
        member_only: paper.is_some_and(|paper| paper.value.is_own_proposal()),
        stays,
    })
}

/// What is open now that a new term began, or is about to.
///
/// # Errors
/// When the store cannot be read.
pub fn term_change(reader: &Reader<'_>, (): ()) -> Result<TermChange, ApiError> {
    let names = Names::of(reader.records);
    let left = CloseWithTerm::papers(reader.records, reader.today)?;
    let papers: Result<Vec<_>, ApiError> = left.into_iter().map(|paper| carried(&names, paper)).collect();
    Ok(TermChange { papers: papers?, tasks: open_tasks(reader)?, meetings: meetings(reader, &names)? })
}

fn carried(names: &Names<'_>, paper: Stored<Paper>) -> Result<CarriedPaper, ApiError> {
    Ok(CarriedPaper {
        id: paper.id.to_string(),
        state: paper.value.state.as_str().to_owned(),
        presenter: names.person(paper.value.presenter)?.name,
        // that of a member who still sits is not among them
        lost_presenter: paper.value.is_own_proposal(),
        number: paper.value.number,
        title: paper.value.title,
    })
}

fn meetings(reader: &Reader<'_>, names: &Names<'_>) -> Result<Vec<CarriedMeeting>, ApiError> {
    let all = reader.records.find_by::<Meeting>("meeting_by_day", &[], MOST)?;
    let mut found = Vec::new();
    for meeting in all.into_iter().filter(|one| one.value.on >= reader.today) {
        let Some(body) = names.find_body(meeting.value.body)? else { continue };
        let ended = matches!(body.kind, BodyKind::Assembly | BodyKind::Committee | BodyKind::LocalCommittee);
        if ended && meeting.value.state == MeetingState::Planned {
            let on = meeting.value.on.to_string();
            found.push(CarriedMeeting { id: meeting.id.to_string(), body: body.short_name, on });
        }
    }
    Ok(found)
}
