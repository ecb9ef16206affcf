//! What is asked of a foreign file and what can be answered: the words between the office and the child
//! process that reads files for it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use crate::document::{Document, identity_of_docx, read_document, stamped_docx};
use crate::kind::{FileKind, Finding, findings, inspect};
use crate::letter::{self, Letter, is_letter};
use crate::limits::Limits;
use crate::table::{Table, read_table, table_of_xlsx};
use crate::text::{Extracted, TextError, extract_text, text_of_pdf};

/// What to do with a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "task", rename_all = "snake_case")]
pub enum Task {
    /// Take its text out.
    Text,
    /// Say what it is and whether its name tells the truth.
    Look {
        /// Name of the file.
        name: String,
    },
    /// Read it as a table.
    Table {
        /// Name of the file.
        name: String,
        /// A sheet of a workbook other than the first.
        sheet: Option<String>,
    },
    /// Read it as somebody's draft: a document, or an e-mail that brings one.
    Draft,
    /// Read it as an e-mail or a data message.
    Letter,
    /// Take a file out of an e-mail.
    Part {
        /// Its place among the files.
        place: usize,
    },
    /// Say which document of the office a file for Word is.
    Identity,
    /// Put words at the foot of a document for Word.
    Stamp {
        /// The words.
        words: String,
    },
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "snake_case")]
pub enum Answer {
    /// Of [`Task::Text`].
    Text(Extracted),
    /// Of [`Task::Look`].
    Look(Look),
    /// Of [`Task::Table`]; its faults are in it.
    Table(Table),
    /// Of [`Task::Draft`].
    Draft(Draft),
    /// Of [`Task::Letter`].
    Letter(Letter),
    /// Of [`Task::Part`] and [`Task::Stamp`].
    Part {
        /// The content in Base64: bytes go through words.
        content: String,
    },
    /// Of [`Task::Identity`].
    Identity {
        /// What it says it is; nothing where it does not say.
        document: Option<String>,
    },
}

/// What somebody wrote elsewhere.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The e-mail, where it is one.
    pub letter: Option<Letter>,
    /// Place of the document among the files of the e-mail: its first DOCX.
    pub place: Option<usize>,
    /// The document; nothing where the e-mail brings none.
    pub document: Option<Document>,
    /// Why the document of the e-mail was not read.
    pub unread: Option<Unread>,
}

/// What a look into a file found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Look {
    /// The kind by content.
    pub kind: FileKind,
    /// What a person should know; a PDF that opens without a password is not called encrypted.
    pub findings: Vec<Finding>,
}

/// Why a file gave no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Unread {
    /// It has no bytes.
    #[error("the file is empty")]
    Empty,
    /// It is larger than what is looked into, or unpacks to more.
    #[error("the file is too large")]
    TooLarge,
    /// A password is needed.
    #[error("the file is sealed by a password")]
    Locked,
    /// It is damaged.
    #[error("the file is damaged")]
    Broken,
    /// Nothing of the kind can be read from such files.
    #[error("files of this kind are not read")]
    Unsupported,
    /// Its reader needed too long.
    #[error("the reader needed too long")]
    TooSlow,
    /// Its reader ended without an answer: out of memory, or by a fault.
    #[error("the reader ended without an answer")]
    Died,
    /// No reader could be started; the file was not looked at.
    #[error("no reader could be started")]
    NoReader,
}

/// Does what is asked, by the readers of this crate.
///
/// # Errors
/// [`Unread`] says why not; it is never [`Unread::NoReader`].
pub fn perform(task: &Task, bytes: &[u8], limits: &Limits) -> Result<Answer, Unread> {
    match task {
        Task::Text => Ok(Answer::Text(extract_text(bytes, limits)?)),
        Task::Look { name } => Ok(Answer::Look(look(name, bytes, limits))),
        Task::Table { name, sheet: None } => Ok(Answer::Table(read_table(name, bytes, limits))),
        Task::Table { name, sheet } => {
            Ok(Answer::Table(table_of_xlsx(name, bytes, sheet.as_deref(), limits)))
        }
        Task::Draft => Ok(Answer::Draft(draft(bytes, limits)?)),
        Task::Letter if !is_letter(bytes) => Err(Unread::Unsupported),
        Task::Letter => Ok(Answer::Letter(letter::read_letter(bytes, limits)?)),
        Task::Part { place } => {
            let content = letter::part_of_letter(bytes, *place, limits)?;
            Ok(Answer::Part { content: STANDARD.encode(content) })
        }
        Task::Identity => {
            read_document(bytes, limits)?; // a file nobody can read is no document
            Ok(Answer::Identity { document: identity_of_docx(bytes, limits)? })
        }
        Task::Stamp { words } => {
            let content = stamped_docx(bytes, words, limits)?;
            Ok(Answer::Part { content: STANDARD.encode(content) })
        }
    }
}

fn draft(bytes: &[u8], limits: &Limits) -> Result<Draft, Unread> {
    if !is_letter(bytes) {
        return Ok(Draft { document: Some(read_document(bytes, limits)?), ..Draft::default() });
    }
    let (mut found, taken) = letter::open(bytes, limits)?;
    let place = taken.iter().position(|taken| letter::is_document(&taken.part));
    let read = place.and_then(|place| taken.get(place)).map(|taken| read_document(&taken.content, limits));
    found.parts = taken.into_iter().map(|taken| taken.part).collect();
    let (document, unread) = match read {
        None => (None, None),
        Some(Ok(document)) => (Some(document), None),
        Some(Err(error)) => (None, Some(error.into())),
    };
    Ok(Draft { letter: Some(found), place, document, unread })
}

/// The bytes of an [`Answer::Part`].
pub fn content_of_part(content: &str) -> Option<Vec<u8>> {
    STANDARD.decode(content).ok()
}

fn look(name: &str, bytes: &[u8], limits: &Limits) -> Look {
    let mut findings = findings(name, bytes);
    if findings.contains(&Finding::Encrypted { kind: FileKind::Pdf }) && opens_freely(bytes, limits) {
        findings.retain(|finding| *finding != Finding::Encrypted { kind: FileKind::Pdf });
    }
    Look { kind: inspect(bytes).kind, findings }
}

/// Many PDFs are encrypted by an empty password, only to forbid printing.
fn opens_freely(bytes: &[u8], limits: &Limits) -> bool {
    let first_page = Limits { pages: 1, ..*limits };
    !matches!(text_of_pdf(bytes, &first_page), Err(TextError::Locked { .. }))
}

impl From<TextError> for Unread {
    fn from(error: TextError) -> Self {
        match error {
            TextError::Empty => Self::Empty,
            TextError::TooLarge { .. } => Self::TooLarge,
            TextError::Locked { .. } => Self::Locked,
            TextError::Broken { .. } => Self::Broken,
            TextError::Unsupported { .. } => Self::Unsupported,
        }
    }
}
