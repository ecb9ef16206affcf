//! Steps of the office: who is asked, what each of them can do, and who stands in.
#![allow(missing_docs, clippy::unwrap_used, reason = "helpers of tests stand outside their functions")]

mod support;

use jiff::civil::{Date, date};
use obeznik_circulation::opinion::Opinion;
use obeznik_circulation::paper::{
    Confidentiality, Paper, PaperState, StandsIn, StepVerdict, approve_step, asked_now,
};
use obeznik_circulation::paper_type::ConsultationRole::Decides;
use obeznik_circulation::paper_type::{
    Approval, Ask, PaperType, RequiredOpinion, ReturnsTo, RouteStep, StepKind, Submitter,
};
use obeznik_circulation::testing::{Vzorov, asking, asking_person, beside, route};
use obeznik_kernel::command::SUBSTITUTE;
use obeznik_kernel::permission::Seat;
use obeznik_kernel::{
    Command, CommandId, Context, Membership, OnBehalf, Payload, PersonId, RecordId, RecordsExt, Role,
    Standing, Stop, Stored,
};
use serde_json::json;
use support::refusal;

const START: Date = date(2026, 9, 1);

/// A town whose papers pass these steps between the head and the formal check.
fn town_with(steps: impl FnOnce(&Vzorov) -> Vec<RouteStep>) -> (Vzorov, RecordId) {
    let mut town = Vzorov::on(START);
    let mut all = route(&[(town.bodies.council, Decides)]);
    all.splice(1..1, steps(&town));
    let kind = town.paper_type_of(all, Submitter::Office).unwrap();
    let paper = town.draft(kind).unwrap();
    let (clerk, head) = (town.people.clerk, town.people.head);
    town.run("submit_to_head", clerk, &json!({ "paper": paper })).unwrap();
    town.run("head_approve", head, &json!({ "paper": paper })).unwrap();
    (town, paper)
}

fn act(town: &mut Vzorov, verb: &str, who: PersonId, paper: RecordId, step: &str) -> Result<(), Stop> {
    let input = json!({ "paper": paper, "step": step, "words": "v pořádku", "reason": "chybí smlouva" });
    town.run(verb, who, &input)
}

fn value(town: &Vzorov, paper: RecordId) -> Paper {
    town.records.need::<Paper>(paper).unwrap().value
}

/// Steps at which the paper lies, and its state.
fn place(town: &Vzorov, paper: RecordId) -> (PaperState, Vec<String>) {
    let paper = value(town, paper);
    let open = paper.open_passes().map(|pass| pass.step.clone()).collect();
    (paper.state, open)
}

fn with(step: RouteStep, change: impl FnOnce(&mut Approval)) -> RouteStep {
    let mut approval = step.approval.clone().unwrap();
    change(&mut approval);
    RouteStep { approval: Some(approval), ..step }
}

#[test]
fn an_opinion_is_required_only_of_somebody_who_is_there() {
    let mut town = Vzorov::on(START);
    let kind = town.paper_type(&[(town.bodies.council, Decides)]).unwrap();
    let mut value = town.records.need::<PaperType>(kind).unwrap().value;
    let (lawyer, secretary) = (town.people.lawyer, town.people.secretary);
    for (person, expected) in [(lawyer, true), (town.id().into(), false)] {
        value.required_opinions = vec![RequiredOpinion { department: None, person: Some(person) }];
        let defined =
            town.run("define_paper_type", secretary, &json!({ "paper_type": kind, "value": value }));
        assert_eq!(defined.is_ok(), expected, "{defined:?}");
    }
}

#[test]
fn a_paper_waits_for_everybody_beside_and_goes_on_after_the_last() {
    let (mut town, paper) = town_with(|town| {
        let secretary = town.people.secretary;
        vec![
            asking_person("lawyer", Ask::Approve, town.people.lawyer),
            beside(asking_person("economist", Ask::Advise, town.people.legal_clerk)),
            asking_person("chief", Ask::TakeNote, secretary),
        ]
    });
    let people = town.people.clone();
    let both = vec!["lawyer".to_owned(), "economist".to_owned()];
    assert_eq!(place(&town, paper), (PaperState::AtStep, both));
    act(&mut town, "advise_step", people.legal_clerk, paper, "economist").unwrap();
    assert_eq!(place(&town, paper).1, ["lawyer"]);
    assert_eq!(
        refusal(act(&mut town, "approve_step", people.legal_clerk, paper, "lawyer")),
        "refusal-not-allowed"
    );
    act(&mut town, "approve_step", people.lawyer, paper, "lawyer").unwrap();
    assert_eq!(place(&town, paper).1, ["chief"]);
    act(&mut town, "note_step", people.secretary, paper, "chief").unwrap();
    assert_eq!(place(&town, paper), (PaperState::FormalCheck, vec!["check".to_owned()]));
    let told: Vec<(String, Option<PersonId>, String)> = value(&town, paper)
        .steps
        .iter()
        .filter_map(|pass| Some((pass.verdict.as_ref()?.as_str().to_owned(), pass.by, pass.words.clone())))
        .collect();
    let said = |verdict: &str, by, words: &str| (verdict.to_owned(), Some(by), words.to_owned());
    let expected = [
        said("approved", people.head, ""),
        said("approved", people.lawyer, "v pořádku"),
        said("advised", people.legal_clerk, "v pořádku"),
        said("noted", people.secretary, "v pořádku"),
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_step_does_only_what_it_asks() {
    let asks = [Ask::Approve, Ask::Advise, Ask::TakeNote];
    let verbs = ["approve_step", "return_step", "advise_step", "note_step"];
    let expected = ["++..", "..+.", "...+"];
    for (ask, row) in asks.into_iter().zip(expected) {
        let letter = |verb: &&str| {
            let (mut town, paper) =
                town_with(|town| vec![asking_person("lawyer", ask.clone(), town.people.lawyer)]);
            let lawyer = town.people.lawyer;
            match act(&mut town, verb, lawyer, paper, "lawyer") {
                Ok(()) => '+',
                Err(stop) => {
                    assert_eq!(refusal(Err(stop)), "refusal-step-asks-otherwise");
                    '.'
                }
            }
        };
        assert_eq!(verbs.iter().map(letter).collect::<String>(), row, "{ask:?}");
    }
}

#[test]
fn a_returned_paper_passes_every_step_again() {
    let (mut town, paper) = town_with(|town| {
        vec![
            asking_person("lawyer", Ask::Approve, town.people.lawyer),
            beside(asking("head-notes", Ask::TakeNote)),
        ]
    });
    let (clerk, head, lawyer) = (town.people.clerk, town.people.head, town.people.lawyer);
    let nothing = json!({ "paper": paper, "step": "lawyer", "reason": " " });
    assert_eq!(refusal(town.run("return_step", lawyer, &nothing)), "refusal-reason-missing");
    act(&mut town, "return_step", lawyer, paper, "lawyer").unwrap();
    assert_eq!(place(&town, paper), (PaperState::Returned, Vec::new()));
    assert_eq!(value(&town, paper).return_reason, "chybí smlouva");
    assert_eq!(value(&town, paper).steps[2].verdict, Some(StepVerdict::Dropped));
    assert_eq!(refusal(act(&mut town, "note_step", head, paper, "head-notes")), "refusal-paper-state");
    for verb in ["rework", "submit_to_head"] {
        town.run(verb, clerk, &json!({ "paper": paper })).unwrap();
    }
    assert_eq!(place(&town, paper), (PaperState::DepartmentReview, vec!["head".to_owned()]));
    town.run("head_approve", head, &json!({ "paper": paper })).unwrap();
    assert_eq!(place(&town, paper).1, ["lawyer", "head-notes"]);
    assert_eq!(value(&town, paper).steps.len(), 6, "nothing of the first time is lost");
}

#[test]
fn a_step_may_return_to_the_step_before_it() {
    let back = |step| with(step, |approval| approval.returns_to = ReturnsTo::StepBefore);
    let (mut town, paper) = town_with(|town| {
        vec![
            asking_person("economist", Ask::Approve, town.people.legal_clerk),
            back(asking_person("lawyer", Ask::Approve, town.people.lawyer)),
        ]
    });
    let people = town.people.clone();
    act(&mut town, "approve_step", people.legal_clerk, paper, "economist").unwrap();
    act(&mut town, "return_step", people.lawyer, paper, "lawyer").unwrap();
    assert_eq!(place(&town, paper), (PaperState::AtStep, vec!["economist".to_owned()]));
    act(&mut town, "approve_step", people.legal_clerk, paper, "economist").unwrap();
    assert_eq!(place(&town, paper).1, ["lawyer"]);
    let (mut town, paper) =
        town_with(|town| vec![back(asking_person("lawyer", Ask::Approve, town.people.lawyer))]);
    let lawyer = town.people.lawyer;
    act(&mut town, "return_step", lawyer, paper, "lawyer").unwrap();
    assert_eq!(place(&town, paper), (PaperState::DepartmentReview, vec!["head".to_owned()]));
}

#[test]
fn who_only_takes_note_never_stops_a_paper_after_their_days() {
    let (mut town, paper) =
        town_with(|town| vec![asking_person("lawyer", Ask::TakeNote, town.people.lawyer)]);
    let lapse = json!({ "paper": paper, "step": "lawyer" });
    let due = |town: &Vzorov| (obeznik_circulation::MODULE.due)(town.now, &town.records).unwrap();
    town.go_to(date(2026, 9, 4)); // the last day still counts
    assert!(due(&town).is_empty());
    assert_eq!(refusal(town.run_as_time("lapse_step", &lapse)), "refusal-step-asks-otherwise");
    town.go_to(date(2026, 9, 5));
    assert_eq!(due(&town), [("circulation.lapse_step".to_owned(), lapse.to_string())]);
    town.run_as_time("lapse_step", &lapse).unwrap();
    assert_eq!(place(&town, paper).0, PaperState::FormalCheck);
    assert!(due(&town).is_empty());
}

#[test]
fn the_secretary_skips_only_what_may_be_skipped_and_only_after_its_days() {
    let table = [
        (true, date(2026, 9, 20), "refusal-step-mandatory"),
        (false, date(2026, 9, 4), "refusal-step-has-time"),
        (false, date(2026, 9, 5), "ok"),
    ];
    for (mandatory, on, expected) in table {
        let (mut town, paper) = town_with(|town| {
            vec![RouteStep { mandatory, ..asking_person("lawyer", Ask::Approve, town.people.lawyer) }]
        });
        town.go_to(on);
        let (secretary, clerk) = (town.people.secretary, town.people.clerk);
        assert_eq!(refusal(act(&mut town, "skip_step", clerk, paper, "lawyer")), "refusal-not-allowed");
        let done = act(&mut town, "skip_step", secretary, paper, "lawyer");
        let got = if done.is_ok() { "ok".to_owned() } else { refusal(done) };
        assert_eq!(got, expected, "{mandatory} {on}");
        let moved = place(&town, paper).0 == PaperState::FormalCheck;
        assert_eq!(moved, expected == "ok");
    }
}

#[test]
fn a_step_asks_a_person_a_department_a_role_or_the_head_of_the_paper() {
    let (town, _) = town_with(|_| Vec::new());
    let people = town.people.clone();
    let step = asking("step", Ask::Approve);
    let table = [
        (step.clone(), vec![people.head]),
        (asking_person("step", Ask::Approve, people.legal_clerk), vec![people.legal_clerk]),
        (with(step.clone(), |of| of.department = Some(people.legal)), vec![people.lawyer]),
        (with(step, |of| of.role = Some(Role::Clerk)), vec![people.clerk, people.legal_clerk]),
    ];
    for (step, expected) in table {
        let (town, paper) = town_with(|_| vec![step.clone()]);
        let paper: Stored<Paper> = town.records.need(paper).unwrap();
        let mut asked = asked_now(&town.records, &paper, &step, START).unwrap();
        asked.people.sort();
        assert_eq!((asked.people, asked.instead), (expected, None), "{step:?}");
    }
}

#[test]
fn a_step_of_who_left_falls_to_the_head_of_their_department_or_the_secretary() {
    let (mut town, paper) = town_with(|town| vec![asking_person("clerk", Ask::Approve, town.people.clerk)]);
    let people = town.people.clone();
    leave(&mut town, people.clerk);
    let stored: Stored<Paper> = town.records.need(paper).unwrap();
    let step = stored.value.step("clerk").unwrap().clone();
    let asked = asked_now(&town.records, &stored, &step, START).unwrap();
    assert_eq!((asked.people, asked.instead), (vec![people.head], Some(StandsIn::Left)));
    leave(&mut town, people.head);
    let asked = asked_now(&town.records, &stored, &step, START).unwrap();
    assert_eq!((asked.people, asked.instead), (vec![people.secretary], Some(StandsIn::Left)));
    act(&mut town, "approve_step", people.secretary, paper, "clerk").unwrap();
    let pass = value(&town, paper).steps.last().unwrap().clone();
    assert_eq!(value(&town, paper).steps[1].in_place_of, Some(people.clerk), "{pass:?}");
}

#[test]
fn a_head_who_left_leaves_the_review_to_the_secretary() {
    let mut town = Vzorov::on(START);
    let kind = town.paper_type(&[(town.bodies.council, Decides)]).unwrap();
    let paper = town.draft(kind).unwrap();
    let (clerk, head, secretary) = (town.people.clerk, town.people.head, town.people.secretary);
    let of = json!({ "paper": paper });
    town.run("submit_to_head", clerk, &of).unwrap();
    assert_eq!(refusal(town.run("head_approve", secretary, &of)), "refusal-not-allowed");
    leave(&mut town, head);
    town.run("head_approve", secretary, &of).unwrap();
    assert_eq!(place(&town, paper).0, PaperState::FormalCheck);
}

#[test]
fn whoever_may_not_see_a_confidential_paper_is_not_let_in_by_a_step() {
    let mut town = Vzorov::on(START);
    let (clerk, head, lawyer, secretary) =
        (town.people.clerk, town.people.head, town.people.lawyer, town.people.secretary);
    let mut all = route(&[(town.bodies.council, Decides)]);
    all.insert(1, asking_person("lawyer", Ask::Approve, lawyer));
    let kind = town.paper_type_of(all, Submitter::Office).unwrap();
    let draft = town.draft_of(kind);
    let draft = obeznik_circulation::paper::CreatePaper { confidentiality: Confidentiality::Named, ..draft };
    town.run("create_paper", clerk, &draft).unwrap();
    town.run("submit_to_head", clerk, &json!({ "paper": draft.paper })).unwrap();
    town.run("head_approve", head, &json!({ "paper": draft.paper })).unwrap();
    let stored: Stored<Paper> = town.records.need(draft.paper).unwrap();
    let step = stored.value.step("lawyer").unwrap();
    let asked = asked_now(&town.records, &stored, step, START).unwrap();
    assert_eq!((asked.people, asked.instead), (vec![secretary], Some(StandsIn::Unseen)));
    assert_eq!(refusal(act(&mut town, "approve_step", lawyer, draft.paper, "lawyer")), "refusal-not-allowed");
    act(&mut town, "approve_step", secretary, draft.paper, "lawyer").unwrap();
}

#[test]
fn the_steps_run_in_the_order_of_the_route_and_a_new_document_repeats_those_from_the_check_on() {
    let mut town = Vzorov::on(START);
    let (clerk, head, secretary) = (town.people.clerk, town.people.head, town.people.secretary);
    let steps = vec![
        asking("first", Ask::Approve),
        RouteStep::of_kind("check", StepKind::FormalCheck),
        RouteStep::of_kind("head", StepKind::DepartmentReview),
        RouteStep::before_body("council", town.bodies.council, Decides),
    ];
    let kind = town.paper_type_of(steps, Submitter::Office).unwrap();
    let paper = town.draft(kind).unwrap();
    let of = json!({ "paper": paper });
    town.run("submit_to_head", clerk, &of).unwrap();
    assert_eq!(place(&town, paper).1, ["first"]);
    act(&mut town, "approve_step", head, paper, "first").unwrap();
    for _ in 0..2 {
        assert_eq!(place(&town, paper).1, ["check"]);
        town.run("run_formal_check", secretary, &json!({ "paper": paper, "findings": [] })).unwrap();
        town.run("pass_formal_check", secretary, &of).unwrap();
        assert_eq!(place(&town, paper), (PaperState::DepartmentReview, vec!["head".to_owned()]));
        town.run("head_approve", head, &of).unwrap();
        assert_eq!(place(&town, paper), (PaperState::Ready, Vec::new()));
        let file = json!({ "paper": paper, "attachment": town.id(), "name": "plán.pdf", "blob": "00",
            "size_bytes": 9, "media_type": "application/pdf" });
        town.run("attach", clerk, &file).unwrap();
    }
}

#[test]
fn a_paper_of_an_older_program_is_not_taken_back_to_steps_it_passed() {
    for (state, open) in [(PaperState::FormalCheck, "check"), (PaperState::DepartmentReview, "head")] {
        let mut town = Vzorov::on(START);
        let kind = town.paper_type(&[(town.bodies.council, Decides)]).unwrap();
        let paper = town.draft(kind).unwrap();
        let (clerk, head, secretary) = (town.people.clerk, town.people.head, town.people.secretary);
        let of = json!({ "paper": paper });
        town.run("submit_to_head", clerk, &of).unwrap();
        let mut stored: Stored<Paper> = town.records.need(paper).unwrap();
        stored.value.steps.clear();
        stored.value.state = state;
        town.records.save(&stored).unwrap();
        if open == "head" {
            town.run("head_approve", head, &of).unwrap();
        }
        town.run("run_formal_check", secretary, &json!({ "paper": paper, "findings": [] })).unwrap();
        town.run("pass_formal_check", secretary, &of).unwrap();
        assert_eq!(place(&town, paper).0, PaperState::Ready);
    }
}

#[test]
fn a_route_whose_steps_make_no_sense_is_refused() {
    let town = Vzorov::on(START);
    let usual = route(&[(town.bodies.council, Decides)]);
    let lawyer = asking_person("lawyer", Ask::Approve, town.people.lawyer);
    let at = |place: usize, step: RouteStep| {
        let mut all = usual.clone();
        all.insert(place, step);
        all
    };
    let both = with(lawyer.clone(), |of| of.role = Some(Role::Clerk));
    let nobody = with(lawyer.clone(), |of| of.person = Some(RecordId::well_known("nobody").into()));
    let table = [
        (at(0, lawyer.clone()), "ok"),
        (at(3, lawyer.clone()), "refusal-step-after-body"),
        (at(0, beside(lawyer.clone())), "refusal-step-beside-nothing"),
        (at(1, beside(lawyer.clone())), "refusal-step-beside-nothing"),
        (at(0, RouteStep { approval: None, ..lawyer.clone() }), "refusal-step-unclear"),
        (at(0, RouteStep { days: Some(-1), ..lawyer.clone() }), "refusal-step-unclear"),
        (at(0, both), "refusal-step-unclear"),
        (at(0, nobody), "refusal-no-such-person"),
        (at(0, RouteStep { days: None, ..asking("note", Ask::TakeNote) }), "refusal-step-without-days"),
        (
            (0..13).fold(usual.clone(), |mut all, place| {
                all.insert(0, asking(&format!("step-{place}"), Ask::Approve));
                all
            }),
            "refusal-route-too-long",
        ),
    ];
    for (steps, expected) in table {
        let done = town.clone().paper_type_of(steps, Submitter::Office);
        let got = if done.is_ok() { "ok".to_owned() } else { refusal(done.map(|_| ())) };
        assert_eq!(got, expected);
    }
    let own = |steps| refusal(town.clone().paper_type_of(steps, Submitter::Member).map(|_| ()));
    assert_eq!(own(usual.clone()), "refusal-own-route-approves");
    assert_eq!(
        own(at(0, lawyer)[..1].iter().chain(&usual[1..]).cloned().collect()),
        "refusal-own-route-approves"
    );
}

#[test]
fn a_substitute_takes_the_step_under_both_names() {
    let (mut town, paper) = town_with(|town| vec![asking_person("lawyer", Ask::Approve, town.people.lawyer)]);
    let (lawyer, clerk) = (town.people.lawyer, town.people.legal_clerk);
    let of = |person| town.standing(person).seats;
    let taken = of(lawyer).into_iter().map(|seat| Seat { for_person: Some(lawyer), ..seat });
    let seats = of(clerk).into_iter().chain(taken).collect();
    let standing = Standing { seats, ..town.standing(clerk) }.in_place_of(lawyer);
    let payload = json!({ "paper": paper, "step": "lawyer", "words": "" });
    let command = Command {
        id: CommandId(town.id()),
        kind: "circulation.approve_step".to_owned(),
        kind_version: 1,
        actor: Some(clerk),
        on_behalf_of: Some(OnBehalf { person: lawyer, how: SUBSTITUTE.to_owned(), evidence: None }),
        payload: Payload::Inline(payload.to_string()),
        base: Vec::new(),
        client_time: town.now,
    };
    let mut ids = town.ids.clone();
    let mut context = Context::new(town.now, Some(&standing), &mut ids);
    approve_step(&command, &mut context, &mut town.records).unwrap();
    let passes = value(&town, paper).steps;
    let pass = passes.iter().find(|pass| pass.step == "lawyer").unwrap();
    assert_eq!((pass.by, pass.in_place_of, pass.written_by), (Some(clerk), Some(lawyer), None));
}

/// A person's every role ends the day before.
fn leave(town: &mut Vzorov, person: PersonId) {
    let all: Vec<Stored<Membership>> =
        town.records.find_by("membership_by_person", &[&person.to_string()], 100).unwrap();
    for mut one in all {
        one.value.to = Some(START.yesterday().unwrap());
        town.records.save(&one).unwrap();
    }
}

/// A draft whose route asks for opinions before the head.
fn draft_with_opinions(days: Option<i32>, insists: bool) -> (Vzorov, RecordId) {
    let mut town = Vzorov::on(START);
    let mut steps = route(&[(town.bodies.council, Decides)]);
    steps.insert(0, RouteStep { days, insists, ..RouteStep::of_kind("opinions", StepKind::Opinions) });
    let kind = town.paper_type_of(steps, Submitter::Office).unwrap();
    let paper = town.draft(kind).unwrap();
    (town, paper)
}

#[test]
fn opinions_are_due_after_the_days_of_their_step_unless_another_day_is_said() {
    let table = [
        (Some(5), json!(null), Ok(date(2026, 9, 6))),
        (Some(0), json!(null), Ok(START)),
        (Some(5), json!("2026-09-20"), Ok(date(2026, 9, 20))),
        (None, json!("2026-09-20"), Ok(date(2026, 9, 20))),
        (None, json!(null), Err("refusal-opinions-day-missing")),
    ];
    for (days, due_on, expected) in table {
        let (mut town, paper) = draft_with_opinions(days, false);
        let (opinion, clerk) = (town.id(), town.people.clerk);
        let addressees = json!([{ "opinion": opinion, "person": town.people.lawyer }]);
        let ask = json!({ "paper": paper, "addressees": addressees, "due_on": due_on });
        let asked = town.run("request_opinions", clerk, &ask);
        match expected {
            Ok(day) => {
                asked.unwrap();
                assert_eq!(town.records.need::<Opinion>(opinion).unwrap().value.due_on, day, "{ask}");
            }
            Err(key) => assert_eq!(refusal(asked), key),
        }
    }
}

#[test]
fn a_paper_skips_its_step_of_opinions_only_where_the_route_lets_it() {
    let (mut town, paper) = draft_with_opinions(Some(5), false);
    let (clerk, of) = (town.people.clerk, json!({ "paper": paper }));
    town.run("submit_to_head", clerk, &of).unwrap();

    let (mut town, paper) = draft_with_opinions(Some(5), true);
    let (clerk, of) = (town.people.clerk, json!({ "paper": paper }));
    assert_eq!(refusal(town.run("submit_to_head", clerk, &of)), "refusal-opinions-not-asked");
    let addressees = json!([{ "opinion": town.id(), "person": town.people.lawyer }]);
    town.run("request_opinions", clerk, &json!({ "paper": paper, "addressees": addressees })).unwrap();
    town.run("close_opinions", clerk, &of).unwrap();
    town.run("submit_to_head", clerk, &of).unwrap();
    assert_eq!(value(&town, paper).state, PaperState::DepartmentReview);
}

/// What the editor of routes wrote in November 2026: every step could not be skipped, and nothing enforced it for
/// opinions.
const STEP_OF_NOVEMBER: &str = r#"{ "id": "opinions-1", "kind": "opinions", "body": null, "role": null, "days": 7,
    "mandatory": true, "approval": null }"#;

#[test]
fn a_route_of_before_insists_on_no_opinions() {
    let stored: RouteStep = serde_json::from_str(STEP_OF_NOVEMBER).unwrap();
    assert!(stored.mandatory && !stored.insists);
    let mut expected: serde_json::Value = serde_json::from_str(STEP_OF_NOVEMBER).unwrap();
    expected["is_beside"] = json!(false);
    assert_eq!(serde_json::to_value(&stored).unwrap(), expected, "it stays silent about insisting");

    let mut town = Vzorov::on(START);
    let mut steps = route(&[(town.bodies.council, Decides)]);
    steps.insert(0, stored);
    let kind = town.paper_type_of(steps, Submitter::Office).unwrap();
    let (paper, clerk) = (town.draft(kind).unwrap(), town.people.clerk);
    town.run("submit_to_head", clerk, &json!({ "paper": paper })).unwrap();
    assert_eq!(value(&town, paper).state, PaperState::DepartmentReview);
}

#[test]
fn parts_ask_again_only_where_nobody_was_asked_about_the_whole() {
    for was_asked in [true, false] {
        let (mut town, paper) = draft_with_opinions(Some(5), true);
        let (clerk, of) = (town.people.clerk, json!({ "paper": paper }));
        if was_asked {
            let addressees = json!([{ "opinion": town.id(), "person": town.people.lawyer }]);
            town.run("request_opinions", clerk, &json!({ "paper": paper, "addressees": addressees }))
                .unwrap();
            town.run("close_opinions", clerk, &of).unwrap();
        }
        let (one, two) = (town.id(), town.id());
        let part =
            |paper: RecordId, clause: usize| json!({ "paper": paper, "title": "Část", "clauses": [clause] });
        let split = json!({ "paper": paper, "parts": [part(one, 0), part(two, 1)], "reason": "dvě věci" });
        town.run("split_paper", town.people.secretary, &split).unwrap();
        for part in [one, two] {
            let submitted = town.run("submit_to_head", clerk, &json!({ "paper": part }));
            if was_asked {
                submitted.unwrap();
            } else {
                assert_eq!(refusal(submitted), "refusal-opinions-not-asked");
            }
        }
    }
}
