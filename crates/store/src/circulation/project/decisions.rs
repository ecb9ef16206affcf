//! Rows of resolutions and tasks.

use obeznik_circulation::resolution::Resolution;
use obeznik_circulation::task::Task;
use obeznik_kernel::RawRecord;
use rusqlite::{Connection, params};

use crate::error::StoreError;
use crate::project::{flag, key, maybe_key, run, sort_key};

pub(super) fn resolution(
    connection: &Connection,
    raw: &RawRecord,
    resolution: &Resolution,
) -> Result<(), StoreError> {
    let parameters = params![
        key(raw.id),
        resolution.number,
        sort_key(&resolution.number),
        key(resolution.body),
        maybe_key(resolution.meeting),
        maybe_key(resolution.paper),
        resolution.title,
        sort_key(&resolution.title),
        resolution.decided_on.map(|day| day.to_string()),
        resolution.decided_on.map(|day| day.year()),
        resolution.state.as_str(),
        resolution.summary,
        maybe_key(resolution.imported_from),
    ];
    run(connection, include_str!("../resolution/insert.sql"), parameters)
}

pub(super) fn task(connection: &Connection, raw: &RawRecord, task: &Task) -> Result<(), StoreError> {
    let parameters = params![
        key(raw.id),
        maybe_key(raw.parent),
        task.number,
        sort_key(&task.number),
        key(task.body),
        task.text,
        maybe_key(task.assignee),
        task.assignee_text,
        task.due_on.map(|day| day.to_string()),
        task.due_text,
        task.state.as_str(),
        flag(task.is_open()),
    ];
    run(connection, include_str!("../task/insert.sql"), parameters)
}
