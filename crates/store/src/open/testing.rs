//! What only tests do to a store, and stores that live in memory.

mod memory;

pub use memory::{MemoryClientFile, MemoryOfficeFile};

use obeznik_kernel::hex::hex;
use obeznik_kernel::{AudienceId, Timestamp};
use obeznik_sync::Sums;
use rusqlite::Connection;
use rusqlite::types::ValueRef;

use super::Store;
use crate::error::StoreError;
use crate::journal::{Journal, Since};
use crate::{blobs, cipher};

impl Store {
    /// Lets the file grow by so many pages at most, to see what a full disk does.
    ///
    /// # Errors
    /// [`StoreError`] when SQLite refuses.
    pub fn limit_pages(&self, more: i64) -> Result<(), StoreError> {
        let pages: i64 = self.connection.query_row("pragma page_count", [], |row| row.get(0))?;
        let limit = pages.saturating_add(more);
        self.connection.query_row(&format!("pragma max_page_count = {limit}"), [], |_| Ok(()))?;
        Ok(())
    }

    /// Marks the file as one that only a program of that format may open.
    ///
    /// # Errors
    /// [`StoreError`] when SQLite refuses.
    pub fn require_format(&self, format: u32) -> Result<(), StoreError> {
        Ok(self.connection.pragma_update(None, "user_version", format)?)
    }

    /// Changes a stored payload as the owner of the machine could.
    ///
    /// # Errors
    /// [`StoreError`] when SQLite refuses.
    pub fn forge_log(&self, log_no: u64) -> Result<(), StoreError> {
        self.connection.execute("update log set payload = payload || ' ' where log_no = ?1", [log_no])?;
        Ok(())
    }

    /// All records by kind and id, one a line, as `MemoryRecords::dump` of the kernel writes them.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn dump_records(&self) -> Result<String, StoreError> {
        let sql =
            "select kind, id, parent, scope, ver, seq, body_version, body from record order by kind, id";
        let line = |raw: obeznik_kernel::RawRecord| {
            let body = String::from_utf8_lossy(&raw.body);
            format!("{} {} v{} {} {body}\n", raw.kind, raw.id, raw.ver, raw.scope.0)
        };
        Ok(self.reader().rows(sql, [], crate::records::raw_from)?.into_iter().map(line).collect())
    }

    /// All read models in the order of their keys, one row a line.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn dump_models(&self) -> Result<String, StoreError> {
        models(&self.connection)
    }

    /// The first scope whose sum, kept step by step, is not that of its rows.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn miscounted(&self) -> Result<Option<AudienceId>, StoreError> {
        let (mut counted, kept) = (Sums::new(), crate::records::sums(&self.connection)?);
        self.reader().each_record(&mut |raw| counted.entry(raw.scope.clone()).or_default().add(&raw))?;
        let differs = |scope: &&AudienceId| counted.get(*scope) != kept.get(*scope);
        Ok(counted.keys().chain(kept.keys()).find(differs).cloned())
    }

    /// What whoever has its keys can read in the folder: every table of the file and of its copies, the journal, and
    /// the contents.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn said_anywhere(&self) -> Result<String, StoreError> {
        let mut out = said(&self.connection)?;
        for copy in self.copies() {
            out.push_str(&said(&cipher::at_rest(&copy.path, &self.cipher)?)?);
        }
        let (since, now) = (Since::OldestCopy, Timestamp::UNIX_EPOCH);
        let (_, past) = Journal::open(&self.folder, &self.unlocked.key, since, now)?;
        for entry in &past.entries {
            out.push_str(&serde_json::to_string(entry)?);
            out.push('\n');
        }
        for row in blobs::rows(&self.connection)? {
            match self.reader().blob(&obeznik_kernel::BlobHash(row.blob_id)) {
                Ok(mut content) => out.push_str(&String::from_utf8_lossy(&content.read_all()?)),
                Err(StoreError::BlobMissing { .. }) => {} // known by name, and not here
                Err(error) => return Err(error),
            }
        }
        Ok(out)
    }

    /// What a command changed.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn effects_of(
        &mut self,
        command: obeznik_kernel::CommandId,
    ) -> Result<Vec<obeznik_authority::Effect>, StoreError> {
        self.with_ledger(|ledger| ledger.effects_of(command))?.map_err(StoreError::from)
    }

    /// Uses the ledger of a transaction that is then rolled back.
    ///
    /// # Errors
    /// [`StoreError`] when there is no transaction to be had.
    pub fn with_ledger<T>(
        &mut self,
        look: impl FnOnce(&mut dyn obeznik_authority::Ledger) -> T,
    ) -> Result<T, StoreError> {
        let transaction = self.connection.transaction()?;
        Ok(look(&mut crate::records::SqliteLedger::new(&transaction)?))
    }

    /// Decides a command of modules that only a test has, as [`Store::execute`] does but for the journal.
    ///
    /// # Errors
    /// [`StoreError`] when nothing happened.
    pub fn execute_of(
        &mut self,
        modules: &'static [&'static obeznik_kernel::Module],
        signed: &obeznik_authority::SignedCommand,
        now: obeznik_kernel::Timestamp,
        ids: &mut dyn obeznik_kernel::IdSource,
    ) -> Result<obeznik_authority::Verdict, StoreError> {
        let transaction = self.connection.transaction()?;
        let mut ledger = crate::records::SqliteLedger::of_modules(&transaction, modules)?;
        let arrival = obeznik_authority::Arrival { now, ids, salt: [4; 16], rows: &[] };
        let verdict = obeznik_authority::decide(&mut ledger, signed, arrival)?;
        crate::project::follow(&transaction, &ledger.finish()?)?;
        transaction.commit()?;
        self.clear_erased(now);
        Ok(verdict)
    }

    /// Moves the write-ahead log into the file.
    ///
    /// # Errors
    /// [`StoreError`] when SQLite refuses.
    pub fn checkpoint(&self) -> Result<(), StoreError> {
        Ok(self.connection.query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(()))?)
    }

    /// Takes a record with its rows, log lines and effects away as a revocation does.
    ///
    /// # Errors
    /// [`StoreError`] when something stays.
    pub fn forget_record(&mut self, kind: &str, id: obeznik_kernel::RecordId) -> Result<(), StoreError> {
        let transaction = self.connection.transaction()?;
        let mut ledger = crate::records::SqliteLedger::new(&transaction)?;
        obeznik_kernel::Records::remove(&mut ledger, kind, id)?;
        crate::project::follow(&transaction, &ledger.finish()?)?;
        transaction.execute("update log set payload = null, salt = null", [])?;
        transaction.execute("delete from effect where id = ?1", [id.as_bytes()])?;
        Ok(transaction.commit()?)
    }
}

/// The read models of a connection, one row a line.
fn models(connection: &Connection) -> Result<String, StoreError> {
    let mut out = String::new();
    for projection in crate::project::PROJECTIONS {
        for table in projection.tables().iter().filter(|table| !table.starts_with("search")) {
            dump_table(connection, &format!("select * from {table} order by 1, 2, 3"), &mut out)?;
        }
    }
    let search =
        "select d.kind, d.id, d.owner, d.body, d.year, d.state, d.happened_on, d.number, d.title, t.body,
            m.id, g.kind, g.body, g.year, g.state
        from search_document as d
        join search_text as t on t.search_id = d.search_id
        join search_member as m on m.search_id = d.search_id
        join search_group as g on g.group_id = m.group_id
        order by d.kind, d.id";
    dump_table(connection, search, &mut out)?;
    Ok(out)
}

/// Every table of a connection, one row a line, bytes as the text they hold.
fn said(connection: &Connection) -> Result<String, StoreError> {
    let tables = "select name from sqlite_schema where type = 'table' order by name";
    let names: Vec<String> =
        connection.prepare(tables)?.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let mut out = String::new();
    for name in names {
        let mut statement = connection.prepare(&format!("select * from {name}"))?;
        let columns = statement.column_count();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            out.push_str(&name);
            for column in 0..columns {
                let text = match row.get_ref(column)? {
                    ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
                        String::from_utf8_lossy(bytes).into_owned()
                    }
                    other => format!("{other:?}"),
                };
                out.push_str(&format!(" {text}"));
            }
            out.push('\n');
        }
    }
    Ok(out)
}

fn dump_table(connection: &Connection, sql: &str, out: &mut String) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    let columns = statement.column_count();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        for column in 0..columns {
            dump_value(row.get_ref(column)?, out);
        }
        out.push('\n');
    }
    Ok(())
}

fn dump_value(value: ValueRef<'_>, out: &mut String) {
    match value {
        ValueRef::Text(text) => out.push_str(&format!("{:?}", String::from_utf8_lossy(text))),
        ValueRef::Blob(bytes) => out.push_str(&format!("x'{}'", hex(bytes))),
        other => out.push_str(&format!("{other:?}")),
    }
    out.push(' ');
}
