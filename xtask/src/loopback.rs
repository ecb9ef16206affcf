//! Asking a server on this machine, as plainly as HTTP allows.

use std::io::{self, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};

/// A port that nobody listens on.
///
/// # Errors
/// When there is none.
pub(crate) fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// The whole answer to a GET, head and body.
///
/// # Errors
/// When nobody listens, or the answer breaks off.
pub(crate) fn page(port: u16, path: &str) -> io::Result<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    write!(stream, "GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n")?;
    let mut page = String::new();
    stream.read_to_string(&mut page)?;
    Ok(page)
}
