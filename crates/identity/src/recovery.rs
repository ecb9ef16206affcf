//! Recovery codes: printed once, each good once, instead of a lost authenticator.

use jiff::Timestamp;
use sha2::{Digest as _, Sha256};

use crate::secret::SecretHash;

/// Codes in one set.
pub const COUNT: usize = 10;
/// Crockford's letters: none that is mistaken for another.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A code as kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecoveryHash {
    /// SHA-256 of the code.
    pub hash: SecretHash,
    /// When it was used.
    pub used_at: Option<Timestamp>,
}

/// A code of ten random bytes, as printed: `ABCD-EFGH-JKMN-PQRS`.
pub fn code(bytes: [u8; 10]) -> String {
    let letters = bytes.chunks(5).flat_map(|five| {
        let mut block = [0; 8];
        block[3..].copy_from_slice(five);
        let bits = u64::from_be_bytes(block);
        (0..8).map(move |place| LETTERS[(bits >> (35 - 5 * place) & 31) as usize] as char)
    });
    let letters: Vec<char> = letters.collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// The hash of a code typed in any case, with any separators, with `O` for `0` and `I`, `L` for `1`.
pub fn hash_of(typed: &str) -> Option<SecretHash> {
    let plain: String = typed.to_uppercase().chars().filter(|c| c.is_alphanumeric()).map(meant).collect();
    let is_code = plain.len() == 16 && plain.bytes().all(|letter| LETTERS.contains(&letter));
    is_code.then(|| SecretHash(Sha256::digest(plain.as_bytes()).into()))
}

fn meant(letter: char) -> char {
    match letter {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_reads_as_people_type_it() {
        let printed = code([0x00, 0x44, 0x32, 0x14, 0xc7, 0xff, 0xff, 0xff, 0xff, 0xff]);
        assert_eq!(printed, "0123-4567-ZZZZ-ZZZZ");
        let hash = hash_of(&printed);
        assert!(hash.is_some());
        for typed in
            ["0123 4567 zzzz zzzz", "o1234567zzzzzzzz", "0l23-4567-zzzz-zzzz", " 0123–4567–ZZZZ–ZZZZ "]
        {
            assert_eq!(hash_of(typed), hash, "{typed}");
        }
        for bad in
            ["", "0123-4567-ZZZZ", "0123-4567-ZZZZ-ZZZU", "0123-4567-ZZZZ-ZZZZ-0", "ě123-4567-ZZZZ-ZZZZ"]
        {
            assert_eq!(hash_of(bad), None, "{bad}");
        }
    }
}
