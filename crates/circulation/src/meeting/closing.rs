//! Days by which what a meeting needs is done, counted back from it.

use obeznik_kernel::calendar::{add_days, working_day_on_or_before};
use obeznik_kernel::{Body, Date};

/// What closes before a meeting; nothing where the body's rules do not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closing {
    /// The last day on which papers come in; a later one is laid on the table (na stůl).
    pub papers: Option<Date>,
    /// The last day for opinions.
    pub opinions: Option<Date>,
    /// The last day for the formal check.
    pub check: Option<Date>,
    /// The day the papers go out.
    pub pack: Option<Date>,
    /// The last day for posting the notice.
    pub notice: Option<Date>,
}

/// Counts back from the day of a meeting: so many days before it, and where nobody works on that day, the last
/// working day before it. No day is therefore later than the rules say.
///
/// Source: the notice of an assembly, Act No. 128/2000 Coll., § 93/1; all else by the body's own rules of procedure.
pub fn closing(body: &Body, on: Date) -> Closing {
    let before = |days: i32| (days > 0).then(|| working_day_on_or_before(add_days(on, -days)));
    Closing {
        papers: before(body.papers_close_days),
        opinions: before(body.opinions_close_days),
        check: before(body.check_close_days),
        pack: before(body.pack_days),
        notice: before(body.notice_days),
    }
}

impl Closing {
    /// What closes, the first first: the name of each door and its day.
    pub fn in_order(&self) -> Vec<(&'static str, Date)> {
        let doors = [
            ("papers", self.papers),
            ("opinions", self.opinions),
            ("check", self.check),
            ("pack", self.pack),
            ("notice", self.notice),
        ];
        let mut days: Vec<_> = doors.into_iter().filter_map(|(name, day)| Some((name, day?))).collect();
        days.sort_by_key(|(_, day)| *day);
        days
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::body_with_days;
    use jiff::civil::date;
    use obeznik_kernel::calendar::{days_between, is_working_day};
    use proptest::prelude::*;

    #[test]
    fn a_day_that_nobody_works_on_moves_back() {
        let body = body_with_days([10, 8, 7, 7, 7]);
        for (on, expected) in [
            // Wednesday; ten days before is a Sunday.
            (date(2026, 11, 25), ["2026-11-13", "2026-11-16", "2026-11-18", "2026-11-18", "2026-11-18"]),
            // The notice would fall on 17 November, a holiday.
            (date(2026, 11, 24), ["2026-11-13", "2026-11-16", "2026-11-16", "2026-11-16", "2026-11-16"]),
            // Ten days before leap day's morrow.
            (date(2028, 3, 1), ["2028-02-18", "2028-02-22", "2028-02-23", "2028-02-23", "2028-02-23"]),
            // After Christmas.
            (date(2027, 1, 4), ["2026-12-23", "2026-12-23", "2026-12-28", "2026-12-28", "2026-12-28"]),
        ] {
            let closing = closing(&body, on);
            let days = [closing.papers, closing.opinions, closing.check, closing.pack, closing.notice];
            assert_eq!(days.map(|day| day.unwrap().to_string()), expected, "{on}");
        }
        assert_eq!(closing(&body_with_days([0; 5]), date(2026, 11, 25)).in_order(), []);
    }

    proptest! {
        /// Ten years of holidays, any rules.
        #[test]
        fn closing_days_are_working_days_and_never_later_than_the_rules(
            offset in 0..3653_i32,
            days in prop::array::uniform5(1..40_i32),
        ) {
            let on = add_days(date(2026, 1, 1), offset);
            let closing = closing(&body_with_days(days), on);
            let found = [closing.papers, closing.opinions, closing.check, closing.pack, closing.notice];
            for (rule, day) in days.into_iter().zip(found) {
                let day = day.unwrap();
                prop_assert!(is_working_day(day), "{day}");
                // Christmas, the longest time nobody works, is five days with its Sunday.
                prop_assert!((rule..rule + 6).contains(&days_between(day, on)), "{day} before {on}");
            }
            for (first, second) in [(0, 1), (1, 2), (2, 3), (3, 4)] {
                if days[first] >= days[second] {
                    prop_assert!(found[first] <= found[second], "the order of the rules is kept");
                }
            }
        }
    }
}
