//! Content on its way into a municipality: sealed beside all other work.

use std::io::Read;

use obeznik_store::{BlobSealer, SealedBlob, UploadedWhole};
use obeznik_store_postgres::BlobKey;

use super::KeeperError;

/// Content that is sealed and that nobody knows yet.
pub enum Sealed {
    /// A file in the folder of its store.
    InFolder(SealedBlob),
    /// In its place among the blobs of a database; what opens it.
    Placed(BlobKey),
}

/// Seals parts of uploads.
pub trait Parts: Send {
    /// Seals one part.
    ///
    /// # Errors
    /// [`KeeperError`] when it has no place.
    fn seal(&self, content: &mut dyn Read) -> Result<Sealed, KeeperError>;
}

/// All parts of an upload.
pub trait Whole: Send {
    /// Seals the whole and looks whether it is what was promised; nothing when it is not.
    ///
    /// # Errors
    /// [`KeeperError`] when a part cannot be read or the whole has no place.
    fn seal(self: Box<Self>) -> Result<Option<Sealed>, KeeperError>;
}

impl Parts for BlobSealer {
    fn seal(&self, content: &mut dyn Read) -> Result<Sealed, KeeperError> {
        Ok(Sealed::InFolder(BlobSealer::seal(self, content, &mut |_| true)?))
    }
}

impl Whole for UploadedWhole {
    fn seal(self: Box<Self>) -> Result<Option<Sealed>, KeeperError> {
        Ok(UploadedWhole::seal(*self)?.map(Sealed::InFolder))
    }
}
