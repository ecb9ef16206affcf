//! What is erased for good leaves no word; hashes stay.

use obeznik_authority::{ChainHead, LogEntry, REFUSED_ERASED, UNDO, UndoCommand, verify_chain};
use obeznik_kernel::{Audience, FieldEdit, RecordId, Refusal};
use serde_json::json;

use super::steps::{SOUND, all_pages, decided, newcomer, push, sealed, town, writing};
use crate::message::Sealed;
use crate::store::Change;
use crate::testing::notebook::NoteInput;
use crate::testing::{End, OfficeDisk, Town, named};

/// No other text of a town has it.
const WORD: &str = "Mateřídouška";

fn the_note() -> RecordId {
    named("planted", 1)
}

fn input(id: RecordId) -> NoteInput {
    NoteInput { text: format!("{WORD} poznámky"), ..NoteInput::of(id) }
}

/// A note that was written, edited past another text, remarked on, counted out and moved, and one of whose remarks was
/// taken back.
fn planted<O: OfficeDisk>(town: &mut Town<O>) -> Vec<Sealed> {
    let note = the_note();
    let (remark, again) = (Some(named("planted remark", 1)), Some(named("planted remark", 2)));
    let old = Some(obeznik_kernel::edit::field_hash(&json!("nothing like it")));
    let edits = vec![FieldEdit { field: "text".into(), value: json!(format!("{WORD} jinak")), base: old }];
    let table = [
        ("note.write", NoteInput { audience: Some(Audience::inside()), ..input(note) }),
        ("note.edit", NoteInput { edits, ..NoteInput::of(note) }),
        ("note.remark", NoteInput { remark, ..input(note) }),
        ("note.remark", NoteInput { remark: again, ..input(note) }),
        ("note.count", NoteInput::of(note)),
        ("note.count", NoteInput::of(note)),
        ("note.count", input(note)), // refused: no effect names the note
        ("note.move", NoteInput { audience: Some(Audience::public()), ..NoteInput::of(note) }),
    ];
    let seal = |(place, (kind, input)): (usize, (&str, NoteInput))| {
        sealed(town, 1, place as u64 + 1, &format!("planted {place}"), kind, &input)
    };
    let mut commands: Vec<Sealed> = table.into_iter().enumerate().map(seal).collect();
    let undo = UndoCommand { command: commands[3].signed.command.id };
    commands.push(sealed(town, 1, 9, "taken back", UNDO, &undo));
    let (_, verdicts) = decided(push(town, 1, commands.clone()));
    let refused = "refusal-counted-out";
    let expected = [
        "accepted", "variant", "accepted", "accepted", "accepted", "accepted", refused, "accepted",
        "accepted",
    ];
    assert_eq!(verdicts, expected);
    commands
}

fn erasing<O>(town: &Town<O>, n: u64) -> Sealed {
    sealed(town, 1, n, "erasing", "note.erase", &NoteInput::of(the_note()))
}

fn erase<O: OfficeDisk>(town: &mut Town<O>) {
    let erasing = vec![erasing(town, 10)];
    assert_eq!(decided(push(town, 1, erasing)).1, ["accepted"]);
}

fn log<O: OfficeDisk>(town: &mut Town<O>) -> Vec<LogEntry> {
    town.office.work(|store, _, _| store.entries_after(0, 10_000)).expect(SOUND)
}

fn check_chain<O: OfficeDisk>(town: &mut Town<O>) {
    let entries = log(town);
    let head = entries.last().map(LogEntry::head);
    assert_eq!(verify_chain(ChainHead::empty(), entries), Ok(head.expect("the log has entries")));
}

/// Rows, images, inputs, words of verdicts, signatures; undo of what is gone is refused in words.
pub fn of_an_erased_record_no_word_is_left_and_the_chain_holds<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut town = town(make);
    let kept = writing(&town, 2, 1, &Audience::inside());
    push(&mut town, 2, vec![kept.clone()]);
    let commands = planted(&mut town);
    check_chain(&mut town);
    let said = town.office.disk.said();
    assert!(said.contains(WORD) && said.contains(r#""count":2,"#), "words and bodies are there before");
    let before = log(&mut town);
    erase(&mut town);

    let said = town.office.disk.said();
    let line = said.lines().find(|line| line.contains(WORD));
    assert_eq!(line, None, "a word is left");
    let signed = commands.iter().find(|command| said.contains(&command.signed.signature));
    assert_eq!(signed, None, "a signature would confirm a guess");
    check_chain(&mut town);
    let after = log(&mut town);
    assert_eq!(after.len(), before.len() + 1);
    for (before, after) in before.iter().zip(&after) {
        assert_eq!((&before.hash, &before.payload_hash), (&after.hash, &after.payload_hash));
        let is_about = commands.iter().any(|one| one.signed.command.id == after.header.command);
        assert_eq!(after.is_cleared(), is_about, "{}", after.header.kind);
        assert!(is_about || before == after, "others stay as they were");
    }
    let undo = UndoCommand { command: commands[2].signed.command.id };
    let undo = sealed(&town, 1, 11, "undo", UNDO, &undo);
    assert_eq!(decided(push(&mut town, 1, vec![undo])).1, ["refusal-undo-erased"]);
    // The same number again is answered, though its words are gone.
    let again = decided(push(&mut town, 1, vec![commands[0].clone(), commands[6].clone()])).1;
    assert_eq!(again, ["accepted", REFUSED_ERASED]);
}

/// Written before words and signatures were kept apart: the link that erases says what remained of their headers.
pub fn words_of_links_of_the_first_shape_go_too<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut town = town(make);
    planted(&mut town);
    let old = town.office.work(|store, _, now| {
        let id = obeznik_kernel::CommandId(named("of the first shape", 1));
        let refusal = Refusal::new("refusal-counted-out").with("title", WORD).with("id", the_note());
        let signature = "a".repeat(128);
        let header = obeznik_authority::chain::Header {
            shape: 1,
            signature,
            verdict: obeznik_authority::Verdict::Refused(refusal),
            ..super::steps::header(id, now)
        };
        let entry =
            LogEntry::after(&obeznik_authority::Ledger::head(store)?, header, WORD.to_owned(), [2; 16])?;
        store.append(&entry, &[])?;
        Ok(entry)
    });
    let old = old.expect(SOUND);
    check_chain(&mut town);
    assert!(log(&mut town).contains(&old), "it is read as it was written");
    erase(&mut town);
    let said = town.office.disk.said();
    assert!(!said.contains(WORD) && !said.contains(&"a".repeat(128)));
    check_chain(&mut town);

    let mut forged = log(&mut town);
    let place = forged.iter().position(|entry| entry.log_no == old.log_no).expect("it is there");
    forged[place].header.actor = None;
    forged[place].header.kind = "note.count".to_owned();
    let broken = verify_chain(ChainHead::empty(), forged);
    assert_eq!(broken, Err(obeznik_authority::BrokenLink::Changed(old.log_no)));
}

/// Neither by a command that makes it nor by one that knew it: both are refused, their words kept nowhere.
pub fn an_erased_record_never_comes_back_and_nothing_about_it_is_kept<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut town = town(make);
    planted(&mut town);
    erase(&mut town);
    let late = [
        ("note.write", NoteInput { audience: Some(Audience::inside()), ..input(the_note()) }),
        ("note.remark", NoteInput { remark: Some(named("late", 1)), ..input(the_note()) }),
        ("note.erase", input(the_note())),
    ];
    for (place, (kind, input)) in late.into_iter().enumerate() {
        let command = sealed(&town, 2, place as u64 + 1, &format!("late {place}"), kind, &input);
        assert_eq!(decided(push(&mut town, 2, vec![command])).1, [REFUSED_ERASED], "{kind}");
    }
    let said = town.office.disk.said();
    assert_eq!(said.lines().find(|line| line.contains(WORD)), None);
    check_chain(&mut town);
    let found = town.office.work(|store, _, _| store.get("note", the_note())).expect(SOUND);
    assert_eq!(found, None);
}

/// Back to the savepoint, or to before the transaction.
pub fn a_lost_or_refused_erasure_leaves_everything<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut town = town(make);
    planted(&mut town);
    let before = town.office.disk.said();
    let erasing = vec![erasing(&town, 10)];
    let request = super::steps::push_of(&mut town, 1, erasing);
    town.office.push(End::Crash, &request).expect(SOUND);
    let undone = town.office.work(|store, _, _| {
        store.savepoint()?;
        store.as_records().erase("note", the_note())?;
        store.roll_back()
    });
    undone.expect(SOUND);
    assert!(town.office.disk.said() == before, "something is not as it was");
    check_chain(&mut town);
}

/// In the audience it left too, and with the rows that lay under it.
pub fn devices_are_told_wherever_it_ever_was<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut town = town(make);
    planted(&mut town);
    erase(&mut town);
    let mut position = newcomer(&mut town, 1);
    let rows = all_pages(&mut town, &mut position, 1_000).into_iter().flat_map(|page| page.rows);
    let erased: Vec<_> = rows.filter(|row| row.erased).collect();
    assert!(erased.iter().all(|row| row.change == Change::Gone));
    let scopes = |kind: &str| erased.iter().filter(|row| row.key.kind == kind).count();
    assert_eq!((scopes("note"), scopes("remark")), (2, 4), "inside and public, two remarks");
    assert_eq!(scopes("variant"), 2);
}

/// A note that stood alone and named the one that stays, a remark that was taken back, one that was refused. What only
/// lies beside them keeps its words.
pub fn what_belonged_to_a_record_and_was_removed_goes_without_it<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut town = town(make);
    let (of, gone, other) = (the_note(), named("belonged", 1), named("beside", 1));
    let titled =
        |id, text: String| NoteInput { audience: Some(Audience::inside()), text, ..NoteInput::of(id) };
    let remark = Some(named("planted remark", 1));
    let table = [
        // kind, input, verdict, whether its words go
        ("note.write", titled(of, "Zůstává".to_owned()), "accepted", false),
        ("note.write", titled(gone, format!("{WORD} k {of}")), "accepted", true),
        ("note.remove", NoteInput::of(gone), "accepted", true),
        ("note.write", titled(other, "Vedlejší".to_owned()), "accepted", false),
        ("note.remove", NoteInput::of(other), "accepted", false),
        ("note.remark", NoteInput { remark, ..input(of) }, "accepted", true),
        ("note.remark", input(of), "refusal-field-empty", true), // no effect knows it
    ];
    let mut commands = Vec::new();
    for (place, (kind, input, ..)) in table.iter().enumerate() {
        commands.push(sealed(&town, 1, place as u64 + 1, &format!("belonged {place}"), kind, input));
    }
    let undo = UndoCommand { command: commands[5].signed.command.id };
    commands.push(sealed(&town, 1, 8, "taken back", UNDO, &undo));
    let expected: Vec<&str> = table.iter().map(|row| row.2).chain(["accepted"]).collect();
    assert_eq!(decided(push(&mut town, 1, commands.clone())).1, expected);
    assert!(town.office.disk.said().contains(WORD), "the proof can fail");

    let forget = sealed(&town, 1, 9, "forgetting", "note.forget", &NoteInput::of(of));
    assert_eq!(decided(push(&mut town, 1, vec![forget])).1, ["accepted"]);
    let said = town.office.disk.said();
    assert_eq!(said.lines().find(|line| line.contains(WORD)), None, "a word is left");
    assert!(said.contains("Zůstává") && said.contains("Vedlejší"));
    check_chain(&mut town);
    let after = log(&mut town);
    for (place, command) in commands.iter().enumerate() {
        let id = command.signed.command.id;
        let entry = after.iter().find(|entry| entry.header.command == id).expect("it is in the log");
        assert_eq!(entry.is_cleared(), table.get(place).is_none_or(|row| row.3), "{place}");
    }
    let mut position = newcomer(&mut town, 1);
    let rows = all_pages(&mut town, &mut position, 1_000).into_iter().flat_map(|page| page.rows);
    let erased: Vec<RecordId> = rows.filter(|row| row.erased).map(|row| row.key.id).collect();
    assert_eq!(erased.len(), 2, "{erased:?}");
    assert!(erased.contains(&gone) && remark.is_some_and(|remark| erased.contains(&remark)));
}
