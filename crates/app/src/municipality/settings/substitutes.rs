//! Who acts for whom, as the settings show it, and whose substitute the person may name.

use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Action, Membership, PersonId, Stored, Subject, Substitution, may};
use obeznik_municipality::beside;

use super::{MOST, PersonRole, PersonRow, SubstitutionRow};
use crate::api::ApiError;
use crate::municipality::names::Names;
use crate::office::{Reader, parse_id};

/// Substitutions: those that last, those ahead, the past ones last.
///
/// # Errors
/// When the store cannot be read.
pub(super) fn rows(
    reader: &Reader<'_>,
    names: &Names<'_>,
    memberships: &[Stored<Membership>],
) -> Result<Vec<SubstitutionRow>, ApiError> {
    let mut found = reader.records.find_by::<Substitution>("substitution_by_person", &[], MOST)?;
    found.sort_by_key(|stored| (order(reader, &stored.value), stored.value.from, stored.id));
    let held: Vec<Membership> = memberships.iter().map(|stored| stored.value.clone()).collect();
    found.iter().map(|stored| row(reader, names, stored, &found, &held)).collect()
}

fn row(
    reader: &Reader<'_>,
    names: &Names<'_>,
    stored: &Stored<Substitution>,
    all: &[Stored<Substitution>],
    held: &[Membership],
) -> Result<SubstitutionRow, ApiError> {
    let Substitution { absent, by, from, to, reason, confidential, .. } = &stored.value;
    let others =
        all.iter().filter(|other| other.id != stored.id && beside(&other.value, &stored.value, held));
    let taken = held.iter().filter(|one| one.person == *absent && stored.value.takes(one));
    let duty = |one: &Membership| -> Result<PersonRole, ApiError> {
        let (body, role) = (names.body(one.body)?, one.role.clone());
        Ok(PersonRole { body: body.id, body_name: body.short_name, role, is_duty: true })
    };
    let state = order(reader, &stored.value);
    Ok(SubstitutionRow {
        id: stored.id.to_string(),
        absent: absent.to_string(),
        absent_name: names.person(*absent)?.name,
        by: by.to_string(),
        by_name: names.person(*by)?.name,
        from: from.to_string(),
        to: to.map(|day| day.to_string()),
        duties: taken.map(duty).collect::<Result<_, _>>()?,
        reason: reason.clone(),
        confidential: *confidential,
        state: ["now", "ahead", "over"][usize::from(state)].to_owned(),
        beside: others
            .map(|other| Ok(names.person(other.value.by)?.name))
            .collect::<Result<_, ApiError>>()?,
        may_change: state < 2
            && (may_name(reader, *absent)? || super::may_in_office(reader, Action::ActOnBehalf)),
    })
}

/// 0 lasts, 1 is ahead, 2 is over.
fn order(reader: &Reader<'_>, substitution: &Substitution) -> u8 {
    if substitution.lasts_on(reader.today) {
        0
    } else if reader.today < substitution.from {
        1
    } else {
        2
    }
}

/// People whose substitute the signed-in person names: themselves and who works under them.
pub(super) fn may_name_for(reader: &Reader<'_>, people: &[PersonRow]) -> Vec<String> {
    let holds_duty = |row: &&PersonRow| row.value.active && row.roles.iter().any(|role| role.is_duty);
    let named = people.iter().filter(holds_duty).filter(|row| {
        let id = parse_id(&row.id).map(PersonId);
        id.and_then(|id| may_name(reader, id)).unwrap_or_default()
    });
    named.map(|row| row.id.clone()).collect()
}

fn may_name(reader: &Reader<'_>, absent: PersonId) -> Result<bool, ApiError> {
    let person = reader.records.find::<obeznik_kernel::Person>(absent)?;
    let department = person.and_then(|person| person.value.department);
    let subject = Subject { owners: vec![absent], department, ..Subject::office() };
    Ok(may(Some(&reader.standing), Action::NameSubstitute, &subject, reader.today))
}
