//! Founds the paper a person confirmed, with its files.

use obeznik_circulation::attachment::Attach;
use obeznik_circulation::from_document::{LearnHeadings, read_resolution};
use obeznik_circulation::paper::{CreatePaper, ReportFile};
use obeznik_kernel::{BlobHash, IdSource as _, RecordId};
use serde::Serialize;

use super::refused;
use super::resolution::verbs;
use super::shapes::{DraftInput, DraftMade, DraftPart};
use crate::api::ApiError;
use crate::attachments::{Arrived, Uploaded, take};
use crate::circulation::report::{as_report, read_now};
use crate::foreign;
use crate::import::SourceFile;
use crate::office::{Done, Office, Request};
use crate::ports::SystemIds;

/// Founds the paper. Files are taken in first: one that may not be kept stops all before anything is founded.
///
/// # Errors
/// As [`Office::execute`] says of the paper, or why a file cannot be kept. A file that cannot be attached once the
/// paper is there is named in what was made.
pub fn make(office: &Office, file: &SourceFile, input: DraftInput) -> Result<DraftMade, ApiError> {
    let DraftInput { paper, resolution, mut files, learn, report } = input;
    files.retain(|part| report.as_ref().is_none_or(|report| report.place != part.place));
    let taken = take_all(office, file, &files)?;
    let report = report.map(|part| take_report(office, file, &part)).transpose()?;
    let paper = with_resolution(office, CreatePaper { report_file: report, ..paper }, &resolution)?;
    let id = paper.paper;
    let done = execute(office, "create_paper", &paper)?;
    let mut made = DraftMade {
        paper: id.to_string(),
        command: done.command,
        awaits_office: done.awaits_office,
        ..DraftMade::default()
    };
    for (name, uploaded) in taken {
        if done.awaits_office || attach(office, id, &name, uploaded).is_err() {
            made.unattached.push(name);
        }
    }
    if !learn.is_empty() {
        // The paper is founded; headings that could not be kept are taught with the next one.
        let learned = execute(office, "learn_headings", &LearnHeadings { headings: learn });
        made.learned = learned.map(|done| done.command).unwrap_or_default();
    }
    tracing::info!(count = files.len(), "a paper was founded from a document");
    Ok(made)
}

fn take_all(
    office: &Office,
    file: &SourceFile,
    files: &[DraftPart],
) -> Result<Vec<(String, Uploaded)>, ApiError> {
    files.iter().map(|part| Ok((part.name.clone(), take_part(office, file, part)?))).collect()
}

fn take_part(office: &Office, file: &SourceFile, part: &DraftPart) -> Result<Uploaded, ApiError> {
    let DraftPart { place, name } = part;
    let Some(place) = place else {
        return take(office, name, Arrived::of(office, &mut file.bytes.as_slice())?);
    };
    let size_bytes = file.bytes.len() as u64;
    let content =
        foreign::part(office.files().as_ref(), &mut file.bytes.as_slice(), size_bytes, *place as usize);
    let content = content.map_err(|reason| refused(name, reason))?;
    take(office, name, Arrived::of(office, &mut content.as_slice())?)
}

/// The document stays as it is; its words are read at once, so that the paper shows them.
fn take_report(office: &Office, file: &SourceFile, part: &DraftPart) -> Result<ReportFile, ApiError> {
    let uploaded = take_part(office, file, part)?;
    read_now(office, &BlobHash(uploaded.blob.clone()))?;
    Ok(as_report(&part.name, uploaded))
}

/// What of the resolution is in no clause goes to the end of the report; in a document that stays as it is it stands
/// already, and no other text is the report.
fn with_resolution(office: &Office, paper: CreatePaper, text: &str) -> Result<CreatePaper, ApiError> {
    let read = office.read(|reader| Ok(read_resolution(text, &verbs(reader.records)?)))?;
    if paper.report_file.is_some() {
        return Ok(CreatePaper { report: String::new(), clauses: read.clauses, ..paper });
    }
    let parts = [paper.report.trim_end(), read.left.as_str()];
    let report = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n");
    Ok(CreatePaper { report, clauses: read.clauses, ..paper })
}

fn attach(office: &Office, paper: RecordId, name: &str, uploaded: Uploaded) -> Result<Done, ApiError> {
    let Uploaded { blob, size_bytes, media_type, note } = uploaded;
    let input = Attach {
        paper,
        attachment: SystemIds.next_id(),
        name: name.to_owned(),
        blob: BlobHash(blob),
        size_bytes,
        media_type,
        is_confidential: false,
        note,
    };
    execute(office, "attach", &input)
}

fn execute(office: &Office, kind: &str, input: &impl Serialize) -> Result<Done, ApiError> {
    let payload = serde_json::to_value(input).map_err(ApiError::broken)?;
    let kind = format!("circulation.{kind}");
    office.execute(Request { kind, payload, base: Vec::new(), on_behalf_of: None })
}
