//! The door of a shared server: accounts, visits and devices over one transaction.

mod accounts;
mod columns;
mod enrolments;
mod post;
mod sessions;

use std::cell::RefCell;

use obeznik_authority::standing_of;
use obeznik_identity::{Denied, Fault, Sessions as _, Stopped, Threshold};
use obeznik_kernel::{PersonId, Records, Standing, Stop};
use postgres::Row;
use uuid::Uuid;

use crate::connection::Values;
use crate::error::DatabaseError;
use crate::office::Office;
use crate::records::PostgresLedger;
use crate::transaction::Transaction;

pub(crate) use columns::{state, word};

/// The ports of the door over an open transaction, and the people and roles behind it.
pub struct DoorKeeper<'a> {
    transaction: &'a Transaction<'a>,
    failure: RefCell<Option<DatabaseError>>,
}

impl Office {
    /// Takes one step at the door. A denial is kept like a success: what was counted stays counted. Steps of one
    /// municipality go one after another, or failures counted at once by two servers would be counted as one.
    ///
    /// # Errors
    /// [`DatabaseError`] when nothing happened at all.
    pub fn at_the_door<T>(
        &self,
        step: impl FnOnce(&mut DoorKeeper<'_>) -> Result<T, Stopped>,
    ) -> Result<Result<T, Denied>, DatabaseError> {
        let transaction = Transaction::write(&self.pool, self.tenant)?;
        let mut keeper = DoorKeeper::over(&transaction);
        let done = step(&mut keeper);
        let done = keeper.came_to(done)?;
        transaction.commit()?;
        Ok(done)
    }

    /// Looks at the door without changing anything; a step that writes is a fault.
    ///
    /// # Errors
    /// [`DatabaseError`] when it cannot be read.
    pub fn look_at_the_door<T>(
        &self,
        look: impl FnOnce(&mut DoorKeeper<'_>) -> Result<T, Stopped>,
    ) -> Result<Result<T, Denied>, DatabaseError> {
        DoorKeeper::look(&Transaction::read(&self.pool, self.tenant)?, look)
    }
}

/// Ends every visit, pairing and token within an open transaction.
pub(crate) fn end_all(transaction: &Transaction<'_>) -> Result<(), DatabaseError> {
    let mut keeper = DoorKeeper::over(transaction);
    let ended = keeper.end_all().map_err(Stopped::from);
    keeper.came_to(ended).map(drop) // what ends is never denied
}

impl<'a> DoorKeeper<'a> {
    /// Looks at the door of an open snapshot.
    pub(crate) fn look<T>(
        snapshot: &'a Transaction<'a>,
        look: impl FnOnce(&mut Self) -> Result<T, Stopped>,
    ) -> Result<Result<T, Denied>, DatabaseError> {
        let mut keeper = Self::over(snapshot);
        let done = look(&mut keeper);
        keeper.came_to(done)
    }

    fn over(transaction: &'a Transaction<'a>) -> Self {
        Self { transaction, failure: RefCell::new(None) }
    }

    fn came_to<T>(&self, done: Result<T, Stopped>) -> Result<Result<T, Denied>, DatabaseError> {
        match done {
            Ok(done) => Ok(Ok(done)),
            Err(Stopped::Denied(denied)) => Ok(Err(denied)),
            Err(Stopped::Fault(fault)) => Err(self.failure.take().unwrap_or(DatabaseError::Broken(fault.0))),
        }
    }

    /// Keeps the first real failure, which a [`Fault`] cannot carry.
    fn sound<T>(&self, result: Result<T, DatabaseError>) -> Result<T, Fault> {
        result.map_err(|error| {
            let fault = Fault(error.to_string());
            self.failure.borrow_mut().get_or_insert(error);
            fault
        })
    }

    fn tenant(&self) -> Uuid {
        self.transaction.tenant
    }

    /// Runs a statement and says how many rows it changed.
    fn run(&self, sql: &'static str, values: Values<'_>) -> Result<u64, Fault> {
        self.sound(self.transaction.run(sql, values))
    }

    fn one<T>(
        &self,
        sql: &'static str,
        values: Values<'_>,
        read: impl FnOnce(&Row) -> Result<T, DatabaseError>,
    ) -> Result<Option<T>, Fault> {
        let row = self.sound(self.transaction.one(sql, values))?;
        self.sound(row.as_ref().map(read).transpose())
    }

    fn rows<T>(
        &self,
        sql: &'static str,
        values: Values<'_>,
        read: impl FnMut(&Row) -> Result<T, DatabaseError>,
    ) -> Result<Vec<T>, Fault> {
        let rows = self.sound(self.transaction.rows(sql, values))?;
        self.sound(rows.iter().map(read).collect())
    }
}

impl Threshold for DoorKeeper<'_> {
    fn standing(&self, person: PersonId) -> Result<Option<Standing>, Fault> {
        let ledger = PostgresLedger::new(self.transaction);
        match standing_of(&ledger, person) {
            Ok(standing) => Ok(Some(standing)),
            Err(Stop::Refused(_)) => Ok(None),
            Err(stop) => self.sound(Err(ledger.failure(stop))),
        }
    }

    fn with_records(&self, look: &mut dyn FnMut(&dyn Records) -> Result<(), Stop>) -> Result<(), Fault> {
        let ledger = PostgresLedger::new(self.transaction);
        let looked = look(&ledger);
        self.sound(looked.map_err(|stop| ledger.failure(stop)))
    }
}
