//! A device's store that breaks one rule.

use std::collections::{BTreeMap, BTreeSet};

use obeznik_authority::UNDO;
use obeznik_kernel::{Audience, AudienceId, CommandId, RawRecord, RecordId, Stop, Timestamp};
use obeznik_sync::{
    Attention, BaseImage, Change, ClientStore, Entry, Position, Retained, RowKey, ScopeSum, Staged, Sums,
};

use crate::fault::Fault;

/// Passes everything on but for its fault.
pub(crate) struct FaultyClient<'a> {
    /// The sound store.
    pub(crate) inner: &'a mut dyn ClientStore,
    /// What it breaks.
    pub(crate) fault: Fault,
}

impl FaultyClient<'_> {
    fn has(&self, fault: Fault) -> bool {
        self.fault == fault
    }

    /// `gone` names the scope in which the row stands.
    fn gone_anywhere(&self, mut staged: Vec<Staged>) -> Result<Vec<Staged>, Stop> {
        for one in staged.iter_mut().filter(|one| one.change == Change::Gone) {
            let row = match self.inner.base(&one.key)? {
                Some(base) => base.image,
                None => self.inner.row(&one.key)?,
            };
            if let Some(row) = row {
                one.scope = row.scope;
            }
        }
        Ok(staged)
    }
}

/// One change per row, the last in the order of scopes.
fn without_scopes(staged: Vec<Staged>) -> Vec<Staged> {
    let by_row: BTreeMap<RowKey, Staged> = staged.into_iter().map(|one| (one.key.clone(), one)).collect();
    by_row.into_values().collect()
}

impl ClientStore for FaultyClient<'_> {
    fn row(&self, key: &RowKey) -> Result<Option<RawRecord>, Stop> {
        self.inner.row(key)
    }
    fn children(&self, parent: RecordId, kind: &str) -> Result<Vec<RawRecord>, Stop> {
        self.inner.children(parent, kind)
    }
    fn scan(&self, index: &str, prefix: &[&str], limit: usize) -> Result<Vec<RawRecord>, Stop> {
        self.inner.scan(index, prefix, limit)
    }
    fn rows_of(&self, scope: &AudienceId) -> Result<Vec<RawRecord>, Stop> {
        self.inner.rows_of(scope)
    }
    fn write_row(&mut self, row: &RawRecord) -> Result<(), Stop> {
        self.inner.write_row(row)
    }
    fn erase_row(&mut self, key: &RowKey) -> Result<(), Stop> {
        self.inner.erase_row(key)
    }
    fn audience(&self, id: &AudienceId) -> Result<Option<Audience>, Stop> {
        self.inner.audience(id)
    }
    fn keep_audience(&mut self, audience: &Audience) -> Result<(), Stop> {
        self.inner.keep_audience(audience)
    }
    fn base(&self, key: &RowKey) -> Result<Option<BaseImage>, Stop> {
        self.inner.base(key)
    }
    fn bases(&self) -> Result<Vec<BaseImage>, Stop> {
        self.inner.bases()
    }
    fn keep_base(&mut self, base: &BaseImage) -> Result<(), Stop> {
        if self.has(Fault::BaseImagesForgotten) { Ok(()) } else { self.inner.keep_base(base) }
    }
    fn drop_base(&mut self, key: &RowKey) -> Result<(), Stop> {
        self.inner.drop_base(key)
    }
    fn outbox(&self) -> Result<Vec<Entry>, Stop> {
        self.inner.outbox()
    }
    fn put_entry(&mut self, entry: &Entry) -> Result<(), Stop> {
        if self.has(Fault::UndoGoesAhead) && entry.signed.command.kind == UNDO {
            return self.inner.put_entry(&Entry { after: Vec::new(), ..entry.clone() });
        }
        self.inner.put_entry(entry)
    }
    fn remove_entry(&mut self, command: CommandId) -> Result<(), Stop> {
        self.inner.remove_entry(command)
    }
    fn attention(&self) -> Result<Vec<Attention>, Stop> {
        self.inner.attention()
    }
    fn add_attention(&mut self, refused: &Attention) -> Result<(), Stop> {
        if self.has(Fault::RefusedForgotten) { Ok(()) } else { self.inner.add_attention(refused) }
    }
    fn remove_attention(&mut self, command: CommandId) -> Result<(), Stop> {
        self.inner.remove_attention(command)
    }
    fn retained(&self) -> Result<Vec<Retained>, Stop> {
        self.inner.retained()
    }
    fn retain(&mut self, retained: &Retained) -> Result<(), Stop> {
        if self.has(Fault::AcceptedNotRetained) { Ok(()) } else { self.inner.retain(retained) }
    }
    fn forget_retained(&mut self, before: Timestamp) -> Result<(), Stop> {
        let too_early = if self.has(Fault::RetainedForgottenEarly) { 29 * 86_400 } else { 0 };
        let until = Timestamp::from_second(before.as_second() + too_early);
        self.inner.forget_retained(until.unwrap_or(before)) // all of them when another history begins
    }
    fn remove_retained(&mut self, command: CommandId) -> Result<(), Stop> {
        self.inner.remove_retained(command)
    }
    fn note_erased(&mut self, key: &RowKey) -> Result<(), Stop> {
        self.inner.note_erased(key)
    }
    fn erased(&self) -> Result<BTreeSet<RecordId>, Stop> {
        if self.has(Fault::ErasedKeptByDevices) { Ok(BTreeSet::new()) } else { self.inner.erased() }
    }
    fn forget_erased(&mut self) -> Result<(), Stop> {
        self.inner.forget_erased()
    }
    fn position(&self) -> Result<Position, Stop> {
        self.inner.position()
    }
    fn set_position(&mut self, position: &Position) -> Result<(), Stop> {
        let is_anew = position.is_anew && !self.has(Fault::StartOverKeepsRows);
        let mut position = Position { is_anew, ..position.clone() };
        if self.has(Fault::BegunOutlivesAccess) {
            let before = self.inner.position()?;
            let is_told = before.acl_ver < position.acl_ver;
            position.cursors.within = before.cursors.within.filter(|_| is_told).or(position.cursors.within);
        }
        self.inner.set_position(&position)
    }
    fn sum(&self, scope: &AudienceId) -> Result<ScopeSum, Stop> {
        self.inner.sum(scope)
    }
    fn sums(&self) -> Result<Sums, Stop> {
        self.inner.sums()
    }
    fn set_sum(&mut self, scope: &AudienceId, sum: ScopeSum) -> Result<(), Stop> {
        let falls = sum.rows < self.inner.sum(scope)?.rows;
        if falls && self.has(Fault::SumsForgetDeletions) { Ok(()) } else { self.inner.set_sum(scope, sum) }
    }
    fn staged(&self) -> Result<Vec<Staged>, Stop> {
        let staged = self.inner.staged()?;
        match self.fault {
            Fault::GoneDeletesAnywhere => self.gone_anywhere(staged),
            Fault::StagingWithoutScope => Ok(without_scopes(staged)),
            _ => Ok(staged),
        }
    }
    fn stage(&mut self, row: &Staged) -> Result<(), Stop> {
        self.inner.stage(row)
    }
    fn unstage_scope(&mut self, scope: &AudienceId) -> Result<(), Stop> {
        if self.has(Fault::StagingSurvivesLoss) { Ok(()) } else { self.inner.unstage_scope(scope) }
    }
    fn clear_staging(&mut self) -> Result<(), Stop> {
        self.inner.clear_staging()
    }
}
