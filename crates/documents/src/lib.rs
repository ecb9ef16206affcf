//! Official documents of a municipality as archival, accessible PDF.
//!
//! Each document is a plain struct the caller has already decided: words, numbers and civil
//! dates. [`cover_sheet`], [`invitation`], [`resolution_extract`] and [`resolution_list`] set it by a Typst
//! template of `assets/documents` and return the bytes of the file. What a person typed reaches
//! the template as data only, so no title can be read as markup.
//!
//! [`office::make`] fills them from an open office.
//!
//! The files are written as PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) at once: tagged,
//! language `cs`, title set, fonts embedded. "Written as" is Typst's own check, not a certificate.
//! The same input gives the same bytes; the time of creation and the identifier come in [`Imprint`].

mod arms;
mod certificate;
mod control_contents;
mod cover_sheet;
mod docx;
mod error;
mod imprint;
mod invitation;
mod letterhead;
mod lost_device;
pub mod office;
mod pack_sheet;
mod page;
mod press;
mod printable;
mod recovery_sheet;
mod resolution;
mod statement;
mod type_case;

pub use certificate::{Certificate, certificate};
pub use control_contents::{ControlContents, LeftOutLine, PackedFile, control_contents};
pub use cover_sheet::{Annex, Cover, CoverLine, CoverSheet, OpinionLine, RouteStep, cover_sheet};
pub use error::DocumentError;
pub use imprint::Imprint;
pub use invitation::{Invitation, ProgrammeItem, ProgrammeSection, invitation};
pub use letterhead::{Crest, Letterhead, Signature};
pub use lost_device::{Fact, LostDevice, LostPaper, lost_device};
pub use pack_sheet::{PackSheet, pack_sheet};
pub use recovery_sheet::{RecoverySheet, SheetPart, recovery_sheet};
pub use resolution::{
    Clause, Due, ListedResolution, Outcome, Point, ResolutionExtract, ResolutionList, TaskPlate, Vote,
    VoteCount, resolution_extract, resolution_list,
};
pub use statement::{PersonStatement, StatementPart, person_statement};
