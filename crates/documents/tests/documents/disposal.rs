//! The demo town thirteen years later: its papers are erased, and what was decided about them is still printed.

use obeznik_app::Office;
use obeznik_documents::office::{DocumentFormat, DocumentKind, disposal_sheet, make};
use obeznik_formats::document::{BlockKind, document_of_docx};
use obeznik_formats::limits::Limits;
use obeznik_kernel::PersonId;
use serde_json::{Value, json};

use crate::confidential::{Town, new_id};
use crate::office::{execute, papers_input, resolutions_input, rows, vzorov_by_clock};
use crate::pdf::{Pdf, plain};

pub(crate) const CONSENT: &str = "SOA 112/2040";

/// Titles of papers that may be erased, with their identifiers.
pub(crate) fn free_papers(office: &Office) -> Vec<(String, String)> {
    let page = office.query("keeping", Value::Null).unwrap();
    let due = page["due"].as_array().unwrap().iter();
    let free = due.filter(|row| row["class"] == "papers" && row["held"].is_null());
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    free.map(|row| (text(&row["id"]), text(&row["name"]))).collect()
}

pub(crate) fn care(office: &Office, person: PersonId, role: &str) {
    let membership = json!({ "body": obeznik_municipality::office_id(), "person": person, "role": role,
        "from": "2025-10-24", "to": null, "end_reason": "", "party": "" });
    execute(office, "municipality.set_membership", json!({ "id": new_id(), "membership": membership }))
        .unwrap();
}

fn sheet(office: &Office, disposal: &str) -> String {
    let made = disposal_sheet(office, disposal, DocumentFormat::Pdf).unwrap();
    let pdf = Pdf::new(made.file_name.strip_suffix(".pdf").unwrap(), Ok(made.bytes));
    assert!(pdf.keep_pictures() > 0);
    pdf.text()
}

/// The same for Word: its blocks with what they are.
fn for_word(office: &Office, disposal: &str) -> Vec<(BlockKind, String)> {
    let made = disposal_sheet(office, disposal, DocumentFormat::Docx).unwrap();
    assert!(made.file_name.ends_with(".docx"), "{}", made.file_name);
    let blocks = document_of_docx(&made.bytes, &Limits::default()).unwrap().blocks;
    blocks.into_iter().map(|block| (block.kind, plain(&block.cells.join(" ")))).collect()
}

/// Every resolution with the paper it came from, as the screen shows it.
fn resolutions(office: &Office) -> Vec<Value> {
    let all = rows(office, "resolutions", resolutions_input());
    let detail = |row: &Value| office.query("resolution", json!({ "id": row["id"] })).unwrap();
    all.as_array().unwrap().iter().map(detail).collect()
}

#[test]
fn a_sheet_names_what_goes_before_it_goes_and_decisions_are_printed_after() {
    let (office, _folder, clock) = vzorov_by_clock();
    let town = Town::of(office);
    let office = &town.office;
    let (officer, chief) = (office.person(), town.person("Modřínová"));
    clock.set("2040-05-02T08:00:00Z".parse().unwrap());
    care(office, officer, "data_protection");
    care(office, chief, "chief_officer");
    let before = resolutions(office);
    let free = free_papers(office);
    assert!(free.len() > 3, "{free:?}");

    let disposal = new_id().to_string();
    let items: Vec<Value> = free.iter().map(|(id, _)| json!({ "class": "papers", "record": id })).collect();
    let input =
        json!({ "disposal": disposal, "ground": "Uplynula lhůta", "consent": CONSENT, "items": items });
    execute(office, "keeping.propose_disposal", input).unwrap();
    let list = sheet(office, &disposal);
    for words in [
        "Návrh na vymazání",
        "Uplynula lhůta",
        CONSENT,
        "čeká na souhlas druhé osoby",
        "Po vymazání je program nezná",
    ] {
        assert!(list.contains(words), "{words}: {list}");
    }
    let first = free[0].1.split_whitespace().next().unwrap();
    assert!(list.contains(first), "{first}: {list}");
    let word = for_word(office, &disposal);
    let has = |kind, words: &str| word.iter().any(|(its, said)| *its == kind && said.contains(words));
    assert!(
        has(BlockKind::Heading, "Vymazání navržené dne") && has(BlockKind::Heading, "Seznam"),
        "{word:?}"
    );
    assert!(has(BlockKind::Paragraph, CONSENT) && has(BlockKind::Row, first), "{word:?}");

    office.sign_in(chief);
    execute(office, "keeping.agree_disposal", json!({ "disposal": disposal, "without": [] })).unwrap();
    office.erase_agreed().unwrap();
    office.sign_in(officer);
    let protocol = sheet(office, &disposal);
    assert!(protocol.contains("Protokol o vymazání") && protocol.contains("Modřínová"), "{protocol}");
    let word: String = for_word(office, &disposal).into_iter().map(|(_, said)| said + "\n").collect();
    assert!(word.contains("Protokol o vymazání") && word.contains("Modřínová"), "{word}");
    assert!(free.iter().all(|(id, name)| word.contains(id) && !word.contains(name)), "{word}");
    for (id, name) in &free {
        assert!(protocol.replace(['\n', ' '], "").contains(id), "{id}: {protocol}");
        assert!(!protocol.contains(name.as_str()), "{name} outlived its paper: {protocol}");
    }

    office.rebuild().unwrap();
    let left = rows(office, "papers", papers_input());
    let left: Vec<&str> = left.as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap()).collect();
    assert!(free.iter().all(|(id, _)| !left.contains(&id.as_str())));
    let after = resolutions(office);
    assert_eq!(before.len(), after.len());
    let mut without_paper = 0;
    for (then, now) in before.iter().zip(&after) {
        for field in ["number", "title", "clauses", "outcome", "tasks", "state"] {
            assert_eq!(then[field], now[field], "{field} of {}", now["number"]);
        }
        let is_gone = free.iter().any(|(id, _)| then["paper"]["id"] == json!(id));
        assert_eq!(
            now["paper_erased_on"],
            json!(if is_gone { "2040-05-02" } else { "" }),
            "{}",
            now["number"]
        );
        without_paper += usize::from(is_gone);
        let printed = make(office, DocumentKind::Extract, now["id"].as_str().unwrap());
        assert!(printed.is_ok(), "{}: {printed:?}", now["number"]);
    }
    assert!(without_paper > 0, "some resolutions came from what was erased");
    let meetings = office.query("meetings", json!({ "body": "", "from": null, "to": null })).unwrap();
    for meeting in meetings.as_array().unwrap() {
        let detail = office.query("meeting", json!({ "id": meeting["id"] })).unwrap();
        assert!(detail["items"].as_array().unwrap().iter().all(|item| item["title"] != ""), "{detail}");
    }
}
