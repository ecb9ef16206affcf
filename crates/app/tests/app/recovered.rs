//! What a person is told after the program was cut off: each count stands for something that is there.

use std::fs;

use obeznik_app::{Office, copies, recovered::recovered};
use obeznik_kernel::Timestamp;
use serde_json::{Value, json};

use crate::annexes::{attach, draft};
use crate::support::{open_again, town};

fn type_text(office: &Office, paper: &str, field: &str, value: Value) {
    let kept = json!({ "value": value, "at": "2026-11-30T14:05:00Z", "ver": 1, "base": null });
    office.put_draft(&format!("paper/{paper}/{field}"), kept.to_string()).unwrap();
}

#[test]
fn after_a_cut_each_text_and_file_in_work_is_counted_once_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let (older, newer, calm) = (draft(&office), draft(&office), draft(&office));
    type_text(&office, &calm, "report", json!("Napsáno dávno."));
    let begun = Timestamp::now();
    type_text(&office, &older, "report", json!("Rozepsaná zpráva"));
    type_text(&office, &older, "title", json!("Nájem prostor")); // the record says the same
    type_text(&office, &newer, "comment", json!({ "text": " ", "quote": "", "answers": "" }));
    type_text(&office, &newer, "report", json!("Druhá zpráva"));
    type_text(
        &office,
        &newer,
        "clauses",
        json!({ "unshown": {}, "clauses": [{ "verb": "bere na vědomí", "text": "" }] }),
    );
    office.put_draft(&format!("paper/{calm}/title"), "of a newer program".to_owned()).unwrap();
    office.put_arrangement("papers", "{}".to_owned()).unwrap();
    let file = attach(&office, &older, "smlouva.docx", b"cena 100");
    let copy = copies::hand_out(&office, &file).unwrap();
    fs::write(copy.with_file_name("~$louva.docx"), "Jana").unwrap();
    drop(office); // as a kill
    fs::write(&copy, "cena 2000").unwrap();

    let office = open_again(folder.path());
    let noticed = Timestamp::now();
    let found = recovered(&office, begun, noticed).unwrap();
    let papers: Vec<_> = found.papers.iter().map(|paper| paper.id.clone()).collect();
    assert_eq!((found.texts, papers), (3, vec![newer.clone(), older.clone()]));
    assert_eq!((found.files, found.held), (1, 1), "saved in Word, and still open there");
    assert_eq!((found.commands, found.waiting, found.is_whole), (0, 0, true));

    type_text(&office, &older, "report", json!("Rozepsaná zpráva, dál")); // they have found it themselves
    office.drop_draft(&format!("paper/{newer}/report")).unwrap();
    assert_eq!(recovered(&office, begun, noticed).unwrap().texts, 1);
}

#[test]
fn steps_that_the_file_lost_and_the_journal_gave_back_are_counted() {
    let folder = tempfile::tempdir().unwrap();
    town(folder.path()).close();
    let office = open_again(folder.path());
    let lines = |office: &Office| office.store().reader().log(u64::MAX >> 1, 1_000).unwrap().len();
    let (begun, before) = (Timestamp::now(), lines(&office));
    draft(&office);
    let made = lines(&office) - before;
    drop(office);
    // The disk comes back as it was at the last close; what was acknowledged since stands in the journal alone.
    let copies = fs::read_dir(folder.path().join("copies")).unwrap().flatten();
    let copy =
        copies.map(|copy| copy.path()).find(|path| path.extension().is_some_and(|end| end == "db")).unwrap();
    fs::copy(copy, folder.path().join("office.db")).unwrap();
    for beside in ["office.db-wal", "office.db-shm"] {
        let _ = fs::remove_file(folder.path().join(beside)); // there or not
    }
    let found = recovered(&open_again(folder.path()), begun, Timestamp::now()).unwrap();
    assert!(made > 0);
    assert_eq!((usize::try_from(found.commands).unwrap(), found.is_whole), (made, true));
    assert_eq!((found.texts, found.papers.len(), found.files, found.held), (0, 0, 0, 0));
}
