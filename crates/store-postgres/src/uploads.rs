//! Blobs on their way up: what is noted of an upload and its parts.

use obeznik_kernel::{BlobHash, DeviceId, RecordId, Timestamp};
use postgres::Row;

use crate::blobs::{BlobKey, key_from};
use crate::connection::Values;
use crate::error::DatabaseError;
use crate::office::Office;
use crate::records::{id_from, number, signed};
use crate::transaction::Transaction;

/// Unfinished uploads of one device; the oldest goes for a new one.
const MOST_UPLOADS: usize = 16;

/// An upload that is not finished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    /// Names it.
    pub id: RecordId,
    /// Only this device continues it.
    pub device: DeviceId,
    /// What the whole must be.
    pub hash: BlobHash,
    /// How long the whole is.
    pub size_bytes: u64,
}

/// A part that came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its place, from 0.
    pub part: u32,
    /// SHA-256 of the plain part.
    pub digest: [u8; 32],
    /// What opens it.
    pub key: BlobKey,
}

impl Office {
    /// Begins an upload, or goes on with the one of the same device and content. Also tells where parts of older ones lie
    /// that went for it.
    ///
    /// # Errors
    /// [`DatabaseError`] when it was not begun.
    pub fn begin_upload(
        &self,
        upload: &Upload,
        now: Timestamp,
    ) -> Result<(Upload, Vec<String>), DatabaseError> {
        let transaction = Transaction::write(&self.pool, self.tenant)?;
        let Upload { id, device, hash, size_bytes } = upload;
        let tenant = transaction.tenant;
        let known =
            transaction.rows(include_str!("uploads/upload/of_device.sql"), &[&tenant, &device.0.0])?;
        let known: Vec<Upload> = known.iter().map(upload_from).collect::<Result<_, _>>()?;
        if let Some(found) = known.iter().find(|one| one.hash == *hash && one.size_bytes == *size_bytes) {
            let values: Values<'_> = &[&tenant, &found.id.0, &now.as_millisecond()];
            transaction.run(include_str!("uploads/upload/continue.sql"), values)?;
            transaction.commit()?;
            return Ok((found.clone(), Vec::new()));
        }
        let values: Values<'_> =
            &[&tenant, &id.0, &device.0.0, &hash.0, &signed(*size_bytes), &now.as_millisecond()];
        transaction.run(include_str!("uploads/upload/begin.sql"), values)?;
        let mut places = Vec::new();
        for old in known.iter().skip(MOST_UPLOADS - 1) {
            places.extend(forget(&transaction, old.id)?);
        }
        transaction.commit()?;
        Ok((upload.clone(), places))
    }

    /// An upload of a device with the parts that came; nothing when it is another's or there is none.
    ///
    /// # Errors
    /// [`DatabaseError`] when it cannot be read.
    pub fn upload(
        &self,
        id: RecordId,
        device: DeviceId,
    ) -> Result<Option<(Upload, Vec<Part>)>, DatabaseError> {
        let snapshot = Transaction::read(&self.pool, self.tenant)?;
        let tenant = snapshot.tenant;
        let values: Values<'_> = &[&tenant, &id.0, &device.0.0];
        let Some(row) = snapshot.one(include_str!("uploads/upload/get.sql"), values)? else {
            return Ok(None);
        };
        let parts = snapshot.rows(include_str!("uploads/upload_part/list.sql"), &[&tenant, &id.0])?;
        Ok(Some((upload_from(&row)?, parts.iter().map(part_from).collect::<Result<_, _>>()?)))
    }

    /// Notes a part whose content is in its place, and tells the place of one that came before. Nothing is noted
    /// when the upload went meanwhile: then it is the new one's own place.
    ///
    /// # Errors
    /// [`DatabaseError`] when it was not noted.
    pub fn keep_part(&self, upload: RecordId, part: &Part) -> Result<Option<String>, DatabaseError> {
        let transaction = Transaction::write(&self.pool, self.tenant)?;
        let tenant = transaction.tenant;
        let Part { part, digest, key: BlobKey { hash, size_bytes, nonce, sealed_key, place } } = part;
        if transaction.one(include_str!("uploads/upload/has.sql"), &[&tenant, &upload.0])?.is_none() {
            return Ok(Some(place.clone()));
        }
        let number = i64::from(*part);
        let before = transaction
            .rows(include_str!("uploads/upload_part/place.sql"), &[&tenant, &upload.0, &number])?;
        let values: Values<'_> = &[
            &tenant,
            &upload.0,
            &number,
            &digest.as_slice(),
            &signed(*size_bytes),
            &hash.0,
            nonce,
            sealed_key,
            place,
        ];
        transaction.run(include_str!("uploads/upload_part/keep.sql"), values)?;
        transaction.commit()?;
        Ok(places_of(&before)?.pop())
    }

    /// Forgets an upload and tells where its parts lie.
    ///
    /// # Errors
    /// [`DatabaseError`] when it is still there.
    pub fn forget_upload(&self, upload: RecordId) -> Result<Vec<String>, DatabaseError> {
        let transaction = Transaction::write(&self.pool, self.tenant)?;
        let places = forget(&transaction, upload)?;
        transaction.commit()?;
        Ok(places)
    }

    /// Forgets uploads that nobody began or went on with since an instant and tells where their parts lie.
    ///
    /// # Errors
    /// [`DatabaseError`] when something is still there.
    pub fn sweep_uploads(&self, before: Timestamp) -> Result<Vec<String>, DatabaseError> {
        let transaction = Transaction::write(&self.pool, self.tenant)?;
        let values: Values<'_> = &[&transaction.tenant, &before.as_millisecond()];
        let places = places_of(&transaction.rows(include_str!("uploads/upload_part/sweep.sql"), values)?)?;
        transaction.run(include_str!("uploads/upload/sweep.sql"), values)?;
        transaction.commit()?;
        Ok(places)
    }
}

fn forget(transaction: &Transaction<'_>, upload: RecordId) -> Result<Vec<String>, DatabaseError> {
    let values: Values<'_> = &[&transaction.tenant, &upload.0];
    let places = places_of(&transaction.rows(include_str!("uploads/upload_part/forget.sql"), values)?)?;
    transaction.run(include_str!("uploads/upload/forget.sql"), values)?;
    Ok(places)
}

fn places_of(rows: &[Row]) -> Result<Vec<String>, DatabaseError> {
    rows.iter().map(|row| Ok(row.try_get("place")?)).collect()
}

fn upload_from(row: &Row) -> Result<Upload, DatabaseError> {
    Ok(Upload {
        id: id_from(row, "upload_id")?,
        device: DeviceId(id_from(row, "device")?),
        hash: BlobHash(row.try_get("blob_id")?),
        size_bytes: number(row, "size_bytes")?,
    })
}

fn part_from(row: &Row) -> Result<Part, DatabaseError> {
    let unreadable = |column: &str| DatabaseError::Broken(format!("{column} does not read"));
    let digest: &[u8] = row.try_get("digest")?;
    Ok(Part {
        part: u32::try_from(number(row, "part")?).map_err(|_| unreadable("part"))?,
        digest: digest.try_into().map_err(|_| unreadable("digest"))?,
        key: key_from(row)?,
    })
}
