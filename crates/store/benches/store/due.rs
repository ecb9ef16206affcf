//! What is due of the papers of many years, as a clerk opens it, beside plain SQLite that only reads the same rows.

use std::time::Duration;

use jiff::civil::{Date, date};
use obeznik_keeping::due::due;
use obeznik_kernel::RecordId;
use obeznik_store::Reader;
use rusqlite::{Connection, params};
use serde_json::json;

use crate::journey::Journey;
use crate::time::{each, ratio, report};

/// Finished papers, as many as a town of ten thousand has in some ten years; each has a comment.
const PAPERS: usize = 2_000;
/// Every so many is decided, with its resolution and a task that stands in the way; the others were taken back.
const DECIDED: usize = 10;
/// Measured so many times.
const TIMES: usize = 9;

/// Years later everything is due.
const TODAY: Date = date(2040, 1, 2);

pub fn list() {
    let mut journey = Journey::new();
    (0..PAPERS).for_each(|number| finished(&mut journey, number));
    let reader = journey.town.store().reader();
    let peer = Peer::of(reader);
    let count = due(&reader.records().unwrap(), TODAY).unwrap().len();
    let ours: Vec<Duration> =
        (0..TIMES).map(|_| each(|| drop(due(&reader.records().unwrap(), TODAY).unwrap()))).collect();
    let theirs: Vec<Duration> = (0..TIMES).map(|_| each(|| assert!(peer.walk() > 0))).collect();
    let (ours, theirs) = (
        report(&format!("what is due of {PAPERS} papers, {count} lines"), &ours),
        report("plain SQLite reading the same rows", &theirs),
    );
    println!("what is due against reading alone: {}", ratio(ours, theirs));
}

fn finished(journey: &mut Journey, number: usize) {
    let paper = journey.draft(&format!("Oprava chodníku č. {number}"), "Chodník je v havarijním stavu.");
    let comment = json!({ "paper": paper, "comment": journey.town.id(), "text": "Chybí mapa.", "quote": "", "answers": null });
    journey.town.accept("circulation.add_comment", &comment);
    if number.is_multiple_of(DECIDED) {
        journey.decide(paper);
    } else {
        let back = json!({ "paper": paper, "reason": "Vyřešeno jinak." });
        journey.town.accept("circulation.withdraw_paper", &back);
    }
}

/// The same rows without encryption and without anything that is made of them.
struct Peer {
    connection: Connection,
    _folder: tempfile::TempDir,
}

impl Peer {
    fn of(reader: &Reader) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let connection = Connection::open(folder.path().join("plain.db")).unwrap();
        connection
            .execute_batch(
                "create table record (id blob primary key, kind text, parent blob, body blob);
                 create index record_by_parent on record (parent, kind);
                 create index record_by_kind on record (kind);
                 begin;",
            )
            .unwrap();
        let mut put = connection
            .prepare("insert into record (id, kind, parent, body) values (?1, ?2, ?3, ?4)")
            .unwrap();
        let bytes = |id: RecordId| id.as_bytes().to_vec();
        reader
            .each_record(&mut |raw| {
                put.execute(params![bytes(raw.id), raw.kind, raw.parent.map(bytes), raw.body]).unwrap();
            })
            .unwrap();
        drop(put);
        connection.execute_batch("commit").unwrap();
        Self { connection, _folder: folder }
    }

    /// Every paper and what lies under it.
    fn walk(&self) -> usize {
        let mut papers =
            self.connection.prepare_cached("select id, body from record where kind = 'paper'").unwrap();
        let mut under = self.connection.prepare_cached("select body from record where parent = ?1").unwrap();
        let read =
            |row: &rusqlite::Row<'_>| Ok((row.get::<_, Vec<u8>>("id")?, row.get::<_, Vec<u8>>("body")?));
        let mut bytes = 0;
        for paper in papers.query_map([], read).unwrap() {
            let (id, body) = paper.unwrap();
            let bodies = under.query_map([id], |row| row.get::<_, Vec<u8>>("body")).unwrap();
            bytes += body.len() + bodies.map(|body| body.unwrap().len()).sum::<usize>();
        }
        bytes
    }
}
