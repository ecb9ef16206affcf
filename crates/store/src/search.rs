//! Full text over papers, versions, resolutions, tasks, people and attachments, in any inflection, with or
//! without diacritics.

mod document;
mod extracted;
mod group;
mod project;
mod query;
mod run;

pub use extracted::ExtractedText;
pub(crate) use project::SearchModels;
pub(crate) use query::while_typing;
pub use query::{SearchKind, SearchQuery, StateOf};
pub use run::{SearchFacet, SearchFacets, SearchHit, SearchPage, SnippetPiece};
