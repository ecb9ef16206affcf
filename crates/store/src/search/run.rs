//! Runs a query: hits with snippets, and the counts beside the filters.

use std::collections::BTreeMap;

use obeznik_czech::snippet::{Snippet, Sought, snippet};
use obeznik_kernel::{BodyId, RecordId};
use rusqlite::{Row, params};

use super::query::{SearchKind, SearchQuery};
use crate::error::StoreError;
use crate::read::Reader;
use crate::records::{id_from, maybe_id_from};

/// Characters of a snippet.
const SNIPPET: usize = 160;
/// Bytes of a long text looked at together, and how many such pieces at most: a snippet must not cost more
/// than the search.
const PIECE: usize = 4096;
const PIECES: usize = 32;

/// A page of hits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchPage {
    /// Hits that pass the filters.
    pub total: u64,
    /// The hits, the best first.
    pub hits: Vec<SearchHit>,
    /// Counts beside the filters.
    pub facets: SearchFacets,
}

/// A hit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchHit {
    /// What it is.
    pub kind: SearchKind,
    /// The record found.
    pub id: RecordId,
    /// The record to open: the paper of an attachment, the resolution of a task.
    pub owner: Option<RecordId>,
    /// The body it belongs to.
    pub body: Option<BodyId>,
    /// Its state as stored; empty where it has none.
    pub state: String,
    /// Its day, `YYYY-MM-DD`.
    pub happened_on: Option<String>,
    /// Its number; empty where it has none.
    pub number: String,
    /// Its title in pieces, found words marked.
    pub title: Vec<SnippetPiece>,
    /// A window of its text, found words marked.
    pub snippet: Vec<SnippetPiece>,
    /// Whether the text begins before the window.
    pub cut_before: bool,
    /// Whether the text goes on after it.
    pub cut_after: bool,
}

/// A piece of text, a found word or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnippetPiece {
    /// The text.
    pub text: String,
    /// Whether it was searched for.
    pub hit: bool,
}

/// Counts beside the filters; each ignores its own filter and obeys the others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchFacets {
    /// Hits by kind.
    pub kinds: Vec<SearchFacet<SearchKind>>,
    /// Hits by body.
    pub bodies: Vec<SearchFacet<BodyId>>,
    /// Hits by year, the newest first.
    pub years: Vec<SearchFacet<i16>>,
}

/// How many hits a choice would give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SearchFacet<T> {
    /// The choice.
    pub value: T,
    /// Its hits.
    pub hits: u64,
}

/// Hits alike in all that filters see.
struct Group {
    kind: SearchKind,
    body: Option<BodyId>,
    year: Option<i16>,
    state: String,
    hits: u64,
}

impl Reader {
    /// Searches.
    ///
    /// # Errors
    /// [`StoreError`] when the index cannot be read; a query of no words gives an empty page.
    pub fn search(&self, query: &SearchQuery) -> Result<SearchPage, StoreError> {
        let Some(expression) = query.expression() else { return Ok(SearchPage::default()) };
        let groups = self.groups(&expression)?;
        let passing = groups.iter().filter(|group| group.passes(query, None));
        Ok(SearchPage {
            total: passing.map(|group| group.hits).sum(),
            hits: self.hits_of(query, &expression)?,
            facets: facets(query, &groups),
        })
    }

    /// The hits alone, without counting the others: for the palette, at half the price.
    ///
    /// # Errors
    /// As [`Reader::search`].
    pub fn search_hits(&self, query: &SearchQuery) -> Result<Vec<SearchHit>, StoreError> {
        query.expression().map_or(Ok(Vec::new()), |expression| self.hits_of(query, &expression))
    }

    fn groups(&self, expression: &str) -> Result<Vec<Group>, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("index/groups.sql"))?;
        let read = |row: &Row<'_>| {
            let kind: String = row.get("kind")?;
            let body = maybe_id_from(row, "body")?.map(BodyId);
            let group = |kind| {
                Ok(Group {
                    kind,
                    body,
                    year: row.get("year")?,
                    state: row.get("state")?,
                    hits: row.get("number")?,
                })
            };
            SearchKind::of(&kind).map(group).transpose()
        };
        let rows = statement.query_map([expression], read)?;
        Ok(rows.filter_map(Result::transpose).collect::<Result<_, _>>()?)
    }

    fn hits_of(&self, query: &SearchQuery, expression: &str) -> Result<Vec<SearchHit>, StoreError> {
        if query.limit == 0 {
            return Ok(Vec::new());
        }
        let kinds: Vec<&str> = query.kinds().into_iter().map(SearchKind::as_str).collect();
        let bodies: Vec<String> = query.bodies.iter().map(|body| body.0.0.simple().to_string()).collect();
        let parameters = params![
            expression,
            json(&kinds)?,
            json(&bodies)?,
            json(&query.years)?,
            json(&query.states)?,
            query.limit,
            query.offset,
        ];
        let sought =
            if query.while_typing { Sought::while_typing(&query.text) } else { Sought::words(&query.text) };
        let mut statement = self.connection.prepare_cached(include_str!("index/page.sql"))?;
        let rows = statement.query_map(parameters, |row| hit_from(row, &sought))?;
        let mut hits = Vec::new();
        for row in rows {
            let (search_id, hit) = row?;
            hits.push(self.with_snippet(search_id, hit, &sought)?);
        }
        Ok(hits)
    }

    fn with_snippet(&self, search_id: i64, hit: SearchHit, sought: &Sought) -> Result<SearchHit, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("document/text.sql"))?;
        let text: String = statement.query_row([search_id], |row| row.get("body"))?;
        let (found, begins_later, ends_earlier) = window(&text, sought);
        Ok(SearchHit {
            cut_before: found.cut_before || begins_later,
            cut_after: found.cut_after || ends_earlier,
            snippet: pieces(found),
            ..hit
        })
    }
}

impl Group {
    /// Whether its hits pass all filters but one.
    fn passes(&self, query: &SearchQuery, but: Option<Facet>) -> bool {
        let kind = but == Some(Facet::Kind) || query.kinds().contains(&self.kind);
        let body = but == Some(Facet::Body)
            || query.bodies.is_empty()
            || self.body.is_some_and(|body| query.bodies.contains(&body));
        let year = but == Some(Facet::Year)
            || query.years.is_empty()
            || self.year.is_some_and(|year| query.years.contains(&year));
        kind && body && year && (query.states.is_empty() || query.states.contains(&self.state))
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Facet {
    Kind,
    Body,
    Year,
}

fn facets(query: &SearchQuery, groups: &[Group]) -> SearchFacets {
    let mut years = counted(query, groups, Facet::Year, |group| group.year);
    years.reverse();
    SearchFacets {
        kinds: counted(query, groups, Facet::Kind, |group| Some(group.kind)),
        bodies: counted(query, groups, Facet::Body, |group| group.body),
        years,
    }
}

fn counted<T: Ord>(
    query: &SearchQuery,
    groups: &[Group],
    facet: Facet,
    value: impl Fn(&Group) -> Option<T>,
) -> Vec<SearchFacet<T>> {
    let mut counts = BTreeMap::new();
    for group in groups.iter().filter(|group| group.passes(query, Some(facet))) {
        if let Some(value) = value(group) {
            *counts.entry(value).or_insert(0) += group.hits;
        }
    }
    counts.into_iter().map(|(value, hits)| SearchFacet { value, hits }).collect()
}

fn hit_from(row: &Row<'_>, sought: &Sought) -> rusqlite::Result<(i64, SearchHit)> {
    let (kind, title): (String, String) = (row.get("kind")?, row.get("title")?);
    let hit = SearchHit {
        kind: SearchKind::of(&kind).unwrap_or(SearchKind::Paper),
        id: id_from(row, "id")?,
        owner: maybe_id_from(row, "owner")?,
        body: maybe_id_from(row, "body")?.map(BodyId),
        state: row.get("state")?,
        happened_on: row.get("happened_on")?,
        number: row.get("number")?,
        title: pieces(snippet(&title, sought, title.len().max(1))),
        snippet: Vec::new(),
        cut_before: false,
        cut_after: false,
    };
    Ok((row.get("search_id")?, hit))
}

/// A snippet of the first piece of the text with a hit, and whether text lies before and after the piece.
fn window(text: &str, sought: &Sought) -> (Snippet, bool, bool) {
    let mut start = 0;
    for _ in 0..PIECES {
        let end = piece_end(text, start);
        let found = snippet(&text[start..end], sought, SNIPPET);
        if found.pieces.iter().any(|piece| piece.hit) {
            return (found, start > 0, end < text.len());
        }
        if end == text.len() {
            break;
        }
        start = end;
    }
    let end = piece_end(text, 0);
    (snippet(&text[..end], sought, SNIPPET), false, end < text.len())
}

/// Where a piece ends: between words, if it can.
fn piece_end(text: &str, start: usize) -> usize {
    let wanted = start + PIECE;
    if wanted >= text.len() {
        return text.len();
    }
    let boundary = (wanted..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    let next_space = text[boundary..].char_indices().take(200).find(|(_, letter)| letter.is_whitespace());
    next_space.map_or(boundary, |(at, _)| boundary + at)
}

fn pieces(found: Snippet) -> Vec<SnippetPiece> {
    found.pieces.into_iter().map(|piece| SnippetPiece { text: piece.text, hit: piece.hit }).collect()
}

/// A list for `json_each`, or nothing where a filter is not set.
fn json<T: serde::Serialize>(values: &[T]) -> Result<Option<String>, StoreError> {
    if values.is_empty() { Ok(None) } else { Ok(Some(serde_json::to_string(values)?)) }
}
