//! What the journal remembers, enough to do it again with the same result.

use obeznik_authority::SignedCommand;
use obeznik_kernel::{IdSource, PersonId, RecordId, Timestamp};
use serde::{Deserialize, Serialize};

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Entry {
    /// A command was decided.
    Command {
        signed: Box<SignedCommand>,
        now: Timestamp,
        salt: [u8; 16],
        /// Identifiers it drew, so that records made again have the same.
        ids: Vec<RecordId>,
        /// The link it made.
        log_no: u64,
        hash: String,
    },
    /// Time brought something about.
    Time { now: Timestamp, salts: Vec<[u8; 16]>, ids: Vec<RecordId>, log_no: u64, hash: String },
    /// A draft was saved.
    Draft { draft_id: String, person: PersonId, body: String, saved_at: Timestamp },
    /// A draft was thrown away.
    DraftRemoved { draft_id: String },
    /// A blob was stored.
    Blob { blob_id: String, size_bytes: u64, nonce: Vec<u8>, sealed_key: Vec<u8>, stored_at: Timestamp },
    /// A blob was removed.
    BlobRemoved { blob_id: String },
    /// A secret of the device was set.
    Secret { name: String, value: Vec<u8> },
}

/// Passes identifiers on and remembers them.
pub(crate) struct RecordingIds<'a> {
    inner: &'a mut dyn IdSource,
    pub(crate) drawn: Vec<RecordId>,
}

impl<'a> RecordingIds<'a> {
    pub(crate) fn new(inner: &'a mut dyn IdSource) -> Self {
        Self { inner, drawn: Vec::new() }
    }
}

impl IdSource for RecordingIds<'_> {
    fn next_id(&mut self) -> RecordId {
        let id = self.inner.next_id();
        self.drawn.push(id);
        id
    }
}

/// Gives the remembered identifiers again; a program that draws more than before gets new ones, and the
/// hash then tells that the result differs.
pub(crate) struct ReplayedIds(pub(crate) std::vec::IntoIter<RecordId>);

impl IdSource for ReplayedIds {
    fn next_id(&mut self) -> RecordId {
        self.0.next().unwrap_or_else(|| RecordId(uuid::Uuid::now_v7()))
    }
}
