//! What a document says about an outcome that was corrected: the day and what had been written
//! down. The reason stays inside the office: it may tell more than an extract is for.

use obeznik_app::ApiError;
use obeznik_circulation::outcome::{Outcome, outcomes_before};
use obeznik_kernel::calendar::day_in_prague;

use super::house::House;
use super::votes;
use super::wording::{long_day, say};

/// A sentence for each correction, the newest first. Whoever holds an older print finds it described here.
pub(super) fn notices(house: &House<'_>, outcome: &Outcome) -> Result<Vec<String>, ApiError> {
    let mut notices = Vec::new();
    let mut after = outcome.clone();
    for before in outcomes_before(house.reader.records, outcome)? {
        let day = long_day(day_in_prague(after.entered_at));
        let told = votes::told(house, &before.value)?;
        notices.push(say("print-corrected", &[("day", day.into()), ("before", told.into())]));
        after = before.value;
    }
    Ok(notices)
}
