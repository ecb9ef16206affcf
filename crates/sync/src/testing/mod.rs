//! The office and the device's store in memory, a town to play with, and what every back end must do.
//! Behind the feature `testing`.

pub mod conformance;
mod disk;
mod hall;
mod memory;
pub mod notebook;
mod office;
mod town;

pub use disk::{ClientDisk, ClientWork, End, MemoryDisk, MemoryHall, OfficeDisk, OfficeWork};
pub use hall::{Hall, push_to};
pub use memory::MemoryStore;
pub use office::MemoryOffice;
pub use town::{DeviceKey, Town, clock, command, named, old_rules, rules};

use obeznik_kernel::Module;

/// The modules of the histories: those of the house that they use, and the notebook.
pub static MODULES: [&Module; 3] =
    [&obeznik_municipality::MODULE, &obeznik_circulation::MODULE, &notebook::MODULE];

/// The same in an older program.
pub static OLD_MODULES: [&Module; 3] =
    [&obeznik_municipality::MODULE, &obeznik_circulation::MODULE, &notebook::OLD_MODULE];

/// Every kind of record of the histories.
pub fn kinds() -> Vec<obeznik_kernel::KindSpec> {
    kinds_with(&notebook::MODULE)
}

/// Every kind of record that an older program knows.
pub fn old_kinds() -> Vec<obeznik_kernel::KindSpec> {
    kinds_with(&notebook::OLD_MODULE)
}

fn kinds_with(module: &Module) -> Vec<obeznik_kernel::KindSpec> {
    obeznik_authority::kinds().chain(module.kinds).copied().collect()
}
