//! A windowless office to be killed: executes commands and saves drafts in the store of the given folder,
//! and says on standard output what it has acknowledged.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a part of a test, which listens")]
#![allow(dead_code, unreachable_pub, reason = "the town serves other tests too")]

use std::io::Write as _;

use obeznik_store::{Draft, Store, Unlock};

#[path = "../tests/store/town.rs"]
mod town;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().unwrap();
    let run: u64 = arguments.next().unwrap().parse().unwrap();
    let code = std::env::var("OBEZNIK_TEST_CODE").unwrap();
    let mut store = Store::open(folder.as_ref(), Unlock::RecoveryCode(&code), town::now()).unwrap();
    let mut hand = town::Hand::new(run << 32);
    let mut out = std::io::stdout();
    for round in 0.. {
        let signed = hand.department(&format!("Odbor {run} {round}"));
        store.execute(&signed, town::now(), &mut hand.ids, &[]).unwrap();
        writeln!(out, "command {}", signed.command.id).unwrap();
        let draft_id = format!("paper/{run}/{}", round % 5);
        let body = format!("{round} věta");
        let draft = Draft { draft_id, person: hand.secretary, body, saved_at: town::now() };
        store.put_draft(&draft).unwrap();
        writeln!(out, "draft {} {round}", draft.draft_id).unwrap();
    }
}
