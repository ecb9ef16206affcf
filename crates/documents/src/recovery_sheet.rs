//! The sheet with the recovery code (list s obnovovacím kódem), for a safe.

use jiff::civil::Date;
use serde::Serialize;

use crate::error::DocumentError;
use crate::imprint::Imprint;
use crate::letterhead::{Letterhead, Signature};
use crate::press::{Template, print};

/// What stands on the sheet. The code is what matters; everything else tells a stranger what to do with it.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct RecoverySheet {
    /// Whose office it opens.
    pub letterhead: Letterhead,
    /// Place of issue, `Vzorov`.
    pub issued_in: String,
    /// Day of issue.
    pub issued_on: Date,
    /// `Obnovovací kód`.
    pub title: String,
    /// Who made it.
    pub person: String,
    /// The groups of the code in order.
    pub groups: Vec<String>,
    /// What it is, in one paragraph.
    pub what: String,
    /// A heading and the sentences under it, in the order of need.
    pub parts: Vec<SheetPart>,
    /// Who took it over and where it lies, to be filled in by hand.
    pub signatures: Vec<Signature>,
}

/// A heading and its sentences.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SheetPart {
    /// The heading.
    pub heading: String,
    /// The sentences.
    pub lines: Vec<String>,
}

/// Prints the sheet with the recovery code.
///
/// # Errors
/// [`DocumentError`]; [`DocumentError::Blank`] without the title, the person or the municipality.
pub fn recovery_sheet(sheet: &RecoverySheet, imprint: &Imprint) -> Result<Vec<u8>, DocumentError> {
    let fields = [("title", &sheet.title), ("person", &sheet.person)];
    print(Template::RecoverySheet, &fields, sheet, &sheet.letterhead, imprint)
}
