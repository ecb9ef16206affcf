//! The change index, and what the office knows of devices and people.

use std::collections::BTreeSet;

use obeznik_authority::Verdict;
use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::{Audience, CommandId, HistoryId, Refusal, Timestamp};

use super::steps::{SOUND, append, as_command, hall, id, reach, town, write};
use crate::cursor::Place;
use crate::message::Answered;
use crate::office::{Line, Mark, Reach, Sight};
use crate::row::RowKey;
use crate::testing::{Hall, OfficeDisk, clock, named};

/// Places, rows and whether they are there.
fn told(marks: Vec<Mark>) -> Vec<(u64, RowKey, String, bool)> {
    marks.into_iter().map(|mark| (mark.seq, mark.key, mark.scope.0, mark.bytes.is_some())).collect()
}

fn changes<O: OfficeDisk>(hall: &mut Hall<O>, of: &[&Audience]) -> Vec<(u64, RowKey, String, bool)> {
    hall.work(|store, _, _| Ok(told(store.marks(&reach(0, of), 999)?))).expect(SOUND)
}

fn there(seq: u64, number: usize, audience: &Audience, is_there: bool) -> (u64, RowKey, String, bool) {
    (seq, RowKey::new("note", id(number)), audience.id().0, is_there)
}

/// In the same command; moved back, it is there again and nowhere else.
pub fn a_moved_row_is_gone_there_and_here_now<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut hall = hall(make);
    let (inside, public) = (Audience::inside(), Audience::public());
    as_command(&mut hall, |store| write(store, 1, &inside, "a"));
    as_command(&mut hall, |store| write(store, 1, &public, "a"));
    assert_eq!(changes(&mut hall, &[&inside]), [there(2, 1, &inside, false)]);
    assert_eq!(changes(&mut hall, &[&public]), [there(2, 1, &public, true)]);
    as_command(&mut hall, |store| write(store, 1, &inside, "a"));
    assert_eq!(changes(&mut hall, &[&inside]), [there(3, 1, &inside, true)]);
    assert_eq!(changes(&mut hall, &[&public]), [there(3, 1, &public, false)]);
    as_command(&mut hall, |store| {
        write(store, 1, &public, "a");
        write(store, 1, &inside, "b");
    });
    assert_eq!(changes(&mut hall, &[&inside]), [there(4, 1, &inside, true)]);
    assert_eq!(changes(&mut hall, &[&public]), [there(4, 1, &public, false)]);
}

/// An undo brings rows back.
pub fn a_removed_row_is_gone_and_one_that_came_back_is_not<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut hall = hall(make);
    let inside = Audience::inside();
    as_command(&mut hall, |store| write(store, 1, &inside, "a"));
    as_command(&mut hall, |store| store.as_records().remove("note", id(1)).expect(SOUND));
    assert_eq!(changes(&mut hall, &[&inside]), [there(2, 1, &inside, false)]);
    as_command(&mut hall, |store| write(store, 1, &inside, "b"));
    assert_eq!(changes(&mut hall, &[&inside]), [there(3, 1, &inside, true)]);
}

/// Every scope from where it was read to; the limit cuts in that order.
pub fn changes_come_by_seq_and_row_within_reach<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut hall = hall(make);
    let (inside, public) = (Audience::inside(), Audience::public());
    for round in 0..6 {
        as_command(&mut hall, |store| {
            write(store, round, if round % 2 == 0 { &inside } else { &public }, "a");
            write(store, 10 + round, &inside, "a");
        });
    }
    as_command(&mut hall, |store| store.as_records().remove("note", id(10)).expect(SOUND));
    hall.work(|store, _, _| {
        let all = store.marks(&reach(0, &[&inside, &public]), 999)?;
        assert_eq!(all.len(), 12);
        assert!(all.is_sorted(), "by seq, row and scope");
        let bytes = store.get("note", id(1))?.map(|row| row.body.len() as u64);
        assert_eq!(all.iter().find(|mark| mark.key.id == id(1)).map(|mark| mark.bytes), Some(bytes));
        assert_eq!(store.marks(&reach(0, &[&inside, &public]), 5)?, all[..5]);
        let apart = [
            Reach { after: 2, scopes: BTreeSet::from([inside.id()]) },
            Reach { after: 4, scopes: BTreeSet::from([public.id()]) },
        ];
        let is_within = |mark: &&Mark| mark.seq > if mark.scope == inside.id() { 2 } else { 4 };
        let expected: Vec<Mark> = all.iter().filter(is_within).cloned().collect();
        assert_eq!(store.marks(&apart, 999)?, expected);
        assert_eq!(store.marks(&apart, 2)?, expected[..2]);
        let third: Vec<Mark> = all.iter().filter(|mark| mark.seq == 3).cloned().collect();
        let start = Place::start_of(3);
        assert_eq!(store.marks_at(&reach(0, &[&inside, &public]), &start, 999)?, third);
        assert!(store.marks_at(&reach(3, &[&inside, &public]), &start, 999)?.is_empty());
        assert!(store.marks(&[], 9)?.is_empty() && store.marks(&reach(0, &[]), 9)?.is_empty());
        let keys = [RowKey::new("note", id(1)), RowKey::new("note", id(10)), RowKey::new("note", id(2))];
        assert_eq!(store.load(&keys)?.len(), 2, "what is not there is left out");
        Ok(())
    })
    .expect(SOUND);
}

/// Where a row moved, where one went and where one was made, in the order of pages.
pub fn a_command_goes_on_after_any_place_in_it<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut hall = hall(make);
    let (inside, public) = (Audience::inside(), Audience::public());
    as_command(&mut hall, |store| (0..6).for_each(|number| write(store, number, &inside, "a")));
    as_command(&mut hall, |store| {
        [0, 2, 4].into_iter().for_each(|number| write(store, number, &public, "a"));
        store.as_records().remove("note", id(1)).expect(SOUND);
        (6..9).for_each(|number| write(store, number, &inside, "a"));
    });
    as_command(&mut hall, |store| write(store, 9, &inside, "a"));
    hall.work(|store, _, _| {
        let within = reach(0, &[&inside, &public]);
        let all = store.marks_at(&within, &Place::start_of(2), usize::MAX)?;
        assert_eq!(all.len(), 10, "three rows stand in two scopes");
        assert!(all.is_sorted() && all.iter().all(|mark| mark.seq == 2));
        for (read, mark) in all.iter().enumerate() {
            assert_eq!(store.marks_at(&within, &mark.place(), 999)?, all[read + 1..]);
            assert_eq!(store.marks_at(&within, &mark.place(), 2)?, all[read + 1..(read + 3).min(all.len())]);
        }
        let seen = store.marks_at(&reach(0, &[&public]), &all[4].place(), 999)?;
        assert_eq!(
            seen,
            all[5..].iter().filter(|mark| mark.scope == public.id()).cloned().collect::<Vec<_>>()
        );
        Ok(())
    })
    .expect(SOUND);
}

/// By key, the next page after the last.
pub fn rows_of_a_scope_come_in_pages<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut hall = hall(make);
    as_command(&mut hall, |store| {
        (0..9).for_each(|number| write(store, number, &Audience::inside(), "a"));
        write(store, 20, &Audience::public(), "a");
    });
    hall.work(|store, _, _| {
        let scope = Audience::inside().id();
        let all = store.rows_of(&scope, None, 99)?;
        assert!(all.is_sorted_by_key(RowKey::of) && all.len() == 9);
        let page = store.rows_of(&scope, Some(&RowKey::of(&all[3])), 4)?;
        assert_eq!(page, all[4..8]);
        assert!(store.rows_of(&scope, Some(&RowKey::of(&all[8])), 4)?.is_empty());
        Ok(())
    })
    .expect(SOUND);
}

/// Rows that are there are not forgotten.
pub fn forgotten_deletions_are_gone_and_the_horizon_stands<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut hall = hall(make);
    let inside = Audience::inside();
    as_command(&mut hall, |store| (0..4).for_each(|number| write(store, number, &inside, "a")));
    for number in 0..3 {
        as_command(&mut hall, |store| store.as_records().remove("note", id(number)).expect(SOUND));
    }
    let forgotten = hall.work(|store, _, _| store.forget_gone(3)).expect(SOUND);
    let state = hall.state().expect(SOUND);
    assert_eq!((forgotten, state.horizon, state.head), (2, 3, 4));
    assert_eq!(changes(&mut hall, &[&inside]), [there(1, 3, &inside, true), there(4, 2, &inside, false)]);
}

/// Of the kinds that are asked for.
pub fn a_change_of_access_is_noticed_also_when_it_is_a_removal<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut hall = hall(make);
    let changed = |hall: &mut Hall<O>, kinds: &[&str], seq| {
        hall.work(|store, _, _| store.has_changed_since(kinds, seq)).expect(SOUND)
    };
    as_command(&mut hall, |store| write(store, 1, &Audience::inside(), "a"));
    assert!(changed(&mut hall, &["person", "note"], 0));
    assert!(!changed(&mut hall, &["person", "remark"], 0) && !changed(&mut hall, &["note"], 1));
    as_command(&mut hall, |store| store.as_records().remove("note", id(1)).expect(SOUND));
    assert!(changed(&mut hall, &["note"], 1) && !changed(&mut hall, &["note"], 2));
}

/// Histories, lines, answers, sights.
pub fn what_the_office_knows_of_devices_and_people_is_kept<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut hall = hall(make);
    let line = |number: usize, last_n| Line {
        device: named("device", number).into(),
        person: named("person", number).into(),
        last_n,
        read_to: 5,
        seen_at: clock(),
    };
    let sight = |acl_ver| Sight {
        acl_ver,
        scopes: BTreeSet::from([Audience::public().id(), Audience::inside().id()]),
        seq: 9,
        day: day_in_prague(clock()),
    };
    let commands = [1, 2].map(|number| CommandId(named("answered", number)));
    let refused = Verdict::Refused(Refusal::new("refusal-not-found"));
    hall.work(|store, _, now| {
        append(store, commands[0], now, Verdict::Accepted, &[])?;
        append(store, commands[1], now, refused.clone(), &[])?;
        for (number, last_n) in [(1, 3), (2, 4), (1, 8)] {
            store.put_line(&line(number, last_n))?;
        }
        let device = line(1, 0).device;
        for (n, command) in [(1, commands[1]), (2, commands[0])] {
            store.note_answer(device, n, command)?;
        }
        for acl_ver in 1..3 {
            store.put_sight(line(1, 0).person, &sight(acl_ver))?;
        }
        store.set_history(HistoryId(named("history", 1)))
    })
    .expect(SOUND);
    hall.work(|store, _, _| {
        let device = line(1, 0).device;
        assert_eq!(store.line(device)?, Some(line(1, 8)));
        let mut lines = [line(1, 8), line(2, 4)];
        lines.sort_by_key(|line| line.device);
        assert_eq!(store.lines()?, lines);
        assert_eq!(store.answer_of(device, 1)?, Some((commands[1], refused.clone())));
        assert_eq!(store.answer_of(device, 3)?, None);
        let answers = [(1, commands[1], refused.clone()), (2, commands[0], Verdict::Accepted)]
            .map(|(n, command, verdict)| Answered { n, command, verdict });
        assert_eq!(store.answers_from(device, 1)?, answers);
        assert_eq!(store.answers_from(device, 2)?, answers[1..]);
        assert!(store.answers_from(line(2, 0).device, 1)?.is_empty());
        assert_eq!(store.sight(line(1, 0).person)?, Some(sight(2)));
        assert_eq!(store.sight(line(2, 0).person)?, None);
        assert_eq!(store.state()?.history, Some(HistoryId(named("history", 1))));
        Ok(())
    })
    .expect(SOUND);
}

/// By the time the office received commands.
pub fn the_head_at_an_instant_is_known<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut town = town(make);
    let (before, start) = (town.office.state().expect(SOUND).head, town.office.now);
    town.office.now = Timestamp::from_second(start.as_second() + 86_400).expect("a day later");
    as_command(&mut town.office, |store| write(store, 1, &Audience::inside(), "a"));
    let at = |town: &mut crate::testing::Town<O>, days: i64| {
        let instant = Timestamp::from_second(start.as_second() + days * 86_400 + 60).expect("a time");
        town.office.work(|store, _, _| store.seq_at(instant)).expect(SOUND)
    };
    assert_eq!((at(&mut town, -1), at(&mut town, 0), at(&mut town, 1)), (0, before, before + 1));
}
