//! Imports a town's history of resolutions, and takes an import back.

mod rows;
mod take;
mod undo;

use obeznik_kernel::{BodyId, IndexKey, PersonId, Record, RecordId, Timestamp};
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
}

impl Record for ImportBatch {
    const KIND: &'static str = "import_batch";
    fn index_keys(&self) -> Vec<IndexKey> {
        vec![IndexKey::new("import_batch", &["all"])]
    }
}
