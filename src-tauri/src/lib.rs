//! The window: commands over the desk of `app`, and nothing of the domain.

mod commands;
mod files;
mod history;
mod outside;
mod reading;
mod start;
mod uploads;

pub use start::{Options, run};
