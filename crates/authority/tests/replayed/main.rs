//! Released commands decided again in a town that has what they name: each writes what it wrote.
//!
//! `released/written.ndjson` holds what each line of `released/` writes, in the same order: bodies, parents, who sees
//! them. Whoever changes a default, an up-caster or a rule sees here what becomes of what laptops still send. With
//! `OBEZNIK_WRITE_RELEASED=1` the file is made anew; each line of it that changed is looked at before it is committed.
#![allow(clippy::unwrap_used, unreachable_pub, reason = "a test may fail by panicking and is seen by nobody")]

mod bodies;
mod decisions;
mod office;
mod papers;
mod replay;
mod scene;
mod written;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use replay::replayed;
use serde::Deserialize;

/// One line of a file.
#[derive(Deserialize)]
pub struct Released {
    /// Its command.
    pub kind: String,
    /// Which shape of it.
    pub kind_version: u16,
    /// As it was given.
    pub payload: serde_json::Value,
}

/// Released inputs that no town may accept, with the key that says why. They were made to be read, not to be done: a
/// state in which nothing of the sort is done, a word that is none, votes that are not those announced.
const REFUSED: [(&str, &str); 17] = [
    ("circulation.close_opinions", "refusal-paper-state"),
    ("circulation.correct_outcome", "refusal-announced-differs"),
    ("circulation.define_paper_type", "refusal-route-without-body"),
    ("circulation.edit_meeting", "refusal-field-locked"),
    ("circulation.edit_paper", "refusal-field-locked"),
    ("circulation.enter_outcome", "refusal-announced-differs"),
    ("circulation.fail_formal_check", "refusal-paper-state"),
    ("circulation.head_approve", "refusal-paper-state"),
    ("circulation.head_return", "refusal-paper-state"),
    ("circulation.pass_formal_check", "refusal-paper-state"),
    ("circulation.plan_meeting", "refusal-not-a-time"),
    ("circulation.put_edition", "refusal-edition-no-word"),
    ("circulation.rework", "refusal-paper-state"),
    ("circulation.settle_variant", "refusal-variant-choice"),
    ("circulation.split_paper", "refusal-split-few"),
    ("circulation.tick_check_item", "refusal-no-such-check-item"),
    ("municipality.name_substitute", "refusal-substitute-mandate"),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/released")
}

/// Every released command, in the order of the files.
fn released() -> Vec<Released> {
    let entries = std::fs::read_dir(folder()).unwrap().flatten();
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().into_string().unwrap()).collect();
    names.retain(|name| name.starts_with(|first: char| first.is_ascii_digit()));
    names.sort();
    let texts = names.iter().map(|name| std::fs::read_to_string(folder().join(name)).unwrap());
    let lines: Vec<String> =
        texts.flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>()).collect();
    lines.iter().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// What each of them writes, or the key by which it is refused. A scene that cannot be set is told beside the others.
fn outcomes() -> Vec<(Released, Result<String, String>)> {
    let outcome = |one: Released| {
        let replayed = std::panic::catch_unwind(|| replayed(&one));
        let outcome = replayed.unwrap_or_else(|_| Err("its scene could not be set".to_owned()));
        (one, outcome)
    };
    released().into_iter().map(outcome).collect()
}

#[test]
fn a_released_command_is_accepted_where_there_is_what_it_names() {
    let outcomes = outcomes();
    let refused = outcomes
        .iter()
        .filter_map(|(one, outcome)| Some((one.kind.as_str(), outcome.as_ref().err()?.as_str())));
    let (refused, expected): (BTreeSet<_>, BTreeSet<_>) = (refused.collect(), BTreeSet::from(REFUSED));
    let wrong: Vec<_> = refused.difference(&expected).collect();
    assert!(wrong.is_empty(), "refused against expectation: {wrong:#?}");
    let wrong: Vec<_> = expected.difference(&refused).collect();
    assert!(wrong.is_empty(), "not refused so: {wrong:#?}");
}

#[test]
fn a_released_command_writes_what_it_wrote() {
    let line = |(one, outcome): (Released, Result<String, String>)| {
        let said = outcome.unwrap_or_else(|key| format!("\"{key}\""));
        format!("{{\"kind\":\"{}\",\"kind_version\":{},\"written\":{said}}}\n", one.kind, one.kind_version)
    };
    let written: String = outcomes().into_iter().map(line).collect();
    let file = folder().join("written.ndjson");
    if std::env::var_os("OBEZNIK_WRITE_RELEASED").is_some() {
        std::fs::write(&file, &written).unwrap();
    }
    let expected = std::fs::read_to_string(&file).unwrap_or_default();
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let (written, expected) = (lines(&written), lines(&expected));
    for (now, before) in written.iter().zip(&expected) {
        assert_eq!(now, before, "OBEZNIK_WRITE_RELEASED=1 writes it anew");
    }
    assert_eq!(written.len(), expected.len(), "OBEZNIK_WRITE_RELEASED=1 writes the others");
}
