//! Proof by real processes: two desktops without windows and a server that are killed, refused by their disks
//! and cut off from each other, and what must hold afterwards. `cargo xtask kills` asks for more.
#![cfg(unix)]
#![allow(clippy::unwrap_used, unreachable_pub, reason = "a test may fail by panicking and is seen by nobody")]

#[path = "../joining/bad_line.rs"]
#[allow(dead_code, reason = "shared with the other test")]
mod bad_line;
#[path = "../server/browser.rs"]
#[allow(dead_code, reason = "shared with the other test")]
mod browser;
#[path = "../joining/desks.rs"]
#[allow(dead_code, reason = "shared with the other test")]
mod desks;
mod diary;
#[path = "../server/door.rs"]
#[allow(dead_code, reason = "shared with the other test")]
mod door;
mod kills;
#[cfg(target_os = "linux")]
mod large;
mod lines;
mod oracle;
#[path = "../../../../tests/support/port.rs"]
mod port;
#[allow(dead_code, reason = "shared with a benchmark")]
mod process;
mod refusals;
mod scene;
mod shown;
#[path = "../joining/street.rs"]
#[allow(dead_code, reason = "shared with the other test")]
mod street;
#[path = "../server/town.rs"]
#[allow(dead_code, reason = "shared with the other test")]
mod town;
#[path = "../joining/two_desks.rs"]
#[allow(dead_code, reason = "shared with the other test")]
mod two_desks;

/// Municipalities live in files here.
const HOME: town::Home = town::Home::Folders;
