//! Documents of an open office: reads what a document says, words it in Czech, prints it.
//!
//! Official documents are always Czech, whatever language the window speaks; their words stand in
//! `assets/locales/cs/documents.ftl`.

mod clauses;
pub mod control;
mod corrections;
mod cover;
mod cover_sheet;
mod extract;
mod failure;
mod file_name;
mod gender;
mod house;
mod invitation;
mod kind;
mod list;
mod lost_device;
mod naming;
mod officers;
mod printer;
mod recovery_sheet;
mod route;
mod session;
mod votes;
pub(crate) mod wording;

use obeznik_app::circulation::readings::Read;
use obeznik_app::{ApiError, Office, Reader};
use obeznik_circulation::reading::ReadingWay;
use obeznik_kernel::Timestamp;

use crate::docx::docx;
use crate::error::DocumentError;
use crate::imprint::Imprint;
pub use kind::{DocumentFormat, DocumentKind};
pub use lost_device::{LostFacts, lost_device};
pub use printer::Printer;
pub use recovery_sheet::recovery_sheet;

/// A document that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// A name that is safe on every system, such as `vypis-usneseni-Z-15-2-2026.pdf`.
    pub file_name: String,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Prints a document of the office: of the paper, the meeting or the resolution with identifier `id`.
///
/// # Errors
/// [`Code::NotFound`](obeznik_app::Code::NotFound) when the thing is not here, and
/// [`Code::Refused`](obeznik_app::Code::Refused) with a sentence `document-…` when it is not yet fit
/// for printing or holds what no font can draw.
pub fn make(office: &Office, kind: DocumentKind, id: &str) -> Result<Made, ApiError> {
    make_as(office, DocumentFormat::Pdf, kind, id)
}

/// Makes a document in one of its forms; both say the same, word for word.
///
/// # Errors
/// As [`make`].
pub fn make_as(
    office: &Office,
    format: DocumentFormat,
    kind: DocumentKind,
    id: &str,
) -> Result<Made, ApiError> {
    let (draft, produced_at) = read(office, kind, id)?;
    note(office, kind, id)?;
    set(&draft, produced_at, format, kind, id)
}

/// Reads what a document says; typesetting takes its time, and the store is free again by then.
fn read(office: &Office, kind: DocumentKind, id: &str) -> Result<(Draft, Timestamp), ApiError> {
    office.read(|reader| Ok((Draft::read(reader, kind, id)?, reader.now)))
}

fn set(
    draft: &Draft,
    produced_at: Timestamp,
    format: DocumentFormat,
    kind: DocumentKind,
    id: &str,
) -> Result<Made, ApiError> {
    let imprint = Imprint { produced_at, ident: format!("{}/{id}", kind.as_str()) };
    Ok(Made { file_name: draft.file_name(format), bytes: draft.set(format, &imprint)? })
}

/// A document of what is kept close is a reading of it.
fn note(office: &Office, kind: DocumentKind, id: &str) -> Result<(), ApiError> {
    let Ok(id) = id.parse() else { return Ok(()) };
    let what = match kind {
        DocumentKind::CoverSheet => Read::Paper(id),
        DocumentKind::Extract => Read::Resolution(id),
        DocumentKind::Invitation | DocumentKind::ResolutionList => return Ok(()), // of what all members see
    };
    office.note_reading(what, ReadingWay::Printed).map(drop)
}

/// A document read and worded, not yet set.
enum Draft {
    CoverSheet(crate::CoverSheet),
    Invitation(crate::Invitation, String),
    Extract(crate::ResolutionExtract),
    ResolutionList(crate::ResolutionList, String),
}

impl Draft {
    fn read(reader: &Reader<'_>, kind: DocumentKind, id: &str) -> Result<Self, ApiError> {
        let house = house::House::of(reader)?;
        Ok(match kind {
            DocumentKind::CoverSheet => Self::CoverSheet(cover_sheet::read(&house, id)?),
            DocumentKind::Invitation => {
                let (invitation, name) = invitation::read(&house, id)?;
                Self::Invitation(invitation, name)
            }
            DocumentKind::Extract => Self::Extract(extract::read(&house, id)?),
            DocumentKind::ResolutionList => {
                let (list, name) = list::read(&house, id)?;
                Self::ResolutionList(list, name)
            }
        })
    }

    fn file_name(&self, format: DocumentFormat) -> String {
        let name = match self {
            Self::CoverSheet(sheet) => &format!("kosilka-tisku-{}", sheet.number),
            Self::Extract(extract) => &format!("vypis-usneseni-{}", extract.number),
            Self::Invitation(_, name) | Self::ResolutionList(_, name) => name,
        };
        file_name::safe(name, format)
    }

    fn set(&self, format: DocumentFormat, imprint: &Imprint) -> Result<Vec<u8>, DocumentError> {
        let (page, letterhead) = match self {
            Self::CoverSheet(sheet) => (sheet.page()?, &sheet.letterhead),
            Self::Invitation(invitation, _) => (invitation.page()?, &invitation.letterhead),
            Self::Extract(extract) => (extract.page()?, &extract.letterhead),
            Self::ResolutionList(list, _) => (list.page()?, &list.letterhead),
        };
        match format {
            DocumentFormat::Pdf => page.as_pdf(letterhead.crest.as_ref(), imprint),
            DocumentFormat::Docx => docx(&page, letterhead.crest.as_ref(), imprint),
        }
    }
}
