//! A body that only advises never stops a paper, whatever a route says it does and however it ends.
#![allow(missing_docs, clippy::unwrap_used, reason = "helpers of tests stand outside their functions")]

mod support;

use jiff::civil::{Date, date};
use obeznik_circulation::consultation::{
    Consultation, ConsultationState, NoOpinionCause, PassWithoutOpinion,
};
use obeznik_circulation::outcome::{CorrectOutcome, EnterOutcome, Outcome, OutcomeKind, Position};
use obeznik_circulation::paper::{Paper, PaperState};
use obeznik_circulation::paper_type::ConsultationRole::{self, Decides, Opinion, Recommends};
use obeznik_circulation::paper_type::Submitter;
use obeznik_circulation::testing::{Vzorov, route, vote};
use obeznik_kernel::calendar::add_days;
use obeznik_kernel::{Body, BodyKind, RecordId, RecordsExt, Stored};
use serde_json::json;
use support::{all, consultations, refusal};

const START: Date = date(2026, 9, 1);

/// Kinds of bodies that only advise (§ 117, § 120, § 122).
const ADVISORY: [BodyKind; 4] =
    [BodyKind::Committee, BodyKind::Commission, BodyKind::LocalCommittee, BodyKind::WorkingGroup];

/// How a body ends with a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    For,
    Against,
    Failed,
    WithoutOpinion,
    DiscussedOnly,
    NeverMet,
    Cancelled,
    PutOff,
}

const ENDS: [End; 8] = [
    End::For,
    End::Against,
    End::Failed,
    End::WithoutOpinion,
    End::DiscussedOnly,
    End::NeverMet,
    End::Cancelled,
    End::PutOff,
];

/// A paper before the control committee turned into a body of a kind, with a role as the store holds it.
struct Case {
    town: Vzorov,
    paper: RecordId,
}

impl Case {
    /// The role stands on the paper's route and on the consultation, as an earlier program wrote both down.
    fn of(kind: &BodyKind, role: &ConsultationRole, with_assembly: bool) -> Self {
        let mut town = Vzorov::on(START);
        let (body, assembly) = (town.bodies.control, town.bodies.assembly);
        let mut changed = town.records.need::<Body>(body).unwrap();
        changed.value.kind = kind.clone();
        changed.value.resolution_pattern = "KV/{seq:year}/{yyyy}".to_owned();
        town.records.save(&changed).unwrap();
        let bodies = [(body, Opinion), (assembly, Decides)];
        let kind = town.paper_type(&bodies[..if with_assembly { 2 } else { 1 }]).unwrap();
        let paper = town.ready(kind).unwrap();
        let mut stored = town.records.need::<Paper>(paper).unwrap();
        for step in stored.value.route.iter_mut().filter(|step| step.body == Some(body)) {
            step.role = Some(role.clone());
        }
        town.records.save(&stored).unwrap();
        let mut case = Self { town, paper };
        let mut first = case.first();
        first.value.role = role.clone();
        case.town.records.save(&first).unwrap();
        case
    }

    fn first(&self) -> Stored<Consultation> {
        let all: Vec<Stored<Consultation>> = self.town.records.under(self.paper).unwrap();
        all.into_iter().find(|one| one.value.order == 1).unwrap()
    }

    fn end(&mut self, end: End) -> Result<(), obeznik_kernel::Stop> {
        let Self { town, paper } = self;
        let (paper, body, secretary) = (*paper, town.bodies.control, town.people.secretary);
        let on = add_days(town.today(), 10);
        if end == End::NeverMet {
            return self.pass();
        }
        let meeting = town.meeting(body, on)?;
        let item = town.schedule(paper, meeting)?;
        let mut outcome = vote(item, 2, 1);
        match end {
            End::Against => outcome.position = Some(Position::DoesNotRecommend),
            End::Failed => outcome = vote(item, 1, 2),
            End::WithoutOpinion => {
                outcome.kind = OutcomeKind::WithoutOpinion;
                outcome.reason = "Výbor nebyl usnášeníschopný.".to_owned();
            }
            End::DiscussedOnly => outcome.kind = OutcomeKind::DiscussedOnly,
            End::Cancelled => {
                town.run("cancel_meeting", secretary, &json!({ "meeting": meeting, "reason": "nemoc" }))?;
                return self.pass();
            }
            End::PutOff => {
                town.run("postpone", secretary, &json!({ "paper": paper, "reason": "doplnit podklady" }))?;
                return self.pass();
            }
            End::For | End::NeverMet => {}
        }
        town.convene(meeting)?;
        town.go_to(on);
        town.run("enter_outcome", secretary, &outcome)
    }

    /// On the agenda of a meeting that is held today; gives the item.
    fn on_an_agenda(&mut self) -> RecordId {
        let (body, on) = (self.town.bodies.control, add_days(self.town.today(), 10));
        let meeting = self.town.meeting(body, on).unwrap();
        let item = self.town.schedule(self.paper, meeting).unwrap();
        self.town.convene(meeting).unwrap();
        self.town.go_to(on);
        item
    }

    fn pass(&mut self) -> Result<(), obeznik_kernel::Stop> {
        let input = json!({ "paper": self.paper, "consultation": self.first().id, "reason": "nesešel se" });
        self.town.run("pass_without_opinion", self.town.people.secretary, &input)
    }

    fn states(&self) -> Vec<ConsultationState> {
        consultations(&self.town, self.paper)
    }

    fn state(&self) -> PaperState {
        self.town.records.need::<Paper>(self.paper).unwrap().value.state
    }
}

#[test]
fn no_ending_of_an_advisory_body_stops_a_paper_whatever_role_an_old_route_gives_it() {
    for kind in &ADVISORY {
        for role in [Opinion, Recommends] {
            for end in ENDS {
                let mut case = Case::of(kind, &role, true);
                case.end(end).unwrap_or_else(|stop| panic!("{kind:?} {role:?} {end:?}: {stop:?}"));
                let told = format!("{kind:?} {role:?} {end:?}");
                assert_eq!(case.states()[1], ConsultationState::Ready, "{told}");
                // Before any body it is ready for the next one.
                assert!(matches!(case.state(), PaperState::Ready | PaperState::InBodies), "{told}");
                assert_eq!(case.first().value.role, Opinion, "{told}: what it did is what stays written");
            }
        }
    }
}

#[test]
fn where_an_old_route_ends_by_an_advisory_recommendation_the_assembly_still_decides() {
    for end in ENDS {
        let mut case = Case::of(&BodyKind::Committee, &Recommends, false);
        case.end(end).unwrap();
        assert_eq!(case.states()[1..], [ConsultationState::Ready], "{end:?}");
        let mut plain = Case::of(&BodyKind::Committee, &Opinion, false);
        plain.end(end).unwrap();
        assert_eq!((plain.states().len(), plain.state()), (1, PaperState::Closed), "{end:?}");
    }
}

#[test]
fn the_councils_recommendation_is_still_the_towns_own_filter() {
    let table = [
        (Opinion, End::Failed, Ok(ConsultationState::Ready)),
        (Opinion, End::NeverMet, Ok(ConsultationState::Ready)),
        (Recommends, End::For, Ok(ConsultationState::Ready)),
        (Recommends, End::Against, Ok(ConsultationState::Ready)),
        (Recommends, End::Failed, Ok(ConsultationState::Waiting)),
        (Recommends, End::WithoutOpinion, Err("refusal-body-must-vote")),
        (Recommends, End::DiscussedOnly, Err("refusal-body-must-vote")),
        (Recommends, End::NeverMet, Err("refusal-body-not-advisory")),
        (Recommends, End::PutOff, Err("refusal-body-not-advisory")),
    ];
    for (role, end, expected) in table {
        let mut case = Case::of(&BodyKind::Council, &role, true);
        match (case.end(end), expected) {
            (Ok(()), Ok(next)) => assert_eq!(case.states()[1], next, "{role:?} {end:?}"),
            (done, Err(key)) => assert_eq!(refusal(done), key, "{role:?} {end:?}"),
            (done, Ok(_)) => panic!("{role:?} {end:?}: {done:?}"),
        }
    }
}

#[test]
fn a_vote_that_stopped_a_paper_by_an_old_route_lets_it_go_on_when_it_is_corrected() {
    let mut case = Case::of(&BodyKind::Commission, &Recommends, true);
    case.end(End::Failed).unwrap();
    // As it stood before advisory bodies were kept from stopping anything.
    let mut first = case.first();
    (first.value.role, first.value.state) = (Recommends, ConsultationState::NotAdopted);
    case.town.records.save(&first).unwrap();
    let all: Vec<Stored<Consultation>> = case.town.records.under(case.paper).unwrap();
    let mut next = all.into_iter().find(|one| one.value.order == 2).unwrap();
    next.value.state = ConsultationState::Waiting;
    case.town.records.save(&next).unwrap();
    let mut paper = case.town.records.need::<Paper>(case.paper).unwrap();
    paper.value.state = PaperState::Closed;
    case.town.records.save(&paper).unwrap();

    let outcome = vote(first.value.agenda_item.unwrap(), 0, 3);
    let input = CorrectOutcome { why: "přepsané hlasy".to_owned(), outcome };
    case.town.run("correct_outcome", case.town.people.secretary, &input).unwrap();
    assert_eq!(case.states(), [ConsultationState::NotAdopted, ConsultationState::Ready]);
    assert_eq!(case.state(), PaperState::InBodies);
}

#[test]
fn a_new_type_lets_only_bodies_that_may_decide_recommend() {
    let kinds = ADVISORY.into_iter().chain([BodyKind::Council, BodyKind::Assembly]);
    for kind in kinds {
        for (role, key) in [
            (Opinion, None),
            (Recommends, Some("refusal-advisory-body-recommends")),
            (Decides, Some("refusal-advisory-body-decides")),
        ] {
            let mut town = Vzorov::on(START);
            let (body, assembly) = (town.bodies.control, town.bodies.assembly);
            let mut changed = town.records.need::<Body>(body).unwrap();
            changed.value.kind = kind.clone();
            town.records.save(&changed).unwrap();
            let defined = town.paper_type(&[(body, role.clone()), (assembly, Decides)]).map(|_| ());
            match key.filter(|_| !kind.decides()) {
                Some(key) => assert_eq!(refusal(defined), key, "{kind:?} {role:?}"),
                None => defined.unwrap(),
            }
        }
    }
}

#[test]
fn a_paper_of_a_type_of_before_comes_before_the_advisory_body_for_its_opinion() {
    let mut town = Vzorov::on(START);
    let (body, assembly) = (town.bodies.commission, town.bodies.assembly);
    let kind = town.paper_type(&[(body, Opinion), (assembly, Decides)]).unwrap();
    let mut old = town.records.need::<obeznik_circulation::paper_type::PaperType>(kind).unwrap();
    for step in old.value.route.iter_mut().filter(|step| step.body == Some(body)) {
        step.role = Some(Recommends);
    }
    town.records.save(&old).unwrap();
    let paper = town.ready(kind).unwrap();
    let all: Vec<Stored<Consultation>> = town.records.under(paper).unwrap();
    let roles = |order| all.iter().find(|one| one.value.order == order).unwrap().value.role.clone();
    assert_eq!((roles(1), roles(2)), (Opinion, Decides));
}

#[test]
fn why_there_is_no_opinion_is_told_by_a_usual_reason_or_in_words() {
    let usual = ["no_quorum", "date_passed", "not_reached"];
    assert_eq!(NoOpinionCause::ALL.iter().map(NoOpinionCause::as_str).collect::<Vec<_>>(), usual);
    let told = usual.map(|cause| (Some(cause), "", true));
    let untold = [(None, " ", false), (Some("overslept"), "", false), (Some("overslept"), "zaspali", true)];
    for (cause, reason, is_enough) in told.into_iter().chain(untold) {
        // Passed by hand, and entered at a meeting.
        let mut case = Case::of(&BodyKind::Committee, &Opinion, true);
        let of =
            json!({ "paper": case.paper, "consultation": case.first().id, "reason": reason, "cause": cause });
        let passed = case.town.run("pass_without_opinion", case.town.people.secretary, &of);
        let stored = case.first().value;
        let mut met = Case::of(&BodyKind::Committee, &Opinion, true);
        let item = met.on_an_agenda();
        let of = json!({ "agenda_item": item, "kind": "without_opinion", "reason": reason, "cause": cause });
        let entered = met.town.run("enter_outcome", met.town.people.secretary, &of);
        if !is_enough {
            assert_eq!(refusal(passed), "refusal-reason-missing", "{cause:?}");
            assert_eq!(refusal(entered), "refusal-reason-missing", "{cause:?}");
            continue;
        }
        passed.unwrap();
        entered.unwrap();
        for one in [stored, met.first().value] {
            assert_eq!(one.state, ConsultationState::WithoutOpinion, "{cause:?}");
            assert_eq!(one.cause.as_ref().map(NoOpinionCause::as_str), cause);
        }
        assert_eq!(all::<Outcome>(&met.town)[0].cause.as_ref().map(NoOpinionCause::as_str), cause);
    }
}

#[test]
fn a_usual_reason_is_corrected_and_goes_when_there_was_an_opinion_after_all() {
    let mut case = Case::of(&BodyKind::Committee, &Opinion, true);
    let item = case.on_an_agenda();
    let secretary = case.town.people.secretary;
    let said = |cause: &str| json!({ "agenda_item": item, "kind": "without_opinion", "cause": cause });
    case.town.run("enter_outcome", secretary, &said("no_quorum")).unwrap();
    let why = json!({ "why": "záměna", "outcome": said("no_quorum") });
    assert_eq!(refusal(case.town.run("correct_outcome", secretary, &why)), "refusal-nothing-corrected");
    let why = json!({ "why": "záměna", "outcome": said("not_reached") });
    case.town.run("correct_outcome", secretary, &why).unwrap();
    assert_eq!(case.first().value.cause, Some(NoOpinionCause::NotReached));
    let outcome = json!({ "agenda_item": item, "kind": "discussed_only", "cause": "not_reached" });
    let why = json!({ "why": "jednali o tom", "outcome": outcome });
    case.town.run("correct_outcome", secretary, &why).unwrap();
    assert_eq!(
        (case.first().value.state, case.first().value.cause),
        (ConsultationState::DiscussedOnly, None)
    );
}

#[test]
fn commands_and_records_of_before_name_no_usual_reason() {
    let (paper, one) = (RecordId::well_known("paper"), RecordId::well_known("consultation"));
    let old = json!({ "paper": paper, "consultation": one, "reason": "Komise se nesešla." });
    assert_eq!(serde_json::from_value::<PassWithoutOpinion>(old).unwrap().cause, None);
    let old = json!({ "agenda_item": one, "kind": "without_opinion", "reason": "Komise se nesešla." });
    assert_eq!(serde_json::from_value::<EnterOutcome>(old).unwrap().cause, None);
    let mut old = serde_json::to_value(Case::of(&BodyKind::Committee, &Opinion, true).first().value).unwrap();
    for field in ["cause", "due_on"] {
        old.as_object_mut().unwrap().remove(field).unwrap();
    }
    let old: Consultation = serde_json::from_value(old).unwrap();
    assert_eq!((old.cause, old.due_on), (None, None));
}

#[test]
fn the_days_of_a_body_run_from_the_day_its_turn_comes() {
    let mut town = Vzorov::on(START);
    let bodies = town.bodies;
    let mut steps =
        route(&[(bodies.control, Opinion), (bodies.commission, Opinion), (bodies.council, Decides)]);
    let before = steps.len() - 3;
    (steps[before].days, steps[before + 1].days) = (Some(14), Some(7));
    let kind = town.paper_type_of(steps.clone(), Submitter::Office).unwrap();
    let paper = town.ready(kind).unwrap();
    let due = |town: &Vzorov| {
        let mut all: Vec<Stored<Consultation>> = town.records.under(paper).unwrap();
        all.sort_by_key(|one| (one.value.order, one.value.round));
        all.into_iter().map(|one| one.value.due_on).collect::<Vec<_>>()
    };
    assert_eq!(due(&town), [Some(date(2026, 9, 15)), None, None], "the days of the second have not begun");
    let meeting = town.meeting(bodies.control, date(2026, 9, 10)).unwrap();
    town.schedule(paper, meeting).unwrap();
    let off = json!({ "paper": paper, "reason": "doplnit podklady" });
    town.run("postpone", town.people.secretary, &off).unwrap();
    assert_eq!(due(&town)[0], Some(date(2026, 9, 15)), "whoever puts it off gains no days by it");
    let late = |town: &Vzorov, on| {
        let all: Vec<Stored<Consultation>> = town.records.under(paper).unwrap();
        all.iter().filter(|one| one.value.is_overdue(on)).count()
    };
    assert_eq!((late(&town, date(2026, 9, 15)), late(&town, date(2026, 9, 16))), (0, 1));

    town.go_to(date(2026, 9, 20));
    let all: Vec<Stored<Consultation>> = town.records.under(paper).unwrap();
    let first = all.iter().find(|one| one.value.order == 1).unwrap().id;
    let pass = json!({ "paper": paper, "consultation": first, "reason": "", "cause": "date_passed" });
    town.run("pass_without_opinion", town.people.secretary, &pass).unwrap();
    assert_eq!(due(&town), [Some(date(2026, 9, 15)), Some(date(2026, 9, 27)), None]);
    assert_eq!(late(&town, date(2027, 1, 1)), 1, "what ended is late no more");

    for (days, is_fit) in [(0, true), (365, true), (-1, false), (366, false)] {
        steps[before].days = Some(days);
        let defined = town.paper_type_of(steps.clone(), Submitter::Office).map(|_| ());
        match is_fit {
            true => defined.unwrap(),
            false => assert_eq!(refusal(defined), "refusal-body-days", "{days}"),
        }
    }
}

#[test]
fn a_correction_that_takes_the_next_body_back_takes_its_days_back_too() {
    let mut town = Vzorov::on(START);
    let bodies = town.bodies;
    let mut steps = route(&[(bodies.council, Recommends), (bodies.assembly, Decides)]);
    if let Some(last) = steps.last_mut() {
        last.days = Some(30);
    }
    let kind = town.paper_type_of(steps, Submitter::Office).unwrap();
    let paper = town.ready(kind).unwrap();
    let item = town.decide(paper, bodies.council, (3, 2)).unwrap();
    let due = |town: &Vzorov| {
        let all: Vec<Stored<Consultation>> = town.records.under(paper).unwrap();
        all.into_iter().find(|one| one.value.order == 2).unwrap().value.due_on
    };
    assert_eq!(due(&town), Some(date(2026, 10, 11)));
    let secretary = town.people.secretary;
    let correct =
        |votes: u32| CorrectOutcome { why: "přepsané hlasy".to_owned(), outcome: vote(item, votes, 0) };
    town.run("correct_outcome", secretary, &correct(2)).unwrap();
    assert_eq!(due(&town), None);
    town.go_to(date(2026, 9, 15));
    town.run("correct_outcome", secretary, &correct(4)).unwrap();
    assert_eq!(due(&town), Some(date(2026, 10, 15)), "its turn comes anew");
}
