//! Agendas (programy): items in their order, and versions once convened.

mod change;
mod order;

use obeznik_kernel::{
    Command, Context, IndexKey, PersonId, Record, RecordId, Records, RecordsExt, Stop, Stored, Timestamp,
};
use serde::{Deserialize, Serialize};

pub use change::{
    AddAgendaItem, MoveAgendaItem, RemoveAgendaItem, add_agenda_item, move_agenda_item, remove_agenda_item,
};
pub use order::key_between;

use crate::door::{acting, insert_new};
use crate::meeting::{Meeting, MeetingState};
use crate::stored_enum::stored_enum;

stored_enum! {
    /// Where an item is.
    AgendaItemState {
        /// To be dealt with.
        Planned = "planned",
        /// Its outcome is entered.
        Decided = "decided",
        /// Put off; another item may continue it.
        Postponed = "postponed",
        /// Its paper was withdrawn; shown struck through.
        Withdrawn = "withdrawn",
        /// Taken off the agenda.
        Removed = "removed",
    }
}

/// An item of an agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct AgendaItem {
    /// Its paper; none for items such as the opening or the control of tasks.
    pub paper: Option<RecordId>,
    /// Its consultation.
    pub consultation: Option<RecordId>,
    /// Title.
    pub title: String,
    /// What the programme says under it; empty for nothing.
    #[serde(default)]
    pub note: String,
    /// Section of the agenda.
    pub section: String,
    /// Sorts the items; a text between those of its neighbours.
    pub order: String,
    /// Minutes set aside.
    pub minutes: u32,
    /// Whether it came after convening or after papers closed (na stůl).
    pub is_late: bool,
    /// Why a paper is late; empty where it is not.
    #[serde(default)]
    pub late_reason: String,
    /// Who consented to it, where the body's rules want that.
    #[serde(default)]
    pub late_consent: Option<PersonId>,
    /// In whose place they did: of an official who was away, or of the chair.
    #[serde(default)]
    pub late_consent_for: Option<PersonId>,
    /// Why the chair did not, where their deputy did; empty otherwise.
    #[serde(default)]
    pub late_absence: String,
    /// Who prepares the paper of an item announced before the paper exists.
    #[serde(default)]
    pub owed_by: Option<PersonId>,
    /// Who presents it.
    pub presenter: Option<PersonId>,
    /// Where it is.
    pub state: AgendaItemState,
    /// Its outcome.
    pub outcome: Option<RecordId>,
    /// The item of an earlier meeting it continues.
    pub continues: Option<RecordId>,
}

impl Record for AgendaItem {
    const KIND: &'static str = "agenda_item";
    fn index_keys(&self) -> Vec<IndexKey> {
        let paper = |id: RecordId| IndexKey::new("agenda_item_by_paper", &[&id.to_string()]);
        let owed = |person: PersonId| IndexKey::new("agenda_item_owed", &[&person.to_string()]);
        let debtor = self.owed_by.filter(|_| self.is_owed());
        self.paper.map(paper).into_iter().chain(debtor.map(owed)).collect()
    }
}

impl AgendaItem {
    /// Whether it was announced and its paper is still owed.
    pub fn is_owed(&self) -> bool {
        self.owed_by.is_some() && self.paper.is_none() && self.state == AgendaItemState::Planned
    }

    /// Whether it is on the agenda as it stands.
    pub fn is_on(&self) -> bool {
        matches!(self.state, AgendaItemState::Planned | AgendaItemState::Decided)
    }
}

/// A line of a version of an agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct AgendaLine {
    /// The item.
    pub id: RecordId,
    /// Title; empty where the item is kept closer than the meeting.
    pub title: String,
    /// Section.
    pub section: String,
    /// Place.
    pub order: String,
    /// Where it was.
    pub state: AgendaItemState,
    /// Whether it was late.
    pub is_late: bool,
}

/// An agenda as it was sent out, or changed after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct AgendaVersion {
    /// From 1.
    pub number: u32,
    /// When.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub at: Timestamp,
    /// Who made it.
    pub by: Option<PersonId>,
    /// The items in order.
    pub lines: Vec<AgendaLine>,
}

impl Record for AgendaVersion {
    const KIND: &'static str = "agenda_version";
}

/// The items of a meeting in their order.
pub(crate) fn items_in_order(
    records: &dyn Records,
    meeting: RecordId,
) -> Result<Vec<Stored<AgendaItem>>, Stop> {
    let mut items: Vec<Stored<AgendaItem>> = records.under(meeting)?;
    items.sort_by(|one, two| (&one.value.order, one.id).cmp(&(&two.value.order, two.id)));
    Ok(items)
}

/// The place after the last item.
pub(crate) fn place_at_end(records: &dyn Records, meeting: RecordId) -> Result<String, Stop> {
    let items = items_in_order(records, meeting)?;
    Ok(key_between(items.last().map(|item| item.value.order.as_str()), None))
}

/// Saves the meeting; a convened one gets a new version of its agenda, earlier ones stay as they were.
pub(crate) fn note_change(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
    meeting: &mut Stored<Meeting>,
) -> Result<(), Stop> {
    if meeting.value.state == MeetingState::Convened {
        meeting.value.agenda_version += 1;
        let items = items_in_order(records, meeting.id)?;
        let version = AgendaVersion {
            number: meeting.value.agenda_version,
            at: context.now,
            by: acting(command, context),
            lines: items.iter().map(|item| line(item, meeting)).collect(),
        };
        let audience = records.audience_of(&meeting.scope)?;
        insert_new(records, context.new_id(), Some(meeting.id), &audience, &version)?;
    }
    records.save(meeting)
}

fn line(item: &Stored<AgendaItem>, meeting: &Stored<Meeting>) -> AgendaLine {
    let is_open = item.scope == meeting.scope;
    AgendaLine {
        id: item.id,
        title: if is_open { item.value.title.clone() } else { String::new() },
        section: item.value.section.clone(),
        order: item.value.order.clone(),
        state: item.value.state.clone(),
        is_late: item.value.is_late,
    }
}
