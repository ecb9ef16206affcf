//! Questions about foreign files, with typed answers.

use std::io::Read;

use obeznik_formats::foreign::{Answer, Look, Task, Unread};
use obeznik_formats::table::Table;
use obeznik_formats::text::Extracted;

use crate::ports::ForeignFiles;

/// The text of a file.
///
/// # Errors
/// [`Unread`] when there is none.
pub fn text(
    files: &dyn ForeignFiles,
    content: &mut (dyn Read + Send),
    size_bytes: u64,
) -> Result<Extracted, Unread> {
    match files.ask(&Task::Text, content, size_bytes)? {
        Answer::Text(text) => Ok(text),
        Answer::Look(_) | Answer::Table(_) => Err(Unread::Died),
    }
}

/// What a file is and whether its name tells the truth.
///
/// # Errors
/// [`Unread`] when it could not be found out.
pub fn look(
    files: &dyn ForeignFiles,
    name: &str,
    content: &mut (dyn Read + Send),
    size_bytes: u64,
) -> Result<Look, Unread> {
    match files.ask(&Task::Look { name: name.to_owned() }, content, size_bytes)? {
        Answer::Look(look) => Ok(look),
        Answer::Text(_) | Answer::Table(_) => Err(Unread::Died),
    }
}

/// A file as a table, of a workbook the sheet of that name or the first.
///
/// # Errors
/// [`Unread`] when it could not be read at all; faults of the table are in it.
pub fn table(
    files: &dyn ForeignFiles,
    name: &str,
    sheet: Option<&str>,
    bytes: &[u8],
) -> Result<Table, Unread> {
    let task = Task::Table { name: name.to_owned(), sheet: sheet.map(str::to_owned) };
    match files.ask(&task, &mut &*bytes, bytes.len() as u64)? {
        Answer::Table(table) => Ok(table),
        Answer::Text(_) | Answer::Look(_) => Err(Unread::Died),
    }
}
