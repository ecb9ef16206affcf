//! What all lists of the package share.

use jiff::civil::DateTime;
use obeznik_formats::export::Sheet;
use obeznik_formats::table::Cell;
use obeznik_kernel::calendar::ZONE;
use obeznik_kernel::{Date, Timestamp};

use crate::office::wording::word;

/// A list under headings given by their keys.
pub(super) fn sheet(name: &str, headings: &[&str], rows: Vec<Vec<Cell>>) -> Sheet {
    Sheet { name: word(name), columns: headings.iter().map(|key| word(key)).collect(), rows }
}

/// A cell of text; a blank one says nothing.
pub(super) fn text(words: &str) -> Cell {
    if words.is_empty() { Cell::Empty } else { Cell::Text(words.to_owned()) }
}

/// A cell of a count.
pub(super) fn number(count: u32) -> Cell {
    Cell::Number(f64::from(count))
}

/// A cell of a day, if there is one.
pub(super) fn day(on: Option<Date>) -> Cell {
    on.map_or(Cell::Empty, Cell::Date)
}

/// An instant by the clock of the office.
pub(super) fn in_prague(at: Timestamp) -> DateTime {
    at.in_tz(ZONE).map_or(DateTime::MIN, |local| local.datetime())
}

/// `23. 11. 2026 9.05`
pub(super) fn moment(at: DateTime) -> String {
    format!("{}. {}. {} {}.{:02}", at.day(), at.month(), at.year(), at.hour(), at.minute())
}
