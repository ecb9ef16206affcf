//! Meetings of the past, as an import meets them: found by body, day and number, or written down as held.

use std::collections::BTreeMap;

use obeznik_kernel::{Audience, Body, BodyId, Context, Date, RecordId, Records, RecordsExt, Stop, Stored};

use crate::door::insert_new;
use crate::meeting::{Meeting, MeetingState, meeting_series};
use crate::series::lift;

/// Meetings of one body on one day; nobody holds more.
const MOST_OF_A_DAY: usize = 20;

/// A meeting as rows and documents of an import name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct MeetingOf {
    pub(super) number: u32,
    pub(super) on: Date,
    pub(super) term: u32,
}

/// Meetings of one body that an import touches.
pub(super) struct Meetings<'a> {
    id: BodyId,
    body: &'a Body,
    audience: &'a Audience,
    known: BTreeMap<MeetingOf, RecordId>,
    /// Those written down by this import.
    pub(super) made: Vec<RecordId>,
}

impl<'a> Meetings<'a> {
    pub(super) fn new(id: BodyId, body: &'a Body, audience: &'a Audience) -> Self {
        Self { id, body, audience, known: BTreeMap::new(), made: Vec::new() }
    }

    /// The meeting; the body's numbers of meetings go on above it.
    pub(super) fn need(
        &mut self,
        context: &mut Context<'_>,
        records: &mut dyn Records,
        of: MeetingOf,
    ) -> Result<RecordId, Stop> {
        if let Some(known) = self.known.get(&of) {
            return Ok(*known);
        }
        let id = match self.find(records, of)? {
            Some(id) => id,
            None => self.write_down(context, records, of)?,
        };
        self.known.insert(of, id);
        Ok(id)
    }

    fn find(&self, records: &dyn Records, of: MeetingOf) -> Result<Option<RecordId>, Stop> {
        let key = [self.id.to_string(), of.on.to_string()];
        let that_day: Vec<Stored<Meeting>> =
            records.find_by("meeting_by_body", &[&key[0], &key[1]], MOST_OF_A_DAY)?;
        Ok(that_day.iter().find(|meeting| meeting.value.number == of.number).map(|meeting| meeting.id))
    }

    fn write_down(
        &mut self,
        context: &mut Context<'_>,
        records: &mut dyn Records,
        of: MeetingOf,
    ) -> Result<RecordId, Stop> {
        let meeting = Meeting {
            body: self.id,
            number: of.number,
            term: of.term,
            on: of.on,
            starts_at: String::new(),
            place: String::new(),
            state: MeetingState::Held,
            agenda_version: 0,
            sections: self.body.agenda_sections.clone(),
            convened_at: None,
            crisis_reason: String::new(),
            invitation_note: String::new(),
            cancel_reason: String::new(),
            notice_posted_on: None,
            notice_removed_on: None,
        };
        let id = context.new_id();
        insert_new(records, id, None, self.audience, &meeting)?;
        lift(records, &meeting_series(self.id, of.term), u64::from(of.number))?;
        self.made.push(id);
        Ok(id)
    }
}
