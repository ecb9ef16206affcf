//! The histories of the gate. `cargo xtask sim` plays any number more.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use std::time::Instant;

use obeznik_sim::{Course, Fault, House, MANY_AUDIENCES, RealStore, RowMaps, Tally, play, play_all, town_of};

/// Histories of the gate on maps, and on the real store.
const ON_MAPS: u64 = 1_000;
const ON_THE_REAL_STORE: u64 = 100;
/// The same with notes that are erased for good.
const ERASING_ON_MAPS: u64 = 200;
const ERASING_ON_THE_REAL_STORE: u64 = 20;
/// The same with commands that are taken back.
const UNDOING_ON_MAPS: u64 = 200;
const UNDOING_ON_THE_REAL_STORE: u64 = 20;
/// The same with pages that end within commands.
const PARTING_ON_MAPS: u64 = 200;
const PARTING_ON_THE_REAL_STORE: u64 = 20;
/// Histories within which every fault must be caught.
const TO_CATCH: u64 = 300;
/// The same among hundreds of audiences, where a history takes longer.
const TO_CATCH_AMONG_MANY: u64 = 20;

/// Seeds from `from` on in steps, in a town of its own.
fn some<H: House>(from: u64, to: u64, step: usize) -> (u64, Tally) {
    let town = town_of::<H>(0).unwrap();
    play_all::<H>(&town, (from..=to).step_by(step).map(Course::of)).unwrap()
}

/// What must have happened in so many histories, in words for whoever reads the figures.
fn told(count: u64, tally: &Tally, start: Instant) -> String {
    assert!(tally.decided > 0, "papers pass three bodies");
    assert!(tally.offices_restored > 0 && tally.files_restored > 0 && tally.started_over > 0);
    assert!(tally.damaged > 0 && tally.repaired > 0);
    assert!(tally.given_up > 0, "months pass");
    assert!(tally.second_devices > 0, "somebody has a computer and a laptop");
    assert!(tally.substitutes > 0, "people are away");
    assert!(tally.variants > 0 && tally.refused_along > 0 && tally.absorbed > 0 && tally.sent_again > 0);
    format!("{count} histories in {:.1} s: {tally:?}", start.elapsed().as_secs_f32())
}

#[test]
fn devices_and_office_agree_in_every_history_on_maps_odd_seeds() {
    let start = Instant::now();
    let (count, tally) = some::<RowMaps>(1, ON_MAPS, 2);
    println!("{}", told(count, &tally, start));
}

#[test]
fn devices_and_office_agree_in_every_history_on_maps_even_seeds() {
    let start = Instant::now();
    let (count, tally) = some::<RowMaps>(2, ON_MAPS, 2);
    println!("{}", told(count, &tally, start));
}

#[test]
fn devices_and_office_agree_in_every_history_on_the_real_store() {
    let start = Instant::now();
    let (count, tally) = some::<RealStore>(1, ON_THE_REAL_STORE, 1);
    println!("{}", told(count, &tally, start));
}

#[test]
fn of_what_is_erased_no_word_is_left_in_any_history_on_maps() {
    let town = town_of::<RowMaps>(0).unwrap();
    let (count, tally) = play_all::<RowMaps>(&town, (1..=ERASING_ON_MAPS).map(Course::erasing)).unwrap();
    assert!(tally.erased > 0 && tally.offices_restored > 0 && tally.files_restored > 0);
    println!("{count} histories: {tally:?}");
}

#[test]
fn of_what_is_erased_no_word_is_left_in_any_history_on_the_real_store() {
    let town = town_of::<RealStore>(0).unwrap();
    let (count, tally) =
        play_all::<RealStore>(&town, (1..=ERASING_ON_THE_REAL_STORE).map(Course::erasing)).unwrap();
    assert!(tally.erased > 0);
    println!("{count} histories: {tally:?}");
}

#[test]
fn what_is_taken_back_is_as_before_in_every_history_on_maps() {
    let town = town_of::<RowMaps>(0).unwrap();
    let (count, tally) = play_all::<RowMaps>(&town, (1..=UNDOING_ON_MAPS).map(Course::undoing)).unwrap();
    assert!(tally.undone_unsent > 0 && tally.undone > tally.undone_unsent, "waiting and decided: {tally:?}");
    assert!(tally.offices_restored > 0 && tally.files_restored > 0 && tally.devices_lost > 0);
    println!("{count} histories: {tally:?}");
}

#[test]
fn what_is_taken_back_is_as_before_in_every_history_on_the_real_store() {
    let town = town_of::<RealStore>(0).unwrap();
    let (count, tally) =
        play_all::<RealStore>(&town, (1..=UNDOING_ON_THE_REAL_STORE).map(Course::undoing)).unwrap();
    assert!(tally.undone_unsent > 0 && tally.undone > tally.undone_unsent, "waiting and decided: {tally:?}");
    println!("{count} histories: {tally:?}");
}

#[test]
fn devices_and_office_agree_where_pages_end_within_commands_on_maps() {
    let town = town_of::<RowMaps>(0).unwrap();
    let (count, tally) = play_all::<RowMaps>(&town, (1..=PARTING_ON_MAPS).map(Course::parting)).unwrap();
    assert!(tally.parted > count && tally.published > 0, "{tally:?}");
    assert!(tally.offices_restored > 0 && tally.files_restored > 0, "{tally:?}");
    println!("{count} histories: {tally:?}");
}

#[test]
fn devices_and_office_agree_where_pages_end_within_commands_on_the_real_store() {
    let town = town_of::<RealStore>(0).unwrap();
    let (count, tally) =
        play_all::<RealStore>(&town, (1..=PARTING_ON_THE_REAL_STORE).map(Course::parting)).unwrap();
    assert!(tally.parted > 0 && tally.published > 0, "{tally:?}");
    println!("{count} histories: {tally:?}");
}

/// The seed from which a fault is looked for. Other access is seldom told in the middle of a command: it shows about once
/// in a thousand histories.
fn first_seed(fault: Fault) -> u64 {
    if fault == Fault::BegunOutlivesAccess { 801 } else { 1 }
}

/// Every third fault from the given one is caught.
fn caught(from: usize) -> Vec<String> {
    let town = town_of::<RowMaps>(0).unwrap();
    let (mut told, mut survivors) = (Vec::new(), Vec::new());
    for fault in Fault::ALL.into_iter().skip(from).step_by(3) {
        let course = |seed| Course::breaking(seed, fault);
        let first = first_seed(fault);
        match (first..first + TO_CATCH).find_map(|seed| play::<RowMaps>(&town, course(seed)).err()) {
            Some(fall) => told.push(format!("{fault:?}: seed {}, {}", fall.seed, fall.what)),
            None => survivors.push(fault),
        }
    }
    assert_eq!(survivors, []);
    told
}

#[test]
fn every_deliberate_fault_is_caught_first_third() {
    println!("{:#?}", caught(0));
}

#[test]
fn every_deliberate_fault_is_caught_second_third() {
    println!("{:#?}", caught(1));
}

#[test]
fn every_deliberate_fault_is_caught_last_third() {
    println!("{:#?}", caught(2));
}

/// Histories of which everybody's rows are spread over hundreds of audiences.
fn among_hundreds<H: House>(seeds: impl Iterator<Item = u64>, most_steps: Option<usize>) -> String {
    let start = Instant::now();
    let town = town_of::<H>(MANY_AUDIENCES).unwrap();
    let course = |seed| Course { most_steps, ..Course::among(seed, MANY_AUDIENCES) };
    let (count, tally) = play_all::<H>(&town, seeds.map(course)).unwrap();
    assert!(tally.audiences >= 500, "{tally:?}");
    assert!(tally.held >= 250, "who sits in two of the three bodies sees two thirds of them: {tally:?}");
    assert!(tally.published > 0 && tally.issued > 0 && tally.accepted > 0, "{tally:?}");
    assert!(tally.decided >= count, "papers pass three bodies in each: {tally:?}");
    format!("{count} histories in {:.1} s: {tally:?}", start.elapsed().as_secs_f32())
}

#[test]
fn papers_pass_among_five_hundred_audiences_on_maps() {
    println!("{}", among_hundreds::<RowMaps>(1..=5, None));
}

#[test]
fn papers_pass_among_five_hundred_audiences_on_the_real_store() {
    println!("{}", among_hundreds::<RealStore>(1..=1, Some(40)));
}

#[test]
fn faults_of_sight_are_caught_among_five_hundred_audiences_too() {
    let town = town_of::<RowMaps>(MANY_AUDIENCES).unwrap();
    for fault in [Fault::LostScopeKept, Fault::AccessNotRenewed, Fault::NewAudiencesUnnoticed] {
        let course = |seed| Course { audiences: MANY_AUDIENCES, ..Course::breaking(seed, fault) };
        let fall = (1..=TO_CATCH_AMONG_MANY).find_map(|seed| play::<RowMaps>(&town, course(seed)).err());
        println!("{fault:?}: {:?}", fall.as_ref().map(|fall| (fall.seed, &fall.what)));
        assert!(fall.is_some(), "{fault:?} survives");
    }
}
