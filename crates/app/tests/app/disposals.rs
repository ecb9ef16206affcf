//! Two persons erase what is due, over the real store: what they see, what goes, what stays.

use std::path::Path;
use std::sync::{Arc, Mutex};

use obeznik_app::notices::{Concerned, concerned};
use obeznik_app::office::Request;
use obeznik_app::ports::{Clock, SystemIds};
use obeznik_app::{ApiError, Code, Office};
use obeznik_circulation::notices::NoticeKind;
use obeznik_kernel::{IdSource as _, PersonId, Timestamp};
use serde_json::{Value, json};

use crate::annexes::{act, attach, draft_kept};
use crate::comments::colleague;
use crate::keeping::grant;
use crate::support::{open_again, town_by};

/// A clock set by hand.
struct Hand(Mutex<Timestamp>);

impl Clock for Hand {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap()
    }
}

/// An office whose papers of 2026 are due, with a data protection officer and a chief officer.
struct Later {
    office: Office,
    clock: Arc<Hand>,
    officer: PersonId,
    chief: PersonId,
    /// A withdrawn paper with a comment and an annex.
    old: String,
    /// Another one.
    other: String,
}

impl Later {
    fn new(folder: &Path) -> Self {
        let clock = Arc::new(Hand(Mutex::new("2026-11-30T08:00:00Z".parse().unwrap())));
        let office = town_by(folder, Arc::clone(&clock) as Arc<dyn Clock>);
        let (officer, chief) = (office.person(), colleague(&office));
        let (old, other) = (withdrawn(&office, "all_bodies"), withdrawn(&office, "public"));
        grant(&office, officer, "data_protection");
        grant(&office, chief, "chief_officer");
        let mut later = Self { office, clock, officer, chief, old, other };
        later.go_to("2039-05-02T08:00:00Z");
        later
    }

    fn go_to(&mut self, at: &str) {
        *self.clock.0.lock().unwrap() = at.parse().unwrap();
        self.office.trust_clock();
    }

    fn run(&self, who: PersonId, kind: &str, payload: Value) -> Result<(), ApiError> {
        self.office.sign_in(who);
        let request =
            Request { kind: format!("keeping.{kind}"), payload, base: Vec::new(), on_behalf_of: None };
        self.office.execute(request).map(|_| ())
    }

    fn propose(&self, class: &str, records: &[&str]) -> String {
        let disposal = SystemIds.next_id().to_string();
        let items: Vec<Value> =
            records.iter().map(|record| json!({ "class": class, "record": record })).collect();
        let input =
            json!({ "disposal": disposal, "ground": "po lhůtě", "consent": "SOA 7/2039", "items": items });
        self.run(self.officer, "propose_disposal", input).unwrap();
        disposal
    }

    fn agree(&self, disposal: &str) {
        self.run(self.chief, "agree_disposal", json!({ "disposal": disposal, "without": [] })).unwrap();
    }

    fn page(&self, who: PersonId) -> Value {
        self.office.sign_in(who);
        self.office.query("keeping", Value::Null).unwrap()
    }

    fn detail(&self, who: PersonId, disposal: &str) -> Result<Value, ApiError> {
        self.office.sign_in(who);
        self.office.query("disposal", json!({ "id": disposal }))
    }

    /// Whom notices tell that a proposal waits.
    fn told(&self) -> Vec<PersonId> {
        let people = self.office.read(|reader| Ok(concerned(reader.records, reader.today)?)).unwrap();
        let waits = |one: &Concerned| one.due.iter().any(|notice| notice.kind == NoticeKind::DisposalWaits);
        people.iter().filter(|one| waits(one)).map(|one| one.person).collect()
    }

    /// What waits on Můj den under the act of a second person.
    fn waits(&self, who: PersonId) -> Vec<String> {
        self.office.sign_in(who);
        let day = self.office.query("my_day", Value::Null).unwrap();
        let groups = day["groups"].as_array().unwrap().iter();
        let rows = groups.flat_map(|group| group["rows"].as_array().unwrap().clone());
        let mine = rows.filter(|row| row["view"] == "disposal");
        mine.map(|row| row["target"].as_str().unwrap().to_owned()).collect()
    }
}

/// A paper with a comment and an annex that its drafter withdrew.
fn withdrawn(office: &Office, confidentiality: &str) -> String {
    let paper = draft_kept(office, confidentiality);
    act(
        office,
        "add_comment",
        json!({ "paper": paper, "comment": SystemIds.next_id(), "text": "Chybí mapa." }),
    )
    .unwrap();
    attach(office, &paper, "plan.txt", b"Lavka pres potok");
    act(office, "withdraw_paper", json!({ "paper": paper, "reason": "Jinak." })).unwrap();
    paper
}

fn hits(office: &Office, text: &str) -> usize {
    let input = json!({ "text": text, "kinds": [], "body": "", "year": 0, "offset": 0, "limit": 50 });
    office.query("search", input).unwrap()["hits"].as_array().unwrap().len()
}

fn listed(office: &Office) -> usize {
    let slice = json!({ "sort": "", "descending": false, "offset": 0, "limit": 50 });
    let input = json!({ "text": "", "states": [], "body": "", "department": "", "mine": false, "year": 0, "slice": slice });
    office.query("papers", input).unwrap()["rows"].as_array().unwrap().len()
}

#[test]
fn one_person_proposes_another_agrees_and_a_paper_is_gone_from_every_list() {
    let folder = tempfile::tempdir().unwrap();
    let later = Later::new(folder.path());
    let (officer, chief) = (later.officer, later.chief);
    let due = later.page(officer)["due"].clone();
    assert_eq!(due.as_array().unwrap().len(), 4, "two papers and their comments: {due}");
    assert_eq!((listed(&later.office), hits(&later.office, "Nájem")), (2, 2));

    let disposal = later.propose("papers", &[&later.old]);
    assert_eq!(later.waits(officer), Vec::<String>::new(), "who proposed does not agree");
    assert_eq!(later.waits(chief), std::slice::from_ref(&disposal));
    assert_eq!(later.told(), [chief], "outside the program too");
    let mine = later.detail(officer, &disposal).unwrap();
    assert_eq!(mine["disposal"]["why_not"]["key"], "refusal-disposal-second-person");
    assert_eq!(
        (&mine["disposal"]["may_withdraw"], &mine["disposal"]["may_agree"]),
        (&json!(true), &json!(false))
    );
    let theirs = later.detail(chief, &disposal).unwrap();
    assert_eq!(theirs["disposal"]["may_agree"], json!(true));
    assert_eq!(theirs["rows"][0]["name"], "Nájem prostor", "the second person reads what it is");
    let proposed = later.page(officer)["due"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["is_proposed"] == true)
        .count();
    assert_eq!(proposed, 1);

    let own =
        later.run(officer, "agree_disposal", json!({ "disposal": disposal, "without": [] })).unwrap_err();
    assert_eq!(own.key, "refusal-disposal-second-person");
    later.agree(&disposal);
    later.office.erase_agreed().unwrap();

    assert_eq!((listed(&later.office), hits(&later.office, "Nájem")), (1, 1), "the other one stays");
    let gone = later.office.query("paper", json!({ "id": later.old })).unwrap_err();
    assert_eq!(
        (gone.code, gone.key.as_str(), gone.args["on"].as_str()),
        (Code::NotFound, "paper-erased", "2039-05-02")
    );
    let left = later.office.read(|reader| {
        let paper = later.old.parse().unwrap();
        let mut left = 0;
        for spec in obeznik_authority::kinds() {
            left += reader.records.children(paper, spec.kind)?.len();
        }
        Ok(left + usize::from(reader.records.get("paper", paper)?.is_some()))
    });
    assert_eq!(left.unwrap(), 0);
    let done = later.detail(chief, &disposal).unwrap();
    assert_eq!((&done["disposal"]["state"], &done["disposal"]["erased"]), (&json!("done"), &json!(1)));
    assert_eq!((&done["rows"][0]["name"], &done["rows"][0]["state"]), (&json!(""), &json!("erased")));
    assert_eq!(later.waits(chief), Vec::<String>::new());
    later.office.query("paper", json!({ "id": later.other })).unwrap();
    later.office.rebuild().unwrap();
    assert_eq!((listed(&later.office), hits(&later.office, "Nájem")), (1, 1), "nor does it come back");
    let log = later.office.read(|reader| Ok(reader.store.log(u64::MAX >> 1, 5_000)?)).unwrap();
    let inputs = log.iter().filter(|entry| !entry.header.kind.starts_with("keeping."));
    let inputs: Vec<&String> = inputs.filter_map(|entry| entry.payload.as_ref()).collect();
    let about = |paper: &str| inputs.iter().filter(|input| input.contains(paper)).count();
    assert_eq!(about(&later.old), 0, "nor does the log hold what was typed about it");
    assert!(about(&later.other) > 0);
}

#[test]
fn what_was_agreed_goes_on_after_a_break_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let later = Later::new(folder.path());
    let disposal = later.propose("comments", &[&later.old, &later.other]);
    later.agree(&disposal);
    let half = later.detail(later.chief, &disposal).unwrap();
    assert_eq!(
        (&half["disposal"]["state"], &half["disposal"]["left"]),
        (&json!("agreed"), &json!(2)),
        "the program ended here"
    );
    assert!(later.office.bring_about().unwrap() >= 2, "the next minute");
    let done = later.detail(later.chief, &disposal).unwrap();
    assert_eq!((&done["disposal"]["state"], &done["disposal"]["left"]), (&json!("done"), &json!(0)));
    let paper = later.office.query("paper", json!({ "id": later.old })).unwrap();
    assert_eq!(paper["title"], "Nájem prostor", "the paper itself stays");
}

#[test]
fn a_clock_that_cannot_be_right_erases_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let later = Later::new(folder.path());
    let disposal = later.propose("comments", &[&later.old]);
    later.agree(&disposal);
    drop(later);
    let office = open_again(folder.path()); // by the clock of this computer, thirteen years before what the log says
    assert_eq!(office.bring_about().unwrap(), 0);
}

#[test]
fn proposals_are_seen_by_who_cares_for_data_and_their_items_by_who_sees_them() {
    let folder = tempfile::tempdir().unwrap();
    let later = Later::new(folder.path());
    let disposal = later.propose("papers", &[&later.old]);
    let clerk = SystemIds.next_id();
    let person = json!({ "given": "Iva", "family": "Cizí", "title_before": "", "title_after": "",
        "function": "", "email": "", "department": null, "active": true });
    let membership = json!({ "body": obeznik_municipality::office_id(), "person": clerk, "role": "clerk",
        "from": "2022-10-01", "to": null, "end_reason": "", "party": "" });
    later.office.sign_in(later.chief);
    for (kind, payload) in [
        ("municipality.define_person", json!({ "id": clerk, "person": person })),
        ("municipality.set_membership", json!({ "id": SystemIds.next_id(), "membership": membership })),
    ] {
        let request = Request { kind: kind.to_owned(), payload, base: Vec::new(), on_behalf_of: None };
        later.office.execute(request).unwrap();
    }
    let page = later.page(clerk.into());
    assert_eq!(page["disposals"], json!([]));
    let row = page["due"].as_array().unwrap().iter().find(|row| row["id"] == json!(later.old)).unwrap();
    assert_eq!((&row["name"], &row["number"], &row["is_hidden"]), (&json!(""), &json!(""), &json!(true)));
    assert_eq!(later.detail(clerk.into(), &disposal).unwrap_err().code, Code::NotFound);
    let input = json!({ "disposal": disposal, "without": [] });
    assert_eq!(later.run(clerk.into(), "agree_disposal", input).unwrap_err().key, "refusal-not-allowed");
}

#[test]
fn the_log_says_who_proposed_who_agreed_and_that_it_was_erased() {
    let folder = tempfile::tempdir().unwrap();
    let later = Later::new(folder.path());
    let disposal = later.propose("comments", &[&later.old]);
    later.agree(&disposal);
    later.office.erase_agreed().unwrap();
    let log = later.office.query(
        "log",
        json!({ "person": "", "record": "", "from": "", "to": "",
            "slice": { "offset": 0, "limit": 9, "sort": "", "descending": true } }),
    );
    let log = log.unwrap().to_string();
    for key in
        ["history-keeping-propose-disposal", "history-keeping-agree-disposal", "history-keeping-erase-item"]
    {
        assert!(log.contains(key), "{key}");
    }
}
