//! For tests of this and other crates: the ports in memory, and every behaviour a back end must show.

pub mod conformance;
mod memory;
mod people;

pub use memory::MemoryKeeper;
pub use people::{Counted, DeviceInHand, account, at, email, request};
