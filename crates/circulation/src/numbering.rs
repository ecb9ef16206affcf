//! Numbers of resolutions, meetings and papers, as patterns a town sets for each of its bodies.
//!
//! A pattern is text with fields in braces: `RM/{seq:term}/{meeting}/{yyyy}` gives `RM/1136/38/2024`.
//!
//! | Field | Meaning |
//! |---|---|
//! | `{seq:meeting}`, `{seq:year}`, `{seq:term}` | running number within the meeting, the year, the term |
//! | `{meeting}` | number of the meeting |
//! | `{term}` | number of the term of office |
//! | `{yyyy}`, `{yy}` | year |
//! | `{body}` | abbreviation of the body |
//! | `{item}` | number of the agenda item, as `2` or `2.1` |
//!
//! A width after a colon fills a number with zeros: `{seq:year:4}`, `{meeting:2}`. Doubled braces stand for
//! themselves. No act prescribes the form; the law only asks that a resolution can be told (§ 41 of Act
//! No. 128/2000 Coll. wants its number in the clause of a deed).

mod format;
mod pattern;
mod read;

use serde::{Deserialize, Serialize};

/// Within what the running number starts again from one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Each meeting.
    Meeting,
    /// Each calendar year.
    Year,
    /// Each term of office.
    Term,
}

/// A pattern of numbers; stored and sent as its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct NumberPattern {
    parts: Vec<Part>,
}

/// One piece of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Literal(String),
    Field(Field, usize),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Seq(Scope),
    Meeting,
    Term,
    LongYear,
    ShortYear,
    Body,
    Item,
}

/// What a number is made from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberContext {
    /// Abbreviation of the body, as `RM`.
    pub body: String,
    /// The running number, from one.
    pub seq: u32,
    /// The calendar year.
    pub year: i16,
    /// Number of the term of office.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<u32>,
    /// Number of the meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<u32>,
    /// Number of the agenda item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
}

/// What a number tells; a field its pattern does not hold is `None`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ParsedNumber {
    /// Abbreviation of the body.
    pub body: Option<String>,
    /// The running number.
    pub seq: Option<u32>,
    /// The calendar year; two digits from `90` on are of the last century.
    pub year: Option<i16>,
    /// Number of the term.
    pub term: Option<u32>,
    /// Number of the meeting.
    pub meeting: Option<u32>,
    /// Number of the agenda item.
    pub item: Option<String>,
}

/// Why a text is no pattern; positions count characters from zero.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PatternError {
    /// Nothing, or nothing that changes from number to number.
    #[error("the pattern has neither a running number nor a number of the meeting")]
    NothingCounts,
    /// `{` without `}`.
    #[error("the brace at {at} is not closed")]
    Unclosed {
        /// Where the brace opens.
        at: usize,
    },
    /// `}` without `{`.
    #[error("the brace at {at} closes nothing")]
    Unopened {
        /// Where the brace stands.
        at: usize,
    },
    /// Braces around something unknown.
    #[error("{field:?} at {at} is no field")]
    UnknownField {
        /// Where the field begins.
        at: usize,
        /// The text between the braces.
        field: String,
    },
    /// A running number that does not say when it starts again.
    #[error("the running number at {at} says neither meeting, year nor term")]
    NoScope {
        /// Where the field begins.
        at: usize,
    },
    /// A width that is no number from 1 to 9, or stands where none belongs.
    #[error("{width:?} at {at} is no width")]
    BadWidth {
        /// Where the field begins.
        at: usize,
        /// The text after the last colon.
        width: String,
    },
    /// The same field a second time.
    #[error("the field at {at} stands in the pattern already")]
    Repeated {
        /// Where the second one begins.
        at: usize,
    },
    /// Two numbers whose digits would run together.
    #[error("the number at {at} would run together with the one before it")]
    RunsTogether {
        /// Where the second field begins.
        at: usize,
    },
}

/// Why a number cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    /// The pattern needs something the context does not hold, or not in a form that can be read back.
    #[error("the number needs the {0}")]
    Missing(&'static str),
    /// The running number is zero.
    #[error("numbers begin with one")]
    Zero,
    /// The year does not fit the pattern: four digits, or 1990 to 2089 for two.
    #[error("the year {0} does not fit the pattern")]
    YearOutOfRange(i16),
}

#[cfg(test)]
mod tests;
