//! Two values of one field that met are settled, whatever the field belongs to.
#![allow(missing_docs, clippy::unwrap_used, reason = "helpers of tests stand outside their functions")]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use jiff::civil::{Date, date};
use obeznik_circulation::meeting::Meeting;
use obeznik_circulation::paper::Paper;
use obeznik_circulation::paper_type::ConsultationRole::Decides;
use obeznik_circulation::testing::Vzorov;
use obeznik_circulation::variant::{kinds_with_variants, standing};
use obeznik_kernel::{
    FieldEdit, PersonId, Record, RecordId, Records as _, RecordsExt, Stored, Variant, field_hash,
};
use serde_json::{Value, json};
use support::refusal;

const START: Date = date(2026, 9, 1);

/// A record in whose field three values meet.
struct Case {
    kind: &'static str,
    /// The command that sets its fields, and the name of the record in it.
    edit: (&'static str, &'static str),
    id: RecordId,
    field: &'static str,
    values: [Value; 3],
    /// Who writes, and somebody who sees it and may not.
    who: [PersonId; 2],
}

impl Case {
    fn set(&self, town: &mut Vzorov, value: &Value, base: Option<String>) {
        let edit = FieldEdit { field: self.field.to_owned(), value: value.clone(), base };
        let (command, name) = self.edit;
        town.run(command, self.who[0], &json!({ name: self.id, "edits": [edit] })).unwrap();
    }

    fn now(&self, town: &Vzorov) -> Value {
        standing(&town.records.get(self.kind, self.id).unwrap().unwrap(), self.field)
    }

    fn variant(&self, town: &Vzorov) -> Stored<Variant> {
        let open = town.records.find_by("variant_by_state", &["open", &self.id.to_string()], 10).unwrap();
        assert_eq!(open.len(), 1, "{} {}", self.kind, self.field);
        open.into_iter().next().unwrap()
    }
}

fn case_of_paper(town: &mut Vzorov, field: &'static str, values: [Value; 3]) -> Case {
    let council = town.bodies.council;
    let kind = town.paper_type(&[(council, Decides)]).unwrap();
    let id = town.draft(kind).unwrap();
    let who = [town.people.clerk, town.people.members[9]];
    Case { kind: Paper::KIND, edit: ("edit_paper", "paper"), id, field, values, who }
}

fn case_of_meeting(town: &mut Vzorov, field: &'static str, values: [Value; 3]) -> Case {
    let finance = town.bodies.finance;
    let id = town.meeting(finance, date(2026, 10, 5)).unwrap();
    // The chair of the committee plans its meetings; another member of it only comes.
    let who = [town.people.members[5], town.people.members[6]];
    Case { kind: Meeting::KIND, edit: ("edit_meeting", "meeting"), id, field, values, who }
}

fn cases(town: &mut Vzorov) -> Vec<Case> {
    let texts = || ["hasičská zbrojnice", "klub", "škola"].map(Value::from);
    vec![
        case_of_paper(town, "report", texts()),
        case_of_paper(town, "title", texts()),
        case_of_paper(town, "due_on", ["2026-11-02", "2026-11-03", "2026-11-04"].map(Value::from)),
        case_of_meeting(town, "place", texts()),
        case_of_meeting(town, "invitation_note", texts()),
        case_of_meeting(town, "starts_at", ["14:00", "15:30", "16:00"].map(Value::from)),
        case_of_meeting(town, "on", ["2026-10-06", "2026-10-07", "2026-10-08"].map(Value::from)),
        case_of_meeting(town, "sections", [json!(["A"]), json!(["A", "B"]), json!(["A", "B", "C"])]),
    ]
}

#[test]
fn what_met_in_any_kind_of_record_is_settled_by_who_may_write_there() {
    let mut town = Vzorov::on(START);
    let cases = cases(&mut town);
    let covered: BTreeSet<&str> = cases.iter().map(|case| case.kind).collect();
    assert_eq!(covered, kinds_with_variants().collect::<BTreeSet<_>>(), "every kind has a case here");
    for case in cases {
        let name = format!("{} {}", case.kind, case.field);
        let [first, second, merged] = &case.values;
        let before = Some(field_hash(&case.now(&town)));
        case.set(&mut town, first, before.clone());
        case.set(&mut town, second, before);
        assert_eq!(case.now(&town), *first, "{name}: the first stays until a person chooses");
        let variant = case.variant(&town);
        let settle = |choice: &str, value: Option<&Value>, base: &Value| {
            let base = Some(field_hash(base));
            json!({ "variant": variant.id, "choice": choice, "value": value, "base": base })
        };
        let stranger = town.run("settle_variant", case.who[1], &settle("taken", None, first));
        assert_eq!(refusal(stranger), "refusal-not-allowed", "{name}");
        let unseen = town.run("settle_variant", case.who[0], &settle("taken", None, second));
        assert_eq!(refusal(unseen), "refusal-variant-moved", "{name}");
        town.run("settle_variant", case.who[0], &settle("merged", Some(merged), first)).unwrap();
        assert_eq!(case.now(&town), *merged, "{name}");
        let again = town.run("settle_variant", case.who[0], &settle("dropped", None, merged));
        assert_eq!(refusal(again), "refusal-variant-settled", "{name}");

        // The next two that meet: the other one is taken, then one is dropped.
        for (choice, left) in [("taken", second), ("dropped", first)] {
            let before = Some(field_hash(&case.now(&town)));
            case.set(&mut town, first, before.clone());
            case.set(&mut town, second, before);
            let input = json!({ "variant": case.variant(&town).id, "choice": choice });
            town.run("settle_variant", case.who[0], &input).unwrap();
            assert_eq!(case.now(&town), *left, "{name} {choice}");
        }
    }
}

#[test]
fn a_choice_is_held_to_the_rules_of_the_field_it_writes() {
    let mut town = Vzorov::on(START);
    let case = case_of_meeting(&mut town, "starts_at", ["14:00", "15:30", "16:00"].map(Value::from));
    let before = Some(field_hash(&case.now(&town)));
    case.set(&mut town, &case.values[0], before.clone());
    case.set(&mut town, &case.values[1], before);
    let variant = case.variant(&town).id;
    let settle = |choice: &str, value: Value| json!({ "variant": variant, "choice": choice, "value": value });
    let chair = case.who[0];
    let wrong = town.run("settle_variant", chair, &settle("merged", json!("odpoledne")));
    assert_eq!(refusal(wrong), "refusal-not-a-time");
    let item = json!({ "meeting": case.id, "agenda_item": town.id(), "title": "Různé" });
    town.run("add_agenda_item", chair, &item).unwrap();
    town.convene(case.id).unwrap();
    let late = town.run("settle_variant", chair, &settle("taken", Value::Null));
    assert_eq!(refusal(late), "refusal-field-locked", "another hour needs a new notice");
    town.run("settle_variant", chair, &settle("dropped", Value::Null)).unwrap();
    assert_eq!(case.now(&town), case.values[0]);
}

/// Names in `apply_edits::<Name>(` anywhere below a folder.
fn edited_in(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            edited_in(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let calls = text.split("apply_edits::<").skip(1);
            found.extend(calls.filter_map(|call| call.split_once(">(")).map(|(name, _)| name.to_owned()));
        }
    }
}

#[test]
fn no_kind_of_record_keeps_variants_that_cannot_be_settled() {
    let mut found = BTreeSet::new();
    for module in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).unwrap() {
        let source = module.unwrap().path().join("src");
        if source.is_dir() {
            edited_in(&source, &mut found);
        }
    }
    // A notebook that the tests of sync write into has no people who would choose.
    found.remove("Note<T>");
    let settled: BTreeSet<&str> = kinds_with_variants().collect();
    let edited: BTreeSet<String> = found.into_iter().map(|name| name.to_lowercase()).collect();
    assert!(edited.iter().map(String::as_str).eq(settled), "edited: {edited:?}");
}
