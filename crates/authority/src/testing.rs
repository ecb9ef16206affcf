//! The ledger in memory, for tests. Behind the feature `testing`.

use obeznik_kernel::testing::MemoryRecords;
use obeznik_kernel::{Audience, AudienceId, CommandId, Module, RawRecord, RecordId, Records, Stop};

use crate::chain::{ChainHead, LogEntry};
use crate::effects::Effect;
use crate::ledger::Ledger;
use crate::registry::{kinds, modules};
use crate::verdict::Verdict;

/// Records, log and effects in memory.
#[derive(Clone)]
pub struct MemoryLedger {
    /// The records.
    pub records: MemoryRecords,
    /// The log, in order.
    pub log: Vec<(LogEntry, Vec<Effect>)>,
    /// The modules whose commands it takes.
    pub modules: &'static [&'static Module],
}

impl Default for MemoryLedger {
    fn default() -> Self {
        Self { records: MemoryRecords::new(kinds().copied()), log: Vec::new(), modules: modules() }
    }
}

impl Records for MemoryLedger {
    fn get(&self, kind: &str, id: RecordId) -> Result<Option<RawRecord>, Stop> {
        self.records.get(kind, id)
    }
    fn children(&self, parent: RecordId, kind: &str) -> Result<Vec<RawRecord>, Stop> {
        self.records.children(parent, kind)
    }
    fn scan(&self, index: &str, prefix: &[&str], limit: usize) -> Result<Vec<RawRecord>, Stop> {
        self.records.scan(index, prefix, limit)
    }
    fn audience(&self, id: &AudienceId) -> Result<Option<Audience>, Stop> {
        self.records.audience(id)
    }
    fn put(&mut self, record: RawRecord, audience: &Audience) -> Result<(), Stop> {
        self.records.put(record, audience)
    }
    fn remove(&mut self, kind: &str, id: RecordId) -> Result<(), Stop> {
        self.records.remove(kind, id)
    }
}

impl Ledger for MemoryLedger {
    fn modules(&self) -> &'static [&'static Module] {
        self.modules
    }
    fn answered(&self, command: CommandId) -> Result<Option<Verdict>, Stop> {
        Ok(self.entry_of(command)?.map(|entry| entry.header.verdict))
    }
    fn head(&self) -> Result<ChainHead, Stop> {
        Ok(self.log.last().map_or_else(ChainHead::empty, |(entry, _)| entry.head()))
    }
    fn append(&mut self, entry: &LogEntry, effects: &[Effect]) -> Result<(), Stop> {
        self.log.push((entry.clone(), effects.to_vec()));
        self.records.next_command();
        Ok(())
    }
    fn effects_of(&self, command: CommandId) -> Result<Vec<Effect>, Stop> {
        let found = self.log.iter().find(|(entry, _)| entry.header.command == command);
        Ok(found.map(|(_, effects)| effects.clone()).unwrap_or_default())
    }
    fn entry_of(&self, command: CommandId) -> Result<Option<LogEntry>, Stop> {
        let found = self.log.iter().find(|(entry, _)| entry.header.command == command);
        Ok(found.map(|(entry, _)| entry.clone()))
    }
    fn savepoint(&mut self) -> Result<(), Stop> {
        self.records.savepoint();
        Ok(())
    }
    fn roll_back(&mut self) -> Result<(), Stop> {
        self.records.roll_back()
    }
    fn release(&mut self) -> Result<(), Stop> {
        self.records.release();
        Ok(())
    }
    fn records(&self) -> &dyn Records {
        self
    }
    fn as_records(&mut self) -> &mut dyn Records {
        self
    }
}
