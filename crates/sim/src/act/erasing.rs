//! Notes with words of their own, edited and remarked on like others, then erased for good.

use obeznik_kernel::{Audience, Command, FieldEdit, RecordId, Stop};
use obeznik_sync::testing::command;
use obeznik_sync::testing::notebook::NoteInput;

use super::{fresh_command, made_by};
use crate::house::House;
use crate::planted::Planted;
use crate::world::{Halt, World};

/// Somebody plants a note, writes its word into one, or asks that one be erased.
pub(crate) fn plant_or_erase<H: House>(
    world: &mut World<H>,
    at: usize,
    audiences: &[Audience],
) -> Result<(), Halt> {
    let id = fresh_command(world, at);
    let choice = world.random.below(10);
    let place = world.random.below(world.planted.len().max(1));
    let known = world.planted.get(place).map(|planted| (planted.note, planted.word.clone()));
    let (kind, input) = match (choice, known) {
        (3..6, Some((note, word))) => ("note.edit", edit(world, note, &word)),
        (6..8, Some((note, word))) => {
            let remark = Some(made_by(id, "planted remark"));
            ("note.remark", NoteInput { remark, text: word, ..NoteInput::of(note) })
        }
        (8..10, Some((note, _))) => {
            world.planted[place].erasing.push(id);
            ("note.erase", NoteInput::of(note))
        }
        _ => {
            let note = made_by(id, "planted note");
            let word = format!("mateřídouška{:08}", world.planted.len() * 7_919 + 10_000_019);
            world.planted.push(Planted { note, word: word.clone(), erasing: Vec::new() });
            let audience = Some(audiences[world.random.below(audiences.len())].clone());
            ("note.write", NoteInput { audience, text: word, ..NoteInput::of(note) })
        }
    };
    let made: Result<Command, Stop> = command(id, kind, world.person(at), &input);
    let made = Command { client_time: world.devices[at].now, ..made? };
    world.issue(at, made)
}

/// An edit over a value that may not be the one that stands there: then the word becomes a variant.
fn edit<H: House>(world: &mut World<H>, note: RecordId, word: &str) -> NoteInput {
    let number = world.random.below(1_000);
    let value = serde_json::json!(format!("{word} {number}"));
    let base = world.random.percent(50).then(|| obeznik_kernel::edit::field_hash(&serde_json::json!("")));
    let field = if world.random.percent(50) { "title" } else { "text" };
    NoteInput { edits: vec![FieldEdit { field: field.to_owned(), value, base }], ..NoteInput::of(note) }
}
