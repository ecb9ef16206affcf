//! What is wrong with a file, and where.

use serde::{Deserialize, Serialize};

/// One thing that is wrong, at its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{file}, line {line}, column {column}: {what}")]
pub struct Fault {
    /// The file as the caller named it.
    pub file: String,
    /// Line of a text file or row of a sheet, from 1.
    pub line: usize,
    /// Character of the line, or column of the sheet, from 1.
    pub column: usize,
    /// What is wrong.
    pub what: FaultKind,
}

/// The kinds of faults, with what a sentence about them needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FaultKind {
    /// The file is no table at all.
    #[error("the file is no table")]
    NoTable,
    /// The file has no bytes or no row of headings.
    #[error("the table is empty")]
    NoRows,
    /// The file is longer than the limit.
    #[error("the file is larger than {limit} bytes")]
    TooLarge {
        /// The bound, in bytes.
        limit: usize,
    },
    /// There are more rows than the limit; the rest was not read.
    #[error("there are more than {limit} rows")]
    TooManyRows {
        /// The bound.
        limit: usize,
    },
    /// There are more columns than the limit.
    #[error("there are more than {limit} columns")]
    TooManyColumns {
        /// The bound.
        limit: usize,
    },
    /// A value is longer than the limit.
    #[error("a value is longer than {limit} bytes")]
    CellTooLong {
        /// The bound, in bytes.
        limit: usize,
    },
    /// A quote was opened and never closed.
    #[error("a quotation mark is never closed")]
    OpenQuote,
    /// Something stands between a closing quote and the delimiter.
    #[error("text follows a closing quotation mark")]
    TextAfterQuote,
    /// A row has another number of values than the headings.
    #[error("the line has {found} values instead of {expected}")]
    WrongWidth {
        /// Values found.
        found: usize,
        /// Columns of the table.
        expected: usize,
    },
    /// A value stands in a column without a heading.
    #[error("a value stands in a column without a heading")]
    NoHeading,
    /// A cell shows an error of the spreadsheet.
    #[error("the cell shows {error}")]
    CellError {
        /// As shown, e.g. `#N/A`.
        error: String,
    },
    /// What the reader of the format says.
    #[error("{why}")]
    Syntax {
        /// In English, for the curious; the sentence for people does not need it.
        why: String,
    },
    /// An element of a JSON list is no object.
    #[error("the list holds something else than an object")]
    NotAnObject,
    /// The workbook has no sheet of that name.
    #[error("there is no sheet named {sheet}")]
    NoSheet {
        /// The name asked for.
        sheet: String,
    },
    /// A mapping names a column that the table does not have.
    #[error("there is no column named {column}")]
    NoColumn {
        /// The name asked for.
        column: String,
    },
    /// A value that must be there is not.
    #[error("{field} is missing")]
    Missing {
        /// The field of a resolution.
        field: String,
    },
    /// A value is no date of the forms allowed.
    #[error("{field}: {value} is no date")]
    NotADate {
        /// The field of a resolution.
        field: String,
        /// The value, shortened.
        value: String,
    },
    /// A value fits none of the listed beginnings or ends.
    #[error("{field}: {value} is not among the known ones")]
    NotKnown {
        /// The field of a resolution.
        field: String,
        /// The value, shortened.
        value: String,
    },
    /// A value has not the shape that a step of the mapping expects.
    #[error("{field}: {value} has another shape than expected")]
    WrongShape {
        /// The field of a resolution.
        field: String,
        /// The value, shortened.
        value: String,
    },
    /// The same number of the same body stands in two lines.
    #[error("{number} stands already on line {first_line}")]
    Duplicate {
        /// The number.
        number: String,
        /// Where it stands first.
        first_line: usize,
    },
}

impl Fault {
    /// A fault at a place.
    #[must_use]
    pub fn new(file: &str, line: usize, column: usize, what: FaultKind) -> Self {
        Self { file: file.to_owned(), line, column, what }
    }
}
