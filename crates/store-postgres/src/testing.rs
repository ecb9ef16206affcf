//! A real PostgreSQL in a temporary folder, and what only tests do to a database.

mod cluster;
mod disk;
mod pair;
#[path = "../../../tests/support/port.rs"]
mod port;

pub use cluster::Cluster;
pub use disk::PostgresOfficeDisk;
pub use pair::Pair;

use crate::database::Database;
use crate::error::DatabaseError;
use crate::office::Office;
use crate::transaction::Transaction;

impl Office {
    /// Changes a stored payload as the owner of the machine could.
    ///
    /// # Errors
    /// [`DatabaseError`] when the database refuses.
    pub fn forge_log(&self, log_no: u64) -> Result<(), DatabaseError> {
        let transaction = Transaction::write(&self.pool, self.tenant)?;
        let sql = "update log set payload = payload || ' ' where tenant = $1 and log_no = $2";
        transaction.run(sql, &[&transaction.tenant, &crate::records::signed(log_no)])?;
        transaction.commit()
    }

    /// Makes it look as if a newer program had opened the office.
    ///
    /// # Errors
    /// [`DatabaseError`] when the database refuses.
    pub fn open_by_newer(&self) -> Result<(), DatabaseError> {
        let transaction = Transaction::write(&self.pool, self.tenant)?;
        let newer = (crate::records::keys_version() + 1).to_string();
        let values: crate::connection::Values<'_> = &[&transaction.tenant, &"keys", &newer];
        transaction.run(include_str!("records/meta/set.sql"), values)?;
        transaction.commit()
    }

    /// Makes it look as if the office had been met in another database last.
    ///
    /// # Errors
    /// [`DatabaseError`] when the database refuses.
    pub fn come_from_elsewhere(&self) -> Result<(), DatabaseError> {
        let transaction = Transaction::write(&self.pool, self.tenant)?;
        let values: crate::connection::Values<'_> = &[&transaction.tenant, &"cluster", &"0/1/1"];
        transaction.run(include_str!("records/meta/set.sql"), values)?;
        transaction.commit()
    }

    /// How many rows a statement without the municipality sees in each table: inside a transaction of this one.
    ///
    /// # Errors
    /// [`DatabaseError`] when they cannot be counted.
    pub fn rows_in_sight(&self, table: &str) -> Result<i64, DatabaseError> {
        let snapshot = Transaction::read(&self.pool, self.tenant)?;
        let statement = snapshot.connection().prepare(&format!("select count(*) as number from {table}"))?;
        let rows = snapshot.connection().rows_prepared(&statement, &[])?;
        Ok(rows[0].try_get("number")?)
    }
}

impl Database {
    /// Runs a statement without values outside of any municipality and gives the first column as text.
    ///
    /// # Errors
    /// [`DatabaseError`] when the database refuses.
    pub fn outside(&self, sql: &str) -> Result<Vec<String>, DatabaseError> {
        let connection = self.pool.take()?;
        let statement = connection.prepare(sql)?;
        let rows = connection.rows_prepared(&statement, &[])?;
        rows.iter().map(|row| Ok(row.try_get(0)?)).collect()
    }
}
