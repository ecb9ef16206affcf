//! `cargo xtask windows`: most offices run Windows. Builds everything for it from Debian and
//! runs what lies below the window under Wine. Outside the gate: nothing here is prebuilt.

mod service;
pub(crate) mod wine;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use crate::failure::{Result, fail};
use crate::packages::Packages;
use crate::{places, prerequisites, shell, ui};

const TARGET: &str = "x86_64-pc-windows-gnu";

/// Debian's Rust with the sources of its standard library, mingw, and Wine to run the result.
const PACKAGES: &[&str] = &[
    "cargo-web",
    "g++-mingw-w64-x86-64",
    "gcc-mingw-w64-x86-64",
    "rust-web-src",
    "rustc-web",
    "wine",
    "wine64",
];

/// Where Debian puts its Rust, beside any toolchain of rustup.
const SYSTEM: &str = "/usr/bin";

/// Wine 8 lacks the library that Rust's standard library takes random bytes from.
/// For tests only; it is never shipped.
const RANDOM_BYTES: &str = "\
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL ProcessPrng(PBYTE bytes, SIZE_T length) { return SystemFunction036(bytes, (ULONG)length); }
";

/// What stands on the system: files, keys, clocks, children. Rules are the same everywhere, and the tests of the
/// server need programs that Wine has not.
const TESTED: [&str; 5] = ["kernel", "store", "authority", "app", "worker"];

/// Builds every program for Windows, then runs the tests of [`TESTED`];
/// with words, only the tests of the crates so called; with `programs`, no tests; with `service`, only the server,
/// installed and started as a service.
///
/// # Errors
/// When a package is missing, something does not compile, or a test fails under Wine.
pub(crate) fn run(words: &[String]) -> Result {
    if !prerequisites::has_apt() {
        return fail("The recipe is for Debian 12: it takes the Rust and the mingw of its packages.");
    }
    prerequisites::install(PACKAGES)?;
    if words == ["service"] {
        return service::tried();
    }
    if words.is_empty() || words == ["programs"] {
        programs()?;
    }
    if words == ["programs"] {
        return Ok(());
    }
    let tested = below_window(words)?;
    let named: Vec<_> = tested.iter().flat_map(|name| ["--package", name.as_str()]).collect();
    lay_random_bytes()?;
    // Children that tests start; those of `cargo test` itself would have no names of their own.
    shell::run(cargo(["build", "--examples"]).args(&named))?;
    shell::run(cargo(["test", "--lib", "--bins", "--tests", "--no-fail-fast"]).args(&named))
}

/// The application with its window, the server and both command lines. With the examples, so that libraries have
/// the features which tests will ask of them, and are compiled once.
fn programs() -> Result {
    page()?;
    shell::run(&mut cargo(["build", "--workspace", "--bins", "--examples"]))
}

/// The programs as offices get them, and where they are. Only these packages: selected together with those of tests,
/// libraries would have features that no office should get.
///
/// # Errors
/// When something does not compile.
pub(crate) fn released() -> Result<PathBuf> {
    prerequisites::install(PACKAGES)?;
    page()?;
    let mut command = bare_cargo(["build", "--release", "--bins"]);
    command.arg("-Zbuild-std=std,panic_abort,panic_unwind");
    for name in ["obeznik", "obeznik-server", "obeznik-cli"] {
        command.args(["--package", name]);
    }
    shell::run(&mut command)?;
    Ok(programs_in("release"))
}

/// Where the programs of a profile are.
pub(crate) fn programs_in(profile: &str) -> PathBuf {
    folder().join(TARGET).join(profile)
}

/// The page that the window shows.
fn page() -> Result {
    if ui::exists() {
        prerequisites::npm_packages()?;
        ui::build()?;
    }
    Ok(())
}

/// Wine has no web view, so the window itself cannot be started there.
fn below_window(words: &[String]) -> Result<Vec<String>> {
    let packages = Packages::load()?;
    let names = packages.members().map(|member| member.name.clone());
    let words: Vec<&str> =
        if words.is_empty() { TESTED.to_vec() } else { words.iter().map(String::as_str).collect() };
    let asked = |name: &String| words.iter().any(|word| *name == format!("obeznik-{word}"));
    let names: Vec<_> = names.filter(|name| name != "obeznik" && name != "xtask" && asked(name)).collect();
    if names.is_empty() { fail(format!("no crate is called {}", words.join(" or "))) } else { Ok(names) }
}

/// Debian's cargo for tests, which builds the standard library too: none is to be had ready-made.
fn cargo<const N: usize>(arguments: [&str; N]) -> Command {
    let mut command = bare_cargo(arguments);
    // The library of tests is named, and features are those of the whole workspace, so that no step compiles again
    // what another one has compiled.
    command.args(["-Zbuild-std=std,panic_abort,panic_unwind,test", "-Zfeature-unification"]);
    command.env("CARGO_RESOLVER_FEATURE_UNIFICATION", "workspace");
    command
}

/// Debian's cargo, before anybody said what it builds.
fn bare_cargo<const N: usize>(arguments: [&str; N]) -> Command {
    let mut command = shell::program(Path::new(SYSTEM).join("cargo"));
    for name in ["RUSTUP_TOOLCHAIN", "RUSTC", "CARGO", "RUSTC_WORKSPACE_WRAPPER"] {
        command.env_remove(name);
    }
    command.env("PATH", system_first()).env("RUSTC_BOOTSTRAP", "1").env("CARGO_TARGET_DIR", folder());
    command.env("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER", "wine").env("WINEDEBUG", "-all");
    command.env("WINEPREFIX", folder().join("wine"));
    command.args(arguments).args(["--target", TARGET, "--locked"]);
    command
}

fn system_first() -> OsString {
    let old = env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(PathBuf::from(SYSTEM)).chain(env::split_paths(&old));
    env::join_paths(folders).expect("folders that came from PATH fit into it")
}

fn folder() -> PathBuf {
    places::target().join("windows")
}

/// Puts the library beside the programs, the tests and their children, where Windows looks first.
fn lay_random_bytes() -> Result {
    for room in ["", "deps", "examples"] {
        random_bytes_in(&programs_in("debug").join(room))?;
    }
    Ok(())
}

/// Puts the library that Wine lacks into a folder.
///
/// # Errors
/// When it does not compile.
pub(crate) fn random_bytes_in(room: &Path) -> Result {
    fs::create_dir_all(room)?;
    let source = folder().join("random_bytes.c");
    shell::keep(&source, RANDOM_BYTES)?;
    let library = room.join("bcryptprimitives.dll");
    let mut compiler = shell::program("x86_64-w64-mingw32-gcc");
    shell::run(compiler.arg("-shared").arg("-o").arg(library).arg(&source).arg("-ladvapi32"))
}
