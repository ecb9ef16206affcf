//! Rows of papers, their types and versions.

use obeznik_circulation::paper::{CheckState, Paper, PaperVersion};
use obeznik_circulation::paper_type::PaperType;
use obeznik_kernel::{PersonId, RawRecord};
use rusqlite::{Connection, params};

use crate::error::StoreError;
use crate::project::{flag, key, maybe_key, run, sort_key};

pub(super) fn paper_type(connection: &Connection, raw: &RawRecord, of: &PaperType) -> Result<(), StoreError> {
    let parameters = params![key(raw.id), of.name, sort_key(&of.name), of.abbreviation, flag(of.active)];
    run(connection, include_str!("../paper_type/insert.sql"), parameters)
}

pub(super) fn paper(connection: &Connection, raw: &RawRecord, paper: &Paper) -> Result<(), StoreError> {
    let checks = |state: &CheckState| paper.formal_check.iter().filter(|item| item.state == *state).count();
    let parameters = params![
        key(raw.id),
        paper.number,
        sort_key(&paper.number),
        paper.title,
        sort_key(&paper.title),
        maybe_key(paper.paper_type),
        key(paper.presenter),
        key(paper.drafter),
        maybe_key(paper.department),
        paper.competence,
        paper.confidentiality.as_str(),
        paper.state.as_str(),
        paper.due_on.map(|day| day.to_string()),
        paper.version,
        paper.return_reason,
        checks(&CheckState::Open),
        checks(&CheckState::Failed),
        paper.created_at.to_string(),
        paper.submitted_at.map(|at| at.to_string()),
    ];
    run(connection, include_str!("../paper/insert.sql"), parameters)?;
    people(connection, raw, paper)
}

fn people(connection: &Connection, raw: &RawRecord, paper: &Paper) -> Result<(), StoreError> {
    let part = |person: PersonId, part: &str| {
        let parameters = params![key(raw.id), key(person), part];
        run(connection, include_str!("../paper_person/insert.sql"), parameters)
    };
    part(paper.presenter, "presenter")?;
    part(paper.drafter, "drafter")?;
    let mut co_presenters = paper.co_presenters.clone();
    co_presenters.sort();
    co_presenters.dedup();
    co_presenters.into_iter().try_for_each(|person| part(person, "co_presenter"))
}

pub(super) fn version(
    connection: &Connection,
    raw: &RawRecord,
    version: &PaperVersion,
) -> Result<(), StoreError> {
    let parameters = params![
        key(raw.id),
        raw.parent.map(key).unwrap_or_default(),
        version.number,
        maybe_key(version.author),
        version.at.to_string(),
        version.label,
        version.hash,
    ];
    run(connection, include_str!("../paper_version/insert.sql"), parameters)
}
