//! E-mails among annexes: read in the window, their files taken out, programs left inside.

use std::fs;

use obeznik_app::attachments::Uploaded;
use obeznik_app::copies::{self, Held};
use obeznik_app::ports::SystemIds;
use obeznik_app::{ApiError, Code, letters};
use obeznik_kernel::IdSource as _;
use obeznik_kernel::calendar::add_days;
use serde_json::{Value, json};

use crate::annexes::{act, attach, detail, draft, draft_kept, upload};
use crate::draft::letter;
use crate::support::{town, town_without_readers};

#[test]
fn an_e_mail_kept_close_is_shown_and_that_is_written_down() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let paper = draft_kept(&office, "named");
    let bytes = letter(&[("mapa.txt", "mapa"), ("faktura.exe", "MZ")]).bytes;
    let id = attach(&office, &paper, "zpráva.eml", &bytes);
    let shown = letters::read(&office, &id).unwrap();
    assert_eq!((shown.subject.as_str(), shown.sender.as_str()), ("Zpráva o škole", "jana@mesto.cz"));
    assert!(shown.text.starts_with("Dobrý den,"), "{}", shown.text);
    assert!(!shown.is_data_message && !shown.is_altered && !shown.is_cut);
    let files: Vec<_> = shown
        .files
        .iter()
        .map(|file| (file.place, file.name.as_str(), file.why.as_ref().map(|why| why.key.as_str())))
        .collect();
    assert_eq!(files, [(0, "mapa.txt", None), (1, "faktura.exe", Some("letter-part-forbidden"))]);
    letters::read(&office, &id).unwrap();
    let readings = detail(&office, &paper)["readings"].clone();
    assert_eq!(
        (&readings["count"], &readings["list"][0]["way"], &readings["list"][0]["attachment"]),
        (&json!(1), &json!("opened"), &json!("zpráva.eml"))
    );
}

#[test]
fn its_files_are_handed_out_for_reading_alone_and_a_program_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let paper = draft(&office);
    let bytes =
        letter(&[("mapa.txt", "mapa"), ("mapa.txt", "jiná"), ("hra.exe", "MZ"), ("hra.pdf", "#!/bin/sh")]);
    let id = attach(&office, &paper, "zpráva.eml", &bytes.bytes);
    let [first, second] = [0, 1].map(|place| copies::hand_out_part(&office, &id, place).unwrap());
    assert!(fs::read(&first).unwrap().starts_with(b"mapa"));
    assert!(fs::read(&second).unwrap().starts_with("jiná".as_bytes()), "files of one name stay apart");
    assert!(fs::metadata(&first).unwrap().permissions().readonly());
    assert_eq!(copies::hand_out_part(&office, &id, 0).unwrap(), first, "once more the same");
    let parent = first.parent().unwrap().parent().unwrap().to_owned();
    for (place, code, key) in [
        (2, Code::Refused, "letter-part-forbidden"),
        (3, Code::Refused, "letter-part-forbidden"),
        (4, Code::NotFound, "refusal-not-found"),
    ] {
        let refused = copies::hand_out_part(&office, &id, place).unwrap_err();
        assert_eq!((refused.code, refused.key.as_str()), (code, key), "{place}");
    }
    assert_eq!(fs::read_dir(parent).unwrap().count(), 2, "no program lies on the disk");
    assert_eq!(detail(&office, &paper)["attachments"][0]["is_handed_out"], false);
    assert_eq!(copies::look(&office).unwrap(), 0, "nothing becomes a version of the annex");
    copies::clear(&office, Held::Stays);
    assert!(!first.exists() && !second.exists());
}

#[test]
fn an_e_mail_among_documents_of_a_meeting_is_read_as_an_annex_is() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let bodies = office.query("overview", Value::Null).unwrap()["bodies"].clone();
    let council = bodies.as_array().unwrap().iter().find(|body| body["kind"] == "council").unwrap();
    let [meeting, document] = [(); 2].map(|()| SystemIds.next_id().to_string());
    let on = add_days(office.read(|reader| Ok(reader.today)).unwrap(), 40);
    act(&office, "plan_meeting", json!({ "meeting": meeting, "body": council["id"], "term": 1, "on": on }))
        .unwrap();
    let bytes = letter(&[("mapa.txt", "mapa"), ("hra.exe", "MZ")]).bytes;
    let Uploaded { blob, size_bytes, media_type, .. } = upload(&office, "omluva.eml", &bytes).unwrap();
    let added = json!({ "meeting": meeting, "document": document, "name": "omluva.eml", "blob": blob,
        "size_bytes": size_bytes, "media_type": media_type });
    act(&office, "add_meeting_document", added).unwrap();
    let shown = letters::read(&office, &document).unwrap();
    assert_eq!((shown.subject.as_str(), shown.files.len()), ("Zpráva o škole", 2));
    let copy = copies::hand_out_part(&office, &document, 0).unwrap();
    assert!(fs::read(copy).unwrap().starts_with(b"mapa"));
    refused(copies::hand_out_part(&office, &document, 1), "letter-part-forbidden");
}

#[test]
fn a_file_of_it_becomes_an_annex_kept_as_close_as_the_e_mail() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let paper = draft(&office);
    let id = attach(&office, &paper, "zpráva.eml", &letter(&[("mapa.txt", "mapa"), ("hra.exe", "MZ")]).bytes);
    letters::attach(&office, &id, 0).unwrap();
    act(&office, "classify_attachment", json!({ "attachment": id, "is_confidential": true })).unwrap();
    letters::attach(&office, &id, 0).unwrap();
    refused(letters::attach(&office, &id, 1), "letter-part-forbidden");
    let annexes = detail(&office, &paper)["attachments"].clone();
    let said = |one: &Value| (one["name"].as_str().unwrap().to_owned(), one["is_confidential"].clone());
    let said: Vec<_> = annexes.as_array().unwrap().iter().skip(1).map(said).collect();
    assert_eq!(said, [("mapa.txt".to_owned(), json!(false)), ("mapa.txt".to_owned(), json!(true))]);
}

#[test]
fn what_is_no_letter_or_cannot_be_read_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let paper = draft(&office);
    let id = attach(&office, &paper, "zpráva.eml", "Jen slova.".as_bytes());
    refused(letters::read(&office, &id), "letter-fault-unsupported");
    let cut = attach(
        &office,
        &paper,
        "zpráva.zfo",
        b"\x30\x80\x06\x09*\x86H\x86\xf7\x0d\x01\x07\x02isds.czechpoint.cz",
    );
    refused(letters::read(&office, &cut), "letter-fault-broken");

    let folder = tempfile::tempdir().unwrap();
    let office = town_without_readers(folder.path());
    let paper = draft(&office);
    let id = attach(&office, &paper, "zpráva.eml", &letter(&[]).bytes);
    refused(letters::read(&office, &id), "letter-fault-no-reader");
}

fn refused<T: std::fmt::Debug>(came: Result<T, ApiError>, key: &str) {
    let refused = came.unwrap_err();
    assert_eq!((refused.code, refused.key.as_str()), (Code::Refused, key));
}
