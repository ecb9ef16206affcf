//! The server as a service of Windows, tried under Wine: installed, started by the system, asked over HTTP, stopped,
//! removed. Wine has a manager of services and takes any account; it keeps no accounts, no rights on files and no
//! starts after a failure, so those are for a real Windows.

use std::fs;
use std::net::TcpListener;
use std::path::PathBuf;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::wine::Wine;
use super::{lay_random_bytes, programs, programs_in};
use crate::failure::{Result, fail};
use crate::{loopback, shell};

/// Safety only: nothing here takes so long.
const PATIENCE: Duration = Duration::from_secs(120);
/// The data folder as the program sees it, with a space and a hook above a letter.
const DATA: &str = r"C:\Data úřadu";

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
    let trial = Trial {
        wine: Wine::begun("wine-service")?,
        program: programs_in("debug").join("obeznik-server.exe"),
    };
    let port = loopback::free_port()?;
    trial.says(&["status"], Some(ABSENT))?;
    trial.says(&["remove"], Some(ABSENT))?;
    let listen = format!("127.0.0.1:{port}");
    let install = ["install", "--data", DATA, "--listen", &listen, "--plain", "--log", "debug"];
    trial.says(&install, Some(0))?;
    trial.says(&install, Some(ABSENT))?; // refused: there is one
    trial.says(&["status"], Some(RUNS_NOT))?;

    trial.system("start")?;
    trial.becomes("running")?;
    expect(
        loopback::page(port, "/health")
            .is_ok_and(|page| page.starts_with("HTTP/1.1 200") && page.ends_with("ok\n")),
        "it serves",
    )?;
    expect(trial.data().join("console.json").exists(), "it takes orders")?;
    trial.system("stop")?;
    trial.becomes("stopped")?;
    expect(loopback::page(port, "/health").is_err(), "nobody listens after a stop")?;
    expect(!trial.data().join("console.json").exists(), "it ended gracefully")?;
    expect(trial.log()?.matches("\"message\":\"ended\"").count() == 1, "its log says so")?;

    let taken = TcpListener::bind(&listen)?;
    trial.system("start")?;
    trial.becomes("stopped")?;
    expect(trial.log()?.contains("the service did not serve"), "its log says why it does not serve")?;
    drop(taken);

    trial.system("start")?;
    trial.becomes("running")?;
    trial.says(&["remove"], Some(0))?;
    trial.says(&["status"], Some(ABSENT))?;
    expect(loopback::page(port, "/health").is_err(), "nobody listens after a removal")?;
    expect(trial.log()?.matches("\"message\":\"ended\"").count() == 2, "a removal ends it gracefully")?;
    expect(
        trial.data().join("certificate.pem").exists() || trial.data().join("tenants").exists(),
        "data stays",
    )?;
    println!("The service was installed, started, asked, stopped and removed under Wine.");
    Ok(())
}

fn expect(is_so: bool, what: &str) -> Result {
    if is_so { Ok(()) } else { fail(format!("the service is not as it should be: {what}")) }
}

/// The server in a Windows of its own.
struct Trial {
    wine: Wine,
    program: PathBuf,
}

impl Trial {
    /// What a verb of the service says; fails when it ends otherwise than expected.
    fn says(&self, words: &[&str], expected: Option<i32>) -> Result<String> {
        let words: Vec<&str> = ["service"].iter().chain(words).chain(&["--json"]).copied().collect();
        let output = self.wine.ran(&self.program, &words)?;
        let (exit, said) = (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned());
        if expected.is_some() && exit != expected {
            let error = String::from_utf8_lossy(&output.stderr);
            return fail(format!("`{}` ended with {exit:?}\n{said}{error}", words.join(" ")));
        }
        Ok(said)
    }

    /// What an administrator tells the system.
    fn system(&self, verb: &str) -> Result {
        let output = self.wine.ran("sc", &[verb, "obeznik-server"])?;
        let said = String::from_utf8_lossy(&output.stdout);
        if output.status.success() { Ok(()) } else { fail(format!("`sc {verb}` did not succeed: {said}")) }
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
        self.wine.drive().join(DATA.trim_start_matches(r"C:\"))
    }

    fn log(&self) -> Result<String> {
        let mut whole = String::new();
        for entry in fs::read_dir(self.data().join("log"))? {
            whole.push_str(&shell::read(&entry?.path())?);
        }
        Ok(whole)
    }
}
