//! Proposals of assembly members and committees: the office attaches remarks and stops nothing
//! (Act No. 128/2000 Coll., § 82 písm. a) and § 94 odst. 1).
#![allow(missing_docs, clippy::unwrap_used, reason = "helpers of tests stand outside their functions")]

mod support;

use jiff::civil::{Date, date};
use obeznik_circulation::paper::{Paper, PaperState};
use obeznik_circulation::paper_type::ConsultationRole::Decides;
use obeznik_circulation::paper_type::{RouteStep, StepKind, Submitter};
use obeznik_circulation::testing::Vzorov;
use obeznik_kernel::{PersonId, RecordId, RecordsExt, Stop};
use serde_json::json;
use support::refusal;

const START: Date = date(2026, 9, 1);

/// A proposal of a member of the assembly, and the member.
fn proposal() -> (Vzorov, RecordId, PersonId) {
    let mut town = Vzorov::on(START);
    let kind = own_type(&mut town);
    let member = town.people.members[7];
    let mut draft = town.draft_of(kind);
    draft.presenter = member;
    draft.department = None;
    draft.competence = "§ 84 odst. 1".to_owned();
    town.run("create_paper", member, &draft).unwrap();
    town.run("submit_to_head", member, &json!({ "paper": draft.paper })).unwrap();
    (town, draft.paper, member)
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
