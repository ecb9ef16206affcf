//! Days on which a body meets in a rhythm, for the plan of half a year.

use jiff::civil::Weekday;
use obeznik_kernel::Date;
use obeznik_kernel::calendar::{add_days, is_public_holiday, working_day_on_or_after};
use serde::{Deserialize, Serialize};

/// How often a body meets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "each", rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Rhythm {
    /// Every so many weeks, counted from the first such day of the plan.
    Weeks {
        /// 1 to 8.
        every: u8,
    },
    /// Once in so many months.
    Months {
        /// 1 to 6.
        every: u8,
        /// The first to the fourth such day of the month, or 5 for the last one.
        nth: u8,
    },
}

/// A day of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlannedDay {
    /// The day of the meeting.
    pub on: Date,
    /// The day of the rhythm where it is a public holiday.
    pub moved_from: Option<Date>,
}

/// Most days of one plan.
pub const MOST_PLANNED: usize = 60;

/// The days of a rhythm from a day to a day, both included; those on public holidays move to the next working day.
/// `weekday` is 1 for Monday to 7. Gives nothing for numbers out of their bounds.
pub fn planned_days(rhythm: Rhythm, weekday: i8, from: Date, to: Date) -> Vec<PlannedDay> {
    let Ok(weekday) = Weekday::from_monday_one_offset(weekday) else { return Vec::new() };
    let days: Vec<Date> = match rhythm {
        Rhythm::Weeks { every: every @ 1..=8 } => weeks(every, weekday, from, to).collect(),
        Rhythm::Months { every: every @ 1..=6, nth: nth @ 1..=5 } => months(every, nth, weekday, from, to),
        Rhythm::Weeks { .. } | Rhythm::Months { .. } => Vec::new(),
    };
    days.into_iter().take(MOST_PLANNED).map(off_holidays).collect()
}

fn weeks(every: u8, weekday: Weekday, from: Date, to: Date) -> impl Iterator<Item = Date> {
    let ahead = i32::from(from.weekday().until(weekday));
    let first = add_days(from, ahead);
    let step = i32::from(every) * 7;
    (0..)
        .map(move |number| add_days(first, number * step))
        .take_while(move |day| *day <= to)
        .take(MOST_PLANNED)
}

fn months(every: u8, nth: u8, weekday: Weekday, from: Date, to: Date) -> Vec<Date> {
    let mut month = from.first_of_month();
    let mut days = Vec::new();
    while month <= to && days.len() < MOST_PLANNED {
        let nth = if nth == 5 { -1 } else { nth.cast_signed() };
        let day = month.nth_weekday_of_month(nth, weekday);
        days.extend(day.ok().filter(|day| (from..=to).contains(day)));
        let Ok(next) = month.checked_add(jiff::Span::new().months(i64::from(every))) else { break };
        month = next;
    }
    days
}

fn off_holidays(day: Date) -> PlannedDay {
    if is_public_holiday(day) {
        PlannedDay { on: working_day_on_or_after(day), moved_from: Some(day) }
    } else {
        PlannedDay { on: day, moved_from: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn days(rhythm: Rhythm, weekday: i8, from: Date, to: Date) -> String {
        let said = |day: &PlannedDay| match day.moved_from {
            None => day.on.to_string(),
            Some(from) => format!("{} from {from}", day.on),
        };
        planned_days(rhythm, weekday, from, to).iter().map(said).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn a_council_meets_every_other_wednesday() {
        let every = |every| Rhythm::Weeks { every };
        let (from, to) = (date(2027, 1, 4), date(2027, 3, 3));
        assert_eq!(days(every(2), 3, from, to), "2027-01-06, 2027-01-20, 2027-02-03, 2027-02-17, 2027-03-03");
        assert_eq!(days(every(1), 3, from, date(2027, 1, 6)), "2027-01-06");
        assert_eq!(days(every(1), 3, from, date(2027, 1, 5)), "");
        for wrong in [every(0), every(9)] {
            assert_eq!(days(wrong, 3, from, to), "");
        }
        assert_eq!(days(every(1), 0, from, to), "");
        assert_eq!(days(every(1), 8, from, to), "");
    }

    #[test]
    fn a_day_on_a_holiday_moves_to_the_next_working_day() {
        // Thursday 24 December to Monday; Good Friday of 2027 to Tuesday after Easter.
        assert_eq!(
            days(Rhythm::Weeks { every: 1 }, 4, date(2026, 12, 24), date(2026, 12, 30)),
            "2026-12-28 from 2026-12-24"
        );
        assert_eq!(
            days(Rhythm::Weeks { every: 4 }, 5, date(2027, 3, 26), date(2027, 4, 1)),
            "2027-03-30 from 2027-03-26"
        );
    }

    #[test]
    fn an_assembly_meets_on_the_third_or_the_last_thursday_of_every_other_month() {
        let (from, to) = (date(2027, 1, 1), date(2027, 6, 30));
        let months = |every, nth| Rhythm::Months { every, nth };
        assert_eq!(days(months(2, 3), 4, from, to), "2027-01-21, 2027-03-18, 2027-05-20");
        assert_eq!(days(months(1, 5), 4, from, date(2027, 3, 31)), "2027-01-28, 2027-02-25, 2027-03-25");
        // The first Monday of January lies before the plan.
        assert_eq!(days(months(1, 1), 1, date(2027, 1, 5), date(2027, 2, 28)), "2027-02-01");
        for wrong in [months(0, 1), months(7, 1), months(1, 0), months(1, 6)] {
            assert_eq!(days(wrong, 4, from, to), "");
        }
    }

    #[test]
    fn a_plan_is_bounded() {
        let all = planned_days(Rhythm::Weeks { every: 1 }, 1, date(2027, 1, 1), date(2099, 1, 1));
        assert_eq!(all.len(), MOST_PLANNED);
        assert!(
            planned_days(Rhythm::Months { every: 1, nth: 1 }, 1, date(2027, 1, 1), date(9999, 12, 31)).len()
                <= MOST_PLANNED
        );
    }
}
