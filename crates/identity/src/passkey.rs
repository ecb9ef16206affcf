//! Passkeys (Web Authentication, level 3): a key pair of which the office knows the public half.
//!
//! The relying side without attestation: what kind of authenticator somebody has is nobody's business here, so its
//! statement is not read. Signatures are verified by `ring`, the cipher library of the house's TLS.

mod cbor;
mod key;
mod said;

use jiff::Timestamp;
use obeznik_kernel::PersonId;

pub use key::{ALGORITHMS, PublicKey};
pub use said::{Answer, Asserted, Made, Odd, Place, asserted, made};

/// Longest identifier an authenticator may give (Web Authentication, § 7.1, step 25).
pub const LONGEST_ID: usize = 1_023;
/// Passkeys one person may have.
pub const MOST: usize = 10;

/// A passkey as kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    /// The identifier its authenticator gave it.
    pub id: Vec<u8>,
    /// Whose it is.
    pub person: PersonId,
    /// Its public half.
    pub key: PublicKey,
    /// Uses the authenticator counted; 0 when it counts none.
    pub counter: u32,
    /// What its person calls it.
    pub name: String,
    /// When it was made.
    pub made_at: Timestamp,
    /// When it was last used.
    pub used_at: Option<Timestamp>,
}
