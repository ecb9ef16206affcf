//! Figures of the store for those who help: how much there is of what, never what it says.

use std::fmt::Write as _;

use obeznik_store::Figures;

use crate::api::ApiError;
use crate::office::Office;

/// Figures of the store as plain lines.
///
/// # Errors
/// When the store cannot be read.
pub fn figures(office: &Office) -> Result<String, ApiError> {
    let store = office.store();
    let Figures { sqlite, size_bytes, free_bytes, migrations, records, log, drafts, blobs, blob_bytes } =
        store.reader().figures()?;
    let mut text = format!("sqlite {sqlite}\nsize_bytes {size_bytes}\nfree_bytes {free_bytes}\n");
    for (room, applied) in migrations {
        let _ = writeln!(text, "migrations {room} {applied}");
    }
    for (kind, count) in records {
        let _ = writeln!(text, "record {kind} {count}");
    }
    let copies = store.copies().len();
    let _ =
        write!(text, "log {log}\ndrafts {drafts}\nblobs {blobs}\nblob_bytes {blob_bytes}\ncopies {copies}\n");
    Ok(text)
}
