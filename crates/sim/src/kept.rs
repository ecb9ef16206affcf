//! (b) What was accepted is kept thirty days of the office's time in case the office forgets it, and no longer.

use std::collections::{BTreeMap, BTreeSet};

use obeznik_kernel::{CommandId, Timestamp};

use crate::house::House;
use crate::world::{Halt, World};

/// Said here once more, so that a wrong number in the protocol shows.
const KEPT_SECONDS: i64 = 30 * 86_400;

/// What a device owes an office that was restored, counted beside its store.
#[derive(Debug, Clone, Default)]
pub(crate) struct Kept {
    /// When the effect of each accepted command came.
    accepted: BTreeMap<CommandId, Timestamp>,
    /// Commands that a later checkpoint gave up.
    given_up: BTreeSet<CommandId>,
}

impl Kept {
    /// Its effect came.
    pub(crate) fn accept(&mut self, command: CommandId, time: Timestamp) {
        self.accepted.insert(command, time);
    }

    /// It goes up once more.
    pub(crate) fn reopen(&mut self, command: CommandId) {
        self.accepted.remove(&command);
        self.given_up.remove(&command);
    }

    /// Whether an office that forgets it may do so for ever.
    pub(crate) fn is_given_up(&self, command: CommandId) -> bool {
        self.given_up.contains(&command)
    }

    /// A checkpoint at that time. Tells how many it gives up.
    fn pass(&mut self, time: Timestamp) -> usize {
        let oldest = oldest_kept(time);
        let old = self.accepted.iter().filter(|(_, at)| at.as_second() < oldest);
        let old: Vec<CommandId> = old.map(|(id, _)| *id).collect();
        for id in &old {
            self.accepted.remove(id);
            self.given_up.insert(*id);
        }
        old.len()
    }
}

fn oldest_kept(time: Timestamp) -> i64 {
    time.as_second() - KEPT_SECONDS
}

impl<H: House> World<H> {
    /// (b) after a checkpoint: what is too old was given up.
    pub(crate) fn check_kept(&mut self, at: usize, time: Timestamp) -> Result<(), Halt> {
        let given_up = self.devices[at].kept.pass(time);
        if given_up == 0 {
            return Ok(());
        }
        self.tally.given_up += given_up as u64;
        let oldest = oldest_kept(time);
        let stays = self.look(at, |store| {
            let retained = store.retained()?;
            Ok(retained.into_iter().find(|one| one.settled_at.as_second() < oldest))
        })?;
        stays.map_or(Ok(()), |one| {
            Err(Halt::Fell(format!("(b) command {} is kept for too long", one.entry.id())))
        })
    }
}

#[cfg(test)]
mod tests {
    use obeznik_kernel::RecordId;
    use obeznik_sync::testing::clock;

    use super::*;

    #[test]
    fn a_command_is_owed_for_thirty_days_and_anew_when_it_went_up_again() {
        let id = CommandId(RecordId::well_known("given"));
        let day = |days: i64| Timestamp::from_second(clock().as_second() + days * 86_400).unwrap();
        // days to a checkpoint, how many it gives up, whether it is owed no more
        let table = [(0, 0, false), (30, 0, false), (31, 1, true), (90, 0, true)];
        let mut kept = Kept::default();
        kept.accept(id, day(0));
        for (days, count, is_given_up) in table {
            assert_eq!((kept.pass(day(days)), kept.is_given_up(id)), (count, is_given_up), "{days}");
        }
        kept.reopen(id);
        kept.accept(id, day(90));
        assert_eq!((kept.pass(day(100)), kept.is_given_up(id)), (0, false));
    }
}
