//! Signatures of devices.

use ed25519_dalek::{Signature, Signer as _, SigningKey, Verifier as _, VerifyingKey};
use obeznik_kernel::hex::hex;
use obeznik_kernel::{Command, Device, DeviceId, Stop};
use serde::{Deserialize, Serialize};

/// A command with the signature given at its birth, and its place in the device's line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedCommand {
    /// What was signed.
    pub command: Command,
    /// The device.
    pub device: DeviceId,
    /// Gapless number given when the batch was sealed; none where the authority is the device itself.
    pub n: Option<u64>,
    /// Ed25519 over the JSON of `command`, 128 hexadecimal digits.
    pub signature: String,
}

impl SignedCommand {
    /// Signs a command with the device's key.
    ///
    /// # Errors
    /// [`Stop::Broken`] when the command cannot be serialised.
    pub fn sign(command: Command, device: DeviceId, key: &SigningKey) -> Result<Self, Stop> {
        let signature = hex(&key.sign(&signed_bytes(&command)?).to_bytes());
        Ok(Self { command, device, n: None, signature })
    }

    /// Whether the signature is of that device.
    ///
    /// # Errors
    /// [`Stop::Broken`] when the command cannot be serialised.
    pub fn is_signed_by(&self, device: &Device) -> Result<bool, Stop> {
        let bytes = signed_bytes(&self.command)?;
        let key = from_hex(&device.public_key).and_then(|key| VerifyingKey::from_bytes(&key).ok());
        let signature = from_hex(&self.signature).map(|bytes| Signature::from_bytes(&bytes));
        Ok(matches!((key, signature), (Some(key), Some(signature)) if key.verify(&bytes, &signature).is_ok()))
    }
}

/// The public half of a key as stored in a [`Device`].
pub fn public_key_text(key: &SigningKey) -> String {
    hex(key.verifying_key().as_bytes())
}

fn signed_bytes(command: &Command) -> Result<Vec<u8>, Stop> {
    serde_json::to_vec(command).map_err(|error| Stop::Broken(error.to_string()))
}

fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let bytes = text.as_bytes();
    if bytes.len() != 2 * N {
        return None;
    }
    let mut out = [0; N];
    for (place, pair) in out.iter_mut().zip(bytes.chunks(2)) {
        *place = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(out)
}
