//! An attachment that becomes confidential later, and is opened again.
#![allow(missing_docs, clippy::unwrap_used, reason = "helpers of tests stand outside their functions")]

mod support;

use jiff::civil::{Date, date};
use obeznik_circulation::attachment::Attachment;
use obeznik_circulation::paper::{CheckItem, Paper, PaperState, PaperVersion};
use obeznik_circulation::paper_type::ConsultationRole::Decides;
use obeznik_circulation::testing::Vzorov;
use obeznik_kernel::{Record as _, RecordId, Records as _, RecordsExt as _, Stop};
use serde_json::json;
use support::{all, refusal};

const START: Date = date(2026, 9, 1);

fn town_with_draft() -> (Vzorov, RecordId) {
    let mut town = Vzorov::on(START);
    let council = town.bodies.council;
    let kind = town.paper_type(&[(council, Decides)]).unwrap();
    let paper = town.draft(kind).unwrap();
    (town, paper)
}

fn attach(town: &mut Vzorov, paper: RecordId, blob: &str) -> RecordId {
    let attachment = town.id();
    let input = json!({ "paper": paper, "attachment": attachment, "name": "kupující.pdf", "blob": blob,
        "size_bytes": 9, "media_type": "application/pdf" });
    town.run("attach", town.people.clerk, &input).unwrap();
    attachment
}

fn replace(town: &mut Vzorov, attachment: RecordId, blob: &str) -> RecordId {
    let replacement = town.id();
    let input = json!({ "attachment": attachment, "replacement": replacement, "name": "kupující.pdf",
        "blob": blob, "size_bytes": 9, "media_type": "application/pdf" });
    town.run("replace_attachment", town.people.clerk, &input).unwrap();
    replacement
}

fn classify(town: &mut Vzorov, attachment: RecordId, is_confidential: bool) -> Result<(), Stop> {
    let input = json!({ "attachment": attachment, "is_confidential": is_confidential });
    town.run("classify_attachment", town.people.clerk, &input)
}

/// Whether a lawyer who was asked for an opinion sees the file; they see the paper, but are not of its circle.
fn sees(town: &Vzorov, file: RecordId) -> bool {
    let scope = town.records.need::<Attachment>(file).unwrap().scope;
    let audience = town.records.audience_of(&scope).unwrap();
    audience.is_seen_by(&town.standing(town.people.lawyer), town.today())
}

fn ask_the_lawyer(town: &mut Vzorov, paper: RecordId) {
    let ask = json!({ "paper": paper, "due_on": "2026-09-09",
        "addressees": [{ "opinion": town.id(), "person": town.people.lawyer }] });
    town.run("request_opinions", town.people.clerk, &ask).unwrap();
}

#[test]
fn a_closed_file_is_not_touched_when_its_paper_moves_to_others() {
    let (mut town, paper) = town_with_draft();
    let (open, closed) = (attach(&mut town, paper, "A"), attach(&mut town, paper, "B"));
    classify(&mut town, closed, true).unwrap();
    let seen = |town: &Vzorov, file: RecordId| {
        let file = town.records.get(Attachment::KIND, file).unwrap().unwrap();
        (file.scope, file.seq) // every writing has a number of its own
    };
    let before = [open, closed].map(|file| seen(&town, file));
    ask_the_lawyer(&mut town, paper);
    let after = [open, closed].map(|file| seen(&town, file));
    assert_ne!(before[0], after[0], "the open one goes with its paper");
    assert_eq!(before[1], after[1], "who does not see the closed one is told that the lawyer was asked");
}

#[test]
fn a_file_closed_later_is_seen_by_the_inner_circle_alone_and_opened_by_all_again() {
    let (mut town, paper) = town_with_draft();
    let file = attach(&mut town, paper, "01");
    let other = attach(&mut town, paper, "02");
    ask_the_lawyer(&mut town, paper);
    assert!(sees(&town, file));
    classify(&mut town, file, true).unwrap();
    assert_eq!((sees(&town, file), sees(&town, other)), (false, true));
    let clerk = town.standing(town.people.clerk);
    let closed = town.records.need::<Attachment>(file).unwrap();
    assert!(closed.value.is_confidential);
    assert!(town.records.audience_of(&closed.scope).unwrap().is_seen_by(&clerk, town.today()));
    classify(&mut town, file, false).unwrap();
    assert!(sees(&town, file));
    classify(&mut town, file, false).unwrap(); // somebody did the same meanwhile
    assert!(!town.records.need::<Attachment>(file).unwrap().value.is_confidential);
}

#[test]
fn a_file_closed_in_a_draft_stays_closed_when_the_paper_lets_more_people_in() {
    let (mut town, paper) = town_with_draft();
    let file = attach(&mut town, paper, "01");
    classify(&mut town, file, true).unwrap();
    ask_the_lawyer(&mut town, paper);
    assert!(!sees(&town, file));
}

#[test]
fn closing_takes_along_what_the_file_replaced_and_what_versions_say_of_it() {
    let (mut town, paper) = town_with_draft();
    let clerk = town.people.clerk;
    let first = attach(&mut town, paper, "01");
    let kept = attach(&mut town, paper, "09");
    town.run("make_version", clerk, &json!({ "paper": paper })).unwrap();
    let second = replace(&mut town, first, "02");
    let third = replace(&mut town, second, "03");
    let twin = attach(&mut town, paper, "01"); // the first content once more, by mistake
    town.run("remove_attachment", clerk, &json!({ "attachment": twin })).unwrap();
    town.run("make_version", clerk, &json!({ "paper": paper })).unwrap();
    ask_the_lawyer(&mut town, paper);
    let hashes =
        |town: &Vzorov| all::<PaperVersion>(town).into_iter().map(|one| one.hash).collect::<Vec<_>>();
    let before = hashes(&town);

    classify(&mut town, third, true).unwrap();
    assert!(town.reads <= obeznik_circulation::testing::MOST_READS);
    let files = [first, second, third, twin, kept];
    assert_eq!(files.map(|file| sees(&town, file)), [false, false, false, false, true]);
    for version in all::<PaperVersion>(&town) {
        let named: Vec<RecordId> = version.attachments.iter().map(|one| one.id).collect();
        assert!(!named.contains(&first) && !named.contains(&third), "version {}", version.number);
        assert!(named.contains(&kept));
    }
    assert_eq!(hashes(&town), before, "a version is known by the same hash");

    // What was replaced may have been the reason for closing.
    classify(&mut town, third, false).unwrap();
    assert_eq!(files.map(|file| sees(&town, file)), [false, false, true, false, true]);
}

#[test]
fn the_formal_check_stands_and_a_paper_on_an_agenda_keeps_its_files_as_they_are() {
    let (mut town, paper) = town_with_draft();
    let file = attach(&mut town, paper, "01");
    town.make_ready(paper).unwrap();
    let checks =
        |town: &Vzorov| -> Vec<CheckItem> { town.records.need::<Paper>(paper).unwrap().value.formal_check };
    let before = checks(&town);
    let secretary = town.people.secretary;
    let close = json!({ "attachment": file, "is_confidential": true });
    town.run("classify_attachment", secretary, &close).unwrap();
    assert_eq!(checks(&town), before);
    assert_eq!(town.records.need::<Paper>(paper).unwrap().value.state, PaperState::Ready);
    let council = town.bodies.council;
    let meeting = town.meeting(council, date(2026, 9, 20)).unwrap();
    town.schedule(paper, meeting).unwrap();
    let open = json!({ "attachment": file, "is_confidential": false });
    assert_eq!(refusal(town.run("classify_attachment", secretary, &open)), "refusal-on-agenda");
    let by_a_member = town.run("classify_attachment", town.people.members[3], &open);
    assert_eq!(refusal(by_a_member), "refusal-not-allowed");
}
