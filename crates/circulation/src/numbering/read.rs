//! A number back into what it was made from.

use super::{Field, NumberPattern, ParsedNumber, Part};

/// No number is longer, in bytes; a pasted page is turned away at once.
const LONGEST: usize = 200;

impl NumberPattern {
    /// Reads a number written by this pattern, with or without its zeros in front and spaces around; `None` for
    /// any other text.
    #[must_use]
    pub fn parse_number(&self, text: &str) -> Option<ParsedNumber> {
        let mut found = ParsedNumber::default();
        let candidates = [text, text.trim()].into_iter().filter(|text| text.len() <= LONGEST);
        candidates.into_iter().find_map(|text| matches(&self.parts, text, &mut found).then(|| found.clone()))
    }
}

/// Longer readings of a field are tried first; patterns hold few fields, so going back costs little.
fn matches(parts: &[Part], text: &str, found: &mut ParsedNumber) -> bool {
    let Some((part, rest)) = parts.split_first() else { return text.is_empty() };
    match part {
        Part::Literal(literal) => {
            text.strip_prefix(literal.as_str()).is_some_and(|text| matches(rest, text, found))
        }
        Part::Field(field, _) => lengths(*field, text).into_iter().any(|length| {
            let (value, text) = text.split_at(length);
            matches(rest, text, found) && take(*field, value, found)
        }),
    }
}

/// Bytes a field may take, the most first.
fn lengths(field: Field, text: &str) -> Vec<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match field {
        Field::LongYear => (digits >= 4).then_some(4).into_iter().collect(),
        Field::ShortYear => (digits >= 2).then_some(2).into_iter().collect(),
        Field::Body => {
            let letters = text.char_indices().take_while(|(_, sign)| sign.is_alphabetic());
            letters.map(|(at, sign)| at + sign.len_utf8()).collect::<Vec<_>>().into_iter().rev().collect()
        }
        Field::Item => {
            let length = text.bytes().take_while(|sign| sign.is_ascii_digit() || *sign == b'.').count();
            (1..=length).rev().filter(|length| is_item(&text[..*length])).collect()
        }
        Field::Seq(_) | Field::Meeting | Field::Term => (1..=digits.min(10)).rev().collect(),
    }
}

fn is_item(text: &str) -> bool {
    text.split('.').all(|part| !part.is_empty())
}

fn take(field: Field, value: &str, found: &mut ParsedNumber) -> bool {
    match field {
        Field::Seq(_) => store(&mut found.seq, value.parse().ok().filter(|seq| *seq > 0)),
        Field::Meeting => store(&mut found.meeting, value.parse().ok()),
        Field::Term => store(&mut found.term, value.parse().ok()),
        Field::LongYear => store(&mut found.year, value.parse().ok().filter(|year| *year >= 1000)),
        Field::ShortYear => store(&mut found.year, value.parse().ok().map(century)),
        Field::Body => store(&mut found.body, Some(value.to_owned())),
        Field::Item => store(&mut found.item, Some(value.to_owned())),
    }
}

fn century(year: i16) -> i16 {
    if year >= 90 { 1900 + year } else { 2000 + year }
}

fn store<T>(target: &mut Option<T>, value: Option<T>) -> bool {
    let fits = value.is_some();
    *target = value;
    fits
}
