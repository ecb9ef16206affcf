//! Bodies that keep a paper longer than their route gives them.

use std::sync::Arc;

use obeznik_app::Office;
use obeznik_app::ports::Clock;
use serde_json::{Value, json};

use crate::agenda::paper_in_days;
use crate::annexes::{act, detail};
use crate::desk::Hand;
use crate::support::town_by;

/// The council's consultation of a paper as its screen shows it.
fn of_council(office: &Office, paper: &str) -> Value {
    let consultations = detail(office, paper)["consultations"].as_array().cloned().unwrap();
    consultations.into_iter().find(|one| one["role"] == "opinion").unwrap()
}

/// Rows of the day about opinions of bodies that are late.
fn rows(office: &Office) -> Vec<Value> {
    let day = office.query("my_day", Value::Null).unwrap();
    let groups = day["groups"].as_array().unwrap();
    let all = groups.iter().flat_map(|group| group["rows"].as_array().unwrap().clone());
    all.filter(|row| row["act"]["key"] == "day-act-pass-by").collect()
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
        assert_eq!(rows(&office).len(), late, "{now}"); // its last day still counts
    }
    let row = rows(&office).remove(0);
    assert_eq!((&row["view"], &row["target"], &row["tone"]), (&json!("paper"), &json!(paper), &json!("bad")));
    let told = &row["note"]["args"];
    assert_eq!((&told["who"], &told["due"]), (&json!("Rada"), &json!("2026-12-10")));

    let pass = json!({ "paper": paper, "consultation": one["id"], "reason": "Termín byl 10. 12. 2026.",
        "cause": "date_passed" });
    act(&office, "pass_without_opinion", pass).unwrap();
    assert!(rows(&office).is_empty());
    let one = of_council(&office, &paper);
    assert_eq!((&one["outcome"]["args"]["cause"], &one["due_on"]), (&json!("date_passed"), &Value::Null));
}
