//! What crosses the edge: one error shape.

use std::collections::BTreeMap;

use obeznik_envelope::EnvelopeError;
use obeznik_kernel::{Refusal, Stop};
use obeznik_store::{BackupError, StoreError};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a caller can act on. Small and closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// The state or the law says no; the input is kept.
    Refused,
    /// The thing is not here, or not for this person.
    NotFound,
    /// The input does not fit; ours, never a person's fault.
    Invalid,
    /// The store waits for a pass-phrase or a recovery code.
    Locked,
    /// The disk is full or the store is read-only: what was typed is kept in the draft.
    ReadOnly,
    /// Offline; expected.
    Unreachable,
    /// The person cancelled it.
    Cancelled,
    /// Ours.
    Broken,
}

/// An error as the window gets it: `key` names the sentence, `args` fill it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ApiError {
    /// What to do about it.
    pub code: Code,
    /// Key of the sentence in `assets/locales`.
    pub key: String,
    /// Values of the sentence.
    pub args: BTreeMap<String, String>,
    /// Finds the line in the log.
    pub trace_id: String,
}

impl ApiError {
    /// An error with a sentence that needs no values.
    pub fn new(code: Code, key: &str) -> Self {
        Self { code, key: key.to_owned(), args: BTreeMap::new(), trace_id: String::new() }
    }

    /// Adds a value of the sentence.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl std::fmt::Display) -> Self {
        self.args.insert(name.to_owned(), value.to_string());
        self
    }

    /// What is ours: the cause goes to the log under a number, a person gets the number.
    #[track_caller]
    pub fn broken<E: std::fmt::Display>(cause: E) -> Self {
        let trace_id = uuid::Uuid::now_v7().simple().to_string();
        let at = std::panic::Location::caller().to_string();
        tracing::error!(trace_id, at, r#type = std::any::type_name::<E>(), %cause, "something is broken");
        Self { trace_id, ..Self::new(Code::Broken, "error-broken") }
    }
}

impl From<Refusal> for ApiError {
    fn from(refusal: Refusal) -> Self {
        let code = if refusal.key == "refusal-not-found" { Code::NotFound } else { Code::Refused };
        Self { code, key: refusal.key, args: refusal.args.into_iter().collect(), trace_id: String::new() }
    }
}

impl From<Stop> for ApiError {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::Refused(refusal) => refusal.into(),
            other @ (Stop::Missing(_) | Stop::Broken(_)) => Self::broken(other),
        }
    }
}

impl From<BackupError> for ApiError {
    fn from(error: BackupError) -> Self {
        match error {
            BackupError::NoFolder => Self::new(Code::Refused, "backup-no-folder"),
            BackupError::InStore => Self::new(Code::Refused, "backup-in-store"),
            BackupError::NotThere => Self::new(Code::Refused, "backup-not-there"),
            BackupError::Gone(kind) => {
                tracing::warn!(%kind, "the place of backups does not answer");
                Self::new(Code::Refused, "backup-gone")
            }
            BackupError::Full => Self::new(Code::Refused, "backup-full"),
            BackupError::TooLarge => Self::new(Code::Refused, "backup-too-large"),
            BackupError::ReadOnly => Self::new(Code::Refused, "backup-read-only"),
            BackupError::Busy => Self::new(Code::Refused, "backup-busy"),
            BackupError::Unsound => Self::new(Code::Refused, "backup-unsound"),
            BackupError::Damaged => Self::new(Code::Refused, "backup-damaged"),
            BackupError::NoBackup => Self::new(Code::NotFound, "backup-none"),
            BackupError::Store(error) => error.into(),
        }
    }
}

impl From<EnvelopeError> for ApiError {
    fn from(error: EnvelopeError) -> Self {
        match error {
            EnvelopeError::Foreign => Self::new(Code::Refused, "envelope-foreign"),
            EnvelopeError::Newer => Self::new(Code::Refused, "envelope-newer"),
            EnvelopeError::WrongKey => Self::new(Code::Refused, "envelope-wrong-key"),
            EnvelopeError::Damaged => Self::new(Code::Refused, "envelope-damaged"),
            EnvelopeError::TooLarge => Self::new(Code::Refused, "envelope-too-large"),
            EnvelopeError::Disk(error) => {
                tracing::warn!(%error, "a sealed file was not read or written");
                Self::new(Code::Refused, "envelope-disk")
            }
        }
    }
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::WrongKey => Self::new(Code::Locked, "unlock-wrong-key"),
            StoreError::KeyringLocked { has_pass_phrase } => {
                Self::new(Code::Locked, "unlock-needed").with("hasPassPhrase", has_pass_phrase)
            }
            StoreError::NeedsPassPhrase => Self::new(Code::Locked, "unlock-needs-pass-phrase"),
            StoreError::Damaged { copies } => {
                Self::new(Code::Broken, "store-damaged").with("copies", copies.len())
            }
            StoreError::AlreadyOpen { .. } => Self::new(Code::Refused, "store-open-elsewhere"),
            StoreError::NetworkFolder { what, .. } => {
                Self::new(Code::Refused, "store-on-network").with("what", what)
            }
            StoreError::CloudFolder { service, .. } => {
                Self::new(Code::Refused, "store-in-cloud").with("service", service)
            }
            StoreError::NewerProgram { .. } => Self::new(Code::Refused, "store-newer-program"),
            StoreError::KeysMissing { .. } => Self::new(Code::Broken, "store-keys-missing"),
            StoreError::NoStore { .. } => Self::new(Code::NotFound, "store-missing"),
            StoreError::Exists { .. } => Self::new(Code::Refused, "store-exists"),
            StoreError::DiskFull => Self::new(Code::ReadOnly, "store-disk-full"),
            StoreError::ReadOnly => Self::new(Code::ReadOnly, "store-read-only"),
            StoreError::Refused(refusal) => refusal.into(),
            StoreError::Cancelled => Self::new(Code::Cancelled, "error-cancelled"),
            error @ (StoreError::BlobMissing { .. } | StoreError::BlobDamaged { .. }) => {
                tracing::error!(%error, "a content does not open");
                Self::new(Code::Refused, "content-damaged")
            }
            other => Self::broken(other),
        }
    }
}
