//! The real store code over files that live in memory: an office's and a device's, with the notebook of the
//! histories beside the modules of the house.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use obeznik_kernel::{DeviceId, Module, Stop};
use obeznik_sync::testing::{ClientDisk, ClientWork, End, MODULES, OfficeDisk, OfficeWork};
use obeznik_sync::{ClientStore as _, Position};
use rusqlite::Connection;
use rusqlite::backup::Backup;

use crate::cipher::settle;
use crate::client::SqliteClient;
use crate::error::StoreError;
use crate::migrate::migrate;
use crate::project::{follow, rebuild};
use crate::records::{SqliteLedger, Touched, renew_indexes, renew_sums};

/// An office's file in memory.
pub struct MemoryOfficeFile(Connection);

/// A device's file in memory.
pub struct MemoryClientFile {
    connection: Connection,
    modules: &'static [&'static Module],
}

impl MemoryOfficeFile {
    /// An empty one.
    ///
    /// # Errors
    /// [`StoreError`] when SQLite refuses.
    pub fn new() -> Result<Self, StoreError> {
        fresh().map(Self)
    }
}

impl MemoryClientFile {
    /// The file of a device that has just joined, with the modules its program knows.
    ///
    /// # Errors
    /// [`StoreError`] when SQLite refuses.
    pub fn new(device: DeviceId, modules: &'static [&'static Module]) -> Result<Self, StoreError> {
        let connection = fresh()?;
        let mut client = SqliteClient::of_modules(&connection, modules)?;
        client.set_position(&Position::new(device))?;
        drop(client);
        Ok(Self { connection, modules })
    }

    /// The first line in which lists and search differ from what a rebuild makes of the same records.
    ///
    /// # Errors
    /// [`StoreError`] when SQLite refuses.
    pub fn outdated_model(&mut self) -> Result<Option<String>, StoreError> {
        let kept = super::models(&self.connection)?;
        rebuild(&mut self.connection, &mut |_| true)?;
        let rebuilt = super::models(&self.connection)?;
        if kept == rebuilt {
            return Ok(None);
        }
        let (kept, rebuilt): (BTreeSet<&str>, BTreeSet<&str>) =
            (kept.lines().collect(), rebuilt.lines().collect());
        Ok(kept.symmetric_difference(&rebuilt).next().map(|line| (*line).to_owned()))
    }
}

impl OfficeDisk for MemoryOfficeFile {
    fn transact(&mut self, end: End, work: OfficeWork<'_>) -> Result<(), Stop> {
        in_transaction(&mut self.0, end, |connection| {
            let mut ledger = SqliteLedger::of_modules(connection, &MODULES)?;
            work(&mut ledger)?;
            ledger.finish()
        })
    }

    fn copied(&self) -> Self {
        Self(copied(&self.0).expect(COPYABLE))
    }

    fn said(&self) -> String {
        super::said(&self.0).expect(READABLE)
    }
}

impl ClientDisk for MemoryClientFile {
    fn transact(&mut self, end: End, work: ClientWork<'_>) -> Result<(), Stop> {
        let Self { connection, modules } = self;
        in_transaction(connection, end, |connection| {
            let mut client = SqliteClient::of_modules(connection, modules)?;
            work(&mut client)?;
            client.finish()
        })
    }

    fn copied(&self) -> Self {
        Self { connection: copied(&self.connection).expect(COPYABLE), modules: self.modules }
    }

    fn said(&self) -> String {
        super::said(&self.connection).expect(READABLE)
    }
}

fn in_transaction(
    connection: &mut Connection,
    end: End,
    work: impl FnOnce(&Connection) -> Result<Vec<Touched>, StoreError>,
) -> Result<(), Stop> {
    let run = || -> Result<(), StoreError> {
        let transaction = connection.transaction()?;
        let touched = work(&transaction)?;
        follow(&transaction, &touched)?;
        match end {
            End::Commit => Ok(transaction.commit()?),
            End::Crash => Ok(transaction.rollback()?),
        }
    };
    run().map_err(|error| match error {
        StoreError::Refused(refusal) => Stop::Refused(refusal),
        other => Stop::Broken(other.to_string()),
    })
}

thread_local! {
    /// An empty file after all migrations: they run once, and every other file begins as its copy.
    static EMPTY: OnceCell<Connection> = const { OnceCell::new() };
}

const READABLE: &str = "a file in memory can be read";
const COPYABLE: &str = "a file in memory can be copied";

fn fresh() -> Result<Connection, StoreError> {
    EMPTY.with(|empty| match empty.get() {
        Some(empty) => copied(empty),
        None => copied(empty.get_or_init(|| migrated().expect("migrations run on an empty file"))),
    })
}

fn migrated() -> Result<Connection, StoreError> {
    let mut connection = opened()?;
    migrate(&mut connection)?;
    renew_indexes(&connection)?;
    renew_sums(&connection)?;
    Ok(connection)
}

fn copied(from: &Connection) -> Result<Connection, StoreError> {
    let mut to = opened()?;
    Backup::new(from, &mut to)?.step(-1)?;
    Ok(to)
}

fn opened() -> Result<Connection, StoreError> {
    let connection = Connection::open_in_memory()?;
    settle(&connection)?;
    connection.execute_batch("pragma foreign_keys = on; pragma secure_delete = on;")?;
    Ok(connection)
}
