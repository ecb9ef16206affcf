//! Desks of the application join a real server over the network: pair in a browser, work together and apart.
#![allow(clippy::unwrap_used, unreachable_pub, reason = "a test may fail by panicking and is seen by nobody")]

#[allow(dead_code, reason = "shared with the other test")]
mod bad_line;
#[path = "../server/browser.rs"]
#[allow(dead_code, reason = "shared with the other test")]
mod browser;
mod carriage;
mod cut_line;
#[path = "../../../../tests/support/day.rs"]
mod day;
#[allow(dead_code, reason = "shared with the other test")]
mod desks;
#[path = "../server/door.rs"]
#[allow(dead_code, reason = "shared with the other test")]
mod door;
mod enrolment;
mod files;
mod front;
mod inspection;
mod leases;
mod leaving;
mod log;
mod lost;
mod mending;
mod misfits;
mod pairing;
#[path = "../../../../tests/support/port.rs"]
mod port;
mod sharing;
mod statements;
mod street;
mod together;
#[path = "../server/town.rs"]
#[allow(dead_code, reason = "shared with the other test")]
mod town;
mod tunnel;
#[allow(dead_code, reason = "shared with a benchmark")]
mod two_desks;
mod views;
mod way;

/// Municipalities live in files here.
const HOME: town::Home = town::Home::Folders;
