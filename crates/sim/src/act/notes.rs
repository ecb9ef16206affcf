//! Notes are written, edited, moved to other audiences, counted, translated, removed.

use obeznik_kernel::record::read_body;
use obeznik_kernel::{Audience, Command, CommandId, FieldEdit, RawRecord, Stop, field_hash};
use obeznik_sync::testing::command;
use obeznik_sync::testing::notebook::{Note, NoteInput};
use serde_json::Value;

use super::made_by;
use crate::house::{Age, House};
use crate::world::World;

/// Something is done with a note.
pub(super) fn change<H: House>(
    world: &mut World<H>,
    at: usize,
    id: CommandId,
    audiences: &[Audience],
) -> Result<Option<Command>, Stop> {
    let actor = world.person(at);
    let notes = world.look(at, |store| store.scan("note", &["all"], 1_000))?;
    let audience = world.random.pick(audiences).cloned();
    let moves = world.is_restless && world.random.percent(50);
    let choice = if moves { 50 } else { world.random.below(100) };
    let Some(note) = world.random.pick(&notes).filter(|_| choice >= 22).cloned() else {
        let input = NoteInput { audience, text: "nová".into(), ..NoteInput::of(made_by(id, "note")) };
        return command(id, "note.write", actor, &input).map(Some);
    };
    let input = NoteInput::of(note.id);
    let translates = world.devices[at].age == Age::New;
    let (kind, input) = match choice {
        22..46 => match edit(world, &note, input)? {
            Some(input) => ("note.edit", input),
            None => return Ok(None),
        },
        46..50 if translates => ("note.translate", NoteInput { text: "dvojjazyčná".into(), ..input }),
        46..68 => ("note.move", NoteInput { audience, ..input }),
        68..74 => ("note.remark", NoteInput { remark: Some(made_by(id, "remark")), ..input }),
        74..90 => ("note.count", input),
        90..95 => ("note.number", input),
        _ => ("note.remove", input),
    };
    command(id, kind, actor, &input).map(Some)
}

/// An edit over what the person sees; nothing where the shape is not an editable one.
fn edit<H: House>(
    world: &mut World<H>,
    note: &RawRecord,
    input: NoteInput,
) -> Result<Option<NoteInput>, Stop> {
    let Ok(value) = read_body::<Note>(note) else { return Ok(None) };
    let (field, old) = if world.random.percent(60) { ("title", value.title) } else { ("text", value.text) };
    let base = Some(field_hash(&Value::String(old)));
    let value = Value::String(format!("text {}", world.random.below(1_000)));
    let edits = vec![FieldEdit { field: field.to_owned(), value, base }];
    Ok(Some(NoteInput { edits, ..input }))
}
