//! A small module for histories: notes that move between audiences, are edited, counted and removed. It
//! comes in two versions, so that an old and a new program meet: the new one may give a note a title in two
//! languages, which the old one cannot read.

use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{
    Action, Audience, Belongings, Command, CommandSpec, Context, FieldEdit, IndexKey, KindSpec, Module,
    Prediction, Record, RecordId, Records, Refusal, Stop, Subject, apply_edits,
};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// A title as a program knows it.
pub trait Text: Serialize + DeserializeOwned + From<String> + 'static {}

impl Text for String {}
impl Text for Title {}

/// A title of the newer program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Title {
    /// As it always was.
    Plain(String),
    /// In two languages: a shape the older program does not know.
    Both {
        /// Czech.
        cs: String,
        /// English.
        en: String,
    },
}

impl From<String> for Title {
    fn from(text: String) -> Self {
        Self::Plain(text)
    }
}

/// A note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note<T = String> {
    /// First text.
    pub title: T,
    /// Second text.
    pub text: String,
    /// How often it was counted: shows an effect that came twice.
    pub count: u32,
    /// Given by the authority alone.
    pub number: u32,
}

impl<T: Text> Record for Note<T> {
    const KIND: &'static str = "note";
    fn index_keys(&self) -> Vec<IndexKey> {
        vec![IndexKey::new("note", &["all"])]
    }
}

/// A remark under a note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// Its text.
    pub text: String,
}

impl Record for Remark {
    const KIND: &'static str = "remark";
}

/// Input of every command: the note, and what the command needs of the rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteInput {
    /// The note.
    pub id: RecordId,
    /// Whom it is for, when written or moved.
    pub audience: Option<Audience>,
    /// The new remark.
    pub remark: Option<RecordId>,
    /// Text of the note or remark.
    pub text: String,
    /// Fields to set.
    pub edits: Vec<FieldEdit>,
}

impl NoteInput {
    /// An input that names a note and nothing else.
    pub fn of(id: RecordId) -> Self {
        Self { id, audience: None, remark: None, text: String::new(), edits: Vec::new() }
    }
}

/// A note can be counted that many times: a refusal that leaves the note open to other commands.
const MOST_COUNTS: u32 = 2;

/// The module of the newer program.
pub static MODULE: Module =
    Module { name: "notebook", commands: &COMMANDS, kinds: &KINDS, due: |_, _| Ok(Vec::new()) };

/// The module of the older program.
pub static OLD_MODULE: Module =
    Module { name: "notebook", commands: &OLD_COMMANDS, kinds: &OLD_KINDS, due: |_, _| Ok(Vec::new()) };

/// The kind whose commands may collapse.
pub const EDIT_KIND: &str = "note.edit";

static KINDS: [KindSpec; 2] = [KindSpec::of::<Note<Title>>(), KindSpec::of::<Remark>()];
static OLD_KINDS: [KindSpec; 2] = [KindSpec::of::<Note>(), KindSpec::of::<Remark>()];

static COMMANDS: [CommandSpec; 10] = [
    spec("note.write", Prediction::Local, new_note, write::<Title>),
    spec("note.edit", Prediction::Local, known_note::<Title>, edit::<Title>),
    spec("note.move", Prediction::Local, known_note::<Title>, relocate::<Title>),
    spec("note.remove", Prediction::Local, known_note::<Title>, remove::<Title>),
    spec("note.remark", Prediction::Local, known_note::<Title>, remark::<Title>),
    spec("note.count", Prediction::Local, known_note::<Title>, count::<Title>),
    spec("note.number", Prediction::Authority, known_note::<Title>, number::<Title>),
    spec("note.erase", Prediction::Authority, known_note::<Title>, erase::<Title>),
    spec("note.forget", Prediction::Authority, known_note::<Title>, forget),
    spec("note.translate", Prediction::Local, known_note::<Title>, translate),
];

static OLD_COMMANDS: [CommandSpec; 8] = [
    spec("note.write", Prediction::Local, new_note, write::<String>),
    spec("note.edit", Prediction::Local, known_note::<String>, edit::<String>),
    spec("note.move", Prediction::Local, known_note::<String>, relocate::<String>),
    spec("note.remove", Prediction::Local, known_note::<String>, remove::<String>),
    spec("note.remark", Prediction::Local, known_note::<String>, remark::<String>),
    spec("note.count", Prediction::Local, known_note::<String>, count::<String>),
    spec("note.number", Prediction::Authority, known_note::<String>, number::<String>),
    spec("note.erase", Prediction::Authority, known_note::<String>, erase::<String>),
];

const fn spec(
    kind: &'static str,
    prediction: Prediction,
    subject: obeznik_kernel::module::FindSubject,
    execute: obeznik_kernel::module::Execute,
) -> CommandSpec {
    CommandSpec { kind, version: 1, action: Action::Annotate, subject, execute, prediction, is_trace: false }
}

fn audience_given(input: &NoteInput) -> Result<Audience, Stop> {
    let missing = || Refusal::new("refusal-field-empty").with("field", "audience");
    Ok(input.audience.clone().ok_or_else(missing)?)
}

fn new_note(command: &Command, _: &dyn Records) -> Result<Subject, Stop> {
    Ok(Subject { audience: audience_given(&command.input()?)?, ..Subject::office() })
}

fn known_note<T: Text>(command: &Command, records: &dyn Records) -> Result<Subject, Stop> {
    let note = records.need::<Note<T>>(command.input::<NoteInput>()?.id)?;
    Ok(Subject { audience: records.audience_of(&note.scope)?, ..Subject::office() })
}

fn write<T: Text>(command: &Command, _: &mut Context<'_>, records: &mut dyn Records) -> Result<(), Stop> {
    let input: NoteInput = command.input()?;
    let audience = audience_given(&input)?;
    let note = Note { title: T::from(input.text), text: String::new(), count: 0, number: 0 };
    records.add(input.id, None, &audience, &note)
}

fn edit<T: Text>(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: NoteInput = command.input()?;
    apply_edits::<Note<T>>(command, context, records, input.id, input.edits, &["title", "text"])
}

fn relocate<T: Text>(command: &Command, _: &mut Context<'_>, records: &mut dyn Records) -> Result<(), Stop> {
    let input: NoteInput = command.input()?;
    let audience = audience_given(&input)?;
    let note = records.need::<Note<T>>(input.id)?;
    records.save_for(&note, &audience)?;
    for remark in records.under::<Remark>(input.id)? {
        records.save_for(&remark, &audience)?;
    }
    for variant in records.under::<obeznik_kernel::Variant>(input.id)? {
        records.save_for(&variant, &audience)?;
    }
    Ok(())
}

fn remove<T: Text>(command: &Command, _: &mut Context<'_>, records: &mut dyn Records) -> Result<(), Stop> {
    let input: NoteInput = command.input()?;
    records.need::<Note<T>>(input.id)?;
    for kind in [Remark::KIND, obeznik_kernel::Variant::KIND] {
        for child in records.children(input.id, kind)? {
            records.remove(kind, child.id)?;
        }
    }
    records.remove(Note::<T>::KIND, input.id)
}

fn erase<T: Text>(command: &Command, _: &mut Context<'_>, records: &mut dyn Records) -> Result<(), Stop> {
    let input: NoteInput = command.input()?;
    records.need::<Note<T>>(input.id)?;
    for remark in records.children(input.id, Remark::KIND)? {
        records.erase(Remark::KIND, remark.id)?;
    }
    records.erase(Note::<T>::KIND, input.id)
}

/// What was removed of a note goes for good and the note stays: remarks under it, and notes that named it.
fn forget(command: &Command, _: &mut Context<'_>, records: &mut dyn Records) -> Result<(), Stop> {
    let of = records.need::<Note<Title>>(command.input::<NoteInput>()?.id)?.id;
    let (kinds, commands) = (&["note", "remark"], &["note.remark"]);
    records.erase_removed(Belongings { of, kinds, commands })
}

fn remark<T: Text>(command: &Command, _: &mut Context<'_>, records: &mut dyn Records) -> Result<(), Stop> {
    let input: NoteInput = command.input()?;
    let note = records.need::<Note<T>>(input.id)?;
    let id = input.remark.ok_or_else(|| Stop::refused("refusal-field-empty"))?;
    let audience = records.audience_of(&note.scope)?;
    records.add(id, Some(input.id), &audience, &Remark { text: input.text })
}

fn count<T: Text>(command: &Command, _: &mut Context<'_>, records: &mut dyn Records) -> Result<(), Stop> {
    let mut note = records.need::<Note<T>>(command.input::<NoteInput>()?.id)?;
    if note.value.count >= MOST_COUNTS {
        return Err(Stop::refused("refusal-counted-out"));
    }
    note.value.count += 1;
    records.save(&note)
}

fn number<T: Text>(command: &Command, _: &mut Context<'_>, records: &mut dyn Records) -> Result<(), Stop> {
    let mut note = records.need::<Note<T>>(command.input::<NoteInput>()?.id)?;
    if note.value.number > 0 {
        return Err(Stop::refused("refusal-numbered"));
    }
    let numbered = records.find_by::<Note<T>>("note", &["all"], 10_000)?;
    note.value.number = 1 + numbered.iter().map(|stored| stored.value.number).max().unwrap_or(0);
    records.save(&note)
}

/// Only the newer program knows this.
fn translate(command: &Command, _: &mut Context<'_>, records: &mut dyn Records) -> Result<(), Stop> {
    let input: NoteInput = command.input()?;
    let mut note = records.need::<Note<Title>>(input.id)?;
    note.value.title = Title::Both { cs: input.text.clone(), en: input.text };
    records.save(&note)
}
