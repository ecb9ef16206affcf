//! Taking a history in: all of it or nothing.

use obeznik_circulation::import::{MOST_ROWS, ResolutionRow, RowFault};
use obeznik_kernel::{BodyId, IdSource as _, RecordId};
use serde_json::{Value, json};

use super::faults::told_row;
use super::parts::part_id;
use super::prepare::{Prepared, Ready, prepare};
use super::shapes::{ImportChoice, ImportFault, ImportPart, ImportReport, SourceFile};
use super::undo::undo;
use crate::api::{ApiError, Code};
use crate::circulation::meetings::count_u32;
use crate::office::{Done, Office};
use crate::ports::SystemIds;

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
    let prepared = office.read(|reader| prepare(reader.records, files, choice, proceed))?;
    let Prepared { ready, documents, faults, is_unreadable, .. } = prepared;
    let report = ImportReport { documents, faults, ..ImportReport::default() };
    if is_unreadable || (!report.faults.is_empty() && !choice.skip_faulty) {
        return Ok(report);
    }
    if ready.is_empty() {
        return Err(ApiError::new(Code::Refused, "refusal-import-empty"));
    }
    let mut import = Import { office, id: SystemIds.next_id(), head: head(files, choice), parts: Vec::new() };
    match import.take(ready) {
        Ok(()) => Ok(import.report(report)),
        Err(Stopped::Rows(faults)) => {
            import.take_back()?;
            Ok(ImportReport { faults, ..report })
        }
        Err(Stopped::Error(error)) => {
            import.take_back()?;
            Err(error)
        }
    }
}

/// What is common to all parts.
fn head(files: &[SourceFile], choice: &ImportChoice) -> Value {
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    let name = if choice.name.trim().is_empty() { names.join(", ") } else { choice.name.clone() };
    json!({ "name": name, "tasks_from": choice.tasks_from })
}

/// Why an import stopped after it had begun.
enum Stopped {
    /// The circulation found faults in rows.
    Rows(Vec<ImportFault>),
    /// Anything else.
    Error(ApiError),
}

struct Import<'a> {
    office: &'a Office,
    id: RecordId,
    head: Value,
    parts: Vec<ImportPart>,
}

impl Import<'_> {
    fn take(&mut self, ready: Vec<Ready>) -> Result<(), Stopped> {
        for (body, rows) in by_body(ready) {
            for rows in rows.chunks(MOST_ROWS) {
                self.take_part(body, rows)?;
            }
        }
        Ok(())
    }

    fn take_part(&mut self, body: BodyId, rows: &[ResolutionRow]) -> Result<(), Stopped> {
        let mut head = self.head.clone();
        head["import"] = json!(part_id(self.id, self.parts.len()));
        head["body"] = json!(body);
        let lines = ndjson(rows).map_err(Stopped::Error)?;
        let kind = "circulation.import_resolutions";
        let done = self.office.execute_blob(kind, &head, &lines, count_u32(rows.len()));
        let Done { command, .. } = done.map_err(|error| stopped(error, rows))?;
        self.parts.push(ImportPart { command, body: body.to_string(), rows: count_u32(rows.len()) });
        Ok(())
    }

    /// A later part was stopped: those before it must not stay as half of an import.
    fn take_back(&self) -> Result<(), ApiError> {
        if self.parts.is_empty() {
            return Ok(());
        }
        undo(self.office, &self.id.to_string()).map(|_| ())
    }

    fn report(self, report: ImportReport) -> ImportReport {
        let Self { id, parts, .. } = self;
        ImportReport {
            import_id: id.to_string(),
            command: parts.first().map(|part| part.command.clone()).unwrap_or_default(),
            rows: parts.iter().map(|part| part.rows).sum(),
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

/// A refusal of rows goes back to the places in the files they came from.
fn stopped(error: ApiError, rows: &[ResolutionRow]) -> Stopped {
    let faults = error.args.get("faults").and_then(|text| serde_json::from_str::<Vec<RowFault>>(text).ok());
    let Some(faults) = faults.filter(|faults| !faults.is_empty()) else { return Stopped::Error(error) };
    let told = |fault: &RowFault| {
        let row = usize::try_from(fault.line).ok().and_then(|line| rows.get(line.checked_sub(1)?));
        row.map_or_else(|| told_row("", fault.line, fault), |row| told_row(&row.file, row.line, fault))
    };
    Stopped::Rows(faults.iter().map(told).collect())
}
