//! The mayor decides in place of the council: who may, when, on what, with which number, and what follows.
#![allow(missing_docs, clippy::unwrap_used, reason = "helpers of tests stand outside their functions")]

mod support;

use jiff::civil::{Date, date};
use obeznik_circulation::consultation::{Consultation, ConsultationState};
use obeznik_circulation::mayor::{ByMayor, Noted, Warning, before_mayor};
use obeznik_circulation::notices::{NoticeKind, due_notices};
use obeznik_circulation::paper::{Confidentiality, Paper, PaperState};
use obeznik_circulation::paper_type::ConsultationRole::{Decides, Opinion};
use obeznik_circulation::paper_type::{RouteStep, Submitter};
use obeznik_circulation::resolution::{Resolution, ResolutionState};
use obeznik_circulation::task::{Task, TaskState};
use obeznik_circulation::testing::{MOST_READS, Vzorov};
use obeznik_kernel::calendar::add_days;
use obeznik_kernel::{Atom, Body, BodyId, PersonId, RecordId, RecordsExt, Standing};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::{all, consultations, end_mandate, refusal};

const START: Date = date(2026, 9, 1);

struct Village {
    town: Vzorov,
    mayor: PersonId,
    deputy: PersonId,
    body: BodyId,
}

impl Village {
    fn new() -> Self {
        let mut town = Vzorov::on(START);
        let body = town.become_village();
        let (mayor, deputy) = (town.people.members[0], town.people.members[1]);
        Self { town, mayor, deputy, body }
    }

    /// A paper that goes from a draft straight to the mayor.
    fn waiting(&mut self) -> RecordId {
        let route = vec![RouteStep::before_body("mayor", self.body, Decides)];
        let kind = self.town.paper_type_of(route, Submitter::Office).unwrap();
        self.submitted(kind)
    }

    fn submitted(&mut self, kind: RecordId) -> RecordId {
        let paper = self.town.draft(kind).unwrap();
        self.town.run("submit_to_head", self.town.people.clerk, &json!({ "paper": paper })).unwrap();
        paper
    }

    fn on_paper(&mut self, paper: RecordId) -> Value {
        json!({ "resolution": self.town.id(), "body": self.body, "paper": paper, "on": self.town.today() })
    }

    fn in_own_words(&mut self, verb: &str, text: &str) -> Value {
        let clause = json!({ "id": self.town.id(), "verb": verb, "text": text, "points": [], "task": null });
        json!({
            "resolution": self.town.id(), "body": self.body, "title": "Oprava obecní studny",
            "clauses": [clause], "on": self.town.today(),
        })
    }

    fn decide(&mut self, who: PersonId, input: &Value) -> String {
        match self.town.run("decide_as_mayor", who, input) {
            Ok(()) => String::new(),
            refused => refusal(refused),
        }
    }

    fn resolution(&self, input: &Value) -> Resolution {
        let id: RecordId = serde_json::from_value(input["resolution"].clone()).unwrap();
        self.town.records.need::<Resolution>(id).unwrap().value
    }

    fn numbers(&self) -> Vec<String> {
        let mut found: Vec<String> =
            all::<Resolution>(&self.town).into_iter().map(|one| one.number).collect();
        found.sort();
        found
    }

    fn change(&mut self, id: BodyId, change: impl Fn(&mut Body)) {
        let mut body = self.town.records.need::<Body>(id).unwrap();
        change(&mut body.value);
        self.town.records.save(&body).unwrap();
    }
}

#[test]
fn a_paper_waits_for_the_mayor_is_decided_numbered_and_gives_its_task() {
    let mut village = Village::new();
    let paper = village.waiting();
    let stored = village.town.records.need::<Paper>(paper).unwrap();
    assert_eq!(stored.value.state, PaperState::Ready);
    assert!(stored.value.readers.contains(&Atom::Body(village.body)), "the mayor sees what waits");
    assert_eq!(consultations(&village.town, paper), [ConsultationState::Ready]);

    let input = village.on_paper(paper);
    assert_eq!(village.decide(village.mayor, &input), "");
    assert!(village.town.reads <= MOST_READS, "{} reads", village.town.reads);
    let decided = village.resolution(&input);
    assert_eq!(decided.number, "RS 1/2026");
    assert_eq!(decided.title, "Oprava chodníku v Lipové ulici");
    assert_eq!(decided.decided_on, Some(START));
    assert_eq!((decided.meeting, decided.paper), (None, Some(paper)));
    let by = ByMayor { by: village.mayor, in_place_of: None, absence: String::new(), noted: Vec::new() };
    assert_eq!(decided.mayor, Some(by));
    let tasks = all::<Task>(&village.town);
    assert_eq!((tasks.len(), tasks[0].assignee), (1, Some(village.town.people.head)));
    assert_eq!(consultations(&village.town, paper), [ConsultationState::Adopted]);
    let stored = village.town.records.need::<Paper>(paper).unwrap();
    assert_eq!((stored.value.state, stored.value.version), (PaperState::Closed, 1));

    // Exactly one decision for a consultation, and nothing after it changes the text.
    let again = village.on_paper(paper);
    assert_eq!(village.decide(village.mayor, &again), "refusal-paper-state");
    assert_eq!(village.numbers(), ["RS 1/2026"]);
}

#[test]
fn only_the_mayor_and_the_deputy_who_says_why_decide_and_only_without_a_council() {
    let mut village = Village::new();
    let (mayor, deputy, secretary) = (village.mayor, village.deputy, village.town.people.secretary);
    let member = village.town.people.members[2];
    let input = village.in_own_words("schvaluje", "opravu obecní studny");
    assert_eq!(village.decide(secretary, &input), "refusal-not-the-mayor");
    assert_eq!(village.decide(member, &input), "refusal-not-allowed");
    assert_eq!(village.decide(deputy, &input), "refusal-mayor-absence-missing");

    let mut absent = input.clone();
    absent["absence"] = json!("dovolená starosty do 15. 9.");
    assert_eq!(village.decide(deputy, &absent), "");
    let by = village.resolution(&input).mayor.unwrap();
    assert_eq!(
        (by.by, by.in_place_of, by.absence.as_str()),
        (deputy, Some(mayor), "dovolená starosty do 15. 9.")
    );

    let mut ahead = village.in_own_words("schvaluje", "opravu studny");
    ahead["on"] = json!(add_days(START, 1));
    assert_eq!(village.decide(mayor, &ahead), "refusal-decision-ahead");

    let mut other = village.in_own_words("schvaluje", "opravu studny");
    other["body"] = json!(village.town.bodies.assembly);
    assert_eq!(village.decide(mayor, &other), "refusal-not-mayor-body");

    village.change(village.town.bodies.assembly, |body| body.seats = 15);
    let input = village.in_own_words("schvaluje", "opravu studny");
    assert_eq!(village.decide(mayor, &input), "refusal-council-to-be-elected");
    village.change(village.town.bodies.assembly, |body| body.seats = 7);
    village.change(village.town.bodies.council, |body| (body.from, body.to) = (START, None));
    assert_eq!(village.decide(mayor, &input), "refusal-council-stands");
    // A council elected today ends what could be dated back before it.
    let mut before = input.clone();
    before["on"] = json!(add_days(START, -3));
    assert_eq!(village.decide(mayor, &before), "refusal-council-stands");
}

#[test]
fn whose_mandate_ended_decides_no_more_but_what_they_decided_may_be_written_down() {
    let mut village = Village::new();
    end_mandate(&mut village.town, village.body, 0, START);
    village.town.go_to(add_days(START, 1));
    let input = village.in_own_words("schvaluje", "opravu obecní studny");
    assert_eq!(village.decide(village.mayor, &input), "refusal-not-allowed");
    let mut vacant = input.clone();
    vacant["absence"] = json!("starosta se vzdal funkce");
    assert_eq!(village.decide(village.deputy, &vacant), "");
    assert_eq!(village.resolution(&input).mayor.unwrap().in_place_of, None);
}

#[test]
fn a_doubtful_matter_needs_an_answer_that_is_kept() {
    let mut village = Village::new();
    let mut input = village.in_own_words("schvaluje", "rozpočtové opatření č. 4/2026");
    assert_eq!(village.decide(village.mayor, &input), "refusal-decision-doubtful");
    input["noted"] = json!([{ "warning": "budget", "words": " " }]);
    assert_eq!(village.decide(village.mayor, &input), "refusal-decision-doubtful");
    input["noted"] = json!([
        { "warning": "budget", "words": "svěřeno usnesením ZO 3/1/2026" },
        { "warning": "reserved", "words": "nikdo se neptal" },
    ]);
    assert_eq!(village.decide(village.mayor, &input), "");
    let kept = Noted { warning: Warning::Budget, words: "svěřeno usnesením ZO 3/1/2026".to_owned() };
    assert_eq!(village.resolution(&input).mayor.unwrap().noted, [kept]);
}

#[test]
fn what_must_hang_on_the_board_hangs_before_the_mayor_decides() {
    let mut village = Village::new();
    let lease = "pronájem nebytových prostor v budově č. p. 12";
    let mut input = village.in_own_words("schvaluje", lease);
    assert_eq!(village.decide(village.mayor, &input), "refusal-posting");
    for (from, expected) in [(-15, "refusal-posting"), (-16, "")] {
        input["posting"] = json!({ "from": add_days(START, from), "to": null });
        assert_eq!(village.decide(village.mayor, &input), expected, "{from}");
    }
    // The intention itself comes before its posting.
    let intention = village.in_own_words("schvaluje", "záměr pronájmu pozemku p. č. 12");
    assert_eq!(village.decide(village.mayor, &intention), "");
}

#[test]
fn a_matter_left_to_the_assembly_waits_for_it_and_one_left_to_the_drafter_may_be_reworked() {
    let mut village = Village::new();
    let paper = village.waiting();
    let leave =
        |to: &str, reason: &str| json!({ "paper": paper, "body": village.body, "to": to, "reason": reason });
    let (empty, assembly) =
        (leave("assembly", " "), leave("assembly", "osobní zájem starosty (§ 83 odst. 2)"));
    assert_eq!(refusal(village.town.run("leave_undecided", village.mayor, &empty)), "refusal-reason-missing");
    let clerk = village.town.people.clerk;
    assert_eq!(refusal(village.town.run("leave_undecided", clerk, &assembly)), "refusal-not-allowed");
    village.town.run("leave_undecided", village.mayor, &assembly).unwrap();
    assert_eq!(consultations(&village.town, paper), [ConsultationState::Referred, ConsultationState::Ready]);
    let assembly_body = village.town.bodies.assembly;
    let open: Vec<Consultation> = all(&village.town);
    assert!(open.iter().any(|one| one.body == assembly_body && one.role == Decides));
    let decide = village.on_paper(paper);
    assert_eq!(village.decide(village.mayor, &decide), "refusal-not-before-mayor");
    village.town.decide(paper, assembly_body, (9, 0)).unwrap();
    assert_eq!(village.town.records.need::<Paper>(paper).unwrap().value.state, PaperState::Closed);

    let paper = village.waiting();
    let back =
        json!({ "paper": paper, "body": village.body, "to": "drafter", "reason": "Chybí druhá nabídka." });
    village.town.run("leave_undecided", village.mayor, &back).unwrap();
    assert_eq!(consultations(&village.town, paper), [ConsultationState::NotAdopted]);
    village.town.run("rework", village.town.people.clerk, &json!({ "paper": paper })).unwrap();
    village.town.run("submit_to_head", village.town.people.clerk, &json!({ "paper": paper })).unwrap();
    let input = village.on_paper(paper);
    assert_eq!(village.decide(village.mayor, &input), "");
}

#[test]
fn what_waited_for_the_mayor_goes_to_the_council_once_it_stands() {
    let mut village = Village::new();
    let (council, paper) = (village.town.bodies.council, village.waiting());
    let hand = json!({ "paper": paper, "body": village.body, "to": "council", "reason": "Máme radu." });
    let (mayor, secretary) = (village.mayor, village.town.people.secretary);
    assert_eq!(refusal(village.town.run("leave_undecided", mayor, &hand)), "refusal-no-council");

    // The council stands, and the mayor in its place has ended with it.
    let yesterday = add_days(START, -1);
    village.change(council, |body| (body.from, body.to) = (START, None));
    village.change(village.body, |body| body.to = Some(yesterday));
    let waits = before_mayor(&village.town.records, START).unwrap();
    assert_eq!((waits.papers.len(), waits.asked), (1, vec![]), "it is not lost out of sight");
    let drafter = village.town.people.clerk;
    assert_eq!(refusal(village.town.run("leave_undecided", drafter, &hand)), "refusal-not-allowed");
    let elsewhere = json!({ "paper": paper, "body": council, "to": "council", "reason": "Omyl." });
    let refused = village.town.run("leave_undecided", secretary, &elsewhere);
    assert_eq!(refusal(refused), "refusal-not-mayor-body");
    let assembly = json!({ "paper": paper, "body": village.body, "to": "assembly", "reason": "Zájem." });
    let refused = village.town.run("leave_undecided", mayor, &assembly);
    assert_eq!(refusal(refused), "refusal-council-stands", "the rest is the council's to say");

    village.town.run("leave_undecided", secretary, &hand).unwrap();
    assert_eq!(consultations(&village.town, paper), [ConsultationState::Ready]);
    let one = all::<Consultation>(&village.town).remove(0);
    assert_eq!((one.body, one.role), (council, Decides));
    assert!(before_mayor(&village.town.records, START).unwrap().papers.is_empty());
    let again = village.town.run("leave_undecided", secretary, &hand);
    assert_eq!(refusal(again), "refusal-not-before-mayor");
    village.town.decide(paper, council, (3, 0)).unwrap();
    assert_eq!(village.town.records.need::<Paper>(paper).unwrap().value.state, PaperState::Closed);
}

#[test]
fn a_members_own_proposal_is_left_to_the_assembly_alone() {
    let mut village = Village::new();
    let route = vec![RouteStep::before_body("mayor", village.body, Decides)];
    let kind = village.town.paper_type_of(route, Submitter::Member).unwrap();
    let member = village.town.people.members[4];
    let mut draft = village.town.draft_of(kind);
    (draft.presenter, draft.department) = (member, None);
    village.town.run("create_paper", member, &draft).unwrap();
    village.town.run("submit_to_head", member, &json!({ "paper": draft.paper })).unwrap();
    let leave =
        |to: &str| json!({ "paper": draft.paper, "body": village.body, "to": to, "reason": "Nehodí se." });
    let (back, assembly) = (leave("drafter"), leave("assembly"));
    assert_eq!(refusal(village.town.run("leave_undecided", village.mayor, &back)), "refusal-own-left");
    assert_eq!(consultations(&village.town, draft.paper), [ConsultationState::Ready]);
    village.town.run("leave_undecided", village.mayor, &assembly).unwrap();
    let left = [ConsultationState::Referred, ConsultationState::Ready];
    assert_eq!(consultations(&village.town, draft.paper), left);
}

#[test]
fn the_mayor_comes_after_an_advisory_body_and_sees_only_then() {
    let mut village = Village::new();
    let finance = village.town.bodies.finance;
    let route = vec![
        RouteStep::before_body("finance", finance, Opinion),
        RouteStep::before_body("mayor", village.body, Decides),
    ];
    let kind = village.town.paper_type_of(route, Submitter::Office).unwrap();
    let paper = village.submitted(kind);
    let lets_in = |village: &Village| {
        let readers = village.town.records.need::<Paper>(paper).unwrap().value.readers;
        readers.contains(&Atom::Body(village.body))
    };
    assert!(!lets_in(&village));
    let early = village.on_paper(paper);
    assert_eq!(village.decide(village.mayor, &early), "refusal-not-before-mayor");
    village.town.decide(paper, finance, (4, 0)).unwrap();
    assert!(lets_in(&village));
    let input = village.on_paper(paper);
    assert_eq!(village.decide(village.mayor, &input), "");
}

#[test]
fn who_is_asked_is_told_once_and_nobody_while_a_council_stands() {
    let mut village = Village::new();
    let paper = village.waiting();
    let told = |village: &Village| {
        let people = [village.mayor, village.deputy, village.town.people.members[3]];
        let standings: Vec<Standing> = people.iter().map(|one| village.town.standing(*one)).collect();
        let due = due_notices(&village.town.records, &standings, village.town.today()).unwrap();
        let waits = due.into_iter().filter(|one| one.kind == NoticeKind::PaperWaits && one.record == paper);
        waits.map(|one| one.person).collect::<Vec<_>>()
    };
    assert_eq!(told(&village), [village.mayor]);
    end_mandate(&mut village.town, village.body, 0, START);
    village.town.go_to(add_days(START, 1));
    assert_eq!(told(&village), [village.deputy], "the office is vacant");
    let today = village.town.today();
    village.change(village.town.bodies.council, |body| (body.from, body.to) = (today, None));
    assert_eq!(told(&village), []);
}

#[test]
fn a_route_asks_the_mayor_for_a_decision_and_for_nothing_else() {
    let mut village = Village::new();
    let route = vec![RouteStep::before_body("mayor", village.body, Opinion)];
    let refused = village.town.paper_type_of(route, Submitter::Office).map(|_| ());
    assert_eq!(refusal(refused), "refusal-mayor-only-decides");
}

#[test]
fn a_decision_is_revoked_by_another_or_by_the_assembly_and_never_suspended() {
    let mut village = Village::new();
    let (old, new) = (
        village.in_own_words("ukládá", "vedoucí odboru investic objednat opravu studny"),
        village.in_own_words("ruší", "rozhodnutí RS 1/2026"),
    );
    assert_eq!(village.decide(village.mayor, &old), "");
    assert_eq!(village.decide(village.mayor, &new), "");
    let revoke = json!({ "resolution": old["resolution"], "by": new["resolution"] });
    village.town.run("revoke_resolution", village.mayor, &revoke).unwrap();
    assert_eq!(village.resolution(&old).state, ResolutionState::Revoked);
    assert_eq!(all::<Task>(&village.town)[0].state, TaskState::Cancelled);
    let paper = village.town.id();
    let suspend = json!({ "resolution": new["resolution"], "reason": "rozpor", "paper": paper });
    assert_eq!(
        refusal(village.town.run("suspend_resolution", village.mayor, &suspend)),
        "refusal-not-of-council"
    );
}

#[test]
fn who_may_not_see_the_paper_does_not_see_its_decision() {
    let mut village = Village::new();
    let route = vec![RouteStep::before_body("mayor", village.body, Decides)];
    let kind = village.town.paper_type_of(route, Submitter::Office).unwrap();
    let mut draft = village.town.draft_of(kind);
    draft.confidentiality = Confidentiality::Body;
    village.town.run("create_paper", village.town.people.clerk, &draft).unwrap();
    village.town.run("submit_to_head", village.town.people.clerk, &json!({ "paper": draft.paper })).unwrap();
    let input = village.on_paper(draft.paper);
    assert_eq!(village.decide(village.mayor, &input), "");
    let id: RecordId = serde_json::from_value(input["resolution"].clone()).unwrap();
    let stored = village.town.records.need::<Resolution>(id).unwrap();
    let audience = village.town.records.audience_of(&stored.scope).unwrap();
    let sees = |person: PersonId| audience.is_seen_by(&village.town.standing(person), village.town.today());
    assert!(sees(village.mayor) && sees(village.deputy));
    assert!(!sees(village.town.people.members[5]) && !sees(village.town.people.lawyer));
}

/// What happens in a random village.
#[derive(Debug, Clone)]
enum Happens {
    Waits,
    DecidesPaper { which: prop::sample::Index, by_deputy: bool },
    DecidesAlone { days_back: i32 },
    Leaves { which: prop::sample::Index, to_assembly: bool },
    CouncilBegins,
    CouncilEnds,
    Days(i32),
}

fn happens() -> impl Strategy<Value = Happens> {
    let pick = any::<prop::sample::Index>;
    prop_oneof![
        3 => Just(Happens::Waits),
        4 => (pick(), any::<bool>()).prop_map(|(which, by_deputy)| Happens::DecidesPaper { which, by_deputy }),
        4 => (-3i32..20).prop_map(|days_back| Happens::DecidesAlone { days_back }),
        1 => (pick(), any::<bool>()).prop_map(|(which, to_assembly)| Happens::Leaves { which, to_assembly }),
        1 => Just(Happens::CouncilBegins),
        1 => Just(Happens::CouncilEnds),
        3 => (1i32..60).prop_map(Happens::Days),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_decision_while_a_council_stands_no_gap_and_one_for_a_consultation(
        steps in prop::collection::vec(happens(), 10..60),
    ) {
        let mut village = Village::new();
        let council = village.town.bodies.council;
        let mut papers: Vec<RecordId> = Vec::new();
        let mut has_council = false;
        for step in steps {
            let before = village.numbers().len();
            match step {
                Happens::Waits => papers.push(village.waiting()),
                Happens::DecidesPaper { which, by_deputy } if !papers.is_empty() => {
                    let mut input = village.on_paper(*which.get(&papers));
                    input["absence"] = json!(if by_deputy { "nemoc" } else { "" });
                    let who = if by_deputy { village.deputy } else { village.mayor };
                    village.decide(who, &input);
                }
                Happens::DecidesAlone { days_back } => {
                    let mut input = village.in_own_words("schvaluje", "opravu obecní studny");
                    input["on"] = json!(add_days(village.town.today(), -days_back));
                    village.decide(village.mayor, &input);
                }
                Happens::Leaves { which, to_assembly } if !papers.is_empty() => {
                    let to = if to_assembly { "assembly" } else { "drafter" };
                    let input =
                        json!({ "paper": which.get(&papers), "body": village.body, "to": to, "reason": "zájem" });
                    let _ = village.town.run("leave_undecided", village.mayor, &input);
                }
                Happens::CouncilBegins => {
                    let today = village.town.today();
                    village.change(council, |body| (body.from, body.to) = (today, None));
                    has_council = true;
                }
                Happens::CouncilEnds => {
                    let yesterday = add_days(village.town.today(), -1);
                    village.change(council, |body| (body.from, body.to) = (yesterday, Some(yesterday)));
                    has_council = false;
                }
                Happens::Days(days) => village.town.go_to(add_days(village.town.today(), days)),
                Happens::DecidesPaper { .. } | Happens::Leaves { .. } => {}
            }
            prop_assert!(!has_council || village.numbers().len() == before, "decided beside a council");
        }
        let decided: Vec<Resolution> = all(&village.town);
        for year in 2026..2032 {
            let of_year = decided.iter().filter(|one| one.decided_on.is_some_and(|day| day.year() == year));
            let mut numbers: Vec<String> = of_year.map(|one| one.number.clone()).collect();
            numbers.sort_by_key(|number| number.len());
            let mut wanted: Vec<String> =
                (1..=numbers.len()).map(|number| format!("RS {number}/{year}")).collect();
            numbers.sort();
            wanted.sort();
            prop_assert_eq!(numbers, wanted, "no gap and no number twice");
        }
        for one in all::<Consultation>(&village.town) {
            let is_adopted = one.state == ConsultationState::Adopted;
            prop_assert_eq!(is_adopted, one.resolution.is_some());
        }
        for resolution in decided.iter().filter(|one| one.consultation.is_some()) {
            let same = decided.iter().filter(|one| one.consultation == resolution.consultation);
            prop_assert_eq!(same.count(), 1);
            prop_assert!(resolution.mayor.is_some());
        }
    }
}
