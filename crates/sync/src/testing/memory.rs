//! What a device keeps, in maps.

use std::collections::{BTreeMap, BTreeSet};

use obeznik_kernel::record::index_key_text;
use obeznik_kernel::{Audience, AudienceId, CommandId, DeviceId, KindSpec, RawRecord, RecordId, Stop};

use super::fault::Fault;
use super::world::{Disk, End};
use crate::cursor::Position;
use crate::outbox::{Attention, Entry};
use crate::row::{RowKey, ScopeSum};
use crate::store::{BaseImage, Change, ClientStore, Staged};

/// A [`ClientStore`] in memory.
#[derive(Clone)]
pub struct MemoryStore {
    kinds: Vec<KindSpec>,
    rows: BTreeMap<RowKey, RawRecord>,
    index: BTreeSet<(String, String, RowKey)>,
    audiences: BTreeMap<AudienceId, Audience>,
    bases: BTreeMap<RowKey, BaseImage>,
    outbox: BTreeMap<u64, Entry>,
    attention: Vec<Attention>,
    position: Position,
    sums: BTreeMap<AudienceId, ScopeSum>,
    staged: BTreeMap<(RowKey, Option<AudienceId>), Staged>,
    fault: Option<Fault>,
}

impl MemoryStore {
    /// An empty store of a device, for rows of the given kinds.
    pub fn new(device: DeviceId, kinds: impl IntoIterator<Item = KindSpec>) -> Self {
        Self {
            kinds: kinds.into_iter().collect(),
            rows: BTreeMap::new(),
            index: BTreeSet::new(),
            audiences: BTreeMap::new(),
            bases: BTreeMap::new(),
            outbox: BTreeMap::new(),
            attention: Vec::new(),
            position: Position::new(device),
            sums: BTreeMap::new(),
            staged: BTreeMap::new(),
            fault: None,
        }
    }

    /// The same with a rule broken on purpose.
    #[must_use]
    pub fn with_fault(mut self, fault: Option<Fault>) -> Self {
        self.fault = fault;
        self
    }

    fn has(&self, fault: Fault) -> bool {
        self.fault == Some(fault)
    }

    fn unindex(&mut self, key: &RowKey) -> Result<(), Stop> {
        let Some(row) = self.rows.get(key) else { return Ok(()) };
        for index in index_keys(&self.kinds, row)? {
            self.index.remove(&(index.index.to_owned(), index.key, key.clone()));
        }
        Ok(())
    }
}

fn index_keys(kinds: &[KindSpec], row: &RawRecord) -> Result<Vec<obeznik_kernel::IndexKey>, Stop> {
    let spec = kinds.iter().find(|spec| spec.kind == row.kind);
    let spec = spec.ok_or_else(|| Stop::Broken(format!("kind {} is not registered", row.kind)))?;
    (spec.index_keys)(row)
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
        Ok(self.rows.values().filter(|row| row.scope == *scope).cloned().collect())
    }

    fn write_row(&mut self, row: &RawRecord) -> Result<(), Stop> {
        let key = RowKey::of(row);
        self.unindex(&key)?;
        for index in index_keys(&self.kinds, row)? {
            self.index.insert((index.index.to_owned(), index.key, key.clone()));
        }
        self.rows.insert(key, row.clone());
        Ok(())
    }

    fn erase_row(&mut self, key: &RowKey) -> Result<(), Stop> {
        self.unindex(key)?;
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
        if !self.has(Fault::BaseImagesForgotten) {
            self.bases.insert(base.key.clone(), base.clone());
        }
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

    fn set_sum(&mut self, scope: &AudienceId, sum: ScopeSum) -> Result<(), Stop> {
        let falls = sum.rows < self.sums.get(scope).copied().unwrap_or_default().rows;
        if falls && self.has(Fault::SumsForgetDeletions) {
            return Ok(());
        }
        self.sums.insert(scope.clone(), sum);
        Ok(())
    }

    fn staged(&self) -> Result<Vec<Staged>, Stop> {
        let mut staged: Vec<Staged> = self.staged.values().cloned().collect();
        if self.has(Fault::GoneDeletesAnywhere) {
            for one in staged.iter_mut().filter(|one| one.change == Change::Gone) {
                let base = self.bases.get(&one.key).map(|base| base.image.as_ref());
                if let Some(row) = base.unwrap_or_else(|| self.rows.get(&one.key)) {
                    one.scope = row.scope.clone();
                }
            }
        }
        Ok(staged)
    }

    fn stage(&mut self, row: &Staged) -> Result<(), Stop> {
        let scope = (!self.has(Fault::StagingWithoutScope)).then(|| row.scope.clone());
        self.staged.insert((row.key.clone(), scope), row.clone());
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

/// A [`MemoryStore`] whose transactions can be lost.
pub struct MemoryDisk(pub MemoryStore);

impl Disk for MemoryDisk {
    fn transact(
        &mut self,
        end: End,
        work: &mut dyn FnMut(&mut dyn ClientStore) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        match end {
            End::Commit => work(&mut self.0),
            End::Crash => work(&mut self.0.clone()),
        }
    }

    fn look(&mut self, work: &mut dyn FnMut(&dyn ClientStore) -> Result<(), Stop>) -> Result<(), Stop> {
        work(&self.0)
    }
}
