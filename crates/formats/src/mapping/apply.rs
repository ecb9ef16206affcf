//! A mapping laid over a table.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::rule::{Context, Rule, Wrong};
use super::{Fields, Mapping};
use crate::table::{Fault, FaultKind, Row, Table};

/// A resolution of the town's history, ready to become a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedResolution {
    /// Number as the body gave it.
    pub number: String,
    /// Key of the body, as the mapping says it.
    pub body: String,
    /// Day of the decision.
    pub decided_on: Date,
    /// What it is about, one line.
    pub title: String,
    /// The whole text, in lines.
    pub text: String,
    /// Verbs the source lists; empty when it lists none.
    pub verbs: Vec<String>,
    /// Names or addresses of attachments.
    pub attachments: Vec<String>,
    /// Line of the source, from 1.
    pub source_line: usize,
}

/// What an import would bring, and everything that stands in its way.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedRows {
    /// Rows that are whole, in the order of the source.
    pub rows: Vec<ImportedResolution>,
    /// The table's faults, then those of the mapping, by line.
    pub faults: Vec<Fault>,
}

/// Lays a mapping over a table. A row with a fault is left out of the rows and named among
/// the faults; a number that a body gave twice stays in the rows once and is a fault too.
/// `file` is the name that faults carry.
#[must_use]
pub fn apply(file: &str, mapping: &Mapping, table: &Table) -> ImportedRows {
    let mut imported = ImportedRows { rows: Vec::new(), faults: table.faults.clone() };
    let missing = missing_columns(file, &mapping.fields, table);
    if !missing.is_empty() {
        imported.faults.extend(missing); // one fault a column, not one a row
        return imported;
    }
    let mut seen = HashMap::new();
    for row in &table.rows {
        match resolution(mapping, table, row).and_then(|found| once(&mut seen, found)) {
            Ok(resolution) => imported.rows.push(resolution),
            Err((column, what)) => imported.faults.push(Fault::new(file, row.line, column, what)),
        }
    }
    imported.faults.sort_by_key(|fault| (fault.line, fault.column));
    imported
}

/// Lets a number of a body through once.
fn once(
    seen: &mut HashMap<(String, String), usize>,
    resolution: ImportedResolution,
) -> Result<ImportedResolution, Wrong> {
    let key = (resolution.body.clone(), resolution.number.clone());
    match seen.entry(key) {
        Entry::Occupied(first) => {
            let (number, first_line) = (resolution.number, *first.get());
            Err((1, FaultKind::Duplicate { number, first_line }))
        }
        Entry::Vacant(free) => {
            free.insert(resolution.source_line);
            Ok(resolution)
        }
    }
}

fn missing_columns(file: &str, fields: &Fields, table: &Table) -> Vec<Fault> {
    let mut missing: Vec<&str> =
        fields.rules().flat_map(Rule::columns).filter(|column| table.column(column).is_none()).collect();
    missing.sort_unstable();
    missing.dedup();
    let fault = |column: &str| FaultKind::NoColumn { column: column.to_owned() };
    missing.into_iter().map(|column| Fault::new(file, 1, 1, fault(column))).collect()
}

fn resolution(mapping: &Mapping, table: &Table, row: &Row) -> Result<ImportedResolution, Wrong> {
    let from = RowReader { table, row };
    let Fields { number, body, decided_on, title, text, verbs, attachments } = &mapping.fields;
    Ok(ImportedResolution {
        number: from.needed(number, "number")?.trim().to_owned(),
        body: from.needed(body, "body")?,
        decided_on: from.day(decided_on, "decided_on")?,
        title: from.needed(title, "title")?,
        text: from.needed(text, "text")?,
        verbs: from.lines(verbs.as_ref(), "verbs")?,
        attachments: from.lines(attachments.as_ref(), "attachments")?,
        source_line: row.line,
    })
}

struct RowReader<'a> {
    table: &'a Table,
    row: &'a Row,
}

impl RowReader<'_> {
    fn value(&self, rule: &Rule, field: &str) -> Result<Option<String>, Wrong> {
        rule.value(&Context { table: self.table, row: self.row, field })
    }

    fn needed(&self, rule: &Rule, field: &str) -> Result<String, Wrong> {
        let missing = || (first_column(rule, self.table), FaultKind::Missing { field: field.into() });
        self.value(rule, field)?.ok_or_else(missing)
    }

    fn day(&self, rule: &Rule, field: &str) -> Result<Date, Wrong> {
        let value = self.needed(rule, field)?;
        value.trim().parse().map_err(|_| {
            let what = FaultKind::NotADate { field: field.into(), value: value.clone() };
            (first_column(rule, self.table), what)
        })
    }

    fn lines(&self, rule: Option<&Rule>, field: &str) -> Result<Vec<String>, Wrong> {
        let Some(rule) = rule else { return Ok(Vec::new()) };
        let value = self.value(rule, field)?.unwrap_or_default();
        let lines = value.lines().map(str::trim).filter(|line| !line.is_empty());
        Ok(lines.map(str::to_owned).collect())
    }
}

fn first_column(rule: &Rule, table: &Table) -> usize {
    let columns = rule.columns();
    columns.first().and_then(|column| table.column(column)).map_or(1, |place| place + 1)
}

impl Fields {
    fn rules(&self) -> impl Iterator<Item = &Rule> {
        let Self { number, body, decided_on, title, text, verbs, attachments } = self;
        [number, body, decided_on, title, text].into_iter().chain(verbs).chain(attachments)
    }
}
