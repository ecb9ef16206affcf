//! Blobs as the database knows them: names, sizes and their own keys, sealed. Their content lies elsewhere.

use obeznik_identity::TenantId;
use obeznik_kernel::{BlobHash, Timestamp};
use postgres::Row;

use crate::connection::Values;
use crate::error::DatabaseError;
use crate::office::Office;
use crate::records::{number, signed};
use crate::transaction::Transaction;

/// What opens a blob, sealed itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlobKey {
    /// Its content address.
    pub hash: BlobHash,
    /// Bytes of the plain content.
    pub size_bytes: u64,
    /// For the sealed key.
    pub nonce: Vec<u8>,
    /// Its own key under the municipality's.
    pub sealed_key: Vec<u8>,
    /// Where its sealed content lies.
    pub place: String,
}

impl Office {
    /// Whose office it is.
    pub fn tenant(&self) -> TenantId {
        self.tenant
    }

    /// A blob; nothing when the office does not know it.
    ///
    /// # Errors
    /// [`DatabaseError`] when it cannot be read.
    pub fn blob(&self, hash: &BlobHash) -> Result<Option<BlobKey>, DatabaseError> {
        blob_in(&Transaction::read(&self.pool, self.tenant)?, hash)
    }

    /// Every blob of the office.
    ///
    /// # Errors
    /// [`DatabaseError`] when they cannot be read.
    pub fn blobs(&self) -> Result<Vec<BlobKey>, DatabaseError> {
        let snapshot = Transaction::read(&self.pool, self.tenant)?;
        snapshot
            .rows(include_str!("blobs/blob/list.sql"), &[&snapshot.tenant])?
            .iter()
            .map(key_from)
            .collect()
    }

    /// Keeps a blob whose content is in its place. One that is there already stays: `false`.
    ///
    /// # Errors
    /// [`DatabaseError`] when it was not kept.
    pub fn keep_blob(&self, key: &BlobKey, now: Timestamp) -> Result<bool, DatabaseError> {
        let transaction = Transaction::write(&self.pool, self.tenant)?;
        let BlobKey { hash, size_bytes, nonce, sealed_key, place } = key;
        let values: Values<'_> =
            &[&transaction.tenant, &hash.0, &signed(*size_bytes), nonce, sealed_key, &now.to_string(), place];
        let kept = transaction.run(include_str!("blobs/blob/put.sql"), values)?;
        transaction.commit()?;
        Ok(kept == 1)
    }

    /// Keeps a blob in the place of one whose content there was lost or damaged; `false` when another took that place
    /// meanwhile.
    ///
    /// # Errors
    /// [`DatabaseError`] when it was not kept.
    pub fn renew_blob(&self, key: &BlobKey, damaged: &str) -> Result<bool, DatabaseError> {
        let transaction = Transaction::write(&self.pool, self.tenant)?;
        let BlobKey { hash, size_bytes, nonce, sealed_key, place } = key;
        let values: Values<'_> =
            &[&transaction.tenant, &hash.0, &signed(*size_bytes), nonce, sealed_key, place, &damaged];
        let renewed = transaction.run(include_str!("blobs/blob/renew.sql"), values)?;
        transaction.commit()?;
        Ok(renewed == 1)
    }

    /// Where sealed content lies whose keys are gone; at most a thousand places.
    ///
    /// # Errors
    /// [`DatabaseError`] when they cannot be read.
    pub fn abandoned(&self) -> Result<Vec<String>, DatabaseError> {
        let snapshot = Transaction::read(&self.pool, self.tenant)?;
        let rows = snapshot.rows(include_str!("blobs/abandoned/list.sql"), &[&snapshot.tenant])?;
        rows.iter().map(|row| Ok(row.try_get("place")?)).collect()
    }

    /// Forgets places from which the sealed content was removed.
    ///
    /// # Errors
    /// [`DatabaseError`] when they are still noted.
    pub fn forget_abandoned(&self, places: &[String]) -> Result<(), DatabaseError> {
        let transaction = Transaction::write(&self.pool, self.tenant)?;
        transaction.run(include_str!("blobs/abandoned/forget.sql"), &[&transaction.tenant, &places])?;
        transaction.commit()
    }
}

fn blob_in(transaction: &Transaction<'_>, hash: &BlobHash) -> Result<Option<BlobKey>, DatabaseError> {
    let row = transaction.one(include_str!("blobs/blob/get.sql"), &[&transaction.tenant, &hash.0])?;
    row.as_ref().map(key_from).transpose()
}

pub(crate) fn key_from(row: &Row) -> Result<BlobKey, DatabaseError> {
    Ok(BlobKey {
        hash: BlobHash(row.try_get("blob_id")?),
        size_bytes: number(row, "size_bytes")?,
        nonce: row.try_get("nonce")?,
        sealed_key: row.try_get("sealed_key")?,
        place: row.try_get("place")?,
    })
}
