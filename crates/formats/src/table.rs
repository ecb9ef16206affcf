//! Tables that somebody else made: CSV, JSON and XLSX to rows, with every fault named.

mod csv;
mod fault;
mod json;
mod xlsx;

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::limits::Limits;

pub use self::csv::table_of_csv;
pub use self::fault::{Fault, FaultKind};
pub use self::json::table_of_json;
pub use self::xlsx::{sheets_of_xlsx, table_of_xlsx};

/// What one cell holds.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", content = "value", rename_all = "snake_case")]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Text as written.
    Text(String),
    /// A number.
    Number(f64),
    /// A day.
    Date(Date),
    /// Yes or no.
    Bool(bool),
    /// A list, kept as JSON text.
    Json(String),
}

/// One row and where it stands in its file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Line of the file (row of the sheet), counted from 1.
    pub line: usize,
    /// As many cells as the table has columns.
    pub cells: Vec<Cell>,
}

/// A table as read.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// Names of the columns, all different.
    pub columns: Vec<String>,
    /// Rows that could be read whole.
    pub rows: Vec<Row>,
    /// Everything that could not: nothing is dropped without a fault.
    pub faults: Vec<Fault>,
}

/// The formats of tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TableFormat {
    /// Values parted by semicolons, commas or tabs.
    Csv,
    /// A list of objects, or one object a line.
    Json,
    /// A sheet of a workbook.
    Xlsx,
}

/// Reads a table of whatever format the content has; of a workbook, its first sheet.
/// `file` is the name that faults carry.
#[must_use]
pub fn read_table(file: &str, bytes: &[u8], limits: &Limits) -> Table {
    match TableFormat::of(bytes) {
        Some(TableFormat::Csv) => table_of_csv(file, bytes, limits),
        Some(TableFormat::Json) => table_of_json(file, bytes, limits),
        Some(TableFormat::Xlsx) => table_of_xlsx(file, bytes, None, limits),
        None => Table::failed(file, FaultKind::NoTable),
    }
}

impl TableFormat {
    /// The format by content, `None` when the file is no table.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        use crate::kind::FileKind;
        match crate::kind::recognise(bytes) {
            FileKind::Xlsx => Some(Self::Xlsx),
            FileKind::Json => Some(Self::Json),
            FileKind::Csv | FileKind::Text => Some(Self::Csv),
            _ => None,
        }
    }
}

impl Table {
    /// The place of a column by its name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == name)
    }

    fn failed(file: &str, what: FaultKind) -> Self {
        Self { faults: vec![Fault::new(file, 1, 1, what)], ..Self::default() }
    }
}

impl Cell {
    /// Text, or [`Cell::Empty`] when there is none but white space.
    #[must_use]
    pub fn text(text: &str) -> Self {
        if text.trim().is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }

    /// Whether the cell holds nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => Ok(()),
            Self::Text(text) | Self::Json(text) => f.write_str(text),
            Self::Number(number) => write!(f, "{number}"),
            Self::Date(date) => write!(f, "{date}"),
            Self::Bool(truth) => write!(f, "{truth}"),
        }
    }
}
