//! Lists out of the office, for a spreadsheet or another program.

use std::collections::BTreeSet;

use obeznik_app::{ApiError, Code, Office};
use obeznik_circulation::reading::ReadingWay;
use obeznik_circulation::resolution::Resolution;
use obeznik_console::{Said, Texts};
use obeznik_formats::export::{Sheet, to_csv, to_xlsx};
use obeznik_formats::table::Cell;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Body, RecordId, Stored, Timestamp, calendar::day_in_prague};
use serde_json::{Map, Value, json};

use crate::arguments::{Export, ExportFormat, ExportKind};
use crate::door::Door;
use crate::private::cannot_write;

/// Rows of one page of a list.
const PAGE: usize = 500;
/// Most resolutions of an export.
const MOST: usize = 1_000_000;

/// Columns of a list: the name in JSON, then the key of the heading.
type Columns = &'static [(&'static str, &'static str)];

const RESOLUTIONS: Columns = &[
    ("number", "cli-column-number"),
    ("body", "cli-column-body"),
    ("meeting_number", "cli-column-meeting"),
    ("decided_on", "cli-column-decided-on"),
    ("title", "cli-column-title"),
    ("state", "cli-column-state"),
    ("verbs", "cli-column-verbs"),
    ("text", "cli-column-text"),
];
const PAPERS: Columns = &[
    ("number", "cli-column-number"),
    ("title", "cli-column-title"),
    ("state", "cli-column-state"),
    ("presenter", "cli-column-presenter"),
    ("department", "cli-column-department"),
    ("paper_type", "cli-column-paper-type"),
    ("next_body", "cli-column-next-body"),
    ("next_meeting_on", "cli-column-next-meeting-on"),
    ("due_on", "cli-column-due-on"),
    ("version", "cli-column-version"),
    ("created_at", "cli-column-created-at"),
];
const TASKS: Columns = &[
    ("resolution_number", "cli-column-resolution-number"),
    ("text", "cli-column-task"),
    ("assignee", "cli-column-assignee"),
    ("due_on", "cli-column-due-on"),
    ("due_text", "cli-column-due-text"),
    ("state", "cli-column-state"),
    ("last_report", "cli-column-last-report"),
];

pub(super) fn run(arguments: &Export, texts: &Texts) -> Result<Said, ApiError> {
    let door = Door::of(&arguments.store)?;
    // Titles and words may be of a paper kept close.
    let office = door.office_of_somebody()?;
    let rows = rows(&office, arguments.kind)?;
    let bytes = match arguments.format {
        ExportFormat::Json => json_of(&rows, arguments.kind)?,
        ExportFormat::Csv => to_csv(&sheet(&rows, arguments.kind, texts)),
        ExportFormat::Xlsx => {
            let today = day_in_prague(Timestamp::now());
            let too_large = |error| ApiError::new(Code::Refused, "cli-cannot-write").with("why", error);
            to_xlsx(&sheet(&rows, arguments.kind, texts), today)
                .map_err(|error| too_large(error).with("file", arguments.out.display()))?
        }
    };
    let told = match arguments.kind {
        ExportKind::Resolutions => all_resolutions(&office)?,
        ExportKind::Papers => named(&rows, "id"),
        ExportKind::Tasks => named(&rows, "resolution"),
    };
    office.note_readings(&told, &ReadingWay::Exported)?;
    std::fs::write(&arguments.out, bytes).map_err(|error| cannot_write(&arguments.out, &error))?;
    office.close();
    let (count, out) = (rows.len(), arguments.out.display());
    let line = texts.say("cli-exported", &[("count", &count), ("out", &out)]);
    Ok(Said::done(line, json!({ "rows": count, "out": arguments.out })))
}

fn rows(office: &Office, kind: ExportKind) -> Result<Vec<Value>, ApiError> {
    match kind {
        ExportKind::Resolutions => resolutions(office),
        ExportKind::Papers => listed(
            office,
            "papers",
            |slice| json!({ "text": "", "states": [], "body": "", "department": "", "year": 0, "mine": false, "slice": slice }),
        ),
        ExportKind::Tasks => listed(
            office,
            "tasks",
            |slice| json!({ "text": "", "which": "all", "mine": false, "slice": slice }),
        ),
    }
}

/// Pages of a list, one after another.
fn listed(office: &Office, query: &str, input: impl Fn(Value) -> Value) -> Result<Vec<Value>, ApiError> {
    let mut rows = Vec::new();
    loop {
        let slice = json!({ "sort": "number", "descending": false, "offset": rows.len(), "limit": PAGE });
        let mut page = office.query(query, input(slice))?;
        match page["rows"].take() {
            Value::Array(more) if !more.is_empty() => rows.extend(more),
            _ => return Ok(rows),
        }
    }
}

/// Resolutions with their whole text, which the list of the window leaves out.
fn resolutions(office: &Office) -> Result<Vec<Value>, ApiError> {
    office.read(|reader| {
        let mut found = reader.records.find_by::<Resolution>("resolution_by_number", &[], MOST)?;
        found.sort_by_key(|one| (one.value.decided_on, one.id));
        let bodies: Vec<Stored<Body>> = reader.records.find_by("body", &["all"], MOST)?;
        Ok(found.iter().map(|one| resolution(&one.value, &bodies)).collect())
    })
}

fn all_resolutions(office: &Office) -> Result<BTreeSet<RecordId>, ApiError> {
    office.read(|reader| {
        let found = reader.records.find_by::<Resolution>("resolution_by_number", &[], MOST)?;
        Ok(found.iter().map(|one| one.id).collect())
    })
}

/// The papers of a list, or the resolutions that set its tasks.
fn named(rows: &[Value], field: &str) -> BTreeSet<RecordId> {
    rows.iter().filter_map(|row| row[field].as_str()?.parse().ok()).collect()
}

fn resolution(resolution: &Resolution, bodies: &[Stored<Body>]) -> Value {
    let body = bodies.iter().find(|body| body.id == resolution.body.0);
    let verbs: Vec<&str> = resolution.clauses.iter().map(|clause| clause.verb.as_str()).collect();
    json!({
        "number": resolution.number,
        "body": body.map(|body| body.value.short_name.as_str()).unwrap_or_default(),
        "meeting_number": resolution.meeting_number,
        "decided_on": resolution.decided_on,
        "title": resolution.title,
        "state": resolution.state.as_str(),
        "verbs": verbs.join(", "),
        "text": resolution.text,
    })
}

fn columns(kind: ExportKind) -> Columns {
    match kind {
        ExportKind::Resolutions => RESOLUTIONS,
        ExportKind::Papers => PAPERS,
        ExportKind::Tasks => TASKS,
    }
}

/// The columns of the list and no others: what the window needs besides is not promised to scripts.
fn json_of(rows: &[Value], kind: ExportKind) -> Result<Vec<u8>, ApiError> {
    let kept = |row: &Value| {
        let pairs = columns(kind).iter().map(|(name, _)| ((*name).to_owned(), row[*name].clone()));
        Value::Object(pairs.collect::<Map<_, _>>())
    };
    serde_json::to_vec_pretty(&rows.iter().map(kept).collect::<Vec<_>>()).map_err(ApiError::broken)
}

fn sheet(rows: &[Value], kind: ExportKind, texts: &Texts) -> Sheet {
    let (word, name) = match kind {
        ExportKind::Resolutions => ("resolution", "cli-sheet-resolutions"),
        ExportKind::Papers => ("paper", "cli-sheet-papers"),
        ExportKind::Tasks => ("task", "cli-sheet-tasks"),
    };
    let cells = |row: &Value| {
        let cell = |(name, _): &(&str, &str)| match *name {
            "state" => Cell::text(&texts.state(word, row["state"].as_str().unwrap_or_default())),
            name => cell(name, &row[name]),
        };
        columns(kind).iter().map(cell).collect()
    };
    Sheet {
        name: texts.say(name, &[]),
        columns: columns(kind).iter().map(|(_, heading)| texts.say(heading, &[])).collect(),
        rows: rows.iter().map(cells).collect(),
    }
}

/// Days are days for the spreadsheet, instants are shown by their day in Prague.
fn cell(name: &str, value: &Value) -> Cell {
    match value {
        Value::String(text) if name.ends_with("_on") => {
            text.parse().map_or_else(|_| Cell::text(text), Cell::Date)
        }
        Value::String(text) if name.ends_with("_at") => {
            text.parse().map_or_else(|_| Cell::text(text), |at| Cell::Date(day_in_prague(at)))
        }
        Value::String(text) => Cell::text(text),
        Value::Number(number) => number.as_f64().map_or(Cell::Empty, Cell::Number),
        _ => Cell::Empty,
    }
}
