//! Sets the cover of a paper, and confirms it.

use obeznik_kernel::{Command, Context, RecordId, Records, RecordsExt, Refusal, Stop, Stored};
use serde::{Deserialize, Serialize};

use super::{CoverConfirmation, CoverLine, FinancialCover, cover_id, lines_fault};
use crate::door::{acting, ensure, refuse};
use crate::paper::{Paper, cover_changed, refuse_state};

/// Input of `circulation.set_cover`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SetCover {
    /// The paper.
    pub paper: RecordId,
    /// All its lines from now on; none takes the cover away.
    pub lines: Vec<CoverLine>,
}

/// Input of `circulation.confirm_cover`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ConfirmCover {
    /// The paper.
    pub paper: RecordId,
    /// The lines the economist saw.
    pub lines: Vec<CoverLine>,
}

/// Sets the lines; a confirmation of other lines is void.
///
/// # Errors
/// Refuses a paper whose journey has ended, and lines that are none of a budget.
pub fn set_cover(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: SetCover = command.input()?;
    let paper = open_paper(records, input.paper)?;
    if let Some(fault) = lines_fault(&input.lines) {
        return refuse(fault);
    }
    let id = cover_id(paper.id);
    let before: Option<Stored<FinancialCover>> = records.find(id)?;
    if before.as_ref().is_some_and(|before| before.value.lines == input.lines) {
        return Ok(()); // somebody wrote the same meanwhile: a confirmation of it stands
    }
    let voided = before.as_ref().map_or(0, |before| before.value.voids_by_change());
    let value = FinancialCover { lines: input.lines, confirmed: None, voided };
    match before {
        Some(before) => records.save(&Stored { value, ..before })?,
        None => {
            let audience = records.audience_of(&paper.scope)?;
            records.add(id, Some(paper.id), &audience, &value)?;
        }
    }
    cover_changed(context, records, paper)
}

/// Writes down that the budget covers it.
///
/// # Errors
/// Refuses a paper whose journey has ended, one without lines, lines that are not those the economist saw, and a
/// second confirmation.
pub fn confirm_cover(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: ConfirmCover = command.input()?;
    let paper = open_paper(records, input.paper)?;
    let found: Option<Stored<FinancialCover>> = records.find(cover_id(paper.id))?;
    let Some(before) = found.filter(|found| !found.value.lines.is_empty()) else {
        return refuse(Refusal::new("refusal-cover-missing"));
    };
    ensure(before.value.lines == input.lines, "refusal-cover-moved")?;
    ensure(before.value.confirmed.is_none(), "refusal-cover-confirmed")?;
    let confirmed = Some(CoverConfirmation { by: acting(command, context), at: context.now });
    let value = FinancialCover { confirmed, ..before.value.clone() };
    records.save(&Stored { value, ..before })?;
    cover_changed(context, records, paper)
}

fn open_paper(records: &dyn Records, id: RecordId) -> Result<Stored<Paper>, Stop> {
    let paper: Stored<Paper> = records.need(id)?;
    if paper.value.is_finished() {
        return Err(refuse_state(&paper.value));
    }
    Ok(paper)
}
