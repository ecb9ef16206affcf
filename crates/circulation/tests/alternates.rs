//! An alternate of a commission votes in place of a named absent member, only where its statute knows alternates.
#![allow(missing_docs, clippy::unwrap_used, reason = "helpers of tests stand outside their functions")]

mod support;

use jiff::civil::{Date, date};
use obeznik_circulation::consultation::ConsultationState;
use obeznik_circulation::outcome::Outcome;
use obeznik_circulation::paper_type::ConsultationRole::{Decides, Opinion};
use obeznik_circulation::testing::Vzorov;
use obeznik_circulation::town::mandates;
use obeznik_kernel::{Audience, Body, BodyId, Membership, PersonId, RecordId, RecordsExt as _, Role};
use serde_json::{Value, json};
use support::{all, consultations, refusal};

const START: Date = date(2026, 9, 1);
const DAY: Date = date(2026, 9, 11);

/// A paper before a body of the town, on the day of its meeting.
struct Case {
    town: Vzorov,
    paper: RecordId,
    item: RecordId,
    members: Vec<PersonId>,
}

impl Case {
    fn before(body: impl Fn(&Vzorov) -> BodyId, alternates: bool) -> Self {
        let mut town = Vzorov::on(START);
        let (body, assembly) = (body(&town), town.bodies.assembly);
        let mut stored = town.records.need::<Body>(body).unwrap();
        stored.value.alternates = alternates;
        town.records.save(&stored).unwrap();
        let lawyer = town.people.lawyer;
        let seat = Membership {
            body,
            person: lawyer,
            role: Role::Alternate,
            from: START,
            to: Some(DAY),
            end_reason: String::new(),
            party: String::new(),
        };
        let id = town.id();
        town.records.add(id, Some(body.into()), &Audience::public(), &seat).unwrap();
        let kind = town.paper_type(&[(body, Opinion), (assembly, Decides)]).unwrap();
        let paper = town.ready(kind).unwrap();
        let meeting = town.meeting(body, DAY).unwrap();
        let item = town.schedule(paper, meeting).unwrap();
        town.convene(meeting).unwrap();
        town.go_to(DAY);
        let members = mandates(&town.records, body, DAY).unwrap();
        Self { town, paper, item, members }
    }

    /// Members who vote themselves, then the alternates with the members whose seats they take.
    fn enter(&mut self, own: usize, stand_in: &[(PersonId, usize)]) -> String {
        let ballot = |person: &PersonId| json!({ "person": person, "choice": "in_favour" });
        let mut ballots: Vec<Value> = self.members.iter().take(own).map(ballot).collect();
        ballots.extend(stand_in.iter().map(
            |(who, seat)| json!({ "person": who, "choice": "in_favour", "in_place_of": self.members[*seat] }),
        ));
        let outcome =
            json!({ "agenda_item": self.item, "kind": "vote", "ballots": ballots, "position": "recommends" });
        let secretary = self.town.people.secretary;
        match self.town.run("enter_outcome", secretary, &outcome) {
            Ok(()) => "entered".to_owned(),
            stopped => refusal(stopped),
        }
    }
}

#[test]
fn an_alternate_brings_a_commission_of_five_to_its_majority_and_the_record_names_both() {
    let mut case = Case::before(|town| town.bodies.commission, true);
    assert_eq!(case.members.len(), 5);
    let (lawyer, clerk, member) = (case.town.people.lawyer, case.town.people.clerk, case.members[3]);
    assert_eq!(case.enter(2, &[(clerk, 4)]), "refusal-not-alternate");
    assert_eq!(case.enter(2, &[(member, 4)]), "refusal-alternate-member");
    assert_eq!(case.enter(2, &[(lawyer, 3), (lawyer, 4)]), "refusal-ballot-twice");
    assert_eq!(case.enter(2, &[(lawyer, 1)]), "refusal-ballot-twice", "the member votes themselves");
    assert_eq!(case.enter(2, &[(lawyer, 4)]), "entered");
    let stored: Vec<Outcome> = all(&case.town);
    let tally = stored[0].tally.unwrap();
    assert_eq!((tally.members, tally.in_favour, tally.absent), (5, 3, 2), "the number of members stays");
    let by_alternate = stored[0].ballots.iter().find(|ballot| ballot.in_place_of.is_some()).unwrap();
    assert_eq!((by_alternate.person, by_alternate.in_place_of), (lawyer, Some(case.members[4])));
    assert_eq!(consultations(&case.town, case.paper)[0], ConsultationState::Recommended);
}

#[test]
fn where_the_statute_or_the_law_knows_no_alternate_nobody_votes_for_a_member() {
    // A commission whose statute knows none, and committees, where the field has no effect.
    let cases = [
        Case::before(|town| town.bodies.commission, false),
        Case::before(|town| town.bodies.finance, true),
        Case::before(|town| town.bodies.control, true),
    ];
    for mut case in cases {
        let (lawyer, last) = (case.town.people.lawyer, case.members.len() - 1);
        assert_eq!(case.enter(2, &[(lawyer, last)]), "refusal-no-alternates");
    }
}
