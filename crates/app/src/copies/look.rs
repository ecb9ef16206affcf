//! Looking at the copies: what changed and settled becomes an offer, what was let go is removed.

use std::fs::File;
use std::path::{Path, PathBuf};

use super::{Copy, Stamp, offer, room};
use crate::api::ApiError;
use crate::attachments::Arrived;
use crate::office::Office;

/// What a look comes to for one copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Next {
    /// Nothing to do.
    Leave,
    /// The program has saved and finished.
    TakeIn,
    /// The program let it go, or somebody removed it.
    Release,
}

/// Looks at all copies once; called about once a second. A change counts when two looks see the same: some
/// programs write in place for a while, others write beside and rename. Gives how many new versions wait.
///
/// # Errors
/// What the store says; the copy is then looked at again.
pub fn look(office: &Office) -> Result<usize, ApiError> {
    let mut offered = 0;
    let paths: Vec<PathBuf> = office.copies().lock().keys().cloned().collect();
    for path in paths {
        let next = office.copies().lock().get_mut(&path).map(|copy| copy.see(&path));
        match next {
            Some(Next::TakeIn) => offered += usize::from(take_in(office, &path)?),
            Some(Next::Release) => release(office, &path),
            Some(Next::Leave) | None => {}
        }
    }
    Ok(offered)
}

impl Copy {
    fn see(&mut self, path: &Path) -> Next {
        let Some(stamp) = Stamp::of(path) else {
            let is_gone = std::mem::replace(&mut self.was_missing, true);
            return if is_gone && !room::is_owned(path) { Next::Release } else { Next::Leave };
        };
        self.was_missing = false;
        let is_owned = room::is_owned(path);
        self.was_owned |= is_owned;
        if !self.is_writable {
            return Next::Leave;
        }
        if stamp != self.stamp {
            let is_settled = self.unsettled == Some(stamp);
            self.unsettled = Some(stamp);
            return if is_settled { Next::TakeIn } else { Next::Leave };
        }
        self.unsettled = None;
        if self.was_owned && !is_owned { Next::Release } else { Next::Leave }
    }
}

/// Seals what the program saved; gives whether it is new. A file another program holds is tried again.
pub(super) fn take_in(office: &Office, path: &Path) -> Result<bool, ApiError> {
    let Some(copy) = office.copies().lock().get(path).cloned() else { return Ok(false) };
    let Some(before) = Stamp::of(path) else { return Ok(false) };
    let Ok(mut file) = File::open(path) else { return Ok(false) };
    let arrived = Arrived::of(office, &mut file)?;
    if Stamp::of(path) != Some(before) {
        return Ok(false); // it goes on saving
    }
    let content = arrived.hash().clone();
    // A program that is just beginning to save has emptied the file: that is no version.
    let is_new = content != copy.content && before.size_bytes > 0;
    if is_new {
        offer::put(office, copy.person, copy.file, path, arrived)?;
    }
    if let Some(copy) = office.copies().lock().get_mut(path) {
        copy.stamp = before;
        copy.unsettled = None;
        copy.content = if is_new { content } else { copy.content.clone() };
    }
    Ok(is_new)
}

fn release(office: &Office, path: &Path) {
    office.copies().lock().remove(path);
    room::remove(path.parent().unwrap_or(path));
}
