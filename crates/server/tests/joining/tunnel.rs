//! A proxy on the loopback that opens tunnels (RFC 9110, § 9.3.6 CONNECT).

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

pub struct Tunnel {
    address: SocketAddr,
    opened: Arc<AtomicU64>,
}

impl Tunnel {
    pub fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let (address, opened) = (listener.local_addr().unwrap(), Arc::<AtomicU64>::default());
        let count = Arc::clone(&opened);
        std::thread::spawn(move || {
            for near in listener.incoming().flatten() {
                let count = Arc::clone(&count);
                std::thread::spawn(move || lead(near, &count));
            }
        });
        Self { address, opened }
    }

    /// As people write it.
    pub fn text(&self) -> String {
        self.address.to_string()
    }

    /// How many ways were opened through it.
    pub fn opened(&self) -> u64 {
        self.opened.load(Ordering::SeqCst)
    }
}

fn lead(mut near: TcpStream, count: &AtomicU64) {
    let (mut head, mut byte) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n") {
        if !near.read(&mut byte).is_ok_and(|length| length == 1) {
            return;
        }
        head.push(byte[0]);
    }
    let head = String::from_utf8(head).unwrap_or_default();
    let Some(target) = head.strip_prefix("CONNECT ").and_then(|rest| rest.split(' ').next()) else { return };
    let Ok(mut far) = TcpStream::connect(target) else { return };
    count.fetch_add(1, Ordering::SeqCst);
    if near.write_all(b"HTTP/1.1 200 OK\r\n\r\n").is_err() {
        return;
    }
    let (Ok(mut near_again), Ok(mut far_again)) = (near.try_clone(), far.try_clone()) else { return };
    std::thread::spawn(move || carry(&mut far_again, &mut near_again));
    carry(&mut near, &mut far);
}

fn carry(from: &mut TcpStream, to: &mut TcpStream) {
    let _ = std::io::copy(from, to); // either end may go
    let _ = from.shutdown(Shutdown::Both);
    let _ = to.shutdown(Shutdown::Both);
}
