//! Other lives: restored offices, copied laptops, numbers taken back. Most of these were red histories once.

use obeznik_authority::device::public_key_text;
use obeznik_authority::{UNDO, UndoCommand, Verdict};
use obeznik_kernel::{CommandId, DeviceId, RecordId, Timestamp};
use obeznik_sync::testing::notebook::NoteInput;
use obeznik_sync::testing::{DeviceKey, End, Town, rules};
use obeznik_sync::{
    BatchLimits, ClientStore as _, DEPENDS_ON_REFUSED, Numbered, Pulled, Pushed, Shown, pull_request,
    push_request, register_anew, seal, seal_again, seal_ready, take_pull_answer, take_push_answer,
};

use crate::desk::{Desk, edit, note_id, waits};

#[test]
fn numbers_of_a_batch_are_given_again_only_whole_and_where_the_line_stands() {
    let mut town = Town::found().unwrap();
    let mut desk = Desk::new(&mut town, 1);
    let remark = |number: usize| {
        let remark = Some(RecordId::well_known(&format!("remark {number}")));
        NoteInput { remark, ..NoteInput::of(note_id(1)) }
    };
    let given: Vec<_> = (0..3).map(|number| desk.give(&town, "note.remark", &remark(number)).0).collect();
    let numbers = |desk: &Desk| -> Vec<Option<u64>> {
        desk.store.outbox().unwrap().iter().map(|entry| entry.n()).collect()
    };
    let batch = |given: &[(CommandId, u64)]| -> Vec<Numbered> {
        given.iter().map(|(id, n)| (*id, *n, Vec::new())).collect()
    };
    let stranger = CommandId(RecordId::well_known("of another history"));
    assert!(!seal_again(&mut desk.store, &batch(&[(stranger, 1), (given[0], 2)])).unwrap());
    assert!(!seal_again(&mut desk.store, &batch(&[(given[0], 4)])).unwrap());
    assert_eq!(numbers(&desk), [None, None, None], "a gap would stop the line for ever");
    assert!(desk.store.outbox().unwrap()[0].has_left, "the office may know it all the same");
    assert!(seal_again(&mut desk.store, &batch(&[(given[0], 1), (given[1], 2)])).unwrap());
    assert!(!seal_again(&mut desk.store, &batch(&[(given[0], 1), (given[1], 2)])).unwrap());
    assert_eq!(numbers(&desk), [Some(1), Some(2), None]);
    assert_eq!(desk.store.position().unwrap().last_n, 2);
    assert!(!seal_again(&mut desk.store, &batch(&[(given[1], 3)])).unwrap());
    assert_eq!(numbers(&desk), [Some(1), Some(2), None], "what has a number keeps it");
}

#[test]
fn a_laptop_registered_anew_after_the_office_was_restored_gives_back_what_the_office_forgot() {
    let mut town = Town::found().unwrap();
    let mut desk = Desk::new(&mut town, 1);
    let backup = town.office.copied();
    let (counted, _) = desk.give(&town, "note.count", &NoteInput::of(note_id(1)));
    desk.push(&mut town);
    desk.pull(&mut town);
    town.office.disk = backup.disk;
    town.office.begin_history().unwrap();

    let device = DeviceId(RecordId::well_known("the laptop from its copy"));
    town.office.pair(device, town.people[1], &public_key_text(&town.key)).unwrap();
    let key = DeviceKey { device, key: town.key.clone() };
    let history = town.office.state().unwrap().history;
    register_anew(&mut desk.store, &key, device, history).unwrap();
    for _ in 0..2 {
        desk.push(&mut town);
        desk.pull(&mut town);
    }
    assert_eq!(town.office.verdict_of(counted).unwrap(), Some(Verdict::Accepted));
    assert_eq!(desk.note(note_id(1)).unwrap().count, 1);
}

#[test]
fn what_was_accepted_is_kept_for_thirty_days_of_the_office_and_no_longer() {
    // days to the next checkpoint, commands kept after it
    for (days, kept) in [(0, 1), (30, 1), (31, 0), (-400, 1)] {
        let mut town = Town::found().unwrap();
        let mut desk = Desk::new(&mut town, 1);
        desk.give(&town, "note.count", &NoteInput::of(note_id(1)));
        desk.push(&mut town);
        desk.pull(&mut town);
        let later = town.office.now.as_second() + days * 86_400;
        town.office.now = Timestamp::from_second(later).unwrap();
        desk.pull(&mut town);
        assert_eq!(desk.store.retained().unwrap().len(), kept, "after {days} days");
    }
}

/// The office goes on in another history, having forgotten nothing; the device hears of it.
fn hear_of_another_history(town: &mut Town, desk: &mut Desk) {
    town.office.begin_history().unwrap();
    let answer = town.office.pull(&pull_request(&desk.store).unwrap(), 5).unwrap();
    let pulled = take_pull_answer(&mut desk.store, rules(), answer.clone()).unwrap();
    assert!(matches!(pulled, Pulled::HistoryChanged { .. }));
    let again = take_pull_answer(&mut desk.store, rules(), answer).unwrap();
    assert_eq!(again, Pulled::Stale, "the same answer once more must not take numbers back again");
}

#[test]
fn an_undo_waits_also_for_what_a_restored_office_forgot() {
    let mut town = Town::found().unwrap();
    let mut desk = Desk::new(&mut town, 1);
    let backup = town.office.copied();
    let (given, _) = desk.give(&town, "note.edit", &edit(note_id(1), "text", "", "se skenem"));
    desk.push(&mut town);
    desk.pull(&mut town);
    let (undo, _) = desk.give(&town, UNDO, &UndoCommand { command: given });
    town.office.disk = backup.disk;
    hear_of_another_history(&mut town, &mut desk);
    let waiting: Vec<CommandId> = desk.store.outbox().unwrap().iter().map(|entry| entry.id()).collect();
    assert_eq!(waiting, [given, undo]);
    let unready = [given].into(); // its scan has to come up once more
    assert_eq!(seal_ready(&mut desk.store, BatchLimits::default(), &unready).unwrap(), 0);
    for _ in 0..2 {
        desk.push(&mut town);
        desk.pull(&mut town);
    }
    assert_eq!(town.office.verdict_of(undo).unwrap(), Some(Verdict::Accepted));
    assert_eq!(desk.note(note_id(1)).unwrap().text, "");
}

#[test]
fn an_edit_that_may_have_left_takes_no_later_one_in() {
    let mut town = Town::found().unwrap();
    let mut desk = Desk::new(&mut town, 1);
    let (first, _) = desk.give(&town, "note.edit", &edit(note_id(1), "text", "", "a"));
    seal(&mut desk.store, BatchLimits::default()).unwrap();
    let request = push_request(&desk.store).unwrap().unwrap();
    town.office.push(End::Commit, &request).unwrap(); // and its answer is lost
    hear_of_another_history(&mut town, &mut desk);
    let (_, issued) = desk.give(&town, "note.edit", &edit(note_id(1), "text", "a", "b"));
    assert_eq!(issued, waits(Shown::Effect, None));
    for _ in 0..2 {
        desk.push(&mut town);
        desk.pull(&mut town);
    }
    assert_eq!(town.office.verdict_of(first).unwrap(), Some(Verdict::Accepted));
    assert_eq!(desk.note(note_id(1)).unwrap().text, "b");
}

#[test]
fn what_was_built_on_a_command_refused_in_another_life_is_refused_by_the_office() {
    let mut town = Town::found().unwrap();
    let (mut desk, mut other) = (Desk::new(&mut town, 1), Desk::new(&mut town, 0));
    other.give(&town, "note.remove", &NoteInput::of(note_id(1)));
    other.push(&mut town);
    desk.give(&town, "note.count", &NoteInput::of(note_id(1)));
    let remark = Some(RecordId::well_known("remark"));
    let (built, _) = desk.give(&town, "note.remark", &NoteInput { remark, ..NoteInput::of(note_id(1)) });
    seal(&mut desk.store, BatchLimits::default()).unwrap();
    let mut torn = push_request(&desk.store).unwrap().unwrap();
    torn.commands.truncate(1);
    town.office.push(End::Commit, &torn).unwrap();
    desk.pull(&mut town);
    assert_eq!(
        desk.store.attention().unwrap().len(),
        1,
        "the first is refused, of the second nothing is known"
    );
    hear_of_another_history(&mut town, &mut desk);
    desk.push(&mut town);
    desk.pull(&mut town);
    let verdict = town.office.verdict_of(built).unwrap();
    assert!(matches!(verdict, Some(Verdict::Refused(refusal)) if refusal.key == DEPENDS_ON_REFUSED));
    assert_eq!(desk.store.attention().unwrap().len(), 2);
}

/// A laptop brought back from its copy without the journal, unnoticed, which gives another command the number
/// that a lost one had.
fn with_a_number_used_twice(town: &mut Town) -> (Desk, CommandId) {
    let mut desk = Desk::new(town, 1);
    let copy = desk.store.clone();
    desk.give(town, "note.count", &NoteInput::of(note_id(0)));
    desk.push(town);
    desk.store = copy;
    let (given, _) = desk.give(town, "note.count", &NoteInput::of(note_id(1)));
    seal(&mut desk.store, BatchLimits::default()).unwrap();
    (desk, given)
}

#[test]
fn a_page_with_the_verdict_of_another_command_under_the_same_number_settles_nothing() {
    let mut town = Town::found().unwrap();
    let (mut desk, given) = with_a_number_used_twice(&mut town);
    assert_eq!(desk.pull(&mut town), Pulled::MustRegister);
    assert_eq!(desk.store.outbox().unwrap()[0].id(), given, "it still waits");
}

#[test]
fn a_late_answer_to_a_push_of_the_lost_file_settles_nothing() {
    let mut town = Town::found().unwrap();
    let mut desk = Desk::new(&mut town, 1);
    let copy = desk.store.clone();
    desk.give(&town, "note.count", &NoteInput::of(note_id(0)));
    seal(&mut desk.store, BatchLimits::default()).unwrap();
    let request = push_request(&desk.store).unwrap().unwrap();
    let late = town.office.push(End::Commit, &request).unwrap().unwrap();
    desk.store = copy;
    desk.give(&town, "note.count", &NoteInput::of(note_id(1)));
    seal(&mut desk.store, BatchLimits::default()).unwrap();
    assert_eq!(take_push_answer(&mut desk.store, rules(), late).unwrap(), Pushed::MustRegister);
    assert!(desk.store.outbox().unwrap()[0].is_unanswered());
}
