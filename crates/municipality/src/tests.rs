use crate::found::is_ico;

#[test]
fn an_identification_number_is_checked_by_its_last_digit() {
    let table = [
        ("00299138", true), // Litovel
        ("44992785", true), // Brno
        ("00299139", false),
        ("0029913", false),
        ("002991380", false),
        ("0029913x", false),
        ("", false),
    ];
    for (text, expected) in table {
        assert_eq!(is_ico(text), expected, "{text}");
    }
}

mod profiles {
    use obeznik_kernel::record::RecordsExt as _;
    use obeznik_kernel::testing::{CountedIds, MemoryRecords};
    use obeznik_kernel::{
        Audience, Command, CommandId, Context, IdSource as _, OnBehalf, Payload, Person, PersonId, RecordId,
        Stop, Timestamp,
    };

    use crate::profiles;

    fn command(actor: PersonId, payload: &str) -> Command {
        Command {
            id: CommandId(RecordId::well_known("command")),
            kind: "municipality.sign_in".into(),
            kind_version: 1,
            actor: Some(actor),
            on_behalf_of: None,
            payload: Payload::Inline(payload.into()),
            base: Vec::new(),
            client_time: Timestamp::UNIX_EPOCH,
        }
    }

    fn people() -> (MemoryRecords, PersonId, PersonId, PersonId) {
        let mut records = MemoryRecords::new(crate::MODULE.kinds.iter().copied());
        let mut ids = CountedIds::default();
        let ids: [PersonId; 3] = std::array::from_fn(|_| ids.next_id().into());
        for (place, id) in ids.iter().enumerate() {
            let person = Person {
                given: "Milena".into(),
                family: "Jasanová".into(),
                title_before: String::new(),
                title_after: String::new(),
                function: String::new(),
                email: String::new(),
                department: None,
                active: place < 2,
            };
            records.add(*id, None, &Audience::inside(), &person).unwrap();
        }
        (records, ids[0], ids[1], ids[2])
    }

    fn told(done: Result<(), Stop>) -> String {
        match done {
            Ok(()) => "written".into(),
            Err(Stop::Refused(refusal)) => refusal.key,
            Err(other) => other.to_string(),
        }
    }

    #[test]
    fn nobody_sits_down_for_another_and_nobody_gives_themselves_a_profile() {
        let (mut records, me, other, gone) = people();
        let mut ids = CountedIds::default();
        let mut context = Context::new(Timestamp::UNIX_EPOCH, None, &mut ids);
        let sit = profiles::sign_in as obeznik_kernel::module::Execute;
        let (fail, choose) = (profiles::note_failed_sign_in, profiles::set_pass_phrase);
        let (open, reset, close) =
            (profiles::open_profile, profiles::reset_pass_phrase, profiles::close_profile);
        let table: [(obeznik_kernel::module::Execute, PersonId, PersonId, &str); 14] = [
            (sit, me, me, "written"),
            (sit, me, other, "refusal-profile-not-yours"),
            (sit, gone, gone, "refusal-unknown-person"),
            (fail, me, me, "written"),
            (fail, me, other, "refusal-profile-not-yours"),
            (choose, me, me, "written"),
            (choose, me, other, "refusal-profile-not-yours"),
            (open, me, other, "written"),
            (open, me, me, "refusal-profile-own"),
            (open, me, gone, "refusal-unknown-person"),
            (reset, me, other, "written"),
            (reset, me, me, "refusal-profile-own"),
            (close, me, gone, "written"), // who left is taken off the list
            (close, me, me, "refusal-profile-own"),
        ];
        let before = records.dump();
        for (place, (execute, actor, person, expected)) in table.into_iter().enumerate() {
            let payload = format!(r#"{{"person":"{person}","after":null,"way":"pass_phrase","failures":1}}"#);
            let done = execute(&command(actor, &payload), &mut context, &mut records);
            assert_eq!(told(done), expected, "line {place}");
        }
        assert_eq!(records.dump(), before, "no record changed");
    }

    #[test]
    fn a_way_nobody_knows_and_a_sign_in_on_behalf_are_refused() {
        let (mut records, me, other, _) = people();
        let mut ids = CountedIds::default();
        let mut context = Context::new(Timestamp::UNIX_EPOCH, None, &mut ids);
        let strange = command(me, &format!(r#"{{"person":"{me}","after":null,"way":"okno"}}"#));
        assert_eq!(told(profiles::sign_in(&strange, &mut context, &mut records)), "refusal-bad-input");
        let mut behalf = command(me, &format!(r#"{{"person":"{me}","after":null,"way":"demo"}}"#));
        behalf.on_behalf_of = Some(OnBehalf { person: other, how: "word".into(), evidence: None });
        assert_eq!(told(profiles::sign_in(&behalf, &mut context, &mut records)), "refusal-profile-not-yours");
    }
}

mod substitution {
    use jiff::civil::date;
    use obeznik_kernel::calendar::instant_in_prague;
    use obeznik_kernel::record::RecordsExt as _;
    use obeznik_kernel::testing::{CountedIds, MemoryRecords};
    use obeznik_kernel::{
        Audience, BodyId, Command, CommandId, Context, Date, Duty, Membership, OnBehalf, Payload, Person,
        PersonId, RecordId, Role, Stop, Substitution, Timestamp,
    };
    use serde::Serialize;

    use crate::substitution::{
        EndSubstitution, NameSubstitute, absent_person, end_substitution, name_substitute,
    };

    const TODAY: Date = date(2026, 11, 25);

    fn id(name: &str) -> RecordId {
        RecordId::well_known(name)
    }

    /// A head who sits in the council and is secretary of two commissions, a deputy, a clerk, one who has left.
    fn office() -> MemoryRecords {
        let mut records = MemoryRecords::new(crate::MODULE.kinds.iter().copied());
        for name in ["head", "deputy", "clerk", "gone"] {
            let person = Person {
                given: "Jana".into(),
                family: name.into(),
                title_before: String::new(),
                title_after: String::new(),
                function: String::new(),
                email: String::new(),
                department: Some(id("majetek").into()),
                active: name != "gone",
            };
            records.add(id(name), None, &Audience::inside(), &person).unwrap();
        }
        let held = [
            ("úřad", Role::DepartmentHead),
            ("komise", Role::Secretary),
            ("výbor", Role::Secretary),
            ("rada", Role::Member),
        ];
        for (body, role) in held {
            let membership = Membership {
                body: BodyId(id(body)),
                person: PersonId(id("head")),
                role,
                from: date(2022, 10, 20),
                to: None,
                end_reason: String::new(),
                party: String::new(),
            };
            records.add(id(&format!("{body} membership")), None, &Audience::inside(), &membership).unwrap();
        }
        records
    }

    fn week(by: &str, from: Date, to: Date, roles: &[Role]) -> Substitution {
        Substitution {
            absent: PersonId(id("head")),
            by: PersonId(id(by)),
            from,
            to: Some(to),
            roles: roles.to_vec(),
            duties: Vec::new(),
            reason: "dovolená".into(),
            confidential: false,
        }
    }

    fn run<T: Serialize>(
        records: &mut MemoryRecords,
        execute: obeznik_kernel::module::Execute,
        input: &T,
    ) -> String {
        let command = Command {
            id: CommandId(id("command")),
            kind: "municipality.name_substitute".into(),
            kind_version: 1,
            actor: Some(PersonId(id("head"))),
            on_behalf_of: None::<OnBehalf>,
            payload: Payload::Inline(serde_json::to_string(input).unwrap()),
            base: Vec::new(),
            client_time: Timestamp::UNIX_EPOCH,
        };
        let mut ids = CountedIds::default();
        let now = instant_in_prague(TODAY, 9, 0).unwrap();
        let mut context = Context::new(now, None, &mut ids);
        match execute(&command, &mut context, records) {
            Ok(()) => "written".into(),
            Err(Stop::Refused(refusal)) => refusal.key,
            Err(other) => other.to_string(),
        }
    }

    fn name(records: &mut MemoryRecords, key: &str, substitution: Substitution) -> String {
        let input = NameSubstitute { id: id(key), substitution, beside_another: false };
        run(records, name_substitute, &input)
    }

    #[test]
    fn only_duties_that_somebody_holds_are_handed_over_and_only_ahead() {
        let day = |day| date(2026, 11, day);
        let head = [Role::DepartmentHead];
        let table = [
            (week("deputy", day(25), day(29), &head), "written"), // during the absence
            (week("deputy", day(30), day(30), &head), "written"), // in advance
            (week("deputy", day(24), day(29), &head), "refusal-substitute-past"),
            (week("deputy", day(29), day(28), &head), "refusal-days-reversed"),
            (week("head", day(25), day(29), &head), "refusal-substitute-self"),
            (week("gone", day(25), day(29), &head), "refusal-substitute-gone"),
            (week("deputy", day(25), day(29), &[]), "refusal-substitute-nothing"),
            (week("deputy", day(25), day(29), &[Role::Member]), "refusal-substitute-mandate"),
            (
                week("deputy", day(25), day(29), &[Role::DepartmentHead, Role::Chair]),
                "refusal-substitute-mandate",
            ),
            (week("deputy", day(25), day(29), &[Role::Alternate]), "refusal-substitute-mandate"),
            (week("deputy", day(25), day(29), &[Role::Admin]), "refusal-substitute-not-held"),
            (Substitution { to: None, ..week("deputy", day(25), day(29), &head) }, "written"),
        ];
        for (substitution, expected) in table {
            assert_eq!(name(&mut office(), "s", substitution.clone()), expected, "{substitution:?}");
        }
    }

    #[test]
    fn a_duty_in_one_body_leaves_the_other_one_alone() {
        let duty = |body: &str| Duty { body: BodyId(id(body)), role: Role::Secretary };
        let of = |bodies: &[&str]| Substitution {
            duties: bodies.iter().map(|body| duty(body)).collect(),
            ..week("deputy", TODAY, TODAY, &[])
        };
        let mut records = office();
        assert_eq!(name(&mut records, "s", of(&["komise"])), "written");
        let stored = records.need::<Substitution>(id("s")).unwrap().value;
        assert_eq!(stored.roles, [Role::Secretary], "a program that knows only roles reads something");
        assert_eq!(name(&mut records, "t", of(&["úřad"])), "refusal-substitute-not-held");
        // another substitute in the other body is no overlap, in the same body it is one
        let clerk = |bodies: &[&str]| Substitution { by: PersonId(id("clerk")), ..of(bodies) };
        assert_eq!(name(&mut records, "t", clerk(&["výbor"])), "written");
        assert_eq!(name(&mut records, "u", clerk(&["komise"])), "refusal-substitute-overlap");
        let meant = NameSubstitute { id: id("u"), substitution: clerk(&["komise"]), beside_another: true };
        assert_eq!(run(&mut records, name_substitute, &meant), "written");
    }

    #[test]
    fn what_has_begun_is_prolonged_or_ended_but_its_past_stays() {
        let day = |day| date(2026, 11, day);
        let head = [Role::DepartmentHead];
        let begun = week("deputy", day(20), day(27), &head);
        let with = |stored: &Substitution| {
            let mut records = office();
            records.add(id("s"), Some(id("head")), &Audience::inside(), stored).unwrap();
            records
        };
        let changes = [
            (Substitution { to: Some(day(30)), ..begun.clone() }, "written"),
            (Substitution { to: Some(day(24)), ..begun.clone() }, "written"),
            (Substitution { to: Some(day(23)), ..begun.clone() }, "refusal-substitute-past"),
            (Substitution { from: day(26), ..begun.clone() }, "refusal-substitute-past"),
            (Substitution { by: PersonId(id("clerk")), ..begun.clone() }, "refusal-substitute-past"),
            (Substitution { absent: PersonId(id("clerk")), ..begun.clone() }, "refusal-substitute-other"),
        ];
        for (change, expected) in changes {
            assert_eq!(name(&mut with(&begun), "s", change.clone()), expected, "{change:?}");
        }
        let ends = [
            (begun.clone(), day(25), "written", Some(Some(day(25)))), // today for the last time
            (begun.clone(), day(24), "written", Some(Some(day(24)))), // at once
            (begun.clone(), day(23), "refusal-substitute-past", Some(Some(day(27)))),
            (begun.clone(), day(28), "refusal-substitute-later", Some(Some(day(27)))),
            (week("deputy", day(28), day(30), &head), day(27), "written", None), // it never begins
            (
                week("deputy", day(10), day(24), &head),
                day(24),
                "refusal-substitute-past",
                Some(Some(day(24))),
            ),
        ];
        for (stored, last_on, expected, left) in ends {
            let mut records = with(&stored);
            let input = EndSubstitution { id: id("s"), last_on };
            assert_eq!(run(&mut records, end_substitution, &input), expected, "{stored:?} {last_on}");
            let found = records.find::<Substitution>(id("s")).unwrap();
            assert_eq!(found.map(|one| one.value.to), left, "{stored:?} {last_on}");
        }
    }

    #[test]
    fn it_concerns_the_absent_person_and_their_department() {
        let input = NameSubstitute {
            id: id("s"),
            substitution: week("deputy", TODAY, TODAY, &[Role::DepartmentHead]),
            beside_another: false,
        };
        let command = Command {
            id: CommandId(id("command")),
            kind: "municipality.name_substitute".into(),
            kind_version: 1,
            actor: None,
            on_behalf_of: None,
            payload: Payload::Inline(serde_json::to_string(&input).unwrap()),
            base: Vec::new(),
            client_time: Timestamp::UNIX_EPOCH,
        };
        let subject = absent_person(&command, &office()).unwrap();
        assert_eq!(
            (subject.owners, subject.department),
            (vec![PersonId(id("head"))], Some(id("majetek").into()))
        );
    }
}

mod inspections {
    use jiff::civil::date;
    use obeznik_kernel::record::RecordsExt as _;
    use obeznik_kernel::testing::{CountedIds, MemoryRecords};
    use obeznik_kernel::{
        Audience, Body, BodyKind, Command, CommandId, Context, Date, IdSource as _, Membership, Payload,
        Person, RecordId, Role, Stop, Timestamp,
    };
    use serde_json::json;

    use crate::commands::{EndMembership, SetMembership, end_membership, set_membership};

    const FIRST: Date = date(2026, 11, 23);

    fn key(done: Result<(), Stop>) -> String {
        match done {
            Ok(()) => "ok".into(),
            Err(Stop::Refused(refusal)) => refusal.key,
            Err(other) => other.to_string(),
        }
    }

    #[test]
    fn an_inspection_has_a_last_day_within_a_year() {
        let mut records = MemoryRecords::new(crate::MODULE.kinds.iter().copied());
        let mut ids = CountedIds::default();
        let (body, person): (RecordId, RecordId) = (ids.next_id(), ids.next_id());
        let office = json!({
            "kind": BodyKind::Office, "name": "Městský úřad", "short_name": "MěÚ", "abbreviation": "MěÚ", "seats": 0,
            "resolution_pattern": "", "verbs": [], "agenda_sections": [], "notice_days": 0, "is_public": false,
            "place": "", "starts_at": "", "from": FIRST, "parent": null,
            "papers_close_days": 0, "opinions_close_days": 0,
        });
        let office: Body = serde_json::from_value(office).unwrap();
        let who = json!({ "given": "Radek", "family": "Dohled", "title_before": "", "title_after": "", "function": "", "email": "", "department": null, "active": true });
        let who: Person = serde_json::from_value(who).unwrap();
        let inside = Audience::inside();
        records.add(body, None, &inside, &office).unwrap();
        records.add(person, None, &inside, &who).unwrap();
        let mut context = Context::new(Timestamp::UNIX_EPOCH, None, &mut ids);
        let command = |payload: String| Command {
            id: CommandId(RecordId::well_known("command")),
            kind: "municipality.set_membership".into(),
            kind_version: 1,
            actor: Some(person.into()),
            on_behalf_of: None,
            payload: Payload::Inline(payload),
            base: Vec::new(),
            client_time: Timestamp::UNIX_EPOCH,
        };
        let id = RecordId::well_known("inspection");
        let table = [
            (Role::Auditor, None, "refusal-inspection-days"),
            (Role::Auditor, Some(date(2027, 11, 23)), "refusal-inspection-days"),
            (Role::Auditor, Some(date(2027, 11, 22)), "ok"),
            (Role::Auditor, Some(FIRST), "ok"),
            (Role::Auditor, Some(date(2026, 11, 22)), "refusal-days-reversed"),
            (Role::Clerk, None, "ok"),
        ];
        for (role, to, expected) in table {
            let membership = Membership {
                body: body.into(),
                person: person.into(),
                role: role.clone(),
                from: FIRST,
                to,
                end_reason: String::new(),
                party: String::new(),
            };
            let input = serde_json::to_string(&SetMembership { id, membership }).unwrap();
            let done = set_membership(&command(input), &mut context, &mut records);
            assert_eq!(key(done), expected, "{role:?} {to:?}");
        }
        let auditor = Membership {
            body: body.into(),
            person: person.into(),
            role: Role::Auditor,
            from: FIRST,
            to: Some(FIRST),
            end_reason: String::new(),
            party: String::new(),
        };
        let input = serde_json::to_string(&SetMembership { id, membership: auditor }).unwrap();
        assert_eq!(key(set_membership(&command(input), &mut context, &mut records)), "ok");
        for (last_on, expected) in [(date(2028, 1, 1), "refusal-inspection-days"), (date(2026, 12, 1), "ok")]
        {
            let input = EndMembership { id, last_on, reason: "konec kontroly".into() };
            let input = serde_json::to_string(&input).unwrap();
            assert_eq!(
                key(end_membership(&command(input), &mut context, &mut records)),
                expected,
                "{last_on}"
            );
        }
    }
}

mod mayor {
    use jiff::civil::date;
    use obeznik_kernel::testing::{CountedIds, MemoryRecords};
    use obeznik_kernel::{
        Audience, Command, CommandId, Context, Date, IdSource as _, Payload, Person, RecordId,
        RecordsExt as _, Stop, Timestamp,
    };
    use serde_json::{Value, json};

    use crate::commands::{define_body, set_membership};

    const FIRST: Date = date(2026, 10, 10);

    struct Village {
        records: MemoryRecords,
        ids: CountedIds,
    }

    impl Village {
        fn new() -> Self {
            let records = MemoryRecords::new(crate::MODULE.kinds.iter().copied());
            Self { records, ids: CountedIds::default() }
        }

        fn run(&mut self, execute: obeznik_kernel::module::Execute, payload: &Value) -> String {
            let command = Command {
                id: CommandId(self.ids.next_id()),
                kind: "municipality.set_membership".into(),
                kind_version: 1,
                actor: None,
                on_behalf_of: None,
                payload: Payload::Inline(payload.to_string()),
                base: Vec::new(),
                client_time: Timestamp::UNIX_EPOCH,
            };
            let mut context = Context::new(Timestamp::UNIX_EPOCH, None, &mut self.ids);
            match execute(&command, &mut context, &mut self.records) {
                Ok(()) => String::new(),
                Err(Stop::Refused(refusal)) => refusal.key,
                Err(other) => other.to_string(),
            }
        }

        fn body(&mut self, id: &str, kind: &str, from: Date, to: Option<Date>) -> String {
            let body = json!({
                "kind": kind, "name": id, "short_name": id, "abbreviation": "X", "parent": null, "seats": 1,
                "resolution_pattern": "{body} {seq:year}/{yyyy}", "verbs": [], "agenda_sections": [],
                "papers_close_days": 0, "notice_days": 0, "is_public": false, "place": "", "starts_at": "",
                "from": from, "to": to,
            });
            let payload = json!({ "id": RecordId::well_known(id), "body": body });
            self.run(define_body, &payload)
        }

        fn person(&mut self, name: &str) -> RecordId {
            let id = RecordId::well_known(name);
            let person = json!({
                "given": "Jan", "family": name, "title_before": "", "title_after": "", "function": "", "email": "",
                "department": null, "active": true,
            });
            let person: Person = serde_json::from_value(person).unwrap();
            self.records.add(id, None, &Audience::inside(), &person).unwrap();
            id
        }

        fn seat(&mut self, who: RecordId, role: &str, from: Date, to: Option<Date>) -> String {
            let membership = json!({
                "body": RecordId::well_known("mayor"), "person": who, "role": role, "from": from, "to": to,
                "end_reason": "", "party": "",
            });
            let payload = json!({ "id": self.ids.next_id(), "membership": membership });
            self.run(set_membership, &payload)
        }
    }

    #[test]
    fn the_mayor_stands_in_place_of_a_council_and_never_beside_one() {
        let mut village = Village::new();
        let table = [
            ("assembly", "assembly", FIRST, None, ""),
            ("old council", "council", date(2022, 10, 10), Some(date(2026, 10, 9)), ""),
            ("mayor", "mayor", date(2026, 10, 9), None, "refusal-mayor-beside"), // the council's last day
            ("mayor", "mayor", FIRST, None, ""),
            ("mayor", "mayor", FIRST, Some(date(2030, 10, 9)), ""), // the same one changed
            ("another", "mayor", date(2027, 1, 1), None, "refusal-mayor-beside"),
            ("new council", "council", date(2028, 1, 1), None, ""), // elected where the mayor acted
        ];
        for (id, kind, from, to, expected) in table {
            assert_eq!(village.body(id, kind, from, to), expected, "{id} from {from}");
        }
    }

    #[test]
    fn one_person_is_the_mayor_on_a_day_and_beside_them_only_who_stands_in() {
        let mut village = Village::new();
        assert_eq!(village.body("mayor", "mayor", FIRST, None), "");
        let (one, two, three) = (village.person("Dub"), village.person("Buk"), village.person("Habr"));
        let four = village.person("Jedle");
        let end = Some(date(2027, 5, 31));
        let table = [
            (one, "chair", FIRST, end, ""),
            (two, "deputy_chair", FIRST, None, ""),
            (three, "deputy_chair", FIRST, None, ""),
            (four, "chair", date(2027, 5, 31), None, "refusal-mayor-twice"), // the last day of the first
            (four, "member", FIRST, None, "refusal-mayor-seat"),
            (four, "alternate", FIRST, None, "refusal-mayor-seat"),
            (one, "secretary", FIRST, None, ""),
        ];
        for (who, role, from, to, expected) in table {
            assert_eq!(village.seat(who, role, from, to), expected, "{role} from {from}");
        }
        assert_eq!(village.seat(three, "chair", date(2027, 6, 1), None), "refusal-mandate-twice"); // already the deputy
        assert_eq!(village.seat(four, "chair", date(2027, 6, 1), None), "");
    }
}
