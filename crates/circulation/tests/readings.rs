//! Readings: what is written down, once a day, and who sees it.
#![allow(missing_docs, clippy::unwrap_used, reason = "helpers of tests stand outside their functions")]

mod support;

use jiff::civil::{Date, date};
use obeznik_circulation::attachment::Attachment;
use obeznik_circulation::outcome::EnterOutcome;
use obeznik_circulation::paper::{Confidentiality, CreatePaper};
use obeznik_circulation::paper_type::ConsultationRole::Decides;
use obeznik_circulation::reading::{NoteReading, Reading, ReadingWay, is_resolution_watched, reading_id};
use obeznik_circulation::resolution::Resolution;
use obeznik_circulation::task::TaskAssignee;
use obeznik_circulation::testing::{Vzorov, vote};
use obeznik_kernel::{DeviceId, PersonId, RecordId, Records as _, RecordsExt as _, Stop};
use serde_json::json;

const START: Date = date(2026, 9, 1);

fn town_with_paper(confidentiality: Confidentiality) -> (Vzorov, RecordId) {
    let mut town = Vzorov::on(START);
    let council = town.bodies.council;
    let kind = town.paper_type(&[(council, Decides)]).unwrap();
    let draft = CreatePaper { confidentiality, ..town.draft_of(kind) };
    town.run("create_paper", town.people.clerk, &draft).unwrap();
    (town, draft.paper)
}

fn device(name: &str) -> DeviceId {
    DeviceId(RecordId::well_known(name))
}

fn reading_of(paper: RecordId, way: ReadingWay) -> NoteReading {
    NoteReading { paper, attachment: None, resolution: None, way, device: device("notebook") }
}

fn read(town: &mut Vzorov, who: PersonId, input: &NoteReading) -> Result<usize, Stop> {
    town.run("note_reading", who, input)?;
    Ok(town.records.under::<Reading>(input.paper).unwrap().len())
}

#[test]
fn only_what_is_kept_close_is_written_down() {
    let table = [
        (Confidentiality::Public, 0),
        (Confidentiality::AllBodies, 0),
        (Confidentiality::Body, 1),
        (Confidentiality::Named, 1),
        (Confidentiality::Secretariat, 1),
    ];
    for (confidentiality, expected) in table {
        let (mut town, paper) = town_with_paper(confidentiality.clone());
        let secretary = town.people.secretary;
        let noted = read(&mut town, secretary, &reading_of(paper, ReadingWay::Viewed)).unwrap();
        assert_eq!(noted, expected, "{confidentiality:?}");
    }
}

#[test]
fn one_person_device_day_and_way_is_one_record() {
    let (mut town, paper) = town_with_paper(Confidentiality::Named);
    let (clerk, secretary) = (town.people.clerk, town.people.secretary);
    let viewed = reading_of(paper, ReadingWay::Viewed);
    let at_home = NoteReading { device: device("doma"), ..viewed.clone() };
    let printed = reading_of(paper, ReadingWay::Printed);
    let steps: [(PersonId, &NoteReading, usize); 6] = [
        (secretary, &viewed, 1),
        (secretary, &viewed, 1),
        (secretary, &at_home, 2),
        (secretary, &printed, 3),
        (clerk, &viewed, 4),
        (clerk, &viewed, 4),
    ];
    for (who, input, expected) in steps {
        assert_eq!(read(&mut town, who, input).unwrap(), expected, "{input:?}");
    }
    town.go_to(date(2026, 9, 2));
    assert_eq!(read(&mut town, secretary, &viewed).unwrap(), 5, "another day");
    let id = reading_id(&printed, secretary, START);
    let Reading { person, device: on, way, attachment, .. } = town.records.need::<Reading>(id).unwrap().value;
    assert_eq!((person, on, way, attachment), (secretary, device("notebook"), ReadingWay::Printed, None));
}

#[test]
fn a_confidential_annex_of_an_open_paper_is_watched_and_only_its_readers_see_by_whom() {
    let (mut town, paper) = town_with_paper(Confidentiality::AllBodies);
    let (clerk, secretary) = (town.people.clerk, town.people.secretary);
    let attach = |town: &mut Vzorov, is_confidential: bool| {
        let attachment: RecordId = town.id();
        let input = json!({
            "paper": paper, "attachment": attachment, "name": "posudek.pdf", "blob": "aa".repeat(32),
            "size_bytes": 9, "media_type": "application/pdf", "is_confidential": is_confidential, "note": "",
        });
        town.run("attach", clerk, &input).unwrap();
        attachment
    };
    let (open, closed) = (attach(&mut town, false), attach(&mut town, true));
    let of =
        |attachment| NoteReading { attachment: Some(attachment), ..reading_of(paper, ReadingWay::Opened) };
    assert_eq!(read(&mut town, secretary, &of(open)).unwrap(), 0);
    assert_eq!(read(&mut town, secretary, &of(closed)).unwrap(), 1);
    let noted = town.records.need::<Reading>(reading_id(&of(closed), secretary, START)).unwrap();
    assert_eq!(noted.scope, town.records.need::<Attachment>(closed).unwrap().scope);

    // Once the paper lies before the council, its members read the paper and not who read the annex.
    town.make_ready(paper).unwrap();
    let council = town.bodies.council;
    let meeting = town.meeting(council, date(2026, 9, 20)).unwrap();
    town.schedule(paper, meeting).unwrap();
    let scope = town.records.need::<Reading>(noted.id).unwrap().scope;
    let audience = town.records.audience_of(&scope).unwrap();
    let member = town.people.members[3];
    assert!(!audience.is_seen_by(&town.standing(member), town.today()));
    assert!(town.run("note_reading", member, &of(closed)).is_err(), "who cannot read it notes nothing");
}

#[test]
fn who_was_given_a_task_notes_the_paper_through_its_resolution_and_through_no_other() {
    for (confidentiality, noted) in [(Confidentiality::Body, 1), (Confidentiality::AllBodies, 0)] {
        let (mut town, paper) = town_with_paper(confidentiality);
        town.make_ready(paper).unwrap();
        let (council, assignee, other) = (town.bodies.council, town.people.legal_clerk, town.people.lawyer);
        let meeting = town.meeting(council, date(2026, 9, 11)).unwrap();
        let item = town.schedule(paper, meeting).unwrap();
        town.convene(meeting).unwrap();
        town.go_to(date(2026, 9, 11));
        let given = TaskAssignee { task: 0, person: assignee };
        let outcome = EnterOutcome { assignees: vec![given], ..vote(item, 4, 0) };
        let secretary = town.people.secretary;
        town.run("enter_outcome", secretary, &outcome).unwrap();
        let found = town.records.find_by::<Resolution>("resolution_by_number", &[], 10).unwrap();
        let resolution = &found[0];
        assert_eq!(is_resolution_watched(&town.records, resolution).unwrap(), noted == 1);
        let alone = reading_of(paper, ReadingWay::Viewed);
        let through = NoteReading { resolution: Some(resolution.id), ..alone.clone() };
        let kind = town.paper_type(&[(council, Decides)]).unwrap();
        let elsewhere = town.draft(kind).unwrap();
        let wrong = NoteReading { paper: elsewhere, ..through.clone() };
        if noted == 1 {
            assert!(town.run("note_reading", assignee, &alone).is_err(), "the paper is not theirs to see");
            assert!(town.run("note_reading", other, &through).is_err(), "nor is the resolution everybody's");
        }
        assert!(town.run("note_reading", assignee, &wrong).is_err(), "a resolution tells of its own paper");
        assert_eq!(read(&mut town, assignee, &through).unwrap(), noted);
        assert_eq!(read(&mut town, assignee, &through).unwrap(), noted, "once a day");

        // At the computer of the assignee the paper is not: nothing is noted there and nothing refused, and the
        // resolution tells by its readers whether the authority has to hear of it.
        town.records.remove("paper", paper).unwrap();
        assert_eq!(is_resolution_watched(&town.records, resolution).unwrap(), noted == 1);
        town.run("note_reading", assignee, &through).unwrap();
    }
}

#[test]
fn readings_go_along_when_the_paper_moves_to_other_readers() {
    let (mut town, paper) = town_with_paper(Confidentiality::Body);
    let secretary = town.people.secretary;
    read(&mut town, secretary, &reading_of(paper, ReadingWay::Viewed)).unwrap();
    town.make_ready(paper).unwrap();
    let council = town.bodies.council;
    let meeting = town.meeting(council, date(2026, 9, 20)).unwrap();
    town.schedule(paper, meeting).unwrap();
    let moved = town.records.under::<Reading>(paper).unwrap();
    let scope = town.records.need::<obeznik_circulation::paper::Paper>(paper).unwrap().scope;
    assert_eq!(moved.iter().map(|one| one.scope.clone()).collect::<Vec<_>>(), [scope]);
}
