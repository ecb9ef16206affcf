//! Text of attachments, for search and for tying a document to its meeting.

mod docx;
mod odt;
mod pdf;
mod plain;
mod xlsx;

use serde::{Deserialize, Serialize};

use crate::archive::ArchiveError;
use crate::kind::FileKind;
use crate::letter::{is_data_message, text_of_data_message};
use crate::limits::Limits;

pub use docx::text_of_docx;
pub use odt::text_of_odt;
pub use pdf::{PAGE_BREAK, text_of_pdf};
pub use plain::{text_of_html, text_of_plain};
pub use xlsx::text_of_xlsx;

/// Raised whenever the same file would give another text: texts are cached by it.
pub const EXTRACTOR_VERSION: u32 = 2;

/// What was read out of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extracted {
    /// The text, in lines; pages of a PDF are parted by [`PAGE_BREAK`].
    pub text: String,
    /// Pages read, where the format has pages.
    pub pages: Option<usize>,
    /// Whether a limit cut the text short.
    pub truncated: bool,
    /// Characters that the file shows but gives no way to read (fonts without a table).
    pub unreadable: usize,
}

/// Why a file gave no text.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// The file has no bytes.
    #[error("the file is empty")]
    Empty,
    /// Longer than the limits allow, itself or unpacked.
    #[error("{what} are larger than {limit} bytes")]
    TooLarge {
        /// What is too large.
        what: &'static str,
        /// The bound, in bytes.
        limit: usize,
    },
    /// A password is needed.
    #[error("the {format} file is sealed by a password")]
    Locked {
        /// Which format.
        format: &'static str,
    },
    /// The file is damaged.
    #[error("the {format} file is damaged at {place}: {why}")]
    Broken {
        /// Which format.
        format: &'static str,
        /// Page, entry or byte.
        place: String,
        /// What the reader said.
        why: String,
    },
    /// Files of this kind have no text that could be taken out.
    #[error("no text is read from files of the kind {kind:?}")]
    Unsupported {
        /// The kind found by content.
        kind: FileKind,
    },
}

/// Takes the text out of a file of whatever kind it is, recognised by its content.
///
/// # Errors
/// See [`TextError`]; images and old binary Office files are [`TextError::Unsupported`].
pub fn extract_text(bytes: &[u8], limits: &Limits) -> Result<Extracted, TextError> {
    limits.check_input(bytes)?;
    if is_data_message(bytes) {
        return text_of_data_message(bytes, limits);
    }
    let inspection = crate::kind::inspect(bytes);
    match inspection.kind {
        FileKind::Empty => Err(TextError::Empty),
        FileKind::Pdf => text_of_pdf(bytes, limits),
        _ if inspection.encrypted => Err(TextError::Locked { format: inspection.kind.name() }),
        FileKind::Docx => text_of_docx(bytes, limits),
        FileKind::Odt | FileKind::Ods => text_of_odt(bytes, limits),
        FileKind::Xlsx => text_of_xlsx(bytes, limits),
        FileKind::Html => text_of_html(bytes, limits),
        FileKind::Text | FileKind::Csv | FileKind::Json | FileKind::Xml => text_of_plain(bytes, limits),
        kind => Err(TextError::Unsupported { kind }),
    }
}

impl Extracted {
    /// A text without pages, cut to the limit.
    pub(crate) fn of(text: String, limits: &Limits) -> Self {
        let mut extracted = Self { text, ..Self::default() };
        extracted.cut(limits.text_bytes);
        extracted
    }

    fn cut(&mut self, limit: usize) {
        if self.text.len() > limit {
            let end = (0..=limit).rev().find(|at| self.text.is_char_boundary(*at));
            self.text.truncate(end.unwrap_or(0));
            self.truncated = true;
        }
    }
}

impl Limits {
    pub(crate) fn check_input(&self, bytes: &[u8]) -> Result<(), TextError> {
        match bytes.len() {
            0 => Err(TextError::Empty),
            length if length > self.input_bytes => {
                Err(TextError::TooLarge { what: "input bytes", limit: self.input_bytes })
            }
            _ => Ok(()),
        }
    }
}

pub(crate) fn from_archive(error: ArchiveError, format: &'static str) -> TextError {
    match error {
        ArchiveError::Broken { entry, why } => TextError::Broken { format, place: entry, why },
        ArchiveError::Locked { .. } => TextError::Locked { format },
        ArchiveError::TooLarge { limit } => TextError::TooLarge { what: "unpacked entries", limit },
    }
}
