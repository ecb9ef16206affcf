//! A desktop without a window, to be killed: the folder of a joined computer, its keyring in a file, the network
//! as the window has it. It works like a person in a hurry and says on standard output what it was told to be
//! kept: `windowless_desk HOME PAPER FIELD FIRST SHOWN ANNEX SEAT PERSON`. The last four are what one shows another for
//! a time. A line `part` lets it stop working, take all of that back and say `parted`; `settle` lets it say `settled`
//! once nothing waits and it has read everything; `end` closes it.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a part of a test, which listens")]

use std::io::{BufRead as _, Write as _};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use obeznik_app::attachments::{Arrived, take};
use obeznik_app::contact::{Happened, Told, keep};
use obeznik_app::office::Request;
use obeznik_app::office::desk::Desk;
use obeznik_app::ports::SystemClock;
use obeznik_app::{ApiError, Office};
use obeznik_circulation::attachment::Attachment;
use obeznik_kernel::{Membership, RecordId};
use obeznik_server::clock::new_id;
use obeznik_server::keyring::FileKeyring;
use obeznik_transport::Internet;
use serde_json::{Value, json};

/// What is typed and not given yet.
const DRAFT: &str = "paper/draft";
/// Between two acts.
const PACE: Duration = Duration::from_millis(6);
/// How long it may take to get rid of everything; a safety limit.
const PATIENCE: Duration = Duration::from_secs(240);

struct Nobody;

impl Told for Nobody {
    fn told(&self, _: Happened) {}
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [home, paper, field, first, shown, annex, seat, person] = words.as_slice() else {
        panic!("HOME PAPER FIELD FIRST SHOWN ANNEX SEAT PERSON")
    };
    let desk = opened(home.as_ref());
    let id = |word: &String| -> RecordId { word.parse().unwrap() };
    let shown = Shown { paper: id(shown), annex: id(annex), seat: id(seat), person: id(person) };
    let (paper, field, number) = (paper.clone(), field.clone(), first.parse().unwrap());
    let hand = Hand { desk, paper, field, number, shown, showing: None, sees: false };
    hand.tell_what_is_there();
    let nobody: Arc<dyn Told> = Arc::new(Nobody);
    keep(&hand.desk, &nobody);
    hand.listen(&orders());
}

fn opened(home: &Path) -> Arc<Desk> {
    let keyring = Arc::new(FileKeyring::open(&home.join("keys")).unwrap());
    let desk = Desk::with(home.join("urad"), keyring, Arc::new(SystemClock));
    let internet = Internet::new(Box::new(|_| false)).unwrap();
    let desk = desk.with_network(Arc::new(internet), home.join("stav"));
    desk.open_quietly();
    Arc::new(desk)
}

/// Lines of the standard input.
fn orders() -> Receiver<String> {
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        for line in std::io::stdin().lock().lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                return;
            }
        }
    });
    receiver
}

/// What it says is whole or not there at all: one write a line.
fn say(line: &str) {
    static OUT: Mutex<()> = Mutex::new(());
    let _alone = OUT.lock().unwrap();
    std::io::stdout().write_all(format!("{line}\n").as_bytes()).unwrap();
}

/// What the secretary shows the clerk for a time.
#[derive(Clone, Copy)]
struct Shown {
    /// A draft, seen by secretaries.
    paper: RecordId,
    /// An annex of another paper, seen by secretaries, and by the clerk while it is open.
    annex: RecordId,
    /// The clerk's membership as a secretary.
    seat: RecordId,
    person: RecordId,
}

/// The person in a hurry.
struct Hand {
    desk: Arc<Desk>,
    paper: String,
    field: String,
    number: u64,
    shown: Shown,
    /// What is being shown just now, or taken back.
    showing: Option<JoinHandle<()>>,
    /// Whether the clerk saw the draft when they looked last.
    sees: bool,
}

impl Hand {
    fn office(&self) -> Arc<Office> {
        self.desk.office().unwrap()
    }

    /// What was typed before the last kill.
    fn tell_what_is_there(&self) {
        if let Err(error) = self.desk.office() {
            let state = self.desk.state();
            say(&format!("closed {} {} {:?}", error.key, state.state, state.error));
            std::process::exit(3);
        }
        let draft = self.office().draft(DRAFT).unwrap();
        say(&format!("found {}", draft.unwrap_or_else(|| "0".to_owned())));
    }

    fn listen(mut self, orders: &Receiver<String>) {
        let mut works = true;
        loop {
            match orders.recv_timeout(if works { PACE } else { PATIENCE }) {
                Err(RecvTimeoutError::Timeout) => self.act(),
                Ok(order) if order == "settle" => {
                    works = false;
                    self.settle();
                }
                Ok(order) if order == "part" => {
                    works = false;
                    self.part();
                }
                Ok(_) | Err(RecvTimeoutError::Disconnected) => return self.desk.close(),
            }
        }
    }

    /// One act; now and then a person presses the button that sends.
    fn act(&mut self) {
        self.number += 1;
        let number = self.number;
        match number % 4 {
            0 => self.edit(number),
            1 | 3 => self.comment(number),
            _ => match self.office().put_draft(DRAFT, number.to_string()) {
                Ok(()) => say(&format!("draft {number}")),
                Err(error) => say(&format!("failed {}", error.key)),
            },
        }
        if number.is_multiple_of(32) {
            self.define_department(number);
        }
        if number % 40 == 7 {
            self.attach(number);
        }
        if number % 40 == 13 {
            self.change_ones_mind(number);
        }
        match number % 64 {
            9 => self.turn(Shown::turn_seat),
            25 => self.turn(Shown::turn_annex),
            _ => {}
        }
        if number % 8 == 3 {
            self.look();
        }
        if number.is_multiple_of(20) {
            self.desk.send_now();
        }
    }

    /// What stands one way is turned the other, beside the other work. Only the secretary may.
    fn turn(&mut self, turn: fn(&Shown, &Desk)) {
        if self.field != "title" || self.showing.as_ref().is_some_and(|before| !before.is_finished()) {
            return;
        }
        let (desk, shown) = (Arc::clone(&self.desk), self.shown);
        self.showing = Some(std::thread::spawn(move || turn(&shown, &desk)));
    }

    /// The clerk looks whether the draft is there.
    fn look(&mut self) {
        if self.field == "title" {
            return;
        }
        let sees = self.office().query("paper", json!({ "id": self.shown.paper })).is_ok();
        if sees != self.sees {
            say(if sees { "came" } else { "went" });
        }
        self.sees = sees;
    }

    /// Takes everything back that is shown for a time.
    fn part(&mut self) {
        if let Some(showing) = self.showing.take() {
            showing.join().unwrap();
        }
        if self.shown.end_seat(&self.desk) && self.shown.close_annex(&self.desk, true) {
            say("parted");
        }
    }

    fn comment(&self, number: u64) {
        let comment = new_id().to_string();
        let text = format!("Poznámka {number}");
        let input = json!({ "paper": self.paper, "comment": comment, "text": text });
        self.told(give(&self.desk, "circulation.add_comment", input), &format!("comment {comment}"));
    }

    /// Says something and takes it back, which only the office decides: beside the other work.
    fn change_ones_mind(&self, number: u64) {
        let (desk, paper) = (Arc::clone(&self.desk), self.paper.clone());
        std::thread::spawn(move || {
            let comment = new_id().to_string();
            let input = json!({ "paper": paper, "comment": comment, "text": format!("Omyl {number}") });
            let given = give(&desk, "circulation.add_comment", input);
            let taken_back = given.and_then(|command| {
                say(&format!("brief {comment} {command}"));
                give(&desk, "office.undo", json!({ "command": command }))
            });
            match taken_back {
                Ok(command) => say(&format!("undone {comment} {command}")),
                Err(error) => say(&format!("failed {}", error.key)),
            }
        });
    }

    fn edit(&self, number: u64) {
        let edit = json!({ "field": self.field, "value": format!("Znění {number}"), "base": null });
        let input = json!({ "paper": self.paper, "edits": [edit] });
        self.told(give(&self.desk, "circulation.edit_paper", input), &format!("edit {number}"));
    }

    /// A file of a few words. Only the secretary may attach to this paper.
    fn attach(&self, number: u64) {
        if self.field != "title" {
            return;
        }
        let (office, content) = (self.office(), format!("Obsah {number}"));
        let arrived = Arrived::of(&office, &mut content.as_bytes());
        let uploaded = match arrived.and_then(|arrived| take(&office, "Podklad.bin", arrived)) {
            Ok(uploaded) => uploaded,
            Err(error) => return say(&format!("failed {}", error.key)),
        };
        let annex = new_id().to_string();
        let input = json!({ "attachment": annex, "paper": self.paper, "name": format!("Podklad {number}.bin"),
            "blob": uploaded.blob, "size_bytes": uploaded.size_bytes, "media_type": uploaded.media_type,
            "is_confidential": false, "note": "" });
        let given = give(&self.desk, "circulation.attach", input);
        self.told(given, &format!("annex {annex} {}", uploaded.blob));
    }

    /// What only the office decides is waited for, beside the other work. Only who may set the office up does it.
    fn define_department(&self, number: u64) {
        if self.field != "title" {
            return;
        }
        let desk = Arc::clone(&self.desk);
        std::thread::spawn(move || {
            let id = new_id().to_string();
            let department = json!({ "name": format!("Odbor {number}"), "abbreviation": "OM", "head": null });
            let given =
                give(&desk, "municipality.define_department", json!({ "id": id, "department": department }));
            match given {
                Ok(command) => say(&format!("department {id} {command}")),
                Err(error) => say(&format!("failed {}", error.key)),
            }
        });
    }

    fn told(&self, given: Result<String, ApiError>, what: &str) {
        match given {
            Ok(command) => say(&format!("{what} {command}")),
            Err(error) => say(&format!("failed {}", error.key)),
        }
    }

    /// Waits until nothing waits and two contacts came to their end since.
    fn settle(&self) {
        let until = Instant::now() + PATIENCE;
        let (mut contacts, mut last) = (0, String::new());
        while Instant::now() < until {
            self.desk.send_now();
            std::thread::sleep(Duration::from_millis(60));
            let state = self.office().query("sync", Value::Null).unwrap();
            let at = state["reached_at"].to_string();
            if state["waiting"] == 0 && state["state"] == "sent" && at != last {
                contacts += 1;
            }
            last = at;
            if contacts > 2 {
                return say("settled");
            }
        }
        say(&format!("stuck {}", self.office().query("sync", Value::Null).unwrap()));
    }
}

impl Shown {
    fn turn_seat(&self, desk: &Desk) {
        let Ok(office) = desk.office() else { return };
        let seat = office.store().reader().record::<Membership>(self.seat).ok().flatten();
        if seat.is_some_and(|seat| seat.value.to.is_none()) {
            self.end_seat(desk);
        } else {
            let membership = json!({ "body": obeznik_municipality::office_id(), "person": self.person,
                "role": "secretary", "from": "2024-01-01", "to": null, "end_reason": "", "party": "" });
            let input = json!({ "id": self.seat, "membership": membership });
            tell_access(give(desk, "municipality.set_membership", input));
        }
    }

    fn turn_annex(&self, desk: &Desk) {
        let Ok(office) = desk.office() else { return };
        let annex = office.store().reader().record::<Attachment>(self.annex).ok().flatten();
        self.close_annex(desk, annex.is_some_and(|annex| !annex.value.is_confidential));
    }

    fn end_seat(&self, desk: &Desk) -> bool {
        let input = json!({ "id": self.seat, "last_on": "2024-06-30", "reason": "konec zastupování" });
        tell_access(give(desk, "municipality.end_membership", input))
    }

    fn close_annex(&self, desk: &Desk, is_confidential: bool) -> bool {
        let input = json!({ "attachment": self.annex, "is_confidential": is_confidential });
        tell_access(give(desk, "circulation.classify_attachment", input))
    }
}

/// Says what came of an act that shows something or takes it back; whether it was done.
fn tell_access(given: Result<String, ApiError>) -> bool {
    match &given {
        Ok(command) => say(&format!("access {command}")),
        Err(error) => say(&format!("failed {}", error.key)),
    }
    given.is_ok()
}

fn give(desk: &Desk, kind: &str, payload: Value) -> Result<String, ApiError> {
    let request = Request { kind: kind.to_owned(), payload, base: Vec::new(), on_behalf_of: None };
    desk.office()?.execute(request).map(|done| done.command)
}
