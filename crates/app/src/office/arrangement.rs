//! How a person arranged a list: columns, order, named filters. Kept in the store beside the drafts,
//! of this device and this person; nobody else sees it.

use obeznik_kernel::PersonId;

use crate::api::{ApiError, Code};
use crate::office::Office;

/// Drafts whose key begins so are arrangements. A draft has one owner, so the person is in the key.
const ARRANGEMENT: &str = "arrangement/";

/// The longest arrangement; hundreds of named filters fit.
const LONGEST_BYTES: usize = 64 << 10;

impl Office {
    /// How the signed-in person arranged a list; nothing when they never did.
    ///
    /// # Errors
    /// [`Code::Invalid`] for what is no name of a list, or what the store says.
    pub fn arrangement(&self, list: &str) -> Result<Option<String>, ApiError> {
        self.draft(&key(self.person(), list)?)
    }

    /// Keeps how the signed-in person arranged a list.
    ///
    /// # Errors
    /// [`Code::Invalid`] for what is no name of a list or too long, or what the store says.
    pub fn put_arrangement(&self, list: &str, text: String) -> Result<(), ApiError> {
        if text.len() > LONGEST_BYTES {
            return Err(ApiError::new(Code::Invalid, "error-bad-input").with("what", "arrangement"));
        }
        self.put_draft(&key(self.person(), list)?, text)
    }
}

fn key(person: PersonId, list: &str) -> Result<String, ApiError> {
    let is_name = !list.is_empty() && list.bytes().all(|sign| sign.is_ascii_lowercase() || sign == b'-');
    if is_name {
        return Ok(format!("{ARRANGEMENT}{person}/{list}"));
    }
    Err(ApiError::new(Code::Invalid, "error-bad-input").with("what", "list"))
}
