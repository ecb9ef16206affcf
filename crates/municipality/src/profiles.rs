//! Who sits at a computer that several people share. These commands change no record: they are the lines
//! of the log that say who sat down, whose pass-phrase did not fit and who was given a profile. Secrets
//! never come here.

use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Command, Context, Person, PersonId, Records, Refusal, Stop, Subject};
use serde::{Deserialize, Serialize};

/// What proved who it is, as the log says it.
///
/// `unlock`: the pass-phrase opened the whole store; `first`: there was none before.
pub const WAYS: [&str; 5] = ["pass_phrase", "unlock", "recovery", "first", "demo"];

/// Input of `municipality.sign_in`: a person sat down. The actor is that person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignIn {
    /// Who sits at the computer from now on.
    pub person: PersonId,
    /// Who sat there before.
    pub after: Option<PersonId>,
    /// One of [`WAYS`].
    pub way: String,
}

/// Input of `municipality.note_failed_sign_in`: somebody tried to sit down as this person. Kept under
/// that person's name, because nobody else is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteFailedSignIn {
    /// As whom.
    pub person: PersonId,
    /// `pass_phrase` or `recovery`.
    pub way: String,
    /// Which failure in a row it is, from 1.
    pub failures: u32,
}

/// Input of `municipality.set_pass_phrase`: a person chose a new pass-phrase of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetPassPhrase {
    /// Whose.
    pub person: PersonId,
    /// What proved who it is: one of [`WAYS`].
    pub way: String,
}

/// Input of `municipality.open_profile`, `municipality.reset_pass_phrase` and `municipality.close_profile`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfileOf {
    /// Whose profile on this computer.
    pub person: PersonId,
}

type Done = Result<(), Stop>;

/// The person a command speaks of owns it, so that nobody sits down as somebody else.
pub(crate) fn own(command: &Command, _: &dyn Records) -> Result<Subject, Stop> {
    let input: ProfileOf = command.input()?; // every input here has the person
    Ok(Subject { owners: vec![input.person], ..Subject::office() })
}

pub(crate) fn sign_in(command: &Command, _: &mut Context<'_>, records: &mut dyn Records) -> Done {
    let input: SignIn = command.input()?;
    by_themselves(command, input.person)?;
    known_way(&input.way)?;
    acts_here(records, input.person)
}

pub(crate) fn note_failed_sign_in(command: &Command, _: &mut Context<'_>, records: &mut dyn Records) -> Done {
    let input: NoteFailedSignIn = command.input()?;
    by_themselves(command, input.person)?;
    known_way(&input.way)?;
    acts_here(records, input.person)
}

pub(crate) fn set_pass_phrase(command: &Command, _: &mut Context<'_>, records: &mut dyn Records) -> Done {
    let input: SetPassPhrase = command.input()?;
    by_themselves(command, input.person)?;
    known_way(&input.way)?;
    acts_here(records, input.person)
}

pub(crate) fn open_profile(command: &Command, _: &mut Context<'_>, records: &mut dyn Records) -> Done {
    of_another(command, records)
}

pub(crate) fn reset_pass_phrase(command: &Command, _: &mut Context<'_>, records: &mut dyn Records) -> Done {
    of_another(command, records)
}

pub(crate) fn close_profile(command: &Command, _: &mut Context<'_>, records: &mut dyn Records) -> Done {
    let input: ProfileOf = command.input()?;
    not_oneself(command, input.person)?;
    records.need::<Person>(input.person).map(|_| ()) // also of who no longer acts here
}

fn of_another(command: &Command, records: &mut dyn Records) -> Done {
    let input: ProfileOf = command.input()?;
    not_oneself(command, input.person)?;
    acts_here(records, input.person)
}

fn acts_here(records: &dyn Records, person: PersonId) -> Done {
    if records.need::<Person>(person)?.value.active {
        Ok(())
    } else {
        Err(Stop::refused("refusal-unknown-person"))
    }
}

/// Nobody sits down for another, not even when it is written down on their behalf.
fn by_themselves(command: &Command, person: PersonId) -> Done {
    if command.actor == Some(person) && command.on_behalf_of.is_none() {
        Ok(())
    } else {
        Err(Stop::refused("refusal-profile-not-yours"))
    }
}

/// A profile is given and taken by another; one's own needs the present pass-phrase.
fn not_oneself(command: &Command, person: PersonId) -> Done {
    if command.actor == Some(person) { Err(Stop::refused("refusal-profile-own")) } else { Ok(()) }
}

fn known_way(way: &str) -> Done {
    if WAYS.contains(&way) {
        Ok(())
    } else {
        Err(Refusal::new("refusal-bad-input").with("what", "way").into())
    }
}
