//! Why no backup was made or brought back. Earlier copies are as they were.

use std::io;

use crate::error::StoreError;

/// Why a backup did not come about, or could not be brought back.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The chosen place is no folder of this computer.
    #[error("the place of backups is no folder")]
    NoFolder,
    /// The chosen place lies in the store itself.
    #[error("the place of backups lies in the store")]
    InStore,
    /// The place is not there now, such as a disk that is not connected, or another disk lies in its place.
    #[error("the place of backups is not there")]
    NotThere,
    /// It was there, and does not answer any more.
    #[error("the place of backups does not answer: {0}")]
    Gone(io::ErrorKind),
    /// There is no room in it.
    #[error("the place of backups is full")]
    Full,
    /// It does not take a file of this size.
    #[error("the place of backups takes no file so large")]
    TooLarge,
    /// It cannot be written.
    #[error("the place of backups cannot be written")]
    ReadOnly,
    /// Another program makes a backup there.
    #[error("another program makes a backup in the place")]
    Busy,
    /// What was written does not read as it should.
    #[error("a backup does not read as it was written")]
    Unsound,
    /// A copy to be brought back does not read.
    #[error("the backup is damaged")]
    Damaged,
    /// There is no backup.
    #[error("there is no backup")]
    NoBackup,
    /// The store says no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl BackupError {
    /// What the place of backups answered.
    pub(super) fn of_place(error: &io::Error) -> Self {
        use io::ErrorKind;
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full,
            ErrorKind::FileTooLarge => Self::TooLarge,
            ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => Self::ReadOnly,
            other => Self::Gone(other),
        }
    }

    /// What the disk of the store answered.
    pub(super) fn of_store(error: &io::Error) -> Self {
        Self::Store(StoreError::from(io::Error::from(error.kind())))
    }

    /// Whether the person stopped it.
    pub fn is_cancelled(&self) -> bool {
        matches!(self, Self::Store(StoreError::Cancelled))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_answer_of_a_disk_has_its_own_meaning() {
        use io::ErrorKind;
        let table = [
            (ErrorKind::StorageFull, "full"),
            (ErrorKind::QuotaExceeded, "full"),
            (ErrorKind::FileTooLarge, "so large"),
            (ErrorKind::ReadOnlyFilesystem, "written"),
            (ErrorKind::PermissionDenied, "written"),
            (ErrorKind::NotFound, "does not answer"), // pulled out in the middle
            (ErrorKind::Other, "does not answer"),
        ];
        for (kind, expected) in table {
            let told = BackupError::of_place(&kind.into()).to_string();
            assert!(told.contains(expected), "{kind}: {told}");
        }
    }
}
