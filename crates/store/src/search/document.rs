//! One document of the index: written and taken away with the very same words.

use obeznik_czech::stem::stems;
use obeznik_kernel::RecordId;
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::group;
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

/// What is written of a document.
struct Written {
    search_id: i64,
    number: String,
    title: String,
    text: String,
}

/// Writes a document and its words. One that is there keeps its place, and its words when they are the same.
pub(super) fn put(connection: &Connection, document: &Document<'_>) -> Result<(), StoreError> {
    let group = group::id_of(connection, document)?;
    let Some(written) = find(connection, document.kind, document.id)? else {
        let search_id = insert(connection, document, group)?;
        return give_words(connection, document, search_id);
    };
    update(connection, document, written.search_id, group)?;
    if written.reads_as(document) {
        return Ok(());
    }
    take_words(connection, &written)?;
    give_words(connection, document, written.search_id)
}

/// Takes a document and its words away, if it is there.
pub(super) fn remove(connection: &Connection, (kind, id): &Touched) -> Result<(), StoreError> {
    let Some(written) = find(connection, kind, *id)? else { return Ok(()) };
    take_words(connection, &written)?;
    run(connection, include_str!("member/delete.sql"), [written.search_id])?;
    run(connection, include_str!("document/delete.sql"), [written.search_id])
}

impl Written {
    fn reads_as(&self, document: &Document<'_>) -> bool {
        let Self { search_id: _, number, title, text } = self;
        (number, title, text) == (&document.number, &document.title, &document.text)
    }
}

fn find(connection: &Connection, kind: &str, id: RecordId) -> Result<Option<Written>, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("document/find.sql"))?;
    let read = |row: &Row<'_>| {
        Ok(Written {
            search_id: row.get("search_id")?,
            number: row.get("number")?,
            title: row.get("title")?,
            text: row.get("body")?,
        })
    };
    Ok(statement.query_row(params![kind, key(id)], read).optional()?)
}

/// Without `returning`: a statement that returns what it writes has a savepoint of its own, and with it the
/// words of every single document would be written out and merged.
fn insert(connection: &Connection, document: &Document<'_>, group: i64) -> Result<i64, StoreError> {
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
    run(connection, include_str!("document/insert.sql"), parameters)?;
    let search_id = connection.last_insert_rowid();
    run(connection, include_str!("member/insert.sql"), params![search_id, group, key(document.id)])?;
    Ok(search_id)
}

fn update(
    connection: &Connection,
    document: &Document<'_>,
    search_id: i64,
    group: i64,
) -> Result<(), StoreError> {
    let parameters = params![
        search_id,
        maybe_key(document.owner),
        maybe_key(document.body),
        document.year,
        document.state,
        document.happened_on,
        document.number,
        document.title,
    ];
    run(connection, include_str!("document/update.sql"), parameters)?;
    run(connection, include_str!("member/update.sql"), params![search_id, group])
}

fn give_words(connection: &Connection, document: &Document<'_>, search_id: i64) -> Result<(), StoreError> {
    run(connection, include_str!("document/insert_text.sql"), params![search_id, document.text])?;
    let (exact, stem) = words(&document.number, &document.title, &document.text);
    run(connection, include_str!("index/insert.sql"), params![search_id, exact, stem])
}

fn take_words(connection: &Connection, written: &Written) -> Result<(), StoreError> {
    let Written { search_id, number, title, text } = written;
    let (exact, stem) = words(number, title, text);
    run(connection, include_str!("index/delete.sql"), params![search_id, exact, stem])?;
    run(connection, include_str!("document/delete_text.sql"), [search_id])
}

/// The two columns of the index. The title counts twice, so a word in it weighs more.
fn words(number: &str, title: &str, text: &str) -> (String, String) {
    let exact = format!("{number} {title} {title} {text}");
    let stem = stems(&exact);
    (exact, stem)
}
