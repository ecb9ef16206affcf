//! Documents of an open office: reads what a document says, words it in Czech, prints it.
//!
//! Official documents are always Czech, whatever language the window speaks; their words stand in
//! `assets/locales/cs/documents.ftl`.

mod archive;
mod certificate;
mod clauses;
pub mod control;
mod corrections;
mod cover;
mod cover_sheet;
mod decision;
mod disposal;
pub mod edition;
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
pub mod own_page;
pub mod pack;
mod paths;
pub mod preview;
mod printer;
mod recovery_sheet;
mod report;
mod route;
mod sample;
mod session;
mod sheets;
pub mod statement;
mod votes;
pub(crate) mod wording;

use obeznik_app::circulation::layouts;
use obeznik_app::circulation::meetings::closed_in_invitation;
use obeznik_app::circulation::readings::Read;
use obeznik_app::office::parse_id;
use obeznik_app::{ApiError, Office, Reader};
use obeznik_circulation::layout::{DocumentLayout, body_addressed};
use obeznik_circulation::meeting::Meeting;
use obeznik_circulation::reading::ReadingWay;
use obeznik_circulation::resolution::Resolution;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{BodyId, Timestamp};

use crate::docx::docx;
use crate::error::DocumentError;
use crate::imprint::Imprint;
use crate::letterhead::Letterhead;
use crate::page::Page;
pub use disposal::disposal_sheet;
pub use kind::{DocumentFormat, DocumentKind};
pub use lost_device::{LostFacts, lost_device};
pub use printer::Printer;
pub use recovery_sheet::recovery_sheet;
pub use report::report_to_word;

/// A document that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// A name that is safe on every system, such as `vypis-usneseni-Z-15-2-2026.pdf`.
    pub file_name: String,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Prints a document of the office: of the paper, the meeting, the resolution or the ended mandate with identifier `id`.
///
/// # Errors
/// [`Code::NotFound`](obeznik_app::Code::NotFound) when the thing is not here, and
/// [`Code::Refused`](obeznik_app::Code::Refused) with a sentence `document-…` when it is not yet fit
/// for printing or holds what no font can draw.
pub fn make(office: &Office, kind: DocumentKind, id: &str) -> Result<Made, ApiError> {
    make_as(office, DocumentFormat::Pdf, kind, id)
}

/// Makes a document in one of its forms; both say the same, word for word. A file that somebody corrected by hand and
/// put in its place is the document.
///
/// # Errors
/// As [`make`].
pub fn make_as(
    office: &Office,
    format: DocumentFormat,
    kind: DocumentKind,
    id: &str,
) -> Result<Made, ApiError> {
    if let Some(version) = edition::official(office, kind, id)? {
        note(office, kind, id, &ReadingWay::Printed)?;
        return edition::made(office, format, &version);
    }
    let (draft, produced_at) = read(office, kind, id)?;
    note(office, kind, id, &ReadingWay::Printed)?;
    set(&draft, produced_at, format, kind, id)
}

/// As [`make`], for whoever has written the reading down already. A file put by hand that may name what was closed since
/// goes to no member.
fn make_unnoted(office: &Office, kind: DocumentKind, id: &str) -> Result<Made, ApiError> {
    if let Some(version) = edition::official(office, kind, id)?
        && !edition::is_kept_close(office, kind, id)?
    {
        return edition::made(office, DocumentFormat::Pdf, &version);
    }
    let (draft, produced_at) = read(office, kind, id)?;
    set(&draft, produced_at, DocumentFormat::Pdf, kind, id)
}

/// The invitation as it goes outside the office: without titles of what is kept close, and therefore never the file that
/// somebody corrected by hand.
fn make_invitation_outside(office: &Office, id: &str) -> Result<Made, ApiError> {
    let (draft, produced_at) = office.read(|reader| Ok((Draft::outside(reader, id)?, reader.now)))?;
    set(&draft, produced_at, DocumentFormat::Pdf, DocumentKind::Invitation, &format!("{id}/outside"))
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
fn note(office: &Office, kind: DocumentKind, id: &str, way: &ReadingWay) -> Result<(), ApiError> {
    let Ok(id) = id.parse() else { return Ok(()) };
    let what = match kind {
        DocumentKind::CoverSheet => Read::Paper(id),
        DocumentKind::Extract => Read::Resolution(id),
        DocumentKind::Invitation => {
            let closed = office.read(|reader| closed_in_invitation(reader, id))?;
            let mut told = closed.told.into_iter();
            return told.try_for_each(|paper| office.note_reading(Read::Paper(paper), way.clone()).map(drop));
        }
        DocumentKind::Certificate => return Ok(()), // of what the whole office sees
        DocumentKind::ResolutionList => {
            return office.note_readings(&list::resolutions_of(office, id)?, way).map(drop);
        }
    };
    office.note_reading(what, way.clone()).map(drop)
}

/// A document read and worded, not yet set, with the look that holds for it.
struct Draft {
    text: Text,
    layout: DocumentLayout,
}

enum Text {
    CoverSheet(crate::CoverSheet),
    Invitation(crate::Invitation, String),
    Extract(crate::ResolutionExtract),
    ResolutionList(crate::ResolutionList, String),
    Certificate(crate::Certificate),
}

impl Draft {
    fn read(reader: &Reader<'_>, kind: DocumentKind, id: &str) -> Result<Self, ApiError> {
        let body = body_of(reader, kind, id)?;
        let layout = layouts::in_force(reader, &kind.printed(), body)?;
        Self::looking(reader, kind, id, layout)
    }

    fn outside(reader: &Reader<'_>, id: &str) -> Result<Self, ApiError> {
        let kind = DocumentKind::Invitation;
        let layout = layouts::in_force(reader, &kind.printed(), body_of(reader, kind, id)?)?;
        let (invitation, name) = invitation::read_outside(&house::House::of(reader)?, id, &layout)?;
        Ok(Self { text: Text::Invitation(invitation, name), layout })
    }

    /// As a layout that is being thought of would have it.
    fn looking(
        reader: &Reader<'_>,
        kind: DocumentKind,
        id: &str,
        layout: DocumentLayout,
    ) -> Result<Self, ApiError> {
        let house = house::House::of(reader)?;
        let text = match kind {
            DocumentKind::CoverSheet => Text::CoverSheet(cover_sheet::read(&house, id, &layout)?),
            DocumentKind::Invitation => {
                let (invitation, name) = invitation::read(&house, id, &layout)?;
                Text::Invitation(invitation, name)
            }
            DocumentKind::Extract => Text::Extract(extract::read(&house, id, &layout)?),
            DocumentKind::ResolutionList => {
                let (list, name) = list::read(&house, id, &layout)?;
                Text::ResolutionList(list, name)
            }
            DocumentKind::Certificate => Text::Certificate(certificate::read(&house, id, &layout)?),
        };
        Ok(Self { text, layout })
    }

    fn file_name(&self, format: DocumentFormat) -> String {
        let name = match &self.text {
            Text::CoverSheet(sheet) => &format!("kosilka-tisku-{}", sheet.number),
            Text::Extract(extract) if extract.is_decision => {
                &format!("rozhodnuti-starosty-{}", extract.number)
            }
            Text::Extract(extract) => &format!("vypis-usneseni-{}", extract.number),
            Text::Certificate(certificate) => &format!("osvedceni-{}", certificate.person),
            Text::Invitation(_, name) | Text::ResolutionList(_, name) => name,
        };
        file_name::safe(name, format)
    }

    /// The page as the program words it, before it gets the town's look.
    fn page(&self) -> Result<(Page, &Letterhead), DocumentError> {
        Ok(match &self.text {
            Text::CoverSheet(sheet) => (sheet.page()?, &sheet.letterhead),
            Text::Invitation(invitation, _) => (invitation.page()?, &invitation.letterhead),
            Text::Extract(extract) => (extract.page()?, &extract.letterhead),
            Text::ResolutionList(list, _) => (list.page()?, &list.letterhead),
            Text::Certificate(certificate) => (certificate.page()?, &certificate.letterhead),
        })
    }

    fn set(&self, format: DocumentFormat, imprint: &Imprint) -> Result<Vec<u8>, DocumentError> {
        let (mut page, letterhead) = self.page()?;
        page.arrange(&self.layout);
        match format {
            DocumentFormat::Pdf => page.as_pdf(letterhead.crest.as_ref(), imprint),
            DocumentFormat::Docx => docx(&page, letterhead.crest.as_ref(), imprint),
        }
    }
}

/// The body that issues the document, or the one a cover sheet is for.
fn body_of(reader: &Reader<'_>, kind: DocumentKind, id: &str) -> Result<Option<BodyId>, ApiError> {
    let id = parse_id(id)?;
    Ok(match kind {
        DocumentKind::CoverSheet => body_addressed(reader.records, id)?,
        DocumentKind::Invitation | DocumentKind::ResolutionList => {
            Some(reader.records.need::<Meeting>(id)?.value.body)
        }
        DocumentKind::Extract => Some(reader.records.need::<Resolution>(id)?.value.body),
        DocumentKind::Certificate => certificate::issuing_body(reader, id)?,
    })
}
