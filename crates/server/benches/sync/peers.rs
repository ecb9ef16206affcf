//! The same work by others, each by its own script beside this file.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::bad_line::BadLine;
use super::blob::SPEED;
use super::found::Found;
use super::size::{RUNS, content_bytes, foreign, local, records, their_listeners};

/// Where the server of PouchDB listens, as its script says.
const POUCHDB_PORT: u16 = 27_702;

/// Figures of scripts and their names in the summary; a time of some work is told as its speed.
const ANKI: [(&str, &str); 3] =
    [("pull_seconds", "anki first"), ("two_weeks_seconds", "anki two weeks"), ("no_change_ms", "anki quiet")];
const POUCHDB: [(&str, &str); 8] = [
    ("pull_seconds", "pouchdb first"),
    ("two_weeks_seconds", "pouchdb two weeks"),
    ("no_change_ms", "pouchdb quiet"),
    ("content_up_seconds", "pouchdb up"),
    ("content_down_seconds", "pouchdb down"),
    ("listener_kb", "pouchdb listener"),
    ("poke_p50_ms", "pouchdb poke p50"),
    ("poke_p99_ms", "pouchdb poke p99"),
];

pub fn measure(found: &mut Found) {
    let Some(peers) = std::env::var_os("OBEZNIK_PEERS").map(PathBuf::from) else {
        println!("peers: not measured, `cargo xtask bench sync` installs them");
        return;
    };
    let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/sync/peers");
    let counts = [records(), foreign(), local()].map(|count| count.to_string());
    for _ in 0..RUNS {
        let mut anki = Command::new(peers.join("anki/bin/python"));
        tell("Anki", anki.arg(scripts.join("beside_anki.py")).args(&counts), &ANKI, found);
    }
    let line = BadLine::to(SocketAddr::from(([127, 0, 0, 1], POUCHDB_PORT)));
    line.carries(SPEED);
    let rest = [their_listeners(), usize::from(line.address.port()), content_bytes()];
    let rest = rest.map(|count| count.to_string());
    for _ in 0..RUNS {
        let mut pouchdb = Command::new("node");
        pouchdb.arg(scripts.join("beside_pouchdb.mjs")).arg(peers.join("pouchdb")).args(&counts);
        tell("PouchDB", pouchdb.args(&rest), &POUCHDB, found);
    }
}

fn tell(who: &str, command: &mut Command, names: &[(&str, &'static str)], found: &mut Found) {
    let output = command.output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    let Some(said) = text.lines().last().and_then(|line| serde_json::from_str::<Value>(line).ok()) else {
        println!("{who}: it ended without figures: {}", String::from_utf8_lossy(&output.stderr));
        return;
    };
    println!("{who}: {said}");
    for (theirs, ours) in names {
        let Some(figure) = said[*theirs].as_f64() else { continue };
        found.add(ours, work_of(theirs).map_or(figure, |objects| objects as f64 / figure));
    }
}

/// How many objects travel in that time; `None` of what is no work over objects.
fn work_of(figure: &str) -> Option<usize> {
    match figure {
        "pull_seconds" => Some(records()),
        "two_weeks_seconds" => Some(foreign() + local()),
        _ => None,
    }
}
