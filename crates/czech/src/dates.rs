//! Days as Czech says and writes them. Today is always an argument.

use jiff::civil::{Date, Weekday};

use crate::numbers::{DAYS, NO_BREAK_SPACE as NBSP, WORKING_DAYS};

const MONTHS_GENITIVE: [&str; 12] = [
    "ledna",
    "února",
    "března",
    "dubna",
    "května",
    "června",
    "července",
    "srpna",
    "září",
    "října",
    "listopadu",
    "prosince",
];

const MONTHS: [&str; 12] = [
    "leden",
    "únor",
    "březen",
    "duben",
    "květen",
    "červen",
    "červenec",
    "srpen",
    "září",
    "říjen",
    "listopad",
    "prosinec",
];

/// Digits: `25. 11. 2026`, with no-break spaces.
pub fn short(date: Date) -> String {
    format!("{}.{NBSP}{}.{NBSP}{}", date.day(), date.month(), date.year())
}

/// Digits without the year: `25. 11.`.
pub fn short_without_year(date: Date) -> String {
    format!("{}.{NBSP}{}.", date.day(), date.month())
}

/// Words: `25. listopadu 2026`.
pub fn long(date: Date) -> String {
    format!("{} {}", day_and_month(date), date.year())
}

/// With the day of the week: `středa 25. listopadu 2026`.
pub fn with_weekday(date: Date) -> String {
    format!("{} {}", weekday(date.weekday()), long(date))
}

/// When something takes place: `ve středu 25. listopadu`.
pub fn on_weekday(date: Date) -> String {
    format!("{} {}", on(date.weekday()), day_and_month(date))
}

/// The name of a day: `středa`.
pub fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "pondělí",
        Weekday::Tuesday => "úterý",
        Weekday::Wednesday => "středa",
        Weekday::Thursday => "čtvrtek",
        Weekday::Friday => "pátek",
        Weekday::Saturday => "sobota",
        Weekday::Sunday => "neděle",
    }
}

/// The name of a month 1 to 12: `listopad`; nothing for other numbers.
pub fn month(month: i8) -> Option<&'static str> {
    at(&MONTHS, month)
}

/// The name of a month as it stands after the day: `listopadu`.
pub fn month_genitive(month: i8) -> Option<&'static str> {
    at(&MONTHS_GENITIVE, month)
}

/// How far a day is: `dnes`, `zítra`, `včera`, `za 3 dny`, `před 5 dny`.
pub fn relative(date: Date, today: Date) -> String {
    match days_between(today, date) {
        -2 => "předevčírem".to_owned(),
        -1 => "včera".to_owned(),
        0 => "dnes".to_owned(),
        1 => "zítra".to_owned(),
        2 => "pozítří".to_owned(),
        ahead @ 3.. => format!("za{NBSP}{}", DAYS.with(ahead.unsigned_abs())),
        ago => format!("před{NBSP}{}{NBSP}dny", ago.unsigned_abs()),
    }
}

/// How late something is, counted by the caller's calendar: `o 1 pracovní den po termínu`.
pub fn overdue_working_days(count: u64) -> String {
    format!("o{NBSP}{} po termínu", WORKING_DAYS.with(count))
}

/// How late something is in calendar days: `o 3 dny po termínu`.
pub fn overdue_days(count: u64) -> String {
    format!("o{NBSP}{} po termínu", DAYS.with(count))
}

fn day_and_month(date: Date) -> String {
    let month = month_genitive(date.month()).unwrap_or_default();
    format!("{}.{NBSP}{month}", date.day())
}

fn on(day: Weekday) -> String {
    let (preposition, accusative) = match day {
        Weekday::Wednesday => ("ve", "středu"),
        Weekday::Thursday => ("ve", "čtvrtek"),
        Weekday::Saturday => ("v", "sobotu"),
        Weekday::Sunday => ("v", "neděli"),
        other => ("v", weekday(other)),
    };
    format!("{preposition}{NBSP}{accusative}")
}

fn at(names: &[&'static str; 12], month: i8) -> Option<&'static str> {
    let index = usize::try_from(month.checked_sub(1)?).ok()?;
    names.get(index).copied()
}

fn days_between(from: Date, until: Date) -> i64 {
    let hours = from.duration_until(until).as_hours();
    hours / 24
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn spaced(text: &str) -> String {
        text.replace(NBSP, " ")
    }

    #[test]
    fn a_day_is_written_in_every_wording() {
        let day = date(2026, 11, 25);
        let table = [
            (short(day), "25. 11. 2026"),
            (short_without_year(day), "25. 11."),
            (long(day), "25. listopadu 2026"),
            (with_weekday(day), "středa 25. listopadu 2026"),
            (on_weekday(day), "ve středu 25. listopadu"),
            (on_weekday(date(2026, 11, 23)), "v pondělí 23. listopadu"),
            (on_weekday(date(2027, 9, 2)), "ve čtvrtek 2. září"),
        ];
        for (written, expected) in table {
            assert_eq!(spaced(&written), expected);
        }
    }

    #[test]
    fn a_near_day_is_said_relative_to_today() {
        let today = date(2026, 12, 30);
        let table = [
            (0, "dnes"),
            (1, "zítra"),
            (-1, "včera"),
            (2, "pozítří"),
            (-2, "předevčírem"),
            (3, "za 3 dny"),
            (5, "za 5 dní"),
            (-5, "před 5 dny"),
        ];
        for (days, expected) in table {
            let day = today.checked_add(jiff::Span::new().days(days)).unwrap();
            assert_eq!(spaced(&relative(day, today)), expected);
        }
        assert_eq!(spaced(&overdue_working_days(1)), "o 1 pracovní den po termínu");
        assert_eq!(spaced(&overdue_working_days(5)), "o 5 pracovních dní po termínu");
        assert_eq!(spaced(&overdue_days(2)), "o 2 dny po termínu");
    }

    #[test]
    fn months_have_names_from_one_to_twelve() {
        assert_eq!((month(1), month(12), month(0), month(13)), (Some("leden"), Some("prosinec"), None, None));
    }

    proptest! {
        #[test]
        fn any_two_days_have_a_wording(year in -9999_i16..=9999, other in -9999_i16..=9999, month in 1_i8..=12, day in 1_i8..=28) {
            let (first, second) = (date(year, month, day), date(other, month, day));
            prop_assert!(!relative(first, second).is_empty());
            prop_assert!(!with_weekday(first).is_empty());
        }
    }
}
