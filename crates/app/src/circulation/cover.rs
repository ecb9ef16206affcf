//! The financial cover of a paper as screens show it.

use obeznik_circulation::cover::{CoverLine, CoverStanding, FinancialCover, cover_id, standing};
use obeznik_circulation::paper::Paper;
use obeznik_kernel::Money;
use obeznik_kernel::record::RecordsExt as _;
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

use crate::api::ApiError;
use crate::municipality::names::Names;
use crate::office::acts::{is_allowed, is_allowed_myself};
use crate::office::shared::Phrase;
use crate::office::{Reader, parse_id};

/// Whose cover.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CoverInput {
    /// The paper.
    pub paper: String,
}

/// The cover of a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CoverDto {
    /// Lines of the budget.
    pub lines: Vec<CoverLine>,
    /// Their sum in haléře; nothing when it does not fit.
    pub total: Option<Money>,
    /// Who confirmed it; empty while nobody has.
    pub confirmed_by: String,
    /// When.
    pub confirmed_at: Option<String>,
    /// Whether the type of the paper asks for a cover.
    pub is_needed: bool,
    /// What the formal check will find, if the paper goes on as it is.
    pub warning: Option<Phrase>,
    /// Whether the person may set the lines now.
    pub may_set: bool,
    /// Whether the person may confirm them now.
    pub may_confirm: bool,
}

/// The cover of a paper; one without lines is an answer too.
///
/// # Errors
/// [`Code::NotFound`](crate::Code::NotFound) when the paper is not here or not for this person.
pub fn cover(reader: &Reader<'_>, input: CoverInput) -> Result<CoverDto, ApiError> {
    let paper = reader.records.need::<Paper>(parse_id(&input.paper)?)?;
    let found = reader.records.find::<FinancialCover>(cover_id(paper.id))?.map(|found| found.value);
    let cover = found.unwrap_or_default();
    let stands = standing(reader.records, &paper)?;
    let payload = json!({ "paper": input.paper, "lines": [] });
    let is_open = !paper.value.is_finished();
    let confirmed_by = cover.confirmed.as_ref().and_then(|confirmed| confirmed.by);
    let by = confirmed_by.map(|by| Names::of(reader.records).person(by)).transpose()?;
    Ok(CoverDto {
        total: cover.total(),
        confirmed_by: by.map(|by| by.name).unwrap_or_default(),
        confirmed_at: cover.confirmed.as_ref().map(|confirmed| confirmed.at.to_string()),
        is_needed: stands != CoverStanding::NotNeeded,
        warning: stands.finding().filter(|_| is_open).map(Phrase::new),
        may_set: is_open && is_allowed(reader, "circulation.set_cover", &payload),
        may_confirm: is_open
            && !cover.lines.is_empty()
            && cover.confirmed.is_none()
            && is_allowed_myself(reader, "circulation.confirm_cover", &payload),
        lines: cover.lines,
    })
}
