//! What a device keeps, in maps.

use std::collections::{BTreeMap, BTreeSet};

use obeznik_kernel::record::index_key_text;
use obeznik_kernel::{
    Audience, AudienceId, CommandId, DeviceId, KindSpec, RawRecord, RecordId, Stop, Timestamp,
};

use crate::cursor::Position;
use crate::message::Sums;
use crate::outbox::{Attention, Entry, Retained};
use crate::row::{RowKey, ScopeSum};
use crate::store::{BaseImage, ClientStore, Staged};

/// A [`ClientStore`] in memory.
#[derive(Clone)]
pub struct MemoryStore {
    kinds: Vec<KindSpec>,
    rows: BTreeMap<RowKey, RawRecord>,
    by_scope: BTreeMap<AudienceId, BTreeSet<RowKey>>,
    index: BTreeSet<(String, String, RowKey)>,
    audiences: BTreeMap<AudienceId, Audience>,
    bases: BTreeMap<RowKey, BaseImage>,
    outbox: BTreeMap<u64, Entry>,
    attention: Vec<Attention>,
    retained: BTreeMap<u64, Retained>,
    position: Position,
    sums: Sums,
    staged: BTreeMap<(RowKey, AudienceId), Staged>,
}

impl MemoryStore {
    /// An empty store of a device, for rows of the given kinds.
    pub fn new(device: DeviceId, kinds: impl IntoIterator<Item = KindSpec>) -> Self {
        Self {
            kinds: kinds.into_iter().collect(),
            rows: BTreeMap::new(),
            by_scope: BTreeMap::new(),
            index: BTreeSet::new(),
            audiences: BTreeMap::new(),
            bases: BTreeMap::new(),
            outbox: BTreeMap::new(),
            attention: Vec::new(),
            retained: BTreeMap::new(),
            position: Position::new(device),
            sums: Sums::new(),
            staged: BTreeMap::new(),
        }
    }

    fn unindex(&mut self, key: &RowKey) {
        let Some(row) = self.rows.get(key) else { return };
        self.by_scope.get_mut(&row.scope).map(|keys| keys.remove(key));
        for index in index_keys(&self.kinds, row) {
            self.index.remove(&(index.index.to_owned(), index.key, key.clone()));
        }
    }
}

/// A body of a newer program is kept and shown as such; no rule finds it by a key.
fn index_keys(kinds: &[KindSpec], row: &RawRecord) -> Vec<obeznik_kernel::IndexKey> {
    let spec = kinds.iter().find(|spec| spec.kind == row.kind);
    spec.and_then(|spec| (spec.index_keys)(row).ok()).unwrap_or_default()
}

impl ClientStore for MemoryStore {
    fn row(&self, key: &RowKey) -> Result<Option<RawRecord>, Stop> {
        Ok(self.rows.get(key).cloned())
    }

    fn children(&self, parent: RecordId, kind: &str) -> Result<Vec<RawRecord>, Stop> {
        let is_child = |row: &&RawRecord| row.parent == Some(parent) && row.kind == kind;
        Ok(self.rows.values().filter(is_child).cloned().collect())
    }

    fn scan(&self, index: &str, prefix: &[&str], limit: usize) -> Result<Vec<RawRecord>, Stop> {
        let start = index_key_text(prefix);
        let hits = self.index.iter().filter(|(name, key, _)| name == index && key.starts_with(&start));
        Ok(hits.filter_map(|(_, _, key)| self.rows.get(key).cloned()).take(limit).collect())
    }

    fn rows_of(&self, scope: &AudienceId) -> Result<Vec<RawRecord>, Stop> {
        let keys = self.by_scope.get(scope).into_iter().flatten();
        Ok(keys.filter_map(|key| self.rows.get(key).cloned()).collect())
    }

    fn write_row(&mut self, row: &RawRecord) -> Result<(), Stop> {
        let key = RowKey::of(row);
        self.unindex(&key);
        for index in index_keys(&self.kinds, row) {
            self.index.insert((index.index.to_owned(), index.key, key.clone()));
        }
        self.by_scope.entry(row.scope.clone()).or_default().insert(key.clone());
        self.rows.insert(key, row.clone());
        Ok(())
    }

    fn erase_row(&mut self, key: &RowKey) -> Result<(), Stop> {
        self.unindex(key);
        self.rows.remove(key);
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
        self.attention.push(refused.clone());
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
