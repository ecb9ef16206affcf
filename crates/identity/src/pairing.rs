//! Pairing a device in the system browser (RFC 8252 with PKCE S256, RFC 7636).
//!
//! The application opens the browser at the server with a challenge, a `state`, its port on the loopback
//! and its public key. The person signs in there, compares six digits with those in the application and
//! confirms. The browser takes a code to the loopback, and the application exchanges it with the verifier
//! of its challenge and a signature of its key. Nothing is kept before the person confirms.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::{Signature, VerifyingKey};
use jiff::{SignedDuration, Timestamp};
use obeznik_kernel::{DeviceId, PersonId, RecordId};
use sha2::{Digest as _, Sha256};

use crate::denied::Denied;
use crate::secret::SecretHash;
use crate::tenant::TenantId;

/// How long a confirmed pairing waits for its exchange.
pub const HOLDS: SignedDuration = SignedDuration::from_mins(5);
/// Longest name of a device.
const LONGEST_NAME: usize = 60;

/// What the application asks for in the address it opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairingRequest {
    /// The identifier the device made for itself.
    pub device: DeviceId,
    /// `BASE64URL(SHA-256(verifier))`, 43 characters.
    pub challenge: String,
    /// Given back as it came, so the application knows the answer is to its question.
    pub state: String,
    /// Where the application listens on 127.0.0.1.
    pub port: u16,
    /// Ed25519, 64 hexadecimal digits.
    pub public_key: String,
    /// A name for the list of devices.
    pub name: String,
}

/// What is kept of a device that asks to be let in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Knocking {
    /// The identifier the device made for itself.
    pub device: DeviceId,
    /// `BASE64URL(SHA-256(verifier))`, 43 characters.
    pub challenge: String,
    /// Ed25519, 64 hexadecimal digits.
    pub public_key: String,
    /// A name for the list of devices.
    pub name: String,
}

impl Knocking {
    /// Looks whether the parts have their shape.
    pub fn is_sound(&self) -> bool {
        self.challenge.len() == 43
            && is_url_safe(&self.challenge)
            && verifying_key(&self.public_key).is_some()
            && !self.name.trim().is_empty()
            && self.name.chars().count() <= LONGEST_NAME
            && !self.name.chars().any(char::is_control)
    }
}

impl PairingRequest {
    /// Looks whether the parts have their shape.
    pub fn is_sound(&self) -> bool {
        let is_state = (16..=128).contains(&self.state.len()) && is_url_safe(&self.state);
        is_state && self.port >= 1024 && self.knocking().is_sound()
    }

    /// The device alone, without the way of the browser.
    pub fn knocking(&self) -> Knocking {
        let Self { device, challenge, public_key, name, .. } = self.clone();
        Knocking { device, challenge, public_key, name }
    }

    /// Six digits that the application and the browser show alike: they follow from the request, so a
    /// request somebody else slipped in shows other digits.
    pub fn digits(&self) -> String {
        let mut digest = Sha256::new();
        digest.update(b"obeznik pairing digits v1\0");
        for part in [&self.challenge, &self.state, &self.public_key] {
            digest.update((part.len() as u64).to_be_bytes());
            digest.update(part);
        }
        let hash = digest.finalize();
        let number =
            u64::from_be_bytes([hash[0], hash[1], hash[2], hash[3], hash[4], hash[5], hash[6], hash[7]]);
        format!("{:06}", number % 1_000_000)
    }
}

/// A pairing that a person confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pairing {
    /// Names it in the code.
    pub id: RecordId,
    /// Hash of the code.
    pub code: SecretHash,
    /// Who confirmed.
    pub person: PersonId,
    /// The challenge of the request.
    pub challenge: String,
    /// The device.
    pub device: DeviceId,
    /// Its key.
    pub public_key: String,
    /// Its name.
    pub name: String,
    /// When it was confirmed.
    pub confirmed_at: Timestamp,
    /// When its code was exchanged.
    pub used_at: Option<Timestamp>,
}

/// What the application brings to the exchange.
#[derive(Debug, Clone)]
pub struct Exchange<'a> {
    /// Hash of the code's secret.
    pub code: SecretHash,
    /// The verifier of the challenge.
    pub verifier: &'a str,
    /// Signature of [`exchange_message`], 128 hexadecimal digits.
    pub signature: &'a str,
}

impl Pairing {
    /// Whether the exchange is right.
    ///
    /// # Errors
    /// [`Denied::LinkDead`] or [`Denied::BadSignature`].
    pub fn accepts(&self, tenant: TenantId, exchange: &Exchange<'_>, now: Timestamp) -> Result<(), Denied> {
        let age = now.duration_since(self.confirmed_at);
        let is_fresh = self.used_at.is_none() && !age.is_negative() && age < HOLDS;
        let is_right = exchange.code == self.code && challenge_of(exchange.verifier) == self.challenge;
        if !is_fresh || !is_right {
            return Err(Denied::LinkDead);
        }
        let message = exchange_message(tenant, self.id, exchange.verifier);
        check_signature(&self.public_key, &message, exchange.signature)
    }
}

/// `BASE64URL(SHA-256(verifier))`; of an ill-formed verifier something nobody asked for.
pub fn challenge_of(verifier: &str) -> String {
    let is_verifier = (43..=128).contains(&verifier.len())
        && verifier.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~".contains(&b));
    if is_verifier { URL_SAFE_NO_PAD.encode(Sha256::digest(verifier)) } else { String::new() }
}

/// What the device signs at the exchange.
pub fn exchange_message(tenant: TenantId, pairing: RecordId, verifier: &str) -> Vec<u8> {
    let mut message = b"obeznik exchange v1\0".to_vec();
    message.extend_from_slice(tenant.0.as_bytes());
    message.extend_from_slice(pairing.as_bytes());
    message.extend_from_slice(verifier.as_bytes());
    message
}

/// Looks whether the device signed the message. A weak key is none.
///
/// # Errors
/// [`Denied::BadSignature`].
pub fn check_signature(public_key: &str, message: &[u8], signature: &str) -> Result<(), Denied> {
    let signature = from_hex::<64>(signature).map(|bytes| Signature::from_bytes(&bytes));
    match (verifying_key(public_key), signature) {
        (Some(key), Some(signature)) if key.verify_strict(message, &signature).is_ok() => Ok(()),
        _ => Err(Denied::BadSignature),
    }
}

fn is_url_safe(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
}

fn verifying_key(text: &str) -> Option<VerifyingKey> {
    let is_lower = !text.bytes().any(|b| b.is_ascii_uppercase());
    let key = VerifyingKey::from_bytes(&from_hex(text)?).ok()?;
    (is_lower && !key.is_weak()).then_some(key)
}

fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let bytes = text.as_bytes();
    if bytes.len() != 2 * N || !bytes.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    let mut out = [0; N];
    for (place, pair) in out.iter_mut().zip(bytes.chunks(2)) {
        *place = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ed25519_dalek::{Signer as _, SigningKey};
    use obeznik_kernel::IdSource as _;
    use obeznik_kernel::testing::CountedIds;

    const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"; // RFC 7636, Appendix B
    const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    fn hex(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    fn key() -> SigningKey {
        SigningKey::from_bytes(&[5; 32])
    }

    fn request() -> PairingRequest {
        PairingRequest {
            device: DeviceId(CountedIds::default().next_id()),
            challenge: CHALLENGE.to_owned(),
            state: "c3RhdGUtc3RhdGUtc3Rh".to_owned(),
            port: 49152,
            public_key: hex(key().verifying_key().as_bytes()),
            name: "Notebook paní Novákové".to_owned(),
        }
    }

    #[test]
    fn a_request_of_another_shape_is_not_taken() {
        assert!(request().is_sound());
        let spoil: [fn(&mut PairingRequest); 9] = [
            |r| r.challenge.push('A'),
            |r| r.challenge = "=".repeat(43),
            |r| r.state = "short".to_owned(),
            |r| r.state = "a&b".repeat(10),
            |r| r.port = 80,
            |r| r.public_key = "00".repeat(32), // a weak key signs for everybody
            |r| r.public_key = r.public_key.to_uppercase(),
            |r| r.name = "\u{7}".to_owned(),
            |r| r.name = "x".repeat(61),
        ];
        for (case, spoil) in spoil.iter().enumerate() {
            let mut spoilt = request();
            spoil(&mut spoilt);
            assert!(!spoilt.is_sound(), "case {case}: {spoilt:?}");
        }
    }

    #[test]
    fn the_digits_follow_from_the_request_alone() {
        let digits = request().digits();
        assert_eq!(digits.len(), 6);
        let mut renamed = request();
        renamed.name = "jiný název".to_owned();
        assert_eq!(renamed.digits(), digits);
        let mut other = request();
        other.state = "YW5vdGhlci1zdGF0ZS0x".to_owned();
        assert_ne!(other.digits(), digits);
    }

    #[test]
    fn the_exchange_needs_code_verifier_and_key_within_five_minutes_once() {
        let mut ids = CountedIds::default();
        let (tenant, other) = (TenantId(ids.next_id()), TenantId(ids.next_id()));
        let pairing = Pairing {
            id: ids.next_id(),
            code: SecretHash([1; 32]),
            person: PersonId(ids.next_id()),
            challenge: CHALLENGE.to_owned(),
            device: request().device,
            public_key: request().public_key,
            name: request().name,
            confirmed_at: "2026-11-23T08:00:00Z".parse().unwrap(),
            used_at: None,
        };
        let used = Pairing { used_at: Some(pairing.confirmed_at), ..pairing.clone() };
        let signed = |key: &SigningKey, tenant| {
            hex(&key.sign(&exchange_message(tenant, pairing.id, VERIFIER)).to_bytes())
        };
        let (right, code) = (signed(&key(), tenant), SecretHash([1; 32]));
        let stranger = signed(&SigningKey::from_bytes(&[6; 32]), tenant);
        let elsewhere = signed(&key(), other);
        let long = "a".repeat(43);
        let table = [
            (&pairing, code, VERIFIER, &right, 0, Ok(())),
            (&pairing, code, VERIFIER, &right, 299, Ok(())),
            (&pairing, code, VERIFIER, &right, 300, Err(Denied::LinkDead)),
            (&pairing, code, VERIFIER, &right, -1, Err(Denied::LinkDead)),
            (&used, code, VERIFIER, &right, 0, Err(Denied::LinkDead)),
            (&pairing, SecretHash([2; 32]), VERIFIER, &right, 0, Err(Denied::LinkDead)),
            (&pairing, code, &long, &right, 0, Err(Denied::LinkDead)),
            (&pairing, code, "", &right, 0, Err(Denied::LinkDead)),
            (&pairing, code, VERIFIER, &stranger, 0, Err(Denied::BadSignature)),
            (&pairing, code, VERIFIER, &elsewhere, 0, Err(Denied::BadSignature)),
            (&pairing, code, VERIFIER, &String::new(), 0, Err(Denied::BadSignature)),
        ];
        for (case, (pairing, code, verifier, signature, after, expected)) in table.into_iter().enumerate() {
            let now = pairing.confirmed_at + SignedDuration::from_secs(after);
            let exchange = Exchange { code, verifier, signature };
            assert_eq!(pairing.accepts(tenant, &exchange, now), expected, "case {case}");
        }
    }
}
