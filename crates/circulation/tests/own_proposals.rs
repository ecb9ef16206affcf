//! Proposals of assembly members and committees: the office attaches remarks and stops nothing
//! (Act No. 128/2000 Coll., § 82 písm. a) and § 94 odst. 1).
#![allow(missing_docs, clippy::unwrap_used, reason = "helpers of tests stand outside their functions")]

mod support;

use jiff::civil::{Date, date};
use obeznik_circulation::consultation::ConsultationState;
use obeznik_circulation::paper::{Paper, PaperState};
use obeznik_circulation::paper_type::ConsultationRole::{Decides, Opinion, Recommends};
use obeznik_circulation::paper_type::{Ask, RouteStep, StepKind, Submitter};
use obeznik_circulation::testing::{Vzorov, asking_person};
use obeznik_kernel::{PersonId, RecordId, RecordsExt, Stop};
use serde_json::json;
use support::{consultations, refusal};

const START: Date = date(2026, 9, 1);

/// A proposal of a member of the assembly, and the member.
fn proposal() -> (Vzorov, RecordId, PersonId) {
    let mut town = Vzorov::on(START);
    let kind = own_type(&mut town);
    let (paper, member) = put_forward(&mut town, kind);
    (town, paper, member)
}

fn put_forward(town: &mut Vzorov, kind: RecordId) -> (RecordId, PersonId) {
    let member = town.people.members[7];
    let mut draft = town.draft_of(kind);
    draft.presenter = member;
    draft.department = None;
    draft.competence = "§ 84 odst. 1".to_owned();
    town.run("create_paper", member, &draft).unwrap();
    town.run("submit_to_head", member, &json!({ "paper": draft.paper })).unwrap();
    (draft.paper, member)
}

fn own_type(town: &mut Vzorov) -> RecordId {
    let steps = vec![
        RouteStep { days: Some(5), ..RouteStep::of_kind("check", StepKind::FormalCheck) },
        RouteStep::before_body("assembly", town.bodies.assembly, Decides),
    ];
    town.paper_type_of(steps, Submitter::Member).unwrap()
}

fn state(town: &Vzorov, paper: RecordId) -> PaperState {
    town.records.need::<Paper>(paper).unwrap().value.state
}

#[test]
fn the_office_attaches_remarks_and_the_proposal_goes_on_whatever_was_found() {
    let (mut town, paper, _) = proposal();
    let secretary = town.people.secretary;
    let failing = json!({ "paper": paper, "item": "annexes", "is_in_order": false });
    town.run("tick_check_item", secretary, &failing).unwrap();
    let pass = json!({ "paper": paper, "remark": "Rozpočet s tím nepočítá." });
    town.run("pass_formal_check", secretary, &pass).unwrap();
    assert_eq!(state(&town, paper), PaperState::Ready);
    let remarks = town.records.need::<Paper>(paper).unwrap().value.remarks;
    assert_eq!((remarks[0].text.as_str(), remarks[0].by), ("Rozpočet s tím nepočítá.", Some(secretary)));
}

#[test]
fn a_proposal_is_put_forward_without_opinions_whatever_its_route_says() {
    let mut town = Vzorov::on(START);
    let steps = vec![
        RouteStep::of_kind("opinions", StepKind::Opinions),
        RouteStep { days: Some(5), ..RouteStep::of_kind("check", StepKind::FormalCheck) },
        RouteStep::before_body("assembly", town.bodies.assembly, Decides),
    ];
    let kind = town.paper_type_of(steps, Submitter::Member).unwrap();
    let (paper, _) = put_forward(&mut town, kind);
    assert_eq!(state(&town, paper), PaperState::FormalCheck);
}

#[test]
fn a_proposal_that_nobody_checks_in_time_goes_on_by_itself() {
    let (mut town, paper, _) = proposal();
    let due = |town: &Vzorov| (obeznik_circulation::MODULE.due)(town.now, &town.records).unwrap();
    town.go_to(date(2026, 9, 6)); // the last day still counts
    assert!(due(&town).is_empty());
    town.go_to(date(2026, 9, 7));
    assert_eq!(due(&town).len(), 1);
    town.run_as_time("lapse_step", &json!({ "paper": paper, "step": "check" })).unwrap();
    assert_eq!(state(&town, paper), PaperState::Ready);
}

#[test]
fn the_check_of_a_proposal_has_days() {
    let mut town = Vzorov::on(START);
    let endless = vec![
        RouteStep::of_kind("check", StepKind::FormalCheck),
        RouteStep::before_body("assembly", town.bodies.assembly, Decides),
    ];
    let refused = town.paper_type_of(endless, Submitter::Member).map(|_| ());
    assert_eq!(refusal(refused), "refusal-step-without-days");
}

#[test]
fn a_route_that_would_stop_a_proposal_is_refused() {
    let town = Vzorov::on(START);
    let (council, assembly) = (town.bodies.council, town.bodies.assembly);
    let advises = asking_person("lawyer", Ask::Advise, town.people.lawyer);
    let may_advise = RouteStep { mandatory: false, ..advises.clone() };
    let without_days = RouteStep { days: None, ..may_advise.clone() };
    let approves =
        RouteStep { mandatory: false, ..asking_person("lawyer", Ask::Approve, town.people.lawyer) };
    let notes = asking_person("notes", Ask::TakeNote, town.people.lawyer);
    let of_council = |role| RouteStep::before_body("council", council, role);
    let table = [
        (vec![advises], "refusal-own-route-waits"),
        (vec![approves], "refusal-own-route-approves"),
        (vec![without_days], "refusal-step-without-days"),
        (vec![of_council(Decides)], "refusal-own-route-decides"),
        (vec![of_council(Recommends)], "written"),
        (vec![of_council(Opinion)], "written"),
        (vec![may_advise, notes], "written"),
    ];
    for (mut steps, expected) in table {
        let told = format!("{steps:?}");
        steps.push(RouteStep::before_body("assembly", assembly, Decides));
        let done = town.clone().paper_type_of(steps, Submitter::Member).map(|_| ());
        let got = if done.is_ok() { "written".to_owned() } else { refusal(done) };
        assert_eq!(got, expected, "{told}");
    }
    let to_council = vec![of_council(Decides)];
    assert!(town.clone().paper_type_of(to_council, Submitter::Member).is_ok());
}

#[test]
fn no_step_of_the_office_holds_a_proposal_after_its_days_nor_on_an_older_route() {
    for (asks, mandatory) in [(Ask::Advise, false), (Ask::Advise, true), (Ask::Approve, true)] {
        let mut town = Vzorov::on(START);
        let advises = asking_person("lawyer", Ask::Advise, town.people.lawyer);
        let steps = vec![
            RouteStep { mandatory: false, ..advises },
            RouteStep::before_body("assembly", town.bodies.assembly, Decides),
        ];
        let kind = town.paper_type_of(steps, Submitter::Member).unwrap();
        let (paper, _) = put_forward(&mut town, kind);
        let mut stored = town.records.need::<Paper>(paper).unwrap();
        stored.value.route[0].mandatory = mandatory;
        stored.value.route[0].approval.as_mut().unwrap().asks = asks;
        town.records.save(&stored).unwrap();
        let due = |town: &Vzorov| (obeznik_circulation::MODULE.due)(town.now, &town.records).unwrap();
        town.go_to(date(2026, 9, 4)); // the last day still counts
        assert!(due(&town).is_empty());
        town.go_to(date(2026, 9, 5));
        assert_eq!(due(&town).len(), 1);
        town.run_as_time("lapse_step", &json!({ "paper": paper, "step": "lawyer" })).unwrap();
        assert_eq!(state(&town, paper), PaperState::Ready);
    }
}

#[test]
fn a_failed_vote_of_a_body_that_recommends_leaves_the_way_to_the_assembly_open() {
    use ConsultationState::{Adopted, NotAdopted, Ready, Waiting, WithoutOpinion};
    for with_assembly in [true, false] {
        let mut town = Vzorov::on(START);
        let (council, assembly) = (town.bodies.council, town.bodies.assembly);
        let mut steps = vec![RouteStep::before_body("council", council, Recommends)];
        if with_assembly {
            steps.push(RouteStep::before_body("assembly", assembly, Decides));
        }
        let kind = town.paper_type_of(steps.clone(), Submitter::Member).unwrap();
        let (paper, _) = put_forward(&mut town, kind);
        town.decide(paper, council, (2, 3)).unwrap();
        assert_eq!(consultations(&town, paper), [WithoutOpinion, Ready]);
        assert_eq!(state(&town, paper), PaperState::InBodies);
        town.decide(paper, assembly, (9, 0)).unwrap();
        assert_eq!(consultations(&town, paper), [WithoutOpinion, Adopted]);

        // A paper of the office ends there, as ever.
        let kind = town.paper_type_of(steps, Submitter::Office).unwrap();
        let paper = town.draft(kind).unwrap();
        town.run("submit_to_head", town.people.clerk, &json!({ "paper": paper })).unwrap();
        town.decide(paper, council, (2, 3)).unwrap();
        let left = if with_assembly { vec![NotAdopted, Waiting] } else { vec![NotAdopted] };
        assert_eq!(consultations(&town, paper), left);
        assert_eq!(state(&town, paper), PaperState::Closed);
    }
}

#[test]
fn the_office_can_neither_return_nor_drop_a_members_proposal() {
    let (mut town, paper, member) = proposal();
    let secretary = town.people.secretary;
    let parts = json!([
        { "paper": town.id(), "title": "A", "clauses": [0] },
        { "paper": town.id(), "title": "B", "clauses": [1] }
    ]);
    let reason = json!({ "paper": paper, "reason": "nehodí se" });
    let table = [
        ("fail_formal_check", reason.clone(), "refusal-own-proposal"),
        ("withdraw_paper", reason.clone(), "refusal-not-allowed"),
        (
            "split_paper",
            json!({ "paper": paper, "reason": "dvě věci", "parts": parts }),
            "refusal-own-proposal",
        ),
    ];
    for (verb, input, expected) in table {
        assert_eq!(refusal(town.run(verb, secretary, &input)), expected, "{verb}");
        assert_eq!(refusal_of_mayor(&mut town, verb, &input), "refusal-not-allowed", "{verb}");
    }
    assert_eq!(state(&town, paper), PaperState::FormalCheck);
    town.run("withdraw_paper", member, &reason).unwrap();
    assert_eq!(state(&town, paper), PaperState::Withdrawn);
}

fn refusal_of_mayor(town: &mut Vzorov, verb: &str, input: &serde_json::Value) -> String {
    let mayor = town.people.mayor();
    refusal(town.run(verb, mayor, input))
}

#[test]
fn who_wrote_it_down_for_the_member_cannot_withdraw_it_nor_give_it_to_another() {
    let mut town = Vzorov::on(START);
    let kind = own_type(&mut town);
    let (member, clerk, secretary) = (town.people.members[7], town.people.clerk, town.people.secretary);
    let mut draft = town.draft_of(kind);
    draft.presenter = member;
    town.run("create_paper", clerk, &draft).unwrap();
    let paper = draft.paper;
    let give = |to: PersonId| json!({ "paper": paper, "edits": [{ "field": "presenter", "value": to, "base": null }] });
    for who in [clerk, secretary] {
        let withdraw = json!({ "paper": paper, "reason": "nehodí se" });
        assert_eq!(refusal(town.run("withdraw_paper", who, &withdraw)), "refusal-not-allowed");
        assert_eq!(refusal(town.run("edit_paper", who, &give(who))), "refusal-own-proposal");
    }
    town.run("edit_paper", member, &give(town.people.members[8])).unwrap();
}

#[test]
fn only_a_member_of_the_assembly_puts_such_a_proposal_forward() {
    let mut town = Vzorov::on(START);
    let kind = own_type(&mut town);
    let mut found = |presenter: PersonId, by: PersonId| -> Result<(), Stop> {
        let mut draft = town.draft_of(kind);
        draft.presenter = presenter;
        town.run("create_paper", by, &draft)
    };
    let people = Vzorov::on(START).people;
    assert_eq!(refusal(found(people.secretary, people.secretary)), "refusal-own-not-member");
    assert_eq!(refusal(found(people.clerk, people.clerk)), "refusal-own-not-member");
    found(people.members[14], people.members[14]).unwrap();
}

#[test]
fn a_proposal_leaves_an_agenda_only_with_a_reason() {
    let (mut town, paper, _) = proposal();
    let secretary = town.people.secretary;
    town.run("pass_formal_check", secretary, &json!({ "paper": paper })).unwrap();
    let meeting = town.meeting(town.bodies.assembly, date(2026, 9, 20)).unwrap();
    town.schedule(paper, meeting).unwrap();
    let bare = json!({ "paper": paper });
    assert_eq!(refusal(town.run("unschedule", secretary, &bare)), "refusal-reason-missing");
    let reasoned = json!({ "paper": paper, "reason": "zasedání se posunulo" });
    town.run("unschedule", secretary, &reasoned).unwrap();
    assert_eq!(state(&town, paper), PaperState::Ready);
}

#[test]
fn other_papers_take_no_remarks() {
    let mut town = Vzorov::on(START);
    let kind = town.paper_type(&[(town.bodies.council, Decides)]).unwrap();
    let paper = town.draft(kind).unwrap();
    let (clerk, head, secretary) = (town.people.clerk, town.people.head, town.people.secretary);
    town.run("submit_to_head", clerk, &json!({ "paper": paper })).unwrap();
    town.run("head_approve", head, &json!({ "paper": paper })).unwrap();
    let pass = json!({ "paper": paper, "remark": "Nelíbí se nám." });
    assert_eq!(refusal(town.run("pass_formal_check", secretary, &pass)), "refusal-remark-not-here");
}
