//! Plans a meeting and changes the plan.

use obeznik_kernel::{
    Body, BodyId, Command, Context, Date, FieldEdit, Record as _, RecordId, Records, RecordsExt, Refusal,
    Stop, Stored, apply_edits,
};
use serde::{Deserialize, Serialize};

use super::notice::check_notice_days;
use super::standing::lay_standing_items;
use super::{Meeting, MeetingState};
use crate::agenda::AgendaItem;
use crate::audience::whole_town;
use crate::consultation::check_postings;
use crate::door::{ensure, read_all, refuse, save_read};
use crate::series::take_number;
use crate::town::Town;

/// Input of `circulation.plan_meeting`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PlanMeeting {
    /// The new meeting.
    pub meeting: RecordId,
    /// The body.
    pub body: BodyId,
    /// Number of the term of office.
    pub term: u32,
    /// The day.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub on: Date,
    /// `HH:MM`; the body's usual start when empty.
    #[serde(default)]
    pub starts_at: String,
    /// The place; the body's usual one when empty.
    #[serde(default)]
    pub place: String,
    /// Number in the term, when it is set by hand; the next one otherwise.
    #[serde(default)]
    pub number: Option<u32>,
}

/// Input of `circulation.edit_meeting`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct EditMeeting {
    /// The meeting.
    pub meeting: RecordId,
    /// The fields.
    pub edits: Vec<FieldEdit>,
}

/// Plans a meeting: its number is the next of the body in the term.
///
/// # Errors
/// Refuses bodies that do not meet, and days on which the body does not exist.
pub fn plan_meeting(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: PlanMeeting = command.input()?;
    let town = Town::load(records)?;
    let body = town.need(input.body)?;
    check_day(body, input.on)?;
    check_time(&input.starts_at)?;
    let series = meeting_series(input.body, input.term);
    let number = match input.number {
        Some(number) => {
            crate::series::lift(records, &series, u64::from(number))?;
            number
        }
        None => u32::try_from(take_number(records, &series)?).unwrap_or(u32::MAX),
    };
    let audience = whole_town(&town);
    records.add(input.meeting, None, &audience, &new_meeting(&input, body, number))?;
    lay_standing_items(context, records, input.meeting, &audience, body)
}

/// Changes day, time, place, sections or the note of the invitation. Once convened, only the note: another
/// day or place needs a new notice (§ 93/1), so the meeting is cancelled and planned again. When the notice hung
/// is written down once it is out, also after the meeting.
///
/// # Errors
/// Refuses locked fields, meetings that were cancelled, an earlier day that would void a decision (§ 39/1), and
/// days of the notice that have not come or do not follow each other.
pub fn edit_meeting(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: EditMeeting = command.input()?;
    set_fields(command, context, records, input.meeting, input.edits)
}

/// Sets fields of a meeting, whichever command brings them.
pub(crate) fn set_fields(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
    id: RecordId,
    edits: Vec<FieldEdit>,
) -> Result<(), Stop> {
    let meeting: Stored<Meeting> = records.need(id)?;
    let allowed: &[&str] = match meeting.value.state {
        MeetingState::Planned => &["on", "starts_at", "place", "sections", "invitation_note"],
        MeetingState::Convened => &["invitation_note", "notice_posted_on", "notice_removed_on"],
        MeetingState::Held => &["notice_posted_on", "notice_removed_on"],
        _ => return Err(Stop::refused("refusal-meeting-closed")),
    };
    apply_edits::<Meeting>(command, context, records, id, edits, allowed)?;
    let after: Stored<Meeting> = records.need(id)?;
    check_notice_days(&after.value, context.today)?;
    if meeting.value.state == MeetingState::Held {
        return Ok(());
    }
    check_time(&after.value.starts_at)?;
    carry_sections(records, &meeting, &after)?;
    if after.value.on < meeting.value.on {
        check_postings(records, &after)?;
    }
    check_day(Town::load(records)?.need(after.value.body)?, after.value.on)
}

/// Items follow their section when it is renamed; a section that still has some cannot vanish.
fn carry_sections(
    records: &mut dyn Records,
    before: &Stored<Meeting>,
    after: &Stored<Meeting>,
) -> Result<(), Stop> {
    let (old, new) = (&before.value.sections, &after.value.sections);
    if old == new {
        return Ok(());
    }
    if let Some((_, name)) = new.iter().enumerate().find(|(place, name)| new[..*place].contains(name)) {
        return refuse(Refusal::new("refusal-sections-repeat").with("section", name));
    }
    let is_renaming = old.len() == new.len();
    for mut item in read_all::<AgendaItem>(records.children(after.id, AgendaItem::KIND)?)? {
        let place = old.iter().position(|name| *name == item.value.section);
        let Some(place) = place.filter(|_| !new.contains(&item.value.section)) else { continue };
        match new.get(place).filter(|_| is_renaming) {
            Some(name) => item.value.section.clone_from(name),
            None if item.value.is_on() => {
                return refuse(Refusal::new("refusal-section-in-use").with("section", &item.value.section));
            }
            None => continue,
        }
        save_read(records, item)?;
    }
    Ok(())
}

/// The series of a body's meetings in a term.
pub(crate) fn meeting_series(body: BodyId, term: u32) -> String {
    format!("meeting:{body}:{term}")
}

pub(super) fn check_day(body: &Body, on: Date) -> Result<(), Stop> {
    ensure(body.kind.meets(), "refusal-body-does-not-meet")?;
    if on < body.from || body.to.is_some_and(|last| last < on) {
        return refuse(Refusal::new("refusal-body-not-there").with("body", &body.name).with("day", on));
    }
    Ok(())
}

pub(super) fn check_time(text: &str) -> Result<(), Stop> {
    let is_time = || {
        let (hour, minute) = text.split_once(':')?;
        let number = |part: &str| part.parse::<u8>().ok().filter(|_| part.len() <= 2);
        Some(number(hour)? < 24 && number(minute)? < 60)
    };
    ensure(text.is_empty() || is_time() == Some(true), "refusal-not-a-time")
}

pub(super) fn new_meeting(input: &PlanMeeting, body: &Body, number: u32) -> Meeting {
    let or = |text: &String, usual: &String| if text.is_empty() { usual.clone() } else { text.clone() };
    Meeting {
        body: input.body,
        number,
        term: input.term,
        on: input.on,
        starts_at: or(&input.starts_at, &body.starts_at),
        place: or(&input.place, &body.place),
        state: MeetingState::Planned,
        agenda_version: 0,
        sections: body.agenda_sections.clone(),
        convened_at: None,
        crisis_reason: String::new(),
        invitation_note: String::new(),
        cancel_reason: String::new(),
        notice_posted_on: None,
        notice_removed_on: None,
    }
}
