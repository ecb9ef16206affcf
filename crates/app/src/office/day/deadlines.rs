//! Legal deadlines ahead: notices, closings of papers, drafts that must hang on the board.

use std::collections::BTreeSet;

use obeznik_circulation::consultation::{Consultation, ConsultationState};
use obeznik_circulation::meeting::{Meeting, MeetingState, NOTICE_DAYS, closing};
use obeznik_circulation::paper::{
    Paper, PaperState, PostingLaw, last_posting_day, posting_fault, posting_law,
};
use obeznik_circulation::paper_type::ConsultationRole;
use obeznik_kernel::calendar::{add_days, days_between, working_days_between};
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{BodyKind, Date, Stored};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::by_state;
use super::mandates::mandate_deadlines;
use crate::api::ApiError;
use crate::municipality::names::Names;
use crate::office::Reader;
use crate::office::shared::Phrase;

/// A legal deadline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LegalDeadline {
    /// What.
    pub title: Phrase,
    /// Until when and by which paragraph.
    pub note: Phrase,
    /// Day.
    pub on: String,
    /// Days left; negative when late.
    pub days_left: i32,
    /// View to open.
    pub view: String,
    /// Identifier for the view.
    pub target: String,
}

/// How far a day is, in words.
pub(super) fn due_phrase(today: Date, due: Date) -> Phrase {
    let late = working_days_between(due, today);
    match due.cmp(&today) {
        std::cmp::Ordering::Less if late > 0 => Phrase::new("day-due-late-working").with("days", late),
        std::cmp::Ordering::Less => Phrase::new("day-due-late").with("days", days_between(due, today)),
        std::cmp::Ordering::Equal => Phrase::new("day-due-today"),
        std::cmp::Ordering::Greater => Phrase::new("day-due-on").with("on", due),
    }
}

/// A day of the law: what and by which paragraph, and what it opens.
pub(super) fn deadline(
    reader: &Reader<'_>,
    on: Date,
    (title, note): (Phrase, Phrase),
    (view, target): (&str, impl ToString),
) -> LegalDeadline {
    LegalDeadline {
        title,
        note,
        on: on.to_string(),
        days_left: days_between(reader.today, on),
        view: view.to_owned(),
        target: target.to_string(),
    }
}

/// Days the law sets for planned meetings of bodies with a notice (§ 93/1).
pub(super) fn deadlines(reader: &Reader<'_>, names: &Names<'_>) -> Result<Vec<LegalDeadline>, ApiError> {
    let meetings = reader.records.find_by::<Meeting>("meeting_by_day", &[], 5_000)?;
    let mut deadlines = Vec::new();
    let ahead = |stored: &&Stored<Meeting>| {
        stored.value.state == MeetingState::Planned && stored.value.on >= reader.today
    };
    for meeting in meetings.iter().filter(ahead) {
        let Some(body) = names.find_body(meeting.value.body)? else { continue };
        if body.kind != BodyKind::Assembly {
            continue;
        }
        let on = add_days(meeting.value.on, -NOTICE_DAYS);
        let title = Phrase::new("deadline-notice").with("body", body.name);
        let note = Phrase::new("deadline-notice-note").with("on", on).with("days", NOTICE_DAYS);
        deadlines.push(deadline(reader, on, (title, note), ("meeting", meeting.id)));
    }
    deadlines.extend(closings(reader, names, &meetings)?);
    deadlines.extend(postings(reader, &meetings)?);
    deadlines.extend(mandate_deadlines(reader, names)?);
    deadlines.sort_by(|one, two| one.on.cmp(&two.on));
    Ok(deadlines)
}

/// The closing of papers before the next meeting of each body that has one.
fn closings(
    reader: &Reader<'_>,
    names: &Names<'_>,
    meetings: &[Stored<Meeting>],
) -> Result<Vec<LegalDeadline>, ApiError> {
    let mut deadlines = Vec::new();
    let mut told = BTreeSet::new();
    for meeting in meetings.iter().filter(|meeting| meeting.value.is_open()) {
        let Some(body) = names.find_body(meeting.value.body)? else { continue };
        let Some(last) = closing(&body, meeting.value.on).papers else { continue };
        if last < reader.today || !told.insert(meeting.value.body) {
            continue;
        }
        let title = Phrase::new("deadline-papers").with("body", body.short_name);
        let note = Phrase::new("deadline-papers-note").with("on", last).with("meeting", meeting.value.on);
        deadlines.push(deadline(reader, last, (title, note), ("meeting", meeting.id)));
    }
    Ok(deadlines)
}

/// Drafts that must hang on the board before they are decided, and do not, or not long enough.
fn postings(reader: &Reader<'_>, meetings: &[Stored<Meeting>]) -> Result<Vec<LegalDeadline>, ApiError> {
    let mut deadlines = Vec::new();
    for state in [PaperState::FormalCheck, PaperState::Ready, PaperState::InBodies] {
        for paper in by_state(reader, &state)? {
            let Some(law) = posting_law(&paper.value) else { continue };
            let all: Vec<Stored<Consultation>> = reader.records.under(paper.id)?;
            let Some(deciding) = deciding(&all) else { continue };
            let unposted = || not_posted(reader, meetings, &paper, deciding, law);
            deadlines.extend(short_for_agenda(reader, meetings, &paper, deciding, law).or_else(unposted));
        }
    }
    Ok(deadlines)
}

/// The consultation that decides or, where the paper is being reworked, decided.
fn deciding(all: &[Stored<Consultation>]) -> Option<&Stored<Consultation>> {
    let mut decides = all.iter().filter(|one| one.value.role == ConsultationRole::Decides);
    decides.clone().find(|one| one.value.is_open()).or_else(|| decides.next())
}

/// A posting that does not last for the meeting on whose agenda the paper is: it was changed since it got there.
fn short_for_agenda(
    reader: &Reader<'_>,
    meetings: &[Stored<Meeting>],
    paper: &Stored<Paper>,
    deciding: &Stored<Consultation>,
    law: PostingLaw,
) -> Option<LegalDeadline> {
    let is_on_agenda = deciding.value.state == ConsultationState::Scheduled;
    let meeting = deciding.value.meeting.filter(|_| is_on_agenda)?;
    let meeting = meetings.iter().find(|one| one.id == meeting && one.value.is_open())?.value.on;
    let posting = paper.value.posting.as_ref();
    let fault = posting_fault(law, posting, meeting)?;
    let from = posting.map(|posting| posting.from.to_string()).unwrap_or_default();
    let note = Phrase::new("refusal-posting").with("fault", fault).with("from", from).with("day", meeting);
    Some(posting_deadline(reader, paper, law, meeting, note))
}

/// A draft that does not hang yet, and the next meeting that could decide it.
fn not_posted(
    reader: &Reader<'_>,
    meetings: &[Stored<Meeting>],
    paper: &Stored<Paper>,
    deciding: &Stored<Consultation>,
    law: PostingLaw,
) -> Option<LegalDeadline> {
    if paper.value.posting.is_some() {
        return None;
    }
    let of_body = |meeting: &&Stored<Meeting>| meeting.value.body == deciding.value.body;
    let ahead = |meeting: &&Stored<Meeting>| meeting.value.is_open() && meeting.value.on > reader.today;
    let meeting = meetings.iter().filter(of_body).filter(ahead).map(|meeting| meeting.value.on).min()?;
    let note = format!("{}-note", key_of(law));
    let note = Phrase::new(&note).with("on", last_posting_day(law, meeting));
    Some(posting_deadline(reader, paper, law, meeting, note))
}

fn posting_deadline(
    reader: &Reader<'_>,
    paper: &Stored<Paper>,
    law: PostingLaw,
    meeting: Date,
    note: Phrase,
) -> LegalDeadline {
    let title = Phrase::new(key_of(law)).with("title", &paper.value.title);
    deadline(reader, last_posting_day(law, meeting), (title, note), ("paper", paper.id))
}

fn key_of(law: PostingLaw) -> &'static str {
    match law {
        PostingLaw::RealEstate => "deadline-posting",
        PostingLaw::Budget => "deadline-budget",
    }
}
