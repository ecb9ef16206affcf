//! What could be read in a lost device, for the data protection officer.

use jiff::civil::{Date, DateTime};
use serde::Serialize;

use crate::error::DocumentError;
use crate::imprint::Imprint;
use crate::letterhead::{Letterhead, Signature};
use crate::press::{Template, print};

/// A report on a lost device (zpráva o ztraceném zařízení): whose it was, what protected it, what was in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LostDevice {
    /// Whose office it belonged to.
    pub letterhead: Letterhead,
    /// Place of issue, `Vzorov`.
    pub issued_in: String,
    /// Day of issue.
    pub issued_on: Date,
    /// `Notebook referenta`.
    pub name: String,
    /// Its person with their function.
    pub person: String,
    /// Its identifier in the log.
    pub identifier: String,
    /// When it was paired.
    pub paired_at: DateTime,
    /// When it was last heard of.
    pub seen_at: DateTime,
    /// When it was shown out; nothing where that was before this report was asked for.
    pub ended_at: Option<DateTime>,
    /// What is said in place of a time that is not known.
    pub ended_before: String,
    /// What happens in it at its next contact.
    pub ending: String,
    /// What protected it and until when what holds, each a sentence.
    pub protection: Vec<Fact>,
    /// What was in it by kind.
    pub held: Vec<Fact>,
    /// What a reader must know before the list.
    pub notices: Vec<String>,
    /// Papers that not everybody sees.
    pub papers: Vec<LostPaper>,
    /// Who signs.
    pub signatures: Vec<Signature>,
}

/// A term and what is said of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// The term.
    pub term: String,
    /// What is said.
    pub value: String,
}

/// Terms as a page has them; those nothing is said of are left out.
pub(crate) fn terms(facts: &[Fact]) -> Vec<crate::page::Fact> {
    let given = facts.iter().filter(|fact| !fact.value.trim().is_empty());
    given.map(|Fact { term, value }| crate::page::Fact { term: term.clone(), value: value.clone() }).collect()
}

/// A paper that was in the device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LostPaper {
    /// Number; blank while it has none.
    pub number: String,
    /// Title.
    pub title: String,
    /// Who may see it.
    pub access: String,
    /// Files under it that may have been there.
    pub annexes: usize,
}

/// Prints the report on a lost device.
///
/// # Errors
/// [`DocumentError`]; [`DocumentError::Blank`] without the name, the person or the municipality.
pub fn lost_device(report: &LostDevice, imprint: &Imprint) -> Result<Vec<u8>, DocumentError> {
    let fields = [("name", &report.name), ("person", &report.person)];
    print(Template::LostDevice, &fields, report, &report.letterhead, imprint)
}
