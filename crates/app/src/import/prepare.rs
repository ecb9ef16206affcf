//! From files to rows ready for commands, and everything that stands in their way.

use std::collections::BTreeMap;

use obeznik_circulation::clause::Clause;
use obeznik_circulation::import::ResolutionRow;
use obeznik_circulation::parser::parse;
use obeznik_circulation::verbs::VerbList;
use obeznik_formats::mapping::{ImportedResolution, Mapping, apply};
use obeznik_formats::table::Table;
use obeznik_kernel::{BodyId, Records};

use super::columns::ANY_BODY;
use super::documents::{Tied, Ties};
use super::faults::{is_of_row, place, told};
use super::mappings::Chosen;
use super::shapes::{ImportChoice, ImportFault};
use super::source::Sources;
use super::targets::{Targets, Terms, meeting_of};
use crate::api::{ApiError, Code};
use crate::office::shared::Phrase;

/// A row and where it goes.
pub(super) struct Ready {
    pub(super) key: String,
    pub(super) body: BodyId,
    pub(super) row: ResolutionRow,
}

/// All that came of the files.
#[derive(Default)]
pub(super) struct Prepared {
    pub(super) columns: Vec<String>,
    pub(super) mapping: String,
    pub(super) ready: Vec<Ready>,
    /// Documents of meetings, tied or not, in the order of the files.
    pub(super) papers: Vec<Tied>,
    pub(super) faults: Vec<ImportFault>,
    /// Whether there is a fault that no leaving out of rows mends.
    pub(super) is_unreadable: bool,
}

/// Lays what was read under its mapping. `proceed` hears the rows done and may stop the work.
///
/// # Errors
/// [`Code::Cancelled`] when stopped, [`Code::Refused`] for a choice that does not fit.
pub(super) fn prepare(
    records: &dyn Records,
    sources: &Sources<'_>,
    choice: &ImportChoice,
    proceed: &mut dyn FnMut(u32, u32) -> bool,
) -> Result<Prepared, ApiError> {
    let mut prepared = Prepared {
        columns: sources.columns.clone(),
        is_unreadable: !sources.unread.is_empty(),
        faults: sources.unread.clone(),
        ..Prepared::default()
    };
    let targets = Targets::load(records, &choice.bodies)?;
    let mut taking = Taking { records, targets, terms: Terms::load(records)?, seen: BTreeMap::new() };
    if let Some(Chosen { id, mapping }) = &sources.chosen {
        prepared.mapping.clone_from(id);
        let rows = rows_of(sources, mapping, &mut prepared);
        taking.take(rows, &mut prepared, proceed)?;
    } else {
        for (_, table) in &sources.tables {
            prepared.blame(table.faults.iter());
        }
    }
    let ties = Ties::new(records, &taking.targets, &taking.terms, &prepared.ready)?;
    prepared.papers = sources.documents.iter().map(|file| ties.tie(file)).collect::<Result<_, _>>()?;
    prepared
        .faults
        .sort_by(|one, two| (&one.file, one.line, one.column).cmp(&(&two.file, two.line, two.column)));
    Ok(prepared)
}

fn rows_of<'a>(
    sources: &'a Sources<'_>,
    mapping: &Mapping,
    prepared: &mut Prepared,
) -> Vec<(&'a str, ImportedResolution)> {
    let mut rows = Vec::new();
    for (file, table) in &sources.tables {
        let read = prepared.lay_under(mapping, &file.name, table);
        rows.extend(read.into_iter().map(|row| (file.name.as_str(), row)));
    }
    rows
}

impl Prepared {
    /// Rows of a table by the mapping; of what is no table only the reason.
    fn lay_under(&mut self, mapping: &Mapping, file: &str, table: &Table) -> Vec<ImportedResolution> {
        if table.columns.is_empty() {
            self.blame(table.faults.iter());
            return Vec::new();
        }
        let imported = apply(file, mapping, table);
        self.blame(imported.faults.iter());
        imported.rows
    }

    fn blame<'a>(&mut self, faults: impl Iterator<Item = &'a obeznik_formats::table::Fault>) {
        for fault in faults {
            self.is_unreadable |= !is_of_row(&fault.what);
            self.faults.push(told(fault));
        }
    }
}

/// Where a number of a body stood first.
type Seen = BTreeMap<(BodyId, String), (String, usize)>;

struct Taking<'a> {
    records: &'a dyn Records,
    targets: Targets,
    terms: Terms,
    seen: Seen,
}

impl Taking<'_> {
    fn take(
        &mut self,
        rows: Vec<(&str, ImportedResolution)>,
        prepared: &mut Prepared,
        proceed: &mut dyn FnMut(u32, u32) -> bool,
    ) -> Result<(), ApiError> {
        let verbs = VerbList::standard();
        let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        for ((file, row), done) in rows.into_iter().zip(0..) {
            if done % 100 == 0 && !proceed(done, count) {
                return Err(ApiError::new(Code::Cancelled, "error-cancelled"));
            }
            let line = row.source_line;
            match self.admit(file, &row)? {
                Ok(body) => prepared.ready.push(self.ready(file, row, body, &verbs)),
                Err(what) => prepared.faults.push(place(file, line, 1, what)),
            }
        }
        Ok(())
    }

    /// The body of a row that may come in, or what stands in its way.
    fn admit(&mut self, file: &str, row: &ImportedResolution) -> Result<Result<BodyId, Phrase>, ApiError> {
        let Some(body) = self.targets.find(&row.body, &row.number) else {
            return Ok(Err(no_body(&row.body)));
        };
        let (key, here) = ((body, row.number.clone()), (file.to_owned(), row.source_line));
        if let Some((file, line)) = self.seen.get(&key) {
            let what = Phrase::new("import-fault-duplicate-elsewhere").with("number", &row.number);
            return Ok(Err(what.with("file", file).with("line", line)));
        }
        self.seen.insert(key, here);
        let present = self.records.scan("resolution_by_number", &[&body.to_string(), &row.number], 1)?;
        if !present.is_empty() {
            return Ok(Err(Phrase::new("fault-number-present").with("detail", &row.number)));
        }
        Ok(Ok(body))
    }

    fn ready(&self, file: &str, row: ImportedResolution, body: BodyId, verbs: &VerbList) -> Ready {
        let ImportedResolution { number, body: key, decided_on, title, text, source_line, .. } = row;
        let meeting_number = self.targets.body(body).and_then(|body| meeting_of(body, &number));
        let clauses: Vec<Clause> = parse(&text, verbs).clauses;
        let line = u32::try_from(source_line).unwrap_or(u32::MAX);
        let meeting_term = meeting_number.map(|_| self.terms.on(decided_on));
        let decided_on = Some(decided_on);
        let file = file.to_owned();
        let row = ResolutionRow {
            number,
            title,
            text,
            clauses,
            decided_on,
            meeting_number,
            meeting_term,
            file,
            line,
        };
        Ready { key, body, row }
    }
}

fn no_body(key: &str) -> Phrase {
    match key {
        ANY_BODY => Phrase::new("import-fault-body-unsaid"),
        _ => Phrase::new("import-fault-no-body").with("body", key),
    }
}
