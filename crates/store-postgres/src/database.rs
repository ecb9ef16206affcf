//! What one server process holds of the database.

use std::sync::Arc;

use obeznik_identity::TenantId;

use crate::address::Address;
use crate::error::DatabaseError;
use crate::migrate;
use crate::office::Office;
use crate::pool::Pool;

/// The database of many municipalities.
#[derive(Clone)]
pub struct Database {
    pub(crate) pool: Arc<Pool>,
}

impl Database {
    /// Prepares a database for this program, or brings an older one forward; tells how many migrations ran.
    ///
    /// # Errors
    /// [`DatabaseError`] when it is too old, of a newer program, or does not answer.
    pub fn migrate(address: &Address) -> Result<usize, DatabaseError> {
        migrate::migrate(&mut address.connect()?)
    }

    /// Opens a database that is prepared, with at most so many connections at once.
    ///
    /// # Errors
    /// As [`Database::migrate`]; [`DatabaseError::NotMigrated`] when it is not prepared.
    pub fn open(address: &Address, connections: usize) -> Result<Self, DatabaseError> {
        migrate::check(&mut address.connect()?)?;
        Ok(Self { pool: Arc::new(Pool::new(address.clone(), connections)) })
    }

    /// Asks for nothing but an answer.
    ///
    /// # Errors
    /// [`DatabaseError`] when there is none.
    pub fn answers(&self) -> Result<(), DatabaseError> {
        self.pool.take()?.batch("select 1")
    }

    /// A municipality of it; whether there is one shows at the first use.
    pub fn office(&self, tenant: TenantId) -> Office {
        Office { pool: Arc::clone(&self.pool), tenant }
    }
}
