//! A paper founded from a document written elsewhere, or from the e-mail that brought it.
//!
//! A child reads the file; what was found is shown and mended by a person before anything is written.

mod inspect;
mod make;
mod resolution;
mod shapes;

pub(crate) use inspect::data_message;
pub use inspect::inspect;
pub use make::make;
pub use resolution::{DraftTextInput, DraftTextRead, resolution};
pub use shapes::{DraftBlock, DraftChoice, DraftFile, DraftInput, DraftMade, DraftPart, DraftPreview};

use obeznik_formats::foreign::Unread;

use crate::api::{ApiError, Code};
use crate::office::bindings::Declarations;

/// Declares what crosses the edge, for TypeScript.
pub(crate) fn declare(types: &mut Declarations) {
    types.add::<DraftChoice>();
    types.add::<DraftPreview>();
    types.add::<DraftInput>();
    types.add::<DraftMade>();
}

/// Why nothing can be founded from a file.
fn refused(name: &str, reason: Unread) -> ApiError {
    ApiError::new(Code::Refused, key_of(reason)).with("name", name)
}

fn key_of(reason: Unread) -> &'static str {
    match reason {
        Unread::Empty => "draft-fault-empty",
        Unread::TooLarge => "draft-fault-too-large",
        Unread::Locked => "draft-fault-locked",
        Unread::TooSlow | Unread::Died => "draft-fault-given-up",
        Unread::NoReader => "draft-fault-no-reader",
        Unread::Broken => "draft-fault-broken",
        Unread::Unsupported => "draft-fault-unsupported",
    }
}
