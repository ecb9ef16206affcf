//! How much is measured: all of it, or a fiftieth to see whether each part comes to its end.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

static PART: AtomicUsize = AtomicUsize::new(1);

/// Measures a fiftieth of everything from now on: figures then say nothing.
pub fn make_small() {
    PART.store(50, Ordering::Relaxed);
}

fn part_of(whole: usize) -> usize {
    bounded_part_of(whole, usize::MAX)
}

/// The same, but divided by no more than that.
fn bounded_part_of(whole: usize, most: usize) -> usize {
    whole / PART.load(Ordering::Relaxed).min(most)
}

/// Runs of everything, of which the median counts. A person may have as many computers.
pub const RUNS: usize = 5;

/// Records of the first synchronisation.
pub fn records() -> usize {
    part_of(100_000)
}

/// Foreign records of two weeks without a line.
pub fn foreign() -> usize {
    part_of(20_000)
}

/// Own commands of the same two weeks.
pub fn local() -> usize {
    part_of(2_000)
}

/// Who listens and says nothing.
pub fn listeners() -> usize {
    part_of(5_000)
}

/// Listeners of PouchDB: more than this many a process of Node hardly takes.
pub fn their_listeners() -> usize {
    part_of(1_000)
}

/// Who reads what is changed.
pub fn readers() -> usize {
    part_of(300)
}

/// For how long they do.
pub fn busy() -> Duration {
    Duration::from_secs(bounded_part_of(20, 5) as u64)
}

/// A large content.
pub fn content_bytes() -> usize {
    bounded_part_of(48 << 20, 4)
}

/// Bytes after which every connection is cut: more than a part of an upload, or none would ever be up.
pub fn cut_bytes() -> u64 {
    bounded_part_of(20 << 20, 2) as u64
}
