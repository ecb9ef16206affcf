//! Devices that sign commands.

use serde::{Deserialize, Serialize};

use crate::id::PersonId;
use crate::record::Record;

/// A device that signs commands. The private half lies in the keyring of the device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Device {
    /// Name a person gave it.
    pub name: String,
    /// Ed25519 public key, 64 hexadecimal digits.
    pub public_key: String,
    /// Whose it is; nobody's in an office that shares it by profiles.
    pub person: Option<PersonId>,
    /// `active`, `revoked` or `wipe`.
    pub state: String,
}

impl Record for Device {
    const KIND: &'static str = "device";
}
