//! The program `obeznik-server` beside the window, which this computer may become the server of its office by.

use std::fs::{OpenOptions, TryLockError};
use std::io::Write as _;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, ToSocketAddrs as _, UdpSocket};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use obeznik_app::ports::own_server::OwnServer;
use obeznik_app::{ApiError, Code};
use serde_json::Value;

use crate::sign_in::SignInEntry;

/// How long a server may take to end.
const ENDS: Duration = Duration::from_secs(60);
/// Between two looks whether it has.
const LOOK: Duration = Duration::from_millis(100);
/// How long the network may think about what this computer is called.
const NAMES: Duration = Duration::from_secs(2);

/// The program and the folder of its data.
pub struct ServerProgram {
    program: PathBuf,
    folder: PathBuf,
    sign_in: Option<SignInEntry>,
}

impl ServerProgram {
    /// A program, wherever it is.
    pub fn new(program: PathBuf, folder: PathBuf) -> Self {
        Self { program, folder, sign_in: None }
    }

    /// The same, which an entry may begin when the person signs in to the computer.
    #[must_use]
    pub fn with_sign_in(mut self, entry: Option<SignInEntry>) -> Self {
        self.sign_in = entry;
        self
    }

    /// The program that the package put beside this one.
    pub fn beside_this(folder: PathBuf) -> Self {
        let name = format!("obeznik-server{}", std::env::consts::EXE_SUFFIX);
        let this = std::env::current_exe().unwrap_or_default();
        Self::new(this.with_file_name(name), folder)
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.arg("--data").arg(&self.folder);
        #[cfg(windows)]
        {
            use std::os::windows::process::CommandExt as _;
            command.creation_flags(0x0800_0000); // CREATE_NO_WINDOW
        }
        command
    }

    /// Whether a server holds the data.
    fn runs(&self) -> bool {
        let Ok(lock) = OpenOptions::new().write(true).open(self.folder.join("lock")) else { return false };
        matches!(lock.try_lock(), Err(TryLockError::WouldBlock))
    }
}

impl OwnServer for ServerProgram {
    fn is_here(&self) -> bool {
        self.program.is_file()
    }

    fn folder(&self) -> &Path {
        &self.folder
    }

    fn order(&self, words: &[&str], secret: Option<&str>) -> Result<Value, ApiError> {
        let mut command = self.command();
        command.arg("--json").args(words).stdout(Stdio::piped()).stderr(Stdio::null());
        command.stdin(if secret.is_some() { Stdio::piped() } else { Stdio::null() });
        let mut running = command.spawn().map_err(|error| not_run(&error))?;
        if let (Some(secret), Some(mut input)) = (secret, running.stdin.take()) {
            // A program that ended early says why in its answer.
            let _ = input.write_all(secret.as_bytes()).and_then(|()| input.write_all(b"\n"));
        }
        let done = running.wait_with_output().map_err(|error| not_run(&error))?;
        let said: Value = serde_json::from_slice(&done.stdout).unwrap_or_default();
        if done.status.success() {
            return Ok(said);
        }
        let error = serde_json::from_value(said["error"].clone());
        Err(error.unwrap_or_else(|_| ApiError::new(Code::Broken, "sharing-program-failed")))
    }

    fn start(&self, port: u16, url: &str) -> Result<(), ApiError> {
        if self.runs() {
            return Ok(());
        }
        let listen = listening(url, port);
        if TcpListener::bind(listen).is_err() {
            return Err(ApiError::new(Code::Refused, "sharing-port-taken").with("port", port));
        }
        let mut command = self.command();
        // A log nobody bounded, of programs before this one.
        let _ = std::fs::remove_file(self.folder.join("server.log"));
        command.args(["--listen", &listen.to_string(), "--public-url", url, "--log-files"]);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        #[cfg(unix)]
        {
            use std::os::unix::process::CommandExt as _;
            command.process_group(0); // the end of this program does not end it
        }
        let mut running = command.spawn().map_err(|error| not_run(&error))?;
        std::thread::spawn(move || running.wait());
        Ok(())
    }

    fn begins_at_sign_in(&self) -> Option<bool> {
        self.sign_in.as_ref().map(SignInEntry::is_there)
    }

    fn begin_at_sign_in(&self, begins: bool) -> Result<(), ApiError> {
        let Some(entry) = &self.sign_in else {
            return Err(ApiError::new(Code::Refused, "sharing-no-sign-in"));
        };
        entry.lay(begins).map_err(|error| {
            tracing::error!(kind = %error.kind(), "the entry of the sign-in was not changed");
            ApiError::new(Code::Refused, "sharing-no-sign-in")
        })
    }

    fn stop(&self) -> Result<(), ApiError> {
        if !self.runs() {
            return Ok(());
        }
        self.order(&["stop"], None)?;
        let begun = Instant::now();
        while self.runs() {
            if begun.elapsed() > ENDS {
                return Err(ApiError::new(Code::Refused, "sharing-does-not-end"));
            }
            std::thread::sleep(LOOK);
        }
        Ok(())
    }

    fn address(&self) -> String {
        // Nothing is sent: the system only says by which of its addresses it would go out.
        let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0));
        let address = socket.and_then(|socket| {
            socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9))?;
            socket.local_addr()
        });
        let Ok(address) = address else { return String::new() };
        let (sender, receiver) = std::sync::mpsc::channel();
        std::thread::spawn(move || sender.send(named(address.ip(), &own_name(), resolved)));
        receiver.recv_timeout(NAMES).ok().flatten().unwrap_or_else(|| address.ip().to_string())
    }
}

/// What the system says this computer is called; empty when it says nothing.
fn own_name() -> String {
    let told = std::env::var("COMPUTERNAME").ok(); // Windows
    let told = told.or_else(|| std::fs::read_to_string("/proc/sys/kernel/hostname").ok());
    told.unwrap_or_default().trim().to_ascii_lowercase()
}

/// Addresses a name has in the network.
fn resolved(name: &str) -> Vec<IpAddr> {
    (name, 0).to_socket_addrs().map(|found| found.map(|one| one.ip()).collect()).unwrap_or_default()
}

/// The name by which the network finds the computer of that address: the plain one, or the one that computers without
/// a name server tell each other. A number may be another one tomorrow, a name stays.
fn named(address: IpAddr, name: &str, resolved: impl Fn(&str) -> Vec<IpAddr>) -> Option<String> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-.".contains(&byte);
    if name.is_empty() || name == "localhost" || !name.bytes().all(is_plain) {
        return None;
    }
    [name.to_owned(), format!("{name}.local")].into_iter().find(|name| resolved(name).contains(&address))
}

/// All networks of this computer, or the loopback alone for an office that is reached by nobody else.
fn listening(url: &str, port: u16) -> SocketAddr {
    let host = url.split_once("://").map_or(url, |(_, rest)| rest);
    let is_own = ["localhost", "127.0.0.1", "[::1]"].iter().any(|own| host.starts_with(own));
    let has_six = TcpListener::bind((Ipv6Addr::UNSPECIFIED, 0)).is_ok();
    match (is_own, has_six) {
        (true, _) => (Ipv4Addr::LOCALHOST, port).into(),
        (false, true) => (Ipv6Addr::UNSPECIFIED, port).into(),
        (false, false) => (Ipv4Addr::UNSPECIFIED, port).into(),
    }
}

fn not_run(error: &std::io::Error) -> ApiError {
    tracing::error!(kind = %error.kind(), "the server's program was not run");
    ApiError::new(Code::Refused, "sharing-no-program")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_suggested_where_it_leads_to_this_computer() {
        let here = IpAddr::from([192, 0, 2, 7]);
        let other = IpAddr::from([127, 0, 1, 1]); // what a computer says to itself
        let table = [
            ("podatelna", vec![("podatelna", here)], Some("podatelna")),
            ("podatelna", vec![("podatelna", other), ("podatelna.local", here)], Some("podatelna.local")),
            ("podatelna", vec![("podatelna", other)], None),
            ("podatelna", vec![], None),
            ("localhost", vec![("localhost", here)], None),
            ("počítač", vec![("počítač", here)], None),
            ("", vec![("", here)], None),
        ];
        for (name, known, expected) in table {
            let resolved = |asked: &str| {
                known.iter().filter(|(name, _)| *name == asked).map(|(_, ip)| *ip).collect::<Vec<_>>()
            };
            assert_eq!(named(here, name, resolved).as_deref(), expected, "{name}");
        }
    }
}
