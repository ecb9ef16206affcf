//! Desks of the application join a real server over the network: pair in a browser, work together and apart.
#![allow(clippy::unwrap_used, unreachable_pub, reason = "a test may fail by panicking and is seen by nobody")]

#[path = "../server/browser.rs"]
#[allow(dead_code, reason = "shared with the other test")]
mod browser;
mod cut_line;
mod desks;
#[path = "../server/door.rs"]
#[allow(dead_code, reason = "shared with the other test")]
mod door;
mod files;
mod pairing;
mod sharing;
mod street;
mod together;
#[path = "../server/town.rs"]
#[allow(dead_code, reason = "shared with the other test")]
mod town;

/// Municipalities live in files here.
const HOME: town::Home = town::Home::Folders;
