//! Letters with notices, and what was told to whom.

use std::collections::BTreeSet;

use obeznik_identity::{Fault, Letter, LetterState, MailRoute, Post};
use obeznik_kernel::{PersonId, RecordId, Timestamp};

use super::DoorKeeper;
use super::columns::{self, millis};
use crate::connection::Values;

impl Post for DoorKeeper<'_> {
    fn mail_route(&self) -> Result<Option<MailRoute>, Fault> {
        self.one(include_str!("mail_route/get.sql"), &[&self.tenant()], columns::mail_route)
    }

    fn set_mail_route(&mut self, route: Option<&MailRoute>) -> Result<(), Fault> {
        let tenant = self.tenant();
        let Some(route) = route else {
            return self.run(include_str!("mail_route/forget.sql"), &[&tenant]).map(drop);
        };
        let settings = self.sound(serde_json::to_string(route).map_err(Into::into))?;
        self.run(include_str!("mail_route/put.sql"), &[&tenant, &settings]).map(drop)
    }

    fn told(&self, person: PersonId) -> Result<BTreeSet<String>, Fault> {
        let values: Values<'_> = &[&self.tenant(), &person.0.0];
        Ok(self.rows(include_str!("told/of_person.sql"), values, columns::notice)?.into_iter().collect())
    }

    fn last_letter(&self, person: PersonId) -> Result<Option<Timestamp>, Fault> {
        let values: Values<'_> = &[&self.tenant(), &person.0.0];
        Ok(self.one(include_str!("letter/last.sql"), values, columns::last_letter)?.flatten())
    }

    fn letters_to(&self, person: PersonId) -> Result<Vec<Letter>, Fault> {
        let values: Values<'_> = &[&self.tenant(), &person.0.0];
        self.rows(include_str!("letter/list_to_person.sql"), values, columns::letter)
    }

    fn put_letter(&mut self, letter: &Letter, keys: &[String]) -> Result<bool, Fault> {
        let Letter { id, person, made_at, state, attempts, next_at, changed_at, failure } = letter;
        for key in keys {
            let values: Values<'_> = &[&self.tenant(), &person.0.0, &key];
            if self.one(include_str!("told/has.sql"), values, columns::notice)?.is_some() {
                return Ok(false);
            }
        }
        let values: Values<'_> = &[
            &self.tenant(),
            &id.0,
            &person.0.0,
            &millis(*made_at),
            &state.as_str(),
            &i64::from(*attempts),
            &millis(*next_at),
            &millis(*changed_at),
            &failure,
        ];
        self.run(include_str!("letter/add.sql"), values)?;
        for key in keys {
            let values: Values<'_> = &[&self.tenant(), &person.0.0, &key, &id.0, &millis(*made_at)];
            self.run(include_str!("told/add.sql"), values)?;
        }
        Ok(true)
    }

    fn keys_of(&self, letter: RecordId) -> Result<Vec<String>, Fault> {
        self.rows(include_str!("told/of_letter.sql"), &[&self.tenant(), &letter.0], columns::notice)
    }

    fn letter(&self, id: RecordId) -> Result<Option<Letter>, Fault> {
        self.one(include_str!("letter/get.sql"), &[&self.tenant(), &id.0], columns::letter)
    }

    fn letters(&self, state: LetterState, most: u32) -> Result<(Vec<Letter>, u64), Fault> {
        let values: Values<'_> = &[&self.tenant(), &state.as_str(), &i64::from(most)];
        let found = self.rows(include_str!("letter/list.sql"), values, columns::letter)?;
        let values: Values<'_> = &[&self.tenant(), &state.as_str()];
        let count =
            self.one(include_str!("letter/count.sql"), values, |row| Ok(row.try_get::<_, i64>("letters")?))?;
        Ok((found, count.and_then(|count| u64::try_from(count).ok()).unwrap_or_default()))
    }

    fn claim_letter(&mut self, now: Timestamp, until: Timestamp) -> Result<Option<Letter>, Fault> {
        let values: Values<'_> = &[&self.tenant(), &millis(now), &millis(until)];
        self.one(include_str!("letter/claim.sql"), values, columns::letter)
    }

    fn settle_letter(&mut self, letter: &Letter) -> Result<bool, Fault> {
        let Letter { id, state, attempts, next_at, changed_at, failure, .. } = letter;
        let values: Values<'_> = &[
            &self.tenant(),
            &id.0,
            &i64::from(*attempts),
            &state.as_str(),
            &millis(*next_at),
            &millis(*changed_at),
            &failure,
        ];
        Ok(self.run(include_str!("letter/settle.sql"), values)? == 1)
    }

    fn retry_letters(&mut self, now: Timestamp) -> Result<u64, Fault> {
        self.run(include_str!("letter/retry.sql"), &[&self.tenant(), &millis(now)])
    }

    fn forget_letters(&mut self, ended: Timestamp, told: Timestamp) -> Result<(), Fault> {
        self.run(include_str!("letter/forget.sql"), &[&self.tenant(), &millis(ended)])?;
        self.run(include_str!("told/forget.sql"), &[&self.tenant(), &millis(told)]).map(drop)
    }
}
