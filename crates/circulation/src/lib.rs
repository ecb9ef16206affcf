//! The rules by which a paper travels through the bodies of a municipality and is decided.
//!
//! Pure: no database, network, file, clock or randomness. One folder for each entity, one function for
//! each command; [`module::MODULE`] is the table of them all.

pub mod agenda;
pub mod attachment;
pub mod audience;
pub mod clause;
pub mod comment;
pub mod consultation;
pub mod cover;
pub mod distribution;
mod door;
pub mod edition;
pub mod from_document;
pub mod handover;
pub mod import;
pub mod layout;
pub mod majority;
pub mod mayor;
pub mod meeting;
pub mod module;
pub mod notices;
pub mod numbering;
pub mod opinion;
pub mod outcome;
pub mod paper;
pub mod paper_type;
pub mod parser;
pub mod reading;
pub mod registry;
pub mod resolution;
pub mod series;
mod stored_enum;
mod subject;
pub mod task;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
pub mod town;
pub mod variant;
pub mod verbs;

pub use module::MODULE;
