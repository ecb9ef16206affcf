//! The mark of a clean close: the file as it was left. While it fits, the start need not read every page.

use std::fs;
use std::path::PathBuf;
use std::time::UNIX_EPOCH;

use crate::error::StoreError;
use crate::folder::{StoreFolder, write_whole};

fn place(folder: &StoreFolder) -> PathBuf {
    folder.path().join("closed")
}

/// Remembers how the file was left.
pub(super) fn mark(folder: &StoreFolder) -> Result<(), StoreError> {
    write_whole(&place(folder), look(folder)?.as_bytes())
}

/// Whether the file is as it was left; takes the mark away.
pub(super) fn take(folder: &StoreFolder) -> Result<bool, StoreError> {
    let Ok(left) = fs::read_to_string(place(folder)) else { return Ok(false) };
    fs::remove_file(place(folder))?;
    Ok(look(folder).is_ok_and(|found| found == left))
}

fn look(folder: &StoreFolder) -> Result<String, StoreError> {
    let data = fs::metadata(folder.database())?;
    let changed = data.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
    Ok(format!("{} {}", data.len(), changed.as_nanos()))
}
