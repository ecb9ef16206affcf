//! The store through its public door.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    unreachable_pub,
    reason = "a test may fail by panicking, tells its figures and is seen by nobody"
)]

mod backups;
mod blobs;
mod conformance;
mod contents;
mod damage;
mod erased;
mod fuzz;
mod golden;
mod identity;
mod journey;
mod kill;
mod ledger;
mod models;
mod new_key;
mod opening;
#[cfg(target_os = "linux")]
#[allow(dead_code, reason = "shared with a child")]
mod pair;
mod parting;
#[cfg(target_os = "linux")]
mod power;
#[cfg(target_os = "linux")]
#[allow(dead_code, reason = "shared with a child")]
mod ring;
mod said;
mod shared;
mod town;
mod undo;
mod uploads;
mod words;
