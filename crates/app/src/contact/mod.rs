//! Contact with the office this computer has joined: commands go up, rows come down, and screens are told how
//! it stands. Without a network everything goes on; nothing here ever keeps a person from working.

pub mod address;
mod answers;
pub mod away;
mod bell;
pub mod carriage;
mod carrying;
mod courier;
mod devices;
mod exchange;
mod files;
mod fits;
mod inspection;
mod keep;
mod kept;
mod lease;
mod log;
pub mod mail;
mod mending;
mod recognition;
mod rest;
mod session;
pub mod standing;
mod statement;
mod stranded;
mod uploads;
pub mod waiting;

pub use bell::{Bell, Ring};
pub(crate) use carriage::Carriage;
pub use carriage::{LineRules, Rests};
pub use carrying::carry;
pub use courier::{Contacted, Courier, Failure, Progress};
pub use files::{Brought, Way};
pub(crate) use fits::check_fits;
pub use fits::{Misfit, Version};
pub use inspection::Inspection;
pub use keep::{Happened, Told, keep, once};
pub(crate) use kept::{Joined, Session as KeptSession};
pub(crate) use lease::{Lease, Running};
pub(crate) use session::hex;
pub use standing::{Board, ContactStanding, Downloading, Line, SyncState, Uploading};
pub(crate) use stranded::Stranded;
