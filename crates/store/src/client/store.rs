//! The tables of a joined device.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use obeznik_authority::kinds;
use obeznik_kernel::{
    Audience, AudienceId, CommandId, Module, RawRecord, RecordId, Records as _, Stop, Timestamp,
};
use obeznik_sync::{
    Attention, BaseImage, ClientStore, Entry, Position, Retained, RowKey, ScopeSum, Staged, Sums,
};
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::image::{base_from, put_base, put_staged, staged_from};
use crate::error::StoreError;
use crate::records::{self, SqliteLedger, Touched, id_from, raw_from, write_record};

/// What a device keeps, over one connection with an open transaction.
pub(crate) struct SqliteClient<'a> {
    connection: &'a Connection,
    modules: &'static [&'static Module],
    /// Reads are the same as an office's.
    reads: SqliteLedger<'a>,
    /// Rows that were written or erased, as they were before the transaction.
    touched: BTreeMap<RowKey, Option<RawRecord>>,
    /// Rows of the office that were taken away.
    erased: BTreeSet<RowKey>,
    /// Rows that the office erased for good.
    for_good: Vec<Touched>,
    failure: RefCell<Option<StoreError>>,
}

impl<'a> SqliteClient<'a> {
    /// The client of an open transaction, with rows found by the keys of the given modules too.
    pub(crate) fn of_modules(
        connection: &'a Connection,
        modules: &'static [&'static Module],
    ) -> Result<Self, StoreError> {
        let reads = SqliteLedger::of_modules(connection, modules)?;
        let (touched, erased, failure) = (BTreeMap::new(), BTreeSet::new(), RefCell::new(None));
        Ok(Self { connection, modules, reads, touched, erased, for_good: Vec::new(), failure })
    }

    /// Rows that are not as they were before the transaction. A rebase takes predictions back and makes most
    /// of them again; lists and search need not follow those.
    pub(crate) fn finish(self) -> Result<Vec<Touched>, StoreError> {
        let mut changed = Vec::new();
        for (key, before) in &self.touched {
            let is_same = self.reads.get(&key.kind, key.id).map_err(|stop| self.failure(stop))? == *before;
            changed.extend((!is_same).then(|| (key.kind.clone(), key.id)));
        }
        Ok(changed)
    }

    /// Rows the office gave and the person does not see any more.
    pub(crate) fn lost(&self) -> Result<Vec<Touched>, StoreError> {
        let mut lost = Vec::new();
        for key in &self.erased {
            let is_here = self.row(key).map_err(|stop| self.failure(stop))?.is_some();
            let is_predicted = self.base(key).map_err(|stop| self.failure(stop))?.is_some();
            lost.extend((!is_here && !is_predicted).then(|| (key.kind.clone(), key.id)));
        }
        Ok(lost)
    }

    /// Rows that the office erased for good, whether they were here or not.
    pub(crate) fn erased_for_good(&self) -> Vec<Touched> {
        self.for_good.clone()
    }

    /// What really failed behind a [`Stop::Broken`].
    pub(crate) fn failure(&self, stop: Stop) -> StoreError {
        self.failure.take().unwrap_or_else(|| self.reads.failure(stop))
    }

    fn sound<T, E: Into<StoreError>>(&self, result: Result<T, E>) -> Result<T, Stop> {
        result.map_err(|error| {
            let error = error.into();
            let stop = Stop::Broken(error.to_string());
            self.failure.borrow_mut().get_or_insert(error);
            stop
        })
    }

    fn run(&self, sql: &str, parameters: impl rusqlite::Params) -> Result<(), Stop> {
        let write = || self.connection.prepare_cached(sql)?.execute(parameters);
        self.sound(write()).map(drop)
    }

    fn list<T>(
        &self,
        sql: &str,
        parameters: impl rusqlite::Params,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, Stop> {
        let query = || self.connection.prepare_cached(sql)?.query_map(parameters, read)?.collect();
        self.sound::<_, rusqlite::Error>(query())
    }

    fn one<T>(
        &self,
        sql: &str,
        parameters: impl rusqlite::Params,
        read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, Stop> {
        let query = || self.connection.prepare_cached(sql)?.query_row(parameters, read).optional();
        self.sound(query())
    }

    /// Bodies of JSON, in the order of the statement.
    fn bodies<T: DeserializeOwned>(&self, sql: &str) -> Result<Vec<T>, Stop> {
        let bodies = self.list(sql, [], |row| row.get::<_, String>("body"))?;
        bodies.iter().map(|body| self.sound(serde_json::from_str(body))).collect()
    }

    fn json<T: Serialize>(&self, value: &T) -> Result<String, Stop> {
        self.sound(serde_json::to_string(value))
    }

    fn touch(&mut self, key: &RowKey) -> Result<(), Stop> {
        if !self.touched.contains_key(key) {
            let before = self.reads.get(&key.kind, key.id)?;
            self.touched.insert(key.clone(), before);
        }
        Ok(())
    }

    fn unindex(&self, key: &RowKey) -> Result<(), Stop> {
        let sql = include_str!("../records/record_index/clear.sql");
        self.run(sql, params![key.id.as_bytes(), key.kind])
    }

    /// A body of a newer program is kept and shown as such; no rule finds it by a key.
    fn index(&self, row: &RawRecord) -> Result<(), Stop> {
        let own = self.modules.iter().flat_map(|module| module.kinds);
        let spec = kinds().chain(own).find(|spec| spec.kind == row.kind);
        let keys = spec.and_then(|spec| (spec.index_keys)(row).ok()).unwrap_or_default();
        for key in keys {
            let sql = include_str!("../records/record_index/add.sql");
            self.run(sql, params![key.index, key.key, row.id.as_bytes(), row.kind])?;
        }
        Ok(())
    }
}

impl ClientStore for SqliteClient<'_> {
    fn row(&self, key: &RowKey) -> Result<Option<RawRecord>, Stop> {
        self.reads.get(&key.kind, key.id)
    }

    fn children(&self, parent: RecordId, kind: &str) -> Result<Vec<RawRecord>, Stop> {
        self.reads.children(parent, kind)
    }

    fn scan(&self, index: &str, prefix: &[&str], limit: usize) -> Result<Vec<RawRecord>, Stop> {
        self.reads.scan(index, prefix, limit)
    }

    fn rows_of(&self, scope: &AudienceId) -> Result<Vec<RawRecord>, Stop> {
        self.list(include_str!("../records/record/of_scope.sql"), [&scope.0], raw_from)
    }

    fn write_row(&mut self, row: &RawRecord) -> Result<(), Stop> {
        let key = RowKey::of(row);
        self.touch(&key)?;
        self.sound(write_record(self.connection, row))?;
        self.unindex(&key)?;
        self.index(row)
    }

    fn erase_row(&mut self, key: &RowKey) -> Result<(), Stop> {
        self.touch(key)?;
        if self.row(key)?.is_some_and(|row| row.seq > 0) {
            self.erased.insert(key.clone()); // a prediction has no place in the order of the office
        }
        self.unindex(key)?;
        self.run(include_str!("../records/record/remove.sql"), params![key.kind, key.id.as_bytes()])
    }

    fn audience(&self, id: &AudienceId) -> Result<Option<Audience>, Stop> {
        self.reads.audience(id)
    }

    fn keep_audience(&mut self, audience: &Audience) -> Result<(), Stop> {
        let atoms = self.json(audience)?;
        self.run(include_str!("../records/audience/intern.sql"), params![audience.id().0, atoms, 1])
    }

    fn base(&self, key: &RowKey) -> Result<Option<BaseImage>, Stop> {
        self.one(include_str!("base_image/get.sql"), params![key.kind, key.id.as_bytes()], base_from)
    }

    fn bases(&self) -> Result<Vec<BaseImage>, Stop> {
        self.list(include_str!("base_image/list.sql"), [], base_from)
    }

    fn keep_base(&mut self, base: &BaseImage) -> Result<(), Stop> {
        self.sound(put_base(self.connection, base))
    }

    fn drop_base(&mut self, key: &RowKey) -> Result<(), Stop> {
        self.run(include_str!("base_image/remove.sql"), params![key.kind, key.id.as_bytes()])
    }

    fn outbox(&self) -> Result<Vec<Entry>, Stop> {
        self.bodies(include_str!("outbox/list.sql"))
    }

    fn put_entry(&mut self, entry: &Entry) -> Result<(), Stop> {
        let body = self.json(entry)?;
        self.run(include_str!("outbox/put.sql"), params![entry.place, entry.id().0.as_bytes(), body])
    }

    fn remove_entry(&mut self, command: CommandId) -> Result<(), Stop> {
        self.run(include_str!("outbox/remove.sql"), [command.0.as_bytes()])
    }

    fn attention(&self) -> Result<Vec<Attention>, Stop> {
        self.bodies(include_str!("attention/list.sql"))
    }

    fn add_attention(&mut self, refused: &Attention) -> Result<(), Stop> {
        let body = self.json(refused)?;
        let command = refused.signed.command.id;
        self.run(include_str!("attention/add.sql"), params![command.0.as_bytes(), body])
    }

    fn remove_attention(&mut self, command: CommandId) -> Result<(), Stop> {
        self.run(include_str!("attention/remove.sql"), [command.0.as_bytes()])
    }

    fn retained(&self) -> Result<Vec<Retained>, Stop> {
        self.bodies(include_str!("retained/list.sql"))
    }

    fn retain(&mut self, retained: &Retained) -> Result<(), Stop> {
        let Retained { entry, settled_at } = retained;
        let body = self.json(retained)?;
        let command = entry.id();
        let parameters = params![entry.place, command.0.as_bytes(), settled_at.as_second(), body];
        self.run(include_str!("retained/put.sql"), parameters)
    }

    fn forget_retained(&mut self, before: Timestamp) -> Result<(), Stop> {
        self.run(include_str!("retained/forget.sql"), [before.as_second()])
    }

    fn remove_retained(&mut self, command: CommandId) -> Result<(), Stop> {
        self.run(include_str!("retained/remove.sql"), [command.0.as_bytes()])
    }

    fn note_erased(&mut self, key: &RowKey) -> Result<(), Stop> {
        self.for_good.push((key.kind.clone(), key.id));
        self.run(include_str!("../records/erasure/note.sql"), params![key.kind, key.id.as_bytes()])
    }

    fn erased(&self) -> Result<BTreeSet<RecordId>, Stop> {
        let sql = include_str!("../records/erasure/list.sql");
        Ok(self.list(sql, [], |row| id_from(row, "id"))?.into_iter().collect())
    }

    fn forget_erased(&mut self) -> Result<(), Stop> {
        self.run(include_str!("../records/erasure/clear.sql"), [])
    }

    fn position(&self) -> Result<Position, Stop> {
        let found = self.bodies(include_str!("position/get.sql"))?.into_iter().next();
        found.ok_or_else(|| Stop::Broken("the store has joined no office".to_owned()))
    }

    fn set_position(&mut self, position: &Position) -> Result<(), Stop> {
        let body = self.json(position)?;
        self.run(include_str!("position/put.sql"), [body])
    }

    fn sum(&self, scope: &AudienceId) -> Result<ScopeSum, Stop> {
        self.sound(records::sum(self.connection, scope))
    }

    fn sums(&self) -> Result<Sums, Stop> {
        self.sound(records::sums(self.connection))
    }

    fn set_sum(&mut self, scope: &AudienceId, sum: ScopeSum) -> Result<(), Stop> {
        self.sound(records::set_sum(self.connection, scope, sum))
    }

    fn staged(&self) -> Result<Vec<Staged>, Stop> {
        self.list(include_str!("staged/list.sql"), [], staged_from)
    }

    fn stage(&mut self, row: &Staged) -> Result<(), Stop> {
        self.sound(put_staged(self.connection, row))
    }

    fn unstage_scope(&mut self, scope: &AudienceId) -> Result<(), Stop> {
        self.run(include_str!("staged/forget_scope.sql"), [&scope.0])
    }

    fn clear_staging(&mut self) -> Result<(), Stop> {
        self.run(include_str!("staged/clear.sql"), [])
    }
}
