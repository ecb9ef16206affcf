//! Letters with notices, and what was told to whom.

use std::collections::BTreeSet;

use obeznik_identity::{Fault, Letter, LetterState, MailRoute, Post};
use obeznik_kernel::{PersonId, RecordId, Timestamp};
use rusqlite::params;

use super::DoorKeeper;
use super::columns::{self, millis};

impl Post for DoorKeeper<'_> {
    fn mail_route(&self) -> Result<Option<MailRoute>, Fault> {
        self.one(include_str!("mail_route/get.sql"), [], columns::mail_route)
    }

    fn set_mail_route(&mut self, route: Option<&MailRoute>) -> Result<(), Fault> {
        let Some(route) = route else { return self.run(include_str!("mail_route/forget.sql"), []).map(drop) };
        let settings = self.sound(serde_json::to_string(route))?;
        self.run(include_str!("mail_route/put.sql"), [settings]).map(drop)
    }

    fn told(&self, person: PersonId) -> Result<BTreeSet<String>, Fault> {
        let told = self.rows(include_str!("told/of_person.sql"), [person.0.as_bytes()], columns::notice)?;
        Ok(told.into_iter().collect())
    }

    fn last_letter(&self, person: PersonId) -> Result<Option<Timestamp>, Fault> {
        let last = self.one(include_str!("letter/last.sql"), [person.0.as_bytes()], columns::last_letter)?;
        Ok(last.flatten())
    }

    fn letters_to(&self, person: PersonId) -> Result<Vec<Letter>, Fault> {
        self.rows(include_str!("letter/list_to_person.sql"), [person.0.as_bytes()], columns::letter)
    }

    fn put_letter(&mut self, letter: &Letter, keys: &[String]) -> Result<bool, Fault> {
        let Letter { id, person, made_at, state, attempts, next_at, changed_at, failure } = letter;
        for key in keys {
            let values = params![person.0.as_bytes(), key];
            if self.one(include_str!("told/has.sql"), values, columns::notice)?.is_some() {
                return Ok(false);
            }
        }
        let values = params![
            id.as_bytes(),
            person.0.as_bytes(),
            millis(*made_at),
            state.as_str(),
            attempts,
            millis(*next_at),
            millis(*changed_at),
            failure,
        ];
        self.run(include_str!("letter/add.sql"), values)?;
        for key in keys {
            let values = params![person.0.as_bytes(), key, id.as_bytes(), millis(*made_at)];
            self.run(include_str!("told/add.sql"), values)?;
        }
        Ok(true)
    }

    fn keys_of(&self, letter: RecordId) -> Result<Vec<String>, Fault> {
        self.rows(include_str!("told/of_letter.sql"), [letter.as_bytes()], columns::notice)
    }

    fn letter(&self, id: RecordId) -> Result<Option<Letter>, Fault> {
        self.one(include_str!("letter/get.sql"), [id.as_bytes()], columns::letter)
    }

    fn letters(&self, state: LetterState, most: u32) -> Result<(Vec<Letter>, u64), Fault> {
        let values = params![state.as_str(), most];
        let found = self.rows(include_str!("letter/list.sql"), values, columns::letter)?;
        let count =
            self.one(include_str!("letter/count.sql"), [state.as_str()], |row| row.get::<_, i64>("letters"))?;
        Ok((found, count.and_then(|count| u64::try_from(count).ok()).unwrap_or_default()))
    }

    fn claim_letter(&mut self, now: Timestamp, until: Timestamp) -> Result<Option<Letter>, Fault> {
        let values = params![millis(now), millis(until)];
        self.one(include_str!("letter/claim.sql"), values, columns::letter)
    }

    fn settle_letter(&mut self, letter: &Letter) -> Result<bool, Fault> {
        let Letter { id, state, attempts, next_at, changed_at, failure, .. } = letter;
        let values =
            params![id.as_bytes(), attempts, state.as_str(), millis(*next_at), millis(*changed_at), failure];
        Ok(self.run(include_str!("letter/settle.sql"), values)? == 1)
    }

    fn retry_letters(&mut self, now: Timestamp) -> Result<u64, Fault> {
        Ok(self.run(include_str!("letter/retry.sql"), [millis(now)])? as u64)
    }

    fn forget_letters(&mut self, ended: Timestamp, told: Timestamp) -> Result<(), Fault> {
        self.run(include_str!("letter/forget.sql"), [millis(ended)])?;
        self.run(include_str!("told/forget.sql"), [millis(told)]).map(drop)
    }
}
