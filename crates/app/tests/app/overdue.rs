//! Bodies that hold a paper up: they keep it longer than their route gives them, or they are no more.

use std::sync::Arc;

use obeznik_app::Office;
use obeznik_app::office::Request;
use obeznik_app::ports::Clock;
use obeznik_kernel::calendar::add_days;
use serde_json::{Value, json};

use crate::agenda::{body, paper_in_days, planned};
use crate::annexes::{act, detail};
use crate::desk::Hand;
use crate::support::{town, town_by};

const LATE: &str = "day-act-pass-by";
const ENDED: &str = "day-act-other-body";

/// The council's consultation of a paper as its screen shows it.
fn of_council(office: &Office, paper: &str) -> Value {
    let consultations = detail(office, paper)["consultations"].as_array().cloned().unwrap();
    consultations.into_iter().find(|one| one["role"] == "opinion").unwrap()
}

/// Rows of the day with an act.
fn rows(office: &Office, act: &str) -> Vec<Value> {
    let day = office.query("my_day", Value::Null).unwrap();
    let groups = day["groups"].as_array().unwrap();
    let all = groups.iter().flat_map(|group| group["rows"].as_array().unwrap().clone());
    all.filter(|row| row["act"]["key"] == act).collect()
}

#[test]
fn a_body_that_keeps_a_paper_too_long_is_on_the_day_of_who_may_let_the_paper_go_on() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Hand::at("2026-11-30T08:00:00Z");
    let office = town_by(folder.path(), Arc::clone(&clock) as Arc<dyn Clock>);
    let (paper, without_days) = (paper_in_days(&office, Some(10)), paper_in_days(&office, None));
    let one = of_council(&office, &paper);
    assert_eq!(one["due_on"], "2026-12-10");
    assert_eq!(of_council(&office, &without_days)["due_on"], Value::Null);

    for (now, late) in [("2026-12-10T08:00:00Z", 0), ("2026-12-11T08:00:00Z", 1)] {
        clock.go_to(now);
        office.trust_clock();
        assert_eq!(rows(&office, LATE).len(), late, "{now}"); // its last day still counts
    }
    let row = rows(&office, LATE).remove(0);
    assert_eq!((&row["view"], &row["target"], &row["tone"]), (&json!("paper"), &json!(paper), &json!("bad")));
    let told = &row["note"]["args"];
    assert_eq!((&told["who"], &told["due"]), (&json!("Rada"), &json!("2026-12-10")));

    let pass = json!({ "paper": paper, "consultation": one["id"], "reason": "Termín byl 10. 12. 2026.",
        "cause": "date_passed" });
    act(&office, "pass_without_opinion", pass).unwrap();
    assert!(rows(&office, LATE).is_empty());
    let one = of_council(&office, &paper);
    assert_eq!((&one["outcome"]["args"]["cause"], &one["due_on"]), (&json!("date_passed"), &Value::Null));
}

/// Yesterday was the last day of the council.
fn end_council(office: &Office) {
    let settings = office.query("settings", json!({})).unwrap();
    let bodies = settings["bodies"].as_array().unwrap();
    let council = bodies.iter().find(|body| body["value"]["kind"] == "council").unwrap();
    let mut value = council["value"].clone();
    value["to"] = json!(add_days(office.read(|reader| Ok(reader.today)).unwrap(), -1));
    let payload = json!({ "id": council["id"], "body": value });
    let kind = "municipality.define_body".to_owned();
    office.execute(Request { kind, payload, base: Vec::new(), on_behalf_of: None }).unwrap();
}

/// Acts offered on a paper, the primary one marked.
fn acts(office: &Office, paper: &str) -> Vec<(String, bool)> {
    let acts = detail(office, paper)["acts"].as_array().cloned().unwrap();
    let told = |act: &Value| (act["kind"].as_str().unwrap().to_owned(), act["is_primary"] == json!(true));
    acts.iter().map(told).collect()
}

#[test]
fn what_waits_for_a_body_that_ends_is_told_before_and_finds_another_after() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let paper = paper_in_days(&office, None);
    let (council, assembly) = (body(&office, "council"), body(&office, "assembly"));
    let meeting = planned(&office, "council");
    let before = |of: &Value| office.query("before_body", json!({ "body": of })).unwrap();
    let told = before(&council);
    assert_eq!((&told["papers"][0]["id"], told["papers"].as_array().map(Vec::len)), (&json!(paper), Some(1)));
    let on = office.query("meeting", json!({ "id": meeting })).unwrap()["row"]["on"].clone();
    assert_eq!(told["meetings"], json!([on]));
    assert_eq!(before(&assembly)["papers"][0]["id"], json!(paper), "also a body whose turn has not come");
    let kinds = |wanted: &str| acts(&office, &paper).into_iter().find(|(kind, _)| kind == wanted);
    assert_eq!(kinds("circulation.change_body"), None);
    assert!(kinds("circulation.schedule").is_some_and(|(_, is_primary)| is_primary));
    assert!(rows(&office, ENDED).is_empty());

    end_council(&office);
    assert_eq!(kinds("circulation.schedule"), None, "it never meets again");
    assert!(kinds("circulation.change_body").is_some_and(|(_, is_primary)| is_primary));
    assert!(kinds("circulation.pass_without_opinion").is_some());
    let row = rows(&office, ENDED).remove(0);
    assert_eq!((&row["target"], &row["note"]["args"]["who"]), (&json!(paper), &json!("Rada")));
    let one = of_council(&office, &paper);
    assert_eq!(one["has_ended"], json!(true));
    let successors: Vec<_> = one["successors"].as_array().unwrap().iter().map(|body| &body["id"]).collect();
    assert_eq!(successors, [&assembly]);

    let change =
        json!({ "paper": paper, "consultation": one["id"], "to": assembly, "reason": "Rada skončila." });
    act(&office, "change_body", change).unwrap();
    let one = of_council(&office, &paper);
    assert_eq!((&one["body"]["id"], &one["has_ended"]), (&assembly, &json!(false)));
    assert_eq!(one["successors"], json!([]));
    assert!(rows(&office, ENDED).is_empty());
    assert!(before(&council)["papers"].as_array().unwrap().is_empty());
    assert!(kinds("circulation.schedule").is_some());
}
