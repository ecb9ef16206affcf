//! What one execution changed: before-images, for undo and for the delta of read models.

use std::collections::BTreeSet;

use obeznik_kernel::{
    Audience, AudienceId, Belongings, RawRecord, Record as _, RecordId, Records, Stop, Variant,
};
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

/// What one command changed.
#[derive(Default)]
pub(crate) struct Changed {
    pub(crate) effects: Vec<Effect>,
    /// Records erased for good, by kind and id.
    pub(crate) erased: BTreeSet<(String, RecordId)>,
    /// What belonged to a record, was removed before and goes for good.
    pub(crate) removed: Vec<Belongings>,
}

impl From<Vec<Effect>> for Changed {
    fn from(effects: Vec<Effect>) -> Self {
        Self { effects, ..Self::default() }
    }
}

/// Passes reads and writes on and notes the first image of each written record.
pub(crate) struct Recorder<'a> {
    inner: &'a mut dyn Records,
    before: Vec<(String, RecordId, Option<RawRecord>)>,
    noted: BTreeSet<(String, RecordId)>,
    erased: BTreeSet<(String, RecordId)>,
    removed: Vec<Belongings>,
}

impl<'a> Recorder<'a> {
    pub(crate) fn new(inner: &'a mut dyn Records) -> Self {
        let (noted, erased) = (BTreeSet::new(), BTreeSet::new());
        Self { inner, before: Vec::new(), noted, erased, removed: Vec::new() }
    }

    /// What was changed, and what of it was erased for good: no image of that is kept.
    pub(crate) fn finish(self) -> Result<Changed, Stop> {
        let Self { inner, before, erased, removed, .. } = self;
        let close = |(kind, id, before): (String, RecordId, Option<RawRecord>)| {
            let after_ver = inner.get(&kind, id)?.map(|raw| raw.ver);
            let is_erased = erased.contains(&(kind.clone(), id));
            let before = before.filter(|_| !is_erased);
            Ok(Effect { kind, id, before, after_ver })
        };
        let effects = before.into_iter().map(close).collect::<Result<_, Stop>>()?;
        Ok(Changed { effects, erased, removed })
    }

    fn erase_one(&mut self, kind: &str, id: RecordId) -> Result<(), Stop> {
        self.note(kind, id)?;
        self.erased.insert((kind.to_owned(), id));
        self.inner.erase(kind, id)
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

    /// Texts of its fields that wait for a decision go with it.
    fn erase(&mut self, kind: &str, id: RecordId) -> Result<(), Stop> {
        for variant in self.inner.children(id, Variant::KIND)? {
            self.erase_one(Variant::KIND, variant.id)?;
        }
        self.erase_one(kind, id)
    }

    fn erase_removed(&mut self, belongings: Belongings) -> Result<(), Stop> {
        self.removed.push(belongings);
        Ok(())
    }
}
