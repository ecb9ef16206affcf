//! Adds, moves and removes items of an agenda.

use obeznik_kernel::{Command, Context, PersonId, RecordId, Records, RecordsExt, Stop, Stored};
use serde::{Deserialize, Serialize};

use super::{AgendaItem, AgendaItemState, items_in_order, key_between, note_change, place_at_end};
use crate::door::{ensure, need_text};
use crate::meeting::{Meeting, MeetingState};

/// Input of `circulation.add_agenda_item`: an item without a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct AddAgendaItem {
    /// The meeting.
    pub meeting: RecordId,
    /// The new item.
    pub agenda_item: RecordId,
    /// Title.
    pub title: String,
    /// Section.
    #[serde(default)]
    pub section: String,
    /// Minutes set aside.
    #[serde(default)]
    pub minutes: u32,
    /// Who presents it.
    #[serde(default)]
    pub presenter: Option<PersonId>,
    /// Who prepares its paper, where there will be one.
    #[serde(default)]
    pub owed_by: Option<PersonId>,
    /// Why it comes after the agenda was sent; needed where it does. Programs that did not ask yet say nothing.
    #[serde(default)]
    pub late_reason: Option<String>,
}

/// Input of `circulation.move_agenda_item`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct MoveAgendaItem {
    /// The item.
    pub agenda_item: RecordId,
    /// The item it is to follow; none for the first place.
    #[serde(default)]
    pub after: Option<RecordId>,
    /// Its section, when that changes too.
    #[serde(default)]
    pub section: Option<String>,
}

/// Input of `circulation.remove_agenda_item`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RemoveAgendaItem {
    /// The item.
    pub agenda_item: RecordId,
}

/// Adds an item without a paper at the end of the agenda; once the agenda was sent it is late (na stůl), with a reason.
///
/// # Errors
/// Refuses an empty title, meetings that are over, and a late item without a reason.
pub fn add_agenda_item(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: AddAgendaItem = command.input()?;
    need_text(&input.title, "refusal-title-missing")?;
    let mut meeting = open_meeting(records, input.meeting)?;
    let is_late = meeting.value.state == MeetingState::Convened;
    if let (true, Some(reason)) = (is_late, &input.late_reason) {
        need_text(reason, "refusal-late-item-reason-missing")?;
    }
    let item = AgendaItem {
        paper: None,
        consultation: None,
        title: input.title,
        note: String::new(),
        section: input.section,
        order: place_at_end(records, meeting.id)?,
        minutes: input.minutes,
        is_late,
        late_reason: input.late_reason.filter(|_| is_late).unwrap_or_default(),
        late_consent: None,
        late_consent_for: None,
        late_absence: String::new(),
        owed_by: input.owed_by,
        presenter: input.presenter,
        state: AgendaItemState::Planned,
        outcome: None,
        continues: None,
    };
    let audience = records.audience_of(&meeting.scope)?;
    records.add(input.agenda_item, Some(meeting.id), &audience, &item)?;
    note_change(command, context, records, &mut meeting)
}

/// Moves an item after another one, or to the first place.
///
/// # Errors
/// Refuses meetings that are over and neighbours from elsewhere.
pub fn move_agenda_item(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: MoveAgendaItem = command.input()?;
    let mut item: Stored<AgendaItem> = records.need(input.agenda_item)?;
    let mut meeting = open_meeting(records, item.parent.unwrap_or(item.id))?;
    let others = items_in_order(records, meeting.id)?;
    let others: Vec<&Stored<AgendaItem>> = others.iter().filter(|other| other.id != item.id).collect();
    let place = match input.after {
        None => 0,
        Some(after) => match others.iter().position(|other| other.id == after) {
            Some(index) => index + 1,
            None => return Err(Stop::refused("refusal-no-such-neighbour")),
        },
    };
    let order = |index: usize| others.get(index).map(|other| other.value.order.as_str());
    item.value.order = key_between(place.checked_sub(1).and_then(order), order(place));
    item.value.section = input.section.unwrap_or(item.value.section);
    records.save(&item)?;
    note_change(command, context, records, &mut meeting)
}

/// Takes an item without a paper off the agenda; one with a paper is unscheduled.
///
/// # Errors
/// Refuses items with a paper, items with an outcome, and meetings that are over.
pub fn remove_agenda_item(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: RemoveAgendaItem = command.input()?;
    let mut item: Stored<AgendaItem> = records.need(input.agenda_item)?;
    let mut meeting = open_meeting(records, item.parent.unwrap_or(item.id))?;
    ensure(item.value.paper.is_none(), "refusal-item-has-paper")?;
    ensure(item.value.state == AgendaItemState::Planned, "refusal-outcome-entered")?;
    item.value.state = AgendaItemState::Removed;
    records.save(&item)?;
    note_change(command, context, records, &mut meeting)
}

fn open_meeting(records: &dyn Records, id: RecordId) -> Result<Stored<Meeting>, Stop> {
    let meeting: Stored<Meeting> = records.need(id)?;
    ensure(meeting.value.is_open(), "refusal-meeting-closed")?;
    Ok(meeting)
}
