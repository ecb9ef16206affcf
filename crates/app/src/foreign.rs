//! Questions about foreign files, with typed answers.

use std::io::Read;

use obeznik_formats::foreign::{Answer, Draft, Look, Task, Unread, content_of_part};
use obeznik_formats::letter::Letter;
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
        _ => Err(Unread::Died),
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
        _ => Err(Unread::Died),
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
        _ => Err(Unread::Died),
    }
}

/// A file as somebody's draft: a document, or an e-mail that brings one.
///
/// # Errors
/// [`Unread`] when it could not be read at all.
pub fn draft(files: &dyn ForeignFiles, bytes: &[u8]) -> Result<Draft, Unread> {
    match files.ask(&Task::Draft, &mut &*bytes, bytes.len() as u64)? {
        Answer::Draft(draft) => Ok(draft),
        _ => Err(Unread::Died),
    }
}

/// A file as an e-mail or a data message.
///
/// # Errors
/// [`Unread`] when it is none or could not be read.
pub fn letter(
    files: &dyn ForeignFiles,
    content: &mut (dyn Read + Send),
    size_bytes: u64,
) -> Result<Letter, Unread> {
    match files.ask(&Task::Letter, content, size_bytes)? {
        Answer::Letter(letter) => Ok(letter),
        _ => Err(Unread::Died),
    }
}

/// A file of an e-mail by its place.
///
/// # Errors
/// [`Unread`] when it could not be taken out.
pub fn part(
    files: &dyn ForeignFiles,
    content: &mut (dyn Read + Send),
    size_bytes: u64,
    place: usize,
) -> Result<Vec<u8>, Unread> {
    match files.ask(&Task::Part { place }, content, size_bytes)? {
        Answer::Part { content } => content_of_part(&content).ok_or(Unread::Died),
        _ => Err(Unread::Died),
    }
}

/// Which document of the office a file for Word says it is.
///
/// # Errors
/// [`Unread`] when it is no document anybody can read.
pub fn identity(
    files: &dyn ForeignFiles,
    content: &mut (dyn Read + Send),
    size_bytes: u64,
) -> Result<Option<String>, Unread> {
    match files.ask(&Task::Identity, content, size_bytes)? {
        Answer::Identity { document } => Ok(document),
        _ => Err(Unread::Died),
    }
}

/// A document for Word with words at the foot of its pages.
///
/// # Errors
/// [`Unread`] when they could not be put there.
pub fn stamped(
    files: &dyn ForeignFiles,
    content: &mut (dyn Read + Send),
    size_bytes: u64,
    words: &str,
) -> Result<Vec<u8>, Unread> {
    match files.ask(&Task::Stamp { words: words.to_owned() }, content, size_bytes)? {
        Answer::Part { content } => content_of_part(&content).ok_or(Unread::Died),
        _ => Err(Unread::Died),
    }
}
