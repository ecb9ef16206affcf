//! A councillor resigns: the substitute enters, the certificate is awaited, the number of members is explained, access
//! ends and open work goes on. Then a new term begins.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use jiff::civil::date;
use obeznik_app::ApiError;
use obeznik_app::office::Request;
use obeznik_kernel::PersonId;
use serde_json::{Value, json};
use support::{Vzorov, new_id};

impl Vzorov {
    fn sits(&self, name: &str) {
        self.office.sign_in(PersonId(self.person(name).parse().unwrap()));
    }

    fn send(&self, kind: &str, payload: Value) -> Result<(), ApiError> {
        let request = Request { kind: kind.to_owned(), payload, base: Vec::new(), on_behalf_of: None };
        self.office.execute(request).map(|_| ())
    }

    fn settings(&self) -> Value {
        self.office.query("settings", json!({})).unwrap()
    }

    /// A body of the settings by its kind.
    fn body(&self, kind: &str) -> Value {
        let settings = self.settings();
        let bodies = settings["bodies"].as_array().unwrap();
        bodies.iter().find(|body| body["value"]["kind"] == kind).unwrap().clone()
    }

    fn seat(&self, name: &str) -> Value {
        let settings = self.settings();
        let seats = settings["mandates"]["seats"].as_array().unwrap();
        seats.iter().find(|seat| seat["person_name"].as_str().unwrap().contains(name)).unwrap().clone()
    }

    fn resigns(&self, name: &str) -> Result<(), ApiError> {
        let input = json!({
            "id": new_id(), "membership": self.seat(name)["membership"], "reason": "resignation", "way": "delivered",
            "last_on": "2026-11-20", "note": "č. j. 812/2026",
        });
        self.send("municipality.end_mandate", input)
    }

    /// Days of a legal deadline.
    fn deadlines(&self, key: &str) -> Vec<String> {
        let day = self.office.query("my_day", Value::Null).unwrap();
        let found = day["deadlines"].as_array().unwrap().iter().filter(|one| one["title"]["key"] == key);
        found.map(|one| one["on"].as_str().unwrap().to_owned()).collect()
    }

    fn comments(&self, paper: &Value) -> Result<(), ApiError> {
        let input = json!({ "paper": paper["id"], "comment": new_id(), "text": "Souhlasím.", "quote": "", "answers": null });
        self.send("circulation.add_comment", input)
    }
}

fn town() -> Vzorov {
    let town = Vzorov::new();
    town.at(date(2026, 11, 23), 9, 0);
    town
}

#[test]
fn a_councillor_resigns_and_the_substitute_of_the_list_enters() {
    let town = town();
    let seat = town.seat("Sluková");
    assert_eq!(seat["party"], "Sdružení nezávislých");
    assert_eq!(
        (seat["others"][0]["ends"].clone(), seat["others"].as_array().unwrap().len()),
        (json!(true), 1)
    );
    town.resigns("Sluková").unwrap_or_else(|error| panic!("{error:?}"));

    let assembly = town.body("assembly");
    assert_eq!(assembly["mandates"], 15);
    let why = &assembly["why"];
    assert_eq!((why["began_with"].clone(), why["majority"].clone()), (json!(15), json!(8)));
    let changes: Vec<String> = why["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            format!("{} {} {}", one["on"].as_str().unwrap(), one["entered"], one["person"].as_str().unwrap())
        })
        .collect();
    assert_eq!(changes, ["2026-11-20 false MUDr. Alena Sluková", "2026-11-21 true Petr Habřina"]);
    assert_eq!(town.body("council")["mandates"], 4, "only members of the assembly sit in the council");

    assert_eq!(town.deadlines("deadline-certificate"), ["2026-12-05"]);
    let settings = town.settings();
    let end = &settings["mandates"]["ends"][0];
    assert_eq!((end["entered"]["days_left"].clone(), end["also"].clone()), (json!(12), json!(["Rada"])));
    let handed = json!({ "mandate_end": end["id"], "handed_on": "2026-11-23" });
    town.send("municipality.note_certificate", handed).unwrap();
    assert_eq!(town.deadlines("deadline-certificate"), [""; 0]);

    // the next session counts the substitute
    let input = json!({ "body": assembly["id"], "from": "2026-11-23", "to": null });
    let meetings = town.office.query("meetings", input).unwrap();
    let meeting = town.office.query("meeting", json!({ "id": meetings[0]["id"] })).unwrap();
    let members = meeting["members"].as_array().unwrap();
    assert!(members.iter().any(|person| person["name"] == "Petr Habřina"));
    assert!(!members.iter().any(|person| person["name"] == "MUDr. Alena Sluková"));
    assert_eq!(meeting["members_why"]["members"], members.len());

    // Můj den explains the number of its next meeting too
    let day = town.office.query("my_day", Value::Null).unwrap();
    let next = &day["next_meeting"];
    let meeting = town.office.query("meeting", json!({ "id": next["id"] })).unwrap();
    assert_eq!(next["members_why"]["members"], meeting["members"].as_array().unwrap().len());
    assert_eq!(next["members_why"], meeting["members_why"]);
}

#[test]
fn access_ends_with_the_mandate_and_open_work_goes_to_others() {
    let town = town();
    let title = "Výměna oken na tenisových kabinách";
    let paper = town.draft("Materiál pro radu", title, None);
    let presenter = json!([{ "field": "presenter", "value": town.person("Sluková"),
        "base": obeznik_kernel::field_hash(&json!(town.person("Košťál"))) }]);
    town.act("edit_paper", json!({ "paper": paper, "edits": presenter })).unwrap();
    let paper = town.paper(title);
    town.sits("Sluková");
    town.comments(&paper).unwrap_or_else(|error| panic!("{error:?}"));
    town.sits("Jasanová");
    town.resigns("Sluková").unwrap();
    town.sits("Sluková");
    assert_eq!(town.comments(&paper).unwrap_err().key, "refusal-not-allowed");
    town.sits("Jasanová");

    let open = || town.office.query("open_work", json!({ "person": town.person("Sluková") })).unwrap();
    let work = open();
    let titles: Vec<&str> =
        work.as_array().unwrap().iter().map(|row| row["title"].as_str().unwrap()).collect();
    assert!(titles.contains(&title), "{titles:?}");
    for row in work.as_array().unwrap() {
        let input = json!({ "kind": row["kind"], "id": row["id"], "from": town.person("Sluková"),
            "to": town.person("Čeněk Čech"), "reason": "Zánik mandátu" });
        town.send("circulation.hand_over", input).unwrap_or_else(|error| panic!("{row}: {error:?}"));
    }
    assert_eq!(open(), json!([]));
    assert!(town.paper(title)["presenter"]["name"].as_str().unwrap().contains("Čech"));
}

#[test]
fn a_new_term_ends_the_old_mandates_and_prepares_the_first_session() {
    let town = town();
    let elected = |name: &str, known: Option<&str>| json!({ "name": name, "party": "Nový Vzorov", "person": known.map(|name| town.person(name)) });
    let input = json!({
        "label": "10", "election_on": "2026-11-21", "results_on": "2026-11-22",
        "members": [elected("Mgr. Radim Košťál", Some("Košťál")), elected("Ing. Petr Nový", None), elected("Iva Jarní", None)],
        "lists": [{ "party": "Nový Vzorov", "substitutes": [{ "name": "Olga Letní", "person": null }] }],
    });
    town.send("municipality.begin_term", input).unwrap_or_else(|error| panic!("{error:?}"));
    assert_eq!(town.body("assembly")["mandates"], 3);
    assert_eq!(town.body("assembly")["why"]["began_on"], "2026-11-22");
    assert_eq!(
        town.body("council")["mandates"],
        5,
        "the council acts on until a new one is elected (§ 102a)"
    );
    assert_eq!(town.body("committee")["mandates"], 0);
    assert_eq!(town.body("commission")["mandates"], 3);
    assert_eq!(town.deadlines("deadline-constituent"), ["2026-12-17"]);

    let open = town.office.query("term_change", Value::Null).unwrap();
    let papers = open["papers"].as_array().unwrap();
    assert!(papers.len() > 5 && !open["meetings"].as_array().unwrap().is_empty(), "{open}");
    town.send("circulation.close_with_term", json!({ "paper": papers[0]["id"] })).unwrap();
    let closed = town.office.query("paper", json!({ "id": papers[0]["id"] })).unwrap();
    assert_eq!(closed["state"], "withdrawn");

    let meeting = new_id();
    let session =
        json!({ "meeting": meeting, "term": 10, "on": "2026-12-10", "starts_at": "17:00", "place": "" });
    town.send("circulation.plan_constituent", session).unwrap();
    let meeting = town.office.query("meeting", json!({ "id": meeting })).unwrap();
    assert_eq!(
        (meeting["row"]["number"].clone(), meeting["members"].as_array().unwrap().len()),
        (json!(1), 3)
    );
    assert!(meeting["items"].as_array().unwrap().len() >= 9);
}
