//! The log of the office as its page shows it.

use obeznik_app::Office;
use obeznik_app::office::Request;
use obeznik_app::ports::SystemIds;
use obeznik_kernel::IdSource as _;
use serde_json::{Value, json};

use crate::annexes::{act, detail, draft};
use crate::comments::colleague;
use crate::support::town;

fn page(office: &Office, filter: &Value, offset: u32, limit: u32) -> (Vec<Value>, u64) {
    let mut input = json!({ "person": "", "record": "", "from": "", "to": "",
        "slice": { "sort": "", "descending": false, "offset": offset, "limit": limit } });
    for (name, value) in filter.as_object().unwrap() {
        input[name] = value.clone();
    }
    let page = office.query("log", input).unwrap();
    (page["rows"].as_array().unwrap().clone(), page["total"].as_u64().unwrap())
}

fn kinds(rows: &[Value]) -> Vec<&str> {
    rows.iter().map(|row| row["what"]["key"].as_str().unwrap().trim_start_matches("history-")).collect()
}

fn edit(office: &Office, paper: &str, field: &str, value: &str) {
    let edits = json!([{ "field": field, "value": value, "seen": null }]);
    act(office, "edit_paper", json!({ "paper": paper, "edits": edits })).unwrap();
}

#[test]
fn everything_that_was_done_stands_in_it_the_newest_first_by_parts() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let paper = draft(&office);
    let (rows, total) = page(&office, &json!({}), 0, 500);
    assert_eq!(rows.len() as u64, total);
    assert_eq!(kinds(&rows)[..2], ["circulation-create-paper", "circulation-define-paper-type"]);
    assert_eq!(kinds(&rows).last(), Some(&"municipality-found"));
    let newest = &rows[0];
    assert_eq!((&newest["who"], &newest["view"]), (&json!("Jana Zkušební"), &json!("paper")));
    assert_eq!(newest["target"], json!(paper));
    assert!(newest["place"].as_str().unwrap().ends_with(" Nájem prostor"), "{newest}");
    assert!(!newest["computer"].as_str().unwrap().is_empty());
    let (second, of_all) = page(&office, &json!({}), 1, 1);
    assert_eq!((&second[0], of_all), (&rows[1], total));
    let numbers: Vec<u64> = rows.iter().map(|row| row["number"].as_str().unwrap().parse().unwrap()).collect();
    assert!(numbers.is_sorted_by(|one, two| one > two), "{numbers:?}");
}

#[test]
fn it_is_narrowed_by_record_person_and_day() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let paper = draft(&office);
    edit(&office, &paper, "report", "Nájemce končí.");
    let (of_paper, count) = page(&office, &json!({ "record": paper }), 0, 50);
    assert_eq!((kinds(&of_paper), count), (vec!["circulation-edit-paper", "circulation-create-paper"], 2));
    assert_eq!(of_paper[0]["details"][0]["key"], "changed-report");

    let (all, total) = page(&office, &json!({}), 0, 500);
    let me = office.person().to_string();
    assert_eq!(page(&office, &json!({ "person": me }), 0, 500).1, total);
    let stranger = "01a2228a-6106-7041-827c-45895a311376";
    assert_eq!(page(&office, &json!({ "person": stranger }), 0, 500), (Vec::new(), 0));

    let today = all[0]["at"].as_str().unwrap().parse::<jiff::Timestamp>().unwrap();
    let today = obeznik_kernel::calendar::day_in_prague(today);
    let days = |from: jiff::civil::Date, to: jiff::civil::Date| json!({ "from": from.to_string(), "to": to.to_string() });
    assert_eq!(page(&office, &days(today, today), 0, 500).1, total, "a day is whole");
    let (before, after) = (today.yesterday().unwrap(), today.tomorrow().unwrap());
    assert_eq!(page(&office, &days(before, before), 0, 500).1, 0);
    assert_eq!(page(&office, &days(after, after), 0, 500).1, 0);
}

#[test]
fn what_was_refused_is_not_in_it_and_a_day_that_is_none_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let paper = draft(&office);
    let (_, before) = page(&office, &json!({}), 0, 1);
    let refused = json!({ "paper": paper, "from": "draft" });
    act(&office, "submit_to_head", refused).unwrap_err();
    assert_eq!(page(&office, &json!({}), 0, 1).1, before);

    let slice = json!({ "sort": "", "descending": false, "offset": 0, "limit": 1 });
    let input = json!({ "person": "", "record": "", "from": "2026-02-30", "to": "", "slice": slice });
    assert_eq!(office.query("log", input).unwrap_err().key, "error-bad-input");
}

#[test]
fn an_act_for_somebody_else_names_both_and_is_found_under_both() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let paper = draft(&office);
    let (me, petr) = (office.person().to_string(), colleague(&office).to_string());
    let edits = json!([{ "field": "title", "value": "Nájem garáže", "seen": null }]);
    let request = Request {
        kind: "circulation.edit_paper".to_owned(),
        payload: json!({ "paper": paper, "edits": edits }),
        base: Vec::new(),
        on_behalf_of: Some((petr.clone(), "email".to_owned())),
    };
    office.execute(request).unwrap();
    let (rows, _) = page(&office, &json!({ "record": paper }), 0, 1);
    assert_eq!((&rows[0]["who"], &rows[0]["on_behalf_of"]), (&json!("Jana Zkušební"), &json!("Petr Malý")));
    assert!(rows[0]["place"].as_str().unwrap().ends_with("Nájem garáže"), "what it is called now");
    assert_eq!(page(&office, &json!({ "person": petr }), 0, 50), (rows.clone(), 1));
    assert_eq!(page(&office, &json!({ "person": me, "record": paper }), 0, 1).0, rows);
}

#[test]
fn what_happened_last_leads_the_history_of_a_paper_with_hundreds_of_acts() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let paper = draft(&office);
    for number in 0..201 {
        let comment = SystemIds.next_id();
        let payload = json!({ "paper": paper, "comment": comment, "text": format!("{number}."), "quote": "",
            "answers": null });
        act(&office, "add_comment", payload).unwrap();
    }
    act(&office, "make_version", json!({ "paper": paper, "label": "" })).unwrap();
    let history = detail(&office, &paper)["history"].clone();
    assert_eq!(history[0]["what"]["key"], "history-circulation-make-version");
    assert_eq!(history.as_array().unwrap().len(), 200);
}
