//! Full text over everything.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A search.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SearchInput {
    /// Words, „phrases" in quotes.
    pub text: String,
    /// Kinds to keep: `paper`, `resolution`, `task`, `person`, `attachment`, `meeting`; empty for all.
    pub kinds: Vec<String>,
    /// Only of the body; empty for all.
    pub body: String,
    /// Only of the year; 0 for all.
    pub year: u16,
    /// First hit.
    pub offset: u32,
    /// Most hits; at most 100.
    pub limit: u32,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SearchPage {
    /// Hits, the best first.
    pub hits: Vec<SearchHit>,
    /// Hits in all.
    pub total: u32,
    /// Hits by kind.
    pub by_kind: Vec<(String, u32)>,
    /// How long it took.
    pub millis: u32,
}

/// One hit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SearchHit {
    /// Kind.
    pub kind: String,
    /// Identifier.
    pub id: String,
    /// Number; empty when none.
    pub number: String,
    /// Title.
    pub title: String,
    /// Body or place; empty when none.
    pub place: String,
    /// Day; nothing when none.
    pub on: Option<String>,
    /// Pieces of the text; hits are marked.
    pub snippet: Vec<SnippetPiece>,
}

/// A piece of a snippet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SnippetPiece {
    /// Text.
    pub text: String,
    /// Whether it is what was sought.
    pub hit: bool,
}
