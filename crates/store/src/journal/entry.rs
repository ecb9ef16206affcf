//! What the journal remembers, enough to do it again with the same result.

use obeznik_authority::{CloseDevice, FollowGroups, RegisterDevice, SignedCommand, StatementAtServer};
use obeznik_kernel::{CommandId, HistoryId, IdSource, PersonId, RecordId, Timestamp};
use obeznik_sync::PushRequest;
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
    /// A device pushed commands and the office decided some of them.
    Pushed {
        request: Box<PushRequest>,
        now: Timestamp,
        salts: Vec<[u8; 16]>,
        ids: Vec<RecordId>,
        /// The last number decided, and the head of the chain then.
        last_n: u64,
        log_no: u64,
        hash: String,
    },
    /// A device was let in or closed.
    Device {
        change: Box<DeviceChange>,
        now: Timestamp,
        salt: [u8; 16],
        ids: Vec<RecordId>,
        log_no: u64,
        hash: String,
    },
    /// A history began.
    History { history: HistoryId },
    /// A command was given on a joined device.
    Issued { signed: Box<SignedCommand>, absorbed: Option<CommandId>, place: u64 },
    /// Commands got their numbers on a joined device.
    Sealed { numbers: Vec<obeznik_sync::Numbered> },
    /// A command that could not leave a joined device was given up.
    GivenUp { command: CommandId },
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

/// What the office itself writes down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum DeviceChange {
    Register(RegisterDevice),
    Close(CloseDevice),
    /// Roles of a person follow their groups: a command of the office itself like the other two.
    Follow(FollowGroups),
    /// A statement about a person made at the server.
    Statement(StatementAtServer),
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
