//! One document of the index: written and taken away with the very same words.

use obeznik_czech::stem::stems;
use obeznik_kernel::RecordId;
use rusqlite::{Connection, OptionalExtension as _, params};

use crate::error::StoreError;
use crate::project::{key, maybe_key, run};
use crate::records::Touched;

/// A record as it is searched for.
pub(super) struct Document<'a> {
    pub(super) kind: &'a str,
    pub(super) id: RecordId,
    pub(super) owner: Option<RecordId>,
    pub(super) body: Option<RecordId>,
    pub(super) year: Option<i16>,
    pub(super) state: String,
    pub(super) happened_on: Option<String>,
    pub(super) number: String,
    pub(super) title: String,
    pub(super) text: String,
}

/// Writes a document and its words.
pub(super) fn put(connection: &Connection, document: &Document<'_>) -> Result<(), StoreError> {
    let parameters = params![
        document.kind,
        key(document.id),
        maybe_key(document.owner),
        maybe_key(document.body),
        document.year,
        document.state,
        document.happened_on,
        document.number,
        document.title,
    ];
    let mut statement = connection.prepare_cached(include_str!("document/insert.sql"))?;
    let search_id: i64 = statement.query_row(parameters, |row| row.get("search_id"))?;
    run(connection, include_str!("document/insert_text.sql"), params![search_id, document.text])?;
    let (exact, stem) = words(&document.number, &document.title, &document.text);
    run(connection, include_str!("index/insert.sql"), params![search_id, exact, stem])
}

/// Takes a document and its words away, if it is there.
pub(super) fn remove(connection: &Connection, (kind, id): &Touched) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(include_str!("document/find.sql"))?;
    let read = |row: &rusqlite::Row<'_>| {
        let texts: (String, String, String) = (row.get("number")?, row.get("title")?, row.get("body")?);
        Ok((row.get::<_, i64>("search_id")?, texts))
    };
    let found = statement.query_row(params![kind, key(*id)], read).optional()?;
    let Some((search_id, (number, title, text))) = found else { return Ok(()) };
    let (exact, stem) = words(&number, &title, &text);
    run(connection, include_str!("index/delete.sql"), params![search_id, exact, stem])?;
    run(connection, include_str!("document/delete_text.sql"), [search_id])?;
    run(connection, include_str!("document/delete.sql"), [search_id])
}

/// The two columns of the index. The title counts twice, so a word in it weighs more.
fn words(number: &str, title: &str, text: &str) -> (String, String) {
    let exact = format!("{number} {title} {title} {text}");
    let stem = stems(&exact);
    (exact, stem)
}
