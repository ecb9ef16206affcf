//! Random commands: nothing panics, nothing gets stuck, nothing is lost or doubled.
#![allow(missing_docs, clippy::unwrap_used, reason = "helpers of tests stand outside their functions")]
#![recursion_limit = "256"]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::date;
use obeznik_circulation::agenda::AgendaItem;
use obeznik_circulation::attachment::{Attachment, SharedView};
use obeznik_circulation::consultation::{Consultation, ConsultationState};
use obeznik_circulation::meeting::{Meeting, MeetingState};
use obeznik_circulation::module::COMMANDS;
use obeznik_circulation::outcome::CorrectOutcome;
use obeznik_circulation::paper::{CheckState, Paper, PaperState};
use obeznik_circulation::paper_type::ConsultationRole::{Decides, Opinion as GivesOpinion, Recommends};
use obeznik_circulation::paper_type::{Ask, RouteStep, StepKind, Submitter};
use obeznik_circulation::resolution::{Resolution, ResolutionState};
use obeznik_circulation::task::Task;
use obeznik_circulation::testing::{MOST_READS, Vzorov, asking, asking_person, beside, vote};
use obeznik_kernel::calendar::add_days;
use obeznik_kernel::record::read_body;
use obeznik_kernel::{Atom, Audience, RawRecord, Record, RecordId, RecordsExt, Stop, Stored};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A random choice: which command, on which records, with which numbers.
#[derive(Debug, Clone)]
struct Step {
    command: usize,
    picks: [prop::sample::Index; 3],
    number: u32,
    days: i32,
    flag: bool,
}

fn step() -> impl Strategy<Value = Step> {
    let pick = any::<prop::sample::Index>;
    let picks = [pick(), pick(), pick()];
    (any::<usize>(), picks, 0u32..17, -2i32..12, any::<bool>())
        .prop_map(|(command, picks, number, days, flag)| Step { command, picks, number, days, flag })
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 32,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_random_office_stays_lawful(steps in prop::collection::vec(step(), 60..240)) {
        let mut office = Office::open();
        for step in &steps {
            office.take(step);
        }
        office.check_conservation();
        office.check_exits();
    }
}

struct Office {
    town: Vzorov,
    types: Vec<RecordId>,
}

impl Office {
    fn open() -> Self {
        let mut town = Vzorov::on(date(2028, 2, 20)); // leap day comes
        let bodies = town.bodies;
        let with_steps = vec![
            asking_person("lawyer", Ask::Approve, town.people.lawyer),
            beside(asking("head-notes", Ask::TakeNote)),
            RouteStep::of_kind("check", StepKind::FormalCheck),
            asking("head-advises", Ask::Advise),
            RouteStep::before_body("body-0", bodies.council, Decides),
        ];
        let own = vec![RouteStep::before_body("body-0", bodies.council, Decides)];
        let routes = [
            vec![(bodies.council, Decides)],
            vec![(bodies.commission, GivesOpinion), (bodies.council, Decides)],
            vec![(bodies.control, GivesOpinion), (bodies.council, Recommends), (bodies.assembly, Decides)],
            vec![(bodies.council, Recommends)],
        ];
        let mut types: Vec<RecordId> = routes.iter().map(|route| town.paper_type(route).unwrap()).collect();
        types.push(town.paper_type_of(with_steps, Submitter::Office).unwrap());
        types.push(town.paper_type_of(own, Submitter::Member).unwrap());
        Self { town, types }
    }

    fn ids<T: Record>(&self) -> Vec<RecordId> {
        self.town.records.all().filter(|raw| raw.kind == T::KIND).map(|raw| raw.id).collect()
    }

    fn pick<T: Record>(&self, index: &prop::sample::Index) -> RecordId {
        let ids = self.ids::<T>();
        if ids.is_empty() { RecordId::well_known("nothing") } else { *index.get(&ids) }
    }

    /// Steps people take often are taken often; all others are thrown at random records.
    fn take(&mut self, step: &Step) {
        let today = self.town.today();
        match step.command % 12 {
            0 => {
                let kind = *step.picks[0].get(&self.types);
                let _ = self.town.draft(kind);
            }
            1 => {
                let paper = self.pick::<Paper>(&step.picks[0]);
                self.sensible(self.town.make_ready_clone(paper));
            }
            2 => self.schedule_somewhere(step),
            3 if step.flag => self.correct_somewhere(step),
            3 => self.vote_somewhere(step),
            4 => self.town.go_to(add_days(today, step.days.max(0))),
            5 | 6 => self.decide_somewhere(step),
            _ => self.any_command(step),
        }
    }

    fn sensible(&mut self, result: Result<Vzorov, Stop>) {
        match result {
            Ok(town) => self.town = town,
            Err(Stop::Refused(_)) => {}
            Err(other) => panic!("{other:?}"),
        }
    }

    fn schedule_somewhere(&mut self, step: &Step) {
        let paper = self.pick::<Paper>(&step.picks[0]);
        let Ok(all) = self.town.records.under::<Consultation>(paper) else { return };
        let ready = all.iter().find(|one| one.value.state == ConsultationState::Ready);
        let Some(body) = ready.map(|one| one.value.body) else { return };
        let mut town = self.town.clone();
        let on = add_days(town.today(), step.days + 3);
        let go = |town: &mut Vzorov| {
            let meeting = town.meeting(body, on)?;
            town.schedule(paper, meeting)?;
            if step.flag { town.convene(meeting) } else { Ok(()) }
        };
        let result = go(&mut town).map(|()| town);
        self.sensible(result);
    }

    fn vote_somewhere(&mut self, step: &Step) {
        let item = self.pick::<AgendaItem>(&step.picks[0]);
        let mut town = self.town.clone();
        let result = town.vote(item, step.number, step.number / 3).map(|()| town);
        self.sensible(result);
    }

    /// Somebody finds that the votes of a decided item were others.
    fn correct_somewhere(&mut self, step: &Step) {
        let decided: Vec<RecordId> = self
            .all::<AgendaItem>()
            .into_iter()
            .filter(|(_, item)| item.outcome.is_some())
            .map(|(id, _)| id)
            .collect();
        if decided.is_empty() {
            return;
        }
        let mut town = self.town.clone();
        let outcome = vote(*step.picks[0].get(&decided), step.number, 0);
        let why = "překlep".to_owned();
        let secretary = town.people.secretary;
        let done = town.run("correct_outcome", secretary, &CorrectOutcome { why, outcome });
        if done.is_ok() {
            assert!(town.reads <= MOST_READS, "correct_outcome: {} reads", town.reads);
        }
        self.sensible(done.map(|()| town));
    }

    fn any_command(&mut self, step: &Step) {
        let spec = &COMMANDS[step.command / 12 % COMMANDS.len()];
        let name = spec.kind.strip_prefix("circulation.").unwrap();
        let payload = self.payload(step);
        let result = if obeznik_circulation::testing::is_of_time(spec) {
            self.town.run_as_time(name, &payload)
        } else {
            self.by_whoever_may(name, &payload)
        };
        match result {
            Ok(()) => assert!(self.town.reads <= MOST_READS, "{name}: {} reads", self.town.reads),
            Err(Stop::Refused(_)) => {}
            Err(other) => panic!("{name}: {other:?}"),
        }
    }

    /// People try in turn until one may; the rules themselves then say yes or no.
    fn by_whoever_may(&mut self, name: &str, payload: &Value) -> Result<(), Stop> {
        let people = &self.town.people;
        let actors = [people.secretary, people.mayor(), people.head, people.clerk, people.lawyer];
        let mut result = Err(Stop::refused("refusal-not-allowed"));
        for actor in actors {
            result = self.town.run(name, actor, payload);
            let is_denied =
                matches!(&result, Err(Stop::Refused(refusal)) if refusal.key == "refusal-not-allowed");
            if !is_denied {
                break;
            }
        }
        result
    }

    /// Takes a paper through whatever body waits for it, by a vote that may fail.
    fn decide_somewhere(&mut self, step: &Step) {
        let paper = self.pick::<Paper>(&step.picks[0]);
        let Ok(all) = self.town.records.under::<Consultation>(paper) else { return };
        let ready = all.iter().find(|one| one.value.state == ConsultationState::Ready);
        let Some(body) = ready.map(|one| one.value.body) else { return };
        let members = match body {
            body if body == self.town.bodies.assembly => 15,
            body if body == self.town.bodies.control => 3,
            _ => 5,
        };
        let in_favour = members - step.number % (members / 2 + 2).min(members);
        let mut town = self.town.clone();
        let result = town.decide(paper, body, (in_favour, members - in_favour)).map(|_| town);
        self.sensible(result);
    }

    /// Every field any command asks for, with random records in them.
    fn payload(&mut self, step: &Step) -> Value {
        let paper = self.pick::<Paper>(&step.picks[0]);
        let other = self.pick::<Paper>(&step.picks[1]);
        let on = add_days(self.town.today(), step.days);
        let (one, two, three) = (self.town.id(), self.town.id(), self.town.id());
        let mut payload = json!({
            "paper": paper, "others": [other], "into": one, "title": "Jiný název", "text": "Text",
            "reason": if step.flag { "protože" } else { "" }, "note": "viděno", "settled": "zapracováno",
            "meeting": self.pick::<Meeting>(&step.picks[1]), "term": 9, "on": on,
            "body": self.town.bodies.council, "item": "competence", "kind": "vote", "is_in_order": step.flag,
            "agenda_item": self.pick::<AgendaItem>(&step.picks[1]),
            "opinion": self.pick::<obeznik_circulation::opinion::Opinion>(&step.picks[1]),
            "attachment": self.pick::<obeznik_circulation::attachment::Attachment>(&step.picks[1]),
            "replacement": one, "name": "a.pdf", "blob": "00", "size_bytes": step.number,
            "media_type": if step.days % 2 == 0 { "application/pdf" } else { "application/rtf" }, "original": "00", "comment": one, "findings": [], "stance": "agree",
            "version": step.number, "due_on": on, "is_done": step.flag, "is_confidential": step.flag,
            "step": (["lawyer", "head-notes", "head-advises"][step.number as usize % 3]), "words": "dobře",
            "addressees": [{ "opinion": one, "person": self.town.people.lawyer, "mandatory": step.flag }],
            "parts": [{ "paper": one, "title": "A", "clauses": [0] }, { "paper": two, "title": "B", "clauses": [1] }],
            "task": self.pick::<Task>(&step.picks[1]), "to_task": one, "assignee_text": "odbor",
            "resolution": self.pick::<Resolution>(&step.picks[0]), "fate": "confirm",
            "by": self.pick::<Resolution>(&step.picks[1]), "edits": [], "import": three, "choice": "taken",
        });
        payload["tally"] = json!({ "members": 0, "in_favour": step.number, "against": 0, "abstained": 0 });
        payload["why"] = json!("překlep");
        payload["outcome"] =
            json!({ "agenda_item": payload["agenda_item"], "kind": "vote", "tally": payload["tally"] });
        if step.number.is_multiple_of(3) {
            // Names of new records where a command makes one.
            for field in ["agenda_item", "attachment", "meeting"] {
                payload[field] = json!(two);
            }
        }
        payload
    }

    fn all<T: Record>(&self) -> Vec<(RecordId, T)> {
        let raw = self.town.records.all().filter(|raw| raw.kind == T::KIND);
        raw.map(|raw| (raw.id, read_body(raw).unwrap())).collect()
    }

    /// Every decided consultation has exactly one resolution, numbers are unique, tasks come from resolutions.
    fn check_conservation(&self) {
        let resolutions = self.all::<Resolution>();
        let mut numbers = BTreeSet::new();
        let mut by_consultation = BTreeMap::new();
        for (id, one) in &resolutions {
            assert!(numbers.insert((one.body, one.number.clone())), "{} twice", one.number);
            if let Some(consultation) = one.consultation.filter(|_| one.state != ResolutionState::Void) {
                assert!(by_consultation.insert(consultation, *id).is_none(), "two resolutions of one vote");
            }
        }
        let bodies = self.town.bodies;
        for (id, one) in self.all::<Consultation>() {
            use ConsultationState::{Adopted, NotRecommended, Recommended};
            let passed = matches!(one.state, Adopted | Recommended | NotRecommended);
            let numbered = one.body != bodies.control; // the only body without a pattern
            assert_eq!(by_consultation.get(&id).copied(), one.resolution);
            assert_eq!(one.resolution.is_some(), passed && numbered, "{:?}", one.state);
            assert!(one.state != ConsultationState::Scheduled || one.agenda_item.is_some());
        }
        let known: BTreeSet<RecordId> = resolutions.iter().map(|(id, _)| *id).collect();
        let mut parents = self.town.records.all().filter(|raw| raw.kind == Task::KIND).map(|raw| raw.parent);
        assert!(parents.all(|parent| parent.is_some_and(|parent| known.contains(&parent))));
        self.check_audiences();
    }

    fn check_audiences(&self) {
        for raw in self.town.records.all().filter(|raw| raw.parent.is_some()) {
            // Where nothing of a kind is there yet, records of two kinds get the same invented identifier.
            let mut parents = self.town.records.all().filter(|other| Some(other.id) == raw.parent);
            let own = self.town.records.audience_of(&raw.scope).unwrap();
            // A meeting is for all who hold a role; whom a paper names is let in to its item by name.
            let own = if raw.kind == AgendaItem::KIND { without_people(&own) } else { own };
            let is_narrower =
                |parent: &RawRecord| own.is_within(&self.town.records.audience_of(&parent.scope).unwrap());
            assert!(parents.any(is_narrower), "{} is wider than its parent", raw.kind);
        }
        self.check_views();
    }

    /// A view is for those its attachment is for, wherever the paper went and whatever was closed.
    fn check_views(&self) {
        let views: Vec<Stored<SharedView>> =
            self.all::<SharedView>().into_iter().map(|(id, _)| self.town.records.need(id).unwrap()).collect();
        for view in views {
            let file: Stored<Attachment> = self.town.records.need(view.value.attachment).unwrap();
            assert_eq!((view.scope, view.parent), (file.scope, file.parent));
            assert_eq!(view.value.is_confidential, file.value.is_confidential);
        }
    }

    /// From every state that is no end some command leads on.
    fn check_exits(&self) {
        for (id, paper) in self.all::<Paper>() {
            if paper.is_finished() {
                continue;
            }
            let mut town = self.town.clone();
            assert!(moves_on(&mut town, id, &paper), "{:?} has no exit", paper.state);
            let withdraw = json!({ "paper": id, "reason": "zkouška" });
            town = self.town.clone();
            let owner = if paper.is_own_proposal() { paper.presenter } else { paper.drafter };
            let withdrawn = town.run("withdraw_paper", owner, &withdraw);
            let is_for_assembly = matches!(&withdrawn,
                Err(Stop::Refused(refusal)) if refusal.key == "refusal-suspended-waits");
            assert!(withdrawn.is_ok() || is_for_assembly, "{:?}", paper.state);
        }
    }
}

/// Takes the next step of the paper the way people would.
fn moves_on(town: &mut Vzorov, id: RecordId, paper: &Paper) -> bool {
    let (head, secretary) = (town.people.head, town.people.secretary);
    let drafter = paper.drafter;
    let of = json!({ "paper": id });
    match paper.state {
        PaperState::Draft => town.run("submit_to_head", drafter, &of).is_ok(),
        PaperState::Commenting => {
            town.go_to(add_days(town.today(), 40));
            town.run("close_opinions", drafter, &json!({ "paper": id, "reason": "po lhůtě" })).is_ok()
        }
        PaperState::DepartmentReview => town.run("head_approve", head, &of).is_ok(),
        PaperState::AtStep => {
            let open: Vec<String> = paper.open_passes().map(|pass| pass.step.clone()).collect();
            let people = [town.people.lawyer, head, secretary];
            let steps = open.iter().map(|step| json!({ "paper": id, "step": step, "words": "dobře" }));
            let ways = ["approve_step", "advise_step", "note_step"];
            let mut tries = steps.flat_map(|step| ways.map(|way| (way, step.clone())));
            tries.any(|(way, step)| people.iter().any(|who| town.run(way, *who, &step).is_ok()))
        }
        PaperState::Returned => town.run("rework", drafter, &of).is_ok(),
        PaperState::FormalCheck => {
            for item in &paper.formal_check {
                if matches!(item.state, CheckState::Open | CheckState::Failed) {
                    let tick = json!({ "paper": id, "item": item.id, "is_in_order": true, "note": "viděno" });
                    assert!(town.run("tick_check_item", secretary, &tick).is_ok());
                }
            }
            town.run("pass_formal_check", secretary, &of).is_ok()
        }
        PaperState::Ready | PaperState::InBodies => leaves_the_body(town, id),
        _ => false,
    }
}

fn leaves_the_body(town: &mut Vzorov, id: RecordId) -> bool {
    let all = town.records.under::<Consultation>(id).unwrap();
    let waits = |state| all.iter().find(|one| one.value.state == state);
    if let Some(one) = waits(ConsultationState::Ready).or(waits(ConsultationState::Postponed)) {
        let on = add_days(town.today(), 20);
        let meeting = town.meeting(one.value.body, on).unwrap();
        return town.schedule(id, meeting).is_ok();
    }
    let Some(one) = waits(ConsultationState::Scheduled) else { return false };
    let meeting = town.records.need::<Meeting>(one.value.meeting.unwrap()).unwrap();
    assert_ne!(meeting.value.state, MeetingState::Cancelled);
    assert_ne!(meeting.value.state, MeetingState::Held, "a closed meeting keeps no scheduled paper");
    let back = json!({ "paper": id, "reason": "zkouška" });
    town.run("unschedule", town.people.secretary, &back).is_ok()
}

trait CloneReady {
    fn make_ready_clone(&self, paper: RecordId) -> Result<Vzorov, Stop>;
}

impl CloneReady for Vzorov {
    fn make_ready_clone(&self, paper: RecordId) -> Result<Vzorov, Stop> {
        let mut town = self.clone();
        town.make_ready(paper).map(|()| town)
    }
}

fn without_people(audience: &Audience) -> Audience {
    Audience::new(audience.atoms().iter().filter(|atom| !matches!(atom, Atom::Person(_))).cloned())
}
