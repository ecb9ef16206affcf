//! A desktop without a window that carries one content and says how much memory it took: the folder of a joined
//! computer, its keyring in a file, the network as the window has it. `carrying_desk HOME up PAPER BYTES` attaches so
//! many invented bytes to a paper and carries them up, `carrying_desk HOME down HASH` brings them down. Both say the
//! content's address, and the kB of memory above what the desktop had when it began.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a part of a test, which listens")]

use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use obeznik_app::attachments::{Arrived, take};
use obeznik_app::contact::{Brought, Courier};
use obeznik_app::office::Request;
use obeznik_app::office::desk::Desk;
use obeznik_app::ports::SystemClock;
use obeznik_kernel::BlobHash;
use obeznik_server::clock::new_id;
use obeznik_server::keyring::FileKeyring;
use obeznik_transport::Internet;
use serde_json::json;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let [home, order @ ..] = words.as_slice() else { panic!("HOME up PAPER BYTES, or HOME down HASH") };
    let desk = opened(Path::new(home));
    let (courier, _) = desk.courier().unwrap();
    courier.contact(&mut |_| {}).unwrap();
    let idle = memory("VmRSS:");
    let hash = match order {
        ["up", paper, bytes] => up(&desk, &courier, paper, bytes.parse().unwrap()),
        ["down", hash] => down(&desk, &courier, hash),
        _ => panic!("up PAPER BYTES, or down HASH"),
    };
    println!("{} {}", hash.0, memory("VmHWM:").saturating_sub(idle));
    desk.close();
}

fn opened(home: &Path) -> Desk {
    let keyring = Arc::new(FileKeyring::open(&home.join("keys")).unwrap());
    let desk = Desk::with(home.join("urad"), keyring, Arc::new(SystemClock));
    let internet = Internet::new(Box::new(|_| false)).unwrap();
    let desk = desk.with_network(Arc::new(internet), home.join("stav"));
    desk.open_quietly();
    desk
}

fn up(desk: &Desk, courier: &Courier, paper: &str, bytes: u64) -> BlobHash {
    let office = desk.office().unwrap();
    let arrived = Arrived::of(&office, &mut Invented { left: bytes, state: 88_172_645_463_325_252 }).unwrap();
    let uploaded = take(&office, "Podklad.bin", arrived).unwrap();
    let payload = json!({ "attachment": new_id(), "paper": paper, "name": "Podklad.bin", "blob": uploaded.blob,
        "size_bytes": uploaded.size_bytes, "media_type": uploaded.media_type, "is_confidential": false, "note": "" });
    let kind = "circulation.attach".to_owned();
    office.execute(Request { kind, payload, base: Vec::new(), on_behalf_of: None }).unwrap();
    assert_eq!(courier.carry_all_up().unwrap(), 1);
    courier.contact(&mut |_| {}).unwrap();
    BlobHash(uploaded.blob)
}

fn down(desk: &Desk, courier: &Courier, hash: &str) -> BlobHash {
    let hash = BlobHash(hash.to_owned());
    assert_eq!(courier.bring_down(&hash, &mut |_| true).unwrap(), Brought::Whole);
    let office = desk.office().unwrap();
    office.store().blob(&hash).unwrap().check().unwrap();
    hash
}

/// So many bytes, no two parts alike, that are nowhere at once.
struct Invented {
    left: u64,
    state: u64,
}

impl Read for Invented {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = usize::try_from(self.left).unwrap_or(usize::MAX).min(buffer.len());
        for piece in buffer[..length].chunks_mut(8) {
            self.state ^= self.state << 13;
            self.state ^= self.state >> 7;
            self.state ^= self.state << 17;
            piece.copy_from_slice(&self.state.to_le_bytes()[..piece.len()]);
        }
        self.left -= length as u64;
        Ok(length)
    }
}

/// Memory of this process, in kB.
fn memory(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with(name)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}
