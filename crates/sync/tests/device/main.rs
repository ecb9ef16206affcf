//! One device and its office, both in memory.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may fail by panicking and tells its figures"
)]

mod desk;
mod hostile;
mod lives;
mod parts;
mod undo;
mod vectors;
mod work;
mod written;
