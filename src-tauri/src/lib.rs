//! The window: commands over the desk of `app`, and nothing of the domain.

mod about;
mod commands;
mod diary;
mod files;
mod history;
mod start;
mod support;
mod uploads;

pub use start::{Options, run};
