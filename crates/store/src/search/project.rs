//! What of each record is searched for.

use obeznik_circulation::attachment::Attachment;
use obeznik_circulation::clause::render;
use obeznik_circulation::meeting::MeetingDocument;
use obeznik_circulation::paper::{Paper, PaperVersion};
use obeznik_circulation::resolution::Resolution;
use obeznik_circulation::task::Task;
use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::{BlobHash, Person, RawRecord, Record};
use rusqlite::{Connection, OptionalExtension as _};

use super::document::{self, Document};
use crate::error::StoreError;
use crate::project::{Projection, run, write};
use crate::records::Touched;

/// The full-text index.
pub(crate) struct SearchModels;

impl Projection for SearchModels {
    fn kinds(&self) -> &'static [&'static str] {
        &[
            Paper::KIND,
            PaperVersion::KIND,
            Resolution::KIND,
            Task::KIND,
            Person::KIND,
            Attachment::KIND,
            MeetingDocument::KIND,
        ]
    }

    fn tables(&self) -> &'static [&'static str] {
        &["search_document", "search_text", "search_member", "search_group"]
    }

    fn project(&self, connection: &Connection, raw: &RawRecord) -> Result<(), StoreError> {
        match raw.kind.as_str() {
            Paper::KIND => write(raw, |value| document::put(connection, &paper(raw, value))),
            PaperVersion::KIND => write(raw, |value| document::put(connection, &version(raw, value))),
            Resolution::KIND => write(raw, |value| document::put(connection, &resolution(raw, value))),
            Task::KIND => write(raw, |value| document::put(connection, &task(raw, value))),
            Person::KIND => write(raw, |value| document::put(connection, &person(raw, value))),
            Attachment::KIND => write(raw, |value| attachment(connection, raw, value)),
            _ => write(raw, |value| meeting_document(connection, raw, value)),
        }
    }

    /// A document keeps its place, so that hits alike stand in the same order after a rebuild.
    fn replace(&self, connection: &Connection, _: &Touched, raw: &RawRecord) -> Result<(), StoreError> {
        self.project(connection, raw)
    }

    fn forget(&self, connection: &Connection, touched: &Touched) -> Result<(), StoreError> {
        document::remove(connection, touched)
    }

    fn empty(&self, connection: &Connection) -> Result<(), StoreError> {
        run(connection, include_str!("index/empty.sql"), [])
    }
}

/// A document of which only the record is known.
fn blank(raw: &RawRecord) -> Document<'_> {
    Document {
        kind: &raw.kind,
        id: raw.id,
        owner: None,
        body: None,
        year: None,
        state: String::new(),
        happened_on: None,
        number: String::new(),
        title: String::new(),
        text: String::new(),
    }
}

fn paper<'a>(raw: &'a RawRecord, paper: &Paper) -> Document<'a> {
    let day = day_in_prague(paper.created_at);
    Document {
        year: Some(day.year()),
        state: paper.state.as_str().to_owned(),
        happened_on: Some(day.to_string()),
        number: paper.number.clone(),
        title: paper.title.clone(),
        text: joined(&[&paper.report, &render(&paper.clauses), &paper.competence, &paper.note]),
        ..blank(raw)
    }
}

fn version<'a>(raw: &'a RawRecord, version: &PaperVersion) -> Document<'a> {
    let day = day_in_prague(version.at);
    Document {
        owner: raw.parent,
        year: Some(day.year()),
        happened_on: Some(day.to_string()),
        number: version.number.to_string(),
        title: version.title.clone(),
        text: joined(&[&version.report, &render(&version.clauses)]),
        ..blank(raw)
    }
}

fn resolution<'a>(raw: &'a RawRecord, resolution: &Resolution) -> Document<'a> {
    Document {
        owner: resolution.paper,
        body: Some(resolution.body.into()),
        year: resolution.decided_on.map(|day| day.year()),
        state: resolution.state.as_str().to_owned(),
        happened_on: resolution.decided_on.map(|day| day.to_string()),
        number: resolution.number.clone(),
        title: resolution.title.clone(),
        text: if resolution.text.is_empty() { render(&resolution.clauses) } else { resolution.text.clone() },
        ..blank(raw)
    }
}

fn task<'a>(raw: &'a RawRecord, task: &Task) -> Document<'a> {
    Document {
        owner: raw.parent,
        body: Some(task.body.into()),
        year: task.due_on.map(|day| day.year()),
        state: task.state.as_str().to_owned(),
        happened_on: task.due_on.map(|day| day.to_string()),
        number: task.number.clone(),
        text: joined(&[&task.text, &task.assignee_text]),
        ..blank(raw)
    }
}

fn person<'a>(raw: &'a RawRecord, person: &Person) -> Document<'a> {
    Document { title: person.full_name(), text: person.function.clone(), ..blank(raw) }
}

fn attachment(connection: &Connection, raw: &RawRecord, file: &Attachment) -> Result<(), StoreError> {
    if !file.is_current() {
        return document::remove(connection, &(raw.kind.clone(), raw.id));
    }
    let day = day_in_prague(file.added_at);
    let document = Document {
        owner: raw.parent,
        year: Some(day.year()),
        happened_on: Some(day.to_string()),
        title: file.name.clone(),
        text: extracted(connection, &file.blob)?,
        ..blank(raw)
    };
    document::put(connection, &document)
}

fn meeting_document(
    connection: &Connection,
    raw: &RawRecord,
    file: &MeetingDocument,
) -> Result<(), StoreError> {
    let document = Document {
        owner: raw.parent,
        body: Some(file.body.into()),
        year: Some(file.held_on.year()),
        happened_on: Some(file.held_on.to_string()),
        title: file.name.clone(),
        text: extracted(connection, &file.blob)?,
        ..blank(raw)
    };
    document::put(connection, &document)
}

/// The text found in a content; empty until somebody looked.
fn extracted(connection: &Connection, hash: &BlobHash) -> Result<String, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("extracted/get.sql"))?;
    let text: Option<String> = statement.query_row([&hash.0], |row| row.get("body")).optional()?;
    Ok(text.unwrap_or_default())
}

fn joined(texts: &[&str]) -> String {
    texts.iter().filter(|text| !text.is_empty()).copied().collect::<Vec<_>>().join("\n")
}
