//! How long the printing of long documents takes, first and again, beside a document of one item, the floor of
//! this typesetter, in the same run. Prints, judges nothing: `cargo xtask bench`.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement, read by a person")]
#![allow(dead_code, unreachable_pub, reason = "the samples serve tests too")]

use std::time::{Duration, Instant};

use obeznik_documents::{invitation, resolution_list};

#[path = "../tests/documents/pdf.rs"]
mod pdf;
#[path = "../tests/documents/samples.rs"]
mod samples;

const AGAIN: u32 = 9;
/// Set for the program that prints one programme of so many items and says how long it took.
const CHILD: &str = "OBEZNIK_ITEMS";

fn main() {
    if let Some(items) = std::env::var_os(CHILD) {
        let items = items.to_str().unwrap().parse().unwrap();
        print!("{}", agenda(items).as_nanos());
        return;
    }
    let (sixty, one) = (after_a_start(60), after_a_start(1));
    println!("programme of 60 items, first after a start: {sixty:.1?}, of one item {one:.1?}");
    println!("60 items take {:.1} × one item", sixty.as_secs_f64() / one.as_secs_f64());
    println!("programme of 60 items again: {:.1?}", middle(|| agenda(60)));
    let list = spent(|| drop(resolution_list(&samples::list_with(60), &samples::imprint()).unwrap()));
    println!("list of 60 resolutions, first: {list:.1?}");
}

/// What remembers nothing: the typesetter keeps what it has laid out, so each first time is a program of its own,
/// which reads the fonts too.
fn after_a_start(items: usize) -> Duration {
    middle(|| {
        let mut child = std::process::Command::new(std::env::current_exe().unwrap());
        let said = child.env(CHILD, items.to_string()).output().unwrap().stdout;
        Duration::from_nanos(String::from_utf8(said).unwrap().parse().unwrap())
    })
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
