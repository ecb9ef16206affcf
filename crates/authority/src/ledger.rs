//! One open transaction of the authority: records, the log and the way back to a savepoint.

use std::collections::BTreeSet;

use obeznik_kernel::{Belongings, CommandId, Module, RecordId, Records, Stop};

use crate::chain::{ChainHead, LogEntry};
use crate::effects::Effect;
use crate::registry::modules;
use crate::verdict::Verdict;

/// Records, log and effects in one transaction. Whoever opened it commits it.
pub trait Ledger: Records {
    /// The modules whose commands it takes: every module of the house.
    fn modules(&self) -> &'static [&'static Module] {
        modules()
    }

    /// The verdict given to a command before, if it came already.
    ///
    /// # Errors
    /// [`Stop::Broken`] when it cannot be read.
    fn answered(&self, command: CommandId) -> Result<Option<Verdict>, Stop>;

    /// The last link of the chain.
    ///
    /// # Errors
    /// [`Stop::Broken`] when it cannot be read.
    fn head(&self) -> Result<ChainHead, Stop>;

    /// Adds the next link with what the command changed.
    ///
    /// # Errors
    /// [`Stop::Broken`] when it cannot be written.
    fn append(&mut self, entry: &LogEntry, effects: &[Effect]) -> Result<(), Stop>;

    /// What a command changed, while it can still be undone.
    ///
    /// # Errors
    /// [`Stop::Broken`] when it cannot be read.
    fn effects_of(&self, command: CommandId) -> Result<Vec<Effect>, Stop>;

    /// The log entry of a command.
    ///
    /// # Errors
    /// [`Stop::Broken`] when it cannot be read.
    fn entry_of(&self, command: CommandId) -> Result<Option<LogEntry>, Stop>;

    /// At most `limit` links after a number, in order.
    ///
    /// # Errors
    /// [`Stop::Broken`] when they cannot be read.
    fn entries_after(&self, log_no: u64, limit: usize) -> Result<Vec<LogEntry>, Stop>;

    /// Numbers of the links that changed a record.
    ///
    /// # Errors
    /// [`Stop::Broken`] when they cannot be read.
    fn touching(&self, kind: &str, id: RecordId) -> Result<Vec<u64>, Stop>;

    /// Records that once lay under one of these and are there no more, as images know them.
    ///
    /// # Errors
    /// [`Stop::Broken`] when they cannot be read.
    fn removed_under(&self, parents: &BTreeSet<RecordId>) -> Result<BTreeSet<(String, RecordId)>, Stop>;

    /// Records that belonged to one and are there no more, as images know them ([`belonged`](crate::belonged)).
    ///
    /// # Errors
    /// [`Stop::Broken`] when they cannot be read.
    fn removed_of(&self, belongings: &Belongings) -> Result<BTreeSet<(String, RecordId)>, Stop>;

    /// Keeps a link without its contents.
    ///
    /// # Errors
    /// [`Stop::Broken`] when it cannot be written.
    fn clear(&mut self, cleared: &LogEntry) -> Result<(), Stop>;

    /// Whether one of the identifiers is of a record that was erased for good.
    ///
    /// # Errors
    /// [`Stop::Broken`] when it cannot be read.
    fn is_any_erased(&self, ids: &BTreeSet<RecordId>) -> Result<bool, Stop>;

    /// Marks the place to which [`Ledger::roll_back`] returns. One at a time.
    ///
    /// # Errors
    /// [`Stop::Broken`] when the back end cannot.
    fn savepoint(&mut self) -> Result<(), Stop>;

    /// Forgets every write since the savepoint and the savepoint itself.
    ///
    /// # Errors
    /// [`Stop::Broken`] when the back end cannot.
    fn roll_back(&mut self) -> Result<(), Stop>;

    /// The ledger as the records a rule reads.
    fn records(&self) -> &dyn Records;

    /// The ledger as the records a rule writes.
    fn as_records(&mut self) -> &mut dyn Records;

    /// Keeps the writes and forgets the savepoint.
    ///
    /// # Errors
    /// [`Stop::Broken`] when the back end cannot.
    fn release(&mut self) -> Result<(), Stop>;
}
