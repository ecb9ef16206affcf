//! The first synchronisation, two weeks without a line, and contacts in which nothing changes.

use std::time::{Duration, Instant};

use obeznik_server::clock::new_id;
use serde_json::{Value, json};

use super::desks::{Computer, aside};
use super::found::Found;
use super::office::{Hand, serve};
use super::process::Server;
use super::size::{self, RUNS};
use super::spent::{memory, processor, rate, shares, timed};
use super::two_desks::TwoDesks;

/// Contacts in which nothing changes.
const QUIET: u32 = 200;

pub async fn measure(found: &mut Found) {
    let (records, foreign, local) = (size::records(), size::foreign(), size::local());
    let mut two = TwoDesks::new().await;
    let mut homes = Vec::new();
    for _ in 1..RUNS {
        let another = Computer::new();
        another.join(&mut two.browser, two.street.address()).await.unwrap();
        homes.push(another.closed().await);
    }
    let hand = Hand::of(&two.jana, &two.council);
    let TwoDesks { street, jana, petr, paper, .. } = two;
    drop(petr.closed().await);
    homes.push(jana.closed().await);
    let (data, port) = street.closed().await;
    let ((), filling) = timed(|| hand.fill(data.path(), 0..records));
    println!("the office took {records} resolutions in, {}", rate(records, filling));

    let server = serve(data.path(), port);
    let mut full = Vec::new();
    for home in homes {
        let computer = Computer::opened(home);
        first(&computer, &server, found).await;
        quiet(&computer, &server, found).await;
        full.push(computer.closed().await);
    }
    assert!(server.end());

    hand.fill(data.path(), records..records + foreign);
    let mut away = Vec::new();
    for home in full {
        let computer = Computer::opened(home);
        give(&computer, &paper, local);
        away.push(computer.closed().await);
    }
    let server = serve(data.path(), port);
    for home in away {
        let computer = Computer::opened(home);
        two_weeks(&computer, &server, local, found).await;
        drop(computer.closed().await);
    }
    println!("the server then has {} kB, at most {} kB", memory(server.id()).0, memory(server.id()).1);
    assert!(server.end());
}

async fn first(computer: &Computer, server: &Server, found: &mut Found) {
    let (served, mine) = (processor(server.id()), processor(std::process::id()));
    let begun = Instant::now();
    let contacted = computer.contact().await.unwrap();
    let time = begun.elapsed();
    let (served, mine) = (processor(server.id()) - served, processor(std::process::id()) - mine);
    println!(
        "first synchronisation: {} records in {time:.1?}, {}; processor {served:.1?} of the server, {mine:.1?} of the desktop",
        contacted.rows,
        rate(contacted.rows, time)
    );
    let slice = json!({ "sort": "", "descending": false, "offset": 0, "limit": 50 });
    let list = json!({ "text": "", "body": "", "year": 0, "states": [], "slice": slice });
    let words =
        json!({ "text": "veřejné osvětlení", "kinds": [], "body": "", "year": 0, "offset": 0, "limit": 20 });
    let (listed, listing) = timed(|| computer.office().query("resolutions", list));
    let (hits, searching) = timed(|| computer.office().query("search", words));
    let said = |answer: &Result<Value, obeznik_app::ApiError>| match answer {
        Ok(value) => value["total"].to_string(),
        Err(error) => error.key.clone(),
    };
    println!(
        "  then the first list in {listing:.1?} ({}), the first search in {searching:.1?} ({})",
        said(&listed),
        said(&hits)
    );
    found.add_rate("first", contacted.rows, time);
    found.add_seconds("usable", time + listing);
    found.add_seconds("searchable", time + listing + searching);
}

/// Gives so many commands while nobody serves.
fn give(computer: &Computer, paper: &str, local: usize) {
    let ((), giving) = timed(|| (0..local).for_each(|number| comment(computer, paper, number)));
    println!(
        "{local} commands given without a line: {}, {:.1?} each",
        rate(local, giving),
        giving / local as u32
    );
}

fn comment(computer: &Computer, paper: &str, number: usize) {
    let input =
        json!({ "paper": paper, "comment": new_id(), "text": format!("Poznámka {number} z dovolené.") });
    computer.give("circulation.add_comment", input).unwrap();
}

async fn quiet(computer: &Computer, server: &Server, found: &mut Found) {
    computer.contact().await.unwrap();
    let served = processor(server.id());
    let mut times = Vec::new();
    for _ in 0..QUIET {
        let begun = Instant::now();
        computer.contact().await.unwrap();
        times.push(begun.elapsed());
    }
    let served = (processor(server.id()) - served) / QUIET;
    let times = shares(times).unwrap();
    println!("nothing changed: {times}; processor of the server {served:.2?} each");
    found.add_milliseconds("quiet", times.p50);
    found.add_milliseconds("quiet served", served);
}

async fn two_weeks(computer: &Computer, server: &Server, local: usize, found: &mut Found) {
    let (served, mine) = (processor(server.id()), processor(std::process::id()));
    let (mut rows, begun) = (0, Instant::now());
    loop {
        rows += computer.contact().await.unwrap().rows;
        let office = computer.office();
        let waiting = aside(move || office.query("sync", Value::Null).unwrap()["waiting"].clone()).await;
        if waiting == 0 {
            break;
        }
    }
    let time: Duration = begun.elapsed();
    let (served, mine) = (processor(server.id()) - served, processor(std::process::id()) - mine);
    println!(
        "two weeks apart: {local} commands up and {rows} rows down in {time:.1?}, {}; processor {served:.1?} and {mine:.1?}",
        rate(local + rows, time)
    );
    found.add_rate("two weeks", local + rows, time);
}
