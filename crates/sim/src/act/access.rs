//! Mandates end and begin again; people are away for some days and others act for them.

use obeznik_kernel::calendar::{add_days, day_in_prague};
use obeznik_kernel::{Command, CommandId, Record as _, RecordId, Role, Stop, Substitution};
use obeznik_municipality::{EndMembership, EndSubstitution, NameSubstitute, SetMembership};
use obeznik_sync::testing::{clock, command};

use super::made_by;
use crate::house::House;
use crate::world::{Halt, World};

/// The secretary ends or renews somebody's membership of a body, from a device.
pub(super) fn change<H: House>(world: &mut World<H>, id: CommandId) -> Result<Option<Command>, Stop> {
    let actor = world.town.people[0];
    match chosen(world) {
        Change::Renew(input) => command(id, "municipality.set_membership", actor, &input).map(Some),
        Change::End(input) => command(id, "municipality.end_membership", actor, &input).map(Some),
    }
}

/// Somebody names who acts for them for some days, or ends it, from a device.
pub(super) fn hand_over<H: House>(
    world: &mut World<H>,
    at: usize,
    id: CommandId,
) -> Result<Option<Command>, Stop> {
    let (absent, actor) = (world.whose(at), world.person(at));
    let known = world.look(at, |store| store.children(actor.into(), Substitution::KIND))?;
    let known: Vec<RecordId> = known.iter().map(|row| row.id).collect();
    match absence(world, absent, &known, made_by(id, "substitution")) {
        Absence::Named(input) => command(id, "municipality.name_substitute", actor, &input).map(Some),
        Absence::Ended(input) => command(id, "municipality.end_substitution", actor, &input).map(Some),
    }
}

/// At the office, which decides at once: a mandate changes, or somebody is away.
pub(super) fn change_at_office<H: House>(world: &mut World<H>) -> Result<(), Halt> {
    if world.random.percent(25) {
        return hand_over_at_office(world);
    }
    match chosen(world) {
        Change::Renew(input) => world.town.ask("municipality.set_membership", &input)?,
        Change::End(input) => world.town.ask("municipality.end_membership", &input)?,
    };
    Ok(())
}

fn hand_over_at_office<H: House>(world: &mut World<H>) -> Result<(), Halt> {
    let absent = world.random.below(world.owners);
    let person: RecordId = world.town.people[absent].into();
    let known = world.town.office.work(|store, _, _| store.children(person, Substitution::KIND))?;
    let known: Vec<RecordId> = known.iter().map(|row| row.id).collect();
    let new = world.town.office.next_id();
    match absence(world, absent, &known, new) {
        Absence::Named(input) => world.town.ask_by(absent, "municipality.name_substitute", &input)?,
        Absence::Ended(input) => world.town.ask_by(absent, "municipality.end_substitution", &input)?,
    };
    Ok(())
}

enum Change {
    Renew(SetMembership),
    End(EndMembership),
}

fn chosen<H: House>(world: &mut World<H>) -> Change {
    let person = 1 + world.random.below(world.owners - 1);
    let body = world.random.below(world.town.bodies.len());
    if world.random.percent(50) {
        return Change::Renew(world.town.membership(person, body));
    }
    let last_on = add_days(day_in_prague(clock()), world.random.below(3) as i32 - 1);
    let reason = "rezignace".to_owned();
    Change::End(EndMembership { id: world.town.membership_id(person, body), last_on, reason })
}

enum Absence {
    Named(NameSubstitute),
    Ended(EndSubstitution),
}

/// From today or tomorrow for one to four days, in all duties; what is kept to the person by name half the time too.
fn absence<H: House>(world: &mut World<H>, absent: usize, known: &[RecordId], new: RecordId) -> Absence {
    let today = day_in_prague(world.town.office.now);
    let earlier = world.random.pick(known).copied();
    if let Some(id) = earlier.filter(|_| world.random.percent(40)) {
        let last_on = add_days(today, world.random.below(2) as i32 - 1);
        return Absence::Ended(EndSubstitution { id, last_on });
    }
    let from = add_days(today, world.random.below(2) as i32);
    let to = Some(add_days(from, world.random.below(4) as i32));
    let by = another(world, absent);
    let secretary = (absent == 0).then_some(Role::Secretary);
    let substitution = Substitution {
        absent: world.town.people[absent],
        by: world.town.people[by],
        from,
        to,
        roles: secretary.into_iter().chain([Role::Clerk]).collect(),
        duties: Vec::new(),
        reason: "dovolená".to_owned(),
        confidential: world.random.percent(50),
    };
    Absence::Named(NameSubstitute { id: new, substitution, beside_another: world.random.percent(30) })
}

/// Another person who has a device; anybody where nobody else has one.
fn another<H: House>(world: &mut World<H>, person: usize) -> usize {
    let people = world.owners.max(2);
    (person + 1 + world.random.below(people - 1)) % people
}
