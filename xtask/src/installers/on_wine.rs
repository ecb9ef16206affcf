//! The installer for Windows, tried under Wine: installed without a word, over a service that runs, and removed. Wine
//! has no web view, so the window itself is not started.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::layout::WINDOWS;
use super::nsis;
use crate::failure::{Result, fail};
use crate::windows::wine::Wine;
use crate::{loopback, shell, windows};

/// Safety only: nothing here takes so long.
const PATIENCE: Duration = Duration::from_secs(120);
const INSTALLED: &str = "Program Files/Obeznik";
const SERVER: &str = r"C:\Program Files\Obeznik\obeznik-server.exe";
const REMOVER: &str = r"C:\Program Files\Obeznik\uninstall.exe";
const DATA: &str = r"C:\ProgramData\Obeznik";
const LISTED: &str = r"HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall\Obeznik";
const SHORTCUT: &str = "ProgramData/Microsoft/Windows/Start Menu/Programs/Oběžník.lnk";

/// Exit codes of `obeznik-server service status`.
const RUNS: i32 = 0;
const ABSENT: i32 = 4;

/// Tries an installer and the program it lays down.
///
/// # Errors
/// Says what is not as it should be.
pub(super) fn tried(installer: &Path) -> Result {
    let wine = Wine::begun("wine-installer")?;
    windows::random_bytes_in(&wine.drive().join("windows/system32"))?;
    let trial = Trial { wine, installer: installer.to_owned() };
    trial.installs()?;
    let port = trial.serves()?;
    trial.installs()?; // over the service that runs
    trial.waits_for("the service does not serve after the program was replaced", || serves(port))?;
    trial.waits_for("the service does not say that it runs", || {
        trial.ends(SERVER, &["service", "status"], RUNS).is_ok() // it listens a moment before it says so
    })?;
    trial.removes(port)?;
    println!("The installer was tried under Wine: installed, over a running service, and removed.");
    Ok(())
}

struct Trial {
    wine: Wine,
    installer: PathBuf,
}

impl Trial {
    fn installs(&self) -> Result {
        self.ends(&self.installer, &["/S"], 0)?;
        for entry in WINDOWS {
            let is_same = fs::read(self.at(entry.at))? == fs::read(nsis::room().join(entry.at))?;
            expect(is_same, &format!("{} lies as it was packed", entry.at))?;
        }
        let listed = self.wine.ran("reg", &["query", LISTED, "/v", "DisplayVersion"])?;
        let listed = String::from_utf8_lossy(&listed.stdout).into_owned();
        expect(listed.contains(env!("CARGO_PKG_VERSION")), "Windows lists its version")?;
        expect(self.wine.drive().join(SHORTCUT).is_file(), "it is in the Start menu")
    }

    /// Installs the service from where the program lies, starts it, and gives its port.
    fn serves(&self) -> Result<u16> {
        self.ends(SERVER, &["service", "status"], ABSENT)?;
        let port = loopback::free_port()?;
        let listen = format!("127.0.0.1:{port}");
        self.ends(SERVER, &["service", "install", "--data", DATA, "--listen", &listen, "--plain"], 0)?;
        self.ends("net", &["start", "obeznik-server"], 0)?;
        self.waits_for("the installed service does not serve", || serves(port))?;
        Ok(port)
    }

    /// Takes program and service away; what is not the installer's stays.
    fn removes(&self, port: u16) -> Result {
        let foreign = self.at("somebody's.txt");
        shell::keep(&foreign, "mine")?;
        self.ends(REMOVER, &["/S"], 0)?;
        // It goes on from a copy of itself after it has ended: a running program cannot delete itself.
        self.waits_for("the program is not removed", || !self.at("uninstall.exe").exists())?;
        for entry in WINDOWS {
            expect(!self.at(entry.at).exists(), &format!("{} is removed", entry.at))?;
        }
        self.waits_for("Windows still lists it", || {
            self.wine.ran("reg", &["query", LISTED]).is_ok_and(|said| !said.status.success())
        })?;
        expect(!self.wine.drive().join(SHORTCUT).exists(), "it is not in the Start menu")?;
        expect(!serves(port), "nobody serves any more")?;
        self.ends(nsis::room().join("obeznik-server.exe"), &["service", "status"], ABSENT)?;
        expect(foreign.is_file(), "what somebody put beside it stays")?;
        expect(self.wine.drive().join("ProgramData/Obeznik/lock").is_file(), "data stays")
    }

    fn at(&self, name: &str) -> PathBuf {
        self.wine.drive().join(INSTALLED).join(name)
    }

    fn ends(&self, program: impl AsRef<Path>, words: &[&str], expected: i32) -> Result {
        let output = self.wine.ran(&program, words)?;
        if output.status.code() == Some(expected) {
            return Ok(());
        }
        let said = String::from_utf8_lossy(&output.stdout);
        let command = format!("{} {}", program.as_ref().display(), words.join(" "));
        fail(format!("`{command}` ended with {:?} instead of {expected}\n{said}", output.status.code()))
    }

    fn waits_for(&self, otherwise: &str, happens: impl Fn() -> bool) -> Result {
        let began = Instant::now();
        while !happens() {
            if began.elapsed() > PATIENCE {
                return fail(otherwise);
            }
            sleep(Duration::from_millis(200));
        }
        Ok(())
    }
}

fn serves(port: u16) -> bool {
    loopback::page(port, "/health").is_ok_and(|page| page.starts_with("HTTP/1.1 200"))
}

fn expect(is_so: bool, what: &str) -> Result {
    if is_so { Ok(()) } else { fail(format!("the installer is not as it should be: {what}")) }
}
