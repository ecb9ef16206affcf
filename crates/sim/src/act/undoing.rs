//! People take back what they did: just now or some time ago, while it waits or when it was long decided.

use obeznik_authority::{UNDO, UndoCommand};
use obeznik_kernel::{Audience, Command, CommandId};
use obeznik_sync::testing::command;

use super::{act, fresh_command};
use crate::house::House;
use crate::oracle::Fate;
use crate::taken_back::TakenBack;
use crate::world::{Halt, World};

/// How far back among their commands somebody reaches.
const REACH: usize = 6;

/// Somebody takes a command of theirs back; half the time they have given it just now.
pub(crate) fn take_back<H: House>(
    world: &mut World<H>,
    at: usize,
    audiences: &[Audience],
) -> Result<(), Halt> {
    if world.random.percent(50) {
        act(world, at, audiences)?;
    }
    let undo = fresh_command(world, at);
    let Some(taken) = chosen(world, at) else { return Ok(()) };
    let was_unsent = world.look(at, |store| {
        let outbox = store.outbox()?;
        Ok(outbox.iter().any(|entry| entry.id() == taken && !entry.has_left))
    })?;
    let made = command(undo, UNDO, world.person(at), &UndoCommand { command: taken })?;
    world.issue(at, Command { client_time: world.devices[at].now, ..made })?;
    if world.devices[at].issued.last() == Some(&undo) {
        world.taken_back.push(TakenBack { undo, command: taken, at, was_unsent });
    }
    Ok(())
}

/// Mostly the last command that waits or was accepted, sometimes an earlier one or one of a lost laptop. Who is
/// careless may take it back twice, or an undo itself.
fn chosen<H: House>(world: &mut World<H>, at: usize) -> Option<CommandId> {
    let back = if world.random.percent(60) { 0 } else { world.random.below(REACH) };
    let is_careless = world.random.percent(8);
    let (device, taken_back) = (&world.devices[at], &world.taken_back);
    let may_stand = |id: CommandId| match device.fates.get(&id) {
        None => true,
        Some(Fate::Settled(verdict)) => verdict.is_accepted(),
        Some(Fate::RefusedAlong | Fate::Absorbed) => false,
    };
    let is_fresh = |id: CommandId| taken_back.iter().all(|one| one.undo != id && one.command != id);
    let own = device.formerly.iter().chain(&device.issued).rev().copied();
    own.filter(|id| may_stand(*id) && (is_careless || is_fresh(*id))).nth(back)
}
