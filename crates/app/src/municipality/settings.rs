//! Settings: the set-up of the municipality as it stands.

mod mandates;
mod substitutes;

pub use mandates::{
    EnteredRow, MandateEndRow, MandateReason, MandateSeat, Mandates, OtherSeat, PartyListRow,
};

use obeznik_circulation::paper_type::PaperType;
use obeznik_czech::collation::sort_key;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Action, Body, Department, Membership, Person, Record, Stored};
use obeznik_municipality::{Municipality, municipality_id};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::ApiError;
use crate::municipality::members::{MembersWhy, explained};
use crate::municipality::names::Names;
use crate::office::Reader;
use crate::office::acts::may_in_office;
use crate::office::clock::ClockDoubt;

/// Everything the settings show.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Settings {
    /// Today in Prague.
    pub today: String,
    /// Who is signed in.
    pub me: String,
    /// The municipality.
    pub municipality: Municipality,
    /// Bodies with their members.
    pub bodies: Vec<BodyRow>,
    /// People.
    pub people: Vec<PersonRow>,
    /// Departments.
    pub departments: Vec<DepartmentRow>,
    /// Types of papers.
    pub paper_types: Vec<PaperTypeRow>,
    /// Substitutions.
    pub substitutions: Vec<SubstitutionRow>,
    /// Mandates of the assembly.
    pub mandates: Mandates,
    /// How the office is.
    pub state: OfficeState,
    /// What this person may change.
    pub may: MaySet,
}

/// A body with everybody who sits or sat in it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BodyRow {
    /// Identifier.
    pub id: String,
    /// The body.
    pub value: Body,
    /// Members, the present ones first.
    pub members: Vec<MemberRow>,
    /// Mandates held today (§ 87).
    pub mandates: u32,
    /// Why so many.
    pub why: MembersWhy,
}

/// Somebody's role in a body.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MemberRow {
    /// Identifier of the membership.
    pub id: String,
    /// The person.
    pub person: String,
    /// Their name.
    pub person_name: String,
    /// What they are.
    #[ts(type = "string")]
    pub role: obeznik_kernel::Role,
    /// First day.
    pub from: String,
    /// Last day, if set.
    pub to: Option<String>,
    /// Why it ended.
    pub end_reason: String,
    /// Electoral party.
    pub party: String,
}

/// A person with what they are.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PersonRow {
    /// Identifier.
    pub id: String,
    /// The person.
    pub value: Person,
    /// Name with titles.
    pub full_name: String,
    /// Name of the department.
    pub department_name: Option<String>,
    /// Roles lasting today.
    pub roles: Vec<PersonRole>,
    /// Whether the person can sit down at this computer.
    pub has_profile: bool,
}

/// A role of a person.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PersonRole {
    /// The body.
    pub body: String,
    /// Its short name.
    pub body_name: String,
    /// The role.
    #[ts(type = "string")]
    pub role: obeznik_kernel::Role,
    /// Whether it is a duty that can be handed over to a substitute.
    pub is_duty: bool,
}

/// A department.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DepartmentRow {
    /// Identifier.
    pub id: String,
    /// The department.
    pub value: Department,
    /// Name of its head.
    pub head_name: Option<String>,
}

/// A type of paper.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PaperTypeRow {
    /// Identifier.
    pub id: String,
    /// The type.
    pub value: PaperType,
}

/// Somebody acts for somebody else.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SubstitutionRow {
    /// Identifier.
    pub id: String,
    /// Who is away.
    pub absent: String,
    /// Their name.
    pub absent_name: String,
    /// Who acts.
    pub by: String,
    /// Their name.
    pub by_name: String,
    /// First day.
    pub from: String,
    /// Last day, if set.
    pub to: Option<String>,
    /// Duties taken over.
    pub duties: Vec<PersonRole>,
    /// Why the person is away; empty where nobody said.
    pub reason: String,
    /// Whether the substitute sees what is kept to the absent person by name.
    pub confidential: bool,
    /// `ahead`, `now`, `over`.
    pub state: String,
    /// Who else acts for the person in the same duty in those days.
    pub beside: Vec<String>,
    /// Whether this person may change and end it.
    pub may_change: bool,
}

/// How the office is.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct OfficeState {
    /// The store.
    pub store: StoreState,
    /// Its good copies.
    pub copies: CopiesState,
    /// Devices that sign here.
    pub devices: Vec<DeviceRow>,
    /// Why its clock cannot be right; nothing when it can.
    pub clock: Option<ClockDoubt>,
}

/// The store.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StoreState {
    /// Its folder.
    pub folder: String,
    /// Its size.
    pub size_bytes: u64,
    /// When it last changed.
    pub changed_at: Option<String>,
    /// What opens it.
    pub ways: Vec<String>,
}

/// Good copies of the store.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CopiesState {
    /// Their folder.
    pub folder: String,
    /// How many.
    pub count: u32,
    /// When the newest was made.
    pub last_at: Option<String>,
}

/// A device that signs here.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DeviceRow {
    /// Identifier.
    pub id: String,
    /// Name a person gave it.
    pub name: String,
    /// Whose it is.
    pub person_name: String,
    /// Whether it is this one.
    pub is_this: bool,
    /// Last contact.
    pub last_seen_at: Option<String>,
}

/// What this person may change.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MaySet {
    /// Bodies, types, the municipality.
    pub set_up: bool,
    /// People and memberships.
    pub manage_people: bool,
    /// People whose substitute this person names: themselves, who works under them.
    pub name_for: Vec<String>,
    /// Whether this person writes down whom others named.
    pub write_down: bool,
}

/// Most records of one kind of the set-up.
const MOST: usize = 10_000;

/// Everything the settings show.
///
/// # Errors
/// When the store cannot be read.
pub fn settings(reader: &Reader<'_>, _: Nothing) -> Result<Settings, ApiError> {
    let names = Names::of(reader.records);
    let memberships = memberships(reader)?;
    let people = people(reader, &names, &memberships)?;
    let municipality = reader.records.need::<Municipality>(municipality_id())?.value;
    Ok(Settings {
        today: reader.today.to_string(),
        me: reader.me.to_string(),
        bodies: bodies(reader, &names, &municipality, &memberships)?,
        mandates: mandates::mandates(reader, &names, &municipality, &memberships)?,
        municipality,
        departments: departments(reader, &names)?,
        paper_types: paper_types(reader)?,
        substitutions: substitutes::rows(reader, &names, &memberships)?,
        state: reader.state.clone(),
        may: MaySet {
            set_up: may_in_office(reader, Action::SetUp),
            manage_people: may_in_office(reader, Action::ManagePeople),
            name_for: substitutes::may_name_for(reader, &people),
            write_down: may_in_office(reader, Action::ActOnBehalf),
        },
        people,
    })
}

/// The input of a query that needs none: `{}` or `null`.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Nothing {}

fn all<T: Record>(reader: &Reader<'_>, index: &str) -> Result<Vec<Stored<T>>, ApiError> {
    Ok(reader.records.find_by::<T>(index, &["all"], MOST)?)
}

fn memberships(reader: &Reader<'_>) -> Result<Vec<Stored<Membership>>, ApiError> {
    Ok(reader.records.find_by::<Membership>("membership_by_body", &[], MOST)?)
}

fn bodies(
    reader: &Reader<'_>,
    names: &Names<'_>,
    town: &Municipality,
    memberships: &[Stored<Membership>],
) -> Result<Vec<BodyRow>, ApiError> {
    let term = town.term_on(reader.today).map(|term| term.from);
    let mut found = all::<Body>(reader, "body")?;
    found.sort_by_key(|stored| (stored.value.kind.clone(), sort_key(&stored.value.name)));
    let row = |stored: Stored<Body>| {
        let own: Vec<_> = memberships.iter().filter(|one| one.value.body.0 == stored.id).collect();
        let held: Vec<Membership> = own.iter().map(|one| one.value.clone()).collect();
        let why = explained(names, &held, term, reader.today)?;
        let mut members =
            own.into_iter().map(|one| member(names, one)).collect::<Result<Vec<_>, ApiError>>()?;
        let today = reader.today.to_string();
        members.sort_by_key(|one| {
            (one.to.as_ref().is_some_and(|last| *last < today), one.role.clone(), sort_key(&one.person_name))
        });
        let id = stored.id.to_string();
        Ok(BodyRow { id, value: stored.value, members, mandates: why.members, why })
    };
    found.into_iter().map(row).collect()
}

fn member(names: &Names<'_>, stored: &Stored<Membership>) -> Result<MemberRow, ApiError> {
    let Membership { body: _, person, role, from, to, end_reason, party } = stored.value.clone();
    Ok(MemberRow {
        id: stored.id.to_string(),
        person: person.to_string(),
        person_name: names.person(person)?.name,
        role,
        from: from.to_string(),
        to: to.map(|day| day.to_string()),
        end_reason,
        party,
    })
}

fn people(
    reader: &Reader<'_>,
    names: &Names<'_>,
    memberships: &[Stored<Membership>],
) -> Result<Vec<PersonRow>, ApiError> {
    let mut found = all::<Person>(reader, "person")?;
    found.sort_by_key(|stored| sort_key(&format!("{} {}", stored.value.family, stored.value.given)));
    let row = |stored: Stored<Person>| {
        let lasting =
            |one: &&Stored<Membership>| one.value.person.0 == stored.id && one.value.lasts_on(reader.today);
        let role = |one: &Stored<Membership>| -> Result<PersonRole, ApiError> {
            let body = names.body(one.value.body)?;
            let role = one.value.role.clone();
            Ok(PersonRole { body: body.id, body_name: body.short_name, is_duty: role.is_duty(), role })
        };
        let roles = memberships.iter().filter(lasting).map(role).collect::<Result<Vec<_>, _>>()?;
        let department = names.department(stored.value.department)?;
        Ok(PersonRow {
            id: stored.id.to_string(),
            full_name: stored.value.full_name(),
            department_name: (!department.is_empty()).then_some(department),
            has_profile: reader.profiles.iter().any(|profile| profile.person.0 == stored.id),
            roles,
            value: stored.value,
        })
    };
    found.into_iter().map(row).collect()
}

fn departments(reader: &Reader<'_>, names: &Names<'_>) -> Result<Vec<DepartmentRow>, ApiError> {
    let mut found = all::<Department>(reader, "department")?;
    found.sort_by_key(|stored| sort_key(&stored.value.name));
    let row = |stored: Stored<Department>| {
        let head_name = stored.value.head.map(|id| names.person(id)).transpose()?.map(|person| person.name);
        Ok(DepartmentRow { id: stored.id.to_string(), value: stored.value, head_name })
    };
    found.into_iter().map(row).collect()
}

fn paper_types(reader: &Reader<'_>) -> Result<Vec<PaperTypeRow>, ApiError> {
    let mut found = all::<PaperType>(reader, "paper_type")?;
    found.sort_by_key(|stored| sort_key(&stored.value.name));
    Ok(found
        .into_iter()
        .map(|stored| PaperTypeRow { id: stored.id.to_string(), value: stored.value })
        .collect())
}
