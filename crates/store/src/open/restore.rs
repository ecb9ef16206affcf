//! Bringing a copy back in place of a damaged file, and the journal over it.

use std::fs;
use std::path::Path;

use obeznik_kernel::Timestamp;

use super::start::{start, unlock};
use super::{Store, closed};
use crate::cipher::Cipher;
use crate::copies::{StoreCopy, copy_whole, room_of_damaged};
use crate::error::StoreError;
use crate::folder::StoreFolder;
use crate::journal::Since;
use crate::keys::Unlock;

/// Restores a copy and does again every command and draft written since. The damaged file is put aside,
/// not thrown away.
///
/// # Errors
/// As [`Store::open`]; when the copy does not read either, the next one may.
pub fn restore(
    folder: &Path,
    unlock_by: Unlock<'_>,
    copy: &StoreCopy,
    now: Timestamp,
) -> Result<Store, StoreError> {
    let (folder, lock, unlocked) = unlock(folder, unlock_by)?;
    put_aside(&folder, now)?;
    copy_whole(&copy.path, &folder.database())?;
    closed::take(&folder)?;
    let cipher = Cipher::Sealed(unlocked.key.clone());
    start(folder, lock, unlocked, cipher, Since::OldestCopy, now)
}

fn put_aside(folder: &StoreFolder, now: Timestamp) -> Result<(), StoreError> {
    let room = room_of_damaged(folder, now);
    fs::create_dir_all(&room)?;
    for name in ["office.db", "office.db-wal", "office.db-shm"] {
        let file = folder.path().join(name);
        if file.exists() {
            fs::rename(&file, room.join(name))?;
        }
    }
    Ok(())
}
