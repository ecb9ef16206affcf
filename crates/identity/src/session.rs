//! Sessions of devices: access for ten minutes, a refresh token that changes with each use, ninety days
//! sliding, and a device that presents an old one is revoked.
//!
//! A refresh is signed by the key of the device. An answer may be lost on the way, so the token before the
//! last is taken once more while nothing has been seen of its successor; after that it betrays a copy.

use jiff::{SignedDuration, Timestamp};
use obeznik_kernel::{DeviceId, PersonId, RecordId};
use serde::{Deserialize, Serialize};

use crate::denied::Denied;
use crate::pairing::check_signature;
use crate::secret::SecretHash;
use crate::tenant::TenantId;

/// How long an access token holds.
pub const ACCESS_HOLDS: SignedDuration = SignedDuration::from_mins(10);
/// How long a refresh token holds; each use begins anew.
pub const REFRESH_HOLDS: SignedDuration = SignedDuration::from_hours(90 * 24);
/// Devices one person may have.
pub const MOST_DEVICES: usize = 5;

/// A paired device as the door knows it. Its record in the log has the same identifier and key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceSession {
    /// The device.
    pub device: DeviceId,
    /// Whose it is.
    pub person: PersonId,
    /// A name for the list of devices.
    pub name: String,
    /// Ed25519, 64 hexadecimal digits.
    pub public_key: String,
    /// Whether it may come in.
    pub state: DeviceState,
    /// When it was paired.
    pub paired_at: Timestamp,
    /// When it last refreshed.
    pub seen_at: Timestamp,
    /// Its tokens.
    pub refresh: Refresh,
    /// The token of enrolment by which it came; nothing for one that the office does not look after.
    pub enrolment: Option<RecordId>,
}

/// Whether a device may come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeviceState {
    /// It may.
    Active,
    /// It may not any more.
    Revoked,
    /// It may not, and is told to destroy what it holds.
    Wipe,
}

/// The refresh tokens of a device: the one in force and the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refresh {
    /// Counts tokens, from 1; a back end changes a token only from the generation it read.
    pub generation: u64,
    /// The token in force.
    pub current: SecretHash,
    /// The one before.
    pub previous: Option<SecretHash>,
    /// Whether the device has shown that it holds the current one or an access token given with it.
    pub is_seen: bool,
    /// When the current one ends.
    pub expires_at: Timestamp,
}

/// An access token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Access {
    /// Hash of its secret.
    pub hash: SecretHash,
    /// The device.
    pub device: DeviceId,
    /// Its person.
    pub person: PersonId,
    /// The generation of the refresh token it came with.
    pub generation: u64,
    /// When it ends.
    pub expires_at: Timestamp,
}

/// What a refresh comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refreshing {
    /// New tokens of this generation.
    Renewed(Refresh),
    /// An old token: somebody has a copy. The device is revoked.
    Copied,
    /// Nothing is given.
    Denied,
}

impl Refresh {
    /// The first token of a device.
    pub fn first(token: SecretHash, now: Timestamp) -> Self {
        let expires_at = later(now, REFRESH_HOLDS);
        Self { generation: 1, current: token, previous: None, is_seen: false, expires_at }
    }

    /// Decides what becomes of a presented token. The signature of the device was verified before.
    fn present(self, presented: SecretHash, next: SecretHash, now: Timestamp) -> Refreshing {
        // What ended gives nothing either way: after a restore every later token is unknown here, and no copy.
        if now >= self.expires_at {
            return Refreshing::Denied;
        }
        let expires_at = later(now, REFRESH_HOLDS);
        let fresh = Self { current: next, is_seen: false, expires_at, ..self };
        if presented == self.current {
            let previous = Some(self.current);
            return Refreshing::Renewed(Self { generation: self.generation + 1, previous, ..fresh });
        }
        match self.previous {
            Some(previous) if presented == previous && !self.is_seen => {
                // The answer was lost: its tokens are replaced, the one before stays the one before.
                Refreshing::Renewed(Self { generation: self.generation + 1, ..fresh })
            }
            // Paired anew, and the answer may be lost: the device still has only what it had before.
            None if !self.is_seen => Refreshing::Denied,
            _ => Refreshing::Copied,
        }
    }
}

impl DeviceSession {
    /// Whether it is a computer the office looks after itself.
    pub fn is_managed(&self) -> bool {
        self.enrolment.is_some()
    }

    /// Whether the device may come in at all.
    ///
    /// # Errors
    /// [`Denied::DeviceRevoked`] or [`Denied::DeviceWiped`].
    pub fn admit(&self) -> Result<(), Denied> {
        match self.state {
            DeviceState::Active => Ok(()),
            DeviceState::Revoked => Err(Denied::DeviceRevoked),
            DeviceState::Wipe => Err(Denied::DeviceWiped),
        }
    }

    /// Decides what becomes of a refresh.
    ///
    /// # Errors
    /// [`Denied`] when the device may not come in or did not sign: a stranger with a stolen token gets
    /// nothing and harms nobody.
    pub fn refresh(
        &self,
        tenant: TenantId,
        presented: SecretHash,
        signature: &str,
        next: SecretHash,
        now: Timestamp,
    ) -> Result<Refreshing, Denied> {
        check_signature(&self.public_key, &refresh_message(tenant, self.device, presented), signature)?;
        self.admit()?;
        Ok(self.refresh.present(presented, next, now))
    }
}

/// What the device signs at a refresh.
pub fn refresh_message(tenant: TenantId, device: DeviceId, token: SecretHash) -> Vec<u8> {
    let mut message = b"obeznik refresh v1\0".to_vec();
    message.extend_from_slice(tenant.0.as_bytes());
    message.extend_from_slice(device.0.as_bytes());
    message.extend_from_slice(&token.0);
    message
}

/// An instant after another; the end of time when there is none.
pub(crate) fn later(now: Timestamp, by: SignedDuration) -> Timestamp {
    now.checked_add(by).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ed25519_dalek::{Signer as _, SigningKey};
    use obeznik_kernel::IdSource as _;
    use obeznik_kernel::testing::CountedIds;

    fn hash(byte: u8) -> SecretHash {
        SecretHash([byte; 32])
    }

    fn at(day: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + day * 86_400).unwrap()
    }

    #[test]
    fn an_old_token_is_taken_once_more_only_while_its_successor_was_never_seen() {
        let refresh = Refresh {
            generation: 3,
            current: hash(3),
            previous: Some(hash(2)),
            is_seen: false,
            expires_at: at(90),
        };
        let seen = Refresh { is_seen: true, ..refresh };
        let paired = Refresh { previous: None, ..refresh };
        let renewed = |previous| {
            let expires_at = at(91);
            Refreshing::Renewed(Refresh {
                generation: 4,
                current: hash(9),
                previous,
                is_seen: false,
                expires_at,
            })
        };
        let table = [
            (refresh, hash(3), 1, renewed(Some(hash(3)))),
            (seen, hash(3), 1, renewed(Some(hash(3)))),
            (refresh, hash(2), 1, renewed(Some(hash(2)))), // the answer was lost on the way
            (seen, hash(2), 1, Refreshing::Copied),
            (refresh, hash(1), 1, Refreshing::Copied),
            (refresh, hash(3), 90, Refreshing::Denied),
            (refresh, hash(2), 90, Refreshing::Denied), // it slept too long and betrays nothing
            (seen, hash(2), 90, Refreshing::Denied),
            // Ended by a restore: the tokens given since the copy are unknown.
            (refresh, hash(1), 90, Refreshing::Denied),
            // Paired anew, and the answer was lost.
            (paired, hash(1), 1, Refreshing::Denied),
            (Refresh { is_seen: true, ..paired }, hash(1), 1, Refreshing::Copied),
        ];
        for (case, (refresh, presented, day, expected)) in table.into_iter().enumerate() {
            assert_eq!(refresh.present(presented, hash(9), at(day)), expected, "case {case}");
        }
    }

    #[test]
    fn a_lost_answer_may_be_lost_again_and_the_lost_token_opens_nothing() {
        let first = Refresh::first(hash(1), at(0));
        let Refreshing::Renewed(second) = first.present(hash(1), hash(2), at(0)) else { panic!() };
        let Refreshing::Renewed(third) = second.present(hash(1), hash(3), at(0)) else { panic!() };
        let Refreshing::Renewed(fourth) = third.present(hash(1), hash(4), at(0)) else { panic!() };
        assert_eq!(fourth.present(hash(2), hash(5), at(0)), Refreshing::Copied);
        assert!(matches!(fourth.present(hash(4), hash(5), at(0)), Refreshing::Renewed(_)));
    }

    #[test]
    fn a_stranger_with_a_stolen_token_gets_nothing_and_revokes_nobody() {
        let mut ids = CountedIds::default();
        let key = SigningKey::from_bytes(&[5; 32]);
        let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        let session = DeviceSession {
            device: DeviceId(ids.next_id()),
            person: PersonId(ids.next_id()),
            name: "notebook".to_owned(),
            public_key: hex(key.verifying_key().as_bytes()),
            state: DeviceState::Active,
            paired_at: at(0),
            seen_at: at(0),
            refresh: Refresh::first(hash(1), at(0)),
            enrolment: None,
        };
        let (tenant, other) = (TenantId(ids.next_id()), TenantId(ids.next_id()));
        let signed = |key: &SigningKey, tenant, token| {
            hex(&key.sign(&refresh_message(tenant, session.device, token)).to_bytes())
        };
        let present = |session: &DeviceSession, token, signature: &str| {
            session.refresh(tenant, token, signature, hash(9), at(1))
        };
        let stranger = SigningKey::from_bytes(&[6; 32]);
        for bad in
            [signed(&stranger, tenant, hash(1)), signed(&key, other, hash(1)), signed(&key, tenant, hash(2))]
        {
            assert_eq!(present(&session, hash(1), &bad), Err(Denied::BadSignature));
        }
        let right = signed(&key, tenant, hash(1));
        assert!(matches!(present(&session, hash(1), &right), Ok(Refreshing::Renewed(_))));
        for (state, denied) in
            [(DeviceState::Revoked, Denied::DeviceRevoked), (DeviceState::Wipe, Denied::DeviceWiped)]
        {
            let session = DeviceSession { state, ..session.clone() };
            assert_eq!(present(&session, hash(1), &right), Err(denied));
        }
    }
}
