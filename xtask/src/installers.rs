//! `cargo xtask package`: what an office installs, made from one table of files a system and tried as it would be
//! installed.

mod deb;
mod layout;
mod licences;
mod nsis;
mod on_linux;
mod on_wine;

use std::path::{Path, PathBuf};
use std::{fs, io};

use layout::Strip;

use crate::failure::{Result, fail};
use crate::{places, prerequisites, shell, ui, windows};

/// What strips a program of Windows.
const OF_WINDOWS: &str = "x86_64-w64-mingw32-strip";

/// How the programs were built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Build {
    /// For offices.
    Release,
    /// What the gate has built anyway: to try the package, never to be given away.
    Debug,
}

impl Build {
    /// Where cargo puts it.
    fn folder(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Debug => "debug",
        }
    }
}

/// Makes the package for Linux, or with `windows` the installer for Windows, and tries it; with `--debug` from
/// programs that are built already, with `--check` only tries what was made before. The installer takes the
/// programs of `--from FOLDER` when they were signed in between.
///
/// # Errors
/// When a program is missing, or what was made is not as it should be.
pub(crate) fn run(words: &[String]) -> Result {
    let says = |word: &str| words.iter().any(|said| said == word);
    let build = if says("--debug") { Build::Debug } else { Build::Release };
    if says("windows") {
        return for_windows(words, build, says("--check"));
    }
    if says("--check") {
        return on_linux::tried(&deb::file()?);
    }
    if build == Build::Release {
        built()?;
    }
    debian(build)
}

/// Whether this system can make and try a package of Debian.
pub(crate) fn can_be_made() -> bool {
    prerequisites::has_apt()
}

/// The package of what the gate has built, as a stage of it.
///
/// # Errors
/// As [`run`].
pub(crate) fn of_gate() -> Result {
    debian(Build::Debug)
}

fn debian(build: Build) -> Result {
    let deb = deb::made(&places::target().join(build.folder()), build)?;
    on_linux::tried(&deb)?;
    println!("{}", places::shown(&deb));
    Ok(())
}

fn for_windows(words: &[String], build: Build, is_made: bool) -> Result {
    if !prerequisites::has_apt() {
        return fail("The recipe is for Debian 12: it takes the NSIS and the Wine of its packages.");
    }
    prerequisites::install(nsis::PACKAGES)?;
    if !is_made {
        let from = words.iter().position(|word| word == "--from").and_then(|at| words.get(at + 1));
        let (programs, strip) = match from {
            Some(folder) => (places::root().join(folder), Strip::Nothing),
            None if build == Build::Release => (windows::released()?, Strip::By(OF_WINDOWS)),
            None => (windows::programs_in(build.folder()), Strip::By(OF_WINDOWS)),
        };
        nsis::made(&programs, strip)?;
    }
    on_wine::tried(&nsis::file())?;
    println!("{}", places::shown(&nsis::file()));
    Ok(())
}

/// The three programs as offices get them.
fn built() -> Result {
    prerequisites::install(&prerequisites::packages())?;
    if ui::exists() {
        prerequisites::npm_packages()?;
        ui::build()?;
    }
    let mut command = shell::cargo(["build", "--release", "--locked", "--bins"]);
    for name in layout::PROGRAMS {
        command.args(["--package", name]);
    }
    shell::run(&mut command)
}

/// Where packages are made and tried.
fn folder() -> PathBuf {
    places::target().join("package")
}

/// An empty folder, whatever was there before.
fn emptied(folder: &Path) -> Result<&Path> {
    match fs::remove_dir_all(folder) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error.into()),
    }
    fs::create_dir_all(folder)?;
    Ok(folder)
}
