//! The process that takes from itself what an office suite does not need, and then becomes the suite.

use std::ffi::OsString;
use std::process::{Command, ExitCode};

/// The argument that makes a program this one; then come the bound of written files and the suite with its words.
pub(super) const FLAG: &str = "--confined";

/// Whether this process was started to become a suite.
pub(crate) fn is_asked() -> bool {
    std::env::args_os().nth(1).is_some_and(|argument| argument == FLAG)
}

/// Becomes the suite within bounds.
pub(crate) fn run() -> ExitCode {
    let mut words = std::env::args_os().skip(2);
    let bound = words.next().and_then(|word| word.to_str()?.parse().ok());
    let (Some(bound), Some(suite)) = (bound, words.next()) else { return ExitCode::FAILURE };
    become_suite(bound, suite, words.collect())
}

#[cfg(unix)]
fn become_suite(file_bytes: u64, suite: OsString, words: Vec<OsString>) -> ExitCode {
    use std::os::unix::process::CommandExt as _;
    if confine(file_bytes).is_err() {
        return ExitCode::FAILURE; // nothing foreign is opened then
    }
    let mut command = without_network(&suite);
    let _ = command.args(words).exec(); // comes back only when it failed
    ExitCode::FAILURE
}

/// Addresses a suite may take: it maps far more than it uses.
#[cfg(target_os = "linux")]
const ADDRESSES: u64 = 4 << 30;

/// Seconds of work after which the system ends a suite whose parent is gone.
#[cfg(unix)]
const CPU_SECONDS: u64 = 600;

#[cfg(unix)]
fn confine(file_bytes: u64) -> std::io::Result<()> {
    use rlimit::Resource;
    Resource::CPU.set(CPU_SECONDS, CPU_SECONDS)?;
    Resource::FSIZE.set(file_bytes, file_bytes)?;
    Resource::CORE.set(0, 0)?; // a core file would hold the content
    #[cfg(target_os = "linux")]
    Resource::AS.set(ADDRESSES, ADDRESSES)?;
    Ok(())
}

/// The suite in a network of its own that leads nowhere, where the system lets everybody make one.
#[cfg(target_os = "linux")]
fn without_network(suite: &OsString) -> Command {
    const ALONE: [&str; 3] = ["--user", "--map-current-user", "--net"];
    let mut alone = Command::new("/usr/bin/unshare");
    alone.args(ALONE);
    let mut trial = Command::new("/usr/bin/unshare");
    let is_allowed = trial.args(ALONE).arg("/bin/true").output().is_ok_and(|output| output.status.success());
    if is_allowed {
        alone.arg("--").arg(suite);
        return alone;
    }
    Command::new(suite)
}

#[cfg(all(unix, not(target_os = "linux")))]
fn without_network(suite: &OsString) -> Command {
    Command::new(suite)
}

/// The suite runs inside the job of this process, which ends everything in it when it ends.
#[cfg(windows)]
fn become_suite(_file_bytes: u64, suite: OsString, words: Vec<OsString>) -> ExitCode {
    if crate::bounds::confine().is_err() {
        return ExitCode::FAILURE;
    }
    match Command::new(suite).args(words).status() {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}
