//! Importing a town's history: files are read, laid under a mapping, looked at, taken in as a whole and,
//! when somebody regrets it, taken back.
//!
//! Any fault stops the whole import before the first record is written; every fault is told with its file,
//! line and column. Each body's resolutions and documents go as commands of at most 20 000 rows, all of them in
//! one transaction.

mod columns;
mod documents;
mod faults;
mod inspect;
mod list;
mod mappings;
mod parts;
mod prepare;
mod run;
mod shapes;
mod source;
mod targets;
mod undo;

pub use inspect::inspect;
pub use list::{ImportRow, imports};
pub use run::run;
pub use shapes::{
    ImportChoice, ImportDocument, ImportFault, ImportPart, ImportPreview, ImportReport, ImportTarget,
    ImportUndone, KeptResolution, SampleRow, SavedMapping,
};
pub use source::{SourceFile, TextOnce};
pub use undo::undo;

use crate::office::bindings::Declarations;

/// Declares what crosses the edge, for TypeScript.
pub(crate) fn declare(types: &mut Declarations) {
    types.add::<ImportChoice>();
    types.add::<ImportPreview>();
    types.add::<ImportReport>();
    types.add::<ImportUndone>();
}
