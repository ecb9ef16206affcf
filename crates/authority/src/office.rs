//! Devices come and go by commands of the office itself: who was let in is in the log as everything else.
//!
//! Pairing proves who asks before these are called; nobody outside can send them, because a command
//! without an actor never comes through [`decide`](crate::decide).

use obeznik_keeping::statement::{NoteStatement, note};
use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Action, Audience, Command, Device, DeviceId, PersonId, Refusal, Stop, Subject, may};
use serde::{Deserialize, Serialize};

use crate::decide::{Arrival, settle};
use crate::directory::{self, FOLLOW_GROUPS};
use crate::effects::{Changed, Recorder};
use crate::ledger::Ledger;
use crate::standing::standing_of;
use crate::time::of_system;
use crate::verdict::Verdict;

/// Kind of the command that writes a paired device down.
pub const REGISTER_DEVICE: &str = "office.register_device";
/// Kind of the command after which a device is not listened to any more.
pub const CLOSE_DEVICE: &str = "office.close_device";

/// Kind of the command that writes down a statement made at the server.
pub const NOTE_STATEMENT: &str = "office.note_statement";

/// Input of [`NOTE_STATEMENT`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementAtServer {
    /// About whom and upon what.
    pub statement: NoteStatement,
    /// For whom it is made: somebody who cares for the data of the office.
    pub by: PersonId,
}

/// Input of [`REGISTER_DEVICE`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterDevice {
    /// Identifier the device made for itself.
    pub device: DeviceId,
    /// Whose it is.
    pub person: PersonId,
    /// Name a person gave it.
    pub name: String,
    /// Ed25519 public key, 64 hexadecimal digits.
    pub public_key: String,
}

/// Input of [`CLOSE_DEVICE`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CloseDevice {
    /// The device.
    pub device: DeviceId,
    /// What it is from now on.
    pub state: DeviceState,
    /// Who asked for it; nobody when the office itself noticed a stolen token.
    pub by: Option<PersonId>,
    /// Why.
    pub reason: String,
}

/// How a device stands towards the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeviceState {
    /// Its commands are taken.
    Active,
    /// Nothing of it is taken any more.
    Revoked,
    /// The same, and it is told to delete everything at its next contact.
    Wipe,
}

impl DeviceState {
    /// The state of a device as written down; a word of a newer program is no open door.
    pub fn of(device: &Device) -> Self {
        match device.state.as_str() {
            "active" => Self::Active,
            "wipe" => Self::Wipe,
            _ => Self::Revoked,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Revoked => "revoked",
            Self::Wipe => "wipe",
        }
    }
}

/// Writes a paired device down. Written down already for the same person with the same key, it changes nothing;
/// for another person or with another key it is refused.
///
/// # Errors
/// As [`decide`](crate::decide).
pub fn register_device(
    ledger: &mut dyn Ledger,
    input: &RegisterDevice,
    arrival: Arrival<'_>,
) -> Result<Verdict, Stop> {
    settle_own(ledger, REGISTER_DEVICE, input, arrival)
}

/// Closes a device.
///
/// # Errors
/// As [`decide`](crate::decide).
pub fn close_device(
    ledger: &mut dyn Ledger,
    input: &CloseDevice,
    arrival: Arrival<'_>,
) -> Result<Verdict, Stop> {
    settle_own(ledger, CLOSE_DEVICE, input, arrival)
}

/// Writes down that a statement about a person is made where the office keeps its data.
///
/// # Errors
/// As [`decide`](crate::decide); the verdict refuses who does not care for data.
pub fn note_statement(
    ledger: &mut dyn Ledger,
    input: &StatementAtServer,
    arrival: Arrival<'_>,
) -> Result<Verdict, Stop> {
    settle_own(ledger, NOTE_STATEMENT, input, arrival)
}

pub(crate) fn settle_own<T: Serialize>(
    ledger: &mut dyn Ledger,
    kind: &str,
    input: &T,
    arrival: Arrival<'_>,
) -> Result<Verdict, Stop> {
    let payload = serde_json::to_string(input).map_err(|error| Stop::Broken(error.to_string()))?;
    let Arrival { now, ids, salt, .. } = arrival;
    let signed = of_system(kind, payload, now, ids);
    settle(ledger, &signed, Arrival { now, ids, salt, rows: &[] })
}

/// Whether the kind belongs to the office itself.
pub(crate) fn is_own(kind: &str) -> bool {
    matches!(kind, REGISTER_DEVICE | CLOSE_DEVICE | FOLLOW_GROUPS | NOTE_STATEMENT)
}

/// Executes a command of the office itself.
pub(crate) fn execute(ledger: &mut dyn Ledger, command: &Command) -> Result<Changed, Stop> {
    if command.kind == NOTE_STATEMENT {
        check_care(ledger, command)?;
    }
    let mut recorder = Recorder::new(ledger.as_records());
    match command.kind.as_str() {
        REGISTER_DEVICE => register(&command.input()?, &mut recorder)?,
        FOLLOW_GROUPS => directory::follow(&command.input()?, &mut recorder)?,
        NOTE_STATEMENT => {
            let StatementAtServer { statement, by } = command.input()?;
            note(&mut recorder, command.id.0, statement, Some(by), command.client_time)?;
        }
        _ => close(&command.input()?, &mut recorder)?,
    }
    recorder.finish()
}

/// Whoever sits at the server names for whom the statement is made: it must be somebody who may make one.
fn check_care(ledger: &dyn Ledger, command: &Command) -> Result<(), Stop> {
    let StatementAtServer { by, .. } = command.input()?;
    let standing = standing_of(ledger.records(), by)?;
    let today = day_in_prague(command.client_time);
    if may(Some(&standing), Action::KeepData, &Subject::office(), today) {
        return Ok(());
    }
    Err(Refusal::new("refusal-not-allowed").with("kind", NOTE_STATEMENT).into())
}

fn register(input: &RegisterDevice, records: &mut Recorder<'_>) -> Result<(), Stop> {
    let RegisterDevice { device, person, name, public_key } = input.clone();
    records.need::<obeznik_kernel::Person>(person)?;
    let known = records.find::<Device>(device)?;
    if known.is_some_and(|known| known.value.public_key == public_key && known.value.person == Some(person)) {
        return Ok(());
    }
    let value =
        Device { name, public_key, person: Some(person), state: DeviceState::Active.word().to_owned() };
    records.add(device, None, &Audience::inside(), &value)
}

fn close(input: &CloseDevice, records: &mut Recorder<'_>) -> Result<(), Stop> {
    let mut device = records.need::<Device>(input.device)?;
    device.value.state = input.state.word().to_owned();
    records.save(&device)
}
