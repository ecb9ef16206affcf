//! Records that count how often they are read.

use std::cell::Cell;

use obeznik_kernel::testing::MemoryRecords;
use obeznik_kernel::{Audience, AudienceId, RawRecord, RecordId, Records, Stop};

/// Counts reads of records; audiences are interned by every back end and not counted.
pub struct CountedRecords {
    inner: MemoryRecords,
    reads: Cell<usize>,
}

impl CountedRecords {
    /// Counts from zero.
    pub fn new(inner: MemoryRecords) -> Self {
        Self { inner, reads: Cell::new(0) }
    }

    /// Reads so far.
    pub fn reads(&self) -> usize {
        self.reads.get()
    }

    /// Counts from zero again.
    pub fn reset(&mut self) {
        self.reads.set(0);
    }

    /// The records with all writes.
    pub fn into_inner(self) -> MemoryRecords {
        self.inner
    }

    fn count(&self) {
        self.reads.set(self.reads.get() + 1);
    }
}

impl Records for CountedRecords {
    fn get(&self, kind: &str, id: RecordId) -> Result<Option<RawRecord>, Stop> {
        self.count();
        self.inner.get(kind, id)
    }

    fn children(&self, parent: RecordId, kind: &str) -> Result<Vec<RawRecord>, Stop> {
        self.count();
        self.inner.children(parent, kind)
    }

    fn scan(&self, index: &str, prefix: &[&str], limit: usize) -> Result<Vec<RawRecord>, Stop> {
        self.count();
        self.inner.scan(index, prefix, limit)
    }

    fn audience(&self, id: &AudienceId) -> Result<Option<Audience>, Stop> {
        self.inner.audience(id)
    }

    fn put(&mut self, record: RawRecord, audience: &Audience) -> Result<(), Stop> {
        self.inner.put(record, audience)
    }

    fn remove(&mut self, kind: &str, id: RecordId) -> Result<(), Stop> {
        self.inner.remove(kind, id)
    }
}
