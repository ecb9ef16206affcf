//! What is due: papers, comments, readings, tasks, substitutions, and what stands in the way.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use jiff::civil::{Date, date};
use obeznik_circulation::comment::AddComment;
use obeznik_circulation::paper_type::ConsultationRole::Decides;
use obeznik_circulation::reading::{Reading, ReadingWay};
use obeznik_circulation::registry::{RegistryEntry, RegistryKind, registry_entry_id};
use obeznik_circulation::resolution::Resolution;
use obeznik_circulation::task::Task;
use obeznik_circulation::testing::Vzorov;
use obeznik_keeping::due::{Due, Held, due};
use obeznik_keeping::statement::Statement;
use obeznik_keeping::{Class, MODULE};
use obeznik_kernel::calendar::instant_in_prague;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::testing::{CountedIds, MemoryRecords};
use obeznik_kernel::{
    Action, Audience, Command, CommandId, Context, DeviceId, IdSource as _, KindSpec, Payload, Person,
    PersonId, Record, RecordId, Refusal, Role, Stop, Substitution,
};
use serde_json::{Value, json};

const START: Date = date(2026, 9, 1);

/// A council's resolution of 2026 with its task, and a comment at its paper.
fn decided() -> (Vzorov, RecordId) {
    let mut town = Vzorov::on(START);
    let council = town.bodies.council;
    let kind = town.paper_type(&[(council, Decides)]).unwrap();
    let paper = town.ready(kind).unwrap();
    let comment = town.id();
    let input = AddComment {
        paper,
        comment,
        text: "Chybí mapa.".to_owned(),
        quote: String::new(),
        answers: None,
        meeting: None,
    };
    town.run("add_comment", town.people.clerk, &input).unwrap();
    town.decide(paper, council, (3, 0)).unwrap();
    (town, paper)
}

fn task(town: &Vzorov) -> RecordId {
    town.records.all().find(|raw| raw.kind == Task::KIND).unwrap().id
}

fn close_task(town: &mut Vzorov) {
    let (task, head, secretary) = (task(town), town.people.head, town.people.secretary);
    town.run("report_task", head, &json!({ "task": task, "text": "hotovo", "is_done": true })).unwrap();
    town.run("close_task", secretary, &json!({ "task": task, "is_done": true })).unwrap();
}

fn of(all: &[Due], class: Class) -> Vec<&Due> {
    all.iter().filter(|one| one.class == class).collect()
}

#[test]
fn a_paper_is_due_ten_years_after_its_year_and_waits_for_its_tasks() {
    let (mut town, paper) = decided();
    assert_eq!(due(&town.records, date(2029, 12, 31)).unwrap(), []);

    let comments = due(&town.records, date(2030, 1, 1)).unwrap();
    assert_eq!(comments.len(), 1, "{comments:?}");
    assert_eq!((comments[0].class, comments[0].id, comments[0].count), (Class::Comments, paper, 1));

    assert_eq!(of(&due(&town.records, date(2036, 12, 31)).unwrap(), Class::Papers), Vec::<&Due>::new());
    let all = due(&town.records, date(2037, 1, 1)).unwrap();
    let papers = of(&all, Class::Papers);
    let number = town.records.all().find(|raw| raw.kind == Resolution::KIND).unwrap().id;
    let number = town.records.need::<Resolution>(number).unwrap().value.number;
    assert_eq!(papers[0].held, Some(Held::OpenTask(number)));
    assert_eq!((papers[0].closed_on.year(), papers[0].due_on, papers[0].years), (2026, date(2037, 1, 1), 10));

    close_task(&mut town);
    let all = due(&town.records, date(2037, 1, 1)).unwrap();
    assert_eq!(of(&all, Class::Papers)[0].held, None);
    let tasks = of(&all, Class::Tasks);
    assert_eq!((tasks.len(), tasks[0].due_on), (1, date(2032, 1, 1)), "closed in 2026, five years");
    assert!(all.is_sorted_by_key(|one| one.due_on), "the longest due first");
}

#[test]
fn a_reading_is_kept_by_its_own_day_and_not_by_the_age_of_its_paper() {
    let (mut town, paper) = decided();
    for on in [date(2026, 12, 1), date(2029, 12, 30), date(2031, 5, 2)] {
        let (person, device) = (town.people.clerk, DeviceId(town.id()));
        let at = instant_in_prague(on, 9, 0).unwrap();
        let reading = Reading { person, device, at, way: ReadingWay::Viewed, attachment: None };
        let id = town.id();
        town.records.add(id, Some(paper), &Audience::inside(), &reading).unwrap();
    }
    let table = [
        (date(2029, 12, 31), None),
        (date(2030, 1, 1), Some((1, date(2026, 12, 1), date(2030, 1, 1)))),
        (date(2033, 1, 1), Some((2, date(2029, 12, 30), date(2033, 1, 1)))),
        (date(2035, 1, 1), Some((3, date(2031, 5, 2), date(2035, 1, 1)))),
    ];
    for (today, expected) in table {
        let all = due(&town.records, today).unwrap();
        let found = of(&all, Class::Readings).first().map(|one| (one.count, one.closed_on, one.due_on));
        assert_eq!(found, expected, "{today}");
    }
}

#[test]
fn an_open_paper_is_never_due() {
    let mut town = Vzorov::on(START);
    let council = town.bodies.council;
    let kind = town.paper_type(&[(council, Decides)]).unwrap();
    town.ready(kind).unwrap();
    assert_eq!(due(&town.records, date(2099, 1, 1)).unwrap(), []);
}

#[test]
fn marks_of_the_filing_service_come_before_the_periods_of_the_office() {
    let table = [
        ("S", Some(1), date(2028, 1, 1), None),
        ("A", Some(5), date(2032, 1, 1), Some(Held::Archive)),
        ("V", Some(5), date(2032, 1, 1), Some(Held::Choice)),
        ("", None, date(2037, 1, 1), None),
    ];
    for (mark, years, due_on, held) in table {
        let (mut town, paper) = decided();
        close_task(&mut town);
        let mut entry = RegistryEntry::new(RegistryKind::Paper, paper);
        entry.numbers.retention_mark = mark.to_owned();
        entry.numbers.retention_years = years;
        let id = registry_entry_id(&RegistryKind::Paper, paper);
        town.records.add(id, Some(paper), &Audience::inside(), &entry).unwrap();
        let all = due(&town.records, date(2060, 1, 1)).unwrap();
        let one = of(&all, Class::Papers)[0];
        assert_eq!((one.due_on, &one.held, one.by_registry), (due_on, &held, years.is_some()), "{mark}");
    }
}

/// An office in memory with one person, and the module's commands.
struct Office {
    records: MemoryRecords,
    ids: CountedIds,
    person: PersonId,
}

impl Office {
    fn new() -> Self {
        let kernel = [KindSpec::of::<Person>(), KindSpec::of::<Substitution>()];
        let mut records = MemoryRecords::new(kernel.into_iter().chain(MODULE.kinds.iter().copied()));
        let mut ids = CountedIds::default();
        let person = PersonId(ids.next_id());
        let value = Person {
            given: "Jana".to_owned(),
            family: "Zkušební".to_owned(),
            title_before: String::new(),
            title_after: String::new(),
            function: String::new(),
            email: String::new(),
            department: None,
            active: true,
        };
        records.add(person, None, &Audience::inside(), &value).unwrap();
        Self { records, ids, person }
    }

    fn run(&mut self, kind: &str, payload: &Value) -> Result<(), Stop> {
        let spec = MODULE.commands.iter().find(|spec| spec.kind == kind).unwrap();
        assert_eq!(spec.action, Action::KeepData);
        let now = "2026-11-23T08:00:00Z".parse().unwrap();
        let command = Command {
            id: CommandId(self.ids.next_id()),
            kind: kind.to_owned(),
            kind_version: 1,
            actor: Some(self.person),
            on_behalf_of: None,
            payload: Payload::Inline(payload.to_string()),
            base: Vec::new(),
            client_time: now,
        };
        let mut context = Context::new(now, None, &mut self.ids);
        (spec.execute)(&command, &mut context, &mut self.records)
    }

    fn refusal(&mut self, kind: &str, payload: &Value) -> String {
        match self.run(kind, payload) {
            Err(Stop::Refused(Refusal { key, .. })) => key,
            other => panic!("no refusal but {other:?}"),
        }
    }
}

#[test]
fn a_substitution_that_ended_and_a_statement_are_due_by_the_period_the_municipality_set() {
    let mut office = Office::new();
    for (to, from) in [(Some(date(2020, 6, 30)), date(2020, 6, 1)), (None, date(2020, 7, 1))] {
        let substitution = Substitution {
            absent: office.person,
            by: office.person,
            from,
            to,
            roles: vec![Role::Secretary],
            duties: Vec::new(),
            reason: String::new(),
            confidential: false,
        };
        let id = office.ids.next_id();
        office.records.add(id, None, &Audience::inside(), &substitution).unwrap();
    }
    let note = json!({ "person": office.person, "request": " MUVZ 311/2026 " });
    office.run("keeping.note_statement", &note).unwrap();
    let today = date(2026, 11, 23);
    let all = due(&office.records, today).unwrap();
    assert_eq!((all.len(), all[0].class, all[0].due_on), (1, Class::Substitutions, date(2026, 1, 1)));

    office.run("keeping.set_period", &json!({ "class": "substitutions", "years": 20 })).unwrap();
    office.run("keeping.set_period", &json!({ "class": "statements", "years": 0 })).unwrap();
    assert_eq!(due(&office.records, today).unwrap(), []);
    assert_eq!(due(&office.records, date(2027, 1, 1)).unwrap()[0].class, Class::Statements);
    office.run("keeping.set_period", &json!({ "class": "substitutions", "years": null })).unwrap();
    assert_eq!(due(&office.records, today).unwrap().len(), 1, "the proposed period is back");
}

#[test]
fn a_statement_about_somebody_who_is_only_named_is_noted_by_their_name() {
    let mut office = Office::new();
    let note = json!({ "person": null, "name": " Karel Vomáčka ", "request": "MUVZ 312/2026" });
    office.run("keeping.note_statement", &note).unwrap();
    let noted = office.records.find_by::<Statement>("statement", &[], 10).unwrap();
    assert_eq!(noted.len(), 1);
    let Statement { person, name, request, .. } = &noted[0].value;
    assert_eq!((person, name.as_str(), request.as_str()), (&None, "Karel Vomáčka", "MUVZ 312/2026"));
    let due = due(&office.records, date(2040, 1, 1)).unwrap();
    assert!(due.iter().any(|one| one.class == Class::Statements && one.id == noted[0].id), "{due:?}");
}

#[test]
fn what_cannot_be_set_or_noted_is_refused() {
    let mut office = Office::new();
    let (person, nobody) = (office.person, office.ids.next_id());
    let table = [
        ("keeping.set_period", json!({ "class": "decisions", "years": 5 }), "refusal-no-period"),
        ("keeping.set_period", json!({ "class": "grants", "years": 5 }), "refusal-no-period"),
        ("keeping.set_period", json!({ "class": "papers", "years": 101 }), "refusal-period-too-long"),
        ("keeping.note_statement", json!({ "person": person, "request": " " }), "refusal-field-empty"),
        (
            "keeping.note_statement",
            json!({ "person": person, "request": "x".repeat(501) }),
            "refusal-request-too-long",
        ),
        ("keeping.note_statement", json!({ "person": nobody, "request": "x" }), "refusal-not-found"),
        ("keeping.note_statement", json!({ "person": null, "request": "x" }), "refusal-field-empty"),
        (
            "keeping.note_statement",
            json!({ "person": null, "name": " ", "request": "x" }),
            "refusal-field-empty",
        ),
        (
            "keeping.note_statement",
            json!({ "person": null, "name": "x".repeat(201), "request": "x" }),
            "refusal-statement-name-too-long",
        ),
        (
            "keeping.note_statement",
            json!({ "person": person, "name": "Karel Vomáčka", "request": "x" }),
            "refusal-statement-about-two",
        ),
    ];
    for (kind, payload, expected) in table {
        assert_eq!(office.refusal(kind, &payload), expected, "{kind} {payload}");
    }
}
