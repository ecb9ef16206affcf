//! Meetings, their agendas and the papers that could be put on them.

use obeznik_kernel::{BodyId, Date, PersonId, RecordId};
use rusqlite::{Row, params};

use super::filter::list;
use crate::error::StoreError;
use crate::project::{key, maybe_key};
use crate::read::Reader;
use crate::records::{id_from, maybe_id_from};

/// Which meetings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MeetingFilter {
    /// Of a body.
    pub body: Option<BodyId>,
    /// From that day on.
    pub from: Option<Date>,
    /// To that day.
    pub to: Option<Date>,
    /// States as stored; none means any.
    pub states: Vec<String>,
}

/// A meeting in a list or calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingRow {
    /// Identifier.
    pub id: RecordId,
    /// The body.
    pub body: BodyId,
    /// Its full name.
    pub body_name: Option<String>,
    /// Its short name.
    pub body_short_name: Option<String>,
    /// Number within the term.
    pub number: u32,
    /// The term.
    pub term: u32,
    /// Day, `YYYY-MM-DD`.
    pub held_on: String,
    /// Start, `HH:MM`.
    pub starts_at: String,
    /// Place.
    pub place: String,
    /// State as stored.
    pub state: String,
    /// Version of its agenda.
    pub agenda_version: u32,
    /// When it was convened.
    pub convened_at: Option<String>,
    /// Items on the agenda.
    pub items: u32,
    /// Items decided.
    pub items_decided: u32,
    /// Items whose papers are ready.
    pub items_ready: u32,
    /// Minutes the items are to take.
    pub minutes: u32,
}

/// An item of an agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaItemRow {
    /// Identifier.
    pub id: RecordId,
    /// The paper.
    pub paper: Option<RecordId>,
    /// Its number.
    pub paper_number: Option<String>,
    /// Its state as stored.
    pub paper_state: Option<String>,
    /// How far it may be seen, as stored.
    pub confidentiality: Option<String>,
    /// Items of its formal check nobody looked at.
    pub checks_open: Option<u32>,
    /// Items of its formal check not in order.
    pub checks_failed: Option<u32>,
    /// The consultation.
    pub consultation: Option<RecordId>,
    /// What the body does with it, as stored.
    pub role: Option<String>,
    /// State of the consultation as stored.
    pub consultation_state: Option<String>,
    /// Title.
    pub title: String,
    /// Section.
    pub section: String,
    /// Key between its neighbours.
    pub place: String,
    /// Minutes it is to take.
    pub minutes: u32,
    /// Whether it came after the convening.
    pub is_late: bool,
    /// Who presents it.
    pub presenter: Option<PersonId>,
    /// That person's, or the paper's presenter's, name.
    pub presenter_name: Option<String>,
    /// State as stored.
    pub state: String,
    /// The outcome.
    pub outcome: Option<RecordId>,
    /// The resolution.
    pub resolution: Option<RecordId>,
    /// Its number.
    pub resolution_number: Option<String>,
    /// Attachments of the paper.
    pub attachments: u32,
}

/// A paper that can be put on an agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadyRow {
    /// The consultation.
    pub consultation: RecordId,
    /// The paper.
    pub paper: RecordId,
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Who presents it.
    pub presenter: PersonId,
    /// The presenter's name.
    pub presenter_name: Option<String>,
    /// State of the consultation as stored.
    pub state: String,
    /// What the body is to do with it, as stored.
    pub role: String,
}

impl Reader {
    /// Meetings by day.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn meetings(&self, filter: &MeetingFilter) -> Result<Vec<MeetingRow>, StoreError> {
        let day = |day: Option<Date>| day.map(|day| day.to_string());
        let parameters =
            params![maybe_key(filter.body), day(filter.from), day(filter.to), list(&filter.states)?];
        self.rows(include_str!("meeting/list.sql"), parameters, meeting_from)
    }

    /// The agenda of a meeting in its order; items taken off stay with their state.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn agenda(&self, meeting: RecordId) -> Result<Vec<AgendaItemRow>, StoreError> {
        self.rows(include_str!("agenda_item/by_meeting.sql"), [key(meeting)], item_from)
    }

    /// Papers that can be put on an agenda of a body.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn ready_for(&self, body: BodyId) -> Result<Vec<ReadyRow>, StoreError> {
        self.rows(include_str!("consultation/ready.sql"), [key(body)], ready_from)
    }
}

fn meeting_from(row: &Row<'_>) -> rusqlite::Result<MeetingRow> {
    Ok(MeetingRow {
        id: id_from(row, "id")?,
        body: id_from(row, "body")?.into(),
        body_name: row.get("body_name")?,
        body_short_name: row.get("body_short_name")?,
        number: row.get("number")?,
        term: row.get("term")?,
        held_on: row.get("held_on")?,
        starts_at: row.get("starts_at")?,
        place: row.get("place")?,
        state: row.get("state")?,
        agenda_version: row.get("agenda_version")?,
        convened_at: row.get("convened_at")?,
        items: row.get("items")?,
        items_decided: row.get("items_decided")?,
        items_ready: row.get("items_ready")?,
        minutes: row.get("minutes")?,
    })
}

fn item_from(row: &Row<'_>) -> rusqlite::Result<AgendaItemRow> {
    Ok(AgendaItemRow {
        id: id_from(row, "id")?,
        paper: maybe_id_from(row, "paper")?,
        paper_number: row.get("paper_number")?,
        paper_state: row.get("paper_state")?,
        confidentiality: row.get("confidentiality")?,
        checks_open: row.get("checks_open")?,
        checks_failed: row.get("checks_failed")?,
        consultation: maybe_id_from(row, "consultation")?,
        role: row.get("role")?,
        consultation_state: row.get("consultation_state")?,
        title: row.get("title")?,
        section: row.get("section")?,
        place: row.get("place")?,
        minutes: row.get("minutes")?,
        is_late: row.get("is_late")?,
        presenter: maybe_id_from(row, "presenter")?.map(Into::into),
        presenter_name: row.get("presenter_name")?,
        state: row.get("state")?,
        outcome: maybe_id_from(row, "outcome")?,
        resolution: maybe_id_from(row, "resolution")?,
        resolution_number: row.get("resolution_number")?,
        attachments: row.get("attachments")?,
    })
}

fn ready_from(row: &Row<'_>) -> rusqlite::Result<ReadyRow> {
    Ok(ReadyRow {
        consultation: id_from(row, "id")?,
        paper: id_from(row, "paper")?,
        number: row.get("number")?,
        title: row.get("title")?,
        presenter: id_from(row, "presenter")?.into(),
        presenter_name: row.get("presenter_name")?,
        state: row.get("state")?,
        role: row.get("role")?,
    })
}
