//! Stores that open transactions, and transactions that are lost.

use obeznik_kernel::Stop;

use super::{MemoryOffice, MemoryStore};
use crate::office::AuthorityStore;
use crate::store::ClientStore;

/// How a transaction ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Everything is on the disk.
    Commit,
    /// The process died before the commit: nothing is.
    Crash,
}

/// What a device does in one transaction.
pub type ClientWork<'a> = &'a mut dyn FnMut(&mut dyn ClientStore) -> Result<(), Stop>;
/// What the office does in one transaction.
pub type OfficeWork<'a> = &'a mut dyn FnMut(&mut dyn AuthorityStore) -> Result<(), Stop>;

/// A device's store.
pub trait ClientDisk {
    /// Runs the work in one transaction that ends so; an error rolls it back.
    ///
    /// # Errors
    /// Those of the work or of the store.
    fn transact(&mut self, end: End, work: ClientWork<'_>) -> Result<(), Stop>;
    /// The whole file once more, as a copy made now.
    fn copied(&self) -> Self
    where
        Self: Sized;
    /// Everything the file says, as text: where words are to be gone, none of them may be in it.
    fn said(&self) -> String;
}

/// The office's store.
pub trait OfficeDisk {
    /// Runs the work in one transaction that ends so; an error rolls it back.
    ///
    /// # Errors
    /// Those of the work or of the store.
    fn transact(&mut self, end: End, work: OfficeWork<'_>) -> Result<(), Stop>;
    /// The whole file once more, as a copy made now.
    fn copied(&self) -> Self
    where
        Self: Sized;
    /// Everything the file says, as text: where words are to be gone, none of them may be in it.
    fn said(&self) -> String;
}

/// A [`MemoryStore`] whose transactions can be lost.
pub struct MemoryDisk(pub MemoryStore);

impl ClientDisk for MemoryDisk {
    fn transact(&mut self, end: End, work: ClientWork<'_>) -> Result<(), Stop> {
        let before = (end == End::Crash).then(|| self.0.clone());
        let done = work(&mut self.0);
        before.into_iter().for_each(|before| self.0 = before);
        done
    }

    fn copied(&self) -> Self {
        Self(self.0.clone())
    }

    fn said(&self) -> String {
        self.0.said()
    }
}

/// A [`MemoryOffice`] whose transactions can be lost.
pub struct MemoryHall(pub MemoryOffice);

impl OfficeDisk for MemoryHall {
    fn transact(&mut self, end: End, work: OfficeWork<'_>) -> Result<(), Stop> {
        let before = (end == End::Crash).then(|| self.0.clone());
        let done = work(&mut self.0);
        before.into_iter().for_each(|before| self.0 = before);
        done
    }

    fn copied(&self) -> Self {
        Self(self.0.clone())
    }

    fn said(&self) -> String {
        self.0.said()
    }
}
