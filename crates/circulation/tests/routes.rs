//! Routes are an office's own: whatever is edited while papers run, no paper is stranded and nothing is lost.
#![allow(missing_docs, clippy::unwrap_used, reason = "helpers of tests stand outside their functions")]

mod support;

use jiff::civil::date;
use obeznik_circulation::consultation::{Consultation, ConsultationState};
use obeznik_circulation::paper::{CheckState, Paper, PaperState, StepPass, asked_now, next_stop, stops};
use obeznik_circulation::paper_type::ConsultationRole::{Decides, Opinion, Recommends};
use obeznik_circulation::paper_type::{Approval, Ask, PaperType, ReturnsTo, RouteStep, StepKind, Submitter};
use obeznik_circulation::testing::Vzorov;
use obeznik_kernel::calendar::add_days;
use obeznik_kernel::{Body, BodyId, Membership, PersonId, RecordId, RecordsExt, Role, Stop, Stored};
use proptest::prelude::*;
use serde_json::json;

/// A step of a random route: kind, what it asks, of whom, and how.
type Drawn = (usize, usize, usize, bool, bool, bool);

fn drawn() -> impl Strategy<Value = Drawn> {
    (0usize..7, 0usize..3, 0usize..6, any::<bool>(), any::<bool>(), any::<bool>())
}

/// A body of a random route: which, what it does, and whether beside the one before.
type DrawnBody = (usize, usize, bool);

fn drawn_body() -> impl Strategy<Value = DrawnBody> {
    (0usize..5, 0usize..3, any::<bool>())
}

/// The steps of the office and the bodies after them.
type DrawnRoute = (Vec<Drawn>, Vec<DrawnBody>);

fn drawn_route() -> impl Strategy<Value = DrawnRoute> {
    (prop::collection::vec(drawn(), 0..7), prop::collection::vec(drawn_body(), 0..4))
}

#[derive(Debug, Clone)]
enum Turn {
    /// Somebody edits the type.
    Edit(DrawnRoute),
    /// A paper is founded and submitted.
    Found,
    /// Whoever is asked acts, in one of the ways there are.
    Act(prop::sample::Index, usize),
    /// Somebody leaves the office, or comes back to it.
    Leave(usize, bool),
    /// A body other than the assembly ends.
    End(usize),
    /// Days pass.
    Wait(i32),
}

fn turn() -> impl Strategy<Value = Turn> {
    prop_oneof![
        2 => drawn_route().prop_map(Turn::Edit),
        3 => Just(Turn::Found),
        12 => (any::<prop::sample::Index>(), 0usize..8).prop_map(|(paper, way)| Turn::Act(paper, way)),
        2 => (0usize..4, any::<bool>()).prop_map(|(who, back)| Turn::Leave(who, back)),
        1 => (0usize..4).prop_map(Turn::End),
        1 => (1i32..6).prop_map(Turn::Wait),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_edit_of_a_route_strands_a_running_paper(
        first in drawn_route(),
        turns in prop::collection::vec(turn(), 10..60),
        last_ended in prop::collection::vec(0usize..4, 0..4),
    ) {
        let mut office = Office::open(&first);
        for turn in &turns {
            office.take(turn);
            office.check();
        }
        office.walk_everything_to_the_bodies();
        for body in last_ended {
            office.end(body);
        }
        // Whether other bodies take over or the paper goes on without those that are no more.
        for takes_over in [true, false] {
            office.clone().walk_everything_to_the_end(takes_over);
        }
    }
}

#[derive(Clone)]
struct Office {
    town: Vzorov,
    kind: RecordId,
    papers: Vec<RecordId>,
}

impl Office {
    fn open(first: &DrawnRoute) -> Self {
        let mut town = Vzorov::on(date(2028, 2, 20));
        let route = route_of(&town, &(Vec::new(), Vec::new()));
        let kind = town.paper_type_of(route, Submitter::Office).unwrap();
        let mut office = Self { town, kind, papers: Vec::new() };
        office.take(&Turn::Edit(first.clone()));
        office.take(&Turn::Found);
        office
    }

    fn take(&mut self, turn: &Turn) {
        match turn {
            Turn::Edit(drawn) => self.edit(drawn),
            Turn::Found => self.found(),
            Turn::Act(paper, way) => {
                let paper = *paper.get(&self.papers);
                self.act(paper, *way);
            }
            Turn::Leave(who, back) => self.leave(*who, *back),
            Turn::End(body) => self.end(*body),
            Turn::Wait(days) => {
                self.town.go_to(add_days(self.town.today(), *days));
                self.let_time_act();
            }
        }
    }

    /// Papers that run keep their route, word for word, and all that was written down at its steps.
    fn edit(&mut self, drawn: &DrawnRoute) {
        let before: Vec<Paper> = self.papers.iter().map(|paper| self.paper(*paper)).collect();
        let route = route_of(&self.town, drawn);
        match self.town.define(self.kind, route.clone(), Submitter::Office) {
            Ok(()) => {
                let kept: Stored<PaperType> = self.town.records.need(self.kind).unwrap();
                assert_eq!(kept.value.route, route);
            }
            Err(Stop::Refused(_)) => {}
            Err(other) => panic!("{other:?}"),
        }
        let after: Vec<Paper> = self.papers.iter().map(|paper| self.paper(*paper)).collect();
        assert_eq!(before, after);
    }

    fn found(&mut self) {
        let draft = self.town.draft_of(self.kind);
        let clerk = self.town.people.clerk;
        if self.town.run("create_paper", clerk, &draft).is_ok() {
            self.papers.push(draft.paper);
        }
    }

    /// One thing somebody may do with a paper; what is refused changes nothing.
    fn act(&mut self, id: RecordId, way: usize) {
        let paper = self.paper(id);
        let (clerk, secretary) = (paper.drafter, self.town.people.secretary);
        let of = json!({ "paper": id, "reason": "chybí smlouva" });
        match (&paper.state, way) {
            (PaperState::AtStep | PaperState::DepartmentReview, _) => self.act_at_step(id, way),
            (PaperState::Draft, _) => self.run("submit_to_head", clerk, &of),
            (PaperState::Returned, _) => self.run("rework", clerk, &of),
            (PaperState::FormalCheck, 0) => self.run("fail_formal_check", secretary, &of),
            (PaperState::FormalCheck, _) => self.pass_check(id),
            (PaperState::Ready, 0) => {
                let file = json!({ "paper": id, "attachment": self.town.id(), "name": "plán.pdf", "blob": "00",
                    "size_bytes": 9, "media_type": "application/pdf" });
                self.run("attach", clerk, &file);
            }
            _ => {}
        }
    }

    fn act_at_step(&mut self, id: RecordId, way: usize) {
        let stored: Stored<Paper> = self.town.records.need(id).unwrap();
        let open: Vec<String> = stored.value.open_passes().map(|pass| pass.step.clone()).collect();
        let step = stored.value.step(&open[way % open.len()]).unwrap().clone();
        let Some(who) = self.asked(&stored, &step).first().copied() else { return };
        let input = json!({ "paper": id, "step": step.id, "reason": "chybí smlouva", "words": "v pořádku" });
        let verb = match (&step.kind, way) {
            (StepKind::DepartmentReview, 0 | 1) => "head_return",
            (StepKind::DepartmentReview, _) => "head_approve",
            (_, 0 | 1) => "return_step",
            (_, 2) => "skip_step",
            _ => verb(&step),
        };
        let who = if verb == "skip_step" { self.town.people.secretary } else { who };
        self.run(verb, who, &input);
    }

    fn run(&mut self, verb: &str, who: PersonId, input: &serde_json::Value) {
        match self.town.run(verb, who, input) {
            Ok(()) | Err(Stop::Refused(_)) => {}
            Err(other) => panic!("{verb}: {other:?}"),
        }
    }

    fn pass_check(&mut self, id: RecordId) {
        let secretary = self.town.people.secretary;
        for item in self.paper(id).formal_check {
            if matches!(item.state, CheckState::Open | CheckState::Failed) {
                let tick = json!({ "paper": id, "item": item.id, "is_in_order": true, "note": "viděno" });
                self.town.run("tick_check_item", secretary, &tick).unwrap();
            }
        }
        self.town.run("pass_formal_check", secretary, &json!({ "paper": id })).unwrap();
    }

    /// Everybody but the secretary, the drafter among them, may leave.
    fn leave(&mut self, who: usize, back: bool) {
        let people = &self.town.people;
        let person = [people.head, people.lawyer, people.legal_clerk, people.members[0]][who];
        let last = if back { None } else { Some(add_days(self.town.today(), -1)) };
        let all: Vec<Stored<Membership>> =
            self.town.records.find_by("membership_by_person", &[&person.to_string()], 100).unwrap();
        for mut one in all {
            one.value.to = last;
            self.town.records.save(&one).unwrap();
        }
    }

    /// A body ends, whatever waits for it.
    fn end(&mut self, which: usize) {
        let bodies = self.town.bodies;
        let id = [bodies.council, bodies.finance, bodies.control, bodies.commission][which];
        let mut body = self.town.records.need::<Body>(id).unwrap();
        body.value.to = Some(add_days(self.town.today(), -1));
        self.town.records.save(&body).unwrap();
    }

    fn let_time_act(&mut self) {
        for (kind, payload) in (obeznik_circulation::MODULE.due)(self.town.now, &self.town.records).unwrap() {
            let payload: serde_json::Value = serde_json::from_str(&payload).unwrap();
            self.town.run_as_time(kind.strip_prefix("circulation.").unwrap(), &payload).unwrap();
        }
    }

    fn paper(&self, id: RecordId) -> Paper {
        self.town.records.need::<Paper>(id).unwrap().value
    }

    fn asked(&self, paper: &Stored<Paper>, step: &RouteStep) -> Vec<PersonId> {
        asked_now(&self.town.records, paper, step, self.town.today()).unwrap().people
    }

    fn check(&self) {
        for id in &self.papers {
            let stored: Stored<Paper> = self.town.records.need(*id).unwrap();
            self.check_one_place(&stored.value);
            self.check_somebody_is_asked(&stored);
        }
    }

    /// A paper lies at one stop of its route, and what lies there is what its state says.
    fn check_one_place(&self, paper: &Paper) {
        let open: Vec<&str> = paper.open_passes().map(|pass| pass.step.as_str()).collect();
        let is_under_way = matches!(
            paper.state,
            PaperState::DepartmentReview | PaperState::AtStep | PaperState::FormalCheck
        );
        assert_eq!(!open.is_empty(), is_under_way, "{:?} {open:?}", paper.state);
        let all = stops(&paper.route);
        let here: Vec<_> =
            all.iter().filter(|stop| stop.iter().any(|step| open.contains(&step.id.as_str()))).collect();
        assert_eq!(here.len(), usize::from(is_under_way), "two next stops");
        if let Some(stop) = here.first() {
            assert_eq!(Some(*stop), next_stop(paper).as_ref(), "the paper lies at the first stop ahead");
            assert!(open.iter().all(|id| stop.iter().any(|step| step.id == *id)));
        }
        let is_ready = matches!(paper.state, PaperState::Ready | PaperState::InBodies);
        assert!(!is_ready || next_stop(paper).is_none(), "a stop was left out");
        let twice = |pass: &&StepPass| open.iter().filter(|id| **id == pass.step).count() > 1;
        assert!(!paper.open_passes().any(|pass| twice(&pass)), "a step waits twice");
    }

    /// At every open step somebody who exists and sees the paper can act, or time or the secretary can.
    fn check_somebody_is_asked(&self, paper: &Stored<Paper>) {
        for pass in paper.value.open_passes() {
            let step = paper.value.step(&pass.step).unwrap();
            if step.kind == StepKind::FormalCheck {
                continue; // always the secretary's
            }
            let asked = self.asked(paper, step);
            assert!(!asked.is_empty(), "nobody is asked at {step:?}");
            let (verb, input) = match step.kind {
                StepKind::DepartmentReview => ("head_approve", json!({ "paper": paper.id })),
                _ => (verb(step), json!({ "paper": paper.id, "step": step.id, "words": "v pořádku" })),
            };
            let mut town = self.town.clone();
            let done = town.run(verb, asked[0], &input);
            assert!(done.is_ok(), "{verb} at {step:?}: {done:?}");
            let after: Paper = town.records.need(paper.id).unwrap().value;
            assert!(after.steps.len() >= paper.value.steps.len(), "what was done is lost");
        }
    }

    /// Every paper reaches the bodies when everybody asked says yes.
    fn walk_everything_to_the_bodies(&mut self) {
        for id in self.papers.clone() {
            for _ in 0..60 {
                match self.paper(id).state {
                    PaperState::Ready | PaperState::InBodies => break,
                    PaperState::AtStep | PaperState::DepartmentReview => self.act_at_step(id, 7),
                    _ => self.act(id, 7),
                }
            }
            assert_eq!(self.paper(id).state, PaperState::Ready);
        }
    }

    /// Every paper passes its bodies to the end, also those that are no more.
    fn walk_everything_to_the_end(&mut self, takes_over: bool) {
        for id in self.papers.clone() {
            for _ in 0..12 {
                if self.paper(id).is_finished() {
                    break;
                }
                self.leave_a_body(id, takes_over);
            }
            let route = self.paper(id).route;
            assert_eq!(self.paper(id).state, PaperState::Closed, "takes over {takes_over}: {route:?}");
            self.check_somebody_decided(id, &route);
        }
    }

    /// One body that waits deals with the paper, or, where it is no more, another one does or none.
    fn leave_a_body(&mut self, id: RecordId, takes_over: bool) {
        let all: Vec<Stored<Consultation>> = self.town.records.under(id).unwrap();
        let one = all.into_iter().find(|one| one.value.state == ConsultationState::Ready).unwrap();
        let (body, today) = (one.value.body, self.town.today());
        if !self.town.records.need::<Body>(body).unwrap().value.has_ended(today) {
            let votes = votes_of(&self.town, body);
            self.town.decide(id, body, (votes, 0)).unwrap();
            return;
        }
        assert!(
            self.town.clone().meeting(body, add_days(today, 10)).is_err(),
            "a body that is no more meets"
        );
        let secretary = self.town.people.secretary;
        let mut input = json!({ "paper": id, "consultation": one.id, "reason": "orgán skončil" });
        input["to"] = json!(self.town.bodies.assembly);
        let is_taken_over = takes_over && self.town.run("change_body", secretary, &input).is_ok();
        if !is_taken_over {
            self.town.run("pass_without_opinion", secretary, &input).unwrap();
        }
    }

    /// Where a body was to decide or to recommend, one decided, whoever is no more.
    fn check_somebody_decided(&self, id: RecordId, route: &[RouteStep]) {
        let all: Vec<Stored<Consultation>> = self.town.records.under(id).unwrap();
        let was_to = route.iter().any(|step| matches!(step.role, Some(Decides | Recommends)));
        let is_decided = all.iter().any(|one| one.value.state == ConsultationState::Adopted);
        assert!(is_decided || !was_to, "{route:?}");
    }
}

/// As many votes as adopt anything in a body, also when one of its members has left.
fn votes_of(town: &Vzorov, body: BodyId) -> u32 {
    match body {
        body if body == town.bodies.assembly => 8,
        body if body == town.bodies.control => 2,
        _ => 3,
    }
}

fn verb(step: &RouteStep) -> &'static str {
    match step.approval.as_ref().map(|approval| &approval.asks) {
        Some(Ask::Advise) => "advise_step",
        Some(Ask::TakeNote) => "note_step",
        _ => "approve_step",
    }
}

fn route_of(town: &Vzorov, (office, bodies): &DrawnRoute) -> Vec<RouteStep> {
    let steps = office.iter().enumerate().map(|(place, drawn)| step_of(town, place, *drawn));
    let mut route: Vec<RouteStep> = steps.collect();
    for (place, drawn) in bodies.iter().enumerate() {
        let step = body_of(town, place, *drawn);
        // Beside the one before only where both give an opinion; other routes are refused.
        let fits = route.last().is_some_and(RouteStep::only_advises) && step.only_advises();
        route.push(RouteStep { is_beside: step.is_beside && fits, ..step });
    }
    if bodies.is_empty() {
        route.push(RouteStep::before_body("council", town.bodies.council, Decides));
    }
    route
}

/// A body of a random route. One that only advises gives an opinion, the assembly decides, the council does anything.
fn body_of(town: &Vzorov, place: usize, (which, role, is_beside): DrawnBody) -> RouteStep {
    let bodies = town.bodies;
    let (body, role) = match which {
        0 => (bodies.council, [Opinion, Recommends, Decides][role].clone()),
        1 => (bodies.finance, Opinion),
        2 => (bodies.control, Opinion),
        3 => (bodies.commission, Opinion),
        _ => (bodies.assembly, Decides),
    };
    RouteStep {
        is_beside,
        days: (which % 2 == 0).then_some(5),
        ..RouteStep::before_body(&format!("body-{place}"), body, role)
    }
}

fn step_of(town: &Vzorov, place: usize, (kind, ask, whom, mandatory, is_beside, back): Drawn) -> RouteStep {
    let id = format!("step-{place}");
    match kind {
        0 => return RouteStep::of_kind(&id, StepKind::DepartmentReview),
        1 => return RouteStep::of_kind(&id, StepKind::FormalCheck),
        2 => return RouteStep::of_kind(&id, StepKind::Opinions),
        _ => {}
    }
    let people = &town.people;
    let (person, department, role) = match whom {
        0 => (Some(people.lawyer), None, None),
        1 => (Some(people.legal_clerk), None, None),
        2 => (None, Some(people.legal), None),
        3 => (None, None, Some(Role::Reviewer)), // nobody holds it
        4 => (None, None, Some(Role::DepartmentHead)),
        _ => (None, None, None),
    };
    let asks = [Ask::Approve, Ask::Advise, Ask::TakeNote][ask].clone();
    let returns_to = if back { ReturnsTo::StepBefore } else { ReturnsTo::Drafter };
    let approval = Approval { asks, person, department, role, is_beside, returns_to };
    RouteStep {
        approval: Some(approval),
        days: Some(2),
        mandatory,
        ..RouteStep::of_kind(&id, StepKind::Approval)
    }
}
