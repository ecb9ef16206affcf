//! What one execution changed: before-images, for undo and for the delta of read models.

use std::collections::BTreeSet;

use obeznik_kernel::{Audience, AudienceId, RawRecord, RecordId, Records, Stop};
use serde::{Deserialize, Serialize};

/// One record changed by one command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effect {
    /// Its kind.
    pub kind: String,
    /// The record.
    pub id: RecordId,
    /// Its image before, or nothing when the command made it.
    pub before: Option<RawRecord>,
    /// Its version after, or nothing when the command removed it.
    pub after_ver: Option<u64>,
}

/// Passes reads and writes on and notes the first image of each written record.
pub(crate) struct Recorder<'a> {
    inner: &'a mut dyn Records,
    before: Vec<(String, RecordId, Option<RawRecord>)>,
    noted: BTreeSet<(String, RecordId)>,
}

impl<'a> Recorder<'a> {
    pub(crate) fn new(inner: &'a mut dyn Records) -> Self {
        Self { inner, before: Vec::new(), noted: BTreeSet::new() }
    }

    pub(crate) fn finish(self) -> Result<Vec<Effect>, Stop> {
        let Self { inner, before, .. } = self;
        let close = |(kind, id, before): (String, RecordId, Option<RawRecord>)| {
            let after_ver = inner.get(&kind, id)?.map(|raw| raw.ver);
            Ok(Effect { kind, id, before, after_ver })
        };
        before.into_iter().map(close).collect()
    }

    fn note(&mut self, kind: &str, id: RecordId) -> Result<(), Stop> {
        if self.noted.insert((kind.to_owned(), id)) {
            let image = self.inner.get(kind, id)?;
            self.before.push((kind.to_owned(), id, image));
        }
        Ok(())
    }
}

impl Records for Recorder<'_> {
    fn get(&self, kind: &str, id: RecordId) -> Result<Option<RawRecord>, Stop> {
        self.inner.get(kind, id)
    }

    fn children(&self, parent: RecordId, kind: &str) -> Result<Vec<RawRecord>, Stop> {
        self.inner.children(parent, kind)
    }

    fn scan(&self, index: &str, prefix: &[&str], limit: usize) -> Result<Vec<RawRecord>, Stop> {
        self.inner.scan(index, prefix, limit)
    }

    fn audience(&self, id: &AudienceId) -> Result<Option<Audience>, Stop> {
        self.inner.audience(id)
    }

    fn put(&mut self, record: RawRecord, audience: &Audience) -> Result<(), Stop> {
        self.note(&record.kind.clone(), record.id)?;
        self.inner.put(record, audience)
    }

    fn remove(&mut self, kind: &str, id: RecordId) -> Result<(), Stop> {
        self.note(kind, id)?;
        self.inner.remove(kind, id)
    }
}
