//! What each command concerns: the input of the permission.

use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::{
    BodyId, Command, Department, PersonId, Record, RecordId, Records, RecordsExt, Stop, Stored, Subject,
};
use serde::Deserialize;

use crate::agenda::AgendaItem;
use crate::attachment::Attachment;
use crate::consultation::{Consultation, ConsultationState};
use crate::meeting::{Meeting, MeetingDocument};
use crate::opinion::Opinion;
use crate::outcome::{CorrectOutcome, EnterOutcome};
use crate::paper::{CreatePaper, Paper, step_here, subject_of_step};
use crate::paper_type::StepKind;
use crate::reading::NoteReading;
use crate::resolution::{ConfirmOrCancelSuspended, Resolution, RevokeResolution};
use crate::task::Task;

/// The office, for what belongs to nobody in particular.
pub(crate) fn office(_command: &Command, _records: &dyn Records) -> Result<Subject, Stop> {
    Ok(Subject::office())
}

/// A paper that is being founded: its department and people.
pub(crate) fn new_paper(command: &Command, _records: &dyn Records) -> Result<Subject, Stop> {
    let input: CreatePaper = command.input()?;
    let drafter = input.drafter.or(command.acting_person());
    let owners = [Some(input.presenter), drafter].into_iter().flatten().collect();
    Ok(Subject { department: input.department, owners, ..Subject::office() })
}

/// The paper named by the command.
pub(crate) fn paper(command: &Command, records: &dyn Records) -> Result<Subject, Stop> {
    #[derive(Deserialize)]
    struct Of {
        paper: RecordId,
    }
    of_paper(records, command.input::<Of>()?.paper)
}

/// The paper of a comment, with the body in whose meeting's papers it was written.
pub(crate) fn commented(command: &Command, records: &dyn Records) -> Result<Subject, Stop> {
    #[derive(Deserialize)]
    struct Of {
        paper: RecordId,
        #[serde(default)]
        meeting: Option<RecordId>,
    }
    let Of { paper, meeting } = command.input()?;
    Ok(Subject { body: body_that_has(records, paper, meeting)?, ..of_paper(records, paper)? })
}

/// The body whose meeting deals, or dealt, with the paper.
fn body_that_has(
    records: &dyn Records,
    paper: RecordId,
    meeting: Option<RecordId>,
) -> Result<Option<BodyId>, Stop> {
    let Some(meeting) = meeting else { return Ok(None) };
    let all: Vec<Stored<Consultation>> = records.under(paper)?;
    Ok(all.into_iter().find(|one| one.value.meeting == Some(meeting)).map(|one| one.value.body))
}

/// The paper as it lies with the head of its department: owned by the head, or by whoever stands in.
pub(crate) fn paper_for_head(command: &Command, records: &dyn Records) -> Result<Subject, Stop> {
    let paper = need_paper(command, records)?;
    match step_here(&paper.value, &StepKind::DepartmentReview) {
        Some(step) => subject_of_step(records, &paper, &step, day_in_prague(command.client_time)),
        None => Ok(Subject { owners: Vec::new(), ..of_paper(records, paper.id)? }),
    }
}

/// The paper at a step of the office: owned by whoever is asked there. The rule asks again by the authority's clock.
pub(crate) fn paper_at_step(command: &Command, records: &dyn Records) -> Result<Subject, Stop> {
    #[derive(Deserialize)]
    struct Of {
        step: String,
    }
    let paper = need_paper(command, records)?;
    let named = paper.value.step(&command.input::<Of>()?.step);
    match named.filter(|step| step.kind == StepKind::Approval) {
        Some(step) => subject_of_step(records, &paper, step, day_in_prague(command.client_time)),
        None => Ok(Subject { owners: Vec::new(), ..of_paper(records, paper.id)? }),
    }
}

/// The paper as it may be withdrawn: a member's own proposal by nobody but who put it forward (§ 94/1).
pub(crate) fn paper_to_withdraw(command: &Command, records: &dyn Records) -> Result<Subject, Stop> {
    let paper = need_paper(command, records)?;
    let subject = of_paper(records, paper.id)?;
    let owners = if paper.value.is_own_proposal() { vec![paper.value.presenter] } else { subject.owners };
    Ok(Subject { owners, ..subject })
}

fn need_paper(command: &Command, records: &dyn Records) -> Result<Stored<Paper>, Stop> {
    #[derive(Deserialize)]
    struct Of {
        paper: RecordId,
    }
    records.need(command.input::<Of>()?.paper)
}

/// A paper with the body that has it on its agenda.
pub(crate) fn paper_in_body(command: &Command, records: &dyn Records) -> Result<Subject, Stop> {
    #[derive(Deserialize)]
    struct Of {
        paper: RecordId,
        #[serde(default)]
        from_item: Option<RecordId>,
    }
    let Of { paper: id, from_item } = command.input()?;
    let all: Vec<Stored<Consultation>> = records.under(id)?;
    let is_meant = |one: &&Stored<Consultation>| {
        one.value.state == ConsultationState::Scheduled
            && from_item.is_none_or(|item| one.value.agenda_item == Some(item))
    };
    let body = all.iter().find(is_meant).map(|one| one.value.body);
    Ok(Subject { body, ..of_paper(records, id)? })
}

/// What the mayor decides in place of the council: a paper, or something nobody wrote down before.
pub(crate) fn before_mayor(command: &Command, records: &dyn Records) -> Result<Subject, Stop> {
    #[derive(Deserialize)]
    struct Of {
        body: BodyId,
        #[serde(default)]
        paper: Option<RecordId>,
    }
    let Of { body, paper } = command.input()?;
    let subject = paper.map_or_else(|| Ok(Subject::office()), |id| of_paper(records, id))?;
    Ok(Subject { body: Some(body), ..subject })
}

/// The paper of the attachment named by the command, seen as far as the attachment is.
pub(crate) fn attachment(command: &Command, records: &dyn Records) -> Result<Subject, Stop> {
    #[derive(Deserialize)]
    struct Of {
        attachment: RecordId,
    }
    let file: Stored<Attachment> = records.need(command.input::<Of>()?.attachment)?;
    child_of_paper(records, &file)
}

/// The paper that is read, the annex of it, which fewer people may see, or its resolution, which others may.
pub(crate) fn what_is_read(command: &Command, records: &dyn Records) -> Result<Subject, Stop> {
    let input: NoteReading = command.input()?;
    match (input.attachment, input.resolution) {
        (Some(id), _) => child_of_paper(records, &records.need::<Attachment>(id)?),
        (None, Some(id)) => {
            let resolution: Stored<Resolution> = records.need(id)?;
            of_body(records, &resolution, resolution.value.body)
        }
        (None, None) => of_paper(records, input.paper),
    }
}

/// The paper of the opinion named by the command.
pub(crate) fn paper_of_opinion(command: &Command, records: &dyn Records) -> Result<Subject, Stop> {
    let opinion = find_opinion(command, records)?;
    child_of_paper(records, &opinion)
}

/// The opinion named by the command: owned by whoever was asked.
pub(crate) fn opinion(command: &Command, records: &dyn Records) -> Result<Subject, Stop> {
    #[derive(Deserialize)]
    struct Of {
        #[serde(default)]
        meeting: Option<RecordId>,
    }
    let opinion = find_opinion(command, records)?;
    let head = head_of(records, opinion.value.department)?;
    let owners: Vec<PersonId> = opinion.value.person.into_iter().chain(head).collect();
    let meeting = command.input::<Of>()?.meeting;
    let body = body_that_has(records, opinion.parent.unwrap_or(opinion.id), meeting)?;
    Ok(Subject {
        audience: records.audience_of(&opinion.scope)?,
        body,
        department: opinion.value.department,
        owners,
    })
}

/// The body whose meeting is planned.
pub(crate) fn new_meeting(command: &Command, _records: &dyn Records) -> Result<Subject, Stop> {
    #[derive(Deserialize)]
    struct Of {
        body: BodyId,
    }
    Ok(Subject { body: Some(command.input::<Of>()?.body), ..Subject::office() })
}

/// The meeting named by the command.
pub(crate) fn meeting(command: &Command, records: &dyn Records) -> Result<Subject, Stop> {
    #[derive(Deserialize)]
    struct Of {
        meeting: RecordId,
    }
    of_meeting(records, command.input::<Of>()?.meeting)
}

/// The meeting of the document named by the command.
pub(crate) fn meeting_document(command: &Command, records: &dyn Records) -> Result<Subject, Stop> {
    #[derive(Deserialize)]
    struct Of {
        document: RecordId,
    }
    let document: Stored<MeetingDocument> = records.need(command.input::<Of>()?.document)?;
    of_meeting(records, document.parent.unwrap_or(document.id))
}

/// The meeting of the agenda item named by the command.
pub(crate) fn agenda_item(command: &Command, records: &dyn Records) -> Result<Subject, Stop> {
    #[derive(Deserialize)]
    struct Of {
        agenda_item: RecordId,
    }
    of_agenda_item(records, command.input::<Of>()?.agenda_item)
}

pub(crate) fn of_agenda_item(records: &dyn Records, id: RecordId) -> Result<Subject, Stop> {
    let item: Stored<AgendaItem> = records.need(id)?;
    let subject = of_meeting(records, item.parent.unwrap_or(item.id))?;
    Ok(Subject { audience: records.audience_of(&item.scope)?, ..subject })
}

/// The item whose outcome is entered.
pub(crate) fn outcome(command: &Command, records: &dyn Records) -> Result<Subject, Stop> {
    command.input::<EnterOutcome>()?;
    agenda_item(command, records)
}

/// The item whose outcome is corrected.
pub(crate) fn corrected(command: &Command, records: &dyn Records) -> Result<Subject, Stop> {
    of_agenda_item(records, command.input::<CorrectOutcome>()?.outcome.agenda_item)
}

/// The resolution named by the command.
pub(crate) fn resolution(command: &Command, records: &dyn Records) -> Result<Subject, Stop> {
    #[derive(Deserialize)]
    struct Of {
        resolution: RecordId,
    }
    let resolution: Stored<Resolution> = records.need(command.input::<Of>()?.resolution)?;
    of_body(records, &resolution, resolution.value.body)
}

/// The revoked resolution, with the body that revokes.
pub(crate) fn revoking(command: &Command, records: &dyn Records) -> Result<Subject, Stop> {
    let by = command.input::<RevokeResolution>()?.by;
    by_resolution(command, records, by)
}

/// The suspended resolution, with the assembly that decides about it.
pub(crate) fn fate(command: &Command, records: &dyn Records) -> Result<Subject, Stop> {
    let by = command.input::<ConfirmOrCancelSuspended>()?.by;
    by_resolution(command, records, by)
}

/// The task named by the command: owned by its assignee.
pub(crate) fn task(command: &Command, records: &dyn Records) -> Result<Subject, Stop> {
    #[derive(Deserialize)]
    struct Of {
        task: RecordId,
    }
    of_task(records, command.input::<Of>()?.task)
}

pub(crate) fn of_task(records: &dyn Records, id: RecordId) -> Result<Subject, Stop> {
    let task: Stored<Task> = records.need(id)?;
    let owners = task.value.assignee.into_iter().collect();
    Ok(Subject { owners, ..of_body(records, &task, task.value.body)? })
}

fn by_resolution(command: &Command, records: &dyn Records, by: RecordId) -> Result<Subject, Stop> {
    let by: Stored<Resolution> = records.need(by)?;
    Ok(Subject { body: Some(by.value.body), ..resolution(command, records)? })
}

pub(crate) fn of_paper(records: &dyn Records, id: RecordId) -> Result<Subject, Stop> {
    let paper: Stored<Paper> = records.need(id)?;
    Ok(Subject {
        audience: records.audience_of(&paper.scope)?,
        body: None,
        department: paper.value.department,
        owners: paper.value.owners(),
    })
}

pub(crate) fn child_of_paper<T: Record>(records: &dyn Records, child: &Stored<T>) -> Result<Subject, Stop> {
    let subject = of_paper(records, child.parent.unwrap_or(child.id))?;
    Ok(Subject { audience: records.audience_of(&child.scope)?, ..subject })
}

pub(crate) fn of_meeting(records: &dyn Records, id: RecordId) -> Result<Subject, Stop> {
    let meeting: Stored<Meeting> = records.need(id)?;
    of_body(records, &meeting, meeting.value.body)
}

fn of_body<T: Record>(records: &dyn Records, stored: &Stored<T>, body: BodyId) -> Result<Subject, Stop> {
    let audience = records.audience_of(&stored.scope)?;
    Ok(Subject { audience, body: Some(body), department: None, owners: Vec::new() })
}

fn find_opinion(command: &Command, records: &dyn Records) -> Result<Stored<Opinion>, Stop> {
    #[derive(Deserialize)]
    struct Of {
        opinion: RecordId,
    }
    records.need(command.input::<Of>()?.opinion)
}

pub(crate) fn head_of(
    records: &dyn Records,
    department: Option<obeznik_kernel::DepartmentId>,
) -> Result<Option<PersonId>, Stop> {
    let Some(id) = department else { return Ok(None) };
    Ok(records.find::<Department>(id)?.and_then(|department| department.value.head))
}
