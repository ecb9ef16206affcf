//! The plan of meetings: days in a rhythm and what closes before each.

use obeznik_circulation::consultation::{Consenting, consenting, is_late};
use obeznik_circulation::meeting::{Closing, Meeting, MeetingState, closing, planned_days};
use obeznik_circulation::town::Town;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{BodyId, Date, PersonId};

use super::{ClosingDay, ConsentingPerson, LateRule, MOST_MEETINGS, MeetingPlanInput, MeetingPlanRow};
use crate::api::ApiError;
use crate::municipality::names::Names;
use crate::office::{Reader, parse_id};

/// What a plan would bring; nothing is planned yet.
///
/// # Errors
/// When the store cannot be read.
pub fn meeting_plan(reader: &Reader<'_>, input: MeetingPlanInput) -> Result<Vec<MeetingPlanRow>, ApiError> {
    let id = BodyId(parse_id(&input.body)?);
    let names = Names::of(reader.records);
    let Some(body) = names.find_body(id)? else { return Ok(Vec::new()) };
    let taken = taken(reader, id)?;
    let rows = planned_days(input.rhythm, input.weekday, input.from, input.to).into_iter().map(|day| {
        MeetingPlanRow {
            on: day.on.to_string(),
            moved_from: day.moved_from.map(|day| day.to_string()),
            is_taken: taken.contains(&day.on),
            closing: days(&closing(&body, day.on)),
        }
    });
    Ok(rows.collect())
}

/// Days on which the body meets already.
fn taken(reader: &Reader<'_>, body: BodyId) -> Result<Vec<Date>, ApiError> {
    let meetings =
        reader.records.find_by::<Meeting>("meeting_by_body", &[&body.to_string()], MOST_MEETINGS)?;
    let lasting = meetings.into_iter().filter(|meeting| meeting.value.state != MeetingState::Cancelled);
    Ok(lasting.map(|meeting| meeting.value.on).collect())
}

/// What closes before a meeting ahead.
pub(super) fn closing_of(names: &Names<'_>, meeting: &Meeting) -> Result<Vec<ClosingDay>, ApiError> {
    let body = if meeting.is_open() { names.find_body(meeting.body)? } else { None };
    Ok(body.map(|body| days(&closing(&body, meeting.on))).unwrap_or_default())
}

/// What a paper put on the agenda today needs; nothing where it is in time or the meeting is over.
pub(super) fn late_rule(
    reader: &Reader<'_>,
    names: &Names<'_>,
    meeting: &Meeting,
) -> Result<Option<LateRule>, ApiError> {
    let body = if meeting.is_open() { names.find_body(meeting.body)? } else { None };
    let Some(body) = body.filter(|body| is_late(body, meeting, reader.today)) else { return Ok(None) };
    let Some(role) = &body.late_consent else { return Ok(Some(LateRule::default())) };
    let town = Town::load(reader.records)?;
    let people = consenting(reader.records, &town, meeting.body, role, reader.today)?;
    let consenting = people.iter().map(|one| consenting_person(names, one)).collect::<Result<_, _>>()?;
    Ok(Some(LateRule { needs_consent: true, consenting }))
}

fn consenting_person(names: &Names<'_>, one: &Consenting) -> Result<ConsentingPerson, ApiError> {
    Ok(ConsentingPerson {
        person: names.person(one.person)?,
        in_place_of: name_of(names, one.in_place_of())?,
        is_deputy: one.is_deputy(),
    })
}

/// The full name; empty for nobody.
pub(super) fn name_of(names: &Names<'_>, person: Option<PersonId>) -> Result<String, ApiError> {
    Ok(person.map(|id| names.person(id)).transpose()?.map_or(String::new(), |person| person.name))
}

fn days(closing: &Closing) -> Vec<ClosingDay> {
    let day = |(door, on): (&str, Date)| ClosingDay { door: door.to_owned(), on: on.to_string() };
    closing.in_order().into_iter().map(day).collect()
}
