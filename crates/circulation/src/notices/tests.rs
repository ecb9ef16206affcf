use std::collections::BTreeSet;

use obeznik_kernel::{RecordId, Timestamp};

use super::*;

fn person() -> PersonId {
    RecordId::well_known("somebody").into()
}

fn notice(kind: NoticeKind, key: &str, after: Option<&str>) -> Notice {
    Notice {
        kind,
        person: person(),
        in_place_of: None,
        record: RecordId::well_known("a record"),
        key: key.to_owned(),
        after: after.map(str::to_owned),
        facts: Facts::default(),
    }
}

#[test]
fn nothing_is_told_twice_and_a_change_only_to_who_heard_of_the_thing() {
    type Case = (&'static [&'static str], &'static [&'static str], &'static [&'static str]);
    let due = [
        notice(NoticeKind::PaperWaits, "waits/1", None),
        notice(NoticeKind::Invitation, "invitation/1", None),
        notice(NoticeKind::ProgrammeChanged, "programme/1/3", Some("invitation/1")),
        notice(NoticeKind::MeetingCancelled, "cancelled/2", Some("invitation/2")),
        notice(NoticeKind::PaperWaits, "waits/1", None),
    ];
    let table: [Case; 5] = [
        // told, said now, told by it
        (&[], &["waits/1", "invitation/1"], &["waits/1", "invitation/1", "programme/1/3"]),
        (&["waits/1"], &["invitation/1"], &["invitation/1", "programme/1/3"]),
        (&["waits/1", "invitation/1"], &["programme/1/3"], &["programme/1/3"]),
        (&["waits/1", "invitation/1", "programme/1/2"], &["programme/1/3"], &["programme/1/3"]),
        (&["waits/1", "invitation/1", "programme/1/3", "invitation/2"], &["cancelled/2"], &["cancelled/2"]),
    ];
    for (told, said, keys) in table {
        let told: BTreeSet<String> = told.iter().map(|key| (*key).to_owned()).collect();
        let telling = to_tell(&due, &told, &NoticeChoice::usual(person()));
        let keys_said: Vec<&str> = telling.notices.iter().map(|one| one.key.as_str()).collect();
        assert_eq!((keys_said.as_slice(), telling.keys.len()), (said, keys.len()), "{told:?}");
        assert!(keys.iter().all(|key| telling.keys.iter().any(|one| one == key)), "{telling:?}");
    }
}

#[test]
fn what_a_person_does_not_want_is_not_told_and_waits_if_they_change_their_mind() {
    let due = [
        notice(NoticeKind::Invitation, "invitation/1", None),
        notice(NoticeKind::ProgrammeChanged, "programme/1/2", Some("invitation/1")),
    ];
    let choice = NoticeChoice { without: vec![NoticeKind::Invitation], ..NoticeChoice::usual(person()) };
    assert_eq!(to_tell(&due, &BTreeSet::new(), &choice), Telling::default());
    let telling = to_tell(&due, &BTreeSet::new(), &NoticeChoice::usual(person()));
    assert_eq!(telling.keys, ["invitation/1", "programme/1/2"]);
}

#[test]
fn a_summary_goes_once_a_day_from_its_hour_on() {
    type Case = (NoticeWay, &'static str, Option<&'static str>, bool);
    let table: [Case; 10] = [
        (NoticeWay::AtOnce, "2026-11-30T02:00:00Z", Some("2026-11-30T01:59:00Z"), true),
        (NoticeWay::Never, "2026-11-30T12:00:00Z", None, false),
        (NoticeWay::Unknown("weekly".to_owned()), "2026-11-30T12:00:00Z", None, false),
        // Seven in Prague is six in UTC in winter and five in summer.
        (NoticeWay::Daily, "2026-11-30T05:59:59Z", None, false),
        (NoticeWay::Daily, "2026-11-30T06:00:00Z", None, true),
        (NoticeWay::Daily, "2026-06-30T05:00:00Z", None, true),
        (NoticeWay::Daily, "2026-11-30T23:30:00Z", None, false), // the next day in Prague
        (NoticeWay::Daily, "2026-11-30T15:00:00Z", Some("2026-11-30T06:00:00Z"), false),
        (NoticeWay::Daily, "2026-11-30T06:05:00Z", Some("2026-11-30T05:50:00Z"), true), // told at once before
        (NoticeWay::Daily, "2026-12-01T06:00:00Z", Some("2026-11-30T06:00:00Z"), true),
    ];
    let at = |text: &str| text.parse::<Timestamp>().unwrap();
    for (way, now, last, expected) in table {
        let choice = NoticeChoice { way: way.clone(), ..NoticeChoice::usual(person()) };
        assert_eq!(is_time(&choice, at(now), last.map(at)), expected, "{way:?} {now} {last:?}");
    }
}
