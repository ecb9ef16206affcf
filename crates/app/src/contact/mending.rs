//! A content that this computer has damaged or lost, brought once more from the office it has joined.

use obeznik_kernel::BlobHash;

use super::files::Brought;
use super::log::not_told;
use crate::api::{ApiError, Code};
use crate::office::desk::Desk;

impl Desk {
    /// Brings a content down anew; it takes the place of the damaged one. `false` when the office does not have it.
    ///
    /// # Errors
    /// [`Code::Unreachable`] when the office is not reached; what the store says.
    pub(crate) fn content_of_office(&self, hash: &BlobHash) -> Result<bool, ApiError> {
        let unreached = || ApiError::new(Code::Unreachable, "contents-unreached");
        let (courier, _) = self.courier().ok_or_else(unreached)?;
        match courier.bring_down(hash, &mut |_| true) {
            Ok(brought) => Ok(brought == Brought::Whole),
            Err(failure) => Err(match not_told(failure) {
                error if error.code == Code::Unreachable => unreached(),
                error => error,
            }),
        }
    }
}
