//! A town's history into the office, and back out.

use obeznik_console::{Exit, Said, Texts};
use std::path::{Path, PathBuf};

use obeznik_app::import::{
    ImportChoice, ImportDocument, ImportFault, ImportPreview, ImportReport, SourceFile, inspect, run as take,
    undo,
};
use obeznik_app::{ApiError, Office};
use serde_json::json;

use crate::arguments::Import;
use crate::door::Door;
use crate::private::cannot_read;

pub(super) fn run(arguments: &Import, texts: &Texts) -> Result<Said, ApiError> {
    let files = arguments.files.iter().map(source).collect::<Result<Vec<_>, _>>()?;
    let choice = choice(arguments)?;
    let office = Door::of(&arguments.store)?.office_of_somebody()?;
    if let Some(import) = &arguments.undo {
        return take_back(office, import, texts);
    }
    if arguments.preview {
        return Ok(previewed(&inspect(&office, &files, &choice)?, texts));
    }
    let report = take(&office, &files, &choice, &mut |_, _| true)?;
    if !report.import_id.is_empty() {
        office.close();
    }
    Ok(imported(&report, texts))
}

fn source(path: &PathBuf) -> Result<SourceFile, ApiError> {
    let bytes = std::fs::read(path).map_err(|error| cannot_read(path, &error))?;
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    Ok(SourceFile::new(&name, bytes))
}

fn choice(arguments: &Import) -> Result<ImportChoice, ApiError> {
    let mapping = arguments.mapping.as_deref().unwrap_or_default();
    let file = Path::new(mapping);
    let mapping = if file.extension().is_some_and(|end| end == "json") {
        std::fs::read_to_string(file).map_err(|error| cannot_read(file, &error))?.trim_start().to_owned()
    } else {
        mapping.to_owned()
    };
    Ok(ImportChoice {
        mapping,
        columns: arguments.column.iter().cloned().collect(),
        bodies: arguments.body.iter().cloned().collect(),
        name: arguments.name.clone().unwrap_or_default(),
        tasks_from: arguments.tasks_from.map(|day| day.to_string()),
        skip_faulty: arguments.skip_faulty,
    })
}

fn take_back(office: Office, import: &str, texts: &Texts) -> Result<Said, ApiError> {
    let undone = undo(&office, import)?;
    office.close();
    let mut said = Said::done(texts.say("cli-import-undone", &[("count", &undone.removed)]), json!(undone));
    if !undone.kept.is_empty() {
        said = said.and(texts.say("cli-import-kept", &[("count", &undone.kept.len())]));
    }
    said.lines.extend(undone.kept.iter().map(|one| format!("  {} {}", one.number, one.title)));
    Ok(said)
}

fn previewed(preview: &ImportPreview, texts: &Texts) -> Said {
    let line = texts.say("cli-import-preview", &[("count", &preview.rows)]);
    let mut said = Said::done(line, json!(preview));
    if preview.mapping.is_empty() && preview.rows == 0 && preview.documents.iter().all(|one| !one.is_kept) {
        said = said.and(texts.say("cli-import-no-mapping", &[("columns", &preview.columns.join(", "))]));
        said.exit = Exit::Finding;
    }
    for target in &preview.bodies {
        let body = target.body.as_ref().map(|body| body.name.as_str()).unwrap_or_default();
        said = said.and(format!("  {body}: {} ({} – {})", target.rows, target.first_on, target.last_on));
    }
    with_faults(said, &preview.faults, &preview.documents, texts)
}

fn imported(report: &ImportReport, texts: &Texts) -> Said {
    let mut said = if report.import_id.is_empty() {
        Said::done(texts.say("cli-import-stopped", &[("count", &report.faults.len())]), json!(report))
    } else {
        Said::done(texts.say("cli-imported", &[("count", &report.rows)]), json!(report))
            .and(texts.say("cli-import-how-back", &[("id", &report.import_id)]))
    };
    if report.kept_documents > 0 {
        said = said.and(texts.say("cli-imported-documents", &[("count", &report.kept_documents)]));
    }
    if !report.import_id.is_empty() && !report.faults.is_empty() {
        said = said.and(texts.say("cli-import-left-out", &[("count", &report.faults.len())]));
    }
    with_faults(said, &report.faults, &report.documents, texts)
}

fn with_faults(mut said: Said, faults: &[ImportFault], documents: &[ImportDocument], texts: &Texts) -> Said {
    if !faults.is_empty() {
        said.exit = Exit::Finding;
    }
    for ImportFault { file, line, column, what } in faults {
        let values: [(&str, &dyn std::fmt::Display); 4] =
            [("file", file), ("line", line), ("column", column), ("what", &texts.phrase(what))];
        said = said.and(texts.say("cli-import-fault", &values));
    }
    for document in documents {
        said = said.and(format!("{}: {}", document.file, texts.phrase(&document.what)));
    }
    said
}
