//! What happens between the key and the first query.

use std::path::Path;
use std::sync::Arc;

use obeznik_kernel::Timestamp;
use rusqlite::Connection;

use super::{Store, closed, new_key, program};
use crate::blobs;
use crate::cipher::{self, Cipher};
use crate::copies::{self, CopySort};
use crate::error::StoreError;
use crate::folder::{FolderLock, StoreFolder};
use crate::join::{mode, naming};
use crate::journal::{Journal, Since};
use crate::keys::{DataKey, KeyFile, Unlock, Unlocked};
use crate::migrate::{self, Need};
use crate::project;
use crate::read::Reader;
use crate::records::{renew_indexes, renew_sums};
use crate::replay::replay;

/// Takes the folder and opens its keys; never makes any.
pub(super) fn unlock(
    path: &Path,
    unlock: Unlock<'_>,
) -> Result<(StoreFolder, FolderLock, Unlocked), StoreError> {
    let folder = StoreFolder::existing(path)?;
    match (folder.database().exists(), folder.keys().exists()) {
        (_, true) => {}
        (true, false) => return Err(StoreError::KeysMissing { folder: path.to_owned() }),
        (false, false) => return Err(StoreError::NoStore { folder: path.to_owned() }),
    }
    let lock = folder.lock()?;
    let unlocked = KeyFile::read(&folder.keys())?.unlock(unlock)?;
    StoreFolder::made(path)?; // rooms that somebody removed
    Ok((folder, lock, unlocked))
}

/// With the key that opens the file, where a kill came between two.
pub(super) fn fitting(folder: &StoreFolder, unlocked: Unlocked) -> Unlocked {
    unlocked.fitting(|key| cipher::opens(&folder.database(), &Cipher::Sealed(key.clone())))
}

/// Opens the file with a key that fits, and makes it ready.
pub(super) fn start(
    folder: StoreFolder,
    lock: FolderLock,
    unlocked: Unlocked,
    cipher: Cipher,
    since: Since,
    now: Timestamp,
) -> Result<Store, StoreError> {
    let is_new = !folder.database().exists();
    let connection = ready(&folder, &cipher, now).map_err(|error| with_copies(error, &folder))?;
    let (mut journal, past) = Journal::open(&folder, &unlocked.key, since, now)?;
    let mut connection = connection;
    let rows_of =
        |connection: &Connection, blob_id: &str| rows_of(connection, &folder, &unlocked.key, blob_id);
    let replayed = replay(&mut connection, past, &rows_of)?;
    if is_new {
        program::note(&connection)?;
    } else if let Err(error) = program::keep_before_another(&connection, &mut journal, &folder, &cipher, now)
    {
        tracing::warn!(%error, "no copy was made before another program; the next start tries again");
    }
    blobs::sweep(&folder.blobs());
    copies::clear_unfinished(&folder);
    new_key::clear_unfinished(&folder);
    let reader = Reader::open(&folder, &cipher, &unlocked.key)?;
    let (mode, naming) = (mode(&connection)?, naming(&connection, &unlocked.key)?);
    let (readers, keyring, former, _lock) = (Arc::new(()), None, Vec::new(), Arc::new(lock));
    Ok(Store {
        connection,
        journal,
        folder,
        unlocked,
        cipher,
        mode,
        naming,
        reader,
        readers,
        replayed,
        keyring,
        former,
        _lock,
    })
}

fn ready(folder: &StoreFolder, cipher: &Cipher, now: Timestamp) -> Result<Connection, StoreError> {
    let was_closed = closed::take(folder)?;
    let is_new = !folder.database().exists();
    let mut connection = cipher::writer(&folder.database(), cipher)?;
    if !is_new && !was_closed && !cipher::is_sound(&connection) {
        return Err(StoreError::Damaged { copies: Vec::new() });
    }
    match migrate::need(&connection)? {
        Need::Nothing => {}
        Need::Everything => migrate::migrate(&mut connection)?,
        Need::Some => {
            copies::settle(&connection)?;
            copies::make(folder, CopySort::Migration, now)?;
            migrate::migrate(&mut connection)?;
        }
    }
    let transaction = connection.transaction()?;
    renew_indexes(&transaction)?;
    renew_sums(&transaction)?;
    transaction.commit()?;
    project::renew(&mut connection)?;
    Ok(connection)
}

fn with_copies(error: StoreError, folder: &StoreFolder) -> StoreError {
    match error {
        StoreError::Damaged { .. } => StoreError::Damaged { copies: copies::list(folder) },
        other => other,
    }
}

/// Reads the rows of a bulk command from its blob.
pub(crate) fn rows_of(
    connection: &Connection,
    folder: &StoreFolder,
    key: &DataKey,
    blob_id: &str,
) -> Result<Vec<u8>, StoreError> {
    blobs::open(connection, &folder.blobs(), key, blob_id)?.read_all()
}
