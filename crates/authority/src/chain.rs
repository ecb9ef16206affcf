//! The audit chain: each link hashes the one before, so a change behind a kept head is seen.
//!
//! `hash = SHA-256(log_no ‖ prev ‖ header ‖ contents)`. The header is hashed openly and stays for ever. The
//! contents are the input, the words of the verdict and the signature, hashed together under a salt:
//! `contents = SHA-256(salt ‖ input ‖ words ‖ signature)`, each part after its length. A lawful erasure takes them
//! with their salt: the inner hash stays, nobody can try guesses on it, and the chain still verifies. The link that
//! erased names those it took from, so that nothing is missing without a word.
//!
//! In links of the first shape the words of the verdict and the signature stand in the header. Where such a link is
//! erased, they leave the header too, which its hash then no longer covers: the link that erased names the hash of
//! what remained.
//!
//! What it gives: changes later than a head somebody kept are seen. The owner of the machine is not stopped before
//! one exists.

use std::collections::BTreeMap;

use obeznik_kernel::hex::hex;
use obeznik_kernel::{Base, BlobHash, CommandId, DeviceId, OnBehalf, PersonId, Refusal, Stop, Timestamp};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::erase::REFUSED_ERASED;
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
    /// Hash of the contents under the salt, hexadecimal.
    pub payload_hash: String,
    /// Hash of the link before; 64 zeros for the first.
    pub prev: String,
    /// Hash of this link.
    pub hash: String,
}

/// The shape of links made now. In links of the first one, words and signature are hashed openly.
pub const SHAPE: u16 = 2;

/// Who did what when, and what came of it. The words of the verdict and the signature belong to the contents: they
/// are joined when a link is read, and nothing of them is there after a lawful erasure.
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
    /// How the link is hashed.
    #[serde(default = "first_shape", skip_serializing_if = "is_first_shape")]
    pub shape: u16,
    /// Links whose contents went with this command.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clears: Vec<Cleared>,
}

fn first_shape() -> u16 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_first_shape(shape: &u16) -> bool {
    *shape == first_shape()
}

/// A link whose contents were erased.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cleared {
    /// Its number.
    pub log_no: u64,
    /// Hash of what remained of its header, where words left that too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub header: Option<String>,
}

/// A link as it is stored: what is hashed openly apart from the contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredLink {
    /// As in [`LogEntry`].
    pub log_no: u64,
    /// JSON as hashed.
    pub header: String,
    /// As in [`LogEntry`].
    pub payload: Option<String>,
    /// As in [`LogEntry`].
    pub salt: Option<String>,
    /// JSON of the verdict, where it says more than its kind.
    pub words: Option<String>,
    /// The signature, in links that keep it apart.
    pub signature: Option<String>,
    /// As in [`LogEntry`].
    pub payload_hash: String,
    /// As in [`LogEntry`].
    pub prev: String,
    /// As in [`LogEntry`].
    pub hash: String,
}

impl StoredLink {
    /// The link with its contents joined.
    ///
    /// # Errors
    /// When header or words are not JSON of this or an older program.
    pub fn join(self) -> serde_json::Result<LogEntry> {
        let Self { log_no, header, payload, salt, words, signature, payload_hash, prev, hash } = self;
        let mut header: Header = serde_json::from_str(&header)?;
        if let Some(words) = words {
            header.verdict = serde_json::from_str(&words)?;
        }
        if let Some(signature) = signature {
            header.signature = signature;
        }
        Ok(LogEntry { log_no, header, payload, salt, payload_hash, prev, hash })
    }
}

impl Header {
    /// What stays when the contents are taken: no words, no signature.
    fn bare(&self) -> Self {
        Self { signature: String::new(), verdict: self.verdict.bare(), ..self.clone() }
    }

    /// JSON of what is hashed openly.
    fn open_text(&self) -> Result<String, Stop> {
        let open = if self.shape < SHAPE { self.clone() } else { self.bare() };
        serde_json::to_string(&open).map_err(|error| Stop::Broken(error.to_string()))
    }

    /// JSON of the verdict; empty where it says no more than its kind.
    pub(crate) fn words(&self) -> Result<String, Stop> {
        if self.verdict == self.verdict.bare() {
            return Ok(String::new());
        }
        serde_json::to_string(&self.verdict).map_err(|error| Stop::Broken(error.to_string()))
    }
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
    /// The contents are not those that were hashed.
    #[error("the input of entry {0} was changed")]
    PayloadChanged(u64),
    /// The contents are missing and no link says that they were erased.
    #[error("the input of entry {0} is missing and no entry says that it was erased")]
    Missing(u64),
}

impl LogEntry {
    /// Makes the link that follows `head`.
    ///
    /// # Errors
    /// [`Stop::Broken`] when the header cannot be serialised.
    pub fn after(head: &ChainHead, header: Header, payload: String, salt: [u8; 16]) -> Result<Self, Stop> {
        let (salt, log_no) = (hex(&salt), head.log_no + 1);
        let payload_hash = contents_hash(&salt, &payload, &header)?;
        let hash = link_hash(log_no, &head.hash, &header, &payload_hash)?;
        let (payload, salt, prev) = (Some(payload), Some(salt), head.hash.clone());
        Ok(Self { log_no, header, payload, salt, payload_hash, prev, hash })
    }

    /// The head this link is.
    pub fn head(&self) -> ChainHead {
        ChainHead { log_no: self.log_no, hash: self.hash.clone() }
    }

    /// Whether its contents were erased.
    pub fn is_cleared(&self) -> bool {
        self.payload.is_none()
    }

    /// The answer as it is given again; of a refusal whose words were erased it says just that.
    pub fn verdict(&self) -> Verdict {
        match &self.header.verdict {
            Verdict::Refused(_) if self.is_cleared() => Verdict::Refused(Refusal::new(REFUSED_ERASED)),
            verdict => verdict.clone(),
        }
    }

    /// The link without its contents, and how the link that erases names it.
    ///
    /// # Errors
    /// [`Stop::Broken`] when the header cannot be serialised.
    pub fn cleared(self) -> Result<(Self, Cleared), Stop> {
        let bare = Self { header: self.header.bare(), payload: None, salt: None, ..self };
        let header = if bare.header.shape < SHAPE { Some(bare.header_hash()?) } else { None };
        let named = Cleared { log_no: bare.log_no, header };
        Ok((bare, named))
    }

    /// The link as it is stored.
    ///
    /// # Errors
    /// [`Stop::Broken`] when it cannot be serialised.
    pub fn stored(&self) -> Result<StoredLink, Stop> {
        let is_apart = self.header.shape >= SHAPE && !self.is_cleared();
        let words = self.header.words()?;
        let signature = is_apart.then(|| self.header.signature.clone());
        Ok(StoredLink {
            log_no: self.log_no,
            header: self.header.open_text()?,
            payload: self.payload.clone(),
            salt: self.salt.clone(),
            words: Some(words).filter(|words| is_apart && !words.is_empty()),
            signature: signature.filter(|signature| !signature.is_empty()),
            payload_hash: self.payload_hash.clone(),
            prev: self.prev.clone(),
            hash: self.hash.clone(),
        })
    }

    fn header_hash(&self) -> Result<String, Stop> {
        Ok(hex(&Sha256::digest(self.header.open_text()?)))
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
            && contents_hash(salt, payload, &self.header).ok().as_ref() != Some(&self.payload_hash)
        {
            return Err(BrokenLink::PayloadChanged(self.log_no));
        }
        let is_old_and_cleared = self.is_cleared() && self.header.shape < SHAPE;
        match link_hash(self.log_no, &self.prev, &self.header, &self.payload_hash) {
            Ok(hash) if hash == self.hash || is_old_and_cleared => Ok(()),
            _ => Err(BrokenLink::Changed(self.log_no)),
        }
    }
}

/// A walk along a chain, link by link.
#[derive(Debug, Clone)]
pub struct Walk {
    head: ChainHead,
    /// Links without contents that no later one has named yet: with the hash of what remains of the header where it
    /// is not covered by the link's own, and the head before.
    unnamed: BTreeMap<u64, (Option<String>, ChainHead)>,
}

impl Walk {
    /// Begins after a head.
    pub fn from(start: ChainHead) -> Self {
        Self { head: start, unnamed: BTreeMap::new() }
    }

    /// The last link that holds.
    pub fn head(&self) -> &ChainHead {
        &self.head
    }

    /// Takes the next link.
    ///
    /// # Errors
    /// How it does not hold.
    pub fn take(&mut self, entry: &LogEntry) -> Result<(), BrokenLink> {
        entry.check(&self.head)?;
        if entry.is_cleared() {
            let old = (entry.header.shape < SHAPE).then(|| entry.header_hash());
            let old = old.transpose().map_err(|_| BrokenLink::Changed(entry.log_no))?;
            self.unnamed.insert(entry.log_no, (old, self.head.clone()));
        }
        for Cleared { log_no, header } in &entry.header.clears {
            match self.unnamed.remove(log_no) {
                Some((remained, _)) if remained != *header => return Err(BrokenLink::Changed(*log_no)),
                _ => {}
            }
        }
        self.head = entry.head();
        Ok(())
    }

    /// Ends the walk and gives the head.
    ///
    /// # Errors
    /// The first link whose contents are missing without a word, and the last sound one before it.
    pub fn end(self) -> Result<ChainHead, (BrokenLink, ChainHead)> {
        match self.unnamed.into_iter().next() {
            Some((log_no, (_, before))) => Err((BrokenLink::Missing(log_no), before)),
            None => Ok(self.head),
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
    let mut walk = Walk::from(start);
    for entry in entries {
        walk.take(&entry)?;
    }
    walk.end().map_err(|(link, _)| link)
}

fn contents_hash(salt: &str, payload: &str, header: &Header) -> Result<String, Stop> {
    let digest = Sha256::new().chain_update(salt);
    if header.shape < SHAPE {
        return Ok(hex(&digest.chain_update(payload).finalize()));
    }
    let words = header.words()?;
    let parts = [payload, &words, &header.signature];
    let digest = parts.iter().fold(digest, |digest, part| {
        digest.chain_update((part.len() as u64).to_be_bytes()).chain_update(part)
    });
    Ok(hex(&digest.finalize()))
}

fn link_hash(log_no: u64, prev: &str, header: &Header, payload_hash: &str) -> Result<String, Stop> {
    let header = header.open_text()?;
    let digest = Sha256::new()
        .chain_update(log_no.to_be_bytes())
        .chain_update(prev)
        .chain_update((header.len() as u64).to_be_bytes())
        .chain_update(header)
        .chain_update(payload_hash);
    Ok(hex(&digest.finalize()))
}
