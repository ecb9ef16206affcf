//! A content up and down over a line of 20 Mbit/s that is cut again and again, beside the same bytes over the
//! same line without cuts: without a protocol, and as a plain file over HTTP.

use std::io::Write as _;
use std::net::{TcpListener, TcpStream};
use std::time::{Duration, Instant};

use obeznik_app::attachments::{Arrived, take};
use obeznik_app::contact::Brought;
use obeznik_kernel::BlobHash;
use obeznik_server::clock::new_id;
use serde_json::json;

use super::bad_line::BadLine;
use super::desks::{Computer, aside};
use super::found::Found;
use super::office::serve;
use super::plain_http;
use super::size::{content_bytes, cut_bytes};
use super::two_desks::TwoDesks;

/// 20 Mbit/s in bytes.
pub const SPEED: u64 = 20_000_000 / 8;

pub async fn measure(found: &mut Found) {
    let floor = aside(plain).await;
    found.add_seconds("plain bytes", floor);
    let (http_up, http_down) = plain_http::measure(content(), SPEED).await;
    println!("the same as a plain file over HTTP: {http_up:.1?} up, {http_down:.1?} down");
    found.add_seconds("http up", http_up);
    found.add_seconds("http down", http_down);
    let mut line = None;
    let two = TwoDesks::by(|server| line.insert(BadLine::to(server)).address).await;
    let line = line.unwrap();
    let TwoDesks { street, jana, petr, paper, .. } = two;
    let (jana, petr) = (jana.closed().await, petr.closed().await);
    let (data, port) = street.closed().await;
    let server = serve(data.path(), port);
    let (jana, petr) = (Computer::opened(jana), Computer::opened(petr));
    let hash = attach(&jana, &paper);
    line.carries(SPEED);
    line.cut_after(cut_bytes());
    line.cut_requests_after(cut_bytes());
    let up = up(&jana).await;
    println!(
        "{} kB up at 20 Mbit/s, cut every {} kB: {up:.1?}, {} of the plain bytes",
        content_bytes() >> 10,
        cut_bytes() >> 10,
        ratio(up, floor)
    );
    found.add_seconds("up", up);
    while jana.contact().await.is_err() {}
    while petr.contact().await.is_err() {}
    let down = down(&petr, &hash).await;
    found.add_seconds("down", down);
    println!("  down: {down:.1?}, {}; {} cuts", ratio(down, floor), line.cuts());
    assert!(server.end());
}

fn ratio(ours: Duration, floor: Duration) -> String {
    format!("{:.2} ×", ours.as_secs_f64() / floor.as_secs_f64())
}

/// Bytes no packing makes smaller.
fn content() -> Vec<u8> {
    let mut bytes = vec![0; content_bytes()];
    getrandom::fill(&mut bytes).unwrap();
    bytes
}

fn attach(who: &Computer, paper: &str) -> BlobHash {
    let office = who.office();
    let arrived = Arrived::of(&office, &mut &content()[..]).unwrap();
    let uploaded = take(&office, "Podklad.bin", arrived).unwrap();
    let input = json!({ "attachment": new_id(), "paper": paper, "name": "Podklad.bin", "blob": uploaded.blob,
        "size_bytes": uploaded.size_bytes, "media_type": uploaded.media_type, "is_confidential": false, "note": "" });
    who.give("circulation.attach", input).unwrap();
    BlobHash(uploaded.blob)
}

async fn up(who: &Computer) -> Duration {
    let begun = Instant::now();
    loop {
        let (courier, _) = who.desk.courier().unwrap();
        if aside(move || courier.carry_all_up()).await.is_ok() {
            return begun.elapsed();
        }
    }
}

async fn down(who: &Computer, hash: &BlobHash) -> Duration {
    let begun = Instant::now();
    loop {
        let ((courier, _), hash) = (who.desk.courier().unwrap(), hash.clone());
        if matches!(aside(move || courier.bring_down(&hash, &mut |_| true)).await, Ok(Brought::Whole)) {
            return begun.elapsed();
        }
    }
}

/// The same bytes over the same line, uncut.
fn plain() -> Duration {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let line = BadLine::to(listener.local_addr().unwrap());
    line.carries(SPEED);
    let taking = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        std::io::copy(&mut stream, &mut std::io::sink()).unwrap();
    });
    let begun = Instant::now();
    let mut stream = TcpStream::connect(line.address).unwrap();
    stream.write_all(&content()).unwrap();
    drop(stream);
    taking.join().unwrap();
    begun.elapsed()
}
