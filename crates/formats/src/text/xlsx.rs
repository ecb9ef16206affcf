//! Text of an Excel workbook: the values of its cells.

use super::{Extracted, TextError, from_archive};
use crate::barrier::guarded;
use crate::limits::Limits;
use crate::workbook::{SheetCell, Workbook, WorkbookError};

const FORMAT: &str = "XLSX";

/// Takes the text out of a workbook: each sheet's name on a line, then its rows, cells parted
/// by tabs. Formulas give the value last computed.
///
/// # Errors
/// See [`TextError`].
pub fn text_of_xlsx(bytes: &[u8], limits: &Limits) -> Result<Extracted, TextError> {
    limits.check_input(bytes)?;
    guarded(|| read(bytes, limits)).unwrap_or_else(|| Err(broken("workbook", "the reader gave up")))
}

fn read(bytes: &[u8], limits: &Limits) -> Result<Extracted, TextError> {
    let mut workbook = Workbook::open(bytes, limits).map_err(|error| match error {
        WorkbookError::Archive(error) => from_archive(error, FORMAT),
        WorkbookError::Broken(why) => broken("workbook", &why),
    })?;
    let mut text = String::new();
    for sheet in workbook.sheets() {
        text.push_str(&sheet);
        text.push('\n');
        let mut last_row = None;
        let read = workbook.cells(&sheet, |row, _, cell| {
            let said = match cell {
                SheetCell::Value(cell) => cell.to_string(),
                SheetCell::Error(error) => error,
            };
            if !said.is_empty() {
                let parted = last_row.replace(row).map(|last| if last == row { '\t' } else { '\n' });
                text.extend(parted);
                text.push_str(&said);
            }
            text.len() <= limits.text_bytes
        });
        read.map_err(|why| broken(&sheet, &why))?;
        text.push('\n');
    }
    Ok(Extracted::of(text, limits))
}

fn broken(place: &str, why: &str) -> TextError {
    TextError::Broken { format: FORMAT, place: place.into(), why: why.into() }
}
