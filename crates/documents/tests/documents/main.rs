//! Documents as a person and an archive receive them, read back by tools that are not ours.

mod conformance;
mod content;
mod layout;
mod office;
mod pdf;
mod refusals;
mod samples;
