//! Tells whether a pass-phrase is somebody's, without keeping it. Lies in the encrypted file.

use blake3::Hash;
use serde::{Deserialize, Serialize};

use super::wrap::{WrapBy, from_hex, to_hex};
use crate::error::StoreError;

/// What is left of a pass-phrase: a value that argon2id makes of it and of nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verifier {
    by: WrapBy,
    value: String,
}

impl Verifier {
    /// Of a pass-phrase, with the cost of today.
    ///
    /// # Errors
    /// [`StoreError`] when there is no randomness or no memory to be had.
    pub fn of(pass_phrase: &str) -> Result<Self, StoreError> {
        let by = WrapBy::inside()?;
        let value = to_hex(&value_of(&by, pass_phrase)?);
        Ok(Self { by, value })
    }

    /// Whether this is the pass-phrase. Takes as long for a wrong one as for the right one.
    ///
    /// # Errors
    /// [`StoreError`] when there is no memory to be had.
    pub fn fits(&self, pass_phrase: &str) -> Result<bool, StoreError> {
        let kept: Option<[u8; 32]> = from_hex(&self.value).and_then(|bytes| bytes.try_into().ok());
        let kept = kept.ok_or_else(|| StoreError::Broken("a verifier does not read".to_owned()))?;
        // `Hash` compares in constant time.
        Ok(Hash::from_bytes(value_of(&self.by, pass_phrase)?) == Hash::from_bytes(kept))
    }
}

/// One more derivation, so that the value is no key of a wrap of the same pass-phrase and salt.
fn value_of(by: &WrapBy, pass_phrase: &str) -> Result<[u8; 32], StoreError> {
    Ok(blake3::derive_key("obeznik verifier v1", by.key_from(pass_phrase.as_bytes())?.as_slice()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_words_fit_and_they_are_not_kept() {
        let verifier = Verifier::of("lípa kámen řeka most").unwrap();
        let table = [
            ("lípa kámen řeka most", true),
            ("lípa kámen řeka mos", false),
            ("Lípa kámen řeka most", false),
            ("lípa kámen řeka most ", false),
            ("", false),
        ];
        for (words, expected) in table {
            assert_eq!(verifier.fits(words).unwrap(), expected, "{words}");
        }
        let kept = serde_json::to_string(&verifier).unwrap();
        assert!(!kept.contains("lípa"), "{kept}");
        assert_eq!(serde_json::from_str::<Verifier>(&kept).unwrap(), verifier);
        assert_ne!(Verifier::of("lípa kámen řeka most").unwrap(), verifier, "each has its own salt");
    }
}
