//! Commands as they were released: a laptop that slept for a year may still push them.
//!
//! `released/` holds an input of every kind in every version that was ever released, one a line. A line is
//! never changed or removed; a release adds a file with the kinds and versions that are new in it. What each of them
//! writes in a town that has what it names is looked at in `replayed/`.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use std::collections::BTreeSet;

use obeznik_authority::testing::MemoryLedger;
use obeznik_authority::{Arrival, SignedCommand, Verdict, command_spec, decide, modules};
use obeznik_kernel::testing::CountedIds;
use obeznik_kernel::{
    Command, CommandId, Context, DeviceId, IdSource as _, Payload, RecordId, Refusal, Stop, Timestamp,
};
use serde::Deserialize;

/// One line of a file.
#[derive(Deserialize)]
struct Released {
    kind: String,
    kind_version: u16,
    payload: serde_json::Value,
}

fn released() -> Vec<Released> {
    let files = [include_str!("released/2026-11.ndjson"), include_str!("released/2026-12.ndjson")];
    files.iter().flat_map(|file| file.lines()).map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn now() -> Timestamp {
    "2027-11-28T08:00:00Z".parse().unwrap()
}

fn command(released: &Released, ids: &mut CountedIds) -> Command {
    Command {
        id: CommandId(ids.next_id()),
        kind: released.kind.clone(),
        kind_version: released.kind_version,
        actor: Some(ids.next_id().into()),
        on_behalf_of: None,
        payload: Payload::Inline(released.payload.to_string()),
        base: Vec::new(),
        client_time: now(),
    }
}

/// Whether the input itself is not understood any more.
fn is_misunderstood(stop: &Stop) -> bool {
    match stop {
        Stop::Refused(Refusal { key, .. }) => {
            matches!(key.as_str(), "refusal-bad-input" | "refusal-newer-program" | "refusal-unknown-command")
        }
        _ => true,
    }
}

#[test]
fn the_input_of_every_released_command_is_still_understood() {
    let mut ids = CountedIds::default();
    for released in released() {
        let command = command(&released, &mut ids);
        let Some(spec) = command_spec(&command.kind) else {
            assert_eq!(command.kind, "office.undo", "{} is no command any more", command.kind);
            continue;
        };
        assert!(released.kind_version <= spec.version, "{}", command.kind);
        let mut ledger = MemoryLedger::default();
        let found = (spec.subject)(&command, &ledger).err();
        let mut context = Context::new(now(), None, &mut ids);
        let done = (spec.execute)(&command, &mut context, &mut ledger).err();
        for stop in [found, done].into_iter().flatten() {
            assert!(!is_misunderstood(&stop), "{} v{}: {stop:?}", command.kind, released.kind_version);
        }
    }
}

#[test]
fn a_released_command_is_answered_whatever_the_office_has_become() {
    let mut ids = CountedIds(1 << 32);
    for released in released() {
        let device = DeviceId(RecordId::well_known("an old laptop"));
        let command = command(&released, &mut ids);
        let signed = SignedCommand { command, device, n: Some(1), signature: "00".repeat(64) };
        let arrival = Arrival { now: now(), ids: &mut ids, salt: [1; 16], rows: &[] };
        let verdict = decide(&mut MemoryLedger::default(), &signed, arrival).unwrap();
        assert!(matches!(verdict, Verdict::Refused(_)), "{}: the laptop is unknown here", released.kind);
    }
}

/// Kinds and versions that no release holds yet, each while it is being built. Empty when a release is made.
const NOT_YET_RELEASED: [(&str, u16); 3] = [
    ("circulation.change_body", 1),
    ("circulation.set_filing_rules", 1),
    ("circulation.set_meeting_document_kind", 1),
];

#[test]
fn every_command_of_the_house_is_released_or_named_as_not_yet() {
    let known: BTreeSet<(String, u16)> =
        released().into_iter().map(|one| (one.kind, one.kind_version)).collect();
    let all = modules().iter().flat_map(|module| module.commands);
    let new = all.map(|spec| (spec.kind, spec.version));
    let new: BTreeSet<(&str, u16)> =
        new.filter(|(kind, version)| !known.contains(&((*kind).to_owned(), *version))).collect();
    assert_eq!(new, BTreeSet::from(NOT_YET_RELEASED), "a line of `released/` holds an input of each kind");
}
