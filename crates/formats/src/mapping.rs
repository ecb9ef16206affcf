//! From the columns of somebody's table to the fields of a resolution, as data that a person
//! sets once for a source and keeps.

mod apply;
mod rule;
mod step;

use serde::{Deserialize, Serialize};

pub use apply::{ImportedResolution, ImportedRows, apply};
pub use rule::{Rule, Source};
pub use step::Step;

use crate::table::TableFormat;

/// How one source is read. Saved as JSON; the ones shipped lie in `assets/mappings`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// Name that people choose it by.
    pub name: String,
    /// Format of the source's files.
    pub format: TableFormat,
    /// Sheet of a workbook; the first when not named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// Where each field comes from.
    pub fields: Fields,
}

/// Where the fields of a resolution come from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fields {
    /// Number as the body gave it, e.g. `RM/12/3/2024`. Must be there.
    pub number: Rule,
    /// The body's key, e.g. `council`. Must be there.
    pub body: Rule,
    /// Day of the decision, `YYYY-MM-DD` after the steps. Must be there.
    pub decided_on: Rule,
    /// A line that tells what it is about. Must be there.
    pub title: Rule,
    /// The whole text, in lines. Must be there.
    pub text: Rule,
    /// Verbs the source itself lists, one a line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verbs: Option<Rule>,
    /// Names or addresses of attachments, one a line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attachments: Option<Rule>,
}

impl Mapping {
    /// Reads a saved mapping.
    ///
    /// # Errors
    /// What is wrong with the JSON, with line and column.
    pub fn from_json(json: &str) -> Result<Self, MappingError> {
        serde_json::from_str(json).map_err(|error| MappingError {
            line: error.line(),
            column: error.column(),
            why: error.to_string(),
        })
    }

    /// Writes the mapping for keeping.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("a mapping holds only text and lists")
    }
}

/// A saved mapping that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the mapping is wrong at line {line}, column {column}: {why}")]
pub struct MappingError {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1.
    pub column: usize,
    /// What the reader said.
    pub why: String,
}
