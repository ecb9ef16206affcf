//! Cells of an Excel workbook, one after another.
//!
//! `calamine` can lay a sheet out as one rectangle, which a single cell in the far corner makes
//! seventeen thousand million cells large; so cells are read one by one.

use std::io::Cursor;

use calamine::{DataRef, Reader, Xlsx, XlsxError};
use jiff::civil::Date;

use crate::archive::{Archive, ArchiveError};
use crate::limits::Limits;
use crate::table::Cell;

/// An open workbook.
pub(crate) struct Workbook<'a> {
    inner: Xlsx<Cursor<&'a [u8]>>,
}

/// One cell as the workbook has it: a value, or the error Excel shows in it.
pub(crate) enum SheetCell {
    Value(Cell),
    Error(String),
}

/// Why a workbook was not opened.
pub(crate) enum WorkbookError {
    Archive(ArchiveError),
    Broken(String),
}

impl<'a> Workbook<'a> {
    /// Unpacks everything once within the limits, then hands the bytes to the library.
    pub(crate) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, WorkbookError> {
        Archive::open(bytes, limits)
            .and_then(|mut archive| archive.measure())
            .map_err(WorkbookError::Archive)?;
        let inner = Xlsx::new(Cursor::new(bytes))
            .map_err(|error: XlsxError| WorkbookError::Broken(error.to_string()))?;
        Ok(Self { inner })
    }

    pub(crate) fn sheets(&self) -> Vec<String> {
        self.inner.sheet_names()
    }

    /// Visits the cells of a sheet by rows; row and column count from 0. Stops when `visit`
    /// says so.
    pub(crate) fn cells(
        &mut self,
        sheet: &str,
        mut visit: impl FnMut(usize, usize, SheetCell) -> bool,
    ) -> Result<(), String> {
        let mut reader = self.inner.worksheet_cells_reader(sheet).map_err(|error| error.to_string())?;
        while let Some(cell) = reader.next_cell().map_err(|error| error.to_string())? {
            let (row, column) = cell.get_position();
            if !visit(row as usize, column as usize, value(cell.get_value())) {
                return Ok(());
            }
        }
        Ok(())
    }
}

fn value(value: &DataRef<'_>) -> SheetCell {
    SheetCell::Value(match value {
        DataRef::Empty => Cell::Empty,
        DataRef::String(text) => Cell::text(text),
        DataRef::SharedString(text) => Cell::text(text),
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::Bool(truth) => Cell::Bool(*truth),
        DataRef::DateTime(moment) if moment.is_duration() => Cell::Number(moment.as_f64()),
        DataRef::DateTime(moment) => date(moment.to_ymd_hms_milli(), moment.as_f64()),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cell::text(text),
        DataRef::Error(error) => return SheetCell::Error(error.to_string()),
    })
}

/// A day; where a time of day is meant too, it stays with the day as text.
fn date(parts: (u16, u8, u8, u8, u8, u8, u16), serial: f64) -> Cell {
    let (year, month, day, hour, minute, second, _) = parts;
    let date = Date::new(year as i16, month as i8, day as i8);
    match date {
        Ok(date) if (hour, minute, second) == (0, 0, 0) => Cell::Date(date),
        Ok(date) => Cell::Text(format!("{date} {hour:02}:{minute:02}:{second:02}")),
        Err(_) => Cell::Number(serial),
    }
}
