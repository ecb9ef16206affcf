//! What an office keeps about a person, for that person.

use jiff::civil::{Date, DateTime};
use serde::Serialize;

use crate::control_contents::PackedFile;
use crate::docx::docx;
use crate::error::DocumentError;
use crate::imprint::Imprint;
use crate::letterhead::Letterhead;
use crate::lost_device::{Fact, terms};
use crate::office::wording::word;
use crate::page::{Page, Part, facts, files, issued, moment};
use crate::press::check;

/// The letter before a statement about a person (výpis o osobě), with the digest of each file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PersonStatement {
    /// Whose office it is.
    pub letterhead: Letterhead,
    /// Place of issue, `Vzorov`.
    pub issued_in: String,
    /// Day of issue.
    pub issued_on: Date,
    /// The person, as the title of the document.
    pub title: String,
    /// Upon what it was made.
    pub request: String,
    /// When it was made.
    pub made_at: DateTime,
    /// By whom, with their function.
    pub made_by: String,
    /// What a reader must know before the rest.
    pub notices: Vec<String>,
    /// Parts in order.
    pub parts: Vec<StatementPart>,
    /// The files in the order of the package.
    pub files: Vec<PackedFile>,
}

/// A part of the letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatementPart {
    /// Its heading.
    pub heading: String,
    /// What is said before the facts.
    pub text: Vec<String>,
    /// Terms and what is said of each.
    pub facts: Vec<Fact>,
}

/// Prints the letter.
///
/// # Errors
/// [`DocumentError`]; [`DocumentError::Blank`] without the person or the municipality.
pub fn person_statement(statement: &PersonStatement, imprint: &Imprint) -> Result<Vec<u8>, DocumentError> {
    statement.page()?.as_pdf(statement.letterhead.crest.as_ref(), imprint)
}

impl PersonStatement {
    /// The letter as a file for Word.
    ///
    /// # Errors
    /// As [`person_statement`].
    pub fn docx(&self, imprint: &Imprint) -> Result<Vec<u8>, DocumentError> {
        docx(&self.page()?, self.letterhead.crest.as_ref(), imprint)
    }

    /// Lays the letter out.
    pub(crate) fn page(&self) -> Result<Page, DocumentError> {
        check(&[("title", &self.title)], self)?;
        let kind = word("print-statement-called");
        let mut page = Page::new(&self.letterhead, kind.clone(), self.title.clone());
        page.foot = kind;
        page.references.push(issued(&self.issued_in, self.issued_on));
        let about = facts([
            ("print-statement-upon", self.request.clone()),
            ("print-label-made-at", moment(self.made_at)),
            ("print-label-made-by", self.made_by.clone()),
        ]);
        page.add("about", Part::Facts { width: 42, rows: about });
        for notice in &self.notices {
            page.add("notices", Part::Note { text: notice.clone() });
        }
        for StatementPart { heading, text, facts } in &self.parts {
            page.add("parts", Part::Heading { text: heading.clone() });
            for words in text {
                page.add("parts", Part::Line { text: words.clone() });
            }
            if !facts.is_empty() {
                page.add("parts", Part::Facts { width: 62, rows: terms(facts) });
            }
        }
        page.head("files", "print-label-files");
        page.add("files", files(&self.files));
        Ok(page)
    }
}
