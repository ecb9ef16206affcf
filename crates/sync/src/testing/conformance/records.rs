//! Records, their keys and the log.

use obeznik_authority::{Effect, Verdict};
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Atom, Audience, CommandId, RawRecord, Refusal};

use super::steps::{SOUND, append, as_command, hall, id, note, write};
use crate::testing::notebook::{Note, Remark};
use crate::testing::{OfficeDisk, named};

/// Bytes come back as they went in.
pub fn a_record_is_read_as_it_was_written<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut hall = hall(make);
    let audience = Audience::inside();
    let row = RawRecord {
        kind: "note".to_owned(),
        id: id(1),
        parent: Some(named("a parent", 1)),
        scope: audience.id(),
        ver: 77,
        seq: 99,
        body_version: 1,
        body: br#"{"title":"\u017elu\u0165ou\u010dk\u00fd",  "text":"","count":0,"number":0,"unknown":[1]}"#
            .to_vec(),
    };
    as_command(&mut hall, |store| store.put(row.clone(), &audience).expect(SOUND));
    hall.work(|store, _, _| {
        let read = store.get("note", id(1))?;
        assert_eq!(read, Some(RawRecord { ver: 1, seq: 1, ..row.clone() }), "the back end counts");
        assert_eq!(store.get("remark", id(1))?, None, "kind and identifier name a record");
        assert_eq!(store.get("note", id(2))?, None);
        Ok(())
    })
    .expect(SOUND);
}

/// Only a changed body counts.
pub fn ver_counts_changes_of_the_body_alone<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut hall = hall(make);
    let (inside, public) = (Audience::inside(), Audience::public());
    let table = [
        ("a", &inside, 1),
        ("a", &inside, 1), // nothing changed
        ("a", &public, 1), // only who sees it
        ("b", &public, 2),
        ("a", &inside, 3),
    ];
    for (title, audience, expected) in table {
        as_command(&mut hall, |store| write(store, 1, audience, title));
        let ver = hall.work(|store, _, _| Ok(store.need::<Note>(id(1))?.ver)).expect(SOUND);
        assert_eq!(ver, expected, "{title} for {:?}", audience.atoms());
    }
}

/// In the order of identifiers, of one kind and parent.
pub fn children_come_by_id<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut hall = hall(make);
    let audience = Audience::inside();
    as_command(&mut hall, |store| {
        write(store, 1, &audience, "parent");
        for number in 2..9 {
            let remark = Remark { text: format!("{number}") };
            let parent = Some(id(number % 2 + 1));
            store.as_records().add(id(number), parent, &audience, &remark).expect(SOUND);
        }
        store.as_records().add(id(20), Some(id(1)), &audience, &note("child")).expect(SOUND);
    });
    hall.work(|store, _, _| {
        let found: Vec<_> = store.children(id(1), "remark")?.into_iter().map(|row| row.id).collect();
        let mut expected: Vec<_> = (2..9).filter(|number| number % 2 == 0).map(id).collect();
        expected.sort();
        assert_eq!(found, expected);
        assert_eq!(store.children(id(1), "note")?.len(), 1);
        assert!(store.children(id(3), "remark")?.is_empty());
        Ok(())
    })
    .expect(SOUND);
}

/// A prefix is of whole parts; hits come by key and identifier and end at the limit.
pub fn scans_go_by_whole_parts_in_the_order_of_keys<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut hall = hall(make);
    as_command(&mut hall, |store| (1..8).for_each(|number| write(store, number, &Audience::inside(), "a")));
    let mut expected: Vec<_> = (1..8).map(id).collect();
    expected.sort();
    hall.work(|store, _, _| {
        let scan = |index: &str, prefix: &[&str], limit| -> Result<Vec<_>, obeznik_kernel::Stop> {
            Ok(store.scan(index, prefix, limit)?.into_iter().map(|row| row.id).collect())
        };
        assert_eq!(scan("note", &["all"], 100)?, expected);
        assert_eq!(scan("note", &[], 100)?, expected);
        assert_eq!(scan("note", &["all"], 3)?, expected[..3]);
        assert!(scan("note", &["al"], 100)?.is_empty(), "a piece of a part is no prefix");
        assert!(scan("nothing", &["all"], 100)?.is_empty());
        Ok(())
    })
    .expect(SOUND);
}

/// A removed record is found no more, a changed one by its present keys.
pub fn keys_follow_the_record<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut hall = hall(make);
    as_command(&mut hall, |store| (1..4).for_each(|number| write(store, number, &Audience::inside(), "a")));
    as_command(&mut hall, |store| {
        write(store, 1, &Audience::inside(), "b");
        store.as_records().remove("note", id(2)).expect(SOUND);
        store.as_records().remove("note", id(9)).expect("removing nothing is no fault");
    });
    let found = hall.work(|store, _, _| Ok(store.find_by::<Note>("note", &["all"], 9)?.len())).expect(SOUND);
    assert_eq!(found, 2);
}

/// Links, verdicts, effects with images.
pub fn the_log_gives_back_what_was_appended<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut hall = hall(make);
    as_command(&mut hall, |store| write(store, 1, &Audience::inside(), "a"));
    let command = CommandId(named("logged", 1));
    hall.work(|store, _, now| {
        let before = store.get("note", id(1))?;
        let made = Effect { kind: "note".to_owned(), id: id(1), before, after_ver: Some(2) };
        let gone = Effect { kind: "note".to_owned(), id: id(2), before: None, after_ver: None };
        let refused = Verdict::Refused(Refusal::new("refusal-not-found").with("kind", "note"));
        let effects = [made, gone];
        let entry = append(store, command, now, refused.clone(), &effects)?;
        assert_eq!(store.head()?, entry.head());
        assert_eq!(store.entry_of(command)?, Some(entry));
        assert_eq!(store.answered(command)?, Some(refused));
        assert_eq!(store.effects_of(command)?, effects);
        assert_eq!(store.answered(CommandId(named("logged", 2)))?, None);
        Ok(())
    })
    .expect(SOUND);
}

/// Also one that no record has any more.
pub fn another_audience_is_known_from_its_first_use<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut hall = hall(make);
    let named = Audience::new([Atom::Person(named("person", 3).into()), Atom::Inside]);
    as_command(&mut hall, |store| write(store, 1, &Audience::inside(), "a"));
    as_command(&mut hall, |store| write(store, 1, &named, "a"));
    as_command(&mut hall, |store| write(store, 1, &Audience::inside(), "a"));
    hall.work(|store, _, _| {
        assert_eq!(store.audience(&named.id())?, Some(named.clone()));
        assert_eq!(store.audience(&Audience::public().id())?, None);
        assert_eq!(store.audiences_since(0)?.len(), 2);
        assert_eq!(store.audiences_since(1)?, std::slice::from_ref(&named));
        assert!(store.audiences_since(2)?.is_empty());
        Ok(())
    })
    .expect(SOUND);
}
