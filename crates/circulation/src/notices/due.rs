//! Which notices are due on a day.

use obeznik_kernel::calendar::add_days;
use obeznik_kernel::{
    Action, Body, BodyId, Date, PersonId, RecordId, Records, RecordsExt, Role, Standing, Stop, Stored,
    Subject,
};

use super::whom::{Told, Whom};
use super::{Facts, Notice, NoticeKind};
use crate::agenda::AgendaItem;
use crate::consultation::{Consultation, ConsultationState, HeldUp};
use crate::cover::FinancialCover;
use crate::mayor::before_mayor;
use crate::meeting::{Meeting, MeetingState, closing};
use crate::opinion::{Opinion, OpinionState};
use crate::paper::{Confidentiality, Paper, PaperState, step_here, subject_of_step};
use crate::paper_type::{RouteStep, StepKind};
use crate::resolution::{Resolution, ResolutionState};
use crate::subject::{child_of_paper, head_of, of_agenda_item, of_meeting, of_paper, of_task};
use crate::task::{Task, TaskState};
use crate::town::Town;

/// Most records of one sort looked at; a town has some hundreds of papers under way.
const MOST: usize = 5_000;

/// Days before its day on which a task is told of.
const TASK_AHEAD: i32 = 7;

/// Days after its day on which a late task is told of; who was not told by then knows.
const TASK_BEHIND: i32 = 60;

/// Days before papers close on which an announced one is told of.
const OWED_AHEAD: i32 = 7;

/// Days after a decision was written down on which its extract is told of.
const EXTRACT_BEHIND: i32 = 14;

/// Days before a meeting on which its invitation is told of.
const MEETING_AHEAD: i32 = 120;

/// Every notice due on the day for these people, who are told only of what they may see or do then. One person is told
/// once of one thing, by the first right they have to it.
///
/// # Errors
/// As [`Records::get`].
pub fn due_notices(records: &dyn Records, people: &[Standing], today: Date) -> Result<Vec<Notice>, Stop> {
    let mut due = Due { records, whom: Whom { people, today }, today, notices: Vec::new() };
    due.papers_waiting()?;
    due.papers_before_mayor()?;
    due.papers_returned()?;
    due.papers_owed()?;
    due.covers()?;
    due.opinions()?;
    due.papers_held_up()?;
    due.meetings()?;
    due.extracts()?;
    due.tasks()?;
    Ok(due.notices)
}

struct Due<'a> {
    records: &'a dyn Records,
    whom: Whom<'a>,
    today: Date,
    notices: Vec<Notice>,
}

/// What is told, before it is known to whom.
struct What {
    kind: NoticeKind,
    record: RecordId,
    key: String,
    after: Option<String>,
    facts: Facts,
}

impl Due<'_> {
    fn tell(&mut self, what: &What, told: Vec<Told>) {
        for (person, in_place_of) in told {
            let What { kind, record, key, after, facts } = what;
            self.notices.push(Notice {
                kind: kind.clone(),
                person,
                in_place_of,
                record: *record,
                key: key.clone(),
                after: after.clone(),
                facts: facts.clone(),
            });
        }
    }

    fn by_state(&self, state: &PaperState) -> Result<Vec<Stored<Paper>>, Stop> {
        self.records.find_by::<Paper>("paper_by_state", &[state.as_str()], MOST)
    }

    /// Papers that wait for an approval, a word or a check.
    fn papers_waiting(&mut self) -> Result<(), Stop> {
        for paper in self.by_state(&PaperState::DepartmentReview)? {
            if let Some(step) = step_here(&paper.value, &StepKind::DepartmentReview) {
                self.at_step(&paper, &step, Action::ReviewForDepartment)?;
            }
        }
        for paper in self.by_state(&PaperState::AtStep)? {
            let open = paper.value.open_passes().filter_map(|pass| paper.value.step(&pass.step));
            for step in open.filter(|step| step.kind == StepKind::Approval).cloned().collect::<Vec<_>>() {
                self.at_step(&paper, &step, Action::TakeStep)?;
            }
        }
        for paper in self.by_state(&PaperState::FormalCheck)? {
            let id = step_here(&paper.value, &StepKind::FormalCheck).map(|step| step.id);
            let told = self.whom.who_may(Action::HandlePaper, &of_paper(self.records, paper.id)?);
            self.tell(&waits(&paper, &id.unwrap_or_default()), told);
        }
        Ok(())
    }

    fn at_step(&mut self, paper: &Stored<Paper>, step: &RouteStep, action: Action) -> Result<(), Stop> {
        let subject = subject_of_step(self.records, paper, step, self.today)?;
        let told = self.whom.who_may(action, &subject);
        self.tell(&waits(paper, &step.id), told);
        Ok(())
    }

    /// Papers that wait for the mayor in place of the council. The seat was elected, so nobody is told in its place.
    fn papers_before_mayor(&mut self) -> Result<(), Stop> {
        let before = before_mayor(self.records, self.today)?;
        for (paper, consultation) in &before.papers {
            let subject = of_paper(self.records, paper.id)?;
            let told = self.whom.who_see(&subject, |standing| before.asked.contains(&standing.person));
            let key = format!("waits/{}/{}", paper.id, consultation.id);
            self.tell(&of(NoticeKind::PaperWaits, paper.id, key, paper_facts(&paper.value)), told);
        }
        Ok(())
    }

    fn papers_returned(&mut self) -> Result<(), Stop> {
        for paper in self.by_state(&PaperState::Returned)? {
            let subject = of_paper(self.records, paper.id)?;
            let told = self.whom.owners(Action::DraftPaper, &subject, &[paper.value.drafter]);
            let key = format!("returned/{}/{}", paper.id, paper.value.steps.len());
            self.tell(&of(NoticeKind::PaperReturned, paper.id, key, paper_facts(&paper.value)), told);
        }
        Ok(())
    }

    /// Papers announced on an agenda and not founded yet: once when the closing is near, once more when it passed. What
    /// the item is called stays in the program, whoever may see it there.
    fn papers_owed(&mut self) -> Result<(), Stop> {
        for item in self.records.find_by::<AgendaItem>("agenda_item_owed", &[], MOST)? {
            let meeting = item.parent.map(|id| self.records.find::<Meeting>(id)).transpose()?.flatten();
            let ahead = meeting.filter(|one| one.value.is_open() && one.value.on >= self.today);
            if let (Some(meeting), Some(person)) = (ahead, item.value.owed_by) {
                self.paper_owed(&item, &meeting, person)?;
            }
        }
        Ok(())
    }

    fn paper_owed(
        &mut self,
        item: &Stored<AgendaItem>,
        meeting: &Stored<Meeting>,
        person: PersonId,
    ) -> Result<(), Stop> {
        let body = self.records.find::<Body>(meeting.value.body)?;
        let closes = body.and_then(|body| closing(&body.value, meeting.value.on).papers);
        let last = closes.unwrap_or(meeting.value.on);
        if add_days(self.today, OWED_AHEAD) < last {
            return Ok(());
        }
        let subject = Subject { owners: vec![person], ..of_agenda_item(self.records, item.id)? };
        let told = self.whom.owners(Action::DraftPaper, &subject, &[person]);
        let when = if last < self.today { "passed" } else { "near" };
        let key = format!("owed/{}/{person}/{last}/{when}", item.id);
        // Without a closing day of papers the meeting itself is the last day, and is told anyway.
        let facts = Facts { due_on: closes, ..self.meeting_facts(meeting)? };
        self.tell(&of(NoticeKind::PaperOwed, meeting.id, key, facts), told);
        Ok(())
    }

    /// Covers of papers on their way that wait for the economist; told again when other lines made their word void.
    fn covers(&mut self) -> Result<(), Stop> {
        for cover in self.records.find_by::<FinancialCover>("financial_cover_waits", &["all"], MOST)? {
            let paper = cover.parent.map(|id| self.records.find::<Paper>(id)).transpose()?.flatten();
            let Some(paper) = paper.filter(|paper| !paper.value.is_finished()) else { continue };
            let told = self.whom.who_may(Action::ConfirmCover, &of_paper(self.records, paper.id)?);
            let key = format!("cover/{}/{}", paper.id, cover.value.voided);
            self.tell(&of(NoticeKind::CoverWaits, paper.id, key, paper_facts(&paper.value)), told);
        }
        Ok(())
    }

    /// Opinions asked for; a reminder is told again.
    fn opinions(&mut self) -> Result<(), Stop> {
        for state in [OpinionState::Requested, OpinionState::Overdue] {
            for opinion in self.records.find_by::<Opinion>("opinion_due", &[state.as_str()], MOST)? {
                let paper = opinion.parent.map(|id| self.records.find::<Paper>(id)).transpose()?.flatten();
                if let Some(paper) = paper.filter(|paper| !paper.value.is_finished()) {
                    self.opinion(&opinion, &paper)?;
                }
            }
        }
        Ok(())
    }

    fn opinion(&mut self, opinion: &Stored<Opinion>, paper: &Stored<Paper>) -> Result<(), Stop> {
        let Opinion { person, department, due_on, reminded_at, .. } = &opinion.value;
        let head = head_of(self.records, *department)?;
        let owners: Vec<PersonId> = person.iter().copied().chain(head).collect();
        let subject = Subject {
            department: *department,
            owners: owners.clone(),
            ..child_of_paper(self.records, opinion)?
        };
        let told = self.whom.owners(Action::GiveOpinion, &subject, &owners);
        let is_late = *due_on < self.today;
        let kind = if is_late { NoticeKind::OpinionOverdue } else { NoticeKind::OpinionDue };
        let key = format!("{}/{}/{due_on}/{}", kind.as_str(), opinion.id, reminded_at.len());
        let facts = Facts { due_on: Some(*due_on), ..paper_facts(&paper.value) };
        self.tell(&of(kind, paper.id, key, facts), told);
        Ok(())
    }

    /// Papers that a body keeps longer than it was given for its opinion, or that wait for one that is no more. Whoever may
    /// let them go on is told once of each.
    fn papers_held_up(&mut self) -> Result<(), Stop> {
        let town = Town::load(self.records)?;
        for id in town.ids() {
            let Some(body) = town.body(id) else { continue };
            let place = id.to_string();
            for state in [ConsultationState::Ready, ConsultationState::Postponed] {
                let keys = [place.as_str(), state.as_str()];
                for one in self.records.find_by::<Consultation>("consultation_by_body", &keys, MOST)? {
                    self.paper_held_up(body, &one)?;
                }
            }
        }
        Ok(())
    }

    fn paper_held_up(&mut self, body: &Body, one: &Stored<Consultation>) -> Result<(), Stop> {
        let (kind, last) = match one.value.held_up(body, self.today) {
            Some(HeldUp::Late(last)) => (NoticeKind::BodyLate, last),
            Some(HeldUp::Ended(last)) => (NoticeKind::BodyEnded, last),
            None => return Ok(()),
        };
        let paper = one.parent.map(|id| self.records.find::<Paper>(id)).transpose()?.flatten();
        let Some(paper) = paper.filter(|paper| !paper.value.is_finished()) else { return Ok(()) };
        let told = self.whom.who_may(Action::HandlePaper, &of_paper(self.records, paper.id)?);
        let key = format!("{}/{}/{last}", kind.as_str(), one.id);
        let facts = Facts { body: body.name.clone(), due_on: Some(last), ..paper_facts(&paper.value) };
        self.tell(&of(kind, paper.id, key, facts), told);
        Ok(())
    }

    /// Convened meetings ahead, and those that will not be.
    fn meetings(&mut self) -> Result<(), Stop> {
        for meeting in self.meetings_between(0, MEETING_AHEAD)? {
            let invitation = format!("invitation/{}", meeting.id);
            match meeting.value.state {
                MeetingState::Convened => self.convened(&meeting, invitation)?,
                MeetingState::Cancelled => self.cancelled(&meeting, invitation)?,
                _ => {}
            }
        }
        Ok(())
    }

    /// Whoever was invited, and whoever was preparing a paper announced for the meeting, invited or not.
    fn cancelled(&mut self, meeting: &Stored<Meeting>, invitation: String) -> Result<(), Stop> {
        let key = format!("cancelled/{}", meeting.id);
        let what = of(NoticeKind::MeetingCancelled, meeting.id, key, self.meeting_facts(meeting)?);
        let items: Vec<Stored<AgendaItem>> = self.records.under(meeting.id)?;
        let owed = items.iter().filter(|item| item.value.paper.is_none());
        let debtors: Vec<PersonId> = owed.filter_map(|item| item.value.owed_by).collect();
        let subject = Subject { owners: debtors.clone(), ..of_meeting(self.records, meeting.id)? };
        let preparing = self.whom.owners(Action::DraftPaper, &subject, &debtors);
        let mut invited = Vec::new();
        if meeting.value.convened_at.is_some() {
            let Meeting { body, on, .. } = meeting.value;
            invited = self.whom.who_see(&subject, |standing| sits(standing, body, on));
        }
        invited.retain(|(person, _)| !preparing.iter().any(|(told, _)| told == person));
        self.tell(&what, preparing);
        self.tell(&What { after: Some(invitation), ..what }, invited);
        Ok(())
    }

    fn convened(&mut self, meeting: &Stored<Meeting>, invitation: String) -> Result<(), Stop> {
        let facts = self.meeting_facts(meeting)?;
        let first = of(NoticeKind::Invitation, meeting.id, invitation.clone(), facts.clone());
        self.tell_invited(meeting, &first)?;
        if meeting.value.agenda_version > 1 {
            let key = format!("programme/{}/{}", meeting.id, meeting.value.agenda_version);
            let changed = of(NoticeKind::ProgrammeChanged, meeting.id, key, facts);
            self.tell_invited(meeting, &What { after: Some(invitation), ..changed })?;
        }
        Ok(())
    }

    /// Who holds a seat of the body on the day of the meeting and sees it. A mandate is never substituted.
    fn tell_invited(&mut self, meeting: &Stored<Meeting>, what: &What) -> Result<(), Stop> {
        let subject = of_meeting(self.records, meeting.id)?;
        let Meeting { body, on, .. } = meeting.value;
        let told = self.whom.who_see(&subject, |standing| sits(standing, body, on));
        self.tell(what, told);
        Ok(())
    }

    /// Valid resolutions written down of late, of a meeting or by the mayor, for who drafted or presented their paper and
    /// who got a task. An outcome may be entered weeks after its meeting, and the mayor decides without one.
    fn extracts(&mut self) -> Result<(), Stop> {
        for distance in -EXTRACT_BEHIND..=0 {
            let day = add_days(self.today, distance).to_string();
            for resolution in self.records.find_by::<Resolution>("resolution_by_entry", &[&day], MOST)? {
                if resolution.value.state == ResolutionState::Valid {
                    self.extract(&resolution)?;
                }
            }
        }
        Ok(())
    }

    fn extract(&mut self, resolution: &Stored<Resolution>) -> Result<(), Stop> {
        let paper = resolution.value.paper.map(|id| self.records.find::<Paper>(id)).transpose()?.flatten();
        let tasks: Vec<Stored<Task>> = self.records.under(resolution.id)?;
        let mut owners: Vec<PersonId> = tasks.iter().filter_map(|task| task.value.assignee).collect();
        owners.extend(paper.iter().flat_map(|paper| paper.value.owners()));
        let audience = self.records.audience_of(&resolution.scope)?;
        let told = self.whom.owners(
            Action::ReportTask,
            &Subject { audience, owners: owners.clone(), ..Subject::office() },
            &owners,
        );
        let facts = Facts {
            number: resolution.value.number.clone(),
            title: paper.map(|paper| open_title(&paper.value)).unwrap_or_default(),
            body: self.body_name(resolution.value.body)?,
            on: resolution.value.decided_on,
            by_mayor: resolution.value.mayor.is_some(),
            ..Facts::default()
        };
        let key = format!("extract/{}", resolution.id);
        self.tell(&of(NoticeKind::Extract, resolution.id, key, facts), told);
        Ok(())
    }

    /// Open tasks near their day; one reported as done waits for somebody else.
    fn tasks(&mut self) -> Result<(), Stop> {
        let (first, last) = (add_days(self.today, -TASK_BEHIND), add_days(self.today, TASK_AHEAD));
        for state in [TaskState::New, TaskState::Running, TaskState::Extended, TaskState::NotDone] {
            for task in self.records.find_by::<Task>("task_by_state", &[state.as_str()], MOST)? {
                match (task.value.assignee, task.value.due_on) {
                    (Some(person), Some(due_on)) if first <= due_on && due_on <= last => {
                        self.task(&task, person, due_on)?;
                    }
                    _ => {}
                }
            }
        }
        Ok(())
    }

    fn task(&mut self, task: &Stored<Task>, person: PersonId, due_on: Date) -> Result<(), Stop> {
        let subject = of_task(self.records, task.id)?;
        let told = self.whom.owners(Action::ReportTask, &subject, &[person]);
        let kind = if due_on < self.today { NoticeKind::TaskOverdue } else { NoticeKind::TaskDue };
        let key = format!("{}/{}/{due_on}", kind.as_str(), task.id);
        let facts = Facts {
            number: task.value.number.clone(),
            body: self.body_name(task.value.body)?,
            due_on: Some(due_on),
            ..Facts::default()
        };
        self.tell(&of(kind, task.id, key, facts), told);
        Ok(())
    }

    /// Meetings by the index of days; the earliest of all years would fill any limit.
    fn meetings_between(&self, from: i32, to: i32) -> Result<Vec<Stored<Meeting>>, Stop> {
        let mut found = Vec::new();
        for distance in from..=to {
            let day = add_days(self.today, distance).to_string();
            found.extend(self.records.find_by::<Meeting>("meeting_by_day", &[&day], MOST)?);
        }
        Ok(found)
    }

    fn meeting_facts(&self, meeting: &Stored<Meeting>) -> Result<Facts, Stop> {
        let Meeting { body, number, on, starts_at, place, .. } = &meeting.value;
        Ok(Facts {
            number: number.to_string(),
            body: self.body_name(*body)?,
            on: Some(*on),
            starts_at: starts_at.clone(),
            place: place.clone(),
            ..Facts::default()
        })
    }

    fn body_name(&self, body: BodyId) -> Result<String, Stop> {
        Ok(self.records.find::<Body>(body)?.map(|body| body.value.name).unwrap_or_default())
    }
}

fn of(kind: NoticeKind, record: RecordId, key: String, facts: Facts) -> What {
    What { kind, record, key, after: None, facts }
}

/// A paper at a step; told again each time it comes there.
fn waits(paper: &Stored<Paper>, step: &str) -> What {
    let times = paper.value.steps.iter().filter(|pass| pass.step == step).count();
    let key = format!("waits/{}/{step}/{times}", paper.id);
    of(NoticeKind::PaperWaits, paper.id, key, paper_facts(&paper.value))
}

fn paper_facts(paper: &Paper) -> Facts {
    Facts { number: paper.number.clone(), title: open_title(paper), due_on: paper.due_on, ..Facts::default() }
}

/// The title, where everybody may read it.
fn open_title(paper: &Paper) -> String {
    if paper.confidentiality == Confidentiality::Public { paper.title.clone() } else { String::new() }
}

fn sits(standing: &Standing, body: BodyId, day: Date) -> bool {
    let is_invited = |role: &Role| {
        matches!(role, Role::Chair | Role::DeputyChair | Role::Member | Role::Alternate | Role::Secretary)
    };
    let mut seats = standing.seats_on(day).filter(|seat| seat.for_person.is_none());
    seats.any(|seat| seat.body == body && is_invited(&seat.role))
}

/// Whether nothing in the invitation to a meeting is kept from anybody, so that its PDF may go along: every paper on the
/// agenda is public.
///
/// # Errors
/// As [`Records::get`].
pub fn invitation_is_open(records: &dyn Records, meeting: RecordId) -> Result<bool, Stop> {
    let stored: Stored<Meeting> = records.need(meeting)?;
    for item in records.under::<AgendaItem>(meeting)? {
        let paper = item.value.paper.map(|id| records.find::<Paper>(id)).transpose()?;
        let is_open = paper.is_none_or(|paper| {
            paper.is_some_and(|paper| paper.value.confidentiality == Confidentiality::Public)
        });
        if item.scope != stored.scope || !is_open {
            return Ok(false);
        }
    }
    Ok(true)
}
