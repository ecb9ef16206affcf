//! Meetings of the past come with an import, keep their documents, and go with it.
#![allow(missing_docs, clippy::unwrap_used, reason = "helpers of tests stand outside their functions")]

mod support;

use jiff::civil::{Date, date};
use obeznik_circulation::import::{ImportBatch, ImportResolutions, ImportedDocument, UndoImport};
use obeznik_circulation::meeting::{
    AddMeetingDocument, Meeting, MeetingDocument, MeetingDocumentKind, MeetingState, RemoveMeetingDocument,
    SetMeetingDocumentKind,
};
use obeznik_circulation::resolution::Resolution;
use obeznik_circulation::testing::Vzorov;
use obeznik_kernel::{BlobHash, Record, RecordId, RecordsExt as _};
use serde_json::json;
use support::{all, refusal};

const START: Date = date(2026, 9, 1);

fn value<T: Record>(town: &Vzorov, id: RecordId) -> T {
    town.records.need::<T>(id).unwrap().value
}

/// Imports what must come in.
fn import(town: &mut Vzorov, rows: &str, documents: Vec<ImportedDocument>) -> RecordId {
    let import = town.id();
    let input = ImportResolutions {
        import,
        name: "Rada 2026".to_owned(),
        body: town.bodies.council,
        term: Some(9),
        tasks_from: None,
        documents,
    };
    let secretary = town.people.secretary;
    town.run_with_rows("import_resolutions", Some(secretary), &input, rows.as_bytes()).unwrap();
    import
}

fn document(town: &mut Vzorov, content: &str) -> ImportedDocument {
    ImportedDocument {
        document: town.id(),
        name: "zápis.pdf".to_owned(),
        blob: BlobHash(content.to_owned()),
        size_bytes: 9,
        media_type: "application/pdf".to_owned(),
        meeting_number: 1,
        meeting_term: 9,
        held_on: date(2026, 2, 28),
    }
}

/// Three resolutions of one meeting of the term.
fn rows_of_meetings(meeting: u32) -> String {
    let row = |number: u32| {
        let row = json!({ "number": format!("RM/{number}/{meeting}/2026"), "text": "Rada schvaluje záměr.",
            "decided_on": "2026-02-28", "meeting_number": meeting, "meeting_term": 9 });
        format!("{row}\n")
    };
    (1..=3).map(row).collect()
}

#[test]
fn an_import_writes_meetings_of_the_past_down_and_keeps_their_documents() {
    let mut town = Vzorov::on(START);
    let documents = vec![document(&mut town, "a"), document(&mut town, "b")];
    let batch = import(&mut town, &rows_of_meetings(1), documents);
    let batch: ImportBatch = value(&town, batch);
    let [meeting] = batch.meetings[..] else { panic!("{:?}", batch.meetings) };
    let held: Meeting = value(&town, meeting);
    assert_eq!((held.number, held.on, held.state), (1, date(2026, 2, 28), MeetingState::Held));
    assert!(all::<Resolution>(&town).iter().all(|one| one.meeting == Some(meeting)));
    assert_eq!(all::<MeetingDocument>(&town).len(), 2);
    let more = vec![document(&mut town, "c")];
    let again = import(&mut town, "", more);
    assert!(value::<ImportBatch>(&town, again).meetings.is_empty(), "the meeting is found, not made twice");
    let planned = town.meeting(town.bodies.council, date(2026, 6, 1)).unwrap();
    assert_eq!(value::<Meeting>(&town, planned).number, 2, "numbers of meetings go on");
}

#[test]
fn an_import_taken_back_takes_its_meetings_and_documents_along() {
    let mut town = Vzorov::on(START);
    let secretary = town.people.secretary;
    let documents = vec![document(&mut town, "a")];
    let batch = import(&mut town, &rows_of_meetings(1), documents);
    let meeting = value::<ImportBatch>(&town, batch).meetings[0];
    let own = AddMeetingDocument {
        meeting,
        document: town.id(),
        name: "příloha.pdf".to_owned(),
        blob: BlobHash("own".to_owned()),
        size_bytes: 1,
        media_type: "application/pdf".to_owned(),
        kind: None,
    };
    town.run("add_meeting_document", secretary, &own).unwrap();
    town.run("undo_import", secretary, &UndoImport { import: batch }).unwrap();
    assert!(all::<Resolution>(&town).is_empty());
    let left = all::<MeetingDocument>(&town);
    assert_eq!((left.len(), left[0].name.as_str()), (1, "příloha.pdf"));
    assert_eq!(all::<Meeting>(&town).len(), 1, "a meeting somebody works with stays");
    let batch = import(&mut town, &rows_of_meetings(7), Vec::new());
    town.run("undo_import", secretary, &UndoImport { import: batch }).unwrap();
    assert_eq!(all::<Meeting>(&town).len(), 1, "an unused one goes");
}

#[test]
fn a_document_of_a_meeting_needs_a_name_a_content_and_comes_once() {
    let mut town = Vzorov::on(START);
    let secretary = town.people.secretary;
    let meeting = town.meeting(town.bodies.council, date(2026, 6, 1)).unwrap();
    let good = AddMeetingDocument {
        meeting,
        document: town.id(),
        name: "zápis.pdf".to_owned(),
        blob: BlobHash("z".to_owned()),
        size_bytes: 5,
        media_type: "application/pdf".to_owned(),
        kind: None,
    };
    let nameless = AddMeetingDocument { name: " ".to_owned(), ..good.clone() };
    let empty = AddMeetingDocument { size_bytes: 0, ..good.clone() };
    for (bad, key) in [(nameless, "refusal-name-missing"), (empty, "refusal-document-empty")] {
        assert_eq!(refusal(town.run("add_meeting_document", secretary, &bad)), key);
    }
    town.run("add_meeting_document", secretary, &good).unwrap();
    assert_eq!(all::<MeetingDocument>(&town)[0].kind, Some(MeetingDocumentKind::Minutes), "told by its name");
    let chosen = AddMeetingDocument {
        document: town.id(),
        blob: BlobHash("o".to_owned()),
        kind: Some(MeetingDocumentKind::Other),
        ..good.clone()
    };
    town.run("add_meeting_document", secretary, &chosen).unwrap();
    assert_eq!(value::<MeetingDocument>(&town, chosen.document).kind, Some(MeetingDocumentKind::Other));
    town.run("remove_meeting_document", secretary, &RemoveMeetingDocument { document: chosen.document })
        .unwrap();
    let again = AddMeetingDocument { document: town.id(), ..good.clone() };
    assert_eq!(refusal(town.run("add_meeting_document", secretary, &again)), "refusal-document-twice");
    town.run("remove_meeting_document", secretary, &RemoveMeetingDocument { document: good.document })
        .unwrap();
    assert!(all::<MeetingDocument>(&town).is_empty());
}

#[test]
fn what_a_document_is_may_be_said_after_it_was_added() {
    let mut town = Vzorov::on(START);
    let (secretary, clerk) = (town.people.secretary, town.people.clerk);
    let documents = vec![document(&mut town, "a")];
    import(&mut town, &rows_of_meetings(1), documents);
    let id = town.records.find_by::<MeetingDocument>("meeting_document_by_import", &[], 1).unwrap()[0].id;
    let before: MeetingDocument = value(&town, id);
    assert_eq!(before.kind, Some(MeetingDocumentKind::Minutes));
    let other = SetMeetingDocumentKind { document: id, kind: MeetingDocumentKind::Other };
    assert_eq!(refusal(town.run("set_meeting_document_kind", clerk, &other)), "refusal-not-allowed");
    town.run("set_meeting_document_kind", secretary, &other).unwrap();
    let after = MeetingDocument { kind: Some(MeetingDocumentKind::Other), ..before };
    assert_eq!(value::<MeetingDocument>(&town, id), after, "nothing else changes");
    let gone = SetMeetingDocumentKind { document: town.id(), ..other };
    assert_eq!(refusal(town.run("set_meeting_document_kind", secretary, &gone)), "refusal-not-found");
}

#[test]
fn minutes_of_another_body_are_no_minutes_of_the_meeting_they_are_added_to() {
    use MeetingDocumentKind::{AttendanceList, Minutes, Other};
    let mut town = Vzorov::on(START);
    let (secretary, bodies) = (town.people.secretary, town.bodies);
    let table = [
        (bodies.council, "Zápis FV.pdf", Other),
        (bodies.council, "zapis_fv_2026-11-04.pdf", Other),
        (bodies.council, "Zápis z jednání finančního výboru.docx", Other),
        (bodies.council, "Zápis komise výstavby č. 3.pdf", Other),
        (bodies.finance, "Zápis FV.pdf", Minutes),
        (bodies.council, "Zápis RM k návrhu FV.pdf", Minutes), // names its own body too
        (bodies.council, "Zápis z výboru.pdf", Minutes),       // which of the two nobody can tell
        (bodies.council, "Zápis č. 12.pdf", Minutes),
        (bodies.council, "Zápis MÚ.pdf", Minutes), // the office never meets
        (bodies.council, "Prezenční listina FV.pdf", AttendanceList),
    ];
    for (body, name, expected) in table {
        let (meeting, document) = (town.meeting(body, date(2026, 10, 6)).unwrap(), town.id());
        let input = json!({ "meeting": meeting, "document": document, "name": name, "blob": name, "size_bytes": 5,
            "media_type": "application/pdf" });
        town.run("add_meeting_document", secretary, &input).unwrap();
        assert_eq!(value::<MeetingDocument>(&town, document).kind, Some(expected), "{name}");
    }
}
