//! Copies of the store: the last good one after each clean close, and one before each migration.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use obeznik_kernel::Timestamp;
use rusqlite::Connection;

use crate::cipher::{self, Cipher};
use crate::error::StoreError;
use crate::folder::{StoreFolder, around, beside, sync_folder, write_whole};

/// The image of the store while a backup is written from it.
const IMAGE: &str = "zaloha.db";
/// Folders of damaged files that a copy took the place of begin so.
const DAMAGED: &str = "damaged-";
/// The mark of such a folder whose file a copy is just being brought back for.
const BEGUN: &str = "begun";
/// The mark of one whose file may be the only place of something: not everything came back.
const NEEDED: &str = "needed";

/// Copies of each sort that are kept.
const KEPT: usize = 3;

/// A whole, encrypted copy of the store's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoreCopy {
    /// The file.
    pub path: PathBuf,
    /// Why it was made.
    pub sort: CopySort,
    /// When it was made.
    pub made_at: Timestamp,
}

/// Why a copy was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopySort {
    /// After a clean close.
    Close,
    /// Before a migration.
    Migration,
}

impl CopySort {
    fn word(self) -> &'static str {
        match self {
            Self::Close => "close",
            Self::Migration => "migration",
        }
    }
}

/// Copies at hand, the newest first.
pub(crate) fn list(folder: &StoreFolder) -> Vec<StoreCopy> {
    let Ok(entries) = fs::read_dir(folder.copies()) else { return Vec::new() };
    let mut copies: Vec<StoreCopy> = entries.flatten().filter_map(|entry| copy_from(&entry.path())).collect();
    copies.sort_by_key(|copy| std::cmp::Reverse(copy.made_at));
    copies
}

/// Where the image of a backup lies.
pub(crate) fn image(folder: &StoreFolder) -> PathBuf {
    folder.copies().join(IMAGE)
}

/// Where a damaged file goes when a copy takes its place.
fn room_of_damaged(folder: &StoreFolder, now: Timestamp) -> PathBuf {
    folder.copies().join(format!("{DAMAGED}{}", now.as_millisecond()))
}

/// Makes the room for a damaged file. Until it is said that everything came back, the file is needed.
pub(crate) fn make_room_of_damaged(folder: &StoreFolder, now: Timestamp) -> Result<PathBuf, StoreError> {
    let room = room_of_damaged(folder, now);
    fs::create_dir_all(&room)?;
    write_whole(&room.join(BEGUN), b"")?;
    Ok(room)
}

/// A copy took the place of what was put aside: with everything it held, or not.
pub(crate) fn settle_damaged(folder: &StoreFolder, is_whole: bool) -> Result<(), StoreError> {
    for room in rooms_of_damaged(folder) {
        let begun = room.join(BEGUN);
        match begun.exists() {
            true if is_whole => fs::remove_file(begun)?,
            true => fs::rename(begun, room.join(NEEDED))?,
            false => {}
        }
    }
    Ok(())
}

/// Whether damaged files that may be the only place of something go too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Needed {
    /// They stay: what is lost of sight is not worth what somebody typed.
    Stay,
    /// They go: the law, or the office, wants it forgotten.
    Go,
}

/// Forgets every copy but one, and damaged files that were put aside and from which a copy with the journal brought
/// back all they held.
pub(crate) fn forget_all_but(folder: &StoreFolder, kept: &Path, needed: Needed) -> Result<(), StoreError> {
    for old in list(folder).into_iter().filter(|old| old.path != kept) {
        fs::remove_file(old.path)?;
    }
    forget_damaged(folder, needed)
}

/// Forgets damaged files that were put aside.
pub(crate) fn forget_damaged(folder: &StoreFolder, needed: Needed) -> Result<(), StoreError> {
    for room in rooms_of_damaged(folder) {
        if needed == Needed::Go || !is_needed(&room) {
            fs::remove_dir_all(room)?;
        }
    }
    Ok(())
}

/// Whether a damaged file that was put aside may be the only place of something.
pub(crate) fn has_needed(folder: &StoreFolder) -> bool {
    rooms_of_damaged(folder).iter().any(|room| is_needed(room))
}

fn is_needed(room: &Path) -> bool {
    room.join(BEGUN).exists() || room.join(NEEDED).exists()
}

fn rooms_of_damaged(folder: &StoreFolder) -> Vec<PathBuf> {
    entries_named(folder, |name| name.starts_with(DAMAGED))
}

/// At an opening: removes an image and copies that a kill left, which nobody writes while the store is not open.
pub(crate) fn clear_unfinished(folder: &StoreFolder) {
    for path in entries_named(folder, |name| name.starts_with(IMAGE) || name.ends_with(".db.new")) {
        if let Err(error) = fs::remove_file(path) {
            tracing::warn!(kind = %error.kind(), "an unfinished copy stays");
        }
    }
}

fn entries_named(folder: &StoreFolder, is_meant: impl Fn(&str) -> bool) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder.copies()).into_iter().flatten().flatten();
    let meant = |path: &PathBuf| path.file_name().and_then(|name| name.to_str()).is_some_and(&is_meant);
    entries.map(|entry| entry.path()).filter(meant).collect()
}

/// Copies the closed or checkpointed file and forgets the oldest copies of its sort.
pub(crate) fn make(folder: &StoreFolder, sort: CopySort, now: Timestamp) -> Result<StoreCopy, StoreError> {
    let copy = write(folder, sort, now)?;
    thin(folder, &copy)?;
    Ok(copy)
}

fn write(folder: &StoreFolder, sort: CopySort, now: Timestamp) -> Result<StoreCopy, StoreError> {
    let path = folder.copies().join(format!("{}-{}.db", sort.word(), now.as_millisecond()));
    copy_whole(&folder.database(), &path)?;
    Ok(StoreCopy { path, sort, made_at: now })
}

/// Forgets the oldest of a sort, never the one just made: the clock may have been set back since the others.
fn thin(folder: &StoreFolder, made: &StoreCopy) -> Result<(), StoreError> {
    let others = list(folder).into_iter().filter(|copy| copy.sort == made.sort && copy.path != made.path);
    for old in others.skip(KEPT - 1) {
        fs::remove_file(old.path)?;
    }
    Ok(())
}

/// Makes a copy as of a close and reads all of it; one that does not read is no copy, and no older one gives way to it.
///
/// # Errors
/// [`StoreError::Damaged`] when the file itself does not read whole.
pub(crate) fn make_sound(
    folder: &StoreFolder,
    sealed: &Cipher,
    now: Timestamp,
) -> Result<StoreCopy, StoreError> {
    let copy = write(folder, CopySort::Close, now)?;
    if cipher::is_sound(&cipher::reader(&copy.path, sealed)?) {
        thin(folder, &copy)?;
        return Ok(copy);
    }
    fs::remove_file(&copy.path)?;
    Err(StoreError::Damaged { copies: list(folder) })
}

/// Brings everything written into the file itself, so that a copy of the file holds it. A reader in the way is
/// waited for (the connection's busy time-out).
///
/// # Errors
/// [`StoreError::Broken`] when somebody still reads then: a copy would lack what was written last, and nobody
/// would know.
pub(crate) fn settle(connection: &Connection) -> Result<(), StoreError> {
    let is_busy: bool = connection.query_row("pragma wal_checkpoint(truncate)", [], |row| row.get(0))?;
    if is_busy { Err(StoreError::Broken("a reader holds the file for too long".to_owned())) } else { Ok(()) }
}

/// Copies a file so that the copy stands there whole or not at all.
pub(crate) fn copy_whole(from: &Path, to: &Path) -> Result<(), StoreError> {
    let unfinished = beside(to);
    if let Err(error) = copy_and_sync(from, &unfinished) {
        // On a full disk half a copy would take the room that work needs.
        let _ = fs::remove_file(&unfinished);
        return Err(error.into());
    }
    fs::rename(&unfinished, to)?;
    sync_folder(around(to))
}

fn copy_and_sync(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::copy(from, to)?;
    File::options().write(true).open(to)?.sync_all()
}

fn copy_from(path: &Path) -> Option<StoreCopy> {
    let name = path.file_name()?.to_str()?.strip_suffix(".db")?;
    let (word, instant) = name.split_once('-')?;
    let sort = [CopySort::Close, CopySort::Migration].into_iter().find(|sort| sort.word() == word)?;
    let made_at = Timestamp::from_millisecond(instant.parse().ok()?).ok()?;
    Some(StoreCopy { path: path.to_owned(), sort, made_at })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn older_copies_give_way_only_to_one_that_reads() {
        let room = tempfile::tempdir().unwrap();
        let folder = StoreFolder::made(room.path()).unwrap();
        let at = |second: i64| Timestamp::from_second(1_800_000_000 + second).unwrap();
        let lines = "a line of a table\n".repeat(4_000);
        let connection = cipher::writer(&folder.database(), &Cipher::Plain).unwrap();
        connection.execute_batch("create table word (word text) strict").unwrap();
        connection.execute("insert into word values (?1)", [&lines]).unwrap();
        settle(&connection).unwrap();
        drop(connection);
        for second in 0..4 {
            make_sound(&folder, &Cipher::Plain, at(second)).unwrap();
        }
        let back = make_sound(&folder, &Cipher::Plain, at(-60)).unwrap();
        assert!(back.path.is_file(), "the clock was set back: the one just made stays");
        let kept = list(&folder);
        assert_eq!(kept.len(), KEPT);

        let mut bytes = fs::read(folder.database()).unwrap();
        bytes[4_096..].fill(0xff);
        fs::write(folder.database(), bytes).unwrap();
        assert!(make_sound(&folder, &Cipher::Plain, at(9)).is_err());
        for copy in &kept {
            assert!(copy.path.is_file(), "the good copy of {} is still there", copy.made_at);
        }
    }
}
