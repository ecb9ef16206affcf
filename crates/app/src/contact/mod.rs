//! Contact with the office this computer has joined: commands go up, rows come down, and screens are told how
//! it stands. Without a network everything goes on; nothing here ever keeps a person from working.

pub mod address;
mod answers;
pub mod away;
mod bell;
mod courier;
mod exchange;
mod files;
mod keep;
mod kept;
mod rest;
mod session;
pub mod standing;
pub mod waiting;

pub use bell::{Bell, Ring};
pub use courier::{Contacted, Courier, Failure, Progress};
pub use keep::{Happened, Told, keep, once};
pub(crate) use kept::{Joined, Session as KeptSession};
pub(crate) use session::hex;
pub use standing::{Board, ContactStanding, Downloading, Line, SyncState};
