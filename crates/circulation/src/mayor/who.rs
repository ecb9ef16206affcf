//! Who decides in place of the council on a day, and whether anybody may.

use obeznik_kernel::{
    Body, BodyId, BodyKind, Date, Membership, PersonId, Records, RecordsExt, Role, Stop, Stored,
};

use crate::town::{Town, mandates};

/// An assembly of so many members and more elects a council (§ 99/3).
const COUNCIL_FROM: u32 = 15;

/// What a municipality is on a day, as far as the powers of its council go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Situation {
    /// Whether a council stands.
    pub has_council: bool,
    /// Members the assembly has.
    pub assembly: u32,
    /// The mayor, when somebody holds the office.
    pub mayor: Option<PersonId>,
    /// Deputies who stand in for the mayor.
    pub deputies: Vec<PersonId>,
}

/// Who decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decider {
    /// The mayor.
    Mayor,
    /// The deputy, in place of this mayor; of nobody where the office is vacant.
    Deputy {
        /// The mayor who is away.
        of: Option<PersonId>,
    },
}

/// Why a person may not decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotNow {
    /// A council stands, so its powers are its own.
    CouncilStands,
    /// The assembly has so many members that a council is to be elected.
    CouncilToBeElected {
        /// Members of the assembly.
        members: u32,
    },
    /// Somebody else than the mayor and the deputy.
    NotTheirs,
    /// A deputy who does not say why the mayor does not decide.
    AbsenceMissing,
}

/// Decides who acts when a person decides in place of the council.
///
/// Where no council is elected, its powers are the mayor's; an assembly of 15 or more elects one. The deputy stands in
/// when the mayor is away or does not hold the office, which they say. That is no substitution of an official: the
/// deputy was elected for it.
///
/// # Errors
/// [`NotNow`], the reason of the municipality before that of the person.
///
/// Source: Act No. 128/2000 Coll., § 99/2 and 99/3, § 104/1.
pub fn who_decides(person: PersonId, absence: &str, situation: &Situation) -> Result<Decider, NotNow> {
    if let Some(why) = powers_of_council(situation) {
        return Err(why);
    }
    if situation.mayor == Some(person) {
        return Ok(Decider::Mayor);
    }
    if !situation.deputies.contains(&person) {
        return Err(NotNow::NotTheirs);
    }
    if absence.trim().is_empty() {
        return Err(NotNow::AbsenceMissing);
    }
    Ok(Decider::Deputy { of: situation.mayor })
}

/// Why the powers of the council are not the mayor's, whoever holds the office; nothing where they are.
///
/// Source: Act No. 128/2000 Coll., § 99/2 and 99/3.
pub fn powers_of_council(situation: &Situation) -> Option<NotNow> {
    if situation.has_council {
        return Some(NotNow::CouncilStands);
    }
    let members = situation.assembly;
    (members >= COUNCIL_FROM).then_some(NotNow::CouncilToBeElected { members })
}

/// No body ever had more memberships than this.
const MOST_SEATS: usize = 5_000;

/// Reads what the municipality is on a day. An assembly whose number of members nobody set has as many as hold a mandate.
///
/// # Errors
/// As [`Records::scan`].
pub fn situation_on(records: &dyn Records, town: &Town, mayor: BodyId, on: Date) -> Result<Situation, Stop> {
    let is_assembly = |body: &&Body| body.kind == BodyKind::Assembly && body.lasts_on(on);
    let seats: Vec<Stored<Membership>> =
        records.find_by("membership_by_body", &[&mayor.to_string()], MOST_SEATS)?;
    let holders = |role: Role| {
        let is_one = move |seat: &&Stored<Membership>| seat.value.role == role && seat.value.lasts_on(on);
        seats.iter().filter(is_one).map(|seat| seat.value.person)
    };
    let said = town.ids().filter_map(|id| town.body(id)).find(is_assembly).map_or(0, |body| body.seats);
    let assembly = match town.assembly() {
        Some(id) if said == 0 => u32::try_from(mandates(records, id, on)?.len()).unwrap_or(u32::MAX),
        _ => said,
    };
    let mayor = holders(Role::Chair).next();
    let deputies = holders(Role::DeputyChair).collect();
    Ok(Situation { has_council: town.council_on(on).is_some(), assembly, mayor, deputies })
}

#[cfg(test)]
mod tests {
    use super::*;
    use obeznik_kernel::RecordId;

    fn person(name: &str) -> PersonId {
        PersonId(RecordId::well_known(name))
    }

    #[test]
    fn the_mayor_decides_where_no_council_is_elected() {
        let (mayor, deputy) = (person("mayor"), person("deputy"));
        let village =
            Situation { has_council: false, assembly: 7, mayor: Some(mayor), deputies: vec![deputy] };
        let with_council = Situation { has_council: true, ..village.clone() };
        let of = |assembly| Situation { assembly, ..village.clone() };
        let vacant = Situation { mayor: None, ..village.clone() };
        let to_elect = |members| Err(NotNow::CouncilToBeElected { members });
        let in_place = Ok(Decider::Deputy { of: Some(mayor) });
        let table = [
            ("mayor", "", village.clone(), Ok(Decider::Mayor)),
            ("mayor", "", of(14), Ok(Decider::Mayor)),
            ("mayor", "", of(15), to_elect(15)), // § 99/3
            ("mayor", "", with_council.clone(), Err(NotNow::CouncilStands)),
            ("deputy", "", village.clone(), Err(NotNow::AbsenceMissing)),
            ("deputy", "  ", village.clone(), Err(NotNow::AbsenceMissing)),
            ("deputy", "dovolená", village.clone(), in_place),
            ("deputy", "dovolená", with_council, Err(NotNow::CouncilStands)),
            ("deputy", "starosta se vzdal funkce", vacant.clone(), Ok(Decider::Deputy { of: None })),
            ("mayor", "", vacant, Err(NotNow::NotTheirs)), // the mandate ended yesterday
            ("secretary", "dovolená", village, Err(NotNow::NotTheirs)),
        ];
        for (who, absence, situation, expected) in table {
            assert_eq!(who_decides(person(who), absence, &situation), expected, "{who} {situation:?}");
        }
    }
}
