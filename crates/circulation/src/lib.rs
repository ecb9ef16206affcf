//! The rules by which a paper travels through the bodies of a municipality and is decided.
//!
//! Pure: no database, network, file, clock or randomness.

pub mod clause;
pub mod majority;
pub mod parser;
pub mod verbs;
