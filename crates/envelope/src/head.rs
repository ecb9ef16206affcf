//! The head of a file.

use crate::EnvelopeError;

/// The format.
const FORMAT: &[u8; 7] = b"obalka\0";
/// Its version.
const VERSION: u8 = 1;
/// Bytes of the head.
pub(crate) const HEAD: usize = 8 + 1 + 4 + 4 + 32;

/// What seals the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// A pass-phrase through argon2id of this cost.
    Phrase { memory_kib: u32, passes: u32 },
    /// A key.
    Key,
}

/// The head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Head {
    pub(crate) way: Way,
    pub(crate) salt: [u8; 32],
}

impl Head {
    pub(crate) fn bytes(&self) -> [u8; HEAD] {
        let mut bytes = [0; HEAD];
        let (word, memory_kib, passes) = match self.way {
            Way::Phrase { memory_kib, passes } => (1, memory_kib, passes),
            Way::Key => (2, 0, 0),
        };
        bytes[..7].copy_from_slice(FORMAT);
        bytes[7] = VERSION;
        bytes[8] = word;
        bytes[9..13].copy_from_slice(&memory_kib.to_be_bytes());
        bytes[13..17].copy_from_slice(&passes.to_be_bytes());
        bytes[17..].copy_from_slice(&self.salt);
        bytes
    }

    pub(crate) fn parse(bytes: &[u8; HEAD]) -> Result<Self, EnvelopeError> {
        if bytes[..7] != *FORMAT {
            return Err(EnvelopeError::Foreign);
        }
        if bytes[7] != VERSION {
            return Err(EnvelopeError::Newer);
        }
        let number = |at: usize| {
            let four: [u8; 4] = std::array::from_fn(|place| bytes[at + place]);
            u32::from_be_bytes(four)
        };
        let way = match bytes[8] {
            1 => Way::Phrase { memory_kib: number(9), passes: number(13) },
            2 => Way::Key,
            _ => return Err(EnvelopeError::Newer),
        };
        Ok(Self { way, salt: std::array::from_fn(|place| bytes[17 + place]) })
    }
}
