//! The table of contents of a package for a supervisory body.

use jiff::civil::{Date, DateTime};
use serde::Serialize;

use crate::docx::docx;
use crate::error::DocumentError;
use crate::imprint::Imprint;
use crate::letterhead::Letterhead;
use crate::lost_device::{Fact, terms};
use crate::office::wording::word;
use crate::page::{Page, Part, Width, cell, columns, facts, files, issued, moment};
use crate::press::check;

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
    contents.page()?.as_pdf(contents.letterhead.crest.as_ref(), imprint)
}

impl ControlContents {
    /// The table of contents as a file for Word.
    ///
    /// # Errors
    /// As [`control_contents`].
    pub fn docx(&self, imprint: &Imprint) -> Result<Vec<u8>, DocumentError> {
        docx(&self.page()?, self.letterhead.crest.as_ref(), imprint)
    }

    /// Lays the table of contents out.
    pub(crate) fn page(&self) -> Result<Page, DocumentError> {
        check(&[("title", &self.title)], self)?;
        let kind = word("print-control-called");
        let mut page = Page::new(&self.letterhead, kind.clone(), self.title.clone());
        page.foot = kind;
        page.references.push(issued(&self.issued_in, self.issued_on));
        let mut about = facts([
            ("print-label-made-at", moment(self.made_at)),
            ("print-label-made-by", self.made_by.clone()),
        ]);
        about.extend(terms(&self.facts));
        page.add("about", Part::Facts { width: 42, rows: about });
        for notice in &self.notices {
            page.add("notices", Part::Note { text: notice.clone() });
        }
        page.head("files", "print-label-files");
        page.add("files", files(&self.files));
        if !self.left_out.is_empty() {
            let line = |LeftOutLine { what, why }: &LeftOutLine| vec![cell(what), cell(why)];
            let columns = columns([("print-label-what", Width::Share), ("print-label-why", Width::Wide)]);
            page.head("left_out", "print-control-left-out");
            page.add("left_out", Part::Table { columns, rows: self.left_out.iter().map(line).collect() });
        }
        Ok(page)
    }
}
