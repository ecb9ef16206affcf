//! What a device keeps, in maps.

use std::collections::{BTreeMap, BTreeSet};

use obeznik_kernel::record::index_key_text;
use obeznik_kernel::{
    Audience, AudienceId, CommandId, DeviceId, IndexKey, KindSpec, RawRecord, RecordId, Stop, Timestamp,
};

use crate::cursor::Position;
use crate::message::Sums;
use crate::outbox::{Attention, Entry, Retained};
use crate::row::{RowKey, ScopeSum};
use crate::store::{BaseImage, Change, ClientStore, Staged};

/// Kind, as it is registered, and identifier: in the order of [`RowKey`], without a text of its own for each row.
type Key = (&'static str, RecordId);

/// A row with the keys under which it is found.
#[derive(Clone)]
struct Kept {
    raw: RawRecord,
    keys: Vec<IndexKey>,
}

/// A [`ClientStore`] in memory.
#[derive(Clone)]
pub struct MemoryStore {
    kinds: Vec<KindSpec>,
    /// Kinds of a newer program that came.
    strange: Vec<&'static str>,
    rows: BTreeMap<Key, Kept>,
    by_scope: BTreeMap<AudienceId, BTreeSet<Key>>,
    children: BTreeSet<(RecordId, Key)>,
    index: BTreeSet<(&'static str, String, Key)>,
    audiences: BTreeMap<AudienceId, Audience>,
    bases: BTreeMap<RowKey, BaseImage>,
    outbox: BTreeMap<u64, Entry>,
    attention: Vec<Attention>,
    retained: BTreeMap<u64, Retained>,
    erased: BTreeSet<RecordId>,
    position: Position,
    sums: Sums,
    staged: BTreeMap<(RowKey, AudienceId), Staged>,
}

impl MemoryStore {
    /// An empty store of a device, for rows of the given kinds.
    pub fn new(device: DeviceId, kinds: impl IntoIterator<Item = KindSpec>) -> Self {
        Self {
            kinds: kinds.into_iter().collect(),
            strange: Vec::new(),
            rows: BTreeMap::new(),
            by_scope: BTreeMap::new(),
            children: BTreeSet::new(),
            index: BTreeSet::new(),
            audiences: BTreeMap::new(),
            bases: BTreeMap::new(),
            outbox: BTreeMap::new(),
            attention: Vec::new(),
            retained: BTreeMap::new(),
            erased: BTreeSet::new(),
            position: Position::new(device),
            sums: Sums::new(),
            staged: BTreeMap::new(),
        }
    }

    /// Everything in it as text.
    pub fn said(&self) -> String {
        let rows = self.rows.values().map(|kept| &kept.raw);
        let bases = self.bases.values().filter_map(|base| base.image.as_ref());
        let staged = self.staged.values().filter_map(|staged| match &staged.change {
            Change::Upsert(row) => Some(row),
            Change::Gone => None,
        });
        let bodies =
            rows.chain(bases).chain(staged).map(|row| String::from_utf8_lossy(&row.body).into_owned());
        let Self { outbox, attention, retained, .. } = self;
        bodies.chain([format!("{outbox:?} {attention:?} {retained:?}")]).collect()
    }

    fn kept(&self, kind: &str, id: RecordId) -> Option<&Kept> {
        self.rows.get(&(self.known(kind)?, id))
    }

    fn known(&self, kind: &str) -> Option<&'static str> {
        let mut kinds = self.kinds.iter().map(|spec| spec.kind).chain(self.strange.iter().copied());
        kinds.find(|known| *known == kind)
    }

    fn name(&mut self, kind: &str) -> &'static str {
        self.known(kind).unwrap_or_else(|| {
            let name: &'static str = kind.to_owned().leak();
            self.strange.push(name);
            name
        })
    }

    fn copies<'a>(&self, keys: impl Iterator<Item = &'a (&'a str, RecordId)>) -> Vec<RawRecord> {
        keys.filter_map(|(kind, id)| self.kept(kind, *id)).map(|kept| kept.raw.clone()).collect()
    }

    fn take(&mut self, kind: &str, id: RecordId) {
        let Some(key) = self.known(kind).map(|kind| (kind, id)) else { return };
        let Some(Kept { raw, keys }) = self.rows.remove(&key) else { return };
        self.by_scope.get_mut(&raw.scope).map(|keys| keys.remove(&key));
        raw.parent.map(|parent| self.children.remove(&(parent, key)));
        for index in keys {
            self.index.remove(&(index.index, index.key, key));
        }
    }
}

impl ClientStore for MemoryStore {
    fn row(&self, key: &RowKey) -> Result<Option<RawRecord>, Stop> {
        Ok(self.kept(&key.kind, key.id).map(|kept| kept.raw.clone()))
    }

    fn children(&self, parent: RecordId, kind: &str) -> Result<Vec<RawRecord>, Stop> {
        let children: &BTreeSet<(RecordId, (&str, RecordId))> = &self.children;
        let keys = children.range((parent, (kind, RecordId::NIL))..);
        let keys = keys.take_while(|(of, key)| *of == parent && key.0 == kind);
        Ok(self.copies(keys.map(|(_, key)| key)))
    }

    fn scan(&self, index: &str, prefix: &[&str], limit: usize) -> Result<Vec<RawRecord>, Stop> {
        let start = index_key_text(prefix);
        let keys: &BTreeSet<(&str, String, (&str, RecordId))> = &self.index;
        let hits = keys.range((index, start.clone(), ("", RecordId::NIL))..);
        let hits = hits.take_while(|(name, key, _)| *name == index && key.starts_with(&start));
        Ok(self.copies(hits.map(|(_, _, key)| key).take(limit)))
    }

    fn rows_of(&self, scope: &AudienceId) -> Result<Vec<RawRecord>, Stop> {
        Ok(self.copies(self.by_scope.get(scope).into_iter().flatten()))
    }

    /// A body of a newer program is kept and shown as such; no rule finds it by a key.
    fn write_row(&mut self, row: &RawRecord) -> Result<(), Stop> {
        self.take(&row.kind, row.id);
        let spec = self.kinds.iter().find(|spec| spec.kind == row.kind);
        let keys = spec.and_then(|spec| (spec.index_keys)(row).ok()).unwrap_or_default();
        let key = (self.name(&row.kind), row.id);
        for index in keys.iter().cloned() {
            self.index.insert((index.index, index.key, key));
        }
        self.by_scope.entry(row.scope.clone()).or_default().insert(key);
        row.parent.map(|parent| self.children.insert((parent, key)));
        self.rows.insert(key, Kept { raw: row.clone(), keys });
        Ok(())
    }

    fn erase_row(&mut self, key: &RowKey) -> Result<(), Stop> {
        self.take(&key.kind, key.id);
        Ok(())
    }

    fn audience(&self, id: &AudienceId) -> Result<Option<Audience>, Stop> {
        Ok(self.audiences.get(id).cloned())
    }

    fn keep_audience(&mut self, audience: &Audience) -> Result<(), Stop> {
        self.audiences.insert(audience.id(), audience.clone());
        Ok(())
    }

    fn base(&self, key: &RowKey) -> Result<Option<BaseImage>, Stop> {
        Ok(self.bases.get(key).cloned())
    }

    fn bases(&self) -> Result<Vec<BaseImage>, Stop> {
        Ok(self.bases.values().cloned().collect())
    }

    fn keep_base(&mut self, base: &BaseImage) -> Result<(), Stop> {
        self.bases.insert(base.key.clone(), base.clone());
        Ok(())
    }

    fn drop_base(&mut self, key: &RowKey) -> Result<(), Stop> {
        self.bases.remove(key);
        Ok(())
    }

    fn outbox(&self) -> Result<Vec<Entry>, Stop> {
        Ok(self.outbox.values().cloned().collect())
    }

    fn put_entry(&mut self, entry: &Entry) -> Result<(), Stop> {
        self.outbox.insert(entry.place, entry.clone());
        Ok(())
    }

    fn remove_entry(&mut self, command: CommandId) -> Result<(), Stop> {
        self.outbox.retain(|_, entry| entry.id() != command);
        Ok(())
    }

    fn attention(&self) -> Result<Vec<Attention>, Stop> {
        Ok(self.attention.clone())
    }

    fn add_attention(&mut self, refused: &Attention) -> Result<(), Stop> {
        let command = refused.signed.command.id;
        match self.attention.iter_mut().find(|known| known.signed.command.id == command) {
            Some(known) => *known = refused.clone(),
            None => self.attention.push(refused.clone()),
        }
        Ok(())
    }

    fn remove_attention(&mut self, command: CommandId) -> Result<(), Stop> {
        self.attention.retain(|refused| refused.signed.command.id != command);
        Ok(())
    }

    fn retained(&self) -> Result<Vec<Retained>, Stop> {
        Ok(self.retained.values().cloned().collect())
    }

    fn retain(&mut self, retained: &Retained) -> Result<(), Stop> {
        self.retained.insert(retained.entry.place, retained.clone());
        Ok(())
    }

    fn forget_retained(&mut self, before: Timestamp) -> Result<(), Stop> {
        self.retained.retain(|_, retained| retained.settled_at >= before);
        Ok(())
    }

    fn remove_retained(&mut self, command: CommandId) -> Result<(), Stop> {
        self.retained.retain(|_, retained| retained.entry.id() != command);
        Ok(())
    }

    fn note_erased(&mut self, key: &RowKey) -> Result<(), Stop> {
        self.erased.insert(key.id);
        Ok(())
    }

    fn erased(&self) -> Result<BTreeSet<RecordId>, Stop> {
        Ok(self.erased.clone())
    }

    fn forget_erased(&mut self) -> Result<(), Stop> {
        self.erased.clear();
        Ok(())
    }

    fn position(&self) -> Result<Position, Stop> {
        Ok(self.position.clone())
    }

    fn set_position(&mut self, position: &Position) -> Result<(), Stop> {
        self.position = position.clone();
        Ok(())
    }

    fn sum(&self, scope: &AudienceId) -> Result<ScopeSum, Stop> {
        Ok(self.sums.get(scope).copied().unwrap_or_default())
    }

    fn sums(&self) -> Result<Sums, Stop> {
        Ok(self.sums.clone())
    }

    fn set_sum(&mut self, scope: &AudienceId, sum: ScopeSum) -> Result<(), Stop> {
        if sum == ScopeSum::default() {
            self.sums.remove(scope);
        } else {
            self.sums.insert(scope.clone(), sum);
        }
        Ok(())
    }

    fn staged(&self) -> Result<Vec<Staged>, Stop> {
        Ok(self.staged.values().cloned().collect())
    }

    fn stage(&mut self, row: &Staged) -> Result<(), Stop> {
        self.staged.insert((row.key.clone(), row.scope.clone()), row.clone());
        Ok(())
    }

    fn unstage_scope(&mut self, scope: &AudienceId) -> Result<(), Stop> {
        self.staged.retain(|_, staged| staged.scope != *scope);
        Ok(())
    }

    fn clear_staging(&mut self) -> Result<(), Stop> {
        self.staged.clear();
        Ok(())
    }
}
