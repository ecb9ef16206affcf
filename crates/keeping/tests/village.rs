//! Erasing in a village where no council is elected: the mayor holds a seat of their own and perhaps no other.
#![allow(missing_docs, clippy::unwrap_used, reason = "helpers of tests stand outside their functions")]

mod support;

use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{
    Audience, Body, BodyId, BodyKind, IdSource as _, Membership, PersonId, RecordId, Records as _, Role,
};
use support::{House, refusal};

/// A village where one official cares for data and the mayor is seated in place of the council alone, as the first
/// setting up seats them and as a new term of the assembly leaves them.
fn village() -> House {
    let mut house = House::new();
    house.set_small(true);
    let (mayor, chief) = (house.mayor, house.chief);
    unseat(&mut house, &[mayor, chief]);
    let any = house.records.all().find(|raw| raw.kind == "body").unwrap().id;
    let mut body = house.records.need::<Body>(any).unwrap().value;
    (body.kind, body.name) = (BodyKind::Mayor, "Starosta obce Vzorova".to_owned());
    let id: RecordId = house.ids.next_id();
    house.records.add(id, None, &Audience::public(), &body).unwrap();
    house.seat(mayor, BodyId(id), Role::Chair);
    house
}

fn unseat(house: &mut House, people: &[PersonId]) {
    let all: Vec<RecordId> =
        house.records.all().filter(|raw| raw.kind == "membership").map(|raw| raw.id).collect();
    for id in all {
        if people.contains(&house.records.need::<Membership>(id).unwrap().value.person) {
            house.records.remove("membership", id).unwrap();
        }
    }
}

#[test]
fn the_mayor_in_place_of_the_council_is_the_second_person() {
    let mut house = village();
    let disposal = house.propose(house.officer, "", &[("tasks", house.task)]).unwrap();
    house.agree(house.mayor, disposal, &[]).unwrap();
    let decided = house.disposal(disposal).decided.unwrap();
    assert_eq!(decided.person, house.mayor);
}

#[test]
fn who_proposed_does_not_agree_alone_while_the_village_has_a_mayor() {
    let mut house = village();
    let disposal = house.propose(house.officer, "", &[("tasks", house.task)]).unwrap();
    house.pass(1);
    assert_eq!(refusal(house.agree(house.officer, disposal, &[])), "refusal-disposal-second-person");
    let mayor = house.mayor;
    unseat(&mut house, &[mayor]);
    house.agree(house.officer, disposal, &[]).unwrap();
}
