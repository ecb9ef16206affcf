//! A bad line: slow, cut after some bytes, open and silent, or led to another server.

use std::io::{Read as _, Write as _};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A line between a computer and a server.
pub struct BadLine {
    pub address: SocketAddr,
    faults: Arc<Faults>,
    server: Arc<Mutex<SocketAddr>>,
}

#[derive(Default)]
struct Faults {
    /// Bytes of answers let through before each connection is cut; 0 for no cut.
    cut_after: AtomicU64,
    /// Bytes of requests let through before each connection is cut; 0 for no cut.
    cut_requests_after: AtomicU64,
    /// Milliseconds each piece waits.
    late: AtomicU64,
    /// Bytes a second each way; 0 for as many as there are.
    speed: AtomicU64,
    /// Nothing comes through, and nothing says so.
    is_silent: AtomicBool,
    /// Connections older than that one are open and dead.
    dead_before: AtomicU64,
    connections: AtomicU64,
    cuts: AtomicU64,
    /// Pieces that wait, or waited, because nothing comes through.
    held_back: AtomicU64,
}

/// Which way bytes go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    There,
    Back,
}

impl BadLine {
    pub fn to(server: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let (address, faults) = (listener.local_addr().unwrap(), Arc::new(Faults::default()));
        let (shared, server) = (Arc::clone(&faults), Arc::new(Mutex::new(server)));
        let target = Arc::clone(&server);
        std::thread::spawn(move || {
            for near in listener.incoming().flatten() {
                let number = shared.connections.fetch_add(1, Ordering::SeqCst);
                let Ok(far) = TcpStream::connect(*target.lock().unwrap()) else { continue };
                let (there, back) = (Arc::clone(&shared), Arc::clone(&shared));
                let (near_again, far_again) = (near.try_clone().unwrap(), far.try_clone().unwrap());
                std::thread::spawn(move || carry(near, far, &there, Way::There, number));
                std::thread::spawn(move || carry(far_again, near_again, &back, Way::Back, number));
            }
        });
        Self { address, faults, server }
    }

    /// Leads to another server from the next connection on.
    pub fn leads_to(&self, server: SocketAddr) {
        *self.server.lock().unwrap() = server;
    }

    pub fn cut_after(&self, bytes: u64) {
        self.faults.cut_after.store(bytes, Ordering::SeqCst);
    }

    pub fn cut_requests_after(&self, bytes: u64) {
        self.faults.cut_requests_after.store(bytes, Ordering::SeqCst);
    }

    pub fn is_late_by(&self, milliseconds: u64) {
        self.faults.late.store(milliseconds, Ordering::SeqCst);
    }

    pub fn carries(&self, bytes_a_second: u64) {
        self.faults.speed.store(bytes_a_second, Ordering::SeqCst);
    }

    pub fn is_silent(&self, is_silent: bool) {
        self.faults.is_silent.store(is_silent, Ordering::SeqCst);
    }

    /// Every connection of before stays open and carries nothing any more; new ones work.
    pub fn forgets_its_connections(&self) {
        self.faults.dead_before.store(self.faults.connections.load(Ordering::SeqCst), Ordering::SeqCst);
    }

    pub fn cuts(&self) -> u64 {
        self.faults.cuts.load(Ordering::SeqCst)
    }

    /// How many pieces did not come through.
    pub fn held_back(&self) -> u64 {
        self.faults.held_back.load(Ordering::SeqCst)
    }
}

impl Faults {
    fn holds_back(&self, connection: u64) -> bool {
        self.is_silent.load(Ordering::SeqCst) || connection < self.dead_before.load(Ordering::SeqCst)
    }

    fn wait(&self, length: usize) {
        let late = Duration::from_millis(self.late.load(Ordering::SeqCst));
        let slow = (length as u64 * 1_000_000).checked_div(self.speed.load(Ordering::SeqCst));
        std::thread::sleep(late + slow.map(Duration::from_micros).unwrap_or_default());
    }

    fn cuts(&self, way: Way, carried: u64) -> bool {
        let cut = match way {
            Way::Back => &self.cut_after,
            Way::There => &self.cut_requests_after,
        };
        let cut = cut.load(Ordering::SeqCst);
        cut > 0 && carried > cut
    }
}

fn carry(mut from: TcpStream, mut to: TcpStream, faults: &Faults, way: Way, connection: u64) {
    let (mut piece, mut carried) = ([0; 2048], 0);
    while let Ok(length) = from.read(&mut piece) {
        if length == 0 {
            break;
        }
        faults.wait(length);
        if faults.holds_back(connection) {
            faults.held_back.fetch_add(1, Ordering::SeqCst);
        }
        while faults.holds_back(connection) {
            std::thread::sleep(Duration::from_millis(20));
        }
        carried += length as u64;
        if faults.cuts(way, carried) {
            faults.cuts.fetch_add(1, Ordering::SeqCst);
            break;
        }
        if to.write_all(&piece[..length]).is_err() {
            break;
        }
    }
    let _ = from.shutdown(Shutdown::Both);
    let _ = to.shutdown(Shutdown::Both);
}
