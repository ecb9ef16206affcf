//! A passage: a browser that went to another place, or to an authenticator, and is to come back once.
//!
//! Everything it must bring back follows from one secret in a cookie, so any server of a database may take
//! the answer. That it is taken once and soon, the back end keeps.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::SignedDuration;
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

use crate::secret::Secret;

/// How long the way there and back may take.
pub const HOLDS: SignedDuration = SignedDuration::from_mins(10);

/// The secret of a passage.
#[derive(Debug, Clone)]
pub struct Passage(pub Secret<32>);

impl Passage {
    /// What the other place sends back as it is (RFC 6749, § 10.12).
    pub fn state(&self) -> String {
        self.derived(b"obeznik passage state v1\0")
    }

    /// What its signed answer must contain (OpenID Connect Core, § 3.1.2.1).
    pub fn nonce(&self) -> String {
        self.derived(b"obeznik passage nonce v1\0")
    }

    /// What proves at the exchange that it was we who asked (RFC 7636).
    pub fn verifier(&self) -> String {
        self.derived(b"obeznik passage verifier v1\0")
    }

    /// What an authenticator must sign (Web Authentication, § 13.4.3).
    pub fn challenge(&self) -> String {
        self.derived(b"obeznik passage challenge v1\0")
    }

    /// Whether what came back is ours.
    pub fn is_own_state(&self, state: &str) -> bool {
        self.state().as_bytes().ct_eq(state.as_bytes()).into()
    }

    fn derived(&self, label: &[u8]) -> String {
        let mut digest = Sha256::new();
        digest.update(label);
        digest.update(self.0.bytes());
        URL_SAFE_NO_PAD.encode(digest.finalize())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_follows_from_the_secret_and_nothing_from_each_other() {
        let passage = |byte| Passage(Secret::new([byte; 32]));
        let one = passage(1);
        let all =
            [one.state(), one.nonce(), one.verifier(), one.challenge(), passage(2).state(), one.0.text()];
        let different: std::collections::BTreeSet<_> = all.iter().collect();
        assert_eq!(different.len(), all.len());
        assert!(all.iter().all(|text| text.len() == 43), "RFC 7636 asks for 43 characters at least");
        assert!(one.is_own_state(&one.state()) && !one.is_own_state(&passage(2).state()));
        assert!(!one.is_own_state(""));
    }
}
