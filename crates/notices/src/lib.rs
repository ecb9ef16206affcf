//! Messages with notices: their Czech words, and the message as mail programs read it. The same for the files a person
//! sends and for what the server sends.

mod message;
mod words;

pub use message::{Drafts, Unfit, message};
