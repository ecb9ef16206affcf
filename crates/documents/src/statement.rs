//! What an office keeps about a person, for that person.

use jiff::civil::{Date, DateTime};
use serde::Serialize;

use crate::control_contents::PackedFile;
use crate::error::DocumentError;
use crate::imprint::Imprint;
use crate::letterhead::Letterhead;
use crate::lost_device::Fact;
use crate::press::{Template, print};

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
    let required = [("title", &statement.title)];
    print(Template::PersonStatement, &required, statement, &statement.letterhead, imprint)
}
