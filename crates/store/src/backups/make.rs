//! Making a backup: attachments that are new, the database, what opens it; read again; then its name.

use std::fs;
use std::path::{Path, PathBuf};

use obeznik_kernel::Timestamp;

use super::error::BackupError;
use super::files::{BackupProgress, BackupStage, Teller, copy, make_folder, settle, sum_of, write};
use super::image::StoreImage;
use super::note::{Note, blob_name};
use super::place::BackupPlace;
use super::{BLOBS, DATABASE, KEYS, NOTE, UNFINISHED};
use crate::blobs::{self, BlobReader, BlobRow, sealed_size};
use crate::cipher;
use crate::error::StoreError;
use crate::keys::KeyFile;
use crate::migrate::needed_format;
use crate::read::{ChainReport, Reader};

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupMade {
    /// Attachments that were not there from earlier copies.
    pub new_blobs: usize,
    /// Attachments the store itself lacks or has damaged.
    pub missing: usize,
    /// Bytes of the whole copy.
    pub size_bytes: u64,
}

/// An attachment and its name in the place.
struct Wanted {
    row: BlobRow,
    name: String,
}

impl StoreImage {
    /// Writes a copy into the place and reads it again; only then it has its name and older ones may go.
    ///
    /// # Errors
    /// [`BackupError`]; earlier copies are as they were, and what was begun is removed now or by the next backup.
    pub fn back_up_to(
        &self,
        place: &BackupPlace,
        now: Timestamp,
        proceed: &mut dyn FnMut(BackupProgress) -> bool,
    ) -> Result<BackupMade, BackupError> {
        if !place.is_there() {
            return Err(BackupError::NotThere);
        }
        let _one_at_a_time = place.lock()?;
        place.clear_unfinished();
        let name = place.free_name(now);
        let unfinished = place.room().join(format!("{name}{UNFINISHED}"));
        let made = self.make(place, &unfinished, now, &mut Teller::new(proceed));
        if made.is_err() {
            let _ = fs::remove_dir_all(&unfinished);
        }
        let made = made?;
        let copy = place.room().join(name);
        fs::rename(&unfinished, &copy).map_err(|error| BackupError::of_place(&error))?;
        settle(place.room(), BackupError::of_place)?;
        write(&place.room().join(KEYS), &self.keys, BackupError::of_place)?;
        if let Err(error) = place.forget_old(&copy) {
            tracing::warn!(%error, "older backups stay"); // the next one tries again
        }
        Ok(made)
    }

    fn make(
        &self,
        place: &BackupPlace,
        copy_to: &Path,
        now: Timestamp,
        teller: &mut Teller<'_>,
    ) -> Result<BackupMade, BackupError> {
        let (wanted, format) = self.wanted()?;
        make_folder(copy_to, BackupError::of_place)?;
        make_folder(&place.room().join(BLOBS), BackupError::of_place)?;
        let fresh = self.fresh(place, &wanted, now, teller)?;
        let size = fs::metadata(&self.file).map_err(|error| BackupError::of_store(&error))?.len();
        let bytes: u64 = fresh.iter().map(|one| sealed_size(one.row.size_bytes)).sum();
        teller.begin(BackupStage::Copying, size.saturating_add(bytes))?;
        let mut missing = Vec::new();
        for one in &fresh {
            if !self.bring_blob(place, one, teller)? {
                missing.push(one.name.clone());
            }
        }
        let (database, new_blobs) = (copy_to.join(DATABASE), fresh.len() - missing.len());
        let sum = copy((&self.file, BackupError::of_store), (&database, BackupError::of_place), teller)?;
        write(&copy_to.join(KEYS), &self.keys, BackupError::of_place)?;
        let mut note = Note::new(&self.store_id, now, format, self.head.log_no, sum);
        note.line.clone_from(&self.line);
        note.blob_bytes = wanted.iter().map(|one| sealed_size(one.row.size_bytes)).sum();
        note.blobs =
            wanted.iter().map(|one| one.name.clone()).filter(|name| !missing.contains(name)).collect();
        note.missing = missing;
        self.check(place, copy_to, &wanted, &note, teller)?;
        let text = serde_json::to_vec_pretty(&note).map_err(StoreError::from)?;
        write(&copy_to.join(NOTE), &text, BackupError::of_place)?;
        settle(copy_to, BackupError::of_place)?;
        let size_bytes = note.database.size_bytes.saturating_add(note.blob_bytes);
        Ok(BackupMade { new_blobs, missing: note.missing.len(), size_bytes })
    }

    /// The attachments the image knows, and the least format that may open it.
    fn wanted(&self) -> Result<(Vec<Wanted>, u32), BackupError> {
        let connection = cipher::at_rest(&self.file, &self.cipher)?;
        let rows = blobs::rows(&connection)?;
        let wanted = rows.into_iter().map(|row| Wanted { name: blob_name(&row), row }).collect();
        Ok((wanted, needed_format(&connection)?))
    }

    /// Attachments that are not there, or do not read any more: each is read again within sixteen days.
    fn fresh<'a>(
        &self,
        place: &BackupPlace,
        wanted: &'a [Wanted],
        now: Timestamp,
        teller: &mut Teller<'_>,
    ) -> Result<Vec<&'a Wanted>, BackupError> {
        let turn = now.as_second().div_euclid(24 * 3600).rem_euclid(16);
        let has_turn = |one: &Wanted| i64::from_str_radix(one.name.get(..1).unwrap_or(""), 16) == Ok(turn);
        let mut fresh = Vec::new();
        for one in wanted {
            let is_whole =
                is_there(place, one) && (!has_turn(one) || self.reads(&place.blob(&one.name), &one.row));
            if !is_whole {
                fresh.push(one);
            }
            teller.pass(0)?;
        }
        Ok(fresh)
    }

    /// Copies an attachment and opens the copy; `false` when the store itself lacks it or has it damaged.
    fn bring_blob(
        &self,
        place: &BackupPlace,
        one: &Wanted,
        teller: &mut Teller<'_>,
    ) -> Result<bool, BackupError> {
        let source = blobs::path(&self.folder.blobs(), &one.row.blob_id);
        if !source.is_file() {
            return Ok(false);
        }
        let target = place.blob(&one.name);
        let room = target.parent().map(Path::to_owned).unwrap_or_default();
        make_folder(&room, BackupError::of_place)?;
        copy((&source, BackupError::of_store), (&target, BackupError::of_place), teller)?;
        settle(&room, BackupError::of_place)?;
        if self.reads(&target, &one.row) {
            return Ok(true);
        }
        fs::remove_file(&target).map_err(|error| BackupError::of_place(&error))?;
        if self.reads(&source, &one.row) { Err(BackupError::Unsound) } else { Ok(false) }
    }

    fn reads(&self, file: &Path, row: &BlobRow) -> bool {
        BlobReader::open(file, &self.key, row).and_then(|mut blob| blob.check()).is_ok()
    }

    /// A backup that was never read is a hope: the bytes, the pages, the chain, each attachment.
    fn check(
        &self,
        place: &BackupPlace,
        copy: &Path,
        wanted: &[Wanted],
        note: &Note,
        teller: &mut Teller<'_>,
    ) -> Result<(), BackupError> {
        teller.begin(BackupStage::Checking, note.database.size_bytes)?;
        let database = copy.join(DATABASE);
        let unsound = |is_sound: bool| if is_sound { Ok(()) } else { Err(BackupError::Unsound) };
        unsound(sum_of(&database, BackupError::of_place, teller)? == note.database)?;
        unsound(KeyFile::read(&copy.join(KEYS)).is_ok_and(|keys| keys.fits(&self.key)))?;
        let connection = cipher::at_rest(&database, &self.cipher).map_err(|_| BackupError::Unsound)?;
        unsound(cipher::is_sound(&connection))?;
        let reader = Reader::over(connection, PathBuf::new(), self.key.clone());
        let walked = reader.verify(&mut |_| teller.pass(0).is_ok())?;
        unsound(walked == ChainReport::Whole(self.head.clone()))?;
        let is_kept = |one: &Wanted| is_there(place, one) || note.missing.contains(&one.name);
        unsound(wanted.iter().all(is_kept))
    }
}

/// Whether an attachment is there in its length; a copy was opened when it came.
fn is_there(place: &BackupPlace, one: &Wanted) -> bool {
    let wanted = sealed_size(one.row.size_bytes);
    fs::metadata(place.blob(&one.name)).is_ok_and(|file| file.len() == wanted)
}
