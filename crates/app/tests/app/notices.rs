//! Notices where no server sends them: listed with addresses, written once, and each person's choice.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use obeznik_app::notices::{PrepareInput, PrepareReport, prepare};
use obeznik_app::office::Request;
use obeznik_app::ports::{DocumentPrinter, NoticeMail, NoticeWriter, PrintedDocument, SystemIds};
use obeznik_app::{ApiError, Office};
use obeznik_circulation::notices::NoticeKind;
use obeznik_circulation::registry::RegistryKind;
use obeznik_keeping::about::Share;
use obeznik_kernel::IdSource as _;
use obeznik_kernel::calendar::{add_days, day_in_prague};
use serde_json::{Value, json};

use crate::keeping::about;
use crate::support::town;

/// Prints nothing but a name.
struct Stub;

impl DocumentPrinter for Stub {
    fn print(&self, _: &Office, kind: &RegistryKind, _: &str) -> Result<PrintedDocument, ApiError> {
        Ok(PrintedDocument { file_name: format!("{}.pdf", kind.as_str()), bytes: b"%PDF".to_vec() })
    }

    fn print_report(&self, _: &Office, _: &str) -> Result<PrintedDocument, ApiError> {
        Ok(PrintedDocument { file_name: "duvodova-zprava.pdf".to_owned(), bytes: b"%PDF".to_vec() })
    }
}

/// Writes what it was given.
impl NoticeWriter for Stub {
    fn write(&self, mail: &NoticeMail) -> Result<Vec<u8>, ApiError> {
        let lines: Vec<&str> = mail.lines.iter().map(|line| line.key.as_str()).collect();
        let files: Vec<&str> = mail.attachments.iter().map(|file| file.file_name.as_str()).collect();
        Ok(format!("{} {lines:?} {files:?} {:?}", mail.to.1.as_str(), mail.lines).into_bytes())
    }
}

fn does(office: &Office, kind: &str, payload: Value) {
    let request = Request { kind: kind.to_owned(), payload, base: Vec::new(), on_behalf_of: None };
    office.execute(request).unwrap_or_else(|error| panic!("{kind}: {error:?}"));
}

fn mail_of(office: &Office, person: &str, email: &str) {
    let people = office.query("settings", json!({})).unwrap()["people"].clone();
    let row = people.as_array().unwrap().iter().find(|row| row["id"] == person).unwrap().clone();
    let mut about = row["value"].clone();
    about["email"] = email.into();
    does(office, "municipality.define_person", json!({ "id": person, "person": about }));
}

/// A person with a seat in the council.
fn member(office: &Office, council: &Value, family: &str, email: &str) -> String {
    let person = SystemIds.next_id().to_string();
    let about = json!({ "given": "Jan", "family": family, "title_before": "", "title_after": "", "function": "",
        "email": email, "department": null, "active": true });
    does(office, "municipality.define_person", json!({ "id": person, "person": about }));
    let seat = json!({ "body": council, "person": person, "role": "member", "from": "2022-10-20", "to": null,
        "end_reason": "", "party": "" });
    does(office, "municipality.set_membership", json!({ "id": SystemIds.next_id(), "membership": seat }));
    person
}

/// A town whose council of two is invited to a meeting; one of them has no address.
fn invited(folder: &Path) -> (Office, String, String) {
    let office = town(&folder.join("store"));
    let overview = office.query("overview", Value::Null).unwrap();
    let bodies = overview["bodies"].as_array().unwrap();
    let council = bodies.iter().find(|body| body["kind"] == "council").unwrap()["id"].clone();
    let (adam, bara) =
        (member(&office, &council, "Adamec", "adamec@vzorov.cz"), member(&office, &council, "Bárta", ""));
    let (meeting, on) = (SystemIds.next_id(), add_days(day_in_prague(obeznik_kernel::Timestamp::now()), 5));
    let plan = json!({ "meeting": meeting, "body": council, "term": 1, "on": on, "starts_at": "14:00", "place": "radnice" });
    does(&office, "circulation.plan_meeting", plan);
    let item = json!({ "meeting": meeting, "agenda_item": SystemIds.next_id(), "title": "Zahájení" });
    does(&office, "circulation.add_agenda_item", item);
    does(&office, "circulation.convene_meeting", json!({ "meeting": meeting }));
    mail_of(&office, &office.person().to_string(), "podatelna@vzorov.cz");
    (office, adam, bara)
}

fn page(office: &Office) -> Value {
    office.query("notices", Value::Null).unwrap()
}

fn write(office: &Office, people: &[&str], folder: &Path) -> Result<PrepareReport, ApiError> {
    let people = people.iter().map(|person| (*person).to_owned()).collect();
    prepare(office, &Stub, &Stub, &PrepareInput { people, folder: folder.display().to_string() })
}

#[test]
fn each_person_gets_one_message_once_and_who_has_no_address_is_named() {
    let home = tempfile::tempdir().unwrap();
    let (office, adam, bara) = invited(home.path());
    let folder = home.path().join("zpravy");
    fs::create_dir(&folder).unwrap();
    let rows = page(&office)["rows"].clone();
    let rows: Vec<(&str, &str)> = rows
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["name"].as_str().unwrap(), row["email"].as_str().unwrap()))
        .filter(|(name, _)| name.starts_with("Jan "))
        .collect();
    assert_eq!(rows, [("Jan Adamec", "adamec@vzorov.cz"), ("Jan Bárta", "")]);

    let report = write(&office, &[&adam, &bara], &folder).unwrap();
    assert_eq!(report.written, 1);
    let left: Vec<_> = report.left_out.iter().map(|one| (one.name.as_str(), one.why.key.as_str())).collect();
    assert_eq!(left, [("Jan Bárta", "notices-no-address")]);
    let files: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(files.len(), 1);
    let name = files[0].file_name().unwrap().to_string_lossy().into_owned();
    assert!(name.starts_with("upozorneni-jan-adamec-") && name.ends_with(".eml"), "{name}");
    let text = fs::read_to_string(&files[0]).unwrap();
    assert!(text.contains("notice-invitation") && text.contains("invitation.pdf"), "{text}");

    let again = write(&office, &[&adam], &folder).unwrap();
    let why = again.left_out.iter().map(|one| one.why.key.as_str()).collect::<Vec<_>>();
    assert_eq!((again.written, why), (0, vec!["notices-told-already"]));
    let after = page(&office);
    assert!(after["rows"].as_array().unwrap().iter().all(|row| row["name"] != "Jan Adamec"), "{after}");
    assert_eq!(after["prepared"][0]["name"], "Jan Adamec");

    mail_of(&office, &bara, "barta@vzorov.cz");
    assert_eq!(write(&office, &[&bara], &folder).unwrap().written, 1);
}

#[test]
fn messages_need_a_sender_and_a_folder_outside_the_store() {
    let home = tempfile::tempdir().unwrap();
    let (office, adam, _) = invited(home.path());
    let key = |result: Result<PrepareReport, ApiError>| result.unwrap_err().key;
    assert_eq!(key(write(&office, &[&adam], Path::new("/nikde/nic"))), "notices-no-folder");
    assert_eq!(key(write(&office, &[&adam], &home.path().join("store"))), "notices-in-store");
    mail_of(&office, &office.person().to_string(), "");
    let folder = home.path().join("zpravy");
    fs::create_dir(&folder).unwrap();
    assert_eq!(key(write(&office, &[&adam], &folder)), "notices-no-sender");
}

#[test]
fn a_choice_is_kept_and_silence_is_respected() {
    let home = tempfile::tempdir().unwrap();
    let (office, adam, _) = invited(home.path());
    let mine = || office.query("my_notices", Value::Null).unwrap();
    let (usual, me) = (mine(), office.person().to_string());
    assert_eq!(
        (&usual["way"], &usual["hour"], &usual["email"]),
        (&json!("at_once"), &json!(7), &json!("podatelna@vzorov.cz"))
    );
    let choice = json!({ "person": me, "way": "daily", "hour": 16, "without": ["extract"] });
    does(&office, "circulation.choose_notices", choice);
    let kept = mine();
    assert_eq!(
        (&kept["way"], &kept["hour"], &kept["without"]),
        (&json!("daily"), &json!(16), &json!(["extract"]))
    );

    let silent = json!({ "person": adam, "way": "never", "hour": 7, "without": [] });
    let request = Request {
        kind: "circulation.choose_notices".to_owned(),
        payload: silent,
        base: Vec::new(),
        on_behalf_of: Some((adam.clone(), "word".to_owned())),
    };
    office.execute(request).unwrap();
    let page = page(&office);
    assert_eq!(page["silent"], 1);
    assert!(page["rows"].as_array().unwrap().iter().all(|row| row["name"] != "Jan Adamec"), "{page}");
}

#[test]
fn a_statement_says_what_was_sent_to_the_person_and_what_they_chose() {
    let home = tempfile::tempdir().unwrap();
    let (office, adam, bara) = invited(home.path());
    let folder = home.path().join("zpravy");
    fs::create_dir(&folder).unwrap();
    assert_eq!(write(&office, &[&adam], &folder).unwrap().written, 1);
    let request = Request {
        kind: "circulation.choose_notices".to_owned(),
        payload: json!({ "person": adam, "way": "never", "hour": 7, "without": [] }),
        base: Vec::new(),
        on_behalf_of: Some((adam.clone(), "word".to_owned())),
    };
    office.execute(request).unwrap();

    let theirs = about(&office, adam.parse().unwrap()).unwrap();
    let letters: Vec<_> = theirs.letters.iter().map(|one| (one.state.as_str(), one.tells.clone())).collect();
    assert_eq!(letters, [("prepared", BTreeSet::from([NoticeKind::Invitation]))]);
    assert_eq!(theirs.told, 1);
    let choice = theirs.records.iter().find(|one| one.kind == "notice_choice").unwrap();
    assert_eq!((choice.share, &choice.body["way"]), (Share::Whole, &json!("never")));

    let other = about(&office, bara.parse().unwrap()).unwrap();
    assert_eq!((other.letters, other.told), (Vec::new(), 0), "of others nothing");
}
