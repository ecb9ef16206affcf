//! What a device keeps, inside one open transaction.

use std::collections::BTreeSet;

use obeznik_kernel::{Audience, AudienceId, CommandId, RawRecord, RecordId, Stop, Timestamp};
use serde::{Deserialize, Serialize};

use crate::cursor::Position;
use crate::message::Sums;
use crate::outbox::{Attention, Entry, Retained};
use crate::row::{RowKey, ScopeSum};

/// The confirmed image of a row that a prediction has changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BaseImage {
    /// The row.
    pub key: RowKey,
    /// How the authority last gave it; nothing when it never did.
    pub image: Option<RawRecord>,
}

/// A row of a page waiting for the caught-up checkpoint. Keyed by row **and** scope, the last wins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Staged {
    /// The row.
    pub key: RowKey,
    /// In which scope it changed.
    pub scope: AudienceId,
    /// When.
    pub seq: u64,
    /// How.
    pub change: Change,
    /// Whether the row was erased for good: whatever else knows of it goes too. An older office never says so.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub erased: bool,
}

/// What happened to a row in a scope.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// It is there, like this.
    Upsert(RawRecord),
    /// It is not there any more: removed, or moved to another scope.
    Gone,
}

/// What a device keeps. Reads see the rows as the person does: confirmed ones with the pending
/// effects over them. Every method fails with [`Stop::Broken`] when the back end does.
#[expect(clippy::missing_errors_doc, reason = "one sentence above says it for all")]
pub trait ClientStore {
    /// One row.
    fn row(&self, key: &RowKey) -> Result<Option<RawRecord>, Stop>;
    /// Rows of a kind under a parent, by id.
    fn children(&self, parent: RecordId, kind: &str) -> Result<Vec<RawRecord>, Stop>;
    /// Rows whose index key begins with the parts, by key and id; at most `limit`.
    fn scan(&self, index: &str, prefix: &[&str], limit: usize) -> Result<Vec<RawRecord>, Stop>;
    /// Rows of a scope, by kind and id.
    fn rows_of(&self, scope: &AudienceId) -> Result<Vec<RawRecord>, Stop>;
    /// Writes a row exactly as given and keeps its index keys.
    fn write_row(&mut self, row: &RawRecord) -> Result<(), Stop>;
    /// Removes a row, its index keys and what was derived from it.
    fn erase_row(&mut self, key: &RowKey) -> Result<(), Stop>;

    /// The audience behind an id.
    fn audience(&self, id: &AudienceId) -> Result<Option<Audience>, Stop>;
    /// Remembers an audience under its id.
    fn keep_audience(&mut self, audience: &Audience) -> Result<(), Stop>;

    /// The base image of a row, when a prediction has changed it.
    fn base(&self, key: &RowKey) -> Result<Option<BaseImage>, Stop>;
    /// Every base image.
    fn bases(&self) -> Result<Vec<BaseImage>, Stop>;
    /// Keeps the base image of a row.
    fn keep_base(&mut self, base: &BaseImage) -> Result<(), Stop>;
    /// Forgets the base image of a row.
    fn drop_base(&mut self, key: &RowKey) -> Result<(), Stop>;

    /// The outbox by place.
    fn outbox(&self) -> Result<Vec<Entry>, Stop>;
    /// Adds an entry, or replaces the one of the same command.
    fn put_entry(&mut self, entry: &Entry) -> Result<(), Stop>;
    /// Takes an entry out.
    fn remove_entry(&mut self, command: CommandId) -> Result<(), Stop>;

    /// Refused commands that wait for a person, in the order they came.
    fn attention(&self) -> Result<Vec<Attention>, Stop>;
    /// Adds a refused command.
    fn add_attention(&mut self, refused: &Attention) -> Result<(), Stop>;
    /// A person dealt with it.
    fn remove_attention(&mut self, command: CommandId) -> Result<(), Stop>;

    /// Accepted commands kept in case the office forgets them, by place.
    fn retained(&self) -> Result<Vec<Retained>, Stop>;
    /// Keeps one.
    fn retain(&mut self, retained: &Retained) -> Result<(), Stop>;
    /// Forgets those settled before an instant.
    fn forget_retained(&mut self, before: Timestamp) -> Result<(), Stop>;
    /// Forgets one.
    fn remove_retained(&mut self, command: CommandId) -> Result<(), Stop>;
    /// Notes a row that the office erased for good: after the transaction what else the device keeps of it goes,
    /// drafts, contents with the text found in them, older copies.
    fn note_erased(&mut self, key: &RowKey) -> Result<(), Stop>;
    /// Rows noted so, by identifier.
    fn erased(&self) -> Result<BTreeSet<RecordId>, Stop>;
    /// Forgets which they were: the office lives another history and says it anew.
    fn forget_erased(&mut self) -> Result<(), Stop>;

    /// Where the device stands.
    fn position(&self) -> Result<Position, Stop>;
    /// Moves it.
    fn set_position(&mut self, position: &Position) -> Result<(), Stop>;

    /// Sum of the confirmed rows of a scope; zero when it has none.
    fn sum(&self, scope: &AudienceId) -> Result<ScopeSum, Stop>;
    /// Sums of all scopes that are not zero.
    fn sums(&self) -> Result<Sums, Stop>;
    /// Sets it; a zero may be forgotten.
    fn set_sum(&mut self, scope: &AudienceId, sum: ScopeSum) -> Result<(), Stop>;

    /// Rows waiting for the checkpoint, by row, then scope.
    fn staged(&self) -> Result<Vec<Staged>, Stop>;
    /// Stages a row; replaces the one of the same row and scope.
    fn stage(&mut self, row: &Staged) -> Result<(), Stop>;
    /// Forgets staged rows of a scope.
    fn unstage_scope(&mut self, scope: &AudienceId) -> Result<(), Stop>;
    /// Forgets all staged rows.
    fn clear_staging(&mut self) -> Result<(), Stop>;
}
