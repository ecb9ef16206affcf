//! Bodies that give an opinion beside each other: all of them have the paper at once, and the next waits for all.
#![allow(missing_docs, clippy::unwrap_used, reason = "helpers of tests stand outside their functions")]

mod support;

use jiff::civil::{Date, date};
use obeznik_circulation::agenda::{AgendaItem, AgendaItemState};
use obeznik_circulation::consultation::{Consultation, ConsultationState};
use obeznik_circulation::layout::body_addressed;
use obeznik_circulation::paper::{Paper, PaperState};
use obeznik_circulation::paper_type::ConsultationRole::{self, Decides, Opinion, Recommends};
use obeznik_circulation::paper_type::{RouteStep, Submitter};
use obeznik_circulation::resolution::Resolution;
use obeznik_circulation::testing::{Vzorov, route};
use obeznik_kernel::calendar::add_days;
use obeznik_kernel::{BodyId, RecordId, RecordsExt, Stop, Stored};
use proptest::prelude::*;
use serde_json::json;
use support::{all, consultations, refusal};

const START: Date = date(2026, 9, 1);

/// A route of bodies, each with whether it runs beside the one before.
fn route_of(bodies: &[(BodyId, ConsultationRole, bool)]) -> Vec<RouteStep> {
    let plain: Vec<_> = bodies.iter().map(|(body, role, _)| (*body, role.clone())).collect();
    let mut steps = route(&plain);
    let before = steps.len() - bodies.len();
    for (step, (.., is_beside)) in steps.iter_mut().skip(before).zip(bodies) {
        step.is_beside = *is_beside;
    }
    steps
}

/// A ready paper that goes to two committees at once and then to the council.
fn beside() -> (Vzorov, RecordId) {
    let mut town = Vzorov::on(START);
    let bodies = town.bodies;
    let steps = route_of(&[
        (bodies.finance, Opinion, false),
        (bodies.commission, Opinion, true),
        (bodies.council, Decides, false),
    ]);
    let kind = town.paper_type_of(steps, Submitter::Office).unwrap();
    let paper = town.ready(kind).unwrap();
    (town, paper)
}

fn state(town: &Vzorov, paper: RecordId) -> PaperState {
    town.records.need::<Paper>(paper).unwrap().value.state
}

fn of_body(town: &Vzorov, paper: RecordId, body: BodyId) -> Stored<Consultation> {
    let all: Vec<Stored<Consultation>> = town.records.under(paper).unwrap();
    all.into_iter().find(|one| one.value.body == body).unwrap()
}

/// Ends what lies on the agenda of a meeting of that day without an opinion.
fn end(town: &mut Vzorov, item: RecordId) -> Result<(), Stop> {
    let input = json!({ "agenda_item": item, "kind": "without_opinion", "reason": "nesešli se" });
    town.run("enter_outcome", town.people.secretary, &input)
}

#[test]
fn two_committees_of_one_week_both_have_the_paper_and_the_council_waits_for_both() {
    use ConsultationState::{Ready, Scheduled, Waiting, WithoutOpinion};
    let (mut town, paper) = beside();
    let (bodies, secretary) = (town.bodies, town.people.secretary);
    assert_eq!(consultations(&town, paper), [Ready, Ready, Waiting]);
    let first = town.meeting(bodies.finance, add_days(START, 9)).unwrap();
    let second = town.meeting(bodies.commission, add_days(START, 10)).unwrap();
    let later = town.schedule(paper, second).unwrap();
    let item = town.schedule(paper, first).unwrap();
    assert_eq!(consultations(&town, paper), [Scheduled, Scheduled, Waiting]);

    // Which of the two agendas it leaves must be said.
    let of = |item: Option<RecordId>| json!({ "paper": paper, "reason": "chybí příloha", "from_item": item });
    for act in ["unschedule", "postpone"] {
        assert_eq!(refusal(town.run(act, secretary, &of(None))), "refusal-on-two-agendas", "{act}");
    }
    town.run("unschedule", secretary, &of(Some(later))).unwrap();
    assert_eq!(consultations(&town, paper), [Scheduled, Ready, Waiting]);
    assert_eq!(state(&town, paper), PaperState::InBodies, "the other committee still has it");
    let later = town.schedule(paper, second).unwrap();

    town.convene(first).unwrap();
    town.convene(second).unwrap();
    town.go_to(add_days(START, 10));
    end(&mut town, later).unwrap();
    assert_eq!(consultations(&town, paper), [Scheduled, WithoutOpinion, Waiting], "one is not enough");
    end(&mut town, item).unwrap();
    assert_eq!(consultations(&town, paper), [WithoutOpinion, WithoutOpinion, Ready]);
    town.decide(paper, bodies.council, (5, 0)).unwrap();
    assert_eq!(state(&town, paper), PaperState::Closed);
}

#[test]
fn a_cancelled_meeting_leaves_the_paper_with_the_bodies_only_while_another_has_it() {
    use ConsultationState::{Ready, Scheduled, Waiting};
    let mut town = Vzorov::on(START);
    let (bodies, secretary) = (town.bodies, town.people.secretary);
    let mut steps = route_of(&[
        (bodies.finance, Opinion, false),
        (bodies.commission, Opinion, true),
        (bodies.council, Decides, false),
    ]);
    for step in &mut steps {
        step.days = Some(14).filter(|_| step.body.is_some());
    }
    let kind = town.paper_type_of(steps, Submitter::Office).unwrap();
    let paper = town.ready(kind).unwrap();
    let due_on = of_body(&town, paper, bodies.commission).value.due_on;
    assert!(due_on.is_some());
    let first = town.meeting(bodies.finance, add_days(START, 10)).unwrap();
    // Papers close three days before: it comes late.
    let second = town.meeting(bodies.commission, add_days(START, 1)).unwrap();
    let planned = town.schedule(paper, first).unwrap();
    let late = town.schedule(paper, second).unwrap();
    let before = town.records.need::<AgendaItem>(late).unwrap().value;
    assert!(before.is_late && !before.late_reason.is_empty());
    let cancel = |meeting: RecordId| json!({ "meeting": meeting, "reason": "nemoc" });

    town.run("cancel_meeting", secretary, &cancel(second)).unwrap();
    assert_eq!(consultations(&town, paper), [Scheduled, Ready, Waiting]);
    assert_eq!(state(&town, paper), PaperState::InBodies, "the other committee still has it");
    let after = town.records.need::<AgendaItem>(late).unwrap().value;
    assert_eq!(
        after,
        AgendaItem { state: AgendaItemState::Removed, ..before },
        "it still tells why it was late"
    );
    assert_eq!(of_body(&town, paper, bodies.commission).value.due_on, due_on, "and the days run on");

    town.run("cancel_meeting", secretary, &cancel(first)).unwrap();
    assert_eq!(consultations(&town, paper), [Ready, Ready, Waiting]);
    assert_eq!(state(&town, paper), PaperState::Ready, "no body has it any more");
    assert_eq!(town.records.need::<AgendaItem>(planned).unwrap().value.state, AgendaItemState::Removed);
    let again = town.meeting(bodies.commission, add_days(START, 12)).unwrap();
    town.schedule(paper, again).unwrap();
    assert_eq!(consultations(&town, paper), [Ready, Scheduled, Waiting]);
    assert_eq!(state(&town, paper), PaperState::InBodies);
}

#[test]
fn both_of_two_beside_each_other_advise_the_body_after_them() {
    let (mut town, paper) = beside();
    let bodies = town.bodies;
    for body in [bodies.finance, bodies.commission] {
        town.decide(paper, body, (3, 0)).unwrap();
    }
    let resolutions: Vec<Resolution> = all(&town);
    assert_eq!(resolutions.len(), 2);
    for one in resolutions {
        let text = &one.clauses[0].text;
        assert!(text.starts_with("radě "), "{}: {text}", one.number);
    }
}

#[test]
fn a_cover_sheet_for_bodies_beside_each_other_has_the_look_of_neither() {
    let (mut town, paper) = beside();
    let bodies = town.bodies;
    let addressed = |town: &Vzorov| body_addressed(&town.records, paper).unwrap();
    assert_eq!(addressed(&town), None);
    town.decide(paper, bodies.commission, (3, 0)).unwrap();
    assert_eq!(addressed(&town), Some(bodies.finance), "only one of them has it still");
    town.decide(paper, bodies.finance, (3, 0)).unwrap();
    assert_eq!(addressed(&town), Some(bodies.council));
}

#[test]
fn a_route_that_ends_beside_ends_when_the_last_of_them_has_spoken() {
    let mut town = Vzorov::on(START);
    let bodies = town.bodies;
    let steps = route_of(&[(bodies.finance, Opinion, false), (bodies.commission, Opinion, true)]);
    let kind = town.paper_type_of(steps, Submitter::Office).unwrap();
    for order in [[bodies.finance, bodies.commission], [bodies.commission, bodies.finance]] {
        let paper = town.ready(kind).unwrap();
        for (place, body) in order.into_iter().enumerate() {
            let one = of_body(&town, paper, body).id;
            let input = json!({ "paper": paper, "consultation": one, "reason": "nesešel se" });
            town.run("pass_without_opinion", town.people.secretary, &input).unwrap();
            assert_eq!(state(&town, paper) == PaperState::Closed, place == 1, "{order:?}");
        }
    }
}

#[test]
fn only_bodies_that_give_an_opinion_run_beside_each_other_and_each_once() {
    let mut town = Vzorov::on(START);
    let bodies = town.bodies;
    let council = (bodies.council, Decides, false);
    let table = [
        (vec![(bodies.finance, Opinion, false), (bodies.commission, Opinion, true), council.clone()], None),
        (
            vec![(bodies.finance, Opinion, true), council.clone()],
            Some("refusal-body-beside"), // beside the formal check
        ),
        (
            vec![(bodies.finance, Opinion, false), (bodies.finance, Opinion, true), council.clone()],
            Some("refusal-body-beside-nothing"),
        ),
        (
            vec![(bodies.council, Recommends, false), (bodies.commission, Opinion, true), council.clone()],
            Some("refusal-body-beside"),
        ),
        (
            vec![(bodies.finance, Opinion, false), (bodies.council, Decides, true)],
            Some("refusal-body-beside"),
        ),
    ];
    for (steps, expected) in table {
        let route = route_of(&steps);
        let defined = town.paper_type_of(route, Submitter::Office).map(|_| ());
        match expected {
            None => defined.unwrap(),
            Some(key) => assert_eq!(refusal(defined), key, "{steps:?}"),
        }
    }
}

/// What happens to a consultation that is open.
fn act(town: &mut Vzorov, paper: RecordId, one: &Stored<Consultation>, way: u8) {
    let secretary = town.people.secretary;
    let on = add_days(town.today(), 1);
    match (&one.value.state, way) {
        (ConsultationState::Scheduled, 0) => {
            let input = json!({ "paper": paper, "from_item": one.value.agenda_item, "reason": "odloženo" });
            town.run("unschedule", secretary, &input).unwrap();
        }
        (ConsultationState::Scheduled, 1) => {
            let input = json!({ "paper": paper, "from_item": one.value.agenda_item, "reason": "odloženo" });
            town.run("postpone", secretary, &input).unwrap();
        }
        (ConsultationState::Scheduled, _) => {
            town.go_to(on); // its meeting is on that day at the latest
            end(town, one.value.agenda_item.unwrap()).unwrap();
        }
        (_, 0..=2) => {
            let meeting = town.meeting(one.value.body, on).unwrap();
            town.schedule(paper, meeting).unwrap();
            town.convene(meeting).unwrap();
        }
        _ => {
            let input = json!({ "paper": paper, "consultation": one.id, "reason": "nesešel se" });
            town.run("pass_without_opinion", secretary, &input).unwrap();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_order_of_bodies_and_no_edit_of_the_route_strands_a_paper(
        flags in prop::collection::vec(any::<bool>(), 3),
        turns in prop::collection::vec((any::<prop::sample::Index>(), 0u8..5), 0..20),
    ) {
        let mut town = Vzorov::on(START);
        let bodies = town.bodies;
        let advisory = [bodies.finance, bodies.control, bodies.commission];
        let mut steps: Vec<_> =
            advisory.iter().zip(&flags).map(|(body, flag)| (*body, Opinion, *flag)).collect();
        steps[0].2 = false;
        steps.push((bodies.council, Decides, false));
        let kind = town.paper_type_of(route_of(&steps), Submitter::Office).unwrap();
        let paper = town.ready(kind).unwrap();
        let route = town.records.need::<Paper>(paper).unwrap().value.route;
        town.define(kind, route_of(&[(bodies.council, Decides, false)]), Submitter::Office).unwrap();
        let mut turns = turns.into_iter().map(|(which, way)| (Some(which), way));
        for _ in 0..40 {
            let mut all: Vec<Stored<Consultation>> = town.records.under(paper).unwrap();
            all.sort_by_key(|one| one.value.order);
            check_order(&all, &steps);
            let is_here = |one: &Stored<Consultation>| one.value.is_open() && one.value.state != ConsultationState::Waiting;
            all.retain(is_here);
            prop_assert!(!all.is_empty(), "nobody has the paper");
            if all[0].value.body == bodies.council {
                break;
            }
            let (which, way) = turns.next().unwrap_or((None, 4));
            let one = which.map_or(&all[0], |which| which.get(&all)).clone();
            act(&mut town, paper, &one, way);
        }
        prop_assert_eq!(&town.records.need::<Paper>(paper).unwrap().value.route, &route, "its route is its own");
        town.decide(paper, bodies.council, (5, 0)).unwrap();
        prop_assert_eq!(state(&town, paper), PaperState::Closed);
    }
}

/// A body has its turn exactly when everybody before its group has spoken.
fn check_order(all: &[Stored<Consultation>], steps: &[(BodyId, ConsultationRole, bool)]) {
    let (mut is_turn, mut is_all_behind) = (true, true);
    for (one, (.., is_beside)) in all.iter().zip(steps) {
        if !is_beside {
            is_turn = is_all_behind;
        }
        let waits = one.value.state == ConsultationState::Waiting;
        assert_eq!(waits, !is_turn, "{:?} of {:?}", one.value.state, one.value.step);
        is_all_behind &= !one.value.is_open();
    }
}
