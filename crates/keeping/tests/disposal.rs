//! Two persons erase: what may be proposed, who may agree, what goes and what stays.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests stand outside their functions"
)]

mod support;

use std::collections::BTreeSet;

use jiff::civil::date;
use obeznik_circulation::comment::Comment;
use obeznik_circulation::consultation::Consultation;
use obeznik_circulation::paper::{Paper, PaperVersion};
use obeznik_circulation::reading::Reading;
use obeznik_circulation::resolution::Resolution;
use obeznik_circulation::task::Task;
use obeznik_keeping::disposal::{
    Disposal, DisposalItem, DisposalState, ItemState, MOST_ITEMS, erased_on, others_could,
};
use obeznik_keeping::due::{Due, due};
use obeznik_keeping::{Class, MODULE};
use obeznik_kernel::calendar::{add_days, day_in_prague};
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Action, IdSource as _, PersonId, Record as _, RecordId, Records as _, Role, Stop};
use proptest::prelude::*;
use serde_json::json;
use support::{House, refusal};

const CONSENT: &str = "SOA 112/2040";

#[test]
fn a_paper_goes_with_everything_under_it_and_what_was_decided_stays() {
    let mut house = House::new();
    let paper = house.decided;
    let disposal = house.propose(house.officer, CONSENT, &[("papers", paper)]).unwrap();
    assert!(house.count(PaperVersion::KIND, paper) > 0 && house.count(Consultation::KIND, paper) > 0);
    assert_eq!(house.tick(), 0, "nobody has agreed yet");
    house.agree(house.chief, disposal, &[]).unwrap();
    assert!(house.records.find::<Paper>(paper).unwrap().is_some(), "to agree is not yet to erase");
    let today = house.today;
    assert_eq!((house.tick(), house.tick()), (1, 0));

    let left = house.records.all().filter(|raw| raw.id == paper || raw.parent == Some(paper));
    let left: BTreeSet<&str> = left.map(|raw| raw.kind.as_str()).collect();
    assert_eq!(left, BTreeSet::from([Consultation::KIND]), "what the council did with it stays");
    assert_eq!(erased_on(&house.records, Paper::KIND, paper).unwrap(), Some(today));
    assert!(house.records.find::<Paper>(house.withdrawn).unwrap().is_some(), "another paper stays");
    for kind in [Resolution::KIND, Task::KIND, "agenda_item", "outcome", "meeting"] {
        assert!(house.records.all().any(|raw| raw.kind == kind), "{kind} stays");
    }
    let done = house.disposal(disposal);
    assert_eq!((done.state, done.done_at), (DisposalState::Done, Some(house.now())));
    assert_eq!(house.states(disposal), [ItemState::Erased]);
}

#[test]
fn what_stays_of_a_proposal_says_nothing_of_what_was_erased() {
    let mut house = House::new();
    let paper = house.decided;
    let Paper { title, number, report, .. } = house.records.need::<Paper>(paper).unwrap().value;
    let disposal =
        house.propose(house.officer, CONSENT, &[("papers", paper), ("tasks", house.task)]).unwrap();
    house.agree(house.chief, disposal, &[]).unwrap();
    house.tick();
    for raw in house.records.all() {
        if Class::of_kind(&raw.kind) != Some(Class::Disposals) {
            continue;
        }
        let body = String::from_utf8(raw.body.clone()).unwrap();
        for words in [&title, &number, &report] {
            assert!(words.is_empty() || !body.contains(words.as_str()), "{body}");
        }
    }
}

#[test]
fn comments_and_readings_go_alone_and_their_paper_stays() {
    let mut house = House::new();
    let all = [
        ("comments", house.withdrawn),
        ("tasks", house.task),
        ("substitutions", house.substitution),
        ("statements", house.statement),
    ];
    let disposal = house.propose(house.officer, "", &all).unwrap();
    house.agree(house.chief, disposal, &[]).unwrap();
    assert_eq!(house.tick(), 4);
    assert_eq!(house.count(Comment::KIND, house.withdrawn), 0);
    assert_eq!(house.count(Comment::KIND, house.decided), 1, "comments of another paper stay");
    assert!(house.records.find::<Paper>(house.withdrawn).unwrap().is_some());
    for (kind, id) in
        [("task", house.task), ("substitution", house.substitution), ("statement", house.statement)]
    {
        assert_eq!(house.records.get(kind, id).unwrap(), None, "{kind}");
    }
    assert_eq!(
        BTreeSet::from_iter(house.erasures()),
        BTreeSet::from([house.task, house.substitution, house.statement])
    );
}

#[test]
fn who_read_a_paper_outlives_it_until_each_reading_is_past_its_own_period() {
    let mut house = House::new();
    let paper = house.decided;
    let left = |house: &House| house.count(Reading::KIND, paper);
    for on in [date(2027, 3, 1), date(2036, 5, 2), date(2039, 5, 2)] {
        house.read(paper, on);
    }
    let table = [("readings", "", 1), ("papers", CONSENT, 1), ("readings", "", 0)];
    for (class, consent, expected) in table {
        let items = [(class, paper)];
        let disposal = house.propose(house.officer, consent, &items).unwrap();
        house.agree(house.chief, disposal, &[]).unwrap();
        house.tick();
        assert_eq!((left(&house), house.states(disposal)), (expected, vec![ItemState::Erased]), "{class}");
        let again = house.propose(house.officer, consent, &items);
        assert_eq!(refusal(again), "refusal-disposal-not-due", "{class}: the rest is not due yet");
        if class == "papers" {
            house.today = date(2043, 1, 1);
            let all = due(&house.records, house.today).unwrap();
            assert!(all.iter().any(|one| (one.class, one.id, one.count) == (Class::Readings, paper, 1)));
        }
    }
}

/// The consent, what is proposed, and why not.
type Case<'a> = (&'a str, Vec<(&'a str, RecordId)>, &'a str);

#[test]
fn what_cannot_be_proposed_is_refused() {
    let mut house = House::new();
    let (officer, paper, task) = (house.officer, house.decided, house.task);
    let many: Vec<_> = (0..=MOST_ITEMS).map(|_| ("tasks", house.ids.next_id())).collect();
    let long = "x".repeat(501);
    let table: Vec<Case<'_>> = vec![
        ("", vec![], "refusal-disposal-empty"),
        ("", many, "refusal-disposal-too-many"),
        ("", vec![("papers", paper)], "refusal-disposal-no-consent"),
        ("", vec![("tasks", task), ("papers", paper)], "refusal-disposal-no-consent"),
        ("  ", vec![("papers", paper)], "refusal-disposal-no-consent"),
        (&long, vec![("papers", paper)], "refusal-disposal-too-long"),
        (CONSENT, vec![("decisions", paper)], "refusal-disposal-not-due"),
        (CONSENT, vec![("people", officer.0)], "refusal-disposal-not-due"),
        (CONSENT, vec![("grants", paper)], "refusal-disposal-not-due"),
        (CONSENT, vec![("papers", task)], "refusal-disposal-not-due"),
        (CONSENT, vec![("readings", paper)], "refusal-disposal-not-due"), // it has none
    ];
    for (consent, items, expected) in table {
        assert_eq!(refusal(house.propose(officer, consent, &items)), expected, "{consent} {items:?}");
    }
    let blank = json!({ "disposal": task, "ground": " ", "consent": "", "items": [{ "class": "tasks", "record": task }] });
    assert_eq!(refusal(house.run("propose_disposal", Some(officer), &blank)), "refusal-field-empty");
    assert_eq!(refusal(house.propose(house.secretary, "", &[("tasks", task)])), "refusal-not-allowed");
    assert_eq!(refusal(house.propose(house.mayor, "", &[("tasks", task)])), "refusal-not-allowed");

    house.propose(officer, "", &[("tasks", task)]).unwrap();
    assert_eq!(refusal(house.propose(house.chief, "", &[("tasks", task)])), "refusal-disposal-already");
    house.pass(30);
    assert_eq!(refusal(house.propose(house.chief, "", &[("tasks", task)])), "refusal-disposal-already");
    house.pass(1);
    house.propose(house.chief, "", &[("tasks", task)]).unwrap();
}

#[test]
fn what_something_stands_in_the_way_of_is_not_proposed_and_not_erased() {
    let mut house = House::new();
    let (officer, chief, paper) = (house.officer, house.chief, house.decided);
    for mark in ["A", "V"] {
        house.mark(paper, mark);
        assert_eq!(
            refusal(house.propose(officer, CONSENT, &[("papers", paper)])),
            "refusal-disposal-held",
            "{mark}"
        );
    }
    house.mark(paper, "S");
    let disposal = house.propose(officer, CONSENT, &[("papers", paper), ("tasks", house.task)]).unwrap();
    house.go_on_from(paper, true);
    house.agree(chief, disposal, &[]).unwrap();
    let kept = |house: &House| {
        let mut items = house.items(disposal);
        items.sort_by_key(|item| item.value.class.clone());
        items.into_iter().map(|item| (item.value.state, item.value.obstacle)).collect::<Vec<_>>()
    };
    assert_eq!(
        kept(&house),
        [(ItemState::Kept, "continued".to_owned()), (ItemState::Agreed, String::new())],
        "what came up before the agreement stays, the rest goes"
    );
    house.tick();
    assert!(house.records.find::<Paper>(paper).unwrap().is_some());
    assert_eq!(house.disposal(disposal).state, DisposalState::Done);

    house.go_on_from(paper, false);
    let again = house.propose(officer, CONSENT, &[("papers", paper)]).unwrap();
    house.agree(chief, again, &[]).unwrap();
    house.mark(paper, "A"); // between the agreement and the erasure
    house.tick();
    assert!(house.records.find::<Paper>(paper).unwrap().is_some());
    assert_eq!(
        (house.items(again)[0].value.obstacle.as_str(), house.states(again)),
        ("archive", vec![ItemState::Kept])
    );
}

#[test]
fn the_second_person_takes_single_things_out() {
    let mut house = House::new();
    let (officer, chief) = (house.officer, house.chief);
    let all = [("tasks", house.task), ("statements", house.statement)];
    let disposal = house.propose(officer, "", &all).unwrap();
    let item = house.items(disposal).into_iter().find(|item| item.value.class == "tasks").unwrap().id;
    let every: Vec<RecordId> = house.items(disposal).iter().map(|item| item.id).collect();
    assert_eq!(refusal(house.agree(chief, disposal, &every)), "refusal-disposal-nothing-left");
    assert_eq!(refusal(house.agree(chief, disposal, &[officer.0])), "refusal-not-found");
    house.agree(chief, disposal, &[item]).unwrap();
    assert_eq!(house.tick(), 1);
    assert!(house.records.find::<Task>(house.task).unwrap().is_some());
    house.propose(officer, "", &[("tasks", house.task)]).unwrap();
}

#[test]
fn a_proposal_is_decided_once_and_by_whom_it_belongs_to() {
    let mut house = House::new();
    let (officer, chief, secretary) = (house.officer, house.chief, house.secretary);
    let propose = |house: &mut House| house.propose(officer, "", &[("tasks", house.task)]).unwrap();
    let of = |disposal: RecordId| json!({ "disposal": disposal });
    let disposal = propose(&mut house);
    assert_eq!(refusal(house.agree(officer, disposal, &[])), "refusal-disposal-second-person");
    assert_eq!(refusal(house.agree(secretary, disposal, &[])), "refusal-not-allowed");
    assert_eq!(refusal(house.agree(house.mayor, disposal, &[])), "refusal-not-allowed");
    assert_eq!(
        refusal(house.run("withdraw_disposal", Some(chief), &of(disposal))),
        "refusal-disposal-not-yours"
    );
    let no_reason = json!({ "disposal": disposal, "reason": "" });
    assert_eq!(refusal(house.run("refuse_disposal", Some(chief), &no_reason)), "refusal-field-empty");
    house.run("withdraw_disposal", Some(officer), &of(disposal)).unwrap();
    assert_eq!(refusal(house.agree(chief, disposal, &[])), "refusal-disposal-decided");

    let disposal = propose(&mut house);
    house.run("refuse_disposal", Some(chief), &json!({ "disposal": disposal, "reason": "spor" })).unwrap();
    assert_eq!(refusal(house.agree(chief, disposal, &[])), "refusal-disposal-decided");
    let Disposal { state, reason, .. } = house.disposal(disposal);
    assert_eq!((state, reason.as_str()), (DisposalState::Refused, "spor"));

    let disposal = propose(&mut house);
    house.pass(31);
    assert_eq!(refusal(house.agree(chief, disposal, &[])), "refusal-disposal-too-old");
    house.run("withdraw_disposal", Some(officer), &of(disposal)).unwrap();

    let disposal = propose(&mut house);
    house.agree(chief, disposal, &[]).unwrap();
    assert_eq!(refusal(house.agree(chief, disposal, &[])), "refusal-disposal-decided");
    assert_eq!(
        refusal(house.run("withdraw_disposal", Some(officer), &of(disposal))),
        "refusal-disposal-decided"
    );
    let item = house.items(disposal)[0].id;
    assert_eq!(
        refusal(house.run("erase_item", Some(chief), &json!({ "item": item }))),
        "refusal-not-allowed"
    );
    house.tick();
    let again = house.run("erase_item", None, &json!({ "item": item }));
    assert_eq!(refusal(again), "refusal-disposal-not-agreed", "once is enough");
    assert_eq!(house.count(Task::KIND, house.task), 0);
}

#[test]
fn a_substitute_counts_as_one_of_the_two() {
    let mut house = House::new();
    let (officer, chief) = (house.officer, house.chief);
    let (from, to) = (house.today, add_days(house.today, 5));
    house.substitution(chief, officer, from, to);
    let disposal = house.propose(officer, "", &[("tasks", house.task)]).unwrap();
    assert_eq!(
        refusal(house.agree_for(officer, chief, disposal)),
        "refusal-disposal-second-person",
        "one hand holds both pens"
    );
    let other = house.person(Role::Clerk);
    let handed = house.substitution(chief, other, from, to);
    let unseen = house.agree_for(other, chief, disposal);
    assert_eq!(refusal(unseen), "refusal-not-allowed", "what is kept to roles was not handed over");
    let mut handed = house.records.need::<obeznik_kernel::Substitution>(handed).unwrap();
    handed.value.confidential = true;
    house.records.save(&handed).unwrap();
    house.agree_for(other, chief, disposal).unwrap();
    let decided = house.disposal(disposal).decided.unwrap();
    assert_eq!((decided.person, decided.substitute), (chief, Some(other)));
}

#[test]
fn nobody_writes_an_agreement_down_for_somebody_else() {
    let mut house = House::new();
    let (officer, chief, secretary) = (house.officer, house.chief, house.secretary);
    let disposal = house.propose(officer, "", &[("tasks", house.task)]).unwrap();
    let input = json!({ "disposal": disposal, "without": [] });
    let told = house.run_for("agree_disposal", Some(secretary), Some((chief, "paper")), &input);
    assert_eq!(refusal(told), "refusal-disposal-in-person");
}

#[test]
fn in_a_small_municipality_the_mayor_is_the_second_person_or_the_same_one_on_a_later_day() {
    let mut house = House::new();
    house.set_small(true);
    let disposal = house.propose(house.officer, "", &[("tasks", house.task)]).unwrap();
    house.agree(house.mayor, disposal, &[]).unwrap();

    let mut village = House::new();
    village.set_small(true);
    let (officer, council) = (village.officer, village.records.all().filter(|raw| raw.kind == "body"));
    let led: Vec<RecordId> = council.map(|raw| raw.id).collect();
    let others: Vec<_> = village.records.all().filter(|raw| raw.kind == "membership").cloned().collect();
    for raw in others {
        let one = village.records.need::<obeznik_kernel::Membership>(raw.id).unwrap().value;
        if led.contains(&one.body.into()) && one.person != officer {
            village.records.remove("membership", raw.id).unwrap();
        }
    }
    let disposal = village.propose(officer, "", &[("tasks", village.task)]).unwrap();
    assert_eq!(refusal(village.agree(officer, disposal, &[])), "refusal-disposal-later-day");
    village.pass(1);
    village.agree(officer, disposal, &[]).unwrap();
    let Disposal { proposed, decided, .. } = village.disposal(disposal);
    assert_eq!(decided.map(|hand| hand.person), Some(proposed.person), "and it says so");
}

#[test]
fn a_hundred_things_are_erased_in_parts_and_a_break_loses_nothing() {
    let mut house = House::new();
    let mut all = Vec::new();
    for _ in 0..60 {
        let day = date(2026, 6, 30);
        all.push(("substitutions", house.substitution(house.officer, house.chief, day, day)));
    }
    let disposal = house.propose(house.officer, "", &all).unwrap();
    house.agree(house.chief, disposal, &[]).unwrap();
    let first = house.tick();
    assert!(first > 0 && first < 60, "{first}");
    assert_eq!(house.disposal(disposal).state, DisposalState::Agreed);
    let mut rounds = 1;
    while house.tick() > 0 {
        rounds += 1;
        assert!(rounds < 60);
    }
    assert_eq!(house.disposal(disposal).state, DisposalState::Done);
    assert!(house.states(disposal).iter().all(|state| *state == ItemState::Erased));
}

#[test]
fn commands_need_the_rights_they_need() {
    let actions: Vec<(&str, Action)> = MODULE.commands.iter().map(|spec| (spec.kind, spec.action)).collect();
    let expected = [
        ("keeping.note_statement", Action::KeepData),
        ("keeping.set_period", Action::KeepData),
        ("keeping.propose_disposal", Action::KeepData),
        ("keeping.withdraw_disposal", Action::KeepData),
        ("keeping.agree_disposal", Action::SecondDisposal),
        ("keeping.refuse_disposal", Action::SecondDisposal),
        ("keeping.erase_item", Action::ActOfTime),
    ];
    assert_eq!(actions, expected);
}

/// A random act of somebody in the office.
#[derive(Debug, Clone)]
enum Act {
    Propose { by: usize, first: usize, many: usize, consent: bool },
    Agree { by: usize, which: usize, without: bool },
    Withdraw { by: usize, which: usize },
    Refuse { by: usize, which: usize },
    Tick,
    Pass(i32),
    Mark { paper: usize, mark: usize },
    GoOn { paper: usize, is_at_work: bool },
    Small(bool),
    Period { class: usize, years: u16 },
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => (0usize..4, 0usize..8, 1usize..5, any::<bool>())
            .prop_map(|(by, first, many, consent)| Act::Propose { by, first, many, consent }),
        4 => (0usize..4, 0usize..4, any::<bool>()).prop_map(|(by, which, without)| Act::Agree { by, which, without }),
        1 => (0usize..4, 0usize..4).prop_map(|(by, which)| Act::Withdraw { by, which }),
        1 => (0usize..4, 0usize..4).prop_map(|(by, which)| Act::Refuse { by, which }),
        4 => Just(Act::Tick),
        2 => prop_oneof![Just(1i32), 1i32..40, -3i32..0].prop_map(Act::Pass),
        2 => (0usize..2, 0usize..4).prop_map(|(paper, mark)| Act::Mark { paper, mark }),
        2 => (0usize..2, any::<bool>()).prop_map(|(paper, is_at_work)| Act::GoOn { paper, is_at_work }),
        1 => any::<bool>().prop_map(Act::Small),
        1 => (0usize..3, prop_oneof![Just(1u16), Just(30u16)])
            .prop_map(|(class, years)| Act::Period { class, years }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_erased_that_is_held_or_not_due_or_that_one_person_alone_wanted(
        acts in prop::collection::vec(act(), 10..60)
    ) {
        let mut played = Played::new();
        for act in &acts {
            played.take(act);
        }
    }
}

/// A house with a diary beside it, kept from the outside.
struct Played {
    house: House,
    people: [PersonId; 4],
    /// Everything that could ever be proposed.
    things: Vec<(&'static str, RecordId)>,
    disposals: Vec<RecordId>,
    /// What a second person let through, as of their day.
    let_through: BTreeSet<(String, RecordId)>,
}

impl Played {
    fn new() -> Self {
        let house = House::new();
        let people = [house.officer, house.chief, house.mayor, house.secretary];
        let things = vec![
            ("papers", house.decided),
            ("comments", house.decided),
            ("papers", house.withdrawn),
            ("comments", house.withdrawn),
            ("tasks", house.task),
            ("substitutions", house.substitution),
            ("statements", house.statement),
            ("decisions", house.decided),
        ];
        Self { house, people, things, disposals: Vec::new(), let_through: BTreeSet::new() }
    }

    fn take(&mut self, act: &Act) {
        let (before, present) = (self.free(), self.present());
        if matches!(act, Act::Tick) {
            self.house.tick();
            return self.check(&present, &before);
        }
        let _refused = self.by_people(act, &before);
        self.around(act);
        assert_eq!(self.present(), present, "only time erases: {act:?}");
    }

    fn by_people(&mut self, act: &Act, free: &BTreeSet<(String, RecordId)>) -> Result<(), Stop> {
        match *act {
            Act::Propose { by, first, many, consent } => self.propose(by, first, many, consent),
            Act::Agree { by, which, without } => self.agree(by, which, without, free),
            Act::Withdraw { by, which } => self.of(which, |played, disposal| {
                let input = json!({ "disposal": disposal });
                played.house.run("withdraw_disposal", Some(played.people[by]), &input)
            }),
            Act::Refuse { by, which } => self.of(which, |played, disposal| {
                let input = json!({ "disposal": disposal, "reason": "ne" });
                played.house.run("refuse_disposal", Some(played.people[by]), &input)
            }),
            Act::Period { class, years } => {
                let class = ["papers", "comments", "tasks"][class];
                let input = json!({ "class": class, "years": years });
                self.house.run("set_period", Some(self.house.officer), &input)
            }
            _ => Ok(()),
        }
    }

    /// What happens around the people.
    fn around(&mut self, act: &Act) {
        let papers = [self.house.decided, self.house.withdrawn];
        match *act {
            Act::Pass(days) => self.house.pass(days),
            Act::Mark { paper, mark } => self.house.mark(papers[paper], ["A", "V", "S", ""][mark]),
            Act::GoOn { paper, is_at_work } => self.house.go_on_from(papers[paper], is_at_work),
            Act::Small(is_small) => self.house.set_small(is_small),
            _ => {}
        }
    }

    fn of(
        &mut self,
        which: usize,
        act: impl FnOnce(&mut Self, RecordId) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        match self.disposals.iter().rev().nth(which).copied() {
            Some(disposal) => act(self, disposal),
            None => Ok(()),
        }
    }

    fn propose(&mut self, by: usize, first: usize, many: usize, consent: bool) -> Result<(), Stop> {
        let things: Vec<_> = self.things.iter().skip(first).take(many).copied().collect();
        let free = self.free();
        let disposal = self.house.propose(self.people[by], if consent { CONSENT } else { "" }, &things)?;
        for (class, id) in things {
            assert!(free.contains(&(class.to_owned(), id)), "{class} was proposed and is not free");
            assert!(consent || class != "papers", "a document without the archive");
        }
        assert!(by < 2, "{by} cares for no data");
        self.disposals.push(disposal);
        Ok(())
    }

    fn agree(
        &mut self,
        by: usize,
        which: usize,
        without: bool,
        free: &BTreeSet<(String, RecordId)>,
    ) -> Result<(), Stop> {
        let Some(disposal) = self.disposals.iter().rev().nth(which).copied() else { return Ok(()) };
        let items = self.house.items(disposal);
        let out: Vec<RecordId> = items.iter().take(usize::from(without)).map(|item| item.id).collect();
        self.house.agree(self.people[by], disposal, &out)?;
        let Disposal { proposed, .. } = self.house.disposal(disposal);
        let day = day_in_prague(proposed.at);
        assert!(self.house.today <= add_days(day, 30), "too old");
        if proposed.person == self.people[by] {
            let others =
                others_could(&self.house.records, &BTreeSet::from([proposed.person]), self.house.today);
            assert!(self.house.is_small() && self.house.today > day && !others.unwrap(), "alone");
        }
        assert!(by < 2 || by == 2 && self.house.is_small(), "{by} may not agree");
        for item in items.iter().filter(|item| !out.contains(&item.id)) {
            let key = (item.value.class.clone(), item.value.record);
            if free.contains(&key) {
                self.let_through.insert(key);
            }
        }
        Ok(())
    }

    /// What is due today and nothing stands in the way of, by the list.
    fn free(&self) -> BTreeSet<(String, RecordId)> {
        let all: Vec<Due> = due(&self.house.records, self.house.today).unwrap();
        let free = all.into_iter().filter(|one| one.held.is_none());
        free.map(|one| (one.class.as_str().to_owned(), one.id)).collect()
    }

    /// Which of the things are still there.
    fn present(&self) -> BTreeSet<(String, RecordId)> {
        let is_there = |(class, id): &(&str, RecordId)| match *class {
            "comments" => self.house.count(Comment::KIND, *id) > 0,
            "papers" | "decisions" => self.house.records.get(Paper::KIND, *id).unwrap().is_some(),
            class => {
                let kind = class.strip_suffix('s').unwrap();
                self.house.records.get(kind, *id).unwrap().is_some()
            }
        };
        let there = self.things.iter().filter(|thing| is_there(thing));
        there.map(|(class, id)| ((*class).to_owned(), *id)).collect()
    }

    fn check(&self, present: &BTreeSet<(String, RecordId)>, free: &BTreeSet<(String, RecordId)>) {
        let now = self.present();
        for gone in present.difference(&now) {
            let paper = ("papers".to_owned(), gone.1);
            let with_its_paper = matches!(gone.0.as_str(), "comments" | "decisions") && !now.contains(&paper);
            let gone = if with_its_paper && !self.let_through.contains(gone) { &paper } else { gone };
            assert!(self.let_through.contains(gone), "nobody let {gone:?} through");
            assert!(free.contains(gone), "{gone:?} was not due or was held");
        }
        let agreed = self.house.records.all().filter(|raw| raw.kind == DisposalItem::KIND);
        let agreed = agreed.map(|raw| self.house.records.need::<DisposalItem>(raw.id).unwrap().value.state);
        assert!(
            agreed.into_iter().all(|state| state != ItemState::Agreed),
            "time erases all that was agreed"
        );
    }
}
