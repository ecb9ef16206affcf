//! Which record names which blob. A hash is no capability: who wants the bytes must see a record that
//! names them.

use std::sync::LazyLock;

use obeznik_authority::{kinds, standing_of};
use obeznik_kernel::{Audience, BlobHash, Date, PersonId, RawRecord, Stop};
use rusqlite::{Connection, params};
use serde_json::Value;

use crate::error::StoreError;
use crate::open::Store;
use crate::project::{Projection, run};
use crate::records::{SqliteLedger, Touched};

/// Digits of a content address.
const DIGITS: usize = 64;

/// The read model.
pub(crate) struct BlobMentions;

static KINDS: LazyLock<Vec<&'static str>> = LazyLock::new(|| kinds().map(|spec| spec.kind).collect());

impl Projection for BlobMentions {
    fn kinds(&self) -> &'static [&'static str] {
        &KINDS
    }

    fn tables(&self) -> &'static [&'static str] {
        &["blob_mention"]
    }

    fn project(&self, connection: &Connection, raw: &RawRecord) -> Result<(), StoreError> {
        // Every body holds braces; few hold a hash, and only those are worth parsing.
        if !holds_hash(&raw.body) {
            return Ok(());
        }
        let body =
            serde_json::from_slice(&raw.body).map_err(|error| StoreError::Unreadable(error.to_string()))?;
        let mut hashes = Vec::new();
        gather(&body, &mut hashes);
        for hash in hashes {
            run(connection, include_str!("mentions/add.sql"), params![hash, raw.kind, raw.id.as_bytes()])?;
        }
        Ok(())
    }

    fn forget(&self, connection: &Connection, (kind, id): &Touched) -> Result<(), StoreError> {
        run(connection, include_str!("mentions/forget.sql"), params![kind, id.as_bytes()])
    }
}

/// Whether somewhere in the bytes sixty-four hexadecimal digits follow each other.
fn holds_hash(body: &[u8]) -> bool {
    let mut digits = 0;
    body.iter().any(|byte| {
        digits = if is_digit(*byte) { digits + 1 } else { 0 };
        digits == DIGITS
    })
}

fn is_digit(byte: u8) -> bool {
    byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte)
}

/// Texts that are content addresses, however deep. One that only looks so opens nothing that is there.
fn gather<'a>(value: &'a Value, hashes: &mut Vec<&'a str>) {
    match value {
        Value::String(text) if text.len() == DIGITS && text.bytes().all(is_digit) => hashes.push(text),
        Value::Array(items) => items.iter().for_each(|item| gather(item, hashes)),
        Value::Object(fields) => fields.values().for_each(|field| gather(field, hashes)),
        _ => {}
    }
}

impl Store {
    /// Whether a person sees any record that names the blob.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn may_have_blob(
        &mut self,
        person: PersonId,
        hash: &BlobHash,
        today: Date,
    ) -> Result<bool, StoreError> {
        let ledger = SqliteLedger::new(&self.connection)?;
        let standing = match standing_of(&ledger, person) {
            Ok(standing) => standing,
            Err(Stop::Refused(_)) => return Ok(false),
            Err(stop) => return Err(ledger.failure(stop)),
        };
        let mut statement = self.connection.prepare_cached(include_str!("mentions/audiences.sql"))?;
        let mut audiences = statement.query([&hash.0])?;
        while let Some(row) = audiences.next()? {
            let audience: Audience = serde_json::from_str(&row.get::<_, String>("atoms")?)?;
            if audience.is_seen_by(&standing, today) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_found_however_deep_and_nothing_else_is_one() {
        let hash = "0123456789abcdef".repeat(4);
        let upper = hash.to_uppercase();
        let table = [
            (format!(r#"{{"blob":"{hash}"}}"#), 1),
            (format!(r#"{{"a":[{{"b":"{hash}"}},"{hash}"]}}"#), 2),
            (format!(r#"{{"blob":"{upper}"}}"#), 0),
            (format!(r#"{{"blob":"{hash}0"}}"#), 0),
            (format!(r#"{{"text":"otisk {hash}"}}"#), 0),
            (r#"{"blob":null}"#.to_owned(), 0),
        ];
        for (body, expected) in table {
            let value = serde_json::from_str(&body).unwrap();
            let mut hashes = Vec::new();
            gather(&value, &mut hashes);
            assert_eq!(hashes.len(), expected, "{body}");
            assert!(expected == 0 || holds_hash(body.as_bytes()), "{body}");
        }
    }
}
