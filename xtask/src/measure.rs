//! Work by hand beside the gate: benchmarks and fuzzing.

use std::path::Path;
use std::process::Command;

use crate::failure::{Failure, Result, fail};
use crate::packages::Packages;
use crate::{places, prerequisites, rust, shell, ui, window};

/// Peers of the synchronisation, as they were measured.
const ANKI: &str = "anki==26.9.3";
const POUCHDB: [&str; 3] = ["express@4", "express-pouchdb@4.2", "pouchdb@9"];

/// Between real programs, with a word of its own.
const SYNC: &str = "sync";

/// Runs every benchmark there is but that of synchronisation: those of crates, then the one of the window.
///
/// # Errors
/// When one does not come to its end. Times are printed, never judged.
pub(crate) fn bench() -> Result {
    let names = of_crates()?;
    shell::run(&mut benches(&names))?;
    let of_window = window::can_be_driven();
    if of_window {
        of_the_window()?;
    }
    println!("{} measured{}", names.join(", "), if of_window { ", and the window" } else { "" });
    Ok(())
}

/// Names of benchmarks as their folders and files in `benches` are called.
fn of_crates() -> Result<Vec<String>> {
    let packages = Packages::load()?;
    let mut names = Vec::new();
    for member in packages.members() {
        let folder = member.manifest.with_file_name("benches");
        for entry in folder.read_dir().into_iter().flatten() {
            names.extend(entry?.path().file_stem().map(|name| name.to_string_lossy().into_owned()));
        }
    }
    names.retain(|name| name != SYNC);
    names.sort();
    Ok(names)
}

/// Optimised with the features of the whole workspace, as the application is: libraries are compiled once.
fn benches(names: &[String]) -> Command {
    let mut command = shell::cargo(["bench", "--locked", "--workspace"]);
    command.args(names.iter().flat_map(|name| ["--bench", name]));
    command
}

/// Synchronisation between real programs, beside Anki and PouchDB; `parts` of it, or all.
///
/// # Errors
/// When a peer cannot be installed, or a part does not come to its end.
pub(crate) fn bench_of_sync(parts: &[String]) -> Result {
    let peers = places::target().join("peers");
    install_anki(&peers.join("anki"))?;
    install_pouchdb(&peers.join("pouchdb"))?;
    let mut command = benches(&[SYNC.into()]);
    shell::run(command.arg("--").args(parts).env("OBEZNIK_PEERS", peers))
}

fn install_anki(folder: &Path) -> Result {
    if folder.join("bin/python").exists() {
        return Ok(());
    }
    shell::run(shell::program("python3").args(["-m", "venv"]).arg(folder))?;
    shell::run(shell::program(folder.join("bin/pip")).args(["install", "--quiet", ANKI]))
}

fn install_pouchdb(folder: &Path) -> Result {
    if folder.join("node_modules/express-pouchdb").exists() {
        return Ok(());
    }
    shell::keep(&folder.join("package.json"), "{ \"private\": true }\n")?;
    shell::run(shell::npm(["install", "--no-audit", "--no-fund"]).args(POUCHDB).current_dir(folder))
}

/// The application as it is shipped, beside an empty window of the same library.
fn of_the_window() -> Result {
    prerequisites::tauri_driver()?;
    ui::build()?;
    let parts = ["--bin", "obeznik", "--bin", "obeznik-cli", "--example", "empty_window"];
    shell::run(shell::cargo(["build", "--release", "--locked", "--workspace"]).args(parts))?;
    let application = places::target().join("release/obeznik");
    window::script("bench.mjs", &application, &places::target().join("bench"))
}

/// Runs the property tests named `fuzz_<parser>` for so many minutes; in the gate they run
/// five seconds each.
///
/// # Errors
/// When no known parser is given, or a test finds an input that breaks it.
pub(crate) fn fuzz(words: &[String]) -> Result {
    let parsers = parsers()?;
    let Some(parser) = words.first().filter(|word| parsers.contains(word)) else {
        return fail(format!("Usage: cargo xtask fuzz <parser> [--minutes 10]\n\n{}", parsers.join("\n")));
    };
    let seconds = minutes(words)? * 60;
    let name = format!("fuzz_{parser}");
    shell::run(tests(&[&name, "--nocapture"]).env("OBEZNIK_FUZZ_SECONDS", seconds.to_string()))
}

/// From this many histories on an optimised build pays for itself.
const MANY_HISTORIES: u64 = 20_000;

/// Plays simulated histories; the program prints the seed of the first one that falls.
///
/// # Errors
/// When one falls.
pub(crate) fn sim(words: &[String]) -> Result {
    let at = words.iter().position(|word| word == "--histories");
    let histories: u64 = at.and_then(|at| words.get(at + 1)?.parse().ok()).unwrap_or(0);
    let program = if histories >= MANY_HISTORIES {
        shell::run(&mut shell::cargo(["build", "--release", "--locked", "--package", "obeznik-sim"]))?;
        places::target().join("release/obeznik-sim")
    } else {
        rust::build()?;
        places::target().join("debug/obeznik-sim")
    };
    shell::run(Command::new(program).args(words))
}

/// Kills of real processes when nothing else is asked for.
const MANY_KILLS: u64 = 300;

/// Kills desktops and a server so many times, in the middle of their work.
///
/// # Errors
/// When something is lost or doubled.
pub(crate) fn kills(words: &[String]) -> Result {
    let at = words.iter().position(|word| word == "--runs");
    let runs = match at {
        None => MANY_KILLS,
        Some(at) => {
            let number = words.get(at + 1).and_then(|word| word.parse().ok());
            number.ok_or_else(|| Failure("--runs needs a whole number".into()))?
        }
    };
    let of_server = ["test", "--release", "--locked", "--package", "obeznik-server", "--test", "proof"];
    let mut command = if runs >= MANY_KILLS {
        shell::run(&mut shell::cargo([
            "build",
            "--release",
            "--locked",
            "--package",
            "obeznik-server",
            "--examples",
        ]))?;
        shell::cargo(of_server)
    } else {
        rust::linted(["test", "--workspace", "--locked", "--test", "proof"])
    };
    command.args(["--", "kills::", "--nocapture"]);
    shell::run(command.env("OBEZNIK_KILLS", runs.to_string()))
}

/// What stands behind `fn fuzz_` in the sources of the crates.
fn parsers() -> Result<Vec<String>> {
    let mut parsers = Vec::new();
    for file in places::files_below(&places::root().join("crates"))? {
        if file.extension().is_some_and(|end| end == "rs") {
            let text = shell::read(&file)?;
            let names = text.lines().filter_map(|line| line.trim().strip_prefix("fn fuzz_")?.split_once('('));
            parsers.extend(names.map(|(name, _)| name.to_owned()));
        }
    }
    parsers.sort();
    Ok(parsers)
}

fn tests(of_harness: &[&str]) -> Command {
    let mut command = rust::linted(["test", "--workspace", "--locked", "--quiet", "--"]);
    command.args(of_harness);
    command
}

fn minutes(words: &[String]) -> Result<u64> {
    match words.iter().position(|word| word == "--minutes") {
        None => Ok(10),
        Some(at) => {
            let number = words.get(at + 1).and_then(|word| word.parse().ok());
            number.ok_or_else(|| Failure("--minutes needs a whole number".into()))
        }
    }
}
