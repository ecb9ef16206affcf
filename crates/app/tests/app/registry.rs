//! Documents go to the filing service through a folder, numbers come back in a list.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::town;
use obeznik_app::attachments::{Arrived, Uploaded, take};
use obeznik_app::import::SourceFile;
use obeznik_app::office::Request;
use obeznik_app::ports::{DocumentPrinter, PrintedDocument, SystemIds};
use obeznik_app::registry::{
    DocumentKey, FilingMarks, FilingRules, FilingService, HandOverInput, HandOverReport, SetFilingService,
    filing_service, hand_over, inspect_numbers, set_filing_service, take_numbers,
};
use obeznik_app::{ApiError, Code, Office};
use obeznik_circulation::registry::RegistryKind;
use obeznik_kernel::IdSource as _;
use obeznik_kernel::calendar::add_days;
use serde_json::{Value, json};

/// Prints nothing but a name.
struct Stub;

impl DocumentPrinter for Stub {
    fn print(&self, _: &Office, kind: &RegistryKind, id: &str) -> Result<PrintedDocument, ApiError> {
        let bytes = format!("%PDF {} {id}", kind.as_str()).into_bytes();
        Ok(PrintedDocument { file_name: "dokument.pdf".to_owned(), bytes })
    }

    fn print_report(&self, _: &Office, paper: &str) -> Result<PrintedDocument, ApiError> {
        let bytes = format!("%PDF report {paper}").into_bytes();
        Ok(PrintedDocument { file_name: "duvodova-zprava.pdf".to_owned(), bytes })
    }
}

/// A disk that is full, or a template that fails.
struct Failing;

impl DocumentPrinter for Failing {
    fn print(&self, _: &Office, _: &RegistryKind, _: &str) -> Result<PrintedDocument, ApiError> {
        Err(ApiError::new(Code::Refused, "document-no-day"))
    }

    fn print_report(&self, _: &Office, _: &str) -> Result<PrintedDocument, ApiError> {
        Err(ApiError::new(Code::Refused, "document-no-day"))
    }
}

fn does(office: &Office, kind: &str, payload: Value) {
    let request = Request { kind: kind.to_owned(), payload, base: Vec::new(), on_behalf_of: None };
    office.execute(request).unwrap_or_else(|error| panic!("{kind}: {error:?}"));
}

/// A town with an address, and a convened meeting with a document and a confidential paper on its way.
fn office(folder: &Path) -> (Office, PathBuf) {
    let office = town(&folder.join("store"));
    let outbox = folder.join("outbox");
    fs::create_dir(&outbox).unwrap();
    let mut town = office.query("settings", json!({})).unwrap()["municipality"].clone();
    town["ico"] = "00099996".into();
    town["address"] = "náměstí Míru 1\n000 01 Zkouška".into();
    does(&office, "municipality.set", json!({ "municipality": town }));
    (office, outbox)
}

fn service(outbox: &Path) -> FilingService {
    let marks = FilingMarks {
        plan_mark: "101.2".to_owned(),
        retention_mark: "a".to_owned(),
        retention_years: Some(10),
    };
    FilingService {
        folder: outbox.display().to_string(),
        data_box: "ABCD234".to_owned(),
        marks: [("paper".to_owned(), marks)].into(),
        ..FilingService::default()
    }
}

/// Sets the folder and the office's part as a person who saw the version of now.
fn set(office: &Office, service: FilingService) -> Result<FilingService, ApiError> {
    let ver = filing_service(office)?.ver;
    set_filing_service(office, changed(service, ver))
}

fn changed(service: FilingService, ver: u32) -> SetFilingService {
    let FilingService { folder, data_box, marks, .. } = service;
    let rules = FilingRules { data_box, marks: marks.into_iter().collect() };
    SetFilingService { folder, rules: Some(rules), ver, forget: false }
}

/// A submitted paper for the council.
fn paper(office: &Office, title: &str, confidentiality: &str) -> DocumentKey {
    let key = drafted(office, title, confidentiality, &[decides(office, "council")]);
    submit(office, &key);
    key
}

fn submit(office: &Office, key: &DocumentKey) {
    does(office, "circulation.submit_to_head", json!({ "paper": key.id }));
}

fn body(office: &Office, kind: &str) -> Value {
    let bodies = office.query("overview", Value::Null).unwrap()["bodies"].clone();
    bodies.as_array().unwrap().iter().find(|body| body["kind"] == kind).unwrap()["id"].clone()
}

/// The step of a route at which a body decides.
fn decides(office: &Office, kind: &str) -> Value {
    json!({ "id": kind, "kind": "consultation", "body": body(office, kind), "role": "decides", "days": null,
        "mandatory": true })
}

/// A paper that nobody has submitted yet.
fn drafted(office: &Office, title: &str, confidentiality: &str, route: &[Value]) -> DocumentKey {
    let (paper, paper_type) = (SystemIds.next_id(), SystemIds.next_id());
    let value = json!({ "name": "Materiál", "abbreviation": "M", "route": route, "required_opinions": [],
        "number_pattern": "{seq:year}/{yyyy}", "competence_hint": "", "active": true });
    does(office, "circulation.define_paper_type", json!({ "paper_type": paper_type, "value": value }));
    let me = office.person();
    let clause = json!({ "id": SystemIds.next_id(), "verb": "schvaluje", "text": "nákup", "points": [], "task": null });
    does(
        office,
        "circulation.create_paper",
        json!({ "paper": paper, "paper_type": paper_type, "title": title, "presenter": me, "co_presenters": [],
            "drafter": me, "department": null, "competence": "§ 102", "confidentiality": confidentiality,
            "named": [], "report": "Proč & jak.", "clauses": [clause], "due_on": null }),
    );
    DocumentKey { kind: "paper".to_owned(), id: paper.to_string() }
}

/// The invitation to a convened meeting of a body with the papers on its agenda.
fn invitation(office: &Office, kind: &str, papers: &[&DocumentKey]) -> DocumentKey {
    let meeting = SystemIds.next_id();
    let on = add_days(office.read(|reader| Ok(reader.today)).unwrap(), 40);
    let plan = json!({ "meeting": meeting, "body": body(office, kind), "term": 1, "on": on, "starts_at": "14:00",
        "place": "radnice" });
    does(office, "circulation.plan_meeting", plan);
    for paper in papers {
        let item = SystemIds.next_id();
        does(
            office,
            "circulation.schedule",
            json!({ "paper": paper.id, "meeting": meeting, "agenda_item": item }),
        );
    }
    does(office, "circulation.convene_meeting", json!({ "meeting": meeting }));
    DocumentKey { kind: "invitation".to_owned(), id: meeting.to_string() }
}

/// Adds an annex with a content of its own.
fn annex(office: &Office, paper: &DocumentKey, name: &str, content: &[u8], is_confidential: bool) -> String {
    let arrived = Arrived::of(office, &mut &*content).unwrap();
    let Uploaded { blob, size_bytes, media_type, note } = take(office, name, arrived).unwrap();
    let attachment = SystemIds.next_id().to_string();
    let payload = json!({ "paper": paper.id, "attachment": attachment, "name": name, "blob": blob,
        "size_bytes": size_bytes, "media_type": media_type, "note": note, "is_confidential": is_confidential });
    does(office, "circulation.attach", payload);
    attachment
}

/// Ways in which a paper was read.
fn ways(office: &Office, paper: &DocumentKey) -> Vec<String> {
    let list = office.query("paper", json!({ "id": paper.id })).unwrap()["readings"]["list"].clone();
    list.as_array().unwrap().iter().map(|one| one["way"].as_str().unwrap().to_owned()).collect()
}

fn input(documents: &[&DocumentKey]) -> HandOverInput {
    HandOverInput {
        documents: documents.iter().map(|key| (*key).clone()).collect(),
        ..HandOverInput::default()
    }
}

fn why(report: &HandOverReport) -> Vec<&str> {
    report.left_out.iter().map(|one| one.why.key.as_str()).collect()
}

/// Folders of the outbox.
fn folders(outbox: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(outbox).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.is_dir()).collect()
}

#[test]
fn a_document_goes_once_whole_with_metadata_and_a_line_of_the_list() {
    let folder = tempfile::tempdir().unwrap();
    let (office, outbox) = office(folder.path());
    let one = paper(&office, "Nákup lavičky", "public");
    let refused = hand_over(&office, &Stub, &input(&[&one])).unwrap_err();
    assert_eq!(refused.key, "registry-no-folder");
    set(&office, FilingService { data_box: String::new(), ..service(&outbox) }).unwrap();
    assert_eq!(hand_over(&office, &Stub, &input(&[&one])).unwrap_err().key, "registry-sender-lacks");
    set(&office, service(&outbox)).unwrap();

    let report = hand_over(&office, &Stub, &input(&[&one])).unwrap();
    assert_eq!((report.handed_over, why(&report)), (1, Vec::new()));
    let found = folders(&outbox);
    assert_eq!(found.len(), 1);
    let read = |name: &str| fs::read_to_string(found[0].join(name)).unwrap();
    assert!(read("dokument.pdf").starts_with("%PDF paper"));
    assert!(read("duvodova-zprava.pdf").starts_with("%PDF report"));
    let metadata = read("metadata-dokumentu-veřejnoprávního-původce.xml");
    assert!(metadata.contains("<osoby:datová_schránka>abcd234<"), "{metadata}");
    assert!(metadata.contains(&format!("<jid>obeznik-paper-{}<", one.id)), "{metadata}");
    let list = fs::read_to_string(outbox.join("seznam.csv")).unwrap();
    assert!(list.contains(";Tisk;") && list.contains(";101.2;A;10;"), "{list}");

    let again = hand_over(&office, &Stub, &input(&[&one])).unwrap();
    assert_eq!((again.handed_over, why(&again)), (0, vec!["registry-went-before"]));
    let asked = HandOverInput { again: true, ..input(&[&one]) };
    assert_eq!(hand_over(&office, &Stub, &asked).unwrap().handed_over, 1);
    assert_eq!(folders(&outbox).len(), 2);
}

/// What a computer kept for itself before the office had any.
fn keeps(office: &Office, own: &FilingService) {
    let FilingService { folder, data_box, marks, .. } = own;
    let kept = json!({ "folder": folder, "data_box": data_box, "marks": marks });
    office.store().set_secret("filing_service", kept.to_string().as_bytes()).unwrap();
}

#[test]
fn marks_and_the_data_box_are_the_offices_and_only_the_folder_is_of_one_computer() {
    let folder = tempfile::tempdir().unwrap();
    let (office, outbox) = office(folder.path());
    let own = service(&outbox);
    keeps(&office, &own);
    assert_eq!(filing_service(&office).unwrap(), own);
    let saved = set(&office, own).unwrap();
    assert_eq!((saved.marks["paper"].retention_mark.as_str(), saved.ver, &saved.kept), ("A", 1, &None));
    // Another computer of the office has no folder yet, and the same marks.
    office.store().set_secret("filing_service", b"{}").unwrap();
    let there = filing_service(&office).unwrap();
    assert_eq!(there, FilingService { folder: String::new(), ..saved.clone() });
    // Its folder is no act of the office.
    let acts = || {
        office
            .query(
                "log",
                json!({ "person": "", "record": "", "from": "", "to": "",
        "slice": { "sort": "", "descending": false, "offset": 0, "limit": 100 } }),
            )
            .unwrap()
    };
    let before = acts();
    let only_folder = SetFilingService { folder: saved.folder.clone(), ..SetFilingService::default() };
    assert_eq!(set_filing_service(&office, only_folder).unwrap(), saved);
    assert_eq!(acts(), before);
    // What others set meanwhile holds here too.
    let value = json!({ "data_box": "zzzzzz9", "marks": [] });
    does(&office, "circulation.set_filing_rules", json!({ "value": value }));
    let now = filing_service(&office).unwrap();
    assert_eq!((now.folder, now.data_box.as_str(), now.marks.len()), (saved.folder, "zzzzzz9", 0));
    let unfit = FilingService { data_box: "krátká".to_owned(), ..service(&outbox) };
    assert_eq!(set(&office, unfit).unwrap_err().key, "registry-data-box-unfit");
}

#[test]
fn marks_that_a_computer_kept_are_lost_neither_to_the_office_nor_by_it() {
    let folder = tempfile::tempdir().unwrap();
    let (office, outbox) = office(folder.path());
    let own = service(&outbox);
    keeps(&office, &own);
    // Another computer was the first to set the office's marks.
    let first = json!({ "data_box": "zzzzzz9", "marks": [["extract", { "plan_mark": "55" }]] });
    does(&office, "circulation.set_filing_rules", json!({ "value": first }));
    let seen = filing_service(&office).unwrap();
    assert_eq!((seen.data_box.as_str(), seen.ver), ("zzzzzz9", 1), "the office's hold");
    let kept = seen.kept.clone().unwrap();
    assert_eq!((kept.data_box.as_str(), kept.marks.len()), ("abcd234", 1));
    // A folder is saved: neither the office's marks nor those kept change.
    let only_folder = SetFilingService { folder: own.folder.clone(), ..SetFilingService::default() };
    assert_eq!(set_filing_service(&office, only_folder).unwrap(), seen);
    // Who saw an older version overwrites nothing.
    let stale = changed(own.clone(), 0);
    assert_eq!(set_filing_service(&office, stale).unwrap_err().key, "refusal-filing-rules-moved");
    assert_eq!(filing_service(&office).unwrap(), seen);
    // Taken over, they are the office's and no longer of one computer.
    let taken = set_filing_service(&office, changed(own.clone(), seen.ver)).unwrap();
    assert_eq!((taken.data_box.as_str(), taken.ver, taken.kept), ("abcd234", 2, None));
    does(&office, "circulation.set_filing_rules", json!({ "value": first }));
    assert_eq!(filing_service(&office).unwrap().kept, None);
    // Or the person lets go of them.
    keeps(&office, &own);
    let forget = SetFilingService { folder: own.folder, forget: true, ..SetFilingService::default() };
    let left = set_filing_service(&office, forget).unwrap();
    assert_eq!((left.data_box.as_str(), left.kept), ("zzzzzz9", None));
}

#[test]
fn what_a_crash_left_is_swept_and_what_cannot_be_printed_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (office, outbox) = office(folder.path());
    set(&office, service(&outbox)).unwrap();
    let one = paper(&office, "Nákup lavičky", "public");
    fs::create_dir(outbox.join(".tisk-1-2026-aaaa.new")).unwrap();
    fs::write(outbox.join(".seznam.csv.new"), "half").unwrap();
    fs::write(outbox.join(".cizi"), "of somebody else").unwrap();
    let failed = hand_over(&office, &Failing, &input(&[&one])).unwrap();
    assert_eq!((failed.handed_over, why(&failed)), (0, vec!["document-no-day"]));
    let names: Vec<String> = fs::read_dir(&outbox)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(names, [".cizi"]);
    fs::write(outbox.join("seznam.csv"), "cena;kusy\n1;2\n").unwrap();
    let foreign = hand_over(&office, &Stub, &input(&[&one])).unwrap_err();
    assert_eq!(foreign.key, "registry-list-foreign");
    assert_eq!(fs::read_to_string(outbox.join("seznam.csv")).unwrap(), "cena;kusy\n1;2\n");
    fs::remove_file(outbox.join("seznam.csv")).unwrap();
    assert_eq!(
        hand_over(&office, &Stub, &input(&[&one])).unwrap().handed_over,
        1,
        "it was not noted as gone"
    );
    assert_eq!(folders(&outbox).len(), 1, "the attempt that was cut off is written over");
}

#[test]
fn what_is_confidential_goes_only_by_an_express_choice() {
    let folder = tempfile::tempdir().unwrap();
    let (office, outbox) = office(folder.path());
    set(&office, service(&outbox)).unwrap();
    let kept = paper(&office, "Výpověď", "secretariat");
    let report = hand_over(&office, &Stub, &input(&[&kept])).unwrap();
    assert_eq!((report.handed_over, why(&report)), (0, vec!["registry-is-confidential"]));
    assert!(folders(&outbox).is_empty());
    let chosen = HandOverInput { with_confidential: true, ..input(&[&kept]) };
    assert_eq!(hand_over(&office, &Stub, &chosen).unwrap().handed_over, 1);
}

/// Names of the files of a folder.
fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn each_file_goes_with_its_pdf_and_one_without_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let (office, outbox) = office(folder.path());
    set(&office, service(&outbox)).unwrap();
    let key = drafted(&office, "Nákup lavičky", "public", &[decides(&office, "council")]);
    let contract = annex(&office, &key, "smlouva.txt", b"cena 100", false);
    annex(&office, &key, "plán.pdf", b"%PDF-1.7 plan", false);
    annex(&office, &key, "fotka.png", b"\x89PNG\r\n\x1a\n....", false);
    annex(&office, &key, "tabulka.txt", b"1;2", false);
    let closed = annex(&office, &key, "posudek.txt", b"Novak", true);
    for (id, content) in [(&contract, "%PDF-1.7 smlouva"), (&closed, "%PDF-1.7 posudek")] {
        let arrived = Arrived::of(&office, &mut content.as_bytes()).unwrap();
        let Uploaded { blob, size_bytes, media_type, .. } = take(&office, "pohled.pdf", arrived).unwrap();
        let view =
            json!({ "attachment": id, "blob": blob, "size_bytes": size_bytes, "media_type": media_type });
        does(&office, "circulation.add_view", view);
    }
    submit(&office, &key);
    let report = hand_over(&office, &Stub, &input(&[&key])).unwrap();
    assert_eq!((report.handed_over, report.annexes_kept_back), (1, 1), "{report:?}");
    let room = &folders(&outbox)[0];
    let expected = [
        "dokument.pdf",
        "duvodova-zprava.pdf",
        "metadata-dokumentu-veřejnoprávního-původce.xml",
        "priloha-01-smlouva.pdf",
        "priloha-01-smlouva.txt",
        "priloha-02-plán.pdf",
        "priloha-03-fotka.png",
        "priloha-04-tabulka.txt",
    ];
    assert_eq!(files(room), expected);
    assert_eq!(fs::read(room.join("priloha-01-smlouva.pdf")).unwrap(), b"%PDF-1.7 smlouva");
    let without: Vec<(&str, &str)> =
        report.without_pdf.iter().map(|file| (file.key.id.as_str(), file.name.as_str())).collect();
    assert_eq!(without, [(key.id.as_str(), "priloha-04-tabulka.txt")]);

    let all = HandOverInput { again: true, with_confidential: true, ..input(&[&key]) };
    assert_eq!(hand_over(&office, &Stub, &all).unwrap().annexes_kept_back, 0);
    let again =
        folders(&outbox).into_iter().find(|path| path.to_string_lossy().ends_with("-znovu-1")).unwrap();
    let names = files(&again);
    for name in ["priloha-05-posudek.txt", "priloha-05-posudek.pdf"] {
        assert!(names.iter().any(|one| one == name), "{name}: {names:?}");
    }
}

#[test]
fn an_invitation_that_tells_closed_titles_goes_only_by_an_express_choice_and_is_a_reading_of_them() {
    let folder = tempfile::tempdir().unwrap();
    let (office, outbox) = office(folder.path());
    set(&office, service(&outbox)).unwrap();
    let open = invitation(&office, "council", &[&paper(&office, "Nákup lavičky", "all_bodies")]);
    assert_eq!(hand_over(&office, &Stub, &input(&[&open])).unwrap().handed_over, 1);

    let kept = paper(&office, "Výpověď nájmu", "body");
    let few = paper(&office, "Odměna ředitelce", "secretariat");
    let closed = invitation(&office, "council", &[&kept, &few]);
    let report = hand_over(&office, &Stub, &input(&[&closed])).unwrap();
    assert_eq!((report.handed_over, why(&report)), (0, vec!["registry-is-confidential"]));
    assert_eq!((folders(&outbox).len(), ways(&office, &kept)), (1, Vec::new()));
    let chosen = HandOverInput { with_confidential: true, ..input(&[&closed]) };
    assert_eq!(hand_over(&office, &Stub, &chosen).unwrap().handed_over, 1);
    assert_eq!(ways(&office, &kept), ["exported"]);
    assert_eq!(ways(&office, &few), [""; 0], "an invitation does not tell what named people alone may read");
}

#[test]
fn the_notice_of_the_assembly_goes_by_itself_until_somebody_puts_a_file_in_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let (office, outbox) = office(folder.path());
    set(&office, service(&outbox)).unwrap();
    let kept = drafted(&office, "Koupě pozemku", "body", &[decides(&office, "assembly")]);
    submit(&office, &kept);
    let notice = invitation(&office, "assembly", &[&kept]);
    assert_eq!(hand_over(&office, &Stub, &input(&[&notice])).unwrap().handed_over, 1);
    assert_eq!(ways(&office, &kept), [""; 0], "it hides the title by itself");

    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    let file = json!({ "kind": "invitation", "document": notice.id, "name": "oznámení.docx", "blob": "0".repeat(64),
        "size_bytes": 1, "media_type": word, "view": "1".repeat(64), "view_size_bytes": 1, "note": "úprava",
        "said": [] });
    does(&office, "circulation.put_edition", file);
    // What was taken off since may stand in the file.
    does(&office, "circulation.unschedule", json!({ "paper": kept.id, "reason": "odloženo" }));
    let again = HandOverInput { again: true, ..input(&[&notice]) };
    let report = hand_over(&office, &Stub, &again).unwrap();
    assert_eq!((report.handed_over, why(&report)), (0, vec!["registry-is-confidential"]));
    let chosen = HandOverInput { with_confidential: true, ..again };
    assert_eq!(hand_over(&office, &Stub, &chosen).unwrap().handed_over, 1);
    assert_eq!(ways(&office, &kept), ["exported"]);
}

#[test]
fn a_cover_sheet_that_names_a_closed_annex_goes_only_by_an_express_choice() {
    let folder = tempfile::tempdir().unwrap();
    let (office, outbox) = office(folder.path());
    set(&office, service(&outbox)).unwrap();
    let check = json!({ "id": "kontrola", "kind": "formal_check", "body": null, "role": null, "days": null,
        "mandatory": true });
    let table = [
        (vec![check, decides(&office, "council")], (0, 0, vec!["registry-is-confidential"])),
        // Out of the secretariat, it says no more than that there is one.
        (vec![decides(&office, "council")], (1, 1, Vec::new())),
    ];
    for (route, expected) in table {
        let key = drafted(&office, "Dotace spolku", "public", &route);
        annex(&office, &key, "novak-exekuce.pdf", b"%PDF-1.7", true);
        submit(&office, &key);
        let report = hand_over(&office, &Stub, &input(&[&key])).unwrap();
        assert_eq!((report.handed_over, report.annexes_kept_back, why(&report)), expected, "{route:?}");
    }
}

#[test]
fn numbers_are_looked_at_before_they_are_taken_from_a_list_in_any_encoding() {
    let folder = tempfile::tempdir().unwrap();
    let (office, _) = office(folder.path());
    let [one, two, three] = ["A", "B", "C"].map(|title| paper(&office, title, "public"));
    let jid = |key: &DocumentKey| format!("obeznik-paper-{}", key.id);
    let list = format!(
        "Věc,JID,Číslo jednací,Sp. zn.,Skartační znak\n\
         A,{},MUVZ 1/2026,SZ 1,S/10\nB,{},muvz 1/2026,,\nC,{},,,\nD,MVCR1,MUVZ 2/2026,,\nB,{},bez,,\n",
        jid(&one),
        jid(&two),
        jid(&three),
        jid(&two),
    );
    // Windows-1250, as Excel saves it.
    let table = [('ě', 0xec), ('Č', 0xc8), ('í', 0xed), ('č', 0xe8)];
    let byte = |sign: char| table.iter().find(|(own, _)| *own == sign).map_or(sign as u8, |(_, byte)| *byte);
    let file = SourceFile::new("cisla.csv", list.chars().map(byte).collect());
    let preview = inspect_numbers(&office, &file).unwrap();
    assert_eq!((preview.numbers.len(), preview.waiting, preview.known), (1, 1, 0), "{preview:?}");
    let faults: Vec<(u32, &str)> =
        preview.faults.iter().map(|fault| (fault.line, fault.what.key.as_str())).collect();
    let expected =
        [(3, "registry-list-twice"), (5, "registry-list-unknown"), (6, "refusal-registry-number-unfit")];
    assert_eq!(faults, expected);
    assert_eq!(take_numbers(&office, &file).unwrap().taken, 1);
    let known = office.query("registry_of", json!(one)).unwrap();
    assert_eq!((&known["reference_number"], &known["retention_mark"]), (&"MUVZ 1/2026".into(), &"S".into()));
    assert_eq!(known["retention_years"], 10);
    let second = inspect_numbers(&office, &file).unwrap();
    assert_eq!((second.numbers.len(), second.known), (0, 1), "a list may be taken twice");

    let other = format!("JID;Číslo jednací\n{};MUVZ 7/2026\n{};MUVZ 1/2026\n", jid(&one), jid(&two));
    let faults = take_numbers(&office, &SourceFile::new("b.csv", other.into_bytes())).unwrap().faults;
    let keys: Vec<&str> = faults.iter().map(|fault| fault.what.key.as_str()).collect();
    assert_eq!(keys, ["registry-list-other", "refusal-registry-number-taken"]);
    let without = SourceFile::new("c.csv", b"JID;Cena\nx;1\n".to_vec());
    assert_eq!(inspect_numbers(&office, &without).unwrap_err().key, "registry-list-no-column");
}

#[test]
fn the_list_tells_what_awaits_a_number_and_what_has_one() {
    let folder = tempfile::tempdir().unwrap();
    let (office, _) = office(folder.path());
    let [one, _] = ["A", "B"].map(|title| paper(&office, title, "public"));
    let numbers = json!({ "reference_number": "MUVZ 1/2026" });
    let enter = json!({ "kind": "paper", "document": one.id, "numbers": numbers });
    does(&office, "circulation.enter_registry_numbers", enter);
    let count = |which: &str, kind: &str| {
        let slice = json!({ "sort": "", "descending": false, "offset": 0, "limit": 100 });
        let input = json!({ "which": which, "kind": kind, "year": 0, "slice": slice });
        office.query("registry", input).unwrap()["total"].as_u64().unwrap()
    };
    let table = [("waiting", "", 1), ("registered", "paper", 1), ("all", "paper", 2), ("all", "extract", 0)];
    for (which, kind, expected) in table {
        assert_eq!(count(which, kind), expected, "{which} {kind}");
    }
    office.rebuild().unwrap();
    assert_eq!(count("registered", ""), 1, "the list is the same after a rebuild");
}
