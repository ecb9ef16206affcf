//! A reader that does what a fault or an attack would do; the content says what.

use std::io::{BufRead as _, Read as _, Write as _};

fn main() {
    let mut input = std::io::stdin().lock();
    input.read_until(b'\n', &mut Vec::new()).expect("a question");
    let mut content = String::new();
    input.read_to_string(&mut content).expect("a content");
    match content.as_str() {
        "panic" => panic!("as told"),
        "abort" => std::process::abort(),
        "sleep" => std::thread::sleep(std::time::Duration::from_secs(600)),
        "nonsense" => drop(std::io::stdout().write_all(b"{\"Ok\":")),
        "silence" => {}
        // Until the pipe breaks.
        _ => while std::io::stdout().write_all(&[b' '; 4096]).is_ok() {},
    }
}
