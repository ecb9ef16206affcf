//! What a copy says of itself without a key: when it was made and what belongs to it.

use std::fs;
use std::path::Path;

use obeznik_kernel::Timestamp;
use serde::{Deserialize, Serialize};

use super::files::Sum;
use super::{DATABASE, NOTE};
use crate::blobs::BlobRow;

/// The shape of the note.
const VERSION: u16 = 1;

/// The note of a copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Note {
    version: u16,
    /// The store, as its keys name it.
    pub(super) store: String,
    pub(super) made_at: Timestamp,
    /// Which of the stores that were brought back from one backup made it; empty for the one it began with.
    #[serde(default)]
    pub(super) line: String,
    /// The least format of a program that may open it.
    pub(super) format: u32,
    /// Links of the chain.
    pub(super) links: u64,
    pub(super) database: Sum,
    /// Attachments by their names in the place.
    pub(super) blobs: Vec<String>,
    /// Those the store itself did not have, or had damaged.
    pub(super) missing: Vec<String>,
    /// Bytes of the attachments.
    pub(super) blob_bytes: u64,
}

impl Note {
    pub(super) fn new(store: &str, made_at: Timestamp, format: u32, links: u64, database: Sum) -> Self {
        let (store, blobs, missing) = (store.to_owned(), Vec::new(), Vec::new());
        let line = String::new();
        Self {
            version: VERSION,
            store,
            made_at,
            line,
            format,
            links,
            database,
            blobs,
            missing,
            blob_bytes: 0,
        }
    }

    /// The note of a copy; nothing where it does not read.
    pub(super) fn read(copy: &Path) -> Option<Self> {
        serde_json::from_slice(&fs::read(copy.join(NOTE)).ok()?).ok()
    }

    /// Whether the database stands there in its length; what is in it is known only with a key.
    pub(super) fn has_database(&self, copy: &Path) -> bool {
        fs::metadata(copy.join(DATABASE)).is_ok_and(|file| file.len() == self.database.size_bytes)
    }
}

/// The name of an attachment in the place. Content that went and came again was sealed anew, and a copy of
/// before needs the older sealing.
pub(super) fn blob_name(row: &BlobRow) -> String {
    let sealing: String = row.nonce.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("{}.{sealing}", row.blob_id)
}
