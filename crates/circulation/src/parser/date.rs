//! Days as clerks write them: `1.2.2026`, `1. 2. 2026`, `15. ledna 2027`.

use jiff::civil::Date;

const MONTHS: [(&str, &str); 12] = [
    ("ledna", "leden"),
    ("února", "únor"),
    ("března", "březen"),
    ("dubna", "duben"),
    ("května", "květen"),
    ("června", "červen"),
    ("července", "červenec"),
    ("srpna", "srpen"),
    ("září", "září"),
    ("října", "říjen"),
    ("listopadu", "listopad"),
    ("prosince", "prosinec"),
];

/// The first whole day in a text and the bytes it takes; a day that does not exist is passed over.
#[must_use]
pub fn find_date(text: &str) -> Option<(Date, std::ops::Range<usize>)> {
    let mut previous_digit = false;
    for (start, sign) in text.char_indices() {
        let digit = sign.is_ascii_digit();
        if digit
            && !previous_digit
            && let Some((date, len)) = date_at(&text[start..])
        {
            return Some((date, start..start + len));
        }
        previous_digit = digit;
    }
    None
}

fn date_at(text: &str) -> Option<(Date, usize)> {
    let (day, rest) = number(text, 2)?;
    let rest = rest.strip_prefix('.')?.trim_start_matches(is_gap);
    let (month, rest) = numeric_month(rest).or_else(|| named_month(rest))?;
    let (year, rest) = number(rest.trim_start_matches(is_gap), 4)?;
    if year < 1000 || rest.starts_with(|sign: char| sign.is_ascii_digit()) {
        return None;
    }
    let date =
        Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    Some((date, text.len() - rest.len()))
}

fn numeric_month(text: &str) -> Option<(u32, &str)> {
    let (month, rest) = number(text, 2)?;
    Some((month, rest.strip_prefix('.')?))
}

fn named_month(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|sign: char| !sign.is_alphabetic()).unwrap_or(text.len());
    let word = text[..end].to_lowercase();
    let index = MONTHS.iter().position(|(genitive, nominative)| word == *genitive || word == *nominative)?;
    let rest = text[end..].trim_start_matches(is_gap);
    let rest = rest.strip_prefix("roku").unwrap_or(rest);
    Some((u32::try_from(index).ok()? + 1, rest))
}

fn number(text: &str, most: usize) -> Option<(u32, &str)> {
    let digits = text.bytes().take(most).take_while(u8::is_ascii_digit).count();
    let value = text.get(..digits)?.parse().ok()?;
    Some((value, &text[digits..]))
}

fn is_gap(sign: char) -> bool {
    sign.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_read_as_clerks_write_them() {
        let table = [
            ("1.2.2026", Some(date(2026, 2, 1))),
            ("do 1. 2. 2026.", Some(date(2026, 2, 1))),
            ("15. ledna 2027", Some(date(2027, 1, 15))),
            ("9. Září roku 2027", Some(date(2027, 9, 9))),
            ("01.02.2026", Some(date(2026, 2, 1))),
            ("29.2.2024", Some(date(2024, 2, 29))),
            ("29.2.2023", None),
            ("31. 4. 2026, nejpozději 3. 5. 2026", Some(date(2026, 5, 3))),
            ("parc. č. 12.3.20261", None),
            ("1.2.", None),
            ("čl. 12.5 odst. 3", None),
            ("č. 1028/2026", None),
        ];
        for (text, expected) in table {
            assert_eq!(find_date(text).map(|found| found.0), expected, "{text}");
        }
    }
}
