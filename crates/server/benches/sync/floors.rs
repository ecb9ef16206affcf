//! What cannot be beaten: the same rows by `.import` of the SQLite shell, the same bytes as a plain file over HTTP.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use super::found::Found;
use super::rows::rows;
use super::size::{RUNS, records};
use super::spent::{rate, timed};

const TABLE: &str = "pragma journal_mode = wal; pragma synchronous = full;
    create table record (number text primary key, title text, text text, day text) without rowid;\n";

pub fn measure(found: &mut Found) {
    let home = tempfile::tempdir().unwrap();
    let records = records();
    let rows = rows(0..records);
    let (mut commas, mut lines) = (String::new(), String::new());
    for row in &rows {
        let day = row.decided_on.map(|day| day.to_string()).unwrap_or_default();
        commas.push_str(&format!("\"{}\",\"{}\",\"{}\",{day}\n", row.number, row.title, row.text));
        lines.push_str(&serde_json::to_string(row).unwrap());
        lines.push('\n');
    }
    let file = home.path().join("rows.csv");
    std::fs::write(&file, commas).unwrap();
    let bytes = lines.into_bytes();
    for run in 0..RUNS {
        match import(&file, &home.path().join(format!("floor-{run}.db"))) {
            Some(time) => {
                println!("floor, .import of SQLite: {records} rows in {time:.1?}, {}", rate(records, time));
                found.add_rate("import", records, time);
            }
            None => println!("floor, .import of SQLite: not measured, there is no sqlite3"),
        }
        let (length, time) = (bytes.len(), plain_file(bytes.clone(), &home.path().join("copy")));
        println!(
            "floor, a plain file over HTTP: {length} bytes in {time:.1?}, as records {}",
            rate(records, time)
        );
        found.add_rate("plain rows", records, time);
    }
}

/// The rows by the shell of SQLite into a new file; `None` where there is no shell.
fn import(rows: &Path, into: &Path) -> Option<Duration> {
    let mut shell =
        Command::new("sqlite3").arg(into).stdin(Stdio::piped()).stdout(Stdio::null()).spawn().ok()?;
    let orders = format!("{TABLE}.mode csv\n.import '{}' record\n", rows.display());
    let ((), time) = timed(|| {
        shell.stdin.take().unwrap().write_all(orders.as_bytes()).unwrap();
        assert!(shell.wait().unwrap().success());
    });
    Some(time)
}

/// The bytes over HTTP to a file that is told to stay.
fn plain_file(bytes: Vec<u8>, to: &Path) -> Duration {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let serving = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let _ = stream.read(&mut [0; 1024]).unwrap();
        write!(stream, "HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", bytes.len()).unwrap();
        stream.write_all(&bytes).unwrap();
    });
    let ((), time) = timed(|| {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
        let mut file = std::fs::File::create(to).unwrap();
        std::io::copy(&mut stream, &mut file).unwrap();
        file.sync_all().unwrap();
    });
    serving.join().unwrap();
    time
}
