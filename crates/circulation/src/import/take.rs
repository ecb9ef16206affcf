//! Imports resolutions as one command: all rows, or none.

use std::collections::BTreeMap;

use obeznik_kernel::{
    Audience, Body, BodyId, Command, Context, Date, RecordId, Records, RecordsExt, Refusal, Stop,
};
use serde::{Deserialize, Serialize};

use super::{ImportBatch, ImportState, ResolutionRow, RowFault, read_rows};
use crate::audience::{of_resolution, whole_town};
use crate::clause::Clause;
use crate::door::{acting, ensure, insert_new, need_text};
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
}

/// Imports resolutions. The body's series are lifted above the numbers that came, so that new ones follow.
///
/// # Errors
/// Refuses no rows, more than 20 000, every bad row by its line, and numbers the body has already.
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
    ensure(!rows.is_empty(), "refusal-import-empty")?;
    check_taken(records, &input, &rows)?;
    let batch = ImportBatch {
        name: input.name.clone(),
        body: input.body,
        state: ImportState::Taken,
        count: u32::try_from(rows.len()).unwrap_or(u32::MAX),
        by: acting(command, context),
        at: context.now,
        undone_at: None,
        removed: 0,
        kept: Vec::new(),
    };
    let audience = whole_town(&town);
    records.add(input.import, None, &audience, &batch)?;
    lift_series(records, &input, &body, &rows)?;
    let taking = Taking { input: &input, audience: &audience, verbs: VerbList::standard() };
    for row in rows {
        taking.take_row(context, records, &body, row)?;
    }
    Ok(())
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
    audience: &'a Audience,
    verbs: VerbList,
}

impl Taking<'_> {
    fn take_row(
        &self,
        context: &mut Context<'_>,
        records: &mut dyn Records,
        body: &Body,
        row: ResolutionRow,
    ) -> Result<(), Stop> {
        let resolution = self.resolution(row);
        let id: RecordId = context.new_id();
        let audience = of_resolution(self.audience, []);
        insert_new(records, id, None, &audience, &resolution)?;
        let Some(from) = self.input.tasks_from.filter(|_| body.kind.decides()) else { return Ok(()) };
        for task in tasks_of(&resolution, &[], &[]) {
            if task.due_on.is_some_and(|day| from <= day) {
                insert_new(records, context.new_id(), Some(id), &audience, &task)?;
            }
        }
        Ok(())
    }

    fn resolution(&self, row: ResolutionRow) -> Resolution {
        let clauses = self.clauses(&row);
        Resolution {
            number: row.number,
            body: self.input.body,
            meeting: None,
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
