//! Days as a clerk types them: `1.12.`, `1. 12. 2026`, `15. ledna 2027`, `+14`, `pá`, `zítra`.

use jiff::Span;
use jiff::civil::{Date, Weekday};

use crate::words::fold;

/// Why a typed day was not understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TypedDateError {
    /// The text has none of the known shapes.
    #[error("{text:?} is not a day")]
    NotUnderstood {
        /// What was typed.
        text: String,
    },
    /// The shape is known, yet no calendar has that day.
    #[error("there is no day {day}. {month}. {year}")]
    NoSuchDay {
        /// Day of the month as typed.
        day: i64,
        /// Month as typed.
        month: i64,
        /// Year as typed or supplied.
        year: i64,
    },
}

/// Reads a typed day relative to the given today.
///
/// A day without a year is the nearest one that is not past. A name of a weekday is its next occurrence after
/// today. Two digits of a year belong to the century of today.
pub fn parse(text: &str, today: Date) -> Result<Date, TypedDateError> {
    let folded = fold(text);
    let typed = folded.trim();
    let understood = relative(typed, today).or_else(|| next_weekday(typed, today));
    understood.map_or_else(|| calendar_day(typed, today), Ok).map_err(|error| match error {
        TypedDateError::NotUnderstood { .. } => TypedDateError::NotUnderstood { text: text.to_owned() },
        other => other,
    })
}

fn relative(typed: &str, today: Date) -> Option<Date> {
    let days = match typed {
        "predevcirem" => -2,
        "vcera" => -1,
        "dnes" | "dneska" => 0,
        "zitra" => 1,
        "pozitri" => 2,
        other => offset(other)?,
    };
    today.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// `+14`, `+ 14`, `-3`.
fn offset(typed: &str) -> Option<i64> {
    let (sign, digits) = match typed.strip_prefix('+') {
        Some(digits) => (1, digits),
        None => (-1, typed.strip_prefix(['-', '−'])?),
    };
    let digits = digits.trim();
    let is_number =
        !digits.is_empty() && digits.len() <= 5 && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { digits.parse::<i64>().ok().map(|days| sign * days) } else { None }
}

fn next_weekday(typed: &str, today: Date) -> Option<Date> {
    let weekday = match typed.trim_end_matches('.') {
        "po" | "pondeli" => Weekday::Monday,
        "ut" | "utery" => Weekday::Tuesday,
        "st" | "streda" | "stredu" => Weekday::Wednesday,
        "ct" | "ctvrtek" => Weekday::Thursday,
        "pa" | "patek" => Weekday::Friday,
        "so" | "sobota" | "sobotu" => Weekday::Saturday,
        "ne" | "nedele" | "nedeli" => Weekday::Sunday,
        _ => return None,
    };
    today.nth_weekday(1, weekday).ok()
}

/// Day, month and perhaps year, the month in digits, in Roman numerals or in words; or ISO 8601.
fn calendar_day(typed: &str, today: Date) -> Result<Date, TypedDateError> {
    let not_understood = || TypedDateError::NotUnderstood { text: typed.to_owned() };
    if let Ok(date) = typed.parse::<Date>() {
        return Ok(date);
    }
    let parts: Vec<&str> = typed.split(['.', ' ', '/', '\u{a0}']).filter(|part| !part.is_empty()).collect();
    let (day, month, year) = match parts[..] {
        [day, month] => (day, month, None),
        [day, month, year] => (day, month, Some(number(year, 4).ok_or_else(not_understood)?)),
        _ => return Err(not_understood()),
    };
    let day = number(day, 2).ok_or_else(not_understood)?;
    let month = month_number(month).ok_or_else(not_understood)?;
    match year {
        Some(year) => existing(day, month, full_year(year, today)),
        None => nearest(day, month, today),
    }
}

fn number(part: &str, longest: usize) -> Option<i64> {
    let is_number = part.len() <= longest && part.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { part.parse().ok() } else { None }
}

fn month_number(part: &str) -> Option<i64> {
    let by_name = (1..=12_i8).find(|&month| {
        let names = [crate::dates::month_genitive(month), crate::dates::month(month)];
        names.into_iter().flatten().any(|name| fold(name) == part)
    });
    by_name
        .map(i64::from)
        .or_else(|| number(part, 2))
        .or_else(|| crate::numbers::from_roman(part).map(i64::from))
}

fn full_year(year: i64, today: Date) -> i64 {
    if year < 100 { i64::from(today.year()).div_euclid(100) * 100 + year } else { year }
}

/// The first such day from today on; 29 February may be years away.
fn nearest(day: i64, month: i64, today: Date) -> Result<Date, TypedDateError> {
    let this_year = i64::from(today.year());
    (this_year..=this_year + 8)
        .filter_map(|year| existing(day, month, year).ok())
        .find(|&date| date >= today)
        .ok_or(TypedDateError::NoSuchDay { day, month, year: this_year })
}

fn existing(day: i64, month: i64, year: i64) -> Result<Date, TypedDateError> {
    let date = match (i16::try_from(year), i8::try_from(month), i8::try_from(day)) {
        (Ok(year), Ok(month), Ok(day)) => Date::new(year, month, day).ok(),
        _ => None,
    };
    date.ok_or(TypedDateError::NoSuchDay { day, month, year })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn typed_days_are_read_relative_to_today() {
        let today = date(2026, 11, 23); // a Monday
        let table = [
            ("1.12.", date(2026, 12, 1)),
            ("1.12", date(2026, 12, 1)),
            ("23. 11.", today),
            ("22.11.", date(2027, 11, 22)), // past, so the next year
            ("1. 12. 2026", date(2026, 12, 1)),
            ("1.\u{a0}12.\u{a0}2026", date(2026, 12, 1)),
            ("1. 12. 26", date(2026, 12, 1)),
            ("24.XII.", date(2026, 12, 24)),
            ("15. ledna 2027", date(2027, 1, 15)),
            ("15 ledna", date(2027, 1, 15)),
            ("3. Září", date(2027, 9, 3)),
            ("2027-01-15", date(2027, 1, 15)),
            ("29. 2.", date(2028, 2, 29)),
            ("+14", date(2026, 12, 7)),
            ("-3", date(2026, 11, 20)),
            ("dnes", today),
            ("Zítra", date(2026, 11, 24)),
            ("zitra", date(2026, 11, 24)),
            ("včera", date(2026, 11, 22)),
            ("pá", date(2026, 11, 27)),
            ("pátek", date(2026, 11, 27)),
            ("po", date(2026, 11, 30)), // today is Monday: the next one
            (" st. ", date(2026, 11, 25)),
        ];
        for (typed, expected) in table {
            assert_eq!(parse(typed, today), Ok(expected), "{typed}");
        }
    }

    #[test]
    fn what_is_no_day_is_refused_with_the_reason() {
        let today = date(2026, 11, 23);
        for typed in ["", "brzy", "32", "1.2.3.4", "+", "+x", "412/7/x", "+999999", "příští týden"] {
            let error = parse(typed, today).unwrap_err();
            assert_eq!(error, TypedDateError::NotUnderstood { text: typed.to_owned() });
        }
        let table = [("31. 2. 2026", 31, 2, 2026), ("0. 1. 2026", 0, 1, 2026), ("1. 13.", 1, 13, 2026)];
        for (typed, day, month, year) in table {
            assert_eq!(parse(typed, today), Err(TypedDateError::NoSuchDay { day, month, year }), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn every_written_day_is_read_back(year in 1000_i16..=9000, month in 1_i8..=12, day in 1_i8..=28) {
            let (written, today) = (date(year, month, day), date(2026, 11, 23));
            prop_assert_eq!(parse(&crate::dates::short(written), today), Ok(written));
            prop_assert_eq!(parse(&crate::dates::long(written), today), Ok(written));
        }

        #[test]
        fn any_text_gets_an_answer(text in any::<String>()) {
            let _ = parse(&text, date(9999, 12, 31));
        }
    }
}
