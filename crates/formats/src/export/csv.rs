//! CSV as Excel with a Czech system opens it by a double click.

use super::Sheet;
use crate::table::Cell;

/// Writes CSV: UTF-8 with its mark, semicolons, decimal commas, days as `27.10.2022`, truth as
/// `ano` and `ne`, lines ended as in Windows.
///
/// Text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV
/// Injection): a title somebody else typed must not start a program on the reader's machine.
#[must_use]
pub fn to_csv(sheet: &Sheet) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(b"\xef\xbb\xbf".to_vec());
    let headings = sheet.columns.iter().map(|heading| harmless(heading));
    // Writing to memory cannot fail.
    let _ = writer.write_record(headings);
    for row in &sheet.rows {
        let blanks = sheet.columns.len().saturating_sub(row.len());
        let blanks = std::iter::repeat_n(String::new(), blanks);
        let _ = writer.write_record(row.iter().map(field).chain(blanks));
    }
    writer.into_inner().unwrap_or_default()
}

fn field(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) | Cell::Json(text) => harmless(text),
        Cell::Number(number) => number.to_string().replace('.', ","),
        Cell::Date(date) => format!("{}.{}.{}", date.day(), date.month(), date.year()),
        Cell::Bool(true) => "ano".into(),
        Cell::Bool(false) => "ne".into(),
    }
}

fn harmless(text: &str) -> String {
    // A spreadsheet passes over blanks and the wide forms of the signs count as signs too.
    let first = text.trim_start_matches([' ', '\u{a0}', '\u{feff}']).chars().next();
    let runs = |c| matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠');
    if first.is_some_and(runs) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn csv_opens_in_a_czech_spreadsheet_and_runs_nothing() {
        let text = |text: &str| Cell::Text(text.into());
        let sheet = Sheet {
            name: "Seznam".into(),
            columns: vec!["Číslo".into(), "Dne".into(), "Částka".into(), "Text".into()],
            rows: vec![
                vec![text("1/2024"), Cell::Date(date(2024, 2, 29)), Cell::Number(-1280.5), text("a;b \"c\"")],
                vec![text("=HYPERLINK(\"x\")"), Cell::Bool(true), Cell::Empty, text(" @SUM")],
                vec![text("-2 + 3"), Cell::Json("[1]".into())],
            ],
        };
        let expected = "\u{feff}Číslo;Dne;Částka;Text\r\n\
                        1/2024;29.2.2024;-1280,5;\"a;b \"\"c\"\"\"\r\n\
                        \"'=HYPERLINK(\"\"x\"\")\";ano;;' @SUM\r\n\
                        '-2 + 3;[1];;\r\n";
        assert_eq!(String::from_utf8(to_csv(&sheet)).unwrap(), expected);
    }
}
