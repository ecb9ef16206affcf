//! Imports a town's history of resolutions, and takes an import back.

mod meetings;
mod rows;
mod take;
mod undo;

use obeznik_kernel::{BlobHash, BodyId, Date, IndexKey, PersonId, Record, RecordId, Timestamp};
use serde::{Deserialize, Serialize};

pub use rows::{MOST_ROWS, ResolutionRow, RowFault, read_rows};
pub use take::{ImportResolutions, import_resolutions};
pub use undo::{UndoImport, undo_import};

use crate::stored_enum::stored_enum;

stored_enum! {
    /// Where an import is.
    ImportState {
        /// Its records are in.
        Taken = "taken",
        /// Taken back, but for what somebody touched since.
        Undone = "undone",
    }
}

/// One import: a command, a transaction, a line of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ImportBatch {
    /// What it is called in lists.
    pub name: String,
    /// The body whose resolutions came.
    pub body: BodyId,
    /// Where it is.
    pub state: ImportState,
    /// Resolutions that came.
    pub count: u32,
    /// Who imported.
    pub by: Option<PersonId>,
    /// When.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub at: Timestamp,
    /// When it was taken back.
    #[cfg_attr(feature = "bindings", ts(type = "string | null"))]
    pub undone_at: Option<Timestamp>,
    /// Resolutions removed when it was taken back.
    pub removed: u32,
    /// Resolutions kept then, because somebody had touched them.
    pub kept: Vec<RecordId>,
    /// Meetings of the past it wrote down.
    #[serde(default)]
    pub meetings: Vec<RecordId>,
    /// Documents of meetings that came.
    #[serde(default)]
    pub documents: Vec<RecordId>,
}

/// A document of a meeting that comes with an import; its content is in the store already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ImportedDocument {
    /// The new document.
    pub document: RecordId,
    /// Name of the file.
    pub name: String,
    /// Content address.
    pub blob: BlobHash,
    /// Size.
    pub size_bytes: u64,
    /// Media type found in the content.
    pub media_type: String,
    /// Number of the meeting in its term.
    pub meeting_number: u32,
    /// Number of the term of office.
    pub meeting_term: u32,
    /// The day of the meeting.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub held_on: Date,
}

impl Record for ImportBatch {
    const KIND: &'static str = "import_batch";
    fn index_keys(&self) -> Vec<IndexKey> {
        vec![IndexKey::new("import_batch", &["all"])]
    }
}
