//! The journey of papers from a draft to a task, through the commands a person gives.
#![allow(missing_docs, clippy::unwrap_used, reason = "helpers of tests stand outside their functions")]

mod support;

use jiff::civil::date;
use obeznik_circulation::consultation::{Consultation, ConsultationState, earlier};
use obeznik_circulation::paper::{Paper, PaperState};
use obeznik_circulation::paper_type::ConsultationRole::{Decides, Opinion, Recommends};
use obeznik_circulation::resolution::{Resolution, ResolutionState};
use obeznik_circulation::task::{Task, TaskState};
use obeznik_circulation::testing::Vzorov;
use obeznik_kernel::{RecordsExt, Stored};
use serde_json::json;
use support::{all, consultations, refusal};

#[test]
fn a_paper_travels_from_a_commission_to_a_numbered_resolution_and_a_task() {
    let mut town = Vzorov::on(date(2026, 9, 1));
    let bodies = town.bodies;
    let route = [(bodies.commission, Opinion), (bodies.council, Recommends), (bodies.assembly, Decides)];
    let kind = town.paper_type(&route).unwrap();
    let paper = town.ready(kind).unwrap();
    assert_eq!(
        consultations(&town, paper),
        [ConsultationState::Ready, ConsultationState::Waiting, ConsultationState::Waiting]
    );
    town.decide(paper, bodies.commission, (3, 0)).unwrap();
    town.decide(paper, bodies.council, (4, 1)).unwrap();
    let before: Vec<Task> = all(&town);
    assert!(before.is_empty(), "a recommendation sets no tasks");
    town.decide(paper, bodies.assembly, (8, 2)).unwrap();

    assert_eq!(
        consultations(&town, paper),
        [ConsultationState::Recommended, ConsultationState::Recommended, ConsultationState::Adopted]
    );
    let stored: Paper = town.records.need::<Paper>(paper).unwrap().value;
    assert_eq!((stored.number.as_str(), stored.state), ("T/1/2026", PaperState::Closed));
    let mut resolutions: Vec<Resolution> = all(&town);
    resolutions.sort_by_key(|one| one.decided_on);
    let numbers: Vec<&str> = resolutions.iter().map(|one| one.number.as_str()).collect();
    assert_eq!(numbers, ["KVY/1/2026", "RM/1/1/2026", "ZM/1/1/2026"]);
    assert_eq!(resolutions[1].clauses[0].verb, "doporučuje");
    assert!(resolutions[1].text.contains("zastupitelstvu"), "{}", resolutions[1].text);
    assert!(resolutions.iter().all(|one| one.state == ResolutionState::Valid));
    assert_eq!(resolutions[2].summary, "8 : 2 : 0 / 15");
    let tasks: Vec<Task> = all(&town);
    assert_eq!(tasks.len(), 1);
    assert_eq!(tasks[0].assignee, Some(town.people.head));
    assert_eq!((tasks[0].state.clone(), tasks[0].due_on), (TaskState::New, Some(date(2027, 2, 28))));
}

#[test]
fn half_of_all_members_is_not_enough_even_when_nobody_is_against() {
    // § 87: fifteen mandates need eight votes; one mandate that ended the day before the vote leaves
    // fourteen, and eight are still needed; two leave thirteen, and seven suffice.
    let table = [(0, 7, false), (0, 8, true), (1, 7, false), (1, 8, true), (2, 6, false), (2, 7, true)];
    for (gone, in_favour, is_adopted) in table {
        let mut town = Vzorov::on(date(2026, 9, 1));
        let assembly = town.bodies.assembly;
        let kind = town.paper_type(&[(assembly, Decides)]).unwrap();
        let paper = town.ready(kind).unwrap();
        for index in 0..gone {
            support::end_mandate(&mut town, assembly, 14 - index, date(2026, 9, 10));
        }
        town.decide(paper, assembly, (in_favour, 0)).unwrap(); // on 11 September
        let expected = if is_adopted { ConsultationState::Adopted } else { ConsultationState::NotAdopted };
        assert_eq!(consultations(&town, paper), [expected], "{gone} gone, {in_favour} for");
        assert_eq!(all::<Resolution>(&town).len(), usize::from(is_adopted));
    }
}

#[test]
fn a_mandate_counts_on_its_last_day() {
    let mut town = Vzorov::on(date(2026, 9, 1));
    let assembly = town.bodies.assembly;
    let kind = town.paper_type(&[(assembly, Decides)]).unwrap();
    let paper = town.ready(kind).unwrap();
    support::end_mandate(&mut town, assembly, 14, date(2026, 9, 11));
    support::end_mandate(&mut town, assembly, 13, date(2026, 9, 11));
    town.decide(paper, assembly, (7, 0)).unwrap();
    assert_eq!(consultations(&town, paper), [ConsultationState::NotAdopted]);
}

#[test]
fn what_the_council_recommends_to_the_assembly_opens_its_consultation() {
    let mut town = Vzorov::on(date(2026, 9, 1));
    let council = town.bodies.council;
    for role in [Recommends, Decides] {
        let kind = town.paper_type(&[(council, role.clone())]).unwrap();
        let paper = town.ready(kind).unwrap();
        let on = jiff::civil::date(2026, 9, 20);
        let meeting = town.meeting(council, on).unwrap();
        let item = town.schedule(paper, meeting).unwrap();
        town.convene(meeting).unwrap();
        let mut outcome = obeznik_circulation::testing::vote(item, 3, 0);
        if role == Decides {
            let text = "Zastupitelstvu města schválit opravu";
            outcome.clauses = Some(vec![obeznik_circulation::clause::Clause::new("doporučuje", text)]);
        }
        let now = town.now;
        town.go_to(on);
        town.run("enter_outcome", town.people.secretary, &outcome).unwrap();
        town.now = now;
        assert_eq!(
            consultations(&town, paper),
            [ConsultationState::Recommended, ConsultationState::Ready],
            "{role:?}"
        );
        let last = town.records.under::<Consultation>(paper).unwrap().into_iter();
        let last = last.max_by_key(|one| one.value.order).unwrap().value;
        assert_eq!((last.body, last.role), (town.bodies.assembly, Decides));
    }
}

#[test]
fn a_recommendation_reaches_the_assembly_also_past_bodies_that_only_advise() {
    use ConsultationState::{Adopted, Ready, Recommended, WithoutOpinion};
    for is_heard in [true, false] {
        let mut town = Vzorov::on(date(2026, 9, 1));
        let bodies = town.bodies;
        let kind = town.paper_type(&[(bodies.council, Recommends), (bodies.finance, Opinion)]).unwrap();
        let paper = town.ready(kind).unwrap();
        let state = |town: &Vzorov| town.records.need::<Paper>(paper).unwrap().value.state;
        town.decide(paper, bodies.council, (5, 0)).unwrap();
        assert_eq!(consultations(&town, paper), [Recommended, Ready]);
        if is_heard {
            town.decide(paper, bodies.finance, (3, 0)).unwrap();
        } else {
            let all: Vec<Stored<Consultation>> = town.records.under(paper).unwrap();
            let waits = all.iter().find(|one| one.value.body == bodies.finance).unwrap().id;
            let pass = json!({ "paper": paper, "consultation": waits, "reason": "nesejde se" });
            town.run("pass_without_opinion", town.people.secretary, &pass).unwrap();
        }
        let advised = if is_heard { Recommended } else { WithoutOpinion };
        assert_eq!(consultations(&town, paper), [Recommended, advised.clone(), Ready]);
        assert_eq!(state(&town), PaperState::InBodies, "nobody has decided");
        town.decide(paper, bodies.assembly, (8, 0)).unwrap();
        assert_eq!(consultations(&town, paper), [Recommended, advised, Adopted]);
        assert_eq!(state(&town), PaperState::Closed);
    }
}

#[test]
fn a_route_of_opinions_alone_ends_with_the_last_of_them() {
    let mut town = Vzorov::on(date(2026, 9, 1));
    let bodies = town.bodies;
    let kind = town.paper_type(&[(bodies.commission, Opinion), (bodies.finance, Opinion)]).unwrap();
    let paper = town.ready(kind).unwrap();
    town.decide(paper, bodies.commission, (3, 0)).unwrap();
    town.decide(paper, bodies.finance, (3, 0)).unwrap();
    assert_eq!(consultations(&town, paper), [ConsultationState::Recommended, ConsultationState::Recommended]);
    assert_eq!(town.records.need::<Paper>(paper).unwrap().value.state, PaperState::Closed);
}

#[test]
fn a_resubmitted_paper_comes_before_the_same_body_again() {
    let mut town = Vzorov::on(date(2026, 9, 1));
    let (commission, assembly) = (town.bodies.commission, town.bodies.assembly);
    let kind = town.paper_type(&[(commission, Opinion), (assembly, Decides)]).unwrap();
    let paper = town.ready(kind).unwrap();
    town.decide(paper, commission, (2, 3)).unwrap(); // not adopted, yet it advises only
    town.decide(paper, assembly, (7, 0)).unwrap();
    let rework = obeznik_circulation::paper::Rework { paper, from: Some(PaperState::Closed) };
    town.run("rework", town.people.clerk, &rework).unwrap();
    town.make_ready(paper).unwrap();
    town.decide(paper, assembly, (8, 0)).unwrap();
    let stored = town.records.need::<Paper>(paper).unwrap().value;
    assert_eq!(stored.state, PaperState::Closed);
    assert_eq!(
        consultations(&town, paper),
        [ConsultationState::NotAdopted, ConsultationState::NotAdopted, ConsultationState::Adopted]
    );
    assert_eq!(refusal(town.run("rework", town.people.clerk, &rework)), "refusal-already-decided");
}

#[test]
fn the_next_body_learns_how_the_paper_fared_before_the_ones_before_it() {
    let mut town = Vzorov::on(date(2026, 9, 1));
    let bodies = town.bodies;
    let route = [(bodies.commission, Opinion), (bodies.council, Recommends), (bodies.assembly, Decides)];
    let kind = town.paper_type(&route).unwrap();
    let paper = town.ready(kind).unwrap();
    let before = |town: &Vzorov, order: u32| -> Vec<ConsultationState> {
        let found = earlier(&town.records, paper, order).unwrap();
        found.into_iter().map(|one| one.value.state).collect()
    };
    assert!(before(&town, 3).is_empty(), "nobody has dealt with it");
    town.decide(paper, bodies.commission, (2, 3)).unwrap();
    assert_eq!(before(&town, 2), [ConsultationState::NotAdopted]);
    assert_eq!(before(&town, 3), [ConsultationState::NotAdopted], "the council comes yet");
    assert!(before(&town, 1).is_empty(), "no body comes before the first");
    town.decide(paper, bodies.council, (4, 1)).unwrap();
    assert_eq!(before(&town, 3), [ConsultationState::NotAdopted, ConsultationState::Recommended]);
}
