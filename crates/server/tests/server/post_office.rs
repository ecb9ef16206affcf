//! A real mail server that wants a line by TLS and a name with a pass-word, in a process of its own.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::authority::Authority;

/// Safety only, for a loaded machine.
const PATIENCE: Duration = Duration::from_secs(180);

/// What it offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offers {
    StartTls,
    NoTls,
}

pub struct PostOffice {
    process: Child,
    pub port: u16,
    said: Receiver<Value>,
}

impl PostOffice {
    /// A mail server with a certificate of the authority that lets `obeznik` in by a pass-word; port 0 is any, which
    /// nobody can count on to come back to.
    pub fn start(authority: &Authority, port: u16, (password, offers): (&str, Offers)) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/provider");
        assert!(
            folder.join("node_modules/smtp-server").is_dir(),
            "the mail server is not installed; `cargo xtask test` does it, or `npm ci` in tests/provider"
        );
        let mut process = Command::new("node")
            .arg(folder.join("mail.mjs"))
            .arg(port.to_string())
            .args([authority.certificate(), authority.key()])
            .args([password, if offers == Offers::NoTls { "plain" } else { "" }])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let port = lines.next().unwrap().unwrap().parse().unwrap();
        let (sender, said) = channel();
        std::thread::spawn(move || {
            let lines = lines.map_while(Result::ok);
            lines.for_each(|line| drop(sender.send(serde_json::from_str(&line).unwrap())));
        });
        Self { process, port, said }
    }

    /// Tries to sign in and messages so far, in their order.
    pub fn said(&self) -> Vec<Value> {
        std::iter::from_fn(|| self.said.try_recv().ok()).collect()
    }

    /// Tries to sign in, once there are so many: it tells of one while it answers, perhaps a moment later.
    pub fn tries(&self, count: usize) -> Vec<Value> {
        self.heard(count, is_try)
    }

    /// Messages that came, once there are so many.
    pub fn messages(&self, count: usize) -> Vec<Value> {
        self.heard(count, is_message)
    }

    fn heard(&self, count: usize, is_meant: fn(&Value) -> bool) -> Vec<Value> {
        let (begun, mut found) = (Instant::now(), Vec::new());
        while found.len() < count && begun.elapsed() < PATIENCE {
            found.extend(self.said.recv_timeout(Duration::from_millis(200)).into_iter().filter(is_meant));
        }
        found.extend(self.said().into_iter().filter(is_meant));
        found
    }

    /// Ends it and waits until its port is free.
    pub fn fall(mut self) -> u16 {
        let _ = self.process.kill();
        let _ = self.process.wait();
        self.port
    }
}

fn is_try(said: &Value) -> bool {
    said.get("signs_in").is_some()
}

fn is_message(said: &Value) -> bool {
    said.get("message").is_some()
}

impl Drop for PostOffice {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
