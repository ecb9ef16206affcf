//! What the page of refused commands knows of each, so that its own form opens where it belongs.

use obeznik_app::Office;
use obeznik_app::office::Request;
use obeznik_app::ports::SystemIds;
use obeznik_kernel::IdSource as _;
use obeznik_kernel::calendar::add_days;
use serde_json::{Value, json};

use crate::annexes::{act, detail, draft};
use crate::comments::colleague;
use crate::support::town;

/// The only row of the page.
fn refused(office: &Office) -> Value {
    let rows = office.query("attention", Value::Null).unwrap()["rows"].as_array().cloned().unwrap();
    assert_eq!(rows.len(), 1, "{rows:?}");
    rows[0].clone()
}

/// What the form of a row opens with.
fn entered(row: &Value) -> Value {
    serde_json::from_str(row["form"]["input"].as_str().unwrap()).unwrap()
}

/// A planned meeting of the council with one item; the meeting, the item, its day.
fn meeting(office: &Office) -> (String, String, Value) {
    let bodies = office.query("overview", Value::Null).unwrap()["bodies"].clone();
    let council = bodies.as_array().unwrap().iter().find(|body| body["kind"] == "council").unwrap().clone();
    let (meeting, item) = (SystemIds.next_id().to_string(), SystemIds.next_id().to_string());
    let on = add_days(office.read(|reader| Ok(reader.today)).unwrap(), 40);
    act(office, "plan_meeting", json!({ "meeting": meeting, "body": council["id"], "term": 1, "on": on }))
        .unwrap();
    let added = json!({ "meeting": meeting, "agenda_item": item, "title": "Různé", "section": "",
        "minutes": 5, "presenter": null });
    act(office, "add_agenda_item", added).unwrap();
    (meeting, item, json!(on))
}

#[test]
fn a_refused_count_of_votes_opens_at_its_meeting_with_every_number() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let (meeting, item, on) = meeting(&office);
    let tally = json!({ "members": 7, "in_favour": 5, "against": 1, "abstained": 1, "not_voted": 0,
        "absent": 0, "excluded": 0 });
    let outcome = json!({ "agenda_item": item, "kind": "vote", "tally": tally, "explanation": "" });
    act(&office, "enter_outcome", outcome.clone()).unwrap_err(); // it was not convened
    let row = refused(&office);
    assert_eq!((&row["view"], &row["target"]), (&json!("meeting"), &json!(meeting)));
    assert_eq!((&row["place"], &row["on"]), (&json!("Rada"), &on));
    assert_eq!(row["form"]["kind"], "circulation.enter_outcome");
    assert_eq!((&row["form"]["meeting"], &row["form"]["paper"]), (&json!(meeting), &json!("")));
    assert_eq!(entered(&row), outcome);

    office.set_aside(row["id"].as_str().unwrap()).unwrap();
    let correction = json!({ "why": "Překlep.", "outcome": outcome });
    act(&office, "correct_outcome", correction.clone()).unwrap_err(); // nothing was entered
    let row = refused(&office);
    assert_eq!(row["form"]["meeting"], json!(meeting), "the item stands inside");
    assert_eq!(entered(&row), correction);
}

#[test]
fn a_refused_opinion_opens_at_its_paper_and_for_whom_it_was_written_down() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let (asked, paper, opinion) = (colleague(&office), draft(&office), SystemIds.next_id());
    let due_on = add_days(office.read(|reader| Ok(reader.today)).unwrap(), 7);
    let addressee = json!({ "opinion": opinion, "person": asked, "department": null, "mandatory": true });
    let asking = json!({ "paper": paper, "addressees": [addressee], "due_on": due_on });
    act(&office, "request_opinions", asking).unwrap();
    let payload =
        json!({ "opinion": opinion, "stance": "disagree", "text": "Chybí posudek.", "version": 99 });
    let behalf = Some((asked.to_string(), "paper".to_owned()));
    let kind = "circulation.give_opinion".to_owned();
    office.execute(Request { kind, payload, base: Vec::new(), on_behalf_of: behalf }).unwrap_err();
    let row = refused(&office);
    assert_eq!((&row["view"], &row["target"]), (&json!("paper"), &json!(paper)));
    let title = detail(&office, &paper)["title"].as_str().unwrap().to_owned();
    assert!(row["place"].as_str().unwrap().ends_with(&title), "{row}");
    assert_eq!(row["form"]["paper"], json!(paper));
    assert_eq!(row["form"]["on_behalf_of"], json!([asked, "paper"]));
}

#[test]
fn a_refused_change_of_a_meeting_opens_with_what_was_entered_and_one_of_nothing_opens_nowhere() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let (meeting, ..) = meeting(&office);
    act(&office, "cancel_meeting", json!({ "meeting": meeting, "reason": "" })).unwrap_err();
    let row = refused(&office);
    assert_eq!((&row["form"]["meeting"], &row["target"]), (&json!(meeting), &json!(meeting)));

    office.set_aside(row["id"].as_str().unwrap()).unwrap();
    let nowhere = SystemIds.next_id();
    act(&office, "cancel_meeting", json!({ "meeting": nowhere, "reason": "Nemoc." })).unwrap_err();
    let row = refused(&office);
    assert_eq!((&row["view"], &row["target"], &row["form"]["meeting"]), (&json!(""), &json!(""), &json!("")));
    assert_eq!(entered(&row)["reason"], "Nemoc.", "what was typed is there all the same");
}
