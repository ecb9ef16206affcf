//! Builders for tests of pure crates: records in memory, counted identifiers. Behind the feature `testing`.

use std::collections::{BTreeMap, BTreeSet};

use crate::audience::{Audience, AudienceId};
use crate::context::IdSource;
use crate::id::RecordId;
use crate::module::KindSpec;
use crate::record::{RawRecord, Records, index_key_text};
use crate::refusal::Stop;

/// Records kept in a map, with indexes of the given kinds.
#[derive(Clone, Default)]
pub struct MemoryRecords {
    kinds: Vec<KindSpec>,
    records: BTreeMap<(String, RecordId), RawRecord>,
    index: BTreeSet<(&'static str, String, RecordId)>,
    audiences: BTreeMap<AudienceId, Audience>,
    seq: u64,
}

impl MemoryRecords {
    /// An empty store of the given kinds.
    pub fn new(kinds: impl IntoIterator<Item = KindSpec>) -> Self {
        Self { kinds: kinds.into_iter().collect(), ..Self::default() }
    }

    /// All records by kind and id.
    pub fn all(&self) -> impl Iterator<Item = &RawRecord> {
        self.records.values()
    }

    /// All records as text, one a line, for comparing whole stores.
    pub fn dump(&self) -> String {
        let line = |raw: &RawRecord| {
            let body = String::from_utf8_lossy(&raw.body);
            format!("{} {} v{} {} {body}\n", raw.kind, raw.id, raw.ver, raw.scope.0)
        };
        self.records.values().map(line).collect()
    }

    fn keys_of(&self, raw: &RawRecord) -> Result<Vec<crate::record::IndexKey>, Stop> {
        let spec = self.kinds.iter().find(|spec| spec.kind == raw.kind);
        let spec = spec.ok_or_else(|| Stop::Broken(format!("kind {} is not registered", raw.kind)))?;
        (spec.index_keys)(raw)
    }
}

impl Records for MemoryRecords {
    fn get(&self, kind: &str, id: RecordId) -> Result<Option<RawRecord>, Stop> {
        Ok(self.records.get(&(kind.to_owned(), id)).cloned())
    }

    fn children(&self, parent: RecordId, kind: &str) -> Result<Vec<RawRecord>, Stop> {
        let is_child = |raw: &&RawRecord| raw.kind == kind && raw.parent == Some(parent);
        Ok(self.records.values().filter(is_child).cloned().collect())
    }

    fn scan(&self, index: &str, prefix: &[&str], limit: usize) -> Result<Vec<RawRecord>, Stop> {
        let start = index_key_text(prefix);
        let hits = self.index.iter().filter(|(name, key, _)| *name == index && key.starts_with(&start));
        let find = |id: &RecordId| self.records.values().find(|raw| raw.id == *id).cloned();
        Ok(hits.filter_map(|(_, _, id)| find(id)).take(limit).collect())
    }

    fn audience(&self, id: &AudienceId) -> Result<Option<Audience>, Stop> {
        Ok(self.audiences.get(id).cloned())
    }

    fn put(&mut self, mut record: RawRecord, audience: &Audience) -> Result<(), Stop> {
        let key = (record.kind.clone(), record.id);
        let before = self.records.get(&key).map(|raw| (raw.ver, raw.body == record.body));
        record.ver = match before {
            Some((ver, true)) => ver,
            Some((ver, false)) => ver + 1,
            None => 1,
        };
        self.seq += 1;
        record.seq = self.seq;
        let id = record.id;
        self.index.retain(|(_, _, indexed)| *indexed != id);
        for key in self.keys_of(&record)? {
            self.index.insert((key.index, key.key, id));
        }
        self.audiences.insert(audience.id(), audience.clone());
        self.records.insert(key, record);
        Ok(())
    }

    fn remove(&mut self, kind: &str, id: RecordId) -> Result<(), Stop> {
        self.index.retain(|(_, _, indexed)| *indexed != id);
        self.records.remove(&(kind.to_owned(), id));
        Ok(())
    }
}

/// Counts identifiers from one, in the shape of UUIDv7.
#[derive(Debug, Clone, Default)]
pub struct CountedIds(pub u64);

impl IdSource for CountedIds {
    fn next_id(&mut self) -> RecordId {
        self.0 += 1;
        let mut bytes = [0; 10];
        bytes[2..].copy_from_slice(&self.0.to_be_bytes());
        RecordId(uuid::Builder::from_unix_timestamp_millis(self.0, &bytes).into_uuid())
    }
}
