//! The office and the store in memory, and the simulator that plays them against each other. Behind
//! the feature `testing`; a store on a disk is proved by the same histories through [`Disk`].

mod door;
mod fault;
mod history;
mod memory;
pub mod notebook;
mod office;
mod oracle;
mod pages;
mod random;
mod town;
mod world;

pub use fault::Fault;
pub use history::{Course, Fall, History, play, play_all};
pub use memory::{MemoryDisk, MemoryStore};
pub use office::Office;
pub use oracle::{View, confirmed_view};
pub use random::Random;
pub use town::{DeviceKey, Town, clock, command, rules};
pub use world::Tally;
pub use world::{Disk, End};

/// Every kind of record of the histories.
pub fn kinds() -> Vec<obeznik_kernel::KindSpec> {
    let mut kinds: Vec<_> = obeznik_authority::kinds().copied().collect();
    kinds.extend(notebook::MODULE.kinds);
    kinds
}
