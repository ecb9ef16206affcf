//! Rows of what the filing service knows.

use obeznik_circulation::registry::RegistryEntry;
use obeznik_kernel::RawRecord;
use rusqlite::{Connection, params};

use crate::error::StoreError;
use crate::project::{key, run};

pub(super) fn entry(
    connection: &Connection,
    raw: &RawRecord,
    entry: &RegistryEntry,
) -> Result<(), StoreError> {
    let numbers = &entry.numbers;
    let parameters = params![
        key(raw.id),
        entry.kind.as_str(),
        key(entry.document),
        numbers.reference_number,
        numbers.file_mark,
        numbers.plan_mark,
        numbers.retention_mark,
        numbers.retention_years,
        entry.hand_overs.last().map(|last| last.at.to_string()),
    ];
    run(connection, include_str!("../registry_entry/insert.sql"), parameters)
}
