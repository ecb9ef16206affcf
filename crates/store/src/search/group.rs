//! Documents alike in all that filters see; counting hits reads their numbers alone.

use obeznik_kernel::BodyId;
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::document::Document;
use super::query::{SearchKind, SearchQuery, StateOf};
use crate::error::StoreError;
use crate::project::{maybe_key, run};
use crate::records::maybe_id_from;

/// A group of documents.
pub(super) struct Group {
    pub(super) group_id: i64,
    pub(super) kind: SearchKind,
    pub(super) body: Option<BodyId>,
    pub(super) year: Option<i16>,
    pub(super) state: String,
}

/// A filter that counts beside it ignore.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Facet {
    Kind,
    Body,
    Year,
    State,
}

impl Group {
    /// Whether its documents pass all filters but one.
    pub(super) fn passes(&self, query: &SearchQuery, but: Option<Facet>) -> bool {
        let kind = but == Some(Facet::Kind) || query.kinds().contains(&self.kind);
        let body = but == Some(Facet::Body)
            || query.bodies.is_empty()
            || self.body.is_some_and(|body| query.bodies.contains(&body));
        let year = but == Some(Facet::Year)
            || query.years.is_empty()
            || self.year.is_some_and(|year| query.years.contains(&year));
        let state = but == Some(Facet::State)
            || query.states.is_empty()
            || query.states.iter().any(|one| self.is(one));
        kind && body && year && state
    }
}

impl Group {
    fn is(&self, state: &StateOf) -> bool {
        state.kind == self.kind && state.state == self.state
    }

    /// The state of its documents; nothing where they have none.
    pub(super) fn state_of(&self) -> Option<StateOf> {
        (!self.state.is_empty()).then(|| StateOf { kind: self.kind, state: self.state.clone() })
    }
}

/// The group of a document, made when it is the first of its like.
pub(super) fn id_of(connection: &Connection, document: &Document<'_>) -> Result<i64, StoreError> {
    let body = maybe_key(document.body);
    let parameters = params![document.kind, body, document.year, document.state];
    let read = |row: &Row<'_>| row.get("group_id");
    let mut statement = connection.prepare_cached(include_str!("group/find.sql"))?;
    if let Some(found) = statement.query_row(parameters, read).optional()? {
        return Ok(found);
    }
    run(connection, include_str!("group/insert.sql"), parameters)?;
    Ok(connection.last_insert_rowid())
}

/// Every group of a kind that this program knows.
pub(super) fn all(connection: &Connection) -> Result<Vec<Group>, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("group/list.sql"))?;
    let rows = statement.query_map([], group_from)?;
    Ok(rows.filter_map(Result::transpose).collect::<Result<_, _>>()?)
}

fn group_from(row: &Row<'_>) -> rusqlite::Result<Option<Group>> {
    let kind: String = row.get("kind")?;
    let Some(kind) = SearchKind::of(&kind) else { return Ok(None) };
    Ok(Some(Group {
        group_id: row.get("group_id")?,
        kind,
        body: maybe_id_from(row, "body")?.map(BodyId),
        year: row.get("year")?,
        state: row.get("state")?,
    }))
}
