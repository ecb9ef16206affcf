//! Rows of meetings and their agendas.

use obeznik_circulation::agenda::AgendaItem;
use obeznik_circulation::meeting::{Meeting, MeetingDocument};
use obeznik_kernel::RawRecord;
use rusqlite::{Connection, params};

use crate::error::StoreError;
use crate::project::{flag, key, maybe_key, run, sort_key};

pub(super) fn meeting(connection: &Connection, raw: &RawRecord, meeting: &Meeting) -> Result<(), StoreError> {
    let parameters = params![
        key(raw.id),
        key(meeting.body),
        meeting.number,
        meeting.term,
        meeting.on.to_string(),
        meeting.starts_at,
        meeting.place,
        meeting.state.as_str(),
        meeting.agenda_version,
        meeting.convened_at.map(|at| at.to_string()),
    ];
    run(connection, include_str!("../meeting/insert.sql"), parameters)
}

pub(super) fn document(
    connection: &Connection,
    raw: &RawRecord,
    file: &MeetingDocument,
) -> Result<(), StoreError> {
    let parameters = params![
        key(raw.id),
        maybe_key(raw.parent),
        file.name,
        sort_key(&file.name),
        file.blob.0,
        file.size_bytes,
        file.media_type,
        maybe_key(file.added_by),
        file.added_at.to_string(),
    ];
    run(connection, include_str!("../meeting_document/insert.sql"), parameters)
}

pub(super) fn agenda_item(
    connection: &Connection,
    raw: &RawRecord,
    item: &AgendaItem,
) -> Result<(), StoreError> {
    let parameters = params![
        key(raw.id),
        raw.parent.map(key).unwrap_or_default(),
        maybe_key(item.paper),
        maybe_key(item.consultation),
        item.title,
        item.section,
        item.order,
        item.minutes,
        flag(item.is_late),
        maybe_key(item.presenter),
        item.state.as_str(),
        maybe_key(item.outcome),
    ];
    run(connection, include_str!("../agenda_item/insert.sql"), parameters)
}
