//! Backups of an office that works alone, or that this computer serves to others: where they go, when one is due, what is remembered of them. All of it
//! is this computer's own and lies among the secrets of its store.

mod remind;
mod standing;

use jiff::SignedDuration;
use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::{Date, Timestamp};
use obeznik_store::Store;
use serde::{Deserialize, Serialize};

use crate::api::ApiError;

pub(crate) use remind::{Reminder, day_rows};
pub use standing::{BackupFailure, BackupRunning, BackupStanding, LastBackup};

/// The secret with what is remembered.
const KEPT: &str = "backup";

/// After a failure it is tried again in a quarter of an hour; whether a disk is connected, each minute.
const AGAIN: SignedDuration = SignedDuration::from_mins(15);

/// What is remembered of backups.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Kept {
    /// The folder; empty while none was chosen.
    pub(crate) folder: String,
    /// When it was chosen.
    pub(crate) chosen_at: Option<Timestamp>,
    /// The last backup that was read again.
    pub(crate) last: Option<Made>,
    /// Why none came about since.
    pub(crate) failure: Option<Failed>,
    /// Until when the lack of a folder is not mentioned.
    pub(crate) put_off_until: Option<Date>,
    /// When the office began on this computer; nothing in an office older than this note.
    pub(crate) begun_at: Option<Timestamp>,
    /// Whether the recovery code was shown and nobody copied it down.
    pub(crate) sheet_waits: bool,
    /// Whether the office is the one this computer serves to others; else it is the store of the desk.
    pub(crate) is_of_server: bool,
    /// The name of the served office's room in the folder; the desk's own store knows its own.
    pub(crate) room: String,
}

/// A backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Made {
    pub(crate) at: Timestamp,
    /// Bytes of the whole copy.
    pub(crate) size_bytes: u64,
    /// Attachments the office itself lacks.
    pub(crate) missing: u32,
}

/// A backup that did not come about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Failed {
    pub(crate) at: Timestamp,
    pub(crate) error: ApiError,
}

impl Kept {
    /// What a store remembers.
    pub(crate) fn of(store: &Store) -> Result<Self, ApiError> {
        let bytes = store.secret(KEPT)?.filter(|bytes| !bytes.is_empty());
        Ok(bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default())
    }

    /// Remembers something else.
    pub(crate) fn change(store: &mut Store, change: impl FnOnce(&mut Self)) -> Result<(), ApiError> {
        let mut kept = Self::of(store)?;
        let before = kept.clone();
        change(&mut kept);
        if kept == before {
            return Ok(());
        }
        let bytes = serde_json::to_vec(&kept).map_err(ApiError::broken)?;
        Ok(store.set_secret(KEPT, &bytes)?)
    }

    /// Whether a backup is due by itself: once a day of Prague, whatever the clock said the last time.
    pub(crate) fn is_due(&self, tried_at: Option<Timestamp>, now: Timestamp) -> bool {
        let today = day_in_prague(now);
        let is_done = self.last.as_ref().is_some_and(|made| day_in_prague(made.at) == today);
        let is_soon = tried_at.is_some_and(|tried| tried <= now && now.duration_since(tried) < AGAIN);
        !self.folder.is_empty() && !is_done && !is_soon
    }

    /// Remembers why none came about; the same reason on the same day is remembered once.
    pub(crate) fn fail(&mut self, at: Timestamp, error: ApiError) {
        let is_known = self.failure.as_ref().is_some_and(|known| {
            known.error.key == error.key && day_in_prague(known.at) == day_in_prague(at)
        });
        if !is_known {
            self.failure = Some(Failed { at, error });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Code;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap_or_default()
    }

    fn made(text: &str) -> Option<Made> {
        Some(Made { at: at(text), size_bytes: 1, missing: 0 })
    }

    #[test]
    fn a_backup_is_due_once_a_day_and_again_after_a_failure() {
        let now = "2026-11-29T09:00:00Z";
        let table = [
            // folder, last, tried, due
            ("", None, None, false),
            ("/media/usb", None, None, true),
            ("/media/usb", made("2026-11-28T20:00:00Z"), None, true),
            ("/media/usb", made("2026-11-28T23:30:00Z"), None, false), // today in Prague already
            ("/media/usb", made("2026-11-29T08:00:00Z"), None, false),
            ("/media/usb", made("2031-01-01T08:00:00Z"), None, true), // by a clock that was wrong
            ("/media/usb", None, Some("2026-11-29T08:50:00Z"), false),
            ("/media/usb", None, Some("2026-11-29T08:45:00Z"), true),
            ("/media/usb", None, Some("2026-11-30T08:45:00Z"), true), // the clock went back since
        ];
        for (folder, last, tried, expected) in table {
            let kept = Kept { folder: folder.to_owned(), last, ..Kept::default() };
            assert_eq!(kept.is_due(tried.map(at), at(now)), expected, "{kept:?} {tried:?}");
        }
    }

    #[test]
    fn the_same_failure_is_remembered_once_a_day() {
        let error = |key: &str| ApiError::new(Code::Refused, key);
        let mut kept = Kept::default();
        kept.fail(at("2026-11-29T08:00:00Z"), error("backup-not-there"));
        kept.fail(at("2026-11-29T09:00:00Z"), error("backup-not-there"));
        assert_eq!(kept.failure.as_ref().map(|failed| failed.at), Some(at("2026-11-29T08:00:00Z")));
        kept.fail(at("2026-11-29T10:00:00Z"), error("backup-full"));
        assert_eq!(kept.failure.as_ref().map(|failed| failed.at), Some(at("2026-11-29T10:00:00Z")));
        kept.fail(at("2026-11-30T10:00:00Z"), error("backup-full"));
        assert_eq!(kept.failure.as_ref().map(|failed| failed.at), Some(at("2026-11-30T10:00:00Z")));
    }
}
