//! Ports for servers that are told theirs before they begin, or that come back to the one they had.

use std::net::{Ipv4Addr, TcpListener};
use std::sync::atomic::{AtomicU32, Ordering};

/// Below those a system gives out by itself: one of them may be somebody else's before the server has taken it.
const FIRST: u32 = 20_000;
const COUNT: u32 = 12_000;
/// Processes that begin one after another look so far from each other.
const APART: u32 = 16;

/// A port nobody has on this computer; no other test gets it meanwhile.
pub(crate) fn free() -> u16 {
    static ASKED: AtomicU32 = AtomicU32::new(0);
    let begin = std::process::id().wrapping_mul(APART);
    let next = || FIRST + begin.wrapping_add(ASKED.fetch_add(1, Ordering::Relaxed)) % COUNT;
    let mut ports = (0..COUNT).filter_map(|_| u16::try_from(next()).ok());
    let free = ports.find(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok());
    free.expect("a port is free")
}
