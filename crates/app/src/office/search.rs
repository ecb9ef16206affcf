//! Full text over everything.

use std::time::Instant;

use obeznik_store::{SearchFacet, SearchKind, SearchQuery, StateOf};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::{ApiError, Code};
use crate::circulation::readings::is_withheld;
use crate::municipality::names::Names;
use crate::office::{Reader, parse_id};

/// A search.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SearchInput {
    /// Words, „phrases" in quotes.
    pub text: String,
    /// Kinds to keep: `paper`, `paper_version`, `resolution`, `task`, `person`, `attachment`,
    /// `meeting_document`; empty for all but versions.
    pub kinds: Vec<String>,
    /// Only of the body; empty for all.
    pub body: String,
    /// Only of the year; 0 for all.
    pub year: u16,
    /// Only in the state, such as `paper/closed`; empty for all.
    #[serde(default)]
    pub state: String,
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
    /// Hits by body.
    pub by_body: Vec<(String, u32)>,
    /// Hits by year, the newest first.
    pub by_year: Vec<(String, u32)>,
    /// Hits by state, such as `paper/closed`.
    pub by_state: Vec<(String, u32)>,
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
    /// State as stored; empty when none.
    pub state: String,
    /// Body or place; empty when none.
    pub place: String,
    /// Day; nothing when none.
    pub on: Option<String>,
    /// Pieces of the text; hits are marked.
    pub snippet: Vec<SnippetPiece>,
    /// Whether its text is kept close and seen only by opening it, which is written down.
    pub is_withheld: bool,
}

/// A piece of a snippet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SnippetPiece {
    /// Text.
    pub text: String,
    /// Whether it is what was sought.
    pub hit: bool,
}

/// Most hits given at once.
const MOST: u32 = 100;

/// Searches everything this person has.
///
/// # Errors
/// When the store cannot be read.
pub fn search(reader: &Reader<'_>, input: SearchInput) -> Result<SearchPage, ApiError> {
    let started = Instant::now();
    let body = (!input.body.is_empty()).then(|| parse_id(&input.body)).transpose()?;
    let query = SearchQuery {
        text: input.text,
        while_typing: true,
        kinds: input.kinds.iter().filter_map(|kind| SearchKind::of(kind)).collect(),
        bodies: body.into_iter().map(Into::into).collect(),
        years: i16::try_from(input.year).ok().filter(|year| *year != 0).into_iter().collect(),
        states: (!input.state.is_empty()).then(|| state_of(&input.state)).transpose()?.into_iter().collect(),
        offset: input.offset as usize,
        limit: input.limit.min(MOST) as usize,
    };
    let page = reader.store.search(&query)?;
    let names = Names::of(reader.records);
    let facets = page.facets;
    Ok(SearchPage {
        by_kind: counts(facets.kinds, |kind| kind.as_str().to_owned()),
        by_body: counts(facets.bodies, |body| body.to_string()),
        by_year: counts(facets.years, |year| year.to_string()),
        by_state: counts(facets.states, |of| format!("{}/{}", of.kind.as_str(), of.state)),
        total: count_of(page.total),
        hits: page.hits.into_iter().map(|hit| to_hit(reader, &names, hit)).collect::<Result<_, _>>()?,
        millis: u32::try_from(started.elapsed().as_millis()).unwrap_or(u32::MAX),
    })
}

fn count_of(hits: u64) -> u32 {
    u32::try_from(hits).unwrap_or(u32::MAX)
}

fn counts<T>(facets: Vec<SearchFacet<T>>, word: impl Fn(T) -> String) -> Vec<(String, u32)> {
    facets.into_iter().map(|facet| (word(facet.value), count_of(facet.hits))).collect()
}

/// `paper/closed`.
fn state_of(text: &str) -> Result<StateOf, ApiError> {
    let parts = text.split_once('/').and_then(|(kind, state)| Some((SearchKind::of(kind)?, state)));
    let (kind, state) =
        parts.ok_or_else(|| ApiError::new(Code::Invalid, "error-bad-input").with("what", "state"))?;
    Ok(StateOf { kind, state: state.to_owned() })
}

fn to_hit(
    reader: &Reader<'_>,
    names: &Names<'_>,
    hit: obeznik_store::SearchHit,
) -> Result<SearchHit, ApiError> {
    let is_withheld = is_withheld(reader, &hit, Some(reader.me))?;
    let snippet = if is_withheld { Vec::new() } else { hit.snippet };
    let body = hit.body.map(|id| names.body(id)).transpose()?;
    let owner = match hit.kind {
        SearchKind::PaperVersion => hit.owner.unwrap_or(hit.id), // an annex and a document are opened themselves
        _ => hit.id,
    };
    Ok(SearchHit {
        kind: hit.kind.as_str().to_owned(),
        id: owner.to_string(),
        number: hit.number,
        state: hit.state,
        title: hit.title.iter().map(|piece| piece.text.as_str()).collect(),
        place: body.map(|body| body.short_name).unwrap_or_default(),
        on: hit.happened_on,
        snippet: snippet.into_iter().map(|piece| SnippetPiece { text: piece.text, hit: piece.hit }).collect(),
        is_withheld,
    })
}
