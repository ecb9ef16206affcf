//! An office and a laptop in one process, whose calls to the disk are recorded and some of which fail: makes both
//! below the given folder, works on the laptop, exchanges, and says on standard output what was acknowledged. What
//! fails is said too, and the work goes on.
#![allow(clippy::unwrap_used, reason = "a part of a test, which listens")]
#![allow(dead_code, unreachable_pub, reason = "the town serves other tests too")]

use std::fmt::Display;
use std::path::PathBuf;

#[path = "../tests/store/journey.rs"]
mod journey;
#[path = "../tests/store/pair.rs"]
mod pair;
#[path = "../tests/store/say.rs"]
mod say;
#[path = "../tests/store/town.rs"]
mod town;

use pair::{Pair, created};
use say::say;

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap());
    let (office, office_code) = created(&folder.join("office"));
    let (laptop, laptop_code) = created(&folder.join("laptop"));
    let codes = [office_code.text().to_owned(), laptop_code.text().to_owned()];
    let mut pair = Pair::founded(office, laptop);
    say(&format!("ready {} {}", codes[0], codes[1]));
    work(&mut pair, 0..6);
    let Pair { office, laptop, .. } = pair;
    let _ = heard("close", laptop.close(town::later()));
    let _ = heard("close", office.close(town::later()));
    // When a failed call keeps them shut, once more, as a person would.
    let open = || heard("open", Pair::opened(&folder, [&codes[0], &codes[1]], 1));
    let Some(mut pair) = open().or_else(open) else { return };
    work(&mut pair, 6..10);
}

/// Rounds of work; every second one ends with a contact.
fn work(pair: &mut Pair, rounds: std::ops::Range<u64>) {
    for round in rounds {
        for number in 0..3 {
            comment(pair, &format!("Poznámka {round} {number}"));
        }
        // A later one may take it in.
        if heard("report", pair.report(&format!("Znění {round}"))).is_some() {
            say(&format!("wrote {round}"));
        }
        if round % 2 == 1 {
            let _ = heard("exchange", pair.exchange(&mut |id| say(&format!("decided {id}"))));
        }
    }
}

/// Says something; who was refused still has it on the screen and gives it once more.
fn comment(pair: &mut Pair, text: &str) {
    let mut give = || heard("comment", pair.comment(text.to_owned()));
    if let Some(id) = give().or_else(give) {
        say(&format!("given {id}"));
    }
}

fn heard<T, E: Display>(what: &str, result: Result<T, E>) -> Option<T> {
    result.inspect_err(|error| say(&format!("failed {what}: {error}"))).ok()
}
