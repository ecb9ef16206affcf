//! Bringing a copy back in place of a damaged file, and the journal over it.

use std::fs;
use std::path::Path;

use obeznik_kernel::Timestamp;

use super::start::{fitting, start, unlock};
use super::{Store, closed};
use crate::cipher::Cipher;
use crate::copies::{StoreCopy, copy_whole, make_room_of_damaged, settle_damaged};
use crate::error::StoreError;
use crate::folder::StoreFolder;
use crate::journal::Since;
use crate::keys::Unlock;

/// Restores a copy and does again every command and draft written since. The damaged file is put aside,
/// not thrown away; where not everything came back, it stays until the whole access ends.
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
    let unlocked = fitting(&folder, unlocked);
    let cipher = Cipher::Sealed(unlocked.key.clone());
    let store = start(folder, lock, unlocked, cipher, Since::OldestCopy, now)?;
    if let Err(error) = settle_damaged(&store.folder, store.replayed.is_whole()) {
        tracing::warn!(%error, "the damaged file that was put aside stays for good");
    }
    Ok(store)
}

fn put_aside(folder: &StoreFolder, now: Timestamp) -> Result<(), StoreError> {
    let room = make_room_of_damaged(folder, now)?;
    for name in ["office.db", "office.db-wal", "office.db-shm"] {
        let file = folder.path().join(name);
        if file.exists() {
            fs::rename(&file, room.join(name))?;
        }
    }
    Ok(())
}
