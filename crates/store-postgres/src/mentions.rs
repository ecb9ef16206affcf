//! Who may have a blob. A hash is no capability: who wants the bytes must see a record that names them.

use obeznik_authority::standing_of;
use obeznik_kernel::{Audience, BlobHash, Date, PersonId, Stop};

use crate::error::DatabaseError;
use crate::office::Office;
use crate::records::PostgresLedger;
use crate::transaction::Transaction;

impl Office {
    /// Whether a person sees any record that names the blob.
    ///
    /// # Errors
    /// [`DatabaseError`] when the office cannot be read.
    pub fn may_have_blob(
        &self,
        person: PersonId,
        hash: &BlobHash,
        today: Date,
    ) -> Result<bool, DatabaseError> {
        let snapshot = Transaction::read(&self.pool, self.tenant)?;
        let ledger = PostgresLedger::new(&snapshot);
        let standing = match standing_of(&ledger, person) {
            Ok(standing) => standing,
            Err(Stop::Refused(_)) => return Ok(false),
            Err(stop) => return Err(ledger.failure(stop)),
        };
        for row in snapshot.rows(include_str!("mentions/audiences.sql"), &[&snapshot.tenant, &hash.0])? {
            let audience: Audience = serde_json::from_str(row.try_get("atoms")?)?;
            if audience.is_seen_by(&standing, today) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
