//! Documents handed over to the filing service and the numbers it gives them.
#![allow(missing_docs, clippy::unwrap_used, reason = "helpers of tests stand outside their functions")]

mod support;

use jiff::civil::{Date, date};
use obeznik_circulation::paper_type::ConsultationRole::Decides;
use obeznik_circulation::registry::{
    FilingRules, RegistryEntry, RegistryKind, filing_rules_id, registry_entry_id,
};
use obeznik_circulation::testing::Vzorov;
use obeznik_kernel::{PersonId, RecordId, RecordsExt as _, Stop};
use serde_json::json;
use support::refusal;

const START: Date = date(2026, 9, 1);

/// Two papers ready for the council.
fn town() -> (Vzorov, [RecordId; 2]) {
    let mut town = Vzorov::on(START);
    let kind = town.paper_type(&[(town.bodies.council, Decides)]).unwrap();
    let papers = [town.ready(kind).unwrap(), town.ready(kind).unwrap()];
    (town, papers)
}

fn hand_over(town: &mut Vzorov, who: PersonId, paper: RecordId, again: bool) -> Result<(), Stop> {
    let marks = json!({ "plan_mark": "101.2", "retention_mark": "a", "retention_years": 10,
        "reference_number": "MUVZ 9/2026" });
    let input = json!({ "kind": "paper", "document": paper, "again": again, "marks": marks });
    town.run("hand_to_registry", who, &input)
}

fn enter(town: &mut Vzorov, paper: RecordId, number: &str, reason: &str) -> Result<(), Stop> {
    let numbers = json!({ "reference_number": number });
    let input = json!({ "kind": "paper", "document": paper, "numbers": numbers, "reason": reason });
    town.run("enter_registry_numbers", town.people.secretary, &input)
}

fn entry(town: &Vzorov, paper: RecordId) -> RegistryEntry {
    town.records.need(registry_entry_id(&RegistryKind::Paper, paper)).unwrap().value
}

#[test]
fn marks_of_the_office_are_set_by_whoever_hands_documents_over_and_never_wrong() {
    let (mut town, _) = town();
    let (secretary, clerk) = (town.people.secretary, town.people.clerk);
    let rules = |data_box: &str, mark: &str| {
        let marks = json!([["paper", { "plan_mark": " 101.2 ", "retention_mark": mark }], ["letter", {}]]);
        json!({ "value": { "data_box": data_box, "marks": marks } })
    };
    let table = [
        (secretary, rules("abcd23", "a"), "registry-data-box-unfit"),
        (secretary, rules("abcd234", "X"), "refusal-registry-retention-unfit"),
    ];
    for (who, input, key) in table {
        assert_eq!(refusal(town.run("set_filing_rules", who, &input)), key);
    }
    assert_eq!(
        refusal(town.run("set_filing_rules", clerk, &rules("abcd234", "a"))),
        "refusal-not-allowed",
        "a clerk hands nothing over"
    );
    town.run("set_filing_rules", secretary, &rules("ABCD234 ", "a")).unwrap();
    let set = town.records.need::<FilingRules>(filing_rules_id()).unwrap().value;
    let [(kind, marks)] = &set.marks[..] else { panic!("{set:?}") };
    assert_eq!((set.data_box.as_str(), kind.as_str()), ("abcd234", "paper"));
    assert_eq!((marks.plan_mark.as_str(), marks.retention_mark.as_str()), ("101.2", "A"));
    town.run("set_filing_rules", secretary, &json!({ "value": {} })).unwrap();
    let emptied = town.records.need::<FilingRules>(filing_rules_id()).unwrap().value;
    assert_eq!(emptied, FilingRules::default(), "what is left out does not come back");
}

#[test]
fn a_document_goes_once_with_its_marks_and_again_only_when_asked() {
    let (mut town, [paper, _]) = town();
    let secretary = town.people.secretary;
    hand_over(&mut town, secretary, paper, false).unwrap();
    let first = entry(&town, paper);
    assert!(!first.is_registered(), "only the filing service gives a number");
    assert_eq!((first.numbers.plan_mark.as_str(), first.numbers.retention_mark.as_str()), ("101.2", "A"));
    assert_eq!(refusal(hand_over(&mut town, secretary, paper, false)), "refusal-registry-handed-over");
    hand_over(&mut town, secretary, paper, true).unwrap();
    assert_eq!(entry(&town, paper).hand_overs.len(), 2);
}

#[test]
fn a_number_belongs_to_one_document_and_changes_only_with_a_reason() {
    let (mut town, [one, two]) = town();
    enter(&mut town, one, " MUVZ  1/2026", "").unwrap();
    let table = [
        (two, "muvz 1 / 2026", "", "refusal-registry-number-taken"),
        (two, "", "", "refusal-registry-number-missing"),
        (two, "bez čísla", "", "refusal-registry-number-unfit"),
        (one, "MUVZ 1/2026", "", "refusal-registry-unchanged"),
        (one, "MUVZ 2/2026", " ", "refusal-registry-reason-missing"),
    ];
    for (paper, number, reason, expected) in table {
        assert_eq!(refusal(enter(&mut town, paper, number, reason)), expected, "{number}");
    }
    enter(&mut town, one, "MUVZ 2/2026", "Překlep při opisu").unwrap();
    let mended = entry(&town, one);
    assert_eq!(mended.numbers.reference_number, "MUVZ 2/2026");
    let before: Vec<&str> =
        mended.corrections.iter().map(|one| one.before.reference_number.as_str()).collect();
    assert_eq!(before, ["MUVZ 1/2026"]);
    enter(&mut town, two, "MUVZ 1/2026", "").unwrap(); // the number is free again
}

#[test]
fn marks_are_added_to_a_number_without_a_reason() {
    let (mut town, [paper, _]) = town();
    enter(&mut town, paper, "MUVZ 1/2026", "").unwrap();
    let numbers = json!({ "file_mark": "SZ 7/2026", "retention_mark": "S", "retention_years": 5 });
    let input = json!({ "kind": "paper", "document": paper, "numbers": numbers });
    town.run("enter_registry_numbers", town.people.secretary, &input).unwrap();
    let known = entry(&town, paper);
    assert!(known.corrections.is_empty());
    assert_eq!(
        (known.numbers.reference_number.as_str(), known.numbers.file_mark.as_str()),
        ("MUVZ 1/2026", "SZ 7/2026")
    );
}

#[test]
fn what_is_still_written_or_seen_by_few_is_not_registered_by_others() {
    let (mut town, [paper, _]) = town();
    let kind = town.paper_type(&[(town.bodies.council, Decides)]).unwrap();
    let draft = town.draft(kind).unwrap();
    let (secretary, clerk, member) = (town.people.secretary, town.people.clerk, town.people.members[3]);
    assert_eq!(refusal(hand_over(&mut town, secretary, draft, false)), "refusal-registry-not-yet");
    for who in [clerk, member] {
        assert_eq!(refusal(hand_over(&mut town, who, paper, false)), "refusal-not-allowed");
    }
    let meeting = json!({ "kind": "invitation", "document": paper });
    assert_eq!(refusal(town.run("hand_to_registry", secretary, &meeting)), "refusal-not-found");
}

#[test]
fn the_entry_is_seen_by_whoever_sees_the_paper_wherever_it_goes() {
    let (mut town, [_, _]) = town();
    let kind = town.paper_type(&[(town.bodies.council, Decides)]).unwrap();
    let paper = town.draft(kind).unwrap();
    let from = json!({ "paper": paper });
    town.run("submit_to_head", town.people.clerk, &from).unwrap();
    let secretary = town.people.secretary;
    hand_over(&mut town, secretary, paper, false).unwrap();
    town.run("head_approve", town.people.head, &from).unwrap();
    let id = registry_entry_id(&RegistryKind::Paper, paper);
    let scope = town.records.need::<RegistryEntry>(id).unwrap().scope;
    let of_paper = town.records.need::<obeznik_circulation::paper::Paper>(paper).unwrap().scope;
    assert_eq!(scope, of_paper);
}
