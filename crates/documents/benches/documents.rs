//! How long the printing of long documents takes, first and again, beside a document of one item in the same
//! run. Prints, judges nothing: `cargo xtask bench`.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement, read by a person")]
#![allow(dead_code, unreachable_pub, reason = "the samples serve tests too")]

use std::time::{Duration, Instant};

use obeznik_documents::{invitation, resolution_list};

#[path = "../tests/documents/pdf.rs"]
mod pdf;
#[path = "../tests/documents/samples.rs"]
mod samples;

const AGAIN: u32 = 9;

fn main() {
    // The first one reads the fonts and fills the memory of the typesetter, as after a start of the program.
    let first = agenda(60);
    let sixty = middle(|| agenda(60));
    let one = middle(|| agenda(1));
    let list = spent(|| drop(resolution_list(&samples::list_with(60), &samples::imprint()).unwrap()));
    println!("programme of 60 items: first {first:.1?}, again {sixty:.1?}; of one item {one:.1?}");
    println!("60 items take {:.1} × one item", sixty.as_secs_f64() / one.as_secs_f64());
    println!("list of 60 resolutions, first: {list:.1?}");
}

fn agenda(items: usize) -> Duration {
    let notice = samples::notice_with(items);
    spent(|| drop(invitation(&notice, &samples::imprint()).unwrap()))
}

fn middle(mut work: impl FnMut() -> Duration) -> Duration {
    let mut times: Vec<Duration> = (0..AGAIN).map(|_| work()).collect();
    times.sort();
    times[times.len() / 2]
}

fn spent(work: impl FnOnce()) -> Duration {
    let begun = Instant::now();
    work();
    begun.elapsed()
}
