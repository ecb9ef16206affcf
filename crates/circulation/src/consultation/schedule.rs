//! Puts a paper on the agenda of a body's meeting, and takes it off again (transition 11).

use obeznik_kernel::{
    Atom, Command, Context, Date, PersonId, RecordId, Records, RecordsExt, Refusal, Stop, Stored,
};
use serde::{Deserialize, Serialize};

use super::late::{Lateness, check_late};
use super::{Consultation, ConsultationState, has_begun};
use crate::agenda::{AgendaItem, AgendaItemState, note_change, place_at_end};
use crate::audience::{keep_paper, let_in, of_agenda_item};
use crate::door::{ensure, refuse};
use crate::meeting::{Meeting, MeetingState};
use crate::paper::{
    Paper, PaperState, Posting, PostingLaw, freeze_text, in_state, posting_fault, posting_law,
};
use crate::paper_type::ConsultationRole;

/// Input of `circulation.schedule`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Schedule {
    /// The paper.
    pub paper: RecordId,
    /// The consultation; the one that is ready when nothing is said.
    #[serde(default)]
    pub consultation: Option<RecordId>,
    /// The meeting.
    pub meeting: RecordId,
    /// The new item of the agenda, or one of the meeting that was announced: the paper takes its place.
    pub agenda_item: RecordId,
    /// The section of the agenda; the first when nothing is said.
    #[serde(default)]
    pub section: Option<String>,
    /// Minutes set aside.
    #[serde(default)]
    pub minutes: u32,
    /// Why the paper comes late; needed where it does.
    #[serde(default)]
    pub late_reason: String,
    /// Who consented to a late paper; needed where the body's rules want that.
    #[serde(default)]
    pub late_consent: Option<PersonId>,
    /// Why the chair did not consent, where their deputy did (§ 104/1).
    #[serde(default)]
    pub late_absence: String,
}

/// Input of `circulation.unschedule`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Unschedule {
    /// The paper.
    pub paper: RecordId,
    /// Why; needed once the meeting is convened.
    #[serde(default)]
    pub reason: String,
    /// The item it leaves; needed where it lies on agendas of two bodies.
    #[serde(default)]
    pub from_item: Option<RecordId>,
}

/// Schedules the paper before the body whose turn it is. After convening, or after the day papers close,
/// the item is late (na stůl): it needs a reason, and consent where the body's rules want that.
///
/// # Errors
/// Refuses a body whose turn it is not, a meeting of another body or already over, a late paper without reason or
/// consent, and a decision on real estate whose intention has not hung long enough (§ 39/1).
pub fn schedule(command: &Command, context: &mut Context<'_>, records: &mut dyn Records) -> Result<(), Stop> {
    let input: Schedule = command.input()?;
    let states = [PaperState::Ready, PaperState::InBodies];
    let mut paper = in_state(command, records, input.paper, &states)?;
    let consultation = find_ready(records, &paper, &input)?;
    let late = check_late(records, context, &input)?;
    freeze_text(command, context, records, &mut paper, "")?;
    put_on_agenda(command, context, records, paper, consultation, &input, late)
}

/// Puts an open consultation on the agenda; the caller has checked the paper and whether it is late.
pub(super) fn put_on_agenda(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
    mut paper: Stored<Paper>,
    mut consultation: Stored<Consultation>,
    input: &Schedule,
    late: Lateness,
) -> Result<(), Stop> {
    let mut meeting: Stored<Meeting> = records.need(input.meeting)?;
    check_meeting(&consultation.value, &meeting.value, context)?;
    check_posting_of(&paper.value, &consultation.value, &meeting.value)?;
    let before = consultation.value.agenda_item;
    consultation.value.state = ConsultationState::Scheduled;
    consultation.value.meeting = Some(meeting.id);
    consultation.value.agenda_item = Some(input.agenda_item);
    consultation.value.postponed_to = None;
    records.save(&consultation)?;
    let_in(&mut paper.value, Atom::Body(meeting.value.body));
    paper.value.state = PaperState::InBodies;
    let audience = keep_paper(records, &paper)?;
    let item = item_of(records, &paper, &consultation, &meeting, input, late, before)?;
    let seen = of_agenda_item(&records.audience_of(&meeting.scope)?, Some((&paper.value, &audience)));
    match find_announced(records, input.agenda_item, meeting.id)? {
        Some(announced) => {
            let value = in_place_of(&announced.value, item, input);
            records.save_for(&Stored { value, ..announced }, &seen)?;
        }
        None => records.add(input.agenda_item, Some(meeting.id), &seen, &item)?,
    }
    note_change(command, context, records, &mut meeting)
}

/// An item of the meeting whose paper is owed.
fn find_announced(
    records: &dyn Records,
    item: RecordId,
    meeting: RecordId,
) -> Result<Option<Stored<AgendaItem>>, Stop> {
    let found = records.find::<AgendaItem>(item)?;
    Ok(found.filter(|found| found.parent == Some(meeting) && found.value.is_owed()))
}

/// The paper's item where it was announced: its place stays, and so do the section and the minutes unless others
/// were said.
fn in_place_of(announced: &AgendaItem, item: AgendaItem, input: &Schedule) -> AgendaItem {
    AgendaItem {
        order: announced.order.clone(),
        section: input.section.clone().unwrap_or_else(|| announced.section.clone()),
        minutes: if input.minutes > 0 { input.minutes } else { announced.minutes },
        owed_by: announced.owed_by,
        ..item
    }
}

/// Takes the paper off the agenda; it is ready again.
///
/// # Errors
/// Refuses papers on no agenda, meetings already closed, convened ones without a reason, and a member's own proposal
/// without one.
pub fn unschedule(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: Unschedule = command.input()?;
    let mut paper = in_state(command, records, input.paper, &[PaperState::InBodies])?;
    let mut one = find_scheduled(records, &paper, input.from_item)?;
    if paper.value.is_own_proposal() {
        crate::door::need_text(&input.reason, "refusal-reason-missing")?;
    }
    take_off(command, context, records, &one, &input.reason, AgendaItemState::Removed)?;
    one.value.state = ConsultationState::Ready;
    one.value.meeting = None;
    one.value.agenda_item = None;
    records.save(&one)?;
    if !has_begun(records, paper.id)? {
        paper.value.state = PaperState::Ready;
    }
    keep_paper(records, &paper).map(|_| ())
}

/// Marks the item of a consultation on its agenda and makes a new version of a convened agenda.
pub(super) fn take_off(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
    one: &Stored<Consultation>,
    reason: &str,
    state: AgendaItemState,
) -> Result<(), Stop> {
    let Some(item) = one.value.agenda_item else { return Ok(()) };
    let mut item: Stored<AgendaItem> = records.need(item)?;
    let mut meeting: Stored<Meeting> = records.need(item.parent.unwrap_or(item.id))?;
    ensure(meeting.value.is_open(), "refusal-meeting-closed")?;
    if meeting.value.state == MeetingState::Convened {
        crate::door::need_text(reason, "refusal-reason-missing")?;
    }
    item.value.state = state;
    records.save(&item)?;
    note_change(command, context, records, &mut meeting)
}

/// The consultation of a paper that lies on an agenda; of several beside each other the one of the item.
///
/// # Errors
/// Refuses a paper on no agenda, and one on two of them where nobody said which.
pub(super) fn find_scheduled(
    records: &dyn Records,
    paper: &Stored<Paper>,
    item: Option<RecordId>,
) -> Result<Stored<Consultation>, Stop> {
    let mut found: Vec<Stored<Consultation>> = records.under(paper.id)?;
    found.retain(|one| {
        one.value.state == ConsultationState::Scheduled
            && item.is_none_or(|item| one.value.agenda_item == Some(item))
    });
    ensure(found.len() <= 1, "refusal-on-two-agendas")?;
    found.pop().ok_or_else(|| Stop::refused("refusal-not-scheduled"))
}

/// The consultation that is meant; of several beside each other the one of the body that meets.
fn find_ready(
    records: &dyn Records,
    paper: &Stored<Paper>,
    input: &Schedule,
) -> Result<Stored<Consultation>, Stop> {
    let mut waiting: Vec<Stored<Consultation>> = records.under(paper.id)?;
    waiting.retain(|one| {
        matches!(one.value.state, ConsultationState::Ready | ConsultationState::Postponed)
            && input.consultation.is_none_or(|id| id == one.id)
    });
    if waiting.len() > 1 {
        let body = records.need::<Meeting>(input.meeting)?.value.body;
        if let Some(own) = waiting.iter().position(|one| one.value.body == body) {
            return Ok(waiting.swap_remove(own));
        }
    }
    waiting.into_iter().next().ok_or_else(|| Stop::refused("refusal-no-body-waits"))
}

fn check_meeting(one: &Consultation, meeting: &Meeting, context: &Context<'_>) -> Result<(), Stop> {
    ensure(one.body == meeting.body, "refusal-other-body")?;
    ensure(meeting.is_open(), "refusal-meeting-closed")?;
    if meeting.on < context.today {
        return refuse(Refusal::new("refusal-day-passed").with("day", meeting.on));
    }
    Ok(())
}

/// Checks the postings of everything on a meeting's agenda against its day.
pub(crate) fn check_postings(records: &dyn Records, meeting: &Stored<Meeting>) -> Result<(), Stop> {
    let scheduled = ConsultationState::Scheduled;
    let id = meeting.id.to_string();
    let waiting: Vec<Stored<Consultation>> =
        records.find_by("consultation_by_meeting", &[&id, scheduled.as_str()], MOST_MOVED + 1)?;
    if waiting.len() > MOST_MOVED {
        return refuse(Refusal::new("refusal-meeting-earlier").with("count", MOST_MOVED));
    }
    for one in waiting {
        let paper: Stored<Paper> = records.need(one.parent.unwrap_or(one.id))?;
        check_posting_of(&paper.value, &one.value, &meeting.value)?;
    }
    Ok(())
}

/// Most papers that move to an earlier day in one command.
const MOST_MOVED: usize = 50;

/// Of a paper before a body that decides, against the day of its meeting.
fn check_posting_of(paper: &Paper, one: &Consultation, meeting: &Meeting) -> Result<(), Stop> {
    let law = posting_law(paper).filter(|_| one.role == ConsultationRole::Decides);
    check_posting(law, paper.posting.as_ref(), meeting.on)
}

/// A decision before the intention hung fifteen whole days is void (§ 39/1); a budget or a closing account whose
/// draft was not published in time may not be dealt with (Act No. 250/2000 Coll., § 11/3, § 17/6).
pub(crate) fn check_posting(
    law: Option<PostingLaw>,
    posting: Option<&Posting>,
    decided_on: Date,
) -> Result<(), Stop> {
    match law.and_then(|law| posting_fault(law, posting, decided_on)) {
        None => Ok(()),
        Some(fault) => {
            let from = posting.map_or(String::new(), |posting| posting.from.to_string());
            refuse(
                Refusal::new("refusal-posting")
                    .with("fault", fault)
                    .with("from", from)
                    .with("day", decided_on),
            )
        }
    }
}

fn item_of(
    records: &dyn Records,
    paper: &Stored<Paper>,
    one: &Stored<Consultation>,
    meeting: &Stored<Meeting>,
    input: &Schedule,
    late: Lateness,
    continues: Option<RecordId>,
) -> Result<AgendaItem, Stop> {
    let first = meeting.value.sections.first().cloned().unwrap_or_default();
    Ok(AgendaItem {
        paper: Some(paper.id),
        consultation: Some(one.id),
        title: paper.value.title.clone(),
        note: String::new(),
        section: input.section.clone().unwrap_or(first),
        order: place_at_end(records, meeting.id)?,
        minutes: input.minutes,
        is_late: late.is_late,
        late_reason: late.reason,
        late_consent: late.consent.map(|one| one.person),
        late_consent_for: late.consent.and_then(|one| one.in_place_of()),
        late_absence: late.absence,
        owed_by: None,
        presenter: Some(paper.value.presenter),
        state: AgendaItemState::Planned,
        outcome: None,
        continues,
    })
}
