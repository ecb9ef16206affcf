//! What every back end computes alike while it keeps records.

use std::collections::BTreeSet;

use obeznik_authority::Verdict;
use obeznik_kernel::RawRecord;
use serde_json::Value;

/// Digits of a content address.
const DIGITS: usize = 64;

/// The least text that is above every text with the prefix: a prefix ends with U+001F, its successor is
/// a space; an empty prefix covers all.
pub fn after_prefix(prefix: &str) -> String {
    match prefix.strip_suffix('\u{1f}') {
        Some(start) => format!("{start} "),
        None => "\u{10ffff}".to_owned(),
    }
}

/// Versions count changes of the body alone.
pub fn next_ver(record: &RawRecord, before: Option<&RawRecord>) -> u64 {
    before.map_or(1, |before| before.ver + u64::from(before.body != record.body))
}

/// How a verdict stands in the log's own column.
pub fn verdict_word(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Accepted => "accepted",
        Verdict::Variant(_) => "variant",
        Verdict::Refused(_) => "refused",
    }
}

/// Content addresses that a body names, however deep. One that only looks so opens nothing that is there; a
/// body that is no JSON names none.
pub fn blobs_in(body: &[u8]) -> BTreeSet<String> {
    let mut hashes = BTreeSet::new();
    // Every body holds braces; few hold a hash, and only those are worth parsing.
    if holds_hash(body)
        && let Ok(value) = serde_json::from_slice(body)
    {
        gather(&value, &mut hashes);
    }
    hashes
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

fn gather(value: &Value, hashes: &mut BTreeSet<String>) {
    match value {
        Value::String(text) if text.len() == DIGITS && text.bytes().all(is_digit) => {
            hashes.insert(text.clone());
        }
        Value::Array(items) => items.iter().for_each(|item| gather(item, hashes)),
        Value::Object(fields) => fields.values().for_each(|field| gather(field, hashes)),
        _ => {}
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_found_however_deep_and_nothing_else_is_one() {
        let hash = "0123456789abcdef".repeat(4);
        let upper = hash.to_uppercase();
        let table = [
            (format!(r#"{{"blob":"{hash}"}}"#), 1),
            (format!(r#"{{"a":[{{"b":"{hash}"}},"{}"]}}"#, hash.replace('0', "1")), 2),
            (format!(r#"{{"a":["{hash}","{hash}"]}}"#), 1),
            (format!(r#"{{"blob":"{upper}"}}"#), 0),
            (format!(r#"{{"blob":"{hash}0"}}"#), 0),
            (format!(r#"{{"text":"otisk {hash}"}}"#), 0),
            (format!("{hash} is no JSON"), 0),
            (r#"{"blob":null}"#.to_owned(), 0),
        ];
        for (body, expected) in table {
            assert_eq!(blobs_in(body.as_bytes()).len(), expected, "{body}");
        }
    }
}
