//! Statements given out about a person (výpis o osobě): whom about, at whose request, by whom.
//!
//! Whoever is a person of the office is named by their record. A citizen has none and is named by a name alone.

use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{
    Atom, Audience, Command, Context, IndexKey, Person, PersonId, Record, RecordId, Records, Refusal, Role,
    Stop, Timestamp,
};
use obeznik_municipality::office_id;
use serde::{Deserialize, Serialize};

/// The longest note of a request.
const LONGEST: usize = 500;
/// The longest name.
const LONGEST_NAME: usize = 200;

/// That a statement about a person was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// About whom, if they are a person of the office.
    pub person: Option<PersonId>,
    /// About whom, by the name the texts were searched for; empty for a person of the office.
    #[serde(default)]
    pub name: String,
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
    /// About whom, if they are a person of the office.
    pub person: Option<PersonId>,
    /// About whom, if they are only named in texts.
    #[serde(default)]
    pub name: String,
    /// Upon what.
    pub request: String,
}

impl NoteStatement {
    /// About a person of the office.
    pub fn about(person: PersonId, request: &str) -> Self {
        Self { person: Some(person), name: String::new(), request: request.to_owned() }
    }

    /// About somebody who is only named in texts.
    pub fn named(name: &str, request: &str) -> Self {
        Self { person: None, name: name.to_owned(), request: request.to_owned() }
    }
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
/// A refusal without a request, with a note or a name that is too long, without a person and a name or with both,
/// and when there is no such person.
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
    let NoteStatement { person, name, request } = input;
    let (name, request) = (name.trim().to_owned(), request.trim().to_owned());
    if request.is_empty() {
        return Err(Refusal::new("refusal-field-empty").with("field", "request").into());
    }
    if request.chars().count() > LONGEST {
        return Err(Refusal::new("refusal-request-too-long").with("most", LONGEST).into());
    }
    check_whom(records, person, &name)?;
    records.add(id, None, &audience(by), &Statement { person, name, request, by, at })
}

/// It is either about a person of the office, who must be there, or about a name.
fn check_whom(records: &dyn Records, person: Option<PersonId>, name: &str) -> Result<(), Stop> {
    match person {
        Some(_) if !name.is_empty() => Err(Refusal::new("refusal-statement-about-two").into()),
        Some(person) => records.need::<Person>(person).map(|_| ()),
        None if name.is_empty() => Err(Refusal::new("refusal-field-empty").with("field", "whom").into()),
        None if name.chars().count() > LONGEST_NAME => {
            Err(Refusal::new("refusal-statement-name-too-long").with("most", LONGEST_NAME).into())
        }
        None => Ok(()),
    }
}
