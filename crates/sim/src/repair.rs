//! Damage on a device's disk, noticed by sums and mended by the office.

use obeznik_kernel::{RawRecord, Stop};
use obeznik_sync::testing::End;
use obeznik_sync::{
    ClientStore, RepairAnswer, RepairRequest, Repaired, RowKey, office, repair_request, repair_request_of,
    take_repair_answer,
};

use crate::house::House;
use crate::world::{Halt, Letter, World};

impl<H: House> World<H> {
    /// A confirmed row of the device is lost together with its part of the sum, or the sum alone goes wrong.
    pub(crate) fn damage(&mut self, at: usize) -> Result<(), Halt> {
        let keeps_row = self.random.percent(40);
        let place = self.random.number();
        let done = self.transact_until(at, End::Commit, |store| {
            let Some(row) = clean_row(store, place)? else { return Ok(false) };
            let mut sum = store.sum(&row.scope)?;
            sum.subtract(&row);
            store.set_sum(&row.scope, sum)?;
            if !keeps_row {
                store.erase_row(&RowKey::of(&row))?;
            }
            Ok(true)
        })?;
        if done == Some(true) {
            self.devices[at].is_damaged = true;
            self.tally.damaged += 1;
        }
        Ok(())
    }

    /// The total differs at a checkpoint: only a damaged device may see that, and it asks which scopes differ.
    pub(crate) fn take_difference(&mut self, at: usize) -> Result<(), Halt> {
        if !self.devices[at].is_damaged {
            return Err(Halt::Fell("(f) the sum of all rows differs".into()));
        }
        let request = self.look(at, repair_request)?;
        self.wire.push(Letter::Repair(at, request));
        Ok(())
    }

    pub(crate) fn answer_repair(&mut self, at: usize, request: &RepairRequest) -> Result<(), Halt> {
        let most_bytes = if self.random.percent(50) { 300 } else { u64::MAX };
        let answer =
            self.town.office.work(|store, _, now| office::repair(store, request, most_bytes, now).map(Some));
        let answer = self.heard(request.device, answer)?;
        self.check_closed(request.device, answer.is_some())?;
        self.wire.extend(answer.map(|answer| Letter::RepairAnswer(at, answer)));
        Ok(())
    }

    pub(crate) fn take_repair_answer(&mut self, at: usize, answer: &RepairAnswer) -> Result<(), Halt> {
        let rules = self.devices[at].rules();
        let repaired = self.transact(at, |store| take_repair_answer(store, rules, answer))?;
        match repaired {
            Some(Repaired::Differ(scopes)) => {
                for scope in scopes {
                    let request = self.look(at, |store| repair_request_of(store, &scope))?;
                    self.wire.push(Letter::Repair(at, request));
                }
            }
            Some(Repaired::Done) => self.tally.repaired += 1,
            Some(Repaired::Stale) | None => {}
        }
        self.check_step(at, None)?;
        self.check_own_acts(at)
    }
}

/// A confirmed row without a prediction over it.
fn clean_row(store: &dyn ClientStore, place: u64) -> Result<Option<RawRecord>, Stop> {
    let mut clean = Vec::new();
    for scope in store.position()?.scopes {
        for row in store.rows_of(&scope)? {
            if store.base(&RowKey::of(&row))?.is_none() {
                clean.push(row);
            }
        }
    }
    let place = place as usize % clean.len().max(1);
    Ok(clean.into_iter().nth(place))
}
