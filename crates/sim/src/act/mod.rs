//! What people do: on their devices, and at the office itself.

mod access;
mod erasing;
mod notes;
mod papers;
mod undoing;

pub(crate) use erasing::plant_or_erase;
use obeznik_kernel::{Audience, Command, CommandId, RecordId, Stop};
use obeznik_sync::testing::named;
pub(crate) use papers::pass;
pub(crate) use undoing::take_back;

use crate::house::House;
use crate::world::{Halt, World};

/// Somebody does something on a device.
pub(crate) fn act<H: House>(world: &mut World<H>, at: usize, audiences: &[Audience]) -> Result<(), Halt> {
    let id = fresh_command(world, at);
    let choice = world.random.below(100);
    let command: Result<Option<Command>, Stop> = match choice {
        0..30 if world.whose(at) == 0 => access::change(world, id),
        0..53 => notes::change(world, at, id, audiences),
        53..61 => access::hand_over(world, at, id),
        _ => papers::change(world, at, id),
    };
    match command? {
        Some(command) => world.issue(at, Command { client_time: world.devices[at].now, ..command }),
        None => Ok(()),
    }
}

/// Something is done at the office itself: a paper is taken further, a mandate changes, somebody is away.
pub(crate) fn act_at_office<H: House>(world: &mut World<H>) -> Result<(), Halt> {
    if world.random.percent(40) { papers::advance(world) } else { access::change_at_office(world) }
}

/// In restless times the office takes away and gives mandates and duties.
pub(crate) fn disturb<H: House>(world: &mut World<H>) -> Result<(), Halt> {
    access::change_at_office(world)
}

fn fresh_command<H: House>(world: &mut World<H>, at: usize) -> CommandId {
    let number = world.devices[at].issued.len() * 1_000 + world.random.below(1_000);
    CommandId(RecordId::well_known(&format!("command {at} {number} {}", world.random.number())))
}

/// A record made by a command.
fn made_by(command: CommandId, what: &str) -> RecordId {
    named(&format!("{what} of {command}"), 0)
}
