//! A program that can be a reader, as the window and the console can; for tests of this and other crates.

use std::process::ExitCode;

fn main() -> ExitCode {
    if obeznik_worker::is_child() { obeznik_worker::serve() } else { ExitCode::FAILURE }
}
