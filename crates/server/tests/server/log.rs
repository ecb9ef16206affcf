//! The log of an office as its people read it from their computers: each as much as they see.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use obeznik_kernel::RecordId;
use obeznik_kernel::calendar::day_in_prague;
use obeznik_municipality::office_id;
use obeznik_server::clock::{new_id, now};
use serde_json::{Value, json};

use super::browser::Page;
use super::desktop::Desktop;
use super::devices::{colleague, one_device};
use super::meetings::give;
use super::town::Hall;

/// A town where Jana, who founded it, wrote an open paper for Petr and a closed one.
pub(super) struct Town {
    pub(super) hall: Hall,
    pub(super) jana: Desktop,
    petr: Desktop,
    open: RecordId,
    pub(super) closed: RecordId,
    paper_type: RecordId,
}

impl Town {
    pub(super) async fn new() -> Self {
        let (hall, _, mut jana) = one_device().await;
        jana.synchronise().await.unwrap();
        let petr = colleague(&hall, &mut jana, ("Maly", "clerk"), 2).await;
        let council = new_id();
        let body = json!({ "kind": "council", "name": "Rada města", "short_name": "Rada", "abbreviation": "RM",
            "parent": null, "seats": 5, "resolution_pattern": "RM/{seq:term}/{yyyy}", "verbs": [],
            "agenda_sections": [], "papers_close_days": 7, "notice_days": 7, "is_public": false, "place": "",
            "starts_at": "16:00", "from": "2022-10-01", "to": null });
        give(&mut jana, "municipality.define_body", json!({ "id": council, "body": body })).await;
        let step = json!({ "id": "rada", "kind": "consultation", "body": council, "role": "decides", "days": null,
            "mandatory": true });
        let (paper_type, value) = (
            new_id(),
            json!({ "name": "Zpráva", "abbreviation": "ZP", "route": [step], "required_opinions": [],
                "number_pattern": "{seq:year}/{yyyy}", "competence_hint": "", "active": true }),
        );
        let defined = json!({ "paper_type": paper_type, "value": value });
        give(&mut jana, "circulation.define_paper_type", defined).await;
        let mut town = Self { hall, petr, open: new_id(), closed: new_id(), jana, paper_type };
        town.write(town.open, "Oprava chodníku", "public").await;
        town.write(town.closed, "Kauza jmění", "secretariat").await;
        town
    }

    /// Jana writes a paper; what is not closed is Petr's to draft.
    async fn write(&mut self, paper: RecordId, title: &str, confidentiality: &str) {
        let (me, is_closed) = (self.jana.person, confidentiality == "secretariat");
        let drafter = if is_closed { me } else { self.petr.person };
        let input = json!({ "paper": paper, "paper_type": self.paper_type, "title": title, "presenter": me,
            "drafter": drafter, "confidentiality": confidentiality, "report": "První věta." });
        give(&mut self.jana, "circulation.create_paper", input).await;
    }

    async fn edit(&mut self, paper: RecordId, edits: Value) {
        give(&mut self.jana, "circulation.edit_paper", json!({ "paper": paper, "edits": edits })).await;
    }
}

fn wanted(more: &Value) -> Value {
    let mut wanted = json!({ "person": "", "record": "", "from": "", "to": "",
        "slice": { "sort": "", "descending": false, "offset": 0, "limit": 500 } });
    for (name, value) in more.as_object().unwrap() {
        wanted[name] = value.clone();
    }
    wanted
}

async fn asked(who: &mut Desktop, more: Value) -> Page {
    who.send("/v1/log", &wanted(&more)).await
}

async fn log(who: &mut Desktop, more: Value) -> Value {
    let page = asked(who, more).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    serde_json::from_str(&page.body).unwrap()
}

async fn history(who: &mut Desktop, record: RecordId) -> Vec<Value> {
    let page = who.send("/v1/log/history", &json!({ "record": record })).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    serde_json::from_str(&page.body).unwrap()
}

fn rows(page: &Value) -> &[Value] {
    page["rows"].as_array().unwrap()
}

fn keys(lines: &[Value]) -> Vec<&str> {
    lines.iter().map(|line| line["what"]["key"].as_str().unwrap().trim_start_matches("history-")).collect()
}

fn edit(field: &str, value: Value) -> Value {
    json!([{ "field": field, "value": value, "base": null }])
}

#[tokio::test]
async fn each_reads_of_the_log_what_they_see_and_not_a_letter_more() {
    let mut town = Town::new().await;
    town.edit(town.closed, edit("title", json!("Kauza jmění starosty"))).await;
    let mut olga = colleague(&town.hall, &mut town.jana, ("Mala", "reviewer"), 3).await;

    let janas = log(&mut town.jana, json!({})).await;
    assert_eq!(rows(&janas).len() as u64, janas["total"].as_u64().unwrap());
    assert_eq!(keys(rows(&janas)).last(), Some(&"municipality-found"));
    let numbers: Vec<u64> =
        rows(&janas).iter().map(|row| row["number"].as_str().unwrap().parse().unwrap()).collect();
    assert!(numbers.is_sorted_by(|newer, older| newer > older), "{numbers:?}");
    assert!(janas.to_string().contains("Kauza jmění starosty"), "{janas}");

    for (whose, who) in [("petr", &mut town.petr), ("olga", &mut olga)] {
        let seen = log(who, json!({})).await;
        assert!(!seen.to_string().contains("Kauza"), "{whose}: {seen}");
        assert!(!seen.to_string().contains(&town.closed.to_string()), "{whose}: {seen}");
        let of_closed = log(who, json!({ "record": town.closed })).await;
        assert_eq!((rows(&of_closed).len(), &of_closed["total"]), (0, &json!(0)), "{whose}: {of_closed}");
        assert_eq!(history(who, town.closed).await, Vec::<Value>::new(), "{whose}");
        let defined = rows(&seen).iter().any(|row| row["place"] == "Rada města");
        assert!(defined, "what everybody sees is told to {whose}: {seen}");
    }
    let petrs = log(&mut town.petr, json!({ "record": town.open })).await;
    assert_eq!(keys(rows(&petrs)), ["circulation-create-paper"]);
    let line = &rows(&petrs)[0];
    assert_eq!((&line["view"], &line["target"]), (&json!("paper"), &json!(town.open)));
    assert_eq!(line["who"], json!("Jana Jasanová"));
    assert!(line["place"].as_str().unwrap().ends_with(" Oprava chodníku"), "{line}");
    assert_eq!(keys(&history(&mut town.petr, town.open).await), ["circulation-create-paper"]);
    assert_eq!(history(&mut olga, town.open).await, Vec::<Value>::new(), "a draft of others");
}

#[tokio::test]
async fn who_is_let_in_later_reads_that_something_was_done_and_none_of_its_words() {
    let mut town = Town::new().await;
    town.edit(town.closed, edit("title", json!("Kauza jmění starosty"))).await;
    town.edit(town.closed, edit("title", json!("Personální věc"))).await;
    let petr = town.petr.person;
    let opened = json!([{ "field": "confidentiality", "value": "named", "base": null },
        { "field": "named", "value": [petr], "base": null }]);
    town.edit(town.closed, opened).await;
    town.edit(town.closed, edit("note", json!("Nyní i pro Petra"))).await;

    let seen = log(&mut town.petr, json!({ "record": town.closed })).await;
    assert!(!seen.to_string().contains("Kauza"), "{seen}");
    assert_eq!(keys(rows(&seen)).last(), Some(&"circulation-create-paper"));
    assert_eq!(rows(&seen).len(), 5, "{seen}");
    let details = |row: &Value| row["details"].as_array().unwrap().len();
    let told: Vec<usize> = rows(&seen).iter().map(details).collect();
    assert_eq!(told, [1, 0, 0, 0, 0], "only of what he saw then: {seen}");
    let janas = log(&mut town.jana, json!({ "record": town.closed })).await;
    assert_eq!(rows(&janas).iter().map(details).collect::<Vec<_>>(), [1, 2, 1, 1, 0], "{janas}");
    let heard = history(&mut town.petr, town.closed).await;
    assert!(!json!(heard).to_string().contains("Kauza"), "{heard:?}");

    // Shut out again, he reads nothing of it any more.
    town.edit(town.closed, edit("confidentiality", json!("secretariat"))).await;
    assert_eq!(log(&mut town.petr, json!({ "record": town.closed })).await["total"], json!(0));
    assert_eq!(history(&mut town.petr, town.closed).await, Vec::<Value>::new());
}

#[tokio::test]
async fn a_filter_and_a_part_choose_lines_and_what_does_not_read_is_refused() {
    let mut town = Town::new().await;
    let jana = town.jana.person;
    let all = log(&mut town.jana, json!({})).await;
    let slice = json!({ "sort": "", "descending": false, "offset": 1, "limit": 1 });
    let second = log(&mut town.jana, json!({ "slice": slice })).await;
    assert_eq!((&rows(&second)[0], &second["total"]), (&rows(&all)[1], &all["total"]));
    let hers = log(&mut town.petr, json!({ "person": jana })).await;
    assert!(!rows(&hers).is_empty() && rows(&hers).iter().all(|row| row["who"] == "Jana Jasanová"), "{hers}");
    let early = log(&mut town.jana, json!({ "to": "2001-01-01" })).await;
    assert_eq!((rows(&early).len(), &early["total"]), (0, &json!(0)));
    let far = json!({ "sort": "", "descending": false, "offset": 4_000_000_000_u32, "limit": 500 });
    assert!(rows(&log(&mut town.jana, json!({ "slice": far })).await).is_empty());
    for bad in [json!({ "from": "pondělí" }), json!({ "record": "nic" }), json!({ "person": "x" })] {
        let page = asked(&mut town.jana, bad).await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST, "{}", page.body);
    }
    let page = town.jana.send("/v1/log/history", &json!({ "record": "nic" })).await;
    assert_eq!(page.status, StatusCode::BAD_REQUEST, "{}", page.body);
}

#[tokio::test]
async fn what_was_refused_stands_in_nobodys_page() {
    let mut town = Town::new().await;
    let before = log(&mut town.jana, json!({})).await;
    let membership = json!({ "body": office_id(), "person": new_id(), "role": "clerk", "from": "2024-01-01",
        "to": null, "end_reason": "", "party": "" });
    town.jana.issue("municipality.set_membership", &json!({ "id": new_id(), "membership": membership }));
    town.jana.synchronise().await.unwrap();
    assert_eq!(town.jana.store.reader().refused_by_office().unwrap().len(), 1);
    assert_eq!(log(&mut town.jana, json!({})).await, before);
}

#[tokio::test]
async fn an_inspector_reads_within_their_days_and_other_towns_nothing() {
    let mut town = Town::new().await;
    let mut kontrolor = colleague(&town.hall, &mut town.jana, ("Kontrolni", "auditor"), 3).await;
    let seen = log(&mut kontrolor, json!({})).await;
    assert!(!rows(&seen).is_empty() && !seen.to_string().contains("Kauza"), "{seen}");
    kontrolor.synchronise().await.unwrap();
    let id = membership_of(&town.jana, &kontrolor);
    let ended = json!({ "id": id, "last_on": day_in_prague(now()).yesterday().unwrap(), "reason": "kontrola skončila" });
    give(&mut town.jana, "municipality.end_membership", ended).await;
    let page = asked(&mut kontrolor, json!({})).await;
    let is_empty = || serde_json::from_str::<Value>(&page.body).unwrap()["total"] == json!(0);
    assert!(page.status != StatusCode::OK || is_empty(), "{}", page.body);

    let without = Request::post("/v1/log").body(Body::from(wanted(&json!({})).to_string())).unwrap();
    assert_eq!(town.hall.browser().send(without).await.status, StatusCode::UNAUTHORIZED);
    let link = town.hall.add_town("lhota", "adam@lhota.cz").await;
    let mut browser = town.hall.browser();
    super::door::settle_in(&mut browser, "lhota", &link, "adam@lhota.cz").await;
    let mut adam = Desktop::paired(&mut browser, "lhota", 9).await;
    let his = log(&mut adam, json!({})).await;
    assert!(!his.to_string().contains("chodník") && !his.to_string().contains("Petr"), "{his}");
    assert_eq!(log(&mut adam, json!({ "record": town.open })).await["total"], json!(0));
    assert_eq!(history(&mut adam, town.open).await, Vec::<Value>::new());
}

/// The membership by which a colleague holds a role.
fn membership_of(jana: &Desktop, colleague: &Desktop) -> RecordId {
    use obeznik_kernel::Membership;
    use obeznik_kernel::record::RecordsExt as _;
    let records = jana.store.reader().records().unwrap();
    let person = colleague.person.to_string();
    let found = records.find_by::<Membership>("membership_by_person", &[&person], 10).unwrap();
    found[0].id
}

#[tokio::test]
async fn the_log_for_an_inspection_goes_to_who_sees_every_paper_alone() {
    let mut town = Town::new().await;
    let mut admin = colleague(&town.hall, &mut town.jana, ("Sprava", "admin"), 3).await;
    let mut kontrolor = colleague(&town.hall, &mut town.jana, ("Kontrolni", "auditor"), 4).await;
    let mut secretary = colleague(&town.hall, &mut town.jana, ("Tajemna", "secretary"), 5).await;
    let wanted = json!({ "from": "2020-01-01", "to": "2099-12-31", "offset": 0 });
    for who in [&mut town.petr, &mut admin, &mut kontrolor] {
        for (path, input) in [("/v1/log/inspected", &wanted), ("/v1/log/verified", &json!({}))] {
            let page = who.send(path, input).await;
            assert_eq!(page.status, StatusCode::FORBIDDEN, "{path}: {}", page.body);
            assert!(page.body.contains("control-sees-part") && !page.body.contains("Kauza"), "{}", page.body);
        }
    }
    let page = secretary.send("/v1/log/inspected", &wanted).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    let part: Value = serde_json::from_str(&page.body).unwrap();
    let lines = part["lines"].as_array().unwrap();
    assert_eq!((json!(lines.len()), &part["told"]), (part["told"].clone(), &part["all"]), "{part}");
    // Who reads on names the last line they have; it is not counted again.
    let number = |line: &Value| line["row"]["number"].as_str().unwrap().parse::<u64>().unwrap();
    let rest = json!({ "from": "2020-01-01", "to": "2099-12-31", "offset": 0, "below": number(&lines[2]) });
    let page = secretary.send("/v1/log/inspected", &rest).await;
    let rest: Value = serde_json::from_str(&page.body).unwrap();
    assert_eq!((&rest["told"], &rest["all"]), (&json!(0), &json!(0)), "{rest}");
    assert_eq!(rest["lines"].as_array().unwrap()[..], lines[3..], "{rest}");
    let of_closed = lines.iter().find(|line| line["row"]["target"] == json!(town.closed)).unwrap();
    let touched = json!(["paper", town.closed]);
    assert!(of_closed["touched"].as_array().unwrap().contains(&touched), "{of_closed}");

    let page = secretary.send("/v1/log/verified", &json!({})).await;
    let said: Value = serde_json::from_str(&page.body).unwrap();
    let walked = town.hall.say("verify").await;
    assert_eq!(
        (&said["links"], &said["head"]),
        (&walked.value[0]["links"], &walked.value[0]["head"]),
        "{said}"
    );
    assert_eq!(said["broken"], json!(null));
}
