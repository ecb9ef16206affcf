//! The store as it is now, ready to be backed up while people go on working.

use std::fs;
use std::path::PathBuf;

use obeznik_authority::ChainHead;

use super::LINE;
use super::error::BackupError;
use crate::cipher::Cipher;
use crate::copies;
use crate::folder::StoreFolder;
use crate::keys::DataKey;
use crate::open::Store;
use crate::records::meta;

/// A copy of the file beside the store, made within a moment, and what opens it. A slow disk is written from it
/// while the store is free. The copy goes with the image.
pub struct StoreImage {
    pub(super) file: PathBuf,
    pub(super) folder: StoreFolder,
    pub(super) cipher: Cipher,
    pub(super) key: DataKey,
    /// `store.keys` as it is now.
    pub(super) keys: Vec<u8>,
    pub(super) store_id: String,
    pub(super) line: String,
    pub(super) head: ChainHead,
}

impl Store {
    /// The store as it is now.
    ///
    /// # Errors
    /// [`BackupError::Store`] when it cannot be copied beside itself.
    pub fn image(&mut self) -> Result<StoreImage, BackupError> {
        let file = copies::image(&self.folder);
        let keys = serde_json::to_vec_pretty(&self.unlocked.file).map_err(crate::StoreError::from)?;
        self.back_up(&file)?;
        Ok(StoreImage {
            head: self.head()?,
            file,
            folder: self.folder.clone(),
            cipher: self.cipher.clone(),
            key: self.unlocked.key.clone(),
            keys,
            store_id: self.unlocked.file.store_id.clone(),
            line: meta(&self.connection, LINE)?.unwrap_or_default(),
        })
    }
}

impl Drop for StoreImage {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.file); // one that stays is written over by the next
    }
}
