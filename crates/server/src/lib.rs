//! The shared office: one process, many municipalities, each in a store of its own.
//!
//! HTTP comes in through [`http`], people in a browser through [`pages`], administrators through
//! [`console`]. None of them touches SQLite: every store has one thread, its [`tenants::Desk`], which takes
//! whole pieces of work one after the other.

pub mod backups;
pub mod clock;
pub mod console;
pub mod http;
pub mod keyring;
pub mod listen;
pub mod logs;
mod lost;
pub mod mail;
pub mod metrics;
pub mod outgoing;
pub mod pages;
pub mod places;
pub mod readiness;
pub mod room;
pub mod security;
pub mod serve;
pub mod server;
pub mod soundness;
pub mod tenants;
pub mod tls;
mod walks;
pub mod ways;

pub use server::{Server, Shared};
