//! PDFs that people add to attachments.
#![allow(missing_docs, clippy::unwrap_used, reason = "helpers of tests stand outside their functions")]

mod support;

use jiff::civil::{Date, date};
use obeznik_circulation::attachment::{Attachment, MOST_VIEW_BYTES, SharedView, shared_view_id};
use obeznik_circulation::paper::{Paper, PaperState};
use obeznik_circulation::paper_type::ConsultationRole::Decides;
use obeznik_circulation::testing::Vzorov;
use obeznik_kernel::{PersonId, Record, RecordId, RecordsExt as _, Stop, Stored};
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

fn share(
    town: &mut Vzorov,
    who: PersonId,
    file: RecordId,
    (original, view, size_bytes): (&str, &str, u64),
) -> Result<(), Stop> {
    let input = json!({ "attachment": file, "original": original, "blob": view, "size_bytes": size_bytes,
        "made_with": "LibreOffice 7.4\u{1}" });
    town.run("share_view", who, &input)
}

fn shared(town: &Vzorov, file: RecordId) -> Option<Stored<SharedView>> {
    town.records.find(shared_view_id(file)).unwrap()
}

fn scope<T: Record>(town: &Vzorov, id: RecordId) -> obeznik_kernel::AudienceId {
    town.records.need::<T>(id).unwrap().scope
}

#[test]
fn a_view_is_shared_once_of_the_content_that_stands_and_begins_no_check() {
    let (mut town, paper) = town_with_draft();
    let clerk = town.people.clerk;
    let file = attach(&mut town, paper, DOCX);
    let table = [
        (("09", "02", 8), "refusal-view-of-another"),
        (("01", "02", 0), "refusal-view-size"),
        (("01", "02", MOST_VIEW_BYTES + 1), "refusal-view-size"),
    ];
    for (view, key) in table {
        assert_eq!(refusal(share(&mut town, clerk, file, view)), key, "{view:?}");
    }
    assert_eq!(shared(&town, file), None);
    town.run("submit_to_head", clerk, &json!({ "paper": paper })).unwrap();
    town.run("head_approve", town.people.head, &json!({ "paper": paper })).unwrap();
    let before = town.records.need::<Paper>(paper).unwrap();
    share(&mut town, clerk, file, ("01", "02", MOST_VIEW_BYTES)).unwrap();
    let secretary = town.people.secretary;
    share(&mut town, secretary, file, ("01", "03", 8)).unwrap(); // made at the same time elsewhere
    let view = shared(&town, file).unwrap();
    assert_eq!((view.value.blob.0.as_str(), view.value.made_by), ("02", Some(clerk)), "the first one stays");
    assert_eq!((view.value.made_with.as_str(), view.parent), ("LibreOffice 7.4", Some(paper)));
    assert_eq!(view.scope, scope::<Attachment>(&town, file));
    assert_eq!(town.records.need::<Paper>(paper).unwrap(), before, "no check begins again");
}

#[test]
fn what_needs_no_view_gets_none_and_nobody_is_told_off() {
    let (mut town, paper) = town_with_draft();
    let clerk = town.people.clerk;
    let [itself, by_hand, gone] = [PDF, DOCX, DOCX].map(|kind| attach(&mut town, paper, kind));
    add_view(&mut town, by_hand, ("02", PDF, "")).unwrap();
    town.run("remove_attachment", clerk, &json!({ "attachment": gone })).unwrap();
    for file in [itself, by_hand, gone] {
        share(&mut town, clerk, file, ("01", "03", 8)).unwrap();
        assert_eq!(shared(&town, file), None);
    }
}

#[test]
fn views_are_shared_by_who_works_on_the_paper_and_behind_the_check_by_the_secretary_alone() {
    let (mut town, paper) = town_with_draft();
    let (clerk, secretary, lawyer) = (town.people.clerk, town.people.secretary, town.people.lawyer);
    let (first, second) = (attach(&mut town, paper, DOCX), attach(&mut town, paper, DOCX));
    let member = town.people.members[3];
    for stranger in [lawyer, member] {
        let refused = share(&mut town, stranger, first, ("01", "02", 8));
        assert_eq!(refusal(refused), "refusal-not-allowed");
    }
    let ask = json!({ "paper": paper, "due_on": "2026-09-09",
        "addressees": [{ "opinion": town.id(), "person": lawyer }] });
    town.run("request_opinions", clerk, &ask).unwrap();
    let refused = share(&mut town, lawyer, first, ("01", "02", 8));
    assert_eq!(refusal(refused), "refusal-not-allowed", "who reads it does not make what others read");
    share(&mut town, clerk, first, ("01", "02", 8)).unwrap();
    town.run("close_opinions", clerk, &json!({ "paper": paper, "reason": "Stačí." })).unwrap();
    town.make_ready(paper).unwrap();
    assert_eq!(refusal(share(&mut town, clerk, second, ("01", "03", 8))), "refusal-not-allowed");
    share(&mut town, secretary, second, ("01", "03", 8)).unwrap();
    assert_eq!(shared(&town, second).unwrap().value.made_by, Some(secretary));
}

#[test]
fn a_shared_view_is_closed_opened_moved_and_copied_with_its_attachment() {
    let (mut town, paper) = town_with_draft();
    let (clerk, secretary) = (town.people.clerk, town.people.secretary);
    let (open, close) = (attach(&mut town, paper, DOCX), attach(&mut town, paper, DOCX));
    for (file, view) in [(open, "02"), (close, "03")] {
        share(&mut town, clerk, file, ("01", view, 8)).unwrap();
    }
    let ask = json!({ "paper": paper, "due_on": "2026-09-09",
        "addressees": [{ "opinion": town.id(), "person": town.people.lawyer }] });
    town.run("request_opinions", clerk, &ask).unwrap();
    town.run("close_opinions", clerk, &json!({ "paper": paper, "reason": "Stačí." })).unwrap();
    let together = |town: &Vzorov, file: RecordId| {
        let view = scope::<SharedView>(town, shared_view_id(file));
        assert_eq!(view, scope::<Attachment>(town, file));
        view
    };
    let closing = |is_confidential| json!({ "attachment": close, "is_confidential": is_confidential });
    town.run("classify_attachment", clerk, &closing(true)).unwrap();
    town.make_ready(paper).unwrap();
    assert_ne!(together(&town, open), together(&town, close));
    town.run("classify_attachment", clerk, &closing(false)).unwrap();
    assert_eq!(together(&town, open), together(&town, close));
    town.run("classify_attachment", clerk, &closing(true)).unwrap();
    let meeting = town.meeting(town.bodies.council, date(2026, 9, 20)).unwrap();
    town.schedule(paper, meeting).unwrap();
    assert_eq!(together(&town, open), scope::<Paper>(&town, paper));
    assert_ne!(together(&town, close), scope::<Paper>(&town, paper));

    town.run("unschedule", secretary, &json!({ "paper": paper, "reason": "Rozdělíme ho." })).unwrap();
    let parts = [town.id(), town.id()];
    let split = json!({ "paper": paper, "reason": "Dvě věci.", "parts": [
        { "paper": parts[0], "title": "Chodník", "clauses": [0] }, { "paper": parts[1], "title": "Úkol", "clauses": [1] }] });
    town.run("split_paper", secretary, &split).unwrap();
    for part in parts {
        let files: Vec<Stored<Attachment>> = town.records.under(part).unwrap();
        assert_eq!(files.len(), 2);
        for file in files {
            together(&town, file.id);
            let view = shared(&town, file.id).unwrap().value;
            assert_eq!(view.is_confidential, file.value.is_confidential);
            assert_eq!(view.blob.0, if file.value.is_confidential { "03" } else { "02" });
        }
    }
}
