//! Changes of bodies, people and memberships.

use jiff::ToSpan as _;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{
    Audience, Body, BodyId, BodyKind, Command, Context, Date, Department, DepartmentId, Membership, Person,
    PersonId, Record, RecordId, Records, Refusal, Role, Stop, Stored,
};
use serde::{Deserialize, Serialize};

use crate::found::check_municipality;
use crate::record::{Municipality, municipality_id};
use crate::terms::{carry_lists, nothing_stands_in, taken_away};

/// Input of `municipality.set`: the municipality as it shall be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SetMunicipality {
    /// All of it.
    pub municipality: Municipality,
}

/// Input of `municipality.define_body`: a new body, or the new shape of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct DefineBody {
    /// Its identifier, made by who defines it.
    pub id: BodyId,
    /// All of it.
    pub body: Body,
}

/// Input of `municipality.define_department`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct DefineDepartment {
    /// Its identifier, made by who defines it.
    pub id: DepartmentId,
    /// All of it.
    pub department: Department,
}

/// Input of `municipality.define_person`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct DefinePerson {
    /// Identifier, made by who defines it.
    pub id: PersonId,
    /// All about the person.
    pub person: Person,
}

/// Input of `municipality.set_membership`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SetMembership {
    /// Its identifier, made by who sets it.
    pub id: RecordId,
    /// All of it.
    pub membership: Membership,
}

/// Input of `municipality.end_membership`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct EndMembership {
    /// The membership.
    pub id: RecordId,
    /// Its last day.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub last_on: Date,
    /// Why it ends, such as `rezignace (§ 55 odst. 2 zákona č. 491/2001 Sb.)`.
    pub reason: String,
}

pub(crate) type Done = Result<(), Stop>;

/// Sets the municipality as it shall be. Terms are only corrected here, see [`crate::terms`].
pub(crate) fn set_municipality(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Done {
    let input: SetMunicipality = command.input()?;
    check_municipality(&input.municipality)?;
    let mut stored = records.need::<Municipality>(municipality_id())?;
    let (before, after) = (&stored.value.terms, &input.municipality.terms);
    if let Some(term) = taken_away(before, after, context.today)? {
        nothing_stands_in(records, before, term, context.today)?;
    }
    carry_lists(records, before, after)?;
    stored.value = input.municipality;
    records.save(&stored)
}

pub(crate) fn define_body(command: &Command, _: &mut Context<'_>, records: &mut dyn Records) -> Done {
    let input: DefineBody = command.input()?;
    not_empty("name", &input.body.name)?;
    not_empty("abbreviation", &input.body.abbreviation)?;
    days_in_order(input.body.from, input.body.to)?;
    let body = &input.body;
    let days = [body.papers_close_days, body.opinions_close_days, body.check_close_days, body.pack_days];
    if body.notice_days < 0 || days.iter().any(|days| *days < 0) {
        return Err(Refusal::new("refusal-field-negative").with("field", "days").into());
    }
    if input.body.alternates && !input.body.kind.may_have_alternates() {
        return Err(Stop::refused("refusal-alternates-body"));
    }
    sections_differ(&input.body.agenda_sections)?;
    mayor_stands_alone(records, input.id, &input.body)?;
    for item in &input.body.standing_items {
        not_empty("standing_items", &item.title)?;
    }
    define(records, input.id.into(), None, &Audience::public(), input.body)
}

/// The mayor acts for a council that is not elected: never beside one on the same day, and never twice. A council may be
/// set up where the mayor acted; from its first day the mayor decides in its place no more.
///
/// Source: Act No. 128/2000 Coll., § 99/2.
fn mayor_stands_alone(records: &dyn Records, id: BodyId, new: &Body) -> Result<(), Stop> {
    if new.kind != BodyKind::Mayor {
        return Ok(());
    }
    let bodies: Vec<Stored<Body>> = records.find_by("body", &["all"], MOST_BODIES)?;
    let beside = |body: &&Stored<Body>| {
        let meets = body.value.to.is_none_or(|last| new.from <= last)
            && new.to.is_none_or(|last| body.value.from <= last);
        body.id != id.0 && meets && matches!(body.value.kind, BodyKind::Council | BodyKind::Mayor)
    };
    match bodies.iter().find(beside) {
        None => Ok(()),
        Some(body) => Err(Refusal::new("refusal-mayor-beside").with("body", &body.value.name).into()),
    }
}

/// No municipality has more bodies than this.
pub(crate) const MOST_BODIES: usize = 500;

/// Two sections of one name could not be told apart on an agenda.
fn sections_differ(sections: &[String]) -> Result<(), Stop> {
    let repeated = sections.iter().enumerate().find(|(place, name)| sections[..*place].contains(name));
    match repeated {
        None => Ok(()),
        Some((_, name)) => Err(Refusal::new("refusal-sections-repeat").with("section", name).into()),
    }
}

pub(crate) fn define_department(command: &Command, _: &mut Context<'_>, records: &mut dyn Records) -> Done {
    let input: DefineDepartment = command.input()?;
    not_empty("name", &input.department.name)?;
    define(records, input.id.into(), None, &Audience::inside(), input.department)
}

pub(crate) fn define_person(command: &Command, _: &mut Context<'_>, records: &mut dyn Records) -> Done {
    let input: DefinePerson = command.input()?;
    not_empty("family", &input.person.family)?;
    define(records, input.id.into(), None, &Audience::inside(), input.person)
}

pub(crate) fn set_membership(command: &Command, _: &mut Context<'_>, records: &mut dyn Records) -> Done {
    let input: SetMembership = command.input()?;
    let membership = input.membership;
    days_in_order(membership.from, membership.to)?;
    records.need::<Body>(membership.body)?;
    records.need::<Person>(membership.person)?;
    if matches!(membership.role, Role::Unknown(_)) {
        return Err(Refusal::new("refusal-field-empty").with("field", "role").into());
    }
    one_mandate_at_a_time(records, input.id, &membership)?;
    one_mayor_at_a_time(records, input.id, &membership)?;
    inspected_for_a_time(&membership)?;
    let parent = Some(membership.body.into());
    define(records, input.id, parent, &Audience::inside(), membership)
}

pub(crate) fn end_membership(command: &Command, _: &mut Context<'_>, records: &mut dyn Records) -> Done {
    let input: EndMembership = command.input()?;
    let mut stored = records.need::<Membership>(input.id)?;
    days_in_order(stored.value.from, Some(input.last_on))?;
    not_empty("reason", &input.reason)?;
    stored.value.to = Some(input.last_on);
    stored.value.end_reason = input.reason;
    inspected_for_a_time(&stored.value)?;
    records.save(&stored)
}

/// An inspection has an end: whoever comes to inspect reads for a year at most, and again only when somebody says so.
pub(crate) fn inspected_for_a_time(new: &Membership) -> Done {
    let longest = new.from.saturating_add(1.year());
    let ends = new.to.is_some_and(|last| last < longest);
    if new.role != Role::Auditor || ends { Ok(()) } else { Err(Stop::refused("refusal-inspection-days")) }
}

/// Nobody holds two mandates in one body on the same day, or N of § 87 would be explained wrongly.
pub(crate) fn one_mandate_at_a_time(records: &dyn Records, id: RecordId, new: &Membership) -> Done {
    if !new.role.is_mandate() {
        return Ok(());
    }
    let held = records.find_by::<Membership>("membership_by_body", &[&new.body.to_string()], 10_000)?;
    let clash = held.iter().any(|stored| {
        let old = &stored.value;
        stored.id != id && old.person == new.person && old.role.is_mandate() && overlap(old, new)
    });
    if clash { Err(Stop::refused("refusal-mandate-twice")) } else { Ok(()) }
}

/// The office of the mayor is one seat: one person holds it on a day, and beside them only who stands in (§ 104/1).
fn one_mayor_at_a_time(records: &dyn Records, id: RecordId, new: &Membership) -> Done {
    let is_mayor = |body: Stored<Body>| body.value.kind == BodyKind::Mayor;
    if !records.find::<Body>(new.body)?.is_some_and(is_mayor) {
        return Ok(());
    }
    if matches!(new.role, Role::Member | Role::Alternate) {
        return Err(Stop::refused("refusal-mayor-seat"));
    }
    let held = records.find_by::<Membership>("membership_by_body", &[&new.body.to_string()], 10_000)?;
    let clash = held.iter().find(|old| {
        old.id != id && old.value.role == Role::Chair && new.role == Role::Chair && overlap(&old.value, new)
    });
    if clash.is_some() { Err(Stop::refused("refusal-mayor-twice")) } else { Ok(()) }
}

fn overlap(one: &Membership, two: &Membership) -> bool {
    two.to.is_none_or(|last| one.from <= last) && one.to.is_none_or(|last| two.from <= last)
}

pub(crate) fn define<T: Record>(
    records: &mut dyn Records,
    id: RecordId,
    parent: Option<RecordId>,
    audience: &Audience,
    value: T,
) -> Done {
    match records.find::<T>(id)? {
        Some(mut stored) => {
            stored.value = value;
            records.save(&stored)
        }
        None => records.add(id, parent, audience, &value),
    }
}

pub(crate) fn not_empty(field: &str, text: &str) -> Done {
    if text.trim().is_empty() {
        Err(Refusal::new("refusal-field-empty").with("field", field).into())
    } else {
        Ok(())
    }
}

pub(crate) fn days_in_order(from: Date, to: Option<Date>) -> Done {
    if to.is_none_or(|last| from <= last) { Ok(()) } else { Err(Stop::refused("refusal-days-reversed")) }
}
