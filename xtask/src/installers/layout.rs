//! What lies where on a computer of an office: one table a system.

use std::path::Path;
use std::process::Command;

use super::licences;
use crate::failure::Result;
use crate::{places, shell};

/// Our programs. Readers of foreign files are the window and the command line themselves, started with `--worker`;
/// the window finds the server beside itself.
pub(super) const PROGRAMS: [&str; 3] = ["obeznik", "obeznik-server", "obeznik-cli"];

/// Where the content of a file comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    /// A program, by its file among those that were built; what only helps to find faults is taken out.
    Program(&'static str),
    /// Another file that the build lays beside the programs.
    Beside(&'static str),
    /// A file of the checkout.
    File(&'static str),
    /// Licences of everything the programs are made of.
    Licences,
}

/// One file of a package.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    /// Where it comes to lie.
    pub(super) at: &'static str,
    pub(super) content: Content,
}

/// The package of Debian, from the root of the system.
pub(super) const DEBIAN: &[Entry] = &[
    entry("usr/bin/obeznik", Content::Program("obeznik")),
    entry("usr/bin/obeznik-server", Content::Program("obeznik-server")),
    entry("usr/bin/obeznik-cli", Content::Program("obeznik-cli")),
    entry("usr/lib/systemd/system/obeznik-server.service", Content::File("packaging/obeznik-server.service")),
    entry("usr/share/applications/obeznik.desktop", Content::File("packaging/linux/obeznik.desktop")),
    entry("usr/share/icons/hicolor/256x256/apps/obeznik.png", Content::File("src-tauri/icons/icon.png")),
    entry("usr/share/doc/obeznik/CLI.md", Content::File("docs/CLI.md")),
    entry("usr/share/doc/obeznik/DEPLOY.md", Content::File("docs/DEPLOY.md")),
    entry("usr/share/doc/obeznik/copyright", Content::File("LICENSE")),
    entry("usr/share/doc/obeznik/licences.txt", Content::Licences),
];

/// The installer for Windows, from the folder of the program; `packaging/windows/obeznik.nsi` names the same.
pub(super) const WINDOWS: &[Entry] = &[
    entry("obeznik.exe", Content::Program("obeznik.exe")),
    entry("obeznik-server.exe", Content::Program("obeznik-server.exe")),
    entry("obeznik-cli.exe", Content::Program("obeznik-cli.exe")),
    entry("WebView2Loader.dll", Content::Beside("WebView2Loader.dll")),
    entry("CLI.md", Content::File("docs/CLI.md")),
    entry("DEPLOY.md", Content::File("docs/DEPLOY.md")),
    entry("LICENSE.txt", Content::File("LICENSE")),
    entry("licences.txt", Content::Licences),
];

const fn entry(at: &'static str, content: Content) -> Entry {
    Entry { at, content }
}

/// What takes out of a program what only helps to find faults.
#[derive(Debug, Clone, Copy)]
pub(super) enum Strip {
    /// By this program.
    By(&'static str),
    /// Nothing: a signature would not hold any more.
    Nothing,
}

impl Entry {
    /// The rights it is laid with, as `install` and `dpkg` write them.
    pub(super) fn mode(&self) -> &'static str {
        if matches!(self.content, Content::Program(_)) { "0755" } else { "0644" }
    }

    /// Lays the file below a room, from programs that were built in a folder.
    ///
    /// # Errors
    /// When there is no such file.
    pub(super) fn lay(&self, room: &Path, programs: &Path, strip: Strip) -> Result {
        let at = room.join(self.at);
        let mut install = shell::program("install");
        install.args(["-D", "-m", self.mode()]);
        match self.content {
            Content::Program(name) => {
                if let Strip::By(program) = strip {
                    install.arg("-s").arg(format!("--strip-program={program}"));
                }
                laid(install.arg(programs.join(name)).arg(at))
            }
            Content::Beside(name) => laid(install.arg(programs.join(name)).arg(at)),
            Content::File(name) => laid(install.arg(places::root().join(name)).arg(at)),
            Content::Licences => shell::keep(&at, &licences::to_read()?),
        }
    }
}

fn laid(install: &mut Command) -> Result {
    shell::capture(install).map(drop)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn text(name: &str) -> String {
        shell::read(&places::root().join(name)).unwrap()
    }

    fn places_of(table: &[Entry]) -> BTreeSet<&'static str> {
        table.iter().map(|entry| entry.at).collect()
    }

    #[test]
    fn every_file_has_its_own_place_and_comes_from_somewhere() {
        for table in [DEBIAN, WINDOWS] {
            assert_eq!(places_of(table).len(), table.len());
            for entry in table {
                assert!(!entry.at.starts_with('/') && !entry.at.contains(".."), "{}", entry.at);
                if let Content::File(name) = entry.content {
                    assert!(places::root().join(name).is_file(), "{name}");
                }
            }
        }
    }

    #[test]
    fn both_systems_get_every_program_its_papers_and_nothing_that_others_may_change() {
        for table in [DEBIAN, WINDOWS] {
            for program in PROGRAMS {
                let is_it = |entry: &&Entry| matches!(entry.content, Content::Program(name) if name.trim_end_matches(".exe") == program);
                let laid = table.iter().find(is_it).unwrap_or_else(|| panic!("{program} is not laid"));
                // The window looks for the server beside itself, under its own name.
                assert_eq!(laid.at.rsplit('/').next(), table_name(table, program).as_deref());
            }
            assert!(table.iter().any(|entry| entry.content == Content::Licences));
            assert!(table.iter().any(|entry| entry.content == Content::File("LICENSE")));
            assert!(table.iter().all(|entry| ["0755", "0644"].contains(&entry.mode())));
        }
    }

    fn table_name(table: &[Entry], program: &str) -> Option<String> {
        let is_windows = table.iter().any(|entry| entry.at.ends_with(".exe"));
        Some(if is_windows { format!("{program}.exe") } else { program.to_owned() })
    }

    #[test]
    fn what_names_a_file_of_the_package_finds_it_there() {
        let laid = places_of(DEBIAN);
        let unit = text("packaging/obeznik-server.service");
        let desktop = text("packaging/linux/obeznik.desktop");
        let named = [
            value(&unit, "ExecStart=").split(' ').next().map(|path| path.trim_start_matches('/').to_owned()),
            value(&unit, "Documentation=file:/").split(' ').next().map(str::to_owned),
            Some(format!("usr/bin/{}", value(&desktop, "Exec="))),
            Some(format!("usr/share/icons/hicolor/256x256/apps/{}.png", value(&desktop, "Icon="))),
        ];
        for path in named.into_iter().flatten() {
            assert!(laid.contains(path.as_str()), "{path}");
        }
    }

    fn value<'a>(text: &'a str, key: &str) -> &'a str {
        text.lines().find_map(|line| line.strip_prefix(key)).unwrap_or_else(|| panic!("no {key}"))
    }

    #[test]
    fn the_installer_lays_down_and_takes_away_the_files_of_the_table() {
        let script = text("packaging/windows/obeznik.nsi");
        let lines = |start: &str, end: &str| -> BTreeSet<String> {
            let found = script.lines().map(str::trim).filter_map(|line| line.strip_prefix(start));
            found.filter_map(|rest| rest.strip_suffix(end)).map(str::to_owned).collect()
        };
        let table: BTreeSet<String> = places_of(WINDOWS).into_iter().map(str::to_owned).collect();
        assert_eq!(lines("File \"${FROM}\\", "\""), table);
        let mut taken = lines("Delete \"$INSTDIR\\", "\"");
        assert!(taken.remove("uninstall.exe") && taken.remove("obeznik-server.old.exe"));
        assert_eq!(taken, table);
        assert!(!script.contains("RMDir /r"), "what others put there stays");
    }

    #[test]
    fn the_installer_says_everything_in_both_languages() {
        let script = text("packaging/windows/obeznik.nsi");
        let words = text("packaging/windows/words.nsh");
        let said = |language: &str| -> BTreeSet<&str> {
            let all = words.lines().filter_map(|line| line.strip_prefix("LangString "));
            all.filter_map(|line| line.split_once(' '))
                .filter(|(_, rest)| rest.starts_with(language))
                .map(|(name, _)| name)
                .collect()
        };
        assert_eq!(said("${LANG_CZECH}"), said("${LANG_ENGLISH}"));
        for name in said("${LANG_CZECH}") {
            assert!(script.contains(&format!("$({name})")), "{name} is never said");
        }
    }

    #[test]
    fn packages_carry_the_version_of_the_program() {
        let config = crate::json::Json::parse(&text("tauri.conf.json")).unwrap();
        assert_eq!(config.get("version").text(), env!("CARGO_PKG_VERSION"));
    }
}
