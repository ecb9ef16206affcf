//! One open transaction as the ledger of the authority.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

use obeznik_authority::{ChainHead, Effect, Ledger, LogEntry, Verdict, kinds, modules};
use obeznik_kernel::record::index_key_text;
use obeznik_kernel::{
    Audience, AudienceId, Belongings, CommandId, IndexKey, KindSpec, Module, RawRecord, RecordId, Records,
    Stop,
};
use obeznik_sync::office::{after_prefix, blobs_in, next_ver, verdict_word};
use postgres::Row;
use uuid::Uuid;

use super::columns::{id_from, maybe_id_from, maybe_number, number, raw_from, signed, version};
use super::log::{chain_head, entries_after, entry_from};
use super::sums::PendingSums;
use crate::connection::Values;
use crate::error::DatabaseError;
use crate::transaction::Transaction;

/// Records a transaction has read or written, so that none is fetched twice.
type Known = HashMap<(String, RecordId), Option<RawRecord>>;

/// Records, log, effects and what devices need, over one open transaction.
pub(crate) struct PostgresLedger<'a> {
    pub(super) transaction: &'a Transaction<'a>,
    modules: &'static [&'static Module],
    pub(crate) seq: u64,
    /// Whether the present command has written: all its writes have one `seq`.
    has_written: bool,
    /// Audiences known to be stored.
    interned: BTreeSet<String>,
    /// Contents that erased records and cleared links named.
    contents: BTreeSet<String>,
    known: RefCell<Known>,
    pub(super) sums: PendingSums,
    kept: Option<Kept>,
    failure: RefCell<Option<DatabaseError>>,
}

/// The way back to a savepoint, as far as it is not PostgreSQL's.
struct Kept {
    seq: u64,
    has_written: bool,
    sums: PendingSums,
}

impl<'a> PostgresLedger<'a> {
    /// The ledger of an open transaction.
    pub(crate) fn new(transaction: &'a Transaction<'a>) -> Self {
        Self::of_modules(transaction, modules())
    }

    /// A ledger that takes commands of the given modules.
    pub(crate) fn of_modules(transaction: &'a Transaction<'a>, modules: &'static [&'static Module]) -> Self {
        Self {
            transaction,
            modules,
            seq: transaction.seq,
            has_written: false,
            interned: BTreeSet::new(),
            contents: BTreeSet::new(),
            known: RefCell::default(),
            sums: PendingSums::default(),
            kept: None,
            failure: RefCell::new(None),
        }
    }

    /// Ends the ledger: keeps `seq` and sums, and lets go of contents that nothing names after an erasure.
    pub(crate) fn finish(self) -> Result<(), DatabaseError> {
        if !self.contents.is_empty() {
            let contents: Vec<&String> = self.contents.iter().collect();
            self.transaction.run(include_str!("../blobs/blob/abandon.sql"), &[&self.tenant(), &contents])?;
        }
        if self.seq != self.transaction.seq {
            let values: Values<'_> = &[&self.tenant(), &"seq", &self.seq.to_string()];
            self.transaction.run(include_str!("meta/set.sql"), values)?;
        }
        self.sums.write(self.transaction)
    }

    /// What really failed behind a [`Stop::Broken`].
    pub(crate) fn failure(&self, stop: Stop) -> DatabaseError {
        self.failure.take().unwrap_or_else(|| stop.into())
    }

    /// Keeps the first real failure, which a [`Stop`] cannot carry.
    pub(super) fn sound<T, E: Into<DatabaseError>>(&self, result: Result<T, E>) -> Result<T, Stop> {
        result.map_err(|error| {
            let error = error.into();
            let stop = Stop::Broken(error.to_string());
            self.failure.borrow_mut().get_or_insert(error);
            stop
        })
    }

    pub(super) fn tenant(&self) -> Uuid {
        self.transaction.tenant
    }

    pub(super) fn run(&self, sql: &'static str, values: Values<'_>) -> Result<u64, Stop> {
        self.sound(self.transaction.run(sql, values))
    }

    pub(super) fn one<T>(
        &self,
        sql: &'static str,
        values: Values<'_>,
        read: impl FnOnce(&Row) -> Result<T, DatabaseError>,
    ) -> Result<Option<T>, Stop> {
        let row = self.sound(self.transaction.one(sql, values))?;
        self.sound(row.as_ref().map(read).transpose())
    }

    pub(super) fn list<T>(
        &self,
        sql: &'static str,
        values: Values<'_>,
        read: impl FnMut(&Row) -> Result<T, DatabaseError>,
    ) -> Result<Vec<T>, Stop> {
        let rows = self.sound(self.transaction.rows(sql, values))?;
        self.sound(rows.iter().map(read).collect())
    }

    fn write_seq(&mut self) -> u64 {
        self.seq += u64::from(!self.has_written);
        self.has_written = true;
        self.seq
    }

    fn spec(&self, kind: &str) -> Result<&'static KindSpec, Stop> {
        let own = self.modules.iter().flat_map(|module| module.kinds);
        let spec = kinds().chain(own).find(|spec| spec.kind == kind);
        spec.ok_or_else(|| Stop::Broken(format!("kind {kind} is not registered")))
    }

    /// The keys of a record, and whether they are those of the one that stood there.
    fn keys(&self, record: &RawRecord, before: Option<&RawRecord>) -> Result<(Vec<IndexKey>, bool), Stop> {
        let keys_of = self.spec(&record.kind)?.index_keys;
        let keys = keys_of(record)?;
        let are_same = before.and_then(|before| keys_of(before).ok()).as_ref() == Some(&keys);
        Ok((keys, are_same))
    }

    /// Notes which blobs the record names.
    fn mention(&self, record: &RawRecord, before: Option<&RawRecord>) -> Result<(), Stop> {
        let blobs = blobs_in(&record.body);
        if blobs == before.map(|before| blobs_in(&before.body)).unwrap_or_default() {
            return Ok(());
        }
        self.set_mentions(&record.kind, record.id, &blobs)
    }

    fn set_mentions(&self, kind: &str, id: RecordId, blobs: &BTreeSet<String>) -> Result<(), Stop> {
        let blobs: Vec<&String> = blobs.iter().collect();
        let values: Values<'_> = &[&self.tenant(), &kind, &id.0, &blobs];
        self.run(include_str!("../mentions/set.sql"), values).map(drop)
    }

    /// Writes a record; with keys also that it is found by them and in its scope.
    fn write(&self, record: &RawRecord, keys: Option<Vec<IndexKey>>) -> Result<(), Stop> {
        let RawRecord { kind, id, parent, scope, ver, seq, body_version, body } = record;
        let (tenant, parent, body_version) = (self.tenant(), parent.map(|id| id.0), i64::from(*body_version));
        let (ver, seq) = (signed(*ver), signed(*seq));
        let mut values: Vec<&(dyn postgres::types::ToSql + Sync)> =
            vec![&tenant, kind, &id.0, &parent, &scope.0, &ver, &seq, &body_version, body];
        let Some(keys) = keys else {
            return self.run(include_str!("record/put.sql"), &values).map(drop);
        };
        let (indexes, keys): (Vec<&str>, Vec<String>) =
            keys.into_iter().map(|IndexKey { index, key }| (index, key)).unzip();
        values.extend([&indexes as &(dyn postgres::types::ToSql + Sync), &keys]);
        self.run(include_str!("record/put_whole.sql"), &values).map(drop)
    }

    /// A row leaves the sum of its scope, and the scope itself unless it stays there.
    fn leave(&mut self, before: &RawRecord, seq: u64, stays: bool) -> Result<(), Stop> {
        let counted = self.sums.of(self.transaction, &before.scope).map(|sum| sum.subtract(before));
        self.sound(counted)?;
        if !stays {
            let values: Values<'_> =
                &[&self.tenant(), &before.scope.0, &before.kind, &before.id.0, &signed(seq)];
            self.run(include_str!("gone/mark.sql"), values)?;
        }
        Ok(())
    }

    fn arrive(&mut self, record: &RawRecord) -> Result<(), Stop> {
        let counted = self.sums.of(self.transaction, &record.scope).map(|sum| sum.add(record));
        self.sound(counted)
    }

    /// Audiences are few and most records share one: each is written once.
    fn intern(&mut self, audience: &Audience, seq: u64) -> Result<(), Stop> {
        let id = audience.id().0;
        if self.interned.contains(&id) {
            return Ok(());
        }
        let atoms = self.sound(serde_json::to_string(audience))?;
        let values: Values<'_> = &[&self.tenant(), &id, &atoms, &signed(seq)];
        self.run(include_str!("audience/intern.sql"), values)?;
        self.interned.insert(id);
        Ok(())
    }

    fn remember(&self, kind: &str, id: RecordId, record: Option<RawRecord>) {
        self.known.borrow_mut().insert((kind.to_owned(), id), record);
    }

    fn append_effects(&self, log_no: u64, effects: &[Effect]) -> Result<(), Stop> {
        if effects.is_empty() {
            return Ok(());
        }
        let kinds: Vec<&str> = effects.iter().map(|effect| effect.kind.as_str()).collect();
        let ids: Vec<Uuid> = effects.iter().map(|effect| effect.id.0).collect();
        let after_vers: Vec<Option<i64>> =
            effects.iter().map(|effect| effect.after_ver.map(signed)).collect();
        let before: Vec<Option<&RawRecord>> = effects.iter().map(|effect| effect.before.as_ref()).collect();
        let parents: Vec<Option<Uuid>> = of_each(&before, |raw| raw.parent.map(|id| id.0));
        let scopes: Vec<Option<&str>> = of_each(&before, |raw| Some(raw.scope.0.as_str()));
        let vers = of_each(&before, |raw| Some(signed(raw.ver)));
        let seqs = of_each(&before, |raw| Some(signed(raw.seq)));
        let body_versions = of_each(&before, |raw| Some(i64::from(raw.body_version)));
        let bodies: Vec<Option<&[u8]>> = of_each(&before, |raw| Some(raw.body.as_slice()));
        let values: Values<'_> = &[
            &self.tenant(),
            &signed(log_no),
            &kinds,
            &ids,
            &after_vers,
            &parents,
            &scopes,
            &vers,
            &seqs,
            &body_versions,
            &bodies,
        ];
        self.run(include_str!("effect/append.sql"), values).map(drop)
    }
}

fn of_each<'a, T>(
    before: &[Option<&'a RawRecord>],
    part: impl Fn(&'a RawRecord) -> Option<T>,
) -> Vec<Option<T>> {
    before.iter().map(|raw| raw.and_then(&part)).collect()
}

impl Records for PostgresLedger<'_> {
    fn get(&self, kind: &str, id: RecordId) -> Result<Option<RawRecord>, Stop> {
        if let Some(known) = self.known.borrow().get(&(kind.to_owned(), id)) {
            return Ok(known.clone());
        }
        let found = self.one(include_str!("record/get.sql"), &[&self.tenant(), &kind, &id.0], raw_from)?;
        self.remember(kind, id, found.clone());
        Ok(found)
    }

    fn children(&self, parent: RecordId, kind: &str) -> Result<Vec<RawRecord>, Stop> {
        self.list(include_str!("record/children.sql"), &[&self.tenant(), &parent.0, &kind], raw_from)
    }

    fn scan(&self, index: &str, prefix: &[&str], limit: usize) -> Result<Vec<RawRecord>, Stop> {
        let first = index_key_text(prefix);
        let (after, limit) = (after_prefix(&first), signed(limit as u64));
        let values: Values<'_> = &[&self.tenant(), &index, &first, &after, &limit];
        self.list(include_str!("record/scan.sql"), values, raw_from)
    }

    fn audience(&self, id: &AudienceId) -> Result<Option<Audience>, Stop> {
        let read = |row: &Row| -> Result<Audience, DatabaseError> {
            Ok(serde_json::from_str(row.try_get("atoms")?)?)
        };
        self.one(include_str!("audience/get.sql"), &[&self.tenant(), &id.0], read)
    }

    fn put(&mut self, mut record: RawRecord, audience: &Audience) -> Result<(), Stop> {
        let before = self.get(&record.kind, record.id)?;
        record.ver = next_ver(&record, before.as_ref());
        record.seq = self.write_seq();
        self.intern(audience, record.seq)?;
        let stays = before.as_ref().is_some_and(|before| before.scope == record.scope);
        if let Some(before) = &before {
            self.leave(before, record.seq, stays)?;
        }
        // A row that stays in its scope was never gone from it.
        let (keys, are_same) = self.keys(&record, before.as_ref())?;
        self.write(&record, (!stays || !are_same).then_some(keys))?;
        self.arrive(&record)?;
        self.mention(&record, before.as_ref())?;
        let (kind, id) = (record.kind.clone(), record.id);
        self.remember(&kind, id, Some(record));
        Ok(())
    }

    fn remove(&mut self, kind: &str, id: RecordId) -> Result<(), Stop> {
        let Some(before) = self.get(kind, id)? else { return Ok(()) };
        let none: &[&str] = &[];
        let values: Values<'_> = &[&self.tenant(), &id.0, &kind, &none, &none];
        self.run(include_str!("record_index/set.sql"), values)?;
        self.set_mentions(kind, id, &BTreeSet::new())?;
        self.run(include_str!("record/remove.sql"), &[&self.tenant(), &kind, &id.0])?;
        let seq = self.write_seq();
        self.leave(&before, seq, false)?;
        self.remember(kind, id, None);
        Ok(())
    }

    fn erase(&mut self, kind: &str, id: RecordId) -> Result<(), Stop> {
        let record: Values<'_> = &[&self.tenant(), &kind, &id.0];
        let read = |row: &Row| Ok(row.try_get("blob_id")?);
        let named = self.list(include_str!("../mentions/of_record.sql"), record, read)?;
        self.contents.extend(named);
        self.remove(kind, id)?;
        let seq = signed(self.write_seq());
        // Wherever it ever was, devices are told; the images that know it go after that.
        self.run(include_str!("gone/erase.sql"), &[&self.tenant(), &kind, &id.0, &seq])?;
        let record: Values<'_> = &[&self.tenant(), &kind, &id.0];
        self.run(include_str!("effect/clear_images.sql"), record)?;
        self.run(include_str!("erasure/note.sql"), record).map(drop)
    }
}

impl Ledger for PostgresLedger<'_> {
    fn modules(&self) -> &'static [&'static Module] {
        self.modules
    }

    fn answered(&self, command: CommandId) -> Result<Option<Verdict>, Stop> {
        Ok(self.entry_of(command)?.map(|entry| entry.verdict()))
    }

    fn head(&self) -> Result<ChainHead, Stop> {
        self.sound(chain_head(self.transaction))
    }

    fn append(&mut self, entry: &LogEntry, effects: &[Effect]) -> Result<(), Stop> {
        let link = entry.stored()?;
        let values: Values<'_> = &[
            &self.tenant(),
            &signed(entry.log_no),
            &entry.header.command.0.0,
            &entry.header.kind,
            &entry.header.actor.map(|actor| actor.0.0),
            &entry.header.received_at.to_string(),
            &verdict_word(&entry.header.verdict),
            &link.header,
            &link.payload,
            &link.salt,
            &link.words,
            &link.signature,
            &link.payload_hash,
            &link.prev,
            &link.hash,
            &signed(self.seq),
        ];
        self.run(include_str!("log/append.sql"), values)?;
        self.append_effects(entry.log_no, effects)?;
        self.has_written = false;
        Ok(())
    }

    fn effects_of(&self, command: CommandId) -> Result<Vec<Effect>, Stop> {
        self.list(include_str!("effect/of_command.sql"), &[&self.tenant(), &command.0.0], effect_from)
    }

    fn entry_of(&self, command: CommandId) -> Result<Option<LogEntry>, Stop> {
        self.one(include_str!("log/by_command.sql"), &[&self.tenant(), &command.0.0], entry_from)
    }

    fn entries_after(&self, log_no: u64, limit: usize) -> Result<Vec<LogEntry>, Stop> {
        let limit = u32::try_from(limit).unwrap_or(u32::MAX);
        self.sound(entries_after(self.transaction, log_no, limit))
    }

    fn touching(&self, kind: &str, id: RecordId) -> Result<Vec<u64>, Stop> {
        let values: Values<'_> = &[&self.tenant(), &kind, &id.0];
        self.list(include_str!("effect/touching.sql"), values, |row| number(row, "log_no"))
    }

    fn removed_under(&self, parents: &BTreeSet<RecordId>) -> Result<BTreeSet<(String, RecordId)>, Stop> {
        let parents: Vec<Uuid> = parents.iter().map(|id| id.0).collect();
        let read = |row: &Row| Ok((row.try_get("kind")?, id_from(row, "id")?));
        let values: Values<'_> = &[&self.tenant(), &parents];
        Ok(self.list(include_str!("effect/removed_under.sql"), values, read)?.into_iter().collect())
    }

    fn removed_of(&self, belongings: &Belongings) -> Result<BTreeSet<(String, RecordId)>, Stop> {
        let Belongings { of, kinds, .. } = *belongings;
        let read = |row: &Row| Ok((row.try_get("kind")?, id_from(row, "id")?));
        let named = of.to_string().into_bytes();
        let values: Values<'_> = &[&self.tenant(), &of.0, &kinds, &named];
        Ok(self.list(include_str!("effect/removed_of.sql"), values, read)?.into_iter().collect())
    }

    fn clear(&mut self, cleared: &LogEntry) -> Result<(), Stop> {
        let header = &cleared.header;
        let evidence = header.on_behalf_of.as_ref().and_then(|behalf| behalf.evidence.as_ref());
        self.contents.extend(header.blob.iter().chain(evidence).map(|blob| blob.0.clone()));
        let link = cleared.stored()?;
        let values: Values<'_> = &[&self.tenant(), &signed(link.log_no), &link.header];
        self.run(include_str!("log/clear.sql"), values).map(drop)
    }

    fn is_any_erased(&self, ids: &BTreeSet<RecordId>) -> Result<bool, Stop> {
        if ids.is_empty() {
            return Ok(false);
        }
        let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
        let read = |row: &Row| Ok(row.try_get("found")?);
        let found = self.one(include_str!("erasure/is_any.sql"), &[&self.tenant(), &ids], read)?;
        Ok(found.unwrap_or(false))
    }

    fn savepoint(&mut self) -> Result<(), Stop> {
        let Self { seq, has_written, sums, .. } = self;
        self.kept = Some(Kept { seq: *seq, has_written: *has_written, sums: sums.clone() });
        self.sound(self.transaction.batch("savepoint command"))
    }

    fn roll_back(&mut self) -> Result<(), Stop> {
        if let Some(Kept { seq, has_written, sums }) = self.kept.take() {
            (self.seq, self.has_written, self.sums) = (seq, has_written, sums);
        }
        self.interned.clear(); // those written since are gone
        self.known.borrow_mut().clear();
        self.sound(self.transaction.batch("rollback to savepoint command; release savepoint command"))
    }

    fn release(&mut self) -> Result<(), Stop> {
        self.kept = None;
        self.sound(self.transaction.batch("release savepoint command"))
    }

    fn records(&self) -> &dyn Records {
        self
    }

    fn as_records(&mut self) -> &mut dyn Records {
        self
    }
}

fn effect_from(row: &Row) -> Result<Effect, DatabaseError> {
    let (kind, id): (String, RecordId) = (row.try_get("kind")?, id_from(row, "id")?);
    let scope: Option<String> = row.try_get("before_scope")?;
    let before = match scope {
        None => None,
        Some(scope) => Some(RawRecord {
            kind: kind.clone(),
            id,
            parent: maybe_id_from(row, "before_parent")?,
            scope: AudienceId(scope),
            ver: number(row, "before_ver")?,
            seq: number(row, "before_seq")?,
            body_version: version(row, "before_body_version")?,
            body: row.try_get("before_body")?,
        }),
    };
    Ok(Effect { kind, id, before, after_ver: maybe_number(row, "after_ver")? })
}
