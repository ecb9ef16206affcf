//! Notices: what people are to be told outside the program, and their messages made ready where no server sends them.

mod people;
mod phrase;
mod prepare;
mod standing;

pub use people::{Concerned, concerned};
pub use phrase::{phrase_of, town_name};
pub use prepare::{NotPrepared, PrepareInput, PrepareReport, prepare};
pub use standing::{ChoiceDto, NoticeRow, Notices, PreparedRow, my_notices, notices};

use crate::office::bindings::Declarations;

/// Declares what crosses the edge past queries, for TypeScript.
pub(crate) fn declare(types: &mut Declarations) {
    types.add::<PrepareInput>();
    types.add::<PrepareReport>();
    types.add::<crate::contact::mail::OfficeMail>();
}
