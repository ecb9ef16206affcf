//! Copies of a whole store folder while it is open: database, keys in their wraps, blobs.

use std::fs;
use std::path::Path;

use obeznik_app::{ApiError, Code};
use obeznik_store::{Store, StoreError};

use crate::places::make_private;

/// Copies an open store into a folder that becomes a store folder itself. Its writer waits meanwhile; blobs
/// that are there already are not copied again, because a blob never changes.
///
/// # Errors
/// [`ApiError`] when something cannot be copied.
pub(super) fn store(store: &mut Store, from: &Path, to: &Path) -> Result<u64, ApiError> {
    for room in ["", "blobs", "journal", "copies", "out"] {
        make_private(&to.join(room)).map_err(|error| cannot_write(to, &error))?;
    }
    // The writer is here, so no blob comes or goes between the database and the blobs it names.
    store.back_up(&to.join("office.db"))?;
    let copied = missing(&from.join("blobs"), &to.join("blobs"))?;
    file(&from.join("store.keys"), &to.join("store.keys"))?;
    Ok(copied)
}

/// Copies the blobs of a store that somebody may have open: those that are new there.
///
/// # Errors
/// As [`store`].
pub(super) fn blobs(from: &Path, to: &Path) -> Result<u64, ApiError> {
    make_private(to).map_err(|error| cannot_write(to, &error))?;
    missing(&from.join("blobs"), &to.join("blobs"))
}

/// Copies what the other folder does not have, folders inside too, and tells how many files.
///
/// # Errors
/// As [`store`].
fn missing(from: &Path, to: &Path) -> Result<u64, ApiError> {
    make_private(to).map_err(|error| cannot_write(to, &error))?;
    let mut copied = 0;
    for entry in fs::read_dir(from).map_err(|error| cannot_write(from, &error))? {
        let entry = entry.map_err(|error| cannot_write(from, &error))?;
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        let is_unfinished = source.extension().is_some_and(|end| end == "new");
        if source.is_dir() {
            copied += missing(&source, &target)?;
        } else if !is_unfinished && !target.exists() {
            file(&source, &target)?;
            copied += 1;
        }
    }
    Ok(copied)
}

/// Copies a store folder that nobody has open: everything but what is made anew at each start.
///
/// # Errors
/// As [`store`].
pub(super) fn folder(from: &Path, to: &Path) -> Result<(), ApiError> {
    make_private(to).map_err(|error| cannot_write(to, &error))?;
    for name in ["office.db", "store.keys", "tenant.json"] {
        if from.join(name).is_file() {
            file(&from.join(name), &to.join(name))?;
        }
    }
    for room in ["blobs", "journal"] {
        if from.join(room).is_dir() {
            missing(&from.join(room), &to.join(room))?;
        }
    }
    Ok(())
}

/// Copies one file so that it stands there whole or not at all.
///
/// # Errors
/// As [`store`].
pub(super) fn file(from: &Path, to: &Path) -> Result<(), ApiError> {
    let unfinished = to.with_extension("unfinished");
    let copied = fs::copy(from, &unfinished)
        .and_then(|_| fs::File::options().write(true).open(&unfinished)?.sync_all())
        .and_then(|()| fs::rename(&unfinished, to));
    copied.map_err(|error| cannot_write(to, &error))
}

fn cannot_write(path: &Path, error: &std::io::Error) -> ApiError {
    match StoreError::from(std::io::Error::from(error.kind())) {
        StoreError::DiskFull => StoreError::DiskFull.into(),
        _ => ApiError::new(Code::Refused, "cli-cannot-write").with("file", path.display()).with("why", error),
    }
}
