//! The store through its public door.
#![allow(clippy::unwrap_used, unreachable_pub, reason = "a test may fail by panicking and is seen by nobody")]

mod blobs;
mod conformance;
mod damage;
mod identity;
mod journey;
mod kill;
mod ledger;
mod models;
mod opening;
mod shared;
mod town;
mod uploads;
mod words;
