//! Imports of the past, so that one can be taken back on another day.

use obeznik_circulation::import::ImportBatch;
use obeznik_kernel::record::RecordsExt as _;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::ApiError;
use crate::municipality::names::Names;
use crate::office::Reader;

/// Imports a list shows at most.
const MOST: usize = 10_000;

/// One command of an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportRow {
    /// Identifier; of an import of several commands each has its own.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Short name of the body.
    pub body: String,
    /// `taken`, `undone`.
    pub state: String,
    /// Resolutions that came.
    pub count: u32,
    /// Instant.
    pub at: String,
}

/// All imports, the newest first.
///
/// # Errors
/// When the store cannot be read.
pub fn imports(reader: &Reader<'_>, (): ()) -> Result<Vec<ImportRow>, ApiError> {
    let names = Names::of(reader.records);
    let mut found = reader.records.find_by::<ImportBatch>("import_batch", &["all"], MOST)?;
    found.sort_by_key(|one| std::cmp::Reverse(one.value.at));
    let row = |one: obeznik_kernel::Stored<ImportBatch>| {
        Ok(ImportRow {
            id: one.id.to_string(),
            body: names.body(one.value.body)?.short_name,
            state: one.value.state.as_str().to_owned(),
            count: one.value.count,
            at: one.value.at.to_string(),
            name: one.value.name,
        })
    };
    found.into_iter().map(row).collect()
}
