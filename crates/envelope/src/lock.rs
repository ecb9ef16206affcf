//! What a file is sealed with.

use argon2::{Algorithm, Argon2, Params, Version};
use obeznik_seal::Seal;
use zeroize::Zeroizing;

use crate::EnvelopeError;
use crate::head::{Head, Way};

/// The least signs of a pass-phrase: the file may lie for years where anybody can try.
pub const SHORTEST_PHRASE: usize = 12;
/// Signs of a suggested pass-phrase: none looks or sounds like another one.
const SIGNS: &[u8; 28] = b"acdefghjkmnpqrtuvwxyz2346789";
/// Cost of a new file: 64 MiB, three passes, as the store's own pass-phrase.
const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;
/// The most a file may ask of whoever opens it.
const MOST_MEMORY_KIB: u32 = 256 * 1024;
const MOST_PASSES: u32 = 10;

/// A pass-phrase or a key.
#[derive(Clone, Copy)]
pub enum Lock<'a> {
    /// A pass-phrase a person types.
    Phrase(&'a str),
    /// A key the office keeps.
    Key(&'a [u8; 32]),
}

/// Whether a pass-phrase is long enough to seal with.
pub fn is_long_enough(phrase: &str) -> bool {
    typed(phrase).chars().count() >= SHORTEST_PHRASE
}

/// A pass-phrase of five groups of four signs: 96 bits.
///
/// # Errors
/// When there is no randomness.
pub fn suggested_phrase() -> Result<String, EnvelopeError> {
    let mut phrase = String::with_capacity(24);
    while phrase.len() < 24 {
        let mut bytes = [0; 32];
        random(&mut bytes)?;
        // Bytes past the last whole multiple would make some signs likelier.
        for byte in bytes.into_iter().filter(|byte| *byte < 252) {
            if phrase.len() == 24 {
                break;
            }
            if phrase.len() % 5 == 4 {
                phrase.push('-');
            }
            phrase.push(char::from(SIGNS[usize::from(byte) % SIGNS.len()]));
        }
    }
    Ok(phrase)
}

/// As it is typed: outer blanks do not count.
fn typed(phrase: &str) -> &str {
    phrase.trim()
}

impl Lock<'_> {
    /// The head of a new file.
    pub(crate) fn head(&self) -> Result<Head, EnvelopeError> {
        let mut salt = [0; 32];
        random(&mut salt)?;
        let way = match self {
            Self::Phrase(_) => Way::Phrase { memory_kib: MEMORY_KIB, passes: PASSES },
            Self::Key(_) => Way::Key,
        };
        Ok(Head { way, salt })
    }

    /// The seal of a file: no two files share one.
    pub(crate) fn seal(&self, head: &Head) -> Result<Seal, EnvelopeError> {
        let mut key = Zeroizing::new([0; 32]);
        match (self, head.way) {
            (Self::Phrase(phrase), Way::Phrase { memory_kib, passes }) => {
                if memory_kib > MOST_MEMORY_KIB || passes > MOST_PASSES {
                    return Err(EnvelopeError::TooLarge);
                }
                let params =
                    Params::new(memory_kib, passes, 1, Some(32)).map_err(|_| EnvelopeError::Damaged)?;
                let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
                let hashed = argon.hash_password_into(typed(phrase).as_bytes(), &head.salt, &mut *key);
                hashed.map_err(|_| EnvelopeError::Damaged)?;
            }
            (Self::Key(own), Way::Key) => *key = *blake3::keyed_hash(own, &head.salt).as_bytes(),
            _ => return Err(EnvelopeError::WrongKey),
        }
        Ok(Seal::new(&key))
    }
}

fn random(bytes: &mut [u8]) -> Result<(), EnvelopeError> {
    getrandom::fill(bytes).map_err(|error| EnvelopeError::Disk(std::io::Error::other(error)))
}
