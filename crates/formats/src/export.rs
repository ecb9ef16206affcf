//! Lists out of the program, for people who go on in a spreadsheet.

mod csv;
mod xlsx;

use crate::table::Cell;

pub use self::csv::to_csv;
pub use self::xlsx::to_xlsx;

/// A list to be written.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sheet {
    /// Name of the sheet; what Excel does not allow in it is replaced.
    pub name: String,
    /// Headings.
    pub columns: Vec<String>,
    /// Rows; a short row leaves the rest blank.
    pub rows: Vec<Vec<Cell>>,
}

/// Why a list was not written.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    /// More than a sheet of Excel holds.
    #[error("a sheet holds no more than {limit} {what}")]
    TooLarge {
        /// `rows` or `columns`.
        what: &'static str,
        /// The bound of the format.
        limit: usize,
    },
    /// The library refused a value.
    #[error("row {row}, column {column}: {why}")]
    Cell {
        /// Row of the sheet, from 1.
        row: usize,
        /// Column of the sheet, from 1.
        column: usize,
        /// What the library said.
        why: String,
    },
    /// The file could not be put together.
    #[error("the file could not be put together: {why}")]
    File {
        /// What the library said.
        why: String,
    },
}
