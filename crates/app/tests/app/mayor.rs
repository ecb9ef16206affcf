//! The mayor in place of the council, as the page of a village has it.

use obeznik_app::Office;
use obeznik_app::office::Request;
use obeznik_app::ports::SystemIds;
use obeznik_kernel::IdSource as _;
use serde_json::{Value, json};

use crate::support::town;

fn does(office: &Office, kind: &str, payload: Value) -> Result<(), String> {
    let request = Request { kind: kind.to_owned(), payload, base: Vec::new(), on_behalf_of: None };
    office.execute(request).map(|_| ()).map_err(|error| error.key)
}

fn desk(office: &Office) -> Value {
    office.query("mayor_desk", Value::Null).unwrap()
}

fn body(office: &Office, kind: &str) -> Value {
    let settings = office.query("settings", json!({})).unwrap();
    let bodies = settings["bodies"].as_array().unwrap();
    bodies.iter().find(|body| body["value"]["kind"] == kind).unwrap().clone()
}

fn today(office: &Office) -> Value {
    office.query("overview", Value::Null).unwrap()["today"].clone()
}

/// The town becomes a village: its council ended long ago, and the assembly has seven members.
fn become_village(office: &Office) {
    for (kind, field, value) in [("council", "to", json!("2022-10-31")), ("assembly", "seats", json!(7))] {
        let found = body(office, kind);
        let mut changed = found["value"].clone();
        changed[field] = value;
        does(office, "municipality.define_body", json!({ "id": found["id"], "body": changed })).unwrap();
    }
}

/// Sets the mayor up; gives the body.
fn set_mayor_up(office: &Office) -> Value {
    let mut mayor = body(office, "assembly")["value"].clone();
    for (field, value) in [
        ("kind", json!("mayor")),
        ("name", json!("Starosta obce Zkouška")),
        ("short_name", json!("Starosta")),
        ("abbreviation", json!("RS")),
        ("resolution_pattern", json!("{body} {seq:year}/{yyyy}")),
        ("from", json!("2022-11-01")),
    ] {
        mayor[field] = value;
    }
    let id = json!(SystemIds.next_id());
    does(office, "municipality.define_body", json!({ "id": id, "body": mayor })).unwrap();
    id
}

fn seat(office: &Office, body: &Value, role: &str) {
    let membership = json!({ "body": body, "person": office.person(), "role": role, "from": "2022-11-01",
        "to": null, "end_reason": "", "party": "" });
    let input = json!({ "id": SystemIds.next_id(), "membership": membership });
    does(office, "municipality.set_membership", input).unwrap();
}

/// A paper that waits for the mayor.
fn waiting(office: &Office, body: &Value) -> Value {
    let (paper, paper_type) = (json!(SystemIds.next_id()), SystemIds.next_id());
    let step = json!({ "id": "starosta", "kind": "consultation", "body": body, "role": "decides",
        "days": null, "mandatory": true });
    let value = json!({ "name": "Rozhodnutí starosty", "abbreviation": "RS", "route": [step],
        "required_opinions": [], "number_pattern": "{seq:year}/{yyyy}", "competence_hint": "", "active": true });
    does(office, "circulation.define_paper_type", json!({ "paper_type": paper_type, "value": value }))
        .unwrap();
    let me = office.person();
    let clauses = json!([{ "verb": "schvaluje", "text": "opravu obecní studny" }]);
    let input = json!({ "paper": paper, "paper_type": paper_type, "title": "Oprava studny", "presenter": me,
        "co_presenters": [], "drafter": me, "department": null, "competence": "§ 102 odst. 3", "confidentiality": "public",
        "named": [], "report": "Studna vysychá.", "clauses": clauses, "due_on": null });
    does(office, "circulation.create_paper", input).unwrap();
    does(office, "circulation.submit_to_head", json!({ "paper": paper })).unwrap();
    paper
}

#[test]
fn the_page_shows_what_waits_what_it_would_be_and_what_was_decided() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    assert_eq!(desk(&office)["body"], Value::Null, "a town with a council has no such page");
    assert_eq!(office.query("overview", Value::Null).unwrap()["mayor"], Value::Null);
    become_village(&office);
    let body = set_mayor_up(&office);
    assert_eq!(desk(&office)["closed"]["key"], "decision-nobody");
    seat(&office, &body, "chair");
    let seen = desk(&office);
    assert_eq!((seen["i_am"].clone(), seen["closed"].clone()), (json!("mayor"), Value::Null));

    let paper = waiting(&office, &body);
    let seen = desk(&office);
    assert_eq!(seen["waiting"][0]["title"], "Oprava studny");
    assert_eq!(seen["waiting"][0]["is_own_proposal"], false);
    let overview = office.query("overview", Value::Null).unwrap();
    assert_eq!(
        (overview["counts"]["decisions"].clone(), overview["mayor"]["kind"].clone()),
        (json!(1), json!("mayor"))
    );
    let day = office.query("my_day", Value::Null).unwrap().to_string();
    assert!(day.contains("day-act-decide") && day.contains("Oprava studny"), "{day}");
    let detail = office.query("paper", json!({ "id": paper })).unwrap();
    let acts: Vec<&str> =
        detail["acts"].as_array().unwrap().iter().map(|act| act["kind"].as_str().unwrap()).collect();
    assert_eq!(acts[..2], ["circulation.decide_as_mayor", "circulation.leave_undecided"]);
    assert!(!acts.contains(&"circulation.schedule"), "no meeting will ever take it");

    let on = today(&office);
    let preview = |text: &str| {
        let clauses = json!([{ "verb": "schvaluje", "text": text }]);
        let input = json!({ "paper": "", "clauses": clauses, "on": on, "posted_from": "" });
        office.query("decision_preview", input).unwrap()
    };
    let year = on.as_str().unwrap()[..4].to_owned();
    let plain = preview("opravu studny");
    assert_eq!(
        (plain["number"].clone(), plain["warnings"].clone()),
        (json!(format!("RS 1/{year}")), json!([]))
    );
    assert_eq!(preview("rozpočtové opatření č. 1")["warnings"], json!(["budget"]));
    let lease = preview("pronájem nebytových prostor v č. p. 5");
    assert_eq!(
        (lease["needs_posting"].clone(), lease["holds"]["key"].clone()),
        (json!(true), json!("decision-holds"))
    );

    let resolution = json!(SystemIds.next_id());
    let input = json!({ "resolution": resolution, "body": body, "paper": paper, "on": on });
    does(&office, "circulation.decide_as_mayor", input).unwrap();
    let seen = desk(&office);
    assert_eq!((seen["waiting"].clone(), seen["total"].clone()), (json!([]), json!(1)));
    assert_eq!(seen["report"]["numbers"], json!([format!("RS 1/{year}")]));
    let made = office.query("resolution", json!({ "id": resolution })).unwrap();
    assert_eq!(
        (made["mayor"]["by"]["name"].clone(), made["outcome"].clone()),
        (json!("Jana Zkušební"), Value::Null)
    );
    let detail = office.query("paper", json!({ "id": paper })).unwrap();
    assert_eq!(detail["consultations"][0]["outcome"]["key"], "consultation-decided");
    assert_eq!(preview("opravu studny")["number"], json!(format!("RS 2/{year}")));
}

#[test]
fn a_secretary_is_no_mayor_and_says_for_whom_they_write() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    become_village(&office);
    let body = set_mayor_up(&office);
    let mayor = SystemIds.next_id();
    let person = json!({ "given": "Josef", "family": "Dub", "title_before": "", "title_after": "",
        "function": "starosta", "email": "", "department": null, "active": true });
    does(&office, "municipality.define_person", json!({ "id": mayor, "person": person })).unwrap();
    let membership = json!({ "body": body, "person": mayor, "role": "chair", "from": "2022-11-01", "to": null,
        "end_reason": "", "party": "" });
    let seat = json!({ "id": SystemIds.next_id(), "membership": membership });
    does(&office, "municipality.set_membership", seat).unwrap();
    let seen = desk(&office);
    assert_eq!((seen["i_am"].clone(), seen["mayor"]["name"].clone()), (json!("scribe"), json!("Josef Dub")));
    assert!(!office.query("my_day", Value::Null).unwrap().to_string().contains("day-act-decide"));

    let resolution = json!(SystemIds.next_id());
    let clauses = json!([{ "verb": "schvaluje", "text": "opravu obecní studny" }]);
    let input = json!({ "resolution": resolution, "body": body, "title": "Oprava studny", "clauses": clauses,
        "on": today(&office) });
    assert_eq!(
        does(&office, "circulation.decide_as_mayor", input.clone()).unwrap_err(),
        "refusal-not-the-mayor"
    );
    let request = Request {
        kind: "circulation.decide_as_mayor".to_owned(),
        payload: input,
        base: Vec::new(),
        on_behalf_of: Some((mayor.to_string(), "paper".to_owned())),
    };
    office.execute(request).unwrap();
    let made = office.query("resolution", json!({ "id": resolution })).unwrap();
    assert_eq!(made["mayor"]["by"]["name"], "Josef Dub");
}

#[test]
fn once_a_council_stands_the_page_hands_over_what_still_waits() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    become_village(&office);
    let mayor = set_mayor_up(&office);
    seat(&office, &mayor, "chair");
    let paper = waiting(&office, &mayor);
    assert_eq!(desk(&office)["council"], Value::Null);
    let found = body(&office, "council");
    let mut stands = found["value"].clone();
    stands["to"] = Value::Null;
    does(&office, "municipality.define_body", json!({ "id": found["id"], "body": stands })).unwrap();
    let seen = desk(&office);
    assert_eq!(seen["closed"]["key"], "decision-council-stands");
    assert_eq!((&seen["council"]["id"], seen["waiting"][0]["paper"].clone()), (&found["id"], paper.clone()));

    let input = json!({ "paper": paper, "body": mayor, "to": "council", "reason": "Máme radu." });
    does(&office, "circulation.leave_undecided", input).unwrap();
    let seen = desk(&office);
    assert_eq!((&seen["waiting"], &seen["council"]), (&json!([]), &Value::Null));
    let detail = office.query("paper", json!({ "id": paper })).unwrap();
    let acts = detail["acts"].as_array().unwrap();
    assert!(
        acts.iter().any(|act| act["kind"] == "circulation.schedule"),
        "it waits for a meeting of the council"
    );
}
