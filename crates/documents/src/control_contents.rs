//! The table of contents of a package for a supervisory body.

use jiff::civil::{Date, DateTime};
use serde::Serialize;

use crate::error::DocumentError;
use crate::imprint::Imprint;
use crate::letterhead::Letterhead;
use crate::lost_device::Fact;
use crate::press::{Template, print};

/// What is in a package for a supervisory body (balíček pro kontrolu), with the digest of each file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ControlContents {
    /// Whose documents they are.
    pub letterhead: Letterhead,
    /// Place of issue, `Vzorov`.
    pub issued_in: String,
    /// Day of issue.
    pub issued_on: Date,
    /// The period, as the title of the document.
    pub title: String,
    /// When it was made.
    pub made_at: DateTime,
    /// By whom, with their function.
    pub made_by: String,
    /// How much of what is in it, and how the log was verified.
    pub facts: Vec<Fact>,
    /// What a reader must know before the lists.
    pub notices: Vec<String>,
    /// The files in the order of the package.
    pub files: Vec<PackedFile>,
    /// What was left out.
    pub left_out: Vec<LeftOutLine>,
}

/// A file of the package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PackedFile {
    /// Its path in the package.
    pub path: String,
    /// What it holds.
    pub what: String,
    /// Its size.
    pub size_bytes: u64,
    /// SHA-256 of its content, in hexadecimal digits.
    pub digest: String,
}

/// Something that is not in the package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeftOutLine {
    /// What.
    pub what: String,
    /// Why.
    pub why: String,
}

/// Prints the table of contents.
///
/// # Errors
/// [`DocumentError`]; [`DocumentError::Blank`] without the title or the municipality.
pub fn control_contents(contents: &ControlContents, imprint: &Imprint) -> Result<Vec<u8>, DocumentError> {
    print(Template::ControlContents, &[("title", &contents.title)], contents, &contents.letterhead, imprint)
}
