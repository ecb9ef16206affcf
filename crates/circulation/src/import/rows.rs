//! Rows of an import: canonical NDJSON, one resolution a line.

use std::collections::BTreeMap;

use obeznik_kernel::Date;
use serde::{Deserialize, Serialize};

use crate::clause::Clause;

/// Most rows of one import.
pub const MOST_ROWS: usize = 20_000;

/// A resolution as a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ResolutionRow {
    /// Its number.
    pub number: String,
    /// Title.
    #[serde(default)]
    pub title: String,
    /// Its whole text.
    pub text: String,
    /// The text parsed; made of the text when empty.
    #[serde(default)]
    pub clauses: Vec<Clause>,
    /// The day.
    #[serde(default)]
    #[cfg_attr(feature = "bindings", ts(type = "string | null"))]
    pub decided_on: Option<Date>,
    /// Number of the meeting.
    #[serde(default)]
    pub meeting_number: Option<u32>,
    /// Number of the term of the meeting. With its number and the day, the meeting is found or written down;
    /// without, only the number is kept.
    #[serde(default)]
    pub meeting_term: Option<u32>,
    /// The file the row comes from.
    #[serde(default)]
    pub file: String,
    /// Its line there.
    #[serde(default)]
    pub line: u32,
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RowFault {
    /// Line of the rows, from 1.
    pub line: u32,
    /// Column of the fault, from 1; 0 where the whole row is meant.
    pub column: u32,
    /// A text key, such as `fault-number-missing`.
    pub key: String,
    /// What it concerns.
    pub detail: String,
}

/// Reads all rows, or says what is wrong with each bad one; nothing is half read.
///
/// # Errors
/// Every fault, by line.
pub fn read_rows(bytes: &[u8]) -> Result<Vec<ResolutionRow>, Vec<RowFault>> {
    let mut rows = Vec::new();
    let mut faults = Vec::new();
    let mut seen = BTreeMap::new();
    let lines = bytes.split(|byte| *byte == b'\n').zip(1u32..);
    for (bytes, line) in lines.filter(|(bytes, _)| !bytes.trim_ascii().is_empty()) {
        match read_row(bytes, line) {
            Ok(row) => {
                check_row(&row, line, &mut seen, &mut faults);
                rows.push(row);
            }
            Err(fault) => faults.push(fault),
        }
    }
    if rows.len() > MOST_ROWS {
        faults.push(fault(0, 0, "fault-too-many-rows", rows.len()));
    }
    if faults.is_empty() { Ok(rows) } else { Err(faults) }
}

fn read_row(bytes: &[u8], line: u32) -> Result<ResolutionRow, RowFault> {
    let bad = |error: serde_json::Error| {
        let column = u32::try_from(error.column()).unwrap_or(u32::MAX);
        fault(line, column, "fault-not-readable", error)
    };
    let value: serde_json::Value = serde_json::from_slice(bytes).map_err(bad)?;
    if !obeznik_kernel::json::is_clean(&value) {
        return Err(fault(line, 0, "fault-zero-character", ""));
    }
    serde_json::from_value(value).map_err(bad)
}

fn check_row(row: &ResolutionRow, line: u32, seen: &mut BTreeMap<String, u32>, faults: &mut Vec<RowFault>) {
    if row.number.trim().is_empty() {
        faults.push(fault(line, 0, "fault-number-missing", ""));
    } else if let Some(first) = seen.insert(row.number.clone(), line) {
        faults.push(fault(line, 0, "fault-number-twice", format!("{} ({first})", row.number)));
    }
    if row.text.trim().is_empty() && row.clauses.is_empty() {
        faults.push(fault(line, 0, "fault-text-missing", &row.number));
    }
}

fn fault(line: u32, column: u32, key: &str, detail: impl std::fmt::Display) -> RowFault {
    RowFault { line, column, key: key.to_owned(), detail: detail.to_string() }
}
