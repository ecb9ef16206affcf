//! The same work by others, each by its own script beside this file.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::{FOREIGN, LISTENERS, LOCAL, RECORDS};

/// Listeners of PouchDB: more than this many a process of Node hardly takes.
const THEIR_LISTENERS: usize = 1_000;

pub fn measure() {
    let Some(peers) = std::env::var_os("OBEZNIK_PEERS").map(PathBuf::from) else {
        println!("peers: not measured, `cargo xtask bench sync` installs them");
        return;
    };
    let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/sync/peers");
    let counts = [RECORDS, FOREIGN, LOCAL].map(|count| count.to_string());
    let mut anki = Command::new(peers.join("anki/bin/python"));
    tell("Anki", anki.arg(scripts.join("beside_anki.py")).args(&counts));
    let mut pouchdb = Command::new("node");
    let listeners = THEIR_LISTENERS.min(LISTENERS).to_string();
    pouchdb.arg(scripts.join("beside_pouchdb.mjs")).arg(peers.join("pouchdb"));
    tell("PouchDB", pouchdb.args([&counts[0], &listeners]));
}

fn tell(name: &str, command: &mut Command) {
    let output = command.output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    let Some(found) = text.lines().last().and_then(|line| serde_json::from_str::<Value>(line).ok()) else {
        println!("{name}: it ended without figures: {}", String::from_utf8_lossy(&output.stderr));
        return;
    };
    let rate = |name: &str, count: usize| match found[name].as_f64() {
        Some(seconds) => format!("{:.0}/s ({seconds:.1} s)", count as f64 / seconds),
        None => "-".to_owned(),
    };
    println!(
        "{name}: {RECORDS} objects down {}, up {}, two weeks {}; {found}",
        rate("pull_seconds", RECORDS),
        rate("push_seconds", RECORDS),
        rate("two_weeks_seconds", FOREIGN + LOCAL)
    );
}
