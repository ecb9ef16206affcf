//! Whom notices concern today.

use obeznik_authority::find_standing;
use obeznik_circulation::notices::{Notice, NoticeChoice, due_notices};
use obeznik_identity::Email;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Date, Person, PersonId, Records, Stop, Stored};

/// Most people of an office.
const MOST: usize = 20_000;

/// A person with what they are to be told.
#[derive(Debug, Clone)]
pub struct Concerned {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Where they read; nothing where no address, or none that can be one, is known.
    pub email: Option<Email>,
    /// How they want to be told.
    pub choice: NoticeChoice,
    /// Everything due, told or not.
    pub due: Vec<Notice>,
}

/// Everybody who acts here on the day and has something due, by name.
///
/// # Errors
/// When the records cannot be read.
pub fn concerned(records: &dyn Records, today: Date) -> Result<Vec<Concerned>, Stop> {
    let people: Vec<Stored<Person>> = records.find_by("person", &["all"], MOST)?;
    let mut standings = Vec::new();
    for person in people.iter().filter(|person| person.value.active) {
        let standing = find_standing(records, PersonId(person.id))?;
        standings.extend(standing.filter(|standing| standing.seats_on(today).next().is_some()));
    }
    let mut due = due_notices(records, &standings, today)?;
    due.extend(obeznik_keeping::notices::due_notices(records, &standings, today)?);
    let mut concerned = Vec::new();
    for person in people {
        let id = PersonId(person.id);
        let mine: Vec<Notice> = due.extract_if(.., |notice| notice.person == id).collect();
        if !mine.is_empty() {
            concerned.push(Concerned {
                person: id,
                name: person.value.full_name(),
                email: Email::parse(&person.value.email),
                choice: NoticeChoice::of(records, id)?,
                due: mine,
            });
        }
    }
    concerned.sort_by_cached_key(|one| obeznik_czech::collation::sort_key(&one.name));
    Ok(concerned)
}
