//! CSV (RFC 4180 as spreadsheets write it): delimiter and encoding found by content.
//!
//! Own reader, because the usual ones forgive: a quotation mark that is never closed would
//! swallow all following rows without a word, and an import must name every broken line.

use super::fault::{Fault, FaultKind};
use super::{Cell, Row, Table};
use crate::encoding::decode;
use crate::limits::Limits;

/// Reads a CSV table. The first row holds the headings; a line with a fault is left out of
/// the rows, named among the faults, and reading goes on with the next line.
#[must_use]
pub fn table_of_csv(file: &str, bytes: &[u8], limits: &Limits) -> Table {
    if bytes.len() > limits.input_bytes {
        return Table::failed(file, FaultKind::TooLarge { limit: limits.input_bytes });
    }
    let text = decode(bytes).text;
    let (delimiter, skipped) = delimiter(&text);
    let mut records = Records { text: &text, delimiter, at: 0, line: 1 };
    for _ in 0..skipped {
        records.skip_line();
    }
    let mut builder = Builder { file, limits, table: Table::default() };
    while let Some(record) = records.next() {
        if builder.table.rows.len() >= limits.rows {
            let what = FaultKind::TooManyRows { limit: limits.rows };
            builder.fault(records.line, 1, what);
            break;
        }
        builder.add(record);
    }
    builder.finish()
}

/// The delimiter, and how many lines say nothing else: Excel writes `sep=;` as the first.
fn delimiter(text: &str) -> (char, usize) {
    let first = text.lines().next().unwrap_or_default();
    if let Some(rest) = first.strip_prefix("sep=") {
        return (rest.chars().next().unwrap_or(';'), 1);
    }
    let count = |delimiter: char| {
        let mut quoted = false;
        let outside = first.chars().filter(|c| {
            quoted ^= *c == '"';
            *c == delimiter && !quoted
        });
        outside.count()
    };
    let best = [',', '\t', ';'].into_iter().max_by_key(|delimiter| count(*delimiter));
    (best.unwrap_or(';'), 0)
}

struct Record {
    line: usize,
    fields: Result<Vec<Field>, (usize, usize, FaultKind)>,
}

struct Field {
    text: String,
    column: usize,
}

struct Records<'a> {
    text: &'a str,
    delimiter: char,
    at: usize,
    line: usize,
}

impl Records<'_> {
    fn next(&mut self) -> Option<Record> {
        if self.at >= self.text.len() {
            return None;
        }
        let (at, line) = (self.at, self.line);
        let fields = self.fields();
        if let Err((_, _, FaultKind::OpenQuote)) = &fields {
            // The record swallowed the rest of the file: begin again behind its first line.
            (self.at, self.line) = (at, line);
        }
        if fields.is_err() {
            self.skip_line();
        }
        Some(Record { line, fields })
    }

    fn fields(&mut self) -> Result<Vec<Field>, (usize, usize, FaultKind)> {
        let mut fields = Vec::new();
        let mut column = 1;
        loop {
            let start = column;
            let text = match self.peek() {
                Some('"') => self.quoted(&mut column)?,
                _ => self.bare(&mut column),
            };
            fields.push(Field { text, column: start });
            match self.peek() {
                Some(c) if c == self.delimiter => {
                    self.at += c.len_utf8();
                    column += 1;
                }
                _ => {
                    self.skip_line();
                    return Ok(fields);
                }
            }
        }
    }

    fn bare(&mut self, column: &mut usize) -> String {
        let rest = &self.text[self.at..];
        let end = rest.find([self.delimiter, '\n', '\r']);
        let text = &rest[..end.unwrap_or(rest.len())];
        self.at += text.len();
        *column += text.chars().count();
        text.to_owned()
    }

    /// A quoted value, which may hold line breaks; two quotation marks in it are one.
    fn quoted(&mut self, column: &mut usize) -> Result<String, (usize, usize, FaultKind)> {
        let opened = (self.line, *column);
        let mut text = String::new();
        self.step(column);
        loop {
            match self.step(column) {
                None => return Err((opened.0, opened.1, FaultKind::OpenQuote)),
                Some('"') if self.peek() == Some('"') => {
                    self.step(column);
                    text.push('"');
                }
                Some('"') => break,
                Some(c) => text.push(c),
            }
        }
        match self.peek() {
            None | Some('\n' | '\r') => Ok(text),
            Some(c) if c == self.delimiter => Ok(text),
            Some(_) => Err((self.line, *column, FaultKind::TextAfterQuote)),
        }
    }

    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn step(&mut self, column: &mut usize) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        let ends_line = c == '\n' || (c == '\r' && self.peek() != Some('\n'));
        if ends_line {
            self.line += 1;
            *column = 1;
        } else {
            *column += 1;
        }
        Some(c)
    }

    fn skip_line(&mut self) {
        let line = self.line;
        let mut column = 1;
        while self.line == line && self.step(&mut column).is_some() {}
    }
}

struct Builder<'a> {
    file: &'a str,
    limits: &'a Limits,
    table: Table,
}

impl Builder<'_> {
    fn add(&mut self, record: Record) {
        match record.fields {
            Err((line, column, what)) => self.fault(line, column, what),
            Ok(fields) if fields.iter().all(|field| field.text.trim().is_empty()) => {}
            Ok(fields) if self.table.columns.is_empty() => self.set_columns(record.line, &fields),
            Ok(fields) => self.add_row(record.line, fields),
        }
    }

    fn set_columns(&mut self, line: usize, fields: &[Field]) {
        if fields.len() > self.limits.columns {
            let limit = self.limits.columns;
            self.fault(line, 1, FaultKind::TooManyColumns { limit });
        }
        let names = fields.iter().take(self.limits.columns).map(|field| field.text.as_str());
        self.table.columns = headings(names);
    }

    fn add_row(&mut self, line: usize, mut fields: Vec<Field>) {
        let expected = self.table.columns.len();
        // Spreadsheets leave delimiters behind after deleted columns.
        while fields.len() > expected && fields.last().is_some_and(|f| f.text.trim().is_empty()) {
            fields.pop();
        }
        if fields.len() != expected {
            let column = fields.get(expected).or(fields.last()).map_or(1, |field| field.column);
            let what = FaultKind::WrongWidth { found: fields.len(), expected };
            return self.fault(line, column, what);
        }
        let limit = self.limits.cell_bytes;
        if let Some(long) = fields.iter().find(|field| field.text.len() > limit) {
            return self.fault(line, long.column, FaultKind::CellTooLong { limit });
        }
        let cells = fields.iter().map(|field| Cell::text(&field.text)).collect();
        self.table.rows.push(Row { line, cells });
    }

    fn fault(&mut self, line: usize, column: usize, what: FaultKind) {
        self.table.faults.push(Fault::new(self.file, line, column, what));
    }

    fn finish(mut self) -> Table {
        if self.table.columns.is_empty() && self.table.faults.is_empty() {
            self.fault(1, 1, FaultKind::NoRows);
        }
        self.table
    }
}

/// Headings, made different from each other: blank ones are called by their letter, repeated
/// ones get a number.
pub(super) fn headings<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut headings: Vec<String> = Vec::new();
    for (index, name) in names.enumerate() {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let name = if name.is_empty() { column_letters(index) } else { name };
        let mut unique = name.clone();
        let mut number = 2;
        while headings.contains(&unique) {
            unique = format!("{name} ({number})");
            number += 1;
        }
        headings.push(unique);
    }
    headings
}

/// Letters of a column in a spreadsheet: A, B, …, Z, AA, …
pub(super) fn column_letters(index: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = index + 1;
    while rest > 0 {
        rest -= 1;
        letters.insert(0, char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(csv: &str, rows: &[(usize, &[&str])], faults: &[(usize, usize, FaultKind)]) {
        let table = table_of_csv("a.csv", csv.as_bytes(), &Limits::default());
        let got: Vec<(usize, Vec<String>)> = table
            .rows
            .iter()
            .map(|row| (row.line, row.cells.iter().map(ToString::to_string).collect()))
            .collect();
        let want: Vec<(usize, Vec<String>)> = rows
            .iter()
            .map(|(line, cells)| (*line, cells.iter().map(ToString::to_string).collect()))
            .collect();
        assert_eq!(got, want, "{csv:?}");
        let got: Vec<_> = table.faults.into_iter().map(|f| (f.line, f.column, f.what)).collect();
        assert_eq!(got, faults, "{csv:?}");
    }

    #[test]
    fn every_line_is_a_row_or_a_fault_with_its_place() {
        check("a;b\n1;2\n\n3;4\n", &[(2, &["1", "2"]), (4, &["3", "4"])], &[]);
        check("a,b\r\n\"x, \"\"y\"\"\nz\",2\r\n3,4", &[(2, &["x, \"y\"\nz", "2"]), (4, &["3", "4"])], &[]);
        check("sep=\t\na\tb\n1\t2", &[(3, &["1", "2"])], &[]);
        check("a;b\r1;2\r", &[(2, &["1", "2"])], &[]);
        check("a;b\n1;2;;\n", &[(2, &["1", "2"])], &[]);
        check("a;b\n1\n2;3", &[(3, &["2", "3"])], &[(2, 1, FaultKind::WrongWidth { found: 1, expected: 2 })]);
        check("a;b\n1;2;x\n", &[], &[(2, 5, FaultKind::WrongWidth { found: 3, expected: 2 })]);
        check("a;b\nč;\"2\n3;4\n", &[(3, &["3", "4"])], &[(2, 3, FaultKind::OpenQuote)]);
        check("a;b\n\"1\"x;2\n3;4\n", &[(3, &["3", "4"])], &[(2, 4, FaultKind::TextAfterQuote)]);
        check("", &[], &[(1, 1, FaultKind::NoRows)]);
    }

    #[test]
    fn headings_are_made_different_and_never_blank() {
        let table = table_of_csv("a.csv", "x;x;;x (2)\n1;2;3;4".as_bytes(), &Limits::default());
        assert_eq!(table.columns, ["x", "x (2)", "C", "x (2) (2)"]);
        assert_eq!([column_letters(25), column_letters(26)], ["Z", "AA"]);
    }
}
