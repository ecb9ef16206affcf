//! What is not for a member of the assembly is in no answer, no list, no search and no print of theirs.
//!
//! The store of the test is narrowed to what the authority would send to that person; then every query is
//! asked and every document printed, and none may hold a word that was planted in the papers kept close.

use std::collections::BTreeSet;

use obeznik_app::circulation::readings::Read;
use obeznik_app::office::Request;
use obeznik_app::{ApiError, Office};
use obeznik_circulation::reading::ReadingWay;
use obeznik_circulation::resolution::Resolution;
use obeznik_documents::office::preview::{DocumentLayout, Thought, preview};
use obeznik_documents::office::{DocumentKind, make};
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{AudienceId, PersonId, RecordId};
use serde_json::{Value, json};

use crate::office::vzorov;
use crate::pdf::Pdf;

/// Words that stand nowhere else in the town, each in another place of a paper.
const PLANTED: [(&str, &str); 10] = [
    ("title", "Kvádrutínov"),
    ("report", "mramorákovitý"),
    ("clause", "šumivcový"),
    ("task", "tulipántový"),
    ("assignee", "Zkratochvílová"),
    ("annex", "znalečina"),
    ("comment", "bručivkový"),
    ("opinion", "pomněnčitý"),
    ("reason", "odkladovitý"),
    ("note", "poznamenečný"),
];

/// How a confidential paper ends before the council.
const ENDINGS: [&str; 4] = ["decided", "corrected", "postponed", "withdrawn"];

fn word(place: &str) -> &'static str {
    PLANTED.iter().find(|(name, _)| *name == place).unwrap().1
}

pub(crate) struct Town {
    pub(crate) office: Office,
    secretary: PersonId,
    people: Value,
}

impl Town {
    pub(crate) fn of(office: Office) -> Self {
        let overview = office.query("overview", Value::Null).unwrap();
        let secretary = office.person();
        Self { office, secretary, people: overview["people"].clone() }
    }

    pub(crate) fn person(&self, family: &str) -> PersonId {
        let mut found = self.people.as_array().unwrap().iter();
        let found = found.find(|row| row["name"].as_str().unwrap().contains(family)).unwrap();
        found["id"].as_str().unwrap().parse::<RecordId>().unwrap().into()
    }

    pub(crate) fn act_as(&self, person: PersonId, kind: &str, payload: Value) -> Result<(), ApiError> {
        self.office.sign_in(person);
        let kind = format!("circulation.{kind}");
        let done = self.office.execute(Request { kind, payload, base: Vec::new(), on_behalf_of: None });
        self.office.sign_in(self.secretary);
        done.map(|_| ())
    }

    pub(crate) fn act(&self, kind: &str, payload: Value) {
        self.act_as(self.secretary, kind, payload.clone())
            .unwrap_or_else(|error| panic!("{kind} {payload}: {error:?}"));
    }

    /// A paper with a planted word in everything it has, ready for the council.
    pub(crate) fn paper(&self, confidentiality: &str, ending: &str) -> RecordId {
        let (paper, head, mayor) = (new_id(), self.person("Jeřábek"), self.person("Košťál"));
        let task = json!({ "assignee": word("assignee"), "due_on": "2027-01-31" });
        let overview = self.office.query("overview", Value::Null).unwrap();
        let of = |list: &str, name: &str| {
            let mut found = overview[list].as_array().unwrap().iter().filter(|pair| pair[1] == name);
            found.next().unwrap()[0].clone()
        };
        let input = json!({
            "paper": paper, "paper_type": of("paper_types", "Materiál pro radu"),
            "title": format!("{} {confidentiality} {ending}", word("title")), "presenter": mayor,
            "co_presenters": [], "drafter": self.secretary,
            "department": of("departments", "Odbor správy majetku"), "competence": "§ 102 odst. 3",
            "confidentiality": confidentiality, "named": [head], "report": word("report"), "due_on": null,
            "clauses": [
                { "verb": "schvaluje", "text": word("clause"), "points": [] },
                { "verb": "ukládá", "text": "", "points": [{ "text": word("task"), "task": task, "points": [] }] },
            ],
        });
        self.act("create_paper", input);
        self.act(
            "edit_paper",
            json!({
                "paper": paper, "edits": [{ "field": "note", "value": word("note"), "base": null }],
            }),
        );
        self.act("attach", json!({
            "paper": paper, "attachment": new_id(), "name": format!("{}.pdf", word("annex")), "blob": "0".repeat(64),
            "size_bytes": 1_000, "media_type": "application/pdf", "is_confidential": false,
        }));
        self.act("add_comment", json!({ "paper": paper, "comment": new_id(), "text": word("comment") }));
        let opinion = new_id();
        let addressees =
            json!([{ "opinion": opinion, "person": head, "department": null, "mandatory": true }]);
        self.act(
            "request_opinions",
            json!({ "paper": paper, "addressees": addressees, "due_on": "2026-12-01" }),
        );
        let given =
            json!({ "opinion": opinion, "stance": "with_condition", "text": word("opinion"), "version": 1 });
        self.act_as(head, "give_opinion", given).unwrap();
        self.act("settle_opinion", json!({ "opinion": opinion, "settled": word("opinion") }));
        self.act("close_opinions", json!({ "paper": paper, "reason": word("reason") }));
        self.act("submit_to_head", json!({ "paper": paper }));
        self.act_as(head, "head_approve", json!({ "paper": paper })).unwrap();
        self.pass_check(paper);
        paper
    }

    pub(crate) fn pass_check(&self, paper: RecordId) {
        self.act("run_formal_check", json!({ "paper": paper, "findings": [] }));
        let shown = self.office.query("paper", json!({ "id": paper })).unwrap();
        let open = shown["checks"].as_array().unwrap().iter();
        for check in open.filter(|check| check["state"] == "open" || check["state"] == "failed") {
            let tick =
                json!({ "paper": paper, "item": check["key"], "is_in_order": true, "note": word("reason") });
            self.act("tick_check_item", tick);
        }
        self.act("pass_formal_check", json!({ "paper": paper }));
    }

    /// How the paper was read, as its screen says.
    fn ways(&self, paper: RecordId) -> Vec<String> {
        let list = self.office.query("paper", json!({ "id": paper })).unwrap()["readings"]["list"].clone();
        let ways = list.as_array().unwrap().iter().map(|one| one["way"].as_str().unwrap().to_owned());
        let mut ways: Vec<String> = ways.collect();
        ways.sort();
        ways
    }

    /// A council of today deals with the papers, each in its own way.
    pub(crate) fn council_deals_with(&self, papers: &[(RecordId, &str)]) {
        self.council_deals_with_giving(papers, None);
    }

    /// The same, where the tasks are given to a person.
    fn council_deals_with_giving(&self, papers: &[(RecordId, &str)], assignee: Option<PersonId>) {
        let (meeting, today) = (new_id(), jiff::civil::date(2026, 11, 23));
        let council = self.office.query("meetings", json!({ "body": "", "from": null, "to": null })).unwrap();
        let mut councils = council.as_array().unwrap().iter().filter(|row| row["body"]["kind"] == "council");
        let body = councils.next().unwrap()["body"]["id"].clone();
        self.act("plan_meeting", json!({ "meeting": meeting, "body": body, "term": 9, "on": today }));
        let mut items = Vec::new();
        for (paper, _) in papers {
            let item = new_id();
            // The meeting is today, so that every item comes on the table.
            let why = word("reason");
            self.act(
                "schedule",
                json!({ "paper": paper, "meeting": meeting, "agenda_item": item, "late_reason": why }),
            );
            items.push(item);
        }
        self.act("convene_meeting", json!({ "meeting": meeting }));
        for ((paper, ending), item) in papers.iter().zip(items) {
            self.deal_with(*paper, item, ending, assignee);
        }
    }

    fn deal_with(&self, paper: RecordId, item: RecordId, ending: &str, assignee: Option<PersonId>) {
        let why = word("reason");
        let outcome = |in_favour: u32| {
            let tally = json!({ "members": 5, "in_favour": in_favour, "against": 0, "abstained": 0 });
            let tasks = assignee.map(|person| json!({ "task": 0, "person": person }));
            json!({ "agenda_item": item, "kind": "vote", "tally": tally, "reason": why,
                "assignees": Vec::from_iter(tasks) })
        };
        match ending {
            "decided" => self.act("enter_outcome", outcome(5)),
            "corrected" => {
                self.act("enter_outcome", outcome(5));
                self.act("correct_outcome", json!({ "why": why, "outcome": outcome(2) }));
            }
            "postponed" => self.act("postpone", json!({ "paper": paper, "reason": why })),
            _ => self.act("withdraw_paper", json!({ "paper": paper, "reason": why })),
        }
    }

    /// Leaves what the authority would send to a person, as after a revocation; says how much went.
    fn narrow_to(&self, person: PersonId) -> usize {
        self.office.sign_in(person);
        let dump = self.office.store().dump_records().unwrap();
        let unseen = self.office.read(|reader| {
            let mut unseen = Vec::new();
            for line in dump.lines() {
                let mut words = line.splitn(5, ' ');
                let mut next = || words.next().unwrap_or_default();
                let (kind, id, _, scope) = (next(), next(), next(), next());
                let audience = reader.records.audience(&AudienceId(scope.into()))?.unwrap();
                if !audience.is_seen_by(&reader.standing, reader.today) {
                    unseen.push((kind.to_owned(), id.parse::<RecordId>().unwrap()));
                }
            }
            Ok(unseen)
        });
        let unseen = unseen.unwrap();
        let mut store = self.office.store();
        for (kind, id) in &unseen {
            store.forget_record(kind, *id).unwrap();
        }
        store.rebuild(&mut |_| true).unwrap();
        unseen.len()
    }

    /// Everything the window can show to the signed-in person, as text.
    fn everything(&self) -> String {
        let mut all = String::new();
        let mut ask = |name: &str, input: Value| {
            let answer = self.office.query(name, input).unwrap_or_else(|error| panic!("{name}: {error:?}"));
            all.push_str(&answer.to_string());
            answer
        };
        for name in ["session", "overview", "my_day", "attention", "imports", "keeping"] {
            ask(name, Value::Null);
        }
        ask("settings", json!({}));
        for (_, word) in PLANTED {
            for text in [word.to_owned(), word.chars().take(4).collect()] {
                let input =
                    json!({ "text": text, "kinds": [], "body": "", "year": 0, "offset": 0, "limit": 50 });
                let found = ask("search", input);
                assert!(found["hits"].is_array());
            }
        }
        let papers = ask(
            "papers",
            json!({
                "text": "", "states": [], "body": "", "department": "", "year": 0, "mine": false, "slice": slice(),
            }),
        );
        for id in ids(&papers["rows"]) {
            let paper = ask("paper", json!({ "id": id }));
            if paper["versions"].as_array().is_some_and(|versions| !versions.is_empty()) {
                ask("compare", json!({ "paper": id, "older": 1, "newer": 0 }));
            }
        }
        let meetings = ask("meetings", json!({ "body": "", "from": null, "to": null }));
        for id in ids(&meetings) {
            ask("meeting", json!({ "id": id }));
            ask("my_pack", json!({ "meeting": id }));
        }
        let resolutions = ask(
            "resolutions",
            json!({
                "text": "", "body": "", "year": 0, "states": [], "slice": slice(),
            }),
        );
        ids(&resolutions["rows"]).into_iter().for_each(|id| drop(ask("resolution", json!({ "id": id }))));
        ask("tasks", json!({ "text": "", "which": "all", "mine": false, "slice": slice() }));
        all
    }

    /// Every document of the meetings of a day.
    fn printed(&self, on: &str) -> String {
        let meetings = self.office.query("meetings", json!({ "body": "", "from": on, "to": on })).unwrap();
        let kinds = [DocumentKind::Invitation, DocumentKind::ResolutionList];
        let mut text = String::new();
        for id in ids(&meetings) {
            for made in kinds.iter().filter_map(|kind| make(&self.office, *kind, &id).ok()) {
                text.push_str(&Pdf::new("confidential", Ok(made.bytes)).text());
            }
        }
        text
    }
}

fn slice() -> Value {
    json!({ "sort": "", "descending": false, "offset": 0, "limit": 500 })
}

fn ids(rows: &Value) -> Vec<String> {
    rows.as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect()
}

/// Planted words that stand in a text.
fn planted_in(text: &str) -> Vec<&'static str> {
    let text = text.to_lowercase();
    let stands = |word: &&str| text.contains(&word.to_lowercase());
    PLANTED.iter().map(|(_, word)| *word).filter(stands).collect()
}

#[test]
fn a_member_who_may_not_see_a_paper_finds_no_word_of_it_anywhere() {
    let (office, _folder) = vzorov();
    let town = Town::of(office);
    let mut papers = Vec::new();
    for confidentiality in ["body", "named", "secretariat"] {
        papers.extend(ENDINGS.map(|ending| (town.paper(confidentiality, ending), ending)));
    }
    town.council_deals_with(&papers);
    // The secretary sees all of it, or the rest of the test would prove nothing.
    assert_eq!(planted_in(&town.everything()), PLANTED.map(|(_, word)| word));
    assert!(!planted_in(&town.printed("2026-11-23")).is_empty());

    // A member of the assembly who sits in no other body.
    let gone = town.narrow_to(town.person("Ježková"));
    assert!(gone > papers.len() * 8, "only {gone} records were taken away");
    assert_eq!(planted_in(&town.everything()), Vec::<&str>::new());
    assert_eq!(planted_in(&town.printed("2026-11-23")), Vec::<&str>::new());
}

#[test]
fn words_of_a_kept_paper_on_an_agenda_in_a_resolution_and_in_a_list_are_readings_of_it() {
    let (office, _folder) = vzorov();
    let town = Town::of(office);
    let (kept, open) = (town.paper("body", "decided"), town.paper("public", "decided"));
    town.council_deals_with(&[(kept, "decided"), (open, "decided")]);
    let on = "2026-11-23";
    let meetings = town.office.query("meetings", json!({ "body": "", "from": on, "to": on })).unwrap();
    let mut items = Vec::new();
    for id in ids(&meetings) {
        let meeting = town.office.query("meeting", json!({ "id": id })).unwrap();
        items.extend(meeting["items"].as_array().cloned().unwrap());
    }
    let all = json!({ "text": "", "which": "all", "mine": false, "slice": slice() });
    let tasks = town.office.query("tasks", all).unwrap()["rows"].clone();
    let mut resolutions = BTreeSet::new();
    for (paper, is_watched) in [(kept, true), (open, false)] {
        let item = items.iter().find(|item| item["paper"] == json!(paper)).unwrap();
        assert_eq!(item["is_watched"], is_watched, "{item}");
        resolutions.insert(item["outcome"]["resolution"].as_str().unwrap().parse::<RecordId>().unwrap());
        let resolution = json!({ "id": item["outcome"]["resolution"] });
        let resolution = town.office.query("resolution", resolution).unwrap();
        assert_eq!(resolution["is_watched"], is_watched, "{resolution}");
        let mut listed = tasks.as_array().unwrap().iter();
        let listed = listed.find(|task| task["resolution"] == resolution["id"]).unwrap();
        assert_eq!((&listed["is_watched"], &resolution["tasks"][0]), (&json!(is_watched), listed));
    }
    town.office.note_readings(&resolutions, &ReadingWay::Exported).unwrap();
    assert_eq!((town.ways(kept), town.ways(open)), (vec!["exported".to_owned()], Vec::new()));
    for id in ids(&meetings) {
        drop(make(&town.office, DocumentKind::ResolutionList, &id)); // a meeting without resolutions has no list
    }
    assert_eq!(town.ways(kept), ["exported", "printed"], "a printed list is a reading");
    assert_eq!(town.ways(open), Vec::<String>::new());
}

#[test]
fn titles_of_kept_papers_in_an_invitation_and_a_preview_of_a_document_are_readings() {
    let (office, _folder) = vzorov();
    let town = Town::of(office);
    let [kept, few, open] = ["body", "secretariat", "public"].map(|level| town.paper(level, "decided"));
    town.council_deals_with(&[(kept, "decided"), (few, "decided"), (open, "decided")]);
    let on = "2026-11-23";
    let meetings = town.office.query("meetings", json!({ "body": "", "from": on, "to": on })).unwrap();
    let made =
        ids(&meetings).iter().filter(|id| make(&town.office, DocumentKind::Invitation, id).is_ok()).count();
    assert!(made > 0);
    assert_eq!(town.ways(kept), ["printed"]);
    // What is for named people alone has no title there.
    assert_eq!((town.ways(few), town.ways(open)), (Vec::new(), Vec::new()));

    let look = |paper: RecordId| {
        let kind = DocumentKind::CoverSheet;
        let layout: DocumentLayout = serde_json::from_value(json!({ "kind": kind.as_str() })).unwrap();
        let thought = Thought { kind, id: paper.to_string(), layout, contact: None, crest: None };
        preview(&town.office, &thought).unwrap()
    };
    for paper in [few, open] {
        look(paper);
    }
    assert_eq!((town.ways(few), town.ways(open)), (vec!["viewed".to_owned()], Vec::new()));
}

#[test]
fn a_list_of_tasks_that_the_window_prints_is_a_reading_of_their_papers() {
    let (office, _folder) = vzorov();
    let town = Town::of(office);
    let (kept, open) = (town.paper("body", "decided"), town.paper("public", "decided"));
    town.council_deals_with(&[(kept, "decided"), (open, "decided")]);
    let all = json!({ "text": word("task"), "which": "all", "mine": false, "slice": slice() });
    let lines = ids(&town.office.query("tasks", all).unwrap()["rows"]);
    assert_eq!(lines.len(), 2);
    assert_eq!((town.office.note_printed(&lines), town.office.note_printed(&lines)), (Ok(true), Ok(false)));
    assert_eq!((town.ways(kept), town.ways(open)), (vec!["printed".to_owned()], Vec::new()));
}

#[test]
fn who_was_given_a_task_by_a_kept_resolution_and_does_not_see_its_paper_is_noted() {
    let (office, _folder) = vzorov();
    let town = Town::of(office);
    let (kept, open) = (town.paper("body", "decided"), town.paper("public", "decided"));
    let stranger = town.person("Ježková");
    town.council_deals_with_giving(&[(kept, "decided"), (open, "decided")], Some(stranger));
    let find = |paper: RecordId| {
        let found = town.office.read(|reader| {
            let all = reader.records.find_by::<Resolution>("resolution_by_number", &[], 10_000)?;
            Ok(all.into_iter().find(|one| one.value.paper == Some(paper)).map(|one| one.id))
        });
        found.unwrap().unwrap().to_string()
    };
    let (of_kept, of_open) = (find(kept), find(open));
    let links = || town.office.store().head().unwrap().log_no;

    // Where the paper is in the store, as at a computer that several people share.
    town.office.sign_in(stranger);
    let before = links();
    assert_eq!((town.office.note_shown(&of_kept), town.office.note_shown(&of_open)), (Ok(true), Ok(false)));
    assert_eq!(links(), before + 1);
    town.office.sign_in(town.secretary);
    assert_eq!(town.ways(kept), ["viewed"]);

    // Where it is not: the command goes to the authority, and the same day once.
    town.narrow_to(stranger);
    let shown = town.office.query("resolution", json!({ "id": of_kept })).unwrap();
    assert_eq!((&shown["paper"], &shown["is_watched"]), (&Value::Null, &json!(true)));
    let shown = town.office.query("resolution", json!({ "id": of_open })).unwrap();
    assert_eq!(shown["is_watched"], false, "{shown}");
    let before = links();
    let resolution: RecordId = of_kept.parse().unwrap();
    for is_new in [true, false] {
        let noted = town.office.note_reading(Read::Resolution(resolution), ReadingWay::Printed);
        assert_eq!(noted, Ok(is_new));
    }
    assert_eq!(links(), before + 1);
}

pub(crate) fn new_id() -> RecordId {
    use obeznik_kernel::IdSource as _;
    obeznik_app::ports::SystemIds.next_id()
}
