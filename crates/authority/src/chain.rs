//! The audit chain: each link hashes the one before, so a change behind a kept head is seen.
//!
//! `hash = SHA-256(log_no ‖ prev ‖ header ‖ SHA-256(salt ‖ payload))`. Erasing a payload on a legal
//! order erases its salt too: the inner hash stays and the chain still verifies. What it gives: changes
//! later than a head somebody kept are seen. The owner of the machine is not stopped before one exists.

use obeznik_kernel::hex::hex;
use obeznik_kernel::{Base, BlobHash, CommandId, DeviceId, OnBehalf, PersonId, Stop, Timestamp};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::verdict::Verdict;

/// One line of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogEntry {
    /// From 1, without gaps.
    pub log_no: u64,
    /// What the chain hashes besides the payload.
    pub header: Header,
    /// The input; nothing after a lawful erasure.
    pub payload: Option<String>,
    /// Sixteen random bytes in hexadecimal; nothing after a lawful erasure.
    pub salt: Option<String>,
    /// `SHA-256(salt ‖ payload)`, hexadecimal.
    pub payload_hash: String,
    /// Hash of the link before; 64 zeros for the first.
    pub prev: String,
    /// Hash of this link.
    pub hash: String,
}

/// Who did what when, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// The command.
    pub command: CommandId,
    /// Its kind.
    pub kind: String,
    /// Version of its payload.
    pub kind_version: u16,
    /// The device that signed it; nothing for the system.
    pub device: Option<DeviceId>,
    /// Its number in the device's line.
    pub n: Option<u64>,
    /// Who acted; nobody for the system.
    pub actor: Option<PersonId>,
    /// For whom.
    pub on_behalf_of: Option<OnBehalf>,
    /// The blob with the rows of a bulk command.
    pub blob: Option<BlobHash>,
    /// What the person saw.
    pub base: Vec<Base>,
    /// The device's claim of the time.
    pub client_time: Timestamp,
    /// When the authority decided.
    pub received_at: Timestamp,
    /// The signature given at birth.
    pub signature: String,
    /// The answer.
    pub verdict: Verdict,
}

/// The end of the chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChainHead {
    /// Number of the last link; 0 when there is none.
    pub log_no: u64,
    /// Its hash.
    pub hash: String,
}

impl ChainHead {
    /// The head of an empty chain.
    pub fn empty() -> Self {
        Self { log_no: 0, hash: "0".repeat(64) }
    }
}

/// Where a chain does not hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
pub enum BrokenLink {
    /// A number is missing or doubled.
    #[error("entry {found} stands where {expected} belongs")]
    Gap {
        /// The number that belongs there.
        expected: u64,
        /// The number found.
        found: u64,
    },
    /// The link does not follow from the one before.
    #[error("entry {0} does not follow from the one before it")]
    Detached(u64),
    /// The header or the stored hash was changed.
    #[error("entry {0} was changed")]
    Changed(u64),
    /// The payload is not the one that was hashed.
    #[error("the input of entry {0} was changed")]
    PayloadChanged(u64),
}

impl LogEntry {
    /// Makes the link that follows `head`.
    ///
    /// # Errors
    /// [`Stop::Broken`] when the header cannot be serialised.
    pub fn after(head: &ChainHead, header: Header, payload: String, salt: [u8; 16]) -> Result<Self, Stop> {
        let salt = hex(&salt);
        let payload_hash = payload_hash(&salt, &payload);
        let log_no = head.log_no + 1;
        let hash = link_hash(log_no, &head.hash, &header, &payload_hash)?;
        let (payload, salt, prev) = (Some(payload), Some(salt), head.hash.clone());
        Ok(Self { log_no, header, payload, salt, payload_hash, prev, hash })
    }

    /// The head this link is.
    pub fn head(&self) -> ChainHead {
        ChainHead { log_no: self.log_no, hash: self.hash.clone() }
    }

    fn check(&self, before: &ChainHead) -> Result<(), BrokenLink> {
        let expected = before.log_no + 1;
        if self.log_no != expected {
            return Err(BrokenLink::Gap { expected, found: self.log_no });
        }
        if self.prev != before.hash {
            return Err(BrokenLink::Detached(self.log_no));
        }
        if let (Some(payload), Some(salt)) = (&self.payload, &self.salt)
            && payload_hash(salt, payload) != self.payload_hash
        {
            return Err(BrokenLink::PayloadChanged(self.log_no));
        }
        match link_hash(self.log_no, &self.prev, &self.header, &self.payload_hash) {
            Ok(hash) if hash == self.hash => Ok(()),
            _ => Err(BrokenLink::Changed(self.log_no)),
        }
    }
}

/// Walks a chain from `start` and gives its head, or names the first broken link.
///
/// # Errors
/// The first link that does not hold.
pub fn verify_chain(
    start: ChainHead,
    entries: impl IntoIterator<Item = LogEntry>,
) -> Result<ChainHead, BrokenLink> {
    let mut head = start;
    for entry in entries {
        entry.check(&head)?;
        head = entry.head();
    }
    Ok(head)
}

fn payload_hash(salt: &str, payload: &str) -> String {
    hex(&Sha256::new().chain_update(salt).chain_update(payload).finalize())
}

fn link_hash(log_no: u64, prev: &str, header: &Header, payload_hash: &str) -> Result<String, Stop> {
    let header = serde_json::to_vec(header).map_err(|error| Stop::Broken(error.to_string()))?;
    let digest = Sha256::new()
        .chain_update(log_no.to_be_bytes())
        .chain_update(prev)
        .chain_update((header.len() as u64).to_be_bytes())
        .chain_update(header)
        .chain_update(payload_hash);
    Ok(hex(&digest.finalize()))
}
