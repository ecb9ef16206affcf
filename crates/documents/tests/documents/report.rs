//! The text of a report as a file for Word, and the same words back.

use std::sync::Arc;

use obeznik_app::Office;
use obeznik_app::circulation::report::to_text;
use obeznik_app::office::Request;
use obeznik_app::ports::{DocumentPrinter as _, SystemIds};
use obeznik_documents::office::{Printer, report_to_word};
use obeznik_kernel::IdSource as _;
use serde_json::{Value, json};

use crate::edition::Reads;
use crate::office::vzorov;
use crate::pdf::Pdf;

fn execute(office: &Office, kind: &str, payload: Value) {
    let request = Request { kind: kind.into(), payload, base: Vec::new(), on_behalf_of: None };
    office.execute(request).unwrap_or_else(|error| panic!("{kind}: {error:?}"));
}

fn draft(office: &Office, report: &str) -> String {
    let overview = office.query("overview", Value::Null).unwrap();
    let paper = SystemIds.next_id().to_string();
    let payload = json!({ "paper": paper, "paper_type": overview["paper_types"][0][0], "title": "Zpráva & <spol.>",
        "presenter": office.person(), "drafter": office.person(), "confidentiality": "public", "report": report });
    execute(office, "circulation.create_paper", payload);
    paper
}

fn detail(office: &Office, paper: &str) -> Value {
    office.query("paper", json!({ "id": paper })).unwrap()
}

#[test]
fn the_text_of_a_report_goes_to_the_filing_service_as_a_sheet_of_its_own() {
    let (office, _folder) = vzorov();
    let paper = draft(&office, "Lávka je v havarijním stavu.");
    let printed = Printer.print_report(&office, &paper).unwrap();
    assert_eq!(printed.file_name, "duvodova-zprava.pdf");
    let is_archival = String::from_utf8_lossy(&printed.bytes).contains("<pdfaid:part>2</pdfaid:part>");
    assert!(is_archival);
    let text = Pdf::new("report-filed", Ok(printed.bytes)).text();
    assert!(text.contains("Zpráva & <spol.>") && text.contains("Lávka je v havarijním stavu."), "{text}");
}

#[test]
fn the_words_of_a_text_come_back_from_word_as_they_went() {
    let (office, _folder) = vzorov();
    let office = office.with_files(Arc::new(Reads));
    let long = (0..400).map(|number| format!("Odstavec číslo {number}.")).collect::<Vec<_>>().join("\n\n");
    // A line broken inside a paragraph comes back as a paragraph: readers of documents tell lines and no more. Spaces
    // that must not break stay hard.
    let table = [
        ("Jeden odstavec.", "Jeden odstavec."),
        (
            "První.\n\nDruhý odstavec\nna dvou řádcích.\n\n1. bod\n2. bod",
            "První.\n\nDruhý odstavec\nna dvou řádcích.\n\n1. bod\n2. bod",
        ),
        (
            "Znaky & < > \" ' „uvozovky“ – 1 500 Kč/m², § 85 písm. a)",
            "Znaky & < > \" ' „uvozovky“ – 1\u{a0}500 Kč/m², §\u{a0}85 písm.\u{a0}a)",
        ),
        (long.as_str(), long.as_str()),
    ];
    for (text, back) in table {
        let paper = draft(&office, text);
        report_to_word(&office, &paper).unwrap();
        let shown = detail(&office, &paper);
        assert_eq!(shown["report"], "", "{text}");
        assert_eq!(shown["report_file"]["file"]["name"], "Důvodová zpráva.docx");
        to_text(&office, &paper).unwrap();
        let shown = detail(&office, &paper);
        assert_eq!((&shown["report"], &shown["report_file"]), (&json!(back), &Value::Null));
        assert_eq!(shown["versions"].as_array().unwrap().len(), 3, "text, file and text again");
    }
}

#[test]
fn a_report_that_is_a_file_already_is_not_made_one_again() {
    let (office, _folder) = vzorov();
    let office = office.with_files(Arc::new(Reads));
    let paper = draft(&office, "Text.");
    report_to_word(&office, &paper).unwrap();
    assert_eq!(report_to_word(&office, &paper).unwrap_err().key, "refusal-report-is-file");
    to_text(&office, &paper).unwrap();
    assert_eq!(to_text(&office, &paper).unwrap_err().key, "refusal-report-moved");
}
