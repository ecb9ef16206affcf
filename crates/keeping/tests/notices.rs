//! Notices of proposals to erase: who is told that a second person is needed.
#![allow(
    dead_code,
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests stand outside their functions, and each test takes what it needs"
)]

mod support;

use obeznik_circulation::notices::NoticeKind;
use obeznik_keeping::disposal::LASTS_DAYS;
use obeznik_keeping::notices::due_notices;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{PersonId, Substitution};
use support::House;

/// Who is told, and in whose place.
fn told(house: &House) -> Vec<(PersonId, Option<PersonId>)> {
    let people = [house.officer, house.chief, house.mayor, house.secretary].map(|one| house.standing(one));
    let due = due_notices(&house.records, &people, house.today).unwrap();
    assert!(due.iter().all(|one| one.kind == NoticeKind::DisposalWaits && one.facts.due_on.is_some()));
    assert!(due.iter().all(|one| NoticeKind::of_key(&one.key) == Some(NoticeKind::DisposalWaits)));
    due.into_iter().map(|one| (one.person, one.in_place_of)).collect()
}

#[test]
fn a_proposal_is_told_of_to_who_may_be_the_second_person_while_it_waits() {
    let mut house = House::new();
    let (officer, chief, task) = (house.officer, house.chief, house.task);
    assert_eq!(told(&house), []);
    let disposal = house.propose(officer, "", &[("tasks", task)]).unwrap();
    assert_eq!(told(&house), [(chief, None)], "neither the proposer nor the mayor of a town");
    house.pass(LASTS_DAYS);
    assert_eq!(told(&house), [(chief, None)]);
    house.pass(1);
    assert_eq!(told(&house), [], "it must be made anew");
    house.pass(-1);
    house.agree(chief, disposal, &[]).unwrap();
    assert_eq!(told(&house), []);
}

#[test]
fn the_mayor_of_a_small_municipality_is_told_too() {
    let mut house = House::new();
    house.set_small(true);
    let (officer, chief, mayor, task) = (house.officer, house.chief, house.mayor, house.task);
    house.propose(officer, "", &[("tasks", task)]).unwrap();
    assert_eq!(told(&house), [(chief, None), (mayor, None)]);
}

#[test]
fn a_substitute_is_told_in_the_absent_persons_place_of_what_they_may_see() {
    let mut house = House::new();
    let (officer, chief, secretary, task) = (house.officer, house.chief, house.secretary, house.task);
    house.propose(officer, "", &[("tasks", task)]).unwrap();
    let handed = house.substitution(chief, secretary, house.today, house.today);
    assert_eq!(told(&house), [(chief, None)], "what is kept to roles was not handed over");
    let mut handed = house.records.need::<Substitution>(handed).unwrap();
    handed.value.confidential = true;
    house.records.save(&handed).unwrap();
    assert_eq!(told(&house), [(chief, None), (secretary, Some(chief))]);
}
