//! The ledger in memory, for tests. Behind the feature `testing`.

use std::collections::BTreeSet;

use obeznik_kernel::testing::MemoryRecords;
use obeznik_kernel::{
    Audience, AudienceId, Belongings, CommandId, Module, RawRecord, RecordId, Records, Stop,
};

use crate::chain::{ChainHead, LogEntry};
use crate::effects::Effect;
use crate::erase::belonged;
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
    /// Records erased for good.
    pub erased: BTreeSet<RecordId>,
    /// Those the open command erases: images of them go when it stays.
    pub erasing: Vec<(String, RecordId)>,
}

impl Default for MemoryLedger {
    fn default() -> Self {
        Self {
            records: MemoryRecords::new(kinds().copied()),
            log: Vec::new(),
            modules: modules(),
            erased: BTreeSet::new(),
            erasing: Vec::new(),
        }
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
    fn erase(&mut self, kind: &str, id: RecordId) -> Result<(), Stop> {
        self.records.remove(kind, id)?;
        self.records.write_nothing();
        self.erasing.push((kind.to_owned(), id));
        Ok(())
    }
}

impl Ledger for MemoryLedger {
    fn modules(&self) -> &'static [&'static Module] {
        self.modules
    }
    fn answered(&self, command: CommandId) -> Result<Option<Verdict>, Stop> {
        Ok(self.entry_of(command)?.map(|entry| entry.verdict()))
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
    fn entries_after(&self, log_no: u64, limit: usize) -> Result<Vec<LogEntry>, Stop> {
        let later = self.log.iter().filter(|(entry, _)| entry.log_no > log_no);
        Ok(later.take(limit).map(|(entry, _)| entry.clone()).collect())
    }
    fn touching(&self, kind: &str, id: RecordId) -> Result<Vec<u64>, Stop> {
        let is_it = |effect: &Effect| effect.kind == kind && effect.id == id;
        let touching = self.log.iter().filter(|(_, effects)| effects.iter().any(is_it));
        Ok(touching.map(|(entry, _)| entry.log_no).collect())
    }
    fn removed_under(&self, parents: &BTreeSet<RecordId>) -> Result<BTreeSet<(String, RecordId)>, Stop> {
        let images =
            self.log.iter().flat_map(|(_, effects)| effects).filter_map(|effect| effect.before.as_ref());
        let under = images.filter(|image| image.parent.is_some_and(|parent| parents.contains(&parent)));
        let gone = under.filter(|image| self.records.one(&image.kind, image.id).is_none());
        Ok(gone.map(|image| (image.kind.clone(), image.id)).collect())
    }
    fn removed_of(&self, belongings: &Belongings) -> Result<BTreeSet<(String, RecordId)>, Stop> {
        let images =
            self.log.iter().flat_map(|(_, effects)| effects).filter_map(|effect| effect.before.as_ref());
        let gone = images
            .filter(|image| belonged(image, belongings) && self.records.one(&image.kind, image.id).is_none());
        Ok(gone.map(|image| (image.kind.clone(), image.id)).collect())
    }
    fn clear(&mut self, cleared: &LogEntry) -> Result<(), Stop> {
        let found = self.log.iter_mut().find(|(entry, _)| entry.log_no == cleared.log_no);
        found.into_iter().for_each(|(entry, _)| *entry = cleared.clone());
        Ok(())
    }
    fn is_any_erased(&self, ids: &BTreeSet<RecordId>) -> Result<bool, Stop> {
        Ok(!self.erased.is_disjoint(ids))
    }
    fn savepoint(&mut self) -> Result<(), Stop> {
        self.records.savepoint();
        Ok(())
    }
    fn roll_back(&mut self) -> Result<(), Stop> {
        self.erasing.clear();
        self.records.roll_back()
    }
    fn release(&mut self) -> Result<(), Stop> {
        for (kind, id) in std::mem::take(&mut self.erasing) {
            let images = self.log.iter_mut().flat_map(|(_, effects)| effects);
            let images = images.filter(|effect| effect.kind == kind && effect.id == id);
            images.for_each(|effect| effect.before = None);
            self.erased.insert(id);
        }
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
