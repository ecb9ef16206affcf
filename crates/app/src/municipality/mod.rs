//! The municipality: what the shell knows at start, settings, people.

pub mod members;
pub mod names;
pub mod overview;
pub mod profiles;
pub mod settings;
