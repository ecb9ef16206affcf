//! What crosses the edge.

use obeznik_circulation::clause::Clause;
use obeznik_circulation::from_document::{Heading, HeadingField};
use obeznik_circulation::paper::CreatePaper;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::office::shared::Phrase;

/// How a document is to be read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct DraftChoice {
    /// What the person said of headings on this screen; it wins over what the town taught.
    pub headings: Vec<Heading>,
}

/// What a file would become.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DraftPreview {
    /// Name of the document that was read; empty when an e-mail brought none.
    pub document: String,
    /// Who sent the e-mail; empty when it is none.
    pub sender: String,
    /// The words of an e-mail that brought a document; they are in no field.
    pub letter_text: String,
    /// The title.
    pub title: String,
    /// Whether the title stood under no heading.
    pub title_is_guessed: bool,
    /// Who presents, as written; empty when nobody of the town fits.
    pub presenter: String,
    /// People of the town who fit, the likeliest first.
    pub presenters: Vec<String>,
    /// Who drafted, as written; empty when nobody of the town fits.
    pub drafter: String,
    /// People of the town who fit, the likeliest first.
    pub drafters: Vec<String>,
    /// The report.
    pub report: String,
    /// The draft resolution as written.
    pub resolution: String,
    /// Its clauses.
    pub clauses: Vec<Clause>,
    /// What of it is in no clause and goes to the report.
    pub resolution_left: String,
    /// What the document says about annexes, a line each.
    pub annexes: Vec<String>,
    /// The document by blocks; of a long one the first 400.
    pub blocks: Vec<DraftBlock>,
    /// Blocks of the whole document.
    pub block_count: u32,
    /// The file itself, and the files of the e-mail.
    pub files: Vec<DraftFile>,
    /// What the person should know.
    pub notes: Vec<Phrase>,
}

/// A block of the document and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DraftBlock {
    /// `heading`, `item`, `row` or `plain`.
    pub look: String,
    /// Its words; a row has a text for each cell.
    pub cells: Vec<String>,
    /// Words that are, or may be, a heading; empty when none.
    pub heading: String,
    /// What the heading was understood as.
    pub field: Option<HeadingField>,
    /// The fields its words go to.
    pub went: Vec<HeadingField>,
}

/// A file that may be kept with the paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DraftFile {
    /// Its place in the e-mail; nothing for the file itself.
    pub place: Option<u32>,
    /// Its name.
    pub name: String,
    /// Its size.
    pub size_bytes: u64,
    /// Whether it is kept unless the person says otherwise.
    pub is_kept: bool,
    /// Whether it is the document that was read, which may stay a file and be the report.
    pub is_document: bool,
    /// Why it cannot be kept.
    pub why: Option<Phrase>,
}

/// What is to be founded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DraftInput {
    /// The paper with its report; clauses come from `resolution`.
    pub paper: CreatePaper,
    /// The draft resolution as a text.
    pub resolution: String,
    /// Files that are kept with the paper.
    pub files: Vec<DraftPart>,
    /// Headings the town shall know from now on.
    pub learn: Vec<Heading>,
    /// The document, where it stays a file and is the report; nothing where the report is the text of the paper.
    #[serde(default)]
    pub report: Option<DraftPart>,
}

/// A file to keep.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DraftPart {
    /// Its place in the e-mail; nothing for the file itself.
    pub place: Option<u32>,
    /// Its name.
    pub name: String,
}

/// What was founded.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DraftMade {
    /// The paper.
    pub paper: String,
    /// The command that founded it.
    pub command: String,
    /// Whether nothing is seen of it before the office has decided; files are added then.
    pub awaits_office: bool,
    /// Names of files that are not with the paper.
    pub unattached: Vec<String>,
    /// The command by which headings were learned; empty when none were.
    pub learned: String,
}
