//! Contents that a disk has lost or spoilt: listed for who sees the files, put back by a backup and by the original.

use std::fs;
use std::path::PathBuf;

use obeznik_app::contents::MendedContents;
use obeznik_app::{Code, copies};
use obeznik_kernel::BlobHash;
use serde_json::{Value, json};

use crate::annexes::{attach, draft_kept, upload};
use crate::desk::{Computer, HERS, key};
use crate::support::define;

const DAY: i64 = 24 * 3600;
const TEXT: &[u8] = "Smlouva o nájmu prostor.".as_bytes();

impl Computer {
    /// A paper with an annex: the paper, the annex, the address of its content.
    fn annexed(&self, confidentiality: &str) -> (String, String, String) {
        let office = self.desk.office().unwrap();
        define(&office, "council", "Rada města", "Rada", "RM");
        let paper = draft_kept(&office, confidentiality);
        let annex = attach(&office, &paper, "smlouva.txt", TEXT);
        (paper, annex, upload(&office, "smlouva.txt", TEXT).unwrap().blob)
    }

    fn file_of(&self, content: &str) -> PathBuf {
        self.home.path().join("urad").join("blobs").join(&content[..2]).join(content)
    }

    fn lose(&self, content: &str) {
        fs::remove_file(self.file_of(content)).unwrap();
    }

    /// Turns a byte about; the length stays.
    fn spoil_content(&self, content: &str) {
        let mut bytes = fs::read(self.file_of(content)).unwrap();
        bytes[3] ^= 0x5a;
        fs::write(self.file_of(content), bytes).unwrap();
    }

    fn content(&self, content: &str) -> Vec<u8> {
        let office = self.desk.office().unwrap();
        let blob = office.store().blob(&BlobHash(content.to_owned())).unwrap().read_all();
        blob.unwrap()
    }

    fn damaged(&self) -> Value {
        self.desk.office().unwrap().query("damaged_contents", Value::Null).unwrap()
    }

    /// How many damaged contents Můj den speaks of, and where it leads to.
    fn told_of_contents(&self) -> Option<(String, String)> {
        let day = self.desk.office().unwrap().query("my_day", Value::Null).unwrap();
        let groups = day["groups"].as_array().unwrap().clone();
        let mut rows = groups.iter().flat_map(|group| group["rows"].as_array().unwrap());
        let row = rows.find(|row| row["heading"]["key"] == "day-title-contents")?;
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        Some((text(&row["heading"]["args"]["count"]), text(&row["target"])))
    }
}

#[test]
fn a_lost_content_is_listed_with_its_paper_and_comes_back_from_the_backup() {
    let computer = Computer::founded(None);
    let (paper, annex, content) = computer.annexed("public");
    let nothing = json!({ "rows": [], "all": 0, "hidden": 0, "looked_at": null, "is_joined": false });
    assert_eq!(computer.damaged(), nothing);
    let disk = tempfile::tempdir().unwrap();
    computer.lose(&content);
    let listed = computer.damaged();
    let row = json!({ "content": content, "id": annex, "name": "smlouva.txt", "size_bytes": TEXT.len(),
        "number": listed["rows"][0]["number"], "title": "Nájem prostor", "held_on": null, "view": "paper",
        "target": paper });
    assert_eq!((&listed["rows"], &listed["all"], &listed["hidden"]), (&json!([row]), &json!(1), &json!(0)));
    assert_eq!(key(computer.desk.mend_contents()), "contents-no-backup");
    upload(&computer.desk.office().unwrap(), "smlouva.txt", TEXT).unwrap();
    assert_eq!(computer.damaged(), nothing, "the same content given once more takes its place");

    computer.desk.choose_backup_folder(&disk.path().display().to_string()).unwrap();
    computer.desk.back_up_now(&mut |_| ()).unwrap();
    computer.lose(&content);
    let mended = computer.desk.mend_contents().unwrap();
    assert_eq!(mended, MendedContents { mended: 1, missing: 0 });
    assert_eq!((computer.content(&content), computer.damaged()), (TEXT.to_vec(), nothing));
}

#[test]
fn a_spoilt_content_is_found_by_a_look_and_put_back_by_the_original_alone() {
    let computer = Computer::founded(None);
    let (_, annex, content) = computer.annexed("public");
    computer.spoil_content(&content);
    assert_eq!(computer.damaged()["all"], json!(0), "the file is there in its length");
    let opened = copies::hand_out(&computer.desk.office().unwrap(), &annex).unwrap_err();
    assert_eq!((opened.code, opened.key.as_str()), (Code::Refused, "content-damaged"));
    assert_eq!(computer.told_of_contents(), None);
    computer.desk.look_contents_over().unwrap();
    let listed = computer.damaged();
    assert_eq!((&listed["all"], &listed["looked_at"]), (&json!(1), &json!("2026-11-28T08:00:00Z")));
    assert_eq!(computer.told_of_contents(), Some(("1".to_owned(), "backup".to_owned())));

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("smlouva od souseda.txt");
    let mut other = TEXT.to_vec();
    other.reverse();
    let table: [(Option<&[u8]>, &str); 4] = [
        (None, "content-file-unread"),
        (Some(&TEXT[1..]), "content-other-file"),
        (Some(&other), "content-other-file"),
        (Some(TEXT), "done"),
    ];
    for (bytes, expected) in table {
        if let Some(bytes) = bytes {
            fs::write(&file, bytes).unwrap();
        }
        assert_eq!(key(computer.desk.mend_content_from(&content, &file)), expected);
    }
    assert_eq!((computer.content(&content), &computer.damaged()["all"]), (TEXT.to_vec(), &json!(0)));
    assert_eq!(computer.told_of_contents(), None);
    assert_eq!(key(computer.desk.mend_content_from(&content, &file)), "refusal-not-found", "it is whole");
}

#[test]
fn who_does_not_see_the_file_hears_only_that_there_is_one_and_may_have_it_put_back() {
    let (computer, clerk) = Computer::shared();
    let (_, _, content) = computer.annexed("secretariat");
    let disk = tempfile::tempdir().unwrap();
    computer.desk.choose_backup_folder(&disk.path().display().to_string()).unwrap();
    computer.desk.back_up_now(&mut |_| ()).unwrap();
    computer.desk.look_over_when_due().unwrap();
    computer.spoil_content(&content);
    computer.pass(7 * DAY);
    assert!(computer.desk.look_over_when_due().unwrap(), "the weekly look reads contents too");
    assert!(!computer.desk.look_over_when_due().unwrap());
    assert_eq!(computer.damaged()["rows"][0]["name"], "smlouva.txt");

    computer.desk.sign_in(&clerk, HERS).unwrap();
    let listed = computer.damaged();
    let counts = (&listed["rows"], &listed["all"], &listed["hidden"]);
    assert_eq!(counts, (&json!([]), &json!(1), &json!(1)), "{listed}");
    let file = disk.path().join("smlouva.txt");
    fs::write(&file, TEXT).unwrap();
    assert_eq!(key(computer.desk.mend_content_from(&content, &file)), "refusal-not-found");
    assert_eq!(computer.desk.mend_contents().unwrap().mended, 1);
    assert_eq!(computer.damaged()["all"], json!(0));
}
