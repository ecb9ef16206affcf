//! Drafts: typing that is not yet a command. Local, sealed, journalled; nothing a person typed is lost.

use obeznik_kernel::{PersonId, RecordId, Timestamp};
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use crate::error::StoreError;
use crate::journal::Entry;
use crate::open::Store;
use crate::records::id_from;

/// Something being written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What is being written, such as `paper/<id>/report`.
    pub draft_id: String,
    /// Whose it is.
    pub person: PersonId,
    /// The text, in whatever form the screen keeps it.
    pub body: String,
    /// When it was saved.
    pub saved_at: Timestamp,
}

impl Store {
    /// Saves a draft so that it lasts, instead of the one of the same id.
    ///
    /// # Errors
    /// [`StoreError`] when it was not saved.
    pub fn put_draft(&mut self, draft: &Draft) -> Result<(), StoreError> {
        let Draft { draft_id, person, body, saved_at } = draft.clone();
        self.journalled(Entry::Draft { draft_id, person, body, saved_at }, |connection| {
            put(connection, draft)
        })
    }

    /// Throws a draft away, because it became a command or its author wants so.
    ///
    /// # Errors
    /// [`StoreError`] when it is still there.
    pub fn remove_draft(&mut self, draft_id: &str) -> Result<(), StoreError> {
        let entry = Entry::DraftRemoved { draft_id: draft_id.to_owned() };
        self.journalled(entry, |connection| remove(connection, draft_id))
    }

    /// A draft, if there is one.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn draft(&self, draft_id: &str) -> Result<Option<Draft>, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("drafts/draft/get.sql"))?;
        Ok(statement.query_row([draft_id], draft_from).optional()?)
    }

    /// Drafts of everybody, by their ids.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn all_drafts(&self) -> Result<Vec<Draft>, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("drafts/draft/all.sql"))?;
        Ok(statement.query_map([], draft_from)?.collect::<Result<_, _>>()?)
    }

    /// Drafts of a person, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn drafts(&self, person: PersonId) -> Result<Vec<Draft>, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("drafts/draft/list.sql"))?;
        let rows = statement.query_map([person.0.as_bytes()], draft_from)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

pub(crate) fn put(connection: &Connection, draft: &Draft) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(include_str!("drafts/draft/put.sql"))?;
    statement.execute(params![
        draft.draft_id,
        draft.person.0.as_bytes(),
        draft.body,
        draft.saved_at.to_string()
    ])?;
    Ok(())
}

pub(crate) fn remove(connection: &Connection, draft_id: &str) -> Result<(), StoreError> {
    connection.prepare_cached(include_str!("drafts/draft/remove.sql"))?.execute([draft_id])?;
    Ok(())
}

fn draft_from(row: &Row<'_>) -> rusqlite::Result<Draft> {
    let person: RecordId = id_from(row, "person")?;
    let saved_at: String = row.get("saved_at")?;
    Ok(Draft {
        draft_id: row.get("draft_id")?,
        person: person.into(),
        body: row.get("body")?,
        saved_at: saved_at.parse().unwrap_or(Timestamp::UNIX_EPOCH),
    })
}
