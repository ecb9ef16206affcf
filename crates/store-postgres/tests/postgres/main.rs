//! A real PostgreSQL does what every back end must do.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, unreachable_pub, reason = "a test may fail by panicking and is seen by nobody")]

mod conformance;
mod identity;
mod servers;
mod tenants;
