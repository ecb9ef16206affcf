//! Documents of meetings come with a town's history, are found, opened and go with it.

use crate::support::{PASS_PHRASE, counts, data, found_documents, pdfs, source, town};
use obeznik_app::import::{ImportChoice, SourceFile, inspect, run, undo};
use obeznik_app::office::together::Part;
use obeznik_app::ports::SystemIds;
use obeznik_app::{Office, copies};
use obeznik_kernel::{IdSource as _, Timestamp};
use obeznik_store::{Store, Unlock};
use serde_json::{Value, json};

/// Documents that hold forms of both nouns, counted by `pdftotext` and `grep`.
const DOCUMENTS_WITH_LEASES: usize = 11;

fn blobs(folder: &std::path::Path) -> usize {
    let rooms = std::fs::read_dir(folder.join("blobs")).unwrap().map(|room| room.unwrap().path());
    rooms.filter(|room| room.is_dir()).map(|room| std::fs::read_dir(room).unwrap().count()).sum()
}

fn meetings(office: &Office) -> Vec<Value> {
    let input = json!({ "body": "", "from": null, "to": null });
    office.query("meetings", input).unwrap().as_array().unwrap().clone()
}

fn documents_of(office: &Office, meeting: &Value) -> Vec<Value> {
    let meeting = office.query("meeting", json!({ "id": meeting["id"] })).unwrap();
    meeting["documents"].as_array().unwrap().clone()
}

#[test]
fn the_documents_of_litovel_are_tied_to_their_meetings_searched_opened_and_taken_back() {
    let Some(data) = data() else { return };
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let (before, blobs_before) = (counts(&office), blobs(folder.path()));
    let town = data.join("resolutions-litovel");
    let mut files = vec![source(&town.join("usneseni.json"))];
    files.extend(pdfs(&town.join("pdf-rada")));
    files.extend(pdfs(&town.join("pdf-zastupitelstvo")));
    assert_eq!(files.len(), 39);

    let preview = inspect(&office, &files, &ImportChoice::default()).unwrap();
    let kept = preview.documents.iter().filter(|document| document.is_kept).count();
    println!("{kept} of {} documents tied to a meeting", preview.documents.len());
    assert_eq!((preview.rows, kept), (2_473, 38), "{:?}", preview.documents);

    let started = std::time::Instant::now();
    let report = run(&office, &files, &ImportChoice::default(), &mut |_, _| true).unwrap();
    println!("2473 resolutions and 38 documents in {:.2} s", started.elapsed().as_secs_f64());
    assert_eq!((report.rows, report.kept_documents, report.parts.len()), (2_473, 38, 2));
    let held = meetings(&office);
    let with_documents: Vec<&Value> =
        held.iter().filter(|one| !documents_of(&office, one).is_empty()).collect();
    assert_eq!((held.len(), with_documents.len()), (91, 38));
    let thirteenth =
        held.iter().find(|one| one["on"] == "2023-06-01" && one["body"]["kind"] == "council").unwrap();
    let documents = documents_of(&office, thirteenth);
    assert_eq!(documents[0]["name"], "usneseni_z_13._schuze_rady_mesta_litovel_ze_dne_1._cervna_2023.pdf");
    assert_eq!(documents[0]["reading"], "read");

    let found = found_documents(&office, "pronájmy pozemků");
    println!("{} documents hold the words", found.len());
    assert_eq!(found.len(), DOCUMENTS_WITH_LEASES, "{found:?}");
    let copy = copies::hand_out(&office, documents[0]["id"].as_str().unwrap()).unwrap();
    assert!(std::fs::read(copy).unwrap().starts_with(b"%PDF-"));

    let undone = undo(&office, &report.import_id).unwrap();
    assert_eq!((undone.removed, undone.kept.len()), (2_473, 0));
    assert_eq!((counts(&office), meetings(&office).len()), (before, 0));
    assert!(found_documents(&office, "pronájmy pozemků").is_empty());
    assert!(blobs(folder.path()) > blobs_before, "the log names the rows that came");
}

#[test]
fn documents_alone_find_the_meetings_that_are_in_the_office() {
    let Some(data) = data() else { return };
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let litovel = data.join("resolutions-litovel");
    let resolutions = [source(&litovel.join("usneseni.json"))];
    run(&office, &resolutions, &ImportChoice::default(), &mut |_, _| true).unwrap();
    let mut files = pdfs(&litovel.join("pdf-rada"));
    files.truncate(3);
    files.push(SourceFile::new("dopis.pdf", b"%PDF-1.7 broken".to_vec()));
    let report = run(&office, &files, &ImportChoice::default(), &mut |_, _| true).unwrap();
    assert_eq!((report.rows, report.kept_documents), (0, 3));
    let left: Vec<&str> =
        report.documents.iter().filter(|one| !one.is_kept).map(|one| one.what.key.as_str()).collect();
    assert_eq!(left, ["import-document-unreadable"]);
    assert_eq!(meetings(&office).len(), 91, "no meeting is written down twice");
}

#[test]
fn an_import_of_several_parts_is_one_act_and_a_refused_part_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let bodies = office.query("overview", Value::Null).unwrap()["bodies"].clone();
    let part = |body: usize, number: &str| {
        let row = json!({ "number": number, "text": "schvaluje", "decided_on": "2024-01-01" });
        let head = json!({ "import": SystemIds.next_id(), "name": "x", "body": bodies[body]["id"], "tasks_from": null });
        Part { kind: "circulation.import_resolutions", head, rows: format!("{row}\n").into_bytes(), count: 1 }
    };
    let state = |office: &Office| (counts(office), blobs(folder.path()), office.store().head().unwrap());
    let before = state(&office);
    let refused = office.execute_together(&[part(0, "A/1"), part(1, "A/1"), part(0, "A/1")]).unwrap_err();
    assert_eq!((refused.place, refused.error.key.as_str()), (Some(2), "refusal-import-rows"));
    assert_eq!(state(&office), before, "no record, no line of the log, no rows");

    let done = office.execute_together(&[part(0, "A/1"), part(1, "A/1")]).unwrap();
    assert_eq!(done.len(), 2);
    let head = office.store().head().unwrap();
    assert_eq!(head.log_no, before.2.log_no + 2);
    drop(office);
    let unlock = Unlock::PassPhrase(PASS_PHRASE);
    let again = Store::open(folder.path(), unlock, Timestamp::now()).unwrap();
    assert_eq!(again.head().unwrap(), head, "what was acknowledged is there after a start");
}
