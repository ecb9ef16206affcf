//! Kill −9 at any moment: every acknowledged command and draft is there.

use std::io::Read as _;
use std::process::{Command, Stdio};
use std::time::Duration;

use obeznik_store::{ChainReport, Store, Unlock};

use crate::said::Said;
use crate::town::{Town, child, later};

/// Kills in one test; three tests run beside each other.
const KILLS: u64 = 67;

/// Moments of kills without a random source: spread by the golden ratio over 40 ms.
fn moment(seed: u64, kill: u64) -> Duration {
    let spread = (kill + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(seed << 40) >> 44;
    Duration::from_micros(spread % 40_000)
}

/// Starts a child, kills it and hears what it said. Every fifth dies while it opens the store, the others
/// at a moment after their first acknowledgement.
fn kill_one(town: &Town, said: &mut Said, seed: u64, kill: u64) {
    let mut command = Command::new(child("acknowledging_child"));
    command.arg(&town.folder).arg((kill + 1).to_string()).env("OBEZNIK_TEST_CODE", &town.recovery);
    let mut running = command.stdout(Stdio::piped()).spawn().unwrap();
    let mut out = running.stdout.take().unwrap();
    let mut text = vec![0; usize::from(!kill.is_multiple_of(5))];
    out.read_exact(&mut text).unwrap();
    std::thread::sleep(moment(seed, kill));
    running.kill().unwrap();
    out.read_to_end(&mut text).unwrap();
    assert!(!running.wait().unwrap().success());
    said.hear(std::str::from_utf8(&text).unwrap());
}

fn kill_many(seed: u64) {
    let mut town = Town::founded();
    town.abandon();
    let mut said = Said::default();
    for kill in 0..KILLS {
        kill_one(&town, &mut said, seed, kill);
    }
    let store = Store::open(&town.folder, Unlock::RecoveryCode(&town.recovery), later()).unwrap();
    assert_eq!(store.replayed().differs_from, None);
    assert!(said.commands.len() >= 50, "children died before they did anything: {}", said.commands.len());
    said.is_in(&store);
    assert!(matches!(store.reader().verify(&mut |_| true).unwrap(), ChainReport::Whole(_)));
}

#[test]
fn nothing_acknowledged_is_lost_by_kills() {
    kill_many(1);
}

#[test]
fn nothing_acknowledged_is_lost_by_kills_at_other_moments() {
    kill_many(2);
}

#[test]
fn nothing_acknowledged_is_lost_by_kills_at_yet_other_moments() {
    kill_many(3);
}

#[test]
fn a_copy_and_the_journal_of_killed_children_give_everything_back() {
    let mut town = Town::founded();
    town.close();
    let mut said = Said::default();
    for kill in 1..5 {
        kill_one(&town, &mut said, 4, kill);
    }
    // The log that SQLite would replay is lost with the file.
    let _ = std::fs::remove_file(town.folder.join("office.db-wal"));
    crate::town::damage(&town.database());
    let unlock = || Unlock::RecoveryCode(&town.recovery);
    let copies = match Store::open(&town.folder, unlock(), later()) {
        Err(obeznik_store::StoreError::Damaged { copies }) => copies,
        other => panic!("{:?}", other.err()),
    };
    let store = obeznik_store::restore(&town.folder, unlock(), &copies[0], later()).unwrap();
    assert_eq!(store.replayed().differs_from, None);
    said.is_in(&store);
}
