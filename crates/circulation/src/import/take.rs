//! Imports resolutions as one command: all rows, or none.

use std::collections::BTreeMap;

use obeznik_kernel::{
    Audience, Body, BodyId, Command, Context, Date, PersonId, RecordId, Records, RecordsExt, Refusal, Stop,
};
use serde::{Deserialize, Serialize};

use super::meetings::{MeetingOf, Meetings};
use super::{ImportBatch, ImportState, ImportedDocument, ResolutionRow, RowFault, read_rows};
use crate::audience::{of_resolution, whole_town};
use crate::clause::Clause;
use crate::door::{acting, ensure, insert_new, need_text};
use crate::meeting::{MeetingDocument, MeetingDocumentKind};
use crate::parser::parse;
use crate::resolution::number::series_of;
use crate::resolution::{Resolution, ResolutionState};
use crate::series::lift;
use crate::task::tasks_of;
use crate::town::Town;
use crate::verbs::VerbList;

/// Input of `circulation.import_resolutions`: what is common to all rows. The rows are the payload's blob.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ImportResolutions {
    /// The new import.
    pub import: RecordId,
    /// What it is called in lists.
    pub name: String,
    /// The body whose resolutions come.
    pub body: BodyId,
    /// Number of the term of office the rows come from, so that numbers counted by term go on.
    #[serde(default)]
    pub term: Option<u32>,
    /// Tasks due on this day or later are made; none when nothing is said.
    #[serde(default)]
    #[cfg_attr(feature = "bindings", ts(type = "string | null"))]
    pub tasks_from: Option<Date>,
    /// Documents of meetings that come along.
    #[serde(default)]
    pub documents: Vec<ImportedDocument>,
}

/// Imports resolutions and documents of one body. Its meetings of the past are written down where they are not
/// yet, and its series are lifted above the numbers that came, so that new ones follow.
///
/// # Errors
/// Refuses nothing at all, more than 20 000, every bad row by its line, and numbers the body has already.
pub fn import_resolutions(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: ImportResolutions = command.input()?;
    need_text(&input.name, "refusal-name-missing")?;
    let town = Town::load(records)?;
    let body = town.need(input.body)?.clone();
    let rows = read_rows(context.rows).map_err(|faults| refusal_of(&faults))?;
    ensure(!rows.is_empty() || !input.documents.is_empty(), "refusal-import-empty")?;
    check_taken(records, &input, &rows)?;
    let audience = whole_town(&town);
    lift_series(records, &input, &body, &rows)?;
    let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let meetings = Meetings::new(input.body, &body, &audience);
    let verbs = VerbList::standard();
    let mut taking = Taking { input: &input, town: &town, audience: &audience, verbs, body: &body, meetings };
    for row in rows {
        taking.take_row(context, records, row)?;
    }
    let by = acting(command, context);
    for document in &input.documents {
        taking.take_document(context, records, document, by)?;
    }
    let batch = ImportBatch {
        name: input.name.clone(),
        body: input.body,
        state: ImportState::Taken,
        count,
        by,
        at: context.now,
        undone_at: None,
        removed: 0,
        kept: Vec::new(),
        meetings: taking.meetings.made,
        documents: input.documents.iter().map(|document| document.document).collect(),
    };
    records.add(input.import, None, &audience, &batch)
}

/// Lifts each series once, above the highest number that came.
fn lift_series(
    records: &mut dyn Records,
    input: &ImportResolutions,
    body: &Body,
    rows: &[ResolutionRow],
) -> Result<(), Stop> {
    let mut highest: BTreeMap<String, u64> = BTreeMap::new();
    for row in rows {
        if let Some((series, number)) = series_of(input.body, body, input.term, &row.number) {
            let known = highest.entry(series).or_default();
            *known = number.max(*known);
        }
    }
    highest.iter().try_for_each(|(series, last)| lift(records, series, *last))
}

struct Taking<'a> {
    input: &'a ImportResolutions,
    town: &'a Town,
    audience: &'a Audience,
    verbs: VerbList,
    body: &'a Body,
    meetings: Meetings<'a>,
}

impl Taking<'_> {
    fn take_row(
        &mut self,
        context: &mut Context<'_>,
        records: &mut dyn Records,
        row: ResolutionRow,
    ) -> Result<(), Stop> {
        let meeting = match (row.meeting_number, row.decided_on, row.meeting_term) {
            (Some(number), Some(on), Some(term)) => {
                Some(self.meetings.need(context, records, MeetingOf { number, on, term })?)
            }
            _ => None,
        };
        let resolution = self.resolution(row, meeting);
        let id: RecordId = context.new_id();
        let audience = of_resolution(self.audience, []);
        insert_new(records, id, None, &audience, &resolution)?;
        let Some(from) = self.input.tasks_from.filter(|_| self.body.kind.decides()) else { return Ok(()) };
        for task in tasks_of(&resolution, &[], &[]) {
            if task.due_on.is_some_and(|day| from <= day) {
                insert_new(records, context.new_id(), Some(id), &audience, &task)?;
            }
        }
        Ok(())
    }

    fn take_document(
        &mut self,
        context: &mut Context<'_>,
        records: &mut dyn Records,
        document: &ImportedDocument,
        by: Option<PersonId>,
    ) -> Result<(), Stop> {
        need_text(&document.name, "refusal-name-missing")?;
        let ImportedDocument { meeting_number: number, held_on: on, meeting_term: term, .. } = *document;
        let meeting = self.meetings.need(context, records, MeetingOf { number, on, term })?;
        let file = MeetingDocument {
            body: self.input.body,
            held_on: on,
            name: document.name.clone(),
            blob: document.blob.clone(),
            size_bytes: document.size_bytes,
            media_type: document.media_type.clone(),
            added_by: by,
            added_at: context.now,
            imported_from: Some(self.input.import),
            kind: Some(MeetingDocumentKind::told(&document.name, self.input.body, self.town)),
        };
        records.add(document.document, Some(meeting), self.audience, &file)
    }

    fn resolution(&self, row: ResolutionRow, meeting: Option<RecordId>) -> Resolution {
        let clauses = self.clauses(&row);
        Resolution {
            number: row.number,
            body: self.input.body,
            meeting,
            meeting_number: row.meeting_number,
            paper: None,
            consultation: None,
            title: row.title,
            clauses,
            text: row.text,
            decided_on: row.decided_on,
            state: ResolutionState::Valid,
            revokes: Vec::new(),
            revoked_by: None,
            suspend_reason: String::new(),
            summary: String::new(),
            mayor: None,
            entered_on: None,
            imported_from: Some(self.input.import),
            source_file: row.file,
            source_line: row.line,
        }
    }

    fn clauses(&self, row: &ResolutionRow) -> Vec<Clause> {
        if row.clauses.is_empty() { parse(&row.text, &self.verbs).clauses } else { row.clauses.clone() }
    }
}

fn check_taken(records: &dyn Records, input: &ImportResolutions, rows: &[ResolutionRow]) -> Result<(), Stop> {
    let body = input.body.to_string();
    let mut faults = Vec::new();
    for (row, line) in rows.iter().zip(1u32..) {
        if !records.scan("resolution_by_number", &[&body, &row.number], 1)?.is_empty() {
            let (key, detail) = ("fault-number-present".to_owned(), row.number.clone());
            faults.push(RowFault { line, column: 0, key, detail });
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(refusal_of(&faults)) }
}

/// One refusal with every fault; `faults` is JSON for the report, `lines` the first lines for the sentence.
fn refusal_of(faults: &[RowFault]) -> Stop {
    let lines: Vec<String> = faults.iter().take(10).map(|fault| fault.line.to_string()).collect();
    Refusal::new("refusal-import-rows")
        .with("count", faults.len())
        .with("lines", lines.join(", "))
        .with("faults", serde_json::to_string(faults).unwrap_or_default())
        .into()
}
