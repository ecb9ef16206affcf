//! What somebody who leaves has open, and how each piece is handed over to another person.

use obeznik_kernel::{
    Command, Context, Date, Person, PersonId, RecordId, Records, RecordsExt, Refusal, Stop, Stored, Subject,
};
use serde::{Deserialize, Serialize};

use crate::agenda::AgendaItem;
use crate::audience::{keep_paper, let_in};
use crate::door::{acting, ensure, need_text, refuse};
use crate::meeting::Meeting;
use crate::opinion::{Opinion, OpinionState};
use crate::paper::{Paper, PaperState, check_member};
use crate::stored_enum::stored_enum;
use crate::task::{Task, pass_task_on};
use crate::town::{Town, mandates};
use crate::{subject, task};

stored_enum! {
    /// A sort of open work.
    WorkKind {
        /// A paper the person drafts.
        Drafted = "drafted",
        /// A paper the person presents.
        Presented = "presented",
        /// An opinion asked of the person.
        Opinion = "opinion",
        /// A paper announced on an agenda that the person is to prepare.
        Owed = "owed",
        /// A task.
        Task = "task",
    }
}

/// A piece of open work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenWork {
    /// Its sort.
    pub kind: WorkKind,
    /// The paper, opinion, agenda item or task.
    pub id: RecordId,
    /// The paper, or the meeting of an announced item, where it can be opened.
    pub place: RecordId,
    /// Number of the paper or of the task's resolution; empty where none.
    pub number: String,
    /// What it is about.
    pub title: String,
    /// By which day.
    pub due_on: Option<Date>,
}

/// Input of `circulation.hand_over`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct HandOver {
    /// The sort of work.
    pub kind: WorkKind,
    /// The paper, opinion, agenda item or task.
    pub id: RecordId,
    /// Who has it now.
    pub from: PersonId,
    /// Who is to have it.
    pub to: PersonId,
    /// Why, such as the end of a mandate.
    pub reason: String,
}

/// Most records of one sort and state that are looked through.
const MOST: usize = 5_000;

const UNFINISHED: [PaperState; 8] = [
    PaperState::Draft,
    PaperState::Commenting,
    PaperState::DepartmentReview,
    PaperState::AtStep,
    PaperState::Returned,
    PaperState::FormalCheck,
    PaperState::Ready,
    PaperState::InBodies,
];

/// Everything the person has open, as far as the records at hand tell, sort by sort and the soonest first.
///
/// # Errors
/// As [`Records::scan`].
pub fn open_work(records: &dyn Records, person: PersonId) -> Result<Vec<OpenWork>, Stop> {
    let mut work = papers(records, person)?;
    work.extend(opinions(records, person)?);
    work.extend(owed(records, person)?);
    work.extend(tasks(records, person)?);
    work.sort_by(|one, two| (&one.kind, one.due_on, one.id).cmp(&(&two.kind, two.due_on, two.id)));
    Ok(work)
}

fn papers(records: &dyn Records, person: PersonId) -> Result<Vec<OpenWork>, Stop> {
    let mut work = Vec::new();
    for state in UNFINISHED {
        let found: Vec<Stored<Paper>> = records.find_by("paper_by_state", &[state.as_str()], MOST)?;
        for paper in &found {
            let roles =
                [(WorkKind::Drafted, paper.value.drafter), (WorkKind::Presented, paper.value.presenter)];
            let theirs = roles.into_iter().filter(|(_, who)| *who == person);
            work.extend(theirs.map(|(kind, _)| of_paper(kind, paper.id, paper)));
        }
    }
    Ok(work)
}

fn of_paper(kind: WorkKind, id: RecordId, paper: &Stored<Paper>) -> OpenWork {
    let Paper { number, title, due_on, .. } = &paper.value;
    OpenWork { kind, id, place: paper.id, number: number.clone(), title: title.clone(), due_on: *due_on }
}

fn opinions(records: &dyn Records, person: PersonId) -> Result<Vec<OpenWork>, Stop> {
    let mut work = Vec::new();
    for state in [OpinionState::Requested, OpinionState::Overdue] {
        let key = [&person.to_string(), state.as_str()];
        let found: Vec<Stored<Opinion>> = records.find_by("opinion_by_person", &key, MOST)?;
        for opinion in found {
            let paper = opinion.parent.map(|id| records.find::<Paper>(id)).transpose()?.flatten();
            let due_on = Some(opinion.value.due_on);
            let told = paper.map(|paper| of_paper(WorkKind::Opinion, opinion.id, &paper));
            work.extend(told.map(|told| OpenWork { due_on, ..told }));
        }
    }
    Ok(work)
}

fn owed(records: &dyn Records, person: PersonId) -> Result<Vec<OpenWork>, Stop> {
    let mut work = Vec::new();
    let found: Vec<Stored<AgendaItem>> = records.find_by("agenda_item_owed", &[&person.to_string()], MOST)?;
    for item in found {
        let meeting = item.parent.map(|id| records.find::<Meeting>(id)).transpose()?.flatten();
        let Some(meeting) = meeting.filter(|meeting| meeting.value.is_open()) else { continue };
        work.push(OpenWork {
            kind: WorkKind::Owed,
            id: item.id,
            place: meeting.id,
            number: String::new(),
            title: item.value.title,
            due_on: Some(meeting.value.on),
        });
    }
    Ok(work)
}

fn tasks(records: &dyn Records, person: PersonId) -> Result<Vec<OpenWork>, Stop> {
    let found: Vec<Stored<Task>> = records.find_by("task_by_person", &[&person.to_string()], MOST)?;
    let open = found.into_iter().filter(|task| task.value.is_open());
    Ok(open
        .map(|task| OpenWork {
            kind: WorkKind::Task,
            id: task.id,
            place: task.id,
            number: task.value.number,
            title: task.value.text,
            due_on: task.value.due_on,
        })
        .collect())
}

/// Whether the paper is the proposal of a member who still sits in the assembly, and who hands it over is somebody
/// else: then it stays where it is (§ 94/1 of Act No. 128/2000 Coll.).
///
/// # Errors
/// As [`Records::scan`].
pub fn stays_with_member(
    records: &dyn Records,
    paper: &Paper,
    by: Option<PersonId>,
    today: Date,
) -> Result<bool, Stop> {
    let is_of_another = paper.is_own_proposal() && by != Some(paper.presenter);
    Ok(is_of_another && sits(records, paper.presenter, today)?)
}

/// What the work handed over concerns.
pub(crate) fn subject_of_work(command: &Command, records: &dyn Records) -> Result<Subject, Stop> {
    let HandOver { kind, id, .. } = command.input()?;
    match kind {
        WorkKind::Opinion => subject::child_of_paper(records, &records.need::<Opinion>(id)?),
        WorkKind::Owed => subject::of_agenda_item(records, id),
        WorkKind::Task => subject::of_task(records, id),
        _ => subject::of_paper(records, id),
    }
}

/// Hands a piece of open work over to another person, who then sees what they need for it. A member's own proposal goes
/// to another member of the assembly alone, and while its member sits there, by that member alone (§ 94/1 of Act
/// No. 128/2000 Coll.).
///
/// # Errors
/// Refuses an empty reason, somebody who acts here no more, work that is done, work somebody else has by now, and the
/// proposal of a member who still sits.
pub fn hand_over(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: HandOver = command.input()?;
    need_text(&input.reason, "refusal-reason-missing")?;
    let to = records.need::<Person>(input.to)?.value;
    ensure(to.active, "refusal-no-such-person")?;
    match input.kind {
        WorkKind::Drafted | WorkKind::Presented => hand_paper_over(command, context, records, &input),
        WorkKind::Opinion => hand_opinion_over(records, &input),
        WorkKind::Owed => hand_item_over(records, &input),
        WorkKind::Task => {
            let owner = records.need::<Task>(input.id)?.value.assignee;
            still_theirs(owner == Some(input.from))?;
            let next = task::Assignee { person: input.to, text: to.full_name() };
            pass_task_on(command, context, records, input.id, next, input.reason)
        }
        WorkKind::Unknown(word) => refuse(Refusal::new("refusal-bad-input").with("what", word)),
    }
}

fn still_theirs(is_theirs: bool) -> Result<(), Stop> {
    ensure(is_theirs, "refusal-handed-over-already")
}

fn hand_paper_over(
    command: &Command,
    context: &Context<'_>,
    records: &mut dyn Records,
    input: &HandOver,
) -> Result<(), Stop> {
    let mut paper: Stored<Paper> = records.need(input.id)?;
    ensure(!paper.value.is_finished(), "refusal-work-done")?;
    if input.kind == WorkKind::Drafted {
        still_theirs(paper.value.drafter == input.from)?;
        paper.value.drafter = input.to;
    } else {
        still_theirs(paper.value.presenter == input.from)?;
        if paper.value.is_own_proposal() {
            check_member(records, input.to, context.today)?;
        }
        let by = acting(command, context);
        ensure(!stays_with_member(records, &paper.value, by, context.today)?, "refusal-own-proposal")?;
        paper.value.presenter = input.to;
        paper.value.co_presenters.retain(|other| *other != input.to);
    }
    keep_paper(records, &paper).map(|_| ())
}

/// Whether somebody has a mandate in the assembly.
fn sits(records: &dyn Records, person: PersonId, today: Date) -> Result<bool, Stop> {
    let assembly = Town::load(records)?.assembly();
    let members = assembly.map_or(Ok(Vec::new()), |assembly| mandates(records, assembly, today))?;
    Ok(members.contains(&person))
}

fn hand_opinion_over(records: &mut dyn Records, input: &HandOver) -> Result<(), Stop> {
    let mut opinion: Stored<Opinion> = records.need(input.id)?;
    ensure(opinion.value.is_open(), "refusal-opinion-not-open")?;
    still_theirs(opinion.value.person == Some(input.from))?;
    let mut paper: Stored<Paper> = records.need(opinion.parent.unwrap_or(opinion.id))?;
    let_in(&mut paper.value, obeznik_kernel::Atom::Person(input.to));
    opinion.value.person = Some(input.to);
    records.save(&opinion)?;
    keep_paper(records, &paper).map(|_| ())
}

fn hand_item_over(records: &mut dyn Records, input: &HandOver) -> Result<(), Stop> {
    let mut item: Stored<AgendaItem> = records.need(input.id)?;
    ensure(item.value.is_owed(), "refusal-work-done")?;
    still_theirs(item.value.owed_by == Some(input.from))?;
    item.value.owed_by = Some(input.to);
    records.save(&item)
}
