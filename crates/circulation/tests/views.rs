//! PDFs that people add to attachments.
#![allow(missing_docs, clippy::unwrap_used, reason = "helpers of tests stand outside their functions")]

mod support;

use jiff::civil::{Date, date};
use obeznik_circulation::attachment::Attachment;
use obeznik_circulation::paper::{Paper, PaperState};
use obeznik_circulation::paper_type::ConsultationRole::Decides;
use obeznik_circulation::testing::Vzorov;
use obeznik_kernel::{RecordId, RecordsExt as _, Stop};
use serde_json::json;
use support::refusal;

const START: Date = date(2026, 9, 1);
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const PDF: &str = "application/pdf";

fn town_with_draft() -> (Vzorov, RecordId) {
    let mut town = Vzorov::on(START);
    let council = town.bodies.council;
    let kind = town.paper_type(&[(council, Decides)]).unwrap();
    let paper = town.draft(kind).unwrap();
    (town, paper)
}

fn attach(town: &mut Vzorov, paper: RecordId, media_type: &str) -> RecordId {
    let attachment = town.id();
    let input = json!({ "paper": paper, "attachment": attachment, "name": "smlouva", "blob": "01",
        "size_bytes": 9, "media_type": media_type });
    town.run("attach", town.people.clerk, &input).unwrap();
    attachment
}

fn add_view(
    town: &mut Vzorov,
    file: RecordId,
    (blob, media_type, note): (&str, &str, &str),
) -> Result<(), Stop> {
    let input = json!({ "attachment": file, "blob": blob, "size_bytes": 8, "media_type": media_type,
        "note": note });
    town.run("add_view", town.people.clerk, &input)
}

fn views(town: &Vzorov, file: RecordId) -> Vec<String> {
    let file = town.records.need::<Attachment>(file).unwrap().value;
    file.views.into_iter().map(|view| view.blob.0).collect()
}

#[test]
fn only_a_readable_pdf_becomes_a_view_and_only_where_one_is_needed() {
    let table = [
        (DOCX, ("02", PDF, ""), None),
        ("application/octet-stream", ("02", PDF, ""), None),
        (DOCX, ("02", PDF, "false_extension"), None), // the content counts
        (DOCX, ("02", DOCX, ""), Some("refusal-view-no-pdf")),
        (DOCX, ("02", PDF, "encrypted"), Some("refusal-view-locked")),
        (PDF, ("02", PDF, ""), Some("refusal-view-needless")),
        ("image/tiff", ("02", PDF, ""), Some("refusal-view-needless")),
    ];
    for (media_type, view, expected) in table {
        let (mut town, paper) = town_with_draft();
        let file = attach(&mut town, paper, media_type);
        let added = add_view(&mut town, file, view);
        match expected {
            None => assert_eq!((added, views(&town, file)), (Ok(()), vec!["02".to_owned()]), "{media_type}"),
            Some(key) => assert_eq!(refusal(added), key, "{media_type} {view:?}"),
        }
    }
}

#[test]
fn another_view_takes_the_place_of_the_first_and_a_new_version_begins_without() {
    let (mut town, paper) = town_with_draft();
    let file = attach(&mut town, paper, DOCX);
    add_view(&mut town, file, ("02", PDF, "")).unwrap();
    assert_eq!(refusal(add_view(&mut town, file, ("02", PDF, ""))), "refusal-view-same");
    add_view(&mut town, file, ("03", PDF, "")).unwrap();
    assert_eq!(views(&town, file), ["02", "03"]);
    let replacement = town.id();
    let input = json!({ "attachment": file, "replacement": replacement, "name": "smlouva", "blob": "09",
        "size_bytes": 9, "media_type": DOCX });
    town.run("replace_attachment", town.people.clerk, &input).unwrap();
    assert_eq!((views(&town, replacement).len(), views(&town, file).len()), (0, 2));
    assert_eq!(refusal(add_view(&mut town, file, ("04", PDF, ""))), "refusal-attachment-gone");
}

#[test]
fn a_view_makes_the_check_begin_again_and_none_comes_once_the_paper_is_on_an_agenda() {
    let (mut town, paper) = town_with_draft();
    let file = attach(&mut town, paper, DOCX);
    town.make_ready(paper).unwrap();
    add_view(&mut town, file, ("02", PDF, "")).unwrap();
    assert_eq!(town.records.need::<Paper>(paper).unwrap().value.state, PaperState::FormalCheck);
    let by_a_member = json!({ "attachment": file, "blob": "03", "size_bytes": 8, "media_type": PDF });
    let refused = town.run("add_view", town.people.members[3], &by_a_member);
    assert_eq!(refusal(refused), "refusal-not-allowed");
    let secretary = town.people.secretary;
    town.run("run_formal_check", secretary, &json!({ "paper": paper, "findings": [] })).unwrap();
    town.run("pass_formal_check", secretary, &json!({ "paper": paper })).unwrap();
    let council = town.bodies.council;
    let meeting = town.meeting(council, date(2026, 9, 20)).unwrap();
    town.schedule(paper, meeting).unwrap();
    assert_eq!(refusal(add_view(&mut town, file, ("03", PDF, ""))), "refusal-on-agenda");
}

#[test]
fn a_view_is_closed_with_its_file_and_with_it_whatever_else_has_its_content() {
    let (mut town, paper) = town_with_draft();
    let clerk = town.people.clerk;
    let file = attach(&mut town, paper, DOCX);
    let loose = town.id(); // the PDF was first attached by mistake
    let input = json!({ "paper": paper, "attachment": loose, "name": "smlouva.pdf", "blob": "02",
        "size_bytes": 8, "media_type": PDF });
    town.run("attach", clerk, &input).unwrap();
    town.run("remove_attachment", clerk, &json!({ "attachment": loose })).unwrap();
    add_view(&mut town, file, ("02", PDF, "")).unwrap();
    let ask = json!({ "paper": paper, "due_on": "2026-09-09",
        "addressees": [{ "opinion": town.id(), "person": town.people.lawyer }] });
    town.run("request_opinions", clerk, &ask).unwrap();
    let sees = |town: &Vzorov, file: RecordId| {
        let scope = town.records.need::<Attachment>(file).unwrap().scope;
        let audience = town.records.audience_of(&scope).unwrap();
        audience.is_seen_by(&town.standing(town.people.lawyer), town.today())
    };
    assert!(sees(&town, file) && sees(&town, loose));
    let close = json!({ "attachment": file, "is_confidential": true });
    town.run("classify_attachment", clerk, &close).unwrap();
    assert_eq!((sees(&town, file), sees(&town, loose)), (false, false));
}
