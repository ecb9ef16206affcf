//! What is kept and for how long: a class for each kind of record, what is due on a day, and what in the records
//! concerns one person. What was given out about a person is a record too.

pub mod about;
pub mod class;
pub mod due;
pub mod periods;
pub mod statement;

use obeznik_kernel::module::{Execute, FindSubject};
use obeznik_kernel::{Action, Command, CommandSpec, KindSpec, Module, Prediction, Records, Stop, Subject};

pub use class::Class;

/// The module, one line in the registry of `authority`.
pub const MODULE: Module =
    Module { name: "keeping", commands: &COMMANDS, kinds: &KINDS, due: |_, _| Ok(Vec::new()) };

static KINDS: [KindSpec; 2] =
    [KindSpec::of::<statement::Statement>(), KindSpec::of::<periods::KeepingPeriods>()];

static COMMANDS: [CommandSpec; 2] = [
    spec("keeping.note_statement", office, statement::note_statement),
    spec("keeping.set_period", office, periods::set_period),
];

const fn spec(kind: &'static str, subject: FindSubject, execute: Execute) -> CommandSpec {
    let (action, prediction) = (Action::KeepData, Prediction::Authority);
    CommandSpec { kind, version: 1, action, subject, execute, prediction }
}

fn office(_: &Command, _: &dyn Records) -> Result<Subject, Stop> {
    Ok(Subject::office())
}
