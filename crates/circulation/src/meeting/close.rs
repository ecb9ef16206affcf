//! Closes a meeting that was held, or cancels one.

use obeznik_kernel::{Command, Context, RecordId, Records, RecordsExt, Refusal, Stop, Stored};
use serde::{Deserialize, Serialize};

use super::{Meeting, MeetingState};
use crate::agenda::{AgendaItem, AgendaItemState};
use crate::audience::keep_paper;
use crate::consultation::{Consultation, ConsultationState, has_begun};
use crate::door::{ensure, need_text, read_all, refuse, save_read};
use crate::paper::{Paper, PaperState};

/// Input of `circulation.close_meeting`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CloseMeeting {
    /// The meeting.
    pub meeting: RecordId,
}

/// Input of `circulation.cancel_meeting`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CancelMeeting {
    /// The meeting.
    pub meeting: RecordId,
    /// Why.
    pub reason: String,
}

/// Most items of one agenda.
const MOST_ITEMS: usize = 500;

/// Closes a meeting once every item has its outcome, was put off, or was taken off.
///
/// # Errors
/// Refuses meetings not convened or not yet begun, and items without an outcome.
pub fn close_meeting(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: CloseMeeting = command.input()?;
    let mut meeting: Stored<Meeting> = records.need(input.meeting)?;
    ensure(meeting.value.state == MeetingState::Convened, "refusal-meeting-not-convened")?;
    if context.today < meeting.value.on {
        return refuse(Refusal::new("refusal-meeting-not-yet").with("day", meeting.value.on));
    }
    let items: Vec<Stored<AgendaItem>> = records.under(meeting.id)?;
    let open = items.iter().filter(|item| item.value.state == AgendaItemState::Planned).count();
    if open > 0 {
        return refuse(Refusal::new("refusal-outcomes-missing").with("count", open));
    }
    meeting.value.state = MeetingState::Held;
    records.save(&meeting)
}

/// Cancels a meeting; its papers are ready for another one, as if each had been taken off. The struck items keep why a
/// paper was late, and a body keeps the days the route gives it.
///
/// # Errors
/// Refuses an empty reason, meetings that are over, and those where something was decided already.
pub fn cancel_meeting(
    command: &Command,
    _context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: CancelMeeting = command.input()?;
    let mut meeting: Stored<Meeting> = records.need(input.meeting)?;
    ensure(meeting.value.is_open(), "refusal-meeting-closed")?;
    need_text(&input.reason, "refusal-reason-missing")?;
    let items = read_all::<AgendaItem>(records.children(meeting.id, "agenda_item")?)?;
    let decided = items.iter().any(|item| item.value.outcome.is_some());
    ensure(!decided, "refusal-meeting-has-outcomes")?;
    for mut item in items.into_iter().filter(|item| item.value.is_on()) {
        item.value.state = AgendaItemState::Removed;
        save_read(records, item)?;
    }
    release(records, meeting.id)?;
    meeting.value.state = MeetingState::Cancelled;
    meeting.value.cancel_reason = input.reason;
    records.save(&meeting)
}

fn release(records: &mut dyn Records, meeting: RecordId) -> Result<(), Stop> {
    let scheduled = ConsultationState::Scheduled;
    let key = meeting.to_string();
    let waiting = records.scan("consultation_by_meeting", &[&key, scheduled.as_str()], MOST_ITEMS)?;
    for mut one in read_all::<Consultation>(waiting)? {
        let paper = one.raw.parent;
        one.value.state = ConsultationState::Ready;
        one.value.meeting = None;
        one.value.agenda_item = None;
        save_read(records, one)?;
        if let Some(paper) = paper {
            give_back(records, paper)?;
        }
    }
    Ok(())
}

/// A paper that no body has begun with is no longer in the bodies.
fn give_back(records: &mut dyn Records, paper: RecordId) -> Result<(), Stop> {
    let mut paper: Stored<Paper> = records.need(paper)?;
    if paper.value.state != PaperState::InBodies || has_begun(records, paper.id)? {
        return Ok(());
    }
    paper.value.state = PaperState::Ready;
    keep_paper(records, &paper).map(|_| ())
}
