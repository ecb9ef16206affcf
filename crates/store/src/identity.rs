//! The door of a shared server: accounts, visits and devices over one transaction.
//!
//! These tables are not journalled. A command typed on a desk must never be lost; a sign-in may be asked
//! for again, and a restored store ends every token anyway.

mod accounts;
mod columns;
mod enrolments;
mod post;
mod sessions;

use std::cell::RefCell;

use obeznik_authority::standing_of;
use obeznik_identity::{Denied, Fault, Stopped, Threshold};
use obeznik_kernel::{PersonId, Records, Standing, Stop};
use rusqlite::{Connection, OptionalExtension as _, Params, Row, TransactionBehavior};

use crate::error::StoreError;
use crate::open::Store;
use crate::read::Reader;
use crate::records::SqliteLedger;

/// The ports of the door over an open transaction, and the people and roles behind it.
pub struct DoorKeeper<'a> {
    connection: &'a Connection,
    failure: RefCell<Option<StoreError>>,
}

impl Store {
    /// Takes one step at the door. A denial is kept like a success: what was counted stays counted.
    ///
    /// # Errors
    /// [`StoreError`] when nothing happened at all.
    pub fn at_the_door<T>(
        &mut self,
        step: impl FnOnce(&mut DoorKeeper<'_>) -> Result<T, Stopped>,
    ) -> Result<Result<T, Denied>, StoreError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut keeper = DoorKeeper { connection: &transaction, failure: RefCell::new(None) };
        let done = match step(&mut keeper) {
            Ok(done) => Ok(done),
            Err(Stopped::Denied(denied)) => Err(denied),
            Err(Stopped::Fault(fault)) => {
                return Err(keeper.failure.take().unwrap_or(StoreError::Broken(fault.0)));
            }
        };
        transaction.commit()?;
        Ok(done)
    }
}

impl Reader {
    /// Looks at the door without changing anything; a step that writes is a fault.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn at_the_door<T>(
        &self,
        look: impl FnOnce(&mut DoorKeeper<'_>) -> Result<T, Stopped>,
    ) -> Result<Result<T, Denied>, StoreError> {
        let snapshot = self.connection.unchecked_transaction()?;
        let mut keeper = DoorKeeper { connection: &snapshot, failure: RefCell::new(None) };
        match look(&mut keeper) {
            Ok(seen) => Ok(Ok(seen)),
            Err(Stopped::Denied(denied)) => Ok(Err(denied)),
            Err(Stopped::Fault(fault)) => Err(keeper.failure.take().unwrap_or(StoreError::Broken(fault.0))),
        }
    }
}

impl DoorKeeper<'_> {
    /// Keeps the first real failure, which a [`Fault`] cannot carry.
    fn sound<T, E: Into<StoreError>>(&self, result: Result<T, E>) -> Result<T, Fault> {
        result.map_err(|error| {
            let error = error.into();
            let fault = Fault(error.to_string());
            self.failure.borrow_mut().get_or_insert(error);
            fault
        })
    }

    /// Runs a statement and says how many rows it changed.
    fn run(&self, sql: &str, parameters: impl Params) -> Result<usize, Fault> {
        let write = || self.connection.prepare_cached(sql)?.execute(parameters);
        self.sound(write())
    }

    fn one<T>(
        &self,
        sql: &str,
        parameters: impl Params,
        read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, Fault> {
        let query = || self.connection.prepare_cached(sql)?.query_row(parameters, read).optional();
        self.sound(query())
    }

    fn rows<T>(
        &self,
        sql: &str,
        parameters: impl Params,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, Fault> {
        let query = || -> rusqlite::Result<Vec<T>> {
            self.connection.prepare_cached(sql)?.query_map(parameters, read)?.collect()
        };
        self.sound(query())
    }
}

impl Threshold for DoorKeeper<'_> {
    fn standing(&self, person: PersonId) -> Result<Option<Standing>, Fault> {
        let ledger = self.sound(SqliteLedger::new(self.connection))?;
        match standing_of(&ledger, person) {
            Ok(standing) => Ok(Some(standing)),
            Err(Stop::Refused(_)) => Ok(None),
            Err(stop) => self.sound(Err(ledger.failure(stop))),
        }
    }

    fn with_records(&self, look: &mut dyn FnMut(&dyn Records) -> Result<(), Stop>) -> Result<(), Fault> {
        let ledger = self.sound(SqliteLedger::new(self.connection))?;
        let looked = look(&ledger);
        self.sound(looked.map_err(|stop| ledger.failure(stop)))
    }
}
