//! Starting other programs: shown, captured, or followed line by line.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, pipe};
use std::process::{Command, Stdio};
use std::{env, fs, path::Path};

use crate::failure::{Failure, Result, fail};
use crate::places;

/// A command that runs in the root of the checkout.
pub(crate) fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(places::root());
    command
}

/// Cargo without the variables that `cargo xtask` itself was started with; they belong to
/// this package, and build scripts that watch them would run again.
pub(crate) fn cargo<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Command {
    let mut command = program("cargo");
    let ours = ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_", "CARGO_PRIMARY_"];
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if text == "CARGO" || ours.iter().any(|start| text.starts_with(start)) {
            command.env_remove(&name);
        }
    }
    command.args(arguments);
    command
}

/// npm in the folder of the window's sources.
pub(crate) fn npm<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Command {
    let mut command = program(if cfg!(windows) { "npm.cmd" } else { "npm" });
    // Reports are kept as files and read by people without a terminal, too.
    command.current_dir(places::ui()).args(arguments).env("NO_COLOR", "1").env_remove("FORCE_COLOR");
    command
}

/// Runs with the terminal's own output.
///
/// # Errors
/// When the program is missing or does not end with 0.
pub(crate) fn run(command: &mut Command) -> Result {
    let status = command.status().map_err(|error| not_started(command, &error))?;
    if status.success() { Ok(()) } else { fail(format!("`{}` ended with {status}", spoken(command))) }
}

/// Runs silently and returns what was printed; everything is shown when it fails.
///
/// # Errors
/// When the program is missing or does not end with 0.
pub(crate) fn capture(command: &mut Command) -> Result<String> {
    let output = command.stdin(Stdio::null()).output().map_err(|error| not_started(command, &error))?;
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() {
        return Ok(printed);
    }
    let errors = String::from_utf8_lossy(&output.stderr);
    fail(format!("`{}` ended with {}\n{printed}{errors}", spoken(command), output.status))
}

/// Whether the program runs and ends with 0; its words do not matter.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    quiet.status().is_ok_and(|status| status.success())
}

/// As [`lines`], and keeps the whole in `log`.
///
/// # Errors
/// When the program is missing or the log cannot be written.
pub(crate) fn follow(command: &mut Command, log: &Path, mut on_line: impl FnMut(&str)) -> Result<bool> {
    let mut whole = String::new();
    let ended_well = lines(command, |line| {
        on_line(line);
        whole.push_str(line);
        whole.push('\n');
    })?;
    keep(log, &whole)?;
    Ok(ended_well)
}

/// Runs, gives each line of both outputs in order to `on_line`, and returns whether the program ended with 0.
///
/// # Errors
/// When the program is missing.
pub(crate) fn lines(command: &mut Command, mut on_line: impl FnMut(&str)) -> Result<bool> {
    let (reader, writer) = pipe()?;
    command.stdin(Stdio::null()).stdout(writer.try_clone()?).stderr(writer);
    let mut child = command.spawn().map_err(|error| not_started(command, &error))?;
    // The command holds the writing ends; reading would never end while it does.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    for line in BufReader::new(reader).split(b'\n') {
        on_line(String::from_utf8_lossy(&line?).trim_end());
    }
    Ok(child.wait()?.success())
}

/// Writes a file and the folders above it.
///
/// # Errors
/// When the disk refuses.
pub(crate) fn keep(path: &Path, content: &str) -> Result {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, content).map_err(|error| Failure(format!("{}: {error}", places::shown(path))))
}

/// Reads a text file, naming it when that fails.
///
/// # Errors
/// When the file is missing or is not UTF-8.
pub(crate) fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|error| Failure(format!("{}: {error}", places::shown(path))))
}

fn not_started(command: &Command, error: &std::io::Error) -> Failure {
    Failure(format!("`{}` could not be started: {error}", command.get_program().to_string_lossy()))
}

fn spoken(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}
