//! The records of one import: one for each command, their identifiers made of the first.

use obeznik_circulation::import::ImportBatch;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{RecordId, Records, Stored};

use crate::api::ApiError;

/// The identifier of a part; the first has the import's own.
pub(super) fn part_id(import: RecordId, part: usize) -> RecordId {
    if part == 0 { import } else { RecordId::well_known(&format!("import {import} part {part}")) }
}

/// All parts of an import, in the order they came.
///
/// # Errors
/// When the records cannot be read.
pub(super) fn parts(records: &dyn Records, import: RecordId) -> Result<Vec<Stored<ImportBatch>>, ApiError> {
    let mut parts = Vec::new();
    while let Some(part) = records.find::<ImportBatch>(part_id(import, parts.len()))? {
        parts.push(part);
    }
    Ok(parts)
}
