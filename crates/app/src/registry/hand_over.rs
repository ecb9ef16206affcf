//! Documents go to the filing service.

use std::path::PathBuf;

use obeznik_circulation::reading::ReadingWay;
use obeznik_store::{BlobReader, StoreError};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

use super::parcel::{Draft, Enclosed};
use super::{DocumentKey, FilingService, OutboxFolder, filing_service};
use crate::api::{ApiError, Code};
use crate::office::acts::is_allowed_myself;
use crate::office::shared::Phrase;
use crate::office::{Office, Request};
use crate::ports::{DocumentPrinter, FilingConnector, ParcelContent, PrintedDocument};
use crate::views::Shown;

/// Which documents go, and how.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HandOverInput {
    /// The documents.
    pub documents: Vec<DocumentKey>,
    /// Those too that went before.
    pub again: bool,
    /// Confidential documents and annexes too.
    pub with_confidential: bool,
}

/// What came of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HandOverReport {
    /// Documents that went.
    pub handed_over: u32,
    /// Where they lie.
    pub folder: String,
    /// Confidential annexes that stayed.
    pub annexes_kept_back: u32,
    /// Documents that did not go, and why.
    pub left_out: Vec<LeftOut>,
    /// Files that went only as they are, because nobody made a PDF of them.
    pub without_pdf: Vec<WithoutPdf>,
}

/// A file that went without a PDF.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WithoutPdf {
    /// Of which document.
    pub key: DocumentKey,
    /// Its name in the folder.
    pub name: String,
}

/// A document that did not go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LeftOut {
    /// Which document.
    pub key: DocumentKey,
    /// Why.
    pub why: Phrase,
}

/// Most documents of one hand-over; the rest goes the next time.
const MOST: usize = 500;

/// Hands documents over. One that cannot go stops no other; what went is noted before the next one goes.
///
/// # Errors
/// [`Code::Refused`] where no folder was chosen, it is not there, or cannot be written.
pub fn hand_over(
    office: &Office,
    printer: &dyn DocumentPrinter,
    input: &HandOverInput,
) -> Result<HandOverReport, ApiError> {
    let service = filing_service(office)?;
    if service.folder.is_empty() {
        return Err(ApiError::new(Code::Refused, "registry-no-folder"));
    }
    let connector = OutboxFolder::new(PathBuf::from(&service.folder));
    connector.prepare()?;
    let mut report = HandOverReport { folder: service.folder.clone(), ..HandOverReport::default() };
    for key in input.documents.iter().take(MOST) {
        match one(office, printer, &connector, &service, key, input)? {
            Ok(delivered) => {
                report.handed_over += 1;
                report.annexes_kept_back += delivered.kept_back;
                let without = delivered.without_pdf.into_iter();
                report.without_pdf.extend(without.map(|name| WithoutPdf { key: key.clone(), name }));
            }
            Err(why) => report.left_out.push(LeftOut { key: key.clone(), why }),
        }
    }
    tracing::info!(count = report.handed_over, "documents went to the filing service");
    Ok(report)
}

/// A document that went.
struct Delivered {
    /// Confidential annexes that stayed.
    kept_back: u32,
    /// Names of files that have no PDF.
    without_pdf: Vec<String>,
}

/// One document: what stayed and what has no PDF, or why it did not go.
fn one(
    office: &Office,
    printer: &dyn DocumentPrinter,
    connector: &dyn FilingConnector,
    service: &FilingService,
    key: &DocumentKey,
    input: &HandOverInput,
) -> Result<Result<Delivered, Phrase>, ApiError> {
    let payload = json!({ "kind": key.kind, "document": key.id });
    let read = office.read(|reader| {
        let may = is_allowed_myself(reader, COMMAND, &payload);
        Ok((may, Draft::read(reader, key, service, input.with_confidential)))
    })?;
    let draft = match read {
        (false, _) => return Ok(Err(Phrase::new("refusal-not-allowed"))),
        (true, Err(error)) => return left_out(error),
        (true, Ok(draft)) => draft,
    };
    if draft.before > 0 && !input.again {
        return Ok(Err(Phrase::new("registry-went-before")));
    }
    if draft.is_confidential && !input.with_confidential {
        return Ok(Err(Phrase::new("registry-is-confidential")));
    }
    match deliver(office, printer, connector, draft, input.again) {
        Ok(delivered) => Ok(Ok(delivered)),
        Err(error) if is_of_folder(&error) => Err(error),
        Err(error) => left_out(error),
    }
}

/// Kind of the command by which a hand-over is noted.
const COMMAND: &str = "circulation.hand_to_registry";

/// What stops the others too.
fn is_of_folder(error: &ApiError) -> bool {
    error.code == Code::Broken
        || matches!(error.key.as_str(), "registry-folder-failed" | "registry-list-foreign")
}

fn left_out(error: ApiError) -> Result<Result<Delivered, Phrase>, ApiError> {
    match error.code {
        Code::Refused | Code::NotFound if error.key != "registry-sender-lacks" => {
            Ok(Err(Phrase { key: error.key, args: error.args }))
        }
        _ => Err(error),
    }
}

fn deliver(
    office: &Office,
    printer: &dyn DocumentPrinter,
    connector: &dyn FilingConnector,
    draft: Draft,
    again: bool,
) -> Result<Delivered, ApiError> {
    let (kind, key, marks) = (draft.kind.clone(), draft.key.clone(), draft.marks.clone());
    let mut delivered = Delivered { kept_back: draft.kept_back, without_pdf: Vec::new() };
    let mut files: Vec<(String, ParcelContent)> = Vec::new();
    if draft.is_printed() {
        files.push(made(printer.print(office, &kind, &key.id)?));
    }
    if draft.prints_report {
        files.push(made(printer.print_report(office, &key.id)?));
    }
    for Enclosed { name, content, pdf } in &draft.files {
        files.push((name.clone(), kept(office.content(content)?)));
        let Some((pdf_name, shown)) = pdf else { continue };
        match view(office, shown)? {
            Some(pdf) => files.push((pdf_name.clone(), kept(pdf))),
            None => delivered.without_pdf.push(name.clone()),
        }
    }
    for what in &draft.leaves {
        office.note_reading(*what, ReadingWay::Exported)?;
    }
    let mut parcel = draft.into_parcel();
    parcel.files = files;
    connector.deliver(parcel)?;
    let payload = json!({ "kind": key.kind, "document": key.id, "marks": marks, "again": again });
    office.execute(Request { kind: COMMAND.to_owned(), payload, base: Vec::new(), on_behalf_of: None })?;
    Ok(delivered)
}

fn made(printed: PrintedDocument) -> (String, ParcelContent) {
    (printed.file_name, ParcelContent::Made(printed.bytes))
}

fn kept(content: BlobReader) -> ParcelContent {
    ParcelContent::Kept(Box::new(content))
}

/// The PDF of a file; nothing where nobody made one, or the one made here is gone.
fn view(office: &Office, shown: &Shown) -> Result<Option<BlobReader>, ApiError> {
    match shown {
        Shown::ByHand(view) | Shown::Shared(view) => office.content(view).map(Some),
        Shown::Made(original) => match office.store().reader().view(original) {
            Ok(view) => Ok(Some(view)),
            Err(StoreError::BlobMissing { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        },
        Shown::Nothing => Ok(None),
    }
}
