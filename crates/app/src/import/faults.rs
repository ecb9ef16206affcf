//! Faults in words of a person.

use obeznik_circulation::import::RowFault;
use obeznik_formats::table::{Fault, FaultKind};

use super::shapes::ImportFault;
use crate::office::shared::Phrase;

/// A fault of a file as the edge tells it.
pub(super) fn told(fault: &Fault) -> ImportFault {
    place(&fault.file, fault.line, fault.column, phrase(&fault.what))
}

/// A fault at a place.
pub(super) fn place(file: &str, line: usize, column: usize, what: Phrase) -> ImportFault {
    let number = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
    ImportFault { file: file.to_owned(), line: number(line), column: number(column), what }
}

/// A fault the circulation found in a row, at the row's place in its file.
pub(super) fn told_row(file: &str, line: u32, fault: &RowFault) -> ImportFault {
    let what = Phrase::new(&fault.key).with("detail", &fault.detail);
    ImportFault { file: file.to_owned(), line, column: 0, what }
}

/// Whether the fault concerns one row, so that the others are whole without it.
pub(super) fn is_of_row(what: &FaultKind) -> bool {
    use FaultKind::{
        CellError, CellTooLong, Duplicate, Missing, NoHeading, NotADate, NotAnObject, NotKnown,
        TextAfterQuote, WrongShape, WrongWidth,
    };
    matches!(
        what,
        CellError { .. }
            | CellTooLong { .. }
            | Duplicate { .. }
            | Missing { .. }
            | NoHeading
            | NotADate { .. }
            | NotAnObject
            | NotKnown { .. }
            | TextAfterQuote
            | WrongShape { .. }
            | WrongWidth { .. }
    )
}

fn phrase(what: &FaultKind) -> Phrase {
    of_file(what).unwrap_or_else(|| of_row(what))
}

fn of_file(what: &FaultKind) -> Option<Phrase> {
    Some(match what {
        FaultKind::NoTable => Phrase::new("import-fault-no-table"),
        FaultKind::NoRows => Phrase::new("import-fault-no-rows"),
        FaultKind::TooLarge { limit } => Phrase::new("import-fault-too-large").with("limit", limit >> 20),
        FaultKind::TooManyRows { limit } => Phrase::new("import-fault-too-many-rows").with("limit", limit),
        FaultKind::TooManyColumns { limit } => {
            Phrase::new("import-fault-too-many-columns").with("limit", limit)
        }
        FaultKind::OpenQuote => Phrase::new("import-fault-open-quote"),
        FaultKind::Syntax { why } => Phrase::new("import-fault-syntax").with("why", why),
        FaultKind::NoSheet { sheet } => Phrase::new("import-fault-no-sheet").with("sheet", sheet),
        FaultKind::NoColumn { column } => Phrase::new("import-fault-no-column").with("column", column),
        _ => return None,
    })
}

fn of_row(what: &FaultKind) -> Phrase {
    match what {
        FaultKind::CellTooLong { .. } => Phrase::new("import-fault-cell-too-long"),
        FaultKind::TextAfterQuote => Phrase::new("import-fault-text-after-quote"),
        FaultKind::WrongWidth { found, expected } => {
            Phrase::new("import-fault-wrong-width").with("found", found).with("expected", expected)
        }
        FaultKind::NoHeading => Phrase::new("import-fault-no-heading"),
        FaultKind::CellError { error } => Phrase::new("import-fault-cell-error").with("error", error),
        FaultKind::NotAnObject => Phrase::new("import-fault-not-an-object"),
        FaultKind::Missing { field } => Phrase::new("import-fault-missing").with("field", field),
        FaultKind::NotADate { value, .. } => Phrase::new("import-fault-not-a-date").with("value", value),
        FaultKind::NotKnown { field, value } => {
            Phrase::new("import-fault-not-known").with("field", field).with("value", value)
        }
        FaultKind::WrongShape { field, value } => {
            Phrase::new("import-fault-wrong-shape").with("field", field).with("value", value)
        }
        FaultKind::Duplicate { number, first_line } => {
            Phrase::new("import-fault-duplicate").with("number", number).with("line", first_line)
        }
        other => Phrase::new("import-fault-syntax").with("why", other),
    }
}
