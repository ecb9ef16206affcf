//! Which copies stay.

use std::collections::BTreeSet;

use obeznik_kernel::Timestamp;
use obeznik_kernel::calendar::day_in_prague;

/// Days whose newest copy stays.
const DAYS: usize = 7;
/// Weeks whose newest copy stays.
const WEEKS: usize = 4;

/// The newest copy of each of the last seven days and of each of the last four weeks that have one. Days without
/// a copy do not count, so a disk that lay in a drawer for a year gives nothing up before new copies come.
pub(super) fn kept(made: &[Timestamp]) -> BTreeSet<Timestamp> {
    let mut newest_first = made.to_vec();
    newest_first.sort_by_key(|made_at| std::cmp::Reverse(*made_at));
    let of_days = newest_of(&newest_first, DAYS, |made_at| day_in_prague(made_at).to_string());
    let of_weeks = newest_of(&newest_first, WEEKS, |made_at| {
        let week = day_in_prague(made_at).iso_week_date();
        format!("{} {}", week.year(), week.week())
    });
    of_days.into_iter().chain(of_weeks).collect()
}

fn newest_of(newest_first: &[Timestamp], most: usize, span: impl Fn(Timestamp) -> String) -> Vec<Timestamp> {
    let mut seen = BTreeSet::new();
    let mut newest = Vec::new();
    for made_at in newest_first {
        if seen.insert(span(*made_at)) {
            newest.push(*made_at);
        }
        if newest.len() == most {
            break;
        }
    }
    newest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap_or_default()
    }

    fn days(texts: &[&str]) -> Vec<Timestamp> {
        texts.iter().map(|text| at(&format!("{text}T09:00:00Z"))).collect()
    }

    #[test]
    fn seven_days_and_four_weeks_stay() {
        let november: Vec<String> = (1..=29).map(|day| format!("2026-11-{day:02}")).collect();
        let november: Vec<&str> = november.iter().map(String::as_str).collect();
        let table: [(&str, Vec<Timestamp>, Vec<Timestamp>); 5] = [
            ("nothing", Vec::new(), Vec::new()),
            ("the only one", days(&["2026-11-29"]), days(&["2026-11-29"])),
            (
                "a month of copies", // 29 November 2026 is a Sunday
                days(&november),
                days(&[
                    "2026-11-08",
                    "2026-11-15",
                    "2026-11-22",
                    "2026-11-23",
                    "2026-11-24",
                    "2026-11-25",
                    "2026-11-26",
                    "2026-11-27",
                    "2026-11-28",
                    "2026-11-29",
                ]),
            ),
            (
                "a disk from a drawer loses nothing at once",
                days(&["2025-03-03", "2025-03-04", "2025-03-05", "2026-11-29"]),
                days(&["2025-03-03", "2025-03-04", "2025-03-05", "2026-11-29"]),
            ),
            (
                "the week around the new year is one week",
                days(&[
                    "2026-12-28",
                    "2026-12-29",
                    "2026-12-30",
                    "2026-12-31",
                    "2027-01-01",
                    "2027-01-02",
                    "2027-01-03",
                    "2027-01-04",
                ]),
                days(&[
                    "2026-12-29",
                    "2026-12-30",
                    "2026-12-31",
                    "2027-01-01",
                    "2027-01-02",
                    "2027-01-03",
                    "2027-01-04",
                ]),
            ),
        ];
        for (name, made, expected) in table {
            assert_eq!(kept(&made), expected.into_iter().collect(), "{name}");
        }
    }

    #[test]
    fn of_one_day_the_newest_stays_and_midnight_is_that_of_prague() {
        let made = [at("2026-11-29T06:00:00Z"), at("2026-11-29T15:00:00Z"), at("2026-11-29T23:30:00Z")];
        assert_eq!(kept(&made), [made[1], made[2]].into(), "half past eleven in UTC is the next day");
    }

    #[test]
    fn a_copy_by_a_clock_gone_wrong_takes_one_place_and_no_more() {
        let mut made =
            days(&["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27", "2026-11-28"]);
        made.push(at("2031-01-01T00:00:00Z"));
        assert_eq!(kept(&made).len(), 7);
    }
}
