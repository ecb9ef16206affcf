//! Work over a bad line: slow, cut after some bytes, or open and silent.

use std::sync::Arc;
use std::time::Duration;

use obeznik_app::contact::Failure;
use obeznik_app::ports::network::Unreached;
use obeznik_server::http::body::{GRACE, SLOWEST};
use obeznik_server::listen::WINDOW;
use obeznik_store::PART_BYTES;
use obeznik_transport::{PULSE_OF_PARTS, SLOWEST_PART};
use serde_json::{Value, json};

use super::bad_line::BadLine;
use super::desks::Computer;
use super::street::Street;

fn department(name: &str) -> Value {
    let id = obeznik_server::clock::new_id();
    json!({ "id": id, "department": { "name": name, "abbreviation": "OM", "head": null } })
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_byte_the_line_is_cut_at_everything_arrives_once() {
    let (street, mut browser) = Street::with_town().await;
    let line = BadLine::to(street.address());
    let computer = Computer::new();
    computer.join(&mut browser, line.address).await.unwrap();
    let mut given = 0;
    for cut in [1, 700, 1500, 2100, 2400, 2700, 3000, 3400, 3900, 4500, 6000] {
        computer.give("municipality.define_department", department(&format!("Odbor {cut}"))).unwrap();
        given += 1;
        line.cut_after(cut);
        let failed = computer.contact().await; // it may pass: the line was open already
        if let Err(failure) = failed {
            assert!(matches!(failure, Failure::Unreached(Unreached::NoConnection)), "{cut}: {failure:?}");
        }
    }
    line.cut_after(0);
    computer.contact().await.unwrap();
    assert!(line.cuts() > 3, "the line was cut {} times", line.cuts());
    assert_eq!(computer.query("waiting", Value::Null)["rows"], json!([]));
    let other = Computer::new();
    other.join(&mut browser, street.address()).await.unwrap();
    let rows = other.query("settings", json!({}))["departments"].as_array().unwrap().len();
    assert_eq!(rows, given);
    assert_eq!(street.say("verify").await.exit.number(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slow_line_is_slow_and_a_silent_one_is_left() {
    let (street, mut browser) = Street::with_town().await;
    let line = BadLine::to(street.address());
    let computer = Computer::new();
    line.is_late_by(30);
    computer.join(&mut browser, line.address).await.unwrap();
    line.is_late_by(0);
    line.is_silent(true);
    let begun = std::time::Instant::now();
    let failure = computer.contact().await.unwrap_err();
    assert_eq!(failure, Failure::Unreached(Unreached::NoConnection));
    assert!(begun.elapsed() < Duration::from_secs(80), "left after {:?}", begun.elapsed());
    line.is_silent(false);
    computer.contact().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_desk_that_is_closed_does_not_wait_for_the_network() {
    let (street, mut browser) = Street::with_town().await;
    let line = BadLine::to(street.address());
    let computer = Computer::new();
    computer.join(&mut browser, line.address).await.unwrap();
    line.is_silent(true);
    let (courier, _) = computer.desk.courier().unwrap();
    let waiting = tokio::task::spawn_blocking(move || courier.contact(&mut |_| {}));
    computer.until("something said on the silent line", |_| line.held_back() > 0).await;
    let begun = std::time::Instant::now();
    let desk = Arc::clone(&computer.desk);
    tokio::task::spawn_blocking(move || desk.close()).await.unwrap();
    assert_eq!(waiting.await.unwrap().unwrap_err(), Failure::Unreached(Unreached::Stopped));
    // That the line is dead is noticed after half a minute at the earliest.
    assert!(begun.elapsed() < Duration::from_secs(30), "closed after {:?}", begun.elapsed());
}

#[test]
fn a_desk_gives_up_a_part_no_sooner_than_the_server_does() {
    let at_the_floor = GRACE + Duration::from_secs(PART_BYTES / SLOWEST);
    assert!(SLOWEST_PART > at_the_floor, "{SLOWEST_PART:?}, the server waits {at_the_floor:?}");
    let pulse = Duration::from_secs(u64::from(WINDOW) / SLOWEST);
    assert!(PULSE_OF_PARTS.1 > pulse, "the pulse comes through in {pulse:?}");
}
