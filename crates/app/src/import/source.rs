//! Files to tables; what is no table is a document or a fault.

use obeznik_formats::kind::{FileKind, recognise};
use obeznik_formats::limits::Limits;
use obeznik_formats::table::{Table, read_table, table_of_xlsx};
use obeznik_formats::text::extract_text;

use super::shapes::{ImportDocument, SourceFile};
use crate::office::shared::Phrase;

/// What the chosen files hold.
pub(super) struct Sources<'a> {
    pub(super) tables: Vec<(&'a SourceFile, Table)>,
    pub(super) documents: Vec<ImportDocument>,
}

/// Reads every file by its content.
pub(super) fn read(files: &[SourceFile]) -> Sources<'_> {
    let (documents, tables): (Vec<_>, Vec<_>) =
        files.iter().partition(|file| recognise(&file.bytes) == FileKind::Pdf);
    Sources {
        tables: tables.into_iter().map(|file| (file, table(file))).collect(),
        documents: documents.into_iter().map(document).collect(),
    }
}

/// Another sheet of a workbook, where the mapping names one.
pub(super) fn sheet(file: &SourceFile, sheet: &str) -> Option<Table> {
    let is_workbook = recognise(&file.bytes) == FileKind::Xlsx;
    is_workbook.then(|| table_of_xlsx(&file.name, &file.bytes, Some(sheet), &Limits::default()))
}

fn table(file: &SourceFile) -> Table {
    read_table(&file.name, &file.bytes, &Limits::default())
}

/// The circulation keeps no record for a published document yet; a person is told, and nothing is kept
/// that nobody could find.
fn document(file: &SourceFile) -> ImportDocument {
    let what = match extract_text(&file.bytes, &Limits::default()) {
        Ok(text) => Phrase::new("import-document-not-kept").with("pages", text.pages.unwrap_or_default()),
        Err(_) => Phrase::new("import-document-unreadable"),
    };
    ImportDocument { file: file.name.clone(), what }
}
