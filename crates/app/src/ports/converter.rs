//! Who makes PDFs of documents: an office suite of the system.

use std::io::Read;
use std::path::{Path, PathBuf};

/// Whether work shall go on; asked a few times a second.
pub type GoOn<'a> = &'a (dyn Fn() -> bool + Sync);

/// A document to be converted.
pub struct Document<'a> {
    /// The extension by which the suite knows its kind.
    pub extension: &'a str,
    /// Its content.
    pub content: &'a mut (dyn Read + Send),
    /// Size of the content.
    pub size_bytes: u64,
}

/// Makes PDFs of documents somebody else made. Never in the process that holds the store.
pub trait Converter: Send + Sync {
    /// Whether a suite is installed.
    fn is_there(&self) -> bool;

    /// Its name and version, such as `LibreOffice 7.4`; empty where nobody knows.
    fn name(&self) -> String {
        String::new()
    }

    /// Makes a PDF of a document and gives where in the room it lies. The room is an empty folder that only its
    /// owner enters; whoever calls removes it afterwards, with all that the suite left there.
    ///
    /// # Errors
    /// [`Unconverted`] says why there is none.
    fn to_pdf(&self, room: &Path, document: Document<'_>, go_on: GoOn<'_>) -> Result<PathBuf, Unconverted>;
}

/// Why there is no PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unconverted {
    /// No suite is installed.
    #[error("no office suite is installed")]
    Missing,
    /// The suite did not come to an end.
    #[error("the office suite needed too long")]
    TimedOut,
    /// The document is sealed by a password.
    #[error("the document is sealed by a password")]
    Encrypted,
    /// The suite could not open it, or what it made is no PDF.
    #[error("the office suite made no PDF")]
    Failed,
    /// The document or its PDF is larger than what is converted.
    #[error("the document or its PDF is too large")]
    TooLarge,
    /// It was told to stop; nothing is known about the document.
    #[error("the conversion was stopped")]
    Stopped,
    /// Our own disk or program gave up; nothing is known about the document.
    #[error("the conversion could not be begun")]
    Unready,
}

/// Nobody makes PDFs.
pub struct NobodyConverts;

impl Converter for NobodyConverts {
    fn is_there(&self) -> bool {
        false
    }

    fn to_pdf(&self, _: &Path, _: Document<'_>, _: GoOn<'_>) -> Result<PathBuf, Unconverted> {
        Err(Unconverted::Missing)
    }
}
