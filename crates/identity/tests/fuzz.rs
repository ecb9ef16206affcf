//! Whatever is brought to the door, as a link, a code or a signature, ends in an answer, and only the true one opens.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may fail by panicking and tells its figures"
)]

#[path = "../../../tests/support/fuzz.rs"]
mod fuzz;

use fuzz::{bytes, feed, text};
use obeznik_identity::invitation::secret_of_code;
use obeznik_identity::link::{Sort, Token};
use obeznik_identity::pairing::challenge_of;
use obeznik_identity::testing::{Counted, DeviceInHand, at, request};
use obeznik_identity::{Exchange, Pairing, PairingRequest, SecretHash, TenantId};
use obeznik_kernel::PersonId;
use proptest::prelude::any;

const SORTS: [Sort; 6] =
    [Sort::Access, Sort::Refresh, Sort::PairingCode, Sort::Visit, Sort::Passage, Sort::Enrolment];

/// Tokens as they travel, one of each sort.
const TOKENS: &[&str] = &[
    "oba.AZ8itbHrchW2PwTk_JV6Xw.AZ8itbHrchW2PwTk_JV6Xw.AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
    "obr.AZ8itbHrchW2PwTk_JV6Xw.AZ8itbHrchW2PwTk_JV6Xg.AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
    "obp.AZ8itbHrchW2PwTk_JV6Xw.AZ8itbHrchW2PwTk_JV6XQ.AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
    "obv.AZ8itbHrchW2PwTk_JV6Xw.AZ8itbHrchW2PwTk_JV6Xw.AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
    "obw.AZ8itbHrchW2PwTk_JV6Xw.AZ8itbHrchW2PwTk_JV6Xw.AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
    "obe.AZ8itbHrchW2PwTk_JV6Xw.AZ8itbHrchW2PwTk_JV6XA.AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
];

const CODES: &[&str] = &["ABCD-EFGH-JKMN", "0123 4567 89AB", "oil-uuu-abc-123"];

const REQUESTS: &[&str] =
    &["E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", "c3RhdGUtc3RhdGUtc3Rh", "Notebook paní Novákové"];

#[test]
fn the_tokens_that_are_spoilt_are_tokens() {
    for (token, sort) in TOKENS.iter().zip([
        Sort::Access,
        Sort::Refresh,
        Sort::PairingCode,
        Sort::Visit,
        Sort::Passage,
        Sort::Enrolment,
    ]) {
        assert!(Token::parse(sort, token).is_some(), "{sort:?}");
    }
    assert!(secret_of_code(CODES[0]).is_some() && secret_of_code(CODES[2]).is_some());
}

#[test]
fn fuzz_link() {
    feed("link", text(TOKENS), |typed| {
        let read: Vec<_> =
            SORTS.iter().filter_map(|sort| Some((sort, Token::parse(*sort, &typed)?))).collect();
        assert!(read.len() <= 1, "one token serves as two sorts");
        for (sort, token) in read {
            assert_eq!(token.text(*sort), typed, "two texts of one token");
        }
    });
}

#[test]
fn fuzz_code_of_a_computer() {
    feed("code_of_a_computer", text(CODES), |typed| {
        let read = secret_of_code(&typed).map(|secret| secret.hash());
        let spaced: String = typed.chars().flat_map(|letter| [letter, ' ']).collect();
        assert_eq!(secret_of_code(&spaced).map(|secret| secret.hash()), read);
    });
}

#[test]
fn fuzz_pairing_request() {
    let inputs = (text(REQUESTS), text(REQUESTS), text(REQUESTS), text(REQUESTS), any::<u16>());
    let sound = request(&DeviceInHand::new(1));
    feed("pairing_request", inputs, |(challenge, state, public_key, name, port)| {
        let spoilt = [
            PairingRequest { challenge, ..sound.clone() },
            PairingRequest { state, ..sound.clone() },
            PairingRequest { public_key, ..sound.clone() },
            PairingRequest { name, ..sound.clone() },
            PairingRequest { port, ..sound.clone() },
        ];
        for request in spoilt {
            assert_eq!(request.digits().len(), 6);
            if request.is_sound() {
                let letters = [&request.challenge, &request.state, &request.public_key];
                assert!(letters.iter().all(|text| text.is_ascii()) && request.port >= 1024);
                assert!(!request.name.chars().any(char::is_control));
            }
        }
    });
}

/// An exchange is taken with the verifier and the signature that belong to it, and with nothing near them.
#[test]
fn fuzz_exchange() {
    let (hand, mut counted) = (DeviceInHand::new(1), Counted::default());
    let asked = request(&hand);
    let (tenant, id) = (TenantId(counted.id()), counted.id());
    let code = SecretHash([1; 32]);
    let pairing = Pairing {
        id,
        code,
        person: PersonId(counted.id()),
        challenge: asked.challenge,
        device: hand.device,
        public_key: asked.public_key,
        name: asked.name,
        confirmed_at: at(0),
        used_at: None,
    };
    let signed = hand.signs_exchange(tenant, id);
    let right = Exchange { code, verifier: &hand.verifier, signature: &signed };
    assert_eq!(pairing.accepts(tenant, &right, at(1)), Ok(()));
    assert_eq!(challenge_of(&hand.verifier), pairing.challenge);
    let samples = |text: &str| bytes(vec![text.as_bytes().to_vec()]);
    feed("exchange", (samples(&hand.verifier), samples(&signed), any::<[bool; 2]>()), |input| {
        let (verifier, signature, [own_verifier, own_signature]) = input;
        let verifier = String::from_utf8_lossy(&verifier).into_owned();
        let signature = String::from_utf8_lossy(&signature).into_owned();
        let verifier = if own_verifier { &hand.verifier } else { &verifier };
        let signature = if own_signature { &signed } else { &signature };
        let is_right = *verifier == hand.verifier && signature.eq_ignore_ascii_case(&signed);
        let exchange = Exchange { code, verifier, signature };
        assert_eq!(pairing.accepts(tenant, &exchange, at(1)).is_ok(), is_right);
        assert!(pairing.accepts(tenant, &Exchange { code: SecretHash([2; 32]), ..exchange }, at(1)).is_err());
    });
}
