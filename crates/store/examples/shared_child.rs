//! An office and a laptop in one process, whose calls to the disk are recorded: makes both below the given
//! folder, works on the laptop, exchanges, and says on standard output what was acknowledged.
#![allow(clippy::unwrap_used, reason = "a part of a test, which listens")]
#![allow(dead_code, unreachable_pub, reason = "the town serves other tests too")]

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
    laptop.close(town::later()).unwrap();
    office.close(town::later()).unwrap();
    let mut pair = Pair::opened(&folder, [&codes[0], &codes[1]], 1);
    work(&mut pair, 6..10);
}

/// Rounds of work; every second one ends with a contact.
fn work(pair: &mut Pair, rounds: std::ops::Range<u64>) {
    for round in rounds {
        for number in 0..3 {
            let id = pair.comment(format!("Poznámka {round} {number}"));
            say(&format!("given {id}"));
        }
        pair.report(&format!("Znění {round}")); // a later one may take it in
        say(&format!("wrote {round}"));
        if round % 2 == 1 {
            pair.exchange(&mut |id| say(&format!("decided {id}")));
        }
    }
}
