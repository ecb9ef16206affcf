//! Convenes a meeting (rules A9, A10).

use obeznik_kernel::calendar::{add_days, days_between};
use obeznik_kernel::{
    Body, BodyKind, Command, Context, RecordId, Records, RecordsExt, Refusal, Stop, Stored,
};
use serde::{Deserialize, Serialize};

use super::invitation::invitation_fault;
use super::{Meeting, MeetingState};
use crate::agenda::{AgendaItem, note_change};
use crate::consultation::{Consultation, ConsultationState};
use crate::door::{ensure, refuse};
use crate::paper::{Paper, posting_fault, posting_law};
use crate::paper_type::ConsultationRole;
use crate::town::Town;

/// Input of `circulation.convene_meeting`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ConveneMeeting {
    /// The meeting.
    pub meeting: RecordId,
    /// Why fewer days suffice (§ 93/2); empty otherwise.
    #[serde(default)]
    pub crisis_reason: String,
}

/// Days an assembly's notice hangs before the session (§ 93/1).
pub const NOTICE_DAYS: i32 = 7;
/// Days that suffice in a state of danger or another crisis (§ 93/2).
pub(super) const CRISIS_DAYS: i32 = 2;

/// Days before its meeting by which a body is invited: those of its own rules, for an assembly never fewer than the law
/// asks for.
///
/// Source: Act No. 128/2000 Coll., § 93/1.
pub fn notice_days(body: &Body) -> i32 {
    if body.kind == BodyKind::Assembly { body.notice_days.max(NOTICE_DAYS) } else { body.notice_days }
}

/// Convenes the meeting: its agenda gets its first version, which later changes never rewrite.
///
/// # Errors
/// Refuses an empty agenda, a meeting without its hour, an assembly without its place or convened later than seven
/// days before, or two in a crisis with its reason, and papers to be decided whose posting will not have lasted.
///
/// Source: Act No. 128/2000 Coll., § 39/1, 93/1 and 93/2; Act No. 250/2000 Coll., § 11/3 and § 17/6.
pub fn convene_meeting(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: ConveneMeeting = command.input()?;
    let mut meeting: Stored<Meeting> = records.need(input.meeting)?;
    ensure(meeting.value.state == MeetingState::Planned, "refusal-meeting-not-planned")?;
    let items: Vec<Stored<AgendaItem>> = records.under(meeting.id)?;
    ensure(items.iter().any(|item| item.value.is_on()), "refusal-agenda-empty")?;
    let town = Town::load(records)?;
    let body = town.need(meeting.value.body)?;
    if let Some(fault) = invitation_fault(&body.kind, &meeting.value) {
        return Err(Stop::refused(fault.refusal()));
    }
    check_notice(body, &meeting.value, context, &input.crisis_reason)?;
    check_postings_still(records, &meeting)?;
    meeting.value.state = MeetingState::Convened;
    meeting.value.convened_at = Some(context.now);
    meeting.value.crisis_reason = input.crisis_reason;
    note_change(command, context, records, &mut meeting)
}

/// The posting of a paper may be changed after the paper got on the agenda.
fn check_postings_still(records: &dyn Records, meeting: &Stored<Meeting>) -> Result<(), Stop> {
    let scheduled = ConsultationState::Scheduled;
    let id = meeting.id.to_string();
    let on_agenda: Vec<Stored<Consultation>> =
        records.find_by("consultation_by_meeting", &[&id, scheduled.as_str()], MOST_ITEMS)?;
    let decided = on_agenda.into_iter().filter(|one| one.value.role == ConsultationRole::Decides);
    for one in decided {
        let paper = records.need::<Paper>(one.parent.unwrap_or(one.id))?.value;
        let posting = paper.posting.as_ref();
        let fault = posting_law(&paper).and_then(|law| posting_fault(law, posting, meeting.value.on));
        if fault.is_some() {
            return refuse(
                Refusal::new("refusal-posting-on-agenda")
                    .with("title", &paper.title)
                    .with("day", meeting.value.on),
            );
        }
    }
    Ok(())
}

/// Most papers on one agenda.
const MOST_ITEMS: usize = 1_000;

fn check_notice(body: &Body, meeting: &Meeting, context: &Context<'_>, crisis: &str) -> Result<(), Stop> {
    if meeting.on < context.today {
        return refuse(Refusal::new("refusal-day-passed").with("day", meeting.on));
    }
    if body.kind != BodyKind::Assembly {
        return Ok(());
    }
    let is_crisis = !crisis.trim().is_empty();
    let days = if is_crisis { CRISIS_DAYS } else { notice_days(body) };
    if days_between(context.today, meeting.on) >= days {
        return Ok(());
    }
    refuse(
        Refusal::new("refusal-notice-late")
            .with("days", days)
            .with("day", meeting.on)
            .with("earliest", add_days(context.today, days)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::body_with_days;

    #[test]
    fn an_assembly_is_never_invited_in_fewer_days_than_the_law_asks_for() {
        let table = [
            (BodyKind::Assembly, 0, 7),
            (BodyKind::Assembly, 7, 7),
            (BodyKind::Assembly, 10, 10), // by its rules of procedure
            (BodyKind::Council, 0, 0),
            (BodyKind::Council, 3, 3),
        ];
        for (kind, own, expected) in table {
            let body = Body { kind, ..body_with_days([0, 0, 0, 0, own]) };
            assert_eq!(notice_days(&body), expected, "{:?} {own}", body.kind);
        }
    }
}
