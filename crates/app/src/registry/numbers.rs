//! Numbers come back from the filing service in a list.

use std::collections::BTreeMap;

use obeznik_circulation::registry::{RegistryEntry, RegistryNumbers, number_key, numbers_fault};
use obeznik_czech::words::fold;
use obeznik_formats::foreign::Unread;
use obeznik_formats::table::{Cell, Row, Table};
use obeznik_kernel::Stored;
use obeznik_kernel::record::RecordsExt as _;
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

use super::list::{entry_of, row_of};
use super::{DocumentKey, KINDS};
use crate::api::{ApiError, Code};
use crate::foreign;
use crate::import::SourceFile;
use crate::office::shared::Phrase;
use crate::office::{Office, Reader, Request, parse_id};

/// What a list would bring.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NumbersPreview {
    /// Numbers that would be entered.
    pub numbers: Vec<FoundNumber>,
    /// Documents of the list that have just these numbers already.
    pub known: u32,
    /// Documents of the list that still await a number.
    pub waiting: u32,
    /// Lines that would be left out, and why.
    pub faults: Vec<NumberFault>,
}

/// A number of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FoundNumber {
    /// Line of the file.
    pub line: u32,
    /// Whose it is.
    pub key: DocumentKey,
    /// What the document is called.
    pub title: String,
    /// Číslo jednací.
    pub reference_number: String,
    /// Spisová značka.
    pub file_mark: String,
    /// Spisový znak.
    pub plan_mark: String,
    /// Skartační znak.
    pub retention_mark: String,
    /// Skartační lhůta in years.
    pub retention_years: Option<u16>,
}

/// A line that brings nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NumberFault {
    /// Line of the file; 0 for the whole.
    pub line: u32,
    /// Why.
    pub what: Phrase,
}

/// What a list brought.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NumbersTaken {
    /// Numbers entered.
    pub taken: u32,
    /// Lines left out, and why.
    pub faults: Vec<NumberFault>,
}

/// What a column of a list says, by the words filing services use for it.
const MEANINGS: [(&str, &[&str]); 6] = [
    ("jid", &["jid", "identifikator", "identifikatordokumentu", "jednoznacnyidentifikator"]),
    ("reference_number", &["cislojednaci", "cj", "cjdokumentu"]),
    ("file_mark", &["spisovaznacka", "spzn", "spznspisu"]),
    ("plan_mark", &["spisovyznak", "spisznak"]),
    ("retention_mark", &["skartacniznak", "skartznak", "skartacniznakalhuta"]),
    ("retention_years", &["skartacnilhuta", "skartlhuta"]),
];

/// What the list would bring; nothing is changed.
///
/// # Errors
/// [`Code::Refused`] for a file that is no table or has no column of numbers.
pub fn inspect_numbers(office: &Office, file: &SourceFile) -> Result<NumbersPreview, ApiError> {
    let table = table(office, file)?;
    let columns = columns(&table)?;
    office.read(|reader| preview(reader, &table, &columns))
}

/// Enters the numbers of the list, each by a command of its own. What the list does not say truly stays out.
///
/// # Errors
/// As [`inspect_numbers`].
pub fn take_numbers(office: &Office, file: &SourceFile) -> Result<NumbersTaken, ApiError> {
    let NumbersPreview { numbers, faults, .. } = inspect_numbers(office, file)?;
    let mut taken = NumbersTaken { taken: 0, faults };
    for found in numbers {
        match enter(office, &found) {
            Ok(()) => taken.taken += 1,
            Err(error) if error.code == Code::Refused => {
                let what = Phrase { key: error.key, args: error.args };
                taken.faults.push(NumberFault { line: found.line, what });
            }
            Err(error) => return Err(error),
        }
    }
    tracing::info!(count = taken.taken, "numbers came from the filing service");
    Ok(taken)
}

fn enter(office: &Office, found: &FoundNumber) -> Result<(), ApiError> {
    let numbers = json!({
        "reference_number": found.reference_number, "file_mark": found.file_mark, "plan_mark": found.plan_mark,
        "retention_mark": found.retention_mark, "retention_years": found.retention_years,
    });
    let payload = json!({ "kind": found.key.kind, "document": found.key.id, "numbers": numbers });
    let kind = "circulation.enter_registry_numbers".to_owned();
    office.execute(Request { kind, payload, base: Vec::new(), on_behalf_of: None }).map(|_| ())
}

fn table(office: &Office, file: &SourceFile) -> Result<Table, ApiError> {
    let files = office.files();
    foreign::table(files.as_ref(), &file.name, None, &file.bytes).map_err(|why| {
        let key = match why {
            Unread::NoReader | Unread::Died | Unread::TooSlow => "registry-list-given-up",
            _ => "registry-list-none",
        };
        ApiError::new(Code::Refused, key).with("file", &file.name)
    })
}

/// Places of columns by what they mean.
type Columns = BTreeMap<&'static str, usize>;

fn columns(table: &Table) -> Result<Columns, ApiError> {
    let plain = |heading: &str| fold(heading).chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    let headings: Vec<String> = table.columns.iter().map(|heading| plain(heading)).collect();
    let place = |words: &[&str]| headings.iter().position(|heading| words.contains(&heading.as_str()));
    let found: Columns =
        MEANINGS.iter().filter_map(|(meaning, words)| place(words).map(|place| (*meaning, place))).collect();
    for (needed, called) in [("jid", "JID"), ("reference_number", "Číslo jednací")] {
        if !found.contains_key(needed) {
            return Err(ApiError::new(Code::Refused, "registry-list-no-column").with("column", called));
        }
    }
    Ok(found)
}

fn preview(reader: &Reader<'_>, table: &Table, columns: &Columns) -> Result<NumbersPreview, ApiError> {
    let mut preview = NumbersPreview::default();
    let broken = table.faults.iter().map(|fault| NumberFault {
        line: line_of(fault.line),
        what: Phrase::new("registry-list-broken-line"),
    });
    preview.faults.extend(broken);
    let mut seen = BTreeMap::new();
    for row in &table.rows {
        match found(reader, row, columns, &mut seen)? {
            Line::Waits => preview.waiting += 1,
            Line::Known => preview.known += 1,
            Line::New(found) => preview.numbers.push(*found),
            Line::Fault(what) => preview.faults.push(NumberFault { line: line_of(row.line), what }),
        }
    }
    preview.faults.sort_by_key(|fault| fault.line);
    Ok(preview)
}

fn line_of(line: usize) -> u32 {
    u32::try_from(line).unwrap_or(u32::MAX)
}

/// What a line of the list comes to.
enum Line {
    Waits,
    Known,
    New(Box<FoundNumber>),
    Fault(Phrase),
}

fn found(
    reader: &Reader<'_>,
    row: &Row,
    columns: &Columns,
    seen: &mut BTreeMap<String, u32>,
) -> Result<Line, ApiError> {
    let (jid, numbers) = (cell(row, columns, "jid"), numbers(row, columns));
    if numbers.reference_number.is_empty() {
        return Ok(Line::Waits);
    }
    let Some(key) = key_of(&jid) else { return Ok(Line::Fault(unknown(&jid))) };
    let Ok(document) = row_of(reader, &key) else { return Ok(Line::Fault(unknown(&jid))) };
    if let Some(fault) = numbers_fault(&numbers) {
        let error = ApiError::from(fault);
        return Ok(Line::Fault(Phrase { key: error.key, args: error.args }));
    }
    if let Some(first) = seen.insert(number_key(&numbers.reference_number), line_of(row.line)) {
        let twice = Phrase::new("registry-list-twice").with("number", &numbers.reference_number);
        return Ok(Line::Fault(twice.with("line", first)));
    }
    if let Some(fault) = standing(reader, &key, &numbers)? {
        return Ok(fault);
    }
    let title = if document.title.is_empty() { document.body.clone() } else { document.title.clone() };
    let RegistryNumbers { reference_number, file_mark, plan_mark, retention_mark, retention_years } = numbers;
    Ok(Line::New(Box::new(FoundNumber {
        line: line_of(row.line),
        key,
        title,
        reference_number,
        file_mark,
        plan_mark,
        retention_mark,
        retention_years,
    })))
}

/// Whether the numbers are known already, would be changed, or belong to another document.
fn standing(
    reader: &Reader<'_>,
    key: &DocumentKey,
    numbers: &RegistryNumbers,
) -> Result<Option<Line>, ApiError> {
    let id = parse_id(&key.id)?;
    let known = entry_of(reader, &key.kind, id)?.map(|entry| entry.numbers).unwrap_or_default();
    let number = &numbers.reference_number;
    if numbers.clone().or(&known) == known {
        return Ok(Some(Line::Known));
    }
    if !known.reference_number.is_empty() && numbers.changes(&known) {
        let other = Phrase::new("registry-list-other").with("number", number);
        return Ok(Some(Line::Fault(other.with("known", &known.reference_number))));
    }
    let holders: Vec<Stored<RegistryEntry>> =
        reader.records.find_by("registry_by_number", &[&number_key(number)], 2)?;
    let is_taken =
        holders.iter().any(|holder| holder.value.document != id || holder.value.kind.as_str() != key.kind);
    Ok(is_taken.then(|| Line::Fault(Phrase::new("refusal-registry-number-taken").with("number", number))))
}

fn unknown(jid: &str) -> Phrase {
    Phrase::new("registry-list-unknown").with("jid", jid)
}

/// The document an identifier of ours names.
fn key_of(jid: &str) -> Option<DocumentKey> {
    let rest = jid.trim().strip_prefix("obeznik-")?;
    KINDS.iter().find_map(|kind| {
        let id = rest.strip_prefix(&kind.replace('_', "-"))?.strip_prefix('-')?;
        parse_id(id).ok().map(|id| DocumentKey { kind: (*kind).to_owned(), id: id.to_string() })
    })
}

fn cell(row: &Row, columns: &Columns, meaning: &str) -> String {
    let cell = columns.get(meaning).and_then(|place| row.cells.get(*place));
    cell.map(Cell::to_string).unwrap_or_default().trim().to_owned()
}

fn numbers(row: &Row, columns: &Columns) -> RegistryNumbers {
    // `S/10` and `A 5` say mark and period together.
    let mark = cell(row, columns, "retention_mark");
    let letters: String = mark.chars().filter(|sign| sign.is_alphabetic()).collect();
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>().parse().ok();
    RegistryNumbers {
        reference_number: cell(row, columns, "reference_number"),
        file_mark: cell(row, columns, "file_mark"),
        plan_mark: cell(row, columns, "plan_mark"),
        retention_mark: letters,
        retention_years: digits(&cell(row, columns, "retention_years")).or_else(|| digits(&mark)),
    }
    .tidied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> Row {
        Row { line: 2, cells: cells.iter().map(|cell| Cell::text(cell)).collect() }
    }

    fn table_of(columns: &[&str]) -> Table {
        Table { columns: columns.iter().map(|column| (*column).to_owned()).collect(), ..Table::default() }
    }

    #[test]
    fn columns_are_known_by_the_words_filing_services_use() {
        let table = [
            (vec!["JID", "Číslo jednací"], Ok(2)),
            (vec!["č. j.", "Jednoznačný identifikátor", "Sp. zn.", "Skart. znak"], Ok(4)),
            (vec!["Věc", "Číslo jednací"], Err("registry-list-no-column")),
            (vec!["JID", "Číslo"], Err("registry-list-no-column")),
        ];
        for (headings, expected) in table {
            let found = columns(&table_of(&headings)).map(|found| found.len()).map_err(|error| error.key);
            assert_eq!(found, expected.map_err(str::to_owned), "{headings:?}");
        }
    }

    #[test]
    fn mark_and_period_may_stand_in_one_column_or_in_two() {
        let both =
            columns(&table_of(&["JID", "Číslo jednací", "Skartační znak", "Skartační lhůta"])).unwrap();
        let table = [
            (["x", "1/2026", "S/10", ""], ("S", Some(10))),
            (["x", "1/2026", "a 5", ""], ("A", Some(5))),
            (["x", "1/2026", "V", "5 let"], ("V", Some(5))),
            (["x", "1/2026", "", ""], ("", None)),
        ];
        for (cells, (mark, years)) in table {
            let numbers = numbers(&row(&cells), &both);
            assert_eq!(
                (numbers.retention_mark.as_str(), numbers.retention_years),
                (mark, years),
                "{cells:?}"
            );
        }
    }

    #[test]
    fn only_identifiers_of_ours_name_a_document() {
        let id = "0194b2a0-0000-7000-8000-00000000f201";
        let table = [
            (format!("obeznik-paper-{id}"), Some("paper")),
            (format!(" obeznik-meeting-document-{id} "), Some("meeting_document")),
            (format!("obeznik-letter-{id}"), None),
            ("MVCRX07MS7TM".to_owned(), None),
            ("obeznik-paper-1".to_owned(), None),
        ];
        for (jid, expected) in table {
            let kind = key_of(&jid).map(|key| key.kind);
            assert_eq!(kind.as_deref(), expected, "{jid}");
        }
    }
}
