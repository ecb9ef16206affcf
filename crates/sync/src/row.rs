//! Rows by their key, their hashes and the sums of a scope.

use obeznik_kernel::{RawRecord, RecordId};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// Names one row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RowKey {
    /// What it is, such as `paper`.
    pub kind: String,
    /// Its identifier.
    pub id: RecordId,
}

impl RowKey {
    /// A key of a kind and an identifier.
    pub fn new(kind: &str, id: RecordId) -> Self {
        Self { kind: kind.to_owned(), id }
    }

    /// The key of a row.
    pub fn of(row: &RawRecord) -> Self {
        Self::new(&row.kind, row.id)
    }

    /// Which of the 64 buckets of a repair the row falls into: by its identifier's last byte, random
    /// in a UUIDv7 and hashed in a well-known one.
    pub fn bucket(&self) -> u8 {
        self.id.as_bytes()[15] & 63
    }
}

/// The first 128 bits of SHA-256 over all that a row is; lengths keep its parts apart.
pub fn row_hash(row: &RawRecord) -> u128 {
    let RawRecord { kind, id, parent, scope, ver, seq, body_version, body } = row;
    let parent = parent.map(|parent| *parent.as_bytes()).unwrap_or_default();
    let digest = Sha256::new()
        .chain_update((kind.len() as u64).to_be_bytes())
        .chain_update(kind)
        .chain_update(id.as_bytes())
        .chain_update(parent)
        .chain_update((scope.0.len() as u64).to_be_bytes())
        .chain_update(&scope.0)
        .chain_update(ver.to_be_bytes())
        .chain_update(seq.to_be_bytes())
        .chain_update(body_version.to_be_bytes())
        .chain_update(body)
        .finalize();
    digest.iter().take(16).fold(0, |sum, byte| sum << 8 | u128::from(*byte))
}

/// Sum of the hashes of a scope's rows, the same in any order, and their number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ScopeSum {
    /// The sum modulo 2^128.
    #[serde(with = "hex")]
    pub sum: u128,
    /// How many rows.
    pub rows: u64,
}

impl ScopeSum {
    /// Counts a row in.
    pub fn add(&mut self, row: &RawRecord) {
        self.sum = self.sum.wrapping_add(row_hash(row));
        self.rows += 1;
    }

    /// Counts a row out.
    pub fn subtract(&mut self, row: &RawRecord) {
        self.sum = self.sum.wrapping_sub(row_hash(row));
        self.rows = self.rows.saturating_sub(1);
    }

    /// The sum of sums.
    pub fn total<'a>(sums: impl IntoIterator<Item = &'a Self>) -> Self {
        sums.into_iter().fold(Self::default(), |total, one| total.joined(one))
    }

    /// Both together.
    #[must_use]
    pub fn joined(self, other: &Self) -> Self {
        Self { sum: self.sum.wrapping_add(other.sum), rows: self.rows + other.rows }
    }

    /// The sum of all given rows.
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a RawRecord>) -> Self {
        let mut sum = Self::default();
        rows.into_iter().for_each(|row| sum.add(row));
        sum
    }
}

/// A number of 128 bits as 32 hexadecimal digits: JSON readers elsewhere round it.
mod hex {
    use serde::{Deserialize as _, Deserializer, Serializer, de::Error as _};

    pub(super) fn serialize<S: Serializer>(sum: &u128, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(&format!("{sum:032x}"))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<u128, D::Error> {
        let text = String::deserialize(from)?;
        u128::from_str_radix(&text, 16).map_err(D::Error::custom)
    }
}
