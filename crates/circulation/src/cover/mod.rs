//! Finanční krytí: from which lines of the budget a paper is paid, and that the economist confirmed it.

mod carry;
mod change;
mod line;
mod standing;

use obeznik_kernel::{IndexKey, Money, PersonId, Record, RecordId, Timestamp};
use serde::{Deserialize, Serialize};

pub(crate) use carry::carry_cover;
pub use change::{ConfirmCover, SetCover, confirm_cover, set_cover};
pub use line::{CoverLine, CoverSource, lines_fault};
pub use standing::{CoverStanding, standing};

/// The word of the economist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CoverConfirmation {
    /// Whose word it is.
    pub by: Option<PersonId>,
    /// When.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub at: Timestamp,
}

/// The cover of one paper; lies under it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct FinancialCover {
    /// Lines of the budget.
    pub lines: Vec<CoverLine>,
    /// The word of the economist; void since the lines changed.
    #[serde(default)]
    pub confirmed: Option<CoverConfirmation>,
    /// How many words of the economist changed lines have made void: each new look is told of once.
    #[serde(default)]
    pub voided: u32,
}

impl Record for FinancialCover {
    const KIND: &'static str = "financial_cover";
    const INDEX_VERSION: u16 = 2;
    fn index_keys(&self) -> Vec<IndexKey> {
        if self.awaits_economist() {
            vec![IndexKey::new("financial_cover_waits", &["all"])]
        } else {
            Vec::new()
        }
    }
}

impl FinancialCover {
    /// Whether there is something for the economist to confirm.
    pub fn awaits_economist(&self) -> bool {
        !self.lines.is_empty() && self.confirmed.is_none()
    }

    /// How many words of the economist are void once other lines take the place of these.
    fn voids_by_change(&self) -> u32 {
        self.voided.saturating_add(u32::from(self.confirmed.is_some()))
    }

    /// The sum of the lines, or nothing when it does not fit.
    pub fn total(&self) -> Option<Money> {
        self.lines.iter().try_fold(Money(0), |sum, line| sum.checked_add(line.amount))
    }
}

/// The identifier of the one cover of a paper.
pub fn cover_id(paper: RecordId) -> RecordId {
    RecordId::well_known(&format!("cover/{paper}"))
}
