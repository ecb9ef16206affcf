//! Who acts for an absent person (zastupování): named in advance or during the absence, changed, ended early.

use obeznik_kernel::calendar::add_days;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{
    Audience, Command, Context, Date, Duty, Membership, Person, PersonId, RecordId, Records, Refusal, Role,
    Stop, Stored, Subject, Substitution,
};
use serde::{Deserialize, Serialize};

use crate::commands::{Done, days_in_order, define};

/// Roles one person may hold at once, far above any real office.
const MOST: usize = 500;

/// Input of `municipality.name_substitute`: a new substitution, or the new shape of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct NameSubstitute {
    /// Its identifier, made by who names.
    pub id: RecordId,
    /// All of it.
    pub substitution: Substitution,
    /// Whether it is known and meant that somebody else has taken over the same duty for the same days.
    #[serde(default)]
    #[cfg_attr(feature = "bindings", ts(optional, as = "Option<bool>"))]
    pub beside_another: bool,
}

/// Input of `municipality.end_substitution`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct EndSubstitution {
    /// The substitution.
    pub id: RecordId,
    /// Its last day; the day before its first where it never begins.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub last_on: Date,
}

/// Whom a substitution concerns: set by them, or by who leads their department or the office.
pub(crate) fn absent_person(command: &Command, records: &dyn Records) -> Result<Subject, Stop> {
    of_absent(records, command.input::<NameSubstitute>()?.substitution.absent)
}

/// Whom the substitution named by the command concerns.
pub(crate) fn substitution(command: &Command, records: &dyn Records) -> Result<Subject, Stop> {
    let input: EndSubstitution = command.input()?;
    of_absent(records, records.need::<Substitution>(input.id)?.value.absent)
}

fn of_absent(records: &dyn Records, absent: PersonId) -> Result<Subject, Stop> {
    let department = records.find::<Person>(absent)?.and_then(|person| person.value.department);
    Ok(Subject { owners: vec![absent], department, ..Subject::office() })
}

pub(crate) fn name_substitute(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Done {
    let NameSubstitute { id, mut substitution, beside_another } = command.input()?;
    days_in_order(substitution.from, substitution.to)?;
    records.need::<Person>(substitution.absent)?;
    let by = records.need::<Person>(substitution.by)?;
    if substitution.absent == substitution.by {
        return Err(Stop::refused("refusal-substitute-self"));
    }
    if !by.value.active {
        return Err(Refusal::new("refusal-substitute-gone").with("person", by.value.full_name()).into());
    }
    days_are_ahead(records, id, &substitution, context.today)?;
    duties_can_be_handed_over(records, &mut substitution)?;
    if !beside_another {
        nobody_else(records, id, &substitution)?;
    }
    define(records, id, Some(substitution.absent.into()), &Audience::inside(), substitution)
}

pub(crate) fn end_substitution(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Done {
    let input: EndSubstitution = command.input()?;
    let mut stored: Stored<Substitution> = records.need(input.id)?;
    let is_over = stored.value.to.is_some_and(|last| last < context.today);
    if is_over || input.last_on < add_days(context.today, -1) {
        return Err(Stop::refused("refusal-substitute-past"));
    }
    if stored.value.to.is_some_and(|last| last < input.last_on) {
        return Err(Stop::refused("refusal-substitute-later"));
    }
    if input.last_on < stored.value.from {
        return records.remove(<Substitution as obeznik_kernel::Record>::KIND, input.id); // it never begins
    }
    stored.value.to = Some(input.last_on);
    records.save(&stored)
}

/// Elected seats are never substituted (a vote is the member's own, § 83 of Act No. 128/2000 Coll.), and
/// nobody hands over what they do not hold in those days.
fn duties_can_be_handed_over(records: &dyn Records, substitution: &mut Substitution) -> Done {
    let named = substitution.duties.iter().map(|duty| &duty.role).chain(&substitution.roles);
    if named.into_iter().any(|role| !role.is_duty()) {
        return Err(Stop::refused("refusal-substitute-mandate"));
    }
    if !substitution.duties.is_empty() {
        let mut roles: Vec<Role> = substitution.duties.iter().map(|duty| duty.role.clone()).collect();
        roles.sort();
        roles.dedup();
        substitution.roles = roles;
    }
    if substitution.roles.is_empty() {
        return Err(Stop::refused("refusal-substitute-nothing"));
    }
    let held = memberships(records, substitution.absent)?;
    let lasts = |one: &Membership| {
        one.to.is_none_or(|last| substitution.from <= last)
            && substitution.to.is_none_or(|last| one.from <= last)
    };
    let is_held = |role: &Role, duty: Option<&Duty>| {
        held.iter()
            .any(|one| one.role == *role && duty.is_none_or(|duty| duty.body == one.body) && lasts(one))
    };
    let all_held = substitution.roles.iter().all(|role| is_held(role, None))
        && substitution.duties.iter().all(|duty| is_held(&duty.role, Some(duty)));
    if all_held { Ok(()) } else { Err(Stop::refused("refusal-substitute-not-held")) }
}

fn memberships(records: &dyn Records, person: PersonId) -> Result<Vec<Membership>, Stop> {
    let found = records.find_by::<Membership>("membership_by_person", &[&person.to_string()], MOST)?;
    Ok(found.into_iter().map(|stored| stored.value).collect())
}

/// What has been is not written anew: a substitution begins today at the earliest; of one that has begun only
/// the end, the duties and the substitute may change.
fn days_are_ahead(records: &dyn Records, id: RecordId, new: &Substitution, today: Date) -> Done {
    let past = || Stop::refused("refusal-substitute-past");
    let yesterday = add_days(today, -1);
    let Some(stored) = records.find::<Substitution>(id)? else {
        return if new.from < today { Err(past()) } else { Ok(()) };
    };
    let old = stored.value;
    if old.absent != new.absent {
        return Err(Stop::refused("refusal-substitute-other"));
    }
    let has_begun = old.from < today;
    let keeps_the_past = if has_begun { new.from == old.from && new.by == old.by } else { new.from >= today };
    let is_over = old.to.is_some_and(|last| last < today);
    if is_over || !keeps_the_past || new.to.is_some_and(|last| last < yesterday) {
        return Err(past());
    }
    Ok(())
}

/// Two substitutes for the same duty on one day are told, so that nobody wonders who decides.
fn nobody_else(records: &dyn Records, id: RecordId, new: &Substitution) -> Done {
    let all: Vec<Stored<Substitution>> = records.under(new.absent)?;
    let held = memberships(records, new.absent)?;
    let Some(other) = all.iter().find(|one| one.id != id && beside(&one.value, new, &held)) else {
        return Ok(());
    };
    let who = records.find::<Person>(other.value.by)?.map(|person| person.value.full_name());
    let until = other.value.to.map(|day| day.to_string()).unwrap_or_default();
    Err(Refusal::new("refusal-substitute-overlap")
        .with("person", who.unwrap_or_default())
        .with("from", other.value.from)
        .with("to", until)
        .into())
}

/// Whether two people act for the same person in the same duty on any one day.
pub fn beside(one: &Substitution, other: &Substitution, held: &[Membership]) -> bool {
    one.absent == other.absent
        && one.overlaps(other)
        && held.iter().any(|membership| {
            membership.person == one.absent && one.takes(membership) && other.takes(membership)
        })
}
