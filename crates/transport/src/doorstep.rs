//! The loopback, where the browser comes back to after the person confirmed the pairing.
//!
//! Source: RFC 8252, § 7.3 Loopback Interface Redirection.

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use obeznik_app::ports::network::{Doorstep, Unreached};

/// Between two looks whether somebody came.
const LOOK: Duration = Duration::from_millis(50);
/// Whoever says nothing for so long is no browser.
const SILENCE: Duration = Duration::from_secs(2);
/// The longest head of a request worth reading.
const LONGEST: usize = 8 << 10;
/// A person may have to choose a pass-phrase and set an authenticator up first.
const PATIENCE: Duration = Duration::from_secs(60 * 60);

/// A port on 127.0.0.1.
pub(crate) struct Loopback {
    listener: TcpListener,
    /// Where the browser goes from here.
    then: String,
    is_closed: AtomicBool,
}

impl Loopback {
    pub(crate) fn open(then: String) -> std::io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        listener.set_nonblocking(true)?;
        Ok(Self { listener, then, is_closed: AtomicBool::new(false) })
    }

    /// The code of a browser that brings the right `state`.
    fn answer(&self, mut stream: TcpStream, state: &str) -> Option<String> {
        stream.set_nonblocking(false).ok()?;
        stream.set_read_timeout(Some(SILENCE)).ok()?;
        let head = head(&mut stream)?;
        let code = code_of(&head, state)?;
        let answer = format!(
            "HTTP/1.1 303 See Other\r\nLocation: {}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
            self.then
        );
        let _ = stream.write_all(answer.as_bytes()); // the code is here; where the browser goes is courtesy
        Some(code)
    }
}

impl Doorstep for Loopback {
    fn port(&self) -> u16 {
        self.listener.local_addr().map_or(0, |address| address.port())
    }

    fn code(&self, state: &str) -> Result<String, Unreached> {
        let begun = Instant::now();
        while !self.is_closed.load(Ordering::SeqCst) && begun.elapsed() < PATIENCE {
            match self.listener.accept() {
                Ok((stream, _)) => {
                    if let Some(code) = self.answer(stream, state) {
                        return Ok(code);
                    }
                }
                Err(error) if error.kind() == ErrorKind::WouldBlock => std::thread::sleep(LOOK),
                Err(_) => return Err(Unreached::NoConnection),
            }
        }
        Err(Unreached::Stopped)
    }

    fn close(&self) {
        self.is_closed.store(true, Ordering::SeqCst);
    }
}

fn head(stream: &mut TcpStream) -> Option<String> {
    let (mut bytes, mut piece, begun) = (Vec::new(), [0; 1024], Instant::now());
    while !bytes.windows(4).any(|end| end == b"\r\n\r\n") {
        let length = stream.read(&mut piece).ok()?;
        if length == 0 || bytes.len() > LONGEST || begun.elapsed() > SILENCE {
            return None;
        }
        bytes.extend_from_slice(&piece[..length]);
    }
    String::from_utf8(bytes).ok()
}

/// The code in `GET /?code=…&state=… HTTP/1.1`, when the state is the one asked with.
fn code_of(head: &str, state: &str) -> Option<String> {
    let query = head.strip_prefix("GET /?")?.split([' ', '\r', '\n']).next()?;
    let part = |name: &str| query.split('&').find_map(|part| part.strip_prefix(name)?.strip_prefix('='));
    let is_ours = part("state")? == state;
    let code = part("code").filter(|code| is_ours && is_plain(code))?;
    Some(code.to_owned())
}

/// Codes are letters that need no encoding.
fn is_plain(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.~".contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_the_answer_to_the_own_question_is_taken() {
        let table = [
            ("GET /?code=obp.A.B.C&state=stav HTTP/1.1\r\n\r\n", Some("obp.A.B.C")),
            ("GET /?state=stav&code=obp.A HTTP/1.1\r\n\r\n", Some("obp.A")),
            ("GET /?code=obp.A&state=jiny HTTP/1.1\r\n\r\n", None),
            ("GET /?code=obp.A HTTP/1.1\r\n\r\n", None),
            ("GET /?code=&state=stav HTTP/1.1\r\n\r\n", None),
            ("GET /?code=%0d&state=stav HTTP/1.1\r\n\r\n", None),
            ("POST /?code=obp.A&state=stav HTTP/1.1\r\n\r\n", None),
            ("GET /favicon.ico HTTP/1.1\r\n\r\n", None),
        ];
        for (head, expected) in table {
            assert_eq!(code_of(head, "stav").as_deref(), expected, "{head}");
        }
    }

    #[test]
    fn a_stranger_at_the_port_does_not_end_the_waiting() {
        let door = std::sync::Arc::new(
            Loopback::open("https://localhost/vzorov/paired".to_owned()).unwrap_or_else(|e| panic!("{e}")),
        );
        let port = door.port();
        let waiting = std::thread::spawn({
            let door = std::sync::Arc::clone(&door);
            move || door.code("stav")
        });
        let say = |text: &str| {
            let mut stream =
                TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap_or_else(|e| panic!("{e}"));
            stream.write_all(text.as_bytes()).unwrap_or_else(|e| panic!("{e}"));
            let mut answer = String::new();
            let _ = stream.read_to_string(&mut answer);
            answer
        };
        assert_eq!(say("GET /?code=obp.X&state=cizi HTTP/1.1\r\n\r\n"), "");
        let answer = say("GET /?code=obp.A&state=stav HTTP/1.1\r\nHost: x\r\n\r\n");
        assert!(answer.contains("Location: https://localhost/vzorov/paired\r\n"), "{answer}");
        assert_eq!(waiting.join().ok(), Some(Ok("obp.A".to_owned())));
    }

    proptest! {
        #[test]
        fn fuzz_callback(head in "(GET /\\?)?\\PC{0,80}(code|state)?=\\PC{0,80}") {
            if let Some(code) = code_of(&head, "stav") {
                prop_assert!(is_plain(&code));
            }
        }
    }
}
