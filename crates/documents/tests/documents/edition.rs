//! A document corrected by hand takes the place of the program's own until it is taken back; the look a town chose.

use std::io::{Cursor, Read, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use obeznik_app::attachments::Arrived;
use obeznik_app::circulation::editions::{self, Corrected};
use obeznik_app::office::Request;
use obeznik_app::ports::ForeignFiles;
use obeznik_app::ports::converter::{Converter, Document, GoOn, NobodyConverts, Unconverted};
use obeznik_app::{ApiError, Office};
use obeznik_documents::office::preview::{DocumentLayout, Thought, preview};
use obeznik_documents::office::{DocumentFormat, DocumentKind, edition, make, make_as};
use obeznik_formats::foreign::{Answer, Task, Unread, perform};
use obeznik_formats::limits::Limits;
use serde_json::{Value, json};
use tempfile::TempDir;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::office::{meeting_in, vzorov};
use crate::pdf::Pdf;

const PDF: &[u8] = b"%PDF-1.7 opravena pozvanka";

/// Reads files in this process.
pub(crate) struct Reads;

impl ForeignFiles for Reads {
    fn ask(&self, task: &Task, content: &mut (dyn Read + Send), _: u64) -> Result<Answer, Unread> {
        let mut bytes = Vec::new();
        content.read_to_end(&mut bytes).map_err(|_| Unread::Broken)?;
        match task {
            Task::Text => Err(Unread::NoReader), // what the suite made is taken as it is
            task => perform(task, &bytes, &Limits::default()),
        }
    }
}

/// The foot of the pages of a file for Word.
fn foot(bytes: &[u8]) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut foot = String::new();
    archive.by_name("word/footer.xml").unwrap().read_to_string(&mut foot).unwrap();
    foot
}

/// Makes the same PDF of everything.
struct Suite;

impl Converter for Suite {
    fn is_there(&self) -> bool {
        true
    }

    fn to_pdf(&self, room: &Path, document: Document<'_>, _: GoOn<'_>) -> Result<PathBuf, Unconverted> {
        let mut bytes = Vec::new();
        document.content.read_to_end(&mut bytes).map_err(|_| Unconverted::Unready)?;
        assert!(foot(&bytes).contains("Upraveno ručně"), "each page says that a person corrected it");
        let path = room.join("dokument.pdf");
        std::fs::write(&path, PDF).map_err(|_| Unconverted::Unready)?;
        Ok(path)
    }
}

/// The town with a meeting of the council ahead.
fn town() -> (Office, TempDir, String) {
    let (office, folder) = vzorov();
    let office = office.with_files(Arc::new(Reads)).with_converter(Arc::new(Suite));
    let id = meeting_in(&office, "council", "2026-11-25");
    (office, folder, id)
}

fn word(office: &Office, id: &str) -> Vec<u8> {
    make_as(office, DocumentFormat::Docx, DocumentKind::Invitation, id).unwrap().bytes
}

/// The file with another body, and a part more.
fn corrected(word: &[u8], more: &str) -> Vec<u8> {
    let mut from = ZipArchive::new(Cursor::new(word)).unwrap();
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..from.len() {
        let mut part = from.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        if name == "word/document.xml" {
            let text = String::from_utf8(content).unwrap();
            content = text.replace("Navržený program", "Program").into_bytes();
        }
        to.start_file(name, SimpleFileOptions::default()).unwrap();
        to.write_all(&content).unwrap();
    }
    if !more.is_empty() {
        to.start_file(more, SimpleFileOptions::default()).unwrap();
        to.write_all(b"x").unwrap();
    }
    to.finish().unwrap().into_inner()
}

fn put(office: &Office, id: &str, name: &str, bytes: &[u8]) -> Result<(), ApiError> {
    let said = edition::said(office, DocumentKind::Invitation, id)?;
    let arrived = Arrived::of(office, &mut &*bytes)?;
    let (kind, document) = ("invitation".to_owned(), id.to_owned());
    let (name, note) = (name.to_owned(), "nadpis programu".to_owned());
    let stamp = edition::stamp(office)?;
    editions::put(office, Corrected { kind, document, name, note, said, stamp, arrived }).map(drop)
}

fn execute(office: &Office, kind: &str, payload: Value) {
    let request = Request { kind: kind.into(), payload, base: Vec::new(), on_behalf_of: None };
    office.execute(request).unwrap_or_else(|error| panic!("{kind}: {error:?}"));
}

fn shown(office: &Office, id: &str) -> Value {
    office.query("edition", json!({ "kind": "invitation", "document": id })).unwrap()
}

#[test]
fn a_corrected_invitation_is_official_says_what_changed_since_and_can_be_taken_back() {
    let (office, _folder, id) = town();
    let own = make(&office, DocumentKind::Invitation, &id).unwrap();
    let file = corrected(&word(&office, &id), "");
    put(&office, &id, "pozvánka opravená.docx", &file).unwrap();

    let official = make(&office, DocumentKind::Invitation, &id).unwrap();
    assert_eq!((official.bytes.as_slice(), official.file_name.as_str()), (PDF, "pozvanka-opravena.pdf"));
    assert!(word(&office, &id) == file, "who corrects it again begins with what was corrected");
    let state = shown(&office, &id);
    assert_eq!(state["is_by_hand"], true);
    assert_eq!(state["versions"][0]["note"], "nadpis programu");
    assert!(state["versions"][0]["put_by"].as_str().unwrap().contains("Jasanová"), "{state}");
    assert_eq!(edition::changed(&office, DocumentKind::Invitation, &id).unwrap(), Vec::<String>::new());

    let item = obeznik_kernel::RecordId::well_known("nový bod");
    let payload = json!({ "meeting": id, "agenda_item": item, "title": "Nový bod" });
    execute(&office, "circulation.add_agenda_item", payload);
    let changed = edition::changed(&office, DocumentKind::Invitation, &id).unwrap();
    assert_eq!(changed, ["programme"]);
    let still = make(&office, DocumentKind::Invitation, &id).unwrap();
    assert_eq!(still.bytes, PDF, "nothing is written over what was corrected");

    let reason = json!({ "kind": "invitation", "document": id, "reason": "přibyl bod" });
    execute(&office, "circulation.withdraw_edition", reason);
    let back = make(&office, DocumentKind::Invitation, &id).unwrap();
    assert_eq!(back.file_name, own.file_name);
    assert!(Pdf::new("back", Ok(back.bytes)).text().contains("Nový bod"));
    let state = shown(&office, &id);
    assert_eq!(
        (&state["is_by_hand"], &state["versions"][0]["reason"]),
        (&json!(false), &json!("přibyl bod"))
    );
}

#[test]
fn a_file_that_cannot_be_official_is_refused_in_words() {
    let (office, folder, id) = town();
    let word = word(&office, &id);
    let other = make_as(
        &office,
        DocumentFormat::Docx,
        DocumentKind::Invitation,
        &meeting_in(&office, "council", "2026-11-11"),
    );
    let table = [
        ("makra.docm", corrected(&word, "word/vbaProject.bin"), "edition-macros"),
        ("jiná.docx", other.unwrap().bytes, "edition-of-another"),
        ("text.docx", b"prosty text".to_vec(), "edition-no-word"),
        ("obrazek.docx", b"\x89PNG\r\n\x1a\n".to_vec(), "edition-no-word"),
        ("useknuty.docx", word[..word.len() / 2].to_vec(), "edition-no-word"),
        ("velky.docx", vec![0; 50 << 20], "edition-too-large"),
        ("prazdny.docx", Vec::new(), "edition-no-word"),
    ];
    for (name, bytes, expected) in table {
        let refused = put(&office, &id, name, &bytes).unwrap_err();
        assert_eq!(refused.key, expected, "{name}");
        assert_eq!(refused.args.get("name").map(String::as_str), Some(name));
    }
    assert_eq!(shown(&office, &id)["versions"], json!([]));
    let office = office.with_converter(Arc::new(NobodyConverts));
    let refused = put(&office, &id, "pozvánka.docx", &corrected(&word, "")).unwrap_err();
    assert_eq!(refused.key, "edition-no-suite");
    drop(folder);
}

#[test]
fn a_look_a_town_chose_holds_for_its_documents_and_a_body_may_have_its_own() {
    let (office, _folder, id) = town();
    let before = make(&office, DocumentKind::Invitation, &id).unwrap().bytes;
    let text = |name: &str| {
        Pdf::new(
            name,
            make(&office, DocumentKind::Invitation, &id).map(|made| made.bytes).map_err(|_| unreachable!()),
        )
        .text()
    };
    let layout = |body: Value, closing: &str| {
        json!({ "layout": {
        "kind": "invitation", "body": body, "closing": closing, "opening": "Vážení členové,",
        "sections": ["programme", "facts"], "signers": ["deputy", "chair"], "in_own_hand": true,
    } })
    };
    execute(&office, "circulation.define_layout", layout(Value::Null, "Za celé město."));
    execute(&office, "circulation.set_letterhead", json!({ "value": { "contact": "tel. 123 456 789" } }));
    let town = text("look-of-town");
    assert!(town.contains("Za celé město.") && town.contains("tel. 123 456 789"), "{town}");
    assert!(town.contains("Košťál, v. r."), "{town}");
    let place = |words: &str| town.find(words).unwrap_or_else(|| panic!("{words}: {town}"));
    assert!(
        place("Vážení členové,") < place("Navržený program") && place("Navržený program") < place("Svolává")
    );
    let body = office.query("meeting", json!({ "id": id })).unwrap()["row"]["body"]["id"].clone();
    execute(&office, "circulation.define_layout", layout(body, "Za radu."));
    let own = text("look-of-body");
    assert!(own.contains("Za radu.") && !own.contains("Za celé město."), "{own}");
    assert!(before.starts_with(b"%PDF"));
}

#[test]
fn a_cover_sheet_looks_as_the_body_its_paper_goes_to_next_has_set() {
    let (office, _folder, meeting) = town();
    let meeting = office.query("meeting", json!({ "id": meeting })).unwrap();
    let (body, paper) = (meeting["row"]["body"]["id"].clone(), meeting["items"].as_array().unwrap());
    let paper = paper.iter().find(|item| item["paper"] != "" && item["outcome"].is_null()).unwrap();
    let paper = paper["paper"].as_str().unwrap().to_owned();
    let look = |body: &Value, closing: &str| json!({ "layout": { "kind": "cover_sheet", "body": body, "closing": closing } });
    let text = |name: &str| {
        let made = make(&office, DocumentKind::CoverSheet, &paper).map(|made| made.bytes);
        Pdf::new(name, made.map_err(|_| unreachable!())).text()
    };
    execute(&office, "circulation.define_layout", look(&Value::Null, "Za celé město."));
    assert!(text("cover-of-town").contains("Za celé město."));
    execute(&office, "circulation.define_layout", look(&body, "Pro radu."));
    let own = text("cover-of-body");
    assert!(own.contains("Pro radu.") && !own.contains("Za celé město."), "{own}");
}

#[test]
fn a_preview_draws_what_is_thought_of_and_says_what_is_wrong_with_it() {
    let (office, _folder, id) = town();
    let thought = |change: Value| {
        let mut layout = json!({ "kind": "invitation" });
        for (name, value) in change.as_object().unwrap() {
            layout[name] = value.clone();
        }
        let layout: DocumentLayout = serde_json::from_value(layout).unwrap();
        let contact = Some("x".to_owned());
        let thought =
            Thought { kind: DocumentKind::Invitation, id: id.clone(), layout, contact, crest: None };
        preview(&office, &thought)
    };
    let plain = thought(json!({})).unwrap();
    assert!(plain.starts_with(b"\x89PNG"));
    assert!(thought(json!({ "closing": "Jinak." })).unwrap() != plain, "the picture follows what is typed");
    assert!(thought(json!({})).unwrap() == plain);
    let table = [
        (json!({ "hidden": ["programme"] }), "refusal-layout-section-needed"),
        (json!({ "closing": "漢" }), "document-unprintable"),
    ];
    for (change, expected) in table {
        assert_eq!(thought(change).unwrap_err().key, expected);
    }
}

#[test]
fn a_preview_shows_arms_before_they_are_kept_and_refuses_what_does_not_stand_by_itself() {
    let (office, _folder, id) = town();
    let with = |crest: Option<&str>| {
        let layout: DocumentLayout = serde_json::from_value(json!({ "kind": "invitation" })).unwrap();
        let crest = crest.map(str::to_owned);
        preview(
            &office,
            &Thought { kind: DocumentKind::Invitation, id: id.clone(), layout, contact: None, crest },
        )
    };
    let drawn =
        |inside: &str| format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>{inside}</svg>");
    let (own, none) = (with(None).unwrap(), with(Some("")).unwrap());
    assert!(own != none, "the demo town has arms of its own");
    let red = with(Some(&drawn("<rect width='9' height='9' fill='red'/>"))).unwrap();
    assert!(red != own && red != none);
    // A picture of one red point, carried in the drawing as the settings wrap a PNG.
    let point =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==";
    let carried = drawn(&format!("<image href='data:image/png;base64,{point}' width='9' height='9'/>"));
    assert!(with(Some(&carried)).unwrap() != with(Some(&drawn(""))).unwrap(), "the press draws the picture");
    let table = [
        (drawn("<script>alert(1)</script>"), "document-crest-reaches"),
        (drawn("<image href='https://example.cz/znak.png'/>"), "document-crest-reaches"),
        (drawn(&" ".repeat(256 * 1024)), "document-crest-large"),
        ("znak".to_owned(), "document-crest"),
        ("<html xmlns='http://www.w3.org/1999/xhtml'/>".to_owned(), "document-crest"), // read, but no drawing
    ];
    for (svg, expected) in table {
        assert_eq!(with(Some(&svg)).unwrap_err().key, expected, "{}", svg.get(..80).unwrap_or(&svg));
    }
}

#[test]
fn a_town_without_a_document_sees_its_look_on_an_invented_one() {
    let (office, _folder, _) = town();
    for kind in DocumentKind::ALL {
        let drawn = |change: Value| {
            let mut layout = json!({ "kind": kind.as_str() });
            for (name, value) in change.as_object().unwrap() {
                layout[name] = value.clone();
            }
            let layout: DocumentLayout = serde_json::from_value(layout).unwrap();
            preview(&office, &Thought { kind, id: String::new(), layout, contact: None, crest: None })
                .unwrap()
        };
        let plain = drawn(json!({}));
        assert!(plain.starts_with(b"\x89PNG"), "{kind:?}");
        assert!(drawn(json!({ "opening": "Vážení," })) != plain, "{kind:?}");
        let signer = if kind == DocumentKind::CoverSheet { "drafter" } else { "deputy" };
        assert!(drawn(json!({ "signers": [signer] })) != plain, "{kind:?}");
    }
    let hidden = |name: &str, kind: DocumentKind| {
        let layout = json!({ "kind": kind.as_str(), "hidden": [name] });
        let layout: DocumentLayout = serde_json::from_value(layout).unwrap();
        preview(&office, &Thought { kind, id: String::new(), layout, contact: None, crest: None }).unwrap()
    };
    let kind = DocumentKind::Certificate;
    let layout: DocumentLayout = serde_json::from_value(json!({ "kind": kind.as_str() })).unwrap();
    let whole = Thought { kind, id: String::new(), layout, contact: None, crest: None };
    assert!(hidden("receipt", kind) != preview(&office, &whole).unwrap());
    // Every section that may be left out is in the sample, so leaving it out is seen.
    let sheet = DocumentKind::CoverSheet;
    let pictures: Vec<_> = ["cover", "annexes", "route", "opinions"].map(|name| hidden(name, sheet)).into();
    assert!(pictures.iter().all(|one| pictures.iter().filter(|other| *other == one).count() == 1));
}
