//! Files to tables and documents. All of them are foreign: a child reads them, before the store is asked for
//! anything.

use std::sync::{Arc, OnceLock};

use obeznik_formats::foreign::Unread;
use obeznik_formats::kind::{FileKind, HEAD_BYTES, recognise};
use obeznik_formats::table::Table;
use obeznik_formats::text::Extracted;

use super::faults::place;
use super::mappings::{Chosen, chosen, fitting};
use super::shapes::{ImportChoice, ImportFault};
use crate::api::ApiError;
use crate::foreign;
use crate::office::shared::Phrase;
use crate::ports::ForeignFiles;

/// The text of a document, read once however often the files are looked at.
pub type TextOnce = Arc<OnceLock<Result<Extracted, Unread>>>;

/// A file somebody chose.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Its name, without the folder.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
    /// What a child read in it.
    pub text: TextOnce,
}

/// What the chosen files hold.
pub(super) struct Sources<'a> {
    pub(super) tables: Vec<(&'a SourceFile, Table)>,
    pub(super) documents: Vec<&'a SourceFile>,
    /// By what the tables are read; nothing where no mapping fits.
    pub(super) chosen: Option<Chosen>,
    /// Columns of the tables as they first came.
    pub(super) columns: Vec<String>,
    /// Files nobody could read.
    pub(super) unread: Vec<ImportFault>,
}

impl SourceFile {
    /// A file by its name and content.
    pub fn new(name: &str, bytes: Vec<u8>) -> Self {
        Self { name: name.to_owned(), bytes, text: TextOnce::default() }
    }

    /// The kind by its beginning.
    fn kind(&self) -> FileKind {
        recognise(&self.bytes[..self.bytes.len().min(HEAD_BYTES)])
    }

    /// Its text.
    pub(super) fn text(&self, files: &dyn ForeignFiles) -> &Result<Extracted, Unread> {
        self.text.get_or_init(|| foreign::text(files, &mut self.bytes.as_slice(), self.bytes.len() as u64))
    }
}

/// Reads every file by its content.
///
/// # Errors
/// A refusal of a choice that does not fit.
pub(super) fn read<'a>(
    reader: &dyn ForeignFiles,
    files: &'a [SourceFile],
    choice: &ImportChoice,
) -> Result<Sources<'a>, ApiError> {
    let (documents, others): (Vec<_>, Vec<_>) = files.iter().partition(|file| file.kind() == FileKind::Pdf);
    let (mut tables, mut unread) = (Vec::new(), Vec::new());
    for file in others {
        match foreign::table(reader, &file.name, None, &file.bytes) {
            Ok(table) => tables.push((file, table)),
            Err(reason) => unread.push(place(&file.name, 1, 1, told(reason))),
        }
    }
    for file in &documents {
        file.text(reader);
    }
    let columns = columns(&tables);
    let chosen = choose(choice, &tables)?;
    let mut sources = Sources { tables, documents, chosen, columns, unread };
    sources.turn_to_sheet(reader);
    Ok(sources)
}

/// Why a file gave nothing, for the report.
pub(super) fn told(reason: Unread) -> Phrase {
    Phrase::new(match reason {
        Unread::Empty => "import-fault-no-table",
        Unread::TooLarge => "import-fault-file-too-large",
        Unread::Locked => "import-fault-file-locked",
        Unread::TooSlow | Unread::Died => "import-fault-file-given-up",
        Unread::NoReader => "import-fault-no-reader",
        Unread::Broken | Unread::Unsupported => "import-fault-file-broken",
    })
}

fn choose(choice: &ImportChoice, tables: &[(&SourceFile, Table)]) -> Result<Option<Chosen>, ApiError> {
    match chosen(choice)? {
        Some(chosen) => Ok(Some(chosen)),
        None => fitting(&tables.iter().map(|(file, table)| (file.name.as_str(), table)).collect::<Vec<_>>()),
    }
}

fn columns(tables: &[(&SourceFile, Table)]) -> Vec<String> {
    let mut columns: Vec<String> = Vec::new();
    for column in tables.iter().flat_map(|(_, table)| &table.columns) {
        if !columns.contains(column) {
            columns.push(column.clone());
        }
    }
    columns
}

impl Sources<'_> {
    /// Another sheet of the workbooks, where the mapping names one.
    fn turn_to_sheet(&mut self, reader: &dyn ForeignFiles) {
        let sheet = self.chosen.as_ref().and_then(|chosen| chosen.mapping.sheet.clone());
        let Some(sheet) = sheet else { return };
        for (file, table) in &mut self.tables {
            if file.kind() != FileKind::Xlsx {
                continue;
            }
            match foreign::table(reader, &file.name, Some(&sheet), &file.bytes) {
                Ok(other) => *table = other,
                Err(reason) => self.unread.push(place(&file.name, 1, 1, told(reason))),
            }
        }
    }
}
