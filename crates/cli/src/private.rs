//! Files and folders that only their owner reads.

use std::fs;
use std::path::Path;

use obeznik_app::{ApiError, Code};

/// Makes a folder that only its owner enters.
///
/// # Errors
/// [`Code::Refused`] when it cannot be made.
pub(crate) fn make_folder(path: &Path) -> Result<(), ApiError> {
    let made = fs::create_dir_all(path).and_then(|()| close_to_others(path));
    made.map_err(|error| cannot_write(path, &error))
}

/// Copies a file and brings it safely to the disk.
///
/// # Errors
/// [`Code::Refused`] when it cannot be copied.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<(), ApiError> {
    let copied = fs::copy(from, to).and_then(|_| fs::File::options().write(true).open(to)?.sync_all());
    copied.map_err(|error| cannot_write(to, &error))
}

/// Copies what the other folder does not have, folders inside too.
///
/// # Errors
/// As [`copy`].
pub(crate) fn copy_missing(from: &Path, to: &Path) -> Result<usize, ApiError> {
    make_folder(to)?;
    let mut copied = 0;
    let entries = fs::read_dir(from).map_err(|error| cannot_read(from, &error))?;
    for entry in entries {
        let entry = entry.map_err(|error| cannot_read(from, &error))?;
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if source.is_dir() {
            copied += copy_missing(&source, &target)?;
        } else if !target.exists() {
            copy(&source, &target)?;
            copied += 1;
        }
    }
    Ok(copied)
}

/// A file that cannot be read.
pub(crate) fn cannot_read(path: &Path, error: &std::io::Error) -> ApiError {
    ApiError::new(Code::Refused, "cli-cannot-read").with("file", path.display()).with("why", error)
}

/// A file that cannot be written.
pub(crate) fn cannot_write(path: &Path, error: &std::io::Error) -> ApiError {
    ApiError::new(Code::Refused, "cli-cannot-write").with("file", path.display()).with("why", error)
}

#[cfg(unix)]
fn close_to_others(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn close_to_others(_: &Path) -> std::io::Result<()> {
    Ok(()) // a folder of a person's profile is theirs there
}
