//! The installer for Windows, made on Debian by NSIS from `packaging/windows/obeznik.nsi`.

use std::path::{Path, PathBuf};

use super::layout::{Content, Strip, WINDOWS};
use super::{emptied, folder};
use crate::failure::{Result, refuse};
use crate::{places, shell};

/// What makes the installer and what tries it.
pub(super) const PACKAGES: &[&str] = &["gcc-mingw-w64-x86-64", "nsis", "wine", "wine64"];

/// The installer of this version.
pub(super) fn file() -> PathBuf {
    folder().join(format!("obeznik-{}-x64.exe", env!("CARGO_PKG_VERSION")))
}

/// The files as they are installed.
pub(super) fn room() -> PathBuf {
    folder().join("windows")
}

/// Makes it from programs in a folder.
///
/// # Errors
/// When a file is missing, a program needs a library that Windows has not, or NSIS finds a fault.
pub(super) fn made(programs: &Path, strip: Strip) -> Result {
    let room = room();
    emptied(&room)?;
    for entry in WINDOWS {
        entry.lay(&room, programs, strip)?;
    }
    let mut lacking = Vec::new();
    for entry in WINDOWS.iter().filter(|entry| matches!(entry.content, Content::Program(_))) {
        let mut tool = shell::program("x86_64-w64-mingw32-objdump");
        let said = shell::capture(tool.arg("-p").arg(room.join(entry.at)))?;
        lacking.extend(foreign(&said).into_iter().map(|library| format!("{} needs {library}", entry.at)));
    }
    refuse(&lacking)?;
    let define = |name: &str, value: &Path| format!("-D{name}={}", value.display());
    let mut nsis = shell::program("makensis");
    nsis.current_dir(places::root().join("packaging/windows")).args(["-V2", "-WX", "-INPUTCHARSET", "UTF8"]);
    nsis.arg(format!("-DVERSION={}", env!("CARGO_PKG_VERSION"))).arg(define("FROM", &room));
    nsis.arg(define("ICON", &places::root().join("src-tauri/icons/icon.ico"))).arg(define("OUT", &file()));
    shell::capture(nsis.arg("obeznik.nsi")).map(drop)
}

/// Libraries that neither Windows nor the installer brings. Those of the compiler are called `lib…`, as no library
/// of Windows is.
fn foreign(dump: &str) -> Vec<&str> {
    let named = dump.lines().filter_map(|line| line.trim().strip_prefix("DLL Name: "));
    let is_laid = |name: &str| WINDOWS.iter().any(|entry| entry.at.eq_ignore_ascii_case(name));
    named.filter(|name| name.starts_with("lib") && !is_laid(name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_library_of_the_compiler_is_missed_and_those_of_windows_are_not() {
        let dump = "\tDLL Name: KERNEL32.dll\n\tvma: 1\n\tDLL Name: libgcc_s_seh-1.dll\n\tDLL Name: WebView2Loader.dll\n";
        assert_eq!(foreign(dump), ["libgcc_s_seh-1.dll"]);
        assert_eq!(foreign("\tDLL Name: bcryptprimitives.dll\n"), Vec::<&str>::new());
    }
}
