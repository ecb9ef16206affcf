//! Rows of what lies under papers: attachments, opinions, consultations.

use obeznik_circulation::attachment::{Attachment, SharedView};
use obeznik_circulation::consultation::Consultation;
use obeznik_circulation::opinion::Opinion;
use obeznik_kernel::RawRecord;
use rusqlite::{Connection, params};

use crate::error::StoreError;
use crate::project::{flag, key, maybe_key, run};

pub(super) fn attachment(
    connection: &Connection,
    raw: &RawRecord,
    file: &Attachment,
) -> Result<(), StoreError> {
    let parameters = params![
        key(raw.id),
        maybe_key(raw.parent),
        file.name,
        file.blob.0,
        file.size_bytes,
        file.media_type,
        file.order,
        flag(file.is_confidential),
        file.version,
        flag(file.is_current()),
        maybe_key(file.added_by),
        file.added_at.to_string(),
        file.note,
        file.view().map(|view| &view.blob.0),
        file.view().map(|view| view.size_bytes),
    ];
    run(connection, include_str!("../attachment/insert.sql"), parameters)
}

pub(super) fn shared_view(
    connection: &Connection,
    raw: &RawRecord,
    view: &SharedView,
) -> Result<(), StoreError> {
    let parameters = params![key(raw.id), key(view.attachment), view.blob.0, view.size_bytes];
    run(connection, include_str!("../shared_view/insert.sql"), parameters)
}

pub(super) fn opinion(connection: &Connection, raw: &RawRecord, opinion: &Opinion) -> Result<(), StoreError> {
    let parameters = params![
        key(raw.id),
        raw.parent.map(key).unwrap_or_default(),
        maybe_key(opinion.person),
        maybe_key(opinion.department),
        maybe_key(opinion.requested_by),
        opinion.due_on.to_string(),
        flag(opinion.mandatory),
        opinion.state.as_str(),
        opinion.stance.as_ref().map(|stance| stance.as_str().to_owned()),
        opinion.version,
        opinion.given_at.map(|at| at.to_string()),
        flag(!opinion.settled.is_empty()),
    ];
    run(connection, include_str!("../opinion/insert.sql"), parameters)
}

pub(super) fn consultation(
    connection: &Connection,
    raw: &RawRecord,
    consultation: &Consultation,
) -> Result<(), StoreError> {
    let parameters = params![
        key(raw.id),
        raw.parent.map(key).unwrap_or_default(),
        key(consultation.body),
        consultation.role.as_str(),
        consultation.order,
        consultation.round,
        consultation.state.as_str(),
        maybe_key(consultation.meeting),
        maybe_key(consultation.agenda_item),
        maybe_key(consultation.resolution),
        consultation.summary,
        consultation.reason,
    ];
    run(connection, include_str!("../consultation/insert.sql"), parameters)
}
