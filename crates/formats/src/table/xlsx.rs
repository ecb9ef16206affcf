//! A sheet of an Excel workbook as a table.

use super::csv::headings;
use super::fault::{Fault, FaultKind};
use super::{Cell, Row, Table};
use crate::barrier::guarded;
use crate::limits::Limits;
use crate::workbook::{SheetCell, Workbook, WorkbookError};

/// Names of the sheets of a workbook, in their order.
///
/// # Errors
/// A fault that says why the workbook cannot be opened.
pub fn sheets_of_xlsx(file: &str, bytes: &[u8], limits: &Limits) -> Result<Vec<String>, Fault> {
    let fault = |what| Fault::new(file, 1, 1, what);
    let sheets = guarded(|| Workbook::open(bytes, limits).map(|workbook| workbook.sheets()));
    match sheets {
        Some(Ok(sheets)) => Ok(sheets),
        Some(Err(error)) => Err(fault(opening(error))),
        None => Err(fault(gave_up())),
    }
}

/// Reads a sheet (the first, when none is named) whose first row with values holds the
/// headings. Rows and columns of faults are those of the sheet. A row with a fault is left out.
#[must_use]
pub fn table_of_xlsx(file: &str, bytes: &[u8], sheet: Option<&str>, limits: &Limits) -> Table {
    if bytes.len() > limits.input_bytes {
        return Table::failed(file, FaultKind::TooLarge { limit: limits.input_bytes });
    }
    guarded(|| read(file, bytes, sheet, limits)).unwrap_or_else(|| Table::failed(file, gave_up()))
}

fn read(file: &str, bytes: &[u8], sheet: Option<&str>, limits: &Limits) -> Table {
    let mut workbook = match Workbook::open(bytes, limits) {
        Ok(workbook) => workbook,
        Err(error) => return Table::failed(file, opening(error)),
    };
    let sheets = workbook.sheets();
    let Some(sheet) = sheet.map(str::to_owned).or_else(|| sheets.first().cloned()) else {
        return Table::failed(file, FaultKind::NoRows);
    };
    if !sheets.contains(&sheet) {
        return Table::failed(file, FaultKind::NoSheet { sheet });
    }
    let mut builder = Builder { file, limits, table: Table::default(), first: 0, row: None, broken: false };
    let read = workbook.cells(&sheet, |row, column, cell| builder.add(row, column, cell));
    if let Err(why) = read {
        let line = builder.row.as_ref().map_or(1, |(row, _)| row + 1);
        builder.fault(line, 1, FaultKind::Syntax { why });
    }
    builder.finish()
}

fn opening(error: WorkbookError) -> FaultKind {
    let why = match error {
        WorkbookError::Archive(error) => error.to_string(),
        WorkbookError::Broken(why) => why,
    };
    FaultKind::Syntax { why }
}

fn gave_up() -> FaultKind {
    FaultKind::Syntax { why: "the reader of workbooks gave up".into() }
}

struct Builder<'a> {
    file: &'a str,
    limits: &'a Limits,
    table: Table,
    /// Column of the sheet where the headings begin.
    first: usize,
    /// The row being gathered: its index and its values by column of the sheet.
    row: Option<(usize, Vec<(usize, Cell)>)>,
    broken: bool,
}

impl Builder<'_> {
    /// Takes one cell; `false` ends the reading.
    fn add(&mut self, row: usize, column: usize, cell: SheetCell) -> bool {
        if self.row.as_ref().is_some_and(|(gathered, _)| *gathered != row) {
            self.end_row();
        }
        if self.table.rows.len() >= self.limits.rows {
            let limit = self.limits.rows;
            self.fault(row + 1, 1, FaultKind::TooManyRows { limit });
            self.row = None;
            return false;
        }
        let (_, cells) = self.row.get_or_insert((row, Vec::new()));
        match cell {
            SheetCell::Value(Cell::Empty) => {}
            SheetCell::Value(Cell::Text(text)) if text.len() > self.limits.cell_bytes => {
                let limit = self.limits.cell_bytes;
                self.break_row(row, column, FaultKind::CellTooLong { limit });
            }
            SheetCell::Value(cell) => cells.push((column, cell)),
            SheetCell::Error(error) => self.break_row(row, column, FaultKind::CellError { error }),
        }
        true
    }

    fn end_row(&mut self) {
        let Some((row, cells)) = self.row.take() else { return };
        if std::mem::take(&mut self.broken) || cells.is_empty() {
            return;
        }
        if self.table.columns.is_empty() {
            self.set_columns(row, &cells);
        } else {
            self.add_row(row, cells);
        }
    }

    fn set_columns(&mut self, row: usize, cells: &[(usize, Cell)]) {
        let first = cells.iter().map(|(column, _)| *column).min().unwrap_or(0);
        let last = cells.iter().map(|(column, _)| *column).max().unwrap_or(0);
        let width = last - first + 1;
        if width > self.limits.columns {
            let limit = self.limits.columns;
            self.fault(row + 1, first + 1, FaultKind::TooManyColumns { limit });
        }
        let mut names = vec![String::new(); width.min(self.limits.columns)];
        for (column, cell) in cells {
            if let Some(name) = names.get_mut(column - first) {
                *name = cell.to_string();
            }
        }
        self.first = first;
        self.table.columns = headings(names.iter().map(String::as_str));
    }

    fn add_row(&mut self, row: usize, values: Vec<(usize, Cell)>) {
        let mut cells = vec![Cell::Empty; self.table.columns.len()];
        for (column, value) in values {
            let place = column.checked_sub(self.first).and_then(|at| cells.get_mut(at));
            match place {
                Some(cell) => *cell = value,
                None => return self.fault(row + 1, column + 1, FaultKind::NoHeading),
            }
        }
        self.table.rows.push(Row { line: row + 1, cells });
    }

    fn break_row(&mut self, row: usize, column: usize, what: FaultKind) {
        self.broken = true;
        self.fault(row + 1, column + 1, what);
    }

    fn fault(&mut self, line: usize, column: usize, what: FaultKind) {
        self.table.faults.push(Fault::new(self.file, line, column, what));
    }

    fn finish(mut self) -> Table {
        self.end_row();
        if self.table.columns.is_empty() && self.table.faults.is_empty() {
            self.fault(1, 1, FaultKind::NoRows);
        }
        self.table
    }
}
