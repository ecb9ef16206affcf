//! An outcome that was written down wrongly is mended: both stay, and what followed follows anew.
#![allow(missing_docs, clippy::unwrap_used, reason = "helpers of tests stand outside their functions")]

mod support;

use jiff::civil::{Date, date};
use obeznik_circulation::agenda::AgendaItem;
use obeznik_circulation::consultation::ConsultationState::{
    self, Adopted, NotAdopted, NotRecommended, Ready, Recommended, Waiting,
};
use obeznik_circulation::meeting::{Meeting, MeetingState};
use obeznik_circulation::outcome::{CorrectOutcome, EnterOutcome, Outcome, Position, outcomes_before};
use obeznik_circulation::paper::{Paper, PaperState};
use obeznik_circulation::paper_type::ConsultationRole::{Decides, Opinion, Recommends};
use obeznik_circulation::resolution::{Resolution, ResolutionState};
use obeznik_circulation::task::{Task, TaskState};
use obeznik_circulation::testing::{Vzorov, vote};
use obeznik_kernel::calendar::add_days;
use obeznik_kernel::{BodyId, PersonId, RecordId, RecordsExt, Stop};
use serde_json::json;
use support::{all, consultations, refusal};

const START: Date = date(2026, 9, 1);
const WHY: &str = "překlep v počtu hlasů";

/// A paper before the council, which then goes to the assembly or not, and the item of the council's vote.
struct Case {
    town: Vzorov,
    paper: RecordId,
    item: RecordId,
}

impl Case {
    fn of(
        route: &[(BodyId, obeznik_circulation::paper_type::ConsultationRole)],
        town: Vzorov,
        votes: (u32, u32),
    ) -> Self {
        let mut town = town;
        let kind = town.paper_type(route).unwrap();
        let paper = town.ready(kind).unwrap();
        let item = town.decide(paper, route[0].0, votes).unwrap();
        Self { town, paper, item }
    }

    /// The council decides for the town.
    fn decided(votes: (u32, u32)) -> Self {
        let town = Vzorov::on(START);
        Self::of(&[(town.bodies.council, Decides)], town, votes)
    }

    /// The council recommends, the assembly decides.
    fn recommended(votes: (u32, u32)) -> Self {
        let town = Vzorov::on(START);
        Self::of(&[(town.bodies.council, Recommends), (town.bodies.assembly, Decides)], town, votes)
    }

    fn correct(&mut self, in_favour: u32, against: u32) -> Result<(), Stop> {
        self.correct_to(vote(self.item, in_favour, against))
    }

    fn correct_to(&mut self, outcome: EnterOutcome) -> Result<(), Stop> {
        let secretary = self.town.people.secretary;
        self.correct_by(secretary, WHY, outcome)
    }

    fn correct_by(&mut self, who: PersonId, why: &str, outcome: EnterOutcome) -> Result<(), Stop> {
        self.town.run("correct_outcome", who, &CorrectOutcome { why: why.to_owned(), outcome })
    }

    /// The outcome that counts and those it took the place of.
    fn outcomes(&self) -> (Outcome, Vec<Outcome>) {
        let item = self.town.records.need::<AgendaItem>(self.item).unwrap();
        let now = self.town.records.need::<Outcome>(item.value.outcome.unwrap()).unwrap();
        let before = outcomes_before(&self.town.records, &now.value).unwrap();
        (now.value, before.into_iter().map(|one| one.value).collect())
    }

    fn resolutions(&self) -> Vec<(String, ResolutionState)> {
        all::<Resolution>(&self.town).into_iter().map(|one| (one.number, one.state)).collect()
    }

    fn tasks(&self) -> Vec<TaskState> {
        all::<Task>(&self.town).into_iter().map(|one| one.state).collect()
    }

    fn consultations(&self) -> Vec<ConsultationState> {
        consultations(&self.town, self.paper)
    }

    fn state(&self) -> PaperState {
        self.town.records.need::<Paper>(self.paper).unwrap().value.state
    }
}

fn numbered(number: &str, state: ResolutionState) -> Vec<(String, ResolutionState)> {
    vec![(number.to_owned(), state)]
}

#[test]
fn a_typing_error_in_the_count_keeps_the_number_and_both_counts() {
    let mut case = Case::decided((5, 0));
    case.correct(4, 1).unwrap();
    let (now, before) = case.outcomes();
    assert_eq!(now.tally.map(|tally| (tally.in_favour, tally.against)), Some((4, 1)));
    assert_eq!((now.why.as_str(), now.entered_by), (WHY, Some(case.town.people.secretary)));
    let counts: Vec<_> =
        before.iter().map(|one| one.tally.map(|tally| (tally.in_favour, tally.against))).collect();
    assert_eq!(counts, [Some((5, 0))]);
    assert_eq!(case.resolutions(), numbered("RM/1/1/2026", ResolutionState::Valid));
    assert_eq!(all::<Resolution>(&case.town)[0].summary, "4 : 1 : 0 / 5");
    assert_eq!((case.tasks(), case.consultations()), (vec![TaskState::New], vec![Adopted]));
}

#[test]
fn a_resolution_that_was_never_adopted_burns_its_number_and_its_tasks_end_with_the_reason() {
    let mut case = Case::decided((3, 2));
    case.correct(2, 3).unwrap();
    assert_eq!(case.resolutions(), numbered("RM/1/1/2026", ResolutionState::Void));
    let task = all::<Task>(&case.town).remove(0);
    assert_eq!((task.state, task.history[0].text.as_str()), (TaskState::Cancelled, WHY));
    assert_eq!((case.consultations(), case.state()), (vec![NotAdopted], PaperState::Closed));
    // The number is nobody else's.
    let (council, kind) =
        (case.town.bodies.council, case.town.paper_type(&[(case.town.bodies.council, Decides)]).unwrap());
    let next = case.town.ready(kind).unwrap();
    case.town.decide(next, council, (5, 0)).unwrap();
    let numbers: Vec<String> = case.resolutions().into_iter().map(|(number, _)| number).collect();
    assert_eq!(numbers, ["RM/1/1/2026", "RM/2/2/2026"]);
}

#[test]
fn corrected_back_the_resolution_stands_again_with_its_number_and_its_tasks() {
    let mut case = Case::decided((3, 2));
    let task = case.town.records.all().find(|raw| raw.kind == "task").unwrap().id;
    let report = json!({ "task": task, "text": "poptáno", "is_done": false });
    case.town.run("report_task", case.town.people.head, &report).unwrap();
    case.correct(2, 3).unwrap();
    case.correct(3, 1).unwrap();
    assert_eq!(case.resolutions(), numbered("RM/1/1/2026", ResolutionState::Valid));
    assert_eq!((case.tasks(), case.consultations()), (vec![TaskState::Running], vec![Adopted]));
    assert_eq!(case.outcomes().1.len(), 2);
}

#[test]
fn a_vote_that_had_passed_after_all_gets_its_number_and_tasks_then() {
    let mut case = Case::decided((2, 3));
    assert!(case.resolutions().is_empty());
    case.correct(3, 2).unwrap();
    assert_eq!(case.resolutions(), numbered("RM/1/1/2026", ResolutionState::Valid));
    assert_eq!((case.tasks(), case.consultations()), (vec![TaskState::New], vec![Adopted]));
}

#[test]
fn the_next_body_opens_and_closes_with_the_corrected_outcome() {
    let mut case = Case::recommended((3, 2));
    assert_eq!(case.consultations(), [Recommended, Ready]);
    case.correct(2, 3).unwrap();
    assert_eq!((case.consultations(), case.state()), (vec![NotAdopted, Waiting], PaperState::Closed));
    case.correct(4, 1).unwrap();
    assert_eq!((case.consultations(), case.state()), (vec![Recommended, Ready], PaperState::InBodies));
}

#[test]
fn a_step_that_only_the_wrong_recommendation_had_added_goes_with_it() {
    let town = Vzorov::on(START);
    let mut case = Case::of(&[(town.bodies.council, Recommends)], town, (3, 2));
    assert_eq!(case.consultations(), [Recommended, Ready]);
    case.correct(2, 3).unwrap();
    assert_eq!(case.consultations(), [NotAdopted, ConsultationState::Withdrawn]);
    case.correct(5, 0).unwrap();
    assert_eq!(case.consultations(), [Recommended, ConsultationState::Withdrawn, Ready]);
}

#[test]
fn an_advice_turned_round_is_worded_anew_under_its_number() {
    let town = Vzorov::on(START);
    let route = [(town.bodies.commission, Opinion), (town.bodies.council, Decides)];
    let mut case = Case::of(&route, town, (4, 0));
    let against = EnterOutcome { position: Some(Position::DoesNotRecommend), ..vote(case.item, 4, 0) };
    case.correct_to(against).unwrap();
    let resolution = all::<Resolution>(&case.town).remove(0);
    assert_eq!(resolution.clauses[0].verb, "nedoporučuje");
    assert_eq!(case.consultations(), [NotRecommended, Ready]);
    assert_eq!(case.outcomes().1.len(), 1);
}

#[test]
fn with_the_text_its_tasks_are_corrected_and_those_that_stay_keep_their_history() {
    let mut case = Case::decided((5, 0));
    let mut clauses = all::<Resolution>(&case.town).remove(0).clauses;
    let mut second = clauses[1].points[0].clone();
    second.text = "uzavřít smlouvu".to_owned();
    clauses[1].points.push(second);
    let corrected = |item, clauses: &[obeznik_circulation::clause::Clause]| EnterOutcome {
        clauses: Some(clauses.to_vec()),
        ..vote(item, 5, 0)
    };
    let first = case.town.records.all().find(|raw| raw.kind == "task").unwrap().id;
    let report = json!({ "task": first, "text": "poptáno", "is_done": false });
    case.town.run("report_task", case.town.people.head, &report).unwrap();
    case.correct_to(corrected(case.item, &clauses)).unwrap();
    assert_eq!(case.tasks(), [TaskState::Running, TaskState::New]);
    assert!(all::<Resolution>(&case.town)[0].text.contains("uzavřít smlouvu"));
    clauses[1].points.remove(0);
    case.correct_to(corrected(case.item, &clauses)).unwrap();
    assert_eq!(case.tasks(), [TaskState::Cancelled, TaskState::New]);
}

#[test]
fn only_the_secretary_corrects_with_a_reason_and_only_what_is_there_and_other() {
    let mut case = Case::decided((5, 0));
    let (mayor, secretary) = (case.town.people.mayor(), case.town.people.secretary);
    let corrected = vote(case.item, 4, 1);
    assert_eq!(refusal(case.correct_by(mayor, WHY, corrected.clone())), "refusal-not-allowed");
    assert_eq!(refusal(case.correct_by(secretary, " ", corrected.clone())), "refusal-reason-missing");
    assert_eq!(refusal(case.correct(5, 0)), "refusal-nothing-corrected");
    assert_eq!(refusal(case.correct(5, 4)), "refusal-too-many-votes");
    let council = case.town.bodies.council;
    let on = add_days(case.town.today(), 5);
    let meeting = case.town.meeting(council, on).unwrap();
    let item = case.town.id();
    let add = json!({ "meeting": meeting, "agenda_item": item, "title": "Různé" });
    case.town.run("add_agenda_item", secretary, &add).unwrap();
    assert_eq!(refusal(case.correct_to(vote(item, 3, 0))), "refusal-no-outcome");
}

#[test]
fn a_held_meeting_may_be_corrected_and_one_whose_minutes_are_made_may_not() {
    let mut case = Case::decided((5, 0));
    let item = case.town.records.need::<AgendaItem>(case.item).unwrap();
    let meeting = item.parent.unwrap();
    case.town.run("close_meeting", case.town.people.secretary, &json!({ "meeting": meeting })).unwrap();
    case.correct(4, 1).unwrap();
    let mut stored = case.town.records.need::<Meeting>(meeting).unwrap();
    stored.value.state = MeetingState::Unknown("minutes_signed".to_owned());
    case.town.records.save(&stored).unwrap();
    assert_eq!(refusal(case.correct(3, 1)), "refusal-correction-late");
}

#[test]
fn what_others_have_built_upon_is_not_pulled_away_from_under_them() {
    // The assembly has the paper on its agenda already.
    let mut case = Case::recommended((3, 2));
    let (assembly, on) = (case.town.bodies.assembly, add_days(case.town.today(), 20));
    let meeting = case.town.meeting(assembly, on).unwrap();
    case.town.schedule(case.paper, meeting).unwrap();
    assert_eq!(refusal(case.correct(2, 3)), "refusal-next-body-began");
    case.correct(5, 0).unwrap();

    // The mayor has suspended the resolution.
    let mut case = Case::decided((3, 2));
    let resolution = case.town.records.all().find(|raw| raw.kind == "resolution").unwrap().id;
    let paper = case.town.id();
    let suspend = json!({ "resolution": resolution, "reason": "rozpor se zákonem", "paper": paper });
    case.town.run("suspend_resolution", case.town.people.mayor(), &suspend).unwrap();
    assert_eq!(refusal(case.correct(2, 3)), "refusal-resolution-acted-on");
    case.correct(4, 1).unwrap();
    assert_eq!(case.resolutions(), numbered("RM/1/1/2026", ResolutionState::Suspended));

    // The paper is being reworked after the vote that failed.
    let mut case = Case::decided((2, 3));
    let rework = json!({ "paper": case.paper });
    case.town.run("rework", case.town.people.clerk, &rework).unwrap();
    assert_eq!(refusal(case.correct(3, 2)), "refusal-paper-moved-on");
}

#[test]
fn an_item_without_a_paper_is_corrected_too() {
    let mut town = Vzorov::on(START);
    let (council, secretary, on) = (town.bodies.council, town.people.secretary, add_days(START, 10));
    let meeting = town.meeting(council, on).unwrap();
    let item = town.id();
    let add = json!({ "meeting": meeting, "agenda_item": item, "title": "Volba ověřovatelů" });
    town.run("add_agenda_item", secretary, &add).unwrap();
    town.convene(meeting).unwrap();
    town.go_to(on);
    let clauses = json!([{ "verb": "volí", "text": "ověřovatele zápisu", "points": [] }]);
    let enter = json!({ "agenda_item": item, "kind": "vote", "clauses": clauses, "tally": { "members": 0, "in_favour": 3, "against": 0, "abstained": 0 } });
    town.run("enter_outcome", secretary, &enter).unwrap();
    let mut case = Case { town, paper: item, item };
    case.correct(5, 0).unwrap();
    assert_eq!(case.resolutions(), numbered("RM/1/1/2026", ResolutionState::Valid));
    case.correct(2, 0).unwrap();
    assert_eq!(case.resolutions(), numbered("RM/1/1/2026", ResolutionState::Void));
}
