//! A whole backup: the database, the keys in their wraps, the attachments. It is a store folder itself.

use obeznik_console::{Said, Texts};
use std::path::Path;

use obeznik_app::{ApiError, Code};
use obeznik_store::ChainReport;
use serde_json::json;

use crate::arguments::Backup;
use crate::door::Door;
use crate::private::{copy, copy_missing, make_folder};

pub(super) fn run(arguments: &Backup, texts: &Texts) -> Result<Said, ApiError> {
    let out = arguments.out.as_path();
    if out.join("office.db").exists() || out.join("store.keys").exists() {
        return Err(ApiError::new(Code::Refused, "cli-backup-exists").with("out", out.display()));
    }
    let door = Door::of(&arguments.store)?;
    let office = door.office()?;
    let blobs = write(&office, &door.folder, out)?;
    let head = office.store().head()?;
    drop(office);
    check(&door, out, head.log_no)?;
    let values: [(&str, &dyn std::fmt::Display); 3] =
        [("out", &out.display()), ("links", &head.log_no), ("blobs", &blobs)];
    let value = json!({ "out": out, "links": head.log_no, "head": head.hash, "blobs": blobs });
    Ok(Said::done(texts.say("cli-backup-made", &values), value))
}

fn write(office: &obeznik_app::Office, folder: &Path, out: &Path) -> Result<usize, ApiError> {
    for room in ["", "blobs", "journal", "copies", "out"] {
        make_folder(&out.join(room))?;
    }
    let mut store = office.store();
    store.back_up(&out.join("office.db"))?;
    copy(&folder.join("store.keys"), &out.join("store.keys"))?;
    copy_missing(&folder.join("blobs"), &out.join("blobs"))
}

/// A backup that was never read is a hope, so it is opened and its chain walked.
fn check(door: &Door, out: &Path, links: u64) -> Result<(), ApiError> {
    let office = door.office_in(out)?;
    let store = office.store();
    match store.reader().verify(&mut |_| true)? {
        ChainReport::Whole(head) if head.log_no == links => {}
        _ => return Err(ApiError::new(Code::Broken, "cli-backup-unsound").with("out", out.display())),
    }
    if store.check_blobs(&mut |_| true)?.is_empty() {
        Ok(())
    } else {
        Err(ApiError::new(Code::Broken, "cli-backup-unsound").with("out", out.display()))
    }
}
