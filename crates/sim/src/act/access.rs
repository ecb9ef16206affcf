//! Mandates end and begin again.

use obeznik_kernel::calendar::{add_days, day_in_prague};
use obeznik_kernel::{Command, CommandId, Stop};
use obeznik_municipality::{EndMembership, SetMembership};
use obeznik_sync::testing::{clock, command};

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

/// The same at the office, which decides at once.
pub(super) fn change_at_office<H: House>(world: &mut World<H>) -> Result<(), Halt> {
    match chosen(world) {
        Change::Renew(input) => world.town.ask("municipality.set_membership", &input)?,
        Change::End(input) => world.town.ask("municipality.end_membership", &input)?,
    };
    Ok(())
}

enum Change {
    Renew(SetMembership),
    End(EndMembership),
}

fn chosen<H: House>(world: &mut World<H>) -> Change {
    let person = 1 + world.random.below(world.devices.len() - 1);
    let body = world.random.below(world.town.bodies.len());
    if world.random.percent(50) {
        return Change::Renew(world.town.membership(person, body));
    }
    let last_on = add_days(day_in_prague(clock()), world.random.below(3) as i32 - 1);
    let reason = "rezignace".to_owned();
    Change::End(EndMembership { id: world.town.membership_id(person, body), last_on, reason })
}
