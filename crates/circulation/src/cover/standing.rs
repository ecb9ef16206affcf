//! Whether a paper has the cover its type asks for.

use obeznik_kernel::{Records, RecordsExt, Stop, Stored};

use super::{FinancialCover, cover_id};
use crate::paper::Paper;
use crate::paper_type::PaperType;

/// How a paper stands with its cover.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CoverStanding {
    /// Its type asks for none.
    NotNeeded,
    /// It has no lines.
    Missing,
    /// The economist has not confirmed the lines as they are.
    Unconfirmed,
    /// The economist has.
    Confirmed,
}

impl CoverStanding {
    /// What the formal check finds; nothing where all is well.
    pub fn finding(self) -> Option<&'static str> {
        match self {
            Self::NotNeeded | Self::Confirmed => None,
            Self::Missing => Some("check-cover-missing"),
            Self::Unconfirmed => Some("check-cover-unconfirmed"),
        }
    }
}

/// How a paper stands with the cover its type asks for.
///
/// # Errors
/// As [`Records::get`].
pub fn standing(records: &dyn Records, paper: &Stored<Paper>) -> Result<CoverStanding, Stop> {
    let Some(kind) = paper.value.paper_type else { return Ok(CoverStanding::NotNeeded) };
    if !records.find::<PaperType>(kind)?.is_some_and(|kind| kind.value.needs_cover) {
        return Ok(CoverStanding::NotNeeded);
    }
    let cover = records.find::<FinancialCover>(cover_id(paper.id))?.map(|cover| cover.value);
    Ok(match cover.filter(|cover| !cover.lines.is_empty()) {
        None => CoverStanding::Missing,
        Some(cover) if cover.confirmed.is_none() => CoverStanding::Unconfirmed,
        Some(_) => CoverStanding::Confirmed,
    })
}
