//! Plans the meetings of half a year at once.

use obeznik_kernel::{BodyId, Command, Context, Date, RecordId, Records, RecordsExt, Refusal, Stop};
use serde::{Deserialize, Serialize};

use super::plan::{PlanMeeting, check_day, check_time, meeting_series, new_meeting};
use super::rhythm::MOST_PLANNED;
use super::standing::lay_standing_items;
use crate::audience::whole_town;
use crate::door::{ensure, refuse};
use crate::series::take_numbers;
use crate::town::Town;

/// Input of `circulation.plan_series`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PlanSeries {
    /// The body.
    pub body: BodyId,
    /// Number of the term of office.
    pub term: u32,
    /// `HH:MM`; the body's usual start when empty.
    #[serde(default)]
    pub starts_at: String,
    /// The place; the body's usual one when empty.
    #[serde(default)]
    pub place: String,
    /// The meetings, at most [`MOST_PLANNED`].
    pub meetings: Vec<SeriesMeeting>,
}

/// One meeting of a series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SeriesMeeting {
    /// The new meeting.
    pub meeting: RecordId,
    /// The day.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub on: Date,
}

/// Plans all or none; they are numbered in the order of their days.
///
/// # Errors
/// Refuses an empty or too long plan, two meetings on one day, and what [`plan_meeting`](super::plan_meeting) does.
pub fn plan_series(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let mut input: PlanSeries = command.input()?;
    let count = input.meetings.len();
    if count == 0 || count > MOST_PLANNED {
        return refuse(Refusal::new("refusal-plan-length").with("most", MOST_PLANNED));
    }
    input.meetings.sort_by_key(|meeting| meeting.on);
    if let Some(pair) = input.meetings.windows(2).find(|pair| pair[0].on == pair[1].on) {
        return refuse(Refusal::new("refusal-plan-repeats").with("day", pair[0].on));
    }
    check_time(&input.starts_at)?;
    let town = Town::load(records)?;
    let body = town.need(input.body)?;
    ensure(body.kind.meets(), "refusal-body-does-not-meet")?;
    let audience = whole_town(&town);
    let first = take_numbers(records, &meeting_series(input.body, input.term), count as u64)?;
    for (number, SeriesMeeting { meeting, on }) in (first..).zip(input.meetings) {
        check_day(body, on)?;
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        let plan = PlanMeeting {
            meeting,
            body: input.body,
            term: input.term,
            on,
            starts_at: input.starts_at.clone(),
            place: input.place.clone(),
            number: None,
        };
        records.add(meeting, None, &audience, &new_meeting(&plan, body, number))?;
        lay_standing_items(context, records, meeting, &audience, body)?;
    }
    Ok(())
}
