//! Excel workbooks (ECMA-376) with one sheet.

use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::{ExportError, Sheet};
use crate::table::Cell;

/// Rows and columns of a sheet (ECMA-376, and so Excel).
const MAX_ROWS: usize = 1_048_576;
const MAX_COLUMNS: usize = 16_384;
/// Excel holds 32,767 units of UTF-16 in a cell; longer text is cut there and ended with `…`.
const MAX_TEXT: usize = 32_700;
/// Columns are as wide as their longest value, within these bounds, in characters.
const WIDTHS: (usize, usize) = (6, 60);

/// Writes a workbook: bold headings that stay in sight, filters, days as days, text never as a
/// formula. `made_on` stands in the properties, so that equal lists give equal files.
///
/// # Errors
/// See [`ExportError`].
pub fn to_xlsx(sheet: &Sheet, made_on: Date) -> Result<Vec<u8>, ExportError> {
    check_size(sheet)?;
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&excel_day(made_on)?));
    let formats = Formats::new();
    let worksheet = workbook.add_worksheet();
    worksheet.set_name(sheet_name(&sheet.name)).map_err(|e| file(&e))?;
    write_headings(worksheet, sheet, &formats)?;
    for (index, row) in sheet.rows.iter().enumerate() {
        for (column, cell) in row.iter().enumerate() {
            write_cell(worksheet, index + 1, column, cell, &formats)?;
        }
    }
    workbook.save_to_buffer().map_err(|e| file(&e))
}

struct Formats {
    heading: Format,
    day: Format,
    text: Format,
}

impl Formats {
    fn new() -> Self {
        Self {
            heading: Format::new().set_bold().set_align(FormatAlign::Top).set_text_wrap(),
            day: Format::new().set_num_format("d. m. yyyy").set_align(FormatAlign::Top),
            text: Format::new().set_text_wrap().set_align(FormatAlign::Top),
        }
    }
}

fn check_size(sheet: &Sheet) -> Result<(), ExportError> {
    let widest = sheet.rows.iter().map(Vec::len).max().unwrap_or(0).max(sheet.columns.len());
    if sheet.rows.len() >= MAX_ROWS {
        return Err(ExportError::TooLarge { what: "rows", limit: MAX_ROWS });
    }
    if widest > MAX_COLUMNS {
        return Err(ExportError::TooLarge { what: "columns", limit: MAX_COLUMNS });
    }
    Ok(())
}

fn write_headings(worksheet: &mut Worksheet, sheet: &Sheet, formats: &Formats) -> Result<(), ExportError> {
    for (column, heading) in sheet.columns.iter().enumerate() {
        let at = |e: XlsxError| cell_error(0, column, &e);
        worksheet.write_string_with_format(0, column as u16, cut(heading), &formats.heading).map_err(at)?;
        worksheet.set_column_width(column as u16, width(sheet, column) as f64).map_err(at)?;
    }
    if sheet.columns.is_empty() {
        return Ok(());
    }
    worksheet.set_freeze_panes(1, 0).map_err(|e| file(&e))?;
    let last = (sheet.rows.len() as u32, sheet.columns.len() as u16 - 1);
    worksheet.autofilter(0, 0, last.0, last.1).map_err(|e| file(&e))?;
    Ok(())
}

fn write_cell(
    worksheet: &mut Worksheet,
    row: usize,
    column: usize,
    cell: &Cell,
    formats: &Formats,
) -> Result<(), ExportError> {
    let (r, c) = (row as u32, column as u16);
    let written = match cell {
        Cell::Empty => return Ok(()),
        Cell::Text(text) | Cell::Json(text) => {
            worksheet.write_string_with_format(r, c, cut(text), &formats.text)
        }
        Cell::Number(number) => worksheet.write_number_with_format(r, c, *number, &formats.text),
        Cell::Date(date) => match excel_day(*date) {
            Ok(day) => worksheet.write_datetime_with_format(r, c, day, &formats.day),
            // Excel counts days from 1900; older ones stay readable.
            Err(_) => worksheet.write_string_with_format(r, c, date.to_string(), &formats.text),
        },
        Cell::Bool(truth) => worksheet.write_boolean_with_format(r, c, *truth, &formats.text),
    };
    written.map(|_| ()).map_err(|e| cell_error(row, column, &e))
}

fn excel_day(date: Date) -> Result<ExcelDateTime, ExportError> {
    let year = u16::try_from(date.year()).unwrap_or(0);
    ExcelDateTime::from_ymd(year, date.month() as u8, date.day() as u8).map_err(|e| file(&e))
}

fn width(sheet: &Sheet, column: usize) -> usize {
    let cells = sheet.rows.iter().take(1_000).filter_map(|row| row.get(column));
    let longest = cells.map(shown_width).max().unwrap_or(0);
    let heading = sheet.columns[column].chars().count() + 4; // room for the filter's arrow
    longest.max(heading).clamp(WIDTHS.0, WIDTHS.1)
}

fn shown_width(cell: &Cell) -> usize {
    match cell {
        Cell::Date(_) => "31. 12. 2026".len(),
        cell => cell.to_string().lines().map(|line| line.chars().count()).max().unwrap_or(0) + 1,
    }
}

/// At most 31 characters, none of `[]:*?/\`, no apostrophe at an end.
fn sheet_name(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| if "[]:*?/\\".contains(c) || c.is_control() { ' ' } else { c })
        .take(31)
        .collect();
    let plain = plain.trim_matches(|c: char| c == '\'' || c.is_whitespace());
    if plain.is_empty() { "List1".into() } else { plain.to_owned() }
}

fn cut(text: &str) -> String {
    if text.len() <= MAX_TEXT || text.encode_utf16().count() <= MAX_TEXT {
        return text.to_owned();
    }
    let mut units = 0;
    let kept = text.chars().take_while(|c| {
        units += c.len_utf16();
        units < MAX_TEXT
    });
    kept.chain(['…']).collect()
}

fn cell_error(row: usize, column: usize, error: &XlsxError) -> ExportError {
    ExportError::Cell { row: row + 1, column: column + 1, why: error.to_string() }
}

fn file(error: &XlsxError) -> ExportError {
    ExportError::File { why: error.to_string() }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::limits::Limits;
    use crate::table::table_of_xlsx;

    #[test]
    fn a_workbook_reads_back_as_it_was_written() {
        let text = |text: &str| Cell::Text(text.into());
        let rows = vec![
            vec![text("=1+1"), Cell::Date(date(2024, 2, 29)), Cell::Number(0.1), Cell::Bool(true)],
            vec![text("Žižkova"), Cell::Date(date(1850, 1, 1)), Cell::Empty, Cell::Empty],
        ];
        let columns = ["Název", "Dne", "Částka", "Přijato"].map(str::to_owned).to_vec();
        let sheet = Sheet { name: "Usnesení [1/2]".into(), columns: columns.clone(), rows };
        let bytes = to_xlsx(&sheet, date(2026, 11, 23)).unwrap();
        let table = table_of_xlsx("a.xlsx", &bytes, Some("Usnesení  1 2"), &Limits::default());
        assert_eq!((table.columns, table.faults), (columns, vec![]));
        assert_eq!(table.rows[0].cells, sheet.rows[0]);
        assert_eq!(table.rows[1].cells[1], text("1850-01-01"));
        assert_eq!(bytes, to_xlsx(&sheet, date(2026, 11, 23)).unwrap());
    }

    #[test]
    fn what_excel_cannot_hold_is_cut_or_refused() {
        assert_eq!(sheet_name("''"), "List1");
        assert_eq!(sheet_name(&"ž".repeat(40)).chars().count(), 31);
        assert_eq!(cut(&"ž".repeat(40_000)).chars().count(), MAX_TEXT);
        let wide = Sheet { columns: vec![String::new(); MAX_COLUMNS + 1], ..Sheet::default() };
        let refused = to_xlsx(&wide, date(2026, 1, 1)).unwrap_err();
        assert_eq!(refused, ExportError::TooLarge { what: "columns", limit: MAX_COLUMNS });
    }
}
