//! The server as a service of Windows, tried under Wine: installed, started by the system, asked over HTTP, stopped,
//! removed. Wine has a manager of services and takes any account; it keeps no accounts, no rights on files and no
//! starts after a failure, so those are for a real Windows.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};
use std::{fs, io};

use super::{TARGET, folder, lay_random_bytes, programs};
use crate::failure::{Result, fail};
use crate::shell;

/// Safety only: nothing here takes so long.
const PATIENCE: Duration = Duration::from_secs(120);
/// The data folder as the program sees it, with a space and a hook above a letter.
const DATA: &str = r"C:\Data úřadu";

/// How long Wine lets a service begin, in milliseconds. Its own ten seconds are few for a development build of
/// hundreds of megabytes on a machine with other work.
const BEGINS: &str = "120000";

/// Exit codes of `service status`.
const RUNS_NOT: i32 = 3;
const ABSENT: i32 = 4;

/// Builds the server, with the selection in which everything is built, and tries its service.
///
/// # Errors
/// When something does not compile or the service is not as it says.
pub(super) fn tried() -> Result {
    programs()?;
    lay_random_bytes()?;
    let wine = Wine::begun()?;
    let port = free_port()?;
    wine.says(&["remove"], None)?; // of an attempt that was broken off
    wine.says(&["status"], Some(ABSENT))?;
    wine.says(&["remove"], Some(ABSENT))?;
    let listen = format!("127.0.0.1:{port}");
    let install = ["install", "--data", DATA, "--listen", &listen, "--plain", "--log", "debug"];
    wine.says(&install, Some(0))?;
    wine.says(&install, Some(ABSENT))?; // refused: there is one
    wine.says(&["status"], Some(RUNS_NOT))?;

    wine.system("start")?;
    wine.becomes("running")?;
    expect(
        health(port).is_ok_and(|page| page.starts_with("HTTP/1.1 200") && page.ends_with("ok\n")),
        "it serves",
    )?;
    expect(wine.data().join("console.json").exists(), "it takes orders")?;
    wine.system("stop")?;
    wine.becomes("stopped")?;
    expect(health(port).is_err(), "nobody listens after a stop")?;
    expect(!wine.data().join("console.json").exists(), "it ended gracefully")?;
    expect(wine.log()?.matches("\"message\":\"ended\"").count() == 1, "its log says so")?;

    let taken = TcpListener::bind(&listen)?;
    wine.system("start")?;
    wine.becomes("stopped")?;
    expect(wine.log()?.contains("the service did not serve"), "its log says why it does not serve")?;
    drop(taken);

    wine.system("start")?;
    wine.becomes("running")?;
    wine.says(&["remove"], Some(0))?;
    wine.says(&["status"], Some(ABSENT))?;
    expect(health(port).is_err(), "nobody listens after a removal")?;
    expect(wine.log()?.matches("\"message\":\"ended\"").count() == 2, "a removal ends it gracefully")?;
    expect(
        wine.data().join("certificate.pem").exists() || wine.data().join("tenants").exists(),
        "data stays",
    )?;
    println!("The service was installed, started, asked, stopped and removed under Wine.");
    Ok(())
}

fn expect(is_so: bool, what: &str) -> Result {
    if is_so { Ok(()) } else { fail(format!("the service is not as it should be: {what}")) }
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

fn health(port: u16) -> io::Result<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.write_all(b"GET /health HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")?;
    let mut page = String::new();
    stream.read_to_string(&mut page)?;
    Ok(page)
}

/// A Windows of its own that lives for as long as the trial.
struct Wine {
    prefix: PathBuf,
    program: PathBuf,
    /// Waits for words that never come. Without a program that runs Wine believes that nobody works any more: the
    /// next call begins another manager of services beside the first, and each knows a service the other does not.
    held: Child,
}

impl Wine {
    fn begun() -> Result<Self> {
        let prefix = folder().join("wine-service");
        fs::create_dir_all(&prefix)?;
        ended(&prefix); // an attempt that was broken off
        let data = data(&prefix);
        if data.exists() {
            fs::remove_dir_all(data)?;
        }
        let patient = ["reg", "add", r"HKLM\System\CurrentControlSet\Control", "/v", "ServicesPipeTimeout"];
        let is_patient = shell::succeeds(within(&prefix, "wine").args(patient).args(["/d", BEGINS, "/f"]));
        ended(&prefix); // the manager of services reads it when it begins
        // In silence: services that begin with Wine would hold the output of whoever is first, and be waited for.
        let mut holds = within(&prefix, "wine");
        holds.arg("cmd").stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let held = holds.spawn()?;
        let program = folder().join(TARGET).join("debug").join("obeznik-server.exe");
        let wine = Self { prefix, program, held };
        let has_begun = shell::succeeds(wine.command("wine").args(["cmd", "/c", "ver"]));
        if is_patient && has_begun { Ok(wine) } else { fail("Wine does not begin.") }
    }

    fn command(&self, name: &str) -> Command {
        within(&self.prefix, name)
    }

    /// What a verb of the service says; fails when it ends otherwise than expected.
    fn says(&self, words: &[&str], expected: Option<i32>) -> Result<String> {
        let mut command = self.command("wine");
        command.arg(&self.program).arg("service").args(words).arg("--json");
        let output = command.stdin(Stdio::null()).output()?;
        let (exit, said) = (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned());
        if expected.is_some() && exit != expected {
            let error = String::from_utf8_lossy(&output.stderr);
            return fail(format!("`service {}` ended with {exit:?}\n{said}{error}", words.join(" ")));
        }
        Ok(said)
    }

    /// What an administrator tells the system.
    fn system(&self, verb: &str) -> Result {
        shell::capture(self.command("wine").args(["sc", verb, "obeznik-server"])).map(drop)
    }

    fn becomes(&self, state: &str) -> Result {
        let (began, wanted) = (Instant::now(), format!("\"state\": \"{state}\""));
        loop {
            let said = self.says(&["status"], None)?;
            if said.contains(&wanted) {
                return Ok(());
            }
            if began.elapsed() > PATIENCE {
                return fail(format!("the service does not become {state}: {said}"));
            }
            sleep(Duration::from_millis(200));
        }
    }

    fn data(&self) -> PathBuf {
        data(&self.prefix)
    }

    fn log(&self) -> Result<String> {
        let mut whole = String::new();
        for entry in fs::read_dir(self.data().join("log"))? {
            whole.push_str(&shell::read(&entry?.path())?);
        }
        Ok(whole)
    }
}

impl Drop for Wine {
    fn drop(&mut self) {
        ended(&self.prefix);
        let _ = self.held.wait(); // it ended with its Windows
    }
}

/// The data folder as the trial sees it.
fn data(prefix: &Path) -> PathBuf {
    prefix.join("drive_c").join(DATA.trim_start_matches(r"C:\"))
}

/// A program of Wine, in the Windows of the trial alone.
fn within(prefix: &Path, name: &str) -> Command {
    let mut command = shell::program(name);
    command.env("WINEPREFIX", prefix).env("WINEDEBUG", "-all").env("WINEDLLOVERRIDES", "mscoree,mshtml=");
    // Words of a command line reach Windows whole only in a locale that has their letters.
    command.env("LC_ALL", "C.UTF-8");
    command
}

/// Ends the Windows of the trial, if it runs, and waits until it has.
fn ended(prefix: &Path) {
    let _ = shell::succeeds(within(prefix, "wineserver").arg("--kill"));
    let _ = shell::succeeds(within(prefix, "wineserver").arg("--wait"));
}
