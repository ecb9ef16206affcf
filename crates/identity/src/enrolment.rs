//! Computers the office looks after itself: a token in the policy of the machine, presented before it pairs.
//!
//! The token opens nothing: the person signs in as ever. It says only that an administrator of the office set the
//! machine up, and an office may pair no other.

use jiff::{SignedDuration, Timestamp};
use obeznik_kernel::{DeviceId, RecordId};

use crate::secret::SecretHash;

/// How long a presented token waits for the pairing: an hour for the browser, and time for what comes before and after.
pub const PRESENTED_HOLDS: SignedDuration = SignedDuration::from_hours(2);

/// A token of enrolment as the office keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolment {
    /// Names it in the token.
    pub id: RecordId,
    /// Hash of its secret.
    pub hash: SecretHash,
    /// What the administrator calls it.
    pub name: String,
    /// When it was made.
    pub made_at: Timestamp,
    /// It holds before this instant; always when there is none.
    pub ends_at: Option<Timestamp>,
    /// When it was ended.
    pub ended_at: Option<Timestamp>,
}

impl Enrolment {
    /// Whether a computer may still come by it.
    pub fn holds(&self, now: Timestamp) -> bool {
        self.ended_at.is_none() && self.ends_at.is_none_or(|end| now < end)
    }
}

/// A token that a computer presented.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Presented {
    /// The identifier the computer made for itself.
    pub device: DeviceId,
    /// Its Ed25519 key, 64 hexadecimal digits.
    pub public_key: String,
    /// Which token.
    pub enrolment: RecordId,
    /// When.
    pub at: Timestamp,
}

impl Presented {
    /// Whether it still waits for the pairing.
    pub fn waits(&self, now: Timestamp) -> bool {
        now.duration_since(self.at) < PRESENTED_HOLDS
    }
}
