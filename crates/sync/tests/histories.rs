//! The client's half against the authority, in seeded histories.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use std::time::Instant;

use obeznik_kernel::DeviceId;
use obeznik_sync::testing::{Course, Fault, MemoryDisk, MemoryStore, Town, kinds, play, play_all};

/// Histories of the gate.
const IN_THE_GATE: u64 = 1_000;
/// Histories within which every fault must be caught.
const TO_CATCH: u64 = 300;

fn disk(device: DeviceId, fault: Option<Fault>) -> MemoryDisk {
    MemoryDisk(MemoryStore::new(device, kinds()).with_fault(fault))
}

#[test]
fn devices_and_authority_agree_in_every_history() {
    let town = Town::found().unwrap();
    let start = Instant::now();
    let (count, tally) = play_all(&town, (1..=IN_THE_GATE).map(Course::of), disk).unwrap();
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
    let town = Town::found().unwrap();
    let course = |seed| Course { audiences: 500, ..Course::of(seed) };
    let (count, tally) = play_all(&town, (1..=30).map(course), disk).unwrap();
    println!("{count} histories: {tally:?}");
}
