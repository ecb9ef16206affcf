//! Accounts, codes, invitations and counted failures.

use obeznik_identity::account::OutsideName;
use obeznik_identity::recovery::RecoveryHash;
use obeznik_identity::{
    Account, Accounts, AttemptKey, Attempts, Denied, Email, Fault, Invitation, Passkey, SecretHash, Stopped,
    WayIn, WayKind,
};
use obeznik_kernel::{PersonId, Timestamp};

use super::DoorKeeper;
use super::columns::{self, millis, word};
use crate::connection::Values;

impl DoorKeeper<'_> {
    /// Whether the address or the outside name is another person's.
    fn is_taken(&self, account: &Account) -> Result<bool, Fault> {
        let is_other = |found: Option<Account>| found.is_some_and(|other| other.person != account.person);
        let by_outside = match &account.outside {
            Some(name) => self.account_by_outside(name)?,
            None => None,
        };
        Ok(is_other(self.account_by_email(&account.email)?) || is_other(by_outside))
    }
}

impl Accounts for DoorKeeper<'_> {
    fn account(&self, person: PersonId) -> Result<Option<Account>, Fault> {
        self.one(include_str!("account/get.sql"), &[&self.tenant(), &person.0.0], columns::account)
    }

    fn account_by_email(&self, email: &Email) -> Result<Option<Account>, Fault> {
        self.one(include_str!("account/by_email.sql"), &[&self.tenant(), &email.as_str()], columns::account)
    }

    fn account_by_outside(&self, name: &OutsideName) -> Result<Option<Account>, Fault> {
        let OutsideName { issuer, subject } = name;
        self.one(
            include_str!("account/by_outside.sql"),
            &[&self.tenant(), &issuer, &subject],
            columns::account,
        )
    }

    fn accounts(&self) -> Result<Vec<Account>, Fault> {
        self.rows(include_str!("account/list.sql"), &[&self.tenant()], columns::account)
    }

    fn put_account(&mut self, account: &Account) -> Result<(), Stopped> {
        if self.is_taken(account)? {
            return Err(Denied::AddressTaken.into());
        }
        let Account { person, email, verifier, totp, outside, state, made_at, signed_in_at } = account;
        let (totp_state, totp_secret, totp_step) = columns::of_totp(totp);
        let values: Values<'_> = &[
            &self.tenant(),
            &person.0.0,
            &email.as_str(),
            &verifier.as_ref().map(|verifier| verifier.text()),
            &totp_state,
            &totp_secret,
            &totp_step,
            &outside.as_ref().map(|name| &name.issuer),
            &outside.as_ref().map(|name| &name.subject),
            &word(state),
            &millis(*made_at),
            &signed_in_at.map(millis),
        ];
        Ok(self.run(include_str!("account/put.sql"), values).map(drop)?)
    }

    fn take_step(&mut self, person: PersonId, step: i64) -> Result<bool, Fault> {
        let values: Values<'_> = &[&self.tenant(), &person.0.0, &step];
        Ok(self.run(include_str!("account/take_step.sql"), values)? == 1)
    }

    fn recovery(&self, person: PersonId) -> Result<Vec<RecoveryHash>, Fault> {
        self.rows(include_str!("recovery_code/list.sql"), &[&self.tenant(), &person.0.0], columns::recovery)
    }

    fn set_recovery(&mut self, person: PersonId, codes: &[SecretHash]) -> Result<(), Fault> {
        self.run(include_str!("recovery_code/clear.sql"), &[&self.tenant(), &person.0.0])?;
        for code in codes {
            self.run(
                include_str!("recovery_code/add.sql"),
                &[&self.tenant(), &person.0.0, &code.0.as_slice()],
            )?;
        }
        Ok(())
    }

    fn use_recovery(&mut self, person: PersonId, code: SecretHash, now: Timestamp) -> Result<bool, Fault> {
        let values: Values<'_> = &[&self.tenant(), &person.0.0, &code.0.as_slice(), &millis(now)];
        Ok(self.run(include_str!("recovery_code/use.sql"), values)? == 1)
    }

    fn passkey(&self, id: &[u8]) -> Result<Option<Passkey>, Fault> {
        self.one(include_str!("passkey/get.sql"), &[&self.tenant(), &id], columns::passkey)
    }

    fn passkeys_of(&self, person: PersonId) -> Result<Vec<Passkey>, Fault> {
        self.rows(include_str!("passkey/of_person.sql"), &[&self.tenant(), &person.0.0], columns::passkey)
    }

    fn put_passkey(&mut self, passkey: &Passkey) -> Result<(), Fault> {
        let values: Values<'_> = &[
            &self.tenant(),
            &passkey.id,
            &passkey.person.0.0,
            &passkey.key.bytes(),
            &i64::from(passkey.counter),
            &passkey.name,
            &millis(passkey.made_at),
            &passkey.used_at.map(millis),
        ];
        self.run(include_str!("passkey/put.sql"), values).map(drop)
    }

    fn use_passkey(&mut self, id: &[u8], counter: u32, now: Timestamp) -> Result<bool, Fault> {
        Ok(self.run(
            include_str!("passkey/use.sql"),
            &[&self.tenant(), &id, &i64::from(counter), &millis(now)],
        )? == 1)
    }

    fn forget_passkey(&mut self, person: PersonId, id: &[u8]) -> Result<bool, Fault> {
        Ok(self.run(include_str!("passkey/forget.sql"), &[&self.tenant(), &person.0.0, &id])? == 1)
    }

    fn forget_passkeys(&mut self, person: PersonId) -> Result<(), Fault> {
        self.run(include_str!("passkey/forget_all.sql"), &[&self.tenant(), &person.0.0]).map(drop)
    }

    fn invitation(&self, hash: SecretHash) -> Result<Option<Invitation>, Fault> {
        self.one(
            include_str!("invitation/get.sql"),
            &[&self.tenant(), &hash.0.as_slice()],
            columns::invitation,
        )
    }

    fn open_invitations(&self) -> Result<Vec<Invitation>, Fault> {
        self.rows(include_str!("invitation/open.sql"), &[&self.tenant()], columns::invitation)
    }

    fn put_invitation(&mut self, invitation: &Invitation) -> Result<(), Fault> {
        let roles = self.sound(serde_json::to_string(&invitation.roles).map_err(Into::into))?;
        let values: Values<'_> = &[
            &self.tenant(),
            &invitation.hash.0.as_slice(),
            &invitation.person.0.0,
            &invitation.email.as_str(),
            &word(&invitation.purpose),
            &roles,
            &invitation.confirmation.as_ref().map(|hash| hash.0.as_slice()),
            &invitation.made_by.map(|person| person.0.0),
            &millis(invitation.made_at),
            &invitation.ended_at.map(millis),
        ];
        self.run(include_str!("invitation/put.sql"), values).map(drop)
    }

    fn end_invitation(&mut self, hash: SecretHash, now: Timestamp) -> Result<bool, Fault> {
        Ok(self
            .run(include_str!("invitation/end.sql"), &[&self.tenant(), &hash.0.as_slice(), &millis(now)])?
            == 1)
    }

    fn ways_in(&self) -> Result<Vec<WayIn>, Fault> {
        self.rows(include_str!("way_in/list.sql"), &[&self.tenant()], columns::way_in)
    }

    fn put_way_in(&mut self, way: &WayIn) -> Result<(), Fault> {
        let settings = self.sound(serde_json::to_string(way).map_err(Into::into))?;
        self.run(include_str!("way_in/put.sql"), &[&self.tenant(), &word(&way.kind()), &settings]).map(drop)
    }

    fn forget_way_in(&mut self, kind: WayKind) -> Result<bool, Fault> {
        Ok(self.run(include_str!("way_in/forget.sql"), &[&self.tenant(), &word(&kind)])? == 1)
    }

    fn attempts(&self, key: AttemptKey) -> Result<Option<Attempts>, Fault> {
        self.one(include_str!("attempt/get.sql"), &[&self.tenant(), &key.0.as_slice()], columns::attempts)
    }

    fn set_attempts(&mut self, key: AttemptKey, attempts: Option<Attempts>) -> Result<(), Fault> {
        match attempts {
            Some(Attempts { failures, last_at }) => self.run(
                include_str!("attempt/put.sql"),
                &[&self.tenant(), &key.0.as_slice(), &i64::from(failures), &millis(last_at)],
            ),
            None => self.run(include_str!("attempt/forget.sql"), &[&self.tenant(), &key.0.as_slice()]),
        }
        .map(drop)
    }
}
