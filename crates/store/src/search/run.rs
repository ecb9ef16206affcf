//! Runs a query: hits with snippets, and the counts beside the filters.

use std::collections::{BTreeMap, HashMap};

use obeznik_czech::snippet::{Snippet, Sought, snippet};
use obeznik_kernel::{BodyId, RecordId};
use rusqlite::{Row, params};

use super::group::{self, Facet, Group};
use super::query::{SearchKind, SearchQuery, StateOf, with_forms};
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
    /// Hits by state, kind by kind.
    pub states: Vec<SearchFacet<StateOf>>,
}

/// How many hits a choice would give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SearchFacet<T> {
    /// The choice.
    pub value: T,
    /// Its hits.
    pub hits: u64,
}

/// Hits that are ranked; of more the newest, and the others follow by age. A word found more often tells
/// nothing anyway, and ranking all of them takes longer than a person waits.
const RANKED: usize = 2000;

impl Reader {
    /// Searches.
    ///
    /// # Errors
    /// [`StoreError`] when the index cannot be read; a query of no words gives an empty page.
    pub fn search(&self, query: &SearchQuery) -> Result<SearchPage, StoreError> {
        let Some(expression) = query.expression() else { return Ok(SearchPage::default()) };
        let groups = group::all(&self.connection)?;
        let counts = self.counts(&expression)?;
        let hits = |group: &Group| counts.get(&group.group_id).copied().unwrap_or(0);
        let counted: Vec<(&Group, u64)> = groups.iter().map(|group| (group, hits(group))).collect();
        let passing = counted.iter().filter(|(group, _)| group.passes(query, None));
        Ok(SearchPage {
            total: passing.map(|(_, hits)| hits).sum(),
            hits: self.hits_of(query, &expression, &groups)?,
            facets: facets(query, &counted),
        })
    }

    /// The hits alone, without counting the others: for the palette, at half the price.
    ///
    /// # Errors
    /// As [`Reader::search`].
    pub fn search_hits(&self, query: &SearchQuery) -> Result<Vec<SearchHit>, StoreError> {
        let Some(expression) = query.expression() else { return Ok(Vec::new()) };
        self.hits_of(query, &expression, &group::all(&self.connection)?)
    }

    /// Kinds and identifiers of texts of these kinds that hold a form of each word, the best first. The forms are as
    /// `obeznik_czech::naming` gives them.
    ///
    /// # Errors
    /// As [`Reader::search`].
    pub fn texts_with_forms(
        &self,
        words: &[Vec<String>],
        kinds: &[SearchKind],
        limit: usize,
    ) -> Result<Vec<(SearchKind, RecordId)>, StoreError> {
        let Some(expression) = with_forms(words) else { return Ok(Vec::new()) };
        let query = SearchQuery { kinds: kinds.to_vec(), limit, ..SearchQuery::default() };
        let groups = group::all(&self.connection)?;
        let mut statement = self.connection.prepare_cached(include_str!("document/get.sql"))?;
        let read = |row: &Row<'_>| Ok((row.get::<_, String>("kind")?, id_from(row, "id")?));
        let mut found = Vec::new();
        for search_id in self.places(&query, &expression, &only(&query, &groups)?)? {
            let (kind, id) = statement.query_row([search_id], read)?;
            found.extend(SearchKind::of(&kind).map(|kind| (kind, id)));
        }
        Ok(found)
    }

    fn counts(&self, expression: &str) -> Result<HashMap<i64, u64>, StoreError> {
        let read = |row: &Row<'_>| Ok((row.get("group_id")?, row.get("number")?));
        let counts = self.rows(include_str!("index/count.sql"), [expression], read)?;
        Ok(counts.into_iter().collect())
    }

    fn hits_of(
        &self,
        query: &SearchQuery,
        expression: &str,
        groups: &[Group],
    ) -> Result<Vec<SearchHit>, StoreError> {
        let sought =
            if query.while_typing { Sought::while_typing(&query.text) } else { Sought::words(&query.text) };
        let places = self.places(query, expression, &only(query, groups)?)?;
        places.into_iter().map(|search_id| self.hit(search_id, &sought)).collect()
    }

    /// The documents of a page in their order.
    fn places(
        &self,
        query: &SearchQuery,
        expression: &str,
        only: &Option<String>,
    ) -> Result<Vec<i64>, StoreError> {
        let id = |row: &Row<'_>| row.get("id");
        let (offset, end) = (query.offset, query.offset.saturating_add(query.limit));
        let mut places = Vec::new();
        if offset < RANKED.min(end) {
            let ranked = params![expression, only, RANKED, RANKED.min(end) - offset, offset];
            places = self.rows(include_str!("index/ranked.sql"), ranked, id)?;
        }
        if end > RANKED.max(offset) {
            let from = RANKED.max(offset);
            let older = params![expression, only, end - from, from];
            places.extend(self.rows(include_str!("index/older.sql"), older, id)?);
        }
        Ok(places)
    }

    fn hit(&self, search_id: i64, sought: &Sought) -> Result<SearchHit, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("document/get.sql"))?;
        Ok(statement.query_row([search_id], |row| hit_from(row, sought))?)
    }
}

/// Groups that pass the filters, as a list for `json_each`; nothing when all of them do.
fn only(query: &SearchQuery, groups: &[Group]) -> Result<Option<String>, StoreError> {
    let passing = groups.iter().filter(|group| group.passes(query, None)).map(|group| group.group_id);
    let passing: Vec<i64> = passing.collect();
    if passing.len() == groups.len() { Ok(None) } else { Ok(Some(serde_json::to_string(&passing)?)) }
}

fn facets(query: &SearchQuery, groups: &[(&Group, u64)]) -> SearchFacets {
    let mut years = counted(query, groups, Facet::Year, |group| group.year);
    years.reverse();
    SearchFacets {
        kinds: counted(query, groups, Facet::Kind, |group| Some(group.kind)),
        bodies: counted(query, groups, Facet::Body, |group| group.body),
        years,
        states: counted(query, groups, Facet::State, Group::state_of),
    }
}

fn counted<T: Ord>(
    query: &SearchQuery,
    groups: &[(&Group, u64)],
    facet: Facet,
    value: impl Fn(&Group) -> Option<T>,
) -> Vec<SearchFacet<T>> {
    let mut counts = BTreeMap::new();
    for (group, hits) in groups.iter().filter(|(group, hits)| *hits > 0 && group.passes(query, Some(facet))) {
        if let Some(value) = value(group) {
            *counts.entry(value).or_insert(0) += hits;
        }
    }
    counts.into_iter().map(|(value, hits)| SearchFacet { value, hits }).collect()
}

fn hit_from(row: &Row<'_>, sought: &Sought) -> rusqlite::Result<SearchHit> {
    let (kind, title, text): (String, String, String) =
        (row.get("kind")?, row.get("title")?, row.get("text")?);
    let (found, begins_later, ends_earlier) = window(&text, sought);
    Ok(SearchHit {
        kind: SearchKind::of(&kind).unwrap_or(SearchKind::Paper),
        id: id_from(row, "id")?,
        owner: maybe_id_from(row, "owner")?,
        body: maybe_id_from(row, "body")?.map(BodyId),
        state: row.get("state")?,
        happened_on: row.get("happened_on")?,
        number: row.get("number")?,
        title: pieces(snippet(&title, sought, title.len().max(1))),
        cut_before: found.cut_before || begins_later,
        cut_after: found.cut_after || ends_earlier,
        snippet: pieces(found),
    })
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
