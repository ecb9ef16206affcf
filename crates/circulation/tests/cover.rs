//! The financial cover of a paper and the word of the economist.
#![allow(missing_docs, clippy::unwrap_used, reason = "helpers of tests stand outside their functions")]

mod support;

use jiff::civil::{Date, date};
use obeznik_circulation::cover::{FinancialCover, cover_id};
use obeznik_circulation::notices::{Notice, NoticeKind, due_notices};
use obeznik_circulation::paper::{CheckState, Paper};
use obeznik_circulation::paper_type::ConsultationRole::Decides;
use obeznik_circulation::paper_type::PaperType;
use obeznik_circulation::testing::Vzorov;
use obeznik_kernel::{Membership, PersonId, RecordId, RecordsExt as _, Role, Stop, Stored};
use serde_json::{Value, json};
use support::refusal;

const START: Date = date(2026, 9, 1);

/// A draft of a type that asks for a cover; the secretary is the economist too.
fn town() -> (Vzorov, RecordId) {
    let mut town = Vzorov::on(START);
    let kind = town.paper_type(&[(town.bodies.council, Decides)]).unwrap();
    let mut of_money: Stored<PaperType> = town.records.need(kind).unwrap();
    of_money.value.needs_cover = true;
    town.records.save(&of_money).unwrap();
    let office = town.bodies.office.to_string();
    let all: Vec<Stored<Membership>> = town.records.find_by("membership_by_body", &[&office], 100).unwrap();
    let own = all.iter().find(|one| one.value.person == town.people.secretary).unwrap();
    let economist = Membership { role: Role::Economist, ..own.value.clone() };
    let (id, audience) = (town.id(), town.records.audience_of(&own.scope).unwrap());
    town.records.add(id, own.parent, &audience, &economist).unwrap();
    let paper = town.draft(kind).unwrap();
    (town, paper)
}

fn line(amount: i64) -> Value {
    json!({ "amount": amount, "year": 2027, "paragraph": "3412", "item": "6121", "organisation": "1205",
        "source": "own", "note": "" })
}

fn set(town: &mut Vzorov, paper: RecordId, lines: &Value) -> Result<(), Stop> {
    town.run("set_cover", town.people.clerk, &json!({ "paper": paper, "lines": lines }))
}

fn confirm(town: &mut Vzorov, who: PersonId, paper: RecordId, lines: &Value) -> Result<(), Stop> {
    town.run("confirm_cover", who, &json!({ "paper": paper, "lines": lines }))
}

fn cover(town: &Vzorov, paper: RecordId) -> FinancialCover {
    town.records.need(cover_id(paper)).unwrap().value
}

fn item(town: &Vzorov, paper: RecordId) -> (CheckState, String) {
    let check = town.records.need::<Paper>(paper).unwrap().value.formal_check;
    let item = check.into_iter().find(|item| item.id == "cover").unwrap();
    (item.state, item.finding)
}

#[test]
fn only_the_economist_confirms_and_only_the_lines_they_saw() {
    let (mut town, paper) = town();
    let (economist, clerk) = (town.people.secretary, town.people.clerk);
    let lines = json!([line(48_000_000), line(2_000_000)]);
    assert_eq!(refusal(confirm(&mut town, economist, paper, &lines)), "refusal-cover-missing");
    set(&mut town, paper, &lines).unwrap();
    assert_eq!(cover(&town, paper).total().unwrap().haler(), 50_000_000);
    assert_eq!(refusal(confirm(&mut town, clerk, paper, &lines)), "refusal-not-allowed");
    assert_eq!(refusal(confirm(&mut town, economist, paper, &json!([line(1)]))), "refusal-cover-moved");
    confirm(&mut town, economist, paper, &lines).unwrap();
    assert_eq!(cover(&town, paper).confirmed.unwrap().by, Some(economist));
    assert_eq!(refusal(confirm(&mut town, economist, paper, &lines)), "refusal-cover-confirmed");
}

#[test]
fn a_confirmation_is_void_when_the_lines_change_and_stands_when_they_do_not() {
    let (mut town, paper) = town();
    let economist = town.people.secretary;
    let lines = json!([line(100)]);
    set(&mut town, paper, &lines).unwrap();
    confirm(&mut town, economist, paper, &lines).unwrap();
    set(&mut town, paper, &lines).unwrap();
    assert!(cover(&town, paper).confirmed.is_some());
    set(&mut town, paper, &json!([line(101)])).unwrap();
    assert!(cover(&town, paper).confirmed.is_none());
    assert_eq!(refusal(set(&mut town, paper, &json!([line(0)]))), "refusal-cover-line");
}

#[test]
fn the_economist_is_told_of_a_cover_once_and_again_when_a_change_voids_their_word() {
    let (mut town, paper) = town();
    let (economist, clerk) = (town.people.secretary, town.people.clerk);
    let told = |town: &Vzorov| -> Vec<Notice> {
        let people = [economist, clerk].map(|one| town.standing(one));
        let due = due_notices(&town.records, &people, town.today()).unwrap();
        due.into_iter().filter(|one| one.kind == NoticeKind::CoverWaits).collect()
    };
    assert!(told(&town).is_empty(), "no line is there to confirm");
    set(&mut town, paper, &json!([line(1)])).unwrap();
    let first = told(&town);
    assert_eq!(first.iter().map(|one| (one.person, one.record)).collect::<Vec<_>>(), [(economist, paper)]);
    set(&mut town, paper, &json!([line(2)])).unwrap();
    assert_eq!(told(&town), first, "nobody has looked at the lines before");
    confirm(&mut town, economist, paper, &json!([line(2)])).unwrap();
    assert!(told(&town).is_empty());
    set(&mut town, paper, &json!([line(3)])).unwrap();
    let again = told(&town);
    assert_eq!(again.len(), 1);
    assert_ne!(again[0].key, first[0].key);
    town.run("withdraw_paper", clerk, &json!({ "paper": paper, "reason": "jinak" })).unwrap();
    assert!(told(&town).is_empty(), "the paper goes nowhere");
}

#[test]
fn the_formal_check_follows_the_cover_of_a_type_that_asks_for_one() {
    let (mut town, paper) = town();
    let economist = town.people.secretary;
    let of = json!({ "paper": paper });
    town.run("submit_to_head", town.people.clerk, &of).unwrap();
    town.run("head_approve", town.people.head, &of).unwrap();
    town.run("run_formal_check", economist, &json!({ "paper": paper, "findings": [] })).unwrap();
    assert_eq!(item(&town, paper), (CheckState::Failed, "check-cover-missing".to_owned()));
    let lines = json!([line(100)]);
    set(&mut town, paper, &lines).unwrap();
    assert_eq!(item(&town, paper), (CheckState::Failed, "check-cover-unconfirmed".to_owned()));
    confirm(&mut town, economist, paper, &lines).unwrap();
    assert_eq!(item(&town, paper), (CheckState::PassedByProgram, String::new()));
    let pass = json!({ "paper": paper, "remark": "" });
    town.run("pass_formal_check", economist, &pass).unwrap();
}

#[test]
fn parts_and_mergers_take_the_lines_over_and_the_economist_looks_again() {
    let (mut town, paper) = town();
    let secretary = town.people.secretary;
    let lines = json!([line(48_000_000), line(2_000_000)]);
    set(&mut town, paper, &lines).unwrap();
    confirm(&mut town, secretary, paper, &lines).unwrap();
    town.make_ready(paper).unwrap();
    let (one, two, whole) = (town.id(), town.id(), town.id());
    let part =
        |paper: RecordId, clause: usize| json!({ "paper": paper, "title": "Část", "clauses": [clause] });
    let parts = json!([part(one, 0), part(two, 1)]);
    let split = json!({ "paper": paper, "parts": parts, "reason": "dvě věci" });
    town.run("split_paper", secretary, &split).unwrap();
    for part in [one, two] {
        let cover = cover(&town, part);
        assert_eq!((cover.total().unwrap().haler(), cover.confirmed), (50_000_000, None));
    }
    set(&mut town, two, &json!([line(2_000_000)])).unwrap();
    set(&mut town, one, &json!([line(48_000_000)])).unwrap();
    let merge = json!({ "paper": one, "others": [two], "into": whole, "title": "Znovu celek" });
    town.run("merge_papers", secretary, &merge).unwrap();
    let cover = cover(&town, whole);
    assert_eq!((cover.lines.len(), cover.total().unwrap().haler(), cover.confirmed), (1, 50_000_000, None));
    assert_eq!(cover_scope(&town, whole), town.records.need::<Paper>(whole).unwrap().scope);
}

fn cover_scope(town: &Vzorov, paper: RecordId) -> obeznik_kernel::AudienceId {
    town.records.need::<FinancialCover>(cover_id(paper)).unwrap().scope
}
