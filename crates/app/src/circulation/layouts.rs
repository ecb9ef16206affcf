//! How the town's documents look, for the settings.

use obeznik_circulation::edition::PrintedKind;
use obeznik_circulation::layout::{
    DocumentLayout, LetterheadLines, Needed, layout_id, letterhead_id, sections_of,
};
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{BodyId, Records};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::{ApiError, Code};
use crate::office::{Reader, parse_id};

/// Whose documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LayoutInput {
    /// `cover_sheet`, `invitation`, `extract`, `resolution_list`, `certificate`.
    pub kind: String,
    /// The body; empty for all that have no look of their own.
    pub body: String,
}

/// A section of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SectionDto {
    /// Its name, by which texts call it.
    pub name: String,
    /// Whether it may be left out.
    pub may_hide: bool,
}

/// How a kind of document looks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LayoutDto {
    /// As it is set, or the program's own.
    pub layout: DocumentLayout,
    /// Whether anybody set it for just this body, or for all.
    pub is_set: bool,
    /// All sections in the order of the program.
    pub sections: Vec<SectionDto>,
    /// How to reach the office, in the letterhead.
    pub letterhead: LetterheadLines,
}

/// How a kind of document looks.
///
/// # Errors
/// [`Code::Invalid`] for a kind or body that is none.
pub fn layout(reader: &Reader<'_>, input: LayoutInput) -> Result<LayoutDto, ApiError> {
    let kind = PrintedKind::ALL.iter().find(|kind| kind.as_str() == input.kind).cloned();
    let kind =
        kind.ok_or_else(|| ApiError::new(Code::Invalid, "error-bad-input").with("what", &input.kind))?;
    let body = if input.body.is_empty() { None } else { Some(BodyId(parse_id(&input.body)?)) };
    let found = reader.records.find::<DocumentLayout>(layout_id(&kind, body))?;
    let is_set = found.is_some();
    let sections = sections_of(&kind)
        .iter()
        .map(|(name, needed)| SectionDto { name: (*name).to_owned(), may_hide: *needed == Needed::Maybe });
    Ok(LayoutDto {
        sections: sections.collect(),
        layout: found.map_or_else(|| DocumentLayout::own(kind, body), |stored| stored.value),
        is_set,
        letterhead: letterhead(reader)?,
    })
}

/// The lines of the letterhead.
///
/// # Errors
/// What the records say.
pub fn letterhead(reader: &Reader<'_>) -> Result<LetterheadLines, ApiError> {
    let found = reader.records.find::<LetterheadLines>(letterhead_id())?;
    Ok(found.map(|stored| stored.value).unwrap_or_default())
}

/// The look that holds for a document of a body: its own, else that of the town, else the program's.
///
/// # Errors
/// What the records say.
pub fn in_force(
    reader: &Reader<'_>,
    kind: &PrintedKind,
    body: Option<BodyId>,
) -> Result<DocumentLayout, ApiError> {
    in_force_among(reader.records, kind, body)
}

/// The same where there are records alone.
///
/// # Errors
/// As [`in_force`].
pub fn in_force_among(
    records: &dyn Records,
    kind: &PrintedKind,
    body: Option<BodyId>,
) -> Result<DocumentLayout, ApiError> {
    let own = body.map(|body| records.find::<DocumentLayout>(layout_id(kind, Some(body))));
    let own = own.transpose()?.flatten();
    let found = match own {
        Some(own) => Some(own),
        None => records.find::<DocumentLayout>(layout_id(kind, None))?,
    };
    Ok(found.map_or_else(|| DocumentLayout::own(kind.clone(), body), |stored| stored.value))
}
