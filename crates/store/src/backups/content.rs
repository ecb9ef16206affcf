//! One content out of the backups: the newest of them that has it whole gives it back to the store that lost it.

use std::collections::BTreeSet;
use std::path::Path;

use obeznik_kernel::BlobHash;

use super::DATABASE;
use super::error::BackupError;
use super::note::{Note, blob_name};
use super::place::BackupPlace;
use crate::blobs::{self, BlobReader, BlobRow, BlobSealer, SealedBlob};
use crate::cipher::{self, Cipher};
use crate::error::StoreError;
use crate::keys::DataKey;
use crate::migrate::PROGRAM_FORMAT;
use crate::open::Store;

/// Looks for contents in the place of backups; it needs no database and may work on another thread.
pub struct ContentSearch {
    place: BackupPlace,
    store_id: String,
    cipher: Cipher,
    key: DataKey,
    sealer: BlobSealer,
}

impl Store {
    /// What looks for contents of this store in its place of backups.
    pub fn content_search(&self, place: BackupPlace) -> ContentSearch {
        ContentSearch {
            place,
            store_id: self.unlocked.file.store_id.clone(),
            cipher: self.cipher.clone(),
            key: self.unlocked.key.clone(),
            sealer: self.blob_sealer(),
        }
    }
}

impl ContentSearch {
    /// A content as the newest backup has it whole, sealed anew for the store and of the same address; nothing when
    /// none has it. `proceed` hears the bytes of what is read and says whether to go on.
    ///
    /// # Errors
    /// [`BackupError::NotThere`] when the place is not, what its disk says, and what the store says when it cannot be
    /// written or is to stop.
    pub fn find(
        &self,
        hash: &BlobHash,
        proceed: &mut dyn FnMut(u64) -> bool,
    ) -> Result<Option<SealedBlob>, BackupError> {
        if !self.place.is_there() {
            return Err(BackupError::NotThere);
        }
        let held = self.place.held().map_err(|error| BackupError::of_place(&error))?;
        let mut copies = held.copies;
        copies.retain(|(_, note)| note.store == self.store_id && note.format <= PROGRAM_FORMAT);
        copies.sort_by_key(|(_, note)| std::cmp::Reverse(note.made_at));
        let mut tried: BTreeSet<String> = BTreeSet::new();
        for (copy, note) in &copies {
            let Some(name) = named(note, hash).filter(|name| !tried.contains(*name)) else { continue };
            let Some(row) = self.row(copy, hash).filter(|row| blob_name(row) == name) else { continue };
            if let Some(sealed) = self.taken(name, &row, hash, proceed)? {
                return Ok(Some(sealed));
            }
            tried.insert(name.to_owned()); // all copies have the same file under one name
        }
        Ok(None)
    }

    /// How the copy has it sealed; nothing where its database does not read.
    fn row(&self, copy: &Path, hash: &BlobHash) -> Option<BlobRow> {
        let connection = cipher::at_rest(&copy.join(DATABASE), &self.cipher).ok()?;
        blobs::get(&connection, &hash.0).ok()?
    }

    /// Reads it and seals it anew; nothing when it is damaged there too.
    fn taken(
        &self,
        name: &str,
        row: &BlobRow,
        hash: &BlobHash,
        proceed: &mut dyn FnMut(u64) -> bool,
    ) -> Result<Option<SealedBlob>, BackupError> {
        let Ok(mut blob) = BlobReader::open(&self.place.blob(name), &self.key, row) else { return Ok(None) };
        match self.sealer.seal(&mut blob, proceed) {
            Ok(sealed) => Ok(Some(sealed).filter(|sealed| sealed.hash == *hash)),
            Err(ours @ (StoreError::Cancelled | StoreError::DiskFull | StoreError::ReadOnly)) => {
                Err(ours.into())
            }
            Err(error) => {
                tracing::warn!(%error, "a content does not read in a backup");
                Ok(None)
            }
        }
    }
}

/// Under which name a copy has the content.
fn named<'a>(note: &'a Note, hash: &BlobHash) -> Option<&'a str> {
    let is_of = |name: &&str| name.split('.').next() == Some(hash.0.as_str());
    note.blobs.iter().map(String::as_str).find(is_of)
}
