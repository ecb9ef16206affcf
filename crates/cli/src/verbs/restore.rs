//! A copy back in place of a damaged or lost store.

use obeznik_console::{Said, Texts};
use std::fs;
use std::path::{Path, PathBuf};

use obeznik_app::{ApiError, Code};
use obeznik_kernel::Timestamp;
use obeznik_store::{CopySort, Store, StoreCopy, attachments_of, restore};
use serde_json::json;

use crate::arguments::Restore;
use crate::door::Door;
use crate::private::{cannot_read, copy, copy_missing, make_folder};

pub(super) fn run(arguments: &Restore, texts: &Texts) -> Result<Said, ApiError> {
    let (folder, file) = (arguments.store.store.as_path(), arguments.copy.as_path());
    let file = fs::canonicalize(file).map_err(|error| cannot_read(file, &error))?;
    if !file.is_file() || fs::canonicalize(folder.join("office.db")).is_ok_and(|own| own == file) {
        return Err(ApiError::new(Code::Invalid, "cli-not-a-copy").with("file", file.display()));
    }
    let door = Door::of(&arguments.store)?;
    bring_keys_and_blobs(&file, folder)?;
    try_out(&door, &file)?;
    let copy = StoreCopy { path: file.clone(), sort: CopySort::Close, made_at: Timestamp::now() };
    let store = door.unlocking(|unlock| restore(folder, unlock, &copy, Timestamp::now()))?;
    let again = store.replayed().commands;
    let links = store.head()?.log_no;
    store.close(Timestamp::now())?;
    let values: [(&str, &dyn std::fmt::Display); 3] =
        [("file", &file.display()), ("links", &links), ("again", &again)];
    let value = json!({ "store": folder, "copy": file, "links": links, "commands_done_again": again });
    Ok(Said::done(texts.say("cli-restored", &values), value).and(texts.say("cli-restored-aside", &[])))
}

/// Which copies there are, and what to type.
pub(super) fn advice(said: Said, folder: &Path, texts: &Texts) -> Said {
    let Some(newest) = newest_copy(folder) else { return said.and(texts.say("cli-no-copy", &[])) };
    let mut said = said.and(texts.say("cli-restore-by", &[]));
    said.value["newest_copy"] = json!(newest);
    said.and(format!("  obeznik-cli restore --store {} --copy {}", folder.display(), newest.display()))
}

/// Copies are named by why and when they were made.
fn newest_copy(folder: &Path) -> Option<PathBuf> {
    let made_at = |path: &PathBuf| {
        let name = path.file_name()?.to_str()?.strip_suffix(".db")?;
        name.split_once('-')?.1.parse::<i64>().ok()
    };
    let copies = fs::read_dir(folder.join("copies")).ok()?.flatten().map(|entry| entry.path());
    copies.filter(|path| made_at(path).is_some()).max_by_key(made_at)
}

/// A backup on another disk has keys and attachments beside it; on a new machine the store has none.
fn bring_keys_and_blobs(file: &Path, folder: &Path) -> Result<(), ApiError> {
    let Some(beside) = file.parent() else { return Ok(()) };
    let keys = beside.join("store.keys");
    if !keys.is_file() {
        return Ok(());
    }
    for room in ["", "blobs", "journal", "copies", "out"] {
        make_folder(&folder.join(room))?;
    }
    if !folder.join("store.keys").exists() {
        copy(&keys, &folder.join("store.keys"))?;
    }
    if beside.join("blobs").is_dir() {
        copy_missing(&beside.join("blobs"), &folder.join("blobs"))?;
    }
    for (from, below) in attachments_of(beside) {
        let to = folder.join("blobs").join(below);
        make_folder(to.parent().unwrap_or(folder))?;
        if !to.exists() && from.is_file() {
            copy(&from, &to)?;
        }
    }
    Ok(())
}

/// Opens the copy in a room of its own first: the store is not put aside for a copy that does not read.
fn try_out(door: &Door, file: &Path) -> Result<(), ApiError> {
    let room = door.folder.join(format!("trial-{}", std::process::id()));
    let tried = open_in(&room, door, file);
    let _ = fs::remove_dir_all(&room); // a trial that stays takes room and harms nothing
    tried.map_err(|error| match error.key.as_str() {
        "store-damaged" => ApiError::new(Code::Refused, "cli-copy-damaged").with("file", file.display()),
        _ => error,
    })
}

fn open_in(room: &Path, door: &Door, file: &Path) -> Result<(), ApiError> {
    let keys = door.folder.join("store.keys");
    if !keys.is_file() {
        return Err(ApiError::new(Code::NotFound, "store-missing"));
    }
    for inner in ["", "blobs", "journal", "copies", "out"] {
        make_folder(&room.join(inner))?;
    }
    copy(&keys, &room.join("store.keys"))?;
    copy(file, &room.join("office.db"))?;
    door.unlocking(|unlock| Store::try_out(room, unlock, Timestamp::now()))
}
