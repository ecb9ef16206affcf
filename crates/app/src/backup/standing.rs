//! Backups as Nastavení shows them.

use obeznik_store::{BackupProgress, BackupStage};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::ApiError;

/// How backups stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BackupStanding {
    /// Why none are made here: `joined` (the server is backed up), `demo` (everything is invented); else empty.
    pub is_off: String,
    /// Whether it is the office that this computer serves to others.
    pub is_of_server: bool,
    /// The chosen folder; empty when none.
    pub folder: String,
    /// Whether it is there now, with what was written before.
    pub is_there: bool,
    /// Whether it lies on the same disk as the office.
    pub is_same_disk: bool,
    /// Backups at hand.
    pub count: u32,
    /// The last one that was read again.
    pub last: Option<LastBackup>,
    /// Why none came about since.
    pub failure: Option<BackupFailure>,
    /// Days since the last one, when that is more than a week.
    pub late_days: Option<u32>,
    /// How far the present one is.
    pub running: Option<BackupRunning>,
    /// Until when the lack of a folder is not mentioned.
    pub put_off_until: Option<String>,
    /// Whether the recovery code was shown and nobody copied it down.
    pub sheet_waits: bool,
    /// Whether who sits here may change it.
    pub may_change: bool,
    /// Whether their pass-phrase is asked for before a new recovery code is made.
    pub asks: bool,
}

/// A backup that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LastBackup {
    /// When.
    pub at: String,
    /// Its size.
    pub size_bytes: u64,
    /// Attachments the office itself lacks.
    pub missing: u32,
}

/// A backup that did not come about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BackupFailure {
    /// When.
    pub at: String,
    /// Why.
    pub error: ApiError,
}

/// How far a backup or its return is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BackupRunning {
    /// `copying`, `checking`.
    pub stage: String,
    /// Bytes behind.
    pub done: u64,
    /// Bytes of the stage.
    pub total: u64,
}

impl From<BackupProgress> for BackupRunning {
    fn from(progress: BackupProgress) -> Self {
        let BackupProgress { stage, done, total } = progress;
        let stage = match stage {
            BackupStage::Copying => "copying",
            BackupStage::Checking => "checking",
        };
        Self { stage: stage.to_owned(), done, total }
    }
}
