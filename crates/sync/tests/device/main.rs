//! One device and its office, both in memory.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod desk;
mod lives;
mod work;
