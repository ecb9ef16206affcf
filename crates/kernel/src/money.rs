//! Money as a whole number of haléř.

use serde::{Deserialize, Serialize};

/// An amount in haléř (1 Kč = 100 haléřů). Never a fraction, never a float.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(type = "number"))]
pub struct Money(pub i64);

impl Money {
    /// An amount of whole crowns, or nothing when it does not fit.
    pub fn from_crowns(crowns: i64) -> Option<Self> {
        crowns.checked_mul(100).map(Self)
    }

    /// Haléře of this amount.
    pub fn haler(self) -> i64 {
        self.0
    }

    /// The sum, or nothing when it does not fit.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The difference, or nothing when it does not fit.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// A share in basis points (10 000 = the whole), rounded half away from zero.
    pub fn share(self, basis_points: i64) -> Option<Self> {
        let exact = i128::from(self.0) * i128::from(basis_points);
        let half = if exact < 0 { -5_000 } else { 5_000 };
        i64::try_from((exact + half) / 10_000).ok().map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_round_half_away_from_zero_and_never_overflow() {
        let table = [
            (100, 5_000, Some(50)),
            (1, 5_000, Some(1)),
            (-1, 5_000, Some(-1)),
            (3, 3_333, Some(1)),
            (i64::MAX, 10_000, Some(i64::MAX)),
            (i64::MAX, 20_000, None),
        ];
        for (haler, share, expected) in table {
            assert_eq!(Money(haler).share(share), expected.map(Money), "{haler} × {share}");
        }
        assert_eq!(Money::from_crowns(i64::MAX), None);
    }
}
