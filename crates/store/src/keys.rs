//! Keys: one random data key, wrapped by the keyring or a pass-phrase and always by a recovery code.
//!
//! The wraps and a check value lie in `store.keys`, so that a wrong key (the check value does not fit)
//! and a damaged file (it fits and the file does not read) are told apart.

mod data_key;
mod file;
mod keyring;
mod moved;
mod recovery;
mod renewal;
mod verifier;
mod wrap;

pub use self::file::Protection;
pub use self::keyring::{Keyring, MemoryKeyring, NoKeyring, SystemKeyring, keyring_of_environment};
pub use self::moved::OfficeKeys;
pub use self::recovery::RecoveryCode;
pub use self::verifier::Verifier;

pub(crate) use self::data_key::{DataKey, random_bytes};
pub(crate) use self::file::{HANDING_OVER, KeyFile, Unlocked};
pub(crate) use self::renewal::{Keepers, NextKey};

/// What opens a store.
#[derive(Clone, Copy)]
pub enum Unlock<'a> {
    /// The keyring of the signed-in person.
    Keyring(&'a dyn Keyring),
    /// The pass-phrase.
    PassPhrase(&'a str),
    /// The printed recovery code, in any case and with any separators.
    RecoveryCode(&'a str),
}
