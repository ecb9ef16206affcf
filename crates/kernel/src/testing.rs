//! Builders for tests of pure crates: records in memory, counted identifiers. Behind the feature `testing`.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use crate::audience::{Audience, AudienceId};
use crate::context::IdSource;
use crate::id::RecordId;
use crate::module::KindSpec;
use crate::record::{IndexKey, RawRecord, Records, index_key_text};
use crate::refusal::Stop;

/// Kind, as it is registered, and identifier.
type Key = (&'static str, RecordId);

/// A record with the keys under which it is found.
#[derive(Clone)]
struct Kept {
    raw: RawRecord,
    keys: Vec<IndexKey>,
}

/// Records kept in a map, with indexes of the given kinds.
#[derive(Clone, Default)]
pub struct MemoryRecords {
    kinds: Vec<KindSpec>,
    records: BTreeMap<Key, Kept>,
    index: BTreeSet<(&'static str, String, RecordId, &'static str)>,
    children: BTreeSet<(RecordId, Key)>,
    by_seq: BTreeSet<(u64, Key)>,
    by_scope: BTreeMap<AudienceId, BTreeSet<Key>>,
    /// Audiences with the `seq` of the command that first used them.
    audiences: BTreeMap<AudienceId, (Audience, u64)>,
    seq: u64,
    /// Whether the present command has written: all its writes have one `seq`.
    has_written: bool,
    undo: Option<Undo>,
}

/// The way back to a savepoint.
#[derive(Clone)]
struct Undo {
    seq: (u64, bool),
    records: Vec<(Key, Option<RawRecord>)>,
    audiences: Vec<AudienceId>,
}

impl MemoryRecords {
    /// An empty store of the given kinds.
    pub fn new(kinds: impl IntoIterator<Item = KindSpec>) -> Self {
        Self { kinds: kinds.into_iter().collect(), ..Self::default() }
    }

    /// All records by kind and id.
    pub fn all(&self) -> impl Iterator<Item = &RawRecord> {
        self.records.values().map(|kept| &kept.raw)
    }

    /// One record.
    pub fn one(&self, kind: &str, id: RecordId) -> Option<&RawRecord> {
        let kind = self.spec(kind)?.kind;
        self.records.get(&(kind, id)).map(|kept| &kept.raw)
    }

    /// Records written after a `seq`, in the order of their writing.
    pub fn since(&self, seq: u64) -> impl Iterator<Item = &RawRecord> {
        let start = (seq + 1, ("", RecordId::NIL));
        self.by_seq.range(start..).filter_map(|(_, key)| self.records.get(key)).map(|kept| &kept.raw)
    }

    /// Records of an audience by kind and id.
    pub fn of_scope(&self, scope: &AudienceId) -> impl Iterator<Item = &RawRecord> {
        let keys = self.by_scope.get(scope).into_iter().flatten();
        keys.filter_map(|key| self.records.get(key)).map(|kept| &kept.raw)
    }

    /// Audiences first used after a `seq`.
    pub fn audiences_since(&self, seq: u64) -> impl Iterator<Item = &Audience> {
        self.audiences.values().filter(move |(_, since)| *since > seq).map(|(audience, _)| audience)
    }

    /// The `seq` of the last command that wrote.
    pub fn seq(&self) -> u64 {
        self.seq
    }

    /// The next write belongs to another command.
    pub fn next_command(&mut self) {
        self.has_written = false;
    }

    /// The present command takes its `seq` also when no record of it stays to be seen.
    pub fn write_nothing(&mut self) {
        self.write_seq();
    }

    /// Marks the place to which [`MemoryRecords::roll_back`] returns.
    pub fn savepoint(&mut self) {
        let seq = (self.seq, self.has_written);
        self.undo = Some(Undo { seq, records: Vec::new(), audiences: Vec::new() });
    }

    /// Forgets what was written since the savepoint.
    pub fn roll_back(&mut self) -> Result<(), Stop> {
        let Some(undo) = self.undo.take() else { return Ok(()) };
        for (key, before) in undo.records.into_iter().rev() {
            self.set(key, before)?;
        }
        undo.audiences.iter().for_each(|id| drop(self.audiences.remove(id)));
        (self.seq, self.has_written) = undo.seq;
        Ok(())
    }

    /// Keeps what was written since the savepoint.
    pub fn release(&mut self) {
        self.undo = None;
    }

    /// All records as text, one a line, for comparing whole stores.
    pub fn dump(&self) -> String {
        let line = |raw: &RawRecord| {
            let body = String::from_utf8_lossy(&raw.body);
            format!("{} {} v{} {} {body}\n", raw.kind, raw.id, raw.ver, raw.scope.0)
        };
        self.all().map(line).collect()
    }

    fn spec(&self, kind: &str) -> Option<&KindSpec> {
        self.kinds.iter().find(|spec| spec.kind == kind)
    }

    fn need_spec(&self, kind: &str) -> Result<&KindSpec, Stop> {
        self.spec(kind).ok_or_else(|| Stop::Broken(format!("kind {kind} is not registered")))
    }

    fn write_seq(&mut self) -> u64 {
        self.seq += u64::from(!self.has_written);
        self.has_written = true;
        self.seq
    }

    fn change(&mut self, key: Key, record: Option<RawRecord>) -> Result<(), Stop> {
        let before = self.set(key, record)?;
        if let Some(undo) = &mut self.undo {
            undo.records.push((key, before));
        }
        Ok(())
    }

    /// Sets or removes a record with everything by which it is found; gives what was there.
    fn set(&mut self, key: Key, record: Option<RawRecord>) -> Result<Option<RawRecord>, Stop> {
        let before = self.records.remove(&key).map(|Kept { raw, keys }| {
            for index in keys {
                self.index.remove(&(index.index, index.key, key.1, key.0));
            }
            self.by_seq.remove(&(raw.seq, key));
            self.by_scope.get_mut(&raw.scope).map(|keys| keys.remove(&key));
            raw.parent.map(|parent| self.children.remove(&(parent, key)));
            raw
        });
        if let Some(raw) = record {
            let keys = (self.need_spec(key.0)?.index_keys)(&raw)?;
            for index in keys.iter().cloned() {
                self.index.insert((index.index, index.key, key.1, key.0));
            }
            self.by_seq.insert((raw.seq, key));
            self.by_scope.entry(raw.scope.clone()).or_default().insert(key);
            raw.parent.map(|parent| self.children.insert((parent, key)));
            self.records.insert(key, Kept { raw, keys });
        }
        Ok(before)
    }
}

impl Records for MemoryRecords {
    fn get(&self, kind: &str, id: RecordId) -> Result<Option<RawRecord>, Stop> {
        Ok(self.one(kind, id).cloned())
    }

    fn children(&self, parent: RecordId, kind: &str) -> Result<Vec<RawRecord>, Stop> {
        let children: &BTreeSet<(RecordId, (&str, RecordId))> = &self.children;
        let start = (parent, (kind, RecordId::NIL));
        let keys = children.range(start..).take_while(|(of, key)| *of == parent && key.0 == kind);
        Ok(keys.filter_map(|(_, (kind, id))| self.one(kind, *id).cloned()).collect())
    }

    fn scan(&self, index: &str, prefix: &[&str], limit: usize) -> Result<Vec<RawRecord>, Stop> {
        let start = index_key_text(prefix);
        let keys: &BTreeSet<(&str, String, RecordId, &str)> = &self.index;
        let hits = keys.range((index, start.clone(), RecordId::NIL, "")..);
        let hits = hits.take_while(|(name, key, ..)| *name == index && key.starts_with(&start));
        Ok(hits.filter_map(|(_, _, id, kind)| self.one(kind, *id).cloned()).take(limit).collect())
    }

    fn audience(&self, id: &AudienceId) -> Result<Option<Audience>, Stop> {
        Ok(self.audiences.get(id).map(|(audience, _)| audience.clone()))
    }

    fn put(&mut self, mut record: RawRecord, audience: &Audience) -> Result<(), Stop> {
        let key = (self.need_spec(&record.kind)?.kind, record.id);
        record.ver = match self.one(key.0, key.1) {
            Some(before) if before.body == record.body => before.ver,
            Some(before) => before.ver + 1,
            None => 1,
        };
        record.seq = self.write_seq();
        if let Entry::Vacant(place) = self.audiences.entry(audience.id()) {
            place.insert((audience.clone(), record.seq));
            self.undo.iter_mut().for_each(|undo| undo.audiences.push(audience.id()));
        }
        self.change(key, Some(record))
    }

    fn remove(&mut self, kind: &str, id: RecordId) -> Result<(), Stop> {
        if self.one(kind, id).is_some() {
            self.write_seq();
            self.change((self.need_spec(kind)?.kind, id), None)?;
        }
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
