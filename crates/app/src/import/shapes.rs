//! What crosses the edge.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::office::shared::{BodyRef, Phrase};

/// How the files are to be read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ImportChoice {
    /// A shipped mapping by its id, or a whole mapping as JSON; empty for `columns`, or for the shipped one
    /// that fits.
    pub mapping: String,
    /// Columns by what they mean: `number`, `body`, `decided_on`, `title`, `text`.
    pub columns: BTreeMap<String, String>,
    /// Bodies of the town, by identifier, name or abbreviation, for the keys the files use, where the program
    /// must not guess.
    pub bodies: BTreeMap<String, String>,
    /// What the import is called in lists; empty for the names of the files.
    pub name: String,
    /// Tasks due on this day or later are made; none when nothing is said.
    pub tasks_from: Option<String>,
    /// Whole rows go in although others have faults: a person saw them and said so.
    pub skip_faulty: bool,
}

/// What an import would bring.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportPreview {
    /// Columns of the files.
    pub columns: Vec<String>,
    /// Mappings the program knows.
    pub mappings: Vec<SavedMapping>,
    /// The one that was used; empty when columns were, or when none fits.
    pub mapping: String,
    /// What a column may mean.
    pub targets: Vec<String>,
    /// The first twenty rows.
    pub sample: Vec<SampleRow>,
    /// Whole rows of all files.
    pub rows: u32,
    /// Where the rows go.
    pub bodies: Vec<ImportTarget>,
    /// Files that hold no rows: published documents of meetings.
    pub documents: Vec<ImportDocument>,
    /// Everything that stands in the way.
    pub faults: Vec<ImportFault>,
}

/// A mapping kept in the program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SavedMapping {
    /// By what it is chosen.
    pub id: String,
    /// What people call it.
    pub name: String,
}

/// A row as it would be taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SampleRow {
    /// File.
    pub file: String,
    /// Line of the file.
    pub line: u32,
    /// Number.
    pub number: String,
    /// Short name of the body.
    pub body: String,
    /// Day.
    pub decided_on: String,
    /// Title.
    pub title: String,
    /// Text.
    pub text: String,
    /// Verbs found in the text, joined by commas.
    pub verbs: String,
}

/// Rows of one body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportTarget {
    /// What the files call it; `*` when they do not say.
    pub key: String,
    /// The town's body; nothing when the person must choose.
    pub body: Option<BodyRef>,
    /// Whole rows.
    pub rows: u32,
    /// The earliest day.
    pub first_on: String,
    /// The latest day.
    pub last_on: String,
}

/// A document that came with the rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportDocument {
    /// File.
    pub file: String,
    /// To which meeting it belongs, or why it is left out.
    pub what: Phrase,
    /// Whether it is taken in.
    pub is_kept: bool,
}

/// One thing that is wrong, at its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportFault {
    /// File.
    pub file: String,
    /// Line of the file or row of the sheet, from 1.
    pub line: u32,
    /// Character of the line or column of the sheet, from 1; 0 where the whole row is meant.
    pub column: u32,
    /// What is wrong.
    pub what: Phrase,
}

/// What an import did. With faults, nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportReport {
    /// By what it is taken back; empty when nothing was imported.
    pub import_id: String,
    /// The first command; empty when nothing was imported.
    pub command: String,
    /// Resolutions taken in.
    pub rows: u32,
    /// The commands it took.
    pub parts: Vec<ImportPart>,
    /// Documents of meetings taken in.
    pub kept_documents: u32,
    /// Files that hold no rows.
    pub documents: Vec<ImportDocument>,
    /// Everything that stood in the way, or was left out by the person's will.
    pub faults: Vec<ImportFault>,
}

/// One command of an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportPart {
    /// The command.
    pub command: String,
    /// The body.
    pub body: String,
    /// Resolutions.
    pub rows: u32,
}

/// What taking an import back did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportUndone {
    /// Resolutions removed.
    pub removed: u32,
    /// Resolutions kept, because somebody had touched them.
    pub kept: Vec<KeptResolution>,
}

/// A resolution that stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KeptResolution {
    /// Identifier.
    pub id: String,
    /// Number.
    pub number: String,
    /// Title.
    pub title: String,
}
