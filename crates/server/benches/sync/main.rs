//! Speed of synchronisation between real programs, beside Anki, PouchDB and two floors in the same run. Prints each figure with its
//! goal and their ratio, judges nothing: `cargo xtask bench sync [part…]`; parts are `first`, `idle`, `busy`, `blob`, `peers`, `floors`.
//! With the word `small` a fiftieth of everything is played, to see that each part comes to its end. The peers are
//! where `OBEZNIK_PEERS` says.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement, read by a person")]
#![allow(unreachable_pub, reason = "shared with tests")]

#[path = "../../tests/joining/bad_line.rs"]
#[allow(dead_code, reason = "shared with tests")]
mod bad_line;
mod blob;
#[path = "../../tests/server/browser.rs"]
#[allow(dead_code, reason = "shared with tests")]
mod browser;
#[path = "../../tests/joining/desks.rs"]
#[allow(dead_code, reason = "shared with tests")]
mod desks;
#[path = "../../tests/server/desktop.rs"]
#[allow(dead_code, reason = "shared with tests")]
mod desktop;
#[path = "../../tests/proof/diary.rs"]
#[allow(dead_code, reason = "shared with tests")]
mod diary;
#[path = "../../tests/server/door.rs"]
#[allow(dead_code, reason = "shared with tests")]
mod door;
mod first;
mod floors;
mod found;
mod listeners;
mod office;
mod peers;
mod plain_http;
#[path = "../../../../tests/support/port.rs"]
mod port;
#[path = "../../tests/proof/process.rs"]
#[allow(dead_code, reason = "shared with tests")]
mod process;
mod rows;
mod size;
mod spent;
#[path = "../../tests/joining/street.rs"]
#[allow(dead_code, reason = "shared with tests")]
mod street;
#[path = "../../tests/server/town.rs"]
#[allow(dead_code, reason = "shared with tests")]
mod town;
#[path = "../../tests/joining/two_desks.rs"]
#[allow(dead_code, reason = "shared with tests")]
mod two_desks;

/// Municipalities live in files here.
const HOME: town::Home = town::Home::Folders;

/// Files a process may have open.
const FILES: u64 = 16_384;

#[tokio::main]
async fn main() {
    obeznik_server::tls::install_provider().unwrap();
    let mut words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    if words.iter().any(|word| word == "small") {
        size::make_small();
        words.retain(|word| word != "small");
    }
    let is_asked = |part: &str| words.is_empty() || words.iter().any(|word| word == part);
    // Thousands of lines are as many files, here and in the server, which inherits the bound.
    rlimit::increase_nofile_limit(FILES).unwrap();
    println!("load {}", std::fs::read_to_string("/proc/loadavg").unwrap_or_default().trim());
    let mut found = found::Found::default();
    if is_asked("floors") {
        floors::measure(&mut found);
    }
    if is_asked("first") {
        first::measure(&mut found).await;
    }
    if is_asked("blob") {
        for _ in 0..size::RUNS {
            blob::measure(&mut found).await;
        }
    }
    if is_asked("idle") {
        for _ in 0..size::RUNS {
            listeners::idle(&mut found).await;
        }
    }
    if is_asked("busy") {
        for _ in 0..size::RUNS {
            listeners::busy(&mut found).await;
        }
    }
    if is_asked("peers") {
        peers::measure(&mut found);
    }
    found.print();
    println!("load {}", std::fs::read_to_string("/proc/loadavg").unwrap_or_default().trim());
}
