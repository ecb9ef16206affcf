//! Documents and the filing service of the office: what awaits a number, what goes out, what comes back.

mod folder;
mod hand_over;
mod list;
mod numbers;
mod parcel;
mod settings;

pub use folder::OutboxFolder;
pub use hand_over::{HandOverInput, HandOverReport, LeftOut, WithoutPdf, hand_over};
pub use list::{
    NumberCorrectionDto, RegistryDto, RegistryInput, RegistryOfInput, RegistryRow, print_line, registry,
    registry_of,
};
pub use numbers::{FoundNumber, NumberFault, NumbersPreview, NumbersTaken, inspect_numbers, take_numbers};
pub use settings::{FilingService, SetFilingService, filing_service, set_filing_service};

pub use obeznik_circulation::registry::{FilingMarks, FilingRules};

use crate::office::bindings::Declarations;

/// A document by its kind and identifier.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
pub struct DocumentKey {
    /// `paper`, `invitation`, `meeting_document`, `extract`.
    pub kind: String,
    /// The paper, meeting, document of a meeting or resolution.
    pub id: String,
}

/// Kinds of documents in the order of lists.
pub const KINDS: [&str; 4] = ["paper", "invitation", "meeting_document", "extract"];

/// Declares what crosses the edge past queries, for TypeScript.
pub(crate) fn declare(types: &mut Declarations) {
    types.add::<FilingService>();
    types.add::<SetFilingService>();
    types.add::<HandOverInput>();
    types.add::<HandOverReport>();
    types.add::<NumbersPreview>();
    types.add::<NumbersTaken>();
}
