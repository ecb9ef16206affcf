//! Collects what a person is, from records.

use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{
    Body, Membership, Person, PersonId, Record as _, Records, Refusal, Standing, Stop, Substitution,
};

/// Kinds of records that [`standing_of`] reads: while none of them changes, nobody gains or loses sight of
/// an audience but by the calendar.
pub const ACCESS_KINDS: [&str; 4] = [Body::KIND, Membership::KIND, Person::KIND, Substitution::KIND];

/// Roles one person may hold at once, far above any real office.
const MOST_SEATS: usize = 500;

/// What the person is on any day: own memberships and those taken over as a substitute.
///
/// # Errors
/// A refusal `refusal-not-found` when there is no such person.
pub fn standing_of(records: &dyn Records, person: PersonId) -> Result<Standing, Stop> {
    find_standing(records, person)?
        .ok_or_else(|| Refusal::new("refusal-not-found").with("kind", Person::KIND).into())
}

/// As [`standing_of`]; `None` when there is no such person, or not here any more: a desk whose person's only
/// role ended holds not even their own record.
///
/// # Errors
/// When the records cannot be read.
pub fn find_standing(records: &dyn Records, person: PersonId) -> Result<Option<Standing>, Stop> {
    let Some(who) = records.find::<Person>(person)? else { return Ok(None) };
    let by_person = |person: PersonId| -> Result<Vec<Membership>, Stop> {
        let found =
            records.find_by::<Membership>("membership_by_person", &[&person.to_string()], MOST_SEATS)?;
        Ok(found.into_iter().map(|stored| stored.value).collect())
    };
    // Who does not act here any more: votes are counted from memberships, which stay, but nobody acts by them.
    let mut memberships = if who.value.active { by_person(person)? } else { Vec::new() };
    let found =
        records.find_by::<Substitution>("substitution_by_person", &[&person.to_string()], MOST_SEATS)?;
    let substitutions: Vec<Substitution> = found.into_iter().map(|stored| stored.value).collect();
    for substitution in &substitutions {
        memberships.extend(by_person(substitution.absent)?);
    }
    let mut kinds = Vec::new();
    for membership in &memberships {
        if let Some(body) = records.find::<Body>(membership.body)? {
            kinds.push((membership.body, body.value.kind));
        }
    }
    let kind_of = |body| kinds.iter().find(|(id, _)| *id == body).map(|(_, kind)| kind.clone());
    let mut departments = Vec::new();
    for substitution in &substitutions {
        if let Some(absent) = records.find::<Person>(substitution.absent)? {
            departments.push((substitution.absent, absent.value.department));
        }
    }
    let department_of =
        |id| departments.iter().find(|(absent, _)| *absent == id).and_then(|(_, department)| *department);
    let standing = Standing::new(person, who.value.department, &memberships, &substitutions, kind_of);
    Ok(Some(standing.with_departments(department_of)))
}
