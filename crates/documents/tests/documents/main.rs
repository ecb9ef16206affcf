//! Documents as a person and an archive receive them, read back by tools that are not ours.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may fail by panicking and tells what it measured"
)]

mod certificate;
mod confidential;
mod conformance;
mod content;
mod control;
mod decision;
mod disposal;
mod edition;
mod layout;
mod office;
mod own_page;
mod pack;
mod pdf;
mod refusals;
mod report;
mod samples;
mod statement;
mod suspended;
mod word;
