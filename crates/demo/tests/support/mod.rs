//! The demo town on a Monday, and people who act in it by their names.

use obeznik_app::office::Request;
use obeznik_app::office::desk::{DEMO_PASS_PHRASE, Desk};
use obeznik_app::{ApiError, Office};
use obeznik_demo::{SetClock, fill, founding, plan};
use obeznik_kernel::calendar::instant_in_prague;
use obeznik_kernel::{Date, PersonId, RecordId};
use obeznik_store::{NoKeyring, Protection};
use serde_json::{Value, json};
use tempfile::TempDir;

/// A Monday on which the town has meetings behind it and before it.
const TODAY: Date = jiff::civil::date(2026, 11, 23);
/// The first day of its term by that.
const TERM_START: Date = jiff::civil::date(2025, 10, 24);

/// The town with its clock; its folder goes with it.
pub(crate) struct Vzorov {
    pub(crate) office: Office,
    clock: SetClock,
    _folder: TempDir,
}

impl Vzorov {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::new(folder.path().join("vzorov"));
        let clock = SetClock::at(instant_in_prague(TERM_START, 8, 0).unwrap());
        let protection =
            Protection { keyring: &NoKeyring, pass_phrase: Some(DEMO_PASS_PHRASE), is_demo: true };
        let (plan, secretary) = (plan(), PersonId(RecordId::well_known("founder of a test")));
        let found = |id, device| founding(&plan, secretary, id, device, TODAY);
        let (office, _) = desk.found(protection, Box::new(clock.clone()), found).unwrap();
        fill(&office, &clock, TODAY).unwrap();
        Self { office, clock, _folder: folder }
    }

    /// Moves the clock to a time of a day.
    pub(crate) fn at(&self, day: Date, hour: i8, minute: i8) {
        self.clock.set(instant_in_prague(day, hour, minute).unwrap());
    }

    /// The secretary does something.
    pub(crate) fn act(&self, kind: &str, payload: Value) -> Result<(), ApiError> {
        let kind = format!("circulation.{kind}");
        let request = Request { kind, payload, base: Vec::new(), on_behalf_of: None };
        self.office.execute(request).map(|_| ())
    }

    /// The identifier of a person by a part of the name.
    pub(crate) fn person(&self, name: &str) -> String {
        let overview = self.office.query("overview", Value::Null).unwrap();
        named(&overview["people"], name)
    }

    /// The identifier of a type of papers by its name.
    pub(crate) fn paper_type(&self, name: &str) -> String {
        let overview = self.office.query("overview", Value::Null).unwrap();
        let mut found = overview["paper_types"].as_array().unwrap().iter().filter(|pair| pair[1] == name);
        found.next().unwrap()[0].as_str().unwrap().to_owned()
    }

    /// A paper with all that belongs to it, by its title.
    pub(crate) fn paper(&self, title: &str) -> Value {
        let slice = json!({ "sort": "", "descending": false, "offset": 0, "limit": 500 });
        let input = json!({
            "text": "", "states": [], "body": "", "department": "", "year": 0, "mine": false, "slice": slice,
        });
        let page = self.office.query("papers", input).unwrap();
        let row = page["rows"].as_array().unwrap().iter().rfind(|row| row["title"] == title).unwrap();
        self.office.query("paper", json!({ "id": row["id"] })).unwrap()
    }

    /// A draft of a type, owned by the secretary; of no department when none is named.
    pub(crate) fn draft(&self, paper_type: &str, title: &str, department: Option<&str>) -> RecordId {
        let paper = new_id();
        let clauses = json!([{ "verb": "schvaluje", "text": title, "points": [] }]);
        let input = json!({
            "paper": paper, "paper_type": self.paper_type(paper_type), "title": title,
            "presenter": self.person("Košťál"), "co_presenters": [], "drafter": null, "department": department,
            "competence": "§ 102 odst. 3", "confidentiality": "public", "named": [], "report": "Zdůvodnění.",
            "clauses": clauses, "due_on": null,
        });
        self.act("create_paper", input).unwrap();
        paper
    }
}

/// The identifier of the only row whose name contains the words.
fn named(rows: &Value, words: &str) -> String {
    let found: Vec<&Value> =
        rows.as_array().unwrap().iter().filter(|row| row["name"].as_str().unwrap().contains(words)).collect();
    assert_eq!(found.len(), 1, "{words}: {found:?}");
    found[0]["id"].as_str().unwrap().to_owned()
}

/// A new identifier.
pub(crate) fn new_id() -> RecordId {
    use obeznik_kernel::IdSource as _;
    obeznik_app::ports::SystemIds.next_id()
}
