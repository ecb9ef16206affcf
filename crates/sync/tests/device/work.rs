//! What one device does: predicts, collapses, seals, keeps what was refused, repairs itself.

use obeznik_authority::{UNDO, UndoCommand, Verdict};
use obeznik_kernel::{Audience, Department, Payload, RecordId};
use obeznik_municipality::DefineDepartment;
use obeznik_sync::testing::notebook::NoteInput;
use obeznik_sync::testing::{End, Town, rules};
use obeznik_sync::{
    BatchLimits, ClientStore as _, DEPENDS_ON_REFUSED, Found, Issued, MOST_COMMAND_BYTES, MOST_PUSH_BYTES,
    Pulled, Pushed, Repaired, RowKey, Shown, TOO_LARGE, give_up, push_request, repair_request,
    repair_request_of, row_hash, seal, seal_again, seal_ready, take_push_answer, take_repair_answer,
};

use crate::desk::{Desk, edit, note_id, waits};

#[test]
fn an_effect_is_seen_at_once_and_the_confirmed_image_is_kept() {
    let mut town = Town::found().unwrap();
    let mut desk = Desk::new(&mut town, 1);
    let before = desk.store.row(&RowKey::new("note", note_id(1))).unwrap();
    let (_, issued) = desk.give(&town, "note.edit", &edit(note_id(1), "text", "", "nový"));
    assert_eq!(issued, waits(Shown::Effect, None));
    assert_eq!(desk.note(note_id(1)).unwrap().text, "nový");
    let base = desk.store.base(&RowKey::new("note", note_id(1))).unwrap().unwrap();
    assert_eq!(base.image, before);
}

#[test]
fn a_refused_prediction_changes_nothing() {
    let mut town = Town::found().unwrap();
    let mut desk = Desk::new(&mut town, 1);
    let (_, issued) = desk.give(&town, "note.count", &NoteInput::of(note_id(99)));
    assert!(matches!(issued, Issued::Refused(refusal) if refusal.key == "refusal-not-found"));
    assert!(desk.store.outbox().unwrap().is_empty() && desk.store.bases().unwrap().is_empty());
}

#[test]
fn what_only_the_authority_decides_waits_for_it_and_shows_nothing() {
    let mut town = Town::found().unwrap();
    let mut desk = Desk::new(&mut town, 0);
    let department = Department { name: "Odbor majetku".into(), abbreviation: "OM".into(), head: None };
    let input = DefineDepartment { id: RecordId::well_known("om").into(), department };
    let (_, issued) = desk.give(&town, "municipality.define_department", &input);
    assert_eq!(issued, waits(Shown::AwaitsAuthority, None));
    let key = RowKey::new("department", RecordId::well_known("om"));
    assert_eq!(desk.store.row(&key).unwrap(), None);
    desk.push(&mut town);
    assert_eq!(desk.store.outbox().unwrap().len(), 1, "it stays until its effect comes");
    desk.pull(&mut town);
    assert!(desk.store.row(&key).unwrap().is_some() && desk.store.outbox().unwrap().is_empty());
}

#[test]
fn repeated_edits_collapse_until_they_are_sealed_and_counts_never_do() {
    let mut town = Town::found().unwrap();
    let mut desk = Desk::new(&mut town, 1);
    let (first, _) = desk.give(&town, "note.edit", &edit(note_id(1), "text", "", "a"));
    let (second, issued) = desk.give(&town, "note.edit", &edit(note_id(1), "text", "a", "b"));
    assert_eq!(issued, waits(Shown::Effect, Some(first)));
    let outbox = desk.store.outbox().unwrap();
    assert_eq!(outbox.len(), 1);
    let input: NoteInput = outbox[0].signed.command.input().unwrap();
    assert_eq!(input, edit(note_id(1), "text", "", "b"), "the first base, the last value");
    desk.give(&town, "note.edit", &edit(note_id(1), "title", "", "c"));
    assert_eq!(desk.store.outbox().unwrap().len(), 1, "another field of the same record joins");

    seal(&mut desk.store, BatchLimits::default()).unwrap();
    let (_, issued) = desk.give(&town, "note.edit", &edit(note_id(1), "text", "b", "d"));
    assert_eq!(issued, waits(Shown::Effect, None), "a sealed command never changes");
    for _ in 0..2 {
        assert_eq!(desk.give(&town, "note.count", &NoteInput::of(note_id(2))).1, waits(Shown::Effect, None));
    }
    assert!(town.office.verdict_of(second).unwrap().is_none());
    desk.push(&mut town);
    desk.push(&mut town);
    desk.pull(&mut town);
    let note = desk.note(note_id(1)).unwrap();
    assert_eq!((note.text.as_str(), note.title.as_str()), ("d", "c"));
    assert_eq!(desk.note(note_id(2)).unwrap().count, 2);
}

#[test]
fn an_edit_something_was_built_on_does_not_collapse() {
    let mut town = Town::found().unwrap();
    let mut desk = Desk::new(&mut town, 1);
    desk.give(&town, "note.edit", &edit(note_id(1), "text", "", "a"));
    desk.give(&town, "note.count", &NoteInput::of(note_id(1)));
    let (_, issued) = desk.give(&town, "note.edit", &edit(note_id(1), "text", "a", "b"));
    assert_eq!(issued, waits(Shown::Effect, None));
}

#[test]
fn numbers_are_gapless_never_change_and_batches_keep_their_limits() {
    let mut town = Town::found().unwrap();
    let mut desk = Desk::new(&mut town, 1);
    for number in 0..5 {
        let remark = Some(RecordId::well_known(&format!("remark {number}")));
        desk.give(&town, "note.remark", &NoteInput { remark, ..NoteInput::of(note_id(1)) });
    }
    let numbers = |desk: &Desk| -> Vec<Option<u64>> {
        desk.store.outbox().unwrap().iter().map(|entry| entry.n()).collect()
    };
    let one = serde_json::to_vec(&desk.store.outbox().unwrap()[0].signed).unwrap().len();
    let by_bytes = BatchLimits { bytes: 2 * one + 20, ..BatchLimits::default() };
    assert_eq!(seal(&mut desk.store, by_bytes).unwrap(), 2);
    assert_eq!(numbers(&desk), [Some(1), Some(2), None, None, None]);
    let request = push_request(&desk.store).unwrap();
    assert_eq!(seal(&mut desk.store, by_bytes).unwrap(), 0, "one batch at a time");
    assert_eq!(push_request(&desk.store).unwrap(), request, "sent again, it is the same");
    let answer = town.office.push(End::Commit, &request.unwrap()).unwrap().unwrap();
    assert_eq!(take_push_answer(&mut desk.store, rules(), answer).unwrap(), Pushed::Noted);
    let tiny = BatchLimits { bytes: 1, ..BatchLimits::default() };
    assert_eq!(seal(&mut desk.store, tiny).unwrap(), 1, "a larger single command goes alone");
    assert_eq!(numbers(&desk), [Some(1), Some(2), Some(3), None, None]);
}

#[test]
fn a_command_no_push_could_carry_is_not_taken_and_the_largest_one_goes_up() {
    let mut town = Town::found().unwrap();
    let mut desk = Desk::new(&mut town, 1);
    desk.give(&town, "note.edit", &edit(note_id(0), "text", "", ""));
    let empty = serde_json::to_vec(&desk.store.outbox().unwrap()[0].signed.command).unwrap().len();
    let table = [
        // bytes of the command, whether it is taken
        (MOST_COMMAND_BYTES - 1, true),
        (MOST_COMMAND_BYTES, true),
        (MOST_COMMAND_BYTES + 1, false),
        (MOST_PUSH_BYTES + 1, false),
    ];
    for (bytes, is_taken) in table {
        let mut desk = Desk::new(&mut town, 1);
        let text = "a".repeat(bytes - empty);
        let (_, issued) = desk.give(&town, "note.edit", &edit(note_id(1), "text", "", &text));
        if is_taken {
            assert_eq!(issued, waits(Shown::Effect, None), "{bytes}");
            let taken = &desk.store.outbox().unwrap()[0];
            assert_eq!(serde_json::to_vec(&taken.signed.command).unwrap().len(), bytes);
        } else {
            assert!(matches!(issued, Issued::Refused(refusal) if refusal.key == TOO_LARGE), "{bytes}");
            assert_eq!(desk.note(note_id(1)).unwrap().text, "", "nothing is shown of it");
        }
        desk.give(&town, "note.count", &NoteInput::of(note_id(2)));
        assert_eq!(seal(&mut desk.store, BatchLimits::default()).unwrap(), 1, "{bytes}");
        let request = push_request(&desk.store).unwrap().unwrap();
        assert!(serde_json::to_vec(&request).unwrap().len() <= MOST_PUSH_BYTES, "{bytes}");
    }
}

/// An earlier program took them, and the office would answer for ever that they are too large.
#[test]
fn a_command_no_push_can_carry_ends_as_refused_with_what_was_built_on_it() {
    let table = [
        // bytes of the input, whether it has its number, whether it ends
        (MOST_COMMAND_BYTES + 1, false, true),
        (MOST_PUSH_BYTES + 1, false, true),
        (MOST_COMMAND_BYTES + 1, true, false), // it goes alone, and the office may have decided it
        (MOST_PUSH_BYTES + 1, true, true),
    ];
    for (bytes, is_sealed, ends) in table {
        let mut town = Town::found().unwrap();
        let mut desk = Desk::new(&mut town, 1);
        let (large, _) = desk.give(&town, "note.edit", &edit(note_id(1), "text", "", "dlouhý"));
        let (built_on, _) = desk.give(&town, "note.count", &NoteInput::of(note_id(1)));
        let (free, _) = desk.give(&town, "note.count", &NoteInput::of(note_id(2)));
        if is_sealed {
            let one = BatchLimits { commands: 1, ..BatchLimits::default() };
            assert_eq!(seal(&mut desk.store, one).unwrap(), 1);
        }
        let mut entry = desk.store.outbox().unwrap().remove(0);
        assert_eq!(entry.id(), large);
        entry.signed.command.payload = Payload::Inline("a".repeat(bytes));
        desk.store.put_entry(&entry).unwrap();

        let count = seal(&mut desk.store, BatchLimits::default()).unwrap();
        assert_eq!(count, usize::from(ends), "{bytes} {is_sealed}");
        let waiting = push_request(&desk.store).unwrap().unwrap().commands;
        let waiting: Vec<_> = waiting.iter().map(|one| (one.signed.command.id, one.signed.n)).collect();
        assert_eq!(waiting, [(if ends { free } else { large }, Some(1))], "{bytes} {is_sealed}");
        if !ends {
            assert!(desk.store.attention().unwrap().is_empty());
            continue;
        }
        desk.push(&mut town);
        let more = seal(&mut desk.store, BatchLimits::default()).unwrap();
        assert_eq!(more, 0, "what was built on it does not go without it");
        desk.pull(&mut town);
        let refused: Vec<_> = desk
            .store
            .attention()
            .unwrap()
            .into_iter()
            .map(|one| (one.signed.command.id, one.refusal.key, one.group))
            .collect();
        let expected =
            [(large, TOO_LARGE.to_owned(), large), (built_on, DEPENDS_ON_REFUSED.to_owned(), large)];
        assert_eq!(refused, expected, "{bytes} {is_sealed}");
        assert!(desk.store.outbox().unwrap().is_empty());
        let (note, other) = (desk.note(note_id(1)).unwrap(), desk.note(note_id(2)).unwrap());
        assert_eq!((note.text.as_str(), note.count, other.count), ("", 0, 1), "nothing is shown of it");
    }
}

#[test]
fn edits_that_no_push_could_carry_together_go_up_one_after_the_other() {
    let mut town = Town::found().unwrap();
    let mut desk = Desk::new(&mut town, 1);
    let text = "a".repeat(MOST_COMMAND_BYTES * 2 / 3);
    for field in ["title", "text"] {
        let (_, issued) = desk.give(&town, "note.edit", &edit(note_id(1), field, "", &text));
        assert_eq!(issued, waits(Shown::Effect, None), "{field}");
    }
    assert_eq!(desk.store.outbox().unwrap().len(), 2);
    for _ in 0..2 {
        assert_eq!(seal(&mut desk.store, BatchLimits::default()).unwrap(), 1);
        let request = push_request(&desk.store).unwrap().unwrap();
        assert!(serde_json::to_vec(&request).unwrap().len() <= MOST_PUSH_BYTES);
        let answer = town.office.push(End::Commit, &request).unwrap().unwrap();
        take_push_answer(&mut desk.store, rules(), answer).unwrap();
    }
    desk.pull(&mut town);
    let note = desk.note(note_id(1)).unwrap();
    assert_eq!((note.title, note.text), (text.clone(), text));
}

#[test]
fn a_command_that_is_not_ready_stays_with_all_that_is_built_on_it_and_holds_nothing_else_back() {
    let mut town = Town::found().unwrap();
    let mut desk = Desk::new(&mut town, 1);
    let (unready, _) = desk.give(&town, "note.edit", &edit(note_id(1), "text", "", "se skenem"));
    desk.give(&town, "note.count", &NoteInput::of(note_id(1)));
    let (free, _) = desk.give(&town, "note.edit", &edit(note_id(2), "text", "", "bez příloh"));
    let not_yet = [unready].into();
    assert_eq!(seal_ready(&mut desk.store, BatchLimits::default(), &not_yet).unwrap(), 1);
    let sealed = push_request(&desk.store).unwrap().unwrap().commands;
    assert_eq!(sealed.iter().map(|one| one.signed.command.id).collect::<Vec<_>>(), [free]);
    let answer =
        town.office.push(End::Commit, &push_request(&desk.store).unwrap().unwrap()).unwrap().unwrap();
    take_push_answer(&mut desk.store, rules(), answer).unwrap();
    assert_eq!(seal(&mut desk.store, BatchLimits::default()).unwrap(), 2, "the rest once it is ready");
}

#[test]
fn taking_a_command_back_never_goes_before_the_command() {
    let mut town = Town::found().unwrap();
    let mut desk = Desk::new(&mut town, 1);
    let (unready, _) = desk.give(&town, "note.edit", &edit(note_id(1), "text", "", "se skenem"));
    let (_, issued) = desk.give(&town, UNDO, &UndoCommand { command: unready });
    assert_eq!(issued, waits(Shown::AwaitsAuthority, None));
    assert_eq!(seal_ready(&mut desk.store, BatchLimits::default(), &[unready].into()).unwrap(), 0);
    assert_eq!(seal(&mut desk.store, BatchLimits::default()).unwrap(), 2, "both once it is ready");
}

#[test]
fn a_command_given_up_goes_alone_and_what_cannot_stand_without_it_waits_for_the_person() {
    let mut town = Town::found().unwrap();
    let mut desk = Desk::new(&mut town, 1);
    let remark = Some(RecordId::well_known("remark"));
    let (stuck, _) = desk.give(&town, "note.edit", &edit(note_id(1), "text", "", "se skenem"));
    let (counted, _) = desk.give(&town, "note.count", &NoteInput::of(note_id(1)));
    let (remarked, _) = desk.give(&town, "note.remark", &NoteInput { remark, ..NoteInput::of(note_id(1)) });
    let (later, _) = desk.give(&town, "note.edit", &edit(note_id(1), "title", "", "Nový"));
    desk.give(&town, UNDO, &UndoCommand { command: stuck });
    assert_eq!(seal_ready(&mut desk.store, BatchLimits::default(), &[stuck].into()).unwrap(), 0);

    assert!(give_up(&mut desk.store, rules(), stuck).unwrap());
    let waiting: Vec<_> = desk.store.outbox().unwrap().iter().map(|entry| entry.id()).collect();
    assert_eq!(waiting, [counted, remarked, later], "neither the command nor what took it back");
    let note = desk.note(note_id(1)).unwrap();
    assert_eq!((note.text.as_str(), note.title.as_str(), note.count), ("", "Nový", 1));
    assert_eq!(desk.store.attention().unwrap(), []);
    assert!(!give_up(&mut desk.store, rules(), stuck).unwrap(), "doing it again changes nothing");
    assert_eq!(seal(&mut desk.store, BatchLimits::default()).unwrap(), 3, "nothing holds the rest back");
    assert!(!give_up(&mut desk.store, rules(), counted).unwrap(), "the office decides what has left");
    desk.push(&mut town);
    desk.pull(&mut town);
    assert!(desk.store.outbox().unwrap().is_empty());

    // What needs the one given up has nothing to stand on.
    let founded = RecordId::well_known("founded here");
    let audience = Some(Audience::public());
    let (create, _) = desk.give(&town, "note.write", &NoteInput { audience, ..NoteInput::of(founded) });
    let (on_it, _) = desk.give(&town, "note.edit", &edit(founded, "text", "", "dlouhý text"));
    assert!(give_up(&mut desk.store, rules(), create).unwrap());
    let attention = desk.store.attention().unwrap();
    let waits: Vec<_> = attention.iter().map(|one| (one.signed.command.id, one.group)).collect();
    assert_eq!(waits, [(on_it, create)]);
    assert!(attention[0].signed.command.payload_text().contains("dlouhý text"), "with its whole input");
    assert!(desk.store.outbox().unwrap().is_empty());
    assert_eq!(desk.note(founded), None);
}

#[test]
fn what_took_back_a_command_given_up_goes_too_and_the_rest_stands_on_what_that_stood_on() {
    let mut town = Town::found().unwrap();
    let mut desk = Desk::new(&mut town, 1);
    let (first, _) = desk.give(&town, "note.count", &NoteInput::of(note_id(1)));
    let (stuck, _) = desk.give(&town, "note.edit", &edit(note_id(1), "text", "", "se skenem"));
    let (undo, _) = desk.give(&town, UNDO, &UndoCommand { command: stuck });
    desk.give(&town, UNDO, &UndoCommand { command: undo });
    let (later, _) = desk.give(&town, "note.edit", &edit(note_id(1), "title", "", "Nový"));
    assert!(give_up(&mut desk.store, rules(), stuck).unwrap());
    let waiting: Vec<_> =
        desk.store.outbox().unwrap().into_iter().map(|entry| (entry.id(), entry.after)).collect();
    assert_eq!(waiting, [(first, vec![]), (later, vec![first])]);
}

/// A journal may tell of numbers of a batch that is not here as a whole.
#[test]
fn only_the_office_refuses_what_has_left_though_it_was_built_on_what_is_given_up() {
    let mut town = Town::found().unwrap();
    let mut desk = Desk::new(&mut town, 1);
    let founded = RecordId::well_known("founded here");
    let audience = Some(Audience::public());
    let (create, _) = desk.give(&town, "note.write", &NoteInput { audience, ..NoteInput::of(founded) });
    let (on_it, _) = desk.give(&town, "note.edit", &edit(founded, "text", "", "dlouhý text"));
    let (undo, _) = desk.give(&town, UNDO, &UndoCommand { command: create });
    assert!(!seal_again(&mut desk.store, &[(on_it, 9, Vec::new()), (undo, 10, Vec::new())]).unwrap());
    assert!(give_up(&mut desk.store, rules(), create).unwrap());
    let outbox = desk.store.outbox().unwrap();
    assert_eq!(outbox.iter().map(|entry| entry.id()).collect::<Vec<_>>(), [on_it, undo]);
    assert!(matches!(outbox[0].shown, Shown::Hindered(_)), "{:?}", outbox[0].shown);
    assert_eq!(desk.store.attention().unwrap(), []);
}

#[test]
fn what_was_built_on_a_refused_command_is_refused_with_it_and_keeps_its_input() {
    let mut town = Town::found().unwrap();
    let (mut desk, mut other) = (Desk::new(&mut town, 1), Desk::new(&mut town, 0));
    other.give(&town, "note.remove", &NoteInput::of(note_id(1)));
    other.push(&mut town);
    let (counted, _) = desk.give(&town, "note.count", &NoteInput::of(note_id(1)));
    let (number, _) = desk.give(&town, "note.number", &NoteInput::of(note_id(1)));
    desk.push(&mut town);
    let (later, _) = desk.give(&town, "note.edit", &edit(note_id(1), "text", "", "dlouhý text"));
    let (free, _) = desk.give(&town, "note.count", &NoteInput::of(note_id(0)));
    let Pulled::Published(published) = desk.pull(&mut town) else { panic!("not published") };
    assert_eq!(published.refused_along, [later]);
    let attention = desk.store.attention().unwrap();
    let keys: Vec<_> =
        attention.iter().map(|one| (one.signed.command.id, one.refusal.key.as_str())).collect();
    let expected =
        [(counted, "refusal-not-found"), (number, DEPENDS_ON_REFUSED), (later, DEPENDS_ON_REFUSED)];
    assert_eq!(keys, expected);
    assert!(attention.iter().all(|one| one.group == counted), "shown together");
    assert!(attention[2].signed.command.payload_text().contains("dlouhý text"));
    assert_eq!(desk.store.outbox().unwrap()[0].id(), free);
}

#[test]
fn a_fortnight_on_one_record_names_the_last_command_alone_and_falls_whole_with_the_first() {
    let mut town = Town::found().unwrap();
    let (mut desk, mut other) = (Desk::new(&mut town, 1), Desk::new(&mut town, 0));
    other.give(&town, "note.remove", &NoteInput::of(note_id(1)));
    other.push(&mut town);
    let given = [("", "a"), ("a", "b")].map(|(base, text)| {
        let (edited, _) = desk.give(&town, "note.edit", &edit(note_id(1), "text", base, text));
        [edited, desk.give(&town, "note.count", &NoteInput::of(note_id(1))).0]
    });
    let given = given.concat();
    let after: Vec<_> = desk.store.outbox().unwrap().into_iter().map(|entry| entry.after).collect();
    let before = |at: usize| at.checked_sub(1).map(|at| given[at]).into_iter().collect::<Vec<_>>();
    assert_eq!(after, (0..4).map(before).collect::<Vec<_>>());
    seal(&mut desk.store, BatchLimits { commands: 2, ..BatchLimits::default() }).unwrap();
    let request = push_request(&desk.store).unwrap().unwrap();
    let answer = town.office.push(End::Commit, &request).unwrap().unwrap();
    take_push_answer(&mut desk.store, rules(), answer).unwrap();
    let Pulled::Published(published) = desk.pull(&mut town) else { panic!("not published") };
    assert_eq!(published.refused_along, given[2..], "those that had not left");
    let attention = desk.store.attention().unwrap();
    assert_eq!(attention.len(), 4);
    assert!(attention.iter().all(|one| one.group == given[0]), "shown together");
}

#[test]
fn a_moved_field_becomes_a_variant_and_nothing_typed_is_lost() {
    let mut town = Town::found().unwrap();
    let (mut desk, mut other) = (Desk::new(&mut town, 1), Desk::new(&mut town, 0));
    other.give(&town, "note.edit", &edit(note_id(1), "text", "", "první"));
    other.push(&mut town);
    let (id, _) = desk.give(&town, "note.edit", &edit(note_id(1), "text", "", "druhý"));
    desk.push(&mut town);
    let Pulled::Published(published) = desk.pull(&mut town) else { panic!("not published") };
    assert!(matches!(&published.settled[..], [one] if one.command == id
        && matches!(&one.verdict, Verdict::Variant(variants) if variants[0].value == "druhý")));
    assert_eq!(desk.note(note_id(1)).unwrap().text, "první");
    assert_eq!(desk.store.children(note_id(1), "variant").unwrap().len(), 1);
}

#[test]
fn a_row_that_was_lost_is_noticed_by_its_sum_and_only_its_bucket_is_sent_again() {
    let mut town = Town::found().unwrap();
    let mut desk = Desk::new(&mut town, 1);
    let key = RowKey::new("note", note_id(1));
    let row = desk.store.row(&key).unwrap().unwrap();
    let mut sum = desk.store.sum(&row.scope).unwrap();
    sum.subtract(&row);
    desk.store.erase_row(&key).unwrap();
    desk.store.set_sum(&row.scope, sum).unwrap();
    desk.give(&town, "note.count", &NoteInput::of(note_id(0)));

    let Pulled::Published(published) = desk.pull(&mut town) else { panic!("not published") };
    assert!(published.differs);
    let answer = town.office.repair(&repair_request(&desk.store).unwrap()).unwrap();
    let differing = take_repair_answer(&mut desk.store, rules(), &answer).unwrap();
    assert_eq!(differing, Repaired::Differ(vec![row.scope.clone()]));
    let answer = town.office.repair(&repair_request_of(&desk.store, &row.scope).unwrap()).unwrap();
    assert!(matches!(&answer.found, Found::Buckets { buckets, .. } if buckets.iter().eq([&key.bucket()])));
    assert_eq!(take_repair_answer(&mut desk.store, rules(), &answer).unwrap(), Repaired::Done);
    assert_eq!(desk.store.row(&key).unwrap().map(|row| row_hash(&row)), Some(row_hash(&row)));
    assert_eq!(desk.note(note_id(0)).unwrap().count, 1, "the prediction is back over the repaired rows");
    let Pulled::Published(published) = desk.pull(&mut town) else { panic!("not published") };
    assert!(!published.differs);
}

#[test]
fn a_repair_that_came_late_is_not_taken() {
    let mut town = Town::found().unwrap();
    let mut desk = Desk::new(&mut town, 1);
    let request = repair_request_of(&desk.store, &Audience::public().id()).unwrap();
    let mut other = Desk::new(&mut town, 0);
    other.give(&town, "note.count", &NoteInput::of(note_id(0)));
    other.push(&mut town);
    let answer = town.office.repair(&request).unwrap();
    assert_eq!(take_repair_answer(&mut desk.store, rules(), &answer).unwrap(), Repaired::Stale);
}
