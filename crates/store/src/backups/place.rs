//! The place of backups: one room for each store, what lies in it, and what no longer has to.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use obeznik_kernel::Timestamp;
use obeznik_kernel::calendar::ZONE;

use super::error::BackupError;
use super::files::{make_folder, settle, write};
use super::kept::kept;
use super::note::Note;
use super::{BLOBS, UNFINISHED};
use crate::open::Store;

/// A small file is written and removed to see whether the place takes any.
const TRIAL_BYTES: usize = 64 * 1024;

/// The room of one store in a chosen folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupPlace {
    chosen: PathBuf,
    room: PathBuf,
    store: PathBuf,
}

/// What a room holds.
pub(super) struct Held {
    /// Copies by name, with what they say of themselves.
    pub(super) copies: Vec<(PathBuf, Note)>,
    /// Whether something looks like a copy and does not say what belongs to it.
    pub(super) is_unclear: bool,
}

impl Held {
    /// Whether a copy lacks no attachment that the copy before it, of the same store, did not lack too: one that was
    /// damaged a year ago must not keep every copy since then.
    fn lacks_no_more(&self, path: &Path, note: &Note) -> bool {
        let others = self.copies.iter().filter(|(other, held)| other != path && held.line == note.line);
        let before = others.map(|(_, held)| held).max_by_key(|held| held.made_at);
        let was_lacking = |name: &String| before.is_some_and(|before| before.missing.contains(name));
        note.missing.iter().all(was_lacking)
    }
}

impl Store {
    /// The place of backups of this store in a folder; nothing is made and nothing is looked at.
    pub fn backup_place(&self, folder: &Path) -> BackupPlace {
        BackupPlace::of_room(folder, &self.backup_room(), self.folder.path())
    }

    /// The name of this store's room in every folder of backups.
    pub fn backup_room(&self) -> String {
        room_name(&self.unlocked.file.store_id)
    }
}

impl BackupPlace {
    /// The place of backups of a store that another program has open, by the name of its room and its folder.
    pub fn of_room(folder: &Path, room: &str, store: &Path) -> Self {
        // Who picks the room itself means the folder around it.
        let is_room = folder.file_name().is_some_and(|own| own == room);
        let chosen = if is_room { folder.parent().unwrap_or(folder) } else { folder };
        Self { chosen: chosen.to_owned(), room: chosen.join(room), store: store.to_owned() }
    }

    /// Makes the room in the folder and tries whether it can be written.
    ///
    /// # Errors
    /// [`BackupError`] says why the folder cannot be the place of backups.
    pub fn make(&self) -> Result<(), BackupError> {
        if !self.chosen.is_absolute() || !self.chosen.is_dir() {
            return Err(BackupError::NoFolder);
        }
        let real = |path: &Path| path.canonicalize().map_err(|error| BackupError::of_place(&error));
        if real(&self.chosen)?.starts_with(real(&self.store)?) {
            return Err(BackupError::InStore);
        }
        make_folder(&self.room, BackupError::of_place)?;
        self.try_out()
    }

    /// Whether the folder lies on the same disk as the store: then a broken disk takes both.
    pub fn is_on_same_disk(&self) -> bool {
        disk_of(&self.chosen).is_some_and(|disk| Some(disk) == disk_of(&self.store))
    }

    /// Whether the folder lies on the disk of the store or of the system: there a disk that is not plugged in leaves
    /// an empty folder.
    pub fn is_on_own_disk(&self) -> bool {
        self.is_on_same_disk() || is_on_system_disk(&self.chosen)
    }

    /// The folder a person chose.
    pub fn folder(&self) -> &Path {
        &self.chosen
    }

    /// Whether the room is there. An empty folder where a disk used to be is not the place.
    pub fn is_there(&self) -> bool {
        self.room.is_dir()
    }

    /// Copies at hand.
    pub fn count(&self) -> usize {
        self.held().map_or(0, |held| held.copies.len())
    }

    pub(super) fn room(&self) -> &Path {
        &self.room
    }

    /// Where an attachment lies.
    pub(super) fn blob(&self, name: &str) -> PathBuf {
        blob_in(&self.room, name)
    }

    /// A name of a copy that is free.
    pub(super) fn free_name(&self, now: Timestamp) -> String {
        let local = now.in_tz(ZONE).map_or_else(
            |_| now.as_millisecond().to_string(),
            |local| local.strftime("%Y-%m-%d-%H%M%S").to_string(),
        );
        let names = std::iter::once(local.clone()).chain((2..).map(|number| format!("{local}-{number}")));
        names.take(1000).find(|name| !self.room.join(name).exists()).unwrap_or(local)
    }

    /// Takes the room for one backup; let go when dropped. Where the disk knows no locks, the check of the
    /// finished copy is what protects it.
    pub(super) fn lock(&self) -> Result<Option<File>, BackupError> {
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(self.room.join("zamek"));
        let file = file.map_err(|error| BackupError::of_place(&error))?;
        match file.try_lock() {
            Ok(()) => Ok(Some(file)),
            Err(TryLockError::WouldBlock) => Err(BackupError::Busy),
            Err(TryLockError::Error(_)) => Ok(None),
        }
    }

    /// Removes what a kill or a pulled disk left on its way in or out.
    pub(super) fn clear_unfinished(&self) {
        let rooms = entries(&self.room.join(BLOBS));
        let files = rooms.iter().flat_map(|room| entries(room));
        for path in entries(&self.room).into_iter().chain(files).filter(|path| is_unfinished(path)) {
            if let Err(error) = remove(&path) {
                tracing::warn!(kind = %error.kind(), "something unfinished stays in the place of backups");
            }
        }
    }

    /// What the room holds; nothing is said of one that is read in part.
    pub(super) fn held(&self) -> io::Result<Held> {
        let mut held = Held { copies: Vec::new(), is_unclear: false };
        let folders = folders_in(&self.room)?.into_iter().filter(|path| !is_unfinished(path));
        for path in folders.filter(|path| path.file_name().is_none_or(|name| name != BLOBS)) {
            match Note::read(&path) {
                Some(note) => held.copies.push((path, note)),
                None => held.is_unclear = true,
            }
        }
        Ok(held)
    }

    /// Forgets copies that need not stay, and attachments that no copy names. Where one backup was brought back on
    /// two computers, neither's copies push the other's out. The newest copy stays whatever
    /// the clock said; nothing goes while it is not certain what belongs to the rest, or when the newest copy lacks
    /// attachments that the one before it had. While it lacks any, no attachment goes.
    pub(super) fn forget_old(&self, newest: &Path) -> Result<(), BackupError> {
        let held = self.held().map_err(|error| BackupError::of_place(&error))?;
        // A disk that does not show what was written a moment ago does not show the rest either.
        let made_now = held.copies.iter().find(|(path, _)| path == newest);
        let Some((_, made_now)) =
            made_now.filter(|(path, note)| !held.is_unclear && held.lacks_no_more(path, note))
        else {
            return Ok(());
        };
        let lacks_nothing = made_now.missing.is_empty();
        let mut made: BTreeMap<String, Vec<Timestamp>> = BTreeMap::new();
        for (_, note) in &held.copies {
            made.entry(note.line.clone()).or_default().push(note.made_at);
        }
        let stays: BTreeMap<String, _> = made.into_iter().map(|(line, made)| (line, kept(&made))).collect();
        let has_to_stay =
            |note: &Note| stays.get(&note.line).is_some_and(|days| days.contains(&note.made_at));
        let (stay, go): (Vec<_>, Vec<_>) =
            held.copies.into_iter().partition(|(path, note)| path == newest || has_to_stay(note));
        for (path, _) in go {
            let going = leaving(&path);
            fs::rename(&path, &going).map_err(|error| BackupError::of_place(&error))?;
            remove(&going).map_err(|error| BackupError::of_place(&error))?;
        }
        if !lacks_nothing {
            return settle(&self.room, BackupError::of_place);
        }
        let named = stay.iter().flat_map(|(_, note)| note.blobs.iter().map(String::as_str)).collect();
        self.forget_blobs(&named)
    }

    fn forget_blobs(&self, named: &BTreeSet<&str>) -> Result<(), BackupError> {
        let unnamed = |path: &PathBuf| {
            path.file_name().and_then(|name| name.to_str()).is_none_or(|name| !named.contains(name))
        };
        let rooms = folders_in(&self.room.join(BLOBS)).map_err(|error| BackupError::of_place(&error))?;
        for room in rooms {
            let files = listed(&room).map_err(|error| BackupError::of_place(&error))?;
            for path in files.into_iter().filter(unnamed) {
                remove(&path).map_err(|error| BackupError::of_place(&error))?;
            }
        }
        settle(&self.room, BackupError::of_place)
    }

    fn try_out(&self) -> Result<(), BackupError> {
        let trial = self.room.join("zkouska");
        let tried = write(&trial, &vec![0x4f; TRIAL_BYTES], BackupError::of_place);
        let _ = fs::remove_file(&trial);
        tried
    }
}

/// Where an attachment of a room lies.
pub(super) fn blob_in(room: &Path, name: &str) -> PathBuf {
    room.join(BLOBS).join(name.get(..2).unwrap_or("00")).join(name)
}

pub(super) fn room_name(store_id: &str) -> String {
    format!("obeznik-{}", store_id.get(..8).unwrap_or(store_id))
}

pub(super) fn is_unfinished(path: &Path) -> bool {
    path.to_string_lossy().ends_with(UNFINISHED)
}

/// What lies in a folder; nothing where it cannot be read.
pub(super) fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

/// All that lies in a folder: a list that is not whole would take for gone what is there.
fn listed(folder: &Path) -> io::Result<Vec<PathBuf>> {
    fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect()
}

/// All folders in a folder.
fn folders_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut folders = Vec::new();
    for path in listed(folder)? {
        if fs::metadata(&path)?.is_dir() {
            folders.push(path);
        }
    }
    folders.sort();
    Ok(folders)
}

fn leaving(path: &Path) -> PathBuf {
    crate::folder::beside(path)
}

fn remove(path: &Path) -> io::Result<()> {
    if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }
}

#[cfg(unix)]
fn disk_of(path: &Path) -> Option<String> {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata(path).ok().map(|found| found.dev().to_string())
}

#[cfg(unix)]
fn is_on_system_disk(path: &Path) -> bool {
    disk_of(path).is_some_and(|disk| Some(disk) == disk_of(Path::new("/")))
}

/// A disk has a letter of its own there, and no folder when it is gone.
#[cfg(not(unix))]
fn is_on_system_disk(_: &Path) -> bool {
    false
}

#[cfg(not(unix))]
fn disk_of(path: &Path) -> Option<String> {
    let full = path.canonicalize().ok()?;
    full.components().next().map(|first| first.as_os_str().to_string_lossy().to_lowercase())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
mod tests {
    use super::super::NOTE;
    use super::super::files::Sum;
    use super::*;

    /// A room with one copy, the attachment it names and one that no copy names.
    fn room(home: &Path) -> (BackupPlace, PathBuf, [PathBuf; 2]) {
        let place = BackupPlace::of_room(home, "obeznik-1", &home.join("urad"));
        let copy = place.room().join("2026-11-23-080000");
        fs::create_dir_all(&copy).unwrap();
        let blobs = ["aa11.01", "bb22.01"].map(|name| place.blob(name));
        for blob in &blobs {
            fs::create_dir_all(blob.parent().unwrap()).unwrap();
            fs::write(blob, "sealed").unwrap();
        }
        fs::write(place.room().join(BLOBS).join("Thumbs.db"), "of the system").unwrap();
        let sum = Sum { size_bytes: 0, digest: String::new() };
        let mut note = Note::new("1", Timestamp::UNIX_EPOCH, 1, 1, sum);
        note.blobs = vec!["aa11.01".to_owned()];
        fs::write(copy.join(NOTE), serde_json::to_vec(&note).unwrap()).unwrap();
        (place, copy, blobs)
    }

    #[test]
    fn an_attachment_goes_when_no_copy_names_it() {
        let home = tempfile::tempdir().unwrap();
        let (place, copy, [named, unnamed]) = room(home.path());
        place.forget_old(&copy).unwrap();
        assert!(named.is_file() && !unnamed.exists());
    }

    /// A copy made so many days after the first one, which lacks attachments.
    fn copy_lacking(place: &BackupPlace, day: i64, missing: &[&str]) -> PathBuf {
        let copy = place.room().join(format!("2026-12-{day:02}-080000"));
        fs::create_dir_all(&copy).unwrap();
        let sum = Sum { size_bytes: 0, digest: String::new() };
        let made_at = Timestamp::from_second(day * 24 * 3600).unwrap();
        let mut note = Note::new("1", made_at, 1, 1, sum);
        note.missing = missing.iter().map(|name| (*name).to_owned()).collect();
        fs::write(copy.join(NOTE), serde_json::to_vec(&note).unwrap()).unwrap();
        copy
    }

    #[test]
    fn an_attachment_that_was_damaged_long_ago_does_not_keep_every_copy() {
        let home = tempfile::tempdir().unwrap();
        let (place, _, blobs) = room(home.path());
        for day in 1..=60 {
            let copy = copy_lacking(&place, day, &["cc33.01"]);
            place.forget_old(&copy).unwrap();
        }
        assert!(place.count() <= 12, "{} copies of sixty days", place.count());
        assert!(blobs.iter().all(|blob| blob.is_file()), "no attachment goes while one is lacking");
        let before = place.count();
        let worse = copy_lacking(&place, 61, &["cc33.01", "dd44.01"]);
        place.forget_old(&worse).unwrap();
        assert_eq!(place.count(), before + 1, "what lacks more than the one before pushes nothing out");
        let mended = copy_lacking(&place, 62, &[]);
        place.forget_old(&mended).unwrap();
        assert!(place.count() <= 12 && !blobs[1].exists());
    }

    #[test]
    fn no_attachment_goes_while_the_disk_does_not_show_the_newest_copy() {
        let home = tempfile::tempdir().unwrap();
        let (place, copy, blobs) = room(home.path());
        fs::rename(&copy, home.path().join("v zasuvce")).unwrap();
        place.forget_old(&copy).unwrap();
        assert!(blobs.iter().all(|blob| blob.is_file()));
        fs::rename(home.path().join("v zasuvce"), &copy).unwrap();
        fs::rename(place.room(), home.path().join("odpojeno")).unwrap();
        assert!(place.forget_old(&copy).is_err(), "a room that does not read");
    }
}
