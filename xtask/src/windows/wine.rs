//! A Windows of Wine that lives for as long as a trial.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::{fs, io};

use super::folder;
use crate::failure::{Result, fail};
use crate::shell;

/// How long Wine lets a service begin, in milliseconds. Its own ten seconds are few for a development build of
/// hundreds of megabytes on a machine with other work.
const SERVICE_BEGINS: &str = "120000";

/// A Windows of its own, new at every trial.
pub(crate) struct Wine {
    prefix: PathBuf,
    /// Waits for words that never come. Without a program that runs Wine believes that nobody works any more: the
    /// next call begins another manager of services beside the first, and each knows a service the other does not.
    held: Child,
}

impl Wine {
    /// Begins it, under a name by which it is told from those of other trials.
    ///
    /// # Errors
    /// When Wine does not begin.
    pub(crate) fn begun(name: &str) -> Result<Self> {
        let prefix = folder().join(name);
        fs::create_dir_all(&prefix)?;
        ended(&prefix); // an attempt that was broken off
        fs::remove_dir_all(&prefix)?;
        fs::create_dir_all(&prefix)?;
        let control = r"HKLM\System\CurrentControlSet\Control";
        let patient = ["reg", "add", control, "/v", "ServicesPipeTimeout", "/d", SERVICE_BEGINS, "/f"];
        // Of itself Wine 8 of Debian is Windows 7.
        let is_ready = shell::succeeds(within(&prefix, "wine").args(patient))
            && shell::succeeds(within(&prefix, "wine").args(["winecfg", "-v", "win10"]));
        ended(&prefix); // the manager of services reads it when it begins
        // In silence: services that begin with Wine would hold the output of whoever is first, and be waited for.
        let mut holds = within(&prefix, "wine");
        holds.arg("cmd").stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let held = holds.spawn()?;
        let wine = Self { prefix, held };
        let has_begun = shell::succeeds(within(&wine.prefix, "wine").args(["cmd", "/c", "ver"]));
        if is_ready && has_begun { Ok(wine) } else { fail("Wine does not begin.") }
    }

    /// Runs a program in it to its end and gives what it said.
    ///
    /// # Errors
    /// When Wine is missing.
    pub(crate) fn ran(&self, program: impl AsRef<Path>, words: &[&str]) -> io::Result<Output> {
        let mut command = within(&self.prefix, "wine");
        command.arg(program.as_ref()).args(words).stdin(Stdio::null()).output()
    }

    /// Its disk C.
    pub(crate) fn drive(&self) -> PathBuf {
        self.prefix.join("drive_c")
    }
}

impl Drop for Wine {
    fn drop(&mut self) {
        ended(&self.prefix);
        let _ = self.held.wait(); // it ended with its Windows
    }
}

/// A program of Wine, in the Windows of a trial alone.
fn within(prefix: &Path, name: &str) -> Command {
    let mut command = shell::program(name);
    command.env("WINEPREFIX", prefix).env("WINEDEBUG", "-all").env("WINEDLLOVERRIDES", "mscoree,mshtml=");
    // Words of a command line reach Windows whole only in a locale that has their letters.
    command.env("LC_ALL", "C.UTF-8");
    command
}

/// Ends the Windows of a trial, if it runs, and waits until it has.
fn ended(prefix: &Path) {
    let _ = shell::succeeds(within(prefix, "wineserver").arg("--kill"));
    let _ = shell::succeeds(within(prefix, "wineserver").arg("--wait"));
}
