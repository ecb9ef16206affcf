//! Taking back what the office has accepted, and what others did meanwhile.

use obeznik_authority::{UNDO, UndoCommand, Verdict};
use obeznik_kernel::{Audience, CommandId};
use obeznik_sync::testing::Town;
use obeznik_sync::testing::notebook::NoteInput;

use crate::desk::{Desk, edit, note_id};

/// The person does it, the office decides, and the device hears of it.
fn done<T: serde::Serialize>(town: &mut Town, desk: &mut Desk, kind: &str, input: &T) -> CommandId {
    let (id, _) = desk.give(town, kind, input);
    desk.push(town);
    desk.pull(town);
    id
}

fn removed(town: &mut Town, desk: &mut Desk) -> CommandId {
    done(town, desk, "note.remove", &NoteInput::of(note_id(1)))
}

/// Key of the refusal; empty when it was taken back.
fn taken_back(town: &mut Town, desk: &mut Desk, command: CommandId) -> String {
    let undo = done(town, desk, UNDO, &UndoCommand { command });
    match town.office.verdict_of(undo).unwrap() {
        Some(Verdict::Refused(refusal)) => refusal.key,
        verdict => {
            assert_eq!(verdict, Some(Verdict::Accepted));
            String::new()
        }
    }
}

#[test]
fn what_was_removed_comes_back_as_it_was() {
    let mut town = Town::found().unwrap();
    let mut desk = Desk::new(&mut town, 1);
    done(&mut town, &mut desk, "note.edit", &edit(note_id(1), "text", "", "první"));
    let before = desk.note(note_id(1));
    let removal = removed(&mut town, &mut desk);
    assert_eq!(desk.note(note_id(1)), None);
    assert_eq!(taken_back(&mut town, &mut desk, removal), "");
    assert_eq!(desk.note(note_id(1)), before);
}

#[test]
fn a_record_that_went_and_came_back_is_not_known_by_its_version_alone() {
    let mut town = Town::found().unwrap();
    let mut desk = Desk::new(&mut town, 1);
    let first = done(&mut town, &mut desk, "note.edit", &edit(note_id(1), "text", "", "první"));
    let removal = removed(&mut town, &mut desk);
    assert_eq!(taken_back(&mut town, &mut desk, removal), "");
    done(&mut town, &mut desk, "note.edit", &edit(note_id(1), "text", "první", "druhý"));
    assert_eq!(taken_back(&mut town, &mut desk, first), "refusal-undo-moved");
    assert_eq!(desk.note(note_id(1)).unwrap().text, "druhý");
}

#[test]
fn a_command_is_taken_back_once() {
    let mut town = Town::found().unwrap();
    let (mut desk, mut other) = (Desk::new(&mut town, 1), Desk::new(&mut town, 0));
    let removal = removed(&mut town, &mut desk);
    assert_eq!(taken_back(&mut town, &mut desk, removal), "");
    other.pull(&mut town);
    removed(&mut town, &mut other);
    assert_eq!(taken_back(&mut town, &mut desk, removal), "refusal-undo-moved");
    other.pull(&mut town);
    assert_eq!(other.note(note_id(1)), None, "another person has removed it for good reason");
}

#[test]
fn what_was_written_anew_and_removed_since_stays_removed() {
    let mut town = Town::found().unwrap();
    let (mut desk, mut other) = (Desk::new(&mut town, 1), Desk::new(&mut town, 0));
    let removal = removed(&mut town, &mut desk);
    other.pull(&mut town);
    let (audience, text) = (Some(Audience::public()), "jiná slova".to_owned());
    done(&mut town, &mut other, "note.write", &NoteInput { audience, text, ..NoteInput::of(note_id(1)) });
    assert_eq!(other.note(note_id(1)).unwrap().title, "jiná slova");
    removed(&mut town, &mut other);
    assert_eq!(taken_back(&mut town, &mut desk, removal), "refusal-undo-moved");
    other.pull(&mut town);
    assert_eq!(other.note(note_id(1)), None);
}
