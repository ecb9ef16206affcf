//! A sheet of a pack: the one-page list of changes, and the report of a paper.

use jiff::civil::Date;
use serde::Serialize;

use crate::error::DocumentError;
use crate::imprint::Imprint;
use crate::letterhead::Letterhead;
use crate::press::{Template, print};

/// A sheet that goes with the papers of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PackSheet {
    /// Whose office sends it.
    pub letterhead: Letterhead,
    /// Place of issue, `Vzorov`.
    pub issued_in: String,
    /// Day of issue.
    pub issued_on: Date,
    /// What it is, `Seznam změn v podkladech`.
    pub kind: String,
    /// The meeting, or the title of the paper.
    pub title: String,
    /// Under the title: for whom and which version.
    pub under: Option<String>,
    /// Lines of a list.
    pub lines: Vec<String>,
    /// Running text; an empty line starts a new paragraph.
    pub text: String,
}

/// Prints a sheet.
///
/// # Errors
/// [`DocumentError`]; [`DocumentError::Blank`] without a kind, a title or the municipality.
pub fn pack_sheet(sheet: &PackSheet, imprint: &Imprint) -> Result<Vec<u8>, DocumentError> {
    let fields = [("kind", &sheet.kind), ("title", &sheet.title)];
    print(Template::PackSheet, &fields, sheet, &sheet.letterhead, imprint)
}
