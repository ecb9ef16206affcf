//! Bringing a backup back: on this computer or on a bare one, by the recovery code or a pass-phrase alone.

use std::fs;
use std::path::{Path, PathBuf};

use obeznik_kernel::Timestamp;
use rusqlite::Connection;

use super::error::BackupError;
use super::files::{BackupProgress, BackupStage, Teller, copy, make_folder, settle, sum_of};
use super::note::{Note, blob_name};
use super::place::{blob_in, entries, is_unfinished};
use super::{DATABASE, KEYS, LINE};
use crate::blobs::{self, BlobReader, BlobRow, sealed_size};
use crate::cipher::{self, Cipher};
use crate::epoch::random_text;
use crate::error::StoreError;
use crate::folder::StoreFolder;
use crate::keys::{KeyFile, Unlock, Unlocked};
use crate::migrate::{self, PROGRAM_FORMAT};
use crate::records::set_meta;

/// A backup that lies in a folder. Whose it is, is known only with a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundBackup {
    /// Its folder.
    pub folder: PathBuf,
    /// When it was made.
    pub made_at: Timestamp,
    /// Bytes of the database and the attachments.
    pub size_bytes: u64,
    /// Attachments that belong to it.
    pub blobs: usize,
    /// Attachments that belong to it and are not there.
    pub missing: usize,
    /// Whether a newer program made it.
    pub is_newer: bool,
    /// Whether it is plainly not whole.
    pub is_damaged: bool,
}

/// What was brought back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BroughtBack {
    /// Attachments.
    pub blobs: usize,
    /// Attachments that were not there or did not read.
    pub missing: usize,
}

/// Backups in a folder a person picked, the newest first: the disk, the room of a store, or one copy.
pub fn backups_in(folder: &Path) -> Vec<FoundBackup> {
    let mut found: Vec<FoundBackup> = found(folder).into_iter().collect();
    for inner in entries(folder).into_iter().filter(|path| path.is_dir() && !is_unfinished(path)) {
        found.extend(self::found(&inner));
        let is_room = inner.file_name().is_some_and(|name| name.to_string_lossy().starts_with("obeznik-"));
        if is_room {
            let copies = entries(&inner).into_iter().filter(|path| path.is_dir() && !is_unfinished(path));
            found.extend(copies.filter_map(|copy| self::found(&copy)));
        }
    }
    found.sort_by_key(|backup| std::cmp::Reverse(backup.made_at));
    found
}

/// Attachments of a copy in a place: where each lies, and where it belongs below the `blobs` of a store folder.
pub fn attachments_of(copy: &Path) -> Vec<(PathBuf, PathBuf)> {
    let room = copy.parent().unwrap_or(copy);
    let names = Note::read(copy).map(|note| note.blobs).unwrap_or_default();
    let own = |name: &String| {
        let blob_id = name.split('.').next().unwrap_or(name);
        (blob_in(room, name), blobs::path(Path::new(""), blob_id))
    };
    names.iter().map(own).collect()
}

/// The backup in a folder, if there is one: a copy of a place, or a store folder the console wrote.
fn found(copy: &Path) -> Option<FoundBackup> {
    let folder = copy.to_owned();
    if let Some(note) = Note::read(copy) {
        let room = copy.parent().unwrap_or(copy);
        let missing = note.blobs.iter().filter(|name| !blob_in(room, name).is_file()).count();
        return Some(FoundBackup {
            made_at: note.made_at,
            size_bytes: note.database.size_bytes.saturating_add(note.blob_bytes),
            blobs: note.blobs.len(),
            missing: missing + note.missing.len(),
            is_newer: note.format > PROGRAM_FORMAT,
            is_damaged: !note.has_database(copy) || !copy.join(KEYS).is_file(),
            folder,
        });
    }
    let file = fs::metadata(copy.join(DATABASE)).ok().filter(|_| copy.join(KEYS).is_file())?;
    let made_at = Timestamp::try_from(file.modified().ok()?).ok()?;
    let blobs = entries(&copy.join("blobs")).iter().map(|room| entries(room).len()).sum();
    let size_bytes = file.len();
    Some(FoundBackup { folder, made_at, size_bytes, blobs, missing: 0, is_newer: false, is_damaged: false })
}

/// Makes a store folder of a backup. It is a store as any other; whoever opens it as another computer gives it
/// a device of its own. Nothing of the backup is changed.
///
/// # Errors
/// [`StoreError::WrongKey`], [`StoreError::NewerProgram`], [`BackupError::Damaged`] and what either disk says;
/// then `to` is gone again.
pub fn bring_back(
    backup: &Path,
    unlock: Unlock<'_>,
    to: &Path,
    proceed: &mut dyn FnMut(BackupProgress) -> bool,
) -> Result<BroughtBack, BackupError> {
    let source = Source::open(backup, unlock)?;
    if to.exists() {
        fs::remove_dir_all(to).map_err(|error| BackupError::of_store(&error))?; // of an attempt cut off
    }
    let brought = source.bring(to, &mut Teller::new(proceed));
    if brought.is_err() {
        let _ = fs::remove_dir_all(to);
    }
    brought
}

/// A backup whose key fits and whose pages read.
struct Source {
    folder: PathBuf,
    note: Option<Note>,
    unlocked: Unlocked,
    rows: Vec<BlobRow>,
}

impl Source {
    fn open(folder: &Path, unlock: Unlock<'_>) -> Result<Self, BackupError> {
        if !folder.join(DATABASE).is_file() {
            return Err(BackupError::NoBackup);
        }
        let unlocked = unlocked(folder, unlock)?;
        let cipher = Cipher::Sealed(unlocked.key.clone());
        let connection =
            cipher::at_rest(&folder.join(DATABASE), &cipher).map_err(|_| BackupError::Damaged)?;
        migrate::need(&connection)?; // what a newer program made is no damage
        let rows = rows_of(&connection)?;
        Ok(Self { folder: folder.to_owned(), note: Note::read(folder), unlocked, rows })
    }

    fn bring(&self, to: &Path, teller: &mut Teller<'_>) -> Result<BroughtBack, BackupError> {
        let target = StoreFolder::made(to)?;
        let size = fs::metadata(self.folder.join(DATABASE)).map_err(|error| BackupError::of_place(&error))?;
        let bytes: u64 = self.rows.iter().map(|row| sealed_size(row.size_bytes)).sum();
        teller.begin(BackupStage::Copying, size.len().saturating_add(bytes))?;
        let from = (self.folder.join(DATABASE), target.database());
        let sum = copy((&from.0, BackupError::of_place), (&from.1, BackupError::of_store), teller)?;
        if self.note.as_ref().is_some_and(|note| note.database != sum) {
            return Err(BackupError::Damaged);
        }
        let mut missing = 0;
        for row in &self.rows {
            missing += usize::from(!self.bring_blob(row, &target, teller)?);
        }
        teller.begin(BackupStage::Checking, sum.size_bytes)?;
        if sum_of(&from.1, BackupError::of_store, teller)? != sum {
            return Err(BackupError::Damaged);
        }
        self.begin_line(&from.1)?;
        self.unlocked.file.write(&target.keys())?;
        settle(to, BackupError::of_store)?;
        Ok(BroughtBack { blobs: self.rows.len() - missing, missing })
    }

    /// `false` when it is not there or does not read: an office without one annex is better than none.
    /// From now on it is a store of its own: another may have been brought back from the same backup.
    fn begin_line(&self, database: &Path) -> Result<(), BackupError> {
        let connection = cipher::writer(database, &Cipher::Sealed(self.unlocked.key.clone()))?;
        Ok(set_meta(&connection, LINE, &random_text()?)?)
    }

    fn bring_blob(
        &self,
        row: &BlobRow,
        target: &StoreFolder,
        teller: &mut Teller<'_>,
    ) -> Result<bool, BackupError> {
        let room = self.folder.parent().unwrap_or(&self.folder);
        let places = [blob_in(room, &blob_name(row)), blobs::path(&self.folder.join("blobs"), &row.blob_id)];
        let Some(from) = places.iter().find(|place| place.is_file()) else { return Ok(false) };
        let to = blobs::path(&target.blobs(), &row.blob_id);
        let room = to.parent().map(Path::to_owned).unwrap_or_default();
        make_folder(&room, BackupError::of_store)?;
        copy((from, BackupError::of_place), (&to, BackupError::of_store), teller)?;
        settle(&room, BackupError::of_store)?;
        if BlobReader::open(&to, &self.unlocked.key, row).and_then(|mut blob| blob.check()).is_ok() {
            return Ok(true);
        }
        fs::remove_file(&to).map_err(|error| BackupError::of_store(&error))?;
        Ok(false)
    }
}

/// The key by the wraps of the copy, or by the newest ones of the room: a code printed since opens older copies.
fn unlocked(copy: &Path, unlock: Unlock<'_>) -> Result<Unlocked, BackupError> {
    let room = copy.parent().unwrap_or(copy);
    let mut failure = BackupError::Damaged;
    let own = KeyFile::read(&copy.join(KEYS));
    let check = own.as_ref().ok().map(|own| own.of_store().to_owned());
    for keys in [own, KeyFile::read(&room.join(KEYS))].into_iter().flatten() {
        if check.as_ref().is_some_and(|store| store != keys.of_store()) {
            continue; // wraps of another store open nothing here
        }
        match keys.unlock(unlock) {
            Ok(unlocked) => return Ok(unlocked),
            Err(error) => failure = error.into(),
        }
    }
    Err(failure)
}

fn rows_of(connection: &Connection) -> Result<Vec<BlobRow>, BackupError> {
    if !cipher::is_sound(connection) {
        return Err(BackupError::Damaged);
    }
    blobs::rows(connection).map_err(|error| match error {
        StoreError::Damaged { .. } => BackupError::Damaged,
        other => other.into(),
    })
}
