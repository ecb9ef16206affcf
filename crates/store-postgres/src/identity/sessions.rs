//! Visits of browsers, pairings and tokens of devices.

use obeznik_identity::session::Access;
use obeznik_identity::{
    DeviceSession, DeviceState, Fault, Pairing, Refresh, SecretHash, Sessions, Visit, enrolment, invitation,
    pairing, passage, rate, visit,
};
use obeznik_kernel::{DeviceId, PersonId, RecordId, Timestamp};

use super::DoorKeeper;
use super::columns::{self, millis, word};
use crate::connection::Values;
use crate::records::signed;

impl Sessions for DoorKeeper<'_> {
    fn visit(&self, hash: SecretHash) -> Result<Option<Visit>, Fault> {
        self.one(include_str!("visit/get.sql"), &[&self.tenant(), &hash.0.as_slice()], columns::visit)
    }

    fn put_visit(&mut self, visit: &Visit) -> Result<(), Fault> {
        let Visit { hash, person, stage, began_at } = visit;
        let values: Values<'_> =
            &[&self.tenant(), &hash.0.as_slice(), &person.0.0, &word(stage), &millis(*began_at)];
        self.run(include_str!("visit/put.sql"), values).map(drop)
    }

    fn end_visit(&mut self, hash: SecretHash) -> Result<(), Fault> {
        self.run(include_str!("visit/end.sql"), &[&self.tenant(), &hash.0.as_slice()]).map(drop)
    }

    fn end_visits_of(&mut self, person: PersonId) -> Result<(), Fault> {
        self.run(include_str!("visit/end_of_person.sql"), &[&self.tenant(), &person.0.0]).map(drop)
    }

    fn put_passage(&mut self, hash: SecretHash, now: Timestamp) -> Result<(), Fault> {
        self.run(include_str!("passage/put.sql"), &[&self.tenant(), &hash.0.as_slice(), &millis(now)])
            .map(drop)
    }

    fn take_passage(&mut self, hash: SecretHash, now: Timestamp) -> Result<bool, Fault> {
        let too_long_ago = now.checked_sub(passage::HOLDS).map_or(i64::MIN, millis);
        Ok(self
            .run(include_str!("passage/take.sql"), &[&self.tenant(), &hash.0.as_slice(), &too_long_ago])?
            == 1)
    }

    fn pairing(&self, id: RecordId) -> Result<Option<Pairing>, Fault> {
        self.one(include_str!("pairing/get.sql"), &[&self.tenant(), &id.0], columns::pairing)
    }

    fn put_pairing(&mut self, pairing: &Pairing) -> Result<(), Fault> {
        let Pairing { id, code, person, challenge, device, public_key, name, confirmed_at, used_at } =
            pairing;
        let values: Values<'_> = &[
            &self.tenant(),
            &id.0,
            &code.0.as_slice(),
            &person.0.0,
            &challenge,
            &device.0.0,
            &public_key,
            &name,
            &millis(*confirmed_at),
            &used_at.map(millis),
        ];
        self.run(include_str!("pairing/put.sql"), values).map(drop)
    }

    fn use_pairing(&mut self, id: RecordId, now: Timestamp) -> Result<bool, Fault> {
        Ok(self.run(include_str!("pairing/use.sql"), &[&self.tenant(), &id.0, &millis(now)])? == 1)
    }

    fn device(&self, device: DeviceId) -> Result<Option<DeviceSession>, Fault> {
        self.one(include_str!("device_session/get.sql"), &[&self.tenant(), &device.0.0], columns::device)
    }

    fn devices_by_key(&self, public_key: &str) -> Result<Vec<DeviceSession>, Fault> {
        self.rows(include_str!("device_session/by_key.sql"), &[&self.tenant(), &public_key], columns::device)
    }

    fn devices_of(&self, person: PersonId) -> Result<Vec<DeviceSession>, Fault> {
        self.rows(
            include_str!("device_session/of_person.sql"),
            &[&self.tenant(), &person.0.0],
            columns::device,
        )
    }

    fn put_device(&mut self, session: &DeviceSession) -> Result<(), Fault> {
        let DeviceSession { device, person, name, public_key, state, paired_at, seen_at, refresh, enrolment } =
            session;
        let Refresh { generation, current, previous, is_seen, expires_at } = refresh;
        let values: Values<'_> = &[
            &self.tenant(),
            &device.0.0,
            &person.0.0,
            &name,
            &public_key,
            &word(state),
            &millis(*paired_at),
            &millis(*seen_at),
            &signed(*generation),
            &current.0.as_slice(),
            &previous.as_ref().map(|hash| hash.0.as_slice()),
            &is_seen,
            &millis(*expires_at),
            &enrolment.map(|id| id.0),
        ];
        self.run(include_str!("device_session/put.sql"), values).map(drop)
    }

    fn renew(
        &mut self,
        device: DeviceId,
        from_generation: u64,
        refresh: &Refresh,
        seen_at: Timestamp,
    ) -> Result<bool, Fault> {
        let Refresh { generation, current, previous, is_seen, expires_at } = refresh;
        let values: Values<'_> = &[
            &self.tenant(),
            &device.0.0,
            &signed(from_generation),
            &signed(*generation),
            &current.0.as_slice(),
            &previous.as_ref().map(|hash| hash.0.as_slice()),
            &is_seen,
            &millis(*expires_at),
            &millis(seen_at),
        ];
        Ok(self.run(include_str!("device_session/renew.sql"), values)? == 1)
    }

    fn mark_seen(&mut self, device: DeviceId, generation: u64) -> Result<(), Fault> {
        let values: Values<'_> = &[&self.tenant(), &device.0.0, &signed(generation)];
        self.run(include_str!("device_session/mark_seen.sql"), values).map(drop)
    }

    fn set_device_state(&mut self, device: DeviceId, state: DeviceState) -> Result<(), Fault> {
        self.run(
            include_str!("device_session/set_state.sql"),
            &[&self.tenant(), &device.0.0, &word(&state)],
        )?;
        if state != DeviceState::Active {
            self.run(include_str!("access_token/end_of_device.sql"), &[&self.tenant(), &device.0.0])?;
        }
        Ok(())
    }

    fn access(&self, hash: SecretHash) -> Result<Option<Access>, Fault> {
        self.one(include_str!("access_token/get.sql"), &[&self.tenant(), &hash.0.as_slice()], columns::access)
    }

    fn put_access(&mut self, access: &Access) -> Result<(), Fault> {
        let Access { hash, device, person, generation, expires_at } = access;
        let values: Values<'_> = &[
            &self.tenant(),
            &hash.0.as_slice(),
            &device.0.0,
            &person.0.0,
            &signed(*generation),
            &millis(*expires_at),
        ];
        self.run(include_str!("access_token/put.sql"), values).map(drop)
    }

    fn end_access(&mut self, device: DeviceId, generation: u64) -> Result<(), Fault> {
        let values: Values<'_> = &[&self.tenant(), &device.0.0, &signed(generation)];
        self.run(include_str!("access_token/end.sql"), values).map(drop)
    }

    fn sweep(&mut self, now: Timestamp) -> Result<(), Fault> {
        let before = |holds| now.checked_sub(holds).map_or(i64::MIN, millis);
        self.run(include_str!("visit/sweep.sql"), &[&self.tenant(), &before(visit::HOLDS)])?;
        self.run(include_str!("passage/sweep.sql"), &[&self.tenant(), &before(passage::HOLDS)])?;
        self.run(include_str!("pairing/sweep.sql"), &[&self.tenant(), &before(pairing::HOLDS)])?;
        self.run(
            include_str!("presented/sweep.sql"),
            &[&self.tenant(), &before(enrolment::PRESENTED_HOLDS)],
        )?;
        self.run(include_str!("access_token/sweep.sql"), &[&self.tenant(), &millis(now)])?;
        self.run(include_str!("attempt/sweep.sql"), &[&self.tenant(), &before(rate::FORGOTTEN)])?;
        self.run(include_str!("invitation/sweep.sql"), &[&self.tenant(), &before(invitation::FORGOTTEN)])
            .map(drop)
    }

    fn end_all(&mut self) -> Result<(), Fault> {
        self.run(include_str!("visit/sweep.sql"), &[&self.tenant(), &i64::MAX])?;
        self.run(include_str!("passage/sweep.sql"), &[&self.tenant(), &i64::MAX])?;
        self.run(include_str!("pairing/sweep.sql"), &[&self.tenant(), &i64::MAX])?;
        self.run(include_str!("presented/sweep.sql"), &[&self.tenant(), &i64::MAX])?;
        self.run(include_str!("access_token/sweep.sql"), &[&self.tenant(), &i64::MAX])?;
        self.run(include_str!("device_session/end_all.sql"), &[&self.tenant()]).map(drop)
    }
}
