//! A laptop whose file gets a new key while its calls to the disk are recorded: joins an office in the same process, is
//! shown out with something unsent, is opened once more, and says on standard output what it keeps and how far it is.
#![allow(clippy::unwrap_used, reason = "a part of a test, which listens")]
#![allow(dead_code, unreachable_pub, reason = "the town serves other tests too")]

use std::path::PathBuf;
use std::sync::Arc;

use obeznik_kernel::PersonId;
use obeznik_store::{Draft, Protection, Store};

#[path = "../tests/store/journey.rs"]
mod journey;
#[path = "../tests/store/pair.rs"]
mod pair;
#[path = "../tests/store/ring.rs"]
mod ring;
#[path = "../tests/store/say.rs"]
mod say;
#[path = "../tests/store/town.rs"]
mod town;

use pair::{Pair, created};
use ring::Ring;
use say::say;

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap());
    let (office, _) = created(&folder.join("office"));
    let ring = Arc::new(Ring::made(folder.join("ring")));
    let protection = Protection { keyring: &*ring, pass_phrase: None, is_demo: false };
    let (laptop, _) = Store::create(&folder.join("laptop"), protection, town::now()).unwrap();
    let mut pair = Pair::founded(office, laptop);
    pair.laptop.keep_new_keys_by(ring.clone());
    say(&format!("given {}", pair.comment("Neodesláno.".to_owned()).unwrap()));
    let annex = pair.laptop.put_blob(&mut "příloha ".repeat(20_000).as_bytes(), town::now()).unwrap();
    say(&format!("annex {}", annex.0));
    let person = pair.hand.secretary;
    draft(&mut pair.laptop, person, "seznam/sloupce");
    say("renewing");
    pair.laptop.give_back().unwrap();
    assert!(pair.laptop.clear_remains(town::later()).unwrap());
    say("renewed");
    draft(&mut pair.laptop, person, "seznam/razeni");
    let Pair { laptop, .. } = pair;
    drop(laptop);
    let mut laptop = Store::open(&folder.join("laptop"), ring.unlock(), town::later()).unwrap();
    say("opened");
    draft(&mut laptop, person, "seznam/sirky");
}

fn draft(laptop: &mut Store, person: PersonId, draft_id: &str) {
    let saved_at = town::now();
    let draft = Draft { draft_id: draft_id.to_owned(), person, body: "jméno".to_owned(), saved_at };
    laptop.put_draft(&draft).unwrap();
    say(&format!("draft {draft_id}"));
}
