//! The data key sealed for one way of opening.

use argon2::{Algorithm, Argon2, Params, Version};
use obeznik_seal::Seal;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::data_key::{DataKey, random_bytes};
use crate::error::StoreError;

/// The data key under another key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Wrap {
    /// What opens it.
    pub(crate) by: WrapBy,
    /// Twelve bytes, hexadecimal.
    nonce: String,
    /// The sealed key, hexadecimal.
    sealed: String,
}

/// What opens a wrap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum WrapBy {
    /// A secret in the keyring of the system.
    Keyring {
        /// Name of the entry.
        entry: String,
    },
    /// A pass-phrase through argon2id.
    PassPhrase {
        /// Sixteen bytes, hexadecimal.
        salt: String,
        /// Memory in KiB.
        memory_kib: u32,
        /// Passes over the memory.
        passes: u32,
        /// Whose it is where several people share the computer; nobody's when it is the store's own.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        owner: Option<String>,
    },
    /// The printed code.
    RecoveryCode,
}

impl WrapBy {
    /// A pass-phrase with the cost of today: 64 MiB, three passes.
    pub(crate) fn pass_phrase(owner: Option<&str>) -> Result<Self, StoreError> {
        let (salt, owner) = (to_hex(&random_bytes::<16>()?), owner.map(str::to_owned));
        Ok(Self::PassPhrase { salt, memory_kib: 64 * 1024, passes: 3, owner })
    }

    /// The cost inside the encrypted file, where nobody guesses who does not have its key: 19 MiB, two passes.
    ///
    /// Source: OWASP Password Storage Cheat Sheet, the least for argon2id.
    pub(crate) fn inside() -> Result<Self, StoreError> {
        Ok(Self::PassPhrase {
            salt: to_hex(&random_bytes::<16>()?),
            memory_kib: 19 * 1024,
            passes: 2,
            owner: None,
        })
    }

    /// Whose pass-phrase it is.
    pub(crate) fn owner(&self) -> Option<&str> {
        match self {
            Self::PassPhrase { owner, .. } => owner.as_deref(),
            Self::Keyring { .. } | Self::RecoveryCode => None,
        }
    }

    /// The name of its entry in a keyring.
    pub(crate) fn entry(&self) -> Option<&str> {
        match self {
            Self::Keyring { entry } => Some(entry),
            Self::PassPhrase { .. } | Self::RecoveryCode => None,
        }
    }

    pub(crate) fn is_pass_phrase(&self) -> bool {
        matches!(self, Self::PassPhrase { .. })
    }

    /// The wrapping key from a secret.
    pub(crate) fn key_from(&self, secret: &[u8]) -> Result<Zeroizing<[u8; 32]>, StoreError> {
        match self {
            Self::Keyring { .. } => Ok(derived("obeznik keyring wrap v1", secret)),
            Self::RecoveryCode => Ok(derived("obeznik recovery wrap v1", secret)),
            Self::PassPhrase { salt, memory_kib, passes, owner: _ } => {
                let salt = from_hex(salt).ok_or_else(bad_file)?;
                stretched(secret, &salt, *memory_kib, *passes)
            }
        }
    }
}

impl Wrap {
    /// Seals the data key.
    pub(crate) fn seal(key: &DataKey, by: WrapBy, secret: &[u8]) -> Result<Self, StoreError> {
        let nonce = random_bytes::<12>()?;
        let seal = Seal::new(&*by.key_from(secret)?);
        let sealed = seal.seal(nonce, b"", key.bytes().as_slice());
        let sealed = sealed.map_err(|_| StoreError::Broken("a key could not be sealed".to_owned()))?;
        Ok(Self { by, nonce: to_hex(&nonce), sealed: to_hex(&sealed) })
    }

    /// The data key, or [`StoreError::WrongKey`].
    pub(crate) fn open(&self, secret: &[u8]) -> Result<DataKey, StoreError> {
        let nonce: [u8; 12] =
            from_hex(&self.nonce).and_then(|bytes| bytes.try_into().ok()).ok_or_else(bad_file)?;
        let sealed = from_hex(&self.sealed).ok_or_else(bad_file)?;
        let seal = Seal::new(&*self.by.key_from(secret)?);
        let opened = seal.open(nonce, b"", &sealed);
        let opened = Zeroizing::new(opened.map_err(|_| StoreError::WrongKey)?);
        DataKey::from_bytes(&opened).ok_or_else(bad_file)
    }
}

fn derived(purpose: &str, secret: &[u8]) -> Zeroizing<[u8; 32]> {
    Zeroizing::new(blake3::derive_key(purpose, secret))
}

fn stretched(
    secret: &[u8],
    salt: &[u8],
    memory_kib: u32,
    passes: u32,
) -> Result<Zeroizing<[u8; 32]>, StoreError> {
    let broken = |error: argon2::Error| StoreError::Broken(error.to_string());
    let params = Params::new(memory_kib, passes, 1, Some(32)).map_err(broken)?;
    let mut key = Zeroizing::new([0; 32]);
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon.hash_password_into(secret, salt, key.as_mut_slice()).map_err(broken)?;
    Ok(key)
}

fn bad_file() -> StoreError {
    StoreError::Broken("store.keys does not read".to_owned())
}

pub(crate) fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(crate) fn from_hex(text: &str) -> Option<Vec<u8>> {
    let pairs = text.as_bytes().chunks(2);
    let byte = |pair: &[u8]| {
        (pair.len() == 2).then(|| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).flatten()
    };
    pairs.map(byte).collect()
}
