//! A laptop is lost: the office stops listening to it, and its person gets another one. One that nobody finds
//! gives up by itself what its leases cover.

use std::rc::Rc;

use obeznik_authority::device::public_key_text;
use obeznik_authority::{Arrival, CloseDevice, DeviceState};
use obeznik_kernel::{Audience, DeviceId, Stop};
use obeznik_sync::testing::named;
use obeznik_sync::{Position, office};

use crate::fault::Fault;
use crate::house::House;
use crate::world::{Device, Halt, World};

impl<H: House> World<H> {
    /// Commands that only the lost laptop held are gone with it; those the office knows stay answered.
    pub(crate) fn lose_device(&mut self, at: usize) -> Result<(), Halt> {
        let lost = self.device(at);
        let state = if self.random.percent(50) { DeviceState::Wipe } else { DeviceState::Revoked };
        self.closed.insert(lost);
        self.close(lost, state)?;
        self.tally.devices_lost += 1;
        let lives = self.devices[at].lives;
        let device: DeviceId = named(&format!("device {at} in place of a lost one"), lives).into();
        self.town.office.pair(device, self.person(at), &public_key_text(&self.town.key))?;
        let gone = self.devices[at].issued.len().saturating_sub(self.devices[at].fates.len());
        self.tally.gone += gone as u64;
        let fresh = Device::new::<H>(device, &self.town, self.devices[at].age)?;
        let mut formerly = std::mem::take(&mut self.devices[at].formerly);
        formerly.append(&mut self.devices[at].issued);
        self.devices[at] = Device { lives: lives + 1, formerly, ..fresh };
        Ok(())
    }

    /// The office was not reached for too long, and every second scope goes or all of them do.
    pub(crate) fn end_leases(&mut self, at: usize) -> Result<(), Halt> {
        let (rules, keeps_access) = (self.devices[at].rules(), self.has(Fault::LeaseKeepsAccess));
        let every = 1 + self.random.below(2);
        let has_ended = |audience: &Audience| {
            let first = audience.id().0.chars().next().and_then(|digit| digit.to_digit(16));
            (first.unwrap_or(0) as usize).is_multiple_of(every)
        };
        let ended = self.transact(at, |store| {
            let before = store.position()?.acl_ver;
            let ended = obeznik_sync::end_leases(store, rules, &has_ended)?;
            if keeps_access {
                let position = store.position()?;
                store.set_position(&Position { acl_ver: before, ..position })?;
            }
            Ok(ended)
        })?;
        let ended = ended.unwrap_or_default();
        self.tally.leases_ended += ended.len() as u64;
        Rc::make_mut(&mut self.devices[at].seen).retain(|scope| !ended.contains(scope));
        self.check_step(at, None)
    }

    /// The office restored from an older copy is told once more which devices are lost.
    pub(crate) fn close_again(&mut self) -> Result<(), Halt> {
        for device in self.closed.clone() {
            self.close(device, DeviceState::Wipe)?;
        }
        Ok(())
    }

    fn close(&mut self, device: DeviceId, state: DeviceState) -> Result<(), Halt> {
        if self.has(Fault::LostDeviceServed) {
            return Ok(());
        }
        let input = CloseDevice { device, state, by: None, reason: "ztráta".to_owned() };
        self.town.office.work(|store, ids, now| {
            office::close(store, &input, Arrival { now, ids, salt: [6; 16], rows: &[] })
        })?;
        Ok(())
    }

    /// What the office says to a device; nothing to one that it does not know any more.
    pub(crate) fn heard<T>(
        &self,
        device: DeviceId,
        answer: Result<Option<T>, Stop>,
    ) -> Result<Option<T>, Stop> {
        let is_former = self.devices.iter().all(|one| one.key.device != device);
        match answer {
            Err(Stop::Refused(refusal)) if is_former && refusal.key == "refusal-unknown-device" => Ok(None),
            answer => answer,
        }
    }

    /// (c) A lost device hears that it is closed, and nothing else.
    pub(crate) fn check_closed(&self, device: DeviceId, is_answered: bool) -> Result<(), Halt> {
        if is_answered && self.closed.contains(&device) {
            return Err(Halt::Fell("(c) a lost device was listened to".into()));
        }
        Ok(())
    }
}
