//! Keys of an office whose records lie in a database: what its `store.keys` held, kept there as a text.

use std::path::PathBuf;

use zeroize::Zeroizing;

use super::data_key::DataKey;
use super::file::KeyFile;
use super::keyring::Keyring;
use super::{Unlock, Unlocked};
use crate::blobs::{self, BlobReader, BlobSealer, SealedAs, SealedContent};
use crate::error::StoreError;
use crate::open::Store;

/// The opened keys of an office without a folder of its own.
#[derive(Clone)]
pub struct OfficeKeys(DataKey);

impl OfficeKeys {
    /// Opens the text of a `store.keys`.
    ///
    /// # Errors
    /// [`StoreError::KeyringLocked`] or [`StoreError::WrongKey`] when this does not open it.
    pub fn open(text: &str, unlock: Unlock<'_>) -> Result<Self, StoreError> {
        let file: KeyFile = serde_json::from_str(text)?;
        Ok(Self(file.unlock(unlock)?.key))
    }

    /// The text of a `store.keys`, opened another way, as this keyring opens it from now on; all other ways but that
    /// of a keyring before stay.
    ///
    /// # Errors
    /// [`StoreError::WrongKey`] when the other way does not open it, [`StoreError::KeyringLocked`] when the keyring
    /// takes nothing.
    pub fn under(text: &str, unlock: Unlock<'_>, keyring: &dyn Keyring) -> Result<String, StoreError> {
        let file: KeyFile = serde_json::from_str(text)?;
        let mut unlocked = file.unlock(unlock)?;
        if !unlocked.wrap_by_keyring(keyring)? {
            return Err(StoreError::KeyringLocked { has_pass_phrase: unlocked.file.has_pass_phrase() });
        }
        Ok(serde_json::to_string(&unlocked.file)?)
    }

    /// The key by which the office names its blobs.
    pub fn naming_key(&self) -> [u8; 32] {
        self.0.derive(blobs::NAMING)
    }

    /// The secret of which keys of people's pages at the server come; no device gets it.
    pub fn page_secret(&self) -> [u8; 32] {
        self.0.page_secret()
    }

    /// What seals blobs of the office into files of a folder.
    pub fn sealer(&self, folder: PathBuf) -> BlobSealer {
        BlobSealer::new(folder, &self.0, self.naming_key())
    }

    /// The key of one blob alone, for a device whose person may have the blob.
    ///
    /// # Errors
    /// [`StoreError::BlobDamaged`] when it is not sealed so.
    pub fn own_key(&self, sealed_as: &SealedAs) -> Result<Zeroizing<[u8; 32]>, StoreError> {
        blobs::own_key(&blobs::wrapping_key(&self.0), &sealed_as.row())
    }

    /// Reads sealed content of the office, wherever it lies.
    ///
    /// # Errors
    /// [`StoreError::BlobDamaged`] when it is not what was sealed so.
    pub fn reader(
        &self,
        content: Box<dyn SealedContent>,
        sealed_as: &SealedAs,
    ) -> Result<BlobReader, StoreError> {
        BlobReader::over(content, &blobs::wrapping_key(&self.0), &sealed_as.row())
    }
}

impl Store {
    /// The keys of this office as a text that this keyring opens from now on; the store's own file stays as it is.
    ///
    /// # Errors
    /// [`StoreError::KeyringLocked`] when the keyring takes nothing.
    pub fn keys_under(&self, keyring: &dyn Keyring) -> Result<String, StoreError> {
        let Unlocked { file, key, .. } = &self.unlocked;
        let mut moved = Unlocked { file: file.clone(), key: key.clone(), by: None, other: None };
        if !moved.wrap_by_keyring(keyring)? {
            return Err(StoreError::KeyringLocked { has_pass_phrase: file.has_pass_phrase() });
        }
        Ok(serde_json::to_string(&moved.file)?)
    }
}
