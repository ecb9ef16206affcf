//! What can go wrong with a store, each with what a person can do about it.

use std::path::PathBuf;

use obeznik_kernel::{Refusal, Stop};

use crate::copies::StoreCopy;

/// Why a store did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The pass-phrase or recovery code does not open the keys; nothing is damaged.
    #[error("the key does not fit the store")]
    WrongKey,
    /// The keyring is locked or absent: ask for the pass-phrase or the recovery code.
    #[error("the keyring gave no key")]
    KeyringLocked {
        /// Whether the store was given a pass-phrase; if not, only the recovery code opens it.
        has_pass_phrase: bool,
    },
    /// There is no keyring to keep the key of a new store: a pass-phrase must be chosen.
    #[error("a pass-phrase is needed where there is no keyring")]
    NeedsPassPhrase,
    /// The key fits and the file does not read. The copies, newest first, can be restored.
    #[error("the store is damaged, {} copies are at hand", .copies.len())]
    Damaged {
        /// Good copies, newest first.
        copies: Vec<StoreCopy>,
    },
    /// `office.db` stands there and `store.keys` does not: never answered by making new keys.
    #[error("the keys of the store are missing in {}", .folder.display())]
    KeysMissing {
        /// The folder.
        folder: PathBuf,
    },
    /// Another copy of the program has the folder.
    #[error("the store in {} is open elsewhere", .folder.display())]
    AlreadyOpen {
        /// The folder.
        folder: PathBuf,
    },
    /// The folder lies on a network share, where SQLite's locks do not hold.
    #[error("{} lies on a network share ({what})", .folder.display())]
    NetworkFolder {
        /// The folder.
        folder: PathBuf,
        /// The kind of share, such as `cifs`.
        what: String,
    },
    /// The folder is synchronised by a cloud service, which would tear the file.
    #[error("{} is synchronised by {service}", .folder.display())]
    CloudFolder {
        /// The folder.
        folder: PathBuf,
        /// The service, such as `OneDrive`.
        service: String,
    },
    /// A newer program wrote the store in a way this one must not touch.
    #[error("the store needs a program of format {needs}")]
    NewerProgram {
        /// The format it needs.
        needs: u32,
    },
    /// No room on the disk. Nothing acknowledged is lost; reading goes on.
    #[error("the disk is full")]
    DiskFull,
    /// The file or the folder cannot be written.
    #[error("the store cannot be written")]
    ReadOnly,
    /// There is no store in the folder.
    #[error("there is no store in {}", .folder.display())]
    NoStore {
        /// The folder.
        folder: PathBuf,
    },
    /// A new store was to be made over one that exists.
    #[error("there is a store in {} already", .folder.display())]
    Exists {
        /// The folder.
        folder: PathBuf,
    },
    /// A blob is known but its file is gone.
    #[error("blob {hash} is missing")]
    BlobMissing {
        /// Its content address.
        hash: String,
    },
    /// A blob does not hold what was put in.
    #[error("blob {hash} is damaged")]
    BlobDamaged {
        /// Its content address.
        hash: String,
    },
    /// The office says no before anything is decided: an unknown device, a request no sound device makes.
    #[error(transparent)]
    Refused(Refusal),
    /// The store has joined an office: commands are issued here and decided there.
    #[error("the store has joined an office")]
    Joined,
    /// The store works alone and has an office of its own.
    #[error("the store has an office of its own")]
    Solo,
    /// The person asked to stop long work.
    #[error("cancelled")]
    Cancelled,
    /// A body of a record that this program cannot read.
    #[error("unreadable: {0}")]
    Unreadable(String),
    /// Ours, with words for the log only.
    #[error("broken: {0}")]
    Broken(String),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Self::Damaged { copies: Vec::new() }
            }
            _ => Self::Broken(error.to_string()),
        }
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind;
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull,
            ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => Self::ReadOnly,
            _ => Self::Broken(error.to_string()),
        }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::Broken(error.to_string())
    }
}

impl From<Stop> for StoreError {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::Refused(refusal) => Self::Refused(refusal),
            other => Self::Broken(other.to_string()),
        }
    }
}
