//! What the system's own service says of sleep.
//!
//! Source: org.freedesktop.login1(5), `Inhibit` and `PrepareForSleep`.

use std::time::Duration;

use zbus::MatchRule;
use zbus::blocking::{Connection, MessageIterator, connection};
use zbus::message::Type;
use zbus::zvariant::OwnedFd;

const SERVICE: &str = "org.freedesktop.login1";
const PATH: &str = "/org/freedesktop/login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";

/// The bus of the system.
pub(super) fn bus() -> zbus::Result<Connection> {
    connection::Builder::system()?.method_timeout(Duration::from_secs(30)).build()
}

/// Calls `asleep` whenever the computer is about to sleep, and holds the sleep up until it comes back. Ends with the bus.
pub(super) fn listen(bus: &Connection, asleep: impl Fn()) -> zbus::Result<()> {
    let rule = MatchRule::builder()
        .msg_type(Type::Signal)
        .sender(SERVICE)?
        .path(PATH)?
        .interface(MANAGER)?
        .member("PrepareForSleep")?
        .build();
    let signals = MessageIterator::for_match_rule(rule, bus, None)?;
    let mut delay = delay(bus);
    for signal in signals {
        let is_before: bool = signal?.body().deserialize()?;
        if is_before {
            asleep();
            drop(delay.take());
        } else {
            delay = self::delay(bus);
        }
    }
    Ok(())
}

/// As long as it is kept, the system waits with a sleep; where it gives none, the sleep is only told.
fn delay(bus: &Connection) -> Option<OwnedFd> {
    let why = "locks its window first";
    let asked =
        bus.call_method(Some(SERVICE), PATH, Some(MANAGER), "Inhibit", &("sleep", "Oběžník", why, "delay"));
    let given = asked.and_then(|answer| answer.body().deserialize::<OwnedFd>());
    given.inspect_err(|error| tracing::info!(%error, "the system does not wait with a sleep")).ok()
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead as _, BufReader, PipeReader, Read as _};
    use std::process::{Child, Command, Stdio};
    use std::sync::mpsc::{Receiver, Sender, channel};

    use super::*;

    const PATIENCE: Duration = Duration::from_secs(60);

    /// A bus of this test alone.
    struct Bus {
        daemon: Child,
        address: String,
    }

    impl Bus {
        fn begin() -> Self {
            let config = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/e2e/bus.conf");
            let mut daemon = Command::new("dbus-daemon")
                .args(["--config-file", config, "--nofork", "--print-address"])
                .stdout(Stdio::piped())
                .spawn()
                .unwrap();
            let mut address = String::new();
            BufReader::new(daemon.stdout.take().unwrap()).read_line(&mut address).unwrap();
            Self { daemon, address: address.trim().to_owned() }
        }

        fn join(&self) -> connection::Builder<'_> {
            connection::Builder::address(self.address.as_str()).unwrap()
        }
    }

    impl Drop for Bus {
        fn drop(&mut self) {
            let _ = self.daemon.kill();
            let _ = self.daemon.wait();
        }
    }

    /// The service of the system, as far as it is asked here.
    struct Logind {
        asked: Sender<(String, PipeReader)>,
    }

    #[zbus::interface(name = "org.freedesktop.login1.Manager")]
    impl Logind {
        fn inhibit(&self, what: &str, _who: &str, _why: &str, mode: &str) -> zbus::fdo::Result<OwnedFd> {
            let failed = |error: std::io::Error| zbus::fdo::Error::Failed(error.to_string());
            let (kept, given) = std::io::pipe().map_err(failed)?;
            let _ = self.asked.send((format!("{what} {mode}"), kept)); // the test may be over
            Ok(std::os::fd::OwnedFd::from(given).into())
        }
    }

    fn inhibited(asked: &Receiver<(String, PipeReader)>) -> PipeReader {
        let (how, kept) = asked.recv_timeout(PATIENCE).unwrap();
        assert_eq!(how, "sleep delay");
        kept
    }

    #[test]
    fn a_sleep_is_told_and_waits_until_the_window_has_done_what_it_must() {
        let bus = Bus::begin();
        let (asked, asks) = channel();
        let service = bus.join().name(SERVICE).unwrap().serve_at(PATH, Logind { asked }).unwrap();
        let service = service.build().unwrap();
        let (happened, happens) = channel();
        let (connection, told) = (bus.join().build().unwrap(), happened.clone());
        std::thread::spawn(move || {
            // Ends with the bus, which is no matter of this test.
            let _ = listen(&connection, || {
                let _ = told.send("told");
            });
        });
        for _ in 0..2 {
            let mut kept = inhibited(&asks);
            let let_go = happened.clone();
            std::thread::spawn(move || {
                // The pipe ends when nobody holds its other end any more.
                let ended = kept.read(&mut [0]);
                let _ = let_go.send(if matches!(ended, Ok(0)) { "let go" } else { "broken" });
            });
            let say = |is_before: bool| {
                service.emit_signal(None::<&str>, PATH, MANAGER, "PrepareForSleep", &is_before).unwrap();
            };
            say(true);
            assert_eq!(happens.recv_timeout(PATIENCE), Ok("told"));
            assert_eq!(happens.recv_timeout(PATIENCE), Ok("let go"));
            say(false);
        }
        drop(inhibited(&asks));
    }
}
