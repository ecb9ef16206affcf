//! Giving a store up for good: the office asked for it.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::Path;

use super::Store;
use crate::error::StoreError;
use crate::folder::{StoreFolder, around, sync_folder};
use crate::keys::{KeyFile, Keyring};

impl Store {
    /// Destroys everything the store holds. The keys go first: from then on nothing that is left can be read.
    ///
    /// # Errors
    /// [`StoreError`] when something could not be removed; the keys may be gone already.
    pub fn destroy(self, keyring: &dyn Keyring) -> Result<(), StoreError> {
        let Self { connection, journal, folder, unlocked, reader, _lock, .. } = self;
        drop((connection, reader, journal));
        unlocked.file.keyring_entries().for_each(|entry| keyring.forget(entry));
        remove_keys(&folder)?;
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

/// Destroys a store that was put aside and that nobody opens any more, with its folder. The keys go first.
///
/// # Errors
/// [`StoreError`] when somebody has it open or something could not be removed; the next attempt goes on.
pub fn destroy_put_aside(path: &Path, keyring: &dyn Keyring) -> Result<(), StoreError> {
    let folder = StoreFolder::existing(path)?;
    let lock = folder.lock()?;
    if folder.keys().exists() {
        // Keys that an attempt before has overwritten do not read, and name nothing any more.
        if let Ok(file) = KeyFile::read(&folder.keys()) {
            file.keyring_entries().for_each(|entry| keyring.forget(entry));
        }
        remove_keys(&folder)?;
    }
    drop(lock); // Windows removes no folder with an open file in it
    fs::remove_dir_all(path)?;
    sync_folder(around(path))
}

/// From then on nothing that is left can be read.
fn remove_keys(folder: &StoreFolder) -> Result<(), StoreError> {
    overwrite(&folder.keys())?;
    fs::remove_file(folder.keys())?;
    sync_folder(folder.path())
}

fn overwrite(path: &Path) -> Result<(), StoreError> {
    let length = usize::try_from(fs::metadata(path)?.len()).unwrap_or(0);
    let mut file = OpenOptions::new().write(true).open(path)?;
    file.write_all(&vec![0; length])?;
    Ok(file.sync_all()?)
}
