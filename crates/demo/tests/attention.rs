//! „Vyžaduje pozornost“: what stays there and what leaves by itself; and what each person keeps for themselves.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use obeznik_app::office::Request;
use obeznik_app::office::desk::Desk;
use obeznik_app::{ApiError, Office};
use obeznik_kernel::{PersonId, RecordId};
use serde_json::{Value, json};

fn new_id() -> String {
    uuid::Uuid::now_v7().to_string()
}

fn vzorov(folder: &std::path::Path) -> std::sync::Arc<Office> {
    let desk = Desk::new(folder.join("vzorov"));
    obeznik_demo::make(&desk, jiff::civil::date(2026, 11, 23)).unwrap_or_else(|error| panic!("{error:?}"));
    desk.office().unwrap()
}

fn waiting(office: &Office) -> Vec<Value> {
    office.query("attention", Value::Null).unwrap()["rows"].as_array().cloned().unwrap()
}

fn send(office: &Office, kind: &str, payload: Value) -> Result<(), ApiError> {
    let request = Request { kind: kind.to_owned(), payload, base: Vec::new(), on_behalf_of: None };
    office.execute(request).map(|_| ())
}

/// A paper without a report, which nobody may submit.
fn paper(office: &Office) -> String {
    let id = new_id();
    let session = office.query("session", Value::Null).unwrap();
    let me = session["person"]["id"].clone();
    let settings = office.query("settings", json!({})).unwrap();
    let paper_type = settings["paper_types"][0]["id"].clone();
    let department = settings["departments"][0]["id"].clone();
    let clause = json!({ "id": new_id(), "verb": "schvaluje", "text": "nákup", "points": [], "task": null });
    let payload = json!({
        "paper": id, "paper_type": paper_type, "title": "Nákup", "presenter": me, "drafter": me,
        "department": department, "competence": "§ 102", "confidentiality": "public", "clauses": [clause],
    });
    send(office, "circulation.create_paper", payload).unwrap_or_else(|error| panic!("{error:?}"));
    id
}

fn write_report(office: &Office, paper: &str) {
    let detail = office.query("paper", json!({ "id": paper })).unwrap();
    let base = obeznik_kernel::field_hash(&json!(""));
    let edits = json!([{ "field": "report", "value": "Je potřeba.", "base": base }]);
    let base = vec![(paper.to_owned(), u32::try_from(detail["ver"].as_u64().unwrap()).unwrap())];
    let payload = json!({ "paper": paper, "edits": edits });
    let kind = "circulation.edit_paper".to_owned();
    office
        .execute(Request { kind, payload, base, on_behalf_of: None })
        .unwrap_or_else(|error| panic!("{error:?}"));
}

#[test]
fn a_refused_command_leaves_once_the_same_act_goes_through_and_others_stay() {
    let folder = tempfile::tempdir().unwrap();
    let office = vzorov(folder.path());
    let (one, other) = (paper(&office), paper(&office));
    let submit = |paper: &str| send(&office, "circulation.submit_to_head", json!({ "paper": paper }));
    for paper in [&one, &other] {
        let refusal = submit(paper).unwrap_err();
        assert!(refusal.args.contains_key("command"), "the window learns which command it was: {refusal:?}");
    }
    assert_eq!(waiting(&office).len(), 2);
    write_report(&office, &one);
    submit(&one).unwrap_or_else(|error| panic!("{error:?}"));
    let left = waiting(&office);
    assert_eq!(left.len(), 1, "{left:?}");
    assert_eq!(left[0]["target"], json!(other));
}

#[test]
fn a_refused_command_waits_also_after_hundreds_of_others() {
    let folder = tempfile::tempdir().unwrap();
    let office = vzorov(folder.path());
    let refused = paper(&office);
    send(&office, "circulation.submit_to_head", json!({ "paper": refused })).unwrap_err();
    for _ in 0..520 {
        paper(&office);
    }
    assert_eq!(waiting(&office).len(), 1);
}

#[test]
fn each_person_arranges_lists_for_themselves() {
    let folder = tempfile::tempdir().unwrap();
    let office = vzorov(folder.path());
    let me = office.person();
    let other = PersonId(new_id().parse::<RecordId>().unwrap());
    office.put_arrangement("papers", "mine".to_owned()).unwrap();
    office.sign_in(other);
    assert_eq!(office.arrangement("papers").unwrap(), None);
    office.put_arrangement("papers", "theirs".to_owned()).unwrap();
    office.sign_in(me);
    assert_eq!(office.arrangement("papers").unwrap().as_deref(), Some("mine"));
    for list in ["", "Papers", "papers/../x"] {
        assert!(office.put_arrangement(list, String::new()).is_err(), "{list}");
    }
    assert!(office.put_arrangement("papers", "x".repeat(70_000)).is_err());
}
