//! A sheet of a pack: the one-page list of changes, and the report of a paper.

use jiff::civil::Date;
use serde::Serialize;

use crate::docx::docx;
use crate::error::DocumentError;
use crate::imprint::Imprint;
use crate::letterhead::Letterhead;
use crate::page::{Page, Part, issued};
use crate::press::check;

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
    sheet.page()?.as_pdf(sheet.letterhead.crest.as_ref(), imprint)
}

impl PackSheet {
    /// The sheet as a file for Word.
    ///
    /// # Errors
    /// As [`pack_sheet`].
    pub fn docx(&self, imprint: &Imprint) -> Result<Vec<u8>, DocumentError> {
        docx(&self.page()?, self.letterhead.crest.as_ref(), imprint)
    }

    /// Lays the sheet out.
    pub(crate) fn page(&self) -> Result<Page, DocumentError> {
        check(&[("kind", &self.kind), ("title", &self.title)], self)?;
        let mut page = Page::new(&self.letterhead, self.kind.clone(), self.title.clone());
        page.title = format!("{}: {}", self.kind, self.title);
        page.foot.clone_from(&self.kind);
        page.references.push(issued(&self.issued_in, self.issued_on));
        page.under.clone_from(&self.under);
        if !self.lines.is_empty() {
            page.add("lines", Part::List { lines: self.lines.clone() });
        }
        if !self.text.trim().is_empty() {
            page.add("text", Part::Text { text: self.text.clone() });
        }
        Ok(page)
    }
}
