//! Taking an import back.

use obeznik_circulation::import::{ImportBatch, ImportState};
use obeznik_circulation::resolution::Resolution;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{RecordId, Records, Stored};
use serde_json::json;

use super::parts::parts;
use super::shapes::{ImportUndone, KeptResolution};
use crate::api::{ApiError, Code};
use crate::office::together::Part;
use crate::office::{Office, parse_id};

/// Removes what nobody touched since the import and lists the rest.
///
/// # Errors
/// [`Code::NotFound`] for an import there never was, [`Code::Refused`] for one already taken back.
pub fn undo(office: &Office, import_id: &str) -> Result<ImportUndone, ApiError> {
    let import = parse_id(import_id)?;
    let taken = office.read(|reader| parts(reader.records, import))?;
    if taken.is_empty() {
        return Err(ApiError::new(Code::NotFound, "refusal-not-found"));
    }
    let open: Vec<_> = taken.iter().filter(|part| part.value.state == ImportState::Taken).collect();
    if open.is_empty() {
        return Err(ApiError::new(Code::Refused, "refusal-import-undone"));
    }
    let kind = "circulation.undo_import";
    let part = |part: &Stored<ImportBatch>| {
        let head = json!({ "import": part.id });
        Part { kind, head, rows: Vec::new(), count: 0 }
    };
    // The last first: a meeting is written down by the first part that names it.
    let parts: Vec<Part> = open.into_iter().rev().map(part).collect();
    office.execute_together(&parts).map_err(|not_done| not_done.error)?;
    office.read(|reader| undone(reader.records, import))
}

fn undone(records: &dyn Records, import: RecordId) -> Result<ImportUndone, ApiError> {
    let mut undone = ImportUndone::default();
    for Stored { value: ImportBatch { removed, kept, .. }, .. } in parts(records, import)? {
        undone.removed += removed;
        for id in kept {
            let resolution = records.find::<Resolution>(id)?.map(|stored| stored.value);
            let (number, title) = resolution.map(|one| (one.number, one.title)).unwrap_or_default();
            undone.kept.push(KeptResolution { id: id.to_string(), number, title });
        }
    }
    Ok(undone)
}
