//! Agendas: their sections and the items in them.
#![allow(missing_docs, clippy::unwrap_used, reason = "helpers of tests stand outside their functions")]

mod support;

use jiff::civil::{Date, date};
use obeznik_circulation::agenda::AgendaItem;
use obeznik_circulation::clause::Clause;
use obeznik_circulation::consultation::{ConsentRight, consenting};
use obeznik_circulation::meeting::{MOST_PLANNED, Meeting, MeetingState, NoticeFault, notice_fault};
use obeznik_circulation::paper::{Paper, Posting};
use obeznik_circulation::paper_type::ConsultationRole::Decides;
use obeznik_circulation::testing::{MOST_READS, Vzorov};
use obeznik_circulation::town::Town;
use obeznik_kernel::calendar::add_days;
use obeznik_kernel::{
    Audience, Body, BodyId, BodyKind, Membership, PersonId, Record as _, RecordId, Records as _, RecordsExt,
    Role, Stored, Substitution,
};
use serde_json::{Value, json};
use support::refusal;

const START: Date = date(2026, 9, 1);

#[test]
fn sections_of_an_agenda_never_repeat_and_items_follow_a_renamed_one() {
    let mut town = Vzorov::on(START);
    let (council, secretary) = (town.bodies.council, town.people.secretary);
    let meeting = town.meeting(council, add_days(START, 20)).unwrap();
    let set = |town: &mut Vzorov, names: &[&str]| {
        let edits = json!([{ "field": "sections", "value": names, "base": null }]);
        town.run("edit_meeting", secretary, &json!({ "meeting": meeting, "edits": edits }))
    };
    set(&mut town, &["Zahájení", "Finance"]).unwrap();
    assert_eq!(refusal(set(&mut town, &["Finance", "Majetek", "Finance"])), "refusal-sections-repeat");
    let item = town.id();
    let add = json!({ "meeting": meeting, "agenda_item": item, "title": "Rozpočet", "section": "Finance" });
    town.run("add_agenda_item", secretary, &add).unwrap();
    set(&mut town, &["Zahájení", "Finance a dotace"]).unwrap();
    assert_eq!(town.records.need::<AgendaItem>(item).unwrap().value.section, "Finance a dotace");
    assert_eq!(refusal(set(&mut town, &["Zahájení"])), "refusal-section-in-use");
    set(&mut town, &["Finance a dotace", "Zahájení", "Různé"]).unwrap();
    assert_eq!(town.records.need::<AgendaItem>(item).unwrap().value.section, "Finance a dotace");
}

#[test]
fn when_a_notice_hung_is_written_down_as_it_was_and_what_the_law_asks_is_told() {
    // § 93/1 and 93/2: the session is on 10 September, written down the day after.
    let late = |days| Some(NoticeFault::Late { days });
    let table = [
        ("", "2026-09-03", Some("2026-09-11"), Ok(None)),
        ("", "2026-09-04", None, Ok(late(7))),
        ("", "2026-09-03", Some("2026-09-10"), Ok(None)),
        ("", "2026-09-03", Some("2026-09-09"), Ok(Some(NoticeFault::TakenDownEarly))),
        ("povodeň", "2026-09-08", None, Ok(None)),
        ("povodeň", "2026-09-09", None, Ok(late(2))),
        ("", "2026-09-03", Some("2026-09-12"), Err("refusal-notice-day-ahead")),
        ("", "2026-09-03", Some("2026-09-02"), Err("refusal-notice-days-crossed")),
    ];
    for (crisis, posted, removed, expected) in table {
        let mut town = Vzorov::on(START);
        let (secretary, assembly) = (town.people.secretary, town.bodies.assembly);
        let meeting = town.meeting(assembly, date(2026, 9, 10)).unwrap();
        let hung = |posted: Value, removed: Value| {
            let edit = |field: &str, value: Value| json!({ "field": field, "value": value, "base": null });
            let edits = [edit("notice_posted_on", posted), edit("notice_removed_on", removed)];
            json!({ "meeting": meeting, "edits": edits })
        };
        let facts = hung(json!(posted), json!(removed));
        assert_eq!(
            refusal(town.run("edit_meeting", secretary, &facts)),
            "refusal-field-locked",
            "not out yet"
        );
        let item = json!({ "meeting": meeting, "agenda_item": town.id(), "title": "Zahájení" });
        town.run("add_agenda_item", secretary, &item).unwrap();
        let convene = json!({ "meeting": meeting, "crisis_reason": crisis });
        town.run("convene_meeting", secretary, &convene).unwrap();
        town.go_to(date(2026, 9, 11));
        let written = town.run("edit_meeting", secretary, &facts);
        let now = town.records.need::<Meeting>(meeting).unwrap().value;
        let got = match written {
            Ok(()) => Ok(notice_fault(&now)),
            refused => Err(refusal(refused)),
        };
        assert_eq!(got, expected.map_err(str::to_owned), "{crisis} {posted} {removed:?}");
        if got.is_ok() {
            assert_eq!(now.notice_posted_on.map(|day| day.to_string()).as_deref(), Some(posted));
            let only_removed = town.run("edit_meeting", secretary, &hung(Value::Null, json!("2026-09-10")));
            assert_eq!(refusal(only_removed), "refusal-notice-posting-missing");
            town.run("edit_meeting", secretary, &hung(Value::Null, Value::Null)).unwrap();
            let emptied = town.records.need::<Meeting>(meeting).unwrap().value;
            assert_eq!((emptied.notice_posted_on, notice_fault(&emptied)), (None, None));
        }
    }
}

#[test]
fn half_a_year_is_planned_at_once_and_numbered_in_the_order_of_days() {
    let mut town = Vzorov::on(START);
    let (council, secretary) = (town.bodies.council, town.people.secretary);
    let days = |town: &mut Vzorov, days: &[i32]| -> (Vec<RecordId>, Value) {
        let ids: Vec<RecordId> = days.iter().map(|_| town.id()).collect();
        let one = |(id, day): (&RecordId, &i32)| json!({ "meeting": id, "on": add_days(START, *day) });
        let meetings: Vec<Value> = ids.iter().zip(days).map(one).collect();
        (ids, json!({ "body": council, "term": 9, "starts_at": "14:00", "meetings": meetings }))
    };
    town.meeting(council, add_days(START, 3)).unwrap();
    let (ids, plan) = days(&mut town, &[28, 14, 42]);
    town.run("plan_series", secretary, &plan).unwrap();
    let told = ids.iter().map(|id| town.records.need::<Meeting>(*id).unwrap().value);
    let told: Vec<_> = told.map(|meeting| (meeting.number, meeting.starts_at, meeting.place)).collect();
    let at = |number| (number, "14:00".to_owned(), "radnice".to_owned());
    assert_eq!(told, [at(3), at(2), at(4)]);

    let (_, plan) = days(&mut town, &[50, 50]);
    assert_eq!(refusal(town.run("plan_series", secretary, &plan)), "refusal-plan-repeats");
    let (_, plan) = days(&mut town, &[]);
    assert_eq!(refusal(town.run("plan_series", secretary, &plan)), "refusal-plan-length");
    let many: Vec<i32> = (60..=60 + i32::try_from(MOST_PLANNED).unwrap()).collect();
    let (_, plan) = days(&mut town, &many);
    assert_eq!(refusal(town.run("plan_series", secretary, &plan)), "refusal-plan-length");
    let (_, plan) = days(&mut town, &many[1..]);
    town.run("plan_series", secretary, &plan).unwrap();
    assert!(town.reads <= MOST_READS, "{} reads", town.reads);
    let clerk = town.people.clerk;
    let (_, plan) = days(&mut town, &[55]);
    assert_eq!(refusal(town.run("plan_series", clerk, &plan)), "refusal-not-allowed");
}

#[test]
fn a_paper_after_the_closing_needs_a_reason_and_the_consent_the_rules_name() {
    let mut town = Vzorov::on(START); // a Tuesday; papers of the council close three days before its meeting
    let (council, secretary, mayor) = (town.bodies.council, town.people.secretary, town.people.mayor());
    let kind = town.paper_type(&[(council, Decides)]).unwrap();
    let (saturday, friday) = (date(2026, 9, 12), date(2026, 9, 11));
    let meeting = town.meeting(council, add_days(saturday, 3)).unwrap();
    let schedule = |town: &mut Vzorov, reason: &str, consent: Option<PersonId>| {
        let paper = town.ready(kind).unwrap();
        let item = town.id();
        let input = json!({
            "paper": paper, "meeting": meeting, "agenda_item": item, "late_reason": reason, "late_consent": consent,
        });
        let done = town.run("schedule", secretary, &input);
        done.map(|()| town.records.need::<AgendaItem>(item).unwrap().value)
    };
    let told = |item: &AgendaItem| (item.is_late, item.late_reason.clone(), item.late_consent);

    town.go_to(friday);
    let item = schedule(&mut town, "zbytečné", Some(mayor)).unwrap();
    assert_eq!(
        told(&item),
        (false, String::new(), None),
        "three days before is a Saturday: Friday is the last day"
    );

    town.go_to(saturday);
    assert_eq!(refusal(schedule(&mut town, " ", None).map(drop)), "refusal-late-reason-missing");
    let item = schedule(&mut town, "havárie", None).unwrap();
    assert_eq!(told(&item), (true, "havárie".to_owned(), None));

    let mut body = town.records.need::<Body>(council.0).unwrap();
    body.value.late_consent = Some(Role::Chair);
    town.records.save(&body).unwrap();
    assert_eq!(refusal(schedule(&mut town, "havárie", None).map(drop)), "refusal-late-consent-missing");
    assert_eq!(
        refusal(schedule(&mut town, "havárie", Some(secretary)).map(drop)),
        "refusal-late-consent-of-another"
    );
    let item = schedule(&mut town, "havárie", Some(mayor)).unwrap();
    assert_eq!(told(&item), (true, "havárie".to_owned(), Some(mayor)));
}

/// What is written down of how late an item is.
fn lateness(town: &Vzorov, item: RecordId) -> (bool, String, Option<PersonId>) {
    let item = town.records.need::<AgendaItem>(item).unwrap().value;
    (item.is_late, item.late_reason, item.late_consent)
}

/// A meeting of the council in twenty days whose agenda was sent with one item.
fn sent_meeting(town: &mut Vzorov) -> RecordId {
    let meeting = town.meeting(town.bodies.council, add_days(START, 20)).unwrap();
    let item = json!({ "meeting": meeting, "agenda_item": town.id(), "title": "Zahájení" });
    town.run("add_agenda_item", town.people.secretary, &item).unwrap();
    town.convene(meeting).unwrap();
    meeting
}

#[test]
fn a_paper_put_off_to_an_agenda_that_was_sent_is_late_there_as_any_other() {
    let mut town = Vzorov::on(START);
    let (council, secretary, mayor) = (town.bodies.council, town.people.secretary, town.people.mayor());
    let kind = town.paper_type(&[(council, Decides)]).unwrap();
    let paper = town.ready(kind).unwrap();
    let first = town.meeting(council, add_days(START, 10)).unwrap();
    town.schedule(paper, first).unwrap();
    let later = sent_meeting(&mut town);
    let mut body = town.records.need::<Body>(council.0).unwrap();
    body.value.late_consent = Some(Role::Chair);
    town.records.save(&body).unwrap();

    let item = town.id();
    let before = json!({ "paper": paper, "reason": "chybí posudek", "meeting": later, "agenda_item": item });
    assert_eq!(
        refusal(town.run("postpone", secretary, &before)),
        "refusal-late-reason-missing",
        "programs before did not ask"
    );
    let put_off = |reason: &str, consent: Option<PersonId>| {
        let mut input = before.clone();
        (input["late_reason"], input["late_consent"]) = (json!(reason), json!(consent));
        input
    };
    let table = [
        (put_off(" ", Some(mayor)), "refusal-late-reason-missing"),
        (put_off("havárie", None), "refusal-late-consent-missing"),
        (put_off("havárie", Some(secretary)), "refusal-late-consent-of-another"),
    ];
    for (input, expected) in table {
        assert_eq!(refusal(town.run("postpone", secretary, &input)), expected, "{input}");
    }
    town.run("postpone", secretary, &put_off("havárie", Some(mayor))).unwrap();
    assert_eq!(lateness(&town, item), (true, "havárie".to_owned(), Some(mayor)));
}

#[test]
fn an_item_added_after_the_agenda_was_sent_says_why() {
    let mut town = Vzorov::on(START);
    let (council, secretary) = (town.bodies.council, town.people.secretary);
    let planned = town.meeting(council, add_days(START, 30)).unwrap();
    let sent = sent_meeting(&mut town);
    let add = |town: &mut Vzorov, meeting: RecordId, reason: Option<&str>| {
        let item = town.id();
        let input =
            json!({ "meeting": meeting, "agenda_item": item, "title": "Petice", "late_reason": reason });
        town.run("add_agenda_item", secretary, &input).map(|()| lateness(town, item))
    };
    let why = "přišla včera";
    assert_eq!(refusal(add(&mut town, sent, Some(" ")).map(drop)), "refusal-late-item-reason-missing");
    assert_eq!(add(&mut town, sent, Some(why)).unwrap(), (true, why.to_owned(), None));
    assert_eq!(add(&mut town, planned, Some(why)).unwrap(), (false, String::new(), None));
    assert_eq!(add(&mut town, planned, Some("")).unwrap(), (false, String::new(), None));
    let of_before = add(&mut town, sent, None).unwrap();
    assert_eq!(of_before, (true, String::new(), None), "programs before did not ask");
}

/// Gives a person a role in a body from the first day on.
fn seat(town: &mut Vzorov, body: BodyId, person: PersonId, role: Role) -> RecordId {
    let (end_reason, party) = (String::new(), String::new());
    let membership = Membership { body, person, role, from: START, to: None, end_reason, party };
    let id = town.id();
    town.records.add(id, None, &Audience::public(), &membership).unwrap();
    id
}

/// Takes a role away from whoever holds it in the body.
fn vacate(town: &mut Vzorov, body: BodyId, role: &Role) {
    let key = body.to_string();
    let held: Vec<Stored<Membership>> = town.records.find_by("membership_by_body", &[&key], 100).unwrap();
    for mut one in held.into_iter().filter(|one| one.value.role == *role) {
        one.value.to = Some(add_days(START, -1));
        town.records.save(&one).unwrap();
    }
}

/// Who may consent in a body on a day, with whom they stand in for.
fn consent(town: &Vzorov, body: BodyId, role: &Role, day: Date) -> Vec<(PersonId, ConsentRight)> {
    let bodies = Town::load(&town.records).unwrap();
    let people = consenting(&town.records, &bodies, body, role, day).unwrap();
    people.into_iter().map(|one| (one.person, one.right)).collect()
}

fn sorted<const N: usize>(mut people: [(PersonId, ConsentRight); N]) -> [(PersonId, ConsentRight); N] {
    people.sort();
    people
}

#[test]
fn who_holds_a_role_in_the_office_and_in_the_body_may_consent_and_is_named_once() {
    let mut town = Vzorov::on(START);
    let (council, office, secretary) = (town.bodies.council, town.bodies.office, town.people.secretary);
    let clerk = town.people.clerk;
    for (body, person) in [(council, secretary), (council, clerk), (office, clerk)] {
        seat(&mut town, body, person, Role::Secretary);
    }
    let expected = sorted([(secretary, ConsentRight::Own), (clerk, ConsentRight::Own)]);
    assert_eq!(consent(&town, town.bodies.council, &Role::Secretary, START), expected);
}

#[test]
fn who_acts_for_an_official_on_holiday_consents_in_their_place_and_both_are_written_down() {
    let mut town = Vzorov::on(START);
    let (council, secretary, clerk) = (town.bodies.council, town.people.secretary, town.people.clerk);
    let (first, last) = (add_days(START, 5), add_days(START, 12));
    let substitution = Substitution {
        absent: secretary,
        by: clerk,
        from: first,
        to: Some(last),
        roles: vec![Role::Secretary],
        duties: Vec::new(),
        reason: "dovolená".to_owned(),
        confidential: false,
    };
    let id = town.id();
    town.records.add(id, Some(secretary.into()), &Audience::inside(), &substitution).unwrap();
    let own = (secretary, ConsentRight::Own);
    let both = sorted([own, (clerk, ConsentRight::Substitute { of: secretary })]);
    for (day, expected) in [
        (add_days(first, -1), &[own][..]),
        (first, &both[..]),
        (last, &both[..]),
        (add_days(last, 1), &[own][..]),
    ] {
        assert_eq!(consent(&town, town.bodies.council, &Role::Secretary, day), expected, "{day}");
    }

    let kind = town.paper_type(&[(council, Decides)]).unwrap();
    let meeting = town.meeting(council, last).unwrap();
    let mut body = town.records.need::<Body>(council.0).unwrap();
    body.value.late_consent = Some(Role::Secretary);
    town.records.save(&body).unwrap();
    town.go_to(last);
    let (paper, item) = (town.ready(kind).unwrap(), town.id());
    let schedule = json!({
        "paper": paper, "meeting": meeting, "agenda_item": item, "late_reason": "havárie", "late_consent": clerk,
    });
    town.run("schedule", secretary, &schedule).unwrap();
    let item = town.records.need::<AgendaItem>(item).unwrap().value;
    assert_eq!((item.late_consent, item.late_consent_for), (Some(clerk), Some(secretary)));
}

#[test]
fn the_deputy_of_a_chair_who_is_away_or_not_elected_consents_with_a_reason() {
    // § 104/1: no substitution; the deputy was elected for it and says why the chair does not act.
    for is_vacant in [false, true] {
        let mut town = Vzorov::on(START);
        let (council, secretary, mayor) = (town.bodies.council, town.people.secretary, town.people.mayor());
        let deputy = town.people.members[1];
        seat(&mut town, council, deputy, Role::DeputyChair);
        if is_vacant {
            vacate(&mut town, council, &Role::Chair);
        }
        let of = (!is_vacant).then_some(mayor);
        let offered = (deputy, ConsentRight::Deputy { of });
        let expected = match of {
            Some(mayor) => sorted([(mayor, ConsentRight::Own), offered]).to_vec(),
            None => vec![offered],
        };
        assert_eq!(consent(&town, town.bodies.council, &Role::Chair, START), expected);

        let kind = town.paper_type(&[(council, Decides)]).unwrap();
        let meeting = sent_meeting(&mut town);
        let mut body = town.records.need::<Body>(council.0).unwrap();
        body.value.late_consent = Some(Role::Chair);
        town.records.save(&body).unwrap();
        let (paper, item) = (town.ready(kind).unwrap(), town.id());
        let schedule = |absence: &str| {
            json!({
                "paper": paper, "meeting": meeting, "agenda_item": item, "late_reason": "havárie",
                "late_consent": deputy, "late_absence": absence,
            })
        };
        let unexplained = town.run("schedule", secretary, &schedule(" "));
        assert_eq!(refusal(unexplained), "refusal-late-absence-missing");
        town.run("schedule", secretary, &schedule(" dovolená ")).unwrap();
        let item = town.records.need::<AgendaItem>(item).unwrap().value;
        assert_eq!((item.late_consent, item.late_consent_for), (Some(deputy), of));
        assert_eq!(item.late_absence, "dovolená");
    }
}

#[test]
fn where_nobody_is_chief_officer_the_mayor_consents() {
    // § 110/3 of Act No. 128/2000 Coll.
    let mut town = Vzorov::on(START);
    let (office, mayor, head) = (town.bodies.office, town.people.mayor(), town.people.head);
    assert_eq!(consent(&town, town.bodies.council, &Role::ChiefOfficer, START), [(mayor, ConsentRight::Own)]);
    seat(&mut town, office, head, Role::ChiefOfficer);
    assert_eq!(consent(&town, town.bodies.council, &Role::ChiefOfficer, START), [(head, ConsentRight::Own)]);
    vacate(&mut town, office, &Role::ChiefOfficer);
    town.become_village();
    assert_eq!(
        consent(&town, town.bodies.council, &Role::ChiefOfficer, START),
        sorted([
            (mayor, ConsentRight::Own),
            (town.people.members[1], ConsentRight::Deputy { of: Some(mayor) })
        ]),
        "a village has no council, and its mayor a deputy"
    );
}

#[test]
fn the_mayor_of_a_village_consents_for_the_assembly_with_no_seat_in_it() {
    let mut town = Vzorov::on(START);
    let (assembly, finance) = (town.bodies.assembly, town.bodies.finance);
    let (mayor, deputy) = (town.people.members[0], town.people.members[1]);
    let body = town.become_village();
    let elsewhere: Vec<RecordId> =
        town.records.all().filter(|raw| raw.kind == Membership::KIND).map(|raw| raw.id).collect();
    for id in elsewhere {
        let seat = town.records.need::<Membership>(id).unwrap().value;
        if seat.body != body && [mayor, deputy].contains(&seat.person) {
            town.records.remove(Membership::KIND, id).unwrap();
        }
    }
    let own = |person| (person, ConsentRight::Own);
    let led = sorted([own(mayor), (deputy, ConsentRight::Deputy { of: Some(mayor) })]);
    assert_eq!(consent(&town, assembly, &Role::Chair, START), led);
    assert_eq!(consent(&town, assembly, &Role::DeputyChair, START), [own(deputy)]);
    let of_finance = consent(&town, finance, &Role::Chair, START);
    assert!(of_finance.iter().all(|(person, _)| *person != mayor), "a committee is led by its own chair");
    let secretary = own(town.people.secretary);
    assert_eq!(consent(&town, assembly, &Role::Secretary, START), [secretary], "and only leading is meant");
}

#[test]
fn every_new_agenda_begins_with_the_standing_items_of_the_body() {
    let mut town = Vzorov::on(START);
    let council = town.bodies.council;
    let mut body = town.records.need::<Body>(council.0).unwrap();
    let sections = ["Zahájení", "Majetek", "Různé"].map(str::to_owned);
    body.value.agenda_sections = sections.to_vec();
    // As bodies of before were written, and one with a text.
    body.value.standing_items = serde_json::from_value(json!([
        { "section": "", "title": "Určení ověřovatelů" },
        { "section": "Zahájení", "title": "Kontrola plnění", "text": "" },
        { "section": "Různé", "title": "Závěr", "text": " Předsedající poděkuje a ukončí jednání. " },
    ]))
    .unwrap();
    town.records.save(&body).unwrap();
    let meeting = town.meeting(council, add_days(START, 20)).unwrap();
    let mut items: Vec<Stored<AgendaItem>> = town.records.under(meeting).unwrap();
    items.sort_by(|one, two| one.value.order.cmp(&two.value.order));
    let told: Vec<_> =
        items.iter().map(|item| (item.value.section.as_str(), item.value.title.as_str())).collect();
    assert_eq!(
        told,
        [("Zahájení", "Určení ověřovatelů"), ("Zahájení", "Kontrola plnění"), ("Různé", "Závěr")]
    );
    let notes: Vec<&str> = items.iter().map(|item| item.value.note.as_str()).collect();
    assert_eq!(notes, ["", "", "Předsedající poděkuje a ukončí jednání."]);
}

#[test]
fn a_paper_takes_the_place_of_the_item_it_was_announced_by() {
    let mut town = Vzorov::on(START);
    let (council, secretary, clerk) = (town.bodies.council, town.people.secretary, town.people.clerk);
    let kind = town.paper_type(&[(council, Decides)]).unwrap();
    let meeting = town.meeting(council, add_days(START, 20)).unwrap();
    let announce = |town: &mut Vzorov, title: &str, owed_by: Option<PersonId>| {
        let item = town.id();
        let add = json!({
            "meeting": meeting, "agenda_item": item, "title": title, "section": "Body jednání", "minutes": 15,
            "owed_by": owed_by,
        });
        town.run("add_agenda_item", secretary, &add).unwrap();
        item
    };
    let owed = |town: &Vzorov| {
        town.records.find_by::<AgendaItem>("agenda_item_owed", &[&clerk.to_string()], 9).unwrap().len()
    };
    let item = |town: &Vzorov, id: RecordId| town.records.need::<AgendaItem>(id).unwrap().value;
    let (announced, plain) =
        (announce(&mut town, "Rozpočet", Some(clerk)), announce(&mut town, "Různé", None));
    assert_eq!(owed(&town), 1);

    let paper = town.ready(kind).unwrap();
    let schedule =
        |paper: RecordId, item: RecordId| json!({ "paper": paper, "meeting": meeting, "agenda_item": item });
    assert!(
        town.run("schedule", secretary, &schedule(paper, plain)).is_err(),
        "nobody waits for a paper there"
    );
    let before = item(&town, announced);
    town.run("schedule", secretary, &schedule(paper, announced)).unwrap();
    let after = item(&town, announced);
    assert_eq!((after.paper, after.owed_by), (Some(paper), Some(clerk)));
    assert_eq!((&after.order, &after.section, after.minutes), (&before.order, &before.section, 15));
    assert_ne!(after.title, before.title, "the paper has a title of its own");
    assert_eq!(owed(&town), 0);

    let other = town.ready(kind).unwrap();
    assert!(town.run("schedule", secretary, &schedule(other, announced)).is_err(), "the place is taken");
}

/// A sale whose posting is long enough, on the agenda of an assembly on 20 September.
fn sale_on_agenda() -> (Vzorov, RecordId, RecordId) {
    let mut town = Vzorov::on(START);
    let assembly = town.bodies.assembly;
    let kind = town.paper_type(&[(assembly, Decides)]).unwrap();
    let paper = town.ready(kind).unwrap();
    let mut sale = town.records.need::<Paper>(paper).unwrap();
    sale.value.clauses = vec![Clause::new("schvaluje", "prodej pozemku")];
    sale.value.posting = Some(Posting { from: START, to: None });
    town.records.save(&sale).unwrap();
    let meeting = town.meeting(assembly, date(2026, 9, 20)).unwrap();
    town.schedule(paper, meeting).unwrap();
    (town, paper, meeting)
}

#[test]
fn a_meeting_is_not_convened_over_a_posting_that_was_changed_on_its_agenda() {
    // § 39/1: taken down on the twelfth day, put up too late, not put up at all, and as it was.
    let table = [
        (Some((date(2026, 9, 1), Some(date(2026, 9, 12)))), "refusal-posting-on-agenda"),
        (Some((date(2026, 9, 8), None)), "refusal-posting-on-agenda"),
        (None, "refusal-posting-on-agenda"),
        (Some((date(2026, 9, 1), Some(date(2026, 9, 20)))), "ok"),
    ];
    for (posted, expected) in table {
        let (mut town, paper, meeting) = sale_on_agenda();
        let posting = posted.map(|(from, to)| Posting { from, to });
        let edits = json!([{ "field": "posting", "value": posting, "base": null }]);
        let secretary = town.people.secretary;
        town.run("edit_paper", secretary, &json!({ "paper": paper, "edits": edits })).unwrap();
        assert_eq!(town.records.need::<Paper>(paper).unwrap().value.posting, posting);
        let result = town.convene(meeting);
        let got = if result.is_ok() { "ok".to_owned() } else { refusal(result) };
        assert_eq!(got, expected, "{posting:?}");
    }
}

#[test]
fn a_vote_is_written_down_whatever_the_posting_says_after_the_meeting_was_convened() {
    let (mut town, paper, meeting) = sale_on_agenda();
    town.convene(meeting).unwrap();
    let short = Posting { from: START, to: Some(date(2026, 9, 12)) };
    let edits = json!([{ "field": "posting", "value": short, "base": null }]);
    town.run("edit_paper", town.people.secretary, &json!({ "paper": paper, "edits": edits })).unwrap();
    town.go_to(date(2026, 9, 20));
    let item = town.records.under::<AgendaItem>(meeting).unwrap()[0].id;
    town.vote(item, 9, 0).unwrap();
}

#[test]
fn nobody_is_invited_to_a_meeting_without_its_hour_nor_to_a_session_without_its_place() {
    // § 93/1: the notice of a session states its place and time.
    let table = [
        (BodyKind::Assembly, "15:00", "radnice", None),
        (BodyKind::Assembly, "", "radnice", Some("refusal-start-missing")),
        (BodyKind::Assembly, "15:00", "", Some("refusal-place-missing")),
        (BodyKind::Assembly, "15:00", "  ", Some("refusal-place-missing")),
        (BodyKind::Council, "", "radnice", Some("refusal-start-missing")),
        (BodyKind::Council, "15:00", "", None),
        (BodyKind::Committee, "", "", Some("refusal-start-missing")),
        (BodyKind::Committee, "15:00", "", None),
    ];
    for (kind, starts_at, place, expected) in table {
        let mut town = Vzorov::on(START);
        let (secretary, bodies) = (town.people.secretary, town.bodies);
        let body = match kind {
            BodyKind::Assembly => bodies.assembly,
            BodyKind::Council => bodies.council,
            _ => bodies.finance,
        };
        let meeting = town.meeting(body, date(2026, 9, 20)).unwrap();
        let edit = |field: &str, value: &str| json!({ "field": field, "value": value, "base": null });
        let edits =
            json!({ "meeting": meeting, "edits": [edit("starts_at", starts_at), edit("place", place)] });
        town.run("edit_meeting", secretary, &edits).unwrap();
        let item = json!({ "meeting": meeting, "agenda_item": town.id(), "title": "Zahájení" });
        town.run("add_agenda_item", secretary, &item).unwrap();
        let convened = town.run("convene_meeting", secretary, &json!({ "meeting": meeting }));
        let got = convened.is_err().then(|| refusal(convened));
        assert_eq!(got.as_deref(), expected, "{kind:?} {starts_at} {place}");
        let state = town.records.need::<Meeting>(meeting).unwrap().value.state;
        assert_eq!(state == MeetingState::Convened, expected.is_none(), "{kind:?} {starts_at} {place}");
    }
}
