//! Documents corrected by hand, and the look of documents.
#![allow(missing_docs, clippy::unwrap_used, reason = "helpers of tests stand outside their functions")]

mod support;

use jiff::civil::{Date, date};
use obeznik_circulation::agenda::AgendaItem;
use obeznik_circulation::attachment::Attachment;
use obeznik_circulation::edition::{Edition, PrintedKind, edition_id};
use obeznik_circulation::layout::{DocumentLayout, layout_id};
use obeznik_circulation::meeting::Meeting;
use obeznik_circulation::paper::{Confidentiality, Paper};
use obeznik_circulation::paper_type::ConsultationRole::Decides;
use obeznik_circulation::testing::Vzorov;
use obeznik_kernel::{PersonId, RecordId, RecordsExt as _, Stop};
use serde_json::{Value, json};
use support::refusal;

const START: Date = date(2026, 9, 1);
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// A paper ready for the council.
fn town() -> (Vzorov, RecordId) {
    let mut town = Vzorov::on(START);
    let kind = town.paper_type(&[(town.bodies.council, Decides)]).unwrap();
    let paper = town.ready(kind).unwrap();
    (town, paper)
}

fn file(paper: RecordId, blob: &str) -> Value {
    json!({
        "kind": "cover_sheet", "document": paper, "name": "košilka.docx", "blob": blob.repeat(32), "size_bytes": 9000,
        "media_type": WORD, "view": "ab".repeat(32), "view_size_bytes": 20_000, "note": "doplněna adresa",
        "said": [{ "section": "facts", "digest": "00" }],
    })
}

fn put(town: &mut Vzorov, who: PersonId, input: &Value) -> Result<(), Stop> {
    town.run("put_edition", who, input)
}

fn take_back(town: &mut Vzorov, who: PersonId, paper: RecordId, reason: &str) -> Result<(), Stop> {
    let input = json!({ "kind": "cover_sheet", "document": paper, "reason": reason });
    town.run("withdraw_edition", who, &input)
}

fn edition(town: &Vzorov, paper: RecordId) -> Edition {
    town.records.need(edition_id(&PrintedKind::CoverSheet, paper)).unwrap().value
}

#[test]
fn a_corrected_file_is_official_until_a_newer_one_or_until_it_is_taken_back_with_a_reason() {
    let (mut town, paper) = town();
    let secretary = town.people.secretary;
    put(&mut town, secretary, &file(paper, "01")).unwrap();
    let first = edition(&town, paper);
    let current = first.current().unwrap();
    assert_eq!((current.note.as_str(), current.put_by), ("doplněna adresa", Some(secretary)));
    assert_eq!(refusal(put(&mut town, secretary, &file(paper, "01"))), "refusal-nothing-changed");
    put(&mut town, secretary, &file(paper, "02")).unwrap();
    assert_eq!(edition(&town, paper).current().unwrap().blob.0, "02".repeat(32));
    assert_eq!(refusal(take_back(&mut town, secretary, paper, " ")), "refusal-reason-missing");
    take_back(&mut town, secretary, paper, "byl to omyl").unwrap();
    let after = edition(&town, paper);
    assert!(after.current().is_none() && after.versions.len() == 2, "an earlier file does not come back");
    assert_eq!(after.versions[1].withdrawn.as_ref().unwrap().reason, "byl to omyl");
    assert_eq!(refusal(take_back(&mut town, secretary, paper, "znovu")), "refusal-edition-none");
    put(&mut town, secretary, &file(paper, "02")).unwrap();
    assert!(edition(&town, paper).current().is_some(), "what was taken back may be put again");
}

#[test]
fn what_is_no_document_of_word_is_refused_with_its_reason() {
    let (mut town, paper) = town();
    let secretary = town.people.secretary;
    let table = [
        (json!({ "media_type": "application/pdf" }), "refusal-edition-no-word"),
        (
            json!({ "media_type": "application/vnd.ms-word.document.macroEnabled.12" }),
            "refusal-edition-no-word",
        ),
        (json!({ "size_bytes": 50 << 20 }), "refusal-edition-too-large"),
        (json!({ "size_bytes": 0 }), "refusal-document-empty"),
        (json!({ "view_size_bytes": 0 }), "refusal-document-empty"),
        (json!({ "note": " " }), "refusal-edition-without-note"),
        (json!({ "name": "" }), "refusal-name-missing"),
        (json!({ "kind": "protocol" }), "refusal-not-found"),
    ];
    for (change, expected) in table {
        let mut input = file(paper, "01");
        for (name, value) in change.as_object().unwrap() {
            input[name] = value.clone();
        }
        assert_eq!(refusal(put(&mut town, secretary, &input)), expected, "{change}");
    }
}

#[test]
fn who_does_not_issue_the_document_cannot_put_a_file_in_its_place() {
    let (mut town, paper) = town();
    for who in [town.people.clerk, town.people.members[3]] {
        assert_eq!(refusal(put(&mut town, who, &file(paper, "01"))), "refusal-not-allowed");
    }
}

#[test]
fn a_cover_sheet_that_has_not_left_the_office_takes_no_corrected_file() {
    let mut town = Vzorov::on(START);
    let kind = town.paper_type(&[(town.bodies.council, Decides)]).unwrap();
    let paper = town.draft(kind).unwrap();
    let secretary = town.people.secretary;
    assert_eq!(refusal(put(&mut town, secretary, &file(paper, "01"))), "refusal-edition-not-yet");
}

#[test]
fn a_corrected_cover_sheet_is_seen_by_those_who_see_its_paper() {
    let (mut town, paper) = town();
    let secretary = town.people.secretary;
    put(&mut town, secretary, &file(paper, "01")).unwrap();
    let id = edition_id(&PrintedKind::CoverSheet, paper);
    let scope = town.records.need::<Edition>(id).unwrap().scope;
    let of_paper = town.records.need::<Paper>(paper).unwrap().scope;
    assert_eq!(scope, of_paper);
}

#[test]
fn a_corrected_cover_sheet_shrinks_to_the_few_when_one_of_its_annexes_is_closed() {
    let mut town = Vzorov::on(START);
    let kind = town.paper_type(&[(town.bodies.council, Decides)]).unwrap();
    let paper = town.draft(kind).unwrap();
    let (clerk, secretary) = (town.people.clerk, town.people.secretary);
    let attachment = town.id();
    let attach = json!({ "paper": paper, "attachment": attachment, "name": "novak.pdf", "blob": "09".repeat(32),
        "size_bytes": 9, "media_type": "application/pdf" });
    town.run("attach", clerk, &attach).unwrap();
    town.make_ready(paper).unwrap();
    put(&mut town, secretary, &file(paper, "01")).unwrap();
    let id = edition_id(&PrintedKind::CoverSheet, paper);
    let close = json!({ "attachment": attachment, "is_confidential": true });
    town.run("classify_attachment", secretary, &close).unwrap();
    let meeting = town.meeting(town.bodies.council, date(2026, 9, 20)).unwrap();
    town.schedule(paper, meeting).unwrap();
    let edition = town.records.need::<Edition>(id).unwrap().scope;
    assert_eq!(edition, town.records.need::<Attachment>(attachment).unwrap().scope);
    let of_paper = town.records.need::<Paper>(paper).unwrap().scope;
    assert_ne!(edition, of_paper, "members see the paper, and not the name in the corrected file");
}

#[test]
fn a_corrected_document_of_a_meeting_is_for_those_who_see_its_whole_agenda() {
    let mut town = Vzorov::on(START);
    let kind = town.paper_type(&[(town.bodies.council, Decides)]).unwrap();
    let mut close = town.draft_of(kind);
    close.confidentiality = Confidentiality::Named;
    let paper = close.paper;
    town.run("create_paper", town.people.clerk, &close).unwrap();
    town.make_ready(paper).unwrap();
    let meeting = town.meeting(town.bodies.council, date(2026, 9, 20)).unwrap();
    let item = town.schedule(paper, meeting).unwrap();
    let mut input = file(meeting, "01");
    input["kind"] = json!("invitation");
    let secretary = town.people.secretary;
    put(&mut town, secretary, &input).unwrap();
    let scope = |id: RecordId| town.records.need::<Edition>(id).unwrap().scope;
    let of_item = town.records.need::<AgendaItem>(item).unwrap().scope;
    let of_meeting = town.records.need::<Meeting>(meeting).unwrap().scope;
    let edition = scope(edition_id(&PrintedKind::Invitation, meeting));
    let audience = |scope| town.records.audience_of(&scope).unwrap();
    assert!(audience(edition.clone()).is_within(&audience(of_item)));
    assert_ne!(edition, of_meeting);
}

#[test]
fn the_look_of_documents_is_set_by_who_sets_the_town_up() {
    let (mut town, _) = town();
    let body = town.bodies.council;
    let layout = json!({ "kind": "invitation", "body": body, "closing": "Občerstvení zajištěno.", "signers": ["chair"] });
    let input = json!({ "layout": layout });
    assert_eq!(refusal(town.run("define_layout", town.people.members[3], &input)), "refusal-not-allowed");
    town.run("define_layout", town.people.secretary, &input).unwrap();
    let id = layout_id(&PrintedKind::Invitation, Some(body));
    let stored: DocumentLayout = town.records.need(id).unwrap().value;
    assert_eq!(stored.closing, "Občerstvení zajištěno.");
    let unfit = json!({ "layout": { "kind": "invitation", "hidden": ["programme"] } });
    assert_eq!(
        refusal(town.run("define_layout", town.people.secretary, &unfit)),
        "refusal-layout-section-needed"
    );
    let long = json!({ "value": { "contact": "1".repeat(161) } });
    assert_eq!(
        refusal(town.run("set_letterhead", town.people.secretary, &long)),
        "refusal-letterhead-too-long"
    );
}
