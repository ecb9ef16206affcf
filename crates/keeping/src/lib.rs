//! What is kept and for how long: a class for each kind of record, what is due on a day, what in the records concerns
//! one person, and how two people have what is due erased. What was given out about a person is a record too.

pub mod about;
pub mod class;
pub mod disposal;
pub mod due;
pub mod notices;
pub mod periods;
pub mod statement;

use obeznik_kernel::module::{Execute, FindSubject};
use obeznik_kernel::{Action, Command, CommandSpec, KindSpec, Module, Prediction, Records, Stop, Subject};

pub use class::Class;

/// The module, one line in the registry of `authority`.
pub const MODULE: Module =
    Module { name: "keeping", commands: &COMMANDS, kinds: &KINDS, due: disposal::to_erase };

static KINDS: [KindSpec; 5] = [
    KindSpec::of::<statement::Statement>(),
    KindSpec::of::<periods::KeepingPeriods>(),
    KindSpec::of::<disposal::Disposal>(),
    KindSpec::of::<disposal::DisposalItem>(),
    KindSpec::of::<disposal::Erasure>(),
];

static COMMANDS: [CommandSpec; 7] = [
    spec("keeping.note_statement", Action::KeepData, office, statement::note_statement),
    spec("keeping.set_period", Action::KeepData, office, periods::set_period),
    spec("keeping.propose_disposal", Action::KeepData, office, disposal::propose_disposal),
    spec("keeping.withdraw_disposal", Action::KeepData, disposal::subject, disposal::withdraw_disposal),
    spec("keeping.agree_disposal", Action::SecondDisposal, disposal::subject, disposal::agree_disposal),
    spec("keeping.refuse_disposal", Action::SecondDisposal, disposal::subject, disposal::refuse_disposal),
    spec("keeping.erase_item", Action::ActOfTime, office, disposal::erase_item),
];

const fn spec(kind: &'static str, action: Action, subject: FindSubject, execute: Execute) -> CommandSpec {
    CommandSpec {
        kind,
        version: 1,
        action,
        subject,
        execute,
        prediction: Prediction::Authority,
        is_trace: false,
    }
}

fn office(_: &Command, _: &dyn Records) -> Result<Subject, Stop> {
    Ok(Subject::office())
}
