//! Why a command did not happen: refused, missing something to read, or broken.

use serde::{Deserialize, Serialize};

use crate::id::RecordId;

/// The state or the law says no. Goes to a person as a sentence: `key` names the text, `args` fill it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("refused: {key}")]
pub struct Refusal {
    /// Key of the sentence in `assets/locales`, such as `refusal-papers-locked`.
    pub key: String,
    /// Values of the sentence, already in a form a person reads (names, dates as `YYYY-MM-DD`).
    pub args: Vec<(String, String)>,
}

impl Refusal {
    /// A refusal whose sentence needs no values.
    pub fn new(key: &str) -> Self {
        Self { key: key.to_owned(), args: Vec::new() }
    }

    /// Adds a value of the sentence.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl std::fmt::Display) -> Self {
        self.args.push((name.to_owned(), value.to_string()));
        self
    }
}

/// What stops an execution.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Stop {
    /// The state or the law says no; final, kept with its input.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Records the back end must load before the command runs again from its start.
    #[error("{} records are not loaded", .0.len())]
    Missing(Vec<RecordId>),
    /// Ours: damaged bytes, a failing disk. Never shown as a refusal.
    #[error("broken: {0}")]
    Broken(String),
}

impl Stop {
    /// A refusal by key, ready for `?`.
    pub fn refused(key: &str) -> Self {
        Self::Refused(Refusal::new(key))
    }
}
