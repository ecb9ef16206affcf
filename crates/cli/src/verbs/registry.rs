//! Documents out to the filing service, numbers back from it.

use std::path::Path;

use obeznik_app::import::SourceFile;
use obeznik_app::registry::{
    DocumentKey, FilingRules, FilingService, HandOverInput, HandOverReport, NumberFault, NumbersTaken,
    SetFilingService, filing_service, hand_over, inspect_numbers, set_filing_service, take_numbers,
};
use obeznik_app::{ApiError, Code, Office};
use obeznik_console::{Exit, Said, Texts};
use obeznik_documents::office::Printer;
use serde_json::json;

use crate::arguments::{Registry, RegistryAct, RegistryKindArgument};
use crate::door::Door;
use crate::private::cannot_read;

/// Rows of one page of the list.
const PAGE: usize = 500;

pub(super) fn run(arguments: &Registry, texts: &Texts) -> Result<Said, ApiError> {
    match arguments.act {
        RegistryAct::HandOver => hand_out(arguments, texts),
        RegistryAct::TakeNumbers => take(arguments, texts),
    }
}

fn hand_out(arguments: &Registry, texts: &Texts) -> Result<Said, ApiError> {
    let office = Door::of(&arguments.store)?.office_of_somebody()?;
    set(&office, arguments)?;
    let input = HandOverInput {
        documents: waiting(&office, arguments)?,
        again: arguments.again,
        with_confidential: arguments.with_confidential,
    };
    let report = hand_over(&office, &Printer, &input)?;
    office.close();
    Ok(handed_over(&report, texts))
}

/// What the command line says of the filing service stays for the next time.
fn set(office: &Office, arguments: &Registry) -> Result<(), ApiError> {
    let FilingService { folder, marks, ver, .. } = filing_service(office)?;
    let folder = arguments.folder.as_ref().map_or(folder, |folder| folder.display().to_string());
    let rules = arguments
        .data_box
        .clone()
        .map(|data_box| FilingRules { data_box, marks: marks.into_iter().collect() });
    set_filing_service(office, SetFilingService { folder, rules, ver, forget: false }).map(|_| ())
}

/// Documents that await a number; those that went before only when they are to go again.
fn waiting(office: &Office, arguments: &Registry) -> Result<Vec<DocumentKey>, ApiError> {
    let mut documents = Vec::new();
    let mut offset = 0;
    loop {
        let slice = json!({ "sort": "", "descending": false, "offset": offset, "limit": PAGE });
        let kind = arguments.kind.map(RegistryKindArgument::as_str).unwrap_or_default();
        let year = arguments.year.unwrap_or_default();
        let input = json!({ "which": "waiting", "kind": kind, "year": year, "slice": slice });
        let page = office.query("registry", input)?;
        let rows = page["rows"].as_array().cloned().unwrap_or_default();
        if rows.is_empty() {
            return Ok(documents);
        }
        offset += rows.len();
        let wanted = rows.into_iter().filter(|row| arguments.again || row["handed_over_at"].is_null());
        for mut row in wanted {
            documents.push(serde_json::from_value(row["key"].take()).map_err(ApiError::broken)?);
        }
    }
}

fn handed_over(report: &HandOverReport, texts: &Texts) -> Said {
    let (count, folder) = (report.handed_over, &report.folder);
    let mut said = Said::done(
        texts.say("cli-registry-handed-over", &[("count", &count), ("folder", folder)]),
        json!(report),
    );
    if report.annexes_kept_back > 0 {
        said = said.and(texts.say("cli-registry-annexes-kept", &[("count", &report.annexes_kept_back)]));
    }
    if !report.without_pdf.is_empty() {
        let names: Vec<&str> = report.without_pdf.iter().map(|file| file.name.as_str()).collect();
        said = said.and(texts.say("cli-registry-without-pdf", &[("files", &names.join(", "))]));
    }
    if !report.left_out.is_empty() {
        said.exit = Exit::Finding;
    }
    for one in &report.left_out {
        let kind = texts.say(&format!("cli-registry-kind-{}", one.key.kind.replace('_', "-")), &[]);
        said = said.and(format!("{kind} {}: {}", one.key.id, texts.phrase(&one.why)));
    }
    said
}

fn take(arguments: &Registry, texts: &Texts) -> Result<Said, ApiError> {
    let Some(path) = &arguments.file else {
        return Err(ApiError::new(Code::Invalid, "cli-registry-no-file"));
    };
    let file = source(path)?;
    let office = Door::of(&arguments.store)?.office_of_somebody()?;
    if arguments.preview {
        let preview = inspect_numbers(&office, &file)?;
        let line = texts.say("cli-registry-would-take", &[("count", &preview.numbers.len())]);
        return Ok(with_faults(Said::done(line, json!(preview)), &preview.faults, texts));
    }
    let taken: NumbersTaken = take_numbers(&office, &file)?;
    office.close();
    let line = texts.say("cli-registry-taken", &[("count", &taken.taken)]);
    Ok(with_faults(Said::done(line, json!(taken)), &taken.faults, texts))
}

fn source(path: &Path) -> Result<SourceFile, ApiError> {
    let bytes = std::fs::read(path).map_err(|error| cannot_read(path, &error))?;
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    Ok(SourceFile::new(&name, bytes))
}

fn with_faults(mut said: Said, faults: &[NumberFault], texts: &Texts) -> Said {
    if !faults.is_empty() {
        said.exit = Exit::Finding;
    }
    for NumberFault { line, what } in faults {
        said = said.and(
            texts.say("cli-registry-fault", &[("line", &line.to_string()), ("what", &texts.phrase(what))]),
        );
    }
    said
}
