//! Giving a store up for good: the office asked for it.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::Path;

use super::Store;
use crate::error::StoreError;
use crate::folder::{StoreFolder, around, sync_folder};
use crate::keys::{KeyFile, Keyring};

impl Store {
    /// Destroys everything the store holds. Copies for other programs go first, because anybody reads those, and then
    /// the keys: from then on nothing that is left can be read. What cannot be removed stops nothing else.
    ///
    /// # Errors
    /// The first thing that could not be removed; everything else is gone.
    pub fn destroy(self, keyring: &dyn Keyring) -> Result<(), StoreError> {
        let Self { connection, journal, folder, unlocked, reader, _lock, .. } = self;
        drop((connection, reader, journal));
        unlocked.file.keyring_entries().for_each(|entry| keyring.forget(entry));
        let mut done = remove(&folder.out());
        done = done.and(remove_keys(&folder));
        for entry in fs::read_dir(folder.path())?.flatten() {
            if entry.file_name() != "lock" {
                done = done.and(remove(&entry.path()));
            }
        }
        done.and(sync_folder(folder.path()))
    }
}

/// A file, or a folder with what is in it as far as that goes; what is not there is removed.
fn remove(path: &Path) -> Result<(), StoreError> {
    let found = match fs::symlink_metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        found => found?,
    };
    if !found.is_dir() {
        return Ok(fs::remove_file(path)?);
    }
    let mut done = Ok(());
    for entry in fs::read_dir(path)?.flatten() {
        done = done.and(remove(&entry.path()));
    }
    done.and(fs::remove_dir(path).map_err(StoreError::from))
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
