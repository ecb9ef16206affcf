//! One open transaction as the ledger of the authority.

use std::cell::RefCell;
use std::collections::BTreeSet;

use obeznik_authority::{ChainHead, Effect, Ledger, LogEntry, Verdict, kinds, modules};
use obeznik_kernel::record::index_key_text;
use obeznik_kernel::{
    Audience, AudienceId, Belongings, CommandId, Module, RawRecord, RecordId, Records, Stop,
};
use obeznik_sync::office::{after_prefix, next_ver, verdict_word};
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::log::{self, entry_from};
use super::meta::{meta, set_meta};
use super::row::{id_from, maybe_id_from, raw_from};
use super::sums::PendingSums;
use crate::error::StoreError;
use crate::remains;

/// A record that a transaction wrote or removed.
pub(crate) type Touched = (String, RecordId);

/// Records, log, effects and what devices need, over one connection with an open transaction.
pub(crate) struct SqliteLedger<'a> {
    pub(super) connection: &'a Connection,
    pub(super) modules: &'static [&'static Module],
    pub(super) seq: u64,
    /// Whether the present command has written: all its writes have one `seq`.
    has_written: bool,
    touched: Vec<Touched>,
    /// Records erased for good.
    erased: Vec<Touched>,
    /// Contents of links that were cleared.
    contents: BTreeSet<String>,
    /// Audiences known to be stored.
    interned: BTreeSet<String>,
    /// Sums of scopes that changed.
    pub(super) sums: PendingSums,
    kept: Option<Kept>,
    failure: RefCell<Option<StoreError>>,
}

/// The way back to a savepoint, as far as it is not SQLite's.
struct Kept {
    seq: u64,
    has_written: bool,
    touched: usize,
    erased: usize,
    sums: PendingSums,
}

impl<'a> SqliteLedger<'a> {
    /// The ledger of an open transaction.
    pub(crate) fn new(connection: &'a Connection) -> Result<Self, StoreError> {
        Self::of_modules(connection, modules())
    }

    /// A ledger that takes commands of the given modules.
    pub(crate) fn of_modules(
        connection: &'a Connection,
        modules: &'static [&'static Module],
    ) -> Result<Self, StoreError> {
        let seq = meta(connection, "seq")?.and_then(|text| text.parse().ok()).unwrap_or(0);
        Ok(Self {
            connection,
            modules,
            seq,
            has_written: false,
            touched: Vec::new(),
            erased: Vec::new(),
            contents: BTreeSet::new(),
            interned: BTreeSet::new(),
            sums: PendingSums::default(),
            kept: None,
            failure: RefCell::new(None),
        })
    }

    /// Ends the ledger: keeps `seq` and sums, notes what was erased, and tells what was touched, each record once.
    pub(crate) fn finish(mut self) -> Result<Vec<Touched>, StoreError> {
        remains::note_erased(self.connection, &self.erased, self.contents)?;
        set_meta(self.connection, "seq", &self.seq.to_string())?;
        self.sums.write(self.connection)?;
        self.touched.sort();
        self.touched.dedup();
        Ok(self.touched)
    }

    /// What really failed behind a [`Stop::Broken`].
    pub(crate) fn failure(&self, stop: Stop) -> StoreError {
        self.failure.take().unwrap_or_else(|| stop.into())
    }

    /// Keeps the first real failure, which a [`Stop`] cannot carry.
    pub(super) fn sound<T, E: Into<StoreError>>(&self, result: Result<T, E>) -> Result<T, Stop> {
        result.map_err(|error| {
            let error = error.into();
            let stop = Stop::Broken(error.to_string());
            self.failure.borrow_mut().get_or_insert(error);
            stop
        })
    }

    pub(super) fn rows(&self, sql: &str, parameters: impl rusqlite::Params) -> Result<Vec<RawRecord>, Stop> {
        let read = || -> rusqlite::Result<Vec<RawRecord>> {
            let mut statement = self.connection.prepare_cached(sql)?;
            statement.query_map(parameters, raw_from)?.collect()
        };
        self.sound(read())
    }

    pub(super) fn run(&self, sql: &str, parameters: impl rusqlite::Params) -> Result<usize, Stop> {
        let write = || self.connection.prepare_cached(sql)?.execute(parameters);
        self.sound(write())
    }

    pub(super) fn one<T>(
        &self,
        sql: &str,
        parameters: impl rusqlite::Params,
        read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, Stop> {
        let query = || self.connection.prepare_cached(sql)?.query_row(parameters, read).optional();
        self.sound(query())
    }

    pub(super) fn list<T>(
        &self,
        sql: &str,
        parameters: impl rusqlite::Params,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, Stop> {
        let query = || self.connection.prepare_cached(sql)?.query_map(parameters, read)?.collect();
        self.sound::<_, rusqlite::Error>(query())
    }

    fn write_seq(&mut self) -> u64 {
        self.seq += u64::from(!self.has_written);
        self.has_written = true;
        self.seq
    }

    fn touch(&mut self, kind: &str, id: RecordId) {
        self.touched.push((kind.to_owned(), id));
    }

    fn index(&self, record: &RawRecord, is_there: bool) -> Result<(), Stop> {
        if is_there {
            self.run(include_str!("record_index/clear.sql"), params![record.id.as_bytes(), record.kind])?;
        }
        let own = self.modules.iter().flat_map(|module| module.kinds);
        let spec = kinds().chain(own).find(|spec| spec.kind == record.kind);
        let spec = spec.ok_or_else(|| Stop::Broken(format!("kind {} is not registered", record.kind)))?;
        for key in (spec.index_keys)(record)? {
            let parameters = params![key.index, key.key, record.id.as_bytes(), record.kind];
            self.run(include_str!("record_index/add.sql"), parameters)?;
        }
        Ok(())
    }

    /// Writes the row of a record. An insert that cannot be an update needs no savepoint of its own, which
    /// would also write the full text out at every row of an import.
    fn write(&self, record: &RawRecord, is_there: bool) -> Result<(), Stop> {
        let parameters = params![
            record.kind,
            record.id.as_bytes(),
            record.parent.map(|id| *id.as_bytes()),
            record.scope.0,
            record.ver,
            record.seq,
            record.body_version,
            record.body,
        ];
        let sql =
            if is_there { include_str!("record/update.sql") } else { include_str!("record/insert.sql") };
        self.run(sql, parameters).map(drop)
    }

    /// A row leaves the sum of its scope, and the scope itself unless it stays there.
    fn leave(&mut self, before: &RawRecord, seq: u64, stays: bool) -> Result<(), Stop> {
        let counted = self.sums.of(self.connection, &before.scope).map(|sum| sum.subtract(before));
        self.sound(counted)?;
        if !stays {
            let parameters = params![before.scope.0, before.kind, before.id.as_bytes(), seq];
            self.run(include_str!("gone/mark.sql"), parameters)?;
        }
        Ok(())
    }

    fn arrive(&mut self, record: &RawRecord) -> Result<(), Stop> {
        let counted = self.sums.of(self.connection, &record.scope).map(|sum| sum.add(record));
        self.sound(counted)?;
        let parameters = params![record.scope.0, record.kind, record.id.as_bytes()];
        self.run(include_str!("gone/clear.sql"), parameters).map(drop)
    }

    /// Audiences are few and most records share one: each is written once.
    fn intern(&mut self, audience: &Audience, seq: u64) -> Result<(), Stop> {
        let id = audience.id().0;
        if self.interned.contains(&id) {
            return Ok(());
        }
        let atoms = self.sound(serde_json::to_string(audience))?;
        self.run(include_str!("audience/intern.sql"), params![id, atoms, seq])?;
        self.interned.insert(id);
        Ok(())
    }

    fn append_effect(&self, log_no: u64, place: usize, effect: &Effect) -> Result<(), Stop> {
        let before = effect.before.as_ref();
        let parameters = params![
            log_no,
            place,
            effect.kind,
            effect.id.as_bytes(),
            effect.after_ver,
            before.and_then(|raw| raw.parent).map(|id| *id.as_bytes()),
            before.map(|raw| &raw.scope.0),
            before.map(|raw| raw.ver),
            before.map(|raw| raw.seq),
            before.map(|raw| raw.body_version),
            before.map(|raw| &raw.body),
        ];
        self.run(include_str!("effect/append.sql"), parameters).map(drop)
    }
}

impl Records for SqliteLedger<'_> {
    fn get(&self, kind: &str, id: RecordId) -> Result<Option<RawRecord>, Stop> {
        self.one(include_str!("record/get.sql"), params![kind, id.as_bytes()], raw_from)
    }

    fn children(&self, parent: RecordId, kind: &str) -> Result<Vec<RawRecord>, Stop> {
        self.rows(include_str!("record/children.sql"), params![parent.as_bytes(), kind])
    }

    fn scan(&self, index: &str, prefix: &[&str], limit: usize) -> Result<Vec<RawRecord>, Stop> {
        let first = index_key_text(prefix);
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let after = after_prefix(&first);
        self.rows(include_str!("record/scan.sql"), params![index, first, after, limit])
    }

    fn audience(&self, id: &AudienceId) -> Result<Option<Audience>, Stop> {
        let atoms: Option<String> =
            self.one(include_str!("audience/get.sql"), [&id.0], |row| row.get("atoms"))?;
        self.sound(atoms.map(|atoms| serde_json::from_str(&atoms)).transpose())
    }

    fn put(&mut self, mut record: RawRecord, audience: &Audience) -> Result<(), Stop> {
        let before = self.get(&record.kind, record.id)?;
        record.ver = next_ver(&record, before.as_ref());
        record.seq = self.write_seq();
        self.intern(audience, record.seq)?;
        if let Some(before) = &before {
            self.leave(before, record.seq, before.scope == record.scope)?;
        }
        self.write(&record, before.is_some())?;
        self.arrive(&record)?;
        self.index(&record, before.is_some())?;
        self.touch(&record.kind, record.id);
        Ok(())
    }

    fn remove(&mut self, kind: &str, id: RecordId) -> Result<(), Stop> {
        let Some(before) = self.get(kind, id)? else { return Ok(()) };
        self.run(include_str!("record_index/clear.sql"), params![id.as_bytes(), kind])?;
        self.run(include_str!("record/remove.sql"), params![kind, id.as_bytes()])?;
        let seq = self.write_seq();
        self.leave(&before, seq, false)?;
        self.touch(kind, id);
        Ok(())
    }

    fn erase(&mut self, kind: &str, id: RecordId) -> Result<(), Stop> {
        self.remove(kind, id)?;
        let seq = self.write_seq();
        // Wherever it ever was, devices are told; the images that know it go after that.
        self.run(include_str!("gone/erase_imaged.sql"), params![kind, id.as_bytes(), seq])?;
        self.run(include_str!("gone/erase.sql"), params![kind, id.as_bytes(), seq])?;
        self.run(include_str!("effect/clear_images.sql"), params![kind, id.as_bytes()])?;
        self.run(include_str!("erasure/note.sql"), params![kind, id.as_bytes()])?;
        self.erased.push((kind.to_owned(), id));
        Ok(())
    }
}

impl Ledger for SqliteLedger<'_> {
    fn modules(&self) -> &'static [&'static Module] {
        self.modules
    }

    fn answered(&self, command: CommandId) -> Result<Option<Verdict>, Stop> {
        Ok(self.entry_of(command)?.map(|entry| entry.verdict()))
    }

    fn head(&self) -> Result<ChainHead, Stop> {
        let read = |row: &Row<'_>| Ok(ChainHead { log_no: row.get("log_no")?, hash: row.get("hash")? });
        Ok(self.one(include_str!("log/head.sql"), [], read)?.unwrap_or_else(ChainHead::empty))
    }

    fn append(&mut self, entry: &LogEntry, effects: &[Effect]) -> Result<(), Stop> {
        let link = entry.stored()?;
        let parameters = params![
            entry.log_no,
            entry.header.command.0.as_bytes(),
            entry.header.kind,
            entry.header.actor.map(|actor| *actor.0.as_bytes()),
            entry.header.received_at.to_string(),
            verdict_word(&entry.header.verdict),
            link.header,
            link.payload,
            link.salt,
            link.words,
            link.signature,
            link.payload_hash,
            link.prev,
            link.hash,
            self.seq,
        ];
        self.run(include_str!("log/append.sql"), parameters)?;
        for (place, effect) in effects.iter().enumerate() {
            self.append_effect(entry.log_no, place, effect)?;
        }
        self.has_written = false;
        Ok(())
    }

    fn effects_of(&self, command: CommandId) -> Result<Vec<Effect>, Stop> {
        let read = || -> rusqlite::Result<Vec<Effect>> {
            let mut statement = self.connection.prepare_cached(include_str!("effect/of_command.sql"))?;
            statement.query_map([command.0.as_bytes()], effect_from)?.collect()
        };
        self.sound(read())
    }

    fn entry_of(&self, command: CommandId) -> Result<Option<LogEntry>, Stop> {
        self.one(include_str!("log/by_command.sql"), [command.0.as_bytes()], entry_from)
    }

    fn entries_after(&self, log_no: u64, limit: usize) -> Result<Vec<LogEntry>, Stop> {
        self.sound(log::entries_after(self.connection, log_no, limit))
    }

    fn touching(&self, kind: &str, id: RecordId) -> Result<Vec<u64>, Stop> {
        let sql = include_str!("effect/touching.sql");
        self.list(sql, params![kind, id.as_bytes()], |row| row.get("log_no"))
    }

    fn removed_under(&self, parents: &BTreeSet<RecordId>) -> Result<BTreeSet<Touched>, Stop> {
        let mut statement = self.sound(self.connection.prepare(include_str!("effect/removed_under.sql")))?;
        let parents: Vec<String> = parents.iter().map(|id| id.0.simple().to_string()).collect();
        let parents = self.sound(serde_json::to_string(&parents))?;
        let read = |row: &Row<'_>| Ok((row.get("kind")?, id_from(row, "id")?));
        let rows = self.sound(statement.query_map([parents], read))?;
        rows.map(|row| self.sound(row)).collect()
    }

    fn removed_of(&self, belongings: &Belongings) -> Result<BTreeSet<Touched>, Stop> {
        let Belongings { of, kinds, .. } = belongings;
        let kinds = self.sound(serde_json::to_string(kinds))?;
        let read = |row: &Row<'_>| Ok((row.get("kind")?, id_from(row, "id")?));
        let parameters = params![of.as_bytes(), kinds, of.to_string()];
        let gone = self.list(include_str!("effect/removed_of.sql"), parameters, read)?;
        Ok(gone.into_iter().collect())
    }

    fn clear(&mut self, cleared: &LogEntry) -> Result<(), Stop> {
        let header = &cleared.header;
        let evidence = header.on_behalf_of.as_ref().and_then(|behalf| behalf.evidence.as_ref());
        self.contents.extend(header.blob.iter().chain(evidence).map(|blob| blob.0.clone()));
        let link = cleared.stored()?;
        self.run(include_str!("log/clear.sql"), params![link.log_no, link.header]).map(drop)
    }

    fn is_any_erased(&self, ids: &BTreeSet<RecordId>) -> Result<bool, Stop> {
        if ids.is_empty() || !self.is_found(include_str!("erasure/any.sql"), [])? {
            return Ok(false);
        }
        for id in ids {
            if self.is_found(include_str!("erasure/is_there.sql"), [id.as_bytes()])? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn savepoint(&mut self) -> Result<(), Stop> {
        let Self { seq, has_written, sums, .. } = self;
        let (seq, has_written, sums) = (*seq, *has_written, sums.clone());
        let (touched, erased) = (self.touched.len(), self.erased.len());
        self.kept = Some(Kept { seq, has_written, touched, erased, sums });
        self.run("savepoint command", []).map(drop)
    }

    fn roll_back(&mut self) -> Result<(), Stop> {
        if let Some(Kept { seq, has_written, touched, erased, sums }) = self.kept.take() {
            (self.seq, self.has_written, self.sums) = (seq, has_written, sums);
            self.touched.truncate(touched);
            self.erased.truncate(erased);
        }
        self.interned.clear(); // those written since are gone
        self.run("rollback to command", [])?;
        self.run("release command", []).map(drop)
    }

    fn release(&mut self) -> Result<(), Stop> {
        self.kept = None;
        self.run("release command", []).map(drop)
    }

    fn records(&self) -> &dyn Records {
        self
    }

    fn as_records(&mut self) -> &mut dyn Records {
        self
    }
}

fn effect_from(row: &Row<'_>) -> rusqlite::Result<Effect> {
    let (kind, id): (String, RecordId) = (row.get("kind")?, id_from(row, "id")?);
    let scope: Option<String> = row.get("before_scope")?;
    let before = match scope {
        None => None,
        Some(scope) => Some(RawRecord {
            kind: kind.clone(),
            id,
            parent: maybe_id_from(row, "before_parent")?,
            scope: AudienceId(scope),
            ver: row.get("before_ver")?,
            seq: row.get("before_seq")?,
            body_version: row.get("before_body_version")?,
            body: row.get("before_body")?,
        }),
    };
    Ok(Effect { kind, id, before, after_ver: row.get("after_ver")? })
}
