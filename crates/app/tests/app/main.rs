//! The office as its windows use it: annexes, profiles, a town's history and its documents.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may fail by panicking and prints its figures"
)]

mod agenda;
mod along;
mod annexes;
mod backups;
mod comments;
mod contents;
mod cover;
#[path = "../../../../tests/support/day.rs"]
mod day;
mod desk;
mod disposals;
mod documents;
mod draft;
mod import;
mod keeping;
mod leavers;
mod letters;
mod log;
mod mayor;
mod named;
mod notices;
mod overdue;
mod readings;
mod recovered;
mod refused;
mod registry;
mod reports;
mod soundness;
mod support;
mod texts;
mod variants;
mod views;
