//! What is said otherwise where the mayor decided in place of the council: who decides and by which paragraph, who signs.

use obeznik_app::ApiError;
use obeznik_circulation::mayor::ByMayor;
use obeznik_kernel::Person;
use obeznik_kernel::record::RecordsExt as _;

use super::gender::Gender;
use super::house::House;
use super::wording::say;
use crate::letterhead::Signature;

/// `Rozhodnutí starostky`, after whoever holds the office.
pub(super) fn called(house: &House<'_>, by: &ByMayor) -> Result<String, ApiError> {
    let gender = gender(house, by.in_place_of.unwrap_or(by.by))?;
    Ok(say("print-label-decision", &[("gender", gender.into())]))
}

/// `Starosta obce Lhota v působnosti rady podle § 99 odst. 2 zákona č. 128/2000 Sb., o obcích`
pub(super) fn preamble(house: &House<'_>, by: &ByMayor) -> Result<String, ApiError> {
    let gender = gender(house, by.by)?;
    let office = if by.absence.is_empty() { "mayor" } else { "deputy" };
    let of = house.name_genitive().to_owned();
    Ok(say(
        "print-decision-preamble",
        &[("gender", gender.into()), ("office", office.into()), ("of", of.into())],
    ))
}

/// Why somebody else than the mayor decided (§ 104/1); nothing where the mayor did.
pub(super) fn absence(house: &House<'_>, by: &ByMayor) -> Result<Option<String>, ApiError> {
    if by.absence.is_empty() {
        return Ok(None);
    }
    let mayor = by.in_place_of.map(|mayor| house.names.person(mayor)).transpose()?;
    let absence = by.absence.as_str();
    Ok(Some(match mayor {
        Some(mayor) => {
            say("print-decision-absence", &[("mayor", mayor.name.into()), ("absence", absence.into())])
        }
        None => say("print-decision-vacant", &[("absence", absence.into())]),
    }))
}

/// Whoever decided signs, and nobody else: it is no copy of what a body adopted.
pub(super) fn signature(house: &House<'_>, by: &ByMayor) -> Result<Signature, ApiError> {
    let person = house.names.person(by.by)?;
    let gender = gender(house, by.by)?;
    let office = if by.absence.is_empty() { "mayor" } else { "deputy" };
    let usual = say("print-decision-office", &[("gender", gender.into()), ("office", office.into())]);
    let function = person.function.trim().to_owned();
    Ok(Signature { name: person.name, office: if function.is_empty() { usual } else { function } })
}

fn gender(house: &House<'_>, person: obeznik_kernel::PersonId) -> Result<&'static str, ApiError> {
    let found = house.reader.records.find::<Person>(person)?;
    Ok(found.map_or(Gender::Masculine, |found| Gender::of(&found.value)).as_str())
}
