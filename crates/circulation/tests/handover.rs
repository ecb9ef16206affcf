//! Who leaves hands open work over, each piece to somebody who may have it; a term that ends closes what is not kept and
//! prepares the first session.
#![allow(missing_docs, clippy::unwrap_used, reason = "helpers of tests stand outside their functions")]

mod support;

use jiff::civil::{Date, date};
use obeznik_circulation::agenda::AgendaItem;
use obeznik_circulation::handover::{HandOver, WorkKind, open_work, stays_with_member};
use obeznik_circulation::meeting::{Meeting, PlanConstituent};
use obeznik_circulation::opinion::{Addressee, RequestOpinions};
use obeznik_circulation::paper::{CloseWithTerm, Paper, PaperState};
use obeznik_circulation::paper_type::ConsultationRole::Decides;
use obeznik_circulation::paper_type::{RouteStep, StepKind, Submitter};
use obeznik_circulation::task::{Task, TaskState};
use obeznik_circulation::testing::{MOST_READS, Vzorov};
use obeznik_kernel::{Membership, PersonId, RecordId, RecordsExt, Stored};
use serde_json::json;
use support::{all, end_mandate, refusal};

const START: Date = date(2026, 9, 1);

fn give(kind: WorkKind, id: RecordId, from: PersonId, to: PersonId) -> HandOver {
    HandOver { kind, id, from, to, reason: "Zánik mandátu".to_owned() }
}

/// What a person has open, as kinds with titles.
fn open(town: &Vzorov, person: PersonId) -> Vec<String> {
    let found = open_work(&town.records, person).unwrap();
    found.iter().map(|work| format!("{} {}", work.kind.as_str(), work.title)).collect()
}

/// A paper presented by the mayor, drafted by the clerk, with an opinion asked of the lawyer.
fn town() -> (Vzorov, RecordId, RecordId) {
    let mut town = Vzorov::on(START);
    let council = town.bodies.council;
    let kind = town.paper_type(&[(council, Decides)]).unwrap();
    let paper = town.draft(kind).unwrap();
    let opinion = town.id();
    let addressee =
        Addressee { opinion, person: Some(town.people.lawyer), department: None, mandatory: false };
    let input = RequestOpinions { paper, addressees: vec![addressee], due_on: Some(date(2026, 9, 10)) };
    town.run("request_opinions", town.people.clerk, &input).unwrap();
    (town, paper, opinion)
}

#[test]
fn every_piece_goes_to_a_successor_who_then_sees_it() {
    let (mut town, paper, opinion) = town();
    let people = town.people.clone();
    let (secretary, mayor) = (people.secretary, people.mayor());
    const TITLE: &str = "Oprava chodníku v Lipové ulici";
    assert_eq!(open(&town, mayor), [format!("presented {TITLE}")]);
    assert_eq!(open(&town, people.clerk), [format!("drafted {TITLE}")]);
    assert_eq!(open(&town, people.lawyer), [format!("opinion {TITLE}")]);
    let table = [
        (WorkKind::Presented, paper, mayor, people.members[1]),
        (WorkKind::Drafted, paper, people.clerk, people.legal_clerk),
        (WorkKind::Opinion, opinion, people.lawyer, people.head),
    ];
    for (kind, id, from, to) in table {
        let input = give(kind.clone(), id, from, to);
        assert_eq!(refusal(town.run("hand_over", people.clerk, &input)), "refusal-not-allowed");
        town.run("hand_over", secretary, &input).unwrap();
        assert!(town.reads <= MOST_READS, "{} reads", town.reads);
        let again = refusal(town.run("hand_over", secretary, &input));
        assert_eq!(again, "refusal-handed-over-already", "{kind:?}");
        assert_eq!(open(&town, from), Vec::<String>::new());
        let stored = town.records.need::<Paper>(paper).unwrap();
        let audience = town.records.audience_of(&stored.scope).unwrap();
        assert!(audience.is_seen_by(&town.standing(to), town.today()), "{kind:?}");
    }
    let silent =
        HandOver { reason: " ".to_owned(), ..give(WorkKind::Presented, paper, people.members[1], mayor) };
    assert_eq!(refusal(town.run("hand_over", secretary, &silent)), "refusal-reason-missing");
    town.run("withdraw_paper", people.legal_clerk, &json!({ "paper": paper, "reason": "už ne" })).unwrap();
    let late = give(WorkKind::Presented, paper, people.members[1], mayor);
    assert_eq!(refusal(town.run("hand_over", secretary, &late)), "refusal-work-done");
}

#[test]
fn a_task_goes_on_as_a_new_one_of_the_successor() {
    let mut town = Vzorov::on(START);
    let (council, people) = (town.bodies.council, town.people.clone());
    let kind = town.paper_type(&[(council, Decides)]).unwrap();
    let paper = town.ready(kind).unwrap();
    town.decide(paper, council, (5, 0)).unwrap();
    let raw = town.records.all().find(|raw| raw.kind == "task").unwrap().id;
    let mut task = town.records.need::<Task>(raw).unwrap();
    task.value.assignee = Some(people.members[2]);
    town.records.save(&task).unwrap();
    let input = give(WorkKind::Task, raw, people.members[2], people.members[3]);
    town.run("hand_over", people.secretary, &input).unwrap();
    let states: Vec<(TaskState, Option<PersonId>)> =
        all::<Task>(&town).into_iter().map(|task| (task.state, task.assignee)).collect();
    assert!(states.contains(&(TaskState::Transferred, Some(people.members[2]))), "{states:?}");
    assert!(states.contains(&(TaskState::New, Some(people.members[3]))), "{states:?}");
    assert_eq!(open(&town, people.members[2]).len() + open(&town, people.members[3]).len(), 1);
}

#[test]
fn a_members_own_proposal_goes_to_another_member_alone() {
    let mut town = Vzorov::on(START);
    let steps = vec![
        RouteStep { days: Some(5), ..RouteStep::of_kind("check", StepKind::FormalCheck) },
        RouteStep::before_body("assembly", town.bodies.assembly, Decides),
    ];
    let kind = town.paper_type_of(steps, Submitter::Member).unwrap();
    let (member, other, secretary) = (town.people.members[7], town.people.members[8], town.people.secretary);
    let mut draft = town.draft_of(kind);
    (draft.presenter, draft.department) = (member, None);
    town.run("create_paper", member, &draft).unwrap();
    let head = give(WorkKind::Presented, draft.paper, member, town.people.head);
    assert_eq!(refusal(town.run("hand_over", secretary, &head)), "refusal-own-not-member");
    let assembly = town.bodies.assembly;
    end_mandate(&mut town, assembly, 8, date(2026, 8, 31));
    let gone = give(WorkKind::Presented, draft.paper, member, other);
    assert_eq!(refusal(town.run("hand_over", secretary, &gone)), "refusal-own-not-member");
    let fit = give(WorkKind::Presented, draft.paper, member, town.people.members[9]);
    assert_eq!(refusal(town.run("hand_over", secretary, &fit)), "refusal-own-proposal");
    let stays = |town: &Vzorov, by: PersonId| {
        let paper = town.records.need::<Paper>(draft.paper).unwrap().value;
        stays_with_member(&town.records, &paper, Some(by), START).unwrap()
    };
    assert_eq!((stays(&town, secretary), stays(&town, member)), (true, false));
    end_mandate(&mut town, assembly, 7, date(2026, 8, 31));
    assert!(!stays(&town, secretary));
    town.run("hand_over", secretary, &fit).unwrap();
}

/// Everybody in the assembly was elected anew.
fn begin_term(town: &mut Vzorov, first_on: Date) {
    let assembly = town.bodies.assembly.to_string();
    let seats: Vec<Stored<Membership>> =
        town.records.find_by("membership_by_body", &[&assembly], 100).unwrap();
    for mut seat in seats {
        seat.value.from = first_on;
        town.records.save(&seat).unwrap();
    }
}

#[test]
fn a_term_that_ends_closes_a_paper_with_its_own_reason() {
    let (mut town, paper, _) = town();
    let secretary = town.people.secretary;
    let early = town.run("close_with_term", secretary, &CloseWithTerm { paper });
    assert_eq!(refusal(early), "refusal-paper-of-this-term");
    begin_term(&mut town, date(2026, 10, 11));
    town.go_to(date(2026, 10, 12));
    let kind = town.paper_type(&[(town.bodies.council, Decides)]).unwrap();
    let new = town.draft(kind).unwrap();
    let of_new = town.run("close_with_term", secretary, &CloseWithTerm { paper: new });
    assert_eq!(refusal(of_new), "refusal-paper-of-this-term");
    assert_eq!(left_behind(&town), [paper]);
    town.run("close_with_term", secretary, &CloseWithTerm { paper }).unwrap();
    let stored = town.records.need::<Paper>(paper).unwrap().value;
    assert_eq!(
        (stored.state, stored.return_reason.as_str()),
        (PaperState::Withdrawn, "Skončilo volební období")
    );
    let again = town.run("close_with_term", secretary, &CloseWithTerm { paper });
    assert_eq!(refusal(again), "refusal-paper-state");
}

/// What the window offers to close with the term.
fn left_behind(town: &Vzorov) -> Vec<RecordId> {
    let papers = CloseWithTerm::papers(&town.records, town.today()).unwrap();
    papers.into_iter().map(|paper| paper.id).collect()
}

#[test]
fn a_proposal_of_a_member_who_was_elected_again_outlives_the_term() {
    let mut town = Vzorov::on(START);
    let steps = vec![RouteStep::before_body("assembly", town.bodies.assembly, Decides)];
    let kind = town.paper_type_of(steps, Submitter::Member).unwrap();
    let (member, secretary, assembly) = (town.people.members[7], town.people.secretary, town.bodies.assembly);
    let mut draft = town.draft_of(kind);
    (draft.presenter, draft.department) = (member, None);
    town.run("create_paper", member, &draft).unwrap();
    begin_term(&mut town, date(2026, 10, 11));
    town.go_to(date(2026, 10, 12));
    let close = CloseWithTerm { paper: draft.paper };
    assert_eq!(refusal(town.run("close_with_term", secretary, &close)), "refusal-own-proposal");
    assert!(left_behind(&town).is_empty());
    end_mandate(&mut town, assembly, 7, date(2026, 10, 11));
    assert_eq!(left_behind(&town), [draft.paper]);
    town.run("close_with_term", secretary, &close).unwrap();
}

#[test]
fn the_first_session_has_the_agenda_of_the_law_and_the_first_number_of_the_term() {
    let mut town = Vzorov::on(START);
    let (meeting, secretary) = (town.id(), town.people.secretary);
    town.meeting(town.bodies.assembly, date(2026, 9, 20)).unwrap(); // of the old term
    let on = |on| PlanConstituent { meeting, term: 10, on, starts_at: String::new(), place: String::new() };
    let past = town.run("plan_constituent", secretary, &on(date(2026, 8, 31)));
    assert_eq!(refusal(past), "refusal-constituent-past");
    assert_eq!(refusal(town.run("plan_constituent", town.people.clerk, &on(START))), "refusal-not-allowed");
    town.run("plan_constituent", secretary, &on(date(2026, 10, 20))).unwrap();
    assert!(town.reads <= MOST_READS, "{} reads", town.reads);
    let planned = town.records.need::<Meeting>(meeting).unwrap().value;
    assert_eq!((planned.number, planned.term), (1, 10));
    assert!(planned.invitation_note.contains("§ 91"));
    let mut items: Vec<AgendaItem> =
        town.records.under(meeting).unwrap().into_iter().map(|one| one.value).collect();
    items.sort_by(|one, two| one.order.cmp(&two.order));
    let titles: Vec<&str> = items.iter().map(|item| item.title.as_str()).collect();
    assert_eq!(titles.len(), 10);
    assert!(titles[0].contains("slib") && titles[4].contains("Volba starosty"), "{titles:?}");
    assert!(titles[6].contains("rady"), "a town with a council elects one: {titles:?}");
}
