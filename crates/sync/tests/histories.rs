//! The client's half against the authority, in seeded histories.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use std::time::Instant;

use obeznik_kernel::DeviceId;
use obeznik_sync::testing::{Course, Fault, MemoryDisk, MemoryStore, Tally, Town, kinds, play, play_all};

/// Histories of the gate.
const IN_THE_GATE: u64 = 1_000;
/// Histories within which every fault must be caught.
const TO_CATCH: u64 = 300;

fn disk(device: DeviceId, fault: Option<Fault>) -> MemoryDisk {
    MemoryDisk(MemoryStore::new(device, kinds()).with_fault(fault))
}

/// Every second history from the first given one, in a town of its own.
fn every_second(from: u64) -> (u64, Tally) {
    let town = Town::found().unwrap();
    play_all(&town, (from..=IN_THE_GATE).step_by(2).map(Course::of), disk).unwrap()
}

#[test]
fn devices_and_authority_agree_in_every_history() {
    let start = Instant::now();
    let odd = std::thread::spawn(|| every_second(1));
    let (even_count, mut tally) = every_second(2);
    let (odd_count, odd_tally) = odd.join().unwrap();
    tally.add(&odd_tally);
    let count = even_count + odd_count;
    println!("{count} histories in {:.1} s: {tally:?}", start.elapsed().as_secs_f32());
    assert_eq!(count, IN_THE_GATE);
    let ended = tally.accepted + tally.variants + tally.refused + tally.refused_along + tally.absorbed;
    assert_eq!(ended, tally.issued);
}

#[test]
fn every_deliberate_fault_is_caught() {
    let town = Town::found().unwrap();
    for fault in Fault::ALL {
        let course = |seed| Course { fault: Some(fault), ..Course::of(seed) };
        let fall = (1..=TO_CATCH).find_map(|seed| play(&town, course(seed), disk).err());
        match fall {
            Some(fall) => println!("{fault:?}: seed {}, {}", fall.seed, fall.what),
            None => panic!("{fault:?} was not caught in {TO_CATCH} histories"),
        }
    }
}

#[test]
fn papers_pass_among_five_hundred_audiences() {
    let mut town = Town::found().unwrap();
    town.fill_audiences(500).unwrap();
    let course = |seed| Course { audiences: 500, ..Course::of(seed) };
    let (count, tally) = play_all(&town, (1..=3).map(course), disk).unwrap();
    println!("{count} histories: {tally:?}");
}
