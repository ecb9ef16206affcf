//! The authority: who may, what a command does, its verdict and its place in the audit chain.
//!
//! [`decide`] is the one door through which records change, on a laptop working alone and on a
//! server alike. It knows no SQL and no HTTP: a back end gives it a [`Ledger`], one open transaction.

pub mod chain;
mod decide;
pub mod device;
mod directory;
mod effects;
mod erase;
pub mod ledger;
pub mod office;
pub mod registry;
mod sight;
mod standing;
mod time;
mod undo;
pub mod verdict;

#[cfg(any(test, feature = "testing"))]
pub mod testing;

pub use chain::{BrokenLink, ChainHead, LogEntry, StoredLink, Walk, verify_chain};
pub use decide::{Arrival, decide, refuse};
pub use device::SignedCommand;
pub use directory::{BegunRole, EndedRole, FollowGroups, follow_groups};
pub use effects::Effect;
pub use erase::{REFUSED_ERASED, belonged, is_about, is_account};
pub use ledger::Ledger;
pub use office::{
    CloseDevice, DeviceState, RegisterDevice, StatementAtServer, close_device, note_statement,
    register_device,
};
pub use registry::{command_spec, kinds, modules};
pub use sight::{LogFilter, LogPart, LogSight, log_bound};
pub use standing::{ACCESS_KINDS, find_standing, standing_of};
pub use time::bring_about;
pub use undo::{UNDO, UndoCommand, can_undo};
pub use verdict::Verdict;
