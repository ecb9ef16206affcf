//! Taking a history in: all of it or nothing.

use obeznik_circulation::import::{ImportedDocument, MOST_ROWS, ResolutionRow, RowFault};
use obeznik_formats::text::Extracted;
use obeznik_kernel::{BlobHash, BodyId, IdSource as _, RecordId};
use serde_json::{Value, json};

use super::documents::{MeetingKey, Tied};
use super::faults::told_row;
use super::parts::part_id;
use super::prepare::{Prepared, Ready, prepare};
use super::shapes::{ImportChoice, ImportFault, ImportPart, ImportReport};
use super::source::{self, SourceFile};
use crate::api::{ApiError, Code};
use crate::attachments::Arrived;
use crate::circulation::meetings::count_u32;
use crate::office::Office;
use crate::office::together::{NotDone, Part};
use crate::ports::SystemIds;
use crate::reading::extracted;

/// Imports the files. With a fault nothing is written and the report says every one, unless the person
/// left faulty rows out. `proceed` hears rows done of all and may stop the work while nothing is written.
///
/// # Errors
/// [`Code::Refused`] when there is nothing to import, [`Code::Cancelled`], or what the office says; then
/// nothing of the import stays.
pub fn run(
    office: &Office,
    files: &[SourceFile],
    choice: &ImportChoice,
    proceed: &mut dyn FnMut(u32, u32) -> bool,
) -> Result<ImportReport, ApiError> {
    let sources = source::read(office.files().as_ref(), files, choice)?;
    let prepared = office.read(|reader| prepare(reader.records, &sources, choice, proceed))?;
    let Prepared { ready, papers, faults, is_unreadable, .. } = prepared;
    let documents = papers.iter().map(Tied::told).collect();
    let report = ImportReport { documents, faults, ..ImportReport::default() };
    if is_unreadable || (!report.faults.is_empty() && !choice.skip_faulty) {
        return Ok(report);
    }
    let papers = papers
        .into_iter()
        .zip(&sources.documents)
        .filter_map(|(tied, file)| tied.meeting.map(|(meeting, text)| Paper { file, meeting, text }));
    let papers: Vec<Paper<'_>> = papers.collect();
    if ready.is_empty() && papers.is_empty() {
        return Err(ApiError::new(Code::Refused, "refusal-import-empty"));
    }
    let mut import =
        Import { office, id: SystemIds.next_id(), head: head(files, choice), batches: Vec::new() };
    import.gather(ready);
    import.take(&papers, report)
}

/// What is common to all parts.
fn head(files: &[SourceFile], choice: &ImportChoice) -> Value {
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    let name = if choice.name.trim().is_empty() { names.join(", ") } else { choice.name.clone() };
    json!({ "name": name, "tasks_from": choice.tasks_from })
}

/// A document and where it goes.
struct Paper<'a> {
    file: &'a SourceFile,
    meeting: MeetingKey,
    text: Extracted,
}

/// A content of a document, and whether the store did not have it before.
type Content = (BlobHash, bool);

/// Rows and documents of one command.
struct Batch {
    body: BodyId,
    rows: Vec<ResolutionRow>,
    documents: Vec<ImportedDocument>,
}

struct Import<'a> {
    office: &'a Office,
    id: RecordId,
    head: Value,
    batches: Vec<Batch>,
}

impl Import<'_> {
    fn gather(&mut self, ready: Vec<Ready>) {
        for (body, rows) in by_body(ready) {
            for rows in rows.chunks(MOST_ROWS) {
                self.batches.push(Batch { body, rows: rows.to_vec(), documents: Vec::new() });
            }
        }
    }

    /// Contents first, then all commands in one transaction; when nothing happens, the contents go again.
    fn take(mut self, papers: &[Paper<'_>], report: ImportReport) -> Result<ImportReport, ApiError> {
        let mut contents = Vec::new();
        let done = self.bring(papers, &mut contents).map_err(NotDone::from).and_then(|()| self.execute());
        match done {
            Ok(parts) => {
                let contents: Vec<BlobHash> = contents.into_iter().map(|(hash, _)| hash).collect();
                self.keep_texts(papers, &contents);
                Ok(self.report(parts, report))
            }
            Err(NotDone { place, error }) => {
                self.forget(&contents);
                let rows = place.and_then(|place| self.batches.get(place)).map(|batch| &batch.rows[..]);
                let faults = faults_of(&error, rows.unwrap_or_default()).ok_or(error)?;
                Ok(ImportReport { faults, ..report })
            }
        }
    }

    /// Puts the documents into the store and beside the rows of their body.
    fn bring(&mut self, papers: &[Paper<'_>], contents: &mut Vec<Content>) -> Result<(), ApiError> {
        for paper in papers {
            let (document, is_new) = self.bring_one(paper)?;
            contents.push((document.blob.clone(), is_new));
            let body = paper.meeting.body;
            match self.batches.iter_mut().find(|batch| batch.body == body) {
                Some(batch) => batch.documents.push(document),
                None => self.batches.push(Batch { body, rows: Vec::new(), documents: vec![document] }),
            }
        }
        Ok(())
    }

    fn bring_one(&self, paper: &Paper<'_>) -> Result<(ImportedDocument, bool), ApiError> {
        let arrived = Arrived::of(self.office, &mut paper.file.bytes.as_slice())?;
        let is_new = !self.office.store().has_blob(arrived.hash())?;
        let size_bytes = paper.file.bytes.len() as u64;
        let blob = arrived.keep(self.office)?;
        let MeetingKey { number: meeting_number, term: meeting_term, on: held_on, .. } = paper.meeting;
        let (name, media_type) = (paper.file.name.clone(), "application/pdf".to_owned());
        let document = SystemIds.next_id();
        let of = ImportedDocument {
            document,
            name,
            blob,
            size_bytes,
            media_type,
            meeting_number,
            meeting_term,
            held_on,
        };
        Ok((of, is_new))
    }

    fn execute(&self) -> Result<Vec<ImportPart>, NotDone> {
        let parts = self.batches.iter().enumerate().map(|(place, batch)| self.part(place, batch));
        let parts = parts.collect::<Result<Vec<_>, ApiError>>()?;
        let done = self.office.execute_together(&parts)?;
        let told = done.into_iter().zip(&self.batches).map(|(done, batch)| ImportPart {
            command: done.command,
            body: batch.body.to_string(),
            rows: count_u32(batch.rows.len()),
        });
        Ok(told.collect())
    }

    fn part(&self, place: usize, batch: &Batch) -> Result<Part, ApiError> {
        let mut head = self.head.clone();
        head["import"] = json!(part_id(self.id, place));
        head["body"] = json!(batch.body);
        head["documents"] = json!(batch.documents);
        let (rows, count) = (ndjson(&batch.rows)?, count_u32(batch.rows.len()));
        Ok(Part { kind: "circulation.import_resolutions", head, rows, count })
    }

    /// What was read to find the meeting need not be read again for the search.
    fn keep_texts(&self, papers: &[Paper<'_>], contents: &[BlobHash]) {
        for (paper, blob) in papers.iter().zip(contents) {
            let text = extracted(&Ok(paper.text.clone()));
            if let Err(error) = self.office.store().set_extracted_text(blob, &text) {
                tracing::warn!(%error, "a text waits to be read again");
            }
        }
    }

    fn forget(&self, contents: &[Content]) {
        for (hash, _) in contents.iter().filter(|(_, is_new)| *is_new) {
            if let Err(error) = self.office.store().remove_blob(hash) {
                tracing::warn!(%error, "a document of an import that did not happen stays");
            }
        }
    }

    fn report(self, parts: Vec<ImportPart>, report: ImportReport) -> ImportReport {
        let documents = self.batches.iter().map(|batch| batch.documents.len()).sum();
        ImportReport {
            import_id: self.id.to_string(),
            command: parts.first().map(|part| part.command.clone()).unwrap_or_default(),
            rows: parts.iter().map(|part| part.rows).sum(),
            kept_documents: count_u32(documents),
            parts,
            ..report
        }
    }
}

/// Rows of each body in the order of the files.
fn by_body(ready: Vec<Ready>) -> Vec<(BodyId, Vec<ResolutionRow>)> {
    let mut bodies: Vec<(BodyId, Vec<ResolutionRow>)> = Vec::new();
    for Ready { body, row, .. } in ready {
        match bodies.iter_mut().find(|(known, _)| *known == body) {
            Some((_, rows)) => rows.push(row),
            None => bodies.push((body, vec![row])),
        }
    }
    bodies
}

fn ndjson(rows: &[ResolutionRow]) -> Result<Vec<u8>, ApiError> {
    let mut lines = Vec::new();
    for row in rows {
        serde_json::to_writer(&mut lines, row).map_err(ApiError::broken)?;
        lines.push(b'\n');
    }
    Ok(lines)
}

/// A refusal of rows goes back to the places in the files they came from; nothing for another refusal.
fn faults_of(error: &ApiError, rows: &[ResolutionRow]) -> Option<Vec<ImportFault>> {
    let faults = error.args.get("faults").and_then(|text| serde_json::from_str::<Vec<RowFault>>(text).ok());
    let faults = faults.filter(|faults| !faults.is_empty())?;
    let told = |fault: &RowFault| {
        let row = usize::try_from(fault.line).ok().and_then(|line| rows.get(line.checked_sub(1)?));
        row.map_or_else(|| told_row("", fault.line, fault), |row| told_row(&row.file, row.line, fault))
    };
    Some(faults.iter().map(told).collect())
}
