//! What a browser brings back from an authenticator, and whether it may be believed.

use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

use super::cbor::{self, Value};
use super::key::PublicKey;
use super::{LONGEST_ID, Passkey};

/// Where passkeys of the office are good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The host, such as `obeznik.vzorov.cz`.
    pub host: String,
    /// The whole origin, such as `https://obeznik.vzorov.cz:8443`.
    pub origin: String,
}

impl Place {
    /// The place of an address; nothing where browsers make no passkeys: without protection, and on a bare number.
    pub fn of(url: &str) -> Option<Self> {
        let authority = url.strip_prefix("https://")?.split(['/', '?', '#']).next()?;
        let host = authority.split(':').next().filter(|host| !host.is_empty())?;
        let is_number = authority.starts_with('[') || host.split('.').all(|part| part.parse::<u8>().is_ok());
        let (host, authority) = (host.to_lowercase(), authority.to_lowercase());
        let authority = authority.strip_suffix(":443").unwrap_or(&authority).to_owned();
        (!is_number).then(|| Self { host, origin: format!("https://{authority}") })
    }
}

/// Why nothing is believed. For the log; a person reads that it did not work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Odd {
    /// It does not read.
    #[error("it does not read")]
    Unreadable,
    /// It is an answer to something else.
    #[error("it answers another question")]
    OtherQuestion,
    /// It was made for another place.
    #[error("it was made elsewhere")]
    Elsewhere,
    /// Nobody touched the authenticator.
    #[error("nobody was there")]
    Nobody,
    /// The authenticator did not make sure who it was.
    #[error("the person was not verified")]
    NotVerified,
    /// The key is of a sort the office cannot verify.
    #[error("the key is of another sort")]
    OtherKey,
    /// The signature does not fit.
    #[error("the signature does not fit")]
    BadSignature,
    /// The authenticator counts less than it did: there are two of it.
    #[error("the counter went back")]
    Copied,
}

/// A new passkey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The identifier its authenticator gave it.
    pub id: Vec<u8>,
    /// Its public half.
    pub key: PublicKey,
    /// Uses counted so far.
    pub counter: u32,
}

/// A use of a passkey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asserted {
    /// Uses counted so far.
    pub counter: u32,
    /// Whether the authenticator made sure who it was.
    pub is_verified: bool,
}

/// What came of a use, as a browser brings it.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The passkey's identifier.
    pub id: Vec<u8>,
    /// What the browser says it asked.
    pub client_data: Vec<u8>,
    /// What the authenticator says.
    pub authenticator_data: Vec<u8>,
    /// Over both.
    pub signature: Vec<u8>,
}

/// What the browser says it asked (§ 5.8.1).
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ClientData {
    r#type: String,
    challenge: String,
    origin: String,
    #[serde(default)]
    cross_origin: bool,
}

fn check_client(bytes: &[u8], sort: &str, place: &Place, challenge: &str) -> Result<(), Odd> {
    let data: ClientData = serde_json::from_slice(bytes).map_err(|_| Odd::Unreadable)?;
    let is_ours: bool = data.challenge.as_bytes().ct_eq(challenge.as_bytes()).into();
    if data.r#type != sort || !is_ours {
        return Err(Odd::OtherQuestion);
    }
    if data.origin != place.origin || data.cross_origin {
        return Err(Odd::Elsewhere);
    }
    Ok(())
}

/// What the authenticator says (§ 6.1).
struct AuthenticatorData<'a> {
    host_hash: &'a [u8],
    flags: u8,
    counter: u32,
    rest: &'a [u8],
}

const PRESENT: u8 = 1;
const VERIFIED: u8 = 1 << 2;
const MAY_BE_COPIED: u8 = 1 << 3;
const IS_COPIED: u8 = 1 << 4;
const BRINGS_KEY: u8 = 1 << 6;

impl<'a> AuthenticatorData<'a> {
    fn read(bytes: &'a [u8]) -> Result<Self, Odd> {
        let (host_hash, rest) = bytes.split_at_checked(32).ok_or(Odd::Unreadable)?;
        let (&flags, rest) = rest.split_first().ok_or(Odd::Unreadable)?;
        let (counter, rest) = rest.split_first_chunk().ok_or(Odd::Unreadable)?;
        Ok(Self { host_hash, flags, counter: u32::from_be_bytes(*counter), rest })
    }

    fn has(&self, flag: u8) -> bool {
        self.flags & flag != 0
    }

    fn check(&self, place: &Place) -> Result<(), Odd> {
        if self.host_hash != Sha256::digest(&place.host).as_slice() {
            return Err(Odd::Elsewhere);
        }
        if !self.has(PRESENT) {
            return Err(Odd::Nobody);
        }
        if self.has(IS_COPIED) && !self.has(MAY_BE_COPIED) {
            return Err(Odd::Unreadable);
        }
        Ok(())
    }
}

/// Verifies what comes of making a passkey (§ 7.1). It must have made sure who the person is, because later it alone
/// lets them in.
///
/// # Errors
/// [`Odd`].
pub fn made(place: &Place, challenge: &str, client_data: &[u8], attestation: &[u8]) -> Result<Made, Odd> {
    check_client(client_data, "webauthn.create", place, challenge)?;
    let (attestation, rest) = cbor::read(attestation).ok_or(Odd::Unreadable)?;
    let data = attestation.get(&Value::Text("authData")).and_then(Value::bytes);
    let data = AuthenticatorData::read(data.filter(|_| rest.is_empty()).ok_or(Odd::Unreadable)?)?;
    data.check(place)?;
    if !data.has(VERIFIED) {
        return Err(Odd::NotVerified);
    }
    if !data.has(BRINGS_KEY) {
        return Err(Odd::Unreadable);
    }
    let (id, key) = credential(data.rest).ok_or(Odd::Unreadable)?;
    let key = PublicKey::parse(key).ok_or(Odd::OtherKey)?;
    Ok(Made { id: id.to_vec(), key, counter: data.counter })
}

/// Identifier and key (§ 6.5.1); extensions may follow and say nothing we asked for.
fn credential(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (_model, rest) = bytes.split_at_checked(16)?;
    let (length, rest) = rest.split_first_chunk::<2>()?;
    let (id, rest) = rest.split_at_checked(usize::from(u16::from_be_bytes(*length)))?;
    let (_, after) = cbor::read(rest)?;
    let key = &rest[..rest.len() - after.len()];
    (!id.is_empty() && id.len() <= LONGEST_ID).then_some((id, key))
}

/// Verifies a use of a passkey (§ 7.2).
///
/// # Errors
/// [`Odd`].
pub fn asserted(place: &Place, challenge: &str, passkey: &Passkey, answer: &Answer) -> Result<Asserted, Odd> {
    check_client(&answer.client_data, "webauthn.get", place, challenge)?;
    let data = AuthenticatorData::read(&answer.authenticator_data)?;
    data.check(place)?;
    let message =
        [answer.authenticator_data.as_slice(), Sha256::digest(&answer.client_data).as_slice()].concat();
    if answer.id != passkey.id || !passkey.key.signed(&message, &answer.signature) {
        return Err(Odd::BadSignature);
    }
    let counts = data.counter > 0 || passkey.counter > 0;
    if counts && data.counter <= passkey.counter {
        return Err(Odd::Copied);
    }
    Ok(Asserted { counter: data.counter, is_verified: data.has(VERIFIED) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use ed25519_dalek::{Signer as _, SigningKey};
    use jiff::Timestamp;
    use obeznik_kernel::testing::CountedIds;
    use obeznik_kernel::{IdSource as _, PersonId};
    use proptest::prelude::*;

    const CHALLENGE: &str = "dGhlIGNoYWxsZW5nZQ";

    fn place() -> Place {
        Place::of("https://obeznik.vzorov.cz:8443/").unwrap()
    }

    fn client_data(sort: &str, challenge: &str, origin: &str) -> Vec<u8> {
        serde_json::json!({ "type": sort, "challenge": challenge, "origin": origin, "crossOrigin": false })
            .to_string()
            .into_bytes()
    }

    fn data(host: &str, flags: u8, counter: u32) -> Vec<u8> {
        [Sha256::digest(host).as_slice(), [flags].as_slice(), counter.to_be_bytes().as_slice()].concat()
    }

    fn authenticator() -> (SigningKey, Passkey) {
        let key = SigningKey::from_bytes(&[7; 32]);
        let mut public = vec![0xa4, 0x01, 0x01, 0x03, 0x27, 0x20, 0x06, 0x21, 0x58, 0x20];
        public.extend_from_slice(key.verifying_key().as_bytes());
        let passkey = Passkey {
            id: vec![1, 2, 3],
            person: PersonId(CountedIds::default().next_id()),
            key: PublicKey::parse(&public).unwrap(),
            counter: 4,
            name: "Klíč".to_owned(),
            made_at: Timestamp::UNIX_EPOCH,
            used_at: None,
        };
        (key, passkey)
    }

    fn answer(key: &SigningKey, client_data: Vec<u8>, authenticator_data: Vec<u8>) -> Answer {
        let message = [authenticator_data.as_slice(), Sha256::digest(&client_data).as_slice()].concat();
        let signature = key.sign(&message).to_bytes().to_vec();
        Answer { id: vec![1, 2, 3], client_data, authenticator_data, signature }
    }

    #[test]
    fn a_use_is_believed_only_for_this_question_place_and_person() {
        let (key, passkey) = authenticator();
        let ours = CHALLENGE;
        let (host, origin) = ("obeznik.vzorov.cz", "https://obeznik.vzorov.cz:8443");
        let table = [
            ("webauthn.get", ours, origin, host, PRESENT | VERIFIED, 5, Ok(true)),
            ("webauthn.get", ours, origin, host, PRESENT, 5, Ok(false)),
            ("webauthn.create", ours, origin, host, PRESENT, 5, Err(Odd::OtherQuestion)),
            ("webauthn.get", "amluYQ", origin, host, PRESENT, 5, Err(Odd::OtherQuestion)),
            ("webauthn.get", ours, "https://obeznik.vzorov.cz", host, PRESENT, 5, Err(Odd::Elsewhere)),
            ("webauthn.get", ours, "https://zly.cz", host, PRESENT, 5, Err(Odd::Elsewhere)),
            ("webauthn.get", ours, origin, "zly.cz", PRESENT, 5, Err(Odd::Elsewhere)),
            ("webauthn.get", ours, origin, host, VERIFIED, 5, Err(Odd::Nobody)),
            ("webauthn.get", ours, origin, host, PRESENT | IS_COPIED, 5, Err(Odd::Unreadable)),
            ("webauthn.get", ours, origin, host, PRESENT, 4, Err(Odd::Copied)),
            ("webauthn.get", ours, origin, host, PRESENT, 0, Err(Odd::Copied)),
        ];
        for (sort, challenge, origin, host, flags, counter, expected) in table {
            let answer = answer(&key, client_data(sort, challenge, origin), data(host, flags, counter));
            let said = asserted(&place(), CHALLENGE, &passkey, &answer).map(|said| said.is_verified);
            assert_eq!(said, expected, "{sort} {origin} {host} {flags} {counter}");
        }
        let mut forged = answer(&key, client_data("webauthn.get", ours, origin), data(host, PRESENT, 5));
        forged.authenticator_data[32] |= VERIFIED;
        assert_eq!(asserted(&place(), CHALLENGE, &passkey, &forged), Err(Odd::BadSignature));
    }

    #[test]
    fn passkeys_are_good_at_a_name_under_protection() {
        let table = [
            ("https://obeznik.vzorov.cz:8443", Some("https://obeznik.vzorov.cz:8443")),
            ("https://Obeznik.vzorov.cz:443/x", Some("https://obeznik.vzorov.cz")),
            ("https://localhost:8443", Some("https://localhost:8443")),
            ("http://obeznik.vzorov.cz", None),
            ("https://192.0.2.7:8443", None),
            ("https://[::1]:8443", None),
            ("https://", None),
        ];
        for (url, origin) in table {
            assert_eq!(Place::of(url).map(|place| place.origin).as_deref(), origin, "{url}");
        }
    }

    /// What an authenticator says when it makes a passkey: `authData` in an attestation without a statement.
    fn attestation(authenticator_data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(authenticator_data.len()).unwrap().to_be_bytes();
        [b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x59".as_slice(), &length, authenticator_data]
            .concat()
    }

    /// Model, identifier and key, after the data of a new passkey.
    fn with_key(data: Vec<u8>, id: &[u8], key: &[u8]) -> Vec<u8> {
        let length = u16::try_from(id.len()).unwrap().to_be_bytes();
        [data.as_slice(), &[0; 16], &length, id, key].concat()
    }

    #[test]
    fn a_new_passkey_is_taken_only_from_who_was_recognised_here() {
        let (_, passkey) = authenticator();
        let key = passkey.key.bytes();
        let mut other_sort = key.to_vec();
        other_sort[4] = 0x28; // an algorithm nobody asked for
        let all = PRESENT | VERIFIED | BRINGS_KEY;
        let (host, sort) = ("obeznik.vzorov.cz", "webauthn.create");
        let longest = vec![7; LONGEST_ID];
        let too_long = vec![7; LONGEST_ID + 1];
        let id: &[u8] = &[1, 2, 3];
        type Case<'a> = (&'a str, &'a str, u8, &'a [u8], &'a [u8], Result<usize, Odd>);
        let table: [Case<'_>; 11] = [
            (sort, host, all, id, key, Ok(3)),
            (sort, host, all, &longest, key, Ok(LONGEST_ID)),
            (sort, host, all, &too_long, key, Err(Odd::Unreadable)),
            (sort, host, all, &[], key, Err(Odd::Unreadable)),
            (sort, host, all, id, &key[..key.len() - 1], Err(Odd::Unreadable)),
            (sort, host, all, id, &other_sort, Err(Odd::OtherKey)),
            (sort, host, PRESENT | BRINGS_KEY, id, key, Err(Odd::NotVerified)),
            (sort, host, VERIFIED | BRINGS_KEY, id, key, Err(Odd::Nobody)),
            (sort, host, PRESENT | VERIFIED, id, key, Err(Odd::Unreadable)),
            (sort, "vzorov.cz", all, id, key, Err(Odd::Elsewhere)),
            ("webauthn.get", host, all, id, key, Err(Odd::OtherQuestion)),
        ];
        for (case, (sort, host, flags, id, key, expected)) in table.into_iter().enumerate() {
            let client = client_data(sort, CHALLENGE, "https://obeznik.vzorov.cz:8443");
            let whole = attestation(&with_key(data(host, flags, 0), id, key));
            let said = made(&place(), CHALLENGE, &client, &whole).map(|made| made.id.len());
            assert_eq!(said, expected, "case {case}");
            let followed = [whole.as_slice(), &[0]].concat();
            assert!(
                made(&place(), CHALLENGE, &client, &followed).is_err(),
                "nothing may follow: case {case}"
            );
        }
        let framed = br#"{"type":"webauthn.create","challenge":"dGhlIGNoYWxsZW5nZQ","origin":"https://obeznik.vzorov.cz:8443","crossOrigin":true}"#;
        let whole = attestation(&with_key(data(host, all, 0), id, key));
        assert_eq!(
            made(&place(), CHALLENGE, framed, &whole),
            Err(Odd::Elsewhere),
            "in a frame of another page"
        );
    }

    proptest! {
        #[test]
        fn fuzz_passkey_that_nearly_fits(place_of_change in any::<prop::sample::Index>(), change in 1_u8.., cut in any::<bool>()) {
            let (signer, passkey) = authenticator();
            let origin = "https://obeznik.vzorov.cz:8443";
            let damaged = |bytes: &[u8]| {
                let (mut bytes, at) = (bytes.to_vec(), place_of_change.index(bytes.len()));
                if cut { bytes.truncate(at) } else { bytes[at] ^= change }
                bytes
            };
            // A signature covers every byte of a use.
            let good = answer(&signer, client_data("webauthn.get", CHALLENGE, origin), data("obeznik.vzorov.cz", PRESENT, 5));
            prop_assert!(asserted(&place(), CHALLENGE, &passkey, &good).is_ok());
            for part in 0..4 {
                let mut bad = good.clone();
                let field = [&mut bad.id, &mut bad.client_data, &mut bad.authenticator_data, &mut bad.signature];
                let field = field.into_iter().nth(part).unwrap();
                *field = damaged(field);
                prop_assert!(asserted(&place(), CHALLENGE, &passkey, &bad).is_err(), "part {}", part);
            }
            // What is made has no signature: damaged it is refused, or another passkey of somebody recognised here.
            let client = client_data("webauthn.create", CHALLENGE, origin);
            let all = PRESENT | VERIFIED | BRINGS_KEY;
            let whole = attestation(&with_key(data("obeznik.vzorov.cz", all, 0), &[1, 2, 3], passkey.key.bytes()));
            prop_assert!(made(&place(), CHALLENGE, &client, &whole).is_ok());
            if let Ok(made) = made(&place(), CHALLENGE, &client, &damaged(&whole)) {
                prop_assert!(!cut && made.id.len() <= LONGEST_ID && PublicKey::parse(made.key.bytes()).is_some());
            }
        }

        #[test]
        fn fuzz_passkey(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let client = client_data("webauthn.create", CHALLENGE, "https://obeznik.vzorov.cz:8443");
            prop_assert!(made(&place(), CHALLENGE, &client, &bytes).is_err());
            prop_assert!(made(&place(), CHALLENGE, &bytes, &bytes).is_err());
            let (_, passkey) = authenticator();
            let answer = Answer {
                id: passkey.id.clone(),
                client_data: bytes.clone(),
                authenticator_data: bytes.clone(),
                signature: bytes,
            };
            prop_assert!(asserted(&place(), CHALLENGE, &passkey, &answer).is_err());
        }
    }
}
