//! The package of Debian and Ubuntu.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use super::layout::{DEBIAN, PROGRAMS, Strip};
use super::{Build, emptied, folder};
use crate::failure::{Failure, Result, fail};
use crate::{places, shell};

/// What a running server is told before and after its program is replaced.
const SCRIPTS: [&str; 3] = ["postinst", "prerm", "postrm"];

/// What the tool that names libraries wants to have read first.
const STANZA: &str = "Source: obeznik\n\nPackage: obeznik\nArchitecture: any\n";

/// The package as it was made last.
///
/// # Errors
/// When none was made.
pub(super) fn file() -> Result<PathBuf> {
    let mut found: Vec<PathBuf> = match fs::read_dir(folder()) {
        Ok(entries) => entries.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?,
        Err(_) => Vec::new(),
    };
    found.retain(|path| path.extension().is_some_and(|end| end == "deb"));
    match found.pop() {
        Some(deb) => Ok(deb),
        None => fail("No package was made yet: run `cargo xtask package`."),
    }
}

/// Makes it from programs that are built.
///
/// # Errors
/// When a program is missing or a tool of Debian refuses.
pub(super) fn made(programs: &Path, build: Build) -> Result<PathBuf> {
    let folder = folder();
    let room = folder.join("room");
    emptied(&room)?;
    for entry in DEBIAN {
        entry.lay(&room, programs, Strip::By("strip"))?;
    }
    let architecture = shell::capture(shell::program("dpkg").arg("--print-architecture"))?;
    let control = control(architecture.trim(), &needed(&room)?, size_kib(&room)?);
    shell::keep(&room.join("DEBIAN/control"), &control)?;
    for script in SCRIPTS {
        let from = places::root().join("packaging/linux").join(script);
        let mut install = shell::program("install");
        shell::capture(install.args(["-m", "0755"]).arg(from).arg(room.join("DEBIAN").join(script)))?;
    }
    // Whatever the maker's own habits are, others may look and nobody may change.
    shell::capture(shell::program("chmod").args(["-R", "u=rwX,go=rX"]).arg(&room))?;
    if let Ok(old) = file() {
        fs::remove_file(old)?;
    }
    let version = env!("CARGO_PKG_VERSION");
    let deb = folder.join(format!("obeznik_{version}_{}.deb", architecture.trim()));
    let mut builder = shell::program("dpkg-deb");
    if let Ok(when) = shell::capture(shell::program("git").args(["log", "-1", "--format=%ct"])) {
        builder.env("SOURCE_DATE_EPOCH", when.trim()); // the same commit makes the same package
    }
    // Packing hundreds of megabytes that nobody will be given would make the gate wait.
    let packing = if build == Build::Release { "-Zxz" } else { "-Znone" };
    shell::capture(builder.args(["--root-owner-group", packing, "--build"]).arg(&room).arg(&deb))?;
    fs::remove_dir_all(&room)?; // it is as large as all programs together
    Ok(deb)
}

/// The libraries of the system that the programs were linked with, as Debian's own tool names them.
fn needed(room: &Path) -> Result<String> {
    let desk = folder().join("needed");
    shell::keep(&emptied(&desk)?.join("debian/control"), STANZA)?;
    let mut tool = shell::program("dpkg-shlibdeps");
    tool.current_dir(&desk).arg("-O");
    for program in PROGRAMS {
        tool.arg(room.join("usr/bin").join(program));
    }
    let said = shell::capture(&mut tool)?;
    let line = said.lines().find_map(|line| line.strip_prefix("shlibs:Depends="));
    line.map(str::to_owned).ok_or_else(|| Failure(format!("dpkg-shlibdeps said `{}`", said.trim())))
}

fn size_kib(room: &Path) -> Result<u64> {
    let said = shell::capture(shell::program("du").args([OsStr::new("-sk"), room.as_os_str()]))?;
    let number = said.split_whitespace().next().and_then(|number| number.parse().ok());
    number.ok_or_else(|| Failure(format!("du said `{}`", said.trim())))
}

fn control(architecture: &str, needed: &str, size_kib: u64) -> String {
    let fields = [
        ("Package", "obeznik".to_owned()),
        ("Version", env!("CARGO_PKG_VERSION").to_owned()),
        ("Architecture", architecture.to_owned()),
        ("Maintainer", "Otevřená města".to_owned()),
        ("Installed-Size", size_kib.to_string()),
        ("Depends", needed.to_owned()),
        ("Suggests", "libreoffice-writer, libreoffice-calc, libreoffice-impress".to_owned()),
        ("Section", "misc".to_owned()),
        ("Priority", "optional".to_owned()),
        ("Description", DESCRIPTION.to_owned()),
    ];
    fields.iter().fold(String::new(), |text, (name, value)| text + name + ": " + value + "\n")
}

const DESCRIPTION: &str = "digital office of a Czech municipality
 A paper travels from its drafter through committees and the council to the
 assembly, becomes a numbered resolution and a task, and everything stays
 searchable for years. Works without a network.
 .
 With the window come the server that several computers share an office by
 (obeznik-server, off until an administrator starts it) and a command line
 (obeznik-cli).";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_control_file_has_one_field_a_line_and_ends_with_one() {
        let control = control("amd64", "libc6 (>= 2.36), libwebkit2gtk-4.1-0", 4096);
        assert!(control.contains("\nArchitecture: amd64\n"), "{control}");
        assert!(control.contains("\nDepends: libc6 (>= 2.36), libwebkit2gtk-4.1-0\n"), "{control}");
        assert!(control.contains("\nInstalled-Size: 4096\n"), "{control}");
        assert!(control.ends_with("(obeznik-cli).\n") && !control.contains("\n\n"), "{control}");
    }

    #[test]
    fn scripts_leave_data_alone_and_say_nothing_to_a_system_that_is_not_running() {
        for script in SCRIPTS {
            let text = shell::read(&places::root().join("packaging/linux").join(script)).unwrap();
            assert!(text.starts_with("#!/bin/sh\n") && text.contains("\nset -e\n"), "{script}");
            assert!(text.contains("[ -z \"$DPKG_ROOT\" ] && [ -d /run/systemd/system ]"), "{script}");
            assert!(!text.contains("rm "), "{script} removes something");
        }
    }
}
