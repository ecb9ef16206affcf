//! A body that ends strands no paper: another body takes over, or the paper goes on without it.
#![allow(missing_docs, clippy::unwrap_used, reason = "helpers of tests stand outside their functions")]

mod support;

use jiff::civil::{Date, date};
use obeznik_circulation::consultation::{Consultation, ConsultationState};
use obeznik_circulation::paper::{Paper, PaperState};
use obeznik_circulation::paper_type::ConsultationRole::{self, Decides, Opinion, Recommends};
use obeznik_circulation::paper_type::{RouteStep, Submitter};
use obeznik_circulation::testing::{Vzorov, route};
use obeznik_kernel::calendar::add_days;
use obeznik_kernel::{Body, BodyId, PersonId, RecordId, RecordsExt, Stop, Stored};
use serde_json::json;
use support::{consultations, refusal};

const START: Date = date(2026, 9, 1);

fn end(town: &mut Vzorov, body: BodyId) {
    let mut ended = town.records.need::<Body>(body).unwrap();
    ended.value.to = Some(add_days(town.today(), -1));
    town.records.save(&ended).unwrap();
}

/// A council that stands, beside the one of the town.
fn another_council(town: &mut Vzorov) -> BodyId {
    let mut value = town.records.need::<Body>(town.bodies.council).unwrap().value;
    (value.from, value.to) = (town.today(), None);
    value.name = "Rada města Vzorova (nová)".to_owned();
    let id = town.id();
    town.records.add(id, None, &obeznik_kernel::Audience::public(), &value).unwrap();
    BodyId(id)
}

struct Case {
    town: Vzorov,
    paper: RecordId,
}

impl Case {
    fn of(bodies: &[(BodyId, ConsultationRole)], mut town: Vzorov) -> Self {
        let kind = town.paper_type(bodies).unwrap();
        let paper = town.ready(kind).unwrap();
        Self { town, paper }
    }

    fn at(&self, order: u32) -> Stored<Consultation> {
        let all: Vec<Stored<Consultation>> = self.town.records.under(self.paper).unwrap();
        all.into_iter().find(|one| one.value.order == order).unwrap()
    }

    fn change(&mut self, order: u32, to: BodyId) -> Result<(), Stop> {
        self.change_by(self.town.people.secretary, order, to, "rada skončila")
    }

    fn change_by(&mut self, who: PersonId, order: u32, to: BodyId, reason: &str) -> Result<(), Stop> {
        let one = self.at(order).id;
        let input = json!({ "paper": self.paper, "consultation": one, "to": to, "reason": reason });
        self.town.run("change_body", who, &input)
    }

    fn pass(&mut self, order: u32, reason: &str) -> Result<(), Stop> {
        let one = self.at(order).id;
        let input = json!({ "paper": self.paper, "consultation": one, "reason": reason });
        self.town.run("pass_without_opinion", self.town.people.secretary, &input)
    }

    fn state(&self) -> PaperState {
        self.town.records.need::<Paper>(self.paper).unwrap().value.state
    }
}

#[test]
fn a_paper_that_waits_for_an_ended_council_goes_to_the_one_that_stands() {
    for role in [Opinion, Recommends, Decides] {
        let town = Vzorov::on(START);
        let (old, assembly) = (town.bodies.council, town.bodies.assembly);
        let mut case = Case::of(&[(old, role.clone()), (assembly, Decides)], town);
        let new = another_council(&mut case.town);
        assert_eq!(refusal(case.change(1, new)), "refusal-body-stands");
        end(&mut case.town, old);
        assert!(case.town.meeting(old, add_days(START, 10)).is_err(), "it will never meet");
        let (clerk, secretary) = (case.town.people.clerk, case.town.people.secretary);
        assert_eq!(refusal(case.change_by(clerk, 1, new, "skončila")), "refusal-not-allowed");
        assert_eq!(refusal(case.change_by(secretary, 1, new, " ")), "refusal-reason-missing");
        case.change(1, new).unwrap();
        let one = case.at(1).value;
        assert_eq!((one.body, one.role, one.state), (new, role.clone(), ConsultationState::Ready));
        let paper = case.town.records.need::<Paper>(case.paper).unwrap().value;
        assert_eq!(paper.route.iter().find(|step| step.id == one.step).unwrap().body, Some(new));
        assert_eq!(paper.state, PaperState::Ready, "nothing is decided by it");
        assert_eq!(refusal(case.change(1, new)), "refusal-body-stands");
    }
}

#[test]
fn the_new_body_decides_and_the_next_one_follows() {
    let town = Vzorov::on(START);
    let bodies = town.bodies;
    let mut case = Case::of(&[(bodies.control, Opinion), (bodies.council, Decides)], town);
    end(&mut case.town, bodies.control);
    case.change(1, bodies.finance).unwrap();
    case.town.decide(case.paper, bodies.finance, (3, 0)).unwrap();
    end(&mut case.town, bodies.council);
    case.change(2, bodies.assembly).unwrap();
    case.town.decide(case.paper, bodies.assembly, (9, 0)).unwrap();
    assert_eq!(
        consultations(&case.town, case.paper),
        [ConsultationState::Recommended, ConsultationState::Adopted]
    );
    assert_eq!(case.state(), PaperState::Closed);
}

#[test]
fn only_a_body_that_may_do_it_takes_over() {
    let bodies = Vzorov::on(START).bodies; // the same in every town
    let table = [
        (Decides, bodies.finance, Err("refusal-other-body-unfit")),
        (Recommends, bodies.commission, Err("refusal-other-body-unfit")),
        (Decides, bodies.assembly, Ok(())),
        (Opinion, bodies.commission, Ok(())),
        (Decides, bodies.council, Err("refusal-body-not-there")), // itself, and no more
        (Decides, BodyId(RecordId::well_known("nothing")), Err("refusal-no-such-body")),
    ];
    for (role, to, expected) in table {
        let town = Vzorov::on(START);
        let (council, assembly) = (town.bodies.council, town.bodies.assembly);
        let mut case = Case::of(&[(council, role.clone()), (assembly, Decides)], town);
        end(&mut case.town, council);
        match expected {
            Ok(()) => case.change(1, to).unwrap(),
            Err(key) => assert_eq!(refusal(case.change(1, to)), key, "{role:?}"),
        }
    }
}

#[test]
fn the_mayor_takes_over_what_the_council_was_to_decide_and_sees_it() {
    let town = Vzorov::on(START);
    let council = town.bodies.council;
    let mut case = Case::of(&[(council, Decides)], town);
    let mayor = case.town.become_village();
    case.change(1, mayor).unwrap();
    let paper = case.town.records.need::<Paper>(case.paper).unwrap().value;
    assert!(paper.readers.contains(&obeznik_kernel::Atom::Body(mayor)));
    let decide = json!({ "resolution": case.town.id(), "body": mayor, "paper": case.paper, "on": START });
    case.town.run("decide_as_mayor", case.town.people.mayor(), &decide).unwrap();
    assert_eq!(case.state(), PaperState::Closed);
}

#[test]
fn of_two_beside_each_other_none_takes_over_from_the_other() {
    let mut town = Vzorov::on(START);
    let bodies = town.bodies;
    let mut steps = route(&[(bodies.control, Opinion), (bodies.finance, Opinion), (bodies.council, Decides)]);
    let place = steps.len() - 2;
    steps[place] = RouteStep { is_beside: true, ..steps[place].clone() };
    let kind = town.paper_type_of(steps, Submitter::Office).unwrap();
    let paper = town.ready(kind).unwrap();
    let mut case = Case { town, paper };
    end(&mut case.town, bodies.control);
    assert_eq!(refusal(case.change(1, bodies.finance)), "refusal-other-body-beside");
    case.change(1, bodies.council).unwrap(); // it comes later, and may speak twice
    case.town.decide(paper, bodies.finance, (3, 0)).unwrap();
    case.town.decide(paper, bodies.council, (3, 0)).unwrap();
    assert_eq!(case.at(3).value.state, ConsultationState::Ready);
}

#[test]
fn a_body_that_is_no_more_is_passed_with_a_reason_where_another_decides_after_it() {
    for role in [Opinion, Recommends, Decides] {
        for with_assembly in [true, false] {
            let town = Vzorov::on(START);
            let (council, assembly) = (town.bodies.council, town.bodies.assembly);
            let bodies = [(council, role.clone()), (assembly, Decides)];
            let mut case = Case::of(&bodies[..if with_assembly { 2 } else { 1 }], town);
            let told = format!("{role:?} {with_assembly}");
            if role != Opinion {
                assert_eq!(refusal(case.pass(1, "skončila")), "refusal-body-not-advisory", "{told}");
            }
            end(&mut case.town, council);
            assert_eq!(refusal(case.pass(1, " ")), "refusal-reason-missing", "{told}");
            case.pass(1, "Rada skončila, novou zvolí zastupitelstvo.").unwrap();
            let first = case.at(1).value;
            assert_eq!(first.state, ConsultationState::WithoutOpinion, "{told}");
            assert_eq!(first.reason, "Rada skončila, novou zvolí zastupitelstvo.");
            let next = case.town.records.under::<Consultation>(case.paper).unwrap().len() == 2;
            // Only a route that ends with an opinion ends there.
            assert_eq!(next, with_assembly || role != Opinion, "{told}");
            if next {
                assert_eq!(
                    (case.at(2).value.body, case.at(2).value.state),
                    (assembly, ConsultationState::Ready)
                );
            } else {
                assert_eq!(case.state(), PaperState::Closed);
            }
        }
    }
}

#[test]
fn the_last_body_that_decides_is_never_passed_where_nobody_would_decide() {
    let town = Vzorov::on(START);
    let assembly = town.bodies.assembly;
    let mut case = Case::of(&[(assembly, Decides)], town);
    end(&mut case.town, assembly);
    assert_eq!(refusal(case.pass(1, "skončilo")), "refusal-nobody-decides");
    let council = case.town.bodies.council;
    assert_eq!(
        refusal(case.change(1, council)),
        "refusal-other-body-unfit",
        "what is the assembly's stays so"
    );
    let mut value = case.town.records.need::<Body>(assembly).unwrap().value;
    value.to = None;
    let new = case.town.id();
    case.town.records.add(new, None, &obeznik_kernel::Audience::public(), &value).unwrap();
    case.change(1, BodyId(new)).unwrap();
    assert_eq!(case.at(1).value.body, BodyId(new));
}

#[test]
fn where_only_opinions_follow_a_decision_that_nobody_makes_the_assembly_comes_after_them() {
    let town = Vzorov::on(START);
    let bodies = town.bodies;
    let mut case = Case::of(&[(bodies.council, Decides), (bodies.commission, Opinion)], town);
    end(&mut case.town, bodies.council);
    case.pass(1, "Rada skončila.").unwrap();
    let expected = [ConsultationState::WithoutOpinion, ConsultationState::Ready, ConsultationState::Waiting];
    assert_eq!(consultations(&case.town, case.paper), expected);
    case.town.decide(case.paper, bodies.commission, (3, 0)).unwrap();
    case.town.decide(case.paper, bodies.assembly, (8, 0)).unwrap();
    assert_eq!(case.state(), PaperState::Closed);
    assert_eq!(case.at(3).value.state, ConsultationState::Adopted);
}

#[test]
fn what_was_put_off_begins_anew_with_the_other_body_and_its_own_days() {
    let mut town = Vzorov::on(START);
    let bodies = town.bodies;
    let mut steps = route(&[(bodies.control, Opinion), (bodies.council, Decides)]);
    let place = steps.len() - 2;
    steps[place].days = Some(10);
    let kind = town.paper_type_of(steps, Submitter::Office).unwrap();
    let paper = town.ready(kind).unwrap();
    let mut case = Case { town, paper };
    let meeting = case.town.meeting(bodies.control, date(2026, 9, 11)).unwrap();
    case.town.schedule(paper, meeting).unwrap();
    end(&mut case.town, bodies.control);
    assert_eq!(refusal(case.change(1, bodies.finance)), "refusal-still-on-agenda");
    let off = json!({ "paper": paper, "reason": "doplnit podklady", "until": "2026-10-01" });
    case.town.run("postpone", case.town.people.secretary, &off).unwrap();
    case.town.go_to(date(2026, 9, 20));
    case.change(1, bodies.finance).unwrap();
    let one = case.at(1).value;
    assert_eq!((one.state, one.reason.as_str(), one.postponed_to), (ConsultationState::Ready, "", None));
    assert_eq!((one.meeting, one.agenda_item, one.due_on), (None, None, Some(date(2026, 9, 30))));
    // A body whose turn has not come yet may be replaced too; its days have not begun.
    end(&mut case.town, bodies.council);
    case.change(2, bodies.assembly).unwrap();
    assert_eq!((case.at(2).value.state, case.at(2).value.due_on), (ConsultationState::Waiting, None));
    // What it dealt with is never given away.
    case.town.decide(paper, bodies.finance, (3, 0)).unwrap();
    end(&mut case.town, bodies.finance);
    assert_eq!(refusal(case.change(1, bodies.commission)), "refusal-no-body-waits");
}

#[test]
fn an_old_recommendation_of_an_advisory_body_is_taken_over_as_an_opinion() {
    let town = Vzorov::on(START);
    let bodies = town.bodies;
    let mut case = Case::of(&[(bodies.control, Opinion), (bodies.council, Decides)], town);
    let mut first = case.at(1);
    first.value.role = Recommends;
    case.town.records.save(&first).unwrap();
    end(&mut case.town, bodies.control);
    case.change(1, bodies.commission).unwrap();
    assert_eq!(case.at(1).value.role, Opinion);
}

#[test]
fn no_route_leads_anew_to_a_body_that_is_no_more() {
    let mut town = Vzorov::on(START);
    let bodies = town.bodies;
    let with_council = route(&[(bodies.council, Decides)]);
    let old = town.paper_type_of(with_council.clone(), Submitter::Office).unwrap();
    let mut last = town.records.need::<Body>(bodies.council).unwrap();
    last.value.to = Some(START);
    town.records.save(&last).unwrap();
    town.paper_type_of(with_council, Submitter::Office).unwrap(); // its last day still counts
    town.go_to(add_days(START, 1));
    let define = |town: &mut Vzorov, id: RecordId, to: &[(BodyId, ConsultationRole)]| {
        town.define(id, route(to), Submitter::Office)
    };
    for role in [Opinion, Recommends, Decides] {
        let ended = [(bodies.council, role), (bodies.assembly, Decides)];
        let id = town.id();
        assert_eq!(refusal(define(&mut town, id, &ended)), "refusal-route-body-ended");
    }
    // A type of before may still be renamed, put out of use, or led elsewhere; then it does not come back.
    define(&mut town, old, &[(bodies.finance, Opinion), (bodies.council, Decides)]).unwrap();
    define(&mut town, old, &[(bodies.assembly, Decides)]).unwrap();
    let back = define(&mut town, old, &[(bodies.council, Decides)]);
    assert_eq!(refusal(back), "refusal-route-body-ended");
}
