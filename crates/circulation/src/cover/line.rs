//! One line of a cover and what it may look like.

use obeznik_kernel::{Money, Refusal};
use serde::{Deserialize, Serialize};

use crate::stored_enum::stored_enum;

stored_enum! {
    /// Where the money comes from.
    CoverSource {
        /// Vlastní prostředky.
        Own = "own",
        /// Dotace.
        Grant = "grant",
        /// Úvěr.
        Loan = "loan",
        /// Jiný zdroj; the note says which.
        Other = "other",
    }
}

/// Most lines of one paper.
const MOST_LINES: usize = 50;
/// Years a budget or its outlook may speak of.
const YEARS: std::ops::RangeInclusive<i16> = 2000..=2100;
/// Most haléře of a line: a hundred billion crowns.
const MOST: Money = Money(10_000_000_000_000);
/// Longest number of an organisation and longest note.
const LONGEST_ORGANISATION: usize = 20;
const LONGEST_NOTE: usize = 500;

/// One line of the budget that pays.
///
/// Source: Decree No. 412/2021 Coll., on the budget classification (paragraf, položka).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CoverLine {
    /// How much.
    pub amount: Money,
    /// The year of the budget.
    pub year: i16,
    /// Paragraf, four digits; empty where the item has none.
    #[serde(default)]
    pub paragraph: String,
    /// Položka, four digits.
    pub item: String,
    /// Organizace or action of the town's own numbering.
    #[serde(default)]
    pub organisation: String,
    /// Where the money comes from.
    pub source: CoverSource,
    /// What else is to be said.
    #[serde(default)]
    pub note: String,
}

/// What is wrong with the lines, if anything; the place of the line counts from one.
pub fn lines_fault(lines: &[CoverLine]) -> Option<Refusal> {
    if lines.len() > MOST_LINES {
        return Some(Refusal::new("refusal-cover-too-long").with("most", MOST_LINES));
    }
    lines
        .iter()
        .enumerate()
        .find_map(|(at, line)| line_fault(line).map(|key| (at, key)))
        .map(|(at, what)| Refusal::new("refusal-cover-line").with("line", at + 1).with("what", what))
}

fn line_fault(line: &CoverLine) -> Option<&'static str> {
    let is_code = |text: &str| text.len() == 4 && text.bytes().all(|sign| sign.is_ascii_digit());
    let is_plain = |text: &str, most: usize| text.chars().count() <= most && !text.contains(char::is_control);
    if line.amount <= Money(0) || line.amount > MOST {
        return Some("amount");
    }
    if !YEARS.contains(&line.year) {
        return Some("year");
    }
    if !line.paragraph.is_empty() && !is_code(&line.paragraph) {
        return Some("paragraph");
    }
    if !is_code(&line.item) {
        return Some("item");
    }
    if !is_plain(&line.organisation, LONGEST_ORGANISATION) {
        return Some("organisation");
    }
    if line.note.chars().count() > LONGEST_NOTE
        || line.source == CoverSource::Other && line.note.trim().is_empty()
    {
        return Some("note");
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line() -> CoverLine {
        CoverLine {
            amount: Money(48_000_000),
            year: 2027,
            paragraph: "3412".to_owned(),
            item: "6121".to_owned(),
            organisation: "1205".to_owned(),
            source: CoverSource::Own,
            note: String::new(),
        }
    }

    #[test]
    fn each_part_of_a_line_is_looked_at() {
        let other = CoverSource::Other;
        let table = [
            (line(), None),
            (CoverLine { paragraph: String::new(), ..line() }, None),
            (CoverLine { amount: Money(0), ..line() }, Some("amount")),
            (CoverLine { amount: Money(-1), ..line() }, Some("amount")),
            (CoverLine { amount: Money(10_000_000_000_001), ..line() }, Some("amount")),
            (CoverLine { year: 1999, ..line() }, Some("year")),
            (CoverLine { paragraph: "341".to_owned(), ..line() }, Some("paragraph")),
            (CoverLine { item: String::new(), ..line() }, Some("item")),
            (CoverLine { item: "61 1".to_owned(), ..line() }, Some("item")),
            (CoverLine { organisation: "9".repeat(21), ..line() }, Some("organisation")),
            (CoverLine { source: other.clone(), ..line() }, Some("note")),
            (CoverLine { source: other, note: "Dar".to_owned(), ..line() }, None),
        ];
        for (line, expected) in table {
            let said = format!("{line:?}");
            let fault = lines_fault(&[super::tests::line(), line]);
            let args = fault.map(|fault| fault.args).unwrap_or_default();
            let arg = |name: &str| args.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str());
            assert_eq!((arg("what"), arg("line")), (expected, expected.map(|_| "2")), "{said}");
        }
        let many = lines_fault(&vec![line(); 51]).map(|fault| fault.key);
        assert_eq!(many.as_deref(), Some("refusal-cover-too-long"));
    }
}
