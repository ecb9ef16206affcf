//! When the bodies of the town meet, counted from the Wednesday after today.

use obeznik_kernel::Date;
use obeznik_kernel::calendar::{Weekday, add_days};

/// A meeting of the plan: key, body and the day.
pub(crate) struct Planned {
    pub(crate) key: &'static str,
    pub(crate) body: &'static str,
    pub(crate) on: Date,
    pub(crate) is_past: bool,
}

/// Meetings in the order of days. Council on Wednesdays, committees and commissions a few days before.
pub(crate) fn meetings(today: Date) -> Vec<Planned> {
    let wednesday = wednesday_after(today);
    let day = |days| add_days(wednesday, days);
    let table = [
        ("advice-1", "majetkova", -44),
        ("finance-1", "financni", -43),
        ("council-1", "rada", -42),
        ("council-2", "rada", -28),
        ("assembly-1", "zastupitelstvo", -21),
        ("advice-2", "majetkova", -16),
        ("council-3", "rada", -14),
        ("traffic-1", "dopravni", -9),
        ("finance-2", "financni", -9),
        ("council-next", "rada", 0),
        ("council-after", "rada", 14),
        ("assembly-next", "zastupitelstvo", 21),
    ];
    let planned = |(key, body, days): (&'static str, &'static str, i32)| {
        let on = day(days);
        Planned { key, body, on, is_past: on < today }
    };
    table.into_iter().map(planned).collect()
}

/// The first Wednesday at least two days ahead, as the mock town has it on a Monday.
pub(crate) fn wednesday_after(today: Date) -> Date {
    let mut day = add_days(today, 2);
    while day.weekday() != Weekday::Wednesday {
        day = add_days(day, 1);
    }
    day
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_next_council_is_on_a_wednesday_two_to_eight_days_ahead() {
        let table = [
            (date(2026, 11, 23), date(2026, 11, 25)),
            (date(2026, 11, 24), date(2026, 12, 2)),
            (date(2026, 11, 25), date(2026, 12, 2)),
            (date(2028, 2, 29), date(2028, 3, 8)),
        ];
        for (today, expected) in table {
            assert_eq!(wednesday_after(today), expected);
        }
    }

    #[test]
    fn past_meetings_are_past_on_any_day_of_the_week() {
        for shift in 0..14 {
            let today = add_days(date(2026, 11, 23), shift);
            for meeting in meetings(today) {
                let later = ["council-next", "council-after", "assembly-next"].contains(&meeting.key);
                assert!(meeting.is_past != later, "{} {today}", meeting.key);
            }
        }
    }
}
