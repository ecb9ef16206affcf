//! What the office keeps beside records and log, inside one open transaction.

use std::collections::BTreeSet;

use obeznik_authority::{Ledger, Verdict};
use obeznik_kernel::{
    Audience, AudienceId, CommandId, Date, DeviceId, HistoryId, PersonId, RawRecord, Stop, Timestamp,
};
use serde::{Deserialize, Serialize};

use crate::cursor::Place;
use crate::message::{About, Answered, Sums};
use crate::row::RowKey;

/// The office as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeState {
    /// The history it lives; none until it first serves a device.
    pub history: Option<HistoryId>,
    /// The `seq` of the last command that changed anything.
    pub head: u64,
    /// Deletions up to this `seq` are forgotten.
    pub horizon: u64,
}

/// A device as the office counts it. Whether it is still listened to stands in its record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The device.
    pub device: DeviceId,
    /// Whose it is.
    pub person: PersonId,
    /// The last number decided.
    pub last_n: u64,
    /// The `seq` it had read everywhere at its last contact.
    pub read_to: u64,
    /// Its last contact.
    pub seen_at: Timestamp,
}

/// What a device holds, as of its last contact: for the day it is lost. No rule uses it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holding {
    /// The access its scopes are of.
    pub acl_ver: u64,
    /// The audiences it had been told of.
    pub scopes: BTreeSet<AudienceId>,
    /// What it said of itself.
    pub about: Option<About>,
    /// When.
    pub told_at: Timestamp,
}

/// What a person sees, as last looked up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sight {
    /// Rises with every change of the set.
    pub acl_ver: u64,
    /// The audiences.
    pub scopes: BTreeSet<AudienceId>,
    /// The head when it was looked up.
    pub seq: u64,
    /// The day when it was looked up: mandates begin and end.
    pub day: Date,
}

/// Scopes with the `seq` each was read to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    /// Changes after this `seq`.
    pub after: u64,
    /// In these scopes.
    pub scopes: BTreeSet<AudienceId>,
}

/// The latest change of a row in a scope.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// When.
    pub seq: u64,
    /// The row.
    pub key: RowKey,
    /// The scope.
    pub scope: AudienceId,
    /// Nothing when it is gone from the scope, else the length of its body.
    pub bytes: Option<u64>,
    /// Whether it was erased for good.
    pub is_erased: bool,
}

impl Mark {
    /// Where it stands in the order of pages.
    pub fn place(&self) -> Place {
        Place { seq: self.seq, key: self.key.clone(), scope: self.scope.clone() }
    }
}

/// Records, log and what devices need, in one transaction.
///
/// Beyond what [`Ledger`] promises, every back end keeps these in step with the records, in the same
/// transaction and back to a savepoint with it:
/// - all writes of one command have one `seq`, one more than that of the last command that wrote; it is
///   given by the first write and ends with `append` or `roll_back`, so a refused command has none;
/// - the change index: for each scope and row the latest change only. A row put under another audience is
///   `gone` in the old scope and there in the new one; a removed row is `gone`; a row that is there is not;
/// - the sum of each scope ([`ScopeSum`](crate::row::ScopeSum)) over its rows as they stand.
#[expect(clippy::missing_errors_doc, reason = "all fail as `Records::get` and `Records::put` do")]
pub trait AuthorityStore: Ledger {
    /// The office as a whole.
    fn state(&self) -> Result<OfficeState, Stop>;
    /// Begins a history.
    fn set_history(&mut self, history: HistoryId) -> Result<(), Stop>;

    /// The line of a device.
    fn line(&self, device: DeviceId) -> Result<Option<Line>, Stop>;
    /// Every line, by device.
    fn lines(&self) -> Result<Vec<Line>, Stop>;
    /// Writes a line.
    fn put_line(&mut self, line: &Line) -> Result<(), Stop>;

    /// What a device holds, as of its last contact; nothing before it has told.
    fn holding(&self, device: DeviceId) -> Result<Option<Holding>, Stop>;
    /// Keeps it.
    fn put_holding(&mut self, device: DeviceId, holding: &Holding) -> Result<(), Stop>;

    /// What a number of a device was, with the verdict that stands in the log.
    fn answer_of(&self, device: DeviceId, n: u64) -> Result<Option<(CommandId, Verdict)>, Stop>;
    /// Verdicts of a device from a number on, in order.
    fn answers_from(&self, device: DeviceId, n: u64) -> Result<Vec<Answered>, Stop>;
    /// Ties a number of a device to a command that is in the log.
    fn note_answer(&mut self, device: DeviceId, n: u64, command: CommandId) -> Result<(), Stop>;

    /// What a person sees, as last looked up.
    fn sight(&self, person: PersonId) -> Result<Option<Sight>, Stop>;
    /// Keeps it.
    fn put_sight(&mut self, person: PersonId, sight: &Sight) -> Result<(), Stop>;
    /// Audiences first used by a command after a `seq`.
    fn audiences_since(&self, seq: u64) -> Result<Vec<Audience>, Stop>;
    /// Whether a record of the kinds was written or removed after a `seq`; removals that are forgotten
    /// count as none.
    fn has_changed_since(&self, kinds: &[&str], seq: u64) -> Result<bool, Stop>;

    /// Changes within reach by (`seq`, row, scope), at most `limit`.
    fn marks(&self, reach: &[Reach], limit: usize) -> Result<Vec<Mark>, Stop>;
    /// Changes within reach of the command of a place that come after the place, in the same order, at most `limit`.
    fn marks_at(&self, reach: &[Reach], after: &Place, limit: usize) -> Result<Vec<Mark>, Stop>;
    /// Rows by their keys, in any order; one that is not there is left out.
    fn load(&self, keys: &[RowKey]) -> Result<Vec<RawRecord>, Stop>;
    /// Sums of the given scopes; zeros are left out.
    fn sums(&self, scopes: &BTreeSet<AudienceId>) -> Result<Sums, Stop>;
    /// At most `limit` rows of a scope after a key, by key.
    fn rows_of(
        &self,
        scope: &AudienceId,
        after: Option<&RowKey>,
        limit: usize,
    ) -> Result<Vec<RawRecord>, Stop>;

    /// Forgets deletions and moves up to a `seq`, which becomes the horizon; tells how many.
    fn forget_gone(&mut self, through: u64) -> Result<u64, Stop>;
    /// The `seq` of the last command decided before an instant; 0 when there is none.
    fn seq_at(&self, instant: Timestamp) -> Result<u64, Stop>;
}
