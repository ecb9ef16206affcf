//! Format, build with lints, documentation and tests of the Rust code.

use std::process::Command;

use crate::counts::{self, Counts};
use crate::failure::{Result, fail};
use crate::packages::Packages;
use crate::{places, shell, tidy};

/// Checks the format of every member.
///
/// # Errors
/// Shows what differs.
pub(crate) fn format() -> Result {
    shell::capture(&mut shell::cargo(["fmt", "--all", "--check", "--", "--color", "never"])).map(drop)
}

/// Builds everything, tests included, with clippy's driver as the compiler: warnings are
/// errors, and the same artefacts are then tested and started.
///
/// # Errors
/// When something does not compile or a lint complains.
pub(crate) fn build() -> Result {
    shell::run(&mut linted(["build", "--workspace", "--all-targets", "--locked"]))
}

/// Builds only the application, as the demonstration needs it. Without lints: a newer compiler
/// with a new opinion must not keep anyone from seeing the program.
///
/// # Errors
/// When something does not compile.
pub(crate) fn build_application() -> Result {
    shell::run(&mut shell::cargo(["build", "--package", "obeznik", "--bins", "--locked"]))
}

/// Cargo that lints what it builds. Cargo keys the artefacts of workspace members by the
/// wrapper, so every call of the gate goes through here.
pub(crate) fn linted<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Command {
    let mut command = shell::cargo(arguments);
    command.env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver");
    command.env("CLIPPY_ARGS", "-Dwarnings__CLIPPY_HACKERY__");
    command
}

/// Builds the documentation of the pure crates; a broken link is an error.
///
/// # Errors
/// When a page has a fault.
pub(crate) fn documentation() -> Result {
    let packages = Packages::load()?;
    let pure = packages.members().map(|member| member.name.as_str()).filter(|name| tidy::is_pure(name));
    let mut command = shell::cargo(["doc", "--no-deps", "--locked", "--quiet"]);
    for name in pure {
        command.args(["--package", name]);
    }
    shell::run(command.env("RUSTDOCFLAGS", "-Dwarnings"))
}

/// Runs all tests and examples in documentation.
///
/// # Errors
/// When a test fails; the count is in the error's place kept by the caller.
pub(crate) fn tests() -> Result<Counts> {
    let unit = if has_nextest() { nextest()? } else { cargo_test()? };
    Ok(unit.and(examples()?))
}

/// Whether the faster runner is installed.
pub(crate) fn has_nextest() -> bool {
    places::program("cargo-nextest").is_some()
}

fn nextest() -> Result<Counts> {
    let words = ["nextest", "run", "--workspace", "--locked", "--no-fail-fast", "--status-level", "pass"];
    let mut command = linted(words);
    // Many of them wait for a server, a disk or a clock meanwhile: one more at once than there are processors.
    let at_once = std::thread::available_parallelism().map_or(2, |count| count.get()) + 1;
    command.args(["--test-threads", &at_once.to_string()]);
    // What tests print are measured figures; they are read, not thrown away.
    command.args(["--success-output", "immediate", "--failure-output", "immediate", "--no-tests", "pass"]);
    watched(&mut command, "rust-tests.log", counts::nextest)
}

fn cargo_test() -> Result<Counts> {
    let kinds = ["test", "--workspace", "--lib", "--bins", "--tests", "--locked", "--no-fail-fast"];
    let words = kinds.into_iter().chain(["--", "--show-output"]);
    watched(&mut linted(words), "rust-tests.log", counts::libtest)
}

/// The whole workspace at once: a choice of packages would resolve other features and build everything again.
fn examples() -> Result<Counts> {
    let mut command = linted(["test", "--doc", "--workspace", "--locked", "--no-fail-fast"]);
    watched(&mut command, "rust-examples.log", counts::libtest)
}

fn watched(command: &mut Command, log: &str, count: fn(&str) -> Counts) -> Result<Counts> {
    // Tests that write bindings write them here; the committed ones are compared later.
    command.env("TS_RS_EXPORT_DIR", places::gate().join("bindings-of-tests"));
    let path = places::gate().join(log);
    let mut filter = counts::Figures::default();
    let ended_well = shell::follow(command, &path, |line| filter.line(line))?;
    let counts = count(&shell::read(&path)?);
    if ended_well || counts.failed > 0 {
        return Ok(counts);
    }
    fail(format!("tests did not run to their end: {}", places::shown(&path)))
}
