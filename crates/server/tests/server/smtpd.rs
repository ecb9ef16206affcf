//! A real mail server (OpenSMTPD) in a process of its own. It keeps its queue where it was built to, so it gets a place of
//! its own there, which only root may make; without that, or without the program, there is none.

use std::net::TcpStream;
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::port;

/// Where Debian installs it.
const PROGRAM: &str = "/usr/sbin/smtpd";
/// Who keeps the mailboxes.
const NOBODY: u32 = 65_534;
/// Safety only, for a loaded machine.
const PATIENCE: Duration = Duration::from_secs(180);

pub struct Smtpd {
    process: Option<Child>,
    folder: tempfile::TempDir,
    pub port: u16,
}

impl Smtpd {
    /// A mail server that knows Jana and Petr, puts Šeda off, and takes nobody else.
    #[allow(clippy::print_stdout, reason = "the gate counts what was skipped")]
    pub fn start() -> Option<Self> {
        if !Path::new(PROGRAM).exists() || !may_make_places() {
            println!("skipped: no data (OpenSMTPD is not here, or there is no right to run it)");
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        std::fs::set_permissions(folder.path(), PermissionsExt::from_mode(0o755)).unwrap();
        std::fs::create_dir(folder.path().join("mail")).unwrap();
        chown(folder.path().join("mail"), Some(NOBODY), None).unwrap();
        let mut started = Self { process: None, folder, port: port::free() };
        started.configure("seda@vzorov.cz");
        started.rise();
        Some(started)
    }

    /// From now on it puts this address off; needs to rise anew.
    pub fn configure(&self, put_off: &str) {
        let configuration = format!(
            "table people {{ \"jana@vzorov.cz\", \"petr@vzorov.cz\", \"seda@vzorov.cz\" }}\n\
             table grey {{ \"{put_off}\" }}\n\
             filter \"grey\" phase rcpt-to match rcpt-to <grey> reject \"451 4.7.1 Zkuste to pozdeji\"\n\
             listen on 127.0.0.1 port {} hostname \"localhost\" filter \"grey\"\n\
             action \"keep\" maildir \"{}\" virtual {{ \"@\" = \"nobody\" }}\n\
             match from any for domain \"vzorov.cz\" rcpt-to <people> action \"keep\"\n",
            self.port,
            self.folder.path().join("mail").display()
        );
        std::fs::write(self.folder.path().join("smtpd.conf"), configuration).unwrap();
    }

    pub fn rise(&mut self) {
        let configuration = self.folder.path().join("smtpd.conf");
        let script = "mount -t tmpfs tmpfs /var/spool && mount -t tmpfs tmpfs /run && mkdir -m 711 /var/spool/smtpd \
                      && exec /usr/sbin/smtpd -d -f \"$0\"";
        let process = Command::new("unshare")
            .args(["--mount", "--propagation", "private", "sh", "-c", script])
            .arg(configuration)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        self.process = Some(process.unwrap());
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            assert!(begun.elapsed() < PATIENCE, "the mail server does not begin");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    pub fn fall(&mut self) {
        if let Some(mut process) = self.process.take() {
            process.kill().unwrap();
            process.wait().unwrap();
        }
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", self.port)).is_ok() {
            assert!(begun.elapsed() < PATIENCE, "the mail server does not end");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Messages that came, once there are so many; more come in no time that a test could wait for.
    pub fn messages(&self, count: usize) -> Vec<String> {
        let begun = Instant::now();
        loop {
            let found = self.found();
            if found.len() >= count || begun.elapsed() > PATIENCE {
                return found;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    fn found(&self) -> Vec<String> {
        let Ok(entries) = std::fs::read_dir(self.folder.path().join("mail/new")) else { return Vec::new() };
        let paths = entries.flatten().map(|entry| entry.path());
        paths.map(|path| std::fs::read_to_string(path).unwrap()).collect()
    }
}

impl Drop for Smtpd {
    fn drop(&mut self) {
        if let Some(mut process) = self.process.take() {
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

fn may_make_places() -> bool {
    let tried = Command::new("unshare")
        .args(["--mount", "--propagation", "private", "mount", "-t", "tmpfs", "tmpfs", "/var/spool"])
        .stderr(Stdio::null())
        .status();
    tried.is_ok_and(|status| status.success())
}
