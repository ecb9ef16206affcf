//! How a module announces itself: its commands, its records and what time brings about in it.

use crate::calendar::Timestamp;
use crate::command::Command;
use crate::context::Context;
use crate::id::RecordId;
use crate::permission::{Action, Subject};
use crate::record::{IndexKey, RawRecord, Record, Records, read_body};
use crate::refusal::Stop;

/// Changes records as the command says, or says why not.
pub type Execute = fn(&Command, &mut Context<'_>, &mut dyn Records) -> Result<(), Stop>;
/// Finds what a command concerns, for the permission.
pub type FindSubject = fn(&Command, &dyn Records) -> Result<Subject, Stop>;
/// Commands of the system that are due at an instant: kind and JSON payload.
pub type Due = fn(Timestamp, &dyn Records) -> Result<Vec<(String, String)>, Stop>;

/// Whether a device may show the effect before the authority answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prediction {
    /// The same function predicts on the device.
    Local,
    /// Only the authority decides: the device shows „čeká na úřad".
    Authority,
}

/// One kind of command.
#[derive(Clone, Copy)]
pub struct CommandSpec {
    /// `module.verb_noun`.
    pub kind: &'static str,
    /// The newest version of its payload.
    pub version: u16,
    /// What right it needs.
    pub action: Action,
    /// What it concerns.
    pub subject: FindSubject,
    /// What it does.
    pub execute: Execute,
    /// Who may show its effect first.
    pub prediction: Prediction,
    /// Whether it writes down what has happened: that is never taken back.
    pub is_trace: bool,
}

/// Finds the kind and the identifier of the record that goes with another one.
pub type FindCompanion = fn(RecordId) -> (&'static str, RecordId);

/// One kind of record.
#[derive(Clone, Copy)]
pub struct KindSpec {
    /// Its name.
    pub kind: &'static str,
    /// Version of the body's shape.
    pub body_version: u16,
    /// Version of its index keys.
    pub index_version: u16,
    /// Keys of a raw record.
    pub index_keys: fn(&RawRecord) -> Result<Vec<IndexKey>, Stop>,
    /// A record that programs add to one of this kind by themselves: it goes when the one it belongs to is undone.
    pub companion: Option<FindCompanion>,
}

impl KindSpec {
    /// The announcement of a typed record.
    pub const fn of<T: Record>() -> Self {
        Self {
            kind: T::KIND,
            body_version: T::BODY_VERSION,
            index_version: T::INDEX_VERSION,
            index_keys: |raw| read_body::<T>(raw).map(|value| value.index_keys()),
            companion: None,
        }
    }

    /// The same kind with a record that goes with each of it.
    #[must_use]
    pub const fn with_companion(self, companion: FindCompanion) -> Self {
        Self { companion: Some(companion), ..self }
    }
}

/// A module: one line in the registry of `authority`.
#[derive(Clone, Copy)]
pub struct Module {
    /// Its one word.
    pub name: &'static str,
    /// Its commands.
    pub commands: &'static [CommandSpec],
    /// Its records.
    pub kinds: &'static [KindSpec],
    /// What time alone brings about in it.
    pub due: Due,
}
