//! Where one document lies in the clear while it is converted: among the copies for other programs, so that a lock
//! and the next start remove what a kill left.

use std::fs;
use std::path::{Path, PathBuf};

use obeznik_kernel::IdSource as _;

use crate::api::ApiError;
use crate::ports::SystemIds;

/// A folder that goes with its owner.
pub(super) struct Room(PathBuf);

impl Room {
    /// A new one that only this account enters.
    pub(super) fn make(out: &Path) -> Result<Self, ApiError> {
        let room = Self(out.join(format!("prevod-{}", SystemIds.next_id())));
        fs::create_dir_all(&room.0).map_err(ApiError::broken)?;
        Ok(room)
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.0)
            && error.kind() != std::io::ErrorKind::NotFound
        {
            tracing::warn!(%error, "the room of a conversion stays for the next start");
        }
    }
}
