//! The real store code over files that live in memory: an office's and a device's, with the notebook of the
//! histories beside the modules of the house.

use std::collections::BTreeSet;

use obeznik_kernel::{DeviceId, Module, Stop};
use obeznik_sync::testing::{ClientDisk, ClientWork, End, MODULES, OfficeDisk, OfficeWork};
use obeznik_sync::{ClientStore as _, Position};
use rusqlite::{Connection, backup::Backup};

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
        empty().map(Self)
    }
}

impl MemoryClientFile {
    /// The file of a device that has just joined, with the modules its program knows.
    ///
    /// # Errors
    /// [`StoreError`] when SQLite refuses.
    pub fn new(device: DeviceId, modules: &'static [&'static Module]) -> Result<Self, StoreError> {
        let connection = empty()?;
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
        Self(copied(&self.0))
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
        Self { connection: copied(&self.connection), modules: self.modules }
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

fn empty() -> Result<Connection, StoreError> {
    let mut connection = Connection::open_in_memory()?;
    connection.set_prepared_statement_cache_capacity(256);
    connection.execute_batch("pragma foreign_keys = on; pragma secure_delete = on;")?;
    migrate(&mut connection)?;
    renew_indexes(&connection)?;
    renew_sums(&connection)?;
    Ok(connection)
}

fn copied(from: &Connection) -> Connection {
    let copy = || -> rusqlite::Result<Connection> {
        let mut to = Connection::open_in_memory()?;
        to.set_prepared_statement_cache_capacity(256);
        Backup::new(from, &mut to)?.step(-1)?;
        to.execute_batch("pragma foreign_keys = on; pragma secure_delete = on;")?;
        Ok(to)
    };
    copy().expect("a file in memory can be copied")
}
