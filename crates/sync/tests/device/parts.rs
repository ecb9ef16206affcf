//! A command that comes in parts: nothing of it is shown before the last one, and nothing of it is passed over.

use std::collections::BTreeSet;

use obeznik_kernel::calendar::{add_days, day_in_prague};
use obeznik_kernel::{Atom, Audience, AudienceId, RecordId};
use obeznik_municipality::EndMembership;
use obeznik_sync::testing::notebook::NoteInput;
use obeznik_sync::testing::{MemoryStore, Town, clock, rules};
use obeznik_sync::{
    ClientStore as _, Page, PullAnswer, Pulled, Reads, RowKey, pull_request, read_whole_commands,
    take_pull_answer,
};

use crate::desk::{Desk, note_id};

/// Remarks under the note that moves.
const REMARKS: usize = 3;

/// The note and its remarks.
fn moving() -> Vec<RowKey> {
    let remarks = (0..REMARKS).map(|number| RowKey::new("remark", remark(number)));
    remarks.chain([RowKey::new("note", note_id(1))]).collect()
}

fn remark(number: usize) -> RecordId {
    RecordId::well_known(&format!("remark in parts {number}"))
}

/// A device that knows a note for the whole office with its remarks, before the office moves all of them in one
/// command to who sits in a body.
fn before_a_move(body: usize) -> (Town, MemoryStore, Audience) {
    let mut town = Town::found().unwrap();
    for number in 0..REMARKS {
        let remark = Some(remark(number));
        town.order("note.remark", &NoteInput { remark, ..NoteInput::of(note_id(1)) }).unwrap();
    }
    let store = Desk::new(&mut town, 1).store;
    let audience = Audience::new([Atom::Body(town.bodies[body])]);
    let input = NoteInput { audience: Some(audience.clone()), ..NoteInput::of(note_id(1)) };
    town.order("note.move", &input).unwrap();
    (town, store, audience)
}

/// What the office says to a device that reads parts, and asks for one row.
fn answer(town: &mut Town, store: &MemoryStore) -> PullAnswer {
    let mut request = pull_request(store).unwrap();
    request.reads = BTreeSet::from([Reads::Parts]);
    town.office.pull(&request, 1).unwrap()
}

/// The first part of the move, taken in.
fn begun(town: &mut Town, store: &mut MemoryStore) -> Page {
    loop {
        let answer = answer(town, store);
        let pulled = take_pull_answer(store, rules(), answer.clone()).unwrap();
        match answer {
            PullAnswer::Page(page) if page.within.is_some() => {
                assert_eq!(pulled, Pulled::Staged);
                return *page;
            }
            other => assert!(!matches!(pulled, Pulled::Published(_)), "it was not parted: {other:?}"),
        }
    }
}

/// Where the rows stand; nothing for those that are not there.
fn scopes(store: &MemoryStore) -> Vec<Option<AudienceId>> {
    moving().iter().map(|key| store.row(key).unwrap().map(|row| row.scope)).collect()
}

/// Reads to the head in parts of one row; tells how many of them left a command unfinished.
fn read_on(town: &mut Town, store: &mut MemoryStore) -> usize {
    let mut unfinished = 0;
    loop {
        let answer = answer(town, store);
        match take_pull_answer(store, rules(), answer).unwrap() {
            Pulled::Published(published) => {
                assert!(!published.differs, "something was passed over");
                return unfinished;
            }
            _ => unfinished += usize::from(store.position().unwrap().cursors.within.is_some()),
        }
    }
}

#[test]
fn nothing_of_a_command_is_shown_before_its_last_part() {
    let (mut town, mut store, audience) = before_a_move(1);
    let before = scopes(&store);
    assert_eq!(before, vec![Some(Audience::inside().id()); REMARKS + 1]);
    let mut staged = 0;
    loop {
        let answer = answer(&mut town, &store);
        let pulled = take_pull_answer(&mut store, rules(), answer.clone()).unwrap();
        if matches!(pulled, Pulled::Published(_)) {
            break;
        }
        assert_eq!(scopes(&store), before);
        staged += usize::from(pulled == Pulled::Staged);
        let again = take_pull_answer(&mut store, rules(), answer).unwrap();
        assert_eq!(again, Pulled::Stale, "a part that comes twice is taken once");
    }
    assert!(staged > REMARKS, "{staged} parts");
    assert_eq!(scopes(&store), vec![Some(audience.id()); REMARKS + 1]);
}

#[test]
fn who_may_see_more_in_the_midst_of_a_command_gets_all_of_it() {
    let (mut town, mut store, audience) = before_a_move(0);
    let part = begun(&mut town, &mut store);
    let come = town.membership(1, 0);
    town.order("municipality.set_membership", &come).unwrap();
    let access = answer(&mut town, &store);
    let pulled = take_pull_answer(&mut store, rules(), access).unwrap();
    assert!(matches!(pulled, Pulled::AccessChanged { gained, .. } if gained.contains(&audience.id())));
    let cursors = store.position().unwrap().cursors;
    assert_eq!((cursors.within, cursors.common), (None, part.through));
    assert!(read_on(&mut town, &mut store) > 0);
    assert_eq!(scopes(&store), vec![Some(audience.id()); REMARKS + 1]);
}

#[test]
fn who_may_see_less_in_the_midst_of_a_command_keeps_nothing_of_it() {
    let (mut town, mut store, audience) = before_a_move(2);
    begun(&mut town, &mut store);
    let (last_on, reason) = (add_days(day_in_prague(clock()), -1), "rezignace".to_owned());
    let end = EndMembership { id: town.membership_id(1, 2), last_on, reason };
    town.order("municipality.end_membership", &end).unwrap();
    let access = answer(&mut town, &store);
    let pulled = take_pull_answer(&mut store, rules(), access).unwrap();
    assert!(matches!(pulled, Pulled::AccessChanged { lost, .. } if lost.contains(&audience.id())));
    assert!(store.staged().unwrap().iter().all(|staged| staged.scope != audience.id()));
    read_on(&mut town, &mut store);
    assert_eq!(scopes(&store), vec![None; REMARKS + 1]);
}

/// The server was put back to an older version, or the computer goes by another one.
#[test]
fn an_office_that_knows_no_parts_is_asked_for_the_whole_command() {
    let (mut town, mut store, audience) = before_a_move(1);
    let part = begun(&mut town, &mut store);
    read_whole_commands(&mut store).unwrap();
    let request = pull_request(&store).unwrap();
    assert_eq!((&request.cursors.within, request.cursors.common), (&None, part.through));
    let answer = town.office.pull(&request, 1).unwrap();
    let PullAnswer::Page(page) = &answer else { panic!("no page: {answer:?}") };
    assert!(page.within.is_none() && page.rows.len() > REMARKS);
    let pulled = take_pull_answer(&mut store, rules(), answer).unwrap();
    assert!(matches!(pulled, Pulled::Published(published) if !published.differs), "it was the last command");
    assert_eq!(scopes(&store), vec![Some(audience.id()); REMARKS + 1]);
}

/// Half a command would be shown, or what lies before the place be passed over.
#[test]
fn a_part_that_says_it_is_the_end_or_lies_elsewhere_is_not_taken() {
    let (mut town, mut store, _) = before_a_move(1);
    begun(&mut town, &mut store);
    let answer = answer(&mut town, &store);
    let PullAnswer::Page(page) = answer else { panic!("no page: {answer:?}") };
    assert!(page.within.is_some());
    let spoilt: [fn(&mut Page); 4] = [
        |_| {},
        |page| page.caught_up = true,
        |page| page.through += 1,
        |page| page.within.as_mut().unwrap().seq = 0,
    ];
    for (number, spoil) in spoilt.into_iter().enumerate() {
        let mut page = page.clone();
        spoil(&mut page);
        let taken = take_pull_answer(&mut store.clone(), rules(), PullAnswer::Page(page));
        assert_eq!(taken.is_ok(), number == 0, "{number}: {taken:?}");
    }
}
