//! Tries from inside what a reader may not do; for the test of the bounds.

use std::io::Write as _;

fn main() {
    obeznik_worker::confine_for_test().expect("the bounds can be set");
    let file = std::fs::File::open("/etc/hostname").is_ok();
    let socket = std::net::TcpListener::bind("127.0.0.1:0").is_ok();
    let process = std::process::Command::new("/bin/true").stdin(std::process::Stdio::piped()).spawn().is_ok();
    let memory = Vec::<u8>::new().try_reserve_exact(2 << 30).is_ok();
    for (what, happened) in [("file", file), ("socket", socket), ("process", process), ("memory", memory)] {
        let word = if happened { "happened" } else { "refused" };
        writeln!(std::io::stdout(), "{what}: {word}").expect("the pipe is open");
    }
}
