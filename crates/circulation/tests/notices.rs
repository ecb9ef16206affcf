//! Notices: what is due for whom along the way of a paper, and that nothing closed is ever said.
#![allow(missing_docs, clippy::unwrap_used, reason = "helpers of tests stand outside their functions")]

mod support;

use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use obeznik_circulation::consultation::Consultation;
use obeznik_circulation::meeting::closing;
use obeznik_circulation::notices::{
    ChooseNotices, Notice, NoticeChoice, NoticeKind, NoticeWay, due_notices, to_tell,
};
use obeznik_circulation::paper::{Confidentiality, Paper, PaperState};
use obeznik_circulation::paper_type::ConsultationRole::{Decides, Opinion};
use obeznik_circulation::paper_type::{RouteStep, Submitter};
use obeznik_circulation::resolution::Resolution;
use obeznik_circulation::task::Task;
use obeznik_circulation::testing::{Vzorov, route};
use obeznik_kernel::calendar::add_days;
use obeznik_kernel::permission::Seat;
use obeznik_kernel::{Body, IndexKey, PersonId, Record as _, RecordId, RecordsExt, Standing, Stored};
use proptest::prelude::*;
use serde_json::json;
use support::refusal;

const START: Date = date(2026, 9, 1);
const TITLE: &str = "Žižkova tajná smlouva";

fn people(town: &Vzorov) -> Vec<Standing> {
    let people = &town.people;
    let office = [people.secretary, people.clerk, people.head, people.lawyer, people.legal_clerk];
    office.iter().chain(&people.members).map(|person| town.standing(*person)).collect()
}

fn due(town: &Vzorov) -> Vec<Notice> {
    let found = due_notices(&town.records, &people(town), town.today()).unwrap();
    for one in &found {
        assert_eq!(NoticeKind::of_key(&one.key).as_ref(), Some(&one.kind), "{} leads back", one.key);
    }
    found
}

/// Who is told of what.
fn told(town: &Vzorov, kind: NoticeKind) -> Vec<PersonId> {
    due(town).into_iter().filter(|one| one.kind == kind).map(|one| one.person).collect()
}

fn draft(town: &mut Vzorov, confidentiality: Confidentiality) -> RecordId {
    let kind = town.paper_type(&[(town.bodies.council, Decides)]).unwrap();
    let mut input = town.draft_of(kind);
    input.title = TITLE.to_owned();
    input.report = format!("{TITLE} v důvodové zprávě");
    input.named = vec![town.people.members[2]];
    input.confidentiality = confidentiality;
    town.run("create_paper", town.people.clerk, &input).unwrap();
    input.paper
}

#[test]
fn a_paper_is_told_of_to_whom_it_waits_for_and_again_when_it_comes_again() {
    let mut town = Vzorov::on(START);
    let paper = draft(&mut town, Confidentiality::Public);
    let (clerk, head, secretary) = (town.people.clerk, town.people.head, town.people.secretary);
    assert_eq!(due(&town), []);
    town.run("submit_to_head", clerk, &json!({ "paper": paper })).unwrap();
    assert_eq!(told(&town, NoticeKind::PaperWaits), [head]);
    let first = due(&town).remove(0);
    assert_eq!((first.facts.title.as_str(), first.record), (TITLE, paper));
    assert!(!first.facts.number.is_empty());

    town.run("head_return", head, &json!({ "paper": paper, "reason": TITLE })).unwrap();
    assert_eq!(told(&town, NoticeKind::PaperReturned), [clerk]);
    assert_eq!(told(&town, NoticeKind::PaperWaits), []);
    town.run("rework", clerk, &json!({ "paper": paper })).unwrap();
    town.run("submit_to_head", clerk, &json!({ "paper": paper })).unwrap();
    let again = due(&town).remove(0);
    assert_ne!(again.key, first.key, "it came again");
    town.run("head_approve", head, &json!({ "paper": paper })).unwrap();
    assert_eq!(told(&town, NoticeKind::PaperWaits), [secretary]);
}

#[test]
fn an_opinion_is_told_of_when_asked_for_when_reminded_and_when_late() {
    let mut town = Vzorov::on(START);
    let paper = draft(&mut town, Confidentiality::Public);
    let (clerk, lawyer) = (town.people.clerk, town.people.lawyer);
    let opinion = town.id();
    let due_on = add_days(START, 5);
    let addressee = json!({ "opinion": opinion, "person": lawyer, "department": null, "mandatory": true });
    town.run(
        "request_opinions",
        clerk,
        &json!({ "paper": paper, "due_on": due_on, "addressees": [addressee] }),
    )
    .unwrap();
    let asked = due(&town);
    assert_eq!((asked[0].kind.clone(), asked[0].person), (NoticeKind::OpinionDue, lawyer));
    assert_eq!(asked[0].facts.due_on, Some(due_on));
    town.go_to(add_days(START, 1));
    town.run("remind_opinion", clerk, &json!({ "opinion": opinion })).unwrap();
    assert_ne!(due(&town)[0].key, asked[0].key);
    town.go_to(add_days(due_on, 1));
    assert_eq!(told(&town, NoticeKind::OpinionOverdue), [lawyer]);
    town.run_as_time("expire_opinion", &json!({ "opinion": opinion })).unwrap();
    assert_eq!(told(&town, NoticeKind::OpinionOverdue), [lawyer]);
    let given = json!({ "opinion": opinion, "stance": "agree", "text": TITLE, "version": 1 });
    town.run("give_opinion", lawyer, &given).unwrap();
    assert_eq!(due(&town).len(), 0);
}

#[test]
fn members_are_invited_once_and_told_of_each_change_and_of_the_end() {
    let mut town = Vzorov::on(START);
    let council = town.bodies.council;
    let on = add_days(START, 10);
    let meeting = town.meeting(council, on).unwrap();
    assert_eq!(due(&town), []);
    let item = json!({ "meeting": meeting, "agenda_item": town.id(), "title": TITLE });
    town.run("add_agenda_item", town.people.secretary, &item).unwrap();
    town.convene(meeting).unwrap();
    let invited: BTreeSet<PersonId> = told(&town, NoticeKind::Invitation).into_iter().collect();
    let members: BTreeSet<PersonId> = town.people.members[..5].iter().copied().collect();
    assert_eq!(invited, members);
    let keys = |town: &Vzorov, told: &BTreeSet<String>| {
        let mayor = town.people.mayor();
        let mine: Vec<Notice> = due(town).into_iter().filter(|one| one.person == mayor).collect();
        to_tell(&mine, told, &NoticeChoice::usual(mayor)).keys
    };
    let mut told_mayor: BTreeSet<String> = keys(&town, &BTreeSet::new()).into_iter().collect();
    assert_eq!(keys(&town, &told_mayor).len(), 0);

    let kind = town.paper_type(&[(council, Decides)]).unwrap();
    let paper = town.ready(kind).unwrap();
    town.schedule(paper, meeting).unwrap();
    let changed = keys(&town, &told_mayor);
    assert_eq!(changed.len(), 1, "{changed:?}");
    told_mayor.extend(changed);
    assert_eq!(keys(&town, &told_mayor).len(), 0);
    town.run("cancel_meeting", town.people.secretary, &json!({ "meeting": meeting, "reason": TITLE }))
        .unwrap();
    assert_eq!(told(&town, NoticeKind::MeetingCancelled).len(), 5);
    assert_eq!(keys(&town, &told_mayor).len(), 1);
    assert_eq!(keys(&town, &BTreeSet::new()).len(), 0, "who was never invited hears nothing of it");
}

#[test]
fn who_prepares_an_announced_paper_is_told_that_its_meeting_does_not_take_place() {
    for is_convened in [false, true] {
        let mut town = Vzorov::on(START);
        let (council, clerk, secretary) = (town.bodies.council, town.people.clerk, town.people.secretary);
        let mayor = town.people.mayor();
        let meeting = town.meeting(council, add_days(START, 60)).unwrap();
        for debtor in [clerk, mayor] {
            let item = town.id();
            let announced =
                json!({ "meeting": meeting, "agenda_item": item, "title": TITLE, "owed_by": debtor });
            town.run("add_agenda_item", secretary, &announced).unwrap();
        }
        if is_convened {
            town.convene(meeting).unwrap();
        }
        assert_eq!(told(&town, NoticeKind::MeetingCancelled), []);
        town.run("cancel_meeting", secretary, &json!({ "meeting": meeting, "reason": TITLE })).unwrap();
        let found: Vec<Notice> =
            due(&town).into_iter().filter(|one| one.kind == NoticeKind::MeetingCancelled).collect();
        let people: BTreeSet<PersonId> = found.iter().map(|one| one.person).collect();
        assert_eq!(people.len(), found.len(), "nobody is told it twice");
        // The four others of the council hear of it where they were invited.
        assert_eq!(found.len(), if is_convened { 6 } else { 2 });
        for debtor in [clerk, mayor] {
            let mine: Vec<Notice> = found.iter().filter(|one| one.person == debtor).cloned().collect();
            let telling = to_tell(&mine, &BTreeSet::new(), &NoticeChoice::usual(debtor));
            assert_eq!(telling.notices.len(), 1, "also who never heard of an invitation");
            assert!(!format!("{:?}", telling.notices[0].facts).contains(TITLE));
        }
    }
}

#[test]
fn an_extract_goes_to_whom_it_concerns_and_a_task_to_who_has_it_near_its_day() {
    let mut town = Vzorov::on(START);
    let kind = town.paper_type(&[(town.bodies.council, Decides)]).unwrap();
    let paper = town.ready(kind).unwrap();
    town.decide(paper, town.bodies.council, (5, 0)).unwrap();
    let resolution: Resolution = support::all::<Resolution>(&town).remove(0);
    town.go_to(resolution.decided_on.unwrap());
    let concerned: BTreeSet<PersonId> = told(&town, NoticeKind::Extract).into_iter().collect();
    assert!(concerned.contains(&town.people.clerk) && concerned.contains(&town.people.mayor()));
    assert!(!concerned.contains(&town.people.members[4]));
    let task: Task = support::all::<Task>(&town).remove(0);
    let (due_on, assignee) = (task.due_on.unwrap(), task.assignee.unwrap());
    for (day, soon, late) in [(-8, 0, 0), (-7, 1, 0), (0, 1, 0), (1, 0, 1), (60, 0, 1), (61, 0, 0)] {
        town.go_to(add_days(due_on, day));
        let got = (told(&town, NoticeKind::TaskDue), told(&town, NoticeKind::TaskOverdue));
        assert_eq!((got.0.len(), got.1.len()), (soon, late), "{day}");
        assert!(got.0.iter().chain(&got.1).all(|person| *person == assignee));
    }
}

#[test]
fn an_outcome_written_down_weeks_after_its_meeting_is_told_from_then_on() {
    let mut town = Vzorov::on(START);
    let (council, clerk) = (town.bodies.council, town.people.clerk);
    let kind = town.paper_type(&[(council, Decides)]).unwrap();
    let paper = town.ready(kind).unwrap();
    let on = add_days(START, 10);
    let meeting = town.meeting(council, on).unwrap();
    let item = town.schedule(paper, meeting).unwrap();
    town.convene(meeting).unwrap();
    let entered = add_days(on, 20);
    town.go_to(entered);
    town.vote(item, 5, 0).unwrap();
    for (day, is_told) in [(0, true), (14, true), (15, false)] {
        town.go_to(add_days(entered, day));
        assert_eq!(told(&town, NoticeKind::Extract).contains(&clerk), is_told, "{day}");
    }
}

#[test]
fn a_decision_of_the_mayor_is_told_as_a_resolution_is() {
    let mut town = Vzorov::on(START);
    let body = town.become_village();
    let (mayor, clerk, head) = (town.people.mayor(), town.people.clerk, town.people.head);
    let route = vec![RouteStep::before_body("mayor", body, Decides)];
    let kind = town.paper_type_of(route, Submitter::Office).unwrap();
    let paper = town.draft(kind).unwrap();
    town.run("submit_to_head", clerk, &json!({ "paper": paper })).unwrap();
    let decision = json!({ "resolution": town.id(), "body": body, "paper": paper, "on": START });
    town.run("decide_as_mayor", mayor, &decision).unwrap();
    let extracts: Vec<Notice> =
        due(&town).into_iter().filter(|one| one.kind == NoticeKind::Extract).collect();
    let concerned: BTreeSet<PersonId> = extracts.iter().map(|one| one.person).collect();
    assert!(concerned.contains(&clerk), "who drafted it");
    assert!(concerned.contains(&head), "who got a task");
    assert!(extracts.iter().all(|one| one.facts.by_mayor && one.facts.on == Some(START)), "{extracts:?}");
    town.go_to(add_days(START, 15));
    assert_eq!(told(&town, NoticeKind::Extract), []);
}

#[test]
fn a_resolution_of_before_is_found_by_the_day_it_was_decided_and_an_imported_one_never() {
    let mut town = Vzorov::on(START);
    let kind = town.paper_type(&[(town.bodies.council, Decides)]).unwrap();
    let paper = town.ready(kind).unwrap();
    town.decide(paper, town.bodies.council, (5, 0)).unwrap();
    let new: Resolution = support::all::<Resolution>(&town).remove(0);
    let mut written = serde_json::to_value(&new).unwrap();
    written.as_object_mut().unwrap().remove("entered_on");
    let old: Resolution = serde_json::from_value(written).unwrap();
    let decided_on = new.decided_on.unwrap();
    assert_eq!((old.entered_on, new.entered_on), (None, Some(decided_on)));
    let key = IndexKey::new("resolution_by_entry", &[&decided_on.to_string()]);
    assert!(old.index_keys().contains(&key) && new.index_keys().contains(&key));
    let imported = Resolution { imported_from: Some(town.id()), ..old };
    assert!(!imported.index_keys().contains(&key));
}

#[test]
fn an_announced_paper_is_told_of_when_papers_are_about_to_close_and_once_more_when_they_did() {
    let mut town = Vzorov::on(START);
    let (council, clerk, secretary) = (town.bodies.council, town.people.clerk, town.people.secretary);
    let on = add_days(START, 30);
    let mut body = town.records.need::<Body>(council).unwrap();
    body.value.papers_close_days = 5;
    town.records.save(&body).unwrap();
    let last = closing(&body.value, on).papers.unwrap();
    let meeting = town.meeting(council, on).unwrap();
    let item = town.id();
    let announced = json!({ "meeting": meeting, "agenda_item": item, "title": TITLE, "owed_by": clerk });
    town.run("add_agenda_item", secretary, &announced).unwrap();
    let mut keys = BTreeSet::new();
    let table = [(-8, 0, 0), (-7, 1, 1), (0, 1, 1), (1, 1, 2), (4, 1, 2)];
    for (day, told_then, keys_so_far) in table {
        town.go_to(add_days(last, day));
        let owed: Vec<Notice> =
            due(&town).into_iter().filter(|one| one.kind == NoticeKind::PaperOwed).collect();
        assert_eq!(owed.len(), told_then, "{day}");
        for one in &owed {
            assert_eq!((one.person, one.record, one.facts.due_on), (clerk, meeting, Some(last)));
            assert!(!format!("{:?}", one.facts).contains(TITLE), "what the item is called is not told");
        }
        keys.extend(owed.into_iter().map(|one| one.key));
        assert_eq!(keys.len(), keys_so_far, "{day}: nothing is told twice");
    }
    town.go_to(add_days(on, 1));
    assert_eq!(told(&town, NoticeKind::PaperOwed), [], "the meeting is over");
    town.go_to(last);
    town.run("remove_agenda_item", secretary, &json!({ "agenda_item": item })).unwrap();
    assert_eq!(told(&town, NoticeKind::PaperOwed), [], "it was taken off");
}

#[test]
fn a_body_whose_papers_never_close_tells_no_closing_of_an_announced_paper() {
    let mut town = Vzorov::on(START);
    let (council, clerk, secretary) = (town.bodies.council, town.people.clerk, town.people.secretary);
    let mut body = town.records.need::<Body>(council).unwrap();
    body.value.papers_close_days = 0;
    town.records.save(&body).unwrap();
    let on = add_days(START, 30);
    let meeting = town.meeting(council, on).unwrap();
    let item = town.id();
    let announced = json!({ "meeting": meeting, "agenda_item": item, "title": TITLE, "owed_by": clerk });
    town.run("add_agenda_item", secretary, &announced).unwrap();
    town.go_to(add_days(on, -1));
    let owed: Vec<Notice> = due(&town).into_iter().filter(|one| one.kind == NoticeKind::PaperOwed).collect();
    assert_eq!(owed.len(), 1);
    assert_eq!(owed[0].facts.due_on, None);
}

#[test]
fn who_may_let_a_paper_go_on_is_told_once_that_a_body_keeps_it_too_long_or_is_no_more() {
    let mut town = Vzorov::on(START);
    let (bodies, secretary) = (town.bodies, town.people.secretary);
    let mut steps = route(&[(bodies.control, Opinion), (bodies.council, Decides)]);
    let before = steps.len() - 2;
    (steps[before].days, steps[before + 1].days) = (Some(10), Some(5));
    let kind = town.paper_type_of(steps, Submitter::Office).unwrap();
    let paper = town.ready(kind).unwrap();
    let last = add_days(START, 10);
    let held = |town: &Vzorov, kind: NoticeKind| -> Vec<Notice> {
        let found: Vec<Notice> = due(town).into_iter().filter(|one| one.kind == kind).collect();
        for one in &found {
            assert_eq!((one.person, one.record), (secretary, paper));
            assert_eq!(one.facts.body, "Kontrolní výbor");
            assert!(!format!("{:?}", one.facts).contains("chodník"), "not everybody may read the title");
        }
        found
    };
    let mut keys = BTreeSet::new();
    for (day, is_told) in [(0, false), (1, true), (30, true)] {
        town.go_to(add_days(last, day)); // its last day still counts
        let late = held(&town, NoticeKind::BodyLate);
        assert_eq!(late.len(), usize::from(is_told), "{day}");
        assert!(late.iter().all(|one| one.facts.due_on == Some(last)));
        keys.extend(late.into_iter().map(|one| one.key));
    }
    assert_eq!(keys.len(), 1, "nothing is told twice");
    assert_eq!(held(&town, NoticeKind::BodyEnded), []);

    let yesterday = add_days(town.today(), -1);
    let mut body = town.records.need::<Body>(bodies.control).unwrap();
    body.value.to = Some(yesterday);
    town.records.save(&body).unwrap();
    let ended = held(&town, NoticeKind::BodyEnded);
    assert_eq!((ended.len(), ended[0].facts.due_on), (1, Some(yesterday)));
    assert_eq!(held(&town, NoticeKind::BodyLate), [], "one thing is told by one notice");

    let waits: Vec<Stored<Consultation>> = town.records.under(paper).unwrap();
    let waits = waits.iter().find(|one| one.value.body == bodies.control).unwrap().id;
    let pass = json!({ "paper": paper, "consultation": waits, "reason": "výbor skončil" });
    town.run("pass_without_opinion", secretary, &pass).unwrap();
    town.go_to(add_days(town.today(), 30));
    let held = [NoticeKind::BodyEnded, NoticeKind::BodyLate].map(|kind| told(&town, kind));
    assert!(held.iter().all(Vec::is_empty), "a body that decides is passed by nobody");
}

#[test]
fn a_substitute_is_told_in_the_absent_persons_place_of_what_they_may_do() {
    let mut town = Vzorov::on(START);
    let paper = draft(&mut town, Confidentiality::AllBodies);
    town.run("submit_to_head", town.people.clerk, &json!({ "paper": paper })).unwrap();
    let (head, lawyer) = (town.people.head, town.people.lawyer);
    let taken = town.standing(head).seats.into_iter().map(|seat| Seat {
        for_person: Some(head),
        department: Some(town.people.investments),
        ..seat
    });
    let mut standing = town.standing(lawyer);
    standing.seats.extend(taken);
    let found = due_notices(&town.records, &[standing, town.standing(head)], town.today()).unwrap();
    let whom: Vec<_> = found.iter().map(|one| (one.person, one.in_place_of)).collect();
    assert_eq!(whom, [(lawyer, Some(head)), (head, None)]);
}

#[test]
fn a_choice_is_ones_own_and_bounded() {
    let mut town = Vzorov::on(START);
    let (clerk, head) = (town.people.clerk, town.people.head);
    let choice = |hour, way: &str| json!({ "person": clerk, "way": way, "hour": hour, "without": ["extract", "extract"] });
    assert_eq!(NoticeChoice::of(&town.records, clerk).unwrap().way, NoticeWay::AtOnce);
    assert_eq!(refusal(town.run("choose_notices", head, &choice(7, "daily"))), "refusal-not-allowed");
    assert_eq!(refusal(town.run("choose_notices", clerk, &choice(24, "daily"))), "refusal-notice-hour");
    assert_eq!(refusal(town.run("choose_notices", clerk, &choice(7, "weekly"))), "refusal-notice-way");
    town.run("choose_notices", clerk, &choice(16, "daily")).unwrap();
    let kept = NoticeChoice::of(&town.records, clerk).unwrap();
    assert_eq!((kept.way, kept.hour, kept.without), (NoticeWay::Daily, 16, vec![NoticeKind::Extract]));
    let again = ChooseNotices { person: clerk, way: NoticeWay::Never, hour: 0, without: Vec::new() };
    town.run("choose_notices", clerk, &again).unwrap();
    assert_eq!(NoticeChoice::of(&town.records, clerk).unwrap().way, NoticeWay::Never);
}

fn closeness() -> impl Strategy<Value = Confidentiality> {
    prop::sample::select(vec![
        Confidentiality::AllBodies,
        Confidentiality::Body,
        Confidentiality::Named,
        Confidentiality::Secretariat,
        Confidentiality::Unknown("only_lawyers".to_owned()),
    ])
}

fn states() -> impl Strategy<Value = PaperState> {
    prop::sample::select(PaperState::ALL.to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Wherever a paper is and whatever hangs under it: no word of one that is not public is said, and nobody is told who
    /// does not see it.
    #[test]
    fn nothing_of_a_closed_paper_is_said(closeness in closeness(), state in states(), days in 0i32..40, decides: bool) {
        let mut town = Vzorov::on(START);
        let paper = draft(&mut town, Confidentiality::AllBodies);
        let (clerk, lawyer) = (town.people.clerk, town.people.lawyer);
        let opinion = town.id();
        let addressee = json!({ "opinion": opinion, "person": lawyer, "department": null, "mandatory": false });
        town.run("request_opinions", clerk, &json!({ "paper": paper, "due_on": add_days(START, 9), "addressees": [addressee] })).unwrap();
        if decides {
            town.run("give_opinion", lawyer, &json!({ "opinion": opinion, "stance": "agree", "text": TITLE, "version": 1 })).unwrap();
            town.run("close_opinions", clerk, &json!({ "paper": paper })).ok();
            town.make_ready(paper).unwrap();
            town.decide(paper, town.bodies.council, (5, 0)).unwrap();
        }
        let mut stored: Stored<Paper> = town.records.need(paper).unwrap();
        stored.value.confidentiality = closeness;
        stored.value.state = state;
        let audience = obeznik_circulation::audience::find_for_paper(&town.records, &stored.value).unwrap();
        town.records.save_for(&stored, &audience).unwrap();
        town.go_to(add_days(town.today(), days));
        let found = due(&town);
        let said = format!("{found:?}");
        for word in TITLE.split(' ').chain(["chodník", "Chodník"]) {
            prop_assert!(!said.contains(word), "{said}");
        }
        for notice in found.iter().filter(|one| one.record == paper && one.kind != NoticeKind::OpinionDue && one.kind != NoticeKind::OpinionOverdue) {
            prop_assert!(audience.is_seen_by(&town.standing(notice.person), town.today()), "{notice:?}");
        }
        // The same day says the same, so that keys told once stay told.
        prop_assert_eq!(due(&town), found);
    }
}
