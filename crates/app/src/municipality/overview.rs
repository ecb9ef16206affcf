//! The municipality as the window knows it: name, bodies, people, what the person may see.

use obeznik_czech::collation::sort_key;
use obeznik_kernel::permission::Seat;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Body, Department, Person, Role, Stored};
use obeznik_municipality::{LawProfile, Municipality, municipality_id};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::ApiError;
use crate::circulation::mayor::mayor_body;
use crate::municipality::names::{Names, body_ref};
use crate::office::Reader;
use crate::office::clock::ClockDoubt;
use crate::office::shared::{BodyRef, PersonRef};

/// What the shell needs at start.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Overview {
    /// `Město Vzorov`.
    pub municipality: String,
    /// Arms as SVG text; empty when none.
    pub crest_svg: String,
    /// Whether everything is invented.
    pub is_demo: bool,
    /// Who is signed in.
    pub me: PersonRef,
    /// Roles of the person as text keys, such as `role-secretary`.
    pub my_roles: Vec<String>,
    /// Whether the person holds no role any more; not while the roles of a computer that has just joined are on their way.
    pub is_without_role: bool,
    /// The last day of an inspection, for whoever is here as an auditor and as nothing else.
    pub inspects_until: Option<String>,
    /// Who else has a profile here.
    pub profiles: Vec<PersonRef>,
    /// Bodies that meet.
    pub bodies: Vec<BodyRef>,
    /// The mayor in place of the council, where the municipality has none.
    pub mayor: Option<BodyRef>,
    /// Departments: identifier, name.
    pub departments: Vec<(String, String)>,
    /// Types of papers: identifier, name.
    pub paper_types: Vec<(String, String)>,
    /// People who act here.
    pub people: Vec<PersonRef>,
    /// Today in Prague.
    pub today: String,
    /// Number of the present term of office, where its label is a number.
    pub term: Option<u32>,
    /// Counts beside navigation.
    pub counts: Counts,
    /// When the last change was saved.
    pub saved_at: Option<String>,
    /// The act it lives by: `act128`, `act131`.
    pub law: String,
    /// Whether it is a small municipality without a council.
    pub is_small: bool,
    /// Why the clock of this computer cannot be right; nothing when it can.
    pub clock: Option<ClockDoubt>,
}

/// Counts beside navigation entries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Counts {
    /// Můj den.
    pub my_day: u32,
    /// Vyžaduje pozornost.
    pub attention: u32,
    /// Tisky under way.
    pub papers: u32,
    /// Open tasks.
    pub tasks: u32,
    /// Papers that wait for the mayor in place of the council.
    pub decisions: u32,
}

/// Who sits at the keyboard and for which town.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Session {
    /// `Město Vzorov`.
    pub municipality: String,
    /// Arms as SVG text; empty when none.
    pub crest_svg: String,
    /// The signed-in person.
    pub person: PersonRef,
}

/// Who sits at the keyboard and for which town.
///
/// # Errors
/// When the store cannot be read.
pub fn session(reader: &Reader<'_>, (): ()) -> Result<Session, ApiError> {
    let municipality = reader.records.need::<Municipality>(municipality_id())?.value;
    let person = Names::of(reader.records).person(reader.me)?;
    Ok(Session { municipality: municipality.name, crest_svg: municipality.crest_svg, person })
}

/// Most people, bodies or departments of one municipality, far above any real one.
const MOST: usize = 10_000;

/// What the shell needs at start.
///
/// # Errors
/// When the store cannot be read.
pub fn overview(reader: &Reader<'_>, (): ()) -> Result<Overview, ApiError> {
    let municipality = reader.records.need::<Municipality>(municipality_id())?.value;
    let names = Names::of(reader.records);
    let term = municipality.term_on(reader.today).and_then(|term| term.label.parse().ok());
    let (people, my_roles) = (people(reader)?, my_roles(reader));
    Ok(Overview {
        municipality: municipality.name,
        crest_svg: municipality.crest_svg,
        is_demo: municipality.is_demo,
        me: names.person(reader.me)?,
        is_without_role: is_without_role(&my_roles, reader.has_come),
        my_roles,
        inspects_until: inspects_until(reader),
        profiles: reader.profiles.iter().map(|one| names.person(one.person)).collect::<Result<_, _>>()?,
        bodies: bodies(reader)?,
        mayor: mayor_body(reader)?.map(|(id, body)| body_ref(id, &body)),
        departments: departments(reader)?,
        paper_types: crate::circulation::papers::paper_types(reader)?,
        people,
        today: reader.today.to_string(),
        term,
        counts: counts(reader)?,
        saved_at: saved_at(reader)?,
        law: if municipality.law == LawProfile::Act131 { "act131" } else { "act128" }.to_owned(),
        is_small: municipality.is_small,
        clock: reader.state.clock.clone(),
    })
}

fn counts(reader: &Reader<'_>) -> Result<Counts, ApiError> {
    Ok(Counts {
        my_day: crate::office::day::my_day(reader, ())?.waiting,
        attention: crate::office::attention::count(reader)?,
        papers: crate::circulation::papers::under_way(reader)?,
        tasks: crate::circulation::resolutions::open_tasks(reader)?,
        decisions: crate::circulation::mayor::count_waiting(reader)?,
    })
}

fn people(reader: &Reader<'_>) -> Result<Vec<PersonRef>, ApiError> {
    let mut people: Vec<_> = reader.records.find_by::<Person>("person", &["all"], MOST)?;
    people.retain(|stored| stored.value.active);
    people.sort_by_key(|stored| sort_key(&format!("{} {}", stored.value.family, stored.value.given)));
    let name = |stored: Stored<Person>| PersonRef {
        id: stored.id.to_string(),
        name: stored.value.full_name(),
        function: stored.value.function,
    };
    Ok(people.into_iter().map(name).collect())
}

fn bodies(reader: &Reader<'_>) -> Result<Vec<BodyRef>, ApiError> {
    let mut bodies = reader.records.find_by::<Body>("body", &["all"], MOST)?;
    bodies.retain(|stored| stored.value.kind.meets());
    bodies.sort_by_key(|stored| (stored.value.kind.clone(), sort_key(&stored.value.name)));
    Ok(bodies.iter().map(|stored| body_ref(stored.id.into(), &stored.value)).collect())
}

fn departments(reader: &Reader<'_>) -> Result<Vec<(String, String)>, ApiError> {
    let mut found = reader.records.find_by::<Department>("department", &["all"], MOST)?;
    found.sort_by_key(|stored| sort_key(&stored.value.name));
    Ok(found.into_iter().map(|stored| (stored.id.to_string(), stored.value.name)).collect())
}

fn my_roles(reader: &Reader<'_>) -> Vec<String> {
    let key = |seat: &Seat| {
        let role = serde_json::to_value(&seat.role).ok()?;
        Some(format!("role-{}", role.as_str()?.replace('_', "-")))
    };
    let mut roles: Vec<String> = reader.standing.seats_on(reader.today).filter_map(key).collect();
    roles.sort();
    roles.dedup();
    roles
}

fn is_without_role(roles: &[String], has_come: bool) -> bool {
    roles.is_empty() && has_come
}

fn inspects_until(reader: &Reader<'_>) -> Option<String> {
    let seats: Vec<&Seat> = reader.standing.seats_on(reader.today).collect();
    let inspects = seats.iter().all(|seat| seat.role == Role::Auditor);
    seats.iter().filter(|_| inspects).filter_map(|seat| seat.to).max().map(|last| last.to_string())
}

/// When the last command was decided.
fn saved_at(reader: &Reader<'_>) -> Result<Option<String>, ApiError> {
    let last = reader.store.log(u64::MAX >> 1, 1)?;
    Ok(last.first().map(|entry| entry.header.received_at.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_told_to_hold_no_role_before_the_roles_have_come() {
        let clerk = ["role-clerk".to_owned()];
        assert!(is_without_role(&[], true));
        assert!(!is_without_role(&[], false), "the computer has just joined");
        assert!(!is_without_role(&clerk, true) && !is_without_role(&clerk, false));
    }
}
