use jiff::civil::date;
use obeznik_kernel::body::mandates_on;
use obeznik_kernel::calendar::{add_days, instant_in_prague};
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::testing::{CountedIds, MemoryRecords};
use obeznik_kernel::{
    Audience, Body, BodyId, BodyKind, Command, CommandId, Context, Date, Membership, OnBehalf, Payload,
    Person, PersonId, RecordId, Role, Stop, Timestamp,
};
use proptest::prelude::*;
use serde::Serialize;

mod issuer;
mod settings;

use super::{
    EndMandate, EndReason, EndWay, ListedSubstitute, MandateEnd, MandateEntry, NoteCertificate, PartyList,
    SeatFate, SetPartyList, TakeBackMandateEnd, end_mandate, explain_members, fate, note_certificate,
    person_named, set_party_list, take_back_mandate_end,
};
use crate::commands::{SetMunicipality, set_municipality};
use crate::found::office_id;
use crate::record::{LawProfile, MOST_CREST_BYTES, Municipality, Term, municipality_id};
use crate::term::{BeginTerm, Elected, ElectedList, ElectedSubstitute, begin_term, constituent_deadline};

const TERM: Date = date(2022, 10, 20);
const TODAY: Date = date(2026, 11, 25);

fn id(name: &str) -> RecordId {
    RecordId::well_known(name)
}

fn body(kind: BodyKind, name: &str) -> Body {
    Body {
        kind,
        name: name.into(),
        short_name: name.into(),
        abbreviation: name.into(),
        parent: None,
        seats: 3,
        resolution_pattern: String::new(),
        verbs: Vec::new(),
        agenda_sections: Vec::new(),
        standing_items: Vec::new(),
        papers_close_days: 0,
        opinions_close_days: 0,
        check_close_days: 0,
        pack_days: 0,
        late_consent: None,
        alternates: false,
        notice_days: 0,
        is_public: false,
        place: String::new(),
        starts_at: String::new(),
        from: TERM,
        to: None,
    }
}

fn seat(of: &str, person: &str, role: Role) -> Membership {
    let party = if of == "assembly" { "Vzorov pro lidi" } else { "" };
    let of = if of == "office" { office_id() } else { BodyId(id(of)) };
    let (end_reason, party) = (String::new(), party.into());
    Membership { body: of, person: PersonId(id(person)), role, from: TERM, to: None, end_reason, party }
}

/// An assembly of three; its mayor leads the council and a committee, sits in a commission and drafts in the office.
fn town() -> MemoryRecords {
    let mut records = MemoryRecords::new(crate::MODULE.kinds.iter().copied());
    let inside = Audience::inside();
    let municipality = Municipality {
        name: "Vzorov".into(),
        name_genitive: String::new(),
        ico: String::new(),
        address: String::new(),
        law: LawProfile::Act128,
        terms: vec![Term { label: "9".into(), from: TERM, to: None, results_on: None }],
        crest_svg: String::new(),
        is_demo: false,
        offline_days: Default::default(),
        is_small: false,
    };
    records.add(municipality_id(), None, &Audience::public(), &municipality).unwrap();
    let bodies = [
        (id("assembly"), BodyKind::Assembly),
        (id("council"), BodyKind::Council),
        (id("committee"), BodyKind::Committee),
        (id("commission"), BodyKind::Commission),
        (office_id().into(), BodyKind::Office),
    ];
    for (of, kind) in bodies {
        records.add(of, None, &Audience::public(), &body(kind, "orgán")).unwrap();
    }
    for name in ["mayor", "second", "third", "stranger"] {
        records.add(id(name), None, &inside, &person_named(&format!("Jana {name}"))).unwrap();
    }
    let seats = [
        ("assembly", "mayor", Role::Chair),
        ("assembly", "second", Role::Member),
        ("assembly", "third", Role::Member),
        ("council", "mayor", Role::Chair),
        ("committee", "mayor", Role::Chair),
        ("commission", "mayor", Role::Member),
        ("office", "mayor", Role::Clerk),
        ("commission", "stranger", Role::Member),
    ];
    for (of, who, role) in seats {
        records.add(id(&format!("{of} {who}")), None, &inside, &seat(of, who, role)).unwrap();
    }
    records
}

fn told(done: Result<(), Stop>) -> String {
    match done {
        Ok(()) => "written".into(),
        Err(Stop::Refused(refusal)) => refusal.key,
        Err(other) => other.to_string(),
    }
}

fn run<T: Serialize>(
    records: &mut MemoryRecords,
    execute: obeznik_kernel::module::Execute,
    input: &T,
) -> String {
    let command = Command {
        id: CommandId(id("command")),
        kind: "municipality.end_mandate".into(),
        kind_version: 1,
        actor: Some(PersonId(id("mayor"))),
        on_behalf_of: None::<OnBehalf>,
        payload: Payload::Inline(serde_json::to_string(input).unwrap()),
        base: Vec::new(),
        client_time: Timestamp::UNIX_EPOCH,
    };
    let mut ids = CountedIds((1 << 20) + 100 * records.all().count() as u64);
    let mut context = Context::new(instant_in_prague(TODAY, 9, 0).unwrap(), None, &mut ids);
    told(execute(&command, &mut context, records))
}

fn resigns(person: &str, last_on: Date) -> EndMandate {
    EndMandate {
        id: id("end"),
        membership: id(&format!("assembly {person}")),
        reason: EndReason::Resignation,
        way: EndWay::Delivered,
        last_on,
        note: "č. j. 12/2026".into(),
        also: Vec::new(),
        list: None,
    }
}

fn substitutes(names: &[(&str, &str)]) -> SetPartyList {
    let listed = |(name, passed_over): &(&str, &str)| ListedSubstitute {
        name: (*name).into(),
        person: None,
        passed_over: (*passed_over).into(),
        entered: None,
    };
    let substitutes = names.iter().map(listed).collect();
    let list = PartyList { term_from: TERM, party: "Vzorov pro lidi".into(), substitutes };
    SetPartyList { id: id("list"), list }
}

fn members(records: &MemoryRecords, day: Date) -> usize {
    let held =
        records.find_by::<Membership>("membership_by_body", &[&id("assembly").to_string()], 100).unwrap();
    mandates_on(held.iter().map(|one| &one.value), day).len()
}

#[test]
fn a_mandate_ends_as_the_law_knows_it_and_never_ahead() {
    let with = |reason: EndReason, way: EndWay| EndMandate { reason, way, ..resigns("second", TODAY) };
    let table = [
        (resigns("second", TODAY), "written"),
        (resigns("second", add_days(TODAY, 1)), "refusal-mandate-ahead"),
        (resigns("second", TERM), "written"),
        (resigns("second", add_days(TERM, -1)), "refusal-mandate-before"),
        (with(EndReason::Resignation, EndWay::Declared), "written"),
        (with(EndReason::Resignation, EndWay::Region), "refusal-mandate-way"),
        (with(EndReason::Death, EndWay::ByLaw), "written"),
        (with(EndReason::Death, EndWay::Delivered), "refusal-mandate-way"),
        (with(EndReason::RefusedOath, EndWay::Declared), "written"),
        (with(EndReason::LostEligibility, EndWay::Assembly), "written"),
        (with(EndReason::Conviction, EndWay::Region), "written"),
        (with(EndReason::Incompatibility, EndWay::Court), "written"),
        (with(EndReason::Incompatibility, EndWay::ByLaw), "refusal-mandate-way"),
        (with(EndReason::InvalidElection, EndWay::Court), "written"),
        (with(EndReason::Unknown("jinak".into()), EndWay::Court), "refusal-mandate-way"),
        (EndMandate { membership: id("council mayor"), ..resigns("mayor", TODAY) }, "refusal-not-a-mandate"),
        (EndMandate { membership: id("nothing"), ..resigns("mayor", TODAY) }, "refusal-not-found"),
    ];
    for (input, expected) in table {
        assert_eq!(run(&mut town(), end_mandate, &input), expected, "{input:?}");
    }
    let mut records = town();
    assert_eq!(run(&mut records, end_mandate, &resigns("second", add_days(TODAY, -2))), "written");
    let again = EndMandate { id: id("again"), ..resigns("second", TODAY) };
    assert_eq!(run(&mut records, end_mandate, &again), "refusal-mandate-over");
}

#[test]
fn the_next_substitute_of_the_list_is_a_member_the_day_after() {
    let mut records = town();
    let list = substitutes(&[("Petr Malý", "ztráta volitelnosti"), ("Ing. Eva Horká", ""), ("Jan Líný", "")]);
    assert_eq!(run(&mut records, set_party_list, &list), "written");
    let last_on = date(2026, 11, 20);
    assert_eq!(run(&mut records, end_mandate, &resigns("second", last_on)), "written");
    let end = records.need::<MandateEnd>(id("end")).unwrap().value;
    let entry = end.awaits_certificate().expect("a substitute entered");
    assert_eq!((entry.from, entry.certificate_due_on), (date(2026, 11, 21), date(2026, 12, 5)));
    let entered = records.need::<Person>(entry.person).unwrap().value;
    assert_eq!(entered.full_name(), "Ing. Eva Horká", "who lost eligibility is passed over");
    let seat = records.need::<Membership>(entry.membership).unwrap().value;
    assert_eq!((seat.role, seat.party.as_str()), (Role::Member, "Vzorov pro lidi"));
    let days = [(20, 3), (21, 3), (25, 3)];
    for (day, expected) in days {
        assert_eq!(members(&records, date(2026, 11, day)), expected, "{day}");
    }
    // the list cannot be rewritten as if nobody had entered
    assert_eq!(run(&mut records, set_party_list, &list), "refusal-list-entered");
    // one more, then nobody is left and the seat stays empty
    let third = EndMandate { id: id("end 3"), ..resigns("third", last_on) };
    assert_eq!(run(&mut records, end_mandate, &third), "written");
    let mayor = EndMandate { id: id("end 1"), ..resigns("mayor", last_on) };
    assert_eq!(run(&mut records, end_mandate, &mayor), "written");
    assert_eq!(records.need::<MandateEnd>(id("end 1")).unwrap().value.entry, None);
    assert_eq!((members(&records, last_on), members(&records, TODAY)), (3, 2));
}

#[test]
fn seats_that_need_the_mandate_end_with_it() {
    let kinds = [BodyKind::Council, BodyKind::Committee, BodyKind::Commission, BodyKind::Office];
    let table = [
        (Role::Chair, [SeatFate::Ends, SeatFate::Ends, SeatFate::Lasts, SeatFate::Untouched]),
        (Role::Member, [SeatFate::Ends, SeatFate::Lasts, SeatFate::Lasts, SeatFate::Untouched]),
        (Role::Alternate, [SeatFate::Lasts, SeatFate::Lasts, SeatFate::Lasts, SeatFate::Untouched]),
        (Role::Secretary, [SeatFate::Untouched; 4]),
    ];
    for (role, expected) in table {
        let found: Vec<SeatFate> = kinds.iter().map(|kind| fate(kind, &role)).collect();
        assert_eq!(found, expected, "{role:?}");
    }
    for role in [Role::Chair, Role::DeputyChair] {
        assert_eq!(fate(&BodyKind::Mayor, &role), SeatFate::Ends, "the mayor is a member of the assembly");
    }
    let over = |records: &MemoryRecords, of: &str| {
        records.need::<Membership>(id(&format!("{of} mayor"))).unwrap().value.to.is_some()
    };
    let all = ["assembly", "council", "committee", "commission", "office"];
    let mut records = town();
    assert_eq!(run(&mut records, end_mandate, &resigns("mayor", TODAY)), "written");
    assert_eq!(all.map(|of| over(&records, of)), [true, true, true, false, false]);
    let mut records = town();
    let with = EndMandate { also: vec![id("commission mayor")], ..resigns("mayor", TODAY) };
    assert_eq!(run(&mut records, end_mandate, &with), "written");
    assert_eq!(all.map(|of| over(&records, of)), [true, true, true, true, false]);
    let office = EndMandate { also: vec![id("office mayor")], ..resigns("mayor", TODAY) };
    assert_eq!(run(&mut town(), end_mandate, &office), "refusal-mandate-seat");
    // all of it comes back
    let back = TakeBackMandateEnd { mandate_end: id("end"), reason: "zrušil soud".into() };
    assert_eq!(run(&mut records, take_back_mandate_end, &back), "written");
    assert_eq!(all.map(|of| over(&records, of)), [false; 5]);
    assert_eq!(run(&mut records, take_back_mandate_end, &back), "refusal-mandate-taken-back");
}

#[test]
fn a_seat_whose_last_day_was_set_lasts_to_that_day_again() {
    let planned = date(2027, 6, 30);
    let mut records = town();
    let mut seat = records.need::<Membership>(id("committee mayor")).unwrap();
    (seat.value.to, seat.value.end_reason) = (Some(planned), "konec funkce".into());
    records.save(&seat).unwrap();
    let days = |records: &MemoryRecords| {
        let seat = |of: &str| records.need::<Membership>(id(&format!("{of} mayor"))).unwrap().value;
        (seat("committee").to, seat("committee").end_reason, seat("council").to)
    };
    assert_eq!(run(&mut records, end_mandate, &resigns("mayor", TODAY)), "written");
    assert_eq!((days(&records).0, days(&records).2), (Some(TODAY), Some(TODAY)));
    let back = TakeBackMandateEnd { mandate_end: id("end"), reason: "omyl".into() };
    assert_eq!(run(&mut records, take_back_mandate_end, &back), "written");
    assert_eq!(days(&records), (Some(planned), "konec funkce".to_owned(), None));
}

#[test]
fn a_certificate_is_handed_over_once_and_an_end_taken_back_takes_the_substitute_out() {
    let mut records = town();
    run(&mut records, set_party_list, &substitutes(&[("Petr Malý", "")]));
    run(&mut records, end_mandate, &resigns("second", date(2026, 11, 20)));
    let handed = |handed_on| NoteCertificate { mandate_end: id("end"), handed_on };
    let table = [
        (date(2026, 11, 19), "refusal-certificate-day"),
        (date(2026, 11, 20), "refusal-certificate-day"), // the mandate before still counted that day
        (date(2026, 11, 26), "refusal-certificate-day"),
        (date(2026, 11, 24), "written"),
        (date(2026, 11, 24), "refusal-certificate-none"),
    ];
    for (day, expected) in table {
        assert_eq!(run(&mut records, note_certificate, &handed(day)), expected, "{day}");
    }
    let entry = records.need::<MandateEnd>(id("end")).unwrap().value.entry.unwrap();
    let back = |reason: &str| TakeBackMandateEnd { mandate_end: id("end"), reason: reason.into() };
    assert_eq!(run(&mut records, take_back_mandate_end, &back(" ")), "refusal-field-empty");
    assert_eq!(run(&mut records, take_back_mandate_end, &back("omyl")), "written");
    assert!(records.find::<Membership>(entry.membership).unwrap().is_none());
    assert_eq!(members(&records, TODAY), 3);
    let list = records.need::<PartyList>(id("list")).unwrap().value;
    assert_eq!(super::next_substitute(&list), Some(0), "the substitute is one again");
}

/// An assembly in which the first of the list entered for the second member on 21 November, and that entry.
fn with_substitute(listed: &[(&str, &str)]) -> (MemoryRecords, MandateEntry) {
    let mut records = town();
    assert_eq!(run(&mut records, set_party_list, &substitutes(listed)), "written");
    assert_eq!(run(&mut records, end_mandate, &resigns("second", date(2026, 11, 20))), "written");
    let entry = records.need::<MandateEnd>(id("end")).unwrap().value.entry.unwrap();
    (records, entry)
}

fn takes_back(end: &str) -> TakeBackMandateEnd {
    TakeBackMandateEnd { mandate_end: id(end), reason: "zrušil soud".into() }
}

#[test]
fn ends_are_taken_back_the_last_first_so_that_nobody_stays_one_too_many() {
    let (mut records, entry) = with_substitute(&[("Petr Malý", ""), ("Jan Líný", "")]);
    let later = EndMandate {
        id: id("later end"),
        membership: entry.membership,
        ..resigns("second", date(2026, 11, 23))
    };
    assert_eq!(run(&mut records, end_mandate, &later), "written");
    assert_eq!(members(&records, TODAY), 3);
    let table = [
        ("end", "refusal-mandate-later-end"),
        ("later end", "written"),
        ("end", "written"),
        ("later end", "refusal-mandate-taken-back"),
    ];
    for (end, expected) in table {
        assert_eq!(run(&mut records, take_back_mandate_end, &takes_back(end)), expected, "{end}");
        assert_eq!(members(&records, TODAY), 3, "{end}");
    }
    assert!(records.need::<Membership>(id("assembly second")).unwrap().value.lasts_on(TODAY));
    let list = records.need::<PartyList>(id("list")).unwrap().value;
    assert_eq!(super::next_substitute(&list), Some(0), "both are substitutes again");
}

#[test]
fn a_substitute_whom_nobody_followed_hinders_no_taking_back() {
    let (mut records, entry) = with_substitute(&[("Petr Malý", "")]);
    let later = EndMandate {
        id: id("later end"),
        membership: entry.membership,
        ..resigns("second", date(2026, 11, 23))
    };
    assert_eq!(run(&mut records, end_mandate, &later), "written");
    assert_eq!(members(&records, TODAY), 2);
    assert_eq!(run(&mut records, take_back_mandate_end, &takes_back("end")), "written");
    assert_eq!(members(&records, TODAY), 3);
}

#[test]
fn an_end_taken_back_ends_the_seats_the_substitute_got_by_the_mandate() {
    let (mut records, entry) = with_substitute(&[("Petr Malý", "")]);
    let since = date(2026, 11, 22);
    let got = |of: &str, role: Role, from: Date| Membership {
        person: entry.person,
        from,
        ..seat(of, "mayor", role)
    };
    let seats = [
        ("councillor", got("council", Role::Member, since)),
        ("leads from today", got("committee", Role::Chair, TODAY)),
        ("commission", got("commission", Role::Member, since)),
        ("office", got("office", Role::Clerk, since)),
    ];
    for (name, seat) in &seats {
        records.add(id(name), None, &Audience::inside(), seat).unwrap();
    }
    assert_eq!(run(&mut records, take_back_mandate_end, &takes_back("end")), "written");
    let found = |name: &str| records.find::<Membership>(id(name)).unwrap().map(|one| one.value);
    let councillor = found("councillor").unwrap();
    assert_eq!(councillor.to, Some(add_days(TODAY, -1)));
    assert!(councillor.end_reason.contains("vzat zpět"), "{}", councillor.end_reason);
    assert_eq!(found("leads from today"), None, "it had not begun the day before");
    for lasting in ["commission", "office", "council mayor"] {
        assert!(found(lasting).unwrap().lasts_on(TODAY), "{lasting}");
    }
    assert_eq!(members(&records, TODAY), 3);
}

#[test]
fn another_role_of_the_substitute_in_the_assembly_is_no_mandate_either() {
    let (mut records, entry) = with_substitute(&[("Petr Malý", "")]);
    let mut member = records.need::<Membership>(entry.membership).unwrap();
    member.value.to = Some(date(2026, 11, 22));
    records.save(&member).unwrap();
    let leads = Membership {
        person: entry.person,
        from: date(2026, 11, 23),
        ..seat("assembly", "mayor", Role::DeputyChair)
    };
    records.add(id("leads"), None, &Audience::inside(), &leads).unwrap();
    assert_eq!(members(&records, TODAY), 3);
    assert_eq!(run(&mut records, take_back_mandate_end, &takes_back("end")), "written");
    assert_eq!([22, 23, 25].map(|day| members(&records, date(2026, 11, day))), [3; 3]);
}

#[test]
fn lists_name_everybody_once_and_a_party_once_in_a_term() {
    let other = |change: fn(&mut PartyList)| {
        let mut input = substitutes(&[("Petr Malý", "")]);
        input.id = id("other list");
        change(&mut input.list);
        input
    };
    let table = [
        (substitutes(&[("Petr Malý", ""), ("Jana Bílá", "")]), "written"),
        (substitutes(&[("Petr Malý", ""), ("Petr Malý", "")]), "refusal-substitute-listed-twice"),
        (substitutes(&[("  ", "")]), "refusal-field-empty"),
        (other(|_| ()), "refusal-list-twice"),
        (other(|list| list.party = "Vzorov".into()), "written"), // a name that begins another one
        (other(|list| list.party = " ".into()), "refusal-field-empty"),
        (other(|list| list.term_from = TODAY), "refusal-no-term"),
        (other(|list| list.substitutes[0].entered = Some(RecordId::well_known("x"))), "refusal-list-entered"),
    ];
    for (input, expected) in table {
        let mut records = town();
        if input.id != id("list") && expected == "refusal-list-twice" {
            run(&mut records, set_party_list, &substitutes(&[("Jana Bílá", "")]));
        }
        assert_eq!(run(&mut records, set_party_list, &input), expected, "{input:?}");
    }
}

#[test]
fn a_name_of_a_result_is_read_with_its_titles() {
    let table = [
        ("Petr Malý", ["", "Petr", "Malý", ""]),
        ("Ing. arch. Eva Marie Horká, Ph.D.", ["Ing. arch.", "Eva Marie", "Horká", "Ph.D."]),
        ("Malý", ["", "", "Malý", ""]),
        ("", ["", "", "", ""]),
    ];
    for (name, expected) in table {
        let person = person_named(name);
        let found = [person.title_before, person.given, person.family, person.title_after];
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn the_number_of_members_is_told_as_a_sum() {
    let mut left = seat("assembly", "second", Role::Member);
    (left.to, left.end_reason) = (Some(date(2026, 11, 20)), "Rezignace".into());
    let came = Membership { from: date(2026, 11, 21), ..seat("assembly", "fourth", Role::Member) };
    let mut chair = seat("assembly", "mayor", Role::Chair);
    chair.to = Some(date(2024, 1, 31));
    let then = Membership { from: date(2024, 2, 1), ..seat("assembly", "mayor", Role::Member) };
    let old = Membership { from: date(2018, 10, 1), to: Some(date(2022, 10, 19)), ..chair.clone() };
    let all = [old, chair, then, left, came, seat("assembly", "guest", Role::Guest)];
    let table = [
        (date(2022, 10, 20), (2, 2), vec![]),
        (date(2024, 2, 1), (2, 2), vec![]), // another role is no other mandate
        (date(2026, 11, 20), (2, 2), vec![]),
        (date(2026, 11, 21), (2, 2), vec![(20, false, "Rezignace"), (21, true, "")]),
    ];
    for (day, (members, began_with), changes) in table {
        let why = explain_members(&all, Some(TERM), day);
        assert_eq!((why.members, why.began_with, why.began_on), (members, began_with, TERM), "{day}");
        let found: Vec<_> =
            why.changes.iter().map(|one| (one.on.day(), one.entered, one.reason.as_str())).collect();
        assert_eq!(found, changes, "{day}");
    }
    let nobody = explain_members(&[], Some(TERM), TODAY);
    assert_eq!((nobody.members, nobody.began_with, nobody.began_on), (0, 0, TODAY));
}

#[test]
fn a_new_term_ends_the_old_mandates_and_leaves_the_council_in_charge() {
    let elected = |name: &str, person: Option<&str>| Elected {
        name: name.into(),
        party: "Nový Vzorov".into(),
        person: person.map(|name| PersonId(id(name))),
    };
    let input = BeginTerm {
        label: "10".into(),
        election_on: date(2026, 10, 10),
        results_on: Some(date(2026, 10, 13)),
        members: vec![elected("Jana mayor", Some("mayor")), elected("Petr Malý", None)],
        lists: vec![ElectedList {
            party: "Nový Vzorov".into(),
            substitutes: vec![ElectedSubstitute { name: "Jan Líný".into(), person: None }],
        }],
    };
    let mut records = town();
    assert_eq!(run(&mut records, begin_term, &input), "written");
    assert_eq!((members(&records, date(2026, 10, 10)), members(&records, date(2026, 10, 11))), (3, 2));
    let lasts = |name: &str| records.need::<Membership>(id(name)).unwrap().value.lasts_on(TODAY);
    let seats =
        ["assembly second", "committee mayor", "council mayor", "commission stranger", "office mayor"];
    assert_eq!(seats.map(lasts), [false, false, true, true, true]);
    let terms = records.need::<Municipality>(municipality_id()).unwrap().value.terms;
    assert_eq!((terms[0].to, terms[1].from), (Some(date(2026, 10, 10)), date(2026, 10, 11)));
    assert_eq!(records.need::<Body>(id("assembly")).unwrap().value.seats, 2);
    assert_eq!(records.find_by::<PartyList>("party_list", &["all"], 9).unwrap().len(), 1);
    assert_eq!(constituent_deadline(date(2026, 10, 13)), date(2026, 11, 7));
    let table = [
        (BeginTerm { label: " ".into(), ..input.clone() }, "refusal-field-empty"),
        (BeginTerm { label: "9".into(), ..input.clone() }, "refusal-term-label"),
        (BeginTerm { election_on: add_days(TODAY, 1), ..input.clone() }, "refusal-election-day"),
        (BeginTerm { results_on: Some(date(2026, 10, 9)), ..input.clone() }, "refusal-election-day"),
        (BeginTerm { election_on: date(2022, 10, 1), ..input.clone() }, "refusal-days-reversed"),
        (BeginTerm { members: Vec::new(), ..input.clone() }, "refusal-nobody-elected"),
        (BeginTerm { members: vec![input.members[1].clone(); 2], ..input.clone() }, "refusal-elected-twice"),
    ];
    for (input, expected) in table {
        assert_eq!(run(&mut town(), begin_term, &input), expected, "{input:?}");
    }
}

proptest! {
    /// However seats begin and end, the sum told is the number counted.
    #[test]
    fn the_sum_is_always_the_number_of_members(
        seats in prop::collection::vec((0u8..6, 0i32..40, prop::option::of(0i32..40)), 0..20),
        day in 0i32..60,
        term in prop::option::of(0i32..30),
    ) {
        let at = |days| add_days(TERM, days);
        let all: Vec<Membership> = seats
            .into_iter()
            .map(|(who, from, length)| Membership {
                from: at(from),
                to: length.map(|length| at(from + length)),
                ..seat("assembly", &who.to_string(), Role::Member)
            })
            .collect();
        let why = explain_members(&all, term.map(at), at(day));
        let came = why.changes.iter().filter(|one| one.entered).count();
        let left = why.changes.len() - came;
        prop_assert_eq!(why.began_with + came - left, why.members);
        prop_assert_eq!(why.members, mandates_on(&all, at(day)).len());
    }
}
