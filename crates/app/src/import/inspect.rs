//! A look at what an import would bring; nothing is written.

use super::columns::TARGETS;
use super::mappings::saved;
use super::prepare::{Prepared, Ready, prepare};
use super::shapes::{ImportChoice, ImportPreview, ImportTarget, SampleRow};
use super::source::{self, SourceFile};
use crate::api::ApiError;
use crate::circulation::meetings::count_u32;
use crate::municipality::names::Names;
use crate::office::{Office, Reader};

/// Rows shown.
const SAMPLE: usize = 20;

/// Reads the files and says what they hold.
///
/// # Errors
/// A refusal of a choice that does not fit, or what the store says; faults of files are in the preview.
pub fn inspect(
    office: &Office,
    files: &[SourceFile],
    choice: &ImportChoice,
) -> Result<ImportPreview, ApiError> {
    let sources = source::read(office.files().as_ref(), files, choice)?;
    office.read(|reader| {
        let prepared = prepare(reader.records, &sources, choice, &mut |_, _| true)?;
        preview(reader, prepared)
    })
}

fn preview(reader: &Reader<'_>, prepared: Prepared) -> Result<ImportPreview, ApiError> {
    let names = Names::of(reader.records);
    let sample = prepared.ready.iter().take(SAMPLE).map(|ready| sample_row(&names, ready));
    let (sample, bodies) = (sample.collect::<Result<_, _>>()?, targets(&names, &prepared.ready)?);
    let Prepared { columns, mapping, ready, papers, faults, .. } = prepared;
    Ok(ImportPreview {
        columns,
        mappings: saved()?,
        mapping,
        targets: TARGETS.map(str::to_owned).to_vec(),
        sample,
        rows: count_u32(ready.len()),
        bodies,
        documents: papers.iter().map(super::documents::Tied::told).collect(),
        faults,
    })
}

fn sample_row(names: &Names<'_>, ready: &Ready) -> Result<SampleRow, ApiError> {
    let row = &ready.row;
    let verbs: Vec<&str> = row.clauses.iter().map(|clause| clause.verb.as_str()).collect();
    Ok(SampleRow {
        file: row.file.clone(),
        line: row.line,
        number: row.number.clone(),
        body: names.body(ready.body)?.short_name,
        decided_on: row.decided_on.map(|day| day.to_string()).unwrap_or_default(),
        title: row.title.clone(),
        text: row.text.clone(),
        verbs: verbs.join(", "),
    })
}

fn targets(names: &Names<'_>, ready: &[Ready]) -> Result<Vec<ImportTarget>, ApiError> {
    let mut targets = Vec::new();
    for first in ready {
        let is_known = targets.iter().any(|(key, body, _)| (*key, *body) == (&first.key, first.body));
        if !is_known {
            let of = |one: &&Ready| (&one.key, one.body) == (&first.key, first.body);
            targets.push((&first.key, first.body, ready.iter().filter(of).collect::<Vec<_>>()));
        }
    }
    let target = |(key, body, rows): (&String, _, Vec<&Ready>)| {
        let days = || rows.iter().filter_map(|one| one.row.decided_on);
        let day = |day: Option<obeznik_kernel::Date>| day.map(|day| day.to_string()).unwrap_or_default();
        Ok(ImportTarget {
            key: key.clone(),
            body: Some(names.body(body)?),
            rows: count_u32(rows.len()),
            first_on: day(days().min()),
            last_on: day(days().max()),
        })
    };
    targets.into_iter().map(target).collect()
}
