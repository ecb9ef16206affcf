//! Civil dates, instants in Europe/Prague, Czech public holidays and working days.
//!
//! Source: Act No. 245/2000 Coll., on public holidays (state holidays § 1, other holidays § 2);
//! Good Friday is a holiday since 2016 (Act No. 359/2015 Coll.).

pub use jiff::Timestamp;
use jiff::ToSpan as _;
pub use jiff::civil::{Date, Weekday};

/// The zone in which the law counts days.
pub const ZONE: &str = "Europe/Prague";

/// The civil day in Prague at an instant.
pub fn day_in_prague(at: Timestamp) -> Date {
    at.in_tz(ZONE).map_or_else(|_| at.to_zoned_datetime(jiff::tz::TimeZone::UTC).date(), |zoned| zoned.date())
}

/// The instant of a civil day and time in Prague; a time skipped by summer time moves forward.
pub fn instant_in_prague(day: Date, hour: i8, minute: i8) -> Option<Timestamp> {
    let time = jiff::civil::Time::new(hour, minute, 0, 0).ok()?;
    day.to_datetime(time).in_tz(ZONE).ok().map(|zoned| zoned.timestamp())
}

/// Easter Sunday of a year in the Gregorian calendar (Meeus/Jones/Butcher).
pub fn easter_sunday(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Days of the year that are holidays every year: month and day.
const FIXED: [(i8, i8); 11] =
    [(1, 1), (5, 1), (5, 8), (7, 5), (7, 6), (9, 28), (10, 28), (11, 17), (12, 24), (12, 25), (12, 26)];

/// Whether the day is a public holiday (Act 245/2000 Coll.; Good Friday since 2016).
pub fn is_public_holiday(day: Date) -> bool {
    FIXED.contains(&(day.month(), day.day())) || is_easter_holiday(day)
}

fn is_easter_holiday(day: Date) -> bool {
    let Some(sunday) = easter_sunday(day.year()) else { return false };
    let monday = sunday.checked_add(1.day()).ok();
    let friday = sunday.checked_sub(2.days()).ok();
    Some(day) == monday || (day.year() >= 2016 && Some(day) == friday)
}

/// Whether offices work that day: neither a weekend nor a holiday.
pub fn is_working_day(day: Date) -> bool {
    !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) && !is_public_holiday(day)
}

/// The day itself, or the first working day after it.
pub fn working_day_on_or_after(mut day: Date) -> Date {
    while !is_working_day(day) {
        day = next(day);
    }
    day
}

/// The day itself when it is a working one, else the last working day before it.
pub fn working_day_on_or_before(mut day: Date) -> Date {
    while !is_working_day(day) {
        day = add_days(day, -1);
    }
    day
}

/// Moves by a number of working days; the start is not counted. Negative goes back.
pub fn add_working_days(start: Date, days: i32) -> Date {
    let step = if days < 0 { previous } else { next };
    let mut day = start;
    for _ in 0..days.unsigned_abs() {
        day = step(day);
        while !is_working_day(day) {
            day = step(day);
        }
    }
    day
}

/// Moves by calendar days; stays at the edge of the calendar.
pub fn add_days(day: Date, days: i32) -> Date {
    day.saturating_add(days.days())
}

/// Calendar days from one day to another; negative when `to` is earlier.
pub fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// Working days in the half-open interval `(from, to]`; negative when `to` is earlier.
pub fn working_days_between(from: Date, to: Date) -> i32 {
    let (low, high, sign) = if from <= to { (from, to, 1) } else { (to, from, -1) };
    let mut count = 0;
    let mut day = low;
    while day < high {
        day = next(day);
        count += i32::from(is_working_day(day));
    }
    sign * count
}

/// The day a period of years ends (§ 605 of the Civil Code): the same day of the year, or the last
/// day of the month where there is none, so a period from 29 February ends on 28 February.
pub fn add_years(day: Date, years: i16) -> Date {
    day.saturating_add(years.years())
}

fn next(day: Date) -> Date {
    day.saturating_add(1.day())
}

fn previous(day: Date) -> Date {
    day.saturating_sub(1.day())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn easter_follows_the_almanac() {
        let table = [
            (2000, 4, 23),
            (2016, 3, 27),
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2027, 3, 28),
            (2038, 4, 25),
        ];
        for (year, month, day) in table {
            assert_eq!(easter_sunday(year), Some(date(year, month, day)));
        }
    }

    #[test]
    fn good_friday_is_a_holiday_only_since_2016() {
        assert!(!is_public_holiday(date(2015, 4, 3)));
        assert!(is_public_holiday(date(2016, 3, 25)));
        assert!(is_public_holiday(date(2026, 4, 6)));
    }

    #[test]
    fn working_days_skip_weekends_and_holidays() {
        let table = [
            (date(2026, 11, 16), 1, date(2026, 11, 18)), // over 17 November
            (date(2026, 12, 23), 1, date(2026, 12, 28)), // over Christmas and a weekend
            (date(2026, 11, 18), -1, date(2026, 11, 16)),
            (date(2026, 4, 2), 1, date(2026, 4, 7)), // over Easter
            (date(2026, 11, 23), 0, date(2026, 11, 23)),
        ];
        for (start, days, expected) in table {
            assert_eq!(add_working_days(start, days), expected, "{start} + {days}");
            assert_eq!(working_days_between(start, expected), days);
        }
    }

    #[test]
    fn a_period_from_leap_day_ends_on_the_last_of_february() {
        assert_eq!(add_years(date(2024, 2, 29), 1), date(2025, 2, 28));
        assert_eq!(add_years(date(2024, 2, 29), 4), date(2028, 2, 29));
    }

    #[test]
    fn a_day_in_prague_begins_before_the_day_in_greenwich() {
        let late: Timestamp = "2026-11-22T23:30:00Z".parse().unwrap();
        assert_eq!(day_in_prague(late), date(2026, 11, 23));
        let summer: Timestamp = "2026-07-01T21:59:00Z".parse().unwrap();
        assert_eq!(day_in_prague(summer), date(2026, 7, 1));
        assert_eq!(instant_in_prague(date(2026, 11, 25), 14, 0), "2026-11-25T13:00:00Z".parse().ok());
    }
}
