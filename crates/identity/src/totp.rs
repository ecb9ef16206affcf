//! One-time codes of an authenticator application (RFC 6238: SHA-1, six digits, thirty seconds).

use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::Timestamp;
use sha1::Sha1;
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

use crate::email::Email;

/// Seconds of one step.
const STEP_SECONDS: i64 = 30;
/// Steps before and after the present one that count: clocks of telephones are not exact.
const LENIENCE: i64 = 1;

/// The shared secret: 160 bits (RFC 4226, § 4, R6).
#[derive(Clone)]
pub struct TotpSecret(Zeroizing<[u8; 20]>);

/// How far an account is with its authenticator.
#[derive(Debug, Clone)]
pub enum Totp {
    /// None.
    Off,
    /// Shown to the person, not yet proved by a first code.
    Offered(TotpSecret),
    /// In use.
    On {
        /// The secret.
        secret: TotpSecret,
        /// The step of the last code taken: no code is good twice.
        last_step: i64,
    },
}

impl TotpSecret {
    /// A secret of random bytes that the caller drew.
    pub fn new(bytes: [u8; 20]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// The bytes, as kept.
    pub fn bytes(&self) -> &[u8; 20] {
        &self.0
    }

    /// The secret as a person copies it by hand: base32 in groups of four.
    pub fn by_hand(&self) -> String {
        let letters = base32(self.0.as_slice());
        let groups = letters.as_bytes().chunks(4);
        groups.map(String::from_utf8_lossy).collect::<Vec<_>>().join(" ")
    }

    /// The address an authenticator reads from a picture (Key Uri Format).
    pub fn uri(&self, issuer: &str, email: &Email) -> String {
        let (issuer, account) = (in_uri(issuer), in_uri(email.as_str()));
        let secret = base32(self.0.as_slice());
        format!(
            "otpauth://totp/{issuer}:{account}?secret={secret}&issuer={issuer}&algorithm=SHA1&digits=6&period=30"
        )
    }

    /// The step of a code that fits now and is later than the last one taken.
    pub fn step_of(&self, code: &str, last_step: i64, now: Timestamp) -> Option<i64> {
        let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
        let present = now.as_second().div_euclid(STEP_SECONDS);
        let steps = (present - LENIENCE)..=(present + LENIENCE);
        // Every step is tried, so the time tells nothing.
        let fits = |step: &i64| bool::from(self.code(*step).as_bytes().ct_eq(code.as_bytes()));
        let fitting: Vec<i64> = steps.filter(fits).collect();
        fitting.into_iter().find(|step| *step > last_step)
    }

    /// The code of an instant.
    pub fn code_at(&self, at: Timestamp) -> String {
        self.code(at.as_second().div_euclid(STEP_SECONDS))
    }

    fn code(&self, step: i64) -> String {
        format!("{:06}", self.number(step) % 1_000_000)
    }

    /// Dynamic truncation (RFC 4226, § 5.3).
    fn number(&self, step: i64) -> u32 {
        let mut mac =
            Hmac::<Sha1>::new_from_slice(self.0.as_slice()).expect("HMAC takes a key of any length");
        mac.update(&step.to_be_bytes());
        let hash = mac.finalize().into_bytes();
        let offset = usize::from(hash[19] & 0x0f);
        let four = [hash[offset], hash[offset + 1], hash[offset + 2], hash[offset + 3]];
        u32::from_be_bytes(four) & 0x7fff_ffff
    }
}

impl std::fmt::Debug for TotpSecret {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("TotpSecret(…)")
    }
}

/// RFC 4648, § 6, without padding.
fn base32(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let mut text = String::new();
    for five in bytes.chunks(5) {
        let mut block = [0_u8; 8];
        block[3..3 + five.len()].copy_from_slice(five);
        let bits = u64::from_be_bytes(block);
        let used = (five.len() * 8).div_ceil(5);
        text.extend((0..used).map(|place| LETTERS[(bits >> (35 - 5 * place) & 31) as usize] as char));
    }
    text
}

/// Percent-encoding of everything but unreserved characters (RFC 3986, § 2.3).
fn in_uri(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(byte as char);
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn codes_are_those_of_rfc_6238() {
        let secret = TotpSecret::new(*b"12345678901234567890");
        // Appendix B, the last six of eight digits.
        let table = [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ];
        for (second, code) in table {
            assert_eq!(secret.code_at(at(second)), code, "{second}");
        }
    }

    #[test]
    fn a_code_is_good_once_and_for_a_minute_and_a_half() {
        let secret = TotpSecret::new(*b"12345678901234567890");
        let code = secret.code_at(at(59)); // step 1
        let table = [
            (0, 0, Some(1)), // a telephone ahead of the server
            (59, 0, Some(1)),
            (89, 0, Some(1)),
            (90, 0, None),
            (59, 1, None), // taken already
            (59, 2, None), // a later one was taken
        ];
        for (second, last_step, expected) in table {
            assert_eq!(secret.step_of(&code, last_step, at(second)), expected, "{second} {last_step}");
        }
        assert_eq!(secret.step_of(" 287 082 ", 0, at(59)), Some(1));
        for bad in ["", "28708", "2870822", "28708a", "287083"] {
            assert_eq!(secret.step_of(bad, 0, at(59)), None, "{bad}");
        }
    }

    #[test]
    fn the_address_for_the_picture_says_who_and_where() {
        let secret = TotpSecret::new(*b"12345678901234567890");
        let email = Email::parse("jana@vzorov.cz").unwrap();
        assert_eq!(
            secret.uri("Oběžník: Vzorov", &email),
            "otpauth://totp/Ob%C4%9B%C5%BEn%C3%ADk%3A%20Vzorov:jana%40vzorov.cz\
             ?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Ob%C4%9B%C5%BEn%C3%ADk%3A%20Vzorov\
             &algorithm=SHA1&digits=6&period=30"
        );
        assert_eq!(secret.by_hand(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        let rfc_4648 =
            [("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("foobar", "MZXW6YTBOI")];
        for (plain, expected) in rfc_4648 {
            assert_eq!(base32(plain.as_bytes()), expected);
        }
    }
}
