//! A windowless office whose calls to the disk are recorded and some of which fail: makes a store in the
//! given folder, works through a day of everything that is acknowledged, and says on standard output what
//! was. What fails is said too, and the day goes on. The second argument is how many long drafts it writes.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a part of a test, which listens")]
#![allow(dead_code, unreachable_pub, reason = "the town serves other tests too")]

use std::fmt::Display;
use std::path::PathBuf;

use obeznik_authority::SignedCommand;
use obeznik_circulation::import::ResolutionRow;
use obeznik_kernel::{BodyId, IdSource as _};
use obeznik_municipality::DefineBody;
use obeznik_store::{Draft, NoKeyring, Protection, Store, Unlock};

#[path = "../tests/store/journey.rs"]
mod journey;
#[path = "../tests/store/say.rs"]
mod say;
#[path = "../tests/store/town.rs"]
mod town;

use say::say;

/// Letters of a long draft: many of them fill SQLite's log, so that pages move to the file.
const LONG: usize = 60_000;

struct Day {
    folder: PathBuf,
    hand: town::Hand,
    council: BodyId,
    store: Option<Store>,
    code: String,
    round: u64,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let long_drafts = arguments[1].parse().unwrap();
    let Some(mut day) = Day::begun(PathBuf::from(&arguments[0])) else { return };
    day.rounds(8);
    day.import(40);
    day.close();
    day.rounds(4);
    day.renew_code();
    day.long_drafts(long_drafts);
    day.throw_away();
    day.close();
    day.import(30);
    day.rebuild();
    day.long_drafts(8);
    day.close();
    day.rounds(6);
}

impl Day {
    fn begun(folder: PathBuf) -> Option<Self> {
        let mut hand = town::Hand::new(1 << 32);
        let protection =
            Protection { keyring: &NoKeyring, pass_phrase: Some(town::PASS_PHRASE), is_demo: false };
        let created = Store::create(&folder, protection, town::now());
        let (store, code) = heard("create", created)?;
        let code = code.text().to_owned();
        say(&format!("code {code}"));
        let council = BodyId(hand.ids.next_id());
        let (founding, body) = (hand.founding(), DefineBody { id: council, body: journey::council_body() });
        let define = hand.sign("municipality.define_body", &body);
        let mut day = Self { folder, hand, council, store: Some(store), code, round: 0 };
        day.send(&founding);
        day.send(&define);
        Some(day)
    }

    fn rounds(&mut self, rounds: u64) {
        for _ in 0..rounds {
            self.round += 1;
            let signed = self.hand.department(&format!("Odbor {}", self.round));
            self.send(&signed);
            self.draft(&format!("paper/{}", self.round % 3), 100);
            let value = self.round.to_string();
            let kept = self.store().set_secret("device", value.as_bytes());
            if heard("secret", kept).is_some() {
                say(&format!("secret {value}"));
            }
            self.blob();
        }
    }

    fn send(&mut self, signed: &SignedCommand) {
        let Self { store, hand, .. } = self;
        let verdict = store.as_mut().unwrap().execute(signed, town::now(), &mut hand.ids, &[]);
        if heard("command", verdict).is_some() {
            say(&format!("command {}", signed.command.id));
        }
    }

    fn draft(&mut self, draft_id: &str, length: usize) {
        let body = format!("{} {}", self.round, "věta ".repeat(length / 6));
        let (person, saved_at) = (self.hand.secretary, town::now());
        let draft = Draft { draft_id: draft_id.to_owned(), person, body, saved_at };
        let kept = self.store().put_draft(&draft);
        if heard("draft", kept).is_some() {
            say(&format!("draft {draft_id} {}", self.round));
        }
    }

    /// Different lengths, so that the room after the last byte differs too.
    fn long_drafts(&mut self, count: usize) {
        for place in 0..count {
            self.round += 1;
            self.draft(&format!("long/{}", place % 10), LONG + 997 * place);
        }
    }

    fn throw_away(&mut self) {
        for draft_id in ["away/short", "away/long"] {
            self.draft(draft_id, if draft_id == "away/long" { LONG } else { 100 });
            say(&format!("throwing {draft_id}"));
            let removed = self.store().remove_draft(draft_id);
            if heard("throw", removed).is_some() {
                say(&format!("thrown {draft_id}"));
            }
        }
    }

    fn blob(&mut self) {
        let content = format!("příloha {} ", self.round).repeat(3_000);
        let kept = self.store().put_blob(&mut content.as_bytes(), town::now());
        if let Some(hash) = heard("blob", kept) {
            say(&format!("blob {}", hash.0));
        }
    }

    fn import(&mut self, rows: usize) {
        let rows: Vec<ResolutionRow> = (0..rows).map(|row| resolution(self.round, row)).collect();
        let kept = self.store().put_blob(&mut journey::lines(&rows).as_bytes(), town::now());
        let Some(hash) = heard("blob", kept) else { return };
        let signed = journey::import(&mut self.hand, self.council, hash, rows.len());
        self.send(&signed);
    }

    fn renew_code(&mut self) {
        say("renewing");
        let renewed = self.store().renew_recovery_code();
        if let Some(code) = heard("renew", renewed) {
            self.code = code.text().to_owned();
            say(&format!("code {}", self.code));
        }
    }

    fn rebuild(&mut self) {
        let rebuilt = self.store().rebuild(&mut |_| true);
        let _ = heard("rebuild", rebuilt);
    }

    /// Closes the store and opens it again; when a failed call keeps it shut, once more, as a person would.
    fn close(&mut self) {
        let closed = self.store.take().unwrap().close(town::later());
        let _ = heard("close", closed);
        let open = || Store::open(&self.folder, Unlock::RecoveryCode(&self.code), town::later());
        let opened = heard("open", open()).or_else(|| heard("open", open()));
        let Some(store) = opened else { std::process::exit(0) };
        self.store = Some(store);
    }

    fn store(&mut self) -> &mut Store {
        self.store.as_mut().unwrap()
    }
}

fn resolution(round: u64, row: usize) -> ResolutionRow {
    ResolutionRow {
        number: format!("RM/{round}/{row}/2024"),
        title: "Pronájem části pozemku".into(),
        text: "Rada města schvaluje pronájem části pozemku.".into(),
        clauses: Vec::new(),
        decided_on: Some("2024-03-05".parse().unwrap()),
        meeting_number: None,
        meeting_term: None,
        file: "usneseni.csv".into(),
        line: u32::try_from(row).unwrap() + 2,
    }
}

fn heard<T, E: Display>(what: &str, result: Result<T, E>) -> Option<T> {
    result.inspect_err(|error| say(&format!("failed {what}: {error}"))).ok()
}
