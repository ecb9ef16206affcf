//! What pays for a paper, as the screen of the paper has it.

use crate::support::town;
use obeznik_app::Office;
use obeznik_app::office::Request;
use obeznik_app::ports::SystemIds;
use obeznik_kernel::IdSource as _;
use serde_json::{Value, json};

fn does(office: &Office, kind: &str, payload: Value) -> Result<(), String> {
    let request = Request { kind: kind.to_owned(), payload, base: Vec::new(), on_behalf_of: None };
    office.execute(request).map(|_| ()).map_err(|error| error.key)
}

/// A draft of a type that asks for a cover.
fn paper(office: &Office) -> String {
    let overview = office.query("overview", Value::Null).unwrap();
    let bodies = overview["bodies"].as_array().unwrap();
    let council = bodies.iter().find(|body| body["kind"] == "council").unwrap();
    let (paper, paper_type) = (SystemIds.next_id(), SystemIds.next_id());
    let step = json!({ "id": "rada", "kind": "consultation", "body": council["id"], "role": "decides",
        "days": null, "mandatory": true });
    let value = json!({ "name": "Materiál", "abbreviation": "M", "route": [step], "required_opinions": [],
        "number_pattern": "{seq:year}/{yyyy}", "competence_hint": "", "active": true, "needs_cover": true });
    does(office, "circulation.define_paper_type", json!({ "paper_type": paper_type, "value": value }))
        .unwrap();
    let me = office.person();
    let input = json!({ "paper": paper, "paper_type": paper_type, "title": "Nákup vozu", "presenter": me,
        "co_presenters": [], "drafter": me, "department": null, "competence": "§ 102",
        "confidentiality": "public", "named": [], "report": "", "clauses": [], "due_on": null });
    does(office, "circulation.create_paper", input).unwrap();
    paper.to_string()
}

/// The founder is the economist too from now on.
fn become_economist(office: &Office) {
    let settings = office.query("settings", json!({})).unwrap();
    let bodies = settings["bodies"].as_array().unwrap();
    let body = bodies.iter().find(|body| body["value"]["kind"] == "office").unwrap();
    let membership = json!({ "body": body["id"], "person": office.person(), "role": "economist",
        "from": "2022-10-01", "to": null, "end_reason": "", "party": "" });
    let input = json!({ "id": SystemIds.next_id(), "membership": membership });
    does(office, "municipality.set_membership", input).unwrap();
}

#[test]
fn the_screen_says_what_pays_what_is_missing_and_who_may_confirm_it() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let paper = paper(&office);
    let cover = || office.query("cover", json!({ "paper": paper })).unwrap();
    let lines = json!([
        { "amount": 48_000_000, "year": 2027, "paragraph": "3412", "item": "6121", "organisation": "",
          "source": "own", "note": "" },
        { "amount": 50, "year": 2028, "paragraph": "", "item": "5169", "organisation": "1205",
          "source": "grant", "note": "MMR" },
    ]);
    let input = json!({ "paper": paper, "lines": lines });
    let said = |cover: &Value| {
        (
            cover["warning"]["key"].clone(),
            cover["total"].clone(),
            cover["may_set"].clone(),
            cover["may_confirm"].clone(),
        )
    };
    let missing = (json!("check-cover-missing"), json!(0), json!(true), json!(false));
    assert_eq!(said(&cover()), missing);
    does(&office, "circulation.set_cover", input.clone()).unwrap();
    let unconfirmed =
        |may: bool| (json!("check-cover-unconfirmed"), json!(48_000_050), json!(true), json!(may));
    assert_eq!(said(&cover()), unconfirmed(false), "a secretary is no economist");
    assert_eq!(does(&office, "circulation.confirm_cover", input.clone()).unwrap_err(), "refusal-not-allowed");
    become_economist(&office);
    assert_eq!(said(&cover()), unconfirmed(true));
    let waits =
        || office.query("my_day", Value::Null).unwrap()["groups"].to_string().contains("day-note-cover");
    assert!(waits(), "the economist finds it in their day");
    does(&office, "circulation.confirm_cover", input).unwrap();
    assert!(!waits());
    let confirmed = cover();
    assert_eq!(said(&confirmed), (Value::Null, json!(48_000_050), json!(true), json!(false)));
    assert_eq!(confirmed["confirmed_by"], "Jana Zkušební");
    does(&office, "circulation.set_cover", json!({ "paper": paper, "lines": [] })).unwrap();
    assert_eq!(said(&cover()), missing, "without lines there is no cover and no confirmation");
}
