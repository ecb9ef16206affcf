//! Who read what is kept close: written down once a day for each way, shown at the paper.

use obeznik_app::{Code, Office, copies, reading};
use obeznik_circulation::reading::ReadingWay;
use serde_json::{Value, json};

use crate::annexes::{act, attach, detail, draft_kept};
use crate::comments::colleague;
use crate::support::town;

fn shown(office: &Office, paper: &str) -> Vec<(String, String)> {
    let list = detail(office, paper)["readings"]["list"].clone();
    let text = |one: &Value, name: &str| one[name].as_str().unwrap().to_owned();
    list.as_array().unwrap().iter().map(|one| (text(one, "way"), text(one, "attachment"))).collect()
}

#[test]
fn what_its_own_people_see_is_theirs_and_what_others_see_is_written_down_once() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let paper = draft_kept(&office, "named");
    let owner = office.person();
    office.note_shown(&paper).unwrap();
    assert_eq!(detail(&office, &paper)["readings"], json!({ "is_watched": true, "list": [], "count": 0 }));

    office.sign_in(colleague(&office));
    let links = office.store().head().unwrap().log_no;
    office.note_shown(&paper).unwrap();
    office.note_shown(&paper).unwrap();
    assert_eq!(office.store().head().unwrap().log_no, links + 1, "the second time says nothing new");
    let one = detail(&office, &paper)["readings"]["list"][0].clone();
    assert_eq!((&one["person"]["name"], &one["way"]), (&json!("Petr Malý"), &json!("viewed")));
    assert!(!one["device"].as_str().unwrap().is_empty(), "{one}");
    let history = detail(&office, &paper)["history"].clone();
    assert!(!history.to_string().contains("note-reading"), "the history is of what happened: {history}");
    let log = office.query(
        "log",
        json!({ "person": "", "record": paper, "from": "", "to": "",
        "slice": { "offset": 0, "limit": 9, "sort": "", "descending": false } }),
    );
    assert!(log.unwrap().to_string().contains("history-circulation-note-reading"));

    office.sign_in(owner);
    let open = draft_kept(&office, "public");
    office.sign_in(colleague(&office));
    office.note_shown(&open).unwrap();
    assert_eq!(detail(&office, &open)["readings"], json!({ "is_watched": false, "list": [], "count": 0 }));
}

#[test]
fn an_annex_of_a_kept_paper_that_is_opened_in_another_program_is_a_reading() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let paper = draft_kept(&office, "named");
    let annex = attach(&office, &paper, "posudek.txt", b"Cena je 2 000 000 Kc");
    copies::hand_out(&office, &annex).unwrap();
    copies::hand_out(&office, &annex).unwrap();
    assert_eq!(shown(&office, &paper), [("opened".to_owned(), "posudek.txt".to_owned())]);
}

#[test]
fn a_confidential_annex_of_an_open_paper_is_watched_alone() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let paper = draft_kept(&office, "public");
    let (open, closed) =
        (attach(&office, &paper, "plan.txt", b"Plan"), attach(&office, &paper, "smlouva.txt", b"Smlouva"));
    act(&office, "classify_attachment", json!({ "attachment": closed, "is_confidential": true })).unwrap();
    for annex in [&open, &closed] {
        copies::hand_out(&office, annex).unwrap();
    }
    assert_eq!(shown(&office, &paper), [("opened".to_owned(), "smlouva.txt".to_owned())]);
    assert_eq!(detail(&office, &paper)["readings"]["is_watched"], false, "the paper itself is open");
}

#[test]
fn each_way_is_a_reading_of_its_own_and_an_unknown_thing_is_none() {
    use obeznik_app::circulation::readings::Read;
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let paper = draft_kept(&office, "secretariat");
    let id = paper.parse().unwrap();
    for way in [ReadingWay::Printed, ReadingWay::Exported, ReadingWay::Printed] {
        office.note_reading(Read::Paper(id), way).unwrap();
    }
    let mut ways: Vec<String> = shown(&office, &paper).into_iter().map(|(way, _)| way).collect();
    ways.sort();
    assert_eq!(ways, ["exported", "printed"]);
    let nothing = obeznik_kernel::RecordId::well_known("nothing");
    office.note_reading(Read::Paper(nothing), ReadingWay::Viewed).unwrap();
    office.note_reading(Read::Attachment(nothing), ReadingWay::Opened).unwrap();
}

#[test]
fn lines_of_a_list_that_is_printed_are_readings_of_what_is_kept_close_among_them() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let (kept, open) = (draft_kept(&office, "named"), draft_kept(&office, "public"));
    let (annex, beside) =
        (attach(&office, &open, "smlouva.txt", b"Smlouva"), attach(&office, &open, "plan.txt", b"Plan"));
    act(&office, "classify_attachment", json!({ "attachment": annex, "is_confidential": true })).unwrap();
    // A list names people and meetings too: nothing is kept close of them.
    let person = office.person().to_string();
    let lines = [kept.clone(), open.clone(), annex, beside, person];
    assert_eq!((office.note_printed(&lines), office.note_printed(&lines)), (Ok(true), Ok(false)));
    assert_eq!(shown(&office, &kept), [("printed".to_owned(), String::new())]);
    assert_eq!(shown(&office, &open), [("printed".to_owned(), "smlouva.txt".to_owned())]);
    assert_eq!(office.note_printed(&["řádek".to_owned()]).unwrap_err().code, Code::Invalid);
}

#[test]
fn a_found_line_of_what_is_kept_close_says_its_words_to_its_own_people_alone() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let (kept, open) = (draft_kept(&office, "named"), draft_kept(&office, "public"));
    for paper in [&kept, &open] {
        let edit = json!({ "field": "note", "value": "Oprava dlažby v Lipové", "base": null });
        act(&office, "edit_paper", json!({ "paper": paper, "edits": [edit] })).unwrap();
    }
    let annex = attach(&office, &kept, "posudek.txt", "Cena dlažby".as_bytes());
    reading::all(&office, &mut |_| true).unwrap();
    let found = |id: &str| {
        let input = json!({ "text": "dlažba", "kinds": [], "body": "", "year": 0, "offset": 0, "limit": 50 });
        let hits = office.query("search", input).unwrap()["hits"].clone();
        let hit = hits.as_array().unwrap().iter().find(|hit| hit["id"] == id).unwrap().clone();
        (hit["is_withheld"].as_bool().unwrap(), hit["snippet"].to_string().contains("dlažby"))
    };
    let (withheld, told) = ((true, false), (false, true));
    assert_eq!((found(&kept), found(&open), found(&annex)), (told, told, withheld));
    office.sign_in(colleague(&office));
    assert_eq!((found(&kept), found(&open), found(&annex)), (withheld, told, withheld));
    assert!(shown(&office, &kept).is_empty(), "nothing was read");
}
