//! What a person saw of the fields they may edit: it goes back with each edit, so that the office tells a text
//! that moved meanwhile from the one that was on the screen.

use std::collections::BTreeMap;

use obeznik_kernel::{RawRecord, field_hash};
use serde_json::Value;

/// Hashes of fields by their names; of a field that is not there, the hash of nothing.
///
/// # Errors
/// When the body does not read.
pub(crate) fn seen(raw: &RawRecord, fields: &[&str]) -> Result<BTreeMap<String, String>, serde_json::Error> {
    let body: Value = serde_json::from_slice(&raw.body)?;
    let hash = |field: &&str| field_hash(body.get(*field).unwrap_or(&Value::Null));
    Ok(fields.iter().map(|field| ((*field).to_owned(), hash(field))).collect())
}
