//! The authority through its one door: founding, refusals, undo, the chain.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use ed25519_dalek::SigningKey;
use obeznik_authority::chain::ChainHead;
use obeznik_authority::device::public_key_text;
use obeznik_authority::testing::MemoryLedger;
use obeznik_authority::{Arrival, BrokenLink, SignedCommand, Verdict, decide, verify_chain};
use obeznik_kernel::calendar::{add_days, day_in_prague};
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::testing::CountedIds;
use obeznik_kernel::{
    Command, CommandId, Department, Device, DeviceId, IdSource as _, OfflineDays, OnBehalf, Payload, Person,
    PersonId, Role, SUBSTITUTE, Stop, Substitution, Timestamp,
};
use obeznik_municipality::{DefineDepartment, DefinePerson, Found, LawProfile, Municipality, NameSubstitute};

struct Office {
    ledger: MemoryLedger,
    ids: CountedIds,
    key: SigningKey,
    device: DeviceId,
    secretary: PersonId,
}

fn person(family: &str) -> Person {
    Person {
        given: "Milena".into(),
        family: family.into(),
        title_before: "Bc.".into(),
        title_after: String::new(),
        function: "organizační oddělení".into(),
        email: String::new(),
        department: None,
        active: true,
    }
}

impl Office {
    fn empty() -> Self {
        let mut ids = CountedIds::default();
        let (device, secretary) = (DeviceId(ids.next_id()), PersonId(ids.next_id()));
        let key = SigningKey::from_bytes(&[7; 32]);
        Self { ledger: MemoryLedger::default(), ids, key, device, secretary }
    }

    fn founded() -> Self {
        let mut office = Self::empty();
        assert_eq!(office.found(), Verdict::Accepted);
        office
    }

    fn found(&mut self) -> Verdict {
        let device = Device {
            name: "kancelář".into(),
            public_key: public_key_text(&self.key),
            person: None,
            state: "active".into(),
        };
        let municipality = Municipality {
            name: "Město Vzorov".into(),
            name_genitive: "města Vzorova".into(),
            ico: "00299138".into(),
            address: "náměstí Míru 1, Vzorov".into(),
            law: LawProfile::Act128,
            terms: Vec::new(),
            crest_svg: String::new(),
            is_demo: false,
            offline_days: OfflineDays::default(),
            is_small: false,
        };
        let input = Found {
            municipality,
            founder: self.secretary,
            person: person("Jasanová"),
            device_id: self.device,
            device,
            roles: vec![Role::Secretary],
        };
        self.send("municipality.found", &input)
    }

    fn command<T: serde::Serialize>(&mut self, kind: &str, input: &T) -> SignedCommand {
        let command = Command {
            id: CommandId(self.ids.next_id()),
            kind: kind.into(),
            kind_version: 1,
            actor: Some(self.secretary),
            on_behalf_of: None,
            payload: Payload::Inline(serde_json::to_string(input).unwrap()),
            base: Vec::new(),
            client_time: now(),
        };
        SignedCommand::sign(command, self.device, &self.key).unwrap()
    }

    fn decide(&mut self, signed: &SignedCommand) -> Result<Verdict, Stop> {
        let arrival = Arrival { now: now(), ids: &mut self.ids, salt: [3; 16], rows: &[] };
        decide(&mut self.ledger, signed, arrival)
    }

    fn send<T: serde::Serialize>(&mut self, kind: &str, input: &T) -> Verdict {
        let signed = self.command(kind, input);
        self.decide(&signed).unwrap()
    }

    fn department(&mut self, name: &str) -> DefineDepartment {
        let department = Department { name: name.into(), abbreviation: "OM".into(), head: None };
        DefineDepartment { id: self.ids.next_id().into(), department }
    }
}

fn now() -> Timestamp {
    "2026-11-23T08:00:00Z".parse().unwrap()
}

fn refusal(verdict: Verdict) -> String {
    match verdict {
        Verdict::Refused(refusal) => refusal.key,
        other => format!("{other:?}"),
    }
}

#[test]
fn a_store_is_founded_once() {
    let mut office = Office::founded();
    assert_eq!(refusal(office.found()), "refusal-already-founded");
}

#[test]
fn a_refused_command_leaves_its_line_and_nothing_else() {
    let mut office = Office::founded();
    let before = office.ledger.records.dump();
    let nameless = office.department(" ");
    assert_eq!(refusal(office.send("municipality.define_department", &nameless)), "refusal-field-empty");
    assert_eq!(office.ledger.records.dump(), before);
    assert_eq!(office.ledger.log.len(), 2);
}

#[test]
fn the_same_command_twice_has_one_effect_and_one_verdict() {
    let mut office = Office::founded();
    let input = office.department("Odbor majetku");
    let signed = office.command("municipality.define_department", &input);
    let first = office.decide(&signed).unwrap();
    let dump = office.ledger.records.dump();
    assert_eq!(office.decide(&signed).unwrap(), first);
    assert_eq!((office.ledger.records.dump(), office.ledger.log.len()), (dump, 2));
}

#[test]
fn strangers_and_forged_signatures_are_refused() {
    let mut office = Office::founded();
    let input = office.department("Odbor majetku");
    let mut forged = office.command("municipality.define_department", &input);
    forged.command.kind_version = 0;
    assert_eq!(refusal(office.decide(&forged).unwrap()), "refusal-bad-signature");
    let mut stranger = office.command("municipality.define_department", &input);
    stranger.device = DeviceId(office.ids.next_id());
    assert_eq!(refusal(office.decide(&stranger).unwrap()), "refusal-unknown-device");
    office.secretary = PersonId(office.ids.next_id());
    assert_eq!(refusal(office.send("municipality.define_department", &input)), "refusal-unknown-person");
    assert_eq!(refusal(office.send("municipality.fly", &input)), "refusal-unknown-command");
}

#[test]
fn nobody_outside_acts_as_time() {
    let mut office = Office::founded();
    let input = office.department("Odbor majetku");
    let mut signed = office.command("municipality.define_department", &input);
    signed.command.actor = None;
    signed.signature.clear();
    assert!(matches!(office.decide(&signed), Err(Stop::Refused(_))));
}

#[test]
fn who_holds_no_right_is_refused() {
    let mut office = Office::founded();
    let clerk = PersonId(office.ids.next_id());
    let define = DefinePerson { id: clerk, person: person("Modřínová") };
    assert_eq!(office.send("municipality.define_person", &define), Verdict::Accepted);
    let input = office.department("Odbor majetku");
    office.secretary = clerk;
    assert_eq!(refusal(office.send("municipality.define_department", &input)), "refusal-not-allowed");
}

/// The clerk founds a department, as themselves or in somebody's place, on a day.
fn founds_a_department(
    office: &mut Office,
    clerk: PersonId,
    whose: Option<PersonId>,
    at: Timestamp,
) -> Verdict {
    let input = office.department("Odbor majetku");
    let mut command = office.command("municipality.define_department", &input).command;
    command.actor = Some(clerk);
    command.on_behalf_of = whose.map(|person| OnBehalf { person, how: SUBSTITUTE.into(), evidence: None });
    let signed = SignedCommand::sign(command, office.device, &office.key).unwrap();
    let arrival = Arrival { now: at, ids: &mut office.ids, salt: [3; 16], rows: &[] };
    decide(&mut office.ledger, &signed, arrival).unwrap()
}

#[test]
fn a_substitute_acts_under_both_names_while_it_lasts_and_never_otherwise() {
    let mut office = Office::founded();
    let (clerk, secretary) = (PersonId(office.ids.next_id()), office.secretary);
    let define = DefinePerson { id: clerk, person: person("Modřínová") };
    assert_eq!(office.send("municipality.define_person", &define), Verdict::Accepted);
    let (now, in_place) = (now(), Some(secretary));
    let refused = |verdict| refusal(verdict);
    assert_eq!(refused(founds_a_department(&mut office, clerk, in_place, now)), "refusal-not-substitute");
    let (from, to) = (day_in_prague(now), Some(add_days(day_in_prague(now), 4)));
    let (reason, roles) = ("dovolená".to_owned(), vec![Role::Secretary]);
    let substitution = Substitution {
        absent: secretary,
        by: clerk,
        from,
        to,
        roles,
        duties: Vec::new(),
        reason,
        confidential: false,
    };
    let name = NameSubstitute { id: office.ids.next_id(), substitution, beside_another: false };
    assert_eq!(office.send("municipality.name_substitute", &name), Verdict::Accepted);

    assert_eq!(refused(founds_a_department(&mut office, clerk, None, now)), "refusal-not-allowed");
    assert_eq!(founds_a_department(&mut office, clerk, in_place, now), Verdict::Accepted);
    let header = &office.ledger.log.last().unwrap().0.header;
    assert_eq!(header.actor, Some(clerk));
    assert_eq!(header.on_behalf_of.as_ref().map(|behalf| behalf.person), in_place);
    let afterwards = "2026-11-28T08:00:00Z".parse().unwrap();
    assert_eq!(
        refused(founds_a_department(&mut office, clerk, in_place, afterwards)),
        "refusal-not-substitute"
    );
    assert_eq!(founds_a_department(&mut office, secretary, None, afterwards), Verdict::Accepted);
}

#[test]
fn a_substitute_names_no_further_substitute() {
    let mut office = Office::founded();
    let (clerk, third) = (PersonId(office.ids.next_id()), PersonId(office.ids.next_id()));
    for (id, name) in [(clerk, "Modřínová"), (third, "Olšová")] {
        let define = DefinePerson { id, person: person(name) };
        assert_eq!(office.send("municipality.define_person", &define), Verdict::Accepted);
    }
    let substitution = |by| Substitution {
        absent: office.secretary,
        by,
        from: day_in_prague(now()),
        to: None,
        roles: vec![Role::Secretary],
        duties: Vec::new(),
        reason: String::new(),
        confidential: false,
    };
    let (first, second) = (substitution(clerk), substitution(third));
    let secretary = office.secretary;
    let mut name = NameSubstitute { id: office.ids.next_id(), substitution: first, beside_another: false };
    assert_eq!(office.send("municipality.name_substitute", &name), Verdict::Accepted);
    (name.substitution, name.beside_another) = (second, true);
    let mut command = office.command("municipality.name_substitute", &name).command;
    command.actor = Some(clerk);
    command.on_behalf_of = Some(OnBehalf { person: secretary, how: SUBSTITUTE.into(), evidence: None });
    let signed = SignedCommand::sign(command, office.device, &office.key).unwrap();
    assert_eq!(refusal(office.decide(&signed).unwrap()), "refusal-not-substitute");
}

#[test]
fn what_the_authority_alone_decides_cannot_be_taken_back() {
    let mut office = Office::founded();
    let input = office.department("Odbor majetku");
    let signed = office.command("municipality.define_department", &input);
    office.decide(&signed).unwrap();
    let undo = obeznik_authority::UndoCommand { command: signed.command.id };
    assert_eq!(refusal(office.send("office.undo", &undo)), "refusal-undo-never");
    assert!(office.ledger.records.find::<Department>(input.id).unwrap().is_some());
}

#[test]
fn the_first_broken_link_of_the_chain_is_named() {
    let mut office = Office::founded();
    for name in ["Odbor majetku", "Odbor dopravy", "Stavební úřad"] {
        let input = office.department(name);
        office.send("municipality.define_department", &input);
    }
    let log: Vec<_> = office.ledger.log.iter().map(|(entry, _)| entry.clone()).collect();
    let check = |log: Vec<_>| verify_chain(ChainHead::empty(), log);
    assert_eq!(check(log.clone()).unwrap(), log[3].head());

    let mut payload = log.clone();
    payload[1].payload = Some("{}".into());
    assert_eq!(check(payload), Err(BrokenLink::PayloadChanged(2)));
    let mut header = log.clone();
    header[2].header.kind = "municipality.set".into();
    assert_eq!(check(header), Err(BrokenLink::Changed(3)));
    let mut missing = log.clone();
    missing.remove(1);
    assert_eq!(check(missing), Err(BrokenLink::Gap { expected: 2, found: 3 }));
    let mut missing = log.clone();
    (missing[1].payload, missing[1].salt) = (None, None);
    assert_eq!(check(missing), Err(BrokenLink::Missing(2)), "no link says that it was erased");
    let mut cleared = log.clone();
    (cleared[1], _) = cleared[1].clone().cleared().unwrap();
    assert_eq!(check(cleared), Err(BrokenLink::Missing(2)));
}

#[test]
fn what_tells_who_read_or_was_sent_something_cannot_be_taken_back() {
    for kind in ["circulation.note_reading", "circulation.note_pack_opened", "circulation.send_pack"] {
        assert!(!obeznik_authority::can_undo(kind), "{kind}");
    }
    assert!(obeznik_authority::can_undo("circulation.add_comment"));
}
