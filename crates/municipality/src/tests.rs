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
