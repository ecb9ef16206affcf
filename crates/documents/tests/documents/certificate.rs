//! The certificate of who entered the assembly, as it leaves the office.

use std::io::{Cursor, Read as _};

use obeznik_app::{Code, Office};
use obeznik_documents::office::{DocumentFormat, DocumentKind, make, make_as};
use obeznik_formats::document::{BlockKind, document_of_docx};
use obeznik_formats::limits::Limits;
use serde_json::json;

use crate::confidential::new_id;
use crate::decision::village;
use crate::office::{execute, vzorov};
use crate::pdf::{Pdf, plain};

const CALLED: &str = "Osvědčení o nastoupení do funkce člena zastupitelstva";

/// The mandate of a councillor ends; gives the record of it.
fn ends(office: &Office, reason: &str, way: &str) -> String {
    let settings = office.query("settings", json!({})).unwrap();
    let mut seats = settings["mandates"]["seats"].as_array().unwrap().iter();
    let seat = seats.find(|seat| seat["person_name"].as_str().unwrap().contains("Sluková")).unwrap();
    let id = new_id().to_string();
    let input = json!({ "id": id, "membership": seat["membership"], "reason": reason, "way": way,
        "last_on": "2026-11-20", "note": "č. j. 812/2026" });
    execute(office, "municipality.end_mandate", input).unwrap();
    id
}

fn printed(office: &Office, id: &str, name: &str) -> String {
    let pdf = Pdf::new(name, Ok(make(office, DocumentKind::Certificate, id).unwrap().bytes));
    assert_eq!(pdf.keep_pictures(), 1);
    pdf.text()
}

fn assert_in_order(text: &str, lines: &[&str]) {
    let mut rest = text;
    for line in lines {
        let found = rest.find(&plain(line)).unwrap_or_else(|| panic!("{line:?} is not in: {rest}"));
        rest = &rest[found..];
    }
}

#[test]
fn the_council_certifies_that_the_substitute_became_a_member_and_since_when() {
    let (office, _folder) = vzorov();
    let id = ends(&office, "resignation", "delivered");
    let text = printed(&office, &id, "osvedceni-rada");
    let lines = [
        "Město Vzorov",
        "Vzorov 23. listopadu 2026",
        "Zastupitelstvo města Vzorova",
        CALLED,
        "Rada města Vzorova osvědčuje podle § 56 zákona č. 491/2001 Sb., o volbách do zastupitelstev obcí",
        "že se Petr Habřina dnem 21. listopadu 2026 stal členem Zastupitelstva města Vzorova.",
        "Mandát vznikl 21. listopadu 2026",
        "Volební strana Sdružení nezávislých",
        "Uprázdněný mandát MUDr. Alena Sluková, zanikl 20. listopadu 2026",
        "Osvědčení jsem převzal dne",
        "Košťál",
    ];
    assert_in_order(&text, &lines);
    for never in ["Rezignace", "812/2026", "Starosta města Vzorova osvědčuje", "print-"] {
        assert!(!text.contains(never), "{never} in {text}");
    }

    // Printed anew after it was handed over, it says the day of then.
    let handed = json!({ "mandate_end": id, "handed_on": "2026-11-22" });
    execute(&office, "municipality.note_certificate", handed).unwrap();
    let again = printed(&office, &id, "osvedceni-znovu");
    assert_in_order(&again, &["Vzorov 22. listopadu 2026", CALLED, "stal členem"]);
}

#[test]
fn for_word_it_has_styles_and_the_same_words() {
    let (office, _folder) = vzorov();
    let id = ends(&office, "resignation", "delivered");
    let made = make_as(&office, DocumentFormat::Docx, DocumentKind::Certificate, &id).unwrap();
    assert_eq!(made.file_name, "osvedceni-Petr-Habrina.docx");
    let blocks = document_of_docx(&made.bytes, &Limits::default()).unwrap().blocks;
    let said = |kind| -> Vec<String> {
        let of_kind = blocks.iter().filter(|block| block.kind == kind);
        of_kind.map(|block| plain(&block.cells.join(" "))).collect()
    };
    assert_eq!(said(BlockKind::Heading), [CALLED]);
    let paragraphs = said(BlockKind::Paragraph);
    let has = |words: &str| paragraphs.iter().any(|paragraph| paragraph.contains(words));
    assert!(has("se Petr Habřina dnem 21. listopadu 2026 stal členem"), "{paragraphs:?}");
    assert!(has("Mandát vznikl 21. listopadu 2026") && has("Osvědčení jsem převzal dne"), "{paragraphs:?}");
    let mut archive = zip::ZipArchive::new(Cursor::new(made.bytes)).unwrap();
    let mut body = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut body).unwrap();
    for style in ["DocumentKind", "Title", "Normal", "Fact", "Signature"] {
        assert!(body.contains(&format!(r#"<w:pStyle w:val="{style}"/>"#)), "{style}: {body}");
    }
    assert!(body.contains("Košťál"), "{body}");
    let mut head = String::new();
    archive.by_name("word/letterhead.xml").unwrap().read_to_string(&mut head).unwrap();
    assert!(head.contains("Město Vzorov") && head.contains("<wp:docPr"), "the arms stand in it: {head}");
}

#[test]
fn where_no_council_stands_the_mayor_certifies() {
    let (office, _folder) = vzorov();
    village(&office);
    let id = ends(&office, "resignation", "delivered");
    let text = printed(&office, &id, "osvedceni-starosta");
    assert_in_order(
        &text,
        &[CALLED, "Starosta města Vzorova osvědčuje podle § 56", "Petr Habřina", "Košťál"],
    );
    assert!(!text.contains("Rada města Vzorova"), "{text}");
}

#[test]
fn it_is_signed_and_arranged_as_the_town_set_it() {
    let (office, _folder) = vzorov();
    let id = ends(&office, "resignation", "delivered");
    let before = printed(&office, &id, "osvedceni-program");
    let layout = json!({ "kind": "certificate", "signers": ["chair", "deputy"], "hidden": ["receipt"],
        "closing": "Blahopřejeme." });
    execute(&office, "circulation.define_layout", json!({ "layout": layout })).unwrap();
    let text = printed(&office, &id, "osvedceni-mesto");
    assert!(before.contains("Osvědčení jsem převzal") && !text.contains("Osvědčení jsem převzal"), "{text}");
    assert!(text.contains("Blahopřejeme.") && text.contains("místostarost"), "{text}");
    assert!(!before.contains("místostarost"), "{before}");
}

#[test]
fn there_is_none_where_nobody_entered_or_the_end_was_taken_back() {
    let (office, _folder) = vzorov();
    let refused = |id: &str| {
        let error = make(&office, DocumentKind::Certificate, id).unwrap_err();
        (error.code, error.key)
    };
    assert_eq!(refused(&new_id().to_string()).0, Code::NotFound);
    let id = ends(&office, "resignation", "delivered");
    let back = json!({ "mandate_end": id, "reason": "zrušil soud" });
    execute(&office, "municipality.take_back_mandate_end", back).unwrap();
    assert_eq!(refused(&id), (Code::Refused, "document-certificate-taken-back".to_owned()));
    let id = ends(&office, "invalid_election", "court");
    assert_eq!(refused(&id), (Code::Refused, "document-certificate-nobody".to_owned()));
    let put = office.query("edition", json!({ "kind": "certificate", "document": id })).unwrap();
    assert_eq!(put["may_put"], false, "no file stands in its place");
}
