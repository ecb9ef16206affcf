//! The ports over maps.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use obeznik_kernel::{DeviceId, PersonId, RecordId};

use crate::account::{Account, OutsideName};
use crate::denied::{Denied, Fault, Stopped};
use crate::email::Email;
use crate::enrolment::{Enrolment, Presented};
use crate::invitation::{self, Invitation};
use crate::pairing::{self, Pairing};
use crate::passage;
use crate::passkey::Passkey;
use crate::ports::{Accounts, Enrolments, Post, Sessions};
use crate::post::{Letter, LetterState, MailRoute};
use crate::rate::{AttemptKey, Attempts};
use crate::recovery::RecoveryHash;
use crate::secret::SecretHash;
use crate::session::{Access, DeviceSession, DeviceState, Refresh};
use crate::totp::Totp;
use crate::visit::Visit;
use crate::way::{WayIn, WayKind};

/// A back end without a disk.
#[derive(Debug, Clone, Default)]
pub struct MemoryKeeper {
    accounts: BTreeMap<PersonId, Account>,
    recovery: BTreeMap<PersonId, Vec<RecoveryHash>>,
    passkeys: BTreeMap<Vec<u8>, Passkey>,
    invitations: BTreeMap<[u8; 32], Invitation>,
    attempts: BTreeMap<AttemptKey, Attempts>,
    ways: BTreeMap<WayKind, WayIn>,
    visits: BTreeMap<[u8; 32], Visit>,
    passages: BTreeMap<[u8; 32], Timestamp>,
    pairings: BTreeMap<RecordId, Pairing>,
    devices: BTreeMap<DeviceId, DeviceSession>,
    access: BTreeMap<[u8; 32], Access>,
    enrolments: BTreeMap<RecordId, Enrolment>,
    demands_enrolment: bool,
    presented: BTreeMap<(DeviceId, String), Presented>,
    mail_route: Option<MailRoute>,
    letters: BTreeMap<RecordId, Letter>,
    told: BTreeMap<(PersonId, String), (RecordId, Timestamp)>,
}

impl Accounts for MemoryKeeper {
    fn account(&self, person: PersonId) -> Result<Option<Account>, Fault> {
        Ok(self.accounts.get(&person).cloned())
    }

    fn account_by_email(&self, email: &Email) -> Result<Option<Account>, Fault> {
        Ok(self.accounts.values().find(|account| account.email == *email).cloned())
    }

    fn account_by_outside(&self, name: &OutsideName) -> Result<Option<Account>, Fault> {
        Ok(self.accounts.values().find(|account| account.outside.as_ref() == Some(name)).cloned())
    }

    fn accounts(&self) -> Result<Vec<Account>, Fault> {
        let mut accounts: Vec<_> = self.accounts.values().cloned().collect();
        accounts.sort_by(|one, two| one.email.cmp(&two.email));
        Ok(accounts)
    }

    fn put_account(&mut self, account: &Account) -> Result<(), Stopped> {
        let mut others = self.accounts.values().filter(|other| other.person != account.person);
        let is_taken = |other: &Account| {
            other.email == account.email || (other.outside.is_some() && other.outside == account.outside)
        };
        if others.any(is_taken) {
            return Err(Denied::AddressTaken.into());
        }
        self.accounts.insert(account.person, account.clone());
        Ok(())
    }

    fn take_step(&mut self, person: PersonId, step: i64) -> Result<bool, Fault> {
        match self.accounts.get_mut(&person).map(|account| &mut account.totp) {
            Some(Totp::On { last_step, .. }) if *last_step < step => {
                *last_step = step;
                Ok(true)
            }
            _ => Ok(false),
        }
    }

    fn recovery(&self, person: PersonId) -> Result<Vec<RecoveryHash>, Fault> {
        Ok(self.recovery.get(&person).cloned().unwrap_or_default())
    }

    fn set_recovery(&mut self, person: PersonId, codes: &[SecretHash]) -> Result<(), Fault> {
        let codes = codes.iter().map(|hash| RecoveryHash { hash: *hash, used_at: None }).collect();
        self.recovery.insert(person, codes);
        Ok(())
    }

    fn use_recovery(&mut self, person: PersonId, code: SecretHash, now: Timestamp) -> Result<bool, Fault> {
        let codes = self.recovery.entry(person).or_default();
        let found = codes.iter_mut().find(|kept| kept.hash == code && kept.used_at.is_none());
        Ok(found.map(|kept| kept.used_at = Some(now)).is_some())
    }

    fn passkey(&self, id: &[u8]) -> Result<Option<Passkey>, Fault> {
        Ok(self.passkeys.get(id).cloned())
    }

    fn passkeys_of(&self, person: PersonId) -> Result<Vec<Passkey>, Fault> {
        let theirs = self.passkeys.values().filter(|passkey| passkey.person == person);
        let mut theirs: Vec<_> = theirs.cloned().collect();
        theirs.sort_by_key(|passkey| passkey.made_at);
        Ok(theirs)
    }

    fn put_passkey(&mut self, passkey: &Passkey) -> Result<(), Fault> {
        self.passkeys.insert(passkey.id.clone(), passkey.clone());
        Ok(())
    }

    fn use_passkey(&mut self, id: &[u8], counter: u32, now: Timestamp) -> Result<bool, Fault> {
        let Some(passkey) = self.passkeys.get_mut(id) else { return Ok(false) };
        let counts = passkey.counter < counter || (passkey.counter, counter) == (0, 0);
        if counts {
            (passkey.counter, passkey.used_at) = (counter, Some(now));
        }
        Ok(counts)
    }

    fn forget_passkey(&mut self, person: PersonId, id: &[u8]) -> Result<bool, Fault> {
        let is_theirs = self.passkeys.get(id).is_some_and(|passkey| passkey.person == person);
        if is_theirs {
            self.passkeys.remove(id);
        }
        Ok(is_theirs)
    }

    fn forget_passkeys(&mut self, person: PersonId) -> Result<(), Fault> {
        self.passkeys.retain(|_, passkey| passkey.person != person);
        Ok(())
    }

    fn invitation(&self, hash: SecretHash) -> Result<Option<Invitation>, Fault> {
        Ok(self.invitations.get(&hash.0).cloned())
    }

    fn open_invitations(&self) -> Result<Vec<Invitation>, Fault> {
        let open = self.invitations.values().filter(|invitation| invitation.ended_at.is_none());
        let mut open: Vec<_> = open.cloned().collect();
        open.sort_by_key(|invitation| std::cmp::Reverse(invitation.made_at));
        Ok(open)
    }

    fn put_invitation(&mut self, invitation: &Invitation) -> Result<(), Fault> {
        self.invitations.insert(invitation.hash.0, invitation.clone());
        Ok(())
    }

    fn end_invitation(&mut self, hash: SecretHash, now: Timestamp) -> Result<bool, Fault> {
        let open = self.invitations.get_mut(&hash.0).filter(|invitation| invitation.ended_at.is_none());
        Ok(open.map(|invitation| invitation.ended_at = Some(now)).is_some())
    }

    fn ways_in(&self) -> Result<Vec<WayIn>, Fault> {
        Ok(self.ways.values().cloned().collect())
    }

    fn put_way_in(&mut self, way: &WayIn) -> Result<(), Fault> {
        self.ways.insert(way.kind(), way.clone());
        Ok(())
    }

    fn forget_way_in(&mut self, kind: WayKind) -> Result<bool, Fault> {
        Ok(self.ways.remove(&kind).is_some())
    }

    fn attempts(&self, key: AttemptKey) -> Result<Option<Attempts>, Fault> {
        Ok(self.attempts.get(&key).copied())
    }

    fn set_attempts(&mut self, key: AttemptKey, attempts: Option<Attempts>) -> Result<(), Fault> {
        match attempts {
            Some(attempts) => self.attempts.insert(key, attempts),
            None => self.attempts.remove(&key),
        };
        Ok(())
    }
}

impl Sessions for MemoryKeeper {
    fn visit(&self, hash: SecretHash) -> Result<Option<Visit>, Fault> {
        Ok(self.visits.get(&hash.0).copied())
    }

    fn put_visit(&mut self, visit: &Visit) -> Result<(), Fault> {
        self.visits.insert(visit.hash.0, *visit);
        Ok(())
    }

    fn end_visit(&mut self, hash: SecretHash) -> Result<(), Fault> {
        self.visits.remove(&hash.0);
        Ok(())
    }

    fn end_visits_of(&mut self, person: PersonId) -> Result<(), Fault> {
        self.visits.retain(|_, visit| visit.person != person);
        Ok(())
    }

    fn put_passage(&mut self, hash: SecretHash, now: Timestamp) -> Result<(), Fault> {
        self.passages.insert(hash.0, now);
        Ok(())
    }

    fn take_passage(&mut self, hash: SecretHash, now: Timestamp) -> Result<bool, Fault> {
        let began = self.passages.remove(&hash.0);
        Ok(began.is_some_and(|began| now.duration_since(began) < passage::HOLDS))
    }

    fn pairing(&self, id: RecordId) -> Result<Option<Pairing>, Fault> {
        Ok(self.pairings.get(&id).cloned())
    }

    fn put_pairing(&mut self, pairing: &Pairing) -> Result<(), Fault> {
        self.pairings.insert(pairing.id, pairing.clone());
        Ok(())
    }

    fn use_pairing(&mut self, id: RecordId, now: Timestamp) -> Result<bool, Fault> {
        let open = self.pairings.get_mut(&id).filter(|pairing| pairing.used_at.is_none());
        Ok(open.map(|pairing| pairing.used_at = Some(now)).is_some())
    }

    fn device(&self, device: DeviceId) -> Result<Option<DeviceSession>, Fault> {
        Ok(self.devices.get(&device).cloned())
    }

    fn devices_by_key(&self, public_key: &str) -> Result<Vec<DeviceSession>, Fault> {
        Ok(self.devices.values().filter(|device| device.public_key == public_key).cloned().collect())
    }

    fn devices_of(&self, person: PersonId) -> Result<Vec<DeviceSession>, Fault> {
        let theirs = self.devices.values().filter(|device| device.person == person);
        let mut theirs: Vec<_> = theirs.cloned().collect();
        theirs.sort_by_key(|device| std::cmp::Reverse(device.paired_at));
        Ok(theirs)
    }

    fn put_device(&mut self, device: &DeviceSession) -> Result<(), Fault> {
        self.devices.insert(device.device, device.clone());
        Ok(())
    }

    fn renew(
        &mut self,
        device: DeviceId,
        from_generation: u64,
        refresh: &Refresh,
        seen_at: Timestamp,
    ) -> Result<bool, Fault> {
        let Some(session) = self.devices.get_mut(&device) else { return Ok(false) };
        let is_as_read =
            session.state == DeviceState::Active && session.refresh.generation == from_generation;
        if is_as_read {
            (session.refresh, session.seen_at) = (*refresh, seen_at);
        }
        Ok(is_as_read)
    }

    fn mark_seen(&mut self, device: DeviceId, generation: u64) -> Result<(), Fault> {
        let session = self.devices.get_mut(&device);
        if let Some(session) = session.filter(|session| session.refresh.generation == generation) {
            session.refresh.is_seen = true;
        }
        Ok(())
    }

    fn set_device_state(&mut self, device: DeviceId, state: DeviceState) -> Result<(), Fault> {
        if let Some(session) = self.devices.get_mut(&device) {
            session.state = state;
        }
        if state != DeviceState::Active {
            self.access.retain(|_, access| access.device != device);
        }
        Ok(())
    }

    fn access(&self, hash: SecretHash) -> Result<Option<Access>, Fault> {
        Ok(self.access.get(&hash.0).copied())
    }

    fn put_access(&mut self, access: &Access) -> Result<(), Fault> {
        self.access.insert(access.hash.0, *access);
        Ok(())
    }

    fn end_access(&mut self, device: DeviceId, generation: u64) -> Result<(), Fault> {
        self.access.retain(|_, access| access.device != device || access.generation != generation);
        Ok(())
    }

    fn sweep(&mut self, now: Timestamp) -> Result<(), Fault> {
        self.visits.retain(|_, visit| visit.lasts(now).is_ok());
        self.passages.retain(|_, began| now.duration_since(*began) < passage::HOLDS);
        self.pairings.retain(|_, pairing| now.duration_since(pairing.confirmed_at) < pairing::HOLDS);
        self.presented.retain(|_, presented| presented.waits(now));
        self.access.retain(|_, access| now < access.expires_at);
        self.attempts.retain(|_, attempts| now.duration_since(attempts.last_at) < crate::rate::FORGOTTEN);
        self.invitations
            .retain(|_, invitation| now.duration_since(invitation.made_at) < invitation::FORGOTTEN);
        Ok(())
    }

    fn end_all(&mut self) -> Result<(), Fault> {
        self.visits.clear();
        self.passages.clear();
        self.pairings.clear();
        self.presented.clear();
        self.access.clear();
        for session in self.devices.values_mut() {
            session.refresh.expires_at = Timestamp::UNIX_EPOCH;
        }
        Ok(())
    }
}

impl Enrolments for MemoryKeeper {
    fn enrolments(&self) -> Result<Vec<Enrolment>, Fault> {
        let mut all: Vec<_> = self.enrolments.values().cloned().collect();
        all.sort_by_key(|enrolment| std::cmp::Reverse(enrolment.made_at));
        Ok(all)
    }

    fn enrolment(&self, id: RecordId) -> Result<Option<Enrolment>, Fault> {
        Ok(self.enrolments.get(&id).cloned())
    }

    fn put_enrolment(&mut self, enrolment: &Enrolment) -> Result<(), Fault> {
        self.enrolments.insert(enrolment.id, enrolment.clone());
        Ok(())
    }

    fn end_enrolment(&mut self, id: RecordId, now: Timestamp) -> Result<bool, Fault> {
        let open = self.enrolments.get_mut(&id).filter(|enrolment| enrolment.ended_at.is_none());
        Ok(open.map(|enrolment| enrolment.ended_at = Some(now)).is_some())
    }

    fn demands_enrolment(&self) -> Result<bool, Fault> {
        Ok(self.demands_enrolment)
    }

    fn demand_enrolment(&mut self, demands: bool) -> Result<(), Fault> {
        self.demands_enrolment = demands;
        Ok(())
    }

    fn presented(&self, device: DeviceId, public_key: &str) -> Result<Option<Presented>, Fault> {
        Ok(self.presented.get(&(device, public_key.to_owned())).cloned())
    }

    fn put_presented(&mut self, presented: &Presented) -> Result<(), Fault> {
        self.presented.insert((presented.device, presented.public_key.clone()), presented.clone());
        Ok(())
    }
}

impl Post for MemoryKeeper {
    fn mail_route(&self) -> Result<Option<MailRoute>, Fault> {
        Ok(self.mail_route.clone())
    }

    fn set_mail_route(&mut self, route: Option<&MailRoute>) -> Result<(), Fault> {
        self.mail_route = route.cloned();
        Ok(())
    }

    fn told(&self, person: PersonId) -> Result<BTreeSet<String>, Fault> {
        Ok(self.told.keys().filter(|(whom, _)| *whom == person).map(|(_, key)| key.clone()).collect())
    }

    fn last_letter(&self, person: PersonId) -> Result<Option<Timestamp>, Fault> {
        Ok(self.letters.values().filter(|letter| letter.person == person).map(|letter| letter.made_at).max())
    }

    fn letters_to(&self, person: PersonId) -> Result<Vec<Letter>, Fault> {
        let mut found: Vec<Letter> =
            self.letters.values().filter(|letter| letter.person == person).cloned().collect();
        found.sort_by_key(|letter| (letter.made_at, letter.id));
        Ok(found)
    }

    fn put_letter(&mut self, letter: &Letter, keys: &[String]) -> Result<bool, Fault> {
        if keys.iter().any(|key| self.told.contains_key(&(letter.person, key.clone()))) {
            return Ok(false);
        }
        self.letters.insert(letter.id, letter.clone());
        let told = keys.iter().map(|key| ((letter.person, key.clone()), (letter.id, letter.made_at)));
        self.told.extend(told);
        Ok(true)
    }

    fn keys_of(&self, letter: RecordId) -> Result<Vec<String>, Fault> {
        let of_it = self.told.iter().filter(|(_, (id, _))| *id == letter);
        Ok(of_it.map(|((_, key), _)| key.clone()).collect())
    }

    fn letter(&self, id: RecordId) -> Result<Option<Letter>, Fault> {
        Ok(self.letters.get(&id).cloned())
    }

    fn letters(&self, state: LetterState, most: u32) -> Result<(Vec<Letter>, u64), Fault> {
        let mut found: Vec<Letter> =
            self.letters.values().filter(|letter| letter.state == state).cloned().collect();
        found.sort_by_key(|letter| (std::cmp::Reverse(letter.changed_at), letter.id));
        let count = found.len() as u64;
        found.truncate(most as usize);
        Ok((found, count))
    }

    fn claim_letter(&mut self, now: Timestamp, until: Timestamp) -> Result<Option<Letter>, Fault> {
        let waits = |letter: &&mut Letter| {
            matches!(letter.state, LetterState::Waiting | LetterState::Sending) && letter.next_at <= now
        };
        let oldest = self.letters.values_mut().filter(waits).min_by_key(|letter| (letter.next_at, letter.id));
        Ok(oldest.map(|letter| {
            letter.state = LetterState::Sending;
            (letter.attempts, letter.next_at, letter.changed_at) = (letter.attempts + 1, until, now);
            letter.clone()
        }))
    }

    fn settle_letter(&mut self, letter: &Letter) -> Result<bool, Fault> {
        let claimed = self
            .letters
            .get_mut(&letter.id)
            .filter(|kept| kept.state == LetterState::Sending && kept.attempts == letter.attempts);
        Ok(claimed.map(|kept| kept.clone_from(letter)).is_some())
    }

    fn retry_letters(&mut self, now: Timestamp) -> Result<u64, Fault> {
        let mut count = 0;
        let may_go = |letter: &&mut Letter| {
            letter.state == LetterState::Failed || letter.state == LetterState::Waiting && letter.attempts > 0
        };
        for letter in self.letters.values_mut().filter(may_go) {
            letter.state = LetterState::Waiting;
            (letter.attempts, letter.next_at, letter.changed_at) = (0, now, now);
            count += 1;
        }
        Ok(count)
    }

    fn forget_letters(&mut self, ended: Timestamp, told: Timestamp) -> Result<(), Fault> {
        let is_under_way =
            |letter: &Letter| matches!(letter.state, LetterState::Waiting | LetterState::Sending);
        self.letters.retain(|_, letter| is_under_way(letter) || letter.changed_at >= ended);
        self.told.retain(|_, (_, at)| *at >= told);
        Ok(())
    }
}
