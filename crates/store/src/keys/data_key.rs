//! The one key of a store and the keys derived from it.

use zeroize::Zeroizing;

use crate::error::StoreError;

/// Thirty-two random bytes from which everything in the store is sealed. Wiped from memory when dropped.
#[derive(Clone)]
pub(crate) struct DataKey(Zeroizing<[u8; 32]>);

impl DataKey {
    /// A new random key.
    pub(crate) fn random() -> Result<Self, StoreError> {
        Ok(Self(Zeroizing::new(random_bytes()?)))
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(|bytes| Self(Zeroizing::new(bytes)))
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// A key for one purpose, from which neither the data key nor another purpose's key follows.
    pub(crate) fn derive(&self, purpose: &str) -> [u8; 32] {
        blake3::derive_key(purpose, self.0.as_slice())
    }

    /// What keys of people's pages at the server come of. Unlike the key that names blobs, no device gets it.
    pub(crate) fn page_secret(&self) -> [u8; 32] {
        self.derive("obeznik page secret v1")
    }

    /// The key as SQLCipher takes it raw, without its own slow derivation.
    pub(crate) fn for_database(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::from("x'"));
        for byte in self.derive("obeznik store database v1") {
            text.push_str(&format!("{byte:02x}"));
        }
        text.push('\'');
        text
    }

    /// Says whether a key is the store's, without saying the key.
    pub(crate) fn check_value(&self) -> String {
        self.derive("obeznik store check v1")[..16].iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// Random bytes of the operating system.
pub(crate) fn random_bytes<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| StoreError::Broken(error.to_string()))?;
    Ok(bytes)
}
