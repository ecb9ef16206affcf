//! Tokens of enrolment, what computers presented of them, and whether the office demands one.

use obeznik_identity::{Enrolment, Enrolments, Fault, Presented};
use obeznik_kernel::{DeviceId, RecordId, Timestamp};

use super::DoorKeeper;
use super::columns::{self, millis};
use crate::connection::Values;

/// The rule that only computers with a token are paired.
const DEMANDED: &str = "enrolment";

impl Enrolments for DoorKeeper<'_> {
    fn enrolments(&self) -> Result<Vec<Enrolment>, Fault> {
        self.rows(include_str!("enrolment/list.sql"), &[&self.tenant()], columns::enrolment)
    }

    fn enrolment(&self, id: RecordId) -> Result<Option<Enrolment>, Fault> {
        self.one(include_str!("enrolment/get.sql"), &[&self.tenant(), &id.0], columns::enrolment)
    }

    fn put_enrolment(&mut self, enrolment: &Enrolment) -> Result<(), Fault> {
        let Enrolment { id, hash, name, made_at, ends_at, ended_at } = enrolment;
        let values: Values<'_> = &[
            &self.tenant(),
            &id.0,
            &hash.0.as_slice(),
            &name,
            &millis(*made_at),
            &ends_at.map(millis),
            &ended_at.map(millis),
        ];
        self.run(include_str!("enrolment/put.sql"), values).map(drop)
    }

    fn end_enrolment(&mut self, id: RecordId, now: Timestamp) -> Result<bool, Fault> {
        Ok(self.run(include_str!("enrolment/end.sql"), &[&self.tenant(), &id.0, &millis(now)])? == 1)
    }

    fn demands_enrolment(&self) -> Result<bool, Fault> {
        let values: Values<'_> = &[&self.tenant(), &DEMANDED];
        let rule =
            self.one(include_str!("door_rule/has.sql"), values, |row| Ok(row.try_get::<_, String>("rule")?));
        Ok(rule?.is_some())
    }

    fn demand_enrolment(&mut self, demands: bool) -> Result<(), Fault> {
        let sql =
            if demands { include_str!("door_rule/add.sql") } else { include_str!("door_rule/drop.sql") };
        self.run(sql, &[&self.tenant(), &DEMANDED]).map(drop)
    }

    fn presented(&self, device: DeviceId, public_key: &str) -> Result<Option<Presented>, Fault> {
        let values: Values<'_> = &[&self.tenant(), &device.0.0, &public_key];
        self.one(include_str!("presented/get.sql"), values, columns::presented)
    }

    fn put_presented(&mut self, presented: &Presented) -> Result<(), Fault> {
        let Presented { device, public_key, enrolment, at } = presented;
        let values: Values<'_> = &[&self.tenant(), &device.0.0, &public_key, &enrolment.0, &millis(*at)];
        self.run(include_str!("presented/put.sql"), values).map(drop)
    }
}
