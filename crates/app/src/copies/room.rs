//! The folder of the copies.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use obeznik_circulation::attachment::Attachment;
use obeznik_circulation::meeting::MeetingDocument;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{PersonId, RecordId};

use super::look::take_in;
use super::{offer, versions};
use crate::api::ApiError;
use crate::attachments::Arrived;
use crate::office::Office;

/// Where a person's copy of a file lies.
pub(super) fn of(office: &Office, person: PersonId, file: RecordId) -> PathBuf {
    office.store().out_folder().join(person.to_string()).join(file.to_string())
}

/// Whether a program laid its lock file beside the copy.
pub(super) fn is_owned(path: &Path) -> bool {
    let beside = path.parent().and_then(|room| fs::read_dir(room).ok());
    beside.into_iter().flatten().flatten().any(|entry| is_lock(&entry.file_name()))
}

/// `.~lock.smlouva.odt#` of LibreOffice, `~$louva.docx` of Word.
fn is_lock(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with(".~lock.") || name.starts_with("~$")
}

/// Takes in what was saved and not yet noticed, then removes every copy. A file that its program holds open
/// stays on some systems; the next start removes it.
///
/// # Errors
/// None; what stands in the way of one copy does not keep the others.
pub fn clear(office: &Office) {
    let paths: Vec<PathBuf> = office.copies().lock().keys().cloned().collect();
    for path in paths {
        // By its content, not its stamp: two savings may fall into one tick of the file system's clock.
        let is_writable = office.copies().lock().get(&path).is_some_and(|copy| copy.is_writable);
        if is_writable && let Err(error) = take_in(office, &path) {
            tracing::warn!(key = error.key, "a saved copy could not be taken in");
            continue;
        }
        office.copies().lock().remove(&path);
        remove(path.parent().unwrap_or(&path));
    }
    if office.copies().lock().is_empty() {
        empty(&office.store().out_folder());
    }
}

/// Removes copies of files the person does not see any more, with whatever was saved into them.
pub(crate) fn forget_unseen(office: &Office) {
    let is_seen = |file| {
        office.read(|reader| {
            let annex = reader.records.find::<Attachment>(file)?.is_some();
            Ok(annex || reader.records.find::<MeetingDocument>(file)?.is_some())
        })
    };
    let out: Vec<(PathBuf, RecordId)> =
        office.copies().lock().iter().map(|(path, copy)| (path.clone(), copy.file)).collect();
    for (path, _) in out.into_iter().filter(|(_, file)| is_seen(*file) == Ok(false)) {
        office.copies().lock().remove(&path);
        remove(path.parent().unwrap_or(&path));
    }
}

/// At a start: copies a kill left behind are looked at once more, then removed.
///
/// # Errors
/// None; what cannot be taken in stays for the next start.
pub fn recover(office: &Office) {
    let out = office.store().out_folder();
    for (person, person_room) in named_folders(&out) {
        for (file, room) in named_folders(&person_room) {
            if let Err(error) = recover_one(office, PersonId(person), file, &room) {
                tracing::warn!(key = error.key, "a copy left behind could not be taken in");
                return;
            }
        }
    }
    empty(&out);
}

fn recover_one(office: &Office, person: PersonId, file: RecordId, room: &Path) -> Result<(), ApiError> {
    let known = office.read(|reader| versions(reader.records, file))?;
    if known.is_empty() {
        return Ok(()); // a document of a meeting, or an annex that is no more: it was read only
    }
    for path in files_in(room) {
        let Ok(mut content) = File::open(&path) else { continue };
        let arrived = Arrived::of(office, &mut content)?;
        let is_empty = content.metadata().is_ok_and(|found| found.len() == 0);
        if !is_empty && !known.contains(arrived.hash()) {
            offer::put(office, person, file, &path, arrived)?;
        }
    }
    Ok(())
}

/// Files of a room but lock files and what programs write beside.
fn files_in(room: &Path) -> Vec<PathBuf> {
    let is_work = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default();
        let is_aside = path.extension().is_some_and(|ending| ending == "tmp");
        path.is_file() && !is_lock(name) && !is_aside
    };
    let entries = fs::read_dir(room).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).filter(is_work).collect()
}

fn named_folders(folder: &Path) -> Vec<(RecordId, PathBuf)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let named = |path: PathBuf| {
        let id = path.file_name()?.to_str()?.parse().ok()?;
        path.is_dir().then_some((id, path))
    };
    entries.filter_map(|entry| named(entry.path())).collect()
}

/// Removes everything in a folder that can be removed.
fn empty(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        remove(&entry.path());
    }
}

/// Removes a file, or a folder with everything in it; what another program holds stays.
pub(super) fn remove(path: &Path) {
    if path.is_dir() {
        empty(path);
    } else {
        make_writable(path);
    }
    let removed = if path.is_dir() { fs::remove_dir(path) } else { fs::remove_file(path) };
    if let Err(error) = removed {
        tracing::warn!(%error, "a copy for another program stays");
    }
}

/// A copy that may only be read could not be removed on Windows.
pub(super) fn make_writable(path: &Path) {
    let Ok(found) = fs::metadata(path) else { return };
    let mut permissions = found.permissions();
    if permissions.readonly() {
        #[cfg(unix)]
        std::os::unix::fs::PermissionsExt::set_mode(&mut permissions, 0o600);
        #[cfg(not(unix))]
        permissions.set_readonly(false);
        let _ = fs::set_permissions(path, permissions); // what follows says why not
    }
}
