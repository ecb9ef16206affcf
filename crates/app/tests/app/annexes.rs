//! Annexes as offices have them: looked into, read, opened in other programs, brought back.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::support::{open_again, town, town_under, town_without_readers};
use obeznik_app::attachments::{Arrived, Uploaded, take};
use obeznik_app::copies::Held;
use obeznik_app::office::Request;
use obeznik_app::ports::SystemIds;
use obeznik_app::{ApiError, Code, Office, copies, reading, watched};
use obeznik_kernel::IdSource as _;
use serde_json::{Value, json};

pub(crate) fn act(office: &Office, kind: &str, payload: Value) -> Result<(), ApiError> {
    let kind = format!("circulation.{kind}");
    office.execute(Request { kind, payload, base: Vec::new(), on_behalf_of: None }).map(|_| ())
}

/// A kind of papers that goes to the council.
fn paper_type(office: &Office) -> String {
    let bodies = office.query("overview", Value::Null).unwrap()["bodies"].clone();
    let council = bodies.as_array().unwrap().iter().find(|body| body["kind"] == "council").unwrap();
    let step = json!({ "id": "rada", "kind": "consultation", "body": council["id"], "role": "decides", "days": null, "mandatory": true });
    let id = SystemIds.next_id().to_string();
    let value = json!({ "name": "Materiál", "abbreviation": "M", "route": [step], "required_opinions": [],
        "number_pattern": "{seq:year}/{yyyy}", "competence_hint": "", "active": true });
    act(office, "define_paper_type", json!({ "paper_type": id, "value": value })).unwrap();
    id
}

/// A draft of the founder.
pub(crate) fn draft(office: &Office) -> String {
    draft_kept(office, "public")
}

/// A draft of the founder, kept as close as the word says.
pub(crate) fn draft_kept(office: &Office, confidentiality: &str) -> String {
    let paper = SystemIds.next_id().to_string();
    let (me, kind) = (office.person().to_string(), paper_type(office));
    let payload = json!({
        "paper": paper, "paper_type": kind, "title": "Nájem prostor", "presenter": me, "co_presenters": [],
        "drafter": me, "department": null, "competence": "", "confidentiality": confidentiality, "named": [],
        "report": "", "clauses": [], "due_on": null,
    });
    act(office, "create_paper", payload).unwrap();
    paper
}

pub(crate) fn upload(office: &Office, name: &str, content: &[u8]) -> Result<Uploaded, ApiError> {
    take(office, name, Arrived::of(office, &mut &*content)?)
}

pub(crate) fn attach(office: &Office, paper: &str, name: &str, content: &[u8]) -> String {
    let Uploaded { blob, size_bytes, media_type, note } = upload(office, name, content).unwrap();
    let attachment = SystemIds.next_id().to_string();
    let payload = json!({ "paper": paper, "attachment": attachment, "name": name, "blob": blob,
        "size_bytes": size_bytes, "media_type": media_type, "note": note });
    act(office, "attach", payload).unwrap();
    attachment
}

pub(crate) fn detail(office: &Office, paper: &str) -> Value {
    office.query("paper", json!({ "id": paper })).unwrap()
}

pub(crate) fn annex(office: &Office, paper: &str) -> Value {
    detail(office, paper)["attachments"][0].clone()
}

pub(crate) fn hits(office: &Office, text: &str) -> usize {
    let input =
        json!({ "text": text, "kinds": ["attachment"], "body": "", "year": 0, "offset": 0, "limit": 9 });
    office.query("search", input).unwrap()["hits"].as_array().unwrap().len()
}

/// Two looks, as two seconds bring them: a change counts when both see the same.
fn look(office: &Office) -> usize {
    copies::look(office).unwrap() + copies::look(office).unwrap()
}

fn folders_in(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder.join("out")).unwrap().map(|entry| entry.unwrap().path()).collect()
}

#[test]
fn the_text_of_an_annex_is_read_beside_the_work_and_found() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let paper = draft(&office);
    let id = attach(&office, &paper, "dlažba.txt", "Oprava dlažby v Lipové ulici".as_bytes());
    assert_eq!(
        (annex(&office, &paper)["reading"].as_str(), hits(&office, "dlažbu Lipová")),
        (Some("waiting"), 0)
    );
    assert_eq!(reading::all(&office, &mut |_| true).unwrap(), 1);
    assert_eq!(
        (annex(&office, &paper)["reading"].as_str(), hits(&office, "dlažbu Lipová")),
        (Some("read"), 1)
    );
    assert_eq!(reading::all(&office, &mut |_| true).unwrap(), 0, "once read, it is not read again");
    let input = json!({ "text": "dlažbu", "kinds": [], "body": "", "year": 0, "offset": 0, "limit": 9 });
    assert_eq!(office.query("search", input).unwrap()["hits"][0]["id"], json!(id), "the hit opens the annex");
}

#[test]
fn what_nobody_can_read_says_why_and_the_formal_check_knows() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let png = &b"\x89PNG\r\n\x1a\n...."[..];
    let broken = (Some("attachment-unreadable"), "unreadable", "attachment-text-broken");
    let false_name = (Some("attachment-false-extension"), "none", "attachment-text-none");
    let table = [
        ("smlouva.pdf", &b"%PDF-1.7\n1 0 obj\n<<"[..], broken),
        ("fotka.png", png, (None, "none", "attachment-text-none")),
        ("prázdná.pdf", b"", (None, "none", "attachment-text-empty")),
        ("plán.pdf", png, false_name),
    ];
    for (name, content, expected) in table {
        let paper = draft(&office);
        attach(&office, &paper, name, content);
        reading::all(&office, &mut |_| true).unwrap();
        let annex = annex(&office, &paper);
        let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let found =
            (annex["note"]["key"].as_str(), word(&annex["reading"]), word(&annex["reading_note"]["key"]));
        assert_eq!(found, (expected.0, expected.1.to_owned(), expected.2.to_owned()), "{name}");
    }
    for (name, content) in [("hra.pdf", &b"\x7fELF program"[..]), ("skript.js", b"alert(1)")] {
        let refused = upload(&office, name, content).unwrap_err();
        assert_eq!((refused.code, refused.key.as_str()), (Code::Refused, "attachment-forbidden"), "{name}");
    }
}

#[test]
fn what_the_administrator_bars_is_not_attached_and_new_versions_of_it_are_not_lost() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let paper = draft(&office);
    let id = attach(&office, &paper, "disk.iso", b"obraz 1");
    let policy = r#"{ "forbidden_extensions": ["ISO", "exe"] }"#;
    let elsewhere = tempfile::tempdir().unwrap();
    let office = office.with_barred(town_under(elsewhere.path(), policy).barred().clone());
    let table = [
        ("jiný.iso", "attachment-barred"),
        ("jiný.ISO. ", "attachment-barred"),
        ("hra.exe", "attachment-forbidden"), // a program everywhere
        ("skript.js", "attachment-forbidden"),
    ];
    for (name, key) in table {
        let refused = upload(&office, name, b"obsah").unwrap_err();
        assert_eq!((refused.code, refused.key.as_str()), (Code::Refused, key), "{name}");
    }
    upload(&office, "smlouva.txt", b"obsah").unwrap();

    let copy = copies::hand_out(&office, &id).unwrap();
    save(&copy, "obraz 22", true);
    assert_eq!(look(&office), 1);
    copies::take_offer(&office, &id).unwrap();
    assert_eq!(annex(&office, &paper)["size_bytes"], 8);
}

#[test]
fn without_a_reader_annexes_wait_and_are_read_after_a_start_with_one() {
    let folder = tempfile::tempdir().unwrap();
    let office = town_without_readers(folder.path());
    let paper = draft(&office);
    attach(&office, &paper, "plot.txt", "Nový plot hřiště".as_bytes());
    assert_eq!(reading::all(&office, &mut |_| true).unwrap(), 0);
    assert_eq!(annex(&office, &paper)["reading"], "waiting");
    office.close();
    let office = open_again(folder.path());
    assert_eq!(reading::all(&office, &mut |_| true).unwrap(), 1);
    assert_eq!(hits(&office, "ploty"), 1);
}

/// How a program saves: over the file itself, or beside it and then by rename, as Word and LibreOffice do.
fn save(path: &Path, content: &str, in_place: bool) {
    if in_place {
        fs::write(path, content).unwrap();
    } else {
        let beside = path.with_extension("tmp");
        fs::write(&beside, content).unwrap();
        fs::rename(&beside, path).unwrap();
    }
}

#[test]
fn a_version_saved_by_another_program_is_offered_and_taken_however_it_saves() {
    for in_place in [true, false] {
        let folder = tempfile::tempdir().unwrap();
        let office = town(folder.path());
        let paper = draft(&office);
        let id = attach(&office, &paper, "smlouva.txt", b"cena 100");
        let copy = copies::hand_out(&office, &id).unwrap();
        assert_eq!(fs::read(&copy).unwrap(), b"cena 100");
        assert_eq!((look(&office), annex(&office, &paper)["is_handed_out"].clone()), (0, json!(true)));

        save(&copy, "cena 200", in_place);
        assert_eq!(copies::look(&office).unwrap(), 0, "it may go on saving");
        assert_eq!(copies::look(&office).unwrap(), 1);
        assert_eq!(annex(&office, &paper)["version"], 1, "nothing is taken silently");
        let offer = detail(&office, &paper)["offers"][0].clone();
        assert_eq!((offer["attachment"].clone(), offer["size_bytes"].clone()), (json!(id), json!(8)));
        copies::take_offer(&office, &id).unwrap();

        let new = annex(&office, &paper);
        assert_eq!(
            (new["version"].clone(), detail(&office, &paper)["offers"].clone()),
            (json!(2), json!([]))
        );
        assert_eq!(look(&office), 0, "the same content is not offered twice");
        save(&copy, "cena 300", in_place);
        assert_eq!(look(&office), 1, "the program goes on with the same copy");
        copies::drop_offer(&office, new["id"].as_str().unwrap()).unwrap();
        assert_eq!((annex(&office, &paper)["version"].clone(), look(&office)), (json!(2), 0));
        let old = copies::hand_out(&office, &id).unwrap();
        assert_eq!(fs::read(old).unwrap(), b"cena 300", "a copy that is out is not written over");
    }
}

#[test]
fn a_paper_that_takes_no_annexes_hands_copies_out_for_reading_alone() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let paper = draft(&office);
    let id = attach(&office, &paper, "smlouva.txt", b"cena 100");
    assert_eq!(detail(&office, &paper)["takes_attachments"], true);
    act(&office, "withdraw_paper", json!({ "paper": paper, "reason": "duplicitní" })).unwrap();
    assert_eq!(detail(&office, &paper)["takes_attachments"], false);
    let copy = copies::hand_out(&office, &id).unwrap();
    assert!(fs::metadata(&copy).unwrap().permissions().readonly());
    copies::clear(&office, Held::Stays);
    assert!(!copy.exists());
}

#[test]
fn an_annex_removed_meanwhile_can_be_added_again() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let paper = draft(&office);
    let id = attach(&office, &paper, "smlouva.txt", b"cena 100");
    let copy = copies::hand_out(&office, &id).unwrap();
    act(&office, "remove_attachment", json!({ "attachment": id })).unwrap();
    save(&copy, "cena 200", true);
    assert_eq!(look(&office), 1);
    assert_eq!(detail(&office, &paper)["offers"][0]["is_gone"], true);
    copies::take_offer(&office, &id).unwrap();
    let added = annex(&office, &paper);
    assert_eq!((added["size_bytes"].clone(), added["name"].clone()), (json!(8), json!("smlouva.txt")));
}

#[test]
fn copies_go_when_the_program_lets_go_at_a_lock_and_after_a_kill_and_what_was_saved_stays() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let paper = draft(&office);
    let id = attach(&office, &paper, "smlouva.odt", b"cena 100");

    let copy = copies::hand_out(&office, &id).unwrap();
    let lock = copy.with_file_name(".~lock.smlouva.odt#");
    fs::write(&lock, "Jana").unwrap();
    look(&office);
    fs::remove_file(&lock).unwrap();
    look(&office);
    assert!(!copy.exists(), "LibreOffice let it go");

    let copy = copies::hand_out(&office, &id).unwrap();
    save(&copy, "cena 200", false);
    copies::clear(&office, Held::Stays);
    assert!(folders_in(folder.path()).is_empty(), "nothing stays at a lock");
    assert_eq!(detail(&office, &paper)["offers"][0]["size_bytes"], 8, "what was saved is not lost");
    copies::drop_offer(&office, &id).unwrap();

    let copy = copies::hand_out(&office, &id).unwrap();
    save(&copy, "cena 3000", true);
    fs::write(folder.path().join("out/košilka.pdf"), "made").unwrap();
    drop(office); // as a kill: nobody looks any more
    let office = open_again(folder.path());
    assert!(folders_in(folder.path()).is_empty(), "nothing stays after a start");
    assert_eq!(detail(&office, &paper)["offers"][0]["size_bytes"], 9);
}

#[test]
fn a_copy_its_program_holds_outlives_a_lock_and_a_start_and_is_watched_on() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let paper = draft(&office);
    let id = attach(&office, &paper, "smlouva.docx", b"cena 100");
    let size = |office: &Office| detail(office, &paper)["offers"][0]["size_bytes"].clone();
    let copy = copies::hand_out(&office, &id).unwrap();
    let lock = copy.with_file_name("~$louva.docx");
    fs::write(&lock, "Jana").unwrap();
    look(&office);
    let stray = folder.path().join("out/košilka.pdf");
    fs::write(&stray, "made").unwrap();
    copies::clear(&office, Held::Stays);
    assert!(
        copy.exists() && !stray.exists(),
        "who writes in Word while the window locks saves where they began"
    );
    drop(office);
    save(&copy, "cena 2000", true);
    let office = open_again(folder.path());
    assert_eq!((size(&office), copy.exists()), (json!(9), true), "saved while the office was closed");
    assert_eq!(copies::hand_out(&office, &id).unwrap(), copy, "no second copy, and no older words in it");
    assert_eq!(fs::read(&copy).unwrap(), b"cena 2000");
    save(&copy, "cena 30000", true);
    look(&office);
    look(&office);
    assert_eq!(size(&office), json!(10), "watched on after the start");
    fs::remove_file(&lock).unwrap();
    look(&office);
    assert!(!copy.exists(), "let go at last");
    copies::drop_offer(&office, &id).unwrap();

    let copy = copies::hand_out(&office, &id).unwrap();
    let lock = copy.with_file_name("~$louva.docx");
    fs::write(&lock, "Jana").unwrap();
    age(&lock, 4 * 86_400);
    drop(office);
    let office = open_again(folder.path());
    assert!(folders_in(folder.path()).is_empty(), "the program died and left its lock behind");
    let copy = copies::hand_out(&office, &id).unwrap();
    fs::write(copy.with_file_name("~$louva.docx"), "Jana").unwrap();
    copies::clear(&office, Held::Goes);
    assert!(folders_in(folder.path()).is_empty(), "who lost the file keeps no copy");
}

#[cfg(unix)]
#[test]
fn nobody_else_reads_a_copy() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let paper = draft(&office);
    let id = attach(&office, &paper, "smlouva.txt", b"cena 100");
    let copy = copies::hand_out(&office, &id).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&folder.path().join("out")), mode(&copy)), (0o700, 0o600));
}

fn age(path: &Path, seconds: u64) {
    let then = std::time::SystemTime::now() - std::time::Duration::from_secs(seconds);
    fs::File::options().write(true).open(path).unwrap().set_modified(then).unwrap();
}

/// What is seen while somebody has just written a file; again, where it was seen only after that.
fn while_fresh<T>(path: &Path, see: impl Fn() -> T) -> T {
    loop {
        let written = std::time::Instant::now();
        fs::write(path, "rozepsáno").unwrap();
        let seen = see();
        if written.elapsed() < std::time::Duration::from_secs(2) {
            return seen;
        }
    }
}

#[test]
fn files_that_settled_in_the_watched_folder_are_offered_and_never_touched() {
    let (folder, scans) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let office = town(folder.path());
    let names = |office: &Office| -> Vec<String> {
        watched::watched(office).unwrap().files.into_iter().map(|file| file.name).collect()
    };
    assert_eq!(watched::watched(&office).unwrap(), watched::Watched::default());
    watched::set_folder(&office, scans.path().to_str().unwrap()).unwrap();
    for (name, seconds) in [("sken.pdf", 60), ("starší.pdf", 600), (".skrytý", 60), ("půl.part", 60)] {
        let path = scans.path().join(name);
        fs::write(&path, name).unwrap();
        age(&path, seconds);
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink("/etc/hostname", scans.path().join("odkaz.pdf")).unwrap();
    assert_eq!(names(&office), ["sken.pdf", "starší.pdf"]);
    let fresh = scans.path().join("právě.pdf");
    assert_eq!(while_fresh(&fresh, || names(&office)), ["sken.pdf", "starší.pdf"]);
    fs::remove_file(fresh).unwrap();

    let uploaded = watched::take(&office, "sken.pdf").unwrap();
    assert_eq!(uploaded.size_bytes, 8);
    assert_eq!(names(&office).len(), 2, "it waits until the person attached it");
    watched::put_away(&office, "sken.pdf").unwrap();
    assert_eq!(names(&office), ["starší.pdf"]);
    assert!(scans.path().join("sken.pdf").exists());
    fs::write(scans.path().join("sken.pdf"), "jiný sken").unwrap();
    age(&scans.path().join("sken.pdf"), 30);
    assert_eq!(names(&office), ["sken.pdf", "starší.pdf"], "another content under the name is another file");

    for bad in ["../annexes", "odkaz.pdf", "nikde.pdf", "/etc/hostname"] {
        assert_eq!(watched::take(&office, bad).unwrap_err().key, "attachment-vanished", "{bad}");
    }
    let mut program = fs::File::create(scans.path().join("hra.pdf")).unwrap();
    program.write_all(b"\x7fELF program").unwrap();
    assert_eq!(watched::take(&office, "hra.pdf").unwrap_err().key, "attachment-forbidden");
    // A file of holes: nothing of it is read.
    fs::File::create(scans.path().join("mapa.tif")).unwrap().set_len((2 << 30) + 1).unwrap();
    assert_eq!(watched::take(&office, "mapa.tif").unwrap_err().key, "attachment-too-large");
}

#[test]
fn a_folder_that_is_no_folder_or_the_store_is_refused_and_a_lost_one_is_told() {
    let (folder, scans) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let office = town(folder.path());
    let refused = |path: &Path| watched::set_folder(&office, path.to_str().unwrap()).unwrap_err().key;
    assert_eq!(refused(Path::new("relativní/cesta")), "watched-no-folder");
    assert_eq!(refused(&scans.path().join("není")), "watched-no-folder");
    assert_eq!(refused(&folder.path().join("blobs")), "watched-in-store");
    watched::set_folder(&office, scans.path().to_str().unwrap()).unwrap();
    drop(scans);
    assert!(watched::watched(&office).unwrap().is_missing);
    watched::set_folder(&office, "").unwrap();
    assert_eq!(watched::watched(&office).unwrap(), watched::Watched::default());
}
