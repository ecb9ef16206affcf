//! Visits: a browser that is signed in, for the few pages of the door. Short, and bound to a cookie.

use jiff::{SignedDuration, Timestamp};
use obeznik_kernel::PersonId;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

use crate::denied::Denied;
use crate::secret::{Secret, SecretHash};

/// How long a visit lasts.
pub const HOLDS: SignedDuration = SignedDuration::from_mins(30);

/// A browser at the door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Visit {
    /// Hash of the cookie.
    pub hash: SecretHash,
    /// Who came.
    pub person: PersonId,
    /// How far they are.
    pub stage: Stage,
    /// When it began.
    pub began_at: Timestamp,
}

/// How far a visit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// The pass-phrase was right; a code of the authenticator is asked for.
    AwaitsCode,
    /// The pass-phrase was right; an authenticator must be set up first.
    AwaitsSetUp,
    /// Signed in.
    In,
}

impl Visit {
    /// Whether the visit still lasts.
    ///
    /// # Errors
    /// [`Denied::NotSignedIn`].
    pub fn lasts(&self, now: Timestamp) -> Result<(), Denied> {
        let age = now.duration_since(self.began_at);
        if !age.is_negative() && age < HOLDS { Ok(()) } else { Err(Denied::NotSignedIn) }
    }
}

/// What forms carry so that no other page can send them: follows from the cookie, which no other page reads.
pub fn form_token(cookie: &Secret<32>) -> String {
    let mut digest = Sha256::new();
    digest.update(b"obeznik form v1\0");
    digest.update(cookie.bytes());
    digest.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// Whether a form came from our page in the same visit.
pub fn is_own_form(cookie: &Secret<32>, token: &str) -> bool {
    form_token(cookie).as_bytes().ct_eq(token.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_of_another_visit_is_not_ours() {
        let (one, two) = (Secret::new([1; 32]), Secret::new([2; 32]));
        assert!(is_own_form(&one, &form_token(&one)));
        for token in [form_token(&two), String::new(), one.text()] {
            assert!(!is_own_form(&one, &token));
        }
    }
}
