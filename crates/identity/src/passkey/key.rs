//! Public keys of passkeys, as authenticators write them (COSE, RFC 9053).

use ring::signature::{
    ECDSA_P256_SHA256_ASN1, ED25519, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents, UnparsedPublicKey,
};

use super::cbor::{self, Value};

/// Algorithms the office takes, the best first (IANA COSE Algorithms): ES256, EdDSA, RS256.
pub const ALGORITHMS: [i64; 3] = [-7, -8, -257];

/// A public key in the bytes its authenticator wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey(Vec<u8>);

/// What the bytes say.
enum Parts<'a> {
    /// ECDSA over P-256 with SHA-256.
    Es256 { x: &'a [u8], y: &'a [u8] },
    /// Ed25519.
    EdDsa { x: &'a [u8] },
    /// RSASSA-PKCS1-v1_5 with SHA-256: what many computers with Windows have.
    Rs256 { n: &'a [u8], e: &'a [u8] },
}

impl PublicKey {
    /// The key, if the office knows how to verify with it.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let (value, rest) = cbor::read(bytes)?;
        let is_known = rest.is_empty() && parts(&value).is_some();
        is_known.then(|| Self(bytes.to_vec()))
    }

    /// The bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Whether it signed a message.
    pub(super) fn signed(&self, message: &[u8], signature: &[u8]) -> bool {
        let Some((value, _)) = cbor::read(&self.0) else { return false };
        match parts(&value) {
            Some(Parts::Es256 { x, y }) => {
                let point = [[4].as_slice(), x, y].concat();
                UnparsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, point).verify(message, signature).is_ok()
            }
            Some(Parts::EdDsa { x }) => {
                UnparsedPublicKey::new(&ED25519, x).verify(message, signature).is_ok()
            }
            Some(Parts::Rs256 { n, e }) => {
                let key = RsaPublicKeyComponents { n, e };
                key.verify(&RSA_PKCS1_2048_8192_SHA256, message, signature).is_ok()
            }
            None => false,
        }
    }
}

/// RFC 9053, § 7 and RFC 8230, § 4.
fn parts<'a>(value: &Value<'a>) -> Option<Parts<'a>> {
    let int = |key| value.get(&Value::Int(key)).and_then(Value::int);
    let bytes = |key| value.get(&Value::Int(key)).and_then(Value::bytes);
    let of_length = |key, length| bytes(key).filter(|found| found.len() == length);
    match (int(1)?, int(3)?) {
        (2, -7) if int(-1)? == 1 => Some(Parts::Es256 { x: of_length(-2, 32)?, y: of_length(-3, 32)? }),
        (1, -8) if int(-1)? == 6 => Some(Parts::EdDsa { x: of_length(-2, 32)? }),
        (3, -257) => Some(Parts::Rs256 { n: bytes(-1)?, e: bytes(-2)? }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ed25519_dalek::{Signer as _, SigningKey};

    #[test]
    fn a_key_verifies_what_its_other_half_signed() {
        let other_half = SigningKey::from_bytes(&[7; 32]);
        let mut bytes = vec![0xa4, 0x01, 0x01, 0x03, 0x27, 0x20, 0x06, 0x21, 0x58, 0x20];
        bytes.extend_from_slice(other_half.verifying_key().as_bytes());
        let key = PublicKey::parse(&bytes).unwrap();
        let signature = other_half.sign(b"zpr\xc3\xa1va").to_bytes();
        assert!(key.signed(b"zpr\xc3\xa1va", &signature));
        assert!(!key.signed(b"jin\xc3\xa1", &signature) && !key.signed(b"zpr\xc3\xa1va", &[]));
        let mut longer = bytes.clone();
        longer.push(0);
        assert!(PublicKey::parse(&longer).is_none(), "nothing may follow");
        bytes[4] = 0x28; // an algorithm nobody asked for
        assert!(PublicKey::parse(&bytes).is_none());
    }
}
