//! Můj den: what waits for the person, by due date, with one act each.

mod absence;
mod covers;
mod deadlines;
mod decisions;
mod disposals;
mod in_place;
mod leavers;
mod mandates;
mod overdue;
mod owed;
mod saved;
mod steps;
#[cfg(test)]
mod told;

use obeznik_authority::LogEntry;
use obeznik_circulation::agenda::AgendaItemState;
use obeznik_circulation::meeting::{Meeting, MeetingState};
use obeznik_circulation::opinion::{Opinion, OpinionState};
use obeznik_circulation::paper::{Paper, PaperState};
use obeznik_circulation::task::Task;
use obeznik_kernel::calendar::{add_days, day_in_prague};
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{BodyKind, Date, RecordId, Stored};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

use crate::api::ApiError;
use crate::backup;
use crate::circulation::comments::{Unanswered, unanswered};
use crate::circulation::meetings::{MeetingInput, agenda_items, count_u32};
use crate::municipality::members::MembersWhy;
use crate::municipality::names::Names;
use crate::office::Reader;
use crate::office::acts::is_allowed_myself;
pub use crate::office::day::absence::MyAbsence;
use crate::office::day::absence::absences;
use crate::office::day::covers::covers_to_confirm;
pub use crate::office::day::deadlines::LegalDeadline;
use crate::office::day::deadlines::{deadlines, due_phrase};
use crate::office::day::decisions::decisions_to_make;
use crate::office::day::disposals::disposals_to_second;
use crate::office::day::in_place::{Who, handed_over};
use crate::office::day::leavers::profiles_to_close;
use crate::office::day::overdue::held_up;
use crate::office::day::owed::papers_owed;
use crate::office::day::saved::saved_elsewhere;
use crate::office::day::steps::steps_to_take;
use crate::office::shared::{BodyRef, Phrase};
use crate::soundness;

/// The first screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MyDay {
    /// Today in Prague.
    pub today: String,
    /// Groups in order: late, today, by the next meeting, later.
    pub groups: Vec<DayGroup>,
    /// Things waiting.
    pub waiting: u32,
    /// Of them late or today.
    pub waiting_today: u32,
    /// The next meeting, if planned.
    pub next_meeting: Option<NextMeeting>,
    /// Legal deadlines ahead.
    pub deadlines: Vec<LegalDeadline>,
    /// What changed lately, the newest first.
    pub changes: Vec<RecentChange>,
    /// Who acts for the person, or lately did, and what they did.
    pub absences: Vec<MyAbsence>,
}

/// Rows of one span of time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DayGroup {
    /// `late`, `today`, `meeting`, `later`; `substitute` for what waits for an absent person.
    pub kind: String,
    /// Heading.
    pub heading: Phrase,
    /// Rows, the soonest first.
    pub rows: Vec<DayRow>,
}

/// One thing that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DayRow {
    /// Stable key of the row.
    pub key: String,
    /// Icon: `late`, `draft`, `return`, `resolution`, `meeting`, `note`, `task`, `paper`, `scan`.
    pub icon: String,
    /// What.
    pub title: String,
    /// What, where the program says it and not a paper.
    pub heading: Option<Phrase>,
    /// Second line.
    pub note: Phrase,
    /// When.
    pub due: Option<Phrase>,
    /// `bad`, `warn`, empty.
    pub tone: String,
    /// Verb on the button.
    pub act: Phrase,
    /// View to open: `paper`, `meeting`, `task`, `attention`, `disposal`; `owed` for the form of a new paper.
    pub view: String,
    /// Identifier for the view; of a paper that is owed the person who is to draft it.
    pub target: String,
}

/// The next meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NextMeeting {
    /// Identifier.
    pub id: String,
    /// The body.
    pub body: BodyRef,
    /// Number in the term.
    pub number: u32,
    /// Day.
    pub on: String,
    /// `14:00`.
    pub starts_at: String,
    /// Place.
    pub place: String,
    /// Mandates that day, and why so many.
    pub members_why: MembersWhy,
    /// Items.
    pub items: u32,
    /// Ready.
    pub ready: u32,
    /// In the formal check.
    pub in_check: u32,
}

/// A change by somebody else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RecentChange {
    /// Who.
    pub who: String,
    /// What.
    pub what: Phrase,
    /// The paper's number; empty when none.
    pub paper_number: String,
    /// View to open.
    pub view: String,
    /// Identifier for the view.
    pub target: String,
    /// When.
    pub at: String,
}

/// Most things of one sort that can wait for a person; beyond that the list itself is the place.
const MOST: usize = 500;

/// What waits for the signed-in person.
///
/// # Errors
/// When the store cannot be read.
pub fn my_day(reader: &Reader<'_>, (): ()) -> Result<MyDay, ApiError> {
    let names = Names::of(reader.records);
    let waiting = sorted(everything(reader, &names)?);
    let handed_over = handed_over(reader, &names, &waiting)?;
    let next = upcoming_meeting(reader)?;
    let all = || waiting.iter().chain(handed_over.iter().flat_map(|part| &part.waiting));
    let due_by = |day: Date| all().filter(|one| one.due.is_some_and(|due| due <= day)).count();
    let (count, count_today) = (all().count(), due_by(reader.today));
    let mut groups = groups(reader, &names, waiting, next.as_ref())?;
    groups.extend(handed_over.into_iter().map(in_place::Part::into_group));
    Ok(MyDay {
        today: reader.today.to_string(),
        waiting: count_u32(count),
        waiting_today: count_u32(count_today),
        groups,
        next_meeting: next.map(|stored| next_meeting(reader, &names, &stored)).transpose()?,
        deadlines: deadlines(reader, &names)?,
        changes: changes(reader, &names)?,
        absences: absences(reader, &names)?,
    })
}

/// The soonest first.
fn sorted(mut waiting: Vec<Waiting>) -> Vec<Waiting> {
    waiting.sort_by(|one, two| one.due.cmp(&two.due).then(one.row.title.cmp(&two.row.title)));
    waiting
}

/// Papers that wait for the signed-in person.
///
/// # Errors
/// When the store cannot be read.
pub(crate) fn papers_waiting(reader: &Reader<'_>) -> Result<Vec<RecordId>, ApiError> {
    let names = Names::of(reader.records);
    let waiting = everything(reader, &names)?;
    let handed_over = handed_over(reader, &names, &waiting)?;
    let all = waiting.iter().chain(handed_over.iter().flat_map(|part| &part.waiting));
    let papers = all.filter(|one| one.row.view == "paper");
    Ok(papers.filter_map(|one| one.row.target.parse().ok()).collect())
}

fn everything(reader: &Reader<'_>, names: &Names<'_>) -> Result<Vec<Waiting>, ApiError> {
    let mut waiting = duties(reader, names, Who::Me)?;
    waiting.extend(opinions_to_urge(reader)?);
    waiting.extend(comments_to_answer(reader, names)?);
    waiting.extend(disposals_to_second(reader, names)?);
    waiting.extend(saved_elsewhere(reader)?);
    waiting.extend(profiles_to_close(reader, names)?);
    let of_computer = backup::day_rows(reader).into_iter().chain(soundness::day_rows(reader)?);
    waiting.extend(of_computer.map(|(due, row)| Waiting { due, row }));
    Ok(waiting)
}

/// What waits by a person's duties, which can be handed over.
fn duties(reader: &Reader<'_>, names: &Names<'_>, who: Who) -> Result<Vec<Waiting>, ApiError> {
    let mut waiting = papers_to_review(reader, names, who)?;
    waiting.extend(steps_to_take(reader, names, who)?);
    waiting.extend(decisions_to_make(reader, names, who)?);
    waiting.extend(covers_to_confirm(reader, names, who)?);
    waiting.extend(own_papers(reader, who)?);
    waiting.extend(opinions_to_give(reader, who)?);
    waiting.extend(meetings_to_prepare(reader, names, who)?);
    waiting.extend(tasks_to_report(reader, who)?);
    waiting.extend(papers_owed(reader, names, who)?);
    waiting.extend(held_up(reader, who)?);
    Ok(waiting)
}

/// A row with the day it is sorted by.
struct Waiting {
    due: Option<Date>,
    row: DayRow,
}

impl Waiting {
    fn new(reader: &Reader<'_>, icon: &str, act: &str, view: &str, id: RecordId, due: Option<Date>) -> Self {
        let tone = match due {
            Some(due) if due < reader.today => "bad",
            Some(due) if due == reader.today => "warn",
            _ => "",
        };
        let row = DayRow {
            key: format!("{act}-{id}"),
            icon: if tone == "bad" { "late".to_owned() } else { icon.to_owned() },
            title: String::new(),
            heading: None,
            note: Phrase::new("day-note-empty"),
            due: due.map(|due| due_phrase(reader.today, due)),
            tone: tone.to_owned(),
            act: Phrase::new(act),
            view: view.to_owned(),
            target: id.to_string(),
        };
        Self { due, row }
    }

    fn titled(mut self, title: &str, note: Phrase) -> Self {
        title.clone_into(&mut self.row.title);
        self.row.note = note;
        self
    }
}

fn by_state(reader: &Reader<'_>, state: &PaperState) -> Result<Vec<Stored<Paper>>, ApiError> {
    Ok(reader.records.find_by::<Paper>("paper_by_state", &[state.as_str()], MOST)?)
}

fn may_handle(reader: &Reader<'_>, who: Who, kind: &str, paper: &Stored<Paper>) -> bool {
    let id = paper.id.to_string();
    who.may(reader, kind, &json!({ "paper": id, "reason": "", "findings": [] }))
}

/// Papers the head has to approve and the secretary has to check.
fn papers_to_review(reader: &Reader<'_>, names: &Names<'_>, who: Who) -> Result<Vec<Waiting>, ApiError> {
    let sorts = [
        (
            PaperState::DepartmentReview,
            "circulation.head_approve",
            "day-act-approve",
            "day-note-department-review",
        ),
        (PaperState::FormalCheck, "circulation.pass_formal_check", "day-act-check", "day-note-formal-check"),
    ];
    let mut waiting = Vec::new();
    for (state, kind, act, note) in sorts {
        let papers = by_state(reader, &state)?;
        for paper in papers.iter().filter(|paper| may_handle(reader, who, kind, paper)) {
            let due = paper.value.due_on;
            let presenter = names.person(paper.value.presenter)?.name;
            let drafter = names.person(paper.value.drafter)?.name;
            let note = paper_note(note, paper).with("presenter", presenter).with("drafter", drafter);
            waiting.push(
                Waiting::new(reader, "draft", act, "paper", paper.id, due).titled(&paper.value.title, note),
            );
        }
    }
    Ok(waiting)
}

fn paper_note(key: &str, paper: &Stored<Paper>) -> Phrase {
    Phrase::new(key).with("number", &paper.value.number).with("reason", &paper.value.return_reason)
}

/// Returned papers and drafts with a deadline of who drafts them.
fn own_papers(reader: &Reader<'_>, who: Who) -> Result<Vec<Waiting>, ApiError> {
    let me = who.person(reader).to_string();
    let find = |state: &PaperState| {
        let found = reader.records.find_by::<Paper>("paper_by_drafter", &[&me, state.as_str()], MOST);
        found.map(|found| {
            let may = |paper: &Stored<Paper>| {
                who == Who::Me || may_handle(reader, who, "circulation.rework", paper)
            };
            found.into_iter().filter(may).collect::<Vec<_>>()
        })
    };
    let mut waiting = Vec::new();
    for paper in find(&PaperState::Returned)? {
        let note = paper_note("day-note-returned", &paper);
        let row = Waiting::new(reader, "return", "day-act-rework", "paper", paper.id, paper.value.due_on);
        waiting.push(row.titled(&paper.value.title, note));
    }
    for paper in find(&PaperState::Draft)? {
        let note = paper_note("day-note-draft", &paper);
        let row = Waiting::new(reader, "paper", "day-act-continue", "paper", paper.id, paper.value.due_on);
        waiting.push(row.titled(&paper.value.title, note));
    }
    Ok(waiting)
}

/// Opinions this person was asked for.
fn opinions_to_give(reader: &Reader<'_>, who: Who) -> Result<Vec<Waiting>, ApiError> {
    let mut waiting = Vec::new();
    let may = |opinion: &Stored<Opinion>| {
        let payload = json!({ "opinion": opinion.id.to_string() });
        who == Who::Me || who.may(reader, "circulation.give_opinion", &payload)
    };
    for state in [OpinionState::Requested, OpinionState::Overdue] {
        let prefix = [who.person(reader).to_string(), state.as_str().to_owned()];
        let found =
            reader.records.find_by::<Opinion>("opinion_by_person", &[&prefix[0], &prefix[1]], MOST)?;
        for opinion in found.into_iter().filter(may) {
            let due = Some(opinion.value.due_on);
            waiting.extend(of_paper(
                reader,
                &opinion,
                "note",
                "day-act-give-opinion",
                "day-note-opinion-requested",
                due,
            )?);
        }
    }
    Ok(waiting)
}

/// Opinions of others that are late, for who handles papers.
fn opinions_to_urge(reader: &Reader<'_>) -> Result<Vec<Waiting>, ApiError> {
    let mut waiting = Vec::new();
    for state in [OpinionState::Requested, OpinionState::Overdue] {
        let found = reader.records.find_by::<Opinion>("opinion_due", &[state.as_str()], MOST)?;
        let late = |opinion: &&Stored<Opinion>| {
            opinion.value.due_on < reader.today && opinion.value.person != Some(reader.me)
        };
        for opinion in found.iter().filter(late) {
            let due = Some(opinion.value.due_on);
            let row = of_paper(reader, opinion, "late", "day-act-remind", "day-note-opinion-overdue", due)?;
            waiting.extend(row.filter(|_| may_urge(reader, opinion)));
        }
    }
    Ok(waiting)
}

fn may_urge(reader: &Reader<'_>, opinion: &Stored<Opinion>) -> bool {
    is_allowed_myself(reader, "circulation.remind_opinion", &json!({ "opinion": opinion.id.to_string() }))
}

fn of_paper(
    reader: &Reader<'_>,
    opinion: &Stored<Opinion>,
    icon: &str,
    act: &str,
    note: &str,
    due: Option<Date>,
) -> Result<Option<Waiting>, ApiError> {
    let Some(id) = opinion.parent else { return Ok(None) };
    let Some(paper) = reader.records.find::<Paper>(id)? else { return Ok(None) };
    if paper.value.is_finished() {
        return Ok(None);
    }
    let names = Names::of(reader.records);
    let who = match opinion.value.person {
        Some(person) => names.person(person)?.name,
        None => names.department(opinion.value.department)?,
    };
    let note = paper_note(note, &paper).with("who", who).with("due", opinion.value.due_on);
    let mut row = Waiting::new(reader, icon, act, "paper", id, due).titled(&paper.value.title, note);
    row.row.key = format!("{act}-{}", opinion.id);
    Ok(Some(row))
}

/// Comments of others to the person's own papers.
fn comments_to_answer(reader: &Reader<'_>, names: &Names<'_>) -> Result<Vec<Waiting>, ApiError> {
    let row = |Unanswered { paper, comment }: Unanswered| {
        let author = comment.value.author.map(|id| names.person(id)).transpose()?;
        let note = paper_note("day-note-comment", &paper)
            .with("who", author.map(|who| who.name).unwrap_or_default())
            .with("on", day_in_prague(comment.value.at));
        let row = Waiting::new(reader, "note", "day-act-read-comment", "paper", paper.id, None);
        Ok(row.titled(&paper.value.title, note))
    };
    unanswered(reader)?.into_iter().map(row).collect()
}

/// Agendas to send and outcomes to write down, for who plans meetings.
fn meetings_to_prepare(reader: &Reader<'_>, names: &Names<'_>, who: Who) -> Result<Vec<Waiting>, ApiError> {
    let meetings = reader.records.find_by::<Meeting>("meeting_by_day", &[], 5_000)?;
    let near = add_days(reader.today, 30);
    let open = |stored: &&Stored<Meeting>| stored.value.is_open() && stored.value.on <= near;
    let mut waiting = Vec::new();
    for meeting in meetings.iter().filter(open) {
        let payload = json!({ "meeting": meeting.id.to_string() });
        if !who.may(reader, "circulation.convene_meeting", &payload) {
            continue;
        }
        waiting.extend(meeting_row(reader, names, meeting)?);
    }
    Ok(waiting)
}

fn meeting_row(
    reader: &Reader<'_>,
    names: &Names<'_>,
    meeting: &Stored<Meeting>,
) -> Result<Option<Waiting>, ApiError> {
    let body = names.find_body(meeting.value.body)?;
    let title = body.as_ref().map(|body| body.name.clone()).unwrap_or_default();
    let items = agenda_items(reader, meeting.id)?;
    let undecided = items.iter().filter(|item| item.value.state == AgendaItemState::Planned).count();
    let unready = crate::circulation::meetings::unready(reader, &items)?;
    let note = |key: &str| {
        Phrase::new(key)
            .with("number", meeting.value.number)
            .with("items", items.len())
            .with("unready", unready)
            .with("left", undecided)
    };
    let row = |act: &str, due: Date| Waiting::new(reader, "meeting", act, "meeting", meeting.id, Some(due));
    if meeting.value.on < reader.today {
        return Ok(Some(row("day-act-record", meeting.value.on).titled(&title, note("day-note-outcomes"))));
    }
    if meeting.value.state == MeetingState::Planned {
        let ahead = body.map_or(1, |body| body.notice_days.max(1));
        let due = add_days(meeting.value.on, -ahead);
        return Ok(Some(row("day-act-open-agenda", due).titled(&title, note("day-note-agenda-not-sent"))));
    }
    Ok(None)
}

/// Tasks of this person, soonest first.
fn tasks_to_report(reader: &Reader<'_>, who: Who) -> Result<Vec<Waiting>, ApiError> {
    let person = who.person(reader).to_string();
    let found = reader.records.find_by::<Task>("task_by_person", &[&person], MOST)?;
    let may = |task: &&Stored<Task>| {
        let payload = json!({ "task": task.id.to_string() });
        who == Who::Me || who.may(reader, "circulation.report_task", &payload)
    };
    let row = |task: &Stored<Task>| {
        let note = Phrase::new("day-note-task")
            .with("number", &task.value.number)
            .with("assignee", &task.value.assignee_text);
        Waiting::new(reader, "task", "day-act-report-task", "task", task.id, task.value.due_on)
            .titled(&task.value.text, note)
    };
    Ok(found.iter().filter(|task| task.value.is_open()).filter(may).map(row).collect())
}

fn groups(
    reader: &Reader<'_>,
    names: &Names<'_>,
    waiting: Vec<Waiting>,
    next: Option<&Stored<Meeting>>,
) -> Result<Vec<DayGroup>, ApiError> {
    let today = reader.today;
    let until = next.map(|stored| stored.value.on);
    let kind_of = |due: Option<Date>| match due {
        Some(due) if due < today => "late",
        Some(due) if due == today => "today",
        Some(due) if until.is_some_and(|until| due <= until) => "meeting",
        _ => "later",
    };
    let mut groups = Vec::new();
    for kind in ["late", "today", "meeting", "later"] {
        let mut heading = Phrase::new(&format!("day-group-{kind}"));
        if let ("meeting", Some(next)) = (kind, next) {
            let body = names.body(next.value.body)?.short_name;
            heading = heading.with("on", next.value.on).with("number", next.value.number).with("body", body);
        }
        let rows: Vec<DayRow> =
            waiting.iter().filter(|one| kind_of(one.due) == kind).map(|one| one.row.clone()).collect();
        if !rows.is_empty() {
            groups.push(DayGroup { kind: kind.to_owned(), heading, rows });
        }
    }
    Ok(groups)
}

/// The soonest open meeting of a body the person belongs to; of any body for the office.
fn upcoming_meeting(reader: &Reader<'_>) -> Result<Option<Stored<Meeting>>, ApiError> {
    let meetings = reader.records.find_by::<Meeting>("meeting_by_day", &[], 5_000)?;
    let mine: Vec<_> = reader.standing.seats_on(reader.today).collect();
    let serves_all = mine.iter().any(|seat| seat.body_kind == BodyKind::Office);
    let concerns =
        |stored: &Stored<Meeting>| serves_all || mine.iter().any(|seat| seat.body == stored.value.body);
    Ok(meetings
        .into_iter()
        .find(|stored| stored.value.is_open() && stored.value.on >= reader.today && concerns(stored)))
}

fn next_meeting(
    reader: &Reader<'_>,
    names: &Names<'_>,
    stored: &Stored<Meeting>,
) -> Result<NextMeeting, ApiError> {
    let detail = crate::circulation::meetings::meeting(reader, MeetingInput { id: stored.id.to_string() })?;
    let in_check = detail.items.iter().filter(|item| item.state == "in_check").count();
    Ok(NextMeeting {
        id: stored.id.to_string(),
        body: names.body(stored.value.body)?,
        number: stored.value.number,
        on: stored.value.on.to_string(),
        starts_at: stored.value.starts_at.clone(),
        place: stored.value.place.clone(),
        members_why: detail.members_why,
        items: detail.row.items,
        ready: detail.row.ready,
        in_check: count_u32(in_check),
    })
}

/// What others did lately with papers this person may see.
fn changes(reader: &Reader<'_>, names: &Names<'_>) -> Result<Vec<RecentChange>, ApiError> {
    let entries = reader.store.log(u64::MAX >> 1, 200)?;
    let mut changes = Vec::new();
    for entry in
        entries.iter().filter(|entry| entry.header.actor.is_some() && entry.header.actor != Some(reader.me))
    {
        let Some(paper) = named_paper(reader, entry)? else { continue };
        changes.push(change(names, entry, Some(paper))?);
        if changes.len() == 5 {
            break;
        }
    }
    Ok(changes)
}

/// A line of the log as a change: whose act it was, or whose hand where a substitute decided.
fn change(
    names: &Names<'_>,
    entry: &LogEntry,
    paper: Option<Stored<Paper>>,
) -> Result<RecentChange, ApiError> {
    let event = crate::circulation::history::event(names, entry)?;
    let is_own = event.on_behalf_of.is_empty() || event.is_in_place;
    let (paper_number, target) =
        paper.map(|paper| (paper.value.number, paper.id.to_string())).unwrap_or_default();
    Ok(RecentChange {
        who: if is_own { event.who } else { event.on_behalf_of },
        what: event.what,
        paper_number,
        view: if target.is_empty() { String::new() } else { "paper".to_owned() },
        target,
        at: event.at,
    })
}

/// The paper an accepted command names, if it is here.
fn named_paper(reader: &Reader<'_>, entry: &LogEntry) -> Result<Option<Stored<Paper>>, ApiError> {
    if !entry.header.verdict.is_accepted() {
        return Ok(None);
    }
    let payload: Option<Value> = entry.payload.as_deref().and_then(|text| serde_json::from_str(text).ok());
    let id = payload.as_ref().and_then(|payload| payload.get("paper")).and_then(Value::as_str);
    let Some(id) = id.and_then(|id| id.parse::<RecordId>().ok()) else { return Ok(None) };
    Ok(reader.records.find::<Paper>(id)?)
}
