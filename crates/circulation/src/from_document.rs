//! A document written elsewhere into the fields of a paper, by the headings the town uses.
//!
//! Nothing is lost: what no heading claims goes to the report, and every block says where it went. Headings are
//! compared by stems, so that inflection, case, numbers before them and a colon after them make no difference.

mod finder;
mod headings;
mod label;
mod learn;
mod people;
mod sort;
#[cfg(test)]
mod tests;

use obeznik_kernel::PersonId;
use serde::{Deserialize, Serialize};

pub use finder::find;
pub use headings::{DEFAULT_HEADINGS, Headings};
pub(crate) use learn::subject;
pub use learn::{DocumentHeadings, LearnHeadings, document_headings_id, learn_headings, learned};
pub use people::{Known, people_named};
pub use sort::{ResolutionText, read_resolution, whole_text};

use crate::stored_enum::stored_enum;

stored_enum! {
    /// What a heading says about the words that follow.
    HeadingField {
        /// The title.
        Title = "title",
        /// Předkladatel.
        Presenter = "presenter",
        /// Zpracovatel.
        Drafter = "drafter",
        /// Důvodová zpráva.
        Report = "report",
        /// Návrh usnesení.
        Resolution = "resolution",
        /// Seznam příloh.
        Annexes = "annexes",
        /// Nothing: it is a heading inside a text.
        Text = "text",
    }
}

/// A heading and what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Heading {
    /// Its words as a town writes them.
    pub words: String,
    /// What follows.
    pub field: HeadingField,
}

/// What a block looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// A heading by its style, or a bold line.
    Heading,
    /// A paragraph or a note.
    Plain,
    /// A line right under the block before it, after a line break.
    Line,
    /// An item of a list.
    Item,
    /// A row of a table.
    Row,
}

/// A block of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it looks like.
    pub look: Look,
    /// Its words; a row has a text for each cell.
    pub cells: Vec<String>,
}

/// What was found in a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The title.
    pub title: String,
    /// Whether the title stands under no heading but was guessed.
    pub title_is_guessed: bool,
    /// Who presents, as written; empty when nobody of the town fits.
    pub presenter: String,
    /// People of the town who fit, the likeliest first.
    pub presenters: Vec<PersonId>,
    /// Who drafted, as written; empty when nobody of the town fits.
    pub drafter: String,
    /// People of the town who fit, the likeliest first.
    pub drafters: Vec<PersonId>,
    /// The report: what no heading claimed, what belongs to it, and what the document says about annexes.
    pub report: String,
    /// The draft resolution as written.
    pub resolution: String,
    /// What the document says about annexes, a line each; they are in the report too.
    pub annexes: Vec<String>,
    /// Headings that were understood and are in no field.
    pub headings: Vec<String>,
    /// What became of each block, in their order.
    pub uses: Vec<Use>,
}

/// What became of a block.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Use {
    /// The words that are, or may be, a heading; empty when none.
    pub heading: String,
    /// What the heading was understood as.
    pub field: Option<HeadingField>,
    /// The fields its words went to; [`HeadingField::Text`] is what no heading claimed.
    pub went: Vec<HeadingField>,
}
