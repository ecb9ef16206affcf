//! One transaction of one municipality.

use obeznik_identity::TenantId;
use postgres::Row;
use uuid::Uuid;

use crate::connection::{Connection, Values};
use crate::error::DatabaseError;
use crate::pool::{Lent, Pool};
use crate::records::keys_version;

/// An open transaction. Dropped without [`Transaction::commit`], nothing of it stays.
pub(crate) struct Transaction<'a> {
    connection: Lent<'a>,
    /// The municipality; the first value of every statement.
    pub(crate) tenant: Uuid,
    /// The last `seq` given, as this transaction found it.
    pub(crate) seq: u64,
    is_open: bool,
}

impl<'a> Transaction<'a> {
    /// Begins to write. Whoever else writes for the municipality is waited for.
    pub(crate) fn write(pool: &'a Pool, tenant: TenantId) -> Result<Self, DatabaseError> {
        let mut begun = Self::begin(pool, tenant, "begin")?;
        begun.seq = begun.read_seq(include_str!("records/meta/lock.sql"))?;
        Ok(begun)
    }

    /// Begins to read from one snapshot, beside whoever writes.
    pub(crate) fn read(pool: &'a Pool, tenant: TenantId) -> Result<Self, DatabaseError> {
        let mut begun = Self::begin(pool, tenant, "begin isolation level repeatable read, read only")?;
        begun.seq = begun.read_seq(include_str!("records/meta/seq.sql"))?;
        Ok(begun)
    }

    /// Begins with a municipality that may not be there yet.
    pub(crate) fn begin(pool: &'a Pool, tenant: TenantId, begin: &str) -> Result<Self, DatabaseError> {
        let tenant = tenant.0.0;
        // An identifier is digits and hyphens, so it can stand in the text.
        let begin = format!("{begin}; set local obeznik.tenant = '{tenant}'");
        loop {
            let mut connection = pool.take()?;
            match connection.batch(&begin) {
                Ok(()) => return Ok(Self { connection, tenant, seq: 0, is_open: true }),
                // Cut while it rested; nothing has happened yet, and in the end there is a fresh one.
                Err(DatabaseError::Unreachable(_)) if !connection.is_fresh => connection.give_up(),
                Err(error) => return Err(error),
            }
        }
    }

    /// The last `seq`; an office whose records a newer program finds by other keys is left to it.
    fn read_seq(&self, sql: &'static str) -> Result<u64, DatabaseError> {
        let (mut seq, mut keys) = (None, 0);
        for row in self.rows(sql, &[&self.tenant])? {
            let (name, value): (&str, &str) = (row.try_get("name")?, row.try_get("value")?);
            let number: u64 =
                value.parse().map_err(|_| DatabaseError::Broken(format!("{name} is no number")))?;
            if name == "seq" { seq = Some(number) } else { keys = number }
        }
        if keys > keys_version() {
            return Err(DatabaseError::NewerServer);
        }
        seq.ok_or(DatabaseError::NoTenant)
    }

    pub(crate) fn commit(mut self) -> Result<(), DatabaseError> {
        self.is_open = false;
        let done = self.connection.batch("commit");
        if done.is_err() {
            self.connection.give_up();
        }
        done
    }

    pub(crate) fn rows(&self, sql: &'static str, values: Values<'_>) -> Result<Vec<Row>, DatabaseError> {
        self.connection.rows(sql, values)
    }

    pub(crate) fn one(&self, sql: &'static str, values: Values<'_>) -> Result<Option<Row>, DatabaseError> {
        self.connection.one(sql, values)
    }

    pub(crate) fn run(&self, sql: &'static str, values: Values<'_>) -> Result<u64, DatabaseError> {
        self.connection.run(sql, values)
    }

    pub(crate) fn batch(&self, sql: &str) -> Result<(), DatabaseError> {
        self.connection.batch(sql)
    }

    pub(crate) fn connection(&self) -> &Connection {
        &self.connection
    }
}

impl Drop for Transaction<'_> {
    fn drop(&mut self) {
        if self.is_open && self.connection.batch("rollback").is_err() {
            self.connection.give_up();
        }
    }
}
