//! Documents go to the filing service.

use std::path::PathBuf;

use obeznik_circulation::reading::ReadingWay;
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

use super::parcel::Draft;
use super::{DocumentKey, FilingService, OutboxFolder, filing_service};
use crate::api::{ApiError, Code};
use crate::office::acts::is_allowed_myself;
use crate::office::shared::Phrase;
use crate::office::{Office, Request};
use crate::ports::{DocumentPrinter, FilingConnector, ParcelContent};

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
            Ok(kept_back) => {
                report.handed_over += 1;
                report.annexes_kept_back += kept_back;
            }
            Err(why) => report.left_out.push(LeftOut { key: key.clone(), why }),
        }
    }
    tracing::info!(count = report.handed_over, "documents went to the filing service");
    Ok(report)
}

/// One document: how many annexes stayed, or why it did not go.
fn one(
    office: &Office,
    printer: &dyn DocumentPrinter,
    connector: &dyn FilingConnector,
    service: &FilingService,
    key: &DocumentKey,
    input: &HandOverInput,
) -> Result<Result<u32, Phrase>, ApiError> {
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
        Ok(kept_back) => Ok(Ok(kept_back)),
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

fn left_out(error: ApiError) -> Result<Result<u32, Phrase>, ApiError> {
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
) -> Result<u32, ApiError> {
    let (kind, key, marks, kept_back) =
        (draft.kind.clone(), draft.key.clone(), draft.marks.clone(), draft.kept_back);
    let mut files: Vec<(String, ParcelContent)> = Vec::new();
    if draft.is_printed() {
        let printed = printer.print(office, &kind, &key.id)?;
        files.push((printed.file_name, ParcelContent::Made(printed.bytes)));
    }
    if !draft.report.trim().is_empty() {
        files
            .push(("duvodova-zprava.txt".to_owned(), ParcelContent::Made(draft.report.clone().into_bytes())));
    }
    for (name, blob) in &draft.files {
        let content = office.store().blob(blob)?;
        files.push((name.clone(), ParcelContent::Kept(Box::new(content))));
    }
    for what in &draft.leaves {
        office.note_reading(*what, ReadingWay::Exported)?;
    }
    let mut parcel = draft.into_parcel();
    parcel.files = files;
    connector.deliver(parcel)?;
    let payload = json!({ "kind": key.kind, "document": key.id, "marks": marks, "again": again });
    office.execute(Request { kind: COMMAND.to_owned(), payload, base: Vec::new(), on_behalf_of: None })?;
    Ok(kept_back)
}
