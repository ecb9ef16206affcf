//! Comments as the screen of a paper and Můj den show them.

use obeznik_app::Office;
use obeznik_app::office::Request;
use obeznik_app::ports::SystemIds;
use obeznik_kernel::{IdSource as _, PersonId, RecordId};
use serde_json::{Value, json};

use crate::annexes::{act, detail, draft};
use crate::support::town;

/// Somebody else who sees every paper.
pub(crate) fn colleague(office: &Office) -> PersonId {
    let id = SystemIds.next_id();
    let person = json!({ "given": "Petr", "family": "Malý", "title_before": "", "title_after": "",
        "function": "referent", "email": "", "department": null, "active": true });
    let membership = json!({ "body": obeznik_municipality::office_id(), "person": id, "role": "secretary",
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

fn comment(office: &Office, paper: &str, text: &str, answers: Option<RecordId>) -> RecordId {
    let id = SystemIds.next_id();
    let payload = json!({ "paper": paper, "comment": id, "text": text, "quote": "", "answers": answers });
    act(office, "add_comment", payload).unwrap();
    id
}

/// What of the paper waits on Můj den because of comments.
fn waits(office: &Office) -> Vec<String> {
    let day = office.query("my_day", Value::Null).unwrap();
    let groups = day["groups"].as_array().unwrap().iter();
    let rows = groups.flat_map(|group| group["rows"].as_array().unwrap());
    let of_comments = rows.filter(|row| row["act"]["key"] == "day-act-read-comment");
    of_comments.map(|row| row["note"]["args"]["who"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn answers_stand_under_what_they_answer_and_the_newest_thread_is_first() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let paper = draft(&office);
    let first = comment(&office, &paper, "Kolik to stojí?", None);
    let second = comment(&office, &paper, "Chybí příloha č. 2.", None);
    let answer = comment(&office, &paper, "129 000 Kč.", Some(first));
    comment(&office, &paper, "S DPH?", Some(answer));
    let shown = detail(&office, &paper);
    assert_eq!(shown["may_comment"], true);
    let threads = shown["comments"].as_array().unwrap();
    let texts = |thread: &Value| {
        let answers = thread["answers"].as_array().unwrap().iter();
        let all = std::iter::once(&thread["comment"]).chain(answers);
        all.map(|one| one["text"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let read: Vec<_> = threads.iter().map(texts).collect();
    assert_eq!(read, [vec!["Chybí příloha č. 2."], vec!["Kolik to stojí?", "129 000 Kč.", "S DPH?"]]);
    assert_eq!(threads[0]["comment"]["author"]["name"], "Jana Zkušební");
    assert_eq!(
        (&threads[0]["comment"]["to_version"], &threads[0]["comment"]["id"]),
        (&json!(0), &json!(second))
    );
}

#[test]
fn a_comment_of_another_waits_until_it_is_answered_or_a_newer_version_comes() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let (me, petr) = (office.person(), colleague(&office));
    let paper = draft(&office);
    let said_by_petr = |text: &str| {
        office.sign_in(petr);
        let id = comment(&office, &paper, text, None);
        let of_his_own = waits(&office);
        office.sign_in(me);
        assert_eq!(of_his_own, [""; 0], "the paper is not his");
        id
    };
    assert_eq!(waits(&office), [""; 0]);
    let asked = said_by_petr("Kolik to stojí?");
    assert_eq!(waits(&office), ["Petr Malý"]);
    comment(&office, &paper, "129 000 Kč.", Some(asked));
    assert_eq!(waits(&office), [""; 0], "it is answered");
    said_by_petr("Opravte výměru.");
    said_by_petr("A doplňte přílohu.");
    assert_eq!(waits(&office), ["Petr Malý"], "a paper waits once");
    act(&office, "make_version", json!({ "paper": paper, "label": "" })).unwrap();
    assert_eq!(waits(&office), [""; 0], "the text is newer than what was said of it");
}

#[test]
fn an_answer_outlives_the_comment_its_author_took_back() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let paper = draft(&office);
    let (me, petr) = (office.person(), colleague(&office));
    let id = SystemIds.next_id();
    let payload = json!({ "paper": paper, "comment": id, "text": "Omyl." });
    let kind = "circulation.add_comment".to_owned();
    let done = office.execute(Request { kind, payload, base: Vec::new(), on_behalf_of: None }).unwrap();
    office.sign_in(petr);
    comment(&office, &paper, "Už se to opravuje.", Some(id));
    office.sign_in(me);
    let (kind, payload) = ("office.undo".to_owned(), json!({ "command": done.command }));
    office.execute(Request { kind, payload, base: Vec::new(), on_behalf_of: None }).unwrap();
    let threads = detail(&office, &paper)["comments"].clone();
    assert_eq!(threads.as_array().unwrap().len(), 1);
    assert_eq!(threads[0]["comment"]["text"], "Už se to opravuje.");
    assert_eq!(threads[0]["is_answer_to_gone"], true);
}
