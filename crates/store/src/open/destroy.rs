//! Giving a store up for good: the office asked for it.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::Path;

use super::Store;
use crate::error::StoreError;
use crate::folder::sync_folder;
use crate::keys::Keyring;

impl Store {
    /// Destroys everything the store holds. The keys go first: from then on nothing that is left can be read.
    ///
    /// # Errors
    /// [`StoreError`] when something could not be removed; the keys may be gone already.
    pub fn destroy(self, keyring: &dyn Keyring) -> Result<(), StoreError> {
        let Self { connection, journal, folder, unlocked, reader, _lock, .. } = self;
        drop((connection, reader, journal));
        for entry in unlocked.file.keyring_entries() {
            keyring.forget(entry);
        }
        overwrite(&folder.keys())?;
        fs::remove_file(folder.keys())?;
        sync_folder(folder.path())?;
        for entry in fs::read_dir(folder.path())?.flatten() {
            let path = entry.path();
            if path.is_dir() {
                fs::remove_dir_all(&path)?;
            } else if path.file_name().is_none_or(|name| name != "lock") {
                fs::remove_file(&path)?;
            }
        }
        sync_folder(folder.path())
    }
}

fn overwrite(path: &Path) -> Result<(), StoreError> {
    let length = usize::try_from(fs::metadata(path)?.len()).unwrap_or(0);
    let mut file = OpenOptions::new().write(true).open(path)?;
    file.write_all(&vec![0; length])?;
    Ok(file.sync_all()?)
}
