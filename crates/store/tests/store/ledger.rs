//! The ledger in SQLite is the ledger in memory.

use obeznik_authority::testing::MemoryLedger;
use obeznik_authority::{Arrival, SignedCommand, decide};
use obeznik_kernel::testing::CountedIds;
use obeznik_kernel::{
    Atom, Audience, IdSource as _, Membership, PersonId, RecordId, Records as _, Role, Substitution,
};
use obeznik_municipality::{
    DefineDepartment, DefinePerson, EndMembership, NameSubstitute, SetMembership, office_id,
};
use obeznik_store::{ChainReport, MemoryKeyring, Protection, Store};
use proptest::prelude::*;

use crate::town::{Hand, now, person};

/// One random thing that somebody asks for; small numbers, so that things meet.
#[derive(Debug, Clone)]
enum Step {
    Person { who: u8, family: String },
    Department { which: u8, name: String },
    Membership { which: u8, who: u8, role: u8, from: i8, to: Option<i8> },
    End { which: u8, day: i8 },
    Substitute { which: u8, absent: u8, by: u8 },
    Again { back: u8 },
    Undo { back: u8 },
    Forged,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let day = || 1..28_i8;
    let step = prop_oneof![
        3 => (0..5_u8, "[A-ZČŘŽ ]{0,6}").prop_map(|(who, family)| Step::Person { who, family }),
        2 => (0..3_u8, "[a-zů ]{0,6}").prop_map(|(which, name)| Step::Department { which, name }),
        3 => (0..6_u8, 0..6_u8, 0..16_u8, day(), proptest::option::of(day()))
            .prop_map(|(which, who, role, from, to)| Step::Membership { which, who, role, from, to }),
        2 => (0..6_u8, day()).prop_map(|(which, day)| Step::End { which, day }),
        1 => (0..3_u8, 0..6_u8, 0..6_u8).prop_map(|(which, absent, by)| Step::Substitute { which, absent, by }),
        1 => (0..8_u8).prop_map(|back| Step::Again { back }),
        1 => (0..8_u8).prop_map(|back| Step::Undo { back }),
        1 => Just(Step::Forged),
    ];
    proptest::collection::vec(step, 1..25)
}

fn id(room: &str, number: u8) -> RecordId {
    RecordId::well_known(&format!("{room} {number}"))
}

fn day(number: i8) -> jiff::civil::Date {
    jiff::civil::date(2026, 11, number)
}

fn signed(hand: &mut Hand, step: &Step, before: &[SignedCommand]) -> SignedCommand {
    let past = |back: u8| before[before.len() - 1 - usize::from(back) % before.len()].clone();
    match step {
        Step::Person { who, family } => {
            let input = DefinePerson { id: id("person", *who).into(), person: person(family) };
            hand.sign("municipality.define_person", &input)
        }
        Step::Department { which, name } => {
            let department =
                obeznik_kernel::Department { name: name.clone(), abbreviation: String::new(), head: None };
            let input = DefineDepartment { id: id("department", *which).into(), department };
            hand.sign("municipality.define_department", &input)
        }
        Step::Membership { which, who, role, from, to } => {
            let membership = Membership {
                body: office_id(),
                person: PersonId(id("person", *who)),
                role: Role::ALL[usize::from(*role)].clone(),
                from: day(*from),
                to: to.map(day),
                end_reason: String::new(),
                party: String::new(),
            };
            let input = SetMembership { id: id("membership", *which), membership };
            hand.sign("municipality.set_membership", &input)
        }
        Step::End { which, day: last } => {
            let input = EndMembership {
                id: id("membership", *which),
                last_on: day(*last),
                reason: "rezignace".into(),
            };
            hand.sign("municipality.end_membership", &input)
        }
        Step::Substitute { which, absent, by } => {
            let substitution = Substitution {
                absent: PersonId(id("person", *absent)),
                by: PersonId(id("person", *by)),
                from: day(1),
                to: None,
                roles: vec![Role::Clerk],
                duties: Vec::new(),
                reason: String::new(),
                confidential: false,
            };
            let id = id("substitution", *which);
            let input = NameSubstitute { id, substitution, beside_another: true };
            hand.sign("municipality.name_substitute", &input)
        }
        Step::Again { back } => past(*back),
        Step::Undo { back } => {
            let input = obeznik_authority::UndoCommand { command: past(*back).command.id };
            hand.sign("office.undo", &input)
        }
        Step::Forged => {
            let mut forged = hand.department("Podvržený odbor");
            forged.command.kind_version = 0;
            forged
        }
    }
}

fn empty_store() -> (tempfile::TempDir, Store) {
    let home = tempfile::tempdir().unwrap();
    let keyring = MemoryKeyring::default();
    let protection = Protection { keyring: &keyring, pass_phrase: None, is_demo: false };
    let (store, _) = Store::create(home.path(), protection, now()).unwrap();
    (home, store)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_stream_of_commands_has_the_same_verdicts_records_and_chain(steps in steps()) {
        let (_home, mut store) = empty_store();
        let mut memory = MemoryLedger::default();
        let mut hand = Hand::new(0);
        let (mut one, mut two) = (CountedIds(1 << 32), CountedIds(1 << 32));
        let mut sent = vec![hand.founding()];
        for place in 0..=steps.len() {
            if place > 0 {
                let command = signed(&mut hand, &steps[place - 1], &sent);
                sent.push(command);
            }
            let command = sent.last().unwrap();
            let arrival = Arrival { now: now(), ids: &mut one, salt: [3; 16], rows: &[] };
            let expected = decide(&mut memory, command, arrival).unwrap();
            prop_assert_eq!(store.execute(command, now(), &mut two, &[]).unwrap(), expected);
        }
        prop_assert_eq!(store.dump_records().unwrap(), memory.records.dump());
        let log = store.reader().log(u64::MAX >> 1, 1000).unwrap();
        prop_assert_eq!(log.len(), memory.log.len());
        for (ours, (theirs, _)) in log.iter().rev().zip(&memory.log) {
            prop_assert_eq!(&ours.header, &theirs.header);
            prop_assert_eq!(&ours.payload, &theirs.payload);
        }
        for command in &sent {
            prop_assert_eq!(store.effects_of(command.command.id).unwrap(), effects(&memory, command));
        }
        prop_assert!(matches!(store.reader().verify(&mut |_| true).unwrap(), ChainReport::Whole(_)));
    }
}

fn effects(memory: &MemoryLedger, command: &SignedCommand) -> Vec<obeznik_authority::Effect> {
    obeznik_authority::Ledger::effects_of(memory, command.command.id).unwrap()
}

#[test]
fn records_are_scanned_by_prefix_in_order_of_keys() {
    let (_home, mut store) = empty_store();
    let mut hand = Hand::new(0);
    let mut ids = CountedIds(1 << 32);
    let mut memory = MemoryLedger::default();
    let mut commands = vec![hand.founding()];
    commands.extend((0..20).map(|number| {
        let membership = Membership {
            body: office_id(),
            person: hand.secretary,
            role: Role::ALL[8 + number % 8].clone(),
            from: day(1),
            to: None,
            end_reason: String::new(),
            party: String::new(),
        };
        let input = SetMembership { id: hand.ids.next_id(), membership };
        hand.sign("municipality.set_membership", &input)
    }));
    for command in &commands {
        store.execute(command, now(), &mut ids, &[]).unwrap();
    }
    let mut same = CountedIds(1 << 32);
    for command in &commands {
        let arrival = Arrival { now: now(), ids: &mut same, salt: [0; 16], rows: &[] };
        decide(&mut memory, command, arrival).unwrap();
    }
    let office = office_id().to_string();
    let person = hand.secretary.to_string();
    let table: [(&str, &[&str], usize); 6] = [
        ("membership_by_body", &[&office], 100),
        ("membership_by_body", &[&office], 3),
        ("membership_by_person", &[&person], 100),
        ("membership_by_person", &[], 100),
        ("membership_by_person", &[&person[..8]], 100), // a piece of a part is no prefix
        ("nothing", &[], 100),
    ];
    store
        .with_ledger(|ledger| {
            for (index, prefix, limit) in table {
                let bare = |found: Vec<obeznik_kernel::RawRecord>| {
                    found.into_iter().map(|raw| raw.id).collect::<Vec<_>>()
                };
                let ours = bare(ledger.scan(index, prefix, limit).unwrap());
                assert_eq!(ours, bare(memory.scan(index, prefix, limit).unwrap()), "{index} {prefix:?}");
            }
            let ours = ledger.children(office_id().into(), "membership").unwrap();
            assert_eq!(ours.len(), memory.children(office_id().into(), "membership").unwrap().len());
            let named = Audience::new([Atom::Person(hand.secretary)]);
            assert_eq!(ledger.audience(&named.id()).unwrap(), None);
            assert_eq!(ledger.audience(&Audience::inside().id()).unwrap(), Some(Audience::inside()));
        })
        .unwrap();
}
