//! A report that stays a Word document all its life: founded with it, saved elsewhere, compared, made a text and back.

use std::fs;

use obeznik_app::attachments::Arrived;
use obeznik_app::circulation::report::{put_file, report_of, text_for_word, to_text};
use obeznik_app::draft::{DraftChoice, DraftInput, inspect, make};
use obeznik_app::import::SourceFile;
use obeznik_app::office::parse_id;
use obeznik_app::ports::SystemIds;
use obeznik_app::{Code, Office, copies, reading};
use obeznik_circulation::paper::Paper;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{IdSource as _, Stored, field_hash};
use serde_json::{Value, json};

use crate::annexes::{act, attach, detail, draft as any_paper, hits};
use crate::draft::docx;
use crate::support::{open_again, town};

const FIRST: [&str; 2] = ["Okna propouštějí teplo.", "Výměna stojí 920 000 Kč."];

fn founded(office: &Office, lines: &[&str]) -> String {
    let file = SourceFile::new("materiál.docx", docx(lines));
    let found = inspect(office, &file, &DraftChoice::default()).unwrap();
    let document = found.files.iter().find(|file| file.is_document).unwrap();
    let kind = detail(office, &any_paper(office))["paper_type"].clone();
    let id = SystemIds.next_id().to_string();
    let paper = json!({ "paper": id, "paper_type": kind, "title": "Okna školy", "presenter": office.person(),
        "confidentiality": "public", "report": "tento text je v dokumentu" });
    let part = json!({ "place": document.place, "name": document.name });
    let input: DraftInput =
        serde_json::from_value(json!({ "paper": paper, "resolution": "I. schvaluje\nvýměnu oken",
        "files": [part], "learn": [], "report": part }))
        .unwrap();
    let made = make(office, &file, input).unwrap();
    assert_eq!((made.paper.as_str(), made.unattached.len()), (id.as_str(), 0));
    id
}

fn report(office: &Office, paper: &str) -> Value {
    detail(office, paper)["report_file"].clone()
}

fn id_of(office: &Office, paper: &str) -> String {
    report(office, paper)["file"]["id"].as_str().unwrap().to_owned()
}

fn text(office: &Office, paper: &str) -> String {
    report(office, paper)["text"].as_str().unwrap().trim_end().to_owned()
}

/// Number, name of the document and beginning of the hash of its content, the newest first.
fn versions(office: &Office, paper: &str) -> Vec<(u64, String, String)> {
    let word = |value: &Value| value.as_str().unwrap().to_owned();
    let version =
        |one: &Value| (one["number"].as_u64().unwrap(), word(&one["report_file"]), word(&one["report_hash"]));
    detail(office, paper)["versions"].as_array().unwrap().iter().map(version).collect()
}

fn save(office: &Office, copy: &std::path::Path, lines: &[&str]) -> usize {
    fs::write(copy, docx(lines)).unwrap();
    copies::look(office).unwrap() + copies::look(office).unwrap()
}

fn words(pieces: &Value, kind: &str) -> String {
    let of_kind = pieces.as_array().unwrap().iter().filter(|piece| piece["kind"] == kind);
    of_kind.map(|piece| piece["text"].as_str().unwrap()).collect()
}

#[test]
fn what_a_shared_office_could_not_take_is_not_taken_alone_either() {
    let room = tempfile::tempdir().unwrap();
    let office = town(room.path());
    let paper = any_paper(&office);
    let write = |text: String| {
        let edit = json!({ "field": "report", "value": text, "base": field_hash(&json!("")) });
        act(&office, "edit_paper", json!({ "paper": paper, "edits": [edit] }))
    };
    let error = write("a".repeat(obeznik_sync::MOST_COMMAND_BYTES)).unwrap_err();
    assert_eq!((error.code, error.key.as_str()), (Code::Refused, obeznik_sync::TOO_LARGE));
    assert_eq!(detail(&office, &paper)["report"], "");
    write("Okna propouštějí teplo.".to_owned()).unwrap();
    assert_eq!(detail(&office, &paper)["report"], "Okna propouštějí teplo.");
}

#[test]
fn a_paper_is_founded_with_its_document_as_the_report() {
    let room = tempfile::tempdir().unwrap();
    let office = town(room.path());
    let paper = founded(&office, &FIRST);
    let shown = detail(&office, &paper);
    assert_eq!((&shown["report"], &shown["attachments"]), (&json!(""), &json!([])));
    assert_eq!(shown["clauses"][0]["verb"], "schvaluje");
    assert_eq!(shown["report_file"]["file"]["name"], "materiál.docx");
    assert_eq!(shown["report_file"]["text"].as_str().unwrap().lines().collect::<Vec<_>>(), FIRST);
    assert_eq!(hits(&office, "okno propouštějí"), 1, "it is found by its words");
    let blob = versions(&office, &paper);
    assert_eq!((blob.len(), blob[0].0, blob[0].1.as_str()), (1, 1, "materiál.docx"));
}

#[test]
fn what_another_program_saved_is_compared_and_taken_as_a_version() {
    let room = tempfile::tempdir().unwrap();
    let office = town(room.path());
    let paper = founded(&office, &FIRST);
    let copy = copies::hand_out(&office, &id_of(&office, &paper)).unwrap();
    assert_eq!(save(&office, &copy, &["Okna propouštějí teplo.", "Výměna stojí 990 000 Kč."]), 1);
    let offer = detail(&office, &paper)["offers"][0].clone();
    assert_eq!((&offer["is_report"], &offer["replaced_by"]), (&json!(true), &json!("")));
    let compared = office.query("compare_offer", json!({ "attachment": offer["attachment"] })).unwrap();
    let pieces = &compared["parts"][0]["pieces"];
    assert!(words(pieces, "inserted").contains("990"), "{pieces}");
    assert!(words(pieces, "deleted").contains("920"), "{pieces}");
    let before = versions(&office, &paper);
    copies::take_offer(&office, offer["attachment"].as_str().unwrap()).unwrap();
    let after = versions(&office, &paper);
    assert_eq!((after.len(), &after[1]), (2, &before[0]), "what was before stays named");
    assert_ne!(after[0].2, before[0].2);
    assert!(text(&office, &paper).contains("990 000"));
    let compared = office.query("compare", json!({ "paper": paper, "older": 1, "newer": 2 })).unwrap();
    let parts = compared["parts"].as_array().unwrap();
    let part = parts.iter().find(|part| part["name"] == "report").unwrap();
    assert!(words(&part["pieces"], "inserted").contains("990"), "{part}");
}

#[test]
fn what_was_saved_while_the_office_was_closed_waits_on_the_day() {
    let room = tempfile::tempdir().unwrap();
    let office = town(room.path());
    let paper = founded(&office, &FIRST);
    let copy = copies::hand_out(&office, &id_of(&office, &paper)).unwrap();
    office.close();
    fs::write(&copy, docx(&["Okna jsou vyměněna."])).unwrap();
    let office = open_again(room.path());
    copies::recover(&office);
    assert!(!copy.exists(), "nothing stays in the clear");
    let day = office.query("my_day", Value::Null).unwrap();
    let rows: Vec<Value> = day["groups"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|group| group["rows"].as_array().unwrap().clone())
        .filter(|row| row["note"]["key"] == "day-note-saved")
        .collect();
    assert_eq!(rows.len(), 1, "{day}");
    assert_eq!((&rows[0]["target"], &rows[0]["note"]["args"]["what"]), (&json!(paper), &json!("report")));
    copies::take_offer(&office, &id_of(&office, &paper)).unwrap();
    assert_eq!(text(&office, &paper), "Okna jsou vyměněna.");
    let day = office.query("my_day", Value::Null).unwrap();
    assert!(!day.to_string().contains("day-note-saved"));
}

#[test]
fn two_wordings_that_met_both_stay() {
    let room = tempfile::tempdir().unwrap();
    let office = town(room.path());
    let paper = founded(&office, &FIRST);
    let first = id_of(&office, &paper);
    let copy = copies::hand_out(&office, &first).unwrap();
    save(&office, &copy, &["Moje znění."]);
    // Meanwhile another file came in its place.
    let other = crate::annexes::upload(&office, "materiál.docx", &docx(&["Cizí znění."])).unwrap();
    act(&office, "replace_attachment", json!({ "attachment": first, "replacement": SystemIds.next_id(),
        "name": "materiál.docx", "blob": other.blob, "size_bytes": other.size_bytes, "media_type": other.media_type }))
    .unwrap();
    reading::all(&office, &mut |_| true).unwrap();
    let offer = detail(&office, &paper)["offers"][0].clone();
    assert_eq!(offer["attachment"], json!(id_of(&office, &paper)), "it is offered against what is there now");
    copies::save_offer_beside(&office, offer["attachment"].as_str().unwrap()).unwrap();
    let shown = detail(&office, &paper);
    assert_eq!(text(&office, &paper), "Cizí znění.");
    assert_eq!((&shown["attachments"][0]["order"], &shown["offers"]), (&json!(1), &json!([])));
    reading::all(&office, &mut |_| true).unwrap();
    assert_eq!(hits(&office, "moje znění"), 1);
}

#[test]
fn a_text_becomes_a_document_and_the_document_a_text() {
    let room = tempfile::tempdir().unwrap();
    let office = town(room.path());
    let paper = any_paper(&office);
    let base = detail(&office, &paper)["seen"]["report"].clone();
    act(
        &office,
        "edit_paper",
        json!({ "paper": paper, "edits": [
        { "field": "report", "value": "První odstavec.\n\nDruhý.", "base": base }] }),
    )
    .unwrap();
    let word = office.read(|reader| text_for_word(reader, &paper)).unwrap();
    assert_eq!(word.text, "První odstavec.\n\nDruhý.");
    let bytes = docx(&["První odstavec.", "Druhý."]);
    let arrived = Arrived::of(&office, &mut bytes.as_slice()).unwrap();
    put_file(&office, &paper, "Zpráva.docx", arrived, word.seen.clone()).unwrap();
    assert_eq!(detail(&office, &paper)["report"], "");
    let again = Arrived::of(&office, &mut bytes.as_slice()).unwrap();
    let refused = put_file(&office, &paper, "Zpráva.docx", again, word.seen).unwrap_err();
    assert_eq!(refused.key, "refusal-report-is-file");

    let copy = copies::hand_out(&office, &id_of(&office, &paper)).unwrap();
    assert_eq!(
        to_text(&office, &paper).unwrap_err().key,
        "report-open-elsewhere",
        "its words may be newer there"
    );
    fs::remove_file(&copy).unwrap();
    copies::look(&office).unwrap();
    copies::look(&office).unwrap();
    to_text(&office, &paper).unwrap();
    let shown = detail(&office, &paper);
    assert_eq!(
        (&shown["report"], &shown["report_file"]),
        (&json!("První odstavec.\n\nDruhý."), &Value::Null)
    );
    let names: Vec<String> = versions(&office, &paper).into_iter().map(|(_, name, _)| name).collect();
    assert_eq!(names, ["", "Zpráva.docx", ""]);
}

#[test]
fn a_document_without_words_or_damaged_stays_the_report() {
    let room = tempfile::tempdir().unwrap();
    let office = town(room.path());
    let whole = docx(&FIRST);
    let table =
        [(docx(&[]), "report-unread-empty"), (whole[..whole.len() - 40].to_vec(), "report-unread-broken")];
    for (bytes, expected) in table {
        let paper = founded(&office, &FIRST);
        let word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        let blob = Arrived::of(&office, &mut bytes.as_slice()).unwrap().keep(&office).unwrap();
        act(
            &office,
            "replace_attachment",
            json!({ "attachment": id_of(&office, &paper), "replacement": SystemIds.next_id(),
            "name": "materiál.docx", "blob": blob, "size_bytes": bytes.len(), "media_type": word }),
        )
        .unwrap();
        assert_eq!(to_text(&office, &paper).unwrap_err().key, expected);
        assert_eq!(versions(&office, &paper).len(), 2);
        assert_eq!(report(&office, &paper)["file"]["version"], 2);
    }
}

#[test]
fn an_offer_to_a_report_that_became_a_text_may_stay_as_an_annex() {
    let room = tempfile::tempdir().unwrap();
    let office = town(room.path());
    let paper = founded(&office, &FIRST);
    let file = id_of(&office, &paper);
    let copy = copies::hand_out(&office, &file).unwrap();
    save(&office, &copy, &["Jinak."]);
    act(&office, "write_report", json!({ "paper": paper, "file": file, "text": "Už jen text." })).unwrap();
    let offer = detail(&office, &paper)["offers"][0].clone();
    assert_eq!((&offer["is_gone"], &offer["is_report"]), (&json!(true), &json!(true)));
    copies::take_offer(&office, &file).unwrap();
    let shown = detail(&office, &paper);
    assert_eq!((&shown["report"], &shown["attachments"][0]["order"]), (&json!("Už jen text."), &json!(1)));
    attach(&office, &paper, "plán.txt", b"plan");
    assert_eq!(detail(&office, &paper)["attachments"][1]["order"], 2);
}

#[test]
fn personal_data_in_the_document_are_found_by_the_formal_check() {
    let room = tempfile::tempdir().unwrap();
    let office = town(room.path());
    let paper = founded(&office, &["Žadatel má rodné číslo 755603/1237."]);
    let base = detail(&office, &paper)["seen"]["competence"].clone();
    act(
        &office,
        "edit_paper",
        json!({ "paper": paper, "edits": [{ "field": "competence", "value": "§ 102", "base": base }] }),
    )
    .unwrap();
    let looked = office.read(|reader| {
        let paper: Stored<Paper> = reader.records.need(parse_id(&paper)?)?;
        report_of(reader, &paper.value)
    });
    assert!(looked.unwrap().contains("755603/1237"));
}
