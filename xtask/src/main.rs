//! All automation of the repository: the gate, the demonstration, generated files, checks.
//! Standard library only, so that it builds in a second on a machine that has nothing yet.
#![allow(clippy::print_stdout, reason = "a program for the terminal speaks to the terminal")]

mod bindings;
mod counts;
mod demo;
mod doctor;
mod failure;
mod gate;
mod installers;
mod json;
mod licences;
mod loopback;
mod measure;
mod packages;
mod places;
mod prerequisites;
mod rust;
mod shell;
mod texts;
mod tidy;
mod ui;
mod window;
mod windows;

use std::env;
use std::process::ExitCode;

use failure::{Result, fail};

const HELP: &str = "\
cargo xtask <command>

  run                 install, build and start the application with the demo town;
                      without a display walk through it and keep pictures in target/demo
  test [--timings]    the whole gate; --timings prints the minutes of every stage
  doctor              what this machine lacks

  tidy                forbidden edges, manifests, names, lengths
  licences [--write]  licences, bans and sources by deny.toml, offline, and whether the list of
                      parts in assets/licences.json is fresh; --write makes it anew
  texts [--check]     Czech and English texts; writes ui/src/lib/i18n/texts.ts
  bindings [--check]  TypeScript of the DTOs; writes ui/src/lib/api/bindings
  e2e [word…]         the window's end-to-end tests whose file names contain a word

  package [--debug]   the package for Debian and Ubuntu, tried in a root of its own; --debug from
                      what the gate has built; --check only tries the one made before
  package windows [--from FOLDER]
                      the installer for Windows, tried under Wine; from programs signed in a
                      folder; --debug and --check as above
  windows [programs | service | crate…]
                      build for Windows and run what lies below the window under Wine
  bench               measured ratios
  bench sync [part…]  synchronisation beside Anki and PouchDB; needs the network once; `small`
                      plays a fiftieth of it
  fuzz <parser> [--minutes 10]
  sim [--histories N] [--seed S] [--real] [--erasing] [--undoing] [--parting] [--faults] [--audiences A] [--threads T]
                      offices and devices by a seed; prints the first seed that falls
  kills [--runs 300]  desktops and a server as real processes, killed in the middle of their work
  advisories          known faults of what we build on; needs the network";

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    match perform(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn perform(words: &[String]) -> Result {
    let (command, rest) = words.split_first().map_or(("help", words), |(first, rest)| (first.as_str(), rest));
    let checks = rest.iter().any(|word| word == "--check");
    match command {
        "run" => demo::run(),
        "test" => gate::run(timings(rest)),
        "doctor" => doctor::run(),
        "tidy" => tidy::check(),
        "licences" if rest.iter().any(|word| word == "--write") => licences::list::write(),
        "licences" => licences::check().and_then(|()| licences::list::check()),
        "texts" if checks => texts::check(),
        "texts" => texts::write(),
        "bindings" if checks => bindings::check(bindings::Reach::OneCrate),
        "bindings" => bindings::write(),
        "e2e" => end_to_end(rest),
        "bench" if rest.first().is_some_and(|word| word == "sync") => measure::bench_of_sync(&rest[1..]),
        "bench" => measure::bench(),
        "fuzz" => measure::fuzz(rest),
        "sim" => measure::sim(rest),
        "kills" => measure::kills(rest),
        "advisories" => licences::advisories(),
        "package" => installers::run(rest),
        "windows" => windows::run(rest),
        "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(())
        }
        other => fail(format!("`{other}` is no command\n\n{HELP}")),
    }
}

fn timings(words: &[String]) -> gate::Timings {
    if words.iter().any(|word| word == "--timings") { gate::Timings::PerStage } else { gate::Timings::Total }
}

/// The tests of the window alone, on the application as it was last built.
fn end_to_end(words: &[String]) -> Result {
    prerequisites::tauri_driver()?;
    ui::build()?; // never the window of yesterday
    rust::build()?;
    let counts = window::tests(words)?;
    println!("{counts}");
    if counts.failed == 0 { Ok(()) } else { fail("The window failed.") }
}
