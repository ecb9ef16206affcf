//! How a town's documents look: what stands in them in which order, who signs, which sentences are always there.
//!
//! A town that sets nothing gets the program's own wording; a body that sets nothing gets its town's.

mod addressed;
mod define;
mod letterhead;

use obeznik_kernel::{BodyId, Record, RecordId};
use serde::{Deserialize, Serialize};

pub use addressed::body_addressed;
pub use define::{DefineLayout, define_layout, layout_fault};
pub use letterhead::{LetterheadLines, SetLetterhead, letterhead_id, set_letterhead};

use crate::edition::PrintedKind;
use crate::stored_enum::stored_enum;

stored_enum! {
    /// Who signs a document.
    Signer {
        /// The chair of the body; in the council and the assembly the mayor.
        Chair = "chair",
        /// The deputy chair.
        Deputy = "deputy",
        /// The secretary of the body or of the office, who attests a copy.
        Secretary = "secretary",
        /// Who drafted the paper.
        Drafter = "drafter",
        /// The head of the paper's department.
        Head = "head",
    }
}

/// How one kind of document looks, in the whole town or in one body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct DocumentLayout {
    /// Which document.
    pub kind: PrintedKind,
    /// Whose; nothing for every body that has none of its own.
    #[serde(default)]
    pub body: Option<BodyId>,
    /// Sections in their order; those not named follow as the program has them.
    #[serde(default)]
    pub sections: Vec<String>,
    /// Sections left out.
    #[serde(default)]
    pub hidden: Vec<String>,
    /// A sentence before all sections; an empty line parts paragraphs.
    #[serde(default)]
    pub opening: String,
    /// A sentence after all sections.
    #[serde(default)]
    pub closing: String,
    /// Who signs, in order; empty for whom the program knows.
    #[serde(default)]
    pub signers: Vec<Signer>,
    /// Whether „v. r.“ stands behind the names: the original was signed by hand.
    #[serde(default)]
    pub in_own_hand: bool,
}

impl Record for DocumentLayout {
    const KIND: &'static str = "document_layout";
}

impl DocumentLayout {
    /// The program's own.
    pub fn own(kind: PrintedKind, body: Option<BodyId>) -> Self {
        Self {
            kind,
            body,
            sections: Vec::new(),
            hidden: Vec::new(),
            opening: String::new(),
            closing: String::new(),
            signers: Vec::new(),
            in_own_hand: false,
        }
    }
}

/// Sections of a kind of document in the order the program has them. What the law asks for cannot be left out.
pub fn sections_of(kind: &PrintedKind) -> &'static [(&'static str, Needed)] {
    use Needed::{Always, Maybe};
    match kind {
        PrintedKind::CoverSheet => &[
            ("facts", Always),
            ("draft", Always),
            ("cover", Maybe),
            ("annexes", Maybe),
            ("route", Maybe),
            ("opinions", Maybe),
        ],
        PrintedKind::Invitation => &[("facts", Always), ("programme", Always), ("closing", Always)],
        PrintedKind::Extract => &[("notices", Always), ("text", Always)],
        PrintedKind::ResolutionList => &[("overview", Maybe), ("resolutions", Always), ("closing", Always)],
        PrintedKind::Certificate => &[("certified", Always), ("mandate", Always), ("receipt", Maybe)],
        PrintedKind::Unknown(_) => &[],
    }
}

/// Whether a section may be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needed {
    /// A document without it says nothing, or not what the law asks for.
    Always,
    /// It may be left out.
    Maybe,
}

/// The identifier of the layout of a kind of document in a body or in the whole town.
pub fn layout_id(kind: &PrintedKind, body: Option<BodyId>) -> RecordId {
    let body = body.map(|body| body.0.to_string()).unwrap_or_default();
    RecordId::well_known(&format!("document-layout/{}/{body}", kind.as_str()))
}
