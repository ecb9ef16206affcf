//! The folder of the copies.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use obeznik_circulation::attachment::Attachment;
use obeznik_circulation::meeting::MeetingDocument;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{BlobHash, PersonId, RecordId};

use super::look::take_in;
use super::{Copy, Stamp, offer, versions};
use crate::api::ApiError;
use crate::attachments::Arrived;
use crate::office::Office;

/// Where a person's copy of a file lies.
pub(super) fn of(office: &Office, person: PersonId, file: RecordId) -> PathBuf {
    office.store().out_folder().join(person.to_string()).join(file.to_string())
}

/// A lock file older than this was left behind: nobody keeps a document open so long.
const STALE: Duration = Duration::from_secs(3 * 86_400);

/// What becomes of a copy that its program still holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// It stays where the program will save, and is looked at again from the next start.
    Stays,
    /// It goes like the others: the person has lost the file itself.
    Goes,
}

/// Whether a program laid its lock file beside the copy.
pub(super) fn is_owned(path: &Path) -> bool {
    !locks(path).is_empty()
}

/// Whether a program holds the copy: one that died, or whose computer did, leaves its lock file behind.
fn is_held(path: &Path) -> bool {
    let now = SystemTime::now();
    let has_lived = |lock: &PathBuf| {
        let laid = fs::metadata(lock).and_then(|found| found.modified()).ok()?;
        let age = now.duration_since(laid).unwrap_or_default();
        Some(age < STALE && uptime().is_none_or(|uptime| age <= uptime))
    };
    locks(path).iter().any(|lock| has_lived(lock) == Some(true))
}

fn locks(path: &Path) -> Vec<PathBuf> {
    let beside = path.parent().and_then(|room| fs::read_dir(room).ok());
    let entries = beside.into_iter().flatten().flatten();
    entries.filter(|entry| is_lock(&entry.file_name())).map(|entry| entry.path()).collect()
}

/// How long the computer has run; nothing where the system does not say.
fn uptime() -> Option<Duration> {
    let text = fs::read_to_string("/proc/uptime").ok()?;
    Duration::try_from_secs_f64(text.split_whitespace().next()?.parse().ok()?).ok()
}

/// `.~lock.smlouva.odt#` of LibreOffice, `~$louva.docx` of Word.
fn is_lock(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with(".~lock.") || name.starts_with("~$")
}

/// Takes in what was saved and not yet noticed, then removes the copies. One that is written in at this very moment
/// may stay: who comes back to a locked office saves where they began.
///
/// # Errors
/// None; what stands in the way of one copy does not keep the others.
pub fn clear(office: &Office, held: Held) {
    let mut staying = Vec::new();
    let paths: Vec<PathBuf> = office.copies().lock().keys().cloned().collect();
    for path in paths {
        // By its content, not its stamp: two savings may fall into one tick of the file system's clock.
        let is_writable = office.copies().lock().get(&path).is_some_and(|copy| copy.is_writable);
        if is_writable && let Err(error) = take_in(office, &path) {
            tracing::warn!(key = error.key, "a saved copy could not be taken in");
            staying.push(path);
            continue;
        }
        if held == Held::Stays && is_writable && is_held(&path) {
            staying.push(path);
            continue;
        }
        office.copies().lock().remove(&path);
        remove(path.parent().unwrap_or(&path));
    }
    empty_but(&office.store().out_folder(), &staying);
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

/// At a start: copies left behind are looked at once more. One that its program holds is watched on, others are
/// removed.
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
    let watched: Vec<PathBuf> = office.copies().lock().keys().cloned().collect();
    empty_but(&out, &watched);
}

fn recover_one(office: &Office, person: PersonId, file: RecordId, room: &Path) -> Result<(), ApiError> {
    let known = office.read(|reader| versions(reader.records, file))?;
    if known.is_empty() {
        return Ok(()); // a document of a meeting, or an annex that is no more: it was read only
    }
    for path in files_in(room) {
        let Ok(mut content) = File::open(&path) else { continue };
        let stamp = Stamp::of(&path);
        let arrived = Arrived::of(office, &mut content)?;
        let is_writable = content.metadata().is_ok_and(|found| !found.permissions().readonly());
        if let Some(stamp) = stamp.filter(|_| is_writable && is_held(&path)) {
            watch_on(office, &path, person, file, (arrived.hash().clone(), stamp));
        }
        let is_empty = content.metadata().is_ok_and(|found| found.len() == 0);
        if !is_empty && !known.contains(arrived.hash()) {
            offer::put(office, person, file, &path, arrived)?;
        }
    }
    Ok(())
}

/// Watches a copy that was handed out before this start.
fn watch_on(
    office: &Office,
    path: &Path,
    person: PersonId,
    file: RecordId,
    (content, stamp): (BlobHash, Stamp),
) {
    let copy = Copy {
        person,
        file,
        content,
        stamp,
        unsettled: None,
        is_writable: true,
        is_view: false,
        was_owned: true,
        was_missing: false,
        was_found: true,
    };
    office.copies().lock().insert(path.to_owned(), copy);
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
    empty_but(folder, &[]);
}

/// Removes what can be removed, but for the rooms of some copies.
fn empty_but(folder: &Path, staying: &[PathBuf]) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let is_room = staying.iter().any(|copy| copy.parent() == Some(path.as_path()));
        match staying.iter().any(|copy| copy.starts_with(&path)) {
            _ if is_room => {}
            true => empty_but(&path, staying),
            false => remove(&path),
        }
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
