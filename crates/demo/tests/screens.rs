//! What the screens of a paper tell about its way.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use serde_json::{Value, json};
use support::Vzorov;

fn stop(paper: &Value, kind: &str) -> Value {
    let stops = paper["route"].as_array().unwrap();
    stops.iter().find(|stop| stop["kind"] == kind).unwrap()["progress"].clone()
}

fn acts(paper: &Value) -> Vec<(String, bool)> {
    let act = |act: &Value| {
        let kind = act["kind"].as_str().unwrap().trim_start_matches("circulation.").to_owned();
        (kind, act["is_primary"].as_bool().unwrap())
    };
    paper["acts"].as_array().unwrap().iter().map(act).collect()
}

#[test]
fn a_paper_tells_its_way_its_history_and_what_comes_next() {
    let town = Vzorov::new();
    a_head_who_was_not_asked_is_not_shown_as_having_approved(&town);
    writing_is_one_line_of_the_history_with_what_changed(&town);
    what_comes_next_is_offered_first(&town);
}

fn a_head_who_was_not_asked_is_not_shown_as_having_approved(town: &Vzorov) {
    let title = "Zpráva o činnosti zastupitelů";
    let paper = town.draft("Materiál pro radu", title, None);
    assert_eq!(stop(&town.paper(title), "department_review"), "ahead");
    town.act("submit_to_head", json!({ "paper": paper })).unwrap();
    let shown = town.paper(title);
    assert_eq!(
        (&shown["state"], stop(&shown, "department_review")),
        (&json!("formal_check"), json!("skipped"))
    );
    assert_eq!(stop(&town.paper("Rozpočtové opatření č. 9/2026"), "department_review"), "done");
}

fn writing_is_one_line_of_the_history_with_what_changed(town: &Vzorov) {
    let title = "Úprava otevírací doby sběrného dvora";
    let paper = town.draft("Materiál pro radu", title, None);
    let edit = |field: &str, value: &str| {
        let edits = json!([{ "field": field, "value": value, "base": null }]);
        town.act("edit_paper", json!({ "paper": paper, "edits": edits })).unwrap();
    };
    let monday = jiff::civil::date(2026, 11, 23);
    for (hour, minute, field, value) in [
        (9, 0, "report", "První věta."),
        (9, 10, "report", "První věta. Druhá věta."),
        (9, 20, "competence", "§ 102 odst. 2"),
        (14, 0, "note", "odpoledne"),
    ] {
        town.at(monday, hour, minute);
        edit(field, value);
    }
    let history = town.paper(title)["history"].clone();
    let lines: Vec<(&str, Vec<&str>)> = history
        .as_array()
        .unwrap()
        .iter()
        .map(|event| {
            let details = event["details"].as_array().unwrap().iter();
            (
                event["what"]["key"].as_str().unwrap(),
                details.map(|one| one["key"].as_str().unwrap()).collect(),
            )
        })
        .collect();
    let expected = vec![
        ("history-circulation-edit-paper", vec!["changed-note"]),
        ("history-circulation-edit-paper", vec!["changed-report", "changed-competence"]),
        ("history-circulation-create-paper", vec![]),
    ];
    assert_eq!(lines, expected);
}

fn what_comes_next_is_offered_first(town: &Vzorov) {
    let table = [
        // A ready paper is put on an agenda.
        ("Plán zimní údržby místních komunikací", "schedule", true),
        // One that lies on an agenda waits for its meeting: nothing is blue, and dividing it is the last thing.
        ("Rozpočtové opatření č. 9/2026", "postpone", false),
        // A vote that failed is not the end: the draft may be reworked.
        ("Stavba garáže na městském pozemku v Dolní ulici", "rework", true),
    ];
    for (title, first, is_primary) in table {
        let acts = acts(&town.paper(title));
        assert_eq!(acts.first(), Some(&(first.to_owned(), is_primary)), "{title}: {acts:?}");
        assert_eq!(acts.iter().filter(|(_, is_primary)| *is_primary).count(), usize::from(is_primary));
    }
    assert_eq!(acts(&town.paper("Rozpočtové opatření č. 9/2026")).last().unwrap().0, "split_paper");
    let put_off = town.paper("Rozpočtové opatření č. 9/2026");
    let payload = json!({ "paper": put_off["id"], "reason": "chybí podklady", "until": null });
    town.act("postpone", payload).unwrap();
    assert_eq!(
        acts(&town.paper("Rozpočtové opatření č. 9/2026")).first().unwrap(),
        &("schedule".to_owned(), true)
    );
}
