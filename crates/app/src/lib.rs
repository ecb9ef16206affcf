//! What a person can ask for. Everything changes through [`Office::execute`], everything is read
//! through [`queries::answer`]; the window and the console stay thin.

pub mod api;
pub mod attachments;
pub mod backup;
pub mod circulation;
pub mod contact;
pub mod contents;
pub mod copies;
pub mod draft;
pub mod envelope;
pub mod foreign;
pub mod import;
pub mod keeping;
pub mod letters;
pub mod municipality;
pub mod notices;
pub mod office;
pub mod ports;
pub mod queries;
pub mod reading;
pub mod recovered;
pub mod registry;
mod soundness;
pub mod support;
pub mod views;
pub mod watched;

pub use api::{ApiError, Code};
pub use office::{Office, Reader};
