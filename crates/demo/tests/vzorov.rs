//! The demo town is made whole on any day of the week.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use obeznik_app::office::desk::Desk;
use obeznik_kernel::calendar::add_days;
use serde_json::{Value, json};

fn slice() -> Value {
    json!({ "sort": "", "descending": false, "offset": 0, "limit": 100 })
}

fn papers(office: &obeznik_app::Office, states: &[&str]) -> Value {
    let input = json!({ "text": "", "states": states, "body": "", "department": "", "year": 0, "mine": false, "slice": slice() });
    office.query("papers", input).unwrap()
}

#[test]
fn vzorov_has_thirty_papers_in_every_state_and_its_past_is_decided() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new(folder.path().join("vzorov"));
    let today = jiff::civil::date(2026, 11, 23);
    obeznik_demo::make(&desk, today).unwrap_or_else(|error| panic!("{error:?}"));
    let office = desk.office().unwrap();
    assert_eq!(papers(&office, &[])["total"], 30);
    for state in [
        "draft",
        "commenting",
        "department_review",
        "returned",
        "formal_check",
        "ready",
        "in_bodies",
        "closed",
        "withdrawn",
    ] {
        assert!(papers(&office, &[state])["total"].as_u64().unwrap() > 0, "{state}");
    }
    let input = json!({ "text": "", "body": "", "year": 0, "states": [], "slice": slice() });
    let resolutions = office.query("resolutions", input).unwrap();
    println!("{}", serde_json::to_string_pretty(&resolutions).unwrap());
    assert!(resolutions["total"].as_u64().unwrap() >= 6);
}

#[test]
fn vzorov_can_be_made_on_any_day() {
    for days in [1, 2, 4, 37, 98, 463] {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::new(folder.path().join("vzorov"));
        let today = add_days(jiff::civil::date(2026, 11, 23), days);
        obeznik_demo::make(&desk, today).unwrap_or_else(|error| panic!("{today}: {error:?}"));
    }
}

#[test]
fn the_formal_check_searches_for_personal_data_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new(folder.path().join("vzorov"));
    obeznik_demo::make(&desk, jiff::civil::date(2026, 11, 23)).unwrap_or_else(|error| panic!("{error:?}"));
    let office = desk.office().unwrap();
    let waiting = papers(&office, &["formal_check"]);
    let id = waiting["rows"][0]["id"].as_str().unwrap().to_owned();
    let state = |office: &obeznik_app::Office| {
        let paper = office.query("paper", json!({ "id": id })).unwrap();
        let checks = paper["checks"].as_array().unwrap().clone();
        checks.iter().find(|item| item["key"] == "personal_data").map(|item| item["state"].clone()).unwrap()
    };
    assert_eq!(state(&office), "open");
    let request = obeznik_app::office::Request {
        kind: "circulation.run_formal_check".to_owned(),
        payload: json!({ "paper": id }),
        base: Vec::new(),
        on_behalf_of: None,
    };
    office.execute(request).unwrap_or_else(|error| panic!("{error:?}"));
    assert_eq!(state(&office), "passed_by_program");
}
