//! Bodies of records as they were released: whatever was ever written is read on.
//!
//! `released/` holds a body of every kind in every version that was ever released, one a line. A line is never
//! changed or removed; a release adds a file with the kinds and versions that are new in it.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use std::collections::BTreeSet;

use obeznik_authority::kinds;
use obeznik_kernel::{AudienceId, RawRecord, RecordId};
use serde::Deserialize;

/// One line of a file.
#[derive(Deserialize)]
struct Released {
    kind: String,
    body_version: u16,
    body: serde_json::Value,
}

fn released() -> Vec<Released> {
    let files =
        [include_str!("released/bodies-2026-11.ndjson"), include_str!("released/bodies-2026-12.ndjson")];
    files.iter().flat_map(|file| file.lines()).map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn every_released_body_is_still_read() {
    for Released { kind, body_version, body } in released() {
        let spec = kinds().find(|spec| spec.kind == kind).unwrap_or_else(|| panic!("{kind} is gone"));
        let raw = RawRecord {
            kind,
            id: RecordId::well_known("released"),
            parent: None,
            scope: AudienceId(String::new()),
            ver: 1,
            seq: 1,
            body_version,
            body: body.to_string().into_bytes(),
        };
        let read = (spec.index_keys)(&raw);
        assert!(read.is_ok(), "{} of version {body_version}: {read:?}", raw.kind);
    }
}

/// Kinds and versions that no release holds yet, each while it is being built. Empty when a release is made.
const NOT_YET_RELEASED: [(&str, u16); 1] = [("filing_rules", 1)];

#[test]
fn every_body_of_the_house_is_released_or_named_as_not_yet() {
    let held: BTreeSet<(String, u16)> =
        released().into_iter().map(|one| (one.kind, one.body_version)).collect();
    let all = kinds().map(|spec| (spec.kind, spec.body_version));
    let new: BTreeSet<(&str, u16)> =
        all.filter(|(kind, version)| !held.contains(&((*kind).to_owned(), *version))).collect();
    assert_eq!(new, BTreeSet::from(NOT_YET_RELEASED), "a line of `released/` holds a body of each kind");
}
