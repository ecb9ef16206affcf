//! Statements given out about a person (výpis o osobě): whom about, at whose request, by whom.

use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{
    Atom, Audience, Command, Context, IndexKey, Person, PersonId, Record, RecordId, Records, Refusal, Role,
    Stop, Timestamp,
};
use obeznik_municipality::office_id;
use serde::{Deserialize, Serialize};

/// The longest note of a request.
const LONGEST: usize = 500;

/// That a statement about a person was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// About whom.
    pub person: PersonId,
    /// Upon what: the request by its number or day.
    pub request: String,
    /// Who made it.
    pub by: Option<PersonId>,
    /// When.
    pub at: Timestamp,
}

impl Record for Statement {
    const KIND: &'static str = "statement";
    fn index_keys(&self) -> Vec<IndexKey> {
        vec![IndexKey::new("statement", &["all"])]
    }
}

/// Input of `keeping.note_statement`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct NoteStatement {
    /// About whom.
    pub person: PersonId,
    /// Upon what.
    pub request: String,
}

/// Who sees that a statement was made: whoever makes them, and whoever made this one. That a colleague asked what is
/// kept about them is nobody else's business.
pub fn audience(by: Option<PersonId>) -> Audience {
    let roles = [Role::DataProtection, Role::ChiefOfficer];
    let roles = roles.map(|role| Atom::RoleInBody(office_id(), role));
    Audience::new(roles.into_iter().chain(by.map(Atom::Person)))
}

/// Writes down that a statement is made.
///
/// # Errors
/// A refusal without a request, with a note that is too long, and when there is no such person.
pub fn note_statement(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: NoteStatement = command.input()?;
    let id: RecordId = context.new_id();
    note(records, id, input, command.actor, context.now)
}

/// Writes the record.
///
/// # Errors
/// As [`note_statement`].
pub fn note(
    records: &mut dyn Records,
    id: RecordId,
    input: NoteStatement,
    by: Option<PersonId>,
    at: Timestamp,
) -> Result<(), Stop> {
    let NoteStatement { person, request } = input;
    let request = request.trim().to_owned();
    if request.is_empty() {
        return Err(Refusal::new("refusal-field-empty").with("field", "request").into());
    }
    if request.chars().count() > LONGEST {
        return Err(Refusal::new("refusal-request-too-long").with("most", LONGEST).into());
    }
    records.need::<Person>(person)?;
    records.add(id, None, &audience(by), &Statement { person, request, by, at })
}
