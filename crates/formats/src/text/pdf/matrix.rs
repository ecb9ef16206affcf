//! Places on a page (ISO 32000-1, 8.3.4).

use lopdf::Object;

/// `[a b c d e f]`, applied to row vectors.
#[derive(Debug, Clone, Copy)]
pub(super) struct Matrix([f32; 6]);

impl Matrix {
    pub(super) const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    pub(super) fn of(operands: &[Object]) -> Option<Self> {
        let mut values = [0.0; 6];
        for (value, operand) in values.iter_mut().zip(operands.get(..6)?) {
            *value = operand.as_float().ok().filter(|n| n.is_finite())?;
        }
        Some(Self(values))
    }

    pub(super) fn shift(x: f32, y: f32) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// `self` first, `outer` afterwards.
    pub(super) fn then(self, outer: Self) -> Self {
        let [a, b, c, d, e, f] = self.0;
        let [oa, ob, oc, od, oe, of] = outer.0;
        Self([
            a * oa + b * oc,
            a * ob + b * od,
            c * oa + d * oc,
            c * ob + d * od,
            e * oa + f * oc + oe,
            e * ob + f * od + of,
        ])
    }

    pub(super) fn origin(self) -> (f32, f32) {
        (self.0[4], self.0[5])
    }

    /// Direction of writing in radians.
    pub(super) fn angle(self) -> f32 {
        self.0[1].atan2(self.0[0])
    }

    /// How much a length along the line grows.
    pub(super) fn scale_along(self) -> f32 {
        self.0[0].hypot(self.0[1])
    }

    /// How much a height grows.
    pub(super) fn scale_across(self) -> f32 {
        self.0[2].hypot(self.0[3])
    }
}
