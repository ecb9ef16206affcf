//! What several tests ask of the town.
#![allow(dead_code, missing_docs, reason = "each test binary takes what it needs")]

use obeznik_circulation::consultation::{Consultation, ConsultationState};
use obeznik_circulation::testing::Vzorov;
use obeznik_kernel::record::read_body;
use obeznik_kernel::{BodyId, Date, Membership, Record, RecordId, RecordsExt, Stop, Stored};

/// Every record of a kind.
pub(crate) fn all<T: Record>(town: &Vzorov) -> Vec<T> {
    town.records.all().filter(|raw| raw.kind == T::KIND).map(|raw| read_body(raw).unwrap()).collect()
}

/// The states of a paper's consultations, in the order of route and round.
pub(crate) fn consultations(town: &Vzorov, paper: RecordId) -> Vec<ConsultationState> {
    let mut found: Vec<Stored<Consultation>> = town.records.under(paper).unwrap();
    found.sort_by_key(|one| (one.value.order, one.value.round));
    found.into_iter().map(|one| one.value.state).collect()
}

/// The key of a refusal.
pub(crate) fn refusal(result: Result<(), Stop>) -> String {
    match result {
        Err(Stop::Refused(refusal)) => refusal.key,
        other => panic!("no refusal but {other:?}"),
    }
}

/// Ends the mandate of a member of the assembly, by their place in the list.
pub(crate) fn end_mandate(town: &mut Vzorov, body: BodyId, member: usize, last: Date) {
    let person = town.people.members[member];
    let key = person.to_string();
    let mine: Vec<Stored<Membership>> = town.records.find_by("membership_by_person", &[&key], 10).unwrap();
    for mut one in mine.into_iter().filter(|one| one.value.body == body) {
        one.value.to = Some(last);
        town.records.save(&one).unwrap();
    }
}
