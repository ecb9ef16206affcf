//! One connection with the statements it has prepared.

use std::cell::RefCell;
use std::collections::HashMap;
use std::time::Instant;

use postgres::types::ToSql;
use postgres::{Client, Row, Statement};

use crate::error::DatabaseError;

/// Values of a statement, bound and never pasted.
pub(crate) type Values<'a> = &'a [&'a (dyn ToSql + Sync)];

/// A connection. Statements are prepared once and kept.
pub(crate) struct Connection {
    client: RefCell<Client>,
    prepared: RefCell<HashMap<&'static str, Statement>>,
    place: RefCell<Option<String>>,
    pub(crate) used_at: Instant,
}

impl Connection {
    pub(crate) fn new(client: Client) -> Self {
        let (client, used_at) = (RefCell::new(client), Instant::now());
        Self { client, prepared: RefCell::default(), place: RefCell::default(), used_at }
    }

    /// Which database this is, and which of its lives; nothing while it only follows another. No connection to a
    /// database that leads outlives it, so it is asked once.
    pub(crate) fn place(&self) -> Result<Option<String>, DatabaseError> {
        if let Some(place) = self.place.borrow().as_ref() {
            return Ok(Some(place.clone()));
        }
        let row = self.one(include_str!("records/cluster.sql"), &[])?;
        let place = row.map(|row| row.try_get::<_, Option<String>>("place")).transpose()?.flatten();
        self.place.borrow_mut().clone_from(&place);
        Ok(place)
    }

    /// Rows of a statement.
    pub(crate) fn rows(&self, sql: &'static str, values: Values<'_>) -> Result<Vec<Row>, DatabaseError> {
        let statement = self.prepared(sql)?;
        Ok(self.client.borrow_mut().query(&statement, values)?)
    }

    /// The first row of a statement.
    pub(crate) fn one(&self, sql: &'static str, values: Values<'_>) -> Result<Option<Row>, DatabaseError> {
        Ok(self.rows(sql, values)?.into_iter().next())
    }

    /// Runs a statement and says how many rows it changed.
    pub(crate) fn run(&self, sql: &'static str, values: Values<'_>) -> Result<u64, DatabaseError> {
        let statement = self.prepared(sql)?;
        Ok(self.client.borrow_mut().execute(&statement, values)?)
    }

    /// Runs statements without values.
    pub(crate) fn batch(&self, sql: &str) -> Result<(), DatabaseError> {
        Ok(self.client.borrow_mut().batch_execute(sql)?)
    }

    /// A statement made at run time from names of tables and columns, never from values.
    pub(crate) fn prepare(&self, sql: &str) -> Result<Statement, DatabaseError> {
        Ok(self.client.borrow_mut().prepare(sql)?)
    }

    /// Runs such a statement.
    pub(crate) fn run_prepared(
        &self,
        statement: &Statement,
        values: Values<'_>,
    ) -> Result<u64, DatabaseError> {
        Ok(self.client.borrow_mut().execute(statement, values)?)
    }

    /// Rows of such a statement.
    #[cfg(all(unix, any(test, feature = "testing")))]
    pub(crate) fn rows_prepared(
        &self,
        statement: &Statement,
        values: Values<'_>,
    ) -> Result<Vec<Row>, DatabaseError> {
        Ok(self.client.borrow_mut().query(statement, values)?)
    }

    pub(crate) fn client(&mut self) -> &mut Client {
        self.client.get_mut()
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.client.borrow().is_closed()
    }

    fn prepared(&self, sql: &'static str) -> Result<Statement, DatabaseError> {
        if let Some(statement) = self.prepared.borrow().get(sql) {
            return Ok(statement.clone());
        }
        let statement = self.client.borrow_mut().prepare(sql)?;
        self.prepared.borrow_mut().insert(sql, statement.clone());
        Ok(statement)
    }
}
