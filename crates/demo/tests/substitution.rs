//! A head is away for a week: the substitute is offered what waits, acts under both names, and it returns.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use jiff::civil::date;
use obeznik_app::ApiError;
use obeznik_app::office::Request;
use obeznik_kernel::PersonId;
use serde_json::{Value, json};
use support::{Vzorov, new_id};

impl Vzorov {
    /// Another person sits down.
    fn sits(&self, name: &str) {
        self.office.sign_in(PersonId(self.person(name).parse().unwrap()));
    }

    fn send(&self, kind: &str, payload: Value) -> Result<(), ApiError> {
        let request = Request { kind: kind.to_owned(), payload, base: Vec::new(), on_behalf_of: None };
        self.office.execute(request).map(|_| ())
    }

    fn day(&self) -> Value {
        self.office.query("my_day", Value::Null).unwrap()
    }

    /// Titles of what waits for absent people.
    fn in_place(&self) -> Vec<String> {
        let day = self.day();
        let groups = day["groups"].as_array().unwrap().iter().filter(|group| group["kind"] == "substitute");
        let rows = groups.flat_map(|group| group["rows"].as_array().unwrap());
        rows.map(|row| row["title"].as_str().unwrap().to_owned()).collect()
    }

    fn names(&self, absent: &str, by: &str, role: &str) -> Result<(), ApiError> {
        let substitution = json!({
            "absent": self.person(absent), "by": self.person(by), "from": "2026-11-23", "to": "2026-11-27",
            "roles": [role], "reason": "dovolená",
        });
        self.send("municipality.name_substitute", json!({ "id": new_id(), "substitution": substitution }))
    }

    fn property(&self) -> String {
        let overview = self.office.query("overview", Value::Null).unwrap();
        let departments = overview["departments"].as_array().unwrap();
        let found = departments.iter().find(|pair| pair[1].as_str().unwrap().contains("majetku")).unwrap();
        found[0].as_str().unwrap().to_owned()
    }

    /// A paper of the department of property that waits for its head.
    fn submitted(&self, title: &str, confidentiality: &str) {
        let paper = self.draft("Materiál pro radu", title, Some(&self.property()));
        let edits = json!([{ "field": "confidentiality", "value": confidentiality,
            "base": obeznik_kernel::field_hash(&json!("public")) }]);
        if confidentiality != "public" {
            self.act("edit_paper", json!({ "paper": paper, "edits": edits })).unwrap();
        }
        self.act("submit_to_head", json!({ "paper": paper })).unwrap_or_else(|error| panic!("{error:?}"));
    }
}

#[test]
fn a_head_hands_over_for_a_week_and_both_names_stand_in_the_history() {
    let town = Vzorov::new();
    town.at(date(2026, 11, 23), 9, 0);
    town.submitted("Výměna oken na tenisových kabinách", "public");
    town.submitted("Stížnost na jednání zaměstnance", "secretariat");
    town.sits("Kvasnica");
    assert_eq!(town.in_place(), [""; 0]);
    assert_eq!(town.names("Jeřábek", "Kvasnica", "department_head").unwrap_err().key, "refusal-not-allowed");

    town.sits("Jeřábek");
    town.names("Jeřábek", "Kvasnica", "department_head").unwrap_or_else(|error| panic!("{error:?}"));
    let before = town.day();
    assert_eq!(before["absences"][0]["text"]["key"], "absence-is");

    town.sits("Kvasnica");
    let offered = town.in_place();
    assert!(offered.contains(&"Výměna oken na tenisových kabinách".to_owned()), "{offered:?}");
    assert!(!offered.contains(&"Stížnost na jednání zaměstnance".to_owned()), "kept to people: {offered:?}");
    let paper = town.paper("Výměna oken na tenisových kabinách");
    let act = paper["acts"].as_array().unwrap().iter().find(|act| act["kind"] == "circulation.head_approve");
    assert_eq!(act.unwrap()["in_place_of"], json!(town.person("Jeřábek")));
    town.send("circulation.head_approve", json!({ "paper": paper["id"] })).unwrap();

    let paper = town.paper("Výměna oken na tenisových kabinách");
    let event = &paper["history"][0];
    assert_eq!(event["what"]["key"], "history-circulation-head-approve");
    assert!(event["who"].as_str().unwrap().contains("Kvasnica"), "{event}");
    assert!(event["on_behalf_of"].as_str().unwrap().contains("Jeřábek"), "{event}");
    assert_eq!(event["is_in_place"], true);
    let hidden = town.paper("Stížnost na jednání zaměstnance");
    let refused = town.send("circulation.head_approve", json!({ "paper": hidden["id"] })).unwrap_err();
    assert_eq!(refused.key, "refusal-not-allowed", "what is kept to names was not handed over");

    town.at(date(2026, 11, 28), 9, 0);
    assert_eq!(town.in_place(), [""; 0], "it returned by itself");
    town.sits("Jeřábek");
    let after = town.day();
    let absence = &after["absences"][0];
    assert_eq!(absence["text"]["key"], "absence-was");
    assert_eq!(absence["note"]["args"]["count"], "1");
    assert_eq!(absence["done"][0]["paper_number"], paper["number"]);
    assert!(absence["done"][0]["who"].as_str().unwrap().contains("Kvasnica"), "{absence}");
    town.at(date(2026, 12, 12), 9, 0);
    assert_eq!(town.day()["absences"], json!([]), "the note is gone two weeks later");
}

#[test]
fn a_head_names_who_acts_for_a_clerk_of_the_department_and_for_nobody_else() {
    let town = Vzorov::new();
    town.at(date(2026, 11, 23), 9, 0);
    town.sits("Jeřábek");
    town.names("Modřínová", "Kvasnica", "clerk").unwrap_or_else(|error| panic!("{error:?}"));
    assert_eq!(town.names("Kvasnica", "Modřínová", "clerk").unwrap_err().key, "refusal-not-allowed");
    let settings = town.office.query("settings", json!({})).unwrap();
    let row = &settings["substitutions"][0];
    assert_eq!(
        (&row["state"], &row["may_change"], &row["reason"]),
        (&json!("now"), &json!(true), &json!("dovolená"))
    );
    let mine = settings["may"]["name_for"].as_array().unwrap();
    assert!(
        mine.contains(&json!(town.person("Modřínová"))) && !mine.contains(&json!(town.person("Kvasnica")))
    );
    let end = json!({ "id": row["id"], "last_on": "2026-11-22" });
    town.sits("Kvasnica");
    assert_eq!(
        town.send("municipality.end_substitution", end.clone()).unwrap_err().key,
        "refusal-not-allowed"
    );
    town.sits("Modřínová");
    town.send("municipality.end_substitution", end).unwrap_or_else(|error| panic!("{error:?}"));
    let settings = town.office.query("settings", json!({})).unwrap();
    assert_eq!(settings["substitutions"], json!([]), "it never began");
}

#[test]
fn a_paper_announced_by_an_absent_clerk_is_founded_by_the_substitute_in_the_clerks_name() {
    let town = Vzorov::new();
    town.at(date(2026, 11, 23), 9, 0);
    let (title, absent) = ("Pronájem bývalé školky", town.person("Modřínová"));
    let item = json!({
        "meeting": town.day()["next_meeting"]["id"], "agenda_item": new_id(), "title": title, "section": "",
        "minutes": 10, "presenter": null, "owed_by": absent,
    });
    town.act("add_agenda_item", item).unwrap_or_else(|error| panic!("{error:?}"));
    town.sits("Jeřábek");
    town.names("Modřínová", "Kvasnica", "clerk").unwrap_or_else(|error| panic!("{error:?}"));
    town.sits("Kvasnica");
    let day = town.day();
    let groups = day["groups"].as_array().unwrap();
    let rows = groups.iter().filter(|group| group["kind"] == "substitute");
    let row = rows.flat_map(|group| group["rows"].as_array().unwrap()).find(|row| row["title"] == title);
    let row = row.unwrap_or_else(|| panic!("{day}"));
    assert_eq!((&row["view"], &row["target"]), (&json!("owed"), &json!(absent)));

    let input = json!({
        "paper": new_id(), "paper_type": town.paper_type("Materiál pro radu"), "title": title, "presenter": absent,
        "drafter": absent, "department": town.property(), "confidentiality": "public",
    });
    town.act("create_paper", input).unwrap_or_else(|error| panic!("{error:?}"));
    assert_eq!(town.paper(title)["drafter"]["id"], json!(absent));
    town.sits("Modřínová");
    let own = town.day()["groups"].to_string();
    assert!(own.contains(title), "the clerk sees it too: {own}");
    town.at(date(2026, 11, 28), 9, 0);
    town.sits("Kvasnica");
    assert!(!town.in_place().contains(&title.to_owned()), "it returned by itself");
}
