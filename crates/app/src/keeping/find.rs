//! Finding a person by what a command line says.

use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Person, PersonId, Records, Stored};

use crate::api::{ApiError, Code};

/// The one person of an identifier or a name, with titles or without.
///
/// # Errors
/// [`Code::NotFound`] when there is none, [`Code::Refused`] when there are more.
pub fn find_person(records: &dyn Records, words: &str) -> Result<PersonId, ApiError> {
    let wanted = words.trim();
    let people = records.find_by::<Person>("person", &[], usize::MAX >> 1)?;
    let is_it = |one: &&Stored<Person>| {
        let plain = format!("{} {}", one.value.given, one.value.family);
        one.id.to_string() == wanted || one.value.full_name() == wanted || plain == wanted
    };
    let mut found = people.iter().filter(is_it);
    match (found.next(), found.next()) {
        (Some(one), None) => Ok(one.id.into()),
        (Some(_), Some(_)) => {
            Err(ApiError::new(Code::Refused, "statement-person-doubled").with("person", wanted))
        }
        (None, _) => Err(ApiError::new(Code::NotFound, "statement-person-unknown").with("person", wanted)),
    }
}
