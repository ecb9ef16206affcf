//! What a back end keeps for the door: one open transaction, values in and values out.
//!
//! Every function that says „once" must hold against any number of processes on one database: it changes
//! what it finds in one statement and tells whether it did.

use std::collections::BTreeSet;

use jiff::Timestamp;
use obeznik_kernel::{
    DeviceId, PersonId, Record, RecordId, Records, RecordsExt as _, Standing, Stop, Stored,
};

use crate::account::{Account, OutsideName};
use crate::denied::{Fault, Stopped};
use crate::email::Email;
use crate::enrolment::{Enrolment, Presented};
use crate::invitation::Invitation;
use crate::pairing::Pairing;
use crate::passkey::Passkey;
use crate::post::{Letter, LetterState, MailRoute};
use crate::rate::{AttemptKey, Attempts};
use crate::recovery::RecoveryHash;
use crate::secret::SecretHash;
use crate::session::{Access, DeviceSession, DeviceState, Refresh};
use crate::visit::Visit;
use crate::way::{WayIn, WayKind};

/// Accounts of one tenant and what proves their people. Each function fails with [`Fault`] when the back
/// end cannot read or write.
pub trait Accounts {
    /// The account of a person.
    fn account(&self, person: PersonId) -> Result<Option<Account>, Fault>;
    /// The account with an address.
    fn account_by_email(&self, email: &Email) -> Result<Option<Account>, Fault>;
    /// The account that an outside name belongs to.
    fn account_by_outside(&self, name: &OutsideName) -> Result<Option<Account>, Fault>;
    /// All accounts by address.
    fn accounts(&self) -> Result<Vec<Account>, Fault>;
    /// Adds an account or replaces the person's own; denied when the address or the outside name is
    /// another person's.
    fn put_account(&mut self, account: &Account) -> Result<(), Stopped>;
    /// Takes a step of the authenticator once: `false` when it or a later one was taken.
    fn take_step(&mut self, person: PersonId, step: i64) -> Result<bool, Fault>;

    /// Recovery codes of a person.
    fn recovery(&self, person: PersonId) -> Result<Vec<RecoveryHash>, Fault>;
    /// Puts new codes in place of all old ones.
    fn set_recovery(&mut self, person: PersonId, codes: &[SecretHash]) -> Result<(), Fault>;
    /// Uses a code once: `false` when there is none or it was used.
    fn use_recovery(&mut self, person: PersonId, code: SecretHash, now: Timestamp) -> Result<bool, Fault>;

    /// A passkey.
    fn passkey(&self, id: &[u8]) -> Result<Option<Passkey>, Fault>;
    /// Passkeys of a person, the oldest first.
    fn passkeys_of(&self, person: PersonId) -> Result<Vec<Passkey>, Fault>;
    /// Adds a passkey.
    fn put_passkey(&mut self, passkey: &Passkey) -> Result<(), Fault>;
    /// Counts a use once: `false` when as many or more were counted. An authenticator that counts nothing always says 0.
    fn use_passkey(&mut self, id: &[u8], counter: u32, now: Timestamp) -> Result<bool, Fault>;
    /// Forgets a passkey of a person: `false` when there is none of theirs.
    fn forget_passkey(&mut self, person: PersonId, id: &[u8]) -> Result<bool, Fault>;
    /// Forgets all passkeys of a person.
    fn forget_passkeys(&mut self, person: PersonId) -> Result<(), Fault>;

    /// An invitation.
    fn invitation(&self, hash: SecretHash) -> Result<Option<Invitation>, Fault>;
    /// Invitations neither accepted nor taken back, the newest first.
    fn open_invitations(&self) -> Result<Vec<Invitation>, Fault>;
    /// Keeps an invitation.
    fn put_invitation(&mut self, invitation: &Invitation) -> Result<(), Fault>;
    /// Ends an invitation once: `false` when it was ended before.
    fn end_invitation(&mut self, hash: SecretHash, now: Timestamp) -> Result<bool, Fault>;

    /// Ways in beside the pass-phrase.
    fn ways_in(&self) -> Result<Vec<WayIn>, Fault>;
    /// Keeps a way in, in place of one of the same sort.
    fn put_way_in(&mut self, way: &WayIn) -> Result<(), Fault>;
    /// Forgets a way in: `false` when there is none.
    fn forget_way_in(&mut self, kind: WayKind) -> Result<bool, Fault>;

    /// Failures counted under a key.
    fn attempts(&self, key: AttemptKey) -> Result<Option<Attempts>, Fault>;
    /// Counts, or forgets.
    fn set_attempts(&mut self, key: AttemptKey, attempts: Option<Attempts>) -> Result<(), Fault>;
}

/// Visits of browsers and sessions of devices of one tenant.
pub trait Sessions {
    /// A visit.
    fn visit(&self, hash: SecretHash) -> Result<Option<Visit>, Fault>;
    /// Adds a visit or replaces it.
    fn put_visit(&mut self, visit: &Visit) -> Result<(), Fault>;
    /// Ends a visit.
    fn end_visit(&mut self, hash: SecretHash) -> Result<(), Fault>;
    /// Ends all visits of a person.
    fn end_visits_of(&mut self, person: PersonId) -> Result<(), Fault>;

    /// Keeps a passage.
    fn put_passage(&mut self, hash: SecretHash, now: Timestamp) -> Result<(), Fault>;
    /// Takes a passage once: `false` when there is none, or it took too long.
    fn take_passage(&mut self, hash: SecretHash, now: Timestamp) -> Result<bool, Fault>;

    /// A confirmed pairing.
    fn pairing(&self, id: RecordId) -> Result<Option<Pairing>, Fault>;
    /// Keeps a confirmed pairing.
    fn put_pairing(&mut self, pairing: &Pairing) -> Result<(), Fault>;
    /// Uses a pairing once: `false` when it was used before.
    fn use_pairing(&mut self, id: RecordId, now: Timestamp) -> Result<bool, Fault>;

    /// A device.
    fn device(&self, device: DeviceId) -> Result<Option<DeviceSession>, Fault>;
    /// Devices with a key: more than one when a file was copied and the copy paired as a device of its own.
    fn devices_by_key(&self, public_key: &str) -> Result<Vec<DeviceSession>, Fault>;
    /// Devices of a person, the newest first.
    fn devices_of(&self, person: PersonId) -> Result<Vec<DeviceSession>, Fault>;
    /// Adds a device or replaces it.
    fn put_device(&mut self, device: &DeviceSession) -> Result<(), Fault>;
    /// Changes the tokens of an active device once: `false` when its generation is another one.
    fn renew(
        &mut self,
        device: DeviceId,
        from_generation: u64,
        refresh: &Refresh,
        seen_at: Timestamp,
    ) -> Result<bool, Fault>;
    /// Marks a generation as seen; a later one is left alone.
    fn mark_seen(&mut self, device: DeviceId, generation: u64) -> Result<(), Fault>;
    /// Lets a device in or not; who is not let in has no access tokens any more.
    fn set_device_state(&mut self, device: DeviceId, state: DeviceState) -> Result<(), Fault>;

    /// An access token.
    fn access(&self, hash: SecretHash) -> Result<Option<Access>, Fault>;
    /// Keeps an access token.
    fn put_access(&mut self, access: &Access) -> Result<(), Fault>;
    /// Ends the access tokens that came with one generation of a device.
    fn end_access(&mut self, device: DeviceId, generation: u64) -> Result<(), Fault>;

    /// Forgets what ended long ago: visits, pairings, tokens, what was presented, counted failures.
    fn sweep(&mut self, now: Timestamp) -> Result<(), Fault>;
    /// Ends every visit, pairing and token of people and devices; devices stay and must be paired anew. After a restore, when
    /// tokens given since the copy are unknown.
    fn end_all(&mut self) -> Result<(), Fault>;
}

/// Computers the office looks after itself.
pub trait Enrolments {
    /// Tokens of enrolment, the newest first.
    fn enrolments(&self) -> Result<Vec<Enrolment>, Fault>;
    /// A token of enrolment.
    fn enrolment(&self, id: RecordId) -> Result<Option<Enrolment>, Fault>;
    /// Keeps a new token.
    fn put_enrolment(&mut self, enrolment: &Enrolment) -> Result<(), Fault>;
    /// Ends a token once: `false` when there is none or it was ended before.
    fn end_enrolment(&mut self, id: RecordId, now: Timestamp) -> Result<bool, Fault>;
    /// Whether only computers with a token are paired.
    fn demands_enrolment(&self) -> Result<bool, Fault>;
    /// Demands it, or no longer.
    fn demand_enrolment(&mut self, demands: bool) -> Result<(), Fault>;
    /// What a computer with this very key presented.
    fn presented(&self, device: DeviceId, public_key: &str) -> Result<Option<Presented>, Fault>;
    /// Keeps what a computer presented, in place of what it presented before.
    fn put_presented(&mut self, presented: &Presented) -> Result<(), Fault>;
}

/// Letters with notices, and what was told to whom.
pub trait Post {
    /// The way letters go; nothing while none was set up.
    fn mail_route(&self) -> Result<Option<MailRoute>, Fault>;
    /// Sets it up anew, or takes it away.
    fn set_mail_route(&mut self, route: Option<&MailRoute>) -> Result<(), Fault>;
    /// Keys that were told to a person.
    fn told(&self, person: PersonId) -> Result<BTreeSet<String>, Fault>;
    /// When the last letter to a person was made.
    fn last_letter(&self, person: PersonId) -> Result<Option<Timestamp>, Fault>;
    /// Letters to a person, the oldest first.
    fn letters_to(&self, person: PersonId) -> Result<Vec<Letter>, Fault>;
    /// Keeps a new letter and what it tells, once: `false`, and nothing kept, when some of it was told to the person
    /// before.
    fn put_letter(&mut self, letter: &Letter, keys: &[String]) -> Result<bool, Fault>;
    /// Keys that a letter tells, sorted.
    fn keys_of(&self, letter: RecordId) -> Result<Vec<String>, Fault>;
    /// A letter.
    fn letter(&self, id: RecordId) -> Result<Option<Letter>, Fault>;
    /// Letters in a state, the one that changed last first, and how many there are.
    fn letters(&self, state: LetterState, most: u32) -> Result<(Vec<Letter>, u64), Fault>;
    /// Claims the letter that has waited longest, once: it is being sent until then, one attempt more. One whose sender was
    /// given up is claimed anew.
    fn claim_letter(&mut self, now: Timestamp, until: Timestamp) -> Result<Option<Letter>, Fault>;
    /// Says what came of a claimed letter, once: `false` when it was claimed anew meanwhile.
    fn settle_letter(&mut self, letter: &Letter) -> Result<bool, Fault>;
    /// Lets letters that failed, or were put off, go now, and tells how many.
    fn retry_letters(&mut self, now: Timestamp) -> Result<u64, Fault>;
    /// Forgets letters that ended before an instant, and keys told before another.
    fn forget_letters(&mut self, ended: Timestamp, told: Timestamp) -> Result<(), Fault>;
}

/// All of them, over one transaction.
pub trait Identity: Accounts + Sessions + Enrolments + Post {}

impl<T: Accounts + Sessions + Enrolments + Post> Identity for T {}

/// The door together with the people and roles behind it.
pub trait Threshold: Identity {
    /// What a person is today by the records; nothing when there is no such person. Fails with [`Fault`] when the
    /// records cannot be read.
    fn standing(&self, person: PersonId) -> Result<Option<Standing>, Fault>;
    /// Looks at the records. Fails with [`Fault`] when they cannot be read, or when the look does.
    fn with_records(&self, look: &mut dyn FnMut(&dyn Records) -> Result<(), Stop>) -> Result<(), Fault>;
}

impl dyn Threshold + '_ {
    /// A typed record.
    ///
    /// # Errors
    /// [`Fault`] when it cannot be read.
    pub fn record<T: Record>(&self, id: impl Into<RecordId>) -> Result<Option<Stored<T>>, Fault> {
        let (id, mut found) = (id.into(), None);
        self.with_records(&mut |records| {
            found = records.find::<T>(id)?;
            Ok(())
        })?;
        Ok(found)
    }

    /// Typed records of an index.
    ///
    /// # Errors
    /// [`Fault`] when they cannot be read.
    pub fn find_by<T: Record>(
        &self,
        index: &str,
        prefix: &[&str],
        limit: usize,
    ) -> Result<Vec<Stored<T>>, Fault> {
        let mut found = Vec::new();
        self.with_records(&mut |records| {
            found = records.find_by::<T>(index, prefix, limit)?;
            Ok(())
        })?;
        Ok(found)
    }
}
