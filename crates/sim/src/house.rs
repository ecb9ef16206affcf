//! On what a history is played: maps, or the real store code over files in memory.

use obeznik_kernel::{DeviceId, Stop};
use obeznik_store::{MemoryClientFile, MemoryOfficeFile};
use obeznik_sync::testing::{
    ClientDisk, MODULES, MemoryDisk, MemoryHall, MemoryOffice, MemoryStore, OLD_MODULES, OfficeDisk, Town,
    kinds, old_kinds,
};

/// Which program a device has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Age {
    /// The office's.
    New,
    /// One that does not know all kinds of commands and shapes.
    Old,
}

/// Makes stores.
pub trait House {
    /// The office's.
    type Office: OfficeDisk;
    /// A device's.
    type Client: ClientDisk;

    /// The town on an empty office, from which every history starts.
    ///
    /// # Errors
    /// [`Stop::Broken`] when it cannot be founded.
    fn found() -> Result<Town<Self::Office>, Stop>;
    /// The empty store of a device with a newer or an older program.
    ///
    /// # Errors
    /// [`Stop::Broken`] when it cannot be made.
    fn client(device: DeviceId, age: Age) -> Result<Self::Client, Stop>;
    /// What lists and search of a device show that its rows do not say, or the other way round.
    ///
    /// # Errors
    /// [`Stop::Broken`] when they cannot be read.
    fn outdated(disk: &mut Self::Client) -> Result<Option<String>, Stop>;
}

/// Rows in maps: fast, and the reference.
#[derive(Debug, Clone, Copy)]
pub struct RowMaps;

/// SQLite with its read models and search.
#[derive(Debug, Clone, Copy)]
pub struct RealStore;

impl House for RowMaps {
    type Office = MemoryHall;
    type Client = MemoryDisk;

    fn found() -> Result<Town<MemoryHall>, Stop> {
        Town::found_on(MemoryHall(MemoryOffice::new(&MODULES)))
    }

    fn client(device: DeviceId, age: Age) -> Result<MemoryDisk, Stop> {
        let kinds = if age == Age::New { kinds() } else { old_kinds() };
        Ok(MemoryDisk(MemoryStore::new(device, kinds)))
    }

    fn outdated(_: &mut MemoryDisk) -> Result<Option<String>, Stop> {
        Ok(None)
    }
}

impl House for RealStore {
    type Office = MemoryOfficeFile;
    type Client = MemoryClientFile;

    fn found() -> Result<Town<MemoryOfficeFile>, Stop> {
        Town::found_on(MemoryOfficeFile::new().map_err(broken)?)
    }

    fn client(device: DeviceId, age: Age) -> Result<MemoryClientFile, Stop> {
        let modules = if age == Age::New { &MODULES } else { &OLD_MODULES };
        MemoryClientFile::new(device, modules).map_err(broken)
    }

    fn outdated(disk: &mut MemoryClientFile) -> Result<Option<String>, Stop> {
        disk.outdated_model().map_err(broken)
    }
}

fn broken(error: obeznik_store::StoreError) -> Stop {
    Stop::Broken(error.to_string())
}
