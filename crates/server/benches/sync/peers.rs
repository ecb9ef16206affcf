//! The same work by others, each by its own script beside this file.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::size::{foreign, local, records, their_listeners};

pub fn measure() {
    let Some(peers) = std::env::var_os("OBEZNIK_PEERS").map(PathBuf::from) else {
        println!("peers: not measured, `cargo xtask bench sync` installs them");
        return;
    };
    let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/sync/peers");
    let counts = [records(), foreign(), local()].map(|count| count.to_string());
    let mut anki = Command::new(peers.join("anki/bin/python"));
    tell("Anki", anki.arg(scripts.join("beside_anki.py")).args(&counts));
    let mut pouchdb = Command::new("node");
    let listeners = their_listeners().to_string();
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
        "{name}: {} objects down {}, up {}, two weeks {}; {found}",
        records(),
        rate("pull_seconds", records()),
        rate("push_seconds", records()),
        rate("two_weeks_seconds", foreign() + local())
    );
}
