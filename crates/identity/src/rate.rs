//! Waiting times: each failure makes the next attempt wait longer, and nothing ever locks an account.
//!
//! An attempt is counted before it is verified, so that many at once gain nothing; success gives it back.
//! Counted are the pair of account and network, the network alone (a whole office may share one, so its
//! pace is mild) and the second factor of an account, where only who knows the pass-phrase arrives. An
//! account alone is never counted at the first step: strangers could keep its owner waiting for ever.

use jiff::{SignedDuration, Timestamp};
use sha2::{Digest as _, Sha256};

use crate::denied::Denied;
use crate::email::Email;

/// How fast attempts may follow each other.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// Failures without any waiting.
    free: u32,
    /// The first wait, doubled by each further failure.
    first: SignedDuration,
    /// The longest wait.
    longest: SignedDuration,
    /// Silence after which failures are forgotten.
    forgets_after: SignedDuration,
}

/// One account from one network.
pub const ACCOUNT_AND_NETWORK: Pace = Pace {
    free: 4,
    first: SignedDuration::from_secs(2),
    longest: SignedDuration::from_mins(15),
    forgets_after: SignedDuration::from_hours(24),
};
/// Everything from one network.
pub const NETWORK: Pace = Pace {
    free: 40,
    first: SignedDuration::from_secs(1),
    longest: SignedDuration::from_mins(5),
    forgets_after: SignedDuration::from_hours(1),
};
/// The second factor of one account.
pub const SECOND_FACTOR: Pace = Pace {
    free: 5,
    first: SignedDuration::from_secs(5),
    longest: SignedDuration::from_mins(15),
    forgets_after: SignedDuration::from_hours(24),
};

/// Silence after which no pace counts a failure any more, so it need not be kept.
pub const FORGOTTEN: SignedDuration = SignedDuration::from_hours(24);

/// What is counted: a hash, so that the table names nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AttemptKey(pub [u8; 32]);

impl AttemptKey {
    /// Attempts at one account from one network, such as `192.0.2.7` or `2001:db8:1:2::/64`.
    pub fn account_and_network(email: &Email, network: &str) -> Self {
        Self::of(&["account", email.as_str(), network])
    }

    /// Attempts with one name of another place from one network.
    pub fn outside_and_network(name: &str, network: &str) -> Self {
        Self::of(&["outside", name, network])
    }

    /// Attempts from one network.
    pub fn network(network: &str) -> Self {
        Self::of(&["network", network])
    }

    /// Tokens of enrolment from one network.
    pub fn enrolment(network: &str) -> Self {
        Self::of(&["enrolment", network])
    }

    /// Attempts at the second factor of one account.
    pub fn second_factor(email: &Email) -> Self {
        Self::of(&["second", email.as_str()])
    }

    /// Attempts at the confirmation code of an invitation.
    pub fn invitation(hash: crate::SecretHash) -> Self {
        let mut digest = Sha256::new();
        digest.update(b"invitation\0");
        digest.update(hash.0);
        Self(digest.finalize().into())
    }

    fn of(parts: &[&str]) -> Self {
        let mut digest = Sha256::new();
        for part in parts {
            digest.update((part.len() as u64).to_be_bytes());
            digest.update(part);
        }
        Self(digest.finalize().into())
    }
}

/// Failures so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attempts {
    /// How many without a success.
    pub failures: u32,
    /// The last one.
    pub last_at: Timestamp,
}

impl Attempts {
    /// Failures that still count.
    pub fn counted(self, pace: &Pace, now: Timestamp) -> u32 {
        if now.duration_since(self.last_at) >= pace.forgets_after { 0 } else { self.failures }
    }

    /// Nothing when an attempt may be made now.
    ///
    /// # Errors
    /// [`Denied::Wait`] with the instant from which it may.
    pub fn admit(self, pace: &Pace, now: Timestamp) -> Result<(), Denied> {
        let wait = pace.after(self.counted(pace, now));
        let until = self.last_at.checked_add(wait).unwrap_or(self.last_at);
        // A clock set back must not make anybody wait longer than the longest wait.
        let bounded = until.min(now.checked_add(pace.longest).unwrap_or(until));
        if wait.is_zero() || now >= until { Ok(()) } else { Err(Denied::Wait { until: bounded }) }
    }

    /// One more failure.
    #[must_use]
    pub fn and_one(this: Option<Self>, pace: &Pace, now: Timestamp) -> Self {
        let failures = this.map_or(0, |attempts| attempts.counted(pace, now)).saturating_add(1);
        Self { failures, last_at: now }
    }

    /// One failure less, for an attempt that succeeded.
    #[must_use]
    pub fn less_one(self) -> Self {
        Self { failures: self.failures.saturating_sub(1), ..self }
    }
}

impl Pace {
    fn after(&self, failures: u32) -> SignedDuration {
        match failures.checked_sub(self.free) {
            None | Some(0) => SignedDuration::ZERO,
            Some(over) => {
                let doubled = 1_i32.checked_shl(over - 1).filter(|factor| *factor > 0).unwrap_or(i32::MAX);
                self.first.checked_mul(doubled).unwrap_or(self.longest).min(self.longest)
            }
        }
    }

    /// The longest wait of this pace.
    pub fn longest(&self) -> SignedDuration {
        self.longest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + second).unwrap()
    }

    #[test]
    fn waits_grow_up_to_a_quarter_of_an_hour_and_end() {
        let table = [
            // failures, seconds since the last one, seconds left
            (4, 0, None),
            (5, 0, Some(2)),
            (5, 1, Some(1)),
            (5, 2, None),
            (6, 0, Some(4)),
            (10, 0, Some(64)),
            (40, 0, Some(900)),
            (u32::MAX, 0, Some(900)),
            (u32::MAX, 900, None),
            (u32::MAX, 24 * 3600, None), // forgotten
        ];
        for (failures, since, left) in table {
            let attempts = Attempts { failures, last_at: at(0) };
            let expected = left.map_or(Ok(()), |left: i64| Err(Denied::Wait { until: at(since + left) }));
            assert_eq!(attempts.admit(&ACCOUNT_AND_NETWORK, at(since)), expected, "{failures} {since}");
        }
    }

    #[test]
    fn a_clock_set_back_makes_nobody_wait_longer_than_the_longest_wait() {
        let attempts = Attempts { failures: 9, last_at: at(1_000_000) };
        let longest = Denied::Wait { until: at(900) };
        assert_eq!(attempts.admit(&ACCOUNT_AND_NETWORK, at(0)), Err(longest));
    }

    #[test]
    fn keys_of_different_things_differ() {
        let email = |text: &str| Email::parse(text).unwrap();
        let keys = [
            AttemptKey::account_and_network(&email("a@b.cz"), "192.0.2.1"),
            AttemptKey::account_and_network(&email("a@b.cz"), "192.0.2.2"),
            AttemptKey::account_and_network(&email("a@b.cz1"), "92.0.2.1"),
            AttemptKey::network("192.0.2.1"),
            AttemptKey::second_factor(&email("a@b.cz")),
        ];
        let different: std::collections::BTreeSet<_> = keys.iter().collect();
        assert_eq!(different.len(), keys.len());
    }
}
