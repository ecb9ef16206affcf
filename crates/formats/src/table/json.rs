//! JSON: a list of objects, or one object a line (RFC 8259, JSON Lines).
//!
//! The elements are parted first, by brackets and quotes alone, and then read one by one, so
//! that each row knows its line and a broken element does not hide the ones after it.

use std::collections::HashMap;
use std::ops::Range;

use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::fault::{Fault, FaultKind};
use super::{Cell, Row, Table};
use crate::encoding::decode;
use crate::limits::Limits;

/// Reads a list of objects. Objects inside become columns with a dotted name (`mover.name`),
/// lists inside stay JSON text. Columns are all names met, in the order first met.
#[must_use]
pub fn table_of_json(file: &str, bytes: &[u8], limits: &Limits) -> Table {
    if bytes.len() > limits.input_bytes {
        return Table::failed(file, FaultKind::TooLarge { limit: limits.input_bytes });
    }
    let text = decode(bytes).text;
    let mut builder = Builder { file, limits, table: Table::default(), places: HashMap::new() };
    let (elements, end) = elements(&text);
    let mut position = Position { text: &text, at: 0, line: 1, column: 1 };
    for element in elements {
        position.move_to(element.start);
        if builder.table.rows.len() >= limits.rows {
            builder.fault(position.line, 1, FaultKind::TooManyRows { limit: limits.rows });
            break;
        }
        builder.add(&text[element], &position);
    }
    if let Err((at, why)) = end {
        position.move_to(at);
        builder.fault(position.line, position.column, FaultKind::Syntax { why: why.into() });
    }
    builder.finish()
}

type End = Result<(), (usize, &'static str)>;

/// The places of the elements of the list, or of the objects that stand one after another.
fn elements(text: &str) -> (Vec<Range<usize>>, End) {
    let blank = text.len() - text.trim_start().len();
    match text[blank..].starts_with('[') {
        true => listed(text, blank + 1),
        false => following(text, blank),
    }
}

fn listed(text: &str, start: usize) -> (Vec<Range<usize>>, End) {
    let mut found = Vec::new();
    let mut at = start;
    loop {
        let end = element_end(text, at);
        if !text[at..end].trim().is_empty() {
            found.push(trimmed(text, at..end));
        } else if at > start || text[end..].starts_with(',') {
            return (found, Err((end, "a comma stands without a value")));
        }
        match text[end..].chars().next() {
            Some(',') => at = end + 1,
            Some(']') if text[end + 1..].trim().is_empty() => return (found, Ok(())),
            Some(']') => return (found, Err((end + 1, "text follows the end of the list"))),
            Some(_) => return (found, Err((end, "a bracket closes what was not opened"))),
            None => return (found, Err((end, "the list is never closed"))),
        }
    }
}

fn following(text: &str, start: usize) -> (Vec<Range<usize>>, End) {
    let mut found = Vec::new();
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if !line.trim().is_empty() {
            found.push(trimmed(text, at..at + line.len()));
        }
        at += line.len();
    }
    if found.len() > 1 && serde_json::from_str::<Value>(&text[found[0].clone()]).is_err() {
        let whole = trimmed(text, start..text.len());
        return (vec![whole], Ok(())); // one object over many lines
    }
    (found, Ok(()))
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let inner = text[range.clone()].trim();
    let start = range.start + (text[range.clone()].len() - text[range].trim_start().len());
    start..start + inner.len()
}

/// The place of the comma or bracket that ends the element, minding strings and nesting.
fn element_end(text: &str, start: usize) -> usize {
    let (mut depth, mut quoted, mut escaped) = (0usize, false, false);
    for (offset, byte) in text.as_bytes()[start..].iter().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'[' | b'{' => depth += 1,
            b']' | b'}' | b',' if depth == 0 => return start + offset,
            b']' | b'}' => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

struct Position<'a> {
    text: &'a str,
    at: usize,
    line: usize,
    column: usize,
}

impl Position<'_> {
    fn move_to(&mut self, to: usize) {
        for c in self.text.get(self.at..to).unwrap_or_default().chars() {
            self.column += 1;
            if c == '\n' {
                self.line += 1;
                self.column = 1;
            }
        }
        self.at = self.at.max(to);
    }
}

struct Builder<'a> {
    file: &'a str,
    limits: &'a Limits,
    table: Table,
    places: HashMap<String, usize>,
}

impl Builder<'_> {
    fn add(&mut self, element: &str, position: &Position<'_>) {
        match serde_json::from_str::<Strict>(element) {
            Err(error) => {
                // Line and column of the message count from the element's beginning.
                let first = if error.line() <= 1 { position.column - 1 } else { 0 };
                let line = position.line + error.line().saturating_sub(1);
                let why = error.to_string();
                let why = why.split(" at line ").next().unwrap_or_default().to_owned();
                self.fault(line, (first + error.column()).max(1), FaultKind::Syntax { why });
            }
            Ok(Strict(Value::Object(object))) => {
                let mut flat = Vec::new();
                flatten("", Value::Object(object), &mut flat);
                self.add_row(position, flat);
            }
            Ok(_) => self.fault(position.line, position.column, FaultKind::NotAnObject),
        }
    }

    fn add_row(&mut self, position: &Position<'_>, flat: Vec<(String, Cell)>) {
        let mut cells = vec![Cell::Empty; self.table.columns.len()];
        for (name, cell) in flat {
            let limit = self.limits.cell_bytes;
            if cell_bytes(&cell) > limit {
                return self.fault(position.line, position.column, FaultKind::CellTooLong { limit });
            }
            let Some(place) = self.place(name) else {
                let what = FaultKind::TooManyColumns { limit: self.limits.columns };
                return self.fault(position.line, position.column, what);
            };
            cells.resize(cells.len().max(place + 1), Cell::Empty);
            cells[place] = cell;
        }
        self.table.rows.push(Row { line: position.line, cells });
    }

    fn place(&mut self, name: String) -> Option<usize> {
        if let Some(place) = self.places.get(&name) {
            return Some(*place);
        }
        let place = self.table.columns.len();
        if place >= self.limits.columns {
            return None;
        }
        self.places.insert(name.clone(), place);
        self.table.columns.push(name);
        Some(place)
    }

    fn fault(&mut self, line: usize, column: usize, what: FaultKind) {
        self.table.faults.push(Fault::new(self.file, line, column, what));
    }

    fn finish(mut self) -> Table {
        let width = self.table.columns.len();
        for row in &mut self.table.rows {
            row.cells.resize(width, Cell::Empty);
        }
        if self.table.rows.is_empty() && self.table.faults.is_empty() {
            self.fault(1, 1, FaultKind::NoRows);
        }
        self.table
    }
}

fn cell_bytes(cell: &Cell) -> usize {
    match cell {
        Cell::Text(text) | Cell::Json(text) => text.len(),
        _ => 0,
    }
}

fn flatten(prefix: &str, value: Value, out: &mut Vec<(String, Cell)>) {
    let cell = match value {
        Value::Object(object) => {
            for (key, value) in object {
                let name = if prefix.is_empty() { key } else { format!("{prefix}.{key}") };
                flatten(&name, value, out);
            }
            return;
        }
        Value::Null => Cell::Empty,
        Value::Bool(truth) => Cell::Bool(truth),
        Value::Number(number) => exact(&number),
        Value::String(text) => Cell::text(&text),
        Value::Array(_) => Cell::Json(value.to_string()),
    };
    out.push((prefix.to_owned(), cell));
}

/// A number that a spreadsheet cannot hold exactly stays text.
fn exact(number: &serde_json::Number) -> Cell {
    const EXACT: u64 = 1 << 53;
    match (number.as_i64(), number.as_f64()) {
        (Some(whole), Some(float)) if whole.unsigned_abs() <= EXACT => Cell::Number(float),
        (None, Some(float)) if number.is_f64() => Cell::Number(float),
        _ => Cell::Text(number.to_string()),
    }
}

/// A JSON value in which no name stands twice: the usual reader keeps the last in silence.
struct Strict(Value);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(StrictVisitor).map(Strict)
    }
}

struct StrictVisitor;

impl<'de> Visitor<'de> for StrictVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Value, E> {
        Ok(Value::Bool(truth))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(text.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(Strict(value)) = list.next_element()? {
            values.push(value);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut object = serde_json::Map::new();
        while let Some((key, Strict(value))) = map.next_entry::<String, Strict>()? {
            if object.contains_key(&key) {
                return Err(A::Error::custom(format_args!("the name {key} stands twice")));
            }
            object.insert(key, value);
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(json: &str, rows: &[usize], faults: &[(usize, usize)]) {
        let table = table_of_json("a.json", json.as_bytes(), &Limits::default());
        let lines: Vec<usize> = table.rows.iter().map(|row| row.line).collect();
        assert_eq!(lines, rows, "{json}");
        let places: Vec<_> = table.faults.iter().map(|f| (f.line, f.column)).collect();
        assert_eq!(places, faults, "{json} {:?}", table.faults);
    }

    #[test]
    fn every_element_is_a_row_or_a_fault_with_its_place() {
        check("[{\"a\":1},\n {\"a\":2}]", &[1, 2], &[]);
        check("{\"a\":1}\n{\"a\":2}\n", &[1, 2], &[]);
        check("{\n\"a\":1\n}", &[1], &[]);
        check("[{\"a\":1},\n {\"a\":},\n {\"a\":3}]", &[1, 3], &[(2, 7)]);
        check("[{\"a\":1},\n 7]", &[1], &[(2, 2)]);
        check("[{\"a\":1},\n {\"a\":2}", &[1, 2], &[(2, 9)]);
        check("[{\"a\":1},\n {\"a\":2", &[1], &[(2, 7), (2, 8)]);
        check("[{\"a\":1,\n\"a\":2}]", &[], &[(2, 6)]);
        check("[{\"a\":1},]", &[1], &[(1, 10)]);
        check("[]", &[], &[(1, 1)]);
        check("[1]x", &[], &[(1, 2), (1, 4)]);
    }

    #[test]
    fn objects_are_flattened_and_lists_stay_json() {
        let json = r#"[{"a":{"b":"x","c":[1,{"d":2}]},"n":9007199254740993},{"z":null,"n":1.5,"t":true}]"#;
        let table = table_of_json("a.json", json.as_bytes(), &Limits::default());
        assert_eq!(table.columns, ["a.b", "a.c", "n", "z", "t"]);
        let text = |text: &str| Cell::Text(text.into());
        let first = [text("x"), Cell::Json(r#"[1,{"d":2}]"#.into()), text("9007199254740993")];
        assert_eq!(table.rows[0].cells[..3], first);
        let second = [Cell::Empty, Cell::Empty, Cell::Number(1.5), Cell::Empty, Cell::Bool(true)];
        assert_eq!(table.rows[1].cells, second);
    }
}
