//! The agenda of a meeting as its screen shows it.

use obeznik_app::Office;
use obeznik_app::office::Request;
use obeznik_app::ports::SystemIds;
use obeznik_kernel::calendar::add_days;
use obeznik_kernel::{IdSource as _, PersonId};
use serde_json::{Value, json};

use crate::annexes::{act, detail};
use crate::support::{define, town};

/// A body of the town by its kind.
pub(crate) fn body(office: &Office, kind: &str) -> Value {
    let bodies = office.query("overview", Value::Null).unwrap()["bodies"].clone();
    bodies.as_array().unwrap().iter().find(|body| body["kind"] == kind).unwrap()["id"].clone()
}

/// A public paper on its way: the council gives an opinion, the assembly decides.
fn paper_for_two(office: &Office) -> String {
    paper_in_days(office, None)
}

/// The same paper with so many days for each of them.
pub(crate) fn paper_in_days(office: &Office, days: Option<i32>) -> String {
    let step = |id: &str, kind: &str, role: &str| {
        json!({ "id": id, "kind": "consultation", "body": body(office, kind), "role": role, "days": days,
            "mandatory": true })
    };
    let route = [step("rada", "council", "opinion"), step("zastupitelstvo", "assembly", "decides")];
    paper_along(office, &json!(route))
}

/// A public paper that was submitted along a route.
fn paper_along(office: &Office, route: &Value) -> String {
    let (paper, paper_type) = (SystemIds.next_id().to_string(), SystemIds.next_id());
    let value = json!({ "name": "Materiál", "abbreviation": "M", "route": route, "required_opinions": [],
        "number_pattern": "{seq:year}/{yyyy}", "competence_hint": "", "active": true });
    act(office, "define_paper_type", json!({ "paper_type": paper_type, "value": value })).unwrap();
    let me = office.person();
    let clauses = json!([{ "verb": "schvaluje", "text": "opravu kašny" }]);
    let input = json!({ "paper": paper, "paper_type": paper_type, "title": "Oprava kašny", "presenter": me,
        "co_presenters": [], "drafter": me, "department": null, "competence": "§ 85", "confidentiality": "public",
        "named": [], "report": "Kašna teče.", "clauses": clauses, "due_on": null });
    act(office, "create_paper", input).unwrap();
    act(office, "submit_to_head", json!({ "paper": paper })).unwrap();
    paper
}

/// A paper that a committee has beside the council, on an agenda of each of them; gives both items.
fn paper_of_two_at_once(office: &Office) -> (String, [String; 2]) {
    define(office, "committee", "Finanční výbor", "Výbor", "FV");
    let step = |id: &str, kind: &str, role: &str, is_beside: bool| {
        json!({ "id": id, "kind": "consultation", "body": body(office, kind), "role": role, "days": null,
            "mandatory": true, "is_beside": is_beside })
    };
    let route = [
        step("rada", "council", "opinion", false),
        step("vybor", "committee", "opinion", true),
        step("zastupitelstvo", "assembly", "decides", false),
    ];
    let paper = paper_along(office, &json!(route));
    let items = ["council", "committee"].map(|kind| {
        let (meeting, item) = (planned(office, kind), SystemIds.next_id().to_string());
        let scheduled = json!({ "paper": paper, "consultation": null, "meeting": meeting, "agenda_item": item,
            "section": null, "minutes": 10, "late_reason": "" });
        act(office, "schedule", scheduled).unwrap();
        item
    });
    (paper, items)
}

/// Somebody who writes for one body alone.
fn secretary_of(office: &Office, kind: &str) -> PersonId {
    let id = SystemIds.next_id();
    let person = json!({ "given": "Eva", "family": "Malá", "title_before": "", "title_after": "",
        "function": "tajemnice", "email": "", "department": null, "active": true });
    let membership = json!({ "body": body(office, kind), "person": id, "role": "secretary",
        "from": "2022-10-01", "to": null, "end_reason": "", "party": "" });
    for (kind, payload) in [
        ("municipality.define_person", json!({ "id": id, "person": person })),
        ("municipality.set_membership", json!({ "id": SystemIds.next_id(), "membership": membership })),
    ] {
        let request = Request { kind: kind.to_owned(), payload, base: Vec::new(), on_behalf_of: None };
        office.execute(request).unwrap();
    }
    id.into()
}

/// Plans a meeting of a body in forty days.
pub(crate) fn planned(office: &Office, kind: &str) -> String {
    let meeting = SystemIds.next_id().to_string();
    let on = add_days(office.read(|reader| Ok(reader.today)).unwrap(), 40);
    let planned = json!({ "meeting": meeting, "body": body(office, kind), "term": 1, "on": on });
    act(office, "plan_meeting", planned).unwrap();
    meeting
}

/// A meeting as its screen shows it.
fn shown(office: &Office, meeting: &str) -> Value {
    office.query("meeting", json!({ "id": meeting })).unwrap()
}

/// Puts the paper, which the council lets pass, on the agenda of a session; gives the session and the item.
fn on_agenda(office: &Office, paper: &str) -> (String, String) {
    let consultations = detail(office, paper)["consultations"].as_array().cloned().unwrap();
    let first = consultations.iter().find(|one| one["role"] == "opinion").unwrap();
    let pass = json!({ "paper": paper, "consultation": first["id"], "reason": "Rada se nesejde." });
    act(office, "pass_without_opinion", pass).unwrap();
    let (meeting, item) = (planned(office, "assembly"), SystemIds.next_id().to_string());
    let scheduled = json!({ "paper": paper, "consultation": null, "meeting": meeting,
        "agenda_item": item, "section": null, "minutes": 10, "late_reason": "" });
    act(office, "schedule", scheduled).unwrap();
    (meeting, item)
}

#[test]
fn an_item_says_what_the_body_before_said_of_its_paper() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let paper = paper_for_two(&office);
    let (meeting, _) = on_agenda(&office, &paper);
    let items = office.query("meeting", json!({ "id": meeting })).unwrap()["items"].clone();
    let said = &items[0]["earlier"];
    assert_eq!(said.as_array().map(Vec::len), Some(1), "{items}");
    assert_eq!(said[0]["body"]["name"], "Rada města");
    assert_eq!(said[0]["on"], Value::Null, "it held no meeting about it");
    assert_eq!(said[0]["outcome"]["key"], "consultation-without-opinion");
    assert_eq!(said[0]["reason"], "Rada se nesejde.");
}

#[test]
fn a_paper_tells_the_item_by_which_it_leaves_the_agenda() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let paper = paper_for_two(&office);
    let (_, item) = on_agenda(&office, &paper);
    let told = || {
        let consultations = detail(&office, &paper)["consultations"].as_array().cloned().unwrap();
        consultations.into_iter().find(|one| one["role"] == "decides").unwrap()["agenda_item"].clone()
    };
    assert_eq!(told(), json!(item));
    act(&office, "unschedule", json!({ "paper": paper, "reason": "", "from_item": item })).unwrap();
    assert_eq!(told(), Value::Null);
}

#[test]
fn a_paper_on_two_agendas_is_put_off_by_whoever_may_from_either_of_them() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let (paper, items) = paper_of_two_at_once(&office);
    let secretaries = ["council", "committee"].map(|kind| secretary_of(&office, kind));
    for (own, secretary) in secretaries.into_iter().enumerate() {
        office.sign_in(secretary);
        let shown = detail(&office, &paper);
        let acts: Vec<_> = shown["acts"].as_array().unwrap().iter().map(|act| &act["kind"]).collect();
        assert!(acts.contains(&&json!("circulation.postpone")), "{own}: {acts:?}");
        let all = shown["consultations"].as_array().unwrap();
        for (place, item) in items.iter().enumerate() {
            let one = all.iter().find(|one| one["agenda_item"] == json!(item)).unwrap();
            assert_eq!(one["may_postpone"], json!(place == own), "{own}: {one}");
        }
    }
    let off = |item: &String| json!({ "paper": paper, "reason": "Chybí posudek.", "from_item": item });
    assert_eq!(act(&office, "postpone", off(&items[0])).unwrap_err().key, "refusal-not-allowed");
    act(&office, "postpone", off(&items[1])).unwrap();
    let kinds = detail(&office, &paper)["acts"].clone();
    assert!(!kinds.to_string().contains("circulation.postpone"), "what is left is the council's: {kinds}");
}

#[test]
fn a_cancelled_meeting_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let meeting = planned(&office, "council");
    assert_eq!(shown(&office, &meeting)["cancel_reason"], "");
    act(&office, "cancel_meeting", json!({ "meeting": meeting, "reason": "Nemoc starosty." })).unwrap();
    let after = shown(&office, &meeting);
    assert_eq!(
        (&after["row"]["state"], &after["cancel_reason"]),
        (&json!("cancelled"), &json!("Nemoc starosty."))
    );
}

#[test]
fn a_notice_on_the_official_board_is_asked_of_the_assembly_alone() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let on =
        |meeting: &Value| meeting["row"]["on"].as_str().unwrap().parse::<obeznik_kernel::Date>().unwrap();
    let table = [("assembly", "meeting-check-notice", 7), ("council", "meeting-check-invitation", 7)];
    for (kind, key, days) in table {
        let meeting = shown(&office, &planned(&office, kind));
        let keys: Vec<_> =
            meeting["checks"].as_array().unwrap().iter().map(|one| &one["text"]["key"]).collect();
        assert!(keys.contains(&&json!(key)), "{kind}: {keys:?}");
        assert_eq!(meeting["notice_by"], json!(add_days(on(&meeting), -days)), "{kind}");
    }
}

#[test]
fn nothing_is_to_be_done_before_a_cancelled_meeting_is_sent_out() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let meeting = planned(&office, "assembly");
    let checks = || shown(&office, &meeting)["checks"].as_array().map(Vec::len);
    assert!(checks() > Some(0));
    act(&office, "cancel_meeting", json!({ "meeting": meeting, "reason": "Nemoc starosty." })).unwrap();
    assert_eq!(checks(), Some(0));
}

/// Puts papers on the agenda of a council that meets today; gives the meeting and their items.
fn in_council_today(office: &Office, papers: &[&String]) -> (String, Vec<String>) {
    let meeting = SystemIds.next_id().to_string();
    let today = office.read(|reader| Ok(reader.today)).unwrap();
    let planned = json!({ "meeting": meeting, "body": body(office, "council"), "term": 1, "on": today });
    act(office, "plan_meeting", planned).unwrap();
    let mut items = Vec::new();
    for paper in papers {
        let item = SystemIds.next_id().to_string();
        let scheduled = json!({ "paper": paper, "consultation": null, "meeting": meeting, "agenda_item": item,
            "section": null, "minutes": 10, "late_reason": "Naléhavá věc." });
        act(office, "schedule", scheduled).unwrap();
        items.push(item);
    }
    act(office, "convene_meeting", json!({ "meeting": meeting, "crisis_reason": "" })).unwrap();
    (meeting, items)
}

#[test]
fn an_item_without_an_opinion_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let table = [("no_quorum", ""), ("date_passed", ""), ("not_reached", ""), ("", "Nikdo nepřišel.")];
    let papers: Vec<String> = table.iter().map(|_| paper_for_two(&office)).collect();
    let (meeting, items) = in_council_today(&office, &papers.iter().collect::<Vec<_>>());
    for (item, (cause, reason)) in items.iter().zip(table) {
        let cause = Some(cause).filter(|cause| !cause.is_empty());
        let outcome =
            json!({ "agenda_item": item, "kind": "without_opinion", "cause": cause, "reason": reason });
        act(&office, "enter_outcome", outcome).unwrap();
    }
    let told = shown(&office, &meeting)["items"].clone();
    for (item, (cause, _)) in items.iter().zip(table) {
        let found = told.as_array().unwrap().iter().find(|one| one["id"] == json!(item)).unwrap();
        let sentence = &found["outcome"]["sentence"];
        assert_eq!(sentence["key"], "outcome-without-opinion");
        assert_eq!(sentence["args"]["cause"], cause);
    }
}

#[test]
fn only_what_is_to_be_recorded_counts_among_the_items_of_a_meeting() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let papers: Vec<String> = (0..3).map(|_| paper_for_two(&office)).collect();
    let (meeting, items) = in_council_today(&office, &papers.iter().collect::<Vec<_>>());
    let counts = || {
        let row = shown(&office, &meeting)["row"].clone();
        (row["items"].clone(), row["decided"].clone())
    };
    assert_eq!(counts(), (json!(3), json!(0)));
    act(&office, "postpone", json!({ "paper": papers[1], "reason": "Chybí posudek." })).unwrap();
    let withdrawn = json!({ "paper": papers[2], "reason": "Doplní se.", "from": "in_bodies" });
    act(&office, "withdraw_paper", withdrawn).unwrap();
    assert_eq!(counts(), (json!(1), json!(0)));
    let outcome = json!({ "agenda_item": items[0], "kind": "discussed_only" });
    act(&office, "enter_outcome", outcome).unwrap();
    act(&office, "close_meeting", json!({ "meeting": meeting })).unwrap();
    assert_eq!(counts(), (json!(1), json!(1)), "one of one, not of three");
    let lines = shown(&office, &meeting)["items"].as_array().map(Vec::len);
    assert_eq!(lines, Some(3), "what was put off or withdrawn stays in sight");
}
